"""Days, months, years and seasons as words: the patterns that find them, and the days they run from and to."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
Span = tuple[date, date]

# --- the parts of the patterns ------------------------------------------------------------------------

DASH = r"[-–—‐‑]"
MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
# A footnote mark may be glued to a year ('20122').
_YEAR = r"(?:19|20)\d\d(?:\d(?!\d))?"
_PLAIN_YEAR = r"(?:19[5-9]\d|20[0-4]\d)(?![\d%]|,\d|\.\d)"
THE = r"(?:the\s+)?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"

_DMY = rf"{_WEEKDAY}(?:the\s+)?{_DAY}(?:\s+of)?\s+{MONTH},?\s*{_YEAR}"
_DM_SHORT = rf"{_DAY}[-\s/]{MONTH}[-\s/]\d\d(?!\d)"
_MDY = rf"{MONTH}\s+{_DAY},\s*{_YEAR}"
_NUMERIC = r"(?<![\d/.])(?:\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d)(?![\d/])"
_MY = rf"{MONTH}(?:\s+|,\s*|{DASH})(?:of\s+)?{_YEAR}"
_MY_SHORT = rf"{MONTH}(?:{DASH}|\s?['’])\d\d(?!\d)"
_FY = rf"(?<![\d/])(?:fy\s?|financial\s+year\s+)?(?:19|20)\d\d\s?(?:/|{DASH})\s?(?:(?:19|20)\d\d|\d\d)(?![\d/]|-\d)"
FINANCIAL_YEAR_IN_WORDS = r"(?<!from\s)(?:19|20)\d\d\s+to\s+(?:19|20)\d\d(?!\d)"
_SEASON = rf"{THE}(?:spring|summer|autumn|winter)(?:\s+(?:of\s+)?|,\s*){_YEAR}"
_QUARTER = (
    rf"{THE}(?:q[1-4]|(?:first|second|third|fourth|last)\s+quarter)(?:\s+of)?\s+"
    rf"(?:(?:19|20)\d\d/\d\d|{_PLAIN_YEAR})"
)
EDGE = rf"{THE}(?:end|close|beginning|start)\s+of\s+"
_MID = (
    rf"(?:mid{DASH}|early\s+in\s+|late\s+in\s+|early\s+|late\s+"
    rf"|{THE}(?:early\s+part|later?\s+part|latter\s+part|middle)\s+of\s+){_PLAIN_YEAR}"
)
_YEAR_ONLY = rf"(?:{THE}(?:calendar\s+)?year\s+)?{_PLAIN_YEAR}"
DAY_AND_MONTH = rf"{_DAY}(?:\s+of)?\s+{MONTH}"
DATED = (
    rf"(?:{_DMY}|{_MDY}|{_DM_SHORT}|{_NUMERIC}|(?:{EDGE})?(?:{_MY}|{_MY_SHORT})|{_SEASON}|{_QUARTER}"
    rf"|(?:{EDGE})?(?:{_FY}|{FINANCIAL_YEAR_IN_WORDS})|{_MID}|(?:{EDGE})?{_YEAR_ONLY})"
)
UNDATED = rf"(?:{DAY_AND_MONTH}|(?:{EDGE})?{MONTH})"
POINT = rf"(?:{DATED}|{UNDATED})"


# --- points ---------------------------------------------------------------------------------------------


def _month(words: str) -> int:
    return next(n for n, name in enumerate(MONTHS, start=1) if name.startswith(words.lower()[:3]))


def _last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def whole_month(year: int, month: int) -> Span:
    return date(year, month, 1), _last(year, month)


def shifted(day: date, months: int) -> date:
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
    return whole_month(_full_year(match["y"]), _month(match["m"]))


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
    start = shifted(date(year, 1, 1), month - 1)
    return start, shifted(start, 3) - timedelta(days=1)


def _part_of_year(match: re.Match[str]) -> Span:
    year = int(match["y"])
    if match["p"] == "mid":  # the day for which population is estimated
        return date(year, 6, 30), date(year, 6, 30)
    if match["p"] == "middle":
        return date(year, 5, 1), date(year, 8, 31)
    return (date(year, 1, 1), date(year, 4, 30)) if match["p"] == "early" else (date(year, 9, 1), date(year, 12, 31))


def _calendar_year(match: re.Match[str]) -> Span:
    return date(int(match["y"]), 1, 1), date(int(match["y"]), 12, 31)


_D, _M, _Y = r"(?P<d>\d{1,2}(?:st|nd|rd|th)?)", rf"(?P<m>{MONTH})", r"(?P<y>\d{4,5}|\d\d)"
_POINTS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Span | None]], ...] = (
    (re.compile(rf"{_WEEKDAY}(?:the )?{_D}(?: of)?[ /-]{_M},?[ /-]?{_Y}"), _day_month_year),
    (re.compile(rf"{_M} {_D}, ?{_Y}"), _day_month_year),
    (re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d\d-\d\d"), _numeric),
    (re.compile(rf"{_M}(?: of)?(?: |, ?|{DASH}| ?['’]){_Y}"), _month_year),
    (
        re.compile(rf"(?:fy ?|financial year )?(?P<a>\d{{4}}) ?(?:/|{DASH}|to) ?(?P<b>\d{{4}}|\d\d)"),
        _years,
    ),
    (re.compile(rf"(?P<s>spring|summer|autumn|winter)(?: of)?,? {_Y}"), _season),
    (re.compile(r"(?P<q>q[1-4]|\w+ quarter)(?: of)? (?P<y>\d{4}(?:/\d\d)?)"), _quarter),
    (
        re.compile(rf"(?P<p>mid|early|late|middle|latter)r?(?: part)?(?:{DASH}| in | of | )(?P<y>\d{{4}})"),
        _part_of_year,
    ),
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
    return (date(year, month, day),) * 2 if match["d"] else whole_month(year, month)
