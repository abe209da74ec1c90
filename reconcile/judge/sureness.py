"""How often each rule reads both sides right, given that the pairing is right.

Measured on the training passages that are not held out (`python -m training.rules`), where the cells given are the
very ones that decide the statement, and rounded to 0.05. A rule that
met fewer than ten of them has a value set by hand from its nearest kin, a little lower.
"""

from __future__ import annotations

UNMEASURED = 0.75

SURE: dict[str, float] = {
    # measured
    "figure-agrees": 0.95,
    "answer-agrees": 0.85,
    "answer-differs": 0.80,
    "figure-outside-hedge": 0.85,
    "trend-agrees": 0.95,
    "comparison-agrees": 0.95,
    "figure-differs": 0.95,
    "figure-far-off": 0.85,
    "share-differs": 0.75,
    "comparison-reversed": 0.95,
    "share-agrees": 0.95,
    "none-but-some": 0.80,
    "grade-agrees": 0.95,
    "grade-differs": 0.95,
    "trend-reversed": 0.80,
    "missing-agrees": 0.95,
    "some-but-none": 0.90,
    "frequency-agrees": 0.95,
    "frequency-differs": 0.95,
    "none-agrees": 0.95,
    "kind-agrees": 0.75,
    "nearly-all-agrees": 0.80,
    "date-agrees": 0.95,
    "said-given-but-missing": 0.95,
    "ability-differs": 0.95,
    "kind-differs": 0.65,
    "ability-agrees": 0.90,
    "in-line-agrees": 0.95,
    "said-missing-but-given": 0.90,
    # too few to measure
    "all-but-in-part": 0.80,
    "grade-change-agrees": 0.90,
    "grade-change-differs": 0.85,
    "part-differs": 0.60,
    "whole-differs": 0.55,
    "part-and-whole-agree": 0.90,
    "all-but-agrees": 0.90,
    "all-but-differs": 0.60,
    "all-but-exception": 0.75,
    "rest-agrees": 0.90,
    "rest-differs": 0.75,
    "some-agrees-with-yes": 0.50,
    "given-agrees": 0.90,
    "some-but-no": 0.80,
    "all-agrees-with-yes": 0.70,
    "none-agrees-with-no": 0.80,
    "none-but-yes": 0.65,
    "in-part-agrees": 0.70,
    "in-part-differs": 0.60,
    "not-in-line": 0.85,
    "date-differs": 0.80,
    "forces-count-agrees": 0.85,
    "forces-count-differs": 0.80,
    "rank-agrees": 0.90,
    "rank-differs": 0.85,
    "below-most-forces": 0.60,
    "above-most-forces": 0.60,
    "beside-other-forces-agrees": 0.70,
    "trend-origin-differs": 0.80,
    "trend-target-differs": 0.80,
    "trend-not-steady": 0.80,
    "trend-pace-agrees": 0.85,
    "trend-pace-differs": 0.85,
    "trend-part-agrees": 0.85,
    "trend-part-differs": 0.75,
    "each-agrees": 0.90,
    "each-differs": 0.80,
    "comparison-amount-differs": 0.70,
    "grade-not-given": 0.80,
    "not-known-but-answered": 0.60,
    "not-known-agrees": 0.80,
    "praise-undermined": 0.60,
    "judgement-in-keeping": 0.50,
    "praise-without-figure": 0.60,
    "answer-in-part": 0.60,
    "none-but-few": 0.50,
    "figure-not-provided": 0.50,
    "trend-amount-differs": 0.70,
    "either-item": 0.60,
}


def sure_of(rule: str) -> float:
    """How sure a rule is; a rule without a measured value is taken to be as sure as a middling one."""
    return SURE.get(rule, UNMEASURED)
