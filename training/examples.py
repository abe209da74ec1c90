"""Mini-cases as what the encoder learns from: claims, items, and which items decide which claim."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reconcile.encoder.texts import claim_text, item_text
from training.cases import Key, MiniCase

_SENTENCE_END = re.compile(r"(?<=[.!?])[’”\"']?\s+(?=[A-Z‘“\"'])")
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_PERIOD = re.compile(rf"(?:\b\d{{1,2}} )?(?:\b{_MONTH} )?\b(?:19|20)\d\d(?:[/–-]\d{{2,4}})?\b")
_CLAUSE_END = re.compile(r"[;:–]\s|,\s(?=and|but|while|although|though|which|where|whereas|who|with|so|yet|as)")


CLAUSES = ("quote", "clause", "sentence")  # how a claim is cut out: as the key quotes it, by rule, not at all


@dataclass(frozen=True, slots=True)
class Example:
    """One return with the claims made of it; `answers[i]` are the items that decide claim i, none if none does."""

    claims: tuple[str, ...]
    items: tuple[str, ...]
    answers: tuple[frozenset[int], ...]


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence starts and ends."""
    starts = [0, *(m.end() for m in _SENTENCE_END.finditer(text))]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def surroundings(text: str, quote: str) -> tuple[str, str, int]:
    """The sentence that holds the quote, the two before it, and the sentence's number."""
    start = max(text.find(quote), 0)
    for number, (low, high) in enumerate(spans := sentences(text)):
        if low <= start < high:
            previous = text[spans[max(number - 2, 0)][0] : low].strip()
            return text[low : max(high, start + len(quote))].strip(), previous, number
    return quote, "", 0


def clause_of(sentence: str, quote: str) -> str:
    """The clause that rules might cut around the quote: the sentence between its nearest joints."""
    at = max(sentence.find(quote), 0)
    middle = at + len(quote) // 2
    cuts = [0, *(m.end() for m in _CLAUSE_END.finditer(sentence)), len(sentence)]
    low = max(c for c in cuts if c <= middle)
    high = min((c for c in cuts if c > middle), default=len(sentence))
    return sentence[low:high].strip(" ,;:–") or quote


def unit_of(item: dict[str, Any]) -> str:
    """The unit as the reader of a return would give it."""
    if item["kind"] == "percent":
        return "%"
    return "£" if item["kind"] == "money" else str(item["unit"])


def plain_example(case: MiniCase, clause: str = "quote") -> Example:
    """The case as it stands: nothing dropped. `clause` is one of CLAUSES."""
    return Example(
        tuple(_claim(case, key, clause) for key in case.keys),
        tuple(item_text(i["section"], i["label"], unit_of(i), "") for i in case.items),
        tuple(_with_other_periods(case, key.items) for key in case.keys),
    )


def measure_of(item: dict[str, Any]) -> tuple[str, str]:
    """What the item measures, its period aside: at run time such items are one, and the period is chosen by rule."""
    return item["section"], " ".join(_PERIOD.sub(" ", item["label"]).split())


def _with_other_periods(case: MiniCase, items: Iterable[int]) -> frozenset[int]:
    wanted = {measure_of(case.items[i]) for i in items}
    return frozenset(i for i, item in enumerate(case.items) if measure_of(item) in wanted)


def _claim(case: MiniCase, key: Key, clause: str) -> str:
    heading, text = case.passages[key.passage]
    sentence, previous, _ = surroundings(text, key.quote)
    words = {"quote": key.quote, "sentence": sentence, "clause": clause_of(sentence, key.quote)}[clause]
    return claim_text(words, sentence, previous, heading)


def varied_example(case: MiniCase, rng: random.Random) -> Example:
    """The case as run time might see it: clause cut otherwise, context or section missing."""
    claims, answers = [], []
    for key in case.keys:
        heading, text = case.passages[key.passage]
        sentence, previous, number = surroundings(text, key.quote)
        roll = rng.random()
        words, decided = key.quote, _with_other_periods(case, key.items)
        if roll < 0.2:
            words, decided = sentence, _of_sentence(case, key, number)
        elif roll < 0.4:
            words = clause_of(sentence, key.quote)
        heading = "" if rng.random() < 0.15 else heading
        previous = "" if rng.random() < 0.15 else previous
        if rng.random() < 0.3:
            previous = previous[sentences(previous)[-1][0] :]
        sentence = "" if rng.random() < 0.15 else sentence
        claims.append(claim_text(words, sentence, previous, heading))
        answers.append(decided)
    no_section, no_period = rng.random() < 0.15, rng.random() < 0.6
    items = tuple(
        item_text(
            "" if no_section else i["section"],
            i["label"],
            "" if rng.random() < 0.2 else unit_of(i),
            "" if no_period else i["period"],
        )
        for i in case.items
    )
    return Example(tuple(claims), items, tuple(answers))


def _of_sentence(case: MiniCase, key: Key, number: int) -> frozenset[int]:
    """All items that the sentence of the key speaks of."""
    text = case.passages[key.passage][1]
    return _with_other_periods(
        case,
        (
            item
            for other in case.keys
            if other.passage == key.passage and surroundings(text, other.quote)[2] == number
            for item in other.items
        ),
    )
