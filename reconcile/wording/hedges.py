"""Hedges: which words stand before or after a figure, and the interval they make of it (the rules of the program)."""

from __future__ import annotations

import re
from functools import cache
from math import inf

from reconcile.model import Interval
from reconcile.wording.tables import table

SHARE_UNITS = ("%", "points")
AROUND, AROUND_POINTS = 0.05, 2.0  # 'around': within 5% of the figure, or 2 percentage points
NEAR = 0.1  # 'almost', 'just over': by no more than a tenth of the figure


@cache
def _before() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["hedge"], re.compile(rf"(?<![\w-])(?:{row['words']})\s*(?:the\s+)?$", re.IGNORECASE))
        for row in table("hedges")
    )


_AFTER = (
    (
        "around",
        re.compile(r"\s*,?\s+(?:or\s+so|or\s+thereabouts|give\s+or\s+take|approximately|roughly)\b", re.IGNORECASE),
    ),
    (
        "at least",
        re.compile(r"\s*,?\s*(?:\+|\s(?:or\s+(?:more|above|over|higher|longer)|at\s+least)\b)", re.IGNORECASE),
    ),
    ("up to", re.compile(r"\s*,?\s+(?:or\s+(?:fewer|less|below|under|lower)|at\s+(?:the\s+)?most)\b", re.IGNORECASE)),
)
_WINDOW = 48  # no hedge is longer


def hedge_before(text: str, position: int, floor: int = 0) -> tuple[str, int]:
    """The hedge that ends where a figure begins, and where the hedge itself begins; the longest that fits."""
    head = text[max(floor, position - _WINDOW) : position]
    offset = position - len(head)
    best = ("", position)
    for hedge, pattern in _before():
        # the earliest start is the longest phrase: 'no more than' goes before 'more than'
        match = pattern.search(head)
        if match and offset + match.start() < best[1]:
            best = (hedge, offset + match.start())
    return best


def hedge_after(text: str, position: int) -> tuple[str, int]:
    """The hedge that follows a figure ('or so', 'or more'), and where it ends."""
    for hedge, pattern in _AFTER:
        if match := pattern.match(text, position):
            return hedge, match.end()
    return "", position


def _tidy(value: float) -> float:
    return round(value, 9)


def interval(value: float, slack: float, unit: str, hedge: str, *, share: bool = False) -> Interval:
    """The values for which a hedged figure would be true. `share`: of a whole, so never above 100."""
    low, high, low_open, high_open = _ends(value, slack, unit, hedge)
    if hedge == "all but" and unit == "%":
        value = 100 - value
        low, high, low_open, high_open = value - slack, value + slack, False, True
    if share and high > 100:
        high, high_open = 100.0, False
    if share and low < 0:
        low, low_open = 0.0, False
    name = "" if hedge == "exactly" else hedge
    return Interval(_tidy(low), _tidy(high), low_open, high_open, unit, stated=value, hedge=name)


def _ends(value: float, slack: float, unit: str, hedge: str) -> tuple[float, float, bool, bool]:
    if hedge == "around":
        reach = max(AROUND * value, AROUND_POINTS if unit in SHARE_UNITS else slack)
        return value - reach, value + reach, False, False
    if hedge == "almost":
        return value * (1 - NEAR), value, False, True
    if hedge == "just over":
        return value, value * (1 + NEAR), True, False
    if hedge == "barely":  # a little less, or no more than just that
        return value * (1 - NEAR), value + slack, False, False
    floors = {"over": (value, inf, True, True), "at least": (value, inf, False, True)}
    zero = 0.0
    caps = {"under": (zero, value, False, True), "up to": (zero, value, False, False)}
    return floors.get(hedge) or caps.get(hedge) or (value - slack, value + slack, False, True)
