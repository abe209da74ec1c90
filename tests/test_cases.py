"""Every case's key is sound: its words stand once in the letter, its cells exist and hold what the key says."""

from __future__ import annotations

import csv
import re
import tomllib
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from data.example import make as example
from reconcile.model import Kind
from tests.cases import make as cases
from tests.papers.case import page_texts
from tests.papers.key import COLUMNS
from tests.scoring import addresses, content_words, read_rows, squash

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = [ROOT / "data" / "example", *(cases.FOLDER / case.name for case in cases.CASES)]
VERDICTS = {"contradiction", "agreement", "tension", "unverifiable"}
KINDS = {kind.value for kind in Kind}
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
NOTE = re.compile(r"\n\d+\r?\n [A-Z][^\n]*")  # a footnote in the text of a page: its number stands on a line alone

every_case = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


@cache
def _case(folder: Path) -> Mapping[str, str]:
    return tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))


@cache
def _cells(path: Path) -> Mapping[str, str]:
    """Each cell of a return as text, by its squashed address; hidden sheets are left out."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as lines:
            return {
                f"csv!{chr(97 + column)}{row}": value
                for row, values in enumerate(csv.reader(lines), start=1)
                for column, value in enumerate(values)
            }
    if path.suffix == ".xlsx":
        from openpyxl import load_workbook

        book = load_workbook(path)
        return {
            squash(f"{sheet.title}!{cell.coordinate}"): _as_text(cell.value)
            for sheet in book
            if sheet.sheet_state == "visible"
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }
    return _ods_cells(path)


def _as_text(value: object) -> str:
    """A stored number in every form that a key may name it by: 0.776 is also 77.6 and 78."""
    if isinstance(value, float):
        forms = (value, value * 100, value * 1000)
        return " ".join(f"{form:.{places}f} {abs(form):.{places}f}" for form in forms for places in (0, 1, 2))
    return value.strftime("%d/%m/%Y") if hasattr(value, "strftime") else str(value)


def _ods_cells(path: Path) -> Mapping[str, str]:
    from lxml import etree

    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    found = {}
    for table in root.iter("{*}table"):
        sheet = next(value for name, value in table.attrib.items() if name.endswith("}name"))
        for number, row in enumerate(table.iter("{*}table-row"), start=1):
            for column, cell in enumerate(row):
                found[squash(f"{sheet}!{chr(65 + column)}{number}")] = "".join(cell.itertext())
    return found


def test_every_folder_is_a_case_that_the_script_makes() -> None:
    made = {case.name for case in cases.CASES}
    assert {path.parent.name for path in cases.FOLDER.glob("*/case.toml")} == made


@every_case
def test_each_quote_stands_once_in_the_letter(folder: Path) -> None:
    letter = squash(" ".join(_without_margins(page_texts(folder / _case(folder)["letter"]))))
    for row in read_rows(folder / "gold.csv"):
        assert letter.count(squash(row["quote"])) == 1, row["quote"]


def _without_margins(pages: list[str]) -> list[str]:
    """Footnotes, page numbers and running heads interrupt a sentence that crosses the page end: notes go last."""
    kept, notes = [], []
    for number, page in enumerate(pages):
        notes += NOTE.findall(page)
        lines = NOTE.sub("", page).splitlines()
        lines = [line for line in lines if not re.match(r"Page \d|Illustrative document", line.strip())]
        kept.append("\n".join(lines[1:] if number and len(pages) > 1 else lines))
    return kept + notes


@every_case
def test_the_key_has_the_columns_and_words_of_a_key(folder: Path) -> None:
    rows = read_rows(folder / "gold.csv")
    assert tuple(rows[0]) == COLUMNS
    assert [row["id"] for row in rows] == [f"g{number:02}" for number in range(1, len(rows) + 1)]
    for row in rows:
        assert row["verdict"] in VERDICTS
        assert row["kind"] in KINDS
        assert row["why"].endswith(".")
        decided = row["verdict"] != "unverifiable" and row["kind"] != "internal"
        assert bool(row["cells"]) == bool(row["data_label"]) == decided, row["id"]


@every_case
def test_the_cells_exist_and_hold_what_the_key_says(folder: Path) -> None:
    path = folder / _case(folder)["data"]
    if path.suffix == ".pdf":
        _check_pdf(path, read_rows(folder / "gold.csv"))
        return
    cells = _cells(path)
    for row in read_rows(folder / "gold.csv"):
        named = addresses(row["cells"])
        assert named <= cells.keys(), (row["id"], named - cells.keys())
        if named:
            _check_value(row, " ".join(cells[address] for address in named))


def _check_pdf(path: Path, rows: list[dict[str, str]]) -> None:
    pages = [squash(text) for text in page_texts(path)]
    for row in (row for row in rows if row["cells"]):
        page = int(re.split("[&|]", row["cells"])[0].removeprefix("pdf!p"))
        assert squash(row["data_label"]) in pages[page - 1], row["id"]
        for word in NUMBER.findall(row["data_value"]):
            assert word in "".join(page_texts(path)), (row["id"], word)


def _check_value(row: dict[str, str], held: str) -> None:
    """Loosely: the first number of the key's value, or most of its words, stand in the cells."""
    held = "nil" if held == "-" else held.replace(",", "")
    numbers = NUMBER.findall(row["data_value"].replace(" forces", ""))
    if row["kind"] in ("quantity", "trend") and "Yes" in held:  # a count of answers stands in no cell
        numbers = []
    if numbers:
        assert numbers[0].replace(",", "") in held, (row["id"], row["data_value"], held[:200])
    elif held.strip() != "\u2713":  # a tick says it by the column it stands in
        said = content_words(re.sub(r"\(.*", "", row["data_value"]).replace("Not provided", "not provided"))
        assert said & content_words(held) or squash(row["data_value"]) in squash(held), (row["id"], held[:200])


@every_case
def test_the_labels_of_an_xlsx_are_those_of_the_row(folder: Path) -> None:
    path = folder / _case(folder)["data"]
    if path.suffix in (".pdf", ".csv"):
        pytest.skip("labels of PDF returns are checked with the value; CSV labels repeat")
    everything = " ".join(_cells(path).values())
    known = content_words(everything)
    for row in read_rows(folder / "gold.csv"):
        assert content_words(row["data_label"]) <= known, row["id"]


@every_case
def test_the_scripts_make_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    if folder.name == "example":
        example.make(tmp_path)
        made = tmp_path
    else:
        cases.make((folder.name,), tmp_path)
        made = tmp_path / folder.name
    for path in sorted(made.iterdir()):
        assert path.read_bytes() == (folder / path.name).read_bytes(), path.name


def test_the_example_has_contradictions_of_eight_kinds_and_many_agreements() -> None:
    rows = read_rows(ROOT / "data" / "example" / "gold.csv")
    kinds = {row["kind"] for row in rows if row["verdict"] == "contradiction"}
    assert len(kinds) >= 8
    assert sum(row["verdict"] == "agreement" for row in rows) >= 15


def test_the_two_letters_of_the_example_have_the_same_words() -> None:
    folder = ROOT / "data" / "example"
    document = squash(page_texts(folder / "letter.docx")[0])
    for row in read_rows(folder / "gold.csv"):
        assert document.count(squash(row["quote"])) == 1, row["quote"]
