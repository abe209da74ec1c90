"""Yes, no and in part; and whether the force could give a figure at all."""

from __future__ import annotations

import pytest

from tests.judge.tables import cell, said

CAMERAS, STRATEGY = "Does the force use body-worn cameras?", "Does the force have a crime prevention strategy?"
TRAINED, WITHOUT = (
    "Have officers been trained in crime prevention?",
    "Is the force without a crime prevention strategy?",
)
BAIL = "Is the force able to state how many people have failed to answer bail?"
NOT_ABLE = "Is the force unable to state how many people are wanted?"
COULD = "The force could tell us how many people had failed to answer bail."
COULD_NOT = "The force could not tell us how many people had failed to answer bail."
WANTED = "The force could not tell us how many people were wanted."

# what the letter says | question | answer | verdict | rule
TABLE = [
    ("The force uses body-worn cameras.", CAMERAS, "Yes", "agreement", "answer-agrees"),
    ("The force uses body-worn cameras.", CAMERAS, "No", "contradiction", "answer-differs"),
    ("The force does not use body-worn cameras.", CAMERAS, "No", "agreement", "answer-agrees"),
    ("The force does not use body-worn cameras.", CAMERAS, "Yes", "contradiction", "answer-differs"),
    ("The force has a crime prevention strategy.", STRATEGY, "Yes", "agreement", "answer-agrees"),
    ("The force has a crime prevention strategy.", WITHOUT, "No", "agreement", "answer-agrees"),
    ("The force has a crime prevention strategy.", WITHOUT, "Yes", "contradiction", "answer-differs"),
    ("The force has a crime prevention strategy.", STRATEGY, "In part", "tension", "answer-in-part"),
    ("Every officer has been trained in crime prevention.", TRAINED, "In part", "contradiction", "all-but-in-part"),
    ("The force has a crime prevention strategy.", STRATEGY, "Not provided", "unverifiable", "answer-not-held"),
    (COULD_NOT, BAIL, "No", "agreement", "ability-agrees"),
    (COULD_NOT, BAIL, "Yes", "contradiction", "ability-differs"),
    (COULD, BAIL, "Yes", "agreement", "ability-agrees"),
    (COULD, BAIL, "No", "contradiction", "ability-differs"),
    (WANTED, NOT_ABLE, "Yes", "agreement", "ability-agrees"),
    (WANTED, NOT_ABLE, "No", "contradiction", "ability-differs"),
    (WANTED, "People wanted", "318", "contradiction", "said-missing-but-given"),
    (WANTED, "People wanted", "Not recorded", "agreement", "missing-agrees"),
]


@pytest.mark.parametrize(("sentence", "label", "answer", "verdict", "rule"), TABLE)
def test_an_answer(sentence: str, label: str, answer: str, verdict: str, rule: str) -> None:
    judgement = said(sentence, cell(label, answer))
    assert (judgement.verdict.value, judgement.rule) == (verdict, rule), judgement.explanation


def test_a_pairing_that_is_not_sure_makes_a_tension_of_a_contradiction() -> None:
    judgement = said("The force uses body-worn cameras.", cell(CAMERAS, "No"), sureness=0.4)
    assert judgement.verdict.value == "tension"


def test_the_query_names_clause_page_cell_and_answer() -> None:
    query = said("The force uses body-worn cameras.", cell(CAMERAS, "No")).query
    for part in ("uses body-worn cameras", "page 1", "Data!B2", "“No”", CAMERAS):
        assert part in query
