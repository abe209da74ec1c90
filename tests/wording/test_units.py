"""Units beside numbers, rates, and the same interval in another unit."""

from __future__ import annotations

import pytest

from reconcile.model import Interval
from reconcile.wording.units import RATE, in_unit, rate_name, unit_after


@pytest.mark.parametrize(
    ("text", "unit", "factor"),
    [
        ("12%", "%", 1),
        ("12 per cent", "%", 1),
        ("12 percentage points", "points", 1),
        ("12 % points", "points", 1),
        ("12 working days", "days", 1),
        ("12 fortnights", "weeks", 2),
        ("12mins", "minutes", 1),
        ("12 pence", "GBP", 0.01),
        ("12 FTE", "FTE", 1),
    ],
)
def test_unit_after(text: str, unit: str, factor: float) -> None:
    found = unit_after(text, 2)
    assert found is not None
    assert (found.name, found.factor, found.end) == (unit, factor, len(text))


@pytest.mark.parametrize("text", ["12 officers", "12", "12 minutely", "12 hours-long"])
def test_no_unit(text: str) -> None:
    assert unit_after(text, 2) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("per 1,000 population", "per 1,000 population"),
        ("for every thousand people", "per 1,000 population"),
        ("per 100,000", "per 100,000 population"),
        ("for each 100 crimes", "per 100"),
        ("per head of the population", "per 1 population"),
    ],
)
def test_rates(text: str, name: str) -> None:
    match = RATE.search(text)
    assert match is not None and rate_name(match) == name


@pytest.mark.parametrize(
    ("low", "old", "new", "result"),
    [
        (3, "weeks", "days", 21),
        (90, "minutes", "hours", 1.5),
        (161, "per 100,000 population", "per 1,000 population", 1.61),
        (5, "hours", "hours", 5),
    ],
)
def test_in_another_unit(low: float, old: str, new: str, result: float) -> None:
    changed = in_unit(Interval(low, low + 1, unit=old, stated=low), new)
    assert changed is not None and changed.unit == new
    assert changed.low == pytest.approx(result) and changed.stated == pytest.approx(result)


@pytest.mark.parametrize(
    ("old", "new"), [("%", "days"), ("", "%"), ("per 100", "per 1,000 population"), ("GBP", "FTE")]
)
def test_no_way_over(old: str, new: str) -> None:
    assert in_unit(Interval(1, 2, unit=old), new) is None
