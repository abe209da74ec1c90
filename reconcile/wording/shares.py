"""Shares in words: 'two-thirds', 'one in five', 'nine cases out of ten'; and parts of a whole: '33 of the 50'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.wording.core import Core
from reconcile.wording.durations import part_of_time
from reconcile.wording.numbers import SIMPLE, Number
from reconcile.wording.units import unit_after

# --- fractions ----------------------------------------------------------------------------------------------

_DENOMINATORS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
_DENOMINATORS |= {"ninth": 9, "tenth": 10, "twelfth": 12, "fifteenth": 15, "sixteenth": 16, "twentieth": 20}
_DENOMINATORS |= {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}
_SINGLE = ("a further", "a", "an", "one", "another", "the remaining", "the other")
_NUMERATORS = dict.fromkeys(_SINGLE, 1) | {word: int(n) for word, n in SIMPLE.items() if 1 < n < 10}
_FRACTION = re.compile(
    rf"(?<![\w-])(?P<top>{'|'.join(_NUMERATORS)})[\s‐‑-](?P<bottom>{'|'.join(_DENOMINATORS)})s?(?!\w|-[a-z])",
    re.IGNORECASE,
)
_GLYPH = re.compile(r"(?<![\w])(?P<glyph>[½¼¾⅓⅔])")
_GLYPHS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3}
# 'a third', 'a fifth' with a noun behind is an ordinal ('a third party'); with these words behind it is a fraction.
_NO_NOUN = re.compile(
    r"\s*(?:$|[^\w\s-]|(?:of|had|have|has|were|was|are|is|do|did|does|could|can|cannot|would|will|said|say|in|on|at|to|by|from"
    r"|since|between|and|or|who|that|which|when|where|fewer|more|less|higher|lower|below|above|over|as|for|with|through"
    r"|during|because|but|among|than|received|came|come|went|got|get|thought|think|felt|feel|told|told|showed|show|held|hold"
    r"|lacked|lack|if|so|off|not|never|took|take|needed|need|knew|know|used|use|go|saw|see|made|make|found|find|led|lead|end"
    r"|ended|resulted|result|remain|remained|those|these|the|his|her|its|their|all|each|every|down|up|after|before|within"
    r"|until|still|also|only|now|then|[a-z]{3,}ed|short)\b)",
    re.IGNORECASE,
)
_OF_TIME = re.compile(r"\s+(?:of\s+an?|an?)\s+(?P<unit>second|minute|hour|day|week|month|year)\b", re.IGNORECASE)


def share_core(start: int, end: int, share: float) -> Core:
    """A fraction as a percentage: what is within half a point of it, or rounds to the same whole percentage."""
    value = 100 * share
    slack = 2.0 if share == 0.5 else 0.5
    ends = (min(value, round(value)) - slack, max(value, round(value)) + slack, False, share != 0.5)
    return Core(start, end, value, slack, "%", "share", ends=ends, of_whole=True)


def fractions(text: str) -> Iterator[Core]:
    """'two-thirds', 'a quarter', 'a quarter of an hour'."""
    for match in _FRACTION.finditer(text):
        top, bottom = _NUMERATORS[match["top"].lower()], _DENOMINATORS[match["bottom"].lower()]
        if top < bottom and not _is_ordinal(text, match, top, bottom):
            yield _fraction(text, match.start(), match.end(), top / bottom)
    for match in _GLYPH.finditer(text):
        yield _fraction(text, match.start(), match.end(), _GLYPHS[match["glyph"]])


def _is_ordinal(text: str, match: re.Match[str], top: int, bottom: int) -> bool:
    """'a third party', 'the other half': no fraction with a numerator of its own."""
    if bottom == 2:
        return match["top"].lower() != "one"
    if match["top"].lower() == "the other" or (bottom == 4 and match["bottom"].lower() != "quarter" and top == 1):
        return True
    return bottom != 4 and top == 1 and not _NO_NOUN.match(text, match.end())


def _fraction(text: str, start: int, end: int, share: float) -> Core:
    if time := _OF_TIME.match(text, end):
        return part_of_time(start, time.end(), share, time["unit"])
    return share_core(start, end, share)


# --- numbers beside numbers -----------------------------------------------------------------------------------

_STOP = "of|out|in|and|or|to|from|per|the|were|was|had|have|are|is|on|at|by|with|for|that|which|who"
_LINK = re.compile(
    rf"(?P<noun>(?:\s+(?!(?:{_STOP})\b)[a-z][\w’'-]*){{0,3}})\s+(?P<link>in|out\s+of|of)\s+(?P<every>(?:every|each)\s+)?"
    r"(?P<the>(?:(?:the|this|your)\s+[\w-]+(?:['’]s|['’])|the|those|these|its|our|their|all|a\s+(?:total|sample|set|batch)\s+of|a\s+possible)\s+)?(?P<only>(?:last|first|only|just|remaining|other)\s+)?",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"\s+(?!has\b|was\b|is\b|does\b|this\b)[a-z]+s\b")
_TIME = re.compile(r"\s+(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|times?)\b", re.IGNORECASE)
_PROVERBIAL = (10, 20, 100)  # 'three officers in ten' says a share where 'three officers in four stations' does not


def ratio(text: str, first: Number, second: Number) -> Core | None:
    """'one in five', 'nine cases out of ten', '33 of the 50', '22 out of 25'; None where the two are apart."""
    match = _LINK.fullmatch(text, first.end, second.start)
    if match is None or first.value > second.value or second.value < 2 or first.value == 0:
        return None
    if match["link"].lower() == "in" or match["every"]:
        return _share_of_numbers(text, match, first, second)
    if match["link"].lower() != "of" and not match["the"] and first.spelled and second.spelled:
        return _share_of_numbers(text, match, first, second)
    return _part_of_whole(text, match, first, second)


def _share_of_numbers(text: str, match: re.Match[str], first: Number, second: Number) -> Core | None:
    whole, noun, every = second.value, match["noun"], match["every"]
    if first.value == whole or whole > 100 or (match["the"] and not every) or match["only"]:
        return None
    of_time = unit_after(text, first.end) and not every
    if unit_after(text, second.end) or of_time or _TIME.match(text, second.end):
        return None
    plain = every or first.value == 1 or whole in _PROVERBIAL
    if noun and not plain and (not second.spelled or _PLURAL.match(text, second.end)):
        return None
    return share_core(first.start, second.end, first.value / whole)


def _part_of_whole(text: str, match: re.Match[str], first: Number, second: Number) -> Core | None:
    if first.value % 1 or second.value % 1 or unit_after(text, first.end) or unit_after(text, second.end):
        return None
    if match["noun"] and not match["the"] and match["link"].lower() == "of":
        return None
    if match["only"] and match["only"].strip().lower() in ("only", "just") and first.value == 1:
        # 'one of only six forces' tells of six
        return Core(second.start - len(match["only"]), second.end, second.value, second.slack)
    return Core(first.start, second.end, first.value, first.slack, whole=second.value)
