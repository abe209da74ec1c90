"""The unit that stands beside a number: 'per cent', 'hours', 'full-time equivalent', 'per 1,000 population'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reconcile.wording.tables import table

SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400, "weeks": 604800}
DURATIONS = (*SECONDS, "months", "years")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit found in a text: its canonical name, what to multiply by, where its words end."""

    name: str
    factor: float
    end: int


@cache
def _after() -> re.Pattern[str]:
    """One pattern of all units; the longest words of those that fit are tried first."""
    parts = [f"(?P<u{n}>{row['words']})" for n, row in enumerate(table("units"))]
    return re.compile(
        rf"(?:\s*(?=%)|\s+|(?<=\d)(?=mins?\b|hrs?\b|secs?\b|pp))(?:{'|'.join(parts)})(?![\w-])", re.IGNORECASE
    )


def unit_after(text: str, position: int) -> Unit | None:
    """The unit whose words follow `position` at once."""
    match = _after().match(text, position)
    if match is None:
        return None
    row = next(row for n, row in enumerate(table("units")) if match[f"u{n}"])
    return Unit(row["unit"], float(row["factor"]), match.end())


# 'per 1,000 population' may stand some words after its figure: '28 incidents per 1,000 population'.
_PER = (
    r"(?:per|for\s+every|for\s+each|in\s+every|to\s+every)\s+(?P<base>one\s+(?:hundred|thousand|million)|\d[\d,]*"
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
