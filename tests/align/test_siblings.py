"""Which row a claim means where a return has one for each part of the force and one for the whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reconcile.align.items import items
from reconcile.align.siblings import divisions, not_meant
from reconcile.model import Finding, Interval, Kind, Place, Side, Standing

ROWS = ("Eastgate > Detentions", "Mill Lane > Detentions", "Quayside > Detentions", "Force > Detentions")


def cell(number: int, measure: str) -> Finding:
    place = Place("return.xlsx", sheet="Custody", cell=f"B{number + 2}")
    value = Interval(number, number, stated=number)
    return Finding(
        f"D{number}", Side.DATA, Standing.FINDING, Kind.QUANTITY, "", "Custody", measure, value, str(number), place,
        series=measure,
    )  # fmt: skip


def claim(sentence: str, before: str = "") -> Finding:
    return replace(
        cell(0, sentence), side=Side.LETTER, words=sentence, sentence=sentence, context=(before,) if before else ()
    )


@pytest.mark.parametrize(
    ("sentence", "before", "left"),
    (
        ("Some 400 people were detained in the year.", "", {3}),
        ("Eastgate detained 400 people in the year.", "", {0}),
        ("Eastgate and Quayside detained 400 people between them.", "", {0, 2}),
        ("It detained 400 people in the year.", "Mill Lane is the smallest of the suites.", {0, 1, 2, 3}),
        ("The number of visits fell in the year.", "Mill Lane is the smallest of the suites.", {3}),
        ("People were kept there for 400 hours.", "The force has three suites.", {3}),
    ),
)
def test_a_claim_is_of_the_part_it_names_or_else_of_the_whole(sentence: str, before: str, left: set[int]) -> None:
    made = items([cell(n, words) for n, words in enumerate(ROWS)], "Larkshire")
    passed = {item for _, item in not_meant([claim(sentence, before)], divisions(made))}
    assert set(range(len(ROWS))) - passed == left


@pytest.mark.parametrize(
    "rows",
    (
        ("Eastgate > Detentions", "Mill Lane > Detentions", "Quayside > Detentions"),  # no whole
        ("Eastgate > Detentions", "Force > Detentions"),  # one part
        ("Detentions", "Searches", "Force"),  # no columns
        ("Officers > 2013", "Staff > 2014", "Total > 2015"),  # of different columns
    ),
)
def test_other_tables_are_no_divisions(rows: tuple[str, ...]) -> None:
    assert divisions(items([cell(n, words) for n, words in enumerate(rows)], "Larkshire")) == ()
