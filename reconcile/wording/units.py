"""The unit that stands beside a number: 'per cent', 'hours', 'full-time equivalent', 'per 1,000 population'."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from reconcile.model import Interval
from reconcile.wording.tables import rows

SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400, "weeks": 604800}
DURATIONS = (*SECONDS, "months", "years")
_SECONDS_OF = {**SECONDS, "months": 2629800, "years": 31557600}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit found in a text: its canonical name, what to multiply by, where its words end."""

    name: str
    factor: float
    end: int


@cache
def _after() -> re.Pattern[str]:
    """One pattern of all units; the longest words of those that fit are tried first."""
    parts = [f"(?P<u{n}>{row['words']})" for n, row in enumerate(rows("units"))]
    return re.compile(
        rf"(?:\s*(?=%)|\s+|(?<=\d)(?=(?:mins?|hrs?|secs?|pp|p)\b))(?:{'|'.join(parts)})(?![\w-])", re.IGNORECASE
    )


def unit_after(text: str, position: int) -> Unit | None:
    """The unit whose words follow `position` at once."""
    match = _after().match(text, position)
    if match is None:
        return None
    row = next(row for n, row in enumerate(rows("units")) if match[f"u{n}"])
    return Unit(row["unit"], float(row["factor"]), match.end())


# 'per 1,000 population' may stand some words after its figure: '28 incidents per 1,000 population'.
_PER = (
    r"(?:per|for\s+every|for\s+each|(?:in|to)\s+every(?=\s+(?:one\s+)?(?:\d+,\d|thousand|million)))\s+(?P<base>one\s+(?:hundred|thousand|million)|\d[\d,]*"
    r"|(?:a\s+)?(?:hundred|thousand|million)|head)(?:\s+(?:of\s+)?(?:the\s+)?(?P<of>population|people|residents|inhabitants))?"
)
RATE = re.compile(rf"(?<!\w){_PER}(?![\w,.]*\d)", re.IGNORECASE)
_RATE_AFTER = re.compile(rf"(?:\s+[a-z][\w’'-]*(?:,(?=\s))?){{0,6}}?\s+{_PER}", re.IGNORECASE)
_BASES = {"hundred": 100, "thousand": 1000, "million": 1000000, "head": 1}


def rate_name(match: re.Match[str]) -> str:
    """'per 1,000 population' for all ways of saying it; 'per 100' where it is no number of people."""
    last = match["base"].lower().split()[-1]
    base = _BASES.get(last) or int(last.replace(",", "") or 0)
    people = match["of"] or last == "head" or base >= 1000
    return f"per {base:,} population" if people else f"per {base:,}"


def rate_after(text: str, position: int) -> str:
    """The rate that a figure ending at `position` is given in, '' for none."""
    match = _RATE_AFTER.match(text, position)
    return rate_name(match) if match else ""


_FTE_NEAR = re.compile(
    r"(?:\s+[a-z][\w’'-]*){0,4}?\s+\(?(?:fte|(?:full|whole)[-\s]time[-\s]equivalents?)\b", re.IGNORECASE
)
_EQUIVALENT_OF = re.compile(r"(?:full-time\s+)?equivalent\s+of\s+$", re.IGNORECASE)
_FULL_TIME = re.compile(r"\s+(?:[a-z-]+\s+)?full[-\s]time\b", re.IGNORECASE)
_HEADCOUNT_NEAR = re.compile(r"(?:\s+[a-z][\w’'-]*){0,4}?\s+\(?headcount\b", re.IGNORECASE)


def count_unit(text: str, start: int, end: int) -> str:
    """'FTE' or 'headcount' where the words beside a count say which it is, '' elsewhere."""
    if _FTE_NEAR.match(text, end):
        return "FTE"
    if _EQUIVALENT_OF.search(text[max(0, start - 40) : start]) and _FULL_TIME.match(text, end):
        return "FTE"
    return "headcount" if _HEADCOUNT_NEAR.match(text, end) else ""


# --- the same in another unit -------------------------------------------------------------------------------

_PER_BASE = re.compile(r"per ([\d,]+)( population)?")


def in_unit(interval: Interval, unit: str) -> Interval | None:
    """The interval in another unit of the same kind (time, or a rate per so many); None where there is no way over."""
    factor = _factor(interval.unit, unit)
    if factor is None:
        return None
    stated = None if interval.stated is None else interval.stated * factor
    return replace(interval, low=interval.low * factor, high=interval.high * factor, unit=unit, stated=stated)


def _factor(old: str, new: str) -> float | None:
    if old == new:
        return 1.0
    if old in _SECONDS_OF and new in _SECONDS_OF:
        return _SECONDS_OF[old] / _SECONDS_OF[new]
    first, second = _PER_BASE.fullmatch(old), _PER_BASE.fullmatch(new)
    if first and second and first[2] == second[2]:
        return int(second[1].replace(",", "")) / int(first[1].replace(",", ""))
    return None
