"""Whether a claim and the return's label count the same thing, or one counts what the other leaves out."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from reconcile.model import Finding, Interval, Pairing
from reconcile.wording.figures import figures
from reconcile.wording.patterns import table
from reconcile.wording.terms import terms

_DENIALS = (
    r"not", r"no", r"without", r"never", r"nobody", r"none", r"nothing", r"lack(?:s|ed|ing)?", r"unable", r"cannot",
    r"yet to", r"still to", r"fail(?:s|ed)? to", r"out of use", r"(?:is|are|was|were) missing", r"neither",
    r"untrained",
)  # fmt: skip
DENIAL = re.compile(rf"\b(?:{'|'.join(_DENIALS)})\b|n't\b", re.IGNORECASE)
# A name in quotation marks, and 'no-crime', deny nothing.
NAMED = re.compile(r"\bno[- ]crim(?:e|es|ed|ing)\b|\bright first time\b", re.IGNORECASE)


@cache
def _opposites() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((_word(first), _word(second)) for first, second in table("opposites")["pairs"])


def _word(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(phrase)}\b", re.IGNORECASE)


def denies(text: str) -> bool:
    """Whether a clause or a label denies: an odd number of plain denials. 'Abandoned' denies nothing here."""
    return len(DENIAL.findall(NAMED.sub("", text))) % 2 == 1


def without_figure(words: str, said: Interval) -> str:
    """A clause without its figure and what hedges it, which deny nothing of the rest ('barely one in seven')."""
    found = figures(words)
    for figure in found:
        if figure.interval.low == said.low and figure.interval.high == said.high:
            return f"{words[: figure.start]} {words[figure.end :]}"
    if len(found) == 1:
        return f"{words[: found[0].start]} {words[found[0].end :]}"
    return words


def opposed(words: str, label: str) -> bool:
    """Whether one names the opposite of the other: 'lost' of a label that says 'recorded'."""
    for pair in _opposites():
        for one, other in (pair, pair[::-1]):
            if one.search(words) and other.search(label) and not other.search(words) and not one.search(label):
                return True
    return False


def turned(pairing: Pairing, said: Interval, cell: Finding) -> bool:
    """Whether the claimed share is of what the return's figure leaves out.

    A denial turns only what it denies: of a label 'investigated without attendance' a claim of what is
    'investigated in this way' says the same, and one of what is attended the opposite.
    """
    rest = without_figure(pairing.letter.words, said)
    label = cell.label or cell.measure
    claim_denies, label_denies = denies(rest), denies(label)
    denied = claim_denies != label_denies and (_meets(rest, label) if claim_denies else _meets(label, rest))
    return denied != opposed(rest, label)


def _meets(denying: str, other: str) -> bool:
    """Whether what one text denies stands in the other; or it ends in its denial ('one in four was not')."""
    denied: set[str] = set()
    for match in DENIAL.finditer(NAMED.sub("", denying)):
        denied |= set(terms(" ".join(denying[match.end() :].split()[:REACH])))
    return not denied or bool(denied & set(terms(other)))


REACH = 8  # words after a denial in which what it denies is looked for


def in_the_items_sense(pairing: Pairing, said: Interval, cell: Finding) -> Interval:
    """The interval turned round where the return counts the opposite: 'not all trained' against '% not trained'."""
    if said.unit != "%" or not turned(pairing, said, cell):
        return said
    return replace(said, low=100 - said.high, high=100 - said.low, low_open=said.high_open, high_open=said.low_open)
