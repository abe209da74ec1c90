"""Chooses an item of the return for every claim of the letter, all claims together.

A claim's candidates are scored by `scores.features` joined by the weights of `weights.toml`. Letters follow
the order of the return more often than not, so the choice is made along the whole letter: an item near
that of the claim before is worth a little more.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING

from reconcile.align.items import Item
from reconcile.align.scores import FEATURES, Claim, claim, features, rarity
from reconcile.model import Finding
from reconcile.wording.terms import terms

if TYPE_CHECKING:
    from reconcile.encoder import Encoder

WEIGHTS = Path(__file__).parent / "weights.toml"


@dataclass(frozen=True)
class Candidate:
    item: Item
    score: float  # log-odds scale
    features: tuple[float, ...]


@dataclass(frozen=True)
class Choice:
    """A claim's candidates, best first, with the probability that the first is the right one."""

    finding: Finding
    candidates: tuple[Candidate, ...]
    sureness: float


@cache
def _weights() -> dict[str, dict[str, float]]:
    with WEIGHTS.open("rb") as file:
        return tomllib.load(file)


def weights(with_model: bool) -> tuple[float, ...]:
    table = _weights()["with_model" if with_model else "without_model"]
    return tuple(table[name] for name in FEATURES)


def score_table(findings: Sequence[Finding], items: Sequence[Item], encoder: Encoder | None) -> list[list[tuple[float, ...]]]:
    """The features of every claim (rows) with every item (columns)."""
    bags = [terms(item.words) for item in items]
    sections = [terms(f"{item.first.section} {item.first.theme}") for item in items]
    rare = rarity([bag + section for bag, section in zip(bags, sections, strict=True)])
    said = [claim(finding) for finding in findings]
    meaning = _meanings(said, items, encoder)
    return [
        [features(one, item, bags[n], sections[n], rare, meaning[row][n]) for n, item in enumerate(items)]
        for row, one in enumerate(said)
    ]


def _meanings(said: Sequence[Claim], items: Sequence[Item], encoder: Encoder | None) -> list[list[tuple[float, float]]]:
    """Cosine of claim and item, for the clause and for the whole sentence."""
    if encoder is None or not said or not items:
        return [[(0.0, 0.0)] * len(items) for _ in said]
    from reconcile.encoder.texts import claim_text, item_text

    def text(one: Claim, words: str) -> str:
        finding = one.finding
        heading = finding.theme.rsplit(" > ", 1)[-1]
        previous = finding.context[0] if finding.context else ""
        return claim_text(words, finding.sentence, previous, heading)

    item_vectors = encoder.encode([item_text(item.section, item.words, item.first.unit, item.first.period) for item in items])
    quotes = encoder.encode([text(one, one.finding.words) for one in said])
    sentences = encoder.encode([text(one, one.finding.sentence or one.finding.words) for one in said])
    near = quotes @ item_vectors.T
    wide = sentences @ item_vectors.T
    return [[(float(near[r, c]), float(wide[r, c])) for c in range(len(items))] for r in range(len(said))]


def choose(findings: Sequence[Finding], items: Sequence[Item], encoder: Encoder | None, shortlist: int = 6) -> list[Choice]:
    """For every claim its candidates, best first, the first being the one chosen along the whole letter."""
    if not items:
        return [Choice(finding, (), 0.0) for finding in findings]
    table = score_table(findings, items, encoder)
    joined = weights(encoder is not None)
    settings = _weights()["choice" if encoder is not None else "choice_without_model"]
    raw = [[sum(w * x for w, x in zip(joined, row, strict=True)) for row in rows] for rows in table]
    path = _along_the_letter(raw, settings["order"], settings["reach"])
    choices: list[Choice] = []
    for finding, rows, scores, first in zip(findings, table, raw, path, strict=True):
        ranked = sorted(range(len(items)), key=lambda n, s=scores, f=first: (n != f, -s[n], n))[:shortlist]
        candidates = tuple(Candidate(items[n], scores[n], rows[n]) for n in ranked)
        choices.append(Choice(finding, candidates, _sureness(scores, first, rows[first], settings)))
    return choices


SURENESS = ("base", "score", "lead", "meaning", "item_said", "claim_met", "kind", "unit")
LEAD_CAP = 4.0


def sureness_terms(score: float, lead: float, told: Sequence[float]) -> tuple[float, ...]:
    """What the probability of a right choice is told from: its score, its lead over the next, and a few of its features."""
    named = dict(zip(FEATURES, told, strict=True))
    return (1.0, score, max(-LEAD_CAP, min(lead, LEAD_CAP)), named["meaning"], named["item_said"], named["claim_met"], named["kind"], named["unit"])


def _sureness(scores: Sequence[float], chosen: int, told: Sequence[float], settings: dict[str, float]) -> float:
    """Probability that the chosen item is the one the claim speaks of."""
    rest = [s for n, s in enumerate(scores) if n != chosen]
    lead = scores[chosen] - max(rest) if rest else settings["lone_lead"]
    odds = sum(settings[name] * term for name, term in zip(SURENESS, sureness_terms(scores[chosen], lead, told), strict=True))
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def _along_the_letter(raw: Sequence[Sequence[float]], order: float, reach: float) -> list[int]:
    """The items chosen along the letter: the best path where a step to an item near the last one earns `order`."""
    import numpy as np

    count = len(raw[0]) if raw else 0
    if not count:
        return []
    position = np.arange(count)
    step = position[None, :] - position[:, None]  # from row to column
    bonus = order * np.exp(-np.abs(step - 0.5) / reach)
    best = np.array(raw[0], dtype=float)
    back: list[np.ndarray] = []
    for scores in raw[1:]:
        through = best[:, None] + bonus
        came_from = through.argmax(axis=0)
        back.append(came_from)
        best = through.max(axis=0) + np.array(scores, dtype=float)
    path = [int(best.argmax())]
    for came_from in reversed(back):
        path.append(int(came_from[path[-1]]))
    return path[::-1]
