"""Whether a clause affirms or denies what it speaks of: denials, their scope, and their parity.

'does not lack' affirms; 'has yet to' denies; 'not only' denies nothing. The words are data
(tables/negation.toml); this file holds what a list cannot say: pairs that count once, and denials inside
'those who do not ...', which say whom the clause is about and leave what it says of them alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reconcile.model import Reply
from reconcile.wording.patterns import straight, table, whole_words


@dataclass(frozen=True, slots=True)
class Negation:
    """A denial: the characters start:end of the text. `strength` is 'full', 'nearly' (hardly, rarely) or 'part' (not all)."""

    start: int
    end: int
    words: str
    strength: str


# The order in which the lists are tried: what only looks like a denial first, then the longer readings.
STRENGTHS = ("never", "double", "part", "nearly", "full")

# 'those who do not come back': a clause that says whom the sentence is about.
RELATIVE = re.compile(r"(?<![\w'])(?:who|whom|whose|which|that|where)(?![\w'])")
# 'there is no team that is denied': here the relative clause is what the sentence says.
EXISTENTIAL = re.compile(
    r"(?<![\w'])(?:there|it) (?:is|are|was|were|has been|have been|had been|remains?)(?![\w'])|^\W*(?:no|not (?:a|one)|nobody|none|nothing|few)(?![\w'])|"
    r"^\W*(?:are|is|were|was) there(?![\w'])"
)
# Where a relative clause inside the subject gives way to the main verb.
MAIN_VERB = re.compile(
    r"(?<![\w'])(?:is|are|was|were|has|have|had|can|cannot|could|does|do|did|will|would|may|might|must)(?![\w'])"
)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    lists = table("negation")
    return tuple((strength, whole_words(lists[strength])) for strength in STRENGTHS)


def negations(text: str) -> tuple[Negation, ...]:
    """Every denial in a text, in order. A double denial ('not unusual') is none."""
    plain = straight(text)
    taken = [False] * len(plain)
    found: list[Negation] = []
    for strength, pattern in _patterns():
        for match in pattern.finditer(plain):
            if any(taken[match.start() : match.end()]):
                continue
            taken[match.start() : match.end()] = [True] * (match.end() - match.start())
            if strength not in ("never", "double"):
                found.append(Negation(match.start(), match.end(), text[match.start() : match.end()], strength))
    return _without_pairs(tuple(sorted(found, key=lambda negation: negation.start)))


def _without_pairs(found: tuple[Negation, ...]) -> tuple[Negation, ...]:
    """'Neither ... nor' is one denial."""
    pairs = [tuple(pair) for pair in table("negation")["pairs"]]
    kept: list[Negation] = []
    for negation in found:
        if kept and any((straight(earlier.words), straight(negation.words)) in pairs for earlier in kept):
            continue
        kept.append(negation)
    return tuple(kept)


def governing(text: str) -> tuple[Negation, ...]:
    """The denials that turn what the clause says, those inside 'those who do not ...' left out."""
    found = negations(text)
    plain = straight(text)
    if EXISTENTIAL.search(plain):
        return found
    inside = _relative_spans(plain)
    return tuple(n for n in found if not any(start <= n.start < end for start, end in inside))


def _relative_spans(plain: str) -> list[tuple[int, int]]:
    """Where the relative clauses of a sentence stand: from 'who' to the main verb, or to the end."""
    spans: list[tuple[int, int]] = []
    for match in RELATIVE.finditer(plain):
        if match.start() < 3 or plain[: match.start()].rstrip().endswith((",", ";", "in", "of", "found", "said", "so")):
            continue  # ', which ...' adds a statement; 'found that ...' reports one
        verbs = [verb.start() for verb in MAIN_VERB.finditer(plain, match.end())]
        if len(verbs) >= 2 and not _has_verb(plain[: match.start()]):
            spans.append((match.end(), verbs[1]))
        elif _has_verb(plain[: match.start()]):
            spans.append((match.end(), len(plain)))
    return spans


def _has_verb(plain: str) -> bool:
    return (
        MAIN_VERB.search(plain) is not None
        or re.search(r"\w(?:es|s|ed) (?:the|a|an|those|people|any)\b", plain) is not None
    )


def polarity(clause: str) -> Reply:
    """YES where the clause affirms what it speaks of, NO where it denies it, PARTLY where it does so in part."""
    found = governing(clause)
    denials = sum(negation.strength in ("full", "nearly") for negation in found)
    if any(negation.strength == "part" for negation in found):
        return Reply.PARTLY
    return Reply.NO if denials % 2 else Reply.YES


def question_polarity(question: str) -> int:
    """-1 where a Yes to the question denies the thing ('Is the force without ...?'), else +1."""
    denials = sum(negation.strength != "part" for negation in negations(question))
    return -1 if denials % 2 else 1
