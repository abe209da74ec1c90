"""Whatever a document says passes through every report harmlessly, and can be seen in it.

The workbook, the query, the JSON, the remarks in a return and the page have such tests of their own beside them.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from docx import Document as read_docx
from pypdf import PdfReader

from reconcile import report
from reconcile.model import Result
from reconcile.report import Sources, annotated, terminal
from reconcile.report.csv import read_discrepancies
from reconcile.report.safe import from_spreadsheet, visible
from tests.report.hostile import TEXTS, result_with
from tests.report.test_golden import compared, write_letter_and_return
from tests.report.test_terminal import Screen

UNSEEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
hostile = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)


@hostile
def test_tables_run_nothing_and_read_back(text: str) -> None:
    result = result_with(text)
    for name, render in report.FILES:
        written = render(result)
        written.encode("utf-8")
        for row in csv.reader(StringIO(written.removeprefix("\ufeff"), newline="")):
            assert not [cell for cell in row if cell.strip()[:1] in ("=", "+", "-", "@") and cell]
            assert not [c for cell in row for c in cell if unicodedata.category(c) == "Cc" and c not in "\t\r\n"]
        if name == "comparisons.csv":
            rows = list(csv.DictReader(StringIO(written, newline="")))
            assert {from_spreadsheet(row["explanation"]) for row in rows} == {text}
    assert {row["query"] for row in read_discrepancies(report.csv.discrepancies(result))} == {text}


@hostile
@pytest.mark.parametrize("verbose", (False, True))
def test_a_terminal_obeys_nothing(text: str, verbose: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    screen = Screen(terminal=True)
    drawn = terminal.report(result_with(text), (Path("out/comparisons.csv"),), screen, verbose=verbose)
    drawn += terminal.notices(result_with(text).notices, screen)
    plain = re.sub(r"\x1b\[[\d;]*m", "", drawn)
    assert not [c for c in plain if unicodedata.category(c) in UNSEEN and c != "\n"]
    shown = "".join(visible(text).split())
    assert shown[:60] in re.sub(r"[\s│]+", "", plain)


@pytest.fixture(scope="module", params=("pdf", "docx"))
def documents(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Sources, Result]:
    sources = write_letter_and_return(tmp_path_factory.mktemp("papers"), request.param)
    return sources, compared(sources)


@hostile
def test_notes_in_a_letter_are_text(text: str, documents: tuple[Sources, Result]) -> None:
    sources, result = documents
    said = replace(result, judgements=tuple(replace(j, explanation=text) for j in result.judgements))
    copy = annotated.files(said, sources)[f"-letter-annotated{sources.letter.suffix}"]
    assert isinstance(copy, bytes)
    notes = notes_of(copy, sources.letter.suffix)
    assert len(notes) == 3 and max(map(len, notes)) < 2_200
    for note in notes:
        assert visible(text)[:1_900].strip() in note
        assert not [c for c in note if unicodedata.category(c) in UNSEEN and c != "\n"]


def notes_of(copy: bytes, ending: str) -> list[str]:
    if ending == ".docx":
        return [comment.text for comment in read_docx(BytesIO(copy)).comments]
    marks = [a.get_object() for page in PdfReader(BytesIO(copy)).pages for a in page.get("/Annots", ())]
    assert not [mark for mark in marks if "/A" in mark or "/AA" in mark]  # no mark does anything
    return [str(mark["/Contents"]) for mark in marks]


@hostile
def test_a_list_of_marks_is_one_line_a_mark(text: str, tmp_path: Path) -> None:
    result = result_with(text)
    result = replace(result, data=replace(result.data, format="docx"), letter=replace(result.letter, format="odt"))
    for content in annotated.files(result, Sources(tmp_path / "letter.odt", tmp_path / "return.docx")).values():
        assert isinstance(content, str)
        assert len(content.splitlines()) == 2 + 3 and visible(text)[:100] in content
        assert not [c for c in content if unicodedata.category(c) in UNSEEN and c != "\n"]
