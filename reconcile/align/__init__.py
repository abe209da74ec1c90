"""Each letter finding with the cells of the return that decide it: a Pairing, with rivals.

Matched on what is measured (words, meaning, kind of answer, unit, period, section, order), never on the
value: a program that looks for the figure finds only agreement, or the neighbour's figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reconcile.align.evidence import gather
from reconcile.align.items import Item, items
from reconcile.align.match import Candidate, Choice, choose
from reconcile.align.scores import FEATURES, QUANTITIES
from reconcile.align.subject import of_other_months, understood
from reconcile.model import Finding, Interval, Kind, Pairing, Reference, Standing

if TYPE_CHECKING:
    from reconcile.encoder import Encoder

__all__ = ["align"]

# Claims of these kinds say one thing of an item; of two in one sentence the plainer counts.
PLAIN = (Kind.ANSWER, Kind.QUANTITY, Kind.APPROXIMATION, Kind.CATEGORY, Kind.DATE, Kind.PROVISION)
FAMILY = dict.fromkeys(PLAIN, "plain")

DOUBTFUL = 1.5  # the next item fits about as well where the best's chance is no more than so many times its own
FIT_COUNTS = 0.5  # what a reading in the item's own kind is worth, as chance
NEARLY = 1.0  # log-odds by which a figure's next item may fall short of its best

COMPARABLE = (Standing.FINDING, Standing.NATIONAL)


def align(
    letter: Sequence[Finding], data: Sequence[Finding], force: str, encoder: Encoder | None = None
) -> tuple[Pairing, ...]:
    """A pairing for every letter finding, in the letter's order; without evidence where none decides it."""
    return_items = items(data, force)
    comparable = [finding for finding in letter if finding.standing in COMPARABLE]
    choices = choose(comparable, return_items, encoder)
    chosen, spoken_for = _settle(choices)
    return tuple(
        _pairing(finding, chosen.get(id(finding)), return_items, id(finding) in spoken_for) for finding in letter
    )


def _settle(choices: Sequence[Choice]) -> tuple[dict[int, Choice], set[int]]:
    """Within a sentence, which clause speaks of which item: no two plain claims of one item, force and period.

    'The force has no register, which makes its work harder': both clauses are nearest to the question about
    the register, and only one answers it. Of two figures ('we read 72 records and agreed with 63'), the other
    is given its next best item. A figure beside its comparison or its trend are different claims of one item.
    """
    settled = {id(choice.finding): choice for choice in choices}
    dropped: set[int] = set()
    for group in _by_sentence(choices):
        counting = {c.finding.words for c in group if _counts_forces(c.finding)}
        taken: dict[tuple[object, ...], Choice] = {}
        for choice in sorted(group, key=_plainest_first):
            finding = choice.finding
            if finding.words in counting and not _counts_forces(finding):
                dropped.add(id(finding))  # a count of forces is no trend or comparison of this one
                continue
            claimed = (FAMILY.get(finding.kind, finding.kind.value), finding.about, finding.force, finding.period)
            free = next((n for n, c in enumerate(choice.candidates) if (c.item.number, *claimed) not in taken), None)
            if free is None or (
                free > 0 and not _may_move(choice, free, taken[(choice.candidates[0].item.number, *claimed)])
            ):
                dropped.add(id(finding))
                continue
            if free > 0:
                choice = _moved(choice, free)
                settled[id(finding)] = choice
            taken[(choice.candidates[0].item.number, *claimed)] = choice
    return settled, dropped


def _counts_forces(finding: Finding) -> bool:
    """'One of six forces that ...'."""
    return finding.about is Reference.FORCES and isinstance(finding.value, Interval)


def _plainest_first(choice: Choice) -> tuple[float, float, str]:
    """Of several readings of a clause, the one in the item's own kind of answer and unit; then the likelier."""
    best = choice.candidates[0]
    told = dict(zip(FEATURES, best.features, strict=True))
    figure = isinstance(choice.finding.value, Interval) and not choice.finding.value.hedge
    fit = told["kind"] + told["unit"] + (0.2 if figure and best.item.type in QUANTITIES else 0.0)
    return -(choice.chance + FIT_COUNTS * fit), -best.score, choice.finding.id


def _by_sentence(choices: Sequence[Choice]) -> list[list[Choice]]:
    groups: dict[tuple[int | None, str], list[Choice]] = {}
    for choice in choices:
        if choice.candidates:
            groups.setdefault(
                (choice.finding.place.paragraph, choice.finding.sentence or choice.finding.words), []
            ).append(choice)
    return list(groups.values())


def _may_move(choice: Choice, free: int, winner: Choice) -> bool:
    """A figure may take its next item where another figure has the best, and the next is nearly as good."""
    figures = isinstance(choice.finding.value, Interval) and isinstance(winner.finding.value, Interval)
    return (
        figures
        and choice.finding.value != winner.finding.value
        and choice.candidates[0].score - choice.candidates[free].score <= NEARLY
    )


def _moved(choice: Choice, free: int) -> Choice:
    """The choice with another candidate first; less sure by what that candidate's chance is less."""
    candidates = (choice.candidates[free], *(c for n, c in enumerate(choice.candidates) if n != free))
    return Choice(choice.finding, candidates, choice.sureness * 0.8, candidates[0].chance)


def _pairing(finding: Finding, choice: Choice | None, return_items: Sequence[Item], spoken_for: bool) -> Pairing:
    if choice is None:
        return Pairing(finding, how=f"not a finding about the force: {finding.standing.value}")
    if not choice.candidates:
        return Pairing(finding, how="the return holds no item to compare")
    if spoken_for:
        return Pairing(finding, how="another clause of the sentence speaks of the same item")
    best = choice.candidates[0]
    rivals = tuple(candidate.item.first for candidate in choice.candidates[1:4])
    doubt = None
    if len(choice.candidates) > 1 and _nearly_as_likely(choice):
        doubt = _paired(finding, choice.candidates[1], return_items, choice.sureness)
    paired = _paired(finding, best, return_items, choice.sureness)
    return replace(paired, rivals=rivals, doubt=doubt)


def _nearly_as_likely(choice: Choice) -> bool:
    """Whether the next item fits about as well; one of the same answer or row is weighed against the first alone."""
    best, following = choice.candidates[:2]
    kin = best.item.family == following.item.family
    return following.chance * DOUBTFUL >= (best.chance if kin else choice.chance)


def _answer_itself(finding: Finding, item: Item, return_items: Sequence[Item]) -> Item:
    """Whether a figure could be given is said by the whole answer, not by a figure within its prose."""
    if finding.kind is not Kind.PROVISION:
        return item
    whole = [
        other
        for other in return_items
        if other.first.place == item.first.place and other.first.measure in item.first.measure
    ]
    return min(whole, key=lambda other: (len(other.first.measure), other.number), default=item)


def _paired(finding: Finding, candidate: Candidate, return_items: Sequence[Item], sureness: float) -> Pairing:
    item = _answer_itself(finding, candidate.item, return_items)
    evidence = gather(understood(finding, item), item, return_items)
    if evidence.cells and of_other_months(finding, evidence.cells[0]):
        return Pairing(finding, (), sureness, "lacking: period", compared=evidence.cells)
    how = f"lacking: {evidence.lacking}" if evidence.lacking else "words, meaning, kind of answer and order"
    return Pairing(finding, evidence.cells, sureness, how, compared=evidence.compared)
