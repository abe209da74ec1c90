"""Reading: one module a document format, each with `read(path) -> Document`; this one chooses among them."""

from __future__ import annotations

import zipfile
from importlib import import_module
from pathlib import Path
from typing import cast

from reconcile.errors import DocumentError
from reconcile.model import Document

# What a file is called -> the module that reads it. What it holds decides first; see `kind_of`.
READERS = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".ods": "ods",
    ".csv": "csv",
    ".tsv": "csv",
}

MOST_UNPACKED = 400 * 1024 * 1024  # bytes: the largest honest workbook seen unpacks to a tenth of this
_MOST_ENTRIES = 20_000
_MOST_RATIO = 400  # packed to unpacked, for an entry big enough to matter
_LARGEST_PLAIN = 200 * 1024 * 1024  # bytes of a PDF, text or CSV file

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_PDF = b"%PDF-"


def read(path: Path) -> Document:
    """Read a letter or a return of any kind that is known."""
    path = Path(path)
    module = import_module(f"reconcile.read.{kind_of(path)}")
    return cast(Document, module.read(path))


def kind_of(path: Path) -> str:
    """The name of the module that reads this file, from its content and then from its extension."""
    head = _head(path)
    suffix = path.suffix.casefold()
    if _PDF in head[:1024]:
        return "pdf"
    if head.startswith(_OLE):
        raise DocumentError(f"{path.name}: {_old_office(path)}")
    if head.startswith((_ZIP, _EMPTY_ZIP)):
        return _kind_of_archive(path)
    named = READERS.get(suffix)
    if named in ("text", "csv"):
        _refuse_binary(path, head)
        return named
    if named is not None:
        raise DocumentError(f"{path.name}: is not a {suffix[1:].upper()} file or is damaged; open it and save it again")
    if suffix in (".doc", ".xls", ".rtf", ".odt", ".xlsb", ".ppt", ".pptx", ".html", ".htm"):
        raise DocumentError(f"{path.name}: {suffix[1:].upper()} files are not read; {_advice(suffix)}")
    if _looks_like_text(head):
        return "text"
    raise DocumentError(
        f"{path.name}: unknown kind of file; give a letter as PDF, DOCX or text and a return as XLSX, ODS, CSV or PDF"
    )


def _head(path: Path) -> bytes:
    if not path.exists():
        raise DocumentError(f"{path.name}: no such file")
    if path.is_dir():
        raise DocumentError(f"{path.name}: is a folder; name the file in it")
    if not path.is_file():
        raise DocumentError(f"{path.name}: is not an ordinary file")
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError as error:
        raise DocumentError(f"{path.name}: cannot be read ({error.strerror or error})") from error
    if not head:
        raise DocumentError(f"{path.name}: is empty")
    if size > _LARGEST_PLAIN:
        raise DocumentError(f"{path.name}: is larger than {_LARGEST_PLAIN // 2**20} MB; give the part that matters")
    return head


def _advice(suffix: str) -> str:
    table = suffix in (".xls", ".xlsb")
    return "save it as XLSX" if table else "save it as DOCX or PDF"


def _old_office(path: Path) -> str:
    """An OLE file is an old .doc or .xls, or the wrapping of an Office file with a password."""
    with path.open("rb") as file:
        content = file.read(4 * 1024 * 1024)
    if "EncryptedPackage".encode("utf-16-le") in content or "EncryptionInfo".encode("utf-16-le") in content:
        return "is protected by a password; save a copy without it"
    if "WordDocument".encode("utf-16-le") in content:
        return "is an old Word (.doc) file, whatever its name says; save it as DOCX"
    if "Workbook".encode("utf-16-le") in content or "Book".encode("utf-16-le") in content:
        return "is an old Excel (.xls) file, whatever its name says; save it as XLSX"
    return "is an old Office file (.doc or .xls) or protected by a password; save it as DOCX or XLSX without one"


def _kind_of_archive(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _refuse_bomb(path, entries)
            names = {entry.filename.casefold() for entry in entries}
            encrypted = any(entry.flag_bits & 1 for entry in entries)
            mimetype = archive.read("mimetype")[:200] if "mimetype" in names and not encrypted else b""
    except DocumentError:
        raise
    except (zipfile.BadZipFile, OSError, ValueError, KeyError, NotImplementedError, RuntimeError) as error:
        raise DocumentError(f"{path.name}: is damaged and cannot be opened; ask for another copy") from error
    if encrypted:
        raise DocumentError(f"{path.name}: is protected by a password; save a copy without it")
    if any(name.startswith("word/") for name in names):
        return "docx"
    if "xl/workbook.bin" in names:
        raise DocumentError(f"{path.name}: XLSB files are not read; save it as XLSX")
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if b"opendocument.spreadsheet" in mimetype:
        return "ods"
    if b"opendocument.text" in mimetype:
        raise DocumentError(f"{path.name}: ODT files are not read; save it as DOCX or PDF")
    if any(name.startswith("ppt/") for name in names):
        raise DocumentError(f"{path.name}: PowerPoint files are not read; save it as PDF")
    raise DocumentError(f"{path.name}: is an archive (zip), not a document; unpack it and name the file in it")


def _refuse_bomb(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    total = sum(entry.file_size for entry in entries)
    swollen = any(
        entry.file_size > 20 * 1024 * 1024 and entry.file_size > _MOST_RATIO * max(entry.compress_size, 1)
        for entry in entries
    )
    if total > MOST_UNPACKED or len(entries) > _MOST_ENTRIES or swollen:
        raise DocumentError(f"{path.name}: unpacks to far more than a document would hold, so it was not opened")


def _refuse_binary(path: Path, head: bytes) -> None:
    if not _looks_like_text(head):
        raise DocumentError(f"{path.name}: does not hold text, whatever its name says; open it and save it again")


def _looks_like_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if b"\x00" in head:
        # UTF-16 without its mark: every other byte of English is nought.
        nought = head.count(b"\x00")
        return 0.3 * len(head) < nought <= 0.55 * len(head)
    control = sum(byte < 32 and byte not in (9, 10, 11, 12, 13, 26, 27) for byte in head)
    return control < 0.02 * len(head) + 1
