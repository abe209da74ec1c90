"""The texts that the encoder compares: a claim of the letter, and an item of the return.

Training and run time share this file: a model is only good for the texts it was tuned on. No value
ever enters. The item's answer is left out, and the figures of the claim are replaced by words that
say what sort of figure stood there, so that nothing can be matched by what it should confirm. Years,
periods and numbers that name a thing ('section 60', '999 calls') stay.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

BREAK = " [SEP] "  # the encoder reads a claim's own words up to here; what follows is its context

NEARLY_ALL = 0.8  # of a sentence: a clause as long as this says all that its sentence would

NUMBER = "some number"
PERCENTAGE = "some percentage"
MONEY = "some amount of money"


def claim_text(clause: str, sentence: str, previous: str, heading: str) -> str:
    """What the letter claims, its own words first, then its heading, sentence and the two sentences before it.

    The order is that of importance: a text too long for the encoder is cut at its end.
    """
    clause = _plain(clause)
    sentence = _plain(sentence)
    if len(clause) >= NEARLY_ALL * len(sentence):
        sentence = ""
    context = (_plain(heading), sentence, _plain(previous))
    parts = (clause, *(part for part in context if part))
    return long_forms(BREAK.join(mask_figures(part) for part in parts))


def item_text(section: str, label: str, unit: str, period: str) -> str:
    """What an item of the return asks or counts, then its section, unit and period; never its value."""
    label = _plain(label.replace(" > ", ", "))
    section = _plain(section.replace(" > ", ", "))
    if label.casefold().startswith(section.casefold()):
        section = ""
    parts = (label, section, _units().get(unit.strip(), unit.strip()), _plain(period))
    return long_forms(BREAK.join(part for part in parts if part))


def long_forms(text: str) -> str:
    """The text with the field's abbreviations written out."""
    table, pattern = _abbreviations()
    return pattern.sub(lambda m: table[m["short"]] + (m["plural"] or ""), text)


def mask_figures(text: str) -> str:
    """The text with every figure that could be a value replaced by the sort of figure it is."""
    return _figures().sub(_mask, text)


def _mask(match: re.Match[str]) -> str:
    if match["keep"] is not None:
        return match[0]
    if match["money"] is not None:
        return MONEY
    return PERCENTAGE if match["share"] is not None else NUMBER


def _plain(text: str) -> str:
    return " ".join(text.split()).strip()


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(files(__package__).joinpath("abbreviations.toml").read_text(encoding="utf8"))


def _units() -> dict[str, str]:
    return _tables()["units"]


@lru_cache(maxsize=1)
def _abbreviations() -> tuple[dict[str, str], re.Pattern[str]]:
    table = _tables()["long"]
    short = "|".join(re.escape(word) for word in sorted(table, key=lambda word: (-len(word), word)))
    return table, re.compile(rf"(?<![\w&])(?P<short>{short})(?P<plural>s)?(?![\w&])")


@lru_cache(maxsize=1)
def _figures() -> re.Pattern[str]:
    """One pattern: what is kept first, then money, shares and other figures."""
    ones = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    teens = "thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    scales = "hundred|thousand|million|billion|dozen"
    word = rf"(?:{ones}|{teens}|{tens}|(?:a|one|several)[ -](?:{scales})|{scales})s?"
    spelt = rf"{word}(?:(?:[ -]|[ -]and[ -])(?:{word}|one))*(?:[ ]and[ ]a[ ](?:half|quarter))?"
    digits = r"\d[\d,]*(?:\.\d+)?"
    figure = rf"(?:(?:{digits}|{spelt})(?:[ ](?:{scales}))?)"
    month = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    year = r"(?:19|20)\d\d"
    span = "(?:hours?|days?|weeks?|months?|quarters?|years?)"
    names = (
        "sections?|outcomes?|schedules?|bands?|grades?|levels?|tiers?|category|categories|questions?|codes?"
        "|stages?|priority|phases?|parts?|class|steps?|pillars?|operations?"
    )
    keep = "|".join(
        (
            rf"\d{{1,2}}(?:st|nd|rd|th)?[ ]{month}(?:[ ]{year})?",
            rf"{month}[ ]{year}",
            rf"{year}(?:[/–-]\d{{2,4}})?(?![\d,.]*\d|[ ]?%)",
            rf"(?:{names})[ ]\d+[a-z]?\b(?![ ]?%)",
            r"(?<![\d,£.])(?:999|101|111)(?![\d,.%]|[ ]?per)",
            rf"(?:aged?|ages|under|over)[ -](?:{digits})(?:s|[ ](?:to|and)[ ]\d+|[ ]years[ ]old)",
            rf"(?:aged?|ages)[ ](?:(?:over|under|between)[ ])?{digits}",
            rf"within[ ](?:{figure})[ ](?:minutes?|{span})",
            rf"(?:last|past|previous|next|preceding|first|every)[ ](?:{figure})[ ]{span}",
            rf"(?:{figure})[ ]{span}[ ](?:to|ending|earlier|ago|before|running)\b",
            r"24/7",
        )
    )
    parts = r"(?:half|halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twentieths?)"
    fraction = "|".join(
        (
            rf"(?:one|{figure})[ ](?:[a-z]+[ ])?(?:in|out[ ]of)[ ](?:every[ ])?{figure}",
            rf"(?:a|one|{ones})[ -]{parts}(?![ ]party|[ ]parties)",
            r"half",
        )
    )
    percent = rf"{figure}[ ]?(?:%|per[ ]?cent\b|percentage[ ]points?|points?\b)"
    money = rf"£[ ]?{digits}(?:[ ]?(?:m|bn|k|{scales})\b)?|{figure}[ ](?:pounds|pence)"
    return re.compile(
        rf"(?P<keep>(?<![\w£])(?:{keep}))"
        rf"|(?P<money>(?<!\w)(?:{money}))"
        rf"|(?P<share>(?<![\w£])(?:{percent}|\b(?:{fraction})\b))"
        rf"|(?P<other>(?<![\w£])(?:{figure})(?![\w]))",
        re.IGNORECASE,
    )
