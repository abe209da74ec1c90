"""Each letter finding with the cells of the return that decide it: a Pairing, with rivals.

Matched on what is measured (words, meaning, kind of answer, unit, period, section, order), never on the
value: a program that looks for the figure finds only agreement, or the neighbour's figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reconcile.align.evidence import gather
from reconcile.align.items import Item, items
from reconcile.align.match import Choice, choose
from reconcile.model import Finding, Pairing, Standing

if TYPE_CHECKING:
    from reconcile.encoder import Encoder

__all__ = ["align"]

COMPARABLE = (Standing.FINDING, Standing.NATIONAL)


def align(letter: Sequence[Finding], data: Sequence[Finding], force: str, encoder: Encoder | None = None) -> tuple[Pairing, ...]:
    """A pairing for every letter finding, in the letter's order; without evidence where none decides it."""
    return_items = items(data, force)
    comparable = [finding for finding in letter if finding.standing in COMPARABLE]
    chosen = {id(choice.finding): choice for choice in choose(comparable, return_items, encoder)}
    return tuple(_pairing(finding, chosen.get(id(finding)), return_items) for finding in letter)


def _pairing(finding: Finding, choice: Choice | None, return_items: Sequence[Item]) -> Pairing:
    if choice is None:
        return Pairing(finding, how=f"not a finding about the force: {finding.standing.value}")
    if not choice.candidates:
        return Pairing(finding, how="the return holds no item to compare")
    best = choice.candidates[0]
    evidence = gather(finding, best.item, return_items)
    rivals = tuple(candidate.item.first for candidate in choice.candidates[1:4])
    how = f"lacking: {evidence.lacking}" if evidence.lacking else "words, meaning, kind of answer and order"
    return Pairing(finding, evidence.cells, choice.sureness, how, rivals, evidence.compared)
