"""Comparisons end to end: between measures, of shares and of changes, with several references, among all forces."""

from __future__ import annotations

import pytest

from tests.align.evidence_tables import cited, told

TRAINED = """
Sergeants trained in first aid % | | 31 March 2014 = 64%
Special constables trained in first aid % | | 31 March 2014 = 41%
Inspectors trained in first aid % | | 31 March 2014 = 71%
Dispatchers | | 31 March 2014 = 88
"""
SERGEANTS, SPECIALS = "Sergeants trained in first aid %", "Special constables trained in first aid %"

# the sentence | the item it has met | verdict | the cells, the deciding one first
BETWEEN = [
    ("Sergeants were more likely to be trained than special constables.", SERGEANTS, "agreement", ["B2", "B3"]),
    ("Sergeants were more likely to be trained than special constables.", SPECIALS, "agreement", ["B2", "B3"]),
    ("Special constables were more likely to be trained than sergeants.", SERGEANTS, "contradiction", ["B3", "B2"]),
    ("Sergeants were more likely to be trained than inspectors.", SERGEANTS, "contradiction", ["B2", "B4"]),
    ("Sergeants were less likely to be trained than inspectors.", SERGEANTS, "agreement", ["B2", "B4"]),
    (
        "Special constables were trained less often than either of the other groups.",
        SPECIALS,
        "agreement",
        ["B3", "B2"],
    ),
    ("Sergeants were trained more often than either of the other groups.", SERGEANTS, "contradiction", ["B2", "B4"]),
]


@pytest.mark.parametrize(("sentence", "measure", "verdict", "cells"), BETWEEN)
def test_one_measure_beside_another_in_the_direction_of_the_clause(
    sentence: str, measure: str, verdict: str, cells: list[str]
) -> None:
    said = told(sentence, TRAINED, measure, "comparison")
    assert said.verdict.value == verdict, said.explanation
    assert cited(sentence, TRAINED, measure, "comparison")[:2] == cells


@pytest.mark.parametrize("other", ["detectives", "dog handlers", "the public"])
def test_a_measure_that_the_return_lacks_is_not_replaced_by_another(other: str) -> None:
    said = told(f"Sergeants were more likely to be trained than {other}.", TRAINED, SERGEANTS, "comparison")
    assert said.verdict.value == "unverifiable", said.explanation


AUDIT = """
Burglary reports examined | | = 40
Burglary reports correctly recorded | | = 38
Robbery reports examined | | = 50
Robbery reports correctly recorded | | = 30
"""
BURGLARY, ROBBERY = "Burglary reports correctly recorded", "Robbery reports correctly recorded"

# the sentence | the item it has met | verdict
SHARES = [
    ("Burglary is recorded more reliably than robbery.", BURGLARY, "agreement"),
    ("Robbery is recorded more reliably than burglary.", ROBBERY, "contradiction"),
    ("A higher proportion of robbery reports was recorded than of burglary reports.", ROBBERY, "contradiction"),
]


@pytest.mark.parametrize(("sentence", "measure", "verdict"), SHARES)
def test_claims_of_shares_compare_shares_and_cite_the_wholes(sentence: str, measure: str, verdict: str) -> None:
    said = told(sentence, AUDIT, measure, "comparison")
    assert said.verdict.value == verdict, said.explanation
    assert {"Data!B2", "Data!B3", "Data!B4", "Data!B5"} == set(said.cells)


FORCES = """
Burglaries per 1,000 population | Brackenshire | = 6.1
Burglaries per 1,000 population | England and Wales | = 5.0
Burglaries per 1,000 population | Ambermoor | = 7.4
Burglaries per 1,000 population | Corvedale | = 4.2
Burglaries per 1,000 population | Ellerdale | = 3.9
"""
RATE = "Burglaries per 1,000 population"

# the sentence | verdict
REFERENCES = [
    ("The rate of burglary is higher than for England and Wales.", "agreement"),
    ("The rate of burglary is lower than for England and Wales.", "contradiction"),
    ("The rate of burglary is higher than in Ambermoor.", "contradiction"),
    ("The rate of burglary is higher than in either Corvedale or Ambermoor.", "contradiction"),
    ("The rate of burglary is higher than in either Corvedale or Ellerdale.", "agreement"),
    ("The rate of burglary is higher than in any of the other three forces.", "contradiction"),
    ("The rate of burglary is the second highest of the four.", "agreement"),
    ("The rate of burglary is the highest of the four.", "contradiction"),
    ("No other force has a higher rate of burglary.", "contradiction"),
]


@pytest.mark.parametrize(("sentence", "verdict"), REFERENCES)
def test_one_force_beside_what_the_clause_names(sentence: str, verdict: str) -> None:
    said = told(sentence, FORCES, RATE, "comparison")
    assert said.verdict.value == verdict, said.explanation


COUNTS = """
Police dogs | Brackenshire | = 12
Police dogs | England and Wales | = 1,420
Police dogs | Ambermoor | = 30
Police dogs | Corvedale | = 9
Police dogs | Ellerdale | = 33
"""


def test_a_number_is_not_set_beside_the_total_of_the_country() -> None:
    said = told("The force has fewer police dogs than England and Wales.", COUNTS, "Police dogs", "comparison")
    assert (said.verdict.value, said.rule) == ("unverifiable", "total-of-many"), said.explanation


@pytest.mark.parametrize(("word", "verdict"), [("fewer", "agreement"), ("more", "contradiction")])
def test_an_average_of_numbers_is_made_of_the_forces(word: str, verdict: str) -> None:
    sentence = f"The force has {word} police dogs than the average for the four forces."
    said = told(sentence, COUNTS, "Police dogs", "comparison")
    assert said.verdict.value == verdict, said.explanation


MINUTES = "Average time to answer, seconds"
ANSWERED = "Calls answered within ten seconds %"
# the sentence | the measure | own | other | verdict
PACE = [
    ("Calls are answered more slowly than in Ambermoor.", MINUTES, "14", "9", "agreement"),
    ("Calls are answered more quickly than in Ambermoor.", MINUTES, "14", "9", "contradiction"),
    ("The force is slower to answer than Ambermoor.", MINUTES, "14", "9", "agreement"),
    ("The force is slower to answer than Ambermoor.", ANSWERED, "71%", "90%", "agreement"),
    ("The force is quicker to answer than Ambermoor.", ANSWERED, "71%", "90%", "contradiction"),
]


@pytest.mark.parametrize(("sentence", "measure", "own", "other", "verdict"), PACE)
def test_slower_is_more_seconds_and_a_smaller_share_in_time(
    sentence: str, measure: str, own: str, other: str, verdict: str
) -> None:
    table = f"{measure} | Brackenshire | = {own}\n{measure} | Ambermoor | = {other}"
    said = told(sentence, table, measure, "comparison")
    assert said.verdict.value == verdict, said.explanation


GROWTH = """
Calls received | Brackenshire | 2012/13 = 100,000 | 2013/14 = 112,000
Calls received | England and Wales | 2012/13 = 5,000,000 | 2013/14 = 5,200,000
"""


@pytest.mark.parametrize(("word", "verdict"), [("steeper", "agreement"), ("smaller", "contradiction")])
def test_a_rise_is_compared_with_a_rise_and_not_with_a_level(word: str, verdict: str) -> None:
    said = told(f"The rise in calls was {word} than for England and Wales.", GROWTH, "Calls received", "comparison")
    assert said.verdict.value == verdict, said.explanation
