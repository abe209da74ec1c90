"""Parts, wholes, and what is left of them: which two counts a share is of, and what a denial counts."""

from __future__ import annotations

import pytest

from tests.align.evidence_tables import told

AUDIT = """
Thefts that should have been recorded | | = 48
Number of those thefts that were recorded | | = 45
Thefts recorded within 24 hours | | = 40
Frauds that should have been recorded | | = 61
Number of those frauds that were recorded | | = 52
"""
SHOULD, WERE = "Thefts that should have been recorded", "Number of those thefts that were recorded"

# the sentence | the item it has met | kind | verdict
LEFT = [
    ("Three of the 48 thefts had not been recorded.", WERE, "quantity", "agreement"),
    ("Three of the 48 thefts had not been recorded.", SHOULD, "quantity", "agreement"),
    ("Three of the 48 thefts had been recorded.", WERE, "quantity", "contradiction"),
    ("Seven of the 48 thefts had not been recorded.", WERE, "quantity", "contradiction"),
    ("Only three thefts were overlooked.", SHOULD, "quantity", "agreement"),
    ("Only five thefts were overlooked.", SHOULD, "quantity", "contradiction"),
    ("All but three of the thefts had been recorded.", WERE, "approximation", "agreement"),
    ("All but nine of the thefts had been recorded.", WERE, "approximation", "contradiction"),
    ("Almost all of the thefts had been recorded.", WERE, "approximation", "agreement"),
    ("Fewer than half of the thefts had been recorded.", WERE, "approximation", "contradiction"),
    ("Every theft had been recorded.", WERE, "approximation", "contradiction"),
    ("Of the 48 thefts, 45 had been recorded.", WERE, "quantity", "agreement"),
]


@pytest.mark.parametrize(("sentence", "measure", "kind", "verdict"), LEFT)
def test_what_is_left_of_a_whole(sentence: str, measure: str, kind: str, verdict: str) -> None:
    said = told(sentence, AUDIT, measure, kind)
    assert said.verdict.value == verdict, (said.rule, said.explanation)
    assert set(said.cells) == {"Data!B2", "Data!B3"}


KINDS = """
Files judged good | | = 9
Files judged fair | | = 12
Files judged poor | | = 19
Files judged | | = 40
"""


def test_one_kind_of_a_set_is_no_whole_of_another() -> None:
    said = told("Fewer than a quarter of the files were good.", KINDS, "Files judged good", "approximation")
    assert said.verdict.value == "agreement", said.explanation
    assert said.cells == ("Data!B2", "Data!B5")


NESTED = """
Missing people | | = 900
Missing people: aged under 18 | | = 600
Missing people: aged under 18, in care | | = 330
"""

# the sentence | the item | verdict: more than half of the children, and not of everybody
WITHIN = [
    ("More than half of the missing children were in care.", "Missing people: aged under 18, in care", "agreement"),
    ("Two-thirds of missing people were under 18.", "Missing people: aged under 18", "agreement"),
    ("A third of missing people were under 18.", "Missing people: aged under 18", "contradiction"),
]


@pytest.mark.parametrize(("sentence", "measure", "verdict"), WITHIN)
def test_the_nearest_whole_is_the_one_that_the_parts_label_holds(sentence: str, measure: str, verdict: str) -> None:
    said = told(sentence, NESTED, measure, "approximation")
    assert said.verdict.value == verdict, said.explanation


# what the letter says | label | in one cell | verdict
ONE_CELL = [
    ("Three of the 20 victims had not been consulted.", "Victims consulted", "17 of 20", "agreement"),
    ("Three of the 20 victims had been consulted.", "Victims consulted", "17 of 20", "contradiction"),
    ("Seventeen of the 20 victims had been consulted.", "Victims consulted", "17 of 20", "agreement"),
    ("Most of the victims had been consulted.", "Victims consulted", "17 of 20", "agreement"),
    ("A minority of the victims had been consulted.", "Victims consulted", "17 of 20", "contradiction"),
]


@pytest.mark.parametrize(("sentence", "label", "answer", "verdict"), ONE_CELL)
def test_part_and_whole_in_one_cell(sentence: str, label: str, answer: str, verdict: str) -> None:
    kind = "approximation" if sentence.startswith(("Most", "A minority")) else "quantity"
    said = told(sentence, f"{label} | | = {answer}", label, kind)
    assert said.verdict.value == verdict, (said.rule, said.explanation)
