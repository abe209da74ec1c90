"""How well a letter finding and an item of the return speak of the same thing. Never their values.

Each feature is a number around 0 to 1; `weights.toml` joins them. What is compared: the words (weighted
by rarity within the return), their meaning (the encoder), the kind of claim against the kind of answer,
the unit, the period, and the heading against the section.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from reconcile.align.items import Item, unit_type
from reconcile.model import Finding, Interval, Kind, Relation, When
from reconcile.wording.periods import compare
from reconcile.wording.terms import terms

FEATURES = (
    "meaning",
    "meaning_sentence",
    "item_said",
    "item_quoted",
    "claim_met",
    "claim_known",
    "kind",
    "unit",
    "period",
    "section",
    "heading",
)

# How readily a kind of claim is decided by a kind of answer.
KIND_FIT: dict[Kind, dict[str, float]] = {
    Kind.ANSWER: {
        "change": 0.2,
        "yesno": 1.0,
        "category": 0.7,
        "when": 0.5,
        "percent": 0.4,
        "number": 0.4,
        "grade": 0.2,
        "rate": 0.1,
        "money": 0.2,
        "duration": 0.1,
    },
    Kind.QUANTITY: {
        "change": -0.3,
        "number": 1.0,
        "percent": 1.0,
        "money": 1.0,
        "duration": 1.0,
        "rate": 1.0,
        "yesno": 0.2,
        "category": 0.2,
        "when": 0.1,
        "grade": 0.0,
    },
    Kind.APPROXIMATION: {
        "change": 0.2,
        "percent": 1.0,
        "number": 0.9,
        "money": 0.9,
        "duration": 0.9,
        "rate": 0.9,
        "yesno": 0.6,
        "category": 0.3,
        "when": 0.1,
        "grade": 0.0,
    },
    Kind.COMPARISON: {
        "change": 0.7,
        "percent": 1.0,
        "number": 0.9,
        "money": 0.9,
        "duration": 0.9,
        "rate": 1.0,
        "yesno": 0.3,
        "category": 0.2,
        "when": 0.0,
        "grade": 0.3,
    },
    Kind.TREND: {
        "change": 1.0,
        "percent": 1.0,
        "number": 1.0,
        "money": 1.0,
        "duration": 0.9,
        "rate": 1.0,
        "yesno": 0.2,
        "category": 0.1,
        "when": 0.0,
        "grade": 0.5,
    },
    Kind.GRADE: {"grade": 1.0, "category": 0.3},
    Kind.CATEGORY: {"category": 1.0, "yesno": 0.6, "when": 0.4, "number": 0.1, "percent": 0.1, "grade": 0.1},
    Kind.DATE: {"when": 1.0, "category": 0.5, "yesno": 0.6, "number": 0.2, "duration": 0.5, "percent": 0.1},
    Kind.PROVISION: {
        "change": 0.5,
        "number": 1.0,
        "percent": 1.0,
        "money": 1.0,
        "duration": 1.0,
        "rate": 1.0,
        "yesno": 0.9,
        "category": 0.6,
        "when": 0.6,
    },
}
QUANTITIES = ("percent", "number", "money", "duration", "rate")


@dataclass(frozen=True)
class Rarity:
    """How telling each term is: rare in the return, more telling."""

    weight: dict[str, float]
    unseen: float

    def of(self, term: str) -> float:
        return self.weight.get(term, self.unseen)

    def total(self, bag: Sequence[str] | set[str] | frozenset[str]) -> float:
        return sum(self.of(term) for term in sorted(set(bag)))


def rarity(bags: Sequence[Sequence[str]]) -> Rarity:
    count = len(bags)
    seen: Counter[str] = Counter(term for bag in bags for term in set(bag))
    weight = {term: log(1 + (count - n + 0.5) / (n + 0.5)) for term, n in seen.items()}
    return Rarity(weight, log(1 + count + 0.5) if count else 1.0)


@dataclass(frozen=True)
class Claim:
    """A letter finding's words, ready to be compared: each term with how near the claim it stands."""

    finding: Finding
    near: dict[str, float]
    quote: tuple[str, ...]
    leant: tuple[str, ...]  # the terms of what a leaning claim leans on
    heading: tuple[str, ...]


def claim(finding: Finding) -> Claim:
    near: dict[str, float] = {}

    def add(text: str, weight: float) -> None:
        for term in terms(text):
            near[term] = max(near.get(term, 0.0), weight)

    add(finding.words, 1.0)
    add(finding.measure, 0.9)
    add(finding.period, 0.9)
    add(finding.sentence, 0.6)
    for distance, text in enumerate(finding.context[:3]):
        add(text, (0.45, 0.3, 0.2)[distance])
    add(finding.theme, 0.35)
    leant = terms(_leant_on(finding)) if leaning(finding) else ()
    return Claim(finding, near, terms(finding.words), leant, terms(finding.theme))


SPEAKS_FOR_ITSELF = 2  # terms of the return that a leaning claim's own words need so as to do without the words before

# A claim that leans on the words before it: a pronoun, or a share of what was spoken of, for a subject.
LEANS = re.compile(
    r"^\W*(?:and |but |or |while |although |whereas |yet |however,? )*"
    r"(?:this|these|those|it|its|they|their|them|which|who|whom|both|neither|on both|"
    r"that (?:is|was|represent\w*|compare\w*|mean[st]?|makes?|made|amount\w*|left|leaves|continue\w*|had|has)|"
    r"(?:only|just|but) [\w-]+ (?:other )?(?:police )?(?:forces?|constabular(?:y|ies))|"
    r"of (?:whom|which|these|those|them|it)|in (?:this|these|most of them|\w+ of them)|"
    r"the (?:former|latter|same|figure|number|proportion|rate|total|rest|remainder|others?)|"
    r"a (?:fall|rise|drop|reduction|decrease|increase|proportion|figure|share)|"
    r"(?:most|some|many|few|all|none|half|\w+) of (?:them|these|those|whom|which))\b",
    re.I,
)


def leaning(finding: Finding) -> float:
    """1 where a claim's own words do not say what it speaks of, else 0."""
    return 1.0 if LEANS.match(finding.words) else 0.0


def _leant_on(finding: Finding) -> str:
    """What a leaning claim leans on: the sentence's words before it, else the sentence before."""
    before = finding.sentence[: max(0, finding.sentence.find(finding.words))]
    if len(before.split()) >= 3:
        return before
    return finding.context[0] if finding.context else ""


# What a comparison or a trend says that it is of, where its figure does not tell.
OF_RATE = re.compile(
    r"\b(?:rate|proportion\w*|per ?cent\w*|share|per head|per 1,000|(?:each|every|per) thousand|likely"
    r"|for its (?:size|population)|set against population)\b",
    re.I,
)
OF_NUMBER = re.compile(r"\b(?:numbers?|volumes?|how many|total) of\b|\b(?:numbers|volumes|headcount)\b", re.I)


def _said_measure(words: str) -> str:
    """'rate' or 'number' where a claim's words say which, else ''."""
    if OF_RATE.search(words):
        return "rate"
    return "number" if OF_NUMBER.search(words) else ""


def unit_fit(finding: Finding, item: Item) -> float:
    """1 where claim and item are in the same kind of unit, 0 where they cannot meet, 0.5 where nothing tells."""
    value = finding.value.amount if isinstance(finding.value, Relation) else finding.value
    if not isinstance(value, Interval) or isinstance(finding.value, Relation):
        said = _said_measure(finding.words)
        if said and item.type in QUANTITIES:
            return 1.0 if (said == "number") == (item.type == "number") else 0.2
    if not isinstance(value, Interval):
        return 0.5
    if item.type == "change":
        percent = item.first.unit == "%"
        return 1.0 if percent == (value.unit in ("%", "points", "times")) else 0.3
    if item.type not in QUANTITIES or isinstance(finding.value, Relation):
        return 0.5
    wanted = unit_type(value.unit)
    if wanted == item.type:
        return 1.0
    if {wanted, item.type} == {"percent", "number"}:
        return 0.3 if value.hedge or finding.whole else 0.15  # a share may be worked out from two counts
    if {wanted, item.type} <= {"number", "rate", "duration", "money"}:
        return 0.2
    return 0.0


PERIOD_FIT = {"same": 1.0, "inside": 0.8, "overlap": 0.5, "unknown": 0.5, "apart": 0.0}


def period_fit(when: When | None, item: Item) -> float:
    if when is None or (when.start is None and when.end is None):
        return 0.5
    return max(
        (PERIOD_FIT[compare(when, cell.when)] if cell.when else 0.5 for cell in item.own or item.cells[:1]), default=0.5
    )


def features(
    said: Claim, item: Item, bag: tuple[str, ...], section: tuple[str, ...], rare: Rarity, meaning: tuple[float, float]
) -> tuple[float, ...]:
    """The features of one claim and one item, in the order of FEATURES."""
    finding = said.finding
    item_terms = frozenset(bag)
    weight_of_item = rare.total(item_terms) or 1.0
    item_said = sum(said.near.get(term, 0.0) * rare.of(term) for term in sorted(item_terms)) / weight_of_item
    quote = frozenset(said.quote)
    if said.leant and sum(term in rare.weight for term in quote) < SPEAKS_FOR_ITSELF:
        quote |= frozenset(said.leant)
    claim_met = rare.total(quote & (item_terms | frozenset(section))) / (rare.total(quote) or 1.0)
    item_quoted = rare.total(item_terms & quote) / weight_of_item
    known = frozenset(
        term for term in quote if term in rare.weight
    )  # words of the claim that some item of the return has
    claim_known = rare.total(known & (item_terms | frozenset(section))) / rare.total(known) if known else 0.5
    heading = frozenset(said.heading)
    shared = heading & (frozenset(section) | item_terms)
    return (
        meaning[0],
        meaning[1],
        item_said,
        item_quoted,
        claim_met,
        claim_known,
        KIND_FIT.get(finding.kind, {}).get(item.type, 0.3),
        unit_fit(finding, item),
        period_fit(finding.when, item),
        rare.total(shared) / (rare.total(heading) or 1.0),
        rare.total(heading & item_terms) / weight_of_item if finding.kind is Kind.GRADE or leaning(finding) else 0.0,
    )
