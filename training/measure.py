"""How well claims find their items: held-out figures, and the calibration of a score as a probability."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reconcile.encoder import Calibration
from training.examples import Example

Vectors = NDArray[np.float32]
Encode = Callable[[list[str]], Vectors]


@dataclass(frozen=True, slots=True)
class Ranks:
    """Over the claims that have an item: how often it came first, among the first three, and the mean 1/rank."""

    claims: int
    first: float
    three: float
    reciprocal: float

    def __str__(self) -> str:
        return f"first {self.first:.1%}  three {self.three:.1%}  mrr {self.reciprocal:.3f}  ({self.claims} claims)"


@dataclass(frozen=True, slots=True)
class Scored:
    """One claim against the items of its return."""

    scores: Vectors
    decided: frozenset[int]

    @property
    def rank(self) -> int:
        """Place of the best deciding item, from 1."""
        best = max(float(self.scores[i]) for i in self.decided)
        return 1 + int((self.scores > best).sum())

    @property
    def signal(self) -> tuple[float, float]:
        """The best score, and how far it is ahead of the next."""
        ordered = np.sort(self.scores)[::-1]
        return float(ordered[0]), float(ordered[0] - ordered[1]) if len(ordered) > 1 else 1.0

    @property
    def is_right(self) -> bool:
        return int(self.scores.argmax()) in self.decided


def scored(examples: Sequence[Example], encode: Encode) -> list[Scored]:
    texts = list(dict.fromkeys(text for e in examples for text in (*e.claims, *e.items)))
    place = {text: i for i, text in enumerate(texts)}
    vectors = encode(texts)
    out = []
    for e in examples:
        items = vectors[[place[t] for t in e.items]]
        for claim, decided in zip(e.claims, e.answers, strict=True):
            out.append(Scored(items @ vectors[place[claim]], decided))
    return out


def ranks(results: Sequence[Scored]) -> Ranks:
    places = np.array([s.rank for s in results if s.decided])
    return Ranks(len(places), float((places == 1).mean()), float((places <= 3).mean()), float((1 / places).mean()))


def fit_calibration(results: Sequence[Scored]) -> Calibration:
    """Log-odds that the best item decides the claim, claims that no item decides among them."""
    signals = np.array([(1.0, *s.signal) for s in results])
    right = np.array([s.is_right for s in results], dtype=float)
    weights = np.zeros(3)
    for _ in range(50):  # Newton's method, lightly ridged
        p = 1 / (1 + np.exp(-signals @ weights))
        gradient = signals.T @ (right - p) - 1e-3 * weights
        hessian = (signals * (p * (1 - p))[:, None]).T @ signals + 1e-3 * np.eye(3)
        weights += np.linalg.solve(hessian, gradient)
    return Calibration(*(float(w) for w in weights))
