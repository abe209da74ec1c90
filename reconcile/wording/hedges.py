"""Hedges: which words stand before or after a figure, and the interval they make of it (the rules of the program)."""

from __future__ import annotations

import re
from functools import cache
from math import inf

from reconcile.model import Interval
from reconcile.wording.core import Core
from reconcile.wording.tables import rows

SHARE_UNITS = ("%", "points")
AROUND, AROUND_POINTS = 0.05, 2.0  # 'around': within 5% of the figure, or 2 percentage points
NEAR = 0.1  # 'almost', 'just over': by no more than a tenth of the figure


@cache
def _before() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["hedge"], re.compile(rf"(?<![\w-])(?:{row['words']})\s*(?:the\s+)?$", re.IGNORECASE))
        for row in rows("hedges")
    )


_AFTER = (
    ("around", r",? or so|,? or thereabouts|,? give or take|,? approximately|,? roughly|[ -]odd"),
    ("at least", r",?\+|,? or (?:more|above|over|higher|longer)|[ -]plus|,? at least|,? and (?:over|above)"),
    ("up to", r",? or (?:fewer|less|below|under|lower)|,? at (?:the )?(?:very )?most"),
)
_AFTER_PATTERNS = tuple(
    (hedge, re.compile(rf"(?:{words})(?!\w)".replace(" ", r"\s+"), re.IGNORECASE)) for hedge, words in _AFTER
)
_AFTER_NOUN = tuple(
    (hedge, re.compile(rf"(?:\s+(?!or\b|and\b|of\b)[a-z-]+){{1,2}}\s+or\s+(?:{words})\b(?!\s+than\b)", re.IGNORECASE))
    for hedge, words in (("at least", "more|over"), ("up to", "fewer|less"))
)
# These may stand at the end of the clause: 'three calls in ten to the switchboard, or thereabouts, were ...'.
_NEAR_ENOUGH = re.compile(
    r"[^.;:\d]{0,45}?,\s*(?:or\s+)?(?:thereabouts|near\s+enough|give\s+or\s+take|as\s+near\s+as\s+makes\s+no\s+(?:difference|odds))\b",
    re.I,
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
    """The hedge that follows a figure ('or so', 'or more'), and where the figure then ends."""
    for hedge, pattern in _AFTER_PATTERNS:
        if match := pattern.match(text, position):
            return hedge, match.end()
    for hedge, pattern in _AFTER_NOUN:
        if pattern.match(text, position):
            return hedge, position
    return ("around" if _NEAR_ENOUGH.match(text, position) else "", position)


# --- intervals ------------------------------------------------------------------------------------------------

# The program's own rules for a half, wider than for other fractions.
_HALF = {
    "around": Interval(45.0, 55.0, unit="%", stated=50.0, hedge="around"),
    "almost": Interval(40.0, 50.0, high_open=True, unit="%", stated=50.0, hedge="almost"),
}


def _tidy(value: float) -> float:
    """Undo the binary dust of decimal arithmetic."""
    return round(value, 9)


def plain(core: Core) -> Interval:
    """The interval of what has ends of its own: a range, a quantifier, a fraction that is not hedged."""
    low, high, low_open, high_open = core.ends or (core.value - core.slack, core.value + core.slack, False, True)
    stated = core.value if core.form == "share" or low == high else None
    return Interval(_tidy(low), _tidy(high), low_open, high_open, core.unit, stated, core.hedge)


def hedged(core: Core, hedge: str) -> Interval:
    """The values for which a figure with this hedge would be true."""
    if core.form == "share" and core.of_whole and core.value == 50 and core.slack == 2 and hedge in _HALF:
        return _HALF[hedge]
    value = 100 - core.value if hedge == "all but" and core.unit == "%" else core.value
    low, high, low_open, high_open = _ends(value, core.slack, core.unit, hedge)
    if core.of_whole:
        low, low_open = (0.0, False) if low < 0 else (low, low_open)
        high, high_open = (100.0, False) if high > 100 else (high, high_open)
    name = "" if hedge == "exactly" else hedge
    return Interval(_tidy(low), _tidy(high), low_open, high_open, core.unit, stated=_tidy(value), hedge=name)


def _ends(value: float, slack: float, unit: str, hedge: str) -> tuple[float, float, bool, bool]:
    near = NEAR * value
    ends = {
        "around": (value - _reach(value, slack, unit), value + _reach(value, slack, unit), False, False),
        "almost": (value - near, value, False, True),
        "just over": (value, value + near, True, False),
        "barely": (value - near, value + slack, False, False),  # a little less, or no more than just that
        "over": (value, inf, True, True),
        "at least": (value, inf, False, True),
        "under": (0.0, value, False, True),
        "up to": (0.0, value, False, False),
    }
    return ends.get(hedge) or (value - slack, value + slack, False, True)


def _reach(value: float, slack: float, unit: str) -> float:
    """How far 'around' goes: of a count never less than to the next number."""
    if unit in SHARE_UNITS:
        return max(AROUND * value, AROUND_POINTS)
    return max(AROUND * value, min(slack, 0.5), 1.0 if value >= 10 and unit == "" and slack == 0.5 else 0.0)
