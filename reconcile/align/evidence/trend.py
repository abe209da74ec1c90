"""The cells of a trend: the later period first, then the earlier, then those between."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.align.evidence.cells import A_MONTH, A_YEAR, Evidence, cell_for, change_items, dated, is_number
from reconcile.align.items import Item, period_key
from reconcile.model import Answer, Finding, Relation, When
from reconcile.wording.terms import terms

MONTHS = re.compile(r"\b(?:(?P<six>six|6) months|(?P<year>twelve|12) months|(?P<a>a) year)\b", re.I)
SPAN = re.compile(r"\b(two|three|four|five|six|seven|eight|nine|ten|\d+)(?:-year| years)\b", re.I)
COUNTED = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NUMBERS = {word: n for n, word in enumerate(COUNTED, start=2)}
WHOLE_SPAN = ("over the period", "over the whole period", "over these years", "in recent years")


def of_trend(
    finding: Finding, relation: Relation, own: tuple[Finding, ...], item: Item, items: Sequence[Item]
) -> Evidence:
    """The cells of the later and of the earlier period, the later first; or the return's own change column."""
    numbers = [cell for cell in own if is_number(cell)]
    if item.is_change and numbers:
        cell, fit = cell_for(numbers, relation.until or finding.when)
        return Evidence((cell,)) if cell and fit != "apart" else Evidence(lacking="period")
    series = numbers or [cell for cell in own if cell.value is not None and not isinstance(cell.value, Answer)]
    if len(series) < 2:
        series = _sibling_periods(item, items) or series
    if len(series) < 2:
        return Evidence(compared=tuple(series), lacking="earlier period" if series else "cell")
    ordered = sorted(series, key=period_key)
    later, earlier, lacking = _two_periods(finding, relation, ordered)
    if later is None or earlier is None:
        return Evidence(compared=tuple(ordered), lacking=lacking)
    between = [cell for cell in ordered if period_key(earlier) < period_key(cell) < period_key(later)]
    steady = relation.steps > 1 or _steady(finding)
    told = _told_change(later, earlier, relation, item, items)
    return Evidence((later, earlier, *reversed(between)) if steady else (later, earlier), told)


def _two_periods(
    finding: Finding, relation: Relation, ordered: Sequence[Finding]
) -> tuple[Finding | None, Finding | None, str]:
    """The later and the earlier cell of a trend, or what is lacking."""
    until = relation.until or (finding.when if finding.when is not None and finding.when.end is not None else None)
    later, fit = cell_for(ordered, until) if dated(until) else (ordered[-1], "unknown")
    if later is None or fit == "apart":
        return None, None, "period"
    before = [cell for cell in ordered if period_key(cell) < period_key(later)]
    if not before:
        return None, None, "earlier period"
    if dated(relation.since):
        return later, _cell_at(before, relation.since), "earlier period"
    if relation.steps > 1:
        return later, before[max(0, len(before) - relation.steps)], ""
    spanned = _years_before(before, later, finding.words) or _years_before(before, later, finding.sentence)
    return later, spanned or _a_year_before(before, later) or before[-1], ""


def _a_year_before(before: Sequence[Finding], later: Finding) -> Finding | None:
    """Changes are told from year to year, where the return holds half-years too."""
    end = period_key(later)[0]
    gaps = [
        (abs((end - period_key(cell)[0]).days - 365), n)
        for n, cell in enumerate(before)
        if period_key(cell)[0].year > 1
    ]
    return before[min(gaps)[1]] if gaps and min(gaps)[0] <= A_MONTH else None


def _told_change(
    later: Finding, earlier: Finding, relation: Relation, item: Item, items: Sequence[Item]
) -> tuple[Finding, ...]:
    """The return's own change cells between the two dates, cited beside them."""
    first, last = period_key(earlier)[0], period_key(later)[0]
    found: list[Finding] = []
    for other in change_items(item, items):
        for cell in other.cells:
            if cell.force == later.force and cell.when is not None and cell.when.start and cell.when.end:
                starts, ends = (
                    abs((cell.when.start - first).days) <= A_MONTH,
                    abs((cell.when.end - last).days) <= A_MONTH,
                )
                if starts and ends:
                    found.append(cell)
    return tuple(found)


def _cell_at(cells: Sequence[Finding], since: When | None) -> Finding | None:
    """The cell from which a trend starts: that of the period named, or the nearest within a year of it."""
    cell, fit = cell_for(cells, since)
    if fit not in ("apart", "unknown") or since is None:
        return cell
    start = since.start or since.end
    if start is None:
        return cell
    dated_cells = [c for c in cells if c.when is not None and (c.when.end or c.when.start)]
    gaps = [
        (abs(((c.when.end or c.when.start or start) - start).days), n)
        for n, c in enumerate(dated_cells)
        if c.when is not None
    ]
    if not gaps:
        return cell if fit == "unknown" else None
    gap, nearest = min(gaps)
    return dated_cells[nearest] if gap <= A_YEAR else None


def _years_before(before: Sequence[Finding], later: Finding, words: str) -> Finding | None:
    """The cell so many years before the later one, where the letter says how many ('over the past four years')."""
    found = SPAN.search(words)
    end = period_key(later)[0]
    months = MONTHS.search(words)
    if months is not None and end.year > 1:
        days = 183 if months["six"] else 365
        near = [
            (abs((end - period_key(cell)[0]).days - days), n)
            for n, cell in enumerate(before)
            if period_key(cell)[0].year > 1
        ]
        return before[min(near)[1]] if near and min(near)[0] <= A_MONTH else None
    if found is None or end.year <= 1:
        return before[0] if found is None and any(phrase in words.lower() for phrase in WHOLE_SPAN) else None
    count = NUMBERS.get(found[1].lower()) or int(found[1])
    gaps = [
        (abs((end - period_key(cell)[0]).days - count * 365.25), n)
        for n, cell in enumerate(before)
        if period_key(cell)[0].year > 1
    ]
    if not gaps or min(gaps)[0] > A_YEAR:
        return before[0] if gaps and count > len(before) else None
    return before[min(gaps)[1]]


def _steady(finding: Finding) -> bool:
    text = finding.words.lower()
    return any(
        word in text
        for word in (
            "steadily",
            "year on year",
            "each year",
            "every year",
            "in each of",
            "consecutive",
            "running",
            "in succession",
            "quarter by quarter",
        )
    )


def _sibling_periods(item: Item, items: Sequence[Item]) -> list[Finding]:
    """Cells of items that say the same but for years in their words."""
    own_words = frozenset(t for t in terms(item.words) if not t[0].isdigit())
    found: list[Finding] = []
    for other in items:
        if (
            frozenset(t for t in terms(other.words) if not t[0].isdigit()) == own_words
            and other.section == item.section
        ):
            found.extend(cell for cell in other.own if is_number(cell))
    return found
