"""A spreadsheet's number format taken apart: its sections, and the pieces of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

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
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a format: `kind` says how `text` is to be used."""

    kind: str  # 'literal', 'date', 'elapsed', 'meridiem', 'digits', 'mark', 'exponent', 'general'
    text: str


# Formats by which a file leaves the date or time to the reader's own country: the long date, the long time.
_BY_COUNTRY = {"[$-F800]": "dd mmmm yyyy", "[$-F400]": "hh:mm:ss"}


@lru_cache(maxsize=512)
def sections_of(number_format: str) -> tuple[str, ...]:
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
def tokens_of(section: str) -> tuple[Token, ...]:
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


def section_for(value: float, sections: tuple[str, ...]) -> tuple[str, bool]:
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


def is_duration(number_format: str) -> bool:
    """Whether the format shows elapsed time: '[h]:mm'."""
    return any(token.kind == "elapsed" for token in tokens_of(sections_of(number_format)[0]))


def shows_time(number_format: str) -> bool:
    """Whether the format shows hours or seconds, so that the time of day is part of what a person sees."""
    tokens = tokens_of(sections_of(number_format)[0])
    return any(token.kind in ("date", "elapsed") and token.text[0].lower() in "hs" for token in tokens)
