"""Chooses an item of the return for every claim of the letter, all claims together.

A claim's candidates are scored by `scores.features` joined by the weights of `weights.toml`. Letters follow
the order of the return more often than not, so the choice is made along the whole letter: an item near
that of the claim before is worth a little more.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log
from pathlib import Path
from typing import TYPE_CHECKING

from reconcile.align.checkable import checkable
from reconcile.align.evidence import cell_for
from reconcile.align.items import Item
from reconcile.align.scores import FEATURES, claim, features, leaning, rarity
from reconcile.align.siblings import divisions, not_meant
from reconcile.model import Finding, Kind
from reconcile.wording.terms import terms

if TYPE_CHECKING:
    import numpy as np

    from reconcile.encoder import Encoder

WEIGHTS = Path(__file__).parent / "weights.toml"


@dataclass(frozen=True)
class Candidate:
    item: Item
    score: float  # log-odds scale
    chance: float  # along the whole letter, 0 to 1
    features: tuple[float, ...]


@dataclass(frozen=True)
class Choice:
    """A claim's candidates, best first, with the probability that the first is the right one."""

    finding: Finding
    candidates: tuple[Candidate, ...]
    sureness: float
    chance: float = 0.0  # of the first and of what is told with it: its changes, the other figures of its answer


@cache
def _weights() -> dict[str, dict[str, float]]:
    with WEIGHTS.open("rb") as file:
        return tomllib.load(file)


def weights(with_model: bool) -> tuple[float, ...]:
    table = _weights()["with_model" if with_model else "without_model"]
    return tuple(table[name] for name in FEATURES)


def claim_texts(findings: Sequence[Finding], whole: bool = False) -> list[str]:
    """The encoder's text of each claim: its clause (or its whole sentence) with what it is to be understood by."""
    from reconcile.encoder.texts import claim_text

    def text(finding: Finding) -> str:
        heading = finding.theme.rsplit(" > ", 1)[-1]
        before = " ".join(reversed(finding.context[:BEFORE]))
        words = (finding.sentence or finding.words) if whole else finding.words
        return claim_text(words, finding.sentence, before, heading)

    return [text(finding) for finding in findings]


BEFORE = 2  # sentences before the claim that the encoder is given, as in its training


def score_table(
    findings: Sequence[Finding], items: Sequence[Item], encoder: Encoder | None
) -> tuple[list[list[tuple[float, ...]]], list[float]]:
    """The features of every claim (rows) with every item (columns); and how checkable each claim is, in log-odds."""
    bags = [terms(item.words) for item in items]
    sections = [terms(f"{item.first.section} {item.first.theme}") for item in items]
    rare = rarity([bag + section for bag, section in zip(bags, sections, strict=True)])
    said = [claim(finding) for finding in findings]
    meaning, decidable = _meanings(findings, items, encoder)
    table = [
        [features(one, item, bags[n], sections[n], rare, meaning[row][n]) for n, item in enumerate(items)]
        for row, one in enumerate(said)
    ]
    return table, decidable


def _meanings(
    findings: Sequence[Finding], items: Sequence[Item], encoder: Encoder | None
) -> tuple[list[list[tuple[float, float]]], list[float]]:
    """Cosine of claim and item, for the clause and for the whole sentence; and how checkable each claim is."""
    if encoder is None or not findings or not items:
        return [[(0.0, 0.0)] * len(items) for _ in findings], [0.0] * len(findings)
    from reconcile.encoder.texts import item_text

    item_vectors = encoder.encode([item_text(item.section, item.words, item.first.unit, "") for item in items])
    quotes = encoder.encode(claim_texts(findings))
    near = quotes @ item_vectors.T
    wide = encoder.encode(claim_texts(findings, whole=True)) @ item_vectors.T
    told = [[(float(near[r, c]), float(wide[r, c])) for c in range(len(items))] for r in range(len(findings))]
    return told, checkable(quotes, [finding.kind for finding in findings])


def choose(findings: Sequence[Finding], items: Sequence[Item], encoder: Encoder | None) -> list[Choice]:
    """For every claim its candidates, best first, judged along the whole letter."""

    if not items or not findings:
        return [Choice(finding, (), 0.0) for finding in findings]
    table, decidable = score_table(findings, items, encoder)
    settings = _weights()["choice" if encoder is not None else "choice_without_model"]
    raw = join(table, encoder is not None)
    raw = raw - _out_of_place(findings, items)
    along = posteriors(raw, [leaning(finding) for finding in findings], settings)
    families: dict[tuple[str, str], list[int]] = {}
    for n, item in enumerate(items):
        families.setdefault(item.family, []).append(n)
    return [
        _choice(finding, items, families, table[n], raw[n], along[n], decidable[n], settings)
        for n, finding in enumerate(findings)
    ]


def _out_of_place(findings: Sequence[Finding], items: Sequence[Item]) -> np.ndarray:
    """What is taken from a claim's score with an item of an earlier time, another force or a part not spoken of."""
    import numpy as np

    earlier = np.array([speaks_of_before(item.words) for item in items])
    not_spoken_of = np.array([not speaks_of_before(finding.words) for finding in findings])
    others = np.array([not item.own for item in items])
    of_us = np.array([finding.about is None for finding in findings])
    taken: np.ndarray = PASSED * np.outer(not_spoken_of, earlier) + NOT_OURS * np.outer(of_us, others)
    for row, column in not_meant(findings, divisions(items)):
        taken[row, column] += NOT_NAMED
    return taken


def join(table: Sequence[Sequence[tuple[float, ...]]], with_model: bool) -> np.ndarray:
    """Each claim's features joined into one score an item."""
    import numpy as np

    settings = _weights()["choice" if with_model else "choice_without_model"]
    told = np.array(table)
    out_of_time = told[:, :, FEATURES.index("period")] == 0
    joined: np.ndarray = told @ np.array(weights(with_model)) - settings["out_of_time"] * out_of_time
    return joined


def _choice(
    finding: Finding,
    items: Sequence[Item],
    families: Mapping[tuple[str, str], Sequence[int]],
    told: Sequence[tuple[float, ...]],
    scores: np.ndarray,
    along: np.ndarray,
    decidable: float,
    settings: dict[str, float],
) -> Choice:
    together = {family: sum(float(along[n]) for n in members) for family, members in families.items()}

    def order(n: int) -> tuple[float, bool, float, float, int]:
        chance = together[items[n].family]
        level = items[n].is_change and finding.kind in LEVELS
        return (-round(chance, 9), level, -round(float(along[n]), 9), -float(scores[n]), n)

    ranked = sorted(range(len(items)), key=order)
    first = ranked[0]
    alike = [
        n for n in ranked if items[n].family == items[first].family or same_answer(finding, items[first], items[n])
    ]
    chance = sum(float(along[n]) for n in alike)
    following = max((together[items[n].family] for n in ranked if n not in alike), default=0.0)
    candidates = tuple(Candidate(items[n], float(scores[n]), float(along[n]), told[n]) for n in ranked[:SHORTLIST])
    terms_told = sureness_terms(chance, following, float(scores[first]), decidable, told[first])
    odds = sum(settings["sure_" + name] * term for name, term in zip(SURENESS, terms_told, strict=True))
    return Choice(finding, candidates, 1 / (1 + exp(-max(-30.0, min(30.0, odds)))), chance)


SHORTLIST = 6
PASSED = 1.5  # log-odds against a figure that an answer gives of an earlier time, where the claim does not speak of one
BEFORE_NOW = re.compile(
    r"\b(?:(?:year|months|period|quarter) before|before that|previous(?:ly)?|formerly|used to|until|earlier version"
    r"|was withdrawn|compared with)\b",
    re.I,
)
NOT_OURS = 4.0  # log-odds against an item that holds no cell of the letter's force, where the claim names no other
NOT_NAMED = 3.0  # log-odds against a part of the force that the claim does not name, beside a row for the whole
LEVELS = (Kind.QUANTITY, Kind.APPROXIMATION, Kind.ANSWER, Kind.PROVISION)  # claims of a level, not of its change


def speaks_of_before(words: str) -> bool:
    return BEFORE_NOW.search(words) is not None


SURENESS = ("base", "chance", "lead", "score", "meaning", "item_quoted", "kind", "period", "checkable")
LEAD_CAP = 4.0


def sureness_terms(
    chance: float, next_chance: float, score: float, decidable: float, told: Sequence[float]
) -> tuple[float, ...]:
    """What the sureness of a choice is told from: its chance, its lead over the next, a few features."""
    named = dict(zip(FEATURES, told, strict=True))
    safe = min(max(chance, 1e-6), 1 - 1e-6)
    lead = min(LEAD_CAP, log(max(chance, 1e-6) / max(next_chance, 1e-6)))
    return (
        1.0,
        log(safe / (1 - safe)),
        lead,
        score,
        named["meaning"],
        named["item_quoted"],
        named["kind"],
        named["period"],
        decidable,
    )


def posteriors(raw: np.ndarray, leans: Sequence[float], settings: dict[str, float]) -> np.ndarray:
    """For every claim the chance of every item, judged along the whole letter (forward and backward sums of a chain).

    A step to an item near the last one spoken of earns `order`, fading over `reach` items; a claim that leans on
    the words before it earns `same` for staying where they were. A claim may speak of no item (`none`), and
    the place reached is remembered through it.
    """
    import numpy as np

    claims, count = raw.shape
    position = np.arange(count)
    near = settings["order"] * np.exp(-np.abs(position[None, :] - position[:, None] - 0.5) / settings["reach"])
    steps = [near + np.diag(np.full(count, settings["same"] * lean)) for lean in (0.0, 1.0)]
    none = settings["none"]
    spoken, silent = np.zeros((claims, count)), np.zeros((claims, count))
    spoken[0], silent[0] = raw[0], none - log(count)
    for n in range(1, claims):
        reached = np.logaddexp(spoken[n - 1], silent[n - 1])
        spoken[n] = raw[n] + _logsum(reached[:, None] + steps[int(leans[n])], 0)
        silent[n] = none + reached
    onward = np.zeros((claims, count))
    quiet = np.zeros((claims, count))
    for n in range(claims - 2, -1, -1):
        ahead = _logsum(steps[int(leans[n + 1])] + (raw[n + 1] + onward[n + 1])[None, :], 1)
        both = np.logaddexp(ahead, none + quiet[n + 1])
        onward[n], quiet[n] = both, both
    whole = _logsum(np.logaddexp(spoken + onward, silent + quiet), 1)
    chances: np.ndarray = np.exp(spoken + onward - whole[:, None])
    return chances


def _logsum(values: np.ndarray, axis: int) -> np.ndarray:
    import numpy as np

    top: np.ndarray = values.max(axis=axis)
    summed: np.ndarray = top + np.log(np.exp(values - np.expand_dims(top, axis)).sum(axis=axis))
    return summed


def same_answer(finding: Finding, one: Item, other: Item) -> bool:
    """Whether two items hold the same figure of the same words, as where a return repeats a table."""
    if one.first.label != other.first.label:
        return False
    left, right = cell_for(one.own, finding.when)[0], cell_for(other.own, finding.when)[0]
    return left is not None and right is not None and left.value == right.value and left.value is not None
