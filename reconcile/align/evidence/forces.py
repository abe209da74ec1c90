"""Every force's cell, for counts of forces and ranks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.align.evidence.cells import Evidence, cell_for, change_items
from reconcile.align.items import Item
from reconcile.model import Finding

SHARE_WORDS = re.compile(r"\b(?:rate|proportion\w*|per ?cent|percentage|faster|share|in proportion)\b|%", re.I)
MOVES = re.compile(
    r"\b(?:increas\w+|decreas\w+|rose|rise|fell|fall|lost|gained|grew|cut|reduc\w+|more|fewer|earlier|faster)\b", re.I
)


def over_forces(finding: Finding, item: Item, items: Sequence[Item]) -> Evidence:
    """Every force's cell, this force's first; of the change where the claim is of one ('eleven forces gained')."""
    if not item.is_change and MOVES.search(finding.words):
        share = SHARE_WORDS.search(finding.words) is not None
        changes = sorted(
            change_items(item, items), key=lambda change: ((change.first.unit == "%") != share, change.number)
        )
        item = changes[0] if changes else item
    cell, fit = cell_for(item.own or item.cells[:1], finding.when)
    if cell is None or fit == "apart":
        return Evidence(lacking="cell" if cell is None else "period")
    return Evidence((cell,), peers_of(item, cell))


def peers_of(item: Item, cell: Finding) -> tuple[Finding, ...]:
    """The other forces' cells for the same period, in the return's order."""
    found: list[Finding] = []
    for group in item.forces().values():
        other, how = cell_for(group, cell.when)
        if other is not None and how != "apart":
            found.append(other)
    return tuple(found)
