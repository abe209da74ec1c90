"""Whether two figures are in units that can be compared, and the one brought to the other's."""

from __future__ import annotations

import re

from reconcile.model import Finding, Interval

SECONDS = {
    "seconds": 1.0,
    "minutes": 60.0,
    "hours": 3600.0,
    "days": 86400.0,
    "weeks": 604800.0,
    "months": 2629800.0,
    "years": 31557600.0,
}
SHARES = ("%", "points")
HEADS = ("headcount", "FTE")
PER = {
    "per 100": 100.0,
    "per 1,000": 1_000.0,
    "per 10,000": 10_000.0,
    "per 100,000": 100_000.0,
    "per million": 1_000_000.0,
    "per 1,000,000": 1_000_000.0,
}


def _per(unit: str) -> tuple[float, str] | None:
    for words in sorted(PER, key=len, reverse=True):
        if unit.startswith(words):
            return PER[words], unit[len(words) :].strip()
    return None


def factor(from_unit: str, to_unit: str) -> float | None:
    """What a figure in `from_unit` is multiplied by to be in `to_unit`; None where they cannot be compared."""
    if from_unit == to_unit:
        return 1.0
    if from_unit in SECONDS and to_unit in SECONDS:
        return SECONDS[from_unit] / SECONDS[to_unit]
    if from_unit in SHARES and to_unit in SHARES:
        return 1.0
    if {from_unit, to_unit} == set(HEADS):
        return None  # five full-time equivalents are not five people
    if "" in (from_unit, to_unit):
        other = from_unit or to_unit
        if other in HEADS or not (other in SHARES or other in SECONDS or other == "GBP"):
            return 1.0  # a count said without its noun
        return None
    left, right = _per(from_unit), _per(to_unit)
    if left and right and (left[1] == right[1] or not left[1] or not right[1]):
        return right[0] / left[0]
    return None


_TOLD = (
    ("%", re.compile(r"%|\bper ?cent\b|\bpercentages?\b", re.I)),
    ("GBP", re.compile(r"£")),
    *((unit, re.compile(rf"\b(?:in |of )?(?:working )?{unit}\b", re.I)) for unit in SECONDS),
)


def unit_told(held: Interval, cell: Finding, wanted: str) -> str:
    """The unit of a figure: its own, or where it has none and the question names the one wanted, that."""
    if held.unit or not wanted:
        return held.unit
    return next((unit for unit, words in _TOLD if unit == wanted and words.search(cell.asked)), "")
