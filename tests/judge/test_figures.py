"""Figures, hedges and quantifiers against a figure of the return."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.model import Interval
from tests.judge.tables import cell, claims, said

# what the letter says | label | answer | unit | verdict | rule
TABLE = [
    ("The force attended 78% of crimes.", "Crimes attended", "77.6%", "%", "agreement", "figure-agrees"),
    ("The force attended 78% of crimes.", "Crimes attended", "77.4%", "%", "contradiction", "figure-differs"),
    ("There were 1,204 named suspects.", "Named suspects", "1,204", "", "agreement", "figure-agrees"),
    ("There were 1,204 named suspects.", "Named suspects", "1,240", "", "contradiction", "figure-differs"),
    ("There were 12 named suspects.", "Named suspects", "340", "", "contradiction", "figure-far-off"),
    ("Almost half of crimes were attended.", "Crimes attended", "46%", "%", "agreement", "figure-agrees"),
    ("Almost half of crimes were attended.", "Crimes attended", "61%", "%", "contradiction", "figure-outside-hedge"),
    ("There are over 400 trained officers.", "Trained officers", "412", "", "agreement", "figure-agrees"),
    ("There are over 400 trained officers.", "Trained officers", "388", "", "contradiction", "figure-outside-hedge"),
    ("Most officers have been trained.", "Officers trained", "72%", "%", "agreement", "figure-agrees"),
    ("Most officers have been trained.", "Officers trained", "31%", "%", "contradiction", "figure-outside-hedge"),
    ("Around 15% of crimes go unrecorded.", "Crimes recorded", "85%", "%", "agreement", "figure-agrees"),
    ("Around 15% of crimes go unrecorded.", "Crimes recorded", "64%", "%", "contradiction", "figure-outside-hedge"),
    ("About a quarter of files are late.", "Files on time", "76%", "%", "agreement", "figure-agrees"),
    ("The force has 34 detectives.", "Detectives", "Not recorded", "", "tension", "figure-not-provided"),
    ("The force attended 78% of crimes.", "Crimes attended", "4,310", "", "unverifiable", "unit-differs"),
]


@pytest.mark.parametrize(("sentence", "label", "answer", "unit", "verdict", "rule"), TABLE)
def test_a_figure(sentence: str, label: str, answer: str, unit: str, verdict: str, rule: str) -> None:
    judgement = said(sentence, cell(label, answer, unit=unit))
    assert (judgement.verdict.value, judgement.rule) == (verdict, rule), judgement.explanation


# what the letter says | part | whole | verdict | rule
SHARES = [
    ("Eight of the nine files were complete.", "8", "9", "agreement", "part-and-whole-agree"),
    ("Eight of the nine files were complete.", "6", "9", "contradiction", "part-differs"),
    ("Eight of the nine files were complete.", "8", "11", "contradiction", "whole-differs"),
    ("Eight of the nine files were complete.", "31", "52", "unverifiable", "part-and-whole-unmet"),
    ("Most of the files were complete.", "40", "50", "agreement", "share-agrees"),
    ("Most of the files were complete.", "10", "50", "contradiction", "share-differs"),
    ("A quarter of the files were complete.", "10", "40", "agreement", "share-agrees"),
]


@pytest.mark.parametrize(("sentence", "part", "whole", "verdict", "rule"), SHARES)
def test_part_and_whole(sentence: str, part: str, whole: str, verdict: str, rule: str) -> None:
    judgement = said(sentence, cell("Files complete", part), cell("Files examined", whole, at="B3"))
    assert (judgement.verdict.value, judgement.rule) == (verdict, rule), judgement.explanation


def test_the_same_measure_in_the_other_unit() -> None:
    posts, people = cell("Police officers", "2,140", unit="FTE"), cell("Police officers", "2,203", unit="headcount")
    sentence = "The force has 2,203 police officers."
    assert said(sentence, posts, compared=(people,)).verdict.value == "agreement"
    assert said(sentence, posts).verdict.value == "contradiction"


@settings(max_examples=40, deadline=None)
@given(st.integers(min_value=20, max_value=90_000), st.integers(min_value=1, max_value=9))
def test_a_copied_figure_agrees_and_a_nudged_one_does_not(figure: int, nudge: int) -> None:
    # A number that could be a year is left out by the reader of letters.
    if 1900 <= figure <= 2100:
        figure += 1000
    sentence = f"The force recorded {figure:,} burglaries."
    if not any(isinstance(claim.value, Interval) for claim in claims(sentence)):
        return
    assert said(sentence, cell("Burglaries recorded", f"{figure:,}")).verdict.value == "agreement"
    assert said(sentence, cell("Burglaries recorded", f"{figure + nudge:,}")).verdict.value == "contradiction"
