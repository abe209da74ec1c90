"""Grades on whatever scale the return has them, and words that amount to one."""

from __future__ import annotations

import pytest

from tests.judge.tables import cell, said

QUESTION = "How well does the force manage its fleet?"
MARKED = "Management of the fleet (1 = poor, 5 = excellent)"
UPSIDE_DOWN = "Management of the fleet (1 = excellent, 5 = poor)"

# what the letter says | label | answer | verdict
TABLE = [
    ("The force was graded good for this.", QUESTION, "Good", "agreement"),
    ("The force was graded good for this.", QUESTION, "Requires improvement", "contradiction"),
    ("The force was given the highest mark for this.", MARKED, "5", "agreement"),
    ("The force was given the highest mark for this.", MARKED, "2", "contradiction"),
    ("The force was given the lowest mark for this.", MARKED, "1", "agreement"),
    ("The force was given the lowest mark for this.", UPSIDE_DOWN, "5", "agreement"),
    ("The force was given the highest mark for this.", UPSIDE_DOWN, "5", "contradiction"),
    ("The force was given the highest mark for this.", "Fleet vehicles", "5", "unverifiable"),
    ("The force makes good use of its vehicles.", QUESTION, "Good", "agreement"),
    ("The force makes good use of its vehicles.", QUESTION, "Inadequate", "contradiction"),
    ("The force makes good use of its vehicles.", "Number of vehicles", "412", "unverifiable"),
]


@pytest.mark.parametrize(("sentence", "label", "answer", "verdict"), TABLE)
def test_a_grade(sentence: str, label: str, answer: str, verdict: str) -> None:
    judgement = said(sentence, cell(label, answer))
    assert judgement.verdict.value == verdict, (judgement.rule, judgement.explanation)
