"""Dates, periods and frequencies, and which of them are the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.model import When
from reconcile.wording.periods import compare, whens


def rows(name: str) -> list[str]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def only(text: str, as_of: date | None = None) -> When:
    (mention,) = whens(text, as_of)
    return mention.when


@pytest.mark.parametrize("row", rows("periods.txt"))
def test_words_mean_dates(row: str) -> None:
    words, start, end = (part.strip() for part in row.split("|"))
    when = only(words)
    assert str(when.start) == (start if start != "none" else "None")
    assert str(when.end) == (end if end not in ("none", "open") else "None")


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("daily", 1),
        ("every week", 7),
        ("once a fortnight", 14),
        ("every two weeks", 14),
        ("monthly", 30.4),
        ("every month", 30.4),
        ("once every three months", 91.3),
        ("quarterly", 91.3),
        ("each quarter", 91.3),
        ("twice a year", 182.6),
        ("four times a year", 91.3),
        ("annually", 365.25),
        ("every two years", 730.5),
        ("every shift", 0.33),
        ("six-monthly", 182.6),
        ("every 28 days", 28),
        ("every eight hours", 0.33),
        ("every working day", 1),
        ("three visits a week", 2.33),
    ],
)
def test_frequencies(words: str, days: float) -> None:
    assert only(f"it is checked {words}").every == pytest.approx(days, rel=0.01)


@pytest.mark.parametrize(
    "text",
    [
        "officers may go",
        "they march on",
        "2014 offences were recorded",
        "section 55",
        "£2,013",
        "2,014",
        "1 in 4",
        "10/12",
        "31 February 2014",
        "the force",
        "24/7",
        "99/99/2014",
    ],
)
def test_no_dates(text: str) -> None:
    assert [mention.when for mention in whens(text) if mention.when.start] == []


def test_relative_periods_count_from_the_day_given() -> None:
    when = only("in the last two years", date(2014, 6, 30))
    assert (when.start, when.end) == (date(2012, 7, 1), date(2014, 6, 30))
    assert only("in March", date(2014, 6, 30)).start == date(2014, 3, 1)
    assert only("in November", date(2014, 6, 30)).start == date(2013, 11, 1)


@pytest.mark.parametrize(
    ("first", "second", "result"),
    [
        ("the year to the end of November 2013", "12 months to 30 November 2013", "same"),
        ("2013/14", "12 months to 31 March 2014", "same"),
        ("March 2014", "31 March 2014", "same"),
        ("the end of September 2015", "30 September 2015", "same"),
        ("every three months", "quarterly", "same"),
        ("2013/14", "2012/13", "apart"),
        ("31 March 2014", "31 March 2013", "apart"),
        ("monthly", "quarterly", "apart"),
        ("31 March 2014", "2013/14", "inside"),
        ("2013/14", "31 March 2014", "inside"),
        ("June 2013", "2013/14", "inside"),
        ("May 2014", "since April 2012", "inside"),
        ("2013/14", "2013", "overlap"),
        ("2013/14", "June 2013", "overlap"),
        ("a year earlier", "2013/14", "unknown"),
        ("monthly", "2013/14", "unknown"),
    ],
)
def test_compare(first: str, second: str, result: str) -> None:
    assert compare(only(first), only(second)) == result


DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2040, 12, 31))
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September"]
MONTHS += ["October", "November", "December"]


@given(DAYS)
def test_a_date_in_any_of_its_forms_is_the_same_date(day: date) -> None:
    name = MONTHS[day.month - 1]
    forms = [f"{day.day} {name} {day.year}", f"{day.day:02}/{day.month:02}/{day.year}", day.isoformat()]
    forms += [f"{day.day} {name[:3]} {day.year}", f"{name} {day.day}, {day.year}", f"{day.day}-{name[:3]}-{day:%y}"]
    for form in forms if day.year >= 2000 else forms[:-1]:
        when = only(f"as at {form}")
        assert (when.start, when.end) == (day, day)


PIECES = st.sampled_from(
    [
        "2013/14",
        "31",
        "March",
        "2014",
        "the",
        "year",
        "to",
        "12 months",
        "between",
        "and",
        "since",
        "end of",
        "every",
        "last",
        "-",
        "0000",
        "29 February",
        "9999",
        "Q3",
        "mid-",
        "1",
        "/",
        "times a",
        "week",
        "99999 months to 2014",
        "spring",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map(" ".join)))
def test_any_text_is_read(text: str) -> None:
    for mention in whens(text, date(2014, 6, 30)):
        assert text[mention.start : mention.end] == mention.words
        if mention.when.start and mention.when.end:
            assert mention.when.start <= mention.when.end
