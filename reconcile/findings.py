"""The common findings table: what the letter and the return say, one finding a row.

Its columns, their types and their order live here and nowhere else. A value becomes words here too
(`value_text`), so that every report writes it alike.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from math import inf, isfinite
from typing import TYPE_CHECKING, Any

from reconcile.model import (
    Answer,
    Category,
    Finding,
    Grade,
    Interval,
    Kind,
    Reference,
    Relation,
    Side,
    Sign,
    Standing,
    Value,
    When,
)

if TYPE_CHECKING:
    import pandas

# column -> dtype. 'fixed' columns hold one of a closed set of words.
COLUMNS: dict[str, str] = {
    "id": "string",
    "side": "fixed",
    "standing": "fixed",
    "force": "string",
    "theme": "string",
    "measure": "string",
    "kind": "fixed",
    "value": "string",
    "unit": "string",
    "period": "string",
    "words": "string",
    "page": "Int64",
    "paragraph": "Int64",
    "cell": "string",
}

WORDS: dict[str, tuple[str, ...]] = {
    "side": tuple(Side),
    "standing": tuple(Standing),
    "kind": tuple(Kind),
}


# --- the table --------------------------------------------------------------------------------------


def row(finding: Finding) -> dict[str, str | int | None]:
    """One finding as a row, its keys in the order of COLUMNS."""
    return {
        "id": finding.id,
        "side": str(finding.side),
        "standing": str(finding.standing),
        "force": finding.force,
        "theme": finding.theme,
        "measure": finding.measure,
        "kind": str(finding.kind),
        "value": value_text(finding.value),
        "unit": finding.unit,
        "period": finding.period,
        "words": finding.words,
        "page": finding.place.page,
        "paragraph": finding.place.paragraph,
        "cell": finding.place.reference if finding.place.cell else "",
    }


def table(findings: Iterable[Finding]) -> pandas.DataFrame:
    """The findings as a table, the letter's before the return's, each in the order of its document."""
    import pandas

    rows = [row(finding) for finding in findings]
    rows.sort(key=lambda r: list(Side).index(Side(str(r["side"]))))  # stable: document order stays
    frame = pandas.DataFrame(rows, columns=list(COLUMNS)).astype({name: _dtype(name) for name in COLUMNS})
    check(frame)
    return frame


def check(frame: pandas.DataFrame) -> None:
    """Refuse a table that is not the common findings table. A ValueError: the program's fault, never the user's."""
    if list(frame.columns) != list(COLUMNS):
        raise ValueError(f"findings table: columns are {list(frame.columns)}, not {list(COLUMNS)}")
    for name in COLUMNS:
        if frame[name].dtype != _dtype(name):
            raise ValueError(f"findings table: column '{name}' is {frame[name].dtype}, not {_dtype(name)}")
        if name in WORDS and frame[name].isna().any():
            raise ValueError(
                f"findings table: column '{name}' holds a word that is not one of {', '.join(WORDS[name])}"
            )
    if (frame["id"] == "").any() or frame["id"].isna().any():
        raise ValueError("findings table: a finding without an id")
    twice = frame["id"][frame["id"].duplicated()]
    if len(twice):
        raise ValueError(f"findings table: id '{twice.iloc[0]}' stands on two rows")


def _dtype(column: str) -> Any:
    import pandas

    if column in WORDS:
        return pandas.CategoricalDtype(list(map(str, WORDS[column])), ordered=False)
    return pandas.StringDtype() if COLUMNS[column] == "string" else pandas.Int64Dtype()


# --- values in words --------------------------------------------------------------------------------


def value_text(value: Value | None) -> str:
    """A value as a person would write it: '78%', 'over 400', 'requires improvement', 'rose by 7%'."""
    match value:
        case None:
            return ""
        case Interval():
            return _interval(value)
        case Answer(reply, detail):
            return f"{reply}: {detail}" if detail else str(reply)
        case Grade(name=name) | Category(name=name):
            return name
        case When():
            return _when(value)
        case Relation():
            return _relation(value)


def figure_text(number: float, unit: str = "") -> str:
    """A figure with its unit: '78%', '£1,200', '3 percentage points', '1 day', '28.7 per 1,000 population'."""
    digits = _digits(abs(number), 2 if unit in ("%", "points") else 4)
    minus = "-" if number < 0 and digits.strip("0.,") else ""
    match unit:
        case "":
            return minus + digits
        case "%":
            return f"{minus}{digits}%"
        case "GBP":
            return f"{minus}£{digits}"
        case "points":
            return f"{minus}{digits} percentage {'point' if digits == '1' else 'points'}"
        case "headcount":
            return f"{minus}{digits} (headcount)"
        case "seconds" | "minutes" | "hours" | "days" | "weeks" | "months" | "years":
            return f"{minus}{digits} {unit[:-1] if digits == '1' else unit}"
        case _:
            return f"{minus}{digits} {unit}"


def _digits(number: float, decimals: int = 4) -> str:
    """Thousands marked, few decimals and no trailing noughts: 14.199999999999999 is 14.2."""
    if not isfinite(number):
        return "unbounded"
    if 0 < number < 10**-decimals:
        return f"{number:.2g}"
    text = f"{number:,.{decimals}f}"
    return text.rstrip("0").rstrip(".")


# Hedges that stand before a figure. Any other is a quantifier, which says it all: 'most', not 'most 75%'.
_BEFORE_A_FIGURE = frozenset(
    ("around", "almost", "just under", "just over", "barely", "over", "under", "at least", "up to", "all but")
)


# A share that no figure of a few digits gives exactly is told as the letter told it.
_THIRDS = {round(100 / 3, 6): "a third", round(200 / 3, 6): "two-thirds"}


def _interval(value: Interval) -> str:
    if value.hedge and value.hedge != "between" and (value.stated is None or value.hedge not in _BEFORE_A_FIGURE):
        return value.hedge
    if value.stated is not None:
        if value.unit == "%" and (fraction := _THIRDS.get(round(value.stated, 6))):
            return f"{value.hedge} {fraction}".strip()
        excepted = value.hedge == "all but" and value.unit == "%"  # '10%' excepted is stated as 90%
        figure = figure_text(100 - value.stated if excepted else value.stated, value.unit)
        return f"{value.hedge} {figure}".strip()
    if value.low == value.high:
        return figure_text(value.low, value.unit)
    if value.low == -inf and value.high == inf:
        return "any figure"
    if value.high == inf:
        return f"{'over' if value.low_open else 'at least'} {figure_text(value.low, value.unit)}"
    if value.low == -inf:
        return f"{'under' if value.high_open else 'at most'} {figure_text(value.high, value.unit)}"
    return f"{figure_text(value.low, value.unit)} to {figure_text(value.high, value.unit)}"


def _when(value: When) -> str:
    if value.every is not None:
        return value.text or ("every day" if value.every == 1 else f"every {figure_text(value.every, 'days')}")
    if value.start and value.end:
        return _span(value.start, value.end)
    if value.start:
        return f"from {_day(value.start)}"
    if value.end:
        return f"to {_day(value.end)}"
    return value.text


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _span(start: date, end: date) -> str:
    """A day, a calendar month, a calendar year, or 'A to B'. Month names are ours: the locale's may differ."""
    if start == end:
        return _day(start)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return str(start.year)
    if start.day == 1 and end == start.replace(day=monthrange(start.year, start.month)[1]):
        return f"{_MONTHS[start.month - 1]} {start.year}"
    if start.day == 1 and end + timedelta(days=1) == start.replace(year=start.year + 1):
        return f"12 months to {_day(end)}"
    return f"{_day(start)} to {_day(end)}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_COMPARED = {Sign.ABOVE: "higher than", Sign.BELOW: "lower than", Sign.EQUAL: "in line with"}
_MOVED = {Sign.RISING: "rose", Sign.FALLING: "fell", Sign.UNCHANGED: "unchanged", Sign.CHANGED: "changed"}


def _relation(value: Relation) -> str:
    reference = value.name or str(value.to)
    match value.sign:
        case Sign.ABOVE | Sign.BELOW | Sign.EQUAL:
            amount = _interval(value.amount) if value.amount else ""
            return f"{amount} {_COMPARED[value.sign]} {reference}".strip()
        case Sign.RANK:
            return _rank(value)
        case Sign.SHARE:
            amount = _interval(value.amount) if value.amount else "a share"
            return f"{amount} of {reference}"
        case _:
            return _movement(value)


def _rank(value: Relation) -> str:
    among = value.name or ("forces" if value.to == Reference.FORCES else str(value.to))
    end = value.end or "highest"
    if value.rank is None:
        return f"{end} of {among}"
    if value.rank.unit == "%":
        return f"in the {'top' if end == 'highest' else 'bottom'} {_digits(value.rank.high)}% of {among}"
    if value.rank.low == value.rank.high:
        return f"{_ordinal(int(value.rank.low))}{end} of {among}"
    return f"among the {_digits(value.rank.high)} {end} of {among}"


def _ordinal(place: int) -> str:
    """What stands before 'highest': nothing for the first, 'second ', 'third ', '11th '."""
    words = ("", "second ", "third ", "fourth ", "fifth ", "sixth ", "seventh ", "eighth ", "ninth ", "tenth ")
    if 1 <= place <= len(words):
        return words[place - 1]
    ending = "th" if 10 <= place % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending} "


def _movement(value: Relation) -> str:
    parts = [_MOVED.get(value.sign, str(value.sign))]
    if value.amount:
        parts.append(f"by {_interval(value.amount)}")
    if value.origin:
        parts.append(f"from {_interval(value.origin)}")
    if value.target:
        parts.append(f"to {_interval(value.target)}")
    if value.steps > 1:
        parts.append(f"{value.steps} times running")
    if value.since:
        parts.append(f"since {_when(value.since)}")
    return " ".join(parts)
