"""Learns which statements a data return can decide at all, on top of the encoder.

    python -m training.checkable [--write]

A logistic regression on the claim's vector and its kind; fitted on the mini-cases that the encoder was tuned on,
measured on those held out. `--write` writes reconcile/align/checkable.json.
"""

from __future__ import annotations

import argparse
import json

import numpy as np
from scipy.optimize import minimize

from reconcile.align.checkable import WEIGHTS
from reconcile.align.match import claim_texts
from reconcile.encoder import load as load_encoder
from reconcile.extract.letter import letter_findings
from reconcile.model import Kind, Standing
from training.bench import nearest
from training.cases import letter, load

RIDGE = 1.0


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        p = 1 / (1 + np.exp(-(x @ w)))
        return float(-(y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12)).sum() + RIDGE / 2 * (w @ w)), x.T @ (
            p - y
        ) + RIDGE * w

    return minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x


def area(scores: np.ndarray, y: np.ndarray) -> float:
    """The chance that a decidable claim scores above one that is not."""
    ranks = np.empty(len(scores))
    ranks[np.argsort(scores)] = np.arange(len(scores))
    yes, no = y.sum(), len(y) - y.sum()
    return float((ranks[y == 1].sum() - yes * (yes - 1) / 2) / (yes * no))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    encoder = load_encoder()
    if encoder is None:
        raise SystemExit("the encoder's files are not installed")
    claims, decided, held_out = [], [], []
    for case in load():
        findings = [
            f for f in letter_findings(letter(case), case.force) if f.standing in (Standing.FINDING, Standing.NATIONAL)
        ]
        for key in case.keys:
            near = nearest(key.quote, findings)
            if near:
                claims.append(([f for f in near if f.kind.value == key.kind] or near)[0])
                decided.append(float(bool(key.items)))
                held_out.append(case.is_held_out)
    vectors = encoder.encode(claim_texts(claims))
    kinds = list(Kind)
    table = np.hstack(
        [vectors, np.array([[f.kind is kind for kind in kinds] for f in claims], float), np.ones((len(claims), 1))]
    )
    y, aside = np.array(decided), np.array(held_out)
    weights = fit(table[~aside], y[~aside])
    print(f"area under the curve: {area(table[aside] @ weights, y[aside]):.3f} held out, of {aside.sum()} claims")
    if args.write:
        width = vectors.shape[1]
        held = {
            "vector": [round(float(w), 5) for w in weights[:width]],
            "kind": {kind.value: round(float(w), 5) for kind, w in zip(kinds, weights[width:-1], strict=True)},
            "base": round(float(weights[-1]), 5),
        }
        WEIGHTS.write_text(json.dumps(held) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
