"""Comparisons and trends against the return's figures."""

from __future__ import annotations

import pytest

from tests.judge.tables import cell, said

NATION = "England and Wales"
ABOVE = "The rate of burglary is higher than the average for England and Wales."
BELOW = "The rate of burglary is lower than the average for England and Wales."
LINE = "The rate of burglary is in line with the average for England and Wales."

# what the letter says | this force | England and Wales | verdict | rule
COMPARED = [
    (ABOVE, "8.1", "6.0", "agreement", "comparison-agrees"),
    (ABOVE, "5.1", "6.0", "contradiction", "comparison-reversed"),
    (BELOW, "5.1", "6.0", "agreement", "comparison-agrees"),
    (BELOW, "8.1", "6.0", "contradiction", "comparison-reversed"),
    (LINE, "6.1", "6.0", "agreement", "in-line-agrees"),
    (LINE, "9.1", "6.0", "contradiction", "not-in-line"),
    (ABOVE, "Not recorded", "6.0", "unverifiable", "figure-not-held"),
    (ABOVE, "8.1", "Not recorded", "unverifiable", "reference-not-held"),
]


@pytest.mark.parametrize(("sentence", "own", "other", "verdict", "rule"), COMPARED)
def test_a_comparison(sentence: str, own: str, other: str, verdict: str, rule: str) -> None:
    label = "Burglaries per 1,000 population"
    judgement = said(sentence, cell(label, own), cell(label, other, force=NATION, at="C2"), kind="comparison")
    assert (judgement.verdict.value, judgement.rule) == (verdict, rule), judgement.explanation


@pytest.mark.parametrize("sentence", [ABOVE, BELOW])
def test_own_figure_and_reference_exchanged_turn_the_verdict(sentence: str) -> None:
    mine, theirs = cell("Burglary rate", "8.1"), cell("Burglary rate", "6.0", force=NATION, at="C2")
    verdicts = {said(sentence, *pair, kind="comparison").verdict.value for pair in ((mine, theirs), (theirs, mine))}
    assert verdicts == {"agreement", "contradiction"}


ROSE, FELL = "The number of officers rose.", "The number of officers fell over the year."
BY_TEN = "The number of officers fell by 10%."
HALVED = "The number of overdue visits has almost halved."

# what the letter says | earlier | later | verdict | rule
MOVED = [
    (ROSE, "1,000", "1,100", "agreement", "trend-agrees"),
    (ROSE, "1,100", "1,000", "contradiction", "trend-reversed"),
    (FELL, "1,100", "1,000", "agreement", "trend-agrees"),
    (FELL, "1,000", "1,100", "contradiction", "trend-reversed"),
    (BY_TEN, "1,000", "900", "agreement", "trend-agrees"),
    (BY_TEN, "1,000", "700", "contradiction", "trend-amount-differs"),
    (HALVED, "200", "106", "agreement", "trend-agrees"),
    (HALVED, "200", "160", "contradiction", "trend-amount-differs"),
    (ROSE, "Not recorded", "1,100", "unverifiable", "figure-not-held"),
]


@pytest.mark.parametrize(("sentence", "earlier", "later", "verdict", "rule"), MOVED)
def test_a_trend(sentence: str, earlier: str, later: str, verdict: str, rule: str) -> None:
    before = cell("Officers", earlier, period="31 March 2013")
    after = cell("Officers", later, period="31 March 2014", at="C2")
    judgement = said(sentence, after, before, kind="trend")
    assert (judgement.verdict.value, judgement.rule) == (verdict, rule), judgement.explanation


CUT = "Reports of burglary fell by 22%."

# what the letter says | label | answer | verdict | rule
CHANGES = [
    (CUT, "Reduction in burglary reports", "22%", "agreement", "trend-agrees"),
    (CUT, "Reduction in burglary reports", "12%", "contradiction", "trend-amount-differs"),
    (CUT, "Change in burglary reports", "-22%", "agreement", "trend-agrees"),
    (CUT, "Change in burglary reports", "22%", "contradiction", "trend-reversed"),
    (CUT, "Burglary reports answered", "22%", "unverifiable", "earlier-not-held"),
]


@pytest.mark.parametrize(("sentence", "label", "answer", "verdict", "rule"), CHANGES)
def test_a_change_that_the_return_gives(sentence: str, label: str, answer: str, verdict: str, rule: str) -> None:
    judgement = said(sentence, cell(label, answer, unit="%"), kind="trend")
    assert (judgement.verdict.value, judgement.rule) == (verdict, rule), judgement.explanation
