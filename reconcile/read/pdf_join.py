"""A table that goes on over pages becomes one table, its repeated header kept once."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from reconcile.model import Box
from reconcile.read.pdf_tables import Table, TableCell

_EDGE = 4.0  # points by which column edges may differ between pages


def join_tables(tables: Sequence[Table], anew: Set[int] = frozenset()) -> list[Table]:
    """Tables in page order, each continued one joined to its continuation; the ids in `anew` continue nothing."""
    out: list[Table] = []
    for table in tables:
        if out and id(table) not in anew and _continues(out[-1], table):
            out[-1] = _appended(out[-1], table)
        else:
            out.append(table)
    return out


def last_page(table: Table) -> int:
    return max(c.page for c in table.cells)


def _continues(before: Table, table: Table) -> bool:
    if table.page != last_page(before) + 1 or before.width != table.width or before.ruled is not table.ruled:
        return False
    if repeated_rows(before, table):
        return True
    # Without its header repeated, only a table that fills its page to the foot goes on.
    high, low = table.box.top < 0.25 * table.page_height, before.box.bottom > 0.65 * before.page_height
    return high and low and _same_columns(before, table)


def _same_columns(before: Table, table: Table) -> bool:
    """Drawn edges stay where they are; those told by white space move with the words."""
    if before.ruled:
        pairs = list(zip(before.edges, table.edges, strict=False))
        return len(before.edges) == len(table.edges) and all(abs(a - b) <= _EDGE for a, b in pairs)
    return all(abs(a - b) <= 4 * _EDGE for a, b in zip(before.edges[1:-1], table.edges[1:-1], strict=False))


_CONTINUED = re.compile(r"\s*\(?\bcont(?:inued|['’]?d)?\b\.?\)?", re.IGNORECASE)


def repeated_rows(before: Table, table: Table) -> int:
    """How many rows at the head of `table` repeat the head of `before`."""
    count = 0
    for number in range(min(before.height, table.height)):
        first = [(c.column, _CONTINUED.sub("", c.text)) for c in before.row(number)]
        again = [(c.column, _CONTINUED.sub("", c.text)) for c in table.row(number)]
        if first != again or not any(text for _, text in again):
            break
        count += 1
    return count


def _appended(before: Table, table: Table) -> Table:
    skip = repeated_rows(before, table)
    height = before.height
    cells = list(before.cells)
    more = [cell for cell in table.cells if cell.row >= skip]
    broken = _broken_row([c for c in cells if c.row == height - 1], [c for c in more if c.row == skip])
    if broken:
        last = height - 1
        cells = [c for c in cells if c.row != last] + broken
        more = [c for c in more if c.row != skip]
        skip += 1
    shift = height - skip
    cells.extend(replace(cell, row=cell.row + shift) for cell in more)
    box = Box(before.box.left, before.box.top, before.box.right, table.box.bottom)
    return replace(before, cells=tuple(cells), box=box)


def _broken_row(last: Sequence[TableCell], first: Sequence[TableCell]) -> list[TableCell]:
    """The last row of a page with what the next page adds to it, where a row was broken over the two; or nothing.

    Such a rest has no text in its first column, which the row itself has, and goes on in mid-sentence.
    """
    rest = {c.column: c for c in first if c.lines}
    begun = {c.column: c for c in last if c.lines}
    if not rest or 0 in rest or 0 not in begun or not set(rest) <= set(begun):
        return []
    if any(c.text[:1].isupper() and begun[k].text.endswith((".", "?", ":")) for k, c in rest.items()):
        return []
    if not any(c.text[:1].islower() for c in rest.values()):
        return []
    return [replace(c, lines=(*c.lines, *rest[c.column].lines)) if c.column in rest else c for c in last]
