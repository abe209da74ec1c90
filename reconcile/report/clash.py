"""Where in the letter's words the value stands that is held against the return: the '57%', the 'once a month'."""

from __future__ import annotations

import re

from reconcile.findings import value_text
from reconcile.model import Finding, Interval

_UNITS = (
    "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {word: float(n) for n, word in enumerate(_UNITS)}
_NUMBERS |= {word: 10.0 * n for n, word in enumerate(_TENS, 2)}
_SCALES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_PARTS = {"half": 2.0, "third": 3.0, "quarter": 4.0, "fifth": 5.0, "sixth": 6.0, "eighth": 8.0, "tenth": 10.0}

_WORD = "|".join(sorted((*_NUMBERS, *_SCALES), key=len, reverse=True))
_PART = "|".join(_PARTS)
_SPELT = rf"(?:an?\s+(?={'|'.join(_SCALES)}))?\b(?:{_WORD})\b(?:(?:[\s-]+|\s+and\s+)\b(?:{_WORD})\b)*"
_DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
_ONE = rf"(?:{_DIGITS}(?:\s+(?:thousand|million|billion)\b)?|{_SPELT})"
_FIGURE = re.compile(
    rf"(?<![\w.,])(?P<money>£)?(?:"
    rf"(?P<share>{_ONE})\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<among>{_ONE})"
    rf"|(?:(?P<times>{_ONE}|an?)[\s-]+)?(?P<part>{_PART})s?\b"
    rf"|(?P<plain>{_ONE})(?P<percent>\s*%|\s+per\s?cent\b)?"
    rf")(?![\w%])",
    re.IGNORECASE,
)


def clash(finding: Finding, said: str) -> tuple[int, int] | None:
    """The characters of the finding's words that say its value; None where no part of them says it by itself.

    `said` is the value as the judgement tells it, which may stand in the words as it is.
    """
    literal = _literal(finding.words, said) or _literal(finding.words, value_text(finding.value))
    if literal or not isinstance(finding.value, Interval):
        return literal
    figures = [(found.span(), _value(found)) for found in _FIGURE.finditer(finding.words)]
    same = [span for span, value in figures if _same(value, finding.value)]
    if same:
        return same[0]
    return figures[0][0] if len(figures) == 1 else None


def _literal(words: str, said: str) -> tuple[int, int] | None:
    """Where a text stands in the words as a whole: '3' does not stand in '31' or '3.5'."""
    if not said.strip() or said.strip() == words.strip():
        return None
    found = re.search(rf"(?<![\w£])(?<!\d[.,]){re.escape(said.strip())}(?!\w|[.,]\d|%)", words, re.IGNORECASE)
    return found.span() if found else None


def _same(value: float, said: Interval) -> bool:
    """Whether a figure is the one stated; a share may be stated to a few decimals."""
    return abs(value - said.point) <= 0.005 * max(1.0, abs(value))


def _value(found: re.Match[str]) -> float:
    """A figure as the letter's values have it: a share in per cent."""
    if found["share"]:
        return 100 * _number(found["share"]) / (_number(found["among"]) or 1)
    if found["part"]:
        times = found["times"] or "a"
        return 100 * (1 if times.casefold() in ("a", "an") else _number(times)) / _PARTS[found["part"].casefold()]
    return _number(found["plain"])


def _number(text: str) -> float:
    """'1,200', '1.5 million', 'fifty-seven', 'two hundred and five'."""
    whole, group = 0.0, 0.0
    for word in re.findall(rf"{_DIGITS}|[a-z]+", text.casefold()):
        if word in _SCALES:
            group = (group or 1) * _SCALES[word]
            if _SCALES[word] >= 1e3:
                whole, group = whole + group, 0.0
        elif word[0].isdigit():
            group += float(word.replace(",", ""))
        else:
            group += _NUMBERS.get(word, 0.0)
    return whole + group
