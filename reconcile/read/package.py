"""Opening the zip packages that XLSX and ODS files are, without trusting them."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reconcile.errors import DocumentError

# The largest return published for 43 forces holds some 20 MiB of XML; ten times that is no return.
MAXIMUM_BYTES = 200 * 1024 * 1024
MAXIMUM_PARTS = 5_000
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # an encrypted XLSX, or an old .xls

# what a damaged package may raise while it is read
_BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)


@contextmanager
def open_package(path: Path) -> Iterator[zipfile.ZipFile]:
    """The package at `path`, its size when unpacked checked; what goes wrong is a DocumentError.

    The zip reader gives no part more bytes than its header declares, so the declared sizes can be relied on as a limit.
    """
    try:
        with path.open("rb") as file:
            start = file.read(8)
    except OSError as error:
        raise DocumentError(f"{path.name}: cannot be opened ({error.strerror}).") from error
    if start == OLE_MAGIC:
        raise DocumentError(
            f"{path.name}: is protected by a password, or in an old Excel format; save it as .xlsx without a password."
        )
    if not start:
        raise DocumentError(f"{path.name}: the file is empty.")
    try:
        with zipfile.ZipFile(path) as package:
            _check_size(path, package)
            yield package
    except _BROKEN as error:
        raise DocumentError(f"{path.name}: is damaged or not a spreadsheet; open it and save it again.") from error


def _check_size(path: Path, package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    if len(parts) > MAXIMUM_PARTS or sum(part.file_size for part in parts) > MAXIMUM_BYTES:
        raise DocumentError(
            f"{path.name}: unpacks to more than {MAXIMUM_BYTES // 1024 // 1024} MiB; save the sheets that matter alone."
        )
    if any(part.flag_bits & 0x1 for part in parts):
        raise DocumentError(f"{path.name}: is protected by a password; save it without one.")


def refuse_entities(path: Path, package: zipfile.ZipFile) -> None:
    """Office packages have no document type: one that declares entities was made to harm."""
    for part in package.infolist():
        if not part.filename.lower().endswith((".xml", ".rels")):
            continue
        with package.open(part) as stream:
            head = stream.read(4096)
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head or "<!DOCTYPE".encode("utf-16-le") in head:
            raise DocumentError(f"{path.name}: {part.filename} declares a document type, which no spreadsheet does.")
