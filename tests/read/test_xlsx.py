"""XLSX workbooks made here and read back."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font

from reconcile.errors import DocumentError, NoTableError
from reconcile.model import Cell, Document
from reconcile.read import xlsx

Build = Callable[[Any], None]


def workbook(tmp_path: Path, build: Build, name: str = "return.xlsx") -> Path:
    book = Workbook()
    book.active.title = "Data"
    build(book)
    path = tmp_path / name
    book.save(path)
    return path


def read(tmp_path: Path, build: Build) -> Document:
    return xlsx.read(workbook(tmp_path, build))


def cell(document: Document, address: str, sheet: int = 0) -> Cell:
    return next(c for c in document.tables[sheet].cells.values() if c.place.cell == address)


def texts(document: Document) -> list[str]:
    return [notice.text for notice in document.notices]


@pytest.mark.parametrize(
    ("value", "number_format", "stored", "shown"),
    [
        ("  Yes ", "General", "  Yes ", "  Yes "),
        (0.776, "0%", 0.776, "78%"),
        (1234, "#,##0", 1234, "1,234"),
        (True, "General", True, "TRUE"),
        (datetime(2013, 11, 30), "dd/mm/yyyy", date(2013, 11, 30), "30/11/2013"),
        (datetime(2013, 11, 30, 9, 5), "dd/mm/yyyy hh:mm", datetime(2013, 11, 30, 9, 5), "30/11/2013 09:05"),
        (datetime(2013, 11, 30), "mmm-yy", date(2013, 11, 30), "Nov-13"),
        (time(14, 30), "hh:mm", time(14, 30), "14:30"),
        (timedelta(hours=36), "[h]:mm", 1.5, "36:00"),
    ],
)
def test_stored_and_shown(tmp_path: Path, value: Any, number_format: str, stored: object, shown: str) -> None:
    def build(book: Any) -> None:
        book.active["B3"] = value
        book.active["B3"].number_format = number_format

    found = cell(read(tmp_path, build), "B3")
    assert (found.stored, found.shown, found.number_format) == (stored, shown, number_format)
    assert (found.row, found.column, found.place.reference, found.place.file) == (2, 1, "Data!B3", "return.xlsx")


def test_style_comment_and_merged_span(tmp_path: Path) -> None:
    def build(book: Any) -> None:
        sheet = book.active
        sheet["A1"], sheet["A2"] = "Title", "of which"
        sheet["A1"].font = Font(bold=True)
        sheet["A2"].alignment = Alignment(indent=2)
        sheet["A2"].comment = Comment("An Analyst:\nestimated", "An Analyst")
        sheet["D9"].comment = Comment("no value here", "A")
        sheet.merge_cells("A1:C1")
        sheet.merge_cells("E1:XFD1048576")

    started = perf_counter()
    document = xlsx.read(_merged(tmp_path, build))
    title, row = cell(document, "A1"), cell(document, "A2")
    assert (title.bold, title.rows, title.columns) == (True, 1, 3)
    assert (row.bold, row.indent, row.comment) == (False, 2, "estimated")
    assert cell(document, "D9").comment == "no value here" and cell(document, "D9").empty
    assert perf_counter() - started < 5


def _merged(tmp_path: Path, build: Build) -> Path:
    """openpyxl cannot write a merge of the whole sheet in reasonable time, so it is put in afterwards."""

    def small(book: Any) -> None:
        build(_Unmerged(book))

    path = workbook(tmp_path, small)
    return rewritten(path, "xl/worksheets/sheet1.xml", "</mergeCells>", '<mergeCell ref="E1:XFD1048576"/></mergeCells>')


class _Unmerged:
    """A workbook whose sheet leaves the merge of everything out."""

    def __init__(self, book: Any) -> None:
        self.active = book.active
        merge = book.active.merge_cells
        book.active.merge_cells = lambda span: None if "XFD" in span else merge(span)


def rewritten(path: Path, part: str, old: str, new: str) -> Path:
    """The workbook with one part changed."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert old.encode() in parts[part]
    parts[part] = parts[part].replace(old.encode(), new.encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def test_what_a_merged_cell_covers_is_not_read(tmp_path: Path) -> None:
    path = workbook(tmp_path, lambda book: book.active.append(["Title", "beneath", "beside"]))
    rewritten(
        path,
        "xl/worksheets/sheet1.xml",
        "</sheetData>",
        '</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
    )
    assert [c.shown for c in xlsx.read(path).tables[0].cells.values()] == ["Title", "beside"]


def test_a_raised_footnote_mark_is_told_from_the_figure(tmp_path: Path) -> None:
    raised = InlineFont(vertAlign="superscript")

    def build(book: Any) -> None:
        book.active["A1"] = CellRichText("Northmere", TextBlock(raised, "2"))
        book.active["B1"] = CellRichText("1,234", TextBlock(raised, "1"))
        book.active["C1"] = CellRichText("Area in km", TextBlock(raised, "2"))
        book.active["D1"] = "Plain"

    path = workbook(tmp_path, build)
    for document in (xlsx.read(path), xlsx.read(_with_shared_strings(path))):
        assert [c.shown for c in document.tables[0].cells.values()] == ["Northmere", "1,234", "Area in km²", "Plain"]
        assert [c.comment for c in document.tables[0].cells.values()] == ["[note 2]", "[note 1]", "", ""]
        assert [type(c.stored) for c in document.tables[0].cells.values()] == [str] * 4


def _with_shared_strings(path: Path) -> Path:
    """The workbook with the strings that stand in its cells moved to the shared strings, as Excel writes them."""
    with zipfile.ZipFile(path) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    items = re.findall(r"<is>(.*?)</is>", sheet)
    numbers = iter(range(len(items)))
    shared = re.sub(r"<is>.*?</is>", lambda _: f"<v>{next(numbers)}</v>", sheet).replace('t="inlineStr"', 't="s"')
    rewritten(path, "xl/worksheets/sheet1.xml", sheet, shared)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    rewritten(path, "[Content_Types].xml", "</Types>", override)
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/sharedStrings.xml", f"<sst {main}>" + "".join(f"<si>{i}</si>" for i in items) + "</sst>")
    return path


def test_a_formula_without_a_value_is_a_notice(tmp_path: Path) -> None:
    def build(book: Any) -> None:
        book.active["A1"], book.active["B7"] = "Total", "=SUM(B1:B6)"

    document = read(tmp_path, build)
    assert texts(document) == ["Data!B7: a formula without a stored value; open the workbook and save it."]
    assert document.notices[0].place.cell == "B7"


def test_a_formula_gives_its_cached_value(tmp_path: Path) -> None:
    path = workbook(tmp_path, lambda book: book.active.append(["Total", "=6*7", '=""']))
    rewritten(path, "xl/worksheets/sheet1.xml", "<f>6*7</f><v></v>", "<f>6*7</f><v>42</v>")
    rewritten(path, "xl/worksheets/sheet1.xml", '<c r="C1">', '<c r="C1" t="str">')
    document = xlsx.read(path)
    assert cell(document, "B1").stored == 42 and texts(document) == []


def test_an_error_is_a_notice(tmp_path: Path) -> None:
    document = read(tmp_path, lambda book: book.active.append(["Rate", "#DIV/0!"]))
    assert (cell(document, "B1").stored, cell(document, "B1").shown) == (None, "#DIV/0!")
    assert texts(document) == ["Data!B1: shows an error, not a value."]


def test_hidden_rows_columns_and_sheets_are_flagged(tmp_path: Path) -> None:
    def build(book: Any) -> None:
        sheet = book.active
        for row in range(1, 5):
            sheet.append([f"row {row}", row, row])
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True
        for name, state in (("Old", "hidden"), ("Older", "veryHidden")):
            other = book.create_sheet(name)
            other["A1"], other.sheet_state = 1, state

    document = read(tmp_path, build)
    assert {c.place.cell for c in document.tables[0].cells.values() if c.hidden} == {"A3", "B3", "C1", "C2", "C3", "C4"}
    assert [grid.hidden for grid in document.tables] == [False, True, True]
    assert texts(document) == [
        "Data: hidden row 3 passed over.",
        "Data: hidden column C passed over.",
        "Old: hidden sheet passed over.",
        "Older: hidden sheet passed over.",
    ]


@pytest.mark.parametrize(
    ("name", "title", "hidden"),
    [
        ("Data (old)", "Workforce", True),
        ("Data superseded", "Workforce", True),
        ("OLD DATA", "Workforce", True),
        ("Copy of Data", "Workforce", True),  # with the same rows as Data
        ("Draft", "Workforce", True),
        ("Second", "SUPERSEDED - do not use", True),
        ("Second", "Workforce (superseded 3 May 2014)", True),
        ("Second", "This sheet has been replaced by Data", True),
        ("Second", "Draft: workforce", True),
        ("Second", "This return supersedes that of 3 May 2014", False),
        ("Second", "Does the force have a draft policy?", False),
        ("18 years old and over", "Workforce", False),
        ("Household", "Workforce", False),
    ],
)
def test_superseded_sheets_are_set_aside(tmp_path: Path, name: str, title: str, hidden: bool) -> None:
    def build(book: Any) -> None:
        for sheet, head in ((book.active, "Workforce"), (book.create_sheet(name), title)):
            for row in ([head], ["Officers", 12], ["Staff", 5], ["PCSOs", 3], ["Specials", 1]):
                sheet.append(row)

    document = read(tmp_path, build)
    assert [grid.hidden for grid in document.tables] == [False, hidden]
    assert len(document.notices) == hidden and all(
        text.startswith(f"{name}: sheet passed over") for text in texts(document)
    )


def test_a_draft_that_is_all_there_is_stays(tmp_path: Path) -> None:
    def build(book: Any) -> None:
        book.active.title = "Draft"
        book.active.append(["DRAFT - superseded", 1])

    assert [grid.hidden for grid in read(tmp_path, build).tables] == [False]


def test_a_draft_with_rows_of_its_own_stays(tmp_path: Path) -> None:
    def build(book: Any) -> None:
        book.active.append(["Officers", 12])
        book.create_sheet("Finance draft").append(["Savings planned", 4])

    assert [grid.hidden for grid in read(tmp_path, build).tables] == [False, False]


def test_empty_sheets_are_left_out_and_an_empty_workbook_refused(tmp_path: Path) -> None:
    def build(book: Any) -> None:
        book.create_sheet("Second")["B2"] = 1

    assert [grid.name for grid in read(tmp_path, build).tables] == ["Second"]
    with pytest.raises(NoTableError, match=r"return\.xlsx: no sheet holds"):
        read(tmp_path, lambda book: None)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password"),
        (b"PK\x03\x04 not really", "damaged"),
        (b"Question,Answer\n", "damaged"),
    ],
)
def test_what_is_no_workbook_is_refused_on_one_line(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "return.xlsx"
    path.write_bytes(content)
    with pytest.raises(DocumentError, match=words) as refused:
        xlsx.read(path)
    assert "\n" not in str(refused.value) and "return.xlsx" in str(refused.value)


def test_a_truncated_workbook_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path, lambda book: book.active.append(["Officers", 12]))
    rewritten(path, "xl/worksheets/sheet1.xml", "</sheetData>", "<broken")
    with pytest.raises(DocumentError, match="damaged"):
        xlsx.read(path)


def test_compressed_data_that_is_damaged_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path, lambda book: [book.active.append([f"row {n}", n]) for n in range(500)])
    raw = bytearray(path.read_bytes())
    start = raw.index(b"xl/worksheets/sheet1.xml") + 60
    raw[start : start + 200] = bytes(200)
    path.write_bytes(raw)
    with pytest.raises(DocumentError, match="damaged"):
        xlsx.read(path)


def test_a_workbook_under_another_name_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path, lambda book: book.active.append(["Officers", 12]))
    assert xlsx.read(path.rename(tmp_path / "return.dat")).tables[0].cells[0, 1].stored == 12


def test_a_date_in_the_reader_s_own_format_is_british(tmp_path: Path) -> None:
    def build(book: Any) -> None:
        book.active["A1"] = datetime(2014, 3, 5)
        book.active["A1"].number_format = "mm-dd-yy"

    assert cell(read(tmp_path, build), "A1").shown == "05/03/2014"


def test_entities_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path, lambda book: book.active.append(["Officers", 12]))
    rewritten(path, "xl/workbook.xml", "<workbook", '<!DOCTYPE x [<!ENTITY a "b">]><workbook')
    with pytest.raises(DocumentError, match="document type"):
        xlsx.read(path)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = workbook(tmp_path, lambda book: book.active.append(["Officers", 12]))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package, package.open("xl/bomb.xml", "w") as part:
        for _ in range(220):
            part.write(b" " * (1 << 20))
    with pytest.raises(DocumentError, match="MiB"):
        xlsx.read(path)


def test_huge_dimensions_with_few_cells_are_cheap(tmp_path: Path) -> None:
    def build(book: Any) -> None:
        book.active["A1"], book.active["XFD1048576"] = "first", "last"

    started = perf_counter()
    assert len(read(tmp_path, build).tables[0].cells) == 2
    assert perf_counter() - started < 2
