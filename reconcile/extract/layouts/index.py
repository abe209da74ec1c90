"""Indexes of sheets: a title for each sheet of the workbook. Their dates are kept, since a letter may cite them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.extract.layout import Reading, View
from reconcile.extract.layouts import crossed
from reconcile.extract.vocabulary import Look, clean, look

_NAME = re.compile(
    r"(?:index|contents|table of contents|cover(?: sheet)?|list of (?:tables|sheets)|read ?me|about|guidance"
    r"|instructions|notes?)",
    re.I,
)
_ENTRY = re.compile(
    r"(?:table|sheet|tab|figure|chart|annex|worksheet|section)[ _]?[\dA-Z]+[a-z]?(?:\.\d+)?", re.IGNORECASE
)


def claims(view: View) -> bool:
    """Most rows begin with the name of a table or sheet."""
    rows = view.table.rows
    if not rows or view.table.said.answers is not None:
        return False
    firsts = [clean(min(row.cells.items())[1].shown) for row in rows]
    entries = sum(bool(_ENTRY.fullmatch(text)) for text in firsts)
    return entries >= 0.6 * len(rows) or bool(_NAME.fullmatch(clean(view.table.sheet)))


def readings(view: View) -> Iterator[Reading]:
    """The cells that hold a date."""
    for found in crossed.readings(view):
        if look(found.cell) is Look.PERIOD:
            yield found
