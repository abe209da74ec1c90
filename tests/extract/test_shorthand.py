"""The shorthand of published tables, and what tells 0.5 from 50 under a percentage."""

from __future__ import annotations

import pytest

from reconcile.extract.data import data_findings
from reconcile.model import Stored
from tests.extract.returns import B, Sheet, Styled, by_cell, document, findings, told

PUBLISHED: list[list[Stored | Styled]] = [
    [B("Table 2: Complaints recorded, England and Wales")],
    [],
    ["Force", "30 September 20122", "30 September 20133", "% change"],
    ["Avon and Somerset1", "1,204*", "-", "[x]"],
    ["Derbyshire1,2", "17~", "(41)", ".."],
    ["Kent [note 3]", ":", "1,310 (r)", "-8.1"],
    ["South East", 40, "[c]", "*"],
    ["England and Wales", 1270, 1300, 2.4],
    ["1. Includes complaints of staff."],
    ["2. The system was replaced."],
    ["[note 3] Counted in June."],
]


def test_shorthand_marks_and_footnote_digits() -> None:
    read = by_cell(Sheet("Table 2", PUBLISHED))
    lines = {cell.split("!")[1]: (f.force, f.period, told(f), f.comment) for cell, f in read.items()}
    assert lines == {
        "B4": (
            "Avon and Somerset",
            "30 September 2012",
            "1204",
            "Includes complaints of staff.; The system was replaced.",
        ),
        "C4": ("Avon and Somerset", "30 September 2013", "0", "Includes complaints of staff.; Counted in June."),
        "D4": ("Avon and Somerset", "", "not provided", "Includes complaints of staff."),
        "B5": ("Derbyshire", "30 September 2012", "17", "Includes complaints of staff.; The system was replaced."),
        "C5": (
            "Derbyshire",
            "30 September 2013",
            "-41",
            "Includes complaints of staff.; The system was replaced.; Counted in June.",
        ),
        "D5": ("Derbyshire", "", "not provided", "Includes complaints of staff.; The system was replaced."),
        "B6": ("Kent", "30 September 2012", "not provided", "Counted in June.; The system was replaced."),
        "C6": ("Kent", "30 September 2013", "1310", "Counted in June."),
        "D6": ("Kent", "", "-8.1%", "Counted in June."),
        "B7": ("South East", "30 September 2012", "40", "The system was replaced."),
        "C7": ("South East", "30 September 2013", "not provided", "Counted in June."),
        "D7": ("South East", "", "not provided", ""),
        "B8": ("England and Wales", "30 September 2012", "1270", "The system was replaced."),
        "C8": ("England and Wales", "30 September 2013", "1300", "Counted in June."),
        "D8": ("England and Wales", "", "2.4%", ""),
    }


@pytest.mark.parametrize("key", ["- = nil", "'-' denotes zero", "– means nil"])
def test_a_dash_is_what_the_key_says(key: str) -> None:
    mark = key.strip("'")[0]
    sheet = Sheet("M", [["Force", "2012", "2013"], ["Northshire", 4, mark], ["Eastmoor", 1, 2], [], [f"Key: {key}."]])
    assert told(by_cell(sheet)["M!C2"]) == "0"


def test_a_dash_that_nothing_explains_is_no_figure() -> None:
    sheet = Sheet("M", [["Force", "2012", "2013"], ["Northshire", 4, "-"], ["Eastmoor", 1, 2]])
    assert told(by_cell(sheet)["M!C2"]) == "not provided"


@pytest.mark.parametrize(
    ("head", "cells", "values", "noticed"),
    [
        ("Attended (%)", [0.5, 0.62, 0.48], ["50%", "62%", "48%"], True),  # shares of one, in a general format
        ("Attended (%)", [0.5, 62, 48], ["0.5%", "62%", "48%"], False),  # the neighbours are percentages
        ("Attended (%)", [Styled(0.5, "0%"), Styled(0.62, "0%")], ["50%", "62%"], False),  # the format says so
        ("Attended (%)", [Styled(50, '0"%"'), Styled(62, '0"%"')], ["50%", "62%"], False),  # the sign is only written
        ("Attended (%)", ["0.5%", "62%"], ["0.5%", "62%"], False),
        ("Attended (%)", [0, 1, 0], ["0%", "1%", "0%"], False),
        ("Proportion attended", [0.5, 1], ["50%", "100%"], False),
        ("Change (%)", [0.5, -0.25], ["0.5%", "-0.25%"], False),  # a change may well be below one
        ("Rate per 1,000 population", [0.5, 0.62], ["0.5 per 1,000 population", "0.62 per 1,000 population"], False),
    ],
)  # fmt: skip
def test_a_half_and_fifty_are_told_apart(
    head: str, cells: list[Stored | Styled], values: list[str], noticed: bool
) -> None:
    rows = [[f"{name} Police", cell] for name, cell in zip(("North", "East", "West"), cells, strict=False)]
    found, notices = data_findings(document(Sheet("M", [["Force", head], *rows])))
    assert [told(f) for f in found] == values
    assert bool(notices) is noticed


def test_a_share_alone_in_its_row_is_judged_beside_those_of_its_measure() -> None:
    rows = [
        [f"{name} Police", "Calls answered", "%", value]
        for name, value in (("North", 0.8), ("East", 81.2), ("West", 77))
    ]
    found = findings(Sheet("Data", [["Force", "Indicator", "Unit", "Value"], *rows]))
    assert [told(f) for f in found] == ["0.8%", "81.2%", "77%"]


def test_numbers_and_percentages_in_columns_of_their_own() -> None:
    sheet = Sheet(
        "M",
        [
            ["Outcome", B("2012/13", 2), None, B("2013/14", 2), None],
            [None, "No.", "%", "No.", "%"],
            ["Charged", 410, 22.1, 390, 20.4],
            ["Cautioned", 100, 5.1, 90, 4.4],
        ],
    )
    found = [(f.place.cell, f.period, told(f)) for f in findings(sheet)]
    assert found[:4] == [
        ("B3", "2012/13", "410"),
        ("C3", "2012/13", "22.1%"),
        ("D3", "2013/14", "390"),
        ("E3", "2013/14", "20.4%"),
    ]


def test_a_first_row_of_one_two_three_is_a_row_of_figures() -> None:
    rows = [["Northshire Police", 1, 2, 3], ["Eastmoor Police", 4, 5, 9]]
    found = findings(Sheet("M", [["Force", "Sergeants", "Inspectors", "Superintendents"], *rows]))
    assert [told(f) for f in found] == ["1", "2", "3", "4", "5", "9"]


def test_a_grade_beside_percentages_has_no_unit() -> None:
    found = by_cell(Sheet("M", [["Measure", "Target", "Actual", "RAG"], ["Calls answered (%)", 90, 88.2, "Amber"]]))
    assert (found["M!C2"].unit, found["M!D2"].unit, told(found["M!D2"])) == ("%", "", "amber")


def test_a_figure_that_looks_like_a_year_is_a_figure() -> None:
    rows = [["Calls", 4100, 3900], ["Arrests", 2013, 2020], ["Bail", 88, 2014]]
    found = by_cell(Sheet("M", [["Measure", "2012/13", "2013/14"], *rows]))
    assert [told(found[f"M!{cell}"]) for cell in ("B3", "C3", "C4")] == ["2013", "2020", "2014"]
