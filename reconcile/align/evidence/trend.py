"""The cells of a trend: the later period first, then the earlier, then those between."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.align.evidence.cells import A_MONTH, Evidence, cell_for, change_items, dated, is_number
from reconcile.align.evidence.spans import two_periods
from reconcile.align.items import Item, period_key
from reconcile.model import Answer, Finding, Relation
from reconcile.wording.pace import pace, part_of_change
from reconcile.wording.terms import terms

STEADY = re.compile(
    r"\b(?:steadily|year (?:on|by|after) year|(?:each|every|successive) (?:year|quarter|month)|in each of"
    r"|consecutive|running|in succession|quarter by quarter|month by month|without a break)\b",
    re.I,
)


ALL_ALONG = re.compile(r"\b(?:steadily|year (?:on|by|after) year|without a break)\b", re.I)
LONG_SERIES = 6  # of a longer series nobody says which years he means by 'steadily'


def of_trend(
    finding: Finding, relation: Relation, own: tuple[Finding, ...], item: Item, items: Sequence[Item]
) -> Evidence:
    """The cells of the later and of the earlier period, the later first; or the return's own change column."""
    numbers = [cell for cell in own if is_number(cell)]
    level = _level_of(item, items) if item.is_change else None
    if level is not None:
        like = [cell for cell in level.cells if is_number(cell) and own and cell.force == own[0].force]
        if len(like) > 1:
            item, numbers = level, like
    if item.is_change and numbers:
        cell, fit = cell_for(numbers, relation.until or finding.when)
        return Evidence((cell,)) if cell and fit != "apart" else Evidence(lacking="period")
    series = numbers or [cell for cell in own if cell.value is not None and not isinstance(cell.value, Answer)]
    if len(series) < 2:
        series = _sibling_periods(item, items) or series
    if len(series) < 2:
        beside = _told_apart(item, own, items)
        if beside is not None:
            return Evidence(beside)
        told = _change_alone(finding, relation, own, item, items)
        if told is not None:
            return Evidence((told,))
        return Evidence(compared=tuple(series), lacking="earlier period" if series else "cell")
    ordered = sorted(series, key=period_key)
    later, earlier, lacking = two_periods(finding, relation, ordered)
    if later is None or earlier is None:
        return Evidence(compared=tuple(ordered), lacking=lacking)
    before = [c for c in ordered if c.force == later.force and period_key(c) < period_key(later)]
    between = [cell for cell in before if period_key(earlier) < period_key(cell)]
    told_cells = _told_change(later, earlier, item, items)
    if pace(finding.words) or part_of_change(finding.words):
        first = [cell for cell in before if period_key(cell) < period_key(earlier)]
        three = (later, earlier, first[-1]) if first else (later, between[0], earlier) if len(between) == 1 else None
        return Evidence(three, told_cells) if three else Evidence((later, earlier), lacking="earlier period")
    steady = relation.steps > 1 or STEADY.search(finding.words) is not None
    whole = relation.steps == 1 or ALL_ALONG.search(finding.words) is not None
    if steady and whole and not dated(relation.since) and 1 < len(before) <= LONG_SERIES:
        earlier, between = before[0], before[1:]
    return Evidence((later, earlier, *reversed(between)) if steady else (later, earlier), told_cells)


# Where a return asks for the earlier figure in a question of its own: 'Repeat victims in the previous year'.
EARLIER = re.compile(
    r"\b(?:in |over )?(?:the )?(?:previous|preceding|prior) (?:year|period|12 months)\b"
    r"|\b(?:a |one )?year (?:earlier|before|ago)\b|\b(?:12|twelve) months (?:earlier|before|ago)\b"
    r"|\blast year\b|\bbefore\b",
    re.I,
)
NOW = re.compile(r"\b(?:after|in (?:the )?(?:current |latest |past |last )?year|now|currently|this year)\b", re.I)


def _told_apart(item: Item, own: Sequence[Finding], items: Sequence[Item]) -> tuple[Finding, Finding] | None:
    """The later and the earlier figure where each has an item of its own, worded alike but for the time."""
    plain = _without_time(item.words)
    earlier = EARLIER.search(item.words) is not None
    for other in items:
        if other.number == item.number or not other.own or abs(other.number - item.number) > APART:
            continue
        if (EARLIER.search(other.words) is not None) == earlier or _without_time(other.words) != plain:
            continue
        mine, theirs = own[-1] if own else None, other.own[-1]
        if mine is not None and is_number(mine) and is_number(theirs):
            return (theirs, mine) if earlier else (mine, theirs)
    return None


APART = 3  # items between a figure and the question for the earlier one


def _without_time(words: str) -> tuple[str, ...]:
    return tuple(t for t in terms(NOW.sub(" ", EARLIER.sub(" ", words))) if not t[0].isdigit())


def _level_of(item: Item, items: Sequence[Item]) -> Item | None:
    """The item that gives the levels of which this one gives the changes."""
    return next((other for other in items if not other.is_change and other.family == item.family), None)


def _change_alone(
    finding: Finding, relation: Relation, own: Sequence[Finding], item: Item, items: Sequence[Item]
) -> Finding | None:
    """The return's own change, where it holds one level only: in per cent where the letter's figure is."""
    unit = relation.amount.unit if relation.amount is not None else ""
    found = [
        cell
        for other in change_items(item, items)
        for cell, fit in (
            cell_for([c for c in other.cells if own and c.force == own[0].force and is_number(c)], finding.when),
        )
        if cell is not None and fit != "apart"
    ]
    return min(found, key=lambda cell: ((cell.unit == "%") != (unit == "%"), cell.column), default=None)


def _told_change(later: Finding, earlier: Finding, item: Item, items: Sequence[Item]) -> tuple[Finding, ...]:
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
