"""A number with what stands beside it: unit, currency sign, rate; ranges; and whether 'one' counts anything."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.wording.core import Core
from reconcile.wording.numbers import SCALES, Number
from reconcile.wording.units import DURATIONS, count_unit, rate_after, unit_after

_TIMES = re.compile(
    r"\s+times(?=\s+(?:as|more|higher|larger|greater|the|that|what|its|less|lower|fewer|bigger|better|likelier|over)\b)",
    re.IGNORECASE,
)
_FACTOR = re.compile(r"\ba\s+factor\s+of\s+$", re.IGNORECASE)
_TO_ONE = re.compile(r"\s+to\s+one\b", re.IGNORECASE)
_CURRENCY = re.compile(r"£\s?$")


def count(text: str, number: Number) -> Core:
    """A number with the unit and the currency sign beside it."""
    start, end, value, slack = number.start, number.end, number.value, number.slack
    if money := _CURRENCY.search(text[max(0, start - 2) : start]):
        # a sum in thousands of pounds is a rounded one
        slack = 500.0 if value >= 10_000 and value % 1000 == 0 and slack == 0.5 else slack
        return Core(start - len(money[0]), end, value, slack, "GBP")
    if odds := _TO_ONE.match(text, end):
        return Core(start, odds.end(), value, 0.05 * value, "times", "multiple")
    if _FACTOR.search(text[max(0, start - 14) : start]):
        return Core(start, end, value, 0.05 * value, "times", "multiple")
    if found := unit_after(text, end):
        form = "duration" if found.name in DURATIONS else "share" if found.name == "%" else "count"
        return Core(start, found.end, value * found.factor, slack * found.factor, found.name, form)
    if times := _TIMES.match(text, end):
        return Core(start, times.end(), value, 0.05 * value, "times", "multiple")
    return Core(start, end, value, slack, rate_after(text, end) or count_unit(text, start, end))


# --- ranges -----------------------------------------------------------------------------------------------------

_TO = re.compile(r"\s*(?:\s(?P<word>to|and|or)\s+|[-–—])\s*£?", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:\bbetween|^\W*from)\s+£?$", re.IGNORECASE)
_CHANGING = re.compile(
    r"\b(?:from|rose|risen|fell|fallen|grew|grown|increased|decreased|reduced|cut|down|up|dropped|gone|went|moved|compared)\s+£?$",
    re.IGNORECASE,
)


def range_of(text: str, first: Number, second: Number) -> Core | None:
    """'between 10 and 15', '10 to 15%', 'two or three'; never 'from 1,171 to 928', which tells of a change."""
    if first.value >= second.value:
        return None
    unit = unit_after(text, second.end)
    own = unit_after(text, first.end)
    if own is not None and (unit is None or own.name != unit.name):
        return None
    link = _TO.fullmatch(text, own.end if own else first.end, second.start)
    before = text[max(0, first.start - 14) : first.start]
    between = _BETWEEN.search(before)
    if link is None or (not between and (_CHANGING.search(before) or not _joins(link, first, second))):
        return None
    start = first.start - len(between[0]) if between else first.start
    end, name, factor = (unit.end, unit.name, unit.factor) if unit else (second.end, "", 1.0)
    if "£" in text[max(0, first.start - 1) : second.start]:
        start, name = start if between else first.start - text[first.start - 1 : first.start].count("£"), "GBP"
    name = name or rate_after(text, end) or count_unit(text, first.start, end)
    low, high = first.value * factor * _shared_scale(text, first, second), second.value * factor
    ends = (low, high, False, False)
    return Core(start, end, (low + high) / 2, (high - low) / 2, name, "range", ends=ends, hedge="between")


_SCALE = re.compile(r"(?:\d\s?|\s)(thousand|million|billion|m|mn|bn|k)$", re.IGNORECASE)


def _shared_scale(text: str, first: Number, second: Number) -> float:
    """'between 1.2 and 1.5 million': the scale of the second is that of the first."""
    own, shared = (_SCALE.search(text[number.start : number.end]) for number in (first, second))
    return SCALES[shared[1].lower()] if shared and not own else 1.0


def _joins(link: re.Match[str], first: Number, second: Number) -> bool:
    word = (link["word"] or "").lower()
    return word not in ("and", "or") or (word == "or" and second.value - first.value <= 2)


# --- one ----------------------------------------------------------------------------------------------------------

_COUNTING = re.compile(
    r"(?:\b(?:only|just|exactly|but|least|than|minus|except|bar|save|even|have|has|had|with|employs?|found|saw|runs"
    r"|there\s+(?:is|was)))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\b(?:only|just|exactly|but|except|bar|save)\s+$", re.IGNORECASE)
_NOUN = re.compile(
    r"\s+(?!of\b|that\b|who\b|which\b|another\b|or\b|and\b|to\b|in\b|is\b|was\b|has\b|day\b|such\b|for\b|on\b|at\b)[a-z]",
    re.I,
)
_LISTED = re.compile(r"\s+[\w-]+(?:\s+[\w-]+)?(?:,|\s+and|,\s+and)\s+")


def one_counts(text: str, number: Number, later: Sequence[Number]) -> bool:
    """Whether 'one' is a count: 'only one', 'has one camera', 'one inspector, three sergeants'."""
    before = text[max(0, number.start - 20) : number.start]
    if _ALONE.search(before):
        return True
    if not _NOUN.match(text, number.end):
        return False
    if _COUNTING.search(before):
        return True
    return bool(later) and bool(_LISTED.fullmatch(text, number.end, later[0].start))
