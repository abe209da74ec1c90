"""Text files: paragraphs, headings, bullets, encodings."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.errors import DocumentError
from reconcile.model import Document, Role
from reconcile.read import text as reader


def read(tmp_path: Path, content: str | bytes) -> Document:
    path = tmp_path / "letter.txt"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return reader.read(path)


def pairs(document: Document) -> list[tuple[str, str]]:
    return [(p.role.value, p.text) for p in document.passages]


LETTER = """HMIC
4 Chandler Row, Oldferry OF1 2BB

14 May 2014

Dear Mr Example

PREVENTING CRIME

We came in May and found that the force deals well with anti-
social behaviour. It has 214 officers
for that purpose.

Training and skills

The force:
- has trained all of its
  call-handlers;
* has 12 analysts; and
• keeps no record.

1. It should keep one.
2. It should publish it.

How well does it look after victims?
====================================
It does so well.

Yours sincerely

Jane Other
"""


def test_a_letter(tmp_path: Path) -> None:
    document = read(tmp_path, LETTER)
    assert [pair for pair in pairs(document) if pair[0] != "letterhead"] == [
        ("heading", "PREVENTING CRIME"),
        (
            "body",
            "We came in May and found that the force deals well with anti-social behaviour. It has 214 officers"
            " for that purpose.",
        ),
        ("heading", "Training and skills"),
        ("body", "The force:"),
        ("bullet", "has trained all of its call-handlers;"),
        ("bullet", "has 12 analysts; and"),
        ("bullet", "keeps no record."),
        ("body", "1. It should keep one."),
        ("body", "2. It should publish it."),
        ("heading", "How well does it look after victims?"),
        ("body", "It does so well."),
    ]
    assert {p.stem for p in document.passages if p.role is Role.BULLET} == {"The force:"}
    frame = [p.text for p in document.passages if p.role is Role.LETTERHEAD]
    assert frame[-2:] == ["Yours sincerely", "Jane Other"]
    assert [p.place.paragraph for p in document.passages if p.role is Role.BODY][:2] == [1, 2]


def test_markdown_headings_have_their_level(tmp_path: Path) -> None:
    document = read(tmp_path, "# Title of it\n\n## Part of it\nThe force has a plan.\n")
    assert [(p.role, p.level) for p in document.passages[:2]] == [(Role.HEADING, 1), (Role.HEADING, 2)]
    assert document.passages[2].headings == ("Title of it", "Part of it")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    line = "The force’s café cost £3m – no more."
    assert read(tmp_path, f"{line}\n\n{line}".encode(encoding)).passages[0].text == line


def test_form_feeds_are_page_breaks_and_line_ends_may_be_of_any_kind(tmp_path: Path) -> None:
    document = read(tmp_path, "The first page\r\nsays this.\r\n\r\n1\r\n\fThe second page says that.\r")
    assert document.pages == 2
    assert [(p.role.value, p.place.page) for p in document.passages] == [("body", 1), ("margin", 1), ("body", 2)]
    assert document.passages[0].text == "The first page says this."


@pytest.mark.parametrize(
    "rows",
    [
        "Measure        2013      2014\nOfficers       1,204     1,190\nPCSOs          98        90",
        "Measure\t2013\t2014\nOfficers\t1,204\t1,190\nPCSOs\t98\t90",
        "| Measure | 2013 | 2014 |\n|---|---|---|\n| Officers | 1,204 | 1,190 |\n| PCSOs | 98 | 90 |",
    ],
)
def test_a_table_set_with_spaces_is_rows(tmp_path: Path, rows: str) -> None:
    document = read(tmp_path, f"These are the figures of the force for two years.\n\n{rows}\n\nThat is all of them.\n")
    assert [p.text for p in document.passages if p.role is Role.TABLE] == [
        "Measure | 2013 | 2014",
        "Officers | 1,204 | 1,190",
        "PCSOs | 98 | 90",
    ]


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no text"):
        read(tmp_path, " \n\n ")
