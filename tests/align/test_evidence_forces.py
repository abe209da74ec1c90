"""Ranks and counts over forces: of levels, and of changes where the claim is of one."""

from __future__ import annotations

import pytest

from tests.align.evidence_tables import told

MEASURE = "Special constables"
STRENGTH = """
Special constables | Brackenshire | 31 March 2013 = 200 | 31 March 2014 = 160
Special constables | Ambermoor | 31 March 2013 = 900 | 31 March 2014 = 800
Special constables | Corvedale | 31 March 2013 = 100 | 31 March 2014 = 70
Special constables | Ellerdale | 31 March 2013 = 300 | 31 March 2014 = 330
Special constables | Fennshire | 31 March 2013 = 150 | 31 March 2014 = 150
"""
COLUMN = """
Special constables > Change in 12 months, % | Brackenshire | 31 March 2013 to 31 March 2014 = -20%
Special constables > Change in 12 months, % | Ambermoor | 31 March 2013 to 31 March 2014 = -11%
Special constables > Change in 12 months, % | Corvedale | 31 March 2013 to 31 March 2014 = -30%
Special constables > Change in 12 months, % | Ellerdale | 31 March 2013 to 31 March 2014 = 10%
Special constables > Change in 12 months, % | Fennshire | 31 March 2013 to 31 March 2014 = 0%
"""

# the sentence | kind | verdict
CHANGES = [
    ("This was the largest proportional fall in any force.", "comparison", "contradiction"),
    ("Only one force lost special constables at a faster rate.", "comparison", "agreement"),
    ("Only three forces lost special constables at a faster rate.", "comparison", "contradiction"),
    ("Three forces lost special constables.", "quantity", "agreement"),
    ("Four forces lost special constables.", "quantity", "contradiction"),
]


@pytest.mark.parametrize("table", [STRENGTH, STRENGTH + COLUMN], ids=["reckoned", "column"])
@pytest.mark.parametrize(("sentence", "kind", "verdict"), CHANGES)
def test_falls_are_ranked_by_the_change_and_never_by_the_level(
    sentence: str, kind: str, verdict: str, table: str
) -> None:
    said = told(sentence, table, MEASURE, kind)
    assert said.verdict.value == verdict, said.explanation


# the sentence | kind | verdict
LEVELS = [
    ("Two of the forces have more special constables.", "quantity", "agreement"),
    ("Four of the forces have more special constables.", "quantity", "contradiction"),
    ("Two of the forces have fewer special constables.", "quantity", "agreement"),
]


@pytest.mark.parametrize(("sentence", "kind", "verdict"), LEVELS)
def test_levels_beside_this_force(sentence: str, kind: str, verdict: str) -> None:
    said = told(sentence, STRENGTH, MEASURE, kind)
    assert said.verdict.value == verdict, said.explanation


def test_a_rank_needs_the_other_forces() -> None:
    alone = "Special constables | Brackenshire | 31 March 2013 = 200 | 31 March 2014 = 160"
    said = told("This was the largest proportional fall in any force.", alone, MEASURE, "comparison")
    assert said.verdict.value == "unverifiable", said.explanation


def test_a_region_that_the_return_does_not_total_is_not_this_force() -> None:
    sentence = "The special constabularies in the region together increased by 15%."
    said = told(sentence, STRENGTH, MEASURE, "trend")
    assert (said.verdict.value, said.rule) == ("unverifiable", "region-not-held"), said.explanation


ANSWERS = """
Do the systems warn of repeat callers? | Brackenshire | = No
Do the systems warn of repeat callers? | Ambermoor | = Yes
Do the systems warn of repeat callers? | Corvedale | = No
Do the systems warn of repeat callers? | Ellerdale | = Yes
Do the systems warn of repeat callers? | Fennshire | = Yes
"""


@pytest.mark.parametrize(("count", "verdict"), [("two", "agreement"), ("three", "contradiction")])
def test_one_of_so_many_forces_counts_those_that_answer_as_this_one(count: str, verdict: str) -> None:
    sentence = f"It is one of only {count} forces whose systems give no warning of repeat callers."
    said = told(sentence, ANSWERS, "Do the systems warn of repeat callers?", "quantity")
    assert said.verdict.value == verdict, said.explanation
