"""Which module reads a file, and what is said of files that none can."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from reconcile.errors import DocumentError
from reconcile.read import READERS, kind_of, read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LINE = "The force has a strategy, and it is known to all who work there.\n"


def archive(path: Path, *names: str, mimetype: str = "") -> Path:
    with zipfile.ZipFile(path, "w") as package:
        if mimetype:
            package.writestr("mimetype", mimetype)
        for name in names:
            package.writestr(name, "<x/>")
    return path


@pytest.mark.parametrize(
    ("name", "parts", "mimetype", "expected"),
    [
        ("letter.docx", ["word/document.xml"], "", "docx"),
        ("return.xlsx", ["xl/workbook.xml"], "", "xlsx"),
        ("return.ods", ["content.xml"], "application/vnd.oasis.opendocument.spreadsheet", "ods"),
        ("letter.xlsx", ["word/document.xml"], "", "docx"),  # what it holds decides, not what it is called
        ("return.pdf", ["xl/workbook.xml"], "", "xlsx"),
        ("return", ["xl/workbook.xml"], "", "xlsx"),
    ],
)
def test_packages_are_told_by_what_they_hold(
    tmp_path: Path, name: str, parts: list[str], mimetype: str, expected: str
) -> None:
    assert kind_of(archive(tmp_path / name, *parts, mimetype=mimetype)) == expected


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.pdf", b"%PDF-1.4\n", "pdf"),
        ("a.txt", b"%PDF-1.4\n", "pdf"),
        ("a.pdf", b"\n\n%PDF-1.7\n", "pdf"),
        ("a.txt", LINE.encode(), "text"),
        ("a.csv", b"force,value\nPellshire,3\n", "csv"),
        ("a.CSV", b"force,value\nPellshire,3\n", "csv"),
        ("letter", LINE.encode(), "text"),
        ("a.txt", LINE.encode("utf-16"), "text"),
        ("a.txt", LINE.encode("utf-16-le"), "text"),
        ("a.txt", "Café – £3m\n".encode("cp1252"), "text"),
    ],
)
def test_other_files_are_told_by_their_content_and_then_their_name(
    tmp_path: Path, name: str, content: bytes, expected: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert kind_of(path) == expected


def utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.pdf", b"", "is empty"),
        ("old.doc", OLE + b"\0" * 600 + utf16("WordDocument"), r"old Word \(\.doc\)"),
        ("renamed.docx", OLE + b"\0" * 600 + utf16("WordDocument"), r"old Word \(\.doc\).*save it as DOCX"),
        ("old.xls", OLE + b"\0" * 600 + utf16("Workbook"), r"old Excel \(\.xls\).*save it as XLSX"),
        ("locked.xlsx", OLE + b"\0" * 600 + utf16("EncryptedPackage"), "protected by a password"),
        ("locked.docx", OLE + b"\0" * 600 + utf16("EncryptionInfo"), "protected by a password"),
        ("letter.pdf", b"This is no PDF at all, it only says so.", "not a PDF file or is damaged"),
        ("return.xlsx", b"force,value\n", "not a XLSX file or is damaged"),
        ("letter.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "does not hold text"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "unknown kind of file"),
        ("letter.rtf", b"{\\rtf1 Dear Jane}", "RTF files are not read; save it as DOCX or PDF"),
        ("cut.docx", b"PK\x03\x04" + b"\0" * 40, "damaged"),
    ],
)
def test_files_that_cannot_be_read_say_why(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DocumentError, match=said) as caught:
        read(path)
    assert str(caught.value).startswith(f"{name}: ")
    assert "\n" not in str(caught.value)


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"gone\.pdf: no such file"):
        read(tmp_path / "gone.pdf")
    with pytest.raises(DocumentError, match="is a folder"):
        read(tmp_path)


@pytest.mark.parametrize("parts", [["ppt/slide.xml"], ["notes.txt"], ["xl/workbook.bin"]])
def test_packages_of_other_kinds_are_refused(tmp_path: Path, parts: list[str]) -> None:
    with pytest.raises(DocumentError, match=r"PowerPoint|archive|XLSB"):
        read(archive(tmp_path / "thing.zip", *parts))


def test_a_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"\0" * (60 * 1024 * 1024))
    assert path.stat().st_size < 100_000
    with pytest.raises(DocumentError, match="unpacks to far more"):
        read(path)


def test_entities_of_a_word_file_are_not_expanded(tmp_path: Path) -> None:
    from docx import Document

    plain, path = tmp_path / "plain.docx", tmp_path / "letter.docx"
    Document().save(str(plain))
    body = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body += (
        f'<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>Read &b;&f; here</w:t></w:r></w:p></w:body></w:document>'
    )
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            target.writestr(name, body if name == "word/document.xml" else source.read(name))
    with pytest.raises(DocumentError, match="document type"):
        read(path)


def test_every_reader_exists() -> None:
    from importlib import import_module

    for module in sorted(set(READERS.values())):
        assert callable(import_module(f"reconcile.read.{module}").read)
