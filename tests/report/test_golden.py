"""Every report of one invented comparison, as text, is as it was when it was looked at; and the bytes never change.

Write the expected texts anew, after looking at them: python -m tests.report.test_golden
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pdfplumber
import pytest
from docx import Document as read_docx
from openpyxl.comments import Comment
from pypdf import PdfReader

from reconcile import report
from reconcile.model import Document, Finding, Judgement, Passage, Result
from reconcile.read import read
from reconcile.report import Sources
from reconcile.report.names import stem
from tests.papers.case import write_letter
from tests.papers.letter_pdf import Look
from tests.papers.markup import parse
from tests.report.invented import JUDGEMENTS, RESULT
from tests.report.letters import HEAD

GOLDEN = Path(__file__).parent / "golden"
NAMES = ("xlsx", "docx", "annotated", "json")  # the page has its own

LETTER = """
# How well does the force attend calls?

Larkshire told us that burgled households were visited within the hour in 91% of cases, which we commend [sic]. We
found it to be so in most districts, but the force trains no lighthouse keepers.

Its call-takers sounded calm and well rested. Over the year visits rose by 4%.
"""


def write_letter_and_return(folder: Path, kind: str) -> Sources:
    letter, data = folder / f"letter.{kind}", folder / "return.xlsx"
    write_letter(parse(HEAD, LETTER), letter, Look())
    book = openpyxl.Workbook()
    book.active.title = "2 Attendance"
    for cell, value in (("A1", "Attendance"), ("C7", 0.64), ("C9", "Yes"), ("C11", 0.58), ("C12", "=C11/C7")):
        book.active[cell] = value
    book.active["C7"].number_format = "0%"
    book.active["C9"].comment = Comment("As at 31 March.", "A clerk")
    book.save(data)
    return Sources(letter, data)


def compared(sources: Sources) -> Result:
    """The invented result, its letter the one that was written: the findings stand where their words stand."""
    letter = read(sources.letter)
    return replace(RESULT, letter=letter, judgements=tuple(placed(j, letter) for j in JUDGEMENTS))


def placed(judgement: Judgement, letter: Document) -> Judgement:
    finding = judgement.pairing.letter
    for passage in letter.passages:
        if finding.words in passage.text:
            return replace(judgement, pairing=replace(judgement.pairing, letter=stands(finding, passage)))
    return judgement


def stands(finding: Finding, passage: Passage) -> Finding:
    start = passage.text.find(finding.words)
    mark = next((m for m in passage.marks if m.start <= start < m.end), None)
    box, page = (mark.box, mark.page) if mark else (None, passage.place.page)
    return replace(finding, place=replace(passage.place, box=box, page=page), sentence=finding.sentence)


# --- each report as text ------------------------------------------------------------------------------


def book_text(content: bytes) -> str:
    """A line a cell: its address, what it holds, and what it is marked with."""
    lines = []
    for sheet in openpyxl.load_workbook(BytesIO(content)):
        lines.append(f"== {sheet.title}, frozen at {sheet.freeze_panes}, {len(sheet.tables)} table")
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            told = [f"{cell.coordinate}: {cell.value}"]
            told += [f"[{cell.number_format}]"] if cell.number_format != "General" else []
            told += [f"-> {cell.hyperlink.location}"] if cell.hyperlink else []
            told += [f"filled {cell.fill.fgColor.rgb}"] if cell.fill.fill_type else []
            told += [f"remark by {cell.comment.author}: {cell.comment.text!r}"] if cell.comment else []
            lines.append("  ".join(told))
    return "\n".join(lines) + "\n"


def pdf_text(content: bytes) -> str:
    """A paragraph a highlight: its colour, the words under it, the note."""
    return "\n".join(_highlights(content))


def _highlights(content: bytes) -> Iterator[str]:
    with pdfplumber.open(BytesIO(content)) as pdf:
        for number, (seen, held) in enumerate(zip(pdf.pages, PdfReader(BytesIO(content)).pages, strict=True), 1):
            for mark in (a.get_object() for a in held.get("/Annots", ())):
                quads = [float(q) for q in mark.get("/QuadPoints", ())]
                words = []
                for n in range(0, len(quads), 8):
                    left, right = quads[n], quads[n + 2]
                    top, bottom = seen.height - quads[n + 1], seen.height - quads[n + 5]
                    words.append(seen.crop((left - 0.5, top - 0.5, right + 0.5, bottom + 0.5)).extract_text())
                colour = "".join(f"{round(float(c) * 255):02X}" for c in mark.get("/C", ()))
                yield f"page {number}, {mark['/Subtype']} {colour}: {' '.join(words)}\n  {mark['/Contents']}\n"


def docx_text(content: bytes) -> str:
    """The paragraphs and rows, with each remark where it stands."""
    word = read_docx(BytesIO(content))
    notes = {str(note.comment_id): note.text for note in word.comments}
    lines = []
    for block in word.iter_inner_content():
        if hasattr(block, "rows"):
            lines += [" | ".join(cell.text.replace("\n", " / ") for cell in row.cells) for row in block.rows]
            continue
        xml = re.sub(r'<w:commentRangeStart w:id="(\d+)"/>', "<w:t>{</w:t>", block._p.xml)
        xml = re.sub(r'<w:commentRangeEnd w:id="(\d+)"/>', r"<w:t>}[\1]</w:t>", xml)
        lines.append("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml)))
    return "\n".join([*lines, *(f"[{n}] {text}" for n, text in notes.items())]) + "\n"


TEXTS: Mapping[str, Callable[[bytes], str]] = {
    ".xlsx": book_text,
    ".docx": docx_text,
    ".pdf": pdf_text,
    ".json": lambda content: content.decode("utf-8"),
    ".csv": lambda content: content.decode("utf-8"),
    ".txt": lambda content: content.decode("utf-8"),
}


def everything(folder: Path, kind: str) -> dict[str, bytes]:
    """Every file of a run by its name."""
    sources = write_letter_and_return(folder, kind)
    written = report.write(compared(sources), folder / "out", sources, NAMES)
    return {path.name.replace(stem(compared(sources)), "run"): path.read_bytes() for path in written}


def texts(folder: Path) -> dict[str, str]:
    """Golden file name -> text: every file with a PDF letter, and the marked copy of a DOCX letter."""
    (folder / "docx").mkdir()
    made = everything(folder, "pdf")
    copies = everything(folder / "docx", "docx")
    made |= {name: content for name, content in copies.items() if name.endswith("letter-annotated.docx")}
    return {f"{name.replace('.', '-')}.txt": TEXTS[Path(name).suffix](content) for name, content in made.items()}


def test_every_report_is_as_it_was_looked_at(tmp_path: Path) -> None:
    made = texts(tmp_path)
    assert set(made) == {path.name for path in GOLDEN.iterdir()} - {"80.txt", "160.txt", "page.html"}
    for name, text in made.items():
        assert text == (GOLDEN / name).read_text(encoding="utf-8"), f"{name} is not as it was"


@pytest.mark.parametrize("kind", ("pdf", "docx"))
def test_the_bytes_are_always_the_same(tmp_path: Path, kind: str) -> None:
    sources = write_letter_and_return(tmp_path, kind)
    first, second = (
        {path.name: path.read_bytes() for path in report.write(compared(sources), tmp_path / out, sources, NAMES)}
        for out in ("a", "b")
    )
    assert len(first) == 8 and first == second


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        for golden, written in texts(Path(place)).items():
            (GOLDEN / golden).write_text(written, encoding="utf-8")
