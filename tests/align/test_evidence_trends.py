"""Which two times a trend is measured between, and what is said where the return holds no such figure."""

from __future__ import annotations

import pytest

from tests.align.evidence_tables import cited, told

OFFICERS = """
Police officers | | 31 March 2010 = 1,900 | 31 March 2011 = 1,800 | 31 March 2012 = 1,760 | 31 March 2013 = 1,700
Police officers > Change in 12 months | | 31 March 2012 to 31 March 2013 = -60
"""
HALVES = "Police staff | | 30 September 2013 = 900 | 31 March 2014 = 860 | 30 September 2014 = 780"

# the sentence | the cells, the deciding one first
BETWEEN = [
    ("The number of police officers fell in 2013 by 60.", ["E2", "D2"]),
    ("The number of police officers fell over the year.", ["E2", "D2"]),
    ("The number of police officers has fallen since March 2011.", ["E2", "C2"]),
    ("The number of police officers fell between March 2010 and March 2012.", ["D2", "B2"]),
    ("The number of police officers fell by 40 in the year to March 2012.", ["D2", "C2"]),
    ("The number of police officers has fallen by 11% over the past three years.", ["E2", "B2"]),
    ("The number of police officers fell from 1,800 to 1,700.", ["E2", "C2"]),
    ("The number of police officers has fallen in each of the past two years.", ["E2", "C2", "D2"]),
    ("The number of police officers has fallen steadily.", ["E2", "B2", "D2", "C2"]),
]


@pytest.mark.parametrize(("sentence", "cells"), BETWEEN)
def test_the_times_between_which_a_trend_is_told(sentence: str, cells: list[str]) -> None:
    assert cited(sentence, OFFICERS, "Police officers", "trend") == cells


def test_a_claim_that_meets_the_change_column_rests_on_the_levels_and_cites_both() -> None:
    said = told("The number of police officers fell by 60.", OFFICERS, "Police officers > Change in 12 months", "trend")
    assert said.verdict.value == "agreement" and said.cells == ("Data!E2", "Data!D2", "Data!B3")


# the sentence | verdict | rule
HALF_YEARS = [
    ("Losses of police staff slowed between March and September 2014.", "contradiction", "trend-pace-differs"),
    ("Losses of police staff quickened between March and September 2014.", "agreement", "trend-pace-agrees"),
    ("Two-thirds of the posts went in the six months after March 2014.", "agreement", "trend-part-agrees"),
    ("Half of the posts went in the six months after March 2014.", "contradiction", "trend-part-differs"),
    ("The number of police staff fell by 120 over the year to September 2014.", "agreement", "trend-agrees"),
    ("The number of police staff fell by 80 in the six months to September 2014.", "agreement", "trend-agrees"),
    ("The number of police staff rose by 80 in the six months to September 2014.", "contradiction", "trend-reversed"),
]


@pytest.mark.parametrize(("sentence", "verdict", "rule"), HALF_YEARS)
def test_successive_changes(sentence: str, verdict: str, rule: str) -> None:
    said = told(sentence, HALVES, "Police staff", "trend")
    assert (said.verdict.value, said.rule) == (verdict, rule), said.explanation


# the sentence | rule: the return holds no figure for the time named
REFUSED = [
    ("The number of police officers has fallen since 2004.", "earlier-not-held"),
    ("In 2018 the number of police officers fell.", "period-not-held"),
    ("The number of police officers fell between March 2003 and March 2006.", "period-not-held"),
]


@pytest.mark.parametrize(("sentence", "rule"), REFUSED)
def test_a_time_that_the_return_does_not_hold_is_not_replaced_by_another(sentence: str, rule: str) -> None:
    said = told(sentence, OFFICERS, "Police officers", "trend")
    assert (said.verdict.value, said.rule) == ("unverifiable", rule), said.explanation


def test_what_went_in_a_year_is_no_strength_at_its_end() -> None:
    said = told(
        "The force lost police officers: 60 in the year to March 2013.", OFFICERS, "Police officers", "quantity"
    )
    assert (said.verdict.value, said.rule) == ("unverifiable", "period-not-held"), said.explanation
