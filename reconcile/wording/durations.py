"""Lengths of time beyond a number with its unit: 'half an hour', 'an hour and a half', '9 minutes 40 seconds'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reconcile.wording.core import Core
from reconcile.wording.numbers import Number, value_of_words
from reconcile.wording.units import SECONDS, unit_after

_UNIT = r"(?P<unit>second|minute|hour|day|week|fortnight|month|year|decade)"
_HALF = re.compile(rf"(?<![\w-])half\s+(?:of\s+)?an?\s+{_UNIT}\b", re.IGNORECASE)
_AND_A_HALF = re.compile(
    rf"(?<![\w-])an?\s+{_UNIT}\s+and\s+(?P<part>a\s+half|a\s+quarter|three[\s-]quarters)\b",
    re.IGNORECASE,
)
_AND_MINUTES = re.compile(
    r"(?<![\w-])(?:an|one)\s+hour(?:\s+and)?\s+(?P<minutes>\d{1,2}|[a-z]+)\s+min(?:ute)?s?\b", re.IGNORECASE
)
_SINGLE = re.compile(
    rf"(?<![\w-])(?:(?:an?|one)\s+(?:(?:whole|full|single|working)\s+)?|(?:(?<=within\s)|(?<=inside\s))the\s+){_UNIT}"
    r"(?!(?<=second)\s+(?!or\b|to\b|on\b|in\b|before\b|after\b)[a-z])(?!s?\s+in\s+(?:every|each)\b)(?!\s+(?:ago|earlier|later|old|and\s+(?:a\s+half|a\s+quarter|\d))\b|[-\w])",
    re.IGNORECASE,
)
# 'a day' is a measure where something takes it; elsewhere it is 'per day', or 'one day'.
_TAKING = re.compile(
    r"(?:spen[dt]s?|spending|takes?|took|taken|taking|lasts?|lasted|last|within|inside|under|over|than|about|around|almost"
    r"|nearly|least|exactly|only|just|for|quite|to)\s+(?:the\s+)?$|\b(?:takes?|took)\s+(?:(?:the|it|its|an?|them|each|this)\s+)?(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_SMALLER = {
    "second": (1.0, "seconds"),
    "minute": (60.0, "seconds"),
    "hour": (60.0, "minutes"),
    "day": (24.0, "hours"),
    "week": (7.0, "days"),
    "fortnight": (14.0, "days"),
    "month": (4.348, "weeks"),
    "year": (12.0, "months"),
    "decade": (10.0, "years"),
}
MONTHS = {"months": 1.0, "years": 12.0}  # a month is no fixed number of days
_AND = re.compile(r"(?:,?\s+and\s+|,\s+|\s+)")


def part_of_time(start: int, end: int, share: float, unit: str) -> Core:
    """'a quarter of an hour' is 15 minutes."""
    per, name = _SMALLER[unit.lower()]
    return Core(start, end, share * per, 0.5, name, "duration")


def lengths_of_time(text: str) -> Iterator[Core]:
    """'half an hour', 'an hour and a half', and 'a day' where it is a measure of time taken."""
    for match in _HALF.finditer(text):
        yield part_of_time(match.start(), match.end(), 0.5, match["unit"])
    for match in _AND_A_HALF.finditer(text):
        part = {"a half": 0.5, "a quarter": 0.25}.get(" ".join(match["part"].lower().split()), 0.75)
        yield _whole_units(match, 1 + part, 0.05)
    for match in _AND_MINUTES.finditer(text):
        minutes = value_of_words(match["minutes"]) if match["minutes"].isalpha() else float(match["minutes"])
        yield Core(match.start(), match.end(), 60 + (minutes or 0), 0.5, "minutes", "duration")
    for match in _SINGLE.finditer(text):
        if _TAKING.search(text[max(0, match.start() - 36) : match.start()]):
            yield _whole_units(match, 1.0, 0.5)


def _whole_units(match: re.Match[str], value: float, slack: float) -> Core:
    unit = match["unit"].lower()
    if unit in ("fortnight", "decade"):
        per, name = _SMALLER[unit]
        return Core(match.start(), match.end(), value * per, 0.5, name, "duration")
    return Core(match.start(), match.end(), value, slack, f"{unit}s", "duration")


def compound(text: str, first: Core, rest: Sequence[Number]) -> Core:
    """'9 minutes 40 seconds', '4 years and 2 months' as one figure, in its smallest unit."""
    core = first
    for number in rest:
        unit = unit_after(text, number.end)
        if unit is None or not _AND.fullmatch(text, core.end, number.start):
            break
        lengths = next((family for family in (SECONDS, MONTHS) if core.unit in family and unit.name in family), None)
        if lengths is None or lengths[unit.name] >= lengths[core.unit]:
            break
        value = core.value * lengths[core.unit] / lengths[unit.name] + number.value * unit.factor
        core = replace(core, end=unit.end, value=value, slack=number.slack, unit=unit.name)
    return core
