"""A figure before it is hedged: what the modules that look for figures give and `figures` puts together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Core:
    """A value and half of its precision, with the words that state it.

    `ends` are low, high and their openness where value and slack do not say it: for ranges and quantifiers always,
    for fractions as long as they are not hedged.
    """

    start: int
    end: int
    value: float
    slack: float
    unit: str = ""
    form: str = "count"  # 'count', 'share', 'duration', 'multiple', 'range', 'quantifier', 'adverb'
    whole: float | None = None
    ends: tuple[float, float, bool, bool] | None = None
    hedge: str = ""  # of a quantifier or a range: what hedge it is itself
    of_whole: bool = False  # a share of a whole is never above 100
