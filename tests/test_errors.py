"""What a person can get wrong: each is one line that names the file, exit code 2, and nothing is written."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reconcile.cli import main

LETTER = """\
Fenland Constabulary

Dear Chief Constable

Inspection of rural crime

How well does the force deal with rural crime?

Fenland Constabulary has a written strategy for rural crime. In the 12 months to 31 March 2014 the force
recorded 1,240 thefts of farm machinery. It employs 36 rural crime officers.
"""

RETURN = """\
Question,Fenland Constabulary
Does the force have a written rural crime strategy?,Yes
Thefts of farm machinery recorded in the 12 months to 31 March 2014,1240
Rural crime officers employed,36
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("letter.txt").write_text(LETTER, encoding="utf-8")
    Path("return.csv").write_text(RETURN, encoding="utf-8")
    return tmp_path


def empty(path: Path) -> None:
    path.write_bytes(b"")


def nonsense(path: Path) -> None:
    path.write_bytes(random.Random(7).randbytes(4000))


def encrypted_pdf(path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), encrypt=StandardEncryption("secret", ownerPassword="owner", canPrint=0))
    canvas.drawString(72, 700, "Fenland Constabulary employs 36 rural crime officers.")
    canvas.save()


def scanned_pdf(path: Path) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path))
    for shade in (120, 180):
        canvas.drawImage(ImageReader(Image.new("L", (300, 400), shade)), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()


def cut_short_pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog")


def old_word(path: Path) -> None:
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1500) + "WordDocument".encode("utf-16-le") + bytes(500)
    )


def some_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as bundle:
        bundle.writestr("hello.txt", "hello")


def workbook_without_a_table(path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    book.active["B2"] = "Notes to follow."
    book.save(path)


def empty_workbook(path: Path) -> None:
    from openpyxl import Workbook

    Workbook().save(path)


def nothing(path: Path) -> None:
    """The file is not there."""


def a_folder(path: Path) -> None:
    path.mkdir()


Make = Callable[[Path], None]

LETTERS: list[tuple[str, Make, str]] = [
    ("lost.pdf", nothing, "no such file|not found|does not exist|there is no"),
    ("folder.pdf", a_folder, "folder|directory"),
    ("empty.pdf", empty, "empty"),
    ("empty.txt", empty, "empty"),
    ("locked.pdf", encrypted_pdf, "password|encrypted"),
    ("scan.pdf", scanned_pdf, "scan|picture|image"),
    ("short.pdf", cut_short_pdf, "damaged|cannot be read|not a"),
    ("old.docx", old_word, r"\.doc\b|older|Word 97"),
    ("bundle.docx", some_zip, "not a|damaged|cannot"),
    ("noise.docx", nonsense, "not a|damaged|cannot|kind"),
    ("letter.odd", nonsense, "kind|format|not a"),
]

RETURNS: list[tuple[str, Make, str]] = [
    ("lost.xlsx", nothing, "no such file|not found|does not exist|there is no"),
    ("empty.csv", empty, "empty"),
    ("blank.xlsx", empty_workbook, "no table|no sheet"),
    ("notes.xlsx", workbook_without_a_table, "no table"),
    ("locked.pdf", encrypted_pdf, "password|encrypted"),
    ("scan.pdf", scanned_pdf, "scan|picture|image|no table"),
    ("bundle.xlsx", some_zip, "not a|damaged|cannot"),
    ("noise.xlsx", nonsense, "not a|damaged|cannot|kind"),
]


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Run it, see that it is refused as every error is, and give the line."""
    before = sorted(Path().rglob("*"))
    code = main(arguments)
    told = capsys.readouterr()
    assert (code, told.out) == (2, "")
    assert told.err.startswith("reconcile: ") and told.err.count("\n") == 1
    assert "fault in reconcile" not in told.err and "Traceback" not in told.err
    assert sorted(Path().rglob("*")) == before
    return told.err


def matches(words: str, line: str) -> bool:
    import re

    return re.search(words, line, re.IGNORECASE) is not None


def test_the_documents_are_good_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "letter.txt", "return.csv", "--no-model"]) == 0
    assert Path("reports/letter/comparisons.csv").exists()


@pytest.mark.parametrize(("name", "make", "words"), LETTERS, ids=[name for name, _, _ in LETTERS])
def test_a_letter_that_cannot_be_read(name: str, make: Make, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    make(Path(name))
    line = refused(["compare", name, "return.csv", "--no-model"], capsys)
    assert name in line and matches(words, line), line


@pytest.mark.parametrize(("name", "make", "words"), RETURNS, ids=[name for name, _, _ in RETURNS])
def test_a_return_that_cannot_be_read(name: str, make: Make, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    make(Path(name))
    line = refused(["compare", "letter.txt", name, "--no-model"], capsys)
    assert name in line and matches(words, line), line


def test_a_return_for_another_force(capsys: pytest.CaptureFixture[str]) -> None:
    other = RETURN.replace("Fenland", "Dunmoor")
    Path("return.csv").write_text(other, encoding="utf-8")
    line = refused(["compare", "letter.txt", "return.csv", "--no-model"], capsys)
    assert "Fenland" in line and "Dunmoor" in line, line


def test_a_force_that_neither_document_names(capsys: pytest.CaptureFixture[str]) -> None:
    line = refused(["compare", "letter.txt", "return.csv", "--no-model", "--force", "Dunmoor Constabulary"], capsys)
    assert "Dunmoor" in line, line


def test_reports_into_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    Path("taken").write_text("x")
    line = refused(["compare", "letter.txt", "return.csv", "--no-model", "--out", "taken"], capsys)
    assert "taken: is a file" in line


@pytest.mark.parametrize("name", ["lost.pdf", "empty.csv", "locked.pdf"])
def test_findings_refuses_alike(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    make = {n: m for n, m, _ in (*LETTERS, *RETURNS)}[name]
    make(Path(name))
    assert name in refused(["findings", name], capsys)
