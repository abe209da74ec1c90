"""The text a person sees in a spreadsheet cell: a stored value rendered by its number format.

Follows the rules Excel and LibreOffice share. What a format asks for beyond them (colours, fill, widths of
spaces) leaves no trace in the text. A format that cannot be read falls back to the plain value, since a cell
shown plainly is better than a cell lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction

from reconcile.read.number_formats import Token, section_for, sections_of, tokens_of
from reconcile.read.shown_dates import shown_date

GENERAL = ("", "General", "GENERAL", "Standard")
MAXIMUM_DECIMALS = 30  # Excel's own limit; a hostile format may ask for millions

_PLAIN = re.compile(r"(?:(?P<grouped>#,##)?0)(?:\.(?P<places>0{1,10}))?(?P<percent>%?)")


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
            return shown_date(value, number_format)
        if isinstance(value, (int, float)):
            return _shown_number(value, number_format)
    except (ValueError, InvalidOperation, OverflowError, ArithmeticError):
        pass
    return str(value)


def general(value: int | float) -> str:
    """A number in a cell without a format: as many digits as a cell of ordinary width shows."""
    if isinstance(value, int) or value.is_integer():
        return str(int(value)) if abs(value) < 1e15 else f"{value:.6G}"
    if abs(value) < 1e-9 or abs(value) >= 1e11:
        return f"{value:.6G}"
    whole = len(str(int(abs(value))))
    text = f"{Decimal(f'{value:.15g}'):.{max(0, 10 - whole)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _shown_string(value: str, number_format: str) -> str:
    sections = sections_of(number_format)
    if len(sections) == 4:
        section = sections[3]
    elif len(sections) == 1 and "@" in number_format:
        section = sections[0]
    else:
        return value
    tokens = tokens_of(section)
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
    section, own_sign = section_for(value, sections_of(number_format))
    tokens = tokens_of(section)
    if any(token.kind in ("date", "elapsed") for token in tokens):
        return shown_date(timedelta(days=value), number_format)
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
