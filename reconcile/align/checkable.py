"""How likely it is that a data return decides a statement of this sort at all.

'84% of PCSOs had been trained' is checkable; 'they are committed people' is not. Learned from the training
passages on top of the encoder: one weight for each number of the claim's vector and one for each kind of claim
(`python -m training.checkable` writes them). Without the encoder nothing is said: every claim counts alike.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reconcile.model import Kind

if TYPE_CHECKING:
    import numpy as np

WEIGHTS = Path(__file__).parent / "checkable.json"
CAP = 4.0  # log-odds beyond which more means nothing


@cache
def _weights() -> tuple[list[float], dict[str, float], float]:
    held = json.loads(WEIGHTS.read_text(encoding="utf8"))
    return held["vector"], held["kind"], held["base"]


def checkable(vectors: np.ndarray, kinds: Sequence[Kind]) -> list[float]:
    """The log-odds that a return decides each claim, from its vector (a row each) and its kind."""
    import numpy as np

    vector, by_kind, base = _weights()
    told = vectors @ np.array(vector) + base
    return [
        max(-CAP, min(CAP, float(value) + by_kind.get(kind.value, 0.0)))
        for value, kind in zip(told, kinds, strict=True)
    ]
