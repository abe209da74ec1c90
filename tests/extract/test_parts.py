"""What each cell is taken for: every sheet drawn with a mark for each cell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.extract.data import read_tables
from reconcile.extract.parts import sheets_read
from reconcile.model import Document, Notice, Part, Passage, Place, Role, SheetRead
from reconcile.read import read as read_file
from tests.extract.returns import B, Sheet, Styled, document
from tests.layouts.facts import facts
from tests.layouts.layouts import LAYOUTS
from tests.layouts.style import Style
from tests.papers.returns import write_xlsx

MARKS = {
    Part.TITLE: "T", Part.SECTION: "S", Part.HEADER: "H", Part.MEASURE: "M", Part.FORCE: "F", Part.PERIOD: "P",
    Part.UNIT: "U", Part.ANSWER: "A", Part.COMMENT: "C", Part.NOTE: "N", Part.REFERENCE: "R", Part.CLERICAL: "L",
    Part.KEY: "K", Part.IGNORED: "-", Part.NOT_UNDERSTOOD: "?",
}  # fmt: skip


def read(source: Document) -> tuple[SheetRead, ...]:
    return sheets_read(source, read_tables(source)[0])


def drawn(sheet: SheetRead) -> list[str]:
    """A line a row, a mark a cell, '.' for an empty one."""
    rows = range(sheet.grid.height)
    return [
        "".join(MARKS[sheet.parts[r, c].part] if (r, c) in sheet.parts else "." for c in range(sheet.grid.width))
        for r in rows
    ]


QUESTIONS = Sheet(
    "Return",
    [
        ["Larkshire Police: stop and search return"],
        ["Completed by", "A Person"],
        [None],
        ["Ref", "Question", "Response", "Force comment", "Evidence"],
        [B("Leadership", 5)],
        ["1.1", "Is there a lead officer?", "Yes", "since May", "doc 1"],
        ["1.2", "How many searches were recorded?", 412, None, "doc 2"],
        ["1.3", "Is there a scrutiny panel?"],
        [None],
        ["Note: figures are for the year to 31 March 2014."],
    ],
)
A_ROW_A_FORCE = Sheet(
    "Figures",
    [
        ["Table 1: searches by force"],
        [None, None, None, "FTE"],
        ["Force", "Searches", None, "Officers"],
        [None, "2012/13", "2013/14", "2013/14"],
        ["Larkshire", 400, 412, 1000],
        ["Fenshire", 300, 280, 900],
        ["England and Wales", 9000, 8000, 20000],
    ],
)
TIDY = Sheet(
    "csv",
    [
        ["force", "theme", "indicator", "period", "value", "unit", "note"],
        ["Larkshire", "Crime", "Victim satisfaction", "2013/14", 78, "%", "survey"],
        ["Fenshire", "Crime", "Victim satisfaction", "2013/14", 81, "%", None],
        ["Larkshire", "People", "Officers in post", "2013/14", 1200, "FTE", None],
    ],
)
TICKS = Sheet(
    "Return",
    [
        ["Question", "Yes", "No", "In part"],
        ["Is there a strategy?", "x", None, None],
        ["Is it reviewed?", None, "x", None],
        ["Is it published?", None, None, "x"],
    ],
)
FORCES_ACROSS = Sheet(
    "Data",
    [
        ["Measure", "Unit", "Larkshire", "Fenshire", "England and Wales"],
        ["Burglaries attended", "%", 78, 80, 75],
        ["Officers", "number", 1200, 900, 130000],
    ],
)
KEY = Sheet("Key", [["Code", "Meaning"], ["DK", "not known"], ["CNP", "could not provide"]])


@pytest.mark.parametrize(
    ("sheet", "picture"),
    [
        (QUESTIONS, ["T....", "LL...", ".....", "HHHHH", "S....", "RMAC-", "RMA.-", "RM...", ".....", "N...."]),
        (A_ROW_A_FORCE, ["T...", "...U", "HM.M", ".PPP", "FAAA", "FAAA", "FAAA"]),
        (TIDY, ["HHHHHHH", "FSMPAUC", "FSMPAU.", "FSMPAU."]),
        (TICKS, ["HHHH", "MA..", "M.A.", "M..A"]),
        (FORCES_ACROSS, ["HHFFF", "MUAAA", "MUAAA"]),
    ],
    ids=["a list of questions", "a row a force", "a tidy table", "tick columns", "forces across"],
)
def test_layouts(sheet: Sheet, picture: list[str]) -> None:
    assert drawn(read(document(sheet))[0]) == picture


def test_a_key_is_told_as_one_and_every_sheet_is_shown() -> None:
    _, key = read(document(QUESTIONS, KEY))
    assert drawn(key) == ["KK", "KK", "KK"]


def test_every_filled_cell_has_a_part_and_every_finding_a_cell() -> None:
    source = document(QUESTIONS, A_ROW_A_FORCE, TIDY, TICKS, FORCES_ACROSS, KEY)
    tables, _ = read_tables(source)
    sheets = sheets_read(source, tables)
    for sheet in sheets:
        assert set(sheet.parts) == {at for at, cell in sheet.grid.cells.items() if not cell.empty}
        assert all(taken.why for taken in sheet.parts.values())
    shown = {id_ for sheet in sheets for taken in sheet.parts.values() for id_ in taken.findings}
    assert shown == {finding.id for table in tables for finding in table.findings}


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_cell_of_every_layout_is_understood(name: str, tmp_path: Path) -> None:
    paper = LAYOUTS[name](facts(7), Style(title=("Core inspection 2014", "Force data return"), note="Note: rounded."))
    write_xlsx(paper.sheets, tmp_path / "return.xlsx")
    sheets = read(read_file(tmp_path / "return.xlsx"))
    taken = {sheet.grid.cells[at].place.reference: part for sheet in sheets for at, part in sheet.parts.items()}
    assert {ref for ref, part in taken.items() if part.part is Part.NOT_UNDERSTOOD} == set()
    assert {taken[ref].part for ref in paper.facts} == {Part.ANSWER}


def test_an_answer_names_all_findings_made_of_it() -> None:
    text = "Yes: 40 officers were trained by June 2013 and 12 more by March 2014"
    sheet = Sheet("Return", [["Question", "Response"], ["Were officers trained?", text], ["Is there a lead?", "Yes"]])
    (shown,) = read(document(sheet))
    assert len(shown.parts[1, 1].findings) > 1 and shown.parts[2, 1].findings[0] not in shown.parts[1, 1].findings


def test_hidden_rows_columns_and_sheets_are_ignored_and_say_why() -> None:
    hidden = Styled("Yes", hidden=True)
    sheet = Sheet(
        "Return", [["Question", "Answer"], ["Is it new?", "Yes"], [Styled("Is it old?", hidden=True), hidden]]
    )
    source = document(sheet, Sheet("Spare", [["Question", "Answer"], ["Is it new?", "No"]], hidden=True))
    notice = Notice("Spare: sheet passed over, since it is marked 'draft'.", Place("return.xlsx", sheet="Spare"))
    first, spare = read(replace(source, notices=(notice,)))
    assert drawn(first) == ["HH", "MA", "--"]
    assert first.parts[2, 1].why == "its row or its column is hidden"
    assert drawn(spare) == ["--", "--"]
    assert spare.why == "sheet passed over, since it is marked 'draft'"


def test_what_is_used_for_nothing_is_not_understood() -> None:
    sheet = Sheet("Plan", [["Milestone", "Owner"], ["Panel set up", "Deputy chief"], ["Panel meets", "Chief"]])
    source = document(QUESTIONS, sheet)
    tables, _ = read_tables(source)
    used = {(f.row, f.column) for table in tables if table.view.table.sheet == "Plan" for f in table.findings}
    plan = sheets_read(source, tables)[1]
    assert used == {at for at, taken in plan.parts.items() if taken.part is Part.ANSWER}
    lost = Sheet("Return", [*QUESTIONS.rows, [None], [None, None, None, None, None, None, None, 12]])
    assert drawn(read(document(lost))[0])[-1] == ".......?"


def test_an_empty_table_and_a_sheet_of_words_are_told_from_what_is_not_understood() -> None:
    blank = Sheet(
        "Blank",
        [["Figures of the force"], ["Measure", "2012/13", "2013/14"], ["Officers in post"], ["Searches recorded"]],
    )
    words = Sheet("About", [["This workbook holds the return."], ["Ask the data team about it."]])
    shown = read(document(QUESTIONS, blank, words))
    assert drawn(shown[1])[1:] == ["---", "-..", "-.."] and "empty" in shown[1].parts[2, 0].why
    assert drawn(shown[2]) == ["N", "N"]


def test_an_index_is_ignored_but_for_its_dates() -> None:
    index = Sheet("Index", [["Table", "Title", "Updated"], ["Table 1", "Officers", "30 January 2014"]])
    (shown,) = read(document(index))
    assert drawn(shown)[1] == "--A" and shown.parts[1, 2].findings


def test_questions_and_answers_in_one_column() -> None:
    lines = [
        "Q1. Is there a lead officer?", "Yes.", "Q2. Is there a panel for the public?", "No, it ended.",
        "It may come back next year.", "Q3. How many searches?", "412",
    ]  # fmt: skip
    (shown,) = read(document(Sheet("Return", [[line] for line in lines])))
    assert "".join(drawn(shown)) == "MAMAAMA"
    assert shown.parts[4, 0].findings == shown.parts[3, 0].findings


def test_a_return_of_prose_is_shown_line_by_line() -> None:
    lines = ("1. Is there a lead officer?", "Yes.", "2. Is there a panel for the public?", "No.")
    passages = tuple(Passage(text, Role.BODY, Place("return.pdf", page=1, paragraph=n)) for n, text in enumerate(lines))
    (shown,) = read(Document("return.pdf", "pdf", passages=passages))
    assert "".join(drawn(shown)) == "MAMA"


def test_a_header_that_runs_on_from_the_page_before_belongs_to_its_own_sheet() -> None:
    first = Sheet("pdf table 1", [["Ref", "Question", "Response"], ["1.1", "Is there a lead officer?", "Yes"]])
    second = Sheet("pdf table 2", [["1.2", "Is there a scrutiny panel?", "No"], ["1.3", "Is it open to all?", "No"]])
    shown = read(replace(document(first, second), format="pdf"))
    assert [drawn(sheet) for sheet in shown] == [["HHH", "RMA"], ["RMA", "RMA"]]


TEXTS = [
    "Question",
    "Response",
    "Force",
    "Kent",
    "2013/14",
    "%",
    "Yes",
    "x",
    "Note: as sent",
    "1.1",
    "Is there a plan?",
]
values = st.one_of(st.none(), st.sampled_from(TEXTS), st.integers(0, 3000), st.text(max_size=6))
merged = st.builds(Styled, values.filter(lambda v: v is not None), columns=st.integers(1, 3), rows=st.integers(1, 3))
grids = st.lists(st.lists(st.one_of(values, values, merged), min_size=1, max_size=5), min_size=1, max_size=9)


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(rows=grids)
def test_whatever_a_sheet_holds_every_cell_has_a_part_and_every_finding_a_cell(
    rows: list[list[Styled | str | int | None]],
) -> None:
    source = document(Sheet("Data", rows))
    tables, _ = read_tables(source)
    (sheet,) = sheets_read(source, tables)
    assert set(sheet.parts) == {at for at, cell in sheet.grid.cells.items() if not cell.empty}
    shown = {id_ for taken in sheet.parts.values() for id_ in taken.findings}
    assert shown == {finding.id for table in tables for finding in table.findings}
