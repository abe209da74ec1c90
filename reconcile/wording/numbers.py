"""Number words and number figures <-> values. A pure reading of the number itself: no unit, no hedge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"),
    *("sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9}

SIMPLE: dict[str, float] = {
    "zero": 0.0,
    "nil": 0.0,
    **{word: float(n) for n, word in enumerate(ONES, start=1)},
    **{word: float(n) for n, word in enumerate(TEENS, start=10)},
    **{word: 10.0 * n for n, word in enumerate(TENS, start=2)},
}
HALVES = {"a half": 0.5, "half": 0.5, "a quarter": 0.25, "three-quarters": 0.75, "three quarters": 0.75}

# --- the parts of the pattern ---
_HYPHEN = r"[-‐‑]"
_ONE = "(?:" + "|".join(ONES) + ")"
_TEEN = "(?:" + "|".join(reversed(TEENS)) + ")"
_TEN = "(?:" + "|".join(TENS) + ")"
_BELOW_100 = rf"(?:{_TEN}(?:(?:{_HYPHEN}|\s){_ONE})?|{_TEEN}|{_ONE})"
_BELOW_1000 = rf"(?:(?:a|{_BELOW_100})\s+hundred(?:\s+and\s+{_BELOW_100})?|{_BELOW_100})"
_PLUS_HALF = r"(?:[\s-]+and[\s-]+(?:a[\s-]+half|a[\s-]+quarter|three[-\s]quarters)\b)"
_THOUSANDS = rf"(?:(?:a|{_BELOW_1000}){_PLUS_HALF}?\s+thousand(?:,?(?:\s+and)?\s+{_BELOW_1000})?)"
_SCALED = rf"(?:(?:a|{_BELOW_1000})(?:{_PLUS_HALF})?\s+(?:million|billion)(?:{_PLUS_HALF})?)"
_DOZEN = rf"(?:(?:half[\s-]+a|a|{_BELOW_100})(?:{_PLUS_HALF})?[\s-]+dozen)"
_HALF_SCALE = r"(?:half\s+a\s+(?:million|billion))"
WORDS = (
    rf"(?:{_HALF_SCALE}|{_DOZEN}|{_SCALED}|{_THOUSANDS}(?:{_PLUS_HALF})?|{_BELOW_1000}(?:{_PLUS_HALF})?|zero|nil)(?!\w)"
)
# A figure: with commas in their places, or without any. What is glued to letters or to other figures is none.
DIGITS = (
    r"(?:(?<![\w.,/£$€])|(?<=[£$€]))(?<!\d/)"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:(?:\s?(?P<scale>thousand|million|billion)|(?P<short>m|mn|bn|k))(?![\w])|(?P<half>½|¼|¾)|(?!(?!(?:mins?|hrs?|secs?|pp|p)\b)\w|[,.]\d))"
)
_EVERY = r"(?:(?<=every\s)|(?<=each\s))(?:hundred|thousand|million)(?!\w)"
NUMBER = re.compile(rf"{DIGITS}|(?<![\w-])(?P<words>{WORDS}|{_EVERY})", re.IGNORECASE)
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text. `slack` is half of its precision: it stands for value - slack to value + slack."""

    start: int
    end: int
    value: float
    slack: float
    spelled: bool  # written in words


def numbers(text: str) -> tuple[Number, ...]:
    """Every number of the text, in order: figures and number words alike."""
    return tuple(_numbers(text))


def _numbers(text: str) -> Iterator[Number]:
    for match in NUMBER.finditer(text):
        number = _spelled(match) if match["words"] else _figure(match)
        if number is not None:
            yield number


def _figure(match: re.Match[str]) -> Number | None:
    digits = match["digits"].replace(",", "")
    if len(digits) > 15:
        return None
    value = float(digits) + _GLYPHS.get(match["half"] or "", 0.0)
    decimals = len(digits.partition(".")[2]) or {"½": 1, "": 0}.get(match["half"] or "", 2)
    scale = SCALES[(match["scale"] or match["short"]).lower()] if match["scale"] or match["short"] else 1.0
    return Number(match.start(), match.end(), _tidy(value * scale), _tidy(0.5 * scale / 10**decimals), False)


def _spelled(match: re.Match[str]) -> Number | None:
    value = value_of_words(match["words"])
    if value is None:
        return None
    return Number(match.start(), match.end(), value, _slack_of_words(match["words"], value), True)


def _slack_of_words(words: str, value: float) -> float:
    """Round words are round: 'two million' is meant to the nearest half a million, 'twelve' to the unit."""
    low = words.lower()
    if "illion" in low:
        scale = 1e9 if "billion" in low else 1e6
        return scale / (20 if value % scale else 2)
    if low.endswith("thousand") and value % 1000:
        return 50.0  # 'three and a half thousand'
    return 0.05 if value % 1 else 0.5


def _tidy(value: float) -> float:
    """Undo the binary dust of decimal arithmetic."""
    return round(value, 6)


def value_of_words(words: str) -> float | None:
    """'twelve and a half' -> 12.5, 'three dozen' -> 36, 'a hundred and four' -> 104; None for what is no number."""
    text = re.sub(rf"{_HYPHEN}|,", " ", words.lower()).replace("three quarters", "three-quarters")
    tokens = text.split()
    if not tokens:
        return None
    total, current, seen = 0.0, 0.0, False
    position = 0
    while position < len(tokens):
        token = tokens[position]
        after = " ".join(tokens[position + 1 : position + 3])
        if token == "and" and (fraction := HALVES.get(after) or HALVES.get(after.split(" ")[0])):
            # 'a million and a half' is half a million more; 'twelve and a half' is half of one
            unit = 1e6 if tokens[position - 1] == "million" else 1e9 if tokens[position - 1] == "billion" else 1.0
            current, seen = current + fraction * unit, True
            position += 1 + (2 if after in HALVES else 1)
            continue
        if token in SIMPLE:
            current, seen = current + SIMPLE[token], True
        elif token == "half" and position == 0 and tokens[1:2] == ["a"]:
            current, seen = 0.5, True
            position += 1
        elif token == "a" and position == 0:
            current, seen = 1.0, True
        elif token == "hundred":
            current, seen = (current or 1.0) * 100, True
        elif token == "dozen":
            current *= 12
        elif token in ("thousand", "million", "billion"):
            total, current, seen = total + (current or 1.0) * SCALES[token], 0.0, True
        elif token != "and":
            return None
        position += 1
    return total + current if seen else None


def words_of(value: int) -> str:
    """The number in words, as letters write it: 62 -> 'sixty-two', 1104 -> 'one thousand one hundred and four'."""
    if not 0 <= value < 1_000_000:
        return f"{value:,}"
    if value == 0:
        return "zero"
    thousands, rest = divmod(value, 1000)
    if not thousands:
        return _below_thousand(rest)
    head = f"{_below_thousand(thousands)} thousand"
    if not rest:
        return head
    return f"{head} {'and ' if rest < 100 else ''}{_below_thousand(rest)}"


def _below_thousand(value: int) -> str:
    hundreds, rest = divmod(value, 100)
    if hundreds:
        head = f"{ONES[hundreds - 1]} hundred"
        return f"{head} and {_below_thousand(rest)}" if rest else head
    if rest < 10:
        return ONES[rest - 1]
    if rest < 20:
        return TEENS[rest - 10]
    tens, ones = divmod(rest, 10)
    return TENS[tens - 2] + (f"-{ONES[ones - 1]}" if ones else "")
