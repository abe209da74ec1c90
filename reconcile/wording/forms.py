"""The forms that a figure takes before it is hedged: numbers, shares, parts of a whole, durations, multiples, quantifiers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from reconcile.wording.numbers import SIMPLE, Number, numbers
from reconcile.wording.tables import table
from reconcile.wording.units import DURATIONS, SECONDS, count_unit, rate_after, unit_after


@dataclass(frozen=True, slots=True)
class Core:
    """A figure without its hedge. `span` overrides value and slack for a quantifier: its own ends and openness."""

    start: int
    end: int
    value: float
    slack: float
    unit: str = ""
    form: str = "count"  # 'count', 'share', 'duration', 'multiple', 'quantifier', 'adverb', 'range'
    whole: float | None = None
    ends: tuple[float, float, bool, bool] | None = None
    name: str = ""  # of a quantifier: its hedge
    share: bool = False  # of a whole: never above 100


# --- fractions ----------------------------------------------------------------------------------------------

_DENOMINATORS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}
_DENOMINATORS |= {"eighth": 8, "ninth": 9, "tenth": 10, "twelfth": 12, "twentieth": 20, "hundredth": 100}
_NUMERATORS = {"a": 1, "an": 1, "one": 1} | {word: int(n) for word, n in SIMPLE.items() if 1 < n < 10}
_FRACTION = re.compile(
    rf"(?<![\w-])(?P<top>{'|'.join(_NUMERATORS)})[\s‐‑-](?P<bottom>{'|'.join(_DENOMINATORS)})s?(?![\w])", re.IGNORECASE
)
_GLYPH = re.compile(r"(?<![\w])(?P<glyph>[½¼¾⅓⅔])")
_GLYPHS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3}
# After 'a third' or 'a fifth' a noun makes it an ordinal: 'a third party'.
_NO_NOUN = re.compile(
    r"\s*(?:$|[^\w\s-]|(?:of|had|have|has|were|was|are|is|do|did|does|could|can|cannot|would|will|said|say|in|on|at|to|by|from"
    r"|since|between|and|or|who|that|which|when|where|fewer|more|less|higher|lower|below|above|over|as|for|with|through"
    r"|during|because|but|among|than|received|came|went|got|thought|felt|told|reported|showed|held|lacked|if|so|on|off"
    r"|not|never|took|needed|knew|used|went|saw|made|found|led|ended|resulted|remain|remained|were|those|these|the|his"
    r"|her|its|their|all|each|every|down|up|after|before|within|until)\b)",
    re.IGNORECASE,
)
_OF_AN_HOUR = re.compile(r"\s+(?:of\s+an?|an?)\s+(?P<unit>second|minute|hour|day|week|month|year)\b", re.IGNORECASE)


def share_core(start: int, end: int, share: float) -> Core:
    """A fraction as a percentage: what is within half a point of it, or rounds to the same whole percentage."""
    value = 100 * share
    slack = 2.0 if share == 0.5 else 0.5
    ends = (min(value, round(value)) - slack, max(value, round(value)) + slack, False, share != 0.5)
    return Core(start, end, value, slack, "%", "share", ends=ends, share=True)


def fractions(text: str) -> Iterator[Core]:
    """'two-thirds', 'a quarter', 'a quarter of an hour'."""
    for match in _FRACTION.finditer(text):
        top, bottom = _NUMERATORS[match["top"].lower()], _DENOMINATORS[match["bottom"].lower()]
        ordinal = bottom > 2 and bottom != 4 and top == 1 and not _NO_NOUN.match(text, match.end())
        if ordinal or top >= bottom or (bottom == 2 and match["top"].lower() != "one"):
            continue
        yield _fraction(text, match.start(), match.end(), top / bottom)
    for match in _GLYPH.finditer(text):
        yield _fraction(text, match.start(), match.end(), _GLYPHS[match["glyph"]])


def _fraction(text: str, start: int, end: int, share: float) -> Core:
    if hour := _OF_AN_HOUR.match(text, end):
        return part_of_time(start, hour.end(), share, hour["unit"])
    return share_core(start, end, share)


def part_of_time(start: int, end: int, share: float, unit: str) -> Core:
    """'a quarter of an hour' is 15 minutes."""
    smaller = {"minute": (60, "seconds"), "hour": (60, "minutes"), "day": (24, "hours"), "week": (7, "days")}
    smaller |= {"month": (4.348, "weeks"), "year": (12, "months"), "second": (1, "seconds")}
    per, name = smaller[unit.lower()]
    return Core(start, end, share * per, 0.5, name, "duration")


# --- halves of time -----------------------------------------------------------------------------------------

_HALF_TIME = re.compile(r"(?<![\w-])half\s+(?:of\s+)?an?\s+(?P<unit>second|minute|hour|day|week|month|year)\b", re.I)
_AND_A_HALF = re.compile(
    r"(?<![\w-])an?\s+(?P<unit>minute|hour|day|week|month|year)\s+and\s+(?P<part>a\s+half|a\s+quarter|three[\s-]quarters)\b",
    re.IGNORECASE,
)
_SINGLE_TIME = re.compile(
    r"(?<![\w-])(?:an?|one)\s+(?:(?:whole|full|single|working)\s+)?(?P<unit>second|minute|hour|day|week|fortnight|month|year)"
    r"(?!\s+(?:ago|earlier|later|before|old|on\b|and\s+(?:a\s+half|\d))|[-\w])",
    re.IGNORECASE,
)
_SPENDING = re.compile(
    r"(?:spen[dt]s?|spending|takes?|took|taking|lasts?|lasted|within|inside|under|over|than|about|around|almost|nearly|least"
    r"|exactly|only|just|for|in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def times_of_day(text: str) -> Iterator[Core]:
    """'half an hour', 'an hour and a half', and 'a day' where it is a measure of time taken."""
    for match in _HALF_TIME.finditer(text):
        yield part_of_time(match.start(), match.end(), 0.5, match["unit"])
    for match in _AND_A_HALF.finditer(text):
        part = {"a half": 0.5, "a quarter": 0.25}.get(" ".join(match["part"].lower().split()), 0.75)
        yield Core(match.start(), match.end(), 1 + part, 0.05, f"{match['unit'].lower()}s", "duration")
    for match in _SINGLE_TIME.finditer(text):
        if _SPENDING.search(text[max(0, match.start() - 20) : match.start()]):
            unit, value = match["unit"].lower(), 1.0
            unit, value = ("weeks", 2.0) if unit == "fortnight" else (f"{unit}s", value)
            yield Core(match.start(), match.end(), value, 0.5, unit, "duration")


# --- numbers beside numbers -----------------------------------------------------------------------------------

_WORD = r"(?!of\b|out\b|in\b|and\b|or\b|to\b|from\b|per\b|the\b|were\b|was\b|had\b|are\b|is\b)[a-z][\w’'-]*"
_IN = re.compile(
    rf"(?P<noun>(?:\s+{_WORD}){{0,3}})\s+(?P<link>in|out\s+of|of)\s+(?P<every>(?:every|each)\s+)?(?P<the>(?:the|those|these|its|our"
    r"|their|all)\s+)?(?P<last>(?:last|first|only|just|remaining)\s+)?",
    re.IGNORECASE,
)
_PLURAL_AFTER = re.compile(r"\s+(?!has\b|was\b|is\b|does\b|this\b)[a-z]+s\b")
_TO = re.compile(r"\s*(?:\s+(?:to|and|or)\s+|[-–—])\s*[£$€]?", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:from|between|rose|fell|grew|increased|decreased|reduced|cut|down|up|dropped|gone|went|moved)\s+[£$]?$", re.I
)


def ratio(text: str, first: Number, second: Number) -> Core | None:
    """'one in five', 'nine cases out of ten', '33 of the 50', '22 out of 25'; None where the two are apart."""
    if first.value > second.value or second.value < 2:
        return None
    match = _IN.fullmatch(text, first.end, second.start)
    if match is None or (match["noun"] and match["link"] == "of" and not match["the"]):
        return None
    noun, link, every, the = match["noun"], match["link"].lower(), match["every"], match["the"]
    proverbial = second.value <= 20 or second.value in (50, 100, 1000)
    if link == "in" or every or (link != "of" and not the and second.spelled and first.spelled):
        if not proverbial or (the and not every) or unit_after(text, second.end) or _fraction_of_time(text, second.end):
            return None
        if noun and not every and (not second.spelled or _PLURAL_AFTER.match(text, second.end)):
            return None
        if first.value == second.value:
            return None
        return share_core(first.start, second.end, first.value / second.value)
    if first.value % 1 or second.value % 1 or unit_after(text, first.end) or unit_after(text, second.end):
        return None
    if match["last"] and match["last"].split()[0].lower() in ("only", "just") and first.value == 1:
        return replace(count(text, second), start=second.start)
    return Core(first.start, second.end, first.value, first.slack, "", "count", whole=second.value)


def _fraction_of_time(text: str, position: int) -> bool:
    return bool(re.compile(r"\s+(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b").match(text, position))


def range_of(text: str, first: Number, second: Number) -> Core | None:
    """'between 10 and 15', '10 to 15', 'two or three'; never 'from 1,171 to 928', which tells of a change."""
    match = _TO.fullmatch(text, first.end, second.start)
    unit = unit_after(text, second.end)
    if match is None:  # '10% to 15%', '£3m to £4m'
        own = unit_after(text, first.end)
        if own is None or unit is None or own.name != unit.name or not _TO.fullmatch(text, own.end, second.start):
            return None
        match = _TO.fullmatch(text, own.end, second.start)
    link = match[0].strip().lower() if match else ""
    before = text[max(0, first.start - 14) : first.start]
    between = re.search(r"\bbetween\s+[£$]?$", before, re.IGNORECASE)
    if first.value >= second.value or (link.startswith("and") and not between):
        return None
    if not between and (_FROM.search(before) or (link.startswith("or") and second.value - first.value > 2)):
        return None
    start = first.start - (len(before) - between.start() if between else 0)
    name, factor, end = (unit.name, unit.factor, unit.end) if unit else ("", 1.0, second.end)
    if "£" in text[max(0, first.start - 1) : second.start]:
        name, start = "GBP", start if between else first.start - 1
    name = name or rate_after(text, end) or count_unit(text, first.start, end)
    low, high = first.value * factor, second.value * factor
    return Core(
        start, end, (low + high) / 2, (high - low) / 2, name, "range", ends=(low, high, False, False), name="between"
    )


# --- a number by itself ---------------------------------------------------------------------------------------

_MULTIPLE = re.compile(
    r"\s+times\s+(?:as|more|higher|larger|greater|the|that|what|its|less|lower|fewer|bigger|better|likelier|over)\b",
    re.I,
)
_AND = re.compile(r"(?:,?\s+and\s+|,\s+|\s+)")


def count(text: str, number: Number) -> Core:
    """A number with the unit and the currency sign beside it."""
    start, end, value, slack, unit = number.start, number.end, number.value, number.slack, ""
    money = re.search(r"[£]\s?$", text[max(0, start - 2) : start])
    if money:
        return Core(start - len(money[0]), end, value, slack, "GBP")
    found = unit_after(text, end)
    if found:
        unit, end = found.name, found.end
        value, slack = value * found.factor, slack * found.factor
    elif _MULTIPLE.match(text, end):
        return Core(start, end + len(" times"), value, 0.05 * value, "times", "multiple")
    form = "duration" if unit in DURATIONS else "share" if unit == "%" else "count"
    if unit in ("", "%") and (rate := rate_after(text, end)):
        unit = rate if not unit else unit
    if not unit:
        unit = count_unit(text, start, end)
    return Core(start, end, value, slack, unit, form)


def duration(text: str, first: Core, rest: Sequence[Number]) -> Core:
    """'9 minutes 40 seconds' as one figure, in its smallest unit."""
    core = first
    for number in rest:
        if core.unit not in SECONDS or not _AND.fullmatch(text, core.end, number.start):
            break
        unit = unit_after(text, number.end)
        if unit is None or unit.name not in SECONDS or SECONDS[unit.name] >= SECONDS[core.unit]:
            break
        factor = SECONDS[core.unit] / SECONDS[unit.name]
        core = replace(
            core,
            end=unit.end,
            value=core.value * factor + number.value * unit.factor,
            slack=number.slack,
            unit=unit.name,
        )
    return core


# --- multiples and quantifiers ----------------------------------------------------------------------------------

_MULTIPLES: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (value, re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE))
    for value, words in (
        (
            2.0,
            r"twice(?=\s+(?:as|the|that|what|its|their))|doubl(?:ed?|ing)(?!\s+(?:crew\w*|check\w*|count\w*|key\w*))|twofold",
        ),
        (3.0, r"thrice|trebl(?:ed?|ing)|tripl(?:ed?|ing)|threefold|three-fold"),
        (4.0, r"quadrupl(?:ed?|ing)|fourfold|four-fold"),
        (5.0, r"fivefold|five-fold|quintupled"),
        (10.0, r"tenfold|ten-fold"),
        (0.5, r"halv(?:ed?|ing)|half\s+as\s+(?:many|much|likely|high|often|long|large)"),
    )
)
_FACTOR = re.compile(r"(?<!\w)a\s+factor\s+of\s+$", re.IGNORECASE)


def multiples(text: str) -> Iterator[Core]:
    """'twice as many', 'doubled', 'halved'."""
    for value, pattern in _MULTIPLES:
        for match in pattern.finditer(text):
            yield Core(match.start(), match.end(), value, 0.05 * value, "times", "multiple")


@cache
def _quantifiers() -> tuple[tuple[dict[str, Any], re.Pattern[str]], ...]:
    return tuple(
        (row, re.compile(rf"(?<![\w-])(?:{row['words']})(?!\w)", re.IGNORECASE)) for row in table("quantifiers")
    )


def quantifiers(text: str) -> Iterator[Core]:
    """'all', 'most', 'few', 'none', 'half', 'rarely', 'a handful'."""
    for row, pattern in _quantifiers():
        low, high = float(row["low"]), float(row["high"])
        for match in pattern.finditer(text):
            yield Core(
                *match.span(),
                value=(low + high) / 2,
                slack=(high - low) / 2,
                unit=row["unit"],
                form=row["form"],
                ends=(low, high, row.get("low_open", False), row.get("high_open", False)),
                name=row["hedge"],
                share=row["unit"] == "%",
            )


# 'no' and 'a single' count the noun behind them; with most nouns they do not count at all ('no doubt').
_NO = re.compile(
    r"(?<![\w-])no\s+(?=(?:(?!less|few|more|long|such|clear|other|single)[a-z-]+\s+){0,2}?(?:officers?|staff|pcsos?|victims?|cases?"
    r"|files?|records?|forces?|calls?|crimes?|offences?|offenders?|suspects?|supervisors?|reports?|plans?|detectives?|constables?"
    r"|sergeants?|specialists?|people|members?|incidents?|complaints?|devices?|cameras?|posts?|areas\s+for|causes?\s+of)\b)",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    r"(?<![\w-])(?<!not\s)(?<!without\s)(?<!than\s)(?:only\s+)?a\s+(?:single|sole|solitary)(?=\s+(?!points?\b|view\b|crew|approach)[a-z]+)",
    re.I,
)


def singles(text: str) -> Iterator[Core]:
    """'no officers', 'a single specialist'."""
    for match in _NO.finditer(text):
        zero = (0.0, 0.0, False, False)
        yield Core(match.start(), match.end() - 1, 0, 0, "", "quantifier", ends=zero, name="no")
    for match in _SINGLE.finditer(text):
        yield Core(match.start(), match.end(), 1, 0.5)


def factor_before(text: str, start: int) -> bool:
    """Whether 'a factor of' stands before."""
    return bool(_FACTOR.search(text[max(0, start - 14) : start]))


def all_numbers(text: str) -> tuple[Number, ...]:
    return numbers(text)
