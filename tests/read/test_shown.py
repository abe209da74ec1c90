"""Number formats: what a person sees in a cell."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from reconcile.read.shown import shown_text


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.776, "0%", "78%"),
        (0.776, "0.0%", "77.6%"),
        (0.005, "0%", "1%"),
        (0.5, "0", "1"),
        (2.5, "0", "3"),
        (1.005, "0.00", "1.01"),
        (-0.2, "0", "0"),
        (1234567.5, "#,##0", "1,234,568"),
        (12, "#,##0", "12"),
        (1234.5, "0.00", "1234.50"),
        (5, "000", "005"),
        (0.5, ".00", ".50"),
        (5.0, "0.##", "5"),
        (61_400_000, '£#,##0.0,,"m"', "£61.4m"),
        (1500, '0.0,"k"', "1.5k"),
        (1.5, '0.0"k"', "1.5k"),
        (78, '0"%"', "78%"),
        (3, '0 "of 43"', "3 of 43"),
        (5, 'General" forces"', "5 forces"),
        (-1234, "#,##0;(#,##0)", "(1,234)"),
        (-1234, "#,##0_);[Red](#,##0)", "(1,234)"),
        (-1234, "#,##0", "-1,234"),
        (0.05, "+0.0%;-0.0%", "+5.0%"),
        (-0.05, "+0.0%;-0.0%", "-5.0%"),
        (0, '#,##0;-#,##0;"-"', "-"),
        (1234.5, '_-[$£-809]* #,##0.00_-;-[$£-809]* #,##0.00_-;_-[$£-809]* "-"??_-;_-@_-', "£1,234.50"),
        (5, "[>=100]0;[<100]0.0", "5.0"),
        (0.25, "# ?/?", "1/4"),
        (1.5, "# ?/?", "1 1/2"),
        (12345, "0.00E+00", "1.23E+04"),
        (123456, "00-00-00", "12-34-56"),
        (0.1 + 0.2, "General", "0.3"),
        (100 / 3, "", "33.33333333"),
        (True, "General", "TRUE"),
        ("Yes", "@", "Yes"),
        (12, "@", "12"),
        ("..", "#,##0", ".."),
        (None, "0", ""),
    ],
)
def test_numbers(value: object, number_format: str, shown: str) -> None:
    assert shown_text(value, number_format) == shown


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (datetime(2013, 11, 30), "dd/mm/yyyy", "30/11/2013"),
        (date(2013, 11, 3), "d mmmm yyyy", "3 November 2013"),
        (datetime(2013, 11, 30), "mmm\\-yy", "Nov-13"),
        (datetime(2014, 3, 31), '[$-809]dddd", "mmmm\\ dd", "yyyy', "Monday, March 31, 2014"),
        (datetime(2013, 11, 30, 9, 5), "dd/mm/yyyy hh:mm", "30/11/2013 09:05"),
        (time(9, 5), "h:mm AM/PM", "9:05 AM"),
        (time(0, 7, 30), "mm:ss", "07:30"),
        (timedelta(hours=36.5), "[h]:mm", "36:30"),
        (timedelta(minutes=90), "[mm]", "90"),
        (date(2014, 3, 5), "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "05 March 2014"),
        (datetime(2013, 11, 30), "General", "30/11/2013"),
    ],
)
def test_dates(value: object, number_format: str, shown: str) -> None:
    assert shown_text(value, number_format) == shown


@pytest.mark.parametrize(
    "number_format", ["0" * 200_000, '"', "[", "\\", ";;;;;;", "E+", "?/?", "[h", "0.0.0.0", "%" * 300]
)
def test_a_hostile_format_costs_nothing(number_format: str) -> None:
    assert isinstance(shown_text(1234.5, number_format), str)
