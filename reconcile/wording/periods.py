"""Dates, periods and frequencies in a text, and whether two of them are the same.

Financial years run from April to March. A month without a day is the whole month; what is said of the end of a
month is its last day. What is told relative to now ('last year') has dates only where `as_of` is given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from reconcile.model import When
from reconcile.wording.days import (
    DASH,
    DATED,
    DAY_AND_MONTH,
    EDGE,
    FINANCIAL_YEAR_IN_WORDS,
    MONTH,
    MONTHS,
    POINT,
    THE,
    UNDATED,
    Span,
    shifted,
    span,
    whole_month,
)
from reconcile.wording.numbers import WORDS, value_of_words
from reconcile.wording.tables import rows

__all__ = ["MONTHS", "Mention", "compare", "span", "whens"]

DAYS = {
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 30.4375,
    "quarter": 91.3125,
    "year": 365.25,
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A date, a period or a frequency in a text."""

    start: int
    end: int
    when: When
    words: str


# --- the parts of the patterns ------------------------------------------------------------------------

_COUNT = rf"(?:\d{{1,3}}|{WORDS}|a|one)"
_TO = r"(?:\s+(?:up\s+to|to|ending|ended|until|end)(?:\s+(?:on|at|in))?|:)\s+(?:and\s+including\s+)?"

Builder = Callable[[re.Match[str], date | None], When | None]


# --- periods ----------------------------------------------------------------------------------------------


def _text(match: re.Match[str]) -> str:
    return " ".join(match[0].split())


def _count(words: str | None) -> float:
    if not words or words.lower() in ("a", "one", "the"):
        return 1.0
    return float(words) if words.isdigit() else value_of_words(words) or 1.0


def _months(match: re.Match[str]) -> float:
    unit = match["unit"].lower()
    per = {"y": 12.0, "q": 3.0}.get(unit[0], 1.0)
    return _count(match["count"]) * per


def _until(match: re.Match[str], as_of: date | None) -> When | None:
    """'the 12 months to 30 November 2013'."""
    end = span(match["a"], as_of)
    if end is None:
        return When(text=_text(match))
    unit = match["unit"].lower()
    try:
        if unit[0] in "wd":
            days = _count(match["count"]) * (7 if unit[0] == "w" else 1)
            return When(end[1] - timedelta(days=days - 1), end[1], text=_text(match))
        return When(shifted(end[1] + timedelta(days=1), -int(_months(match))), end[1], text=_text(match))
    except (ValueError, OverflowError):
        return None


def _between(match: re.Match[str], as_of: date | None) -> When | None:
    """'between 1 April 2013 and 31 March 2014'; the year may stand at the second only ('April to June 2013')."""
    last = span(match["b"], as_of)
    first = span(match["a"], as_of)
    year = re.search(r"(?:19|20)\d\d", match["b"])
    if not re.search(r"\d\d\d\d|['’-]\d\d|/\d\d", match["a"]) and year and last:
        first = span(f"{match['a']} {year[0]}") or span(f"{match['a']} {last[1].year}")
        if first and first[0] > last[1]:
            first = span(f"{match['a']} {last[1].year - 1}")
    if first is None or last is None or first[0] > last[1]:
        return When(text=_text(match)) if first is None or last is None else None
    return When(first[0], last[1], text=_text(match))


def _part_of(match: re.Match[str], as_of: date | None) -> When | None:
    """'the first three months of 2014', 'the last quarter of 2013/14'."""
    found = span(match["a"], as_of)
    if found is None:
        return When(text=_text(match))
    months = int(_months(match))
    if match["end"].lower() == "first":
        start, end = found[0], shifted(found[0], months) - timedelta(days=1)
    else:
        start, end = shifted(found[1] + timedelta(days=1), -months), found[1]
    if start < found[0] or end > found[1]:
        return None
    return When(start, end, text=_text(match))


def _since(match: re.Match[str], as_of: date | None) -> When | None:
    start = span(match["a"], as_of)
    return When(start[0] if start else None, None, text=_text(match))


def _at(match: re.Match[str], as_of: date | None) -> When | None:
    found = span(match["a"], as_of)
    if found is None and re.search(r"\d{4}", match["a"]):
        return None
    start, end = found or (None, None)
    return When(start, end, text=_text(match))


def _last_ones(match: re.Match[str], as_of: date | None) -> When | None:
    """'the last two years', 'the past 12 months'."""
    if as_of is None:
        return When(text=_text(match))
    unit = match["unit"].lower()
    try:
        if unit[0] in "wd":
            start = as_of - timedelta(days=_count(match["count"]) * (7 if unit[0] == "w" else 1))
        else:
            start = shifted(as_of, -int(_months(match)))
    except (ValueError, OverflowError):
        return When(text=_text(match))
    return When(start + timedelta(days=1), as_of, text=_text(match))


def _earlier(match: re.Match[str], as_of: date | None) -> When | None:
    return When(text=_text(match))


def _every(match: re.Match[str], as_of: date | None) -> When | None:
    times = _count(match["times"]) if match["times"] else 1.0
    count = _count(match["count"]) if match["count"] else 1.0
    unit = match["unit"].lower().split()[-1].rstrip("s")
    return When(every=round(DAYS[unit] * count / times, 4), text=_text(match)) if times else None


_NUMBERED_LY = {"daily": 1.0, "weekly": 7.0, "monthly": 30.4375, "yearly": 365.25}


def _every_ly(match: re.Match[str], as_of: date | None) -> When | None:
    """'six-monthly', 'two-weekly'."""
    return When(every=round(_NUMBERED_LY[match["unit"].lower()] * _count(match["count"]), 4), text=_text(match))


@cache
def _frequencies() -> tuple[tuple[re.Pattern[str], float], ...]:
    return tuple(
        (re.compile(rf"(?<![\w-])(?:{row['words']})(?![\w-])", re.IGNORECASE), float(row["days"]))
        for row in rows("frequencies")
    )


_UNITS_OF_EVERY = (
    r"(?P<unit>minutes?|hours?|(?:working\s+|calendar\s+)?days?|weeks?|fortnights?|months?|quarters?|years?)"
)
_BEFORE = r"(?<![\w/£$,.-])"
_PREPOSITION = (
    r"(?:in|since|by|of|during|until|to|from|between|and|for|last|this|next|before|after|through|at|on|early|late"
    r"|throughout|mid|than|year|ending|ended|was|calendar)"
)


def _compiled(*patterns: tuple[str, Builder]) -> tuple[tuple[re.Pattern[str], Builder], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), build) for pattern, build in patterns)


_PATTERNS = _compiled(
    (rf"{_BEFORE}(?P<a>{FINANCIAL_YEAR_IN_WORDS})", _at),  # first, since the range of two years matches as much
    (
        rf"{_BEFORE}{THE}(?:fy|(?:(?P<count>{_COUNT})(?:\s|{DASH})?)?(?:financial\s+|calendar\s+)?"
        rf"(?P<unit>years?|months?|mths?|m(?<=\dm)|weeks?|quarters?|days?)(?:\s+period)?)e?{_TO}(?P<a>{POINT})",
        _until,
    ),
    (rf"{_BEFORE}f?(?P<unit>y)(?:e|r\s+end(?:ing|ed)?)(?P<count>\b)?\s+(?P<a>{POINT})", _until),
    (
        rf"{_BEFORE}(?:between\s+|from\s+)?(?P<a>{DATED}|{UNDATED})\s*(?:{DASH}|\bto\b|\buntil\b|\bthrough\b)\s*"
        rf"{THE}(?P<b>{DATED})",
        _between,
    ),
    (rf"{_BEFORE}between\s+(?P<a>{POINT})\s+and\s+(?P<b>{POINT})", _between),
    (
        rf"{_BEFORE}{THE}(?P<end>first|last|final)\s+(?:(?P<count>{_COUNT})\s+)?(?P<unit>months?|quarter)\s+of\s+"
        rf"{THE}(?P<a>{DATED})",
        _part_of,
    ),
    (rf"{_BEFORE}since\s+{THE}(?P<a>{POINT})", _since),
    (rf"{_BEFORE}(?P<a>{DATED})", _at),
    (rf"{_BEFORE}(?P<a>{DAY_AND_MONTH}|(?:{EDGE}){MONTH})(?![\w-])", _at),
    (rf"(?<=\w\s)(?<!\w\w\w\w\w\w\w\w\w\w\w\w\s)(?P<a>{MONTH})(?![\w-])", _at),
    (
        rf"{_BEFORE}{THE}(?:last|past|previous|preceding|most\s+recent|latest)\s+(?:(?P<count>{_COUNT})\s+)?"
        r"(?:calendar\s+|financial\s+)?(?P<unit>years?|months?|weeks?|days?|quarters?)(?![\w-])",
        _last_ones,
    ),
    (
        rf"{_BEFORE}(?P<count>{_COUNT})\s+(?P<unit>years?|months?|weeks?|days?)\s+"
        r"(?:earlier|ago|previously|later|(?:before|on)(?=\s*(?:[.,;:)]|$)))(?![\w-])",
        _earlier,
    ),
    (
        rf"{_BEFORE}(?:once\s+)?every\s+(?P<times>\b)(?P<count>{_COUNT})\s+{_UNITS_OF_EVERY}(?![\w-])",
        _every,
    ),
    (rf"{_BEFORE}(?P<count>{_COUNT}){DASH}(?P<unit>daily|weekly|monthly|yearly)\b", _every_ly),
    (
        rf"{_BEFORE}(?P<times>{_COUNT})\s+(?:times|visits|meetings|occasions)\s+(?:a|every|each|per|in\s+a)\s+(?P<count>\b){_UNITS_OF_EVERY}(?![\w-])",
        _every,
    ),
)


def _candidates(text: str, as_of: date | None) -> Iterator[Mention]:
    for pattern, build in _PATTERNS:
        for match in pattern.finditer(text):
            if not _plausible(match, text):
                continue
            when = build(match, as_of)
            if when is not None:
                yield Mention(match.start(), match.end(), when, match[0])
    for pattern, days in _frequencies():
        for match in pattern.finditer(text):
            yield Mention(match.start(), match.end(), When(every=days, text=_text(match)), match[0])


_BARE_YEAR = re.compile(r"\d{4}")
_COUNTED = re.compile(r"\s+(?!to\b|and\b|or\b|was\b|is\b|has\b|this\b|as\b|inspections?\b)[a-z]{3,}s\b")
_AFTER_PREPOSITION = re.compile(rf"(?:^|\W){_PREPOSITION}\s+(?:the\s+)?$", re.IGNORECASE)
_BARE_MONTH = re.compile(MONTH, re.IGNORECASE)


def _plausible(match: re.Match[str], text: str) -> bool:
    """Whether a bare number is a year, and a bare name a month: 'may' and 'march' are verbs too."""
    words = match[0]
    if _BARE_YEAR.fullmatch(words):
        return bool(_AFTER_PREPOSITION.search(text, max(0, match.start() - 24), match.start())) or not _COUNTED.match(
            text, match.end()
        )
    if _BARE_MONTH.fullmatch(words):
        return words[0].isupper() and bool(_AFTER_PREPOSITION.search(text, max(0, match.start() - 24), match.start()))
    month = re.search(r"\b(may|march)\b", words)
    return month is None or bool(re.search(r"\d", words))


def whens(text: str, as_of: date | None = None) -> tuple[Mention, ...]:
    """The dates, periods and frequencies of the text, in order, none inside another."""
    found = sorted(_candidates(text, as_of), key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


# --- comparing ----------------------------------------------------------------------------------------------


def compare(a: When, b: When) -> str:
    """'same', 'inside' (a within b, or either is one day of the other), 'overlap', 'apart', 'unknown'."""
    if a.every is not None or b.every is not None:
        if a.every is None or b.every is None:
            return "unknown"
        return "same" if abs(a.every - b.every) <= 0.1 * max(a.every, b.every) else "apart"
    if a.start is None or b.start is None:
        return "same" if a.text and a.text.lower() == b.text.lower() and a.end == b.end else "unknown"
    return _compare_spans((a.start, a.end or date.max), (b.start, b.end or date.max))


def _compare_spans(a: Span, b: Span) -> str:
    if a == b or _is_month_end_of(a, b) or _is_month_end_of(b, a):
        return "same"
    if a[0] > b[1] or b[0] > a[1]:
        return "apart"
    if b[0] <= a[0] and a[1] <= b[1]:
        return "inside"
    if b[0] == b[1]:
        return "inside"
    return "overlap"


def _is_month_end_of(a: Span, b: Span) -> bool:
    """Whether `a` is the last day of the month that `b` is: 'March 2014' said of a count is its last day."""
    return a[0] == a[1] == b[1] and b == whole_month(b[1].year, b[1].month)
