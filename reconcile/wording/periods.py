"""Dates, periods and frequencies in a text, and whether two of them are the same.

Financial years run from April to March. A month without a day is the whole month; what is said of the end of a
month is its last day. What is told relative to now ('last year') has dates only where `as_of` is given.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from reconcile.model import When
from reconcile.wording.numbers import WORDS, value_of_words
from reconcile.wording.tables import rows

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
DAYS = {"day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.4375, "quarter": 91.3125, "year": 365.25}
Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Mention:
    """A date, a period or a frequency in a text."""

    start: int
    end: int
    when: When
    words: str


# --- the parts of the patterns ------------------------------------------------------------------------

_DASH = r"[-–—‐‑]"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
# A footnote mark may be glued to a year ('20122').
_YEAR = r"(?:19|20)\d\d(?:\d(?!\d))?"
_PLAIN_YEAR = r"(?:19[5-9]\d|20[0-4]\d)(?![\d%]|,\d|\.\d)"
_THE = r"(?:the\s+)?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"

_DMY = rf"{_WEEKDAY}(?:the\s+)?{_DAY}(?:\s+of)?\s+{_MONTH},?\s*{_YEAR}"
_DM_SHORT = rf"{_DAY}[-\s/]{_MONTH}[-\s/]\d\d(?!\d)"
_MDY = rf"{_MONTH}\s+{_DAY},\s*{_YEAR}"
_NUMERIC = r"(?<![\d/.])(?:\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d)(?![\d/])"
_MY = rf"{_MONTH}(?:\s+|,\s*|{_DASH})(?:of\s+)?{_YEAR}"
_MY_SHORT = rf"{_MONTH}(?:{_DASH}|\s?['’])\d\d(?!\d)"
_FY = rf"(?<![\d/])(?:fy\s?|financial\s+year\s+)?(?:19|20)\d\d\s?(?:/|{_DASH})\s?(?:(?:19|20)\d\d|\d\d)(?![\d/]|-\d)"
_FY_WORDS = r"(?<!from\s)(?:19|20)\d\d\s+to\s+(?:19|20)\d\d(?!\d)"
_SEASON = rf"{_THE}(?:spring|summer|autumn|winter)(?:\s+(?:of\s+)?|,\s*){_YEAR}"
_QUARTER = (
    rf"{_THE}(?:q[1-4]|(?:first|second|third|fourth|last)\s+quarter)(?:\s+of)?\s+"
    rf"(?:(?:19|20)\d\d/\d\d|{_PLAIN_YEAR})"
)
_EDGE = rf"{_THE}(?:end|close|beginning|start)\s+of\s+"
_MID = rf"(?:mid{_DASH}|early\s+in\s+|late\s+in\s+|early\s+|late\s+){_PLAIN_YEAR}"
_YEAR_ONLY = rf"(?:{_THE}(?:calendar\s+)?year\s+)?{_PLAIN_YEAR}"
_DM = rf"{_DAY}(?:\s+of)?\s+{_MONTH}"
_DATED = (
    rf"(?:{_DMY}|{_MDY}|{_DM_SHORT}|{_NUMERIC}|(?:{_EDGE})?(?:{_MY}|{_MY_SHORT})|{_SEASON}|{_QUARTER}"
    rf"|(?:{_EDGE})?(?:{_FY}|{_FY_WORDS})|{_MID}|(?:{_EDGE})?{_YEAR_ONLY})"
)
_UNDATED = rf"(?:{_DM}|(?:{_EDGE})?{_MONTH})"
_POINT = rf"(?:{_DATED}|{_UNDATED})"
_COUNT = rf"(?:\d{{1,3}}|{WORDS}|a|one)"
_SPAN_UNIT = r"(?:calendar\s+)?(?:years?|months?|mths?|weeks?|quarters?|days?)"
_LENGTH = rf"(?:(?:(?:{_COUNT})(?:\s|{_DASH})?)?(?:financial\s+|calendar\s+)?{_SPAN_UNIT}(?:\s+period)?)"
_TO = r"(?:\s+(?:up\s+to|to|ending|ended|until|end)(?:\s+(?:on|at|in))?|:)\s+(?:and\s+including\s+)?"

Builder = Callable[[re.Match[str], date | None], When | None]


# --- points ---------------------------------------------------------------------------------------------


def _month(words: str) -> int:
    return next(n for n, name in enumerate(MONTHS, start=1) if name.startswith(words.lower()[:3]))


def _last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _whole_month(year: int, month: int) -> Span:
    return date(year, month, 1), _last(year, month)


def _shift(day: date, months: int) -> date:
    """The same day so many months later, or the month's last."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _full_year(digits: str) -> int:
    return int(digits[:4]) if len(digits) >= 4 else 2000 + int(digits)


def span(words: str, as_of: date | None = None) -> Span | None:
    """The dates from and to of a point in time ('March 2014', '2013/14', 'the end of 2012'); None where it has none."""
    text = " ".join(words.split()).lower().removeprefix("the ").strip(" .")
    try:
        return _span(text, as_of)
    except ValueError:  # 31 February, year 0
        return None


def _span(text: str, as_of: date | None) -> Span | None:
    if edge := re.fullmatch(r"(end|close|beginning|start) of (.+)", text):
        inner = _span(edge[2], as_of)
        if inner is None:
            return None
        day = inner[1] if edge[1] in ("end", "close") else inner[0]
        return day, day
    for pattern, build in _POINTS:
        if match := pattern.fullmatch(text):
            return build(match)
    return _undated(text, as_of)


def _day_month_year(match: re.Match[str]) -> Span:
    day = date(_full_year(match["y"]), _month(match["m"]), int(re.sub(r"\D", "", match["d"])))
    return day, day


def _numeric(match: re.Match[str]) -> Span:
    first, second, third = (int(part) for part in re.split(r"[/.-]", match[0]))
    day = date(first, second, third) if first > 31 else date(third if third > 99 else 2000 + third, second, first)
    return day, day


def _month_year(match: re.Match[str]) -> Span:
    return _whole_month(_full_year(match["y"]), _month(match["m"]))


def _years(match: re.Match[str]) -> Span | None:
    first = int(match["a"])
    second = int(match["b"]) if len(match["b"]) == 4 else first // 100 * 100 + int(match["b"])
    if second <= first and len(match["b"]) == 2:  # 1999/00
        second += 100
    if not first < second <= first + 30 or (second > first + 1 and len(match["b"]) == 4):
        return None  # '2010 to 2014' runs over calendar years
    return date(first, 4, 1), date(second, 3, 31)


def _season(match: re.Match[str]) -> Span:
    first, last = SEASONS[match["s"]]
    year = _full_year(match["y"])
    return date(year, first, 1), _last(year + (last < first), last)


def _quarter(match: re.Match[str]) -> Span:
    names = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
    number = names.get(match["q"].split()[0]) or int(match["q"][1])
    year = int(match["y"][:4])
    month = (number - 1) * 3 + (4 if "/" in match["y"] else 1)
    start = _shift(date(year, 1, 1), month - 1)
    return start, _shift(start, 3) - timedelta(days=1)


def _part_of_year(match: re.Match[str]) -> Span:
    year = int(match["y"])
    if match["p"].startswith("mid"):
        return date(year, 6, 30), date(year, 6, 30)
    return (date(year, 1, 1), date(year, 4, 30)) if match["p"] == "early" else (date(year, 9, 1), date(year, 12, 31))


def _calendar_year(match: re.Match[str]) -> Span:
    return date(int(match["y"]), 1, 1), date(int(match["y"]), 12, 31)


_D, _M, _Y = r"(?P<d>\d{1,2}(?:st|nd|rd|th)?)", rf"(?P<m>{_MONTH})", r"(?P<y>\d{4,5}|\d\d)"
_POINTS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Span | None]], ...] = (
    (re.compile(rf"{_WEEKDAY}(?:the )?{_D}(?: of)?[ /-]{_M},?[ /-]?{_Y}"), _day_month_year),
    (re.compile(rf"{_M} {_D}, ?{_Y}"), _day_month_year),
    (re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d\d-\d\d"), _numeric),
    (re.compile(rf"{_M}(?: of)?(?: |, ?|{_DASH}| ?['’]){_Y}"), _month_year),
    (
        re.compile(rf"(?:fy ?|financial year )?(?P<a>\d{{4}}) ?(?:/|{_DASH}|to) ?(?P<b>\d{{4}}|\d\d)"),
        _years,
    ),
    (re.compile(rf"(?P<s>spring|summer|autumn|winter)(?: of)?,? {_Y}"), _season),
    (re.compile(r"(?P<q>q[1-4]|\w+ quarter)(?: of)? (?P<y>\d{4}(?:/\d\d)?)"), _quarter),
    (re.compile(rf"(?P<p>mid|early|late)(?:{_DASH}| in | )(?P<y>\d{{4}})"), _part_of_year),
    (re.compile(r"(?:calendar )?(?:year )?(?P<y>\d{4})"), _calendar_year),
)


def _undated(text: str, as_of: date | None) -> Span | None:
    """A day or month without its year: the latest one that is not after `as_of`."""
    match = re.fullmatch(rf"(?:{_D}(?: of)? )?{_M}", text)
    if match is None or as_of is None:
        return None
    month = _month(match["m"])
    day = int(re.sub(r"\D", "", match["d"])) if match["d"] else 1
    year = as_of.year if (month, day) <= (as_of.month, as_of.day) else as_of.year - 1
    return (date(year, month, day),) * 2 if match["d"] else _whole_month(year, month)


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
        return When(_shift(end[1] + timedelta(days=1), -int(_months(match))), end[1], text=_text(match))
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
        start, end = found[0], _shift(found[0], months) - timedelta(days=1)
    else:
        start, end = _shift(found[1] + timedelta(days=1), -months), found[1]
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
            start = _shift(as_of, -int(_months(match)))
    except (ValueError, OverflowError):
        return When(text=_text(match))
    return When(start + timedelta(days=1), as_of, text=_text(match))


def _earlier(match: re.Match[str], as_of: date | None) -> When | None:
    return When(text=_text(match))


def _every(match: re.Match[str], as_of: date | None) -> When | None:
    times = _count(match["times"]) if match["times"] else 1.0
    count = _count(match["count"]) if match["count"] else 1.0
    unit = match["unit"].lower().rstrip("s")
    return When(every=round(DAYS[unit] * count / times, 4), text=_text(match)) if times else None


@cache
def _frequencies() -> tuple[tuple[re.Pattern[str], float], ...]:
    return tuple(
        (re.compile(rf"(?<![\w-])(?:{row['words']})(?![\w-])", re.IGNORECASE), float(row["days"]))
        for row in rows("frequencies")
    )


_UNITS_OF_EVERY = r"(?P<unit>days?|weeks?|fortnights?|months?|quarters?|years?)"
_BEFORE = r"(?<![\w/£$,.-])"
_PREPOSITION = (
    r"(?:in|since|by|of|during|until|to|from|between|and|for|last|this|next|before|after|through|at|on|early|late"
    r"|throughout|mid|than|year|ending|ended|was|calendar)"
)


def _compiled(*patterns: tuple[str, Builder]) -> tuple[tuple[re.Pattern[str], Builder], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), build) for pattern, build in patterns)


_PATTERNS = _compiled(
    (rf"{_BEFORE}(?P<a>{_FY_WORDS})", _at),  # first, since the range of two years matches as much
    (
        rf"{_BEFORE}{_THE}(?:fy|(?:(?P<count>{_COUNT})(?:\s|{_DASH})?)?(?:financial\s+|calendar\s+)?"
        rf"(?P<unit>years?|months?|mths?|weeks?|quarters?|days?)(?:\s+period)?)e?{_TO}(?P<a>{_POINT})",
        _until,
    ),
    (rf"{_BEFORE}f?(?P<unit>y)(?:e|r\s+end(?:ing|ed)?)(?P<count>\b)?\s+(?P<a>{_POINT})", _until),
    (
        rf"{_BEFORE}(?:between\s+|from\s+)?(?P<a>{_DATED}|{_UNDATED})\s*(?:{_DASH}|\bto\b|\buntil\b|\bthrough\b)\s*"
        rf"{_THE}(?P<b>{_DATED})",
        _between,
    ),
    (rf"{_BEFORE}between\s+(?P<a>{_POINT})\s+and\s+(?P<b>{_POINT})", _between),
    (
        rf"{_BEFORE}{_THE}(?P<end>first|last|final)\s+(?:(?P<count>{_COUNT})\s+)?(?P<unit>months?|quarter)\s+of\s+"
        rf"{_THE}(?P<a>{_DATED})",
        _part_of,
    ),
    (rf"{_BEFORE}since\s+{_THE}(?P<a>{_POINT})", _since),
    (rf"{_BEFORE}(?P<a>{_DATED})", _at),
    (rf"{_BEFORE}(?P<a>{_DM}|(?:{_EDGE}){_MONTH})(?![\w-])", _at),
    (rf"(?<=\w\s)(?<!\w\w\w\w\w\w\w\w\w\w\w\w\s)(?P<a>{_MONTH})(?![\w-])", _at),
    (
        rf"{_BEFORE}{_THE}(?:last|past|previous|preceding|most\s+recent|latest)\s+(?:(?P<count>{_COUNT})\s+)?"
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
    (
        rf"{_BEFORE}(?P<times>{_COUNT})\s+times\s+(?:a|every|each|per|in\s+a)\s+(?P<count>\b){_UNITS_OF_EVERY}(?![\w-])",
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
_BARE_MONTH = re.compile(_MONTH, re.IGNORECASE)


def _plausible(match: re.Match[str], text: str) -> bool:
    """Whether a bare number is a year, and a bare name a month: 'may' and 'march' are verbs too."""
    words = match[0]
    if _BARE_YEAR.fullmatch(words):
        return bool(_AFTER_PREPOSITION.search(text[: match.start()])) or not _COUNTED.match(text, match.end())
    if _BARE_MONTH.fullmatch(words):
        return words[0].isupper() and bool(_AFTER_PREPOSITION.search(text[: match.start()]))
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
        return "same" if abs(a.every - b.every) <= 0.05 * max(a.every, b.every) else "apart"
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
    return a[0] == a[1] == b[1] and b == _whole_month(b[1].year, b[1].month)
