"""Rose, fell, unchanged, by how much, from what to what, and for how long."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from math import inf

from reconcile.judge import quantity
from reconcile.judge.comparison import better_is_higher
from reconcile.judge.ruling import Ruling, agreement, contradiction, missing, number, plain, unverifiable
from reconcile.judge.units import factor
from reconcile.model import Finding, Grade, Interval, Pairing, Reference, Relation, Sign
from reconcile.wording.figures import figures
from reconcile.wording.pace import pace, part_of_change
from reconcile.wording.relations import relations

UNCHANGED = 0.02  # within 2% of the earlier figure
CLEARLY_CHANGED = 0.05
RAISING = re.compile(r"\b(?:changes?|increases?|growth|rise|gains?|difference|\+/-|variance|movement)\b", re.IGNORECASE)
LESSENING = re.compile(r"\b(?:reductions?|decreases?|fall|loss(?:es)?|cut|decline|drop)\b", re.IGNORECASE)
CHANGE = re.compile(rf"{RAISING.pattern}|{LESSENING.pattern}", re.IGNORECASE)


def judge(pairing: Pairing) -> Ruling | None:
    relation = pairing.letter.value
    if (
        not isinstance(relation, Relation)
        or relation.sign not in (Sign.RISING, Sign.FALLING, Sign.UNCHANGED, Sign.CHANGED)
        or not pairing.evidence
    ):
        return None
    if any(missing(cell) for cell in pairing.evidence):
        return unverifiable(
            "figure-not-held",
            "The return does not give both figures.",
            data_value="; ".join(c.words for c in pairing.evidence),
        )
    if all(isinstance(cell.value, Grade) for cell in pairing.evidence) and len(pairing.evidence) > 1:
        return _grades(relation, pairing.evidence)
    level = _level_told(relation, pairing)
    if level is not None:
        return level
    within = _within_words(relation, pairing.evidence)
    if within is not None:
        return within
    held = [value for cell in pairing.evidence if (value := number(cell)) is not None]
    if len(held) != len(pairing.evidence):
        return None
    if len(held) == 1:
        return _change_column(relation, pairing.evidence[0], held[0])
    points = [figure.point for figure in held]
    if len(points) == 3 and pace(pairing.letter.words):
        return _paced(pace(pairing.letter.words), pairing.evidence, points)
    if len(points) == 3 and part_of_change(pairing.letter.words):
        return _part_of_change(relation, part_of_change(pairing.letter.words), pairing.evidence, points)
    return _two_periods(_by_the_measure(relation, pairing), pairing.evidence, points, held[0].unit)


# A change for the better or for the worse, whose direction the measure tells.
BETTER = re.compile(r"\b(?:improv\w+|better|quick\w*|faster|sooner|recover\w*)\b", re.I)
WORSE = re.compile(r"\b(?:worse\w*|deteriorat\w+|slipp\w+|slow\w*|declin\w+)\b", re.I)
NUMBERS = re.compile(
    r"\b(?:rose|rise\w*|fell|fall\w*|increas\w+|decreas\w+|more|fewer|less|higher|lower|grew|up|down|reduc\w+)\b", re.I
)


def _by_the_measure(relation: Relation, pairing: Pairing) -> Relation:
    """'It has improved': fewer days lost, more victims satisfied."""
    words, measure = pairing.letter.words, pairing.evidence[0].measure
    good, bad = BETTER.search(words), WORSE.search(words)
    up = better_is_higher(measure)
    if (
        bool(good) == bool(bad)
        or up is None
        or NUMBERS.search(words)
        or relation.sign not in (Sign.RISING, Sign.FALLING)
    ):
        return relation
    return replace(relation, sign=Sign.RISING if up == bool(good) else Sign.FALLING)


# 'There are 276 (241 in 2013)': the later figure, and the earlier in brackets.
EARLIER = re.compile(
    r"\b(?:19|20)\d\d|\b(?:year|months|quarter) (?:before|earlier)|\b(?:previous|preceding|last|from|was)\b", re.I
)


def _level_told(relation: Relation, pairing: Pairing) -> Ruling | None:
    """'Each lost 15 days' of days lost is a level and no fall."""
    amount, cell = relation.amount, pairing.evidence[0]
    lost = LOST.search(pairing.letter.words) and LOST.search(cell.asked)
    if amount is None or not lost or relation.origin or relation.target or number(cell) is None:
        return None
    return quantity.judge(replace(pairing, letter=replace(pairing.letter, value=amount), evidence=(cell,)))


LOST = re.compile(r"\b(?:los[te]|losing|losses)\b", re.IGNORECASE)


def _within_words(relation: Relation, cells: tuple[Finding, ...]) -> Ruling | None:
    """A change that one answer tells in its own words, or whose two figures it gives."""
    cell = cells[0]
    if len(cells) > 1 or not re.search(r"[A-Za-z]{3}|\(", cell.words):
        return None
    shown = cell.words.strip()
    for mention in relations(cell.words):
        if mention.relation.sign in (Sign.RISING, Sign.FALLING) and mention.relation.to is Reference.EARLIER:
            return _as_told(relation, mention.relation, shown)
    bracket = re.search(r"\(([^)]*)\)", cell.words)
    if bracket is None or not EARLIER.search(bracket[1]):
        return None
    now, before = figures(cell.words[: bracket.start()]), figures(bracket[1])
    if len(now) != 1 or len(before) != 1 or now[0].interval.unit != before[0].interval.unit:
        return None
    points = [now[0].interval.point, before[0].interval.point]
    return _two_periods(relation, (cell, replace(cell, period="earlier")), points, now[0].interval.unit)


def _as_told(said: Relation, held: Relation, shown: str) -> Ruling | None:
    """The letter's change against a change in the answer's own words."""
    if said.sign not in (Sign.RISING, Sign.FALLING):
        return None
    if said.sign is not held.sign:
        why = f"The letter says {said.sign.value}; the return says “{shown}”."
        return contradiction("trend-reversed", why, data_value=shown)
    mine, theirs = said.amount, held.amount
    if mine is not None and theirs is not None and mine.unit == theirs.unit and not mine.allows(theirs.point):
        why = f"The letter says by {plain(mine.point)}; the return says “{shown}”."
        return contradiction("trend-amount-differs", why, data_value=shown)
    if mine is not None and theirs is None:
        return None
    return agreement("trend-agrees", f"The return says “{shown}”.", data_value=shown)


def _paced(said: str, cells: tuple[Finding, ...], points: list[float]) -> Ruling | None:
    """'Losses slowed': the change to the latest figure beside the change before it, over as long a time."""
    later, middle, first = points
    lately, before = later - middle, middle - first
    times = [cell.when.end or cell.when.start for cell in cells if cell.when is not None]
    told = [time for time in times if time is not None]
    if len(told) == 3 and (told[0] - told[1]).days > 0 and (told[1] - told[2]).days > 0:
        before *= (told[0] - told[1]).days / (told[1] - told[2]).days
    facts = f"{plain(first)} to {plain(middle)} to {plain(later)}"
    if lately * before < 0:
        return unverifiable("trend-turned", f"The return gives {facts}: the direction changed.", data_value=facts)
    slowed = abs(lately) < abs(before)
    if abs(abs(lately) - abs(before)) <= CLEARLY_CHANGED * max(abs(lately), abs(before)):
        return unverifiable("trend-pace-close", f"The return gives {facts}: about as fast.", data_value=facts)
    if slowed == (said == "slowed"):
        return agreement("trend-pace-agrees", f"The return gives {facts}.", data_value=facts)
    why = f"The letter says that the change {said}; the return gives {facts}."
    return contradiction("trend-pace-differs", why, data_value=facts)


def _part_of_change(relation: Relation, half: str, cells: tuple[Finding, ...], points: list[float]) -> Ruling | None:
    """'More than half of the posts went in the second six months': that step beside the whole change."""
    later, middle, first = points
    if relation.amount is None or relation.amount.unit != "%" or later == first:
        return None
    step = middle - first if half == "first" else later - middle
    share = 100 * step / (later - first)
    facts = f"{plain(abs(step))} of {plain(abs(later - first))} ({share:.0f}%)"
    if (later - first < 0) != (relation.sign is Sign.FALLING):
        why = f"The letter says {relation.sign.value}; the return gives {plain(first)} to {plain(later)}."
        return contradiction("trend-reversed", why, data_value=facts)
    if relation.amount.allows(share):
        return agreement("trend-part-agrees", f"The return gives a change of {facts}.", data_value=facts)
    return contradiction("trend-part-differs", f"The return gives a change of {facts}.", data_value=facts)


def _grades(relation: Relation, cells: tuple[Finding, ...]) -> Ruling | None:
    later, earlier = cells[0].value, cells[1].value
    if not (isinstance(later, Grade) and isinstance(earlier, Grade)):
        return None
    change = later.level - earlier.level
    shown = f"{earlier.name} to {later.name}"
    true = {Sign.RISING: change > 0, Sign.FALLING: change < 0, Sign.UNCHANGED: change == 0}.get(
        relation.sign, change != 0
    )
    if true:
        return agreement("grade-change-agrees", f"The return gives {shown}.", data_value=shown)
    return contradiction(
        "grade-change-differs",
        f"The letter says {relation.sign.value}; the return gives {shown}.",
        data_value=shown,
    )


def _change_column(relation: Relation, cell: Finding, change: Interval) -> Ruling:
    """The return's own change: its sign, and its size where both are in the same unit."""
    shown = cell.words
    label = cell.measure or cell.label
    if not CHANGE.search(label):
        return unverifiable("earlier-not-held", "The return does not hold the earlier figure.", data_value=shown)
    if LESSENING.search(label) and not RAISING.search(label) and change.point > 0:
        change = replace(change, low=-change.high, high=-change.low, stated=None)  # 'reduction: 22%'
    if not _direction_holds(relation.sign, change.point, abs(change.point) / 100 if change.unit == "%" else None):
        return contradiction(
            "trend-reversed",
            f"The letter says {relation.sign.value}; the return gives a change of {shown}.",
            data_value=shown,
        )
    amount = relation.amount
    if amount is not None and (amount.unit == change.unit or {amount.unit, change.unit} <= {"%", "points"}):
        size = abs(change.point)
        if not amount.allows(size):
            return contradiction(
                "trend-amount-differs",
                f"The letter says by {plain(amount.point)}; the return gives a change of {shown}.",
                data_value=shown,
            )
    return agreement("trend-agrees", f"The return gives a change of {shown}.", data_value=shown)


def _direction_holds(sign: Sign, change: float, share: float | None) -> bool:
    if sign is Sign.RISING:
        return change > 0
    if sign is Sign.FALLING:
        return change < 0
    small = share is not None and share <= CLEARLY_CHANGED
    return small if sign is Sign.UNCHANGED else not small


def _two_periods(relation: Relation, cells: tuple[Finding, ...], points: list[float], unit: str) -> Ruling:
    later, earlier = points[0], points[1]
    series = list(reversed(points[2:])) if len(points) > 2 else []
    in_order = [earlier, *series, later]
    shown = " to ".join(plain(p) for p in in_order) if len(in_order) <= 4 else f"{plain(earlier)} to {plain(later)}"
    dates = f"{cells[1].period or 'earlier'} to {cells[0].period or 'later'}"
    facts = f"{shown}{'%' if unit == '%' else ''} ({dates})"
    if relation.origin is not None and not _meets(relation.origin, earlier, unit):
        return contradiction(
            "trend-origin-differs",
            f"The letter says from {plain(relation.origin.point)}; the return gives {facts}.",
            data_value=facts,
        )
    if relation.target is not None and not _meets(relation.target, later, unit):
        return contradiction(
            "trend-target-differs",
            f"The letter says to {plain(relation.target.point)}; the return gives {facts}.",
            data_value=facts,
        )
    change = later - earlier
    share = abs(change) / abs(earlier) if earlier else None
    if not _direction_holds(relation.sign, change, share):
        return contradiction(
            "trend-reversed",
            f"The letter says {relation.sign.value}; the return gives {facts}.",
            data_value=facts,
        )
    if series and relation.sign in (Sign.RISING, Sign.FALLING):
        steps = [b - a for a, b in pairwise(in_order)]
        if not all(step > 0 if relation.sign is Sign.RISING else step < 0 for step in steps):
            return contradiction(
                "trend-not-steady",
                f"The letter says {relation.sign.value} throughout; the return gives {facts}.",
                data_value=facts,
            )
    if relation.amount is not None:
        measured = _measured(relation.amount, earlier, later, unit)
        if measured is not None and not _turned(relation.amount).allows(measured[0]):
            return contradiction(
                "trend-amount-differs",
                f"The return gives {facts}, a change of {plain(measured[0])}{measured[1]}; "
                f"the letter says {plain(relation.amount.point)}{measured[1]}.",
                data_value=facts,
            )
    return agreement("trend-agrees", f"The return gives {facts}.", data_value=facts)


def _meets(said: Interval, value: float, unit: str) -> bool:
    """Whether a figure of a change is the return's, in minutes or in hours."""
    times = factor(unit, said.unit)
    return said.allows(value * times) if times is not None else said.allows(value)


def _turned(amount: Interval) -> Interval:
    """'More than halved' as how many times smaller: over two."""
    if amount.unit == "times" and amount.high == inf and amount.stated:
        return replace(amount, low=1 / amount.stated, stated=1 / amount.stated) if amount.stated < 1 else amount
    return amount


def _measured(amount: Interval, earlier: float, later: float, unit: str) -> tuple[float, str] | None:
    """The size of the change in the letter's own terms: times, points, per cent or a number."""
    if amount.unit == "times":
        if amount.stated == 0.5 and 0.4 <= amount.low < amount.high < 1 and earlier:
            return 1 - later / earlier, " of it lost"  # 'almost halved': just under half has gone
        if amount.high == inf and amount.stated is not None and amount.stated < 1:
            return (earlier / later, " times smaller") if later else None  # 'more than halved': half or less is left
        return (later / earlier, " times") if earlier else None
    if amount.unit == "points":
        return abs(later - earlier), " points"
    if amount.unit == "%":
        return (100 * abs(later - earlier) / abs(earlier), "%") if earlier else None
    if amount.unit in ("", "FTE", "headcount", "GBP"):
        return abs(later - earlier), ""
    return None
