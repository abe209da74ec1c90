"""Dates, times of day and durations as a number format shows them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from reconcile.read.number_formats import Token, sections_of, tokens_of

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def shown_date(value: datetime | date | time | timedelta, number_format: str) -> str:
    tokens = tokens_of(sections_of(number_format)[0])
    if not any(token.kind in ("date", "elapsed") for token in tokens):
        return _plain_date(value)
    seconds = _seconds(value)
    day = value if isinstance(value, date) else None
    negative = isinstance(value, timedelta) and seconds < 0
    text = "".join(
        _date_part(token, tokens, index, day, abs(seconds)) for index, token in enumerate(tokens) if token.text
    )
    return ("-" + text if negative else text).strip()


def _plain_date(value: datetime | date | time | timedelta) -> str:
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y") if value.time() == time() else value.strftime("%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    seconds = round(_seconds(value))
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}"


def _seconds(value: datetime | date | time | timedelta) -> float:
    """Seconds of a duration, or of the day."""
    if isinstance(value, timedelta):
        return round(value.total_seconds(), 3)
    if isinstance(value, (datetime, time)):
        return value.hour * 3600 + value.minute * 60 + value.second + round(value.microsecond / 1e6, 3)
    return 0


def _date_part(token: Token, tokens: Sequence[Token], index: int, day: date | None, seconds: float) -> str:
    text = token.text.lower()
    whole = round(seconds) if not _has_fraction(tokens) else int(seconds)
    if token.kind == "elapsed":
        count = {"h": whole // 3600, "m": whole // 60, "s": whole}[text[0]]
        return str(count).rjust(len(text), "0")
    if token.kind == "meridiem":
        return "AM" if whole // 3600 % 24 < 12 else "PM"
    if token.kind == "digits":  # '.0' behind the seconds
        return f"{seconds % 1:.{len(text)}f}"[2:]
    if token.kind != "date":
        return token.text if token.kind in ("literal", "mark") and token.text != "@" else ""
    if text[0] == "m" and _is_minutes(tokens, index):
        return str(whole // 60 % 60).rjust(min(len(text), 2), "0")
    if text[0] == "h":
        hour = whole // 3600 % 24
        if any(other.kind == "meridiem" for other in tokens):
            hour = hour % 12 or 12
        return str(hour).rjust(min(len(text), 2), "0")
    if text[0] == "s":
        return str(whole % 60).rjust(min(len(text), 2), "0")
    return _calendar_part(text, day) if day is not None else ""


def _calendar_part(text: str, day: date) -> str:
    if text[0] == "y":
        return f"{day.year:04d}" if len(text) > 2 else f"{day.year % 100:02d}"
    if text[0] == "m":
        name = MONTHS[day.month - 1]
        return {1: str(day.month), 2: f"{day.month:02d}", 3: name[:3], 5: name[0]}.get(len(text), name)
    name = DAYS[day.weekday()]
    return {1: str(day.day), 2: f"{day.day:02d}", 3: name[:3]}.get(len(text), name)


def _is_minutes(tokens: Sequence[Token], index: int) -> bool:
    """An m is minutes when hours stand before it or seconds behind it, else months."""
    times = [(i, t.text[0].lower()) for i, t in enumerate(tokens) if t.kind in ("date", "elapsed")]
    before = [letter for i, letter in times if i < index]
    after = [letter for i, letter in times if i > index]
    return len(tokens[index].text) <= 2 and (before[-1:] == ["h"] or after[:1] == ["s"])


def _has_fraction(tokens: Sequence[Token]) -> bool:
    return any(token.kind == "digits" for token in tokens)
