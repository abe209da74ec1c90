"""The part and the whole of a claimed share, and the same measure in another unit."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.align.evidence.cells import cell_for
from reconcile.align.items import Item
from reconcile.model import Finding, Interval
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


def share_of(finding: Finding, item: Item, cell: Finding, items: Sequence[Item]) -> tuple[Finding, Finding] | None:
    """The part and the whole of a claimed share where the return holds two counts, the matched item being either.

    The whole's words stand in the part's ('files examined'; 'of the files examined: with a plan'), or in what the
    letter says around the claim; what the part's words add, the claim says.
    """
    if not isinstance(cell.value, Interval):
        return None
    said = set(terms(finding.words)) | set(terms(finding.measure))
    around = said | set(terms(finding.sentence)) | {term for text in finding.context[:2] for term in terms(text)}
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
        as_part = partner.value.point >= cell.value.point
        part, whole = (cell, partner) if as_part else (partner, cell)
        score = _fits_as_whole(part, whole, said, around, as_part)
        near = -abs(other.number - item.number)
        if score is not None and (best is None or (score + 0.05 * max(near, -6), near) > best):
            best, found = (score + 0.05 * max(near, -6), near), (part, whole)
    return found


def _fits_as_whole(part: Finding, whole: Finding, said: set[str], around: set[str], as_part: bool) -> float | None:
    """How well one cell serves as the whole of another for this claim; None where it does not."""
    part_terms, whole_terms = set(terms(part.measure)), set(terms(whole.measure))
    if not whole_terms:
        return None
    contained = len(whole_terms & part_terms) / len(whole_terms)
    known = len(whole_terms & around) / len(whole_terms)
    added = part_terms - whole_terms
    met = len(added & said) / len(added) if added else 0.0
    if max(contained, known) < ENOUGH or (not as_part and (met < 0.5 or contained < ENOUGH)):
        return None
    return contained + 0.7 * known + (0.3 if as_part else 0.7 * met) + (0.3 if part.section == whole.section else 0.0)


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
