"""Forces that no list knows, answers in codes, forms and exports: what a cell is of, and what its code stands for."""

from __future__ import annotations

import pytest

from reconcile.extract.data import read_tables
from reconcile.model import Answer, Finding, Interval, Reply
from tests.extract.returns import Sheet, document

MEASURES = (
    ("Ref", "Measure", "Period / date", "Ambleford", "Brackwater", "Cordingham", "Dunsmere", "All forces"),
    ("A1", "Cells in use", "31 March 2015", 58, 102, 31, 77, 268),
    ("A2", "Visits by lay visitors", "as stated", 12, 9, 4, 11, 36),
    ("A3", "Searches recorded", "2014/15", 120, 230, 80, 90, 520),
)
LONG = (
    ("area", "indicator", "value"),
    *(
        (area, asked, n)
        for n, area in enumerate(("Ambleford", "Brackwater", "Cordingham"))
        for asked in ("Calls", "Staff")
    ),
)
TOPICS = (
    ("area", "indicator", "value"),
    ("Staffing", "Sergeants", 12),
    ("Estate", "Cells", 40),
    ("Welfare", "Blankets", 90),
)
ACROSS = (
    ("Section", "Stores", None, None, "Kennels", None, None),
    ("Question number", 1, 2, 3, 4, 5, 6),
    (
        "Question",
        *(f"How many {thing} does the force keep?" for thing in ("lamps", "ropes", "carts", "dogs", "bowls", "leads")),
    ),
    ("Ambleford", 10, 20, 30, 40, 50, 60),
    ("Brackwater", 11, 21, 31, 41, 51, 61),
    ("Cordingham", 12, 22, 32, 42, 52, 62),
)
SECTIONS = (
    ("Measure", "2013/14", "2014/15"),
    *(
        row
        for name in ("Ambleford", "Brackwater", "Cordingham", "All three forces")
        for row in ((name,), ("Complaints", 5, 6), ("Appeals", 1, 2))
    ),
)  # fmt: skip


def found(*rows: tuple[object, ...], about: str = "", more: tuple[Sheet, ...] = ()) -> dict[str, Finding]:
    sheets = (Sheet("Return", rows), *more)  # type: ignore[arg-type]
    tables, _ = read_tables(document(*sheets), about=about)
    read: dict[str, Finding] = {}
    for table in tables:
        for finding in table.findings:
            if finding.place.sheet == "Return":
                read.setdefault(finding.place.cell, finding)  # what an answer holds besides comes after it
    return read


@pytest.mark.parametrize(
    ("rows", "about", "forces"),
    (
        (
            MEASURES,
            "Cordingham Police",
            {"D2": "Ambleford", "F2": "Cordingham", "H2": "England and Wales", "G3": "Dunsmere"},
        ),
        (LONG, "", {"C2": "Ambleford", "C5": "Brackwater", "C7": "Cordingham"}),
        (TOPICS, "", {"C2": "", "C3": "", "C4": ""}),
        (ACROSS, "", {"B4": "Ambleford", "E5": "Brackwater", "G6": "Cordingham"}),
        (
            SECTIONS,
            "Brackwater",
            {"B3": "Ambleford", "C6": "Brackwater", "B10": "Cordingham", "C12": "England and Wales"},
        ),
    ),
    ids=("across", "long", "topics are none", "questions along the top", "sections"),
)
def test_whose_a_cell_is(rows: tuple[tuple[object, ...], ...], about: str, forces: dict[str, str]) -> None:
    read = found(*rows, about=about)
    assert {cell: read[cell].force for cell in forces} == forces


def test_questions_along_the_top_keep_their_words_and_section_and_no_number() -> None:
    assert found(*ACROSS)["E5"].measure == "Kennels > How many dogs does the force keep?"


SETS = Sheet(
    "Codes",
    (
        ("Code set", "Code", "Meaning"),
        ("A", 1, "Yes, fully"),
        ("A", 2, "No"),
        ("B", 1, "Daily"),
        ("B", 2, "Once a week"),
        ("B", 3, "Never"),
    ),
)


def test_a_code_means_what_its_own_set_says() -> None:
    read = found(
        ("Q", "Question", "Code set", "Answer"),
        (1, "Is there a night watch?", "A", 2),
        (2, "How often are lamps trimmed?", "B", 2),
        (3, "How many lamps are there?", "number", 2),
        (4, "Is there a dog?", "A", 1),
        more=(SETS,),
    )
    assert read["D2"].value == Answer(Reply.NO)
    assert getattr(read["D3"].value, "every", None) == 7 or "week" in str(read["D3"].value)
    assert isinstance(read["D4"].value, Interval) and read["D4"].value.low == 2
    assert isinstance(read["D5"].value, Answer) and read["D5"].value.reply is Reply.YES


def test_codes_among_terms_and_figures() -> None:
    key = Sheet(
        "Definitions",
        (
            ("Code", "Meaning", "Used in"),
            (1, "Yes", "answers"),
            (2, "No", "answers"),
            (3, "In part", "answers"),
            (9, "Force did not supply the figure", "figures"),
            ("Lamp", "A light that a constable carries at night", None),
        ),
    )
    read = found(
        ("No.", "Question", "Answer"),
        ("1", "Is there a night watch?", 2),
        ("2", "Lamps owned", 2),
        ("2a", "Lamps lost", 40),
        ("3", "Has a keeper been appointed?", 3),
        more=(key,),
    )
    assert read["C2"].value == Answer(Reply.NO) and read["C5"].value == Answer(Reply.PARTLY)
    assert isinstance(read["C3"].value, Interval)


HELP = "Which of these help? (tick all that apply)"


def test_an_export_with_codes_above_its_questions() -> None:
    read = found(
        ("RespondentID", "Organisation", "Status", "Q1", "Q2_1", "Q2_2"),
        (None, None, None, "Does the force keep a log?", f"{HELP}: Wardens", f"{HELP}: Priests"),
        (118402, "Ambleford", "Complete", "Yes", 1, 0),
        (118403, "Brackwater", "Superseded by later submission", "No", 0, 0),
        (118404, "Brackwater", "Complete", "Yes", 0, 1),
    )  # fmt: skip
    assert read["D3"].measure == "Does the force keep a log?" and read["D3"].force == "Ambleford"
    assert read["E3"].value == Answer(Reply.YES) and read["F3"].value == Answer(Reply.NO)
    assert "D4" not in read and "A3" not in read and read["F5"].force == "Brackwater"


def test_a_row_that_is_superseded_is_told() -> None:
    rows = (
        ("Force", "Status", "Lamps"),
        ("Ambleford", "Complete", 4),
        ("Brackwater", "Superseded", 5),
        ("Brackwater", "Final", 6),
    )
    _, notices = read_tables(document(Sheet("Return", rows)))
    assert [n.text for n in notices if "passed over" in n.text] == ["Return!B3: row passed over: “Superseded”."]


def test_a_form_of_numbered_questions_with_their_answers_below() -> None:
    read = found(
        ("NIGHT WORK: FORCE FORM",),
        (None,),
        ("Q1", "Does the force have a plan for lamps?"),
        (None, "Yes. It was written in 2015 and is kept by the quartermaster."),
        (None,),
        ("Q2", "Number of lamps lost in 2016"),
        (None, "Seventeen in all, most of them in the river."),
    )
    assert read["B4"].label == "Does the force have a plan for lamps?"
    assert isinstance(read["B4"].value, Answer) and read["B4"].value.reply is Reply.YES
    assert read["B7"].label == "Number of lamps lost in 2016"


def test_words_above_a_row_of_units_head_their_columns() -> None:
    read = found(
        ("Table 2: Lamps by kind, 2016/17",),
        (None,),
        ("Region / force", "Oil", "Tallow", "Not known"),
        (None, "Number", "Number", "%"),
        ("Ambleford", 4, 5, 10.5),
        ("Brackwater", 6, 7, 11.5),
        ("Cordingham", 8, 9, 12.5),
        about="Brackwater",
    )
    assert read["B6"].force == "Brackwater" and "Oil" in read["B6"].measure
    assert read["D6"].unit == "%" and "Not known" in read["D6"].measure


def test_quarters_below_years_are_no_numbers_of_questions() -> None:
    read = found(
        ("District", "2014", None, "2015", None),
        (None, "Q1", "Q2", "Q1", "Q2"),
        (None, *("Attended in good time (%)",) * 4),
        ("Northgate", 81, 82, 83, 84),
        ("Force", 71, 72, 73, 74),
    )  # fmt: skip
    assert [read[c].period for c in ("B4", "C4", "E5")] == ["Q1 2014", "Q2 2014", "Q2 2015"]


@pytest.mark.parametrize("header", ((), (("Question", "Answer"),)), ids=("without a header", "with one"))
def test_numbered_stems_are_no_notes_and_no_titles(header: tuple[tuple[object, ...], ...]) -> None:
    read = found(
        ("Night work: Ambleford Constabulary",),
        (None,),
        *header,
        ("1. Does the constabulary record, for each lantern lost:",),
        ("   (a) the street?", "Yes"),
        ("   (b) the hour?", "No"),
        ("2. When was the register last checked?", "May 2011"),
        ("3. How does the constabulary rate its own:",),
        ("   (a) trimming?", "Green"),
    )
    first = 3 + len(header)
    assert read[f"B{first + 1}"].measure == "1. Does the constabulary record, for each lantern lost: the street?"
    assert read[f"B{first + 5}"].measure == "3. How does the constabulary rate its own: trimming?"
    assert read[f"B{first + 3}"].measure == "When was the register last checked?"
