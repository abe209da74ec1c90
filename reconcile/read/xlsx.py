"""XLSX and XLSM workbooks: each sheet a grid of cells, with what is stored and what a person sees.

Uses openpyxl's parser a row at a time rather than its full workbook: that keeps merged ranges as ranges (a title
merged over a million cells costs nothing), and tells a formula without a cached value from an empty cell in one pass.
"""

from __future__ import annotations

import re
import warnings
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree
from openpyxl import load_workbook
from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet._reader import FORMULA_TAG, INLINE_STRING, VALUE_TAG, WorkSheetParser

from reconcile.errors import DocumentError
from reconcile.model import Cell, Document, Grid, Notice, Place, Stored
from reconcile.read.grid import MAXIMUM_CELLS, address, cells_notice, finish, hidden_notices, note_comment, without_note
from reconcile.read.number_formats import shows_time
from reconcile.read.package import open_package, refuse_entities
from reconcile.read.shown import shown_text

Position = tuple[int, int]

LAST_COLUMN = 16_384
SHOWN_LIMIT = 32_767  # what a cell can hold
# A damaged part can fail anywhere inside the parser, in any of these ways.
_DAMAGE = (
    *(ArithmeticError, AttributeError, LookupError, OSError, RuntimeError, SyntaxError, TypeError, ValueError),
    *(BadZipFile, zlib.error),
)
# The formats that a file names by number alone follow the reader's own country, which in this field is Britain.
_BRITISH = {14: "dd/mm/yyyy", 22: "dd/mm/yyyy hh:mm"}
_RAISED = "{*}rPr/{*}vertAlign[@val='superscript']"
_RAISED_RUN = "{*}r/" + _RAISED
_THREADED = re.compile(r"^\[Threaded comment\].*?\bComment:\s*", re.DOTALL)


def read(path: Path) -> Document:
    """Every worksheet of the workbook as a grid; hidden ones flagged, with a notice."""
    with open_package(path) as package:
        refuse_entities(path, package)
        if "[Content_Types].xml" not in package.namelist():
            raise DocumentError(f"{path.name}: is not an Excel workbook; save it as .xlsx.")
        _check_cells(path, package)
        grids, notices = _read_package(path, package)
    return finish(path, "xlsx", grids, notices)


def _read_package(path: Path, package: ZipFile) -> tuple[list[Grid], list[Notice]]:
    grids: list[Grid] = []
    notices: list[Notice] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of what it will not save; nothing is saved here
        try:
            with path.open("rb") as file:  # by content: openpyxl refuses names that do not end in .xlsx
                workbook = load_workbook(file, read_only=True, data_only=True, keep_links=False)
                strings = _strings(package, workbook)
                for sheet in workbook.worksheets:
                    grid, found = _read_sheet(path, package, workbook, sheet, strings)
                    grids.append(grid)
                    notices.extend(found)
        except _DAMAGE as error:
            raise DocumentError(
                f"{path.name}: is damaged or not a workbook ({type(error).__name__}); open it and save it again."
            ) from error
    return grids, notices


def _check_cells(path: Path, package: ZipFile) -> None:
    """Count cells before any is parsed, since a parser takes minutes over what a count tells in a second."""
    count = 0
    for name in package.namelist():
        if not (name.startswith("xl/worksheets/") and name.endswith(".xml")):
            continue
        with package.open(name) as stream:
            while block := stream.read(1 << 20):
                count += block.count(b"<c ")
        if count > MAXIMUM_CELLS:
            raise DocumentError(f"{path.name}: holds more than {MAXIMUM_CELLS:,} cells; save the sheets that matter.")


class _Noted(str):
    """A shared string from which raised footnote marks were taken out, and the marks."""

    __slots__ = ("notes",)
    notes: tuple[str, ...]


def _strings(package: ZipFile, workbook: Any) -> list[str]:
    """The workbook's shared strings, footnote marks told apart from the words and figures they are raised above."""
    sheets = workbook.worksheets
    strings: list[str] = list(sheets[0]._shared_strings) if sheets else []
    part = next((name for name in package.namelist() if name.lower().endswith("/sharedstrings.xml")), "")
    if not part or b"superscript" not in (source := package.read(part)):
        return strings
    root = etree.fromstring(source, _xml_parser())
    for index, item in enumerate(root.findall("{*}si")):
        if index < len(strings) and item.find(_RAISED_RUN) is not None:
            strings[index] = _noted(item)
    return strings


def _noted(item: Any) -> str:
    """The text of a rich string, a shared one or one that stands in its cell."""
    text, notes = "", []
    for run in item.findall("{*}r"):
        words = "".join(part.text or "" for part in run.findall("{*}t"))
        if run.find(_RAISED) is not None:
            words, note = without_note(text, words)
            notes.append(note)
        text += words
    noted = _Noted(text)
    noted.notes = tuple(notes)
    return noted


def _xml_parser() -> Any:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


class _Parser(WorkSheetParser):  # type: ignore[misc]  # openpyxl has no types
    """openpyxl's sheet parser, noting formulas that have no cached value and leaving formatting alone."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.uncached: list[tuple[int, int]] = []

    def parse_cell(self, element: Any) -> dict[str, Any]:
        cell: dict[str, Any] = super().parse_cell(element)
        formula = element.find(FORMULA_TAG)
        if formula is not None and cell["value"] is None:
            value = element.find(VALUE_TAG)
            text = element.get("t") == "str" and value is not None  # a formula that gives ''
            if not text:
                self.uncached.append((cell["row"] - 1, cell["column"] - 1))
        if element.get("t") == "inlineStr":
            string = element.find(INLINE_STRING)
            if string is not None and string.find(_RAISED_RUN) is not None:
                cell["value"] = _noted(string)
        return cell

    def parse_formatting(self, element: Any) -> None:
        """Conditional formats change no value."""

    def parse_extensions(self, element: Any) -> None:
        """Nor do extensions."""

    def parse_sheet_protection(self, element: Any) -> None:
        """A protected sheet can still be read."""


@dataclass(frozen=True, slots=True)
class _Style:
    """What a cell's style says of it."""

    number_format: str
    bold: bool
    indent: int


@dataclass(slots=True)
class _Styles:
    """The workbook's cell styles, looked up once each."""

    workbook: Any
    known: dict[int, _Style] = field(default_factory=dict)

    def __getitem__(self, index: int) -> _Style:
        if index not in self.known:
            self.known[index] = self._look_up(index)
        return self.known[index]

    def _look_up(self, index: int) -> _Style:
        styles = self.workbook._cell_styles
        if not 0 <= index < len(styles):
            return _Style("General", False, 0)
        style = styles[index]
        font = self.workbook._fonts[style.fontId]
        alignment = self.workbook._alignments[style.alignmentId]
        return _Style(
            number_format=_format_of(self.workbook, style.numFmtId),
            bold=bool(font.b),
            indent=int(alignment.indent or 0) if alignment is not None else 0,
        )


def _format_of(workbook: Any, number: int) -> str:
    from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

    if number < BUILTIN_FORMATS_MAX_SIZE:
        return _BRITISH.get(number) or str(BUILTIN_FORMATS.get(number, "General")).replace('"$"', '"£"')
    formats = workbook._number_formats
    index = number - BUILTIN_FORMATS_MAX_SIZE
    return str(formats[index]) if index < len(formats) else "General"


def _read_sheet(
    path: Path, package: ZipFile, workbook: Any, sheet: Any, strings: Sequence[str]
) -> tuple[Grid, list[Notice]]:
    with package.open(sheet._worksheet_path) as source:
        parser = _Parser(
            source,
            strings,
            data_only=True,
            epoch=workbook.epoch,
            date_formats=workbook._date_formats,
            timedelta_formats=workbook._timedelta_formats,
        )
        rows = [cell for _, cells in parser.parse() for cell in cells if not _blank(cell["value"])]
    comments = _comments(package, sheet._worksheet_path)
    spans, covered = _merges(parser, {(cell["row"] - 1, cell["column"] - 1) for cell in rows})
    hidden_rows = _hidden_rows(parser)
    hidden_columns = _hidden_columns(parser)
    styles = _Styles(workbook)
    cells: dict[tuple[int, int], Cell] = {}
    errors: list[Place] = []
    for raw in rows:
        row, column = position = raw["row"] - 1, raw["column"] - 1
        if position in covered:
            continue  # what lies under a merged cell is not shown
        style = styles[raw["style_id"]]
        place = Place(file=path.name, sheet=sheet.title, cell=address(row, column))
        stored, shown = _content(raw["value"], raw["data_type"], style.number_format)
        if raw["data_type"] == "e":
            errors.append(place)
        height, width = spans.get(position, (1, 1))
        cells[position] = Cell(
            row=row,
            column=column,
            stored=stored,
            shown=shown,
            place=place,
            number_format=style.number_format,
            comment=note_comment(comments.pop(position, ""), getattr(raw["value"], "notes", ())),
            rows=height,
            columns=width,
            hidden=row in hidden_rows or column in hidden_columns,
            bold=style.bold,
            indent=style.indent,
        )
    for (row, column), comment in comments.items():
        place = Place(file=path.name, sheet=sheet.title, cell=address(row, column))
        hidden = row in hidden_rows or column in hidden_columns
        cells[row, column] = Cell(row, column, None, "", place, comment=comment, hidden=hidden)
    hidden = sheet.sheet_state != "visible"
    notices: list[Notice] = []
    if not hidden:
        missing = [Place(file=path.name, sheet=sheet.title, cell=address(*position)) for position in parser.uncached]
        notices += cells_notice("{cells}: a formula without a stored value; open the workbook and save it.", missing)
        notices += cells_notice("{cells}: shows an error, not a value.", errors)
        lost_rows = sorted({row for row, _ in cells if row in hidden_rows})
        lost_columns = sorted({column for _, column in cells if column in hidden_columns})
        notices += hidden_notices(sheet.title, path.name, lost_rows, lost_columns)
    return Grid(sheet.title, cells, Place(file=path.name, sheet=sheet.title), hidden), notices


def _blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _content(value: Any, data_type: str, number_format: str) -> tuple[Stored, str]:
    """What is stored, and what is shown."""
    if data_type == "e":
        return None, str(value)
    shown = shown_text(value, number_format)[:SHOWN_LIMIT]
    if isinstance(value, timedelta):
        return value.total_seconds() / 86_400, shown  # a duration is stored in days
    if isinstance(value, datetime) and value.time() == time() and not shows_time(number_format):
        return value.date(), shown
    if isinstance(value, str):
        return str(value), shown
    if isinstance(value, (bool, int, float, date, datetime, time)):
        return value, shown
    return str(value), str(value)


def _merges(
    parser: Any, filled: set[tuple[int, int]]
) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """The span of each merged cell by its top left position, and the filled positions that merged cells cover."""
    spans: dict[Position, tuple[int, int]] = {}
    covered: set[Position] = set()
    if not parser.merged_cells:
        return spans, covered
    by_row: dict[int, list[int]] = {}
    for row, column in filled:
        by_row.setdefault(row, []).append(column)
    for merged in parser.merged_cells.mergeCell:
        top, left = merged.min_row - 1, merged.min_col - 1
        bottom, right = merged.max_row - 1, merged.max_col - 1
        spans[top, left] = (bottom - top + 1, right - left + 1)
        rows = range(top, bottom + 1) if bottom - top < len(by_row) else sorted(by_row)
        for row in rows:
            if top <= row <= bottom:
                covered.update((row, c) for c in by_row.get(row, ()) if left <= c <= right and (row, c) != (top, left))
    return spans, covered


def _hidden_rows(parser: Any) -> frozenset[int]:
    return frozenset(
        int(row) - 1
        for row, options in parser.row_dimensions.items()
        if _true(options.get("hidden")) or options.get("ht") == "0"
    )


def _hidden_columns(parser: Any) -> frozenset[int]:
    hidden: set[int] = set()
    for options in parser.column_dimensions.values():
        if _true(options.get("hidden")) or options.get("width") == "0":
            first = int(options["min"])
            hidden.update(range(first - 1, min(int(options["max"]), LAST_COLUMN)))
    return frozenset(hidden)


def _true(text: object) -> bool:
    return text in ("1", "true")


def _comments(package: ZipFile, sheet_path: str) -> dict[tuple[int, int], str]:
    """The comments of a sheet by position, the author's name and Excel's own preamble left out."""
    names = set(package.namelist())
    relations = get_rels_path(sheet_path)
    if relations not in names:
        return {}
    found: dict[tuple[int, int], str] = {}
    for relation in get_dependents(package, relations):
        if relation.Type.endswith("/comments") and relation.target in names:
            found.update(_comment_part(package.read(relation.target)))
    return found


def _comment_part(source: bytes) -> Mapping[tuple[int, int], str]:
    root = etree.fromstring(source, _xml_parser())
    authors = [element.text or "" for element in root.iter("{*}author")]
    found = {}
    for element in root.iter("{*}comment"):
        text = "".join(part.text or "" for part in element.iter("{*}t")).strip()
        index = element.get("authorId", "")
        author = authors[int(index)] if index.isdigit() and int(index) < len(authors) else ""
        if author and text.startswith(author + ":"):
            text = text[len(author) + 1 :].strip()
        row, column = coordinate_to_tuple(element.get("ref", "A1"))
        found[row - 1, column - 1] = _THREADED.sub("", text)
    return found
