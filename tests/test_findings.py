"""The common findings table is made and checked in one place, and values are written as people write them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import inf

import pytest

from reconcile.findings import COLUMNS, check, figure_text, table, value_text
from reconcile.model import (
    Answer,
    Category,
    Finding,
    Grade,
    Interval,
    Kind,
    Place,
    Reference,
    Relation,
    Reply,
    Side,
    Sign,
    Standing,
    Value,
    When,
)


def finding(id: str, side: Side, **changes: object) -> Finding:
    plain = Finding(
        id, side, Standing.FINDING, Kind.QUANTITY, "Larkshire", "Theme", "Measure", None, "words", Place("f", page=1)
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def percent(stated: float, hedge: str = "") -> Interval:
    return Interval(stated - 0.5, stated + 0.5, unit="%", stated=stated, hedge=hedge)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (percent(78), "78%"),
        (percent(50, "around"), "around 50%"),
        (Interval(400, inf, low_open=True, stated=400, hedge="over"), "over 400"),
        (Interval(50, 100, low_open=True, unit="%", hedge="most"), "most"),
        (Interval(50, 100, low_open=True, unit="%", stated=75, hedge="most"), "most"),
        (Interval(90, 90, unit="%", stated=90, hedge="all but"), "all but 10%"),
        (Interval(2, 2, stated=2, hedge="all but"), "all but 2"),
        (Interval(100 / 3, 100 / 3, unit="%"), "33.33%"),
        (Interval(0.004, 0.004, unit="%"), "0.004%"),
        (Interval(14.2, 14.2, unit="%"), "14.2%"),
        (Interval(0.142 * 100, 0.142 * 100, unit="%"), "14.2%"),
        (Interval(1562.53, 1562.53, unit="FTE"), "1,562.53 FTE"),
        (Interval(400, inf, low_open=True), "over 400"),
        (Interval(400, inf), "at least 400"),
        (Interval(-inf, 20, high_open=True, unit="%"), "under 20%"),
        (Interval(-inf, 20, unit="%"), "at most 20%"),
        (Interval(3, 5, unit="days"), "3 days to 5 days"),
        (Interval(-inf, inf), "any figure"),
        (Answer(Reply.YES), "yes"),
        (Answer(Reply.NO, "under review"), "no: under review"),
        (Answer(Reply.NOT_PROVIDED), "not provided"),
        (Grade("peel 2014", 1, "requires improvement"), "requires improvement"),
        (Category("threat, harm and risk"), "threat, harm and risk"),
        (When(date(2020, 1, 30), date(2020, 1, 30)), "30 January 2020"),
        (When(date(2014, 2, 1), date(2014, 2, 28)), "February 2014"),
        (When(date(2014, 1, 1), date(2014, 12, 31)), "2014"),
        (When(date(2013, 4, 1), date(2014, 3, 31)), "12 months to 31 March 2014"),
        (When(date(2013, 4, 1), date(2013, 9, 30)), "1 April 2013 to 30 September 2013"),
        (When(start=date(2013, 4, 1)), "from 1 April 2013"),
        (When(end=date(2013, 4, 1)), "to 1 April 2013"),
        (When(every=30), "every 30 days"),
        (When(every=1), "every day"),
        (When(every=91.3, text="quarterly"), "quarterly"),
        (When(text="at the time"), "at the time"),
        (Relation(Sign.ABOVE, Reference.NATION), "higher than England and Wales"),
        (Relation(Sign.BELOW, Reference.SIMILAR), "lower than most similar forces"),
        (Relation(Sign.EQUAL, Reference.FORCE, name="Fenshire"), "in line with Fenshire"),
        (
            Relation(Sign.ABOVE, Reference.NATION, amount=Interval(4.5, 5.5, unit="points", stated=5)),
            "5 percentage points higher than England and Wales",
        ),
        (Relation(Sign.RISING, Reference.EARLIER, amount=percent(7)), "rose by 7%"),
        (
            Relation(
                Sign.FALLING, Reference.EARLIER, origin=Interval(1171, 1171, stated=1171), target=Interval(928, 928)
            ),
            "fell from 1,171 to 928",
        ),
        (Relation(Sign.RISING, Reference.EARLIER, steps=3), "rose 3 times running"),
        (Relation(Sign.UNCHANGED, Reference.EARLIER), "unchanged"),
        (
            Relation(Sign.FALLING, Reference.EARLIER, since=When(date(2010, 3, 31), date(2010, 3, 31))),
            "fell since 31 March 2010",
        ),
        (Relation(Sign.RANK, Reference.FORCES, rank=Interval(1, 1), end="highest"), "highest of forces"),
        (Relation(Sign.RANK, Reference.FORCES, rank=Interval(3, 3), end="lowest"), "third lowest of forces"),
        (Relation(Sign.RANK, Reference.FORCES, rank=Interval(22, 22), end="highest"), "22nd highest of forces"),
        (Relation(Sign.RANK, Reference.FORCES, rank=Interval(1, 5), end="highest"), "among the 5 highest of forces"),
        (
            Relation(Sign.RANK, Reference.FORCES, rank=Interval(0, 25, unit="%"), end="highest"),
            "in the top 25% of forces",
        ),
        (Relation(Sign.RANK, Reference.REGION), "highest of region"),
        (
            Relation(Sign.SHARE, Reference.MEASURE, name="recorded crime", amount=percent(12)),
            "12% of recorded crime",
        ),
    ],
)
def test_values_in_words(value: Value | None, words: str) -> None:
    assert value_text(value) == words


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (1200, "", "1,200"),
        (0, "", "0"),
        (-12, "", "-12"),
        (-0.00001, "", "-1e-05"),
        (0.0, "%", "0%"),
        (1_200_000, "GBP", "£1,200,000"),
        (-1.5, "GBP", "-£1.5"),
        (1, "days", "1 day"),
        (2, "days", "2 days"),
        (1, "points", "1 percentage point"),
        (214, "headcount", "214 (headcount)"),
        (28.7, "per 1,000 population", "28.7 per 1,000 population"),
        (2.4, "times", "2.4 times"),
        (inf, "", "unbounded"),
    ],
)
def test_figures_in_words(number: float, unit: str, words: str) -> None:
    assert figure_text(number, unit) == words


def test_the_table_has_its_columns_even_when_empty() -> None:
    empty = table(())
    assert list(empty.columns) == list(COLUMNS)
    assert list(empty.dtypes) == list(table((finding("L1", Side.LETTER),)).dtypes)


def test_letter_first_each_side_in_its_order() -> None:
    given = (finding("D2", Side.DATA), finding("L9", Side.LETTER), finding("D1", Side.DATA), finding("L1", Side.LETTER))
    assert list(table(given)["id"]) == ["L9", "L1", "D2", "D1"]


def test_a_cell_or_a_page() -> None:
    there = finding("D1", Side.DATA, place=Place("r.xlsx", sheet="A", cell="B2"))
    frame = table((finding("L1", Side.LETTER), there))
    assert list(frame["cell"]) == ["", "A!B2"]
    assert frame["page"].iloc[0] == 1 and frame["page"].isna().iloc[1]


def test_what_is_not_the_findings_table_is_refused() -> None:
    good = table((finding("L1", Side.LETTER), finding("L2", Side.LETTER)))
    check(good)
    with pytest.raises(ValueError, match="columns"):
        check(good.drop(columns="cell"))
    with pytest.raises(ValueError, match="columns"):
        check(good[list(reversed(COLUMNS))])
    with pytest.raises(ValueError, match="'page' is"):
        check(good.astype({"page": "float64"}))
    with pytest.raises(ValueError, match="'kind' holds a word"):
        check(good.assign(kind=good["kind"].cat.set_categories(good["kind"].cat.categories).where(good["id"] == "L1")))
    with pytest.raises(ValueError, match="'L1' stands on two rows"):
        table((finding("L1", Side.LETTER), finding("L1", Side.DATA)))
    with pytest.raises(ValueError, match="without an id"):
        table((finding("", Side.LETTER),))
