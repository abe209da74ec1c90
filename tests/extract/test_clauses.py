"""The figures and dates inside worded answers: text, then one line each: value | period | words."""

from __future__ import annotations

import pytest

from reconcile.extract.clauses import clauses
from tests.extract.returns import tell

CASES = {
    "Ninety posts were set up; 72.5 FTE were filled.": """
        90 | | Ninety posts were set up
        72.5 FTE | | 72.5 FTE were filled
    """,
    "80 were graded urgent, 310 routine and 45 neither.": """
        80 | | 80 were graded urgent
        310 | | 310 routine
        45 | | 45 neither
    """,
    "We held 30 panels in 2011, 34 in 2012 and 41 in 2013. Delays came to 20%, 25% and 31% of these respectively.": """
        30 | 2011 | We held 30 panels in 2011
        34 | 2012 | We held 34 in 2012
        41 | 2013 | We held 41 in 2013
        20% | 2011 | Delays came to 20%
        25% | 2012 | Delays came to 25%
        31% | 2013 | Delays came to 31% of these respectively
    """,
    "A sample of 200 records in May 2013 found that a plan had been made in 150 of them (75%).": """
        200 | May 2013 | A sample of 200 records in May 2013 found that
        150 | May 2013 | a plan had been made in 150 of them
        75% | May 2013 | a plan had been made in 150 of them (75%)
    """,
    "There were 900 calls in the 12 months to 31 March 2013. In the 12 months before that the figure was 850.": """
        900 | the 12 months to 31 March 2013 | There were 900 calls in the 12 months to 31 March 2013
        850 | the 12 months before that | In the 12 months before that the figure was 850
    """,
    "In April to June 2013 92% were content, in July to September 90%.": """
        92% | April to June 2013 | In April to June 2013 92% were content
        90% | July to September 2013 | in July to September 90%
    """,
    "The group meets every two weeks.": "every 14 | | The group meets every two weeks",
    "The line opened on 3 February 2014.": "2014-02-03 | | The line opened on 3 February 2014",
    "512 (31%) led to a charge and 40 (2%) to a caution.": """
        512 | | 512 (31%) led to a charge
        31% | | 512 (31%) led to a charge
        40 | | 40 (2%) to a caution
        2% | | 40 (2%) to a caution
    """,
    "Calls were answered in 9 minutes 40 seconds.": "580 seconds | | Calls were answered in 9 minutes 40 seconds",
    "All officers must endorse every one.": "",
    "": "",
}


@pytest.mark.parametrize("text", CASES)
def test_clauses(text: str) -> None:
    found = [f"{tell(c.value)} | {c.period}".rstrip() + f" | {c.words}" for c in clauses(text)]
    wanted = [line.strip() for line in CASES[text].strip().splitlines()]
    assert found == wanted


def test_words_are_the_answers_own() -> None:
    text = "We trained 40 officers in 2013, of whom 12 were sergeants."
    assert all(part in text for clause in clauses(text) for part in clause.words.split(", "))


def test_a_hostile_answer_is_read_in_time() -> None:
    from time import process_time

    start = process_time()
    clauses("1 and " * 20_000)
    clauses("(" * 20_000 + "5")
    assert process_time() - start < 15
