"""Annotated copies: every highlight covers its words, every filled cell is a cited one, all else is as it was."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pdfplumber
import pytest
from docx import Document as read_docx
from lxml import etree
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject
from pypdfium2 import PdfDocument

from reconcile.extract.letter import letter_findings
from reconcile.model import Box, Cell, Document, Grid, Place, Result, Verdict
from reconcile.pipeline import run
from reconcile.read import read
from reconcile.report import Sources
from reconcile.report.annotated import files
from reconcile.report.annotated.pdf_marks import on_page
from tests.report import letters
from tests.report.hostile import TEXTS
from tests.report.invented import JUDGEMENTS, RESULT

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "data" / "example"
FILLS = {Verdict.CONTRADICTION: "FFFFB3AB", Verdict.TENSION: "FFFFE08A"}


def squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text)


@pytest.fixture(scope="module")
def example() -> tuple[Result, dict[str, str | bytes]]:
    letter, data = EXAMPLE / "letter.pdf", EXAMPLE / "return.xlsx"
    result = run(letter, data, model=False)
    return result, dict(files(result, Sources(letter, data)))


def flagged(result: Result) -> list:  # type: ignore[type-arg]
    return [j for j in result.judgements if j.verdict in FILLS]


# --- the letter as PDF --------------------------------------------------------------------------------


def highlights(copy: bytes) -> list[tuple[str, str]]:
    """(note, the text under its boxes) of every highlight, in the order of the pages."""
    found = []
    with pdfplumber.open(BytesIO(copy)) as pdf:
        for page, held in zip(pdf.pages, PdfReader(BytesIO(copy)).pages, strict=True):
            for annotation in (a.get_object() for a in held.get("/Annots", ())):
                quads = [float(q) for q in annotation["/QuadPoints"]]
                lines = [
                    text_under(page, float(held.mediabox.bottom), quads[n : n + 8]) for n in range(0, len(quads), 8)
                ]
                found.append((str(annotation["/Contents"]), " ".join(lines)))
    return found


def text_under(page: Any, foot: float, quad: list[float]) -> str:
    """The letters whose middle is inside the box, whose corners are given in the page's own coordinates."""
    left, right, low, high = min(quad[::2]), max(quad[::2]), min(quad[1::2]), max(quad[1::2])
    inside = page.filter(
        lambda o: left <= (o["x0"] + o["x1"]) / 2 <= right and low <= foot + (o["y0"] + o["y1"]) / 2 <= high
    )
    return str(inside.extract_text())


def test_every_highlight_of_the_example_covers_its_words(example: tuple[Result, dict[str, bytes]]) -> None:
    result, made = example
    noted = highlights(made["-letter-annotated.pdf"])
    asked = flagged(result)
    assert len(asked) > 5 and len(noted) >= len(asked)
    for judgement in asked:
        under = "".join(text for note, text in noted if f" {judgement.ref}. " in note)
        assert squeezed(judgement.pairing.letter.words) in squeezed(under)
        assert any(judgement.explanation[:60] in note for note, _ in noted)


@pytest.mark.parametrize("corner", (0, 37))
@pytest.mark.parametrize("name", letters.LETTERS)
def test_highlights_cover_words_wherever_the_corner_of_the_paper_is(tmp_path: Path, name: str, corner: float) -> None:
    path = letters.write(name, tmp_path)
    writer = PdfWriter(clone_from=PdfReader(path))
    for page in writer.pages:
        left, low, right, high = (float(n) for n in page.mediabox)
        page.add_transformation((1, 0, 0, 1, -corner, -corner))
        page.mediabox = page.cropbox = RectangleObject((left - corner, low - corner, right - corner, high - corner))
    writer.write(path)
    document = read(path)
    found = letter_findings(document, "Larkshire")
    asked = tuple(
        replace(JUDGEMENTS[0], ref=f.id, pairing=replace(JUDGEMENTS[0].pairing, letter=f))
        for f in found
        if f.place.page
    )
    made = files(replace(RESULT, letter=document, judgements=asked), Sources(path, EXAMPLE / "return.xlsx"))
    noted = highlights(bytes(made["-letter-annotated.pdf"]))  # type: ignore[arg-type]
    assert len(asked) > 4
    for judgement in asked:
        under = "".join(text for note, text in noted if f" {judgement.ref}. " in note)
        assert squeezed(judgement.pairing.letter.words) in squeezed(under)


@pytest.mark.parametrize("turned", (90, 180, 270))
def test_a_turned_page_is_marked_where_the_words_are(turned: int) -> None:
    from pypdf import PageObject

    page = PageObject.create_blank_page(width=400, height=600)
    page.rotate(turned)
    seen = {90: Box(0, 10, 20, 30), 180: Box(300, 10, 400, 30), 270: Box(5, 300, 50, 400)}[turned]
    expected = {90: (10, 0, 30, 20), 180: (0, 10, 100, 30), 270: (0, 550, 100, 595)}[turned]
    assert on_page(page, seen) == expected


def test_the_original_is_untouched_and_a_copy_is_always_the_same(tmp_path: Path) -> None:
    letter, data = tmp_path / "letter.pdf", tmp_path / "return.xlsx"
    letter.write_bytes((EXAMPLE / "letter.pdf").read_bytes())
    data.write_bytes((EXAMPLE / "return.xlsx").read_bytes())
    result = run(letter, data, model=False)
    assert files(result, Sources(letter, data)) == files(result, Sources(letter, data))
    assert letter.read_bytes() == (EXAMPLE / "letter.pdf").read_bytes()
    assert data.read_bytes() == (EXAMPLE / "return.xlsx").read_bytes()


def test_a_page_laid_across_is_marked_where_its_words_are(tmp_path: Path) -> None:
    """The contents of the page stand on their side, and the page is turned so that they can be read."""
    path = letters.write(next(iter(letters.LETTERS)), tmp_path)
    writer = PdfWriter(clone_from=PdfReader(path))
    for page in writer.pages:
        page.rotate(270)
        page.transfer_rotation_to_content()
        page.rotate(90)
    writer.write(path)
    document = read(path)
    asked = tuple(
        replace(JUDGEMENTS[0], ref=f.id, pairing=replace(JUDGEMENTS[0].pairing, letter=f))
        for f in letter_findings(document, "Larkshire")
        if f.place.page
    )
    made = files(replace(RESULT, letter=document, judgements=asked), Sources(path, EXAMPLE / "return.xlsx"))
    copy = bytes(made["-letter-annotated.pdf"])  # type: ignore[arg-type]
    under: dict[str, str] = {}
    texts = [page.get_textpage() for page in PdfDocument(copy)]
    for text, page in zip(texts, PdfReader(BytesIO(copy)).pages, strict=True):
        for annotation in (a.get_object() for a in page.get("/Annots", ())):
            quads = [float(q) for q in annotation["/QuadPoints"]]
            for n in range(0, len(quads), 8):
                across, up = quads[n : n + 8 : 2], quads[n + 1 : n + 8 : 2]
                words = text.get_text_bounded(min(across), min(up), max(across), max(up))
                for ref in re.findall(r"Contradiction (\w+)\.", str(annotation["/Contents"])):
                    under[ref] = under.get(ref, "") + words
    assert len(asked) > 4
    for judgement in asked:
        assert squeezed(judgement.pairing.letter.words) in squeezed(under[judgement.ref])


def test_notes_on_the_same_words_are_one_highlight_and_the_gravest_colours_it() -> None:
    letter = EXAMPLE / "letter.pdf"
    result = run(letter, EXAMPLE / "return.xlsx", model=False)
    first = flagged(result)[0]
    twice = tuple(replace(first, ref=ref, verdict=v) for ref, v in (("A1", Verdict.TENSION), ("A2", first.verdict)))
    made = files(replace(result, judgements=twice), Sources(letter, EXAMPLE / "return.xlsx"))
    copy = bytes(made["-letter-annotated.pdf"])  # type: ignore[arg-type]
    ((note, _),) = highlights(copy)
    assert "Contradiction A2. " in note and "Tension A1. " in note
    (mark,) = (a.get_object() for page in PdfReader(BytesIO(copy)).pages for a in page.get("/Annots", ()))
    assert [round(float(c) * 255) for c in mark["/C"]] == [0xFF, 0xB3, 0xAB]
    assert "/Multiply" in str(mark["/AP"]["/N"]["/Resources"])  # the print stays readable


def test_words_that_cannot_be_found_are_noted_in_the_margin_of_their_page() -> None:
    made = files(RESULT, Sources(EXAMPLE / "letter.pdf", EXAMPLE / "return.xlsx"))
    pages = PdfReader(BytesIO(made["-letter-annotated.pdf"])).pages  # type: ignore[arg-type]
    pins = [a.get_object() for a in pages[1]["/Annots"]]
    assert [str(pin["/Subtype"]) for pin in pins] == ["/Text"] * 3
    assert str(pins[0]["/Contents"]).startswith("page 2, paragraph 3: Contradiction L001.")
    assert len({float(pin["/Rect"][1]) for pin in pins}) == 3


# --- the letter as DOCX -------------------------------------------------------------------------------


def test_comments_of_a_docx_letter_stand_on_the_words() -> None:
    folder = ROOT / "tests" / "cases" / "langstrand-one-row-a-force"
    letter, data = folder / "letter.docx", next(folder.glob("return.*"))
    result = run(letter, data, model=False)
    copy = files(result, Sources(letter, data))["-letter-annotated.docx"]
    assert isinstance(copy, bytes)
    word = read_docx(BytesIO(copy))
    xml = etree.tostring(word.element.body).decode()
    notes = {comment.comment_id: comment for comment in word.comments}
    asked = flagged(result)
    assert len(notes) == len(asked) > 3
    for judgement in asked:
        comment = next(c for c in notes.values() if f" {judgement.ref}. " in c.text)
        between = re.search(
            rf'commentRangeStart w:id="{comment.comment_id}"/>(.*?)<w:commentRangeEnd w:id="{comment.comment_id}"',
            xml,
            re.S,
        )
        assert between and squeezed(etree_text(between[1])) == squeezed(judgement.pairing.letter.words)
        assert comment.author == "reconcile"
    assert [p.text for p in word.paragraphs] == [p.text for p in read_docx(str(letter)).paragraphs]
    assert copy == files(result, Sources(letter, data))["-letter-annotated.docx"]


def commented(word: Any) -> list[str]:
    """The paragraphs and cells with bars where comments begin and end."""
    texts = []
    for paragraph in word.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"):
        xml = re.sub(r"<w:commentRange(?:Start|End) [^>]*/>", "<w:t>¦</w:t>", etree.tostring(paragraph).decode())
        texts.append(etree_text(xml))
    return texts


def test_a_repeated_sentence_is_marked_where_it_is_meant_and_a_row_in_its_last_cell(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    word = read_docx()
    for text in ("Lamps were lit. Bells rang.", "Nobody slept.", "Lamps were lit. Owls called."):
        word.add_paragraph(text)
    for cell, text in zip(word.add_table(1, 3).rows[0].cells, ("Owls", "2012: 40", "2013: 52"), strict=True):
        cell.text = text
    word.save(str(path))
    document = read(path)
    base, third = JUDGEMENTS[0].pairing.letter, document.passages[2]
    again = replace(base, words="Lamps were lit", sentence="Lamps were lit.", theme="", place=third.place)
    row = replace(base, words="Owls | 2013: 52", sentence="Owls | 2013: 52", place=Place("letter.docx", page=1))
    asked = (replace(j, pairing=replace(j.pairing, letter=f)) for j, f in zip(JUDGEMENTS, (again, row), strict=False))
    result = replace(RESULT, letter=document, judgements=tuple(asked))
    made = files(result, Sources(path, EXAMPLE / "return.xlsx"))["-letter-annotated.docx"]
    assert commented(read_docx(BytesIO(made))) == [  # type: ignore[arg-type]
        "Lamps were lit. Bells rang.",
        "Nobody slept.",
        "¦Lamps were lit¦. Owls called.",
        "Owls",
        "2012: 40",
        "¦2013: 52¦",
    ]


def etree_text(xml: str) -> str:
    texts = re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml)
    return "".join(texts).replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")


# --- the return as XLSX -------------------------------------------------------------------------------


def furnished(path: Path) -> None:
    """A workbook with what a careless copy would lose: a chart, a remark, a formula with its value, a style."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "2 Attendance"
    for number, (label, value) in enumerate((("Visited", 0.64), ("Keepers", "Yes"), ("Tired", 0.58)), 7):
        sheet.cell(number * 2 - 7, 2, label)
        sheet.cell(number * 2 - 7, 3, value)
    sheet["C7"].number_format = "0%"
    sheet["C9"].comment = Comment("Checked with the training unit.", "A person")
    sheet["D7"] = "=C7*2"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=3, min_row=7, max_row=11))
    sheet.add_chart(chart, "F2")
    other = book.create_sheet("Other")
    other["A1"] = "as it was"
    book.save(path)


@pytest.fixture
def marked(tmp_path: Path) -> tuple[Path, bytes]:
    path = tmp_path / "return.xlsx"
    furnished(path)
    made = files(RESULT, Sources(EXAMPLE / "letter.pdf", path))["-return-annotated.xlsx"]
    assert isinstance(made, bytes)
    return path, made


def test_cited_cells_are_filled_and_no_others(marked: tuple[Path, bytes]) -> None:
    sheet = openpyxl.load_workbook(BytesIO(marked[1]))["2 Attendance"]
    filled = {c.coordinate: c.fill.fgColor.rgb for row in sheet.iter_rows() for c in row if c.fill.fill_type == "solid"}
    assert filled == {
        "C7": FILLS[Verdict.CONTRADICTION],
        "C9": FILLS[Verdict.CONTRADICTION],
        "C11": FILLS[Verdict.TENSION],
    }
    assert sheet["C7"].number_format == "0%"


def test_comments_say_which_statement_and_keep_what_was_remarked(marked: tuple[Path, bytes]) -> None:
    sheet = openpyxl.load_workbook(BytesIO(marked[1]))["2 Attendance"]
    said = {c.coordinate: c.comment.text for row in sheet.iter_rows() for c in row if c.comment}
    assert set(said) == {"C7", "C9", "C11"}
    assert "Contradiction L001" in said["C7"] and "visited within the hour in 91% of cases" in said["C7"]
    assert said["C9"].startswith("Checked with the training unit.") and "L002" in said["C9"]
    drawn = [name for name in ZipFile(BytesIO(marked[1])).namelist() if name.endswith(".vml")]
    assert len(drawn) == 1 and ZipFile(BytesIO(marked[1])).read(drawn[0]).count(b"Row>") == 6  # opened and closed


def test_everything_else_is_kept(marked: tuple[Path, bytes]) -> None:
    path, copy = marked
    before, after = ZipFile(path), ZipFile(BytesIO(copy))
    changed = {n for n in before.namelist() if n in after.namelist() and before.read(n) != after.read(n)}
    assert set(before.namelist()) <= set(after.namelist()) and any("chart" in name for name in after.namelist())
    assert "xl/worksheets/sheet2.xml" not in changed and not any("chart" in n or "workbook.xml" in n for n in changed)
    assert b"<f>C7*2</f>" in after.read("xl/worksheets/sheet1.xml")


def test_a_sheet_without_remarks_gets_its_first(tmp_path: Path) -> None:
    path = tmp_path / "return.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "2 Attendance"
    for cell in ("C7", "C9", "C11"):
        book.active[cell] = 1
    book.save(path)
    made = files(RESULT, Sources(EXAMPLE / "letter.pdf", path))["-return-annotated.xlsx"]
    sheet = openpyxl.load_workbook(BytesIO(made))["2 Attendance"]  # type: ignore[arg-type]
    assert sheet["C11"].comment.text.startswith("Tension L003") and sheet["C11"].comment.author == "reconcile"


def test_further_cells_that_a_judgement_rests_on_say_where_to_look(tmp_path: Path) -> None:
    first, second = JUDGEMENTS[0], JUDGEMENTS[1]
    both = (*first.pairing.evidence, *second.pairing.evidence)
    rests = replace(first, cells=(*first.cells, *second.cells), pairing=replace(first.pairing, evidence=both))
    path = tmp_path / "return.xlsx"
    furnished(path)
    made = files(replace(RESULT, judgements=(rests,)), Sources(EXAMPLE / "letter.pdf", path))
    sheet = openpyxl.load_workbook(BytesIO(made["-return-annotated.xlsx"]))["2 Attendance"]  # type: ignore[arg-type]
    assert sheet["C9"].comment.text.endswith("Contradiction L001: see 2 Attendance!C7.")
    assert sheet["C9"].fill.fgColor.rgb == FILLS[Verdict.CONTRADICTION]


def rewritten(path: Path, part: str, pattern: str, put: str) -> None:
    """Change one part of a workbook, as another program might have written it."""
    with ZipFile(path) as held:
        parts = {name: held.read(name) for name in held.namelist()}
    changed = re.sub(pattern, put, parts[part].decode())
    assert changed != parts[part].decode()
    with ZipFile(path, "w") as held:
        for name, content in parts.items():
            held.writestr(name, changed if name == part else content)


@pytest.mark.parametrize(
    ("pattern", "put"),
    [
        (r'<c r="C9"[^>]*>.*?</c>', ""),  # a blank cell that the file leaves out
        (r'<row r="9".*?</row>', ""),  # with its whole row
        (r' r="[A-Z]+\d+"', ""),  # cells without addresses: here A and B are filled, so that C is the third
    ],
)
def test_cells_that_the_file_does_not_name_are_found(tmp_path: Path, pattern: str, put: str) -> None:
    path = tmp_path / "return.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "2 Attendance"
    for row in range(1, 13):
        for column in "ABCD":
            book.active[f"{column}{row}"] = f"{column}{row}"
    book.save(path)
    rewritten(path, "xl/worksheets/sheet1.xml", pattern, put)
    made = files(RESULT, Sources(EXAMPLE / "letter.pdf", path))["-return-annotated.xlsx"]
    sheet = openpyxl.load_workbook(BytesIO(made))["2 Attendance"]  # type: ignore[arg-type]
    filled = [c.coordinate for row in sheet.iter_rows() for c in row if c.fill.fill_type == "solid"]
    assert filled == ["C7", "C9", "C11"]
    assert [sheet[cell].value for cell in ("B9", "D9", "C8", "C10")] == (
        [None, None, "C8", "C10"] if "row" in pattern else ["B9", "D9", "C8", "C10"]
    )


# --- the return as PDF --------------------------------------------------------------------------------


def test_cells_of_a_pdf_return_are_marked_each_once(tmp_path: Path) -> None:
    folder = ROOT / "tests" / "cases" / "wintersett-pdf-table"
    letter, data = folder / "letter.pdf", folder / "return.pdf"
    result = run(letter, data, model=False)
    noted = highlights(bytes(files(result, Sources(letter, data))["-return-annotated.pdf"]))  # type: ignore[arg-type]
    asked = [j for j in flagged(result) if j.cells]
    cells = {f.place.box: f.words for j in asked for f in j.pairing.evidence if f.place.reference in j.cells}
    assert len(asked) > 4 and len(noted) == len(cells)
    for judgement in asked:
        under = [squeezed(text) for note, text in noted if f" {judgement.ref}. " in note]
        assert all(
            any(squeezed(f.words) in text for text in under)
            for f in judgement.pairing.evidence
            if f.place.reference in judgement.cells
        )


# --- what cannot be marked ----------------------------------------------------------------------------


def test_a_file_of_another_kind_gets_a_list_that_says_so(tmp_path: Path) -> None:
    result = replace(RESULT, data=replace(RESULT.data, format="docx"))
    made = files(result, Sources(EXAMPLE / "letter.pdf", tmp_path / "return.docx"))
    first, *rest = str(made["-return-annotated.txt"]).splitlines()
    assert first.startswith("return.docx: files of this kind can hold no marks")
    assert [line.split(": ")[0] for line in rest if line] == ["2 Attendance!C7", "2 Attendance!C9", "2 Attendance!C11"]


@pytest.mark.parametrize("case", ("keldale-grades-ods", "haverdale-tidy-csv"))
def test_a_workbook_stands_in_for_a_return_that_can_hold_no_marks(case: str) -> None:
    folder = ROOT / "tests" / "cases" / case
    letter, data = (next(folder.glob(f"{name}.*")) for name in ("letter", "return"))
    result = run(letter, data, model=False)
    made = files(result, Sources(letter, data))
    book = openpyxl.load_workbook(BytesIO(made["-return-annotated.xlsx"]))  # type: ignore[arg-type]
    assert book.worksheets[0]["A2"].value == f"{data.name} itself could not be marked."
    cited = {place for j in flagged(result) for place in j.cells}
    filled = {f"{s.title}!{c.coordinate}": c for s in book for row in s.iter_rows() for c in row if c.fill.fill_type}
    assert len(cited) > 3 and set(filled) == cited
    shown = {c.place.reference: " ".join(c.shown.split()) for grid in result.data.tables for c in grid.cells.values()}
    assert all(cell.value == shown[place] for place, cell in filled.items())
    assert {j.ref for j in flagged(result) if j.cells} == {
        ref for c in filled.values() for ref in re.findall(r"(?:Contradiction|Tension) (\w+)", c.comment.text)
    }
    assert made == files(result, Sources(letter, data))


def test_sheets_whose_names_a_workbook_does_not_allow_are_found(tmp_path: Path) -> None:
    long = "Attendance: " + "of the force " * 5
    names = (f"{long}1", f"{long}2", "About this copy")
    places = [Place("r.ods", sheet=name, cell="C7") for name in names]
    grids = (Grid(place.sheet, {(6, 2): Cell(6, 2, "=1+1", "=1+1", place)}, place) for place in places)
    cited = replace(JUDGEMENTS[0].pairing.evidence[0], place=places[1])
    pairing = replace(JUDGEMENTS[0].pairing, evidence=(cited,))
    judgement = replace(JUDGEMENTS[0], cells=(cited.place.reference,), pairing=pairing)
    result = replace(RESULT, data=Document("r.ods", "ods", tables=tuple(grids)), judgements=(judgement,))
    made = files(result, Sources(EXAMPLE / "letter.pdf", tmp_path / "r.ods"))["-return-annotated.xlsx"]
    book = openpyxl.load_workbook(BytesIO(made))  # type: ignore[arg-type]
    assert [s["C7"].fill.fill_type for s in book] == [None, None, "solid", None]
    assert all(s["C7"].data_type == "s" for s in book.worksheets[1:])


def test_a_word_document_stands_in_for_a_letter_as_text() -> None:
    folder = ROOT / "tests" / "cases" / "haverdale-tidy-csv"
    letter, data = folder / "letter.txt", folder / "return.csv"
    result = run(letter, data, model=False)
    word = read_docx(BytesIO(files(result, Sources(letter, data))["-letter-annotated.docx"]))  # type: ignore[arg-type]
    assert word.paragraphs[0].text.startswith("letter.txt can hold no marks.")
    assert [p.text for p in word.paragraphs[1:]] == [" ".join(p.text.split()) for p in result.letter.passages]
    said = [comment.text for comment in word.comments]
    assert len(said) == len(flagged(result)) > 3 and not [text for text in said if text.startswith("page ")]


@pytest.mark.parametrize(("name", "ending"), (("letter.pdf", "letter"), ("return.xlsx", "return")))
def test_a_file_that_cannot_be_taken_apart_gets_a_list_with_the_reason(tmp_path: Path, name: str, ending: str) -> None:
    for good in ("letter.pdf", "return.xlsx"):
        (tmp_path / good).write_bytes((EXAMPLE / good).read_bytes())
    (tmp_path / name).write_bytes(b"PK\x03\x04 this is neither")
    made = files(RESULT, Sources(tmp_path / "letter.pdf", tmp_path / "return.xlsx"))
    assert "no copy of it could be marked" in str(made[f"-{ending}-annotated.txt"]).splitlines()[0]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_notes_are_text_whatever_they_say(tmp_path: Path, text: str) -> None:
    path = tmp_path / "return.xlsx"
    furnished(path)
    result = replace(RESULT, judgements=tuple(replace(j, explanation=text) for j in JUDGEMENTS))
    made = files(result, Sources(EXAMPLE / "letter.pdf", path))["-return-annotated.xlsx"]
    sheet = openpyxl.load_workbook(BytesIO(made))["2 Attendance"]  # type: ignore[arg-type]
    assert "L001" in sheet["C7"].comment.text and len(sheet["C7"].comment.text) < 2_100
    assert sheet["C7"].value == 0.64 and sheet["D7"].value == "=C7*2"


def test_a_place_that_is_not_in_the_return_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "return.xlsx"
    furnished(path)
    gone = replace(
        RESULT, findings=tuple(replace(f, place=Place("return.xlsx", sheet="Gone", cell="A1")) for f in RESULT.findings)
    )
    assert "-return-annotated.xlsx" in files(gone, Sources(EXAMPLE / "letter.pdf", path))
