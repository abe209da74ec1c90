"""The text a person sees in a spreadsheet cell: a stored value rendered by its number format.

Follows the rules Excel and LibreOffice share. What a format asks for beyond them (colours, fill, widths of
spaces) leaves no trace in the text. A format that cannot be read falls back to the plain value, since a cell
shown plainly is better than a cell lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache

GENERAL = ("", "General", "GENERAL", "Standard")
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
MAXIMUM_DECIMALS = 30  # Excel's own limit; a hostile format may ask for millions

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?'
    r"|\\(?P<escaped>.)"
    r"|_(?P<space>.)"
    r"|\*(?P<fill>.)"
    r"|\[(?P<bracket>[^\]]*)\]"
    r"|(?P<meridiem>AM/PM|A/P)"
    r"|(?P<exponent>E[+-])"
    r"|(?P<general>General)"
    r"|(?P<date>y+|m+|d+|h+|s+)"
    r"|(?P<digits>[0#?]+)"
    r"|(?P<mark>[.,%@/])"
    r"|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_PLAIN = re.compile(r"(?:(?P<grouped>#,##)?0)(?:\.(?P<places>0{1,10}))?(?P<percent>%?)")
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a format: `kind` says how `text` is to be used."""

    kind: str  # 'literal', 'date', 'elapsed', 'meridiem', 'digits', 'mark', 'exponent', 'general'
    text: str


def shown_text(value: object, number_format: str = "") -> str:
    """What a person sees for `value` in a cell with this number format."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return _shown_string(value, number_format)
    try:
        if isinstance(value, (datetime, date, time, timedelta)):
            return _shown_date(value, number_format)
        if isinstance(value, (int, float)):
            return _shown_number(value, number_format)
    except (ValueError, InvalidOperation, OverflowError, ArithmeticError):
        pass
    return str(value)


def has_dates(number_format: str) -> bool:
    """Whether the format shows a date, a time or a duration."""
    return any(token.kind in ("date", "elapsed") for token in _tokens(_sections(number_format)[0]))


def is_duration(number_format: str) -> bool:
    """Whether the format shows elapsed time: '[h]:mm'."""
    return any(token.kind == "elapsed" for token in _tokens(_sections(number_format)[0]))


def shows_time(number_format: str) -> bool:
    """Whether the format shows hours or seconds, so that the time of day is part of what a person sees."""
    tokens = _tokens(_sections(number_format)[0])
    return any(token.kind in ("date", "elapsed") and token.text[0].lower() in "hs" for token in tokens)


def general(value: int | float) -> str:
    """A number in a cell without a format: as many digits as a cell of ordinary width shows."""
    if isinstance(value, int) or value.is_integer():
        return str(int(value)) if abs(value) < 1e15 else f"{value:.6G}"
    if abs(value) < 1e-9 or abs(value) >= 1e11:
        return f"{value:.6G}"
    whole = len(str(int(abs(value))))
    text = f"{Decimal(f'{value:.15g}'):.{max(0, 10 - whole)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


# --- taking a format apart --------------------------------------------------------------------------


# Formats by which a file leaves the date or time to the reader's own country: the long date, the long time.
_BY_COUNTRY = {"[$-F800]": "dd mmmm yyyy", "[$-F400]": "hh:mm:ss"}


@lru_cache(maxsize=512)
def _sections(number_format: str) -> tuple[str, ...]:
    """The parts between the semicolons, those in quotes, brackets and behind a backslash left alone."""
    number_format = _BY_COUNTRY.get(number_format[:8], number_format)
    parts, start, position = [], 0, 0
    closing = {'"': '"', "[": "]"}
    while position < len(number_format):
        character = number_format[position]
        if character in "\\_*":
            position += 2
            continue
        if character in closing:
            end = number_format.find(closing[character], position + 1)
            position = len(number_format) if end < 0 else end + 1
            continue
        if character == ";":
            parts.append(number_format[start:position])
            start = position + 1
        position += 1
    parts.append(number_format[start:])
    return tuple(parts)


@lru_cache(maxsize=512)
def _tokens(section: str) -> tuple[Token, ...]:
    tokens = []
    for match in _TOKEN.finditer(section):
        kind, text = match.lastgroup or "other", match.group(match.lastgroup or 0)
        if kind in ("quoted", "escaped", "other"):
            tokens.append(Token("literal", text))
        elif kind == "space":
            tokens.append(Token("literal", " "))
        elif kind == "bracket":
            if _ELAPSED.fullmatch(text):
                tokens.append(Token("elapsed", text))
            elif text.startswith("$"):
                tokens.append(Token("literal", text[1:].split("-")[0]))
        elif kind != "fill":
            tokens.append(Token(kind, text))
    return tuple(tokens)


def _condition(section: str) -> tuple[str, float] | None:
    for bracket in re.findall(r"\[([^\]]*)\]", section):
        match = _CONDITION.fullmatch(bracket.strip())
        if match:
            return match.group(1), float(match.group(2))
    return None


def _holds(condition: tuple[str, float], value: float) -> bool:
    sign, limit = condition
    return {
        "<": value < limit,
        ">": value > limit,
        "<=": value <= limit,
        ">=": value >= limit,
        "=": value == limit,
        "<>": value != limit,
    }[sign]


def _section_for(value: float, sections: tuple[str, ...]) -> tuple[str, bool]:
    """The section that shows `value`, and whether the minus sign is left to the section itself."""
    numeric = sections[:3]
    if any(_condition(section) for section in numeric):
        for section in numeric:
            condition = _condition(section)
            if condition is None or _holds(condition, value):
                own = condition is not None and condition[0] in ("<", "<=") and condition[1] <= 0
                return section, own
        return numeric[-1], False
    if len(numeric) > 1 and value < 0:
        return numeric[1], True
    if len(numeric) > 2 and value == 0:
        return numeric[2], False
    return numeric[0], False


# --- rendering --------------------------------------------------------------------------------------


def _shown_string(value: str, number_format: str) -> str:
    sections = _sections(number_format)
    if len(sections) == 4:
        section = sections[3]
    elif len(sections) == 1 and "@" in number_format:
        section = sections[0]
    else:
        return value
    tokens = _tokens(section)
    if not any(token.text == "@" and token.kind == "mark" for token in tokens):
        return value  # a text section without its text would lose the cell
    return "".join(value if token.kind == "mark" and token.text == "@" else token.text for token in tokens).strip()


def _shown_number(value: int | float, number_format: str) -> str:
    if number_format in GENERAL or number_format == "@":
        return general(value)
    if isinstance(value, float) and (value != value or abs(value) == float("inf")):
        return str(value)
    plain = _PLAIN.fullmatch(number_format)
    if plain:
        return _shown_plainly(value, plain)
    section, own_sign = _section_for(value, _sections(number_format))
    tokens = _tokens(section)
    if any(token.kind in ("date", "elapsed") for token in tokens):
        return _shown_date(timedelta(days=value), number_format)
    if not any(token.kind in ("digits", "general") for token in tokens):
        text = "".join(token.text for token in tokens if token.kind in ("literal", "mark") and token.text != "@")
        if not text.strip() and "@" in section:
            return general(value)
        return text.strip()
    body = _render(abs(value), tokens)
    nothing = not re.search(r"[1-9]", body)  # -0.2 in '0' is shown as 0, not -0
    sign = "-" if value < 0 and not own_sign and not nothing else ""
    return (sign + body).strip()


def _shown_plainly(value: int | float, plain: re.Match[str]) -> str:
    """The formats that most cells have, without taking the format apart."""
    number = Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)
    if plain["percent"]:
        number *= 100
    rounded = number.quantize(Decimal(1).scaleb(-len(plain["places"] or "")), rounding=ROUND_HALF_UP)
    text = f"{rounded:,f}" if plain["grouped"] else f"{rounded:f}"
    return (text if rounded else text.lstrip("-")) + plain["percent"]


def _render(value: int | float, tokens: Sequence[Token]) -> str:
    if any(token.kind == "general" for token in tokens):
        return "".join(general(value) if token.kind == "general" else token.text for token in tokens)
    if any(token.kind == "exponent" for token in tokens):
        return _scientific(value, tokens)
    if _is_fraction(tokens):
        return _fraction(value, tokens)
    first = next(index for index, token in enumerate(tokens) if token.kind == "digits")
    last = max(index for index, token in enumerate(tokens) if token.kind == "digits")
    point = next((i for i, token in enumerate(tokens) if token == Token("mark", ".")), None)
    if point is not None and point < first:
        first = point  # '.00'
    number = Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)
    number *= 100 ** sum(token == Token("mark", "%") for token in tokens)
    tail = last + 1
    while tail < len(tokens) and tokens[tail] == Token("mark", ","):  # trailing commas count in thousands
        number /= 1000
        tail += 1
    whole_part = tokens[first : point if point is not None else last + 1]
    decimal_part = tokens[point + 1 : last + 1] if point is not None else ()
    digits = _digits(number, whole_part, decimal_part)
    inner = "".join(token.text for token in tokens[first:last] if token.kind == "literal")
    before = "".join(_plain(token) for token in tokens[:first])
    after = "".join(_plain(token) for token in tokens[tail:])
    return before + (digits if not inner.strip() else _interleave(digits, tokens[first : last + 1])) + after


def _plain(token: Token) -> str:
    return token.text if token.kind in ("literal", "mark") and token.text != "@" else ""


def _digits(number: Decimal, whole_part: Sequence[Token], decimal_part: Sequence[Token]) -> str:
    places = "".join(token.text for token in decimal_part if token.kind == "digits")[:MAXIMUM_DECIMALS]
    least = "".join(token.text for token in whole_part if token.kind == "digits").count("0")
    grouped = any(token == Token("mark", ",") for token in whole_part)
    rounded = number.quantize(Decimal(1).scaleb(-len(places)), rounding=ROUND_HALF_UP)
    whole, _, decimals = f"{rounded:f}".partition(".")
    optional = len(places) - len(places.rstrip("#?"))
    for _ in range(optional):
        if decimals.endswith("0"):
            decimals = decimals[:-1]
    whole = whole.lstrip("0").rjust(min(least, MAXIMUM_DECIMALS), "0")
    if grouped and whole:
        whole = f"{int(whole):,}".rjust(len(whole), "0")
    return whole + ("." + decimals if decimals or places.rstrip("#?") else "")


def _interleave(digits: str, tokens: Sequence[Token]) -> str:
    """Digits with literals between the placeholders ('00-00-00'), filled from the right."""
    out: list[str] = []
    rest = digits
    for token in reversed(tokens):
        if token.kind == "digits":
            take = len(token.text)
            out.append(rest[-take:] if take < len(rest) else rest)
            rest = rest[:-take]
        elif token.kind == "literal":
            out.append(token.text)
    return rest + "".join(reversed(out))


def _scientific(value: int | float, tokens: Sequence[Token]) -> str:
    text = "".join(token.text for token in tokens if token.kind in ("digits", "mark", "exponent"))
    mantissa, _, exponent = text.upper().partition("E")
    places = min(len(mantissa.partition(".")[2]), MAXIMUM_DECIMALS)
    number, _, power = f"{value:.{places}E}".partition("E")
    sign = "-" if int(power) < 0 else "+" if "+" in exponent else ""
    return f"{number}E{sign}{abs(int(power)):0{max(1, exponent.count('0'))}d}"


def _is_fraction(tokens: Sequence[Token]) -> bool:
    kinds = [token.kind if token.text != "/" else "/" for token in tokens]
    return any(kinds[i : i + 3] == ["digits", "/", "digits"] for i in range(len(kinds) - 2))


def _fraction(value: int | float, tokens: Sequence[Token]) -> str:
    slash = next(index for index, token in enumerate(tokens) if token.text == "/")
    below = tokens[slash + 1].text
    whole_shown = sum(token.kind == "digits" for token in tokens[:slash]) > 1
    exact = Fraction(value).limit_denominator(10 ** min(len(below), 4) - 1)
    whole = int(exact) if whole_shown else 0
    rest = exact - whole
    parts = [str(whole)] if whole or (whole_shown and not rest) else []
    if rest:
        parts.append(f"{rest.numerator}/{rest.denominator}")
    return " ".join(parts) or "0"


# --- dates, times, durations ------------------------------------------------------------------------


def _shown_date(value: datetime | date | time | timedelta, number_format: str) -> str:
    tokens = _tokens(_sections(number_format)[0])
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
