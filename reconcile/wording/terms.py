"""The words of a statement as comparable terms: lower case, the field's synonyms folded together, stemmed.

'Police community support officers who have been trained' and 'training of PCSOs' share their terms.
The synonyms are data (tables/terms.toml), so that an analyst can add to them.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "tables" / "terms.toml"

STOP_WORDS = frozenset(
    """
    a about above after again all also although am an and another any are around as at be because been
    before being below between both but by can cannot could did do does doing done down during each
    either etc every few for from further get give given gives had has have having he her here hers him
    his how however i if in into is it its itself just made make many may me might more most much must
    my neither no nor not now of off on once one only onto or other our out over own per rather s same
    she should since so some still such than that the their them then there these they this those though
    through to too under until up upon us very was we well were what when where whether which while who
    whom whose why will with within without would yet you your force forces constabulary police hmic
    inspector inspectors found find number figure percentage proportion share year years told said say
    tell way ways thing things time times people person part first second two three
    """.split()  # noqa: SIM905 - a list of words reads best as words
)

# Endings are taken off longest first; what is left must be long enough to mean something.
ENDINGS = (
    "ations",
    "ation",
    "ements",
    "ement",
    "ments",
    "ment",
    "ingly",
    "ings",
    "ing",
    "edly",
    "ies",
    "ers",
    "ed",
    "er",
    "es",
    "ly",
    "s",
    "e",
    "y",
)
SHORTEST_STEM = 4

QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "­": "", " ": " "})
WORD = re.compile(r"[a-z][a-z'&]*|\d[\d,./]*")


@cache
def _synonyms() -> tuple[re.Pattern[str], dict[str, str]]:
    with TABLE.open("rb") as file:
        table: dict[str, list[str]] = tomllib.load(file)["terms"]
    phrases = {phrase.lower(): term for term, group in table.items() for phrase in group}
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    pattern = re.compile(
        r"(?<![a-z])(" + "|".join(re.escape(p).replace(r"\ ", r"[\s-]+") for p in longest_first) + r")(s?)(?![a-z])"
    )
    return pattern, {re.sub(r"[\s-]+", " ", phrase): term for phrase, term in phrases.items()}


def stem(word: str) -> str:
    """A word without its ending: 'recorded', 'records' and 'recording' are one."""
    word = word.removesuffix("'s").strip("'")
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


@cache
def terms(text: str) -> tuple[str, ...]:
    """The terms of a text in order, stop words left out; figures other than years are left out too.

    A figure would let a statement be matched on its value, which finds agreement only.
    """
    lowered = text.translate(QUOTES).lower()
    pattern, table = _synonyms()
    folded = pattern.sub(lambda match: " " + table[re.sub(r"[\s-]+", " ", match[1])] + " ", lowered)
    found: list[str] = []
    for word in WORD.findall(folded):
        if word[0].isdigit():
            if re.fullmatch(r"(19|20)\d\d(/\d\d)?", word.rstrip(".,")):
                found.append(word.rstrip(".,"))
        elif word not in STOP_WORDS and len(word) > 1:
            found.append(stem(word))
    return tuple(found)
