"""Fits the weights of the alignment, and its probability of being right, on the training passages.

    python -m training.fit [--no-model] [--write]

With the encoder, only mini-cases that it was not trained on (the held-out fifth) are used, in five folds so
that every figure printed is measured on cases that the fit did not see. Without it, the other four fifths serve.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from reconcile.align.items import items as items_of
from reconcile.align.match import SURENESS, posteriors, score_table, sureness_terms
from reconcile.align.scores import FEATURES, leaning
from reconcile.extract.letter import letter_findings
from reconcile.model import Standing
from training.bench import nearest
from training.cases import data, letter, load

UNDECIDED = 4.0  # a real letter holds more that no return decides than the training passages list
COMPARABLE = (Standing.FINDING, Standing.NATIONAL)


@dataclass
class Case:
    number: int
    table: np.ndarray  # claims x items x features
    leans: list[float]
    decidable: list[float]
    keys: list[tuple[int, set[int]]]  # claim row, right items (empty: none decides it)


def prepare(held_out: bool, encoder) -> list[Case]:  # type: ignore[no-untyped-def]
    made = []
    for number, case in enumerate(c for c in load() if c.is_held_out == held_out):
        findings = [f for f in letter_findings(letter(case), case.force) if f.standing in COMPARABLE]
        return_items = items_of(data(case), case.force.rsplit(" ", 1)[0])
        of_row = {cell.row: item.number for item in return_items for cell in item.cells}
        told, decidable = score_table(findings, return_items, encoder)
        table = np.array(told)
        position = {id(f): n for n, f in enumerate(findings)}
        keys = []
        for key in case.keys:
            near = nearest(key.quote, findings)
            same = [f for f in near if f.kind.value == key.kind] or near
            if same:
                keys.append((position[id(same[0])], {of_row[i] for i in key.items}))
        if len(findings) and len(return_items):
            made.append(Case(number, table, [leaning(f) for f in findings], decidable, keys))
    return made


def fit(cases: Sequence[Case], ridge: float = 2.0) -> np.ndarray:
    """Weights under which the right item of a claim is the likeliest of its return (a conditional logit)."""
    blocks = [(case.table[row], sorted(right)) for case in cases for row, right in case.keys if right]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = ridge * float(weights @ weights) / 2, ridge * weights
        for x, right in blocks:
            scores = x @ weights
            scores -= scores.max()
            p = np.exp(scores)
            p /= p.sum()
            mass = p[right].sum()
            total -= float(np.log(max(mass, 1e-12)))
            inside = p[right] / max(mass, 1e-12)
            slope = slope + p @ x - inside @ x[right]
        return total, slope

    start = np.ones(len(FEATURES))
    return minimize(loss, start, jac=True, method="L-BFGS-B").x


@dataclass
class Doubt:
    """What the sureness of a choice is told from, whether it was right, and how much the example counts."""

    told: np.ndarray
    right: np.ndarray
    weight: np.ndarray


def scores_of(case: Case, weights: np.ndarray, settings: dict[str, float]) -> np.ndarray:
    return case.table @ weights - settings["out_of_time"] * (case.table[:, :, FEATURES.index("period")] == 0)


def doubts(cases: Sequence[Case], weights: np.ndarray, settings: dict[str, float], absent: float = 0.25) -> Doubt:
    """For every key its choice; and once more with the right items taken away, when every choice is wrong."""
    told, right, weight = [], [], []
    for case in cases:
        raw = scores_of(case, weights, settings)
        along = posteriors(raw, case.leans, settings)
        for row, items in case.keys:
            for hidden in (set(), items) if items else (set(),):
                chances = along[row]
                if hidden:
                    without = raw.copy()
                    without[row, sorted(hidden)] = -50.0
                    chances = posteriors(without, case.leans, settings)[row]
                best = int(chances.argmax())
                following = float(np.delete(chances, best).max()) if len(chances) > 1 else 0.0
                told.append(
                    sureness_terms(
                        float(chances[best]),
                        following,
                        float(raw[row, best]),
                        case.decidable[row],
                        case.table[row, best],
                    )
                )
                right.append(float(best in items and not hidden))
                weight.append(absent if hidden else 1.0 if items else UNDECIDED)
    return Doubt(np.array(told), np.array(right), np.array(weight))


def hits(cases: Sequence[Case], weights: np.ndarray, settings: dict[str, float]) -> tuple[float, float, float]:
    """Share of keys whose item comes first, and among three; mean log of the chance of the truth, none included."""
    first = three = total = 0
    likelihood = []
    for case in cases:
        along = posteriors(scores_of(case, weights, settings), case.leans, settings)
        for row, right in case.keys:
            chance = along[row, sorted(right)].sum() if right else 1 - along[row].sum()
            likelihood.append(np.log(max(chance, 1e-6)))
            if right:
                order = np.argsort(-along[row])
                total += 1
                first += int(order[0]) in right
                three += any(int(o) in right for o in order[:3])
    return first / total, three / total, float(np.mean(likelihood))


def calibrate(doubt: Doubt) -> np.ndarray:
    xs, ys, ws = doubt.told, doubt.right, doubt.weight

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = xs @ w
        p = 1 / (1 + np.exp(-z))
        return float(
            -(ws * (ys * np.log(p + 1e-12) + (1 - ys) * np.log(1 - p + 1e-12))).sum() + 0.5 * (w @ w)
        ), xs.T @ (ws * (p - ys)) + w

    return minimize(loss, np.zeros(xs.shape[1]), jac=True, method="L-BFGS-B").x


GRID = {
    "none": (4.0, 6.0, 8.0, 9.0, 10.0, 11.0, 12.0),
    "order": (0.0, 0.5, 1.0, 1.5, 2.0),
    "reach": (1.0, 2.0, 4.0),
    "same": (0.0, 0.5, 1.0, 1.5, 2.0),
    "out_of_time": (0.0, 1.0, 2.0),
}


def tune(cases: Sequence[Case], weights: np.ndarray) -> dict[str, float]:
    """The settings of the chain, one after another, by the likelihood of the truth."""
    settings = {"none": 9.0, "order": 1.0, "reach": 2.0, "same": 1.0, "out_of_time": 2.0}
    for _ in range(2):
        for name, values in GRID.items():
            if name == "out_of_time":
                continue  # the training returns hold too few items apart in time to tell
            settings[name] = max(values, key=lambda v, n=name: hits(cases, weights, {**settings, n: v})[2])
    return settings


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-model", action="store_true")
    args = parser.parse_args()
    encoder = None
    if not args.no_model:
        from reconcile.encoder import load as load_encoder

        encoder = load_encoder()
    cases = prepare(held_out=encoder is not None, encoder=encoder)
    figures, predicted, gone = [], [], []
    for fold in range(5):
        seen = [c for c in cases if c.number % 5 != fold]
        unseen = [c for c in cases if c.number % 5 == fold]
        w = fit(seen)
        settings = tune(seen, w)
        coefficients = calibrate(doubts(seen, w, settings))
        figures.append(hits(unseen, w, settings))
        test = doubts(unseen, w, settings, absent=0.0)
        chances = 1 / (1 + np.exp(-(test.told @ coefficients)))
        predicted += [
            (float(p), float(y)) for p, y, counts in zip(chances, test.right, test.weight, strict=True) if counts
        ]
        gone += [float(p) for p, counts in zip(chances, test.weight, strict=True) if not counts]
    first, three, likelihood = np.mean(figures, axis=0)
    print(f"item first {first:.1%}, among three {three:.1%}, log likelihood {likelihood:.3f} (five folds)")
    for low in np.arange(0, 1, 0.1):
        inside = [y for p, y in predicted if low <= p < low + 0.1 + 1e-9]
        if inside:
            print(f"  sureness {low:.1f}-{low + 0.1:.1f}: right {np.mean(inside):.1%} of {len(inside)}")
    print(
        f"with the right item taken away, sureness above 0.5 in {np.mean(np.array(gone) > 0.5):.1%}, "
        f"above 0.7 in {np.mean(np.array(gone) > 0.7):.1%}"
    )
    w = fit(cases)
    settings = tune(cases, w)
    print("\n".join(f"{name} = {value:.3f}" for name, value in zip(FEATURES, w, strict=True)))
    print("\n".join(f"{name} = {value}" for name, value in settings.items()))
    print(
        "\n".join(
            f"{name} = {value:.3f}" for name, value in zip(SURENESS, calibrate(doubts(cases, w, settings)), strict=True)
        )
    )


if __name__ == "__main__":
    main()
