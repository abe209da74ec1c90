"""What the words beside a figure make of it: a difference, a bound, so many out of ten; and the figure in words."""

from __future__ import annotations

import re
from dataclasses import replace
from math import inf

from reconcile.judge.ruling import plain
from reconcile.model import Interval
from reconcile.wording.figures import figures

# A figure by which one thing exceeds another: 'two minutes longer', 'an excess of £840,000', 'a further eleven'.
BEYOND = re.compile(
    r"^\s*(?:[a-z-]+ ){0,2}?(?:longer|higher|lower|larger|smaller|earlier|later|beyond|more|fewer|less|above|below"
    r"|short of|to the good|in excess)\b",
    re.IGNORECASE,
)
BY = re.compile(
    r"\b(?:by|(?:an? )?(?:excess|gap|difference|shortfall|surplus|rise|fall|increase|decrease|reduction) of)"
    r"\s+(?:an? |some |about |around |almost |nearly )?$",
    re.IGNORECASE,
)


def of_a_difference(words: str, said: Interval) -> bool:
    """Whether a claim's figure tells by how much two things differ, so that no level decides it."""
    for figure in figures(words):
        if figure.interval.low == said.low and figure.interval.high == said.high:
            return bool(BEYOND.match(words[figure.end :]) or BY.search(words[: figure.start]))
    return False


# 'Has not yet reached three-quarters', 'falls short of 90%', 'has passed 400'.
SHORT_OF = re.compile(
    r"\b(?:not (?:yet )?(?:reached|attained|met|passed|exceeded|got to)"
    r"|(?:has|have|had) (?:yet|still) to (?:reach|attain|pass)"
    r"|(?:falls?|fell|falling|is|was|remains?) short of)\s+(?:the |an? )?$",
    re.IGNORECASE,
)
PAST = re.compile(r"\b(?:has|have|had) (?:now )?(?:passed|exceeded|topped|surpassed)\s+(?:the |an? )?$", re.IGNORECASE)
IN_TEN = re.compile(r"\b(?:in|out of) (?:every )?ten\b|\btenths\b", re.IGNORECASE)
TENTH = 2.5  # points within which so many 'out of ten' says a percentage


def bounded(words: str, said: Interval) -> Interval:
    """The interval as the words before and behind the figure widen or bound it."""
    if said.hedge or said.stated is None:
        return said
    for figure in figures(words):
        if (figure.interval.low, figure.interval.high) == (said.low, said.high):
            before = words[: figure.start]
            if SHORT_OF.search(before):
                return replace(said, low=-inf, high=said.stated, high_open=True, hedge="under")
            if PAST.search(before):
                return replace(said, low=said.stated, high=inf, low_open=True, hedge="over")
    if said.unit == "%" and IN_TEN.search(words) and said.stated % 10 == 0:
        return replace(said, low=min(said.low, said.stated - TENTH), high=max(said.high, said.stated + TENTH))
    return said


def said_text(said: Interval) -> str:
    unit = {"%": "%", "points": " percentage points", "GBP": "", "": ""}.get(said.unit, f" {said.unit}")
    figure = plain(said.stated) if said.stated is not None else plain(said.point)
    money = "£" if said.unit == "GBP" else ""
    return f"{said.hedge} {money}{figure}{unit}".strip() if said.hedge else f"{money}{figure}{unit}"


def not_within(interval: Interval, said: Interval) -> str:
    if not said.hedge:
        return ""
    if interval.high == inf:
        return f", which is not {'more than' if interval.low_open else 'at least'} {plain(interval.low)}"
    return f", which is not between {plain(interval.low)} and {plain(interval.high)}"
