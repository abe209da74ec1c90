"""Units as a return writes them ('£000s', '(FTE)', 'per 1,000 pop.'), made canonical with their scale."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reconcile.wording.units import RATE, rate_name


class Unit(NamedTuple):
    """A canonical unit, what a stored figure is multiplied by, and whether a figure up to 1 is a share of one."""

    name: str
    scale: float = 1.0
    share: bool = False


_POUND = r"(?:£|gbp|pounds?(?: sterling)?)"
_SCALES = (
    (r"(?:bn|billions?)", 1e9),
    (r"(?:m|mn|millions?)", 1e6),
    (r"(?:k|thousands?|['’]?000s?|['’]?000['’]?s)", 1e3),
)
_DURATIONS = {
    "second": "seconds", "sec": "seconds", "minute": "minutes", "min": "minutes", "hour": "hours", "hr": "hours",
    "day": "days", "week": "weeks", "month": "months", "year": "years", "yr": "years",
}  # fmt: skip


def _rate(text: str) -> str | None:
    found = RATE.search(text)
    return rate_name(found) if found else None


_COUNT_OF = r"(?:in |by |as )?(?:number of |number,? |total |police )?"
_FTE = re.compile(
    rf"{_COUNT_OF}\(?(?:fte|wte|(?:full|whole)[- ]time[- ]equivalent)s?\)?(?: (?:basis|posts?|strength))?\d?"
)
_HEADCOUNT = re.compile(rf"{_COUNT_OF}head ?counts?(?: basis)?\d?")


@lru_cache(maxsize=4096)
def unit_of(words: str) -> Unit | None:
    """The unit a unit cell, a header in brackets or a units row names; None where the words name none.

    Only words that are a unit as a whole count: 'crimes' names what is counted, and is no unit.
    """
    text = re.sub(r"\s+", " ", words.replace("\u00a0", " ")).strip().strip("()[]").strip().rstrip(".:").casefold()
    if not text:
        return None
    if re.fullmatch(r"(?:%|per ?cent|percentages?|pct)(?: .*)?", text) and "point" not in text:
        return Unit("%")
    if re.match(r"(?:proportion|fraction|share)\b", text):
        return Unit("%", 1.0, True)
    if re.fullmatch(r"(?:% ?points?|percentage points?|pp|ppts?|points?)", text):
        return Unit("points")
    money = re.match(rf"(?:in )?{_POUND}(?: ?(?P<rest>.*))?$", text)
    if money:
        rest = money["rest"] or ""
        for pattern, scale in _SCALES:
            if re.match(rf"{pattern}(?:\b|$)", rest):
                return Unit("GBP", scale)
        return Unit("GBP")
    if re.match(r"pence\b", text):
        return Unit("GBP", 0.01)
    for pattern, scale in (*_SCALES[:2], (r"(?:thousands?|['’]?000s?|['’]000['’]?s)", 1e3)):
        if len(text) > 2 and re.fullmatch(rf"(?:in )?{pattern}", text):
            return Unit("", scale)
    if _FTE.fullmatch(text):
        return Unit("FTE")
    if _HEADCOUNT.fullmatch(text):
        return Unit("headcount")
    rate = _rate(text)
    if rate is not None and len(text.split()) <= 6 and (text.startswith(("per ", "rate")) or " per " in text):
        return Unit(rate)
    duration = re.fullmatch(r"(?:(?:working|calendar|average|mean|median|in) )*(?P<name>[a-z]+?)s?", text)
    if duration and duration["name"] in _DURATIONS:
        return Unit(_DURATIONS[duration["name"]])
    if re.fullmatch(r"(?:times|ratio)", text):
        return Unit("times")
    return None


_BRACKETED = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
_NUMBERED = re.compile(r"\((?:number|no\.?|count|#|n)\)|\bnumber of\b|^no\. of\b", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:percentage|per cent|proportion)\b|%", re.IGNORECASE)
_IN_TEXT = re.compile(r"\b(?:fte|full[- ]time equivalents?|headcount)\b", re.IGNORECASE)


@lru_cache(maxsize=8192)
def unit_in(label: str) -> Unit | None:
    """The unit that a label or header carries: '(%)', '(FTE), 31 Mar 2014', 'Percentage of crimes attended'."""
    for bracket in _BRACKETED.findall(label):
        for part in (bracket, *re.split(r",|;", bracket)):
            unit = unit_of(part)
            if unit is not None:
                return unit
    if _NUMBERED.search(label):
        fte = _IN_TEXT.search(label)
        return unit_of(fte.group()) if fte else Unit("")
    whole = unit_of(label)
    if whole is not None:
        return whole
    tail = unit_of(re.split(r"[,:;–-]\s*", label)[-1])
    if tail is not None and tail.name not in ("times", "points"):
        return tail
    rate = _rate(label) if re.search(r"\bper (?:\d|million|thousand)", label, re.IGNORECASE) else None
    if rate is not None:
        return Unit(rate)
    if re.search(r"£ ?['’]?(?:million|m|000s?|k|bn)\b", label):
        found = re.search(r"£ ?['’]?(?:million|m|000s?|k|bn)\b", label)
        return unit_of(found.group()) if found else None
    if _NAMED.search(label) and not re.search(r"percentage points?", label, re.IGNORECASE):
        share = re.match(r"\s*proportion\b", label, re.IGNORECASE)
        return Unit("%", 1.0, bool(share))
    found = _IN_TEXT.search(label)
    return unit_of(found.group()) if found else None
