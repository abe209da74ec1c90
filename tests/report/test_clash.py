"""The part of the letter's words that says the value is found, and no other figure beside it."""

from __future__ import annotations

import pytest

from reconcile.model import Answer, Interval, Kind, Reply, Value, When
from reconcile.report.clash import clash
from tests.report.invented import letter


def of(words: str, value: Value | None, said: str = "") -> str | None:
    span = clash(letter("L1", words, value, Kind.QUANTITY), said)
    return words[span[0] : span[1]] if span else None


def percent(figure: float, **more: str) -> Interval:
    return Interval(figure - 0.5, figure + 0.5, unit="%", stated=figure, **more)  # type: ignore[arg-type]


def count(figure: float) -> Interval:
    return Interval(figure, figure, stated=figure)


@pytest.mark.parametrize(
    ("words", "value", "said", "expected"),
    [
        ("the bells rang in 78% of cases", percent(78), "78%", "78%"),
        ("Fifty-seven per cent of wardens had a lantern", percent(57), "57%", "Fifty-seven per cent"),
        ("in 2013 there were 1,308 lanterns on 12 posts", count(1308), "1,308", "1,308"),
        ("in the two years before, 31 of 35 bells rang", count(31), "31", "31"),
        ("nearly two-thirds of wardens", percent(66.67, hedge="almost"), "almost two-thirds", "two-thirds"),
        ("three quarters of the wardens", percent(75), "75%", "three quarters"),
        ("nine in ten wardens", percent(90), "90%", "nine in ten"),
        ("one in every five bells was cracked", percent(20), "20%", "one in every five"),
        ("a third of all bells", percent(33.3333), "33.33%", "a third"),
        ("two hundred and five bells, and six ropes", count(205), "205", "two hundred and five"),
        ("about £1.2 million was spent on 3 towers", count(1.2e6), "", "£1.2 million"),
        ("more than 400 bells", Interval(400, float("inf"), stated=400, hedge="over"), "over 400", "400"),
        ("a supervisor looks once a month", When(every=30.0, text="once a month"), "once a month", "once a month"),
        ("3.5 ropes and 3 bells", count(3), "3", "3"),
        ("13 bells and 31 ropes", count(3), "3", None),
        ("four towers, of which many leak", count(5), "5", "four"),  # the only figure there is
        ("most bells rang", Interval(50, 100, low_open=True, unit="%", hedge="most"), "most", "most"),
        ("the force trains no keepers", Answer(Reply.NO), "no", "no"),
        ("yes", Answer(Reply.YES), "yes", None),
        ("the wardens were calm", Answer(Reply.YES), "", None),
        ("", None, "", None),
    ],
)
def test_what_says_the_value(words: str, value: Value | None, said: str, expected: str | None) -> None:
    assert of(words, value, said) == expected
