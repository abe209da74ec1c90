"""Number words and number figures: words against values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.wording.numbers import numbers, value_of_words, words_of

VALUES = """
one | 1
twelve | 12
forty-two | 42
forty two | 42
a hundred | 100
a hundred and four | 104
three hundred and sixty-five | 365
eleven hundred | 1100
a thousand | 1000
two thousand and six | 2006
twelve thousand three hundred and forty | 12340
half a million | 500000
one and a half million | 1500000
a million and a half | 1500000
three dozen | 36
half a dozen | 6
twelve and a half | 12.5
two and a quarter | 2.25
zero | 0
"""


@pytest.mark.parametrize("row", VALUES.strip().splitlines())
def test_words_have_value(row: str) -> None:
    words, value = row.split(" | ")
    assert value_of_words(words) == float(value)
    (number,) = numbers(f"It has {words} of them")
    assert (number.value, number.spelled) == (float(value), True)


@pytest.mark.parametrize("words", ["", "officers", "and", "the dozen officers", "twelfth"])
def test_no_number(words: str) -> None:
    assert value_of_words(words) is None


@pytest.mark.parametrize(
    ("text", "value", "slack"),
    [
        ("1,234", 1234, 0.5),
        ("1234", 1234, 0.5),
        ("0.5", 0.5, 0.05),
        ("12.25", 12.25, 0.005),
        ("3.4m", 3_400_000, 50_000),
        ("3.4 million", 3_400_000, 50_000),
        ("31bn", 31e9, 0.5e9),
        ("15k", 15_000, 500),
        ("2½", 2.5, 0.05),
    ],
)
def test_figures_have_value_and_precision(text: str, value: float, slack: float) -> None:
    (number,) = numbers(f"It was {text}.")
    assert [number.value, number.slack] == pytest.approx([value, slack])


@pytest.mark.parametrize("text", ["A12", "s136", "1,2003", "12,34", "twelfth", "none", "someone", "1st", "2nd", "tent"])
def test_glued_characters_are_no_number(text: str) -> None:
    assert numbers(text) == ()


@given(st.integers(min_value=1, max_value=999_999))
def test_words_and_value_go_both_ways(value: int) -> None:
    assert value_of_words(words_of(value)) == value


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    for number in numbers(text):
        assert 0 <= number.start < number.end <= len(text)


def test_digits_without_end_are_no_number() -> None:
    assert numbers("9" * 400) == ()
