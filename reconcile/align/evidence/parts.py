"""The part and the whole of a claimed share, and the same measure in another unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.align.evidence.cells import cell_for
from reconcile.align.items import Item
from reconcile.model import Finding, Interval
from reconcile.wording.senses import standard, turned
from reconcile.wording.terms import terms

ENOUGH = 0.6  # share of the whole's words that must be found in the part's, or in the letter
HEADS = frozenset(terms("FTE headcount"))
TWIN_REACH = 60


def wants_share(finding: Finding, cell: Finding) -> bool:
    value = finding.value
    return (
        isinstance(value, Interval)
        and isinstance(cell.value, Interval)
        and (
            (value.unit == "%" and cell.value.unit not in ("%", "points") and not cell.value.unit.startswith("per "))
            or value.hedge == "all but"
        )
    )


def counts_what_is_left(finding: Finding, cell: Finding) -> bool:
    """Whether a claim's count is of what the cell's leaves out: 'three were overlooked' beside those recorded."""
    value = finding.value
    return (
        isinstance(value, Interval)
        and is_count(value)
        and isinstance(cell.value, Interval)
        and is_count(cell.value)
        and turned(finding.words, value, cell.asked)
    )


def is_count(value: Interval) -> bool:
    return value.unit in ("", "FTE", "headcount")


def rest_of(finding: Finding, item: Item, cell: Finding, items: Sequence[Item]) -> tuple[Finding, Finding] | None:
    """The part and the whole whose difference a claim counts, the matched item being either; None where it is neither.

    'Only one was overlooked' may have met the crimes that should have been recorded, or those that were.
    """
    if not (isinstance(finding.value, Interval) and is_count(finding.value)):
        return None
    pair = share_of(finding, item, cell, items)
    return pair if pair is not None and counts_what_is_left(finding, pair[0]) else None


def share_of(finding: Finding, item: Item, cell: Finding, items: Sequence[Item]) -> tuple[Finding, Finding] | None:
    """The part and the whole of a claimed share where the return holds two counts, the matched item being either.

    The whole's words stand in the part's ('files examined'; 'of the files examined: with a plan'), or in what the
    letter says around the claim; what the part's words add, the claim says.
    """
    if not isinstance(cell.value, Interval):
        return None
    said = _said(finding)
    best: tuple[float, int] | None = None
    found: tuple[Finding, Finding] | None = None
    for other in items:
        if other.number == item.number or other.type != item.type:
            continue
        partner, fit = cell_for(other.own, cell.when)
        if (
            partner is None
            or fit == "apart"
            or not isinstance(partner.value, Interval)
            or partner.value.unit != cell.value.unit
        ):
            continue
        more = partner.value.point - cell.value.point
        as_part = more > 0 or (more == 0 and other.number < item.number)
        part, whole = (cell, partner) if as_part else (partner, cell)
        gap = item.number - other.number if as_part else other.number - item.number  # the whole stands before its part
        score = _fits_as_whole(part, whole, said, as_part, gap)
        if score is not None and _of_one_set(part, whole, said):
            continue  # 'cases judged inadequate' is no whole of 'cases judged good'
        near = -abs(gap)
        if score is not None and (best is None or (score + 0.05 * max(near, -6), near) > best):
            best, found = (score + 0.05 * max(near, -6), near), (part, whole)
    return found


def whole_item(item: Item, items: Sequence[Item]) -> Item | None:
    """The item that counts the whole of which this one counts a part, told by their words and their order alone."""
    nothing = _Said("", frozenset(), frozenset())
    best: tuple[float, int] | None = None
    found: Item | None = None
    for other in items:
        gap = item.number - other.number
        if not 0 < gap <= WHOLE_REACH or other.type != item.type or other.first.unit != item.first.unit:
            continue
        score = _fits_as_whole(item.first, other.first, nothing, True, gap)
        if score is not None and _of_one_set(item.first, other.first, nothing):
            continue
        if score is not None and (best is None or (score, -gap) > best):
            best, found = (score, -gap), other
    return found


def _of_one_set(part: Finding, whole: Finding, said: _Said) -> bool:
    """Whether two cells are two of a set of kinds, worded alike but for the kind, which the claim does not name."""
    mine, theirs = _core(part), _core(whole)
    kind = theirs - mine
    return len(mine - theirs) == len(kind) == 1 and not kind <= COUNTED | said.around


WHOLE_REACH = 8  # items before a part in which its whole is looked for


@dataclass(frozen=True)
class _Said:
    """A claim's own words, and those of what it is said in."""

    words: str
    terms: frozenset[str]
    around: frozenset[str]


def _said(finding: Finding) -> _Said:
    said = frozenset(terms(finding.words)) | frozenset(terms(finding.measure))
    around = said | set(terms(finding.sentence)) | {term for text in finding.context[:2] for term in terms(text)}
    return _Said(finding.words, said, around)


# 'Of those, …', 'of whom': a part of what stands before it.
BACK = re.compile(r"\b(?:(?:of|among|from) (?:those|these|them|whom|which|the above)|those|these|thereof)\b", re.I)
# What a whole's words say of having been counted, which its parts need not repeat.
COUNTED = frozenset(
    terms(
        "examined reviewed audited sampled total all checked looked inspected selected required managed eligible"
        " overall sitting lodged offered requested referred invited applied attempted surveyed heard value"
        " recorded reported received made held identified allocated opened started undertaken"
        " workforce establishment"
    )
)
TOTAL = re.compile(r"\b(?:total|all|overall|workforce|establishment)\b", re.I)
ASIDE = re.compile(
    r"\b(?:under|by|from|across|for|with|in) all \w+|\([^)]*\)|\b(?:19|20)\d\d\b|\b(?:FTE|headcount|number)\b", re.I
)


def _core(cell: Finding) -> set[str]:
    """The terms of what a cell counts, without its unit, its year and what stands in brackets."""
    return set(terms(ASIDE.sub(" ", cell.measure))) or set(terms(cell.measure))


def _fits_as_whole(part: Finding, whole: Finding, said: _Said, as_part: bool, gap: int) -> float | None:
    """How well one cell serves as the whole of another for this claim; None where it does not."""
    part_terms, whole_terms = _core(part), _core(whole)
    label = part.asked
    back = 0 < gap <= NEAR and BACK.search(label) is not None
    if not whole_terms or whole.measure == part.measure:
        return None
    told = whole_terms - COUNTED or whole_terms
    own_words = whole_terms - part_terms - COUNTED
    total = TOTAL.search(whole.measure) is not None and part.section == whole.section and not own_words
    within = total or _stands_within(whole, part)
    contained = len(told & part_terms) / len(told)
    if within:
        contained = 1.0
    elif back:
        contained = max(contained, BACK_IS_WORTH)
    known = len(told & said.around) / len(told)
    added = part_terms - whole_terms
    met = len(added & said.terms) / len(added) if added else 0.0
    unsaid = 1.0 - met if added else 0.0
    if _both_meet(said.words, label):
        met = max(met, 0.6)
    if max(contained, known) < ENOUGH or (not as_part and (met < 0.34 or contained < 0.5)):
        return None
    covered = len((part_terms | whole_terms) & said.terms) / (len(said.terms) or 1)
    section = 0.3 if part.section == whole.section else 0.0
    contained += WITHIN_IS_WORTH if within else -ASTRAY if own_words - said.around else 0.0
    contained -= UNSAID * unsaid if said.terms else 0.0
    return contained + 0.7 * known + 0.6 * met + 0.5 * covered + section + (0.1 if gap > 0 else 0.0)


def _stands_within(whole: Finding, part: Finding) -> bool:
    """Whether the part's label says the whole's and more: 'aged under 18', 'aged under 18, in care'."""
    one, other = (" ".join(cell.asked.split()).lower() for cell in (whole, part))
    return other.startswith(one) and re.match(r"\W+\w", other[len(one) :]) is not None


WITHIN_IS_WORTH = 0.5
UNSAID = 0.5  # what a part is less likely the one meant for words of its own that the claim does not say
ASTRAY = 0.2  # what a whole is less likely one for words of its own that nobody says
BACK_IS_WORTH = 0.8  # of 'those', as a share of the whole's words found in the part's
NEAR = 4  # items after its whole within which a part speaks of 'those'


def _both_meet(words: str, label: str) -> bool:
    """Whether claim and label both say whether something was as it should be: 'right' and 'complied', or 'missed'."""
    return standard(words) != 0 and standard(label) != 0


def unit_twins(finding: Finding, item: Item, cell: Finding, items: Sequence[Item]) -> tuple[Finding, ...]:
    """The same measure in another unit (headcount beside FTE), where the letter names neither."""
    if not isinstance(finding.value, Interval) or finding.value.unit or not isinstance(cell.value, Interval):
        return ()
    own = frozenset(terms(item.words)) - HEADS
    found = []
    for other in items:
        if (
            other.number != item.number
            and abs(other.number - item.number) <= TWIN_REACH
            and frozenset(terms(other.words)) - HEADS == own
        ):
            twin, fit = cell_for(other.own, cell.when)
            if twin is not None and fit != "apart" and {twin.unit, cell.unit} & {"FTE", "headcount"}:
                found.append(twin)
    return tuple(found)
