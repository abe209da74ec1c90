"""CSV files as survey tools and spreadsheets write them: one grid of text cells, addressed by record."""

from __future__ import annotations

import csv as records
import io
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from reconcile.errors import DocumentError
from reconcile.model import Cell, Document, Grid, Notice, Place
from reconcile.read.grid import MAXIMUM_CELLS, address, finish

SHEET = "csv"
MAXIMUM_BYTES = 100 * 1024 * 1024
FIELD_LIMIT = 1_000_000
DELIMITERS = (",", ";", "\t", "|")
SAMPLE = 64 * 1024
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # Excel's own way to name the delimiter


def read(path: Path) -> Document:
    """The file as one grid. Values stay text; rows count records, as a spreadsheet would number them."""
    text, notices = _decode(path, _bytes(path))
    declared = _SEPARATOR_LINE.match(text)
    if declared:
        text, delimiter = text[declared.end() :], declared.group(1)
    else:
        delimiter = _delimiter(text)
    rows = _rows(path, text, delimiter)
    cells: dict[tuple[int, int], Cell] = {}
    for row, fields in enumerate(rows):
        for column, stored in enumerate(fields):
            if stored.strip():
                place = Place(file=path.name, sheet=SHEET, cell=address(row, column))
                cells[row, column] = Cell(row, column, stored, stored.strip(), place)
    return finish(path, "csv", [Grid(SHEET, cells, Place(file=path.name, sheet=SHEET))], notices)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAXIMUM_BYTES:
            raise DocumentError(f"{path.name}: is larger than {MAXIMUM_BYTES // 1024 // 1024} MiB; no return is.")
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(f"{path.name}: cannot be opened ({error.strerror}).") from error


def _decode(path: Path, raw: bytes) -> tuple[str, list[Notice]]:
    """The text of the file: by its byte order mark, else UTF-8, else the Windows code page."""
    encodings: tuple[str, ...]
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16",)
    elif _looks_utf16(raw):
        encodings = ("utf-16-le" if raw[1:2] == b"\0" else "utf-16-be",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text.lstrip("\ufeff"), []
    text = raw.decode("cp1252", errors="replace")
    if "\0" in text:
        raise DocumentError(f"{path.name}: is not a text file; a CSV return is.")
    notice = Notice(f"{path.name}: some characters could not be read and are shown as '\ufffd'.", Place(path.name))
    return text, [notice]


def _looks_utf16(raw: bytes) -> bool:
    head = raw[:400]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = max(1, len(head) // 2)
    return len(head) >= 4 and (odd > 0.7 * half > even or even > 0.7 * half > odd)


def _delimiter(text: str) -> str:
    """The delimiter that cuts the records most evenly into the most fields; a comma where none does.

    The standard library's own sniffer is led astray by commas inside answers, so each candidate is tried on the
    records themselves, quotation marks obeyed.
    """
    sample = text[:SAMPLE]
    scores = [(_evenness(sample, delimiter, len(text) > SAMPLE), delimiter) for delimiter in DELIMITERS]
    best = max(score for score, _ in scores)
    return next(delimiter for score, delimiter in scores if score == best)


def _evenness(sample: str, delimiter: str, cut: bool) -> tuple[float, int]:
    try:
        widths = [len(fields) for fields in _parse(sample, delimiter) if any(field.strip() for field in fields)]
    except records.Error:
        return (0.0, 0)
    widths = widths[:-1] if cut and len(widths) > 1 else widths
    if not widths:
        return (0.0, 0)
    several = Counter(width for width in widths if width > 1)
    if not several:
        return (0.0, 0)
    usual, _ = max(several.items(), key=lambda pair: (pair[1] * (pair[0] - 1), pair[0]))
    near = sum(1 for width in widths if width == usual) / len(widths)
    return (round(near, 2), usual)


def _parse(text: str, delimiter: str) -> list[list[str]]:
    return list(records.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=False))


def _rows(path: Path, text: str, delimiter: str) -> Sequence[list[str]]:
    before = records.field_size_limit(FIELD_LIMIT)
    try:
        rows = _parse(text, delimiter)
    except records.Error as error:
        raise DocumentError(f"{path.name}: cannot be read as CSV ({error}); check its quotation marks.") from error
    finally:
        records.field_size_limit(before)
    if sum(map(len, rows)) > MAXIMUM_CELLS:
        raise DocumentError(f"{path.name}: holds more than {MAXIMUM_CELLS:,} cells; no return does.")
    return rows
