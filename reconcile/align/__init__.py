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
from reconcile.model import Finding, Kind, Pairing, Standing

if TYPE_CHECKING:
    from reconcile.encoder import Encoder

__all__ = ["align"]

# Claims of these kinds say one thing of an item; of two in one sentence the plainer counts.
FAMILY = {kind: "plain" for kind in (Kind.ANSWER, Kind.QUANTITY, Kind.APPROXIMATION, Kind.CATEGORY, Kind.DATE, Kind.PROVISION)}

COMPARABLE = (Standing.FINDING, Standing.NATIONAL)


def align(letter: Sequence[Finding], data: Sequence[Finding], force: str, encoder: Encoder | None = None) -> tuple[Pairing, ...]:
    """A pairing for every letter finding, in the letter's order; without evidence where none decides it."""
    return_items = items(data, force)
    comparable = [finding for finding in letter if finding.standing in COMPARABLE]
    choices = choose(comparable, return_items, encoder)
    spoken_for = _said_better(choices)
    chosen = {id(choice.finding): choice for choice in choices}
    return tuple(_pairing(finding, chosen.get(id(finding)), return_items, id(finding) in spoken_for) for finding in letter)


def _said_better(choices: Sequence[Choice]) -> set[int]:
    """Claims of a sentence whose item another claim of the same sentence speaks of more plainly.

    'The force has no register, which makes its work harder': both clauses are nearest to the question about
    the register, and only one answers it. A figure beside its comparison or its trend are different claims of one item.
    """
    best: dict[tuple[str, int, str], Choice] = {}
    dropped: set[int] = set()
    for choice in choices:
        if not choice.candidates:
            continue
        finding = choice.finding
        key = (finding.sentence or finding.words, choice.candidates[0].item.number, FAMILY.get(finding.kind, finding.kind.value))
        rival = best.get(key)
        if rival is None:
            best[key] = choice
        elif _plainer(choice, rival):
            dropped.add(id(rival.finding))
            best[key] = choice
        else:
            dropped.add(id(finding))
    return dropped


def _plainer(choice: Choice, rival: Choice) -> bool:
    return (choice.candidates[0].score, -len(choice.finding.words)) > (rival.candidates[0].score, -len(rival.finding.words))


def _pairing(finding: Finding, choice: Choice | None, return_items: Sequence[Item], spoken_for: bool) -> Pairing:
    if choice is None:
        return Pairing(finding, how=f"not a finding about the force: {finding.standing.value}")
    if not choice.candidates:
        return Pairing(finding, how="the return holds no item to compare")
    if spoken_for:
        return Pairing(finding, how="another clause of the sentence speaks of the same item")
    best = choice.candidates[0]
    evidence = gather(finding, best.item, return_items)
    rivals = tuple(candidate.item.first for candidate in choice.candidates[1:4])
    how = f"lacking: {evidence.lacking}" if evidence.lacking else "words, meaning, kind of answer and order"
    return Pairing(finding, evidence.cells, choice.sureness, how, rivals, evidence.compared)
