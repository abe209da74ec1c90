"""An exception to a Yes, opposites in a question, and what a single answer tells of a change."""

from __future__ import annotations

import pytest

from tests.judge.tables import cell, said

CAMERAS = "Does the force use drones?"

# what the letter says | question | answer | verdict
EXCEPTIONS = [
    ("Every division uses drones.", CAMERAS, "Yes, in two of five divisions", "contradiction"),
    ("Every division uses drones.", CAMERAS, "Yes - pilot only", "contradiction"),
    ("Every division uses drones.", CAMERAS, "Yes, since 2013", "agreement"),
    ("The force uses drones.", CAMERAS, "Yes, in two of five divisions", "agreement"),
    ("The force does not use drones.", CAMERAS, "Yes, in two of five divisions", "contradiction"),
]

# what the letter says | question | answer | verdict
OPPOSITES = [
    ("Radios are pooled.", "Are radios personal issue?", "No", "agreement"),
    ("Radios are pooled.", "Are radios personal issue?", "Yes", "contradiction"),
    ("Visits are always made by arrangement.", "Are visits unannounced?", "No", "agreement"),
    ("The force's plan leaves out rural crime.", "Does the plan include rural crime?", "No", "agreement"),
    ("The force's plan leaves out rural crime.", "Does the plan include rural crime?", "Yes", "contradiction"),
    ("The force's plan covers rural crime.", "Does the plan include rural crime?", "Yes", "agreement"),
]


@pytest.mark.parametrize(("sentence", "label", "answer", "verdict"), EXCEPTIONS + OPPOSITES)
def test_an_answer(sentence: str, label: str, answer: str, verdict: str) -> None:
    judgement = said(sentence, cell(label, answer))
    assert judgement.verdict.value == verdict, (judgement.rule, judgement.explanation)


HOW_MANY = "How many volunteers are there?"
EFFECT = "What has been the effect of the scheme?"

# what the letter says | question | answer | verdict
CHANGES = [
    ("The number of volunteers rose in the year.", HOW_MANY, "310 (280 in 2013)", "agreement"),
    ("The number of volunteers fell in the year.", HOW_MANY, "310 (280 in 2013)", "contradiction"),
    ("The number of volunteers fell in the year.", HOW_MANY, "310 (all in uniform)", "unverifiable"),
    ("Thefts of cycles fell by a fifth.", EFFECT, "Thefts of cycles fell by 20%", "agreement"),
    ("Thefts of cycles fell by a fifth.", EFFECT, "Thefts of cycles fell by 5%", "contradiction"),
    ("Thefts of cycles rose.", EFFECT, "Thefts of cycles fell by 5%", "contradiction"),
]


@pytest.mark.parametrize(("sentence", "label", "answer", "verdict"), CHANGES)
def test_a_change_told_within_one_answer(sentence: str, label: str, answer: str, verdict: str) -> None:
    judgement = said(sentence, cell(label, answer), kind="trend")
    assert judgement.verdict.value == verdict, (judgement.rule, judgement.explanation)
