"""CSV files: encodings, delimiters, quotation marks, and addresses by record."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.errors import DocumentError, NoTableError
from reconcile.model import Document
from reconcile.read import csv

ROWS = "Question,Answer\nHow many?,12\n"


def written(tmp_path: Path, text: str | bytes, encoding: str = "utf-8") -> Path:
    path = tmp_path / "return.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return path


def shown(document: Document) -> dict[str, str]:
    return {cell.place.cell: cell.shown for cell in document.tables[0].cells.values()}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    document = csv.read(written(tmp_path, "Question,Answer\nCost – in all,£12\n", encoding))
    assert shown(document) == {"A1": "Question", "B1": "Answer", "A2": "Cost – in all", "B2": "£12"}
    assert document.notices == ()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_in_spite_of_commas_in_the_text(tmp_path: Path, delimiter: str) -> None:
    rows = [
        ("No", "Question", "Answer"),
        ("1", "Is there a plan, a lead, or both?", "Yes, both"),
        ("2", "Total", "1,234"),
    ]
    text = "\r\n".join(delimiter.join(f'"{field}"' if delimiter in field else field for field in row) for row in rows)
    assert shown(csv.read(written(tmp_path, text)))["C2"] == "Yes, both"


def test_the_delimiter_a_file_declares(tmp_path: Path) -> None:
    assert shown(csv.read(written(tmp_path, "sep=;\r\nForce;Officers\r\nNorthmere;12\r\n"))) == {
        "A1": "Force",
        "B1": "Officers",
        "A2": "Northmere",
        "B2": "12",
    }


def test_a_row_is_a_record_and_not_a_line(tmp_path: Path) -> None:
    text = 'Question,Answer\n"Is there a policy?\nIf so, since when?","Yes,\n""Policy 7"" of 2012"\nNext,No\n'
    cells = shown(csv.read(written(tmp_path, text)))
    assert cells["B2"] == 'Yes,\n"Policy 7" of 2012'
    assert cells["B3"] == "No"


def test_blank_records_count_as_rows_and_ragged_rows_are_read(tmp_path: Path) -> None:
    cells = shown(csv.read(written(tmp_path, "Title\n\nForce,2013,2014\nNorthmere,1\nEastmoor,2,3,4\n")))
    assert cells == {
        "A1": "Title", "A3": "Force", "B3": "2013", "C3": "2014", "A4": "Northmere", "B4": "1",
        "A5": "Eastmoor", "B5": "2", "C5": "3", "D5": "4",
    }  # fmt: skip


def test_stored_text_is_kept_as_it_is_and_shown_stripped(tmp_path: Path) -> None:
    document = csv.read(written(tmp_path, "Force,Officers\n Northmere , 012\n"))
    cell = document.tables[0].cells[1, 1]
    assert (cell.stored, cell.shown, cell.place.reference) == (" 012", "012", "csv!B2")


def test_one_column(tmp_path: Path) -> None:
    assert shown(csv.read(written(tmp_path, "Notes\nNothing here\n"))) == {"A1": "Notes", "A2": "Nothing here"}


def test_an_odd_byte_is_a_notice(tmp_path: Path) -> None:
    document = csv.read(written(tmp_path, b"Force,Note\nNorthmere,\x81\n"))
    assert [notice.text for notice in document.notices] == [
        "return.csv: some characters could not be read and are shown as '\ufffd'."
    ]


@pytest.mark.parametrize("content", [b"", b"\n\n", b" , \n,,\n"])
def test_a_file_without_cells_holds_no_table(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(NoTableError, match=r"return\.csv"):
        csv.read(written(tmp_path, content))


def test_what_is_not_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="not a text file"):
        csv.read(written(tmp_path, b"PK\x03\x04\x00\x00\x01\x00\x02a\x00" * 50))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"no\.csv"):
        csv.read(tmp_path / "no.csv")


def test_an_open_quotation_mark_is_no_crash(tmp_path: Path) -> None:
    path = written(tmp_path, 'Force,Note\nNorthmere,"' + "x" * 2_000_000)
    with pytest.raises(DocumentError, match="quotation marks"):
        csv.read(path)
