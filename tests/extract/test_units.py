"""Units as a return writes them."""

from __future__ import annotations

import pytest

from reconcile.extract.units import unit_in, unit_of

WORDS = """
% | % | 1
(%) | % | 1
% of crimes | % | 1
per cent | % | 1
Percentages | % | 1
percentage points | points | 1
£ | GBP | 1
£m | GBP | 1000000
£000s | GBP | 1000
£'000 | GBP | 1000
£ million | GBP | 1000000
pence | GBP | 0.01
thousands | | 1000
FTE | FTE | 1
Full-time equivalents3 | FTE | 1
headcount | headcount | 1
minutes | minutes | 1
working days | days | 1
per 1,000 population | per 1,000 population | 1
rate per 100,000 | per 100,000 population | 1
per 100 crimes | per 100 | 1
"""


@pytest.mark.parametrize("row", WORDS.strip().splitlines())
def test_unit_of(row: str) -> None:
    words, name, scale = (part.strip() for part in row.split("|"))
    unit = unit_of(words)
    assert unit is not None
    assert (unit.name, unit.scale) == (name, float(scale))


@pytest.mark.parametrize(
    "words", ["crimes", "devices", "Staff (FTE)", "Percentage points of difference from last year", ""]
)
def test_what_is_no_unit(words: str) -> None:
    unit = unit_of(words)
    assert unit is None or (words.startswith("Percentage") and unit.name == "points")


LABELS = """
Crimes attended (%) | %
PCSOs (headcount), 31 March 2014 | headcount
Officers (full-time equivalent, at 31 March) | FTE
Police officer FTE | FTE
Percentage of calls answered | %
Proportion of calls answered | %
Number of PCSOs (FTE) | FTE
Number of calls |
Files read (number) |
Net expenditure (£m) | GBP
Overtime, £000 | GBP
Time to answer (seconds) | seconds
Crimes per 1,000 population | per 1,000 population
"""


@pytest.mark.parametrize("row", LABELS.strip().splitlines())
def test_unit_in_a_label(row: str) -> None:
    label, name = (part.strip() for part in row.split("|"))
    unit = unit_in(label)
    assert unit is not None
    assert unit.name == name


def test_a_label_without_a_unit() -> None:
    assert unit_in("Recorded crimes") is None
    assert unit_in("999 calls answered within 10 seconds") is None
