"""Figures, shares, quantifiers and hedges: words against the interval that they mean."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.model import Interval
from reconcile.wording.figures import Figure, figures
from reconcile.wording.numbers import words_of

FOLDER = Path(__file__).parent


def rows(name: str) -> list[str]:
    lines = (FOLDER / name).read_text(encoding="utf8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def only(text: str) -> Figure:
    (figure,) = figures(text)
    return figure


def ends(interval: Interval) -> str:
    return ("l" if interval.low_open else "") + ("h" if interval.high_open else "") or "-"


@pytest.mark.parametrize("row", rows("figures.txt"))
def test_words_mean_interval(row: str) -> None:
    words, low, high, open_ends, unit = (part.strip() for part in row.split("|"))
    interval = only(words).interval
    assert [interval.low, interval.high] == pytest.approx([float(low), float(high)])
    assert (ends(interval), interval.unit) == (open_ends, unit)


@pytest.mark.parametrize("text", rows("not_figures.txt"))
def test_measures_nothing(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("33 of the 50 crimes were recorded", 33, 50),
        ("22 of 25 calls", 22, 25),
        ("17 out of 20 decisions", 17, 20),
        ("five out of the 12 decisions", 5, 12),
        ("eight crimes out of 61", 8, 61),
        ("eight out of a sample of 61", 8, 61),
        ("We read 61 files, eight of which were late.", 8, 61),
        ("all but two of the 14 teams", 2, 14),
        ("Of the 40 files we read, 35 were complete.", 35, 40),
        ("We found ten crimes, of which eight had been recorded.", 8, 10),
        ("We read 40 files. Of these, 35 were complete.", 35, 40),
        ("We read 40 files and were content with 35 of them.", 35, 40),
    ],
)
def test_part_of_a_whole(text: str, part: float, whole: float) -> None:
    figure = next(figure for figure in figures(text) if figure.interval.stated == part)
    assert figure.whole is not None and figure.whole.low == figure.whole.high == whole


def test_a_quantifier_takes_the_whole_beside_it() -> None:
    most, size = figures("most of the 25 cases")
    assert most.whole is not None and most.whole.low == 25
    assert size.interval.stated == 25


@pytest.mark.parametrize(
    "text",
    ["22 of them", "The team has 30 people. It handled 12 cases.", "30 officers and 12 staff"],
)
def test_no_whole(text: str) -> None:
    assert [figure.whole for figure in figures(text)] == [None] * len(figures(text))


@pytest.mark.parametrize(
    "text",
    [
        "answered within 10 seconds",
        "inside a quarter of an hour",
        "out for longer than three months",
        "little has changed over three years",
        "over the same 12 months",
        "entered outside the 72 hours",
    ],
)
def test_a_limit_is_a_qualifier(text: str) -> None:
    assert only(text).qualifier


def test_the_last_two_years_qualify_the_figure_before_them() -> None:
    share, period = figures("48% were trained in the last two years")
    assert (share.qualifier, period.qualifier) == (False, True)


@pytest.mark.parametrize(
    "text", ["callers wait 40 seconds on average", "it takes three weeks", "the average is 9 minutes"]
)
def test_a_measured_time_is_a_value(text: str) -> None:
    assert not only(text).qualifier


def test_from_and_to_are_two_figures() -> None:
    assert [figure.interval.stated for figure in figures("fell from 1,171 to 928")] == [1171, 928]


def test_of_all_says_what_the_share_is_of() -> None:
    assert [figure.words for figure in figures("9 per cent of all calls")] == ["9 per cent"]


def test_all_but_keeps_the_number_left_out() -> None:
    interval = only("all but two of the teams").interval
    assert (interval.stated, interval.hedge) == (2, "all but")


def test_hedge_and_unit_belong_to_the_words() -> None:
    assert only("It holds just over 48,000 hours of film").words == "just over 48,000 hours"


@pytest.mark.parametrize(
    ("words", "hedge"),
    [("over 400", "over"), ("most cases", "most"), ("some 30", "around"), ("exactly 30", ""), ("30", "")],
)
def test_the_hedge_has_a_name(words: str, hedge: str) -> None:
    assert only(words).interval.hedge == hedge


# --- properties ---------------------------------------------------------------------------------------------

COUNTS = st.integers(min_value=2, max_value=9_999)


@given(COUNTS)
def test_a_number_in_any_of_its_forms_is_the_same_interval(count: int) -> None:
    forms = {str(count), f"{count:,}", words_of(count)}
    intervals = {
        only(f"There were {form} officers in the unit.").interval for form in forms if not form.startswith(("19", "20"))
    }
    assert len(intervals) <= 1


@given(st.integers(min_value=1, max_value=100))
def test_a_percentage_in_any_of_its_forms_is_the_same_interval(share: int) -> None:
    forms = (f"{share}%", f"{share} %", f"{share} per cent", f"{share} percent", f"{words_of(share)} per cent")
    assert len({only(f"It attended {form} of crimes.").interval for form in forms}) == 1


@given(COUNTS, st.sampled_from(["around", "almost", "just over", "at least", "fewer than", "exactly", ""]))
def test_hedges_read_the_same_in_words_and_in_digits(count: int, hedge: str) -> None:
    first, second = only(f"the force has {hedge} {count:,} cars"), only(f"the force has {hedge} {words_of(count)} cars")
    assert first.interval == second.interval


PIECES = st.sampled_from(
    [
        "of",
        "in",
        "all",
        "half",
        "a",
        "one",
        "two",
        "12",
        "1,200",
        "%",
        "per cent",
        "£",
        "to",
        "between",
        "and",
        "or so",
        "every",
        "third",
        "quarter",
        "hour",
        "an",
        "minutes",
        "2013/14",
        "31 March",
        "out of",
        "the",
        "not",
        "more than",
        "but",
        ".",
        ",",
        "-",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map(" ".join)))
def test_any_text_is_read_and_every_figure_stands_where_it_says(text: str) -> None:
    end = 0
    for figure in figures(text):
        assert text[figure.start : figure.end] == figure.words
        assert end <= figure.start < figure.end
        assert figure.interval.low <= figure.interval.high
        end = figure.end
