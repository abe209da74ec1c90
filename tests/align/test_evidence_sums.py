"""Claims of several of the return's figures at once: sums, shares of a sum, and the same said of each."""

from __future__ import annotations

import pytest

from tests.align.evidence_tables import told

WORKERS = """
Police officers | | 31 March 2013 = 1,000 | 31 March 2014 = 900
Police staff | | 31 March 2013 = 500 | 31 March 2014 = 480
PCSOs | | 31 March 2013 = 100 | 31 March 2014 = 120
"""
TOGETHER = "Officers, staff and PCSOs together came to"

# the sentence | kind | verdict
SUMS = [
    (f"{TOGETHER} 1,500.", "quantity", "agreement"),
    (f"{TOGETHER} 1,600.", "quantity", "contradiction"),
    (f"{TOGETHER} 1,600 in March 2013.", "quantity", "agreement"),
    ("Officers and PCSOs together came to 1,020.", "quantity", "agreement"),
]


@pytest.mark.parametrize(("sentence", "kind", "verdict"), SUMS)
def test_a_sum_is_added_up_and_its_parts_cited(sentence: str, kind: str, verdict: str) -> None:
    said = told(sentence, WORKERS, "Police officers", kind)
    assert said.verdict.value == verdict, said.explanation
    assert len(said.cells) in (2, 3)


def test_a_sum_with_a_part_that_the_return_lacks_is_not_denied_by_the_rest() -> None:
    said = told("Officers, traffic wardens and PCSOs together came to 1,300.", WORKERS, "Police officers", "quantity")
    assert said.verdict.value == "unverifiable", said.explanation


# the sentence | verdict | rule
EACH = [
    ("There were reductions across every type of worker.", "contradiction", "each-differs"),
    ("There were reductions on both measures.", "unverifiable", "parts-not-held"),
]


@pytest.mark.parametrize(("sentence", "verdict", "rule"), EACH)
def test_a_claim_of_each_must_hold_of_every_one(sentence: str, verdict: str, rule: str) -> None:
    said = told(sentence, WORKERS, "Police officers", "trend")
    assert (said.verdict.value, said.rule) == (verdict, rule), said.explanation


def test_a_claim_of_each_that_holds_of_all_agrees() -> None:
    table = "\n".join(line for line in WORKERS.splitlines() if "PCSO" not in line)
    said = told("There were reductions across every type of worker.", table, "Police officers", "trend")
    assert (said.verdict.value, said.rule) == ("agreement", "each-agrees"), said.explanation
    assert len(said.cells) == 4
