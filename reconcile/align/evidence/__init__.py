"""Which cells of a matched item decide a claim: the right period, the reference, the other forces, the earlier figure.

What the return holds only as ingredients (two periods of a trend, the whole of a share, every force of
a rank) is gathered here; the judge does the arithmetic.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.align.evidence.cells import Evidence, cell_for, dated
from reconcile.align.evidence.comparison import of_comparison
from reconcile.align.evidence.forces import counts_forces, over_forces, region_meant
from reconcile.align.evidence.parts import rest_of, share_of, unit_twins, wants_share
from reconcile.align.evidence.spans import a_year_before
from reconcile.align.evidence.sums import cells_of, each_of, parts_before, parts_of, sum_of
from reconcile.align.evidence.trend import of_trend
from reconcile.align.items import Item, period_key
from reconcile.model import Finding, Grade, Interval, Kind, Reference, Relation
from reconcile.wording.forces import body_kind, same_force
from reconcile.wording.grades import grades
from reconcile.wording.terms import terms
from reconcile.wording.wholes import whole_in

__all__ = ["Evidence", "cell_for", "gather"]


def gather(finding: Finding, item: Item, items: Sequence[Item]) -> Evidence:
    """The evidence for one claim in its matched item; in each of several, or in their sum, where it speaks of them."""
    each = each_of(finding, item, items)
    if each is not None:
        return _in_each(finding, each, items)
    parts = parts_of(finding, item, items) if finding.about is None else ()
    total = sum_of(parts) if parts else None
    if total is not None:
        found = _gather(finding, total, (total,))
        return Evidence(found.cells, cells_of(parts, found.cells), found.lacking)
    return _gather(finding, item, items)


def _in_each(finding: Finding, each: Sequence[Item], items: Sequence[Item]) -> Evidence:
    """The first item's cells, and in `compared` those of the others, as many of each."""
    if not each or not isinstance(finding.value, Relation):
        return Evidence(lacking="parts")
    found = [_gather(finding, item, items) for item in each]
    width = len(found[0].cells)
    if any(one.lacking or len(one.cells) != width for one in found) or not width:
        return Evidence(found[0].cells, lacking="parts")
    return Evidence(found[0].cells, tuple(cell for one in found[1:] for cell in one.cells))


def _gather(finding: Finding, item: Item, items: Sequence[Item]) -> Evidence:
    own, lacking = _whose(finding, item)
    if lacking:
        return Evidence(item.own[-1:], lacking=lacking)
    relation = finding.value if isinstance(finding.value, Relation) else None
    if finding.about is Reference.FORCES or (relation is None and counts_forces(finding)):
        return over_forces(finding, item, items)
    if finding.kind is Kind.TREND and relation is not None:
        return of_trend(finding, relation, own, item, items)
    if relation is not None:
        return of_comparison(finding, relation, own, item, items)
    return _of_level(finding, own, item, items)


def _of_level(finding: Finding, own: tuple[Finding, ...], item: Item, items: Sequence[Item]) -> Evidence:
    """The cell of the period, with the whole of which it is a part where the claim is of a share."""
    cell, fit = _told_cell(finding, own)
    if cell is None:
        return Evidence(lacking="cell")
    if fit == "apart" or _of_a_year_not_a_day(finding, cell):
        return Evidence(compared=(cell,), lacking="period")
    counted = isinstance(cell.value, Interval) and cell.value.unit in ("", "FTE", "headcount")
    share = wants_share(finding, cell) and whole_in(cell.words, cell.asked) is None
    if share or (finding.whole is not None and counted):
        pair = share_of(finding, item, cell, items)
        if pair is not None:
            return Evidence(pair)
    rest = rest_of(finding, item, cell, items) if counted else None
    if rest is not None:
        return Evidence(rest)
    if share:
        parts = parts_before(finding, item, items)
        total = sum_of(parts) if item in parts else None
        whole = cell_for(total.own, cell.when)[0] if total is not None else None
        if whole is not None and whole.when == cell.when:
            return Evidence((cell, whole), cells_of(parts, (whole,)))
    return Evidence((cell,), compared=unit_twins(finding, item, cell, items))


def _told_cell(finding: Finding, own: tuple[Finding, ...]) -> tuple[Finding | None, str]:
    """The cell of the period that a claim names; of the year before, where it says 'a year earlier' and no date."""
    cell, fit = cell_for(own, finding.when)
    if cell is not None and _moved_from(finding):
        before = [one for one in own if period_key(one) < period_key(cell)]
        return (before[-1], "same") if before else (cell, "apart")
    if cell is None or not _of_the_year_before(finding.words):
        return cell, fit
    if dated(finding.when) and finding.when is not None and finding.when.text in finding.words and fit != "apart":
        return cell, fit
    before = [one for one in own if period_key(one) < period_key(cell)]
    earlier = a_year_before(before, cell)
    if earlier is not None:
        return earlier, "same"
    return (cell, "apart") if dated(cell.when) else (cell, fit)


def _of_the_year_before(words: str) -> bool:
    """Whether a claim is of the year before, and does not only compare with it ('more than a year earlier')."""
    found = YEAR_EARLIER.search(words)
    return found is not None and BESIDE.search(" ".join(words[: found.start()].split()[-REACH:])) is None


REACH = 8  # words before 'a year earlier' in which a comparison with it is looked for
BESIDE = re.compile(r"\b(?:than|from|on|since|against|compared|over|as)\b", re.I)


def _moved_from(finding: Finding) -> bool:
    """Whether a grade is the one that the force had before: 'from the lowest grade to good'."""
    return isinstance(finding.value, Grade) and any(
        mention.grade == finding.value and FROM.search(finding.words[: mention.start]) is not None
        for mention in grades(finding.words)
    )


FROM = re.compile(r"\b(?:from|up from|down from)\s+(?:being\s+)?(?:graded\s+)?(?:an?\s+|the\s+)?[‘'\"“]?$", re.I)
YEAR_EARLIER = re.compile(
    r"\b(?:(?:a|one) year|twelve months|12 months) (?:earlier|before|previously)(?=\s*(?:[,.;:)]|$))"
    r"|\bthe (?:previous|preceding|prior) year\b|\bthe year before(?=\s*(?:[,.;:)]|$))|\blast year's\b",
    re.I,
)

# All forces, or a region's, taken as one: not the letter's own force, nor a count of forces.
ALL_FORCES = re.compile(
    r"\b(?:the |all )?(?:43|forty-three) (?:territorial |police )?forces\b(?= (?:between them|together|as a whole|in))"
    r"|\bforces (?:between them|taken together|as a whole)\b|\bnationwide\b",
    re.I,
)
WHOLE_REGION = re.compile(
    r"\bregion as a whole\b|\b(?:in|of|across) the region (?:together|combined|between them)\b", re.I
)


def _whose(finding: Finding, item: Item) -> tuple[tuple[Finding, ...], str]:
    """The cells of the force or body that a claim is about; what is lacking where the return has none of it."""
    if finding.about is Reference.NATION:
        nation = item.of("nation") or tuple(c for c in item.own if body_kind(c.force) in ("nation", "total"))
        return nation, "" if nation else "reference"
    if finding.about is Reference.SIMILAR:
        similar = item.of("similar")
        return similar, "" if similar else "reference"
    if finding.about is Reference.FORCE and finding.force:
        named = tuple(c for name, group in item.others.items() if same_force(name, finding.force) for c in group)
        return named, "" if named else "cell"
    if WHOLE_REGION.search(finding.words):
        region = region_meant(finding.words, finding.force)
        rows = tuple(c for c in item.of("region") if region and _same_region(c.force, region))
        return rows, "" if rows else "region"
    if finding.about is None and ALL_FORCES.search(finding.words) and item.others:
        nation = item.of("nation") or item.of("total")
        own_is_nation = any(body_kind(cell.force) in ("nation", "total") for cell in item.own)
        return (item.own, "") if own_is_nation else (nation, "" if nation else "reference")
    return item.own, ""


def _of_a_year_not_a_day(finding: Finding, cell: Finding) -> bool:
    """'1,504 in the year to March' of a strength told at a date: what came or went in the year, and no strength."""
    said, held = finding.when, cell.when
    if said is None or held is None or not held.is_date or said.start is None or said.end is None:
        return False
    return (said.end - said.start).days > HALF_A_YEAR and YEAR_TO.match(said.text) is not None


HALF_A_YEAR = 150
YEAR_TO = re.compile(r"\s*(?:in |over )?(?:the )?(?:year|\w+ months) (?:to|ending|ended|up to)\b", re.I)


def _same_region(label: str, region: str) -> bool:
    return set(terms(region)) <= set(terms(label))
