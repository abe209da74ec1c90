"""ODS spreadsheets: each sheet a grid of cells, with what is stored and what a person sees.

Streams content.xml with lxml; docs/decisions.md ('Reading ODS') says what the ready-made readers lose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree

from reconcile.errors import DocumentError
from reconcile.model import Cell, Document, Grid, Notice, Place, Stored
from reconcile.read.grid import (
    MAXIMUM_CELLS,
    address,
    cells_notice,
    finish,
    hidden_notices,
    is_error,
    note_comment,
    without_note,
)
from reconcile.read.number_formats import is_duration
from reconcile.read.ods_styles import OFFICE, TABLE, TEXT, Styles
from reconcile.read.package import open_package, refuse_entities
from reconcile.read.shown import shown_text

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
REPEATED_ROWS = 1_000  # a row with values repeated more often than this is a slip of the hand
REPEATED_COLUMNS = 256
CELL_TEXT = 32_767  # what a cell can hold

_DURATION = re.compile(r"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?")
_TAGS = (
    f"{OFFICE}automatic-styles",
    f"{OFFICE}styles",
    f"{TABLE}table",
    f"{TABLE}table-column",
    f"{TABLE}table-row",
    f"{TABLE}table-row-group",
    f"{TABLE}table-column-group",
    f"{TABLE}table-source",
    f"{TABLE}tracked-changes",
)
_FILLED = (f"{OFFICE}value-type", f"{TABLE}formula")  # what a cell without a paragraph may still hold


def read(path: Path) -> Document:
    """Every sheet of the file as a grid; hidden ones flagged, with a notice."""
    with open_package(path) as package:
        _check(path, package)
        try:
            styles = Styles()
            if "styles.xml" in package.namelist():
                _read_styles(package, styles)
            grids, notices = _read_content(path, package, styles)
        except etree.XMLSyntaxError as error:
            raise DocumentError(f"{path.name}: is damaged ({error.msg}); open it and save it again.") from error
    return finish(path, "ods", grids, notices)


def _check(path: Path, package: ZipFile) -> None:
    names = package.namelist()
    if "content.xml" not in names:
        raise DocumentError(f"{path.name}: is not an OpenDocument spreadsheet; save it as .ods.")
    if "META-INF/manifest.xml" in names and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise DocumentError(f"{path.name}: is protected by a password; save it without one.")
    refuse_entities(path, package)


def _parse(source: Any, events: tuple[str, ...], tags: tuple[str, ...]) -> Any:
    return etree.iterparse(
        source, events=events, tag=tags, resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False
    )


def _read_styles(package: ZipFile, styles: Styles) -> None:
    with package.open("styles.xml") as source:
        for _, element in _parse(source, ("end",), _TAGS[:2]):
            for child in element:
                styles.add(child)
            element.clear()


@dataclass(slots=True)
class _Sheet:
    """A sheet while its rows come in."""

    name: str
    file: str
    hidden: bool
    foreign: bool = False  # a copy of another file's sheet, kept for links
    row: int = 0
    column: int = 0
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    column_styles: dict[int, str] = field(default_factory=dict)
    errors: list[Place] = field(default_factory=list)
    uncached: list[Place] = field(default_factory=list)
    cut: list[Place] = field(default_factory=list)  # repeated cells not all taken over

    def place(self, row: int, column: int) -> Place:
        return Place(file=self.file, sheet=self.name, cell=address(row, column))


def _read_content(path: Path, package: ZipFile, styles: Styles) -> tuple[list[Grid], list[Notice]]:
    grids: list[Grid] = []
    notices: list[Notice] = []
    sheet: _Sheet | None = None
    depth = 0  # of tables: a table inside a cell is not a sheet
    hiding: list[bool] = []  # the groups of rows or columns around, and whether each is folded away
    total = 0
    with package.open("content.xml") as source:
        for event, element in _parse(source, ("start", "end"), _TAGS):
            tag = element.tag
            if tag == f"{TABLE}table":
                depth += 1 if event == "start" else -1
                if event == "start" and depth == 1:
                    name = element.get(f"{TABLE}name", f"Sheet{len(grids) + 1}")
                    sheet = _Sheet(name, path.name, element.get(f"{TABLE}style-name") in styles.hidden_tables)
                elif event == "end" and depth == 0 and sheet is not None:
                    if not sheet.foreign:
                        grids.append(Grid(sheet.name, sheet.cells, Place(path.name, sheet=sheet.name), sheet.hidden))
                        notices.extend(_notices(sheet))
                    total += len(sheet.cells)
                    sheet = None
                    _release(element)
            elif tag.endswith("-group"):
                _group(hiding, element, event)
            elif event == "start":
                continue
            elif tag in _TAGS[:2]:
                for child in element:
                    styles.add(child)
                _release(element)
            elif tag == f"{TABLE}tracked-changes":
                _release(element)
            elif sheet is not None and depth == 1:
                if tag == f"{TABLE}table-source":
                    sheet.foreign = True
                elif tag == f"{TABLE}table-column":
                    _take_column(sheet, element, any(hiding))
                elif tag == f"{TABLE}table-row":
                    _take_row(sheet, element, styles, any(hiding))
                    if total + len(sheet.cells) > MAXIMUM_CELLS:
                        raise DocumentError(
                            f"{path.name}: holds more than {MAXIMUM_CELLS:,} cells; save the sheets that matter."
                        )
                    _release(element)
    return grids, notices


def _release(element: Any) -> None:
    """Give the memory of an element and its finished neighbours back."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _group(hiding: list[bool], element: Any, event: str) -> None:
    if event == "start":
        hiding.append(element.get(f"{TABLE}display") == "false")
    elif hiding:
        hiding.pop()


def _notices(sheet: _Sheet) -> list[Notice]:
    if sheet.hidden:
        return []
    rows = sorted({row for row, _ in sheet.cells if row in sheet.hidden_rows})
    columns = sorted({column for _, column in sheet.cells if column in sheet.hidden_columns})
    return [
        *cells_notice("{cells}: a formula without a stored value; open the file and save it.", sheet.uncached),
        *cells_notice("{cells}: shows an error, not a value.", sheet.errors),
        *cells_notice("{cells}: repeated more often than any return would; the rest passed over.", sheet.cut),
        *hidden_notices(sheet.name, sheet.file, rows, columns),
    ]


# --- columns and rows -------------------------------------------------------------------------------


def _repeats(element: Any, name: str, limit: int) -> int:
    text = element.get(f"{TABLE}{name}")
    if text is None:
        return 1
    return max(1, min(int(text), limit)) if text.isdigit() and len(text) < 10 else 1


def _is_hidden(element: Any) -> bool:
    return element.get(f"{TABLE}visibility", "visible") in ("collapse", "filter")


def _take_column(sheet: _Sheet, element: Any, folded: bool) -> None:
    repeats = _repeats(element, "number-columns-repeated", LAST_COLUMN)
    span = range(sheet.column, min(sheet.column + repeats, LAST_COLUMN))
    if folded or _is_hidden(element):
        sheet.hidden_columns.update(span)
    style = element.get(f"{TABLE}default-cell-style-name")
    if style and repeats <= REPEATED_COLUMNS:
        sheet.column_styles.update(dict.fromkeys(span, style))
    sheet.column += repeats


def _take_row(sheet: _Sheet, element: Any, styles: Styles, folded: bool) -> None:
    repeats = _repeats(element, "number-rows-repeated", LAST_ROW)
    filled = list(_cells_of_row(sheet, element, styles))
    hidden = folded or _is_hidden(element)
    copies = min(repeats, REPEATED_ROWS) if filled else 0
    for copy in range(copies):
        row = sheet.row + copy
        if hidden:
            sheet.hidden_rows.add(row)
        for cell in filled:
            _put(sheet, cell, row, hidden)
    if filled and repeats > copies:
        sheet.cut.append(sheet.place(sheet.row, filled[0].column))
    sheet.row += repeats


def _put(sheet: _Sheet, cell: Cell, row: int, hidden: bool) -> None:
    place = sheet.place(row, cell.column)
    sheet.cells[row, cell.column] = Cell(
        row=row,
        column=cell.column,
        stored=cell.stored,
        shown=cell.shown,
        place=place,
        number_format=cell.number_format,
        comment=cell.comment,
        rows=cell.rows,
        columns=cell.columns,
        hidden=hidden or cell.column in sheet.hidden_columns,
        bold=cell.bold,
        indent=cell.indent,
    )
    if is_error(cell.shown):
        sheet.errors.append(place)


def _cells_of_row(sheet: _Sheet, row: Any, styles: Styles) -> Iterator[Cell]:
    """The cells of a row that hold something, covered ones left out, before the row is repeated."""
    column = 0
    for element in row:
        if element.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            continue
        repeats = _repeats(element, "number-columns-repeated", LAST_COLUMN)
        if element.tag == f"{TABLE}table-cell" and (len(element) or any(name in element.attrib for name in _FILLED)):
            cell = _cell(sheet, element, column, styles)
            if cell is not None:
                copies = min(repeats, REPEATED_COLUMNS)
                for copy in range(copies):
                    yield _moved(cell, column + copy)
                if repeats > copies:
                    sheet.cut.append(sheet.place(sheet.row, column))
        column += repeats
        if column >= LAST_COLUMN:
            return


def _moved(cell: Cell, column: int) -> Cell:
    if column == cell.column:
        return cell
    return Cell(cell.row, column, cell.stored, cell.shown, cell.place, cell.number_format, bold=cell.bold)


# --- one cell ---------------------------------------------------------------------------------------


def _cell(sheet: _Sheet, element: Any, column: int, styles: Styles) -> Cell | None:
    notes: list[str] = []
    texts = [_text(child, styles, notes) for child in element if child.tag == f"{TEXT}p"]
    shown = "\n".join(texts)[:CELL_TEXT]
    kind = element.get(f"{OFFICE}value-type")
    annotation = element.find(f"{OFFICE}annotation")
    comment = "" if annotation is None else _comment(annotation, styles)
    if kind in (None, "string") and not shown.strip() and not element.get(f"{OFFICE}string-value", "").strip():
        if kind is None and element.get(f"{TABLE}formula"):
            sheet.uncached.append(sheet.place(sheet.row, column))
        if not comment:
            return None
    style = element.get(f"{TABLE}style-name") or sheet.column_styles.get(column, "")
    number_format = styles.number_format(style)
    stored, number_format = _stored(element, kind, shown, number_format)
    if not shown and stored is not None:
        shown = shown_text(stored, number_format)
    return Cell(
        row=sheet.row,
        column=column,
        stored=None if is_error(shown) else stored,
        shown=shown,
        place=sheet.place(sheet.row, column),
        number_format=number_format,
        comment=note_comment(comment, notes),
        rows=_repeats(element, "number-rows-spanned", LAST_ROW),
        columns=_repeats(element, "number-columns-spanned", LAST_COLUMN),
        bold=styles.bold(style),
        indent=styles.indent(style),
    )


def _stored(element: Any, kind: str | None, shown: str, number_format: str) -> tuple[Stored, str]:
    """The stored value, and the number format with what the value type adds to it."""
    try:
        if kind in ("float", "percentage", "currency"):
            value = float(element.get(f"{OFFICE}value", ""))
            whole = kind == "float" and value.is_integer() and abs(value) < 1e15
            if kind == "percentage" and "%" not in number_format:
                number_format = "0.0%"
            return (int(value) if whole else value), number_format
        if kind == "date":
            return _date(element.get(f"{OFFICE}date-value", "")), number_format or "dd/mm/yyyy"
        if kind == "time":
            return _time(element.get(f"{OFFICE}time-value", ""), number_format)
        if kind == "boolean":
            return element.get(f"{OFFICE}boolean-value") == "true", number_format
    except ValueError:
        return shown or None, number_format
    if kind == "string" and not shown:
        return element.get(f"{OFFICE}string-value") or None, number_format
    return shown or None, number_format


def _date(text: str) -> date | datetime:
    if "T" not in text:
        return date.fromisoformat(text)
    value = datetime.fromisoformat(text.rstrip("Z")).replace(tzinfo=None)
    return value.date() if value.time() == time() else value


def _time(text: str, number_format: str) -> tuple[Stored, str]:
    """A time of day, or a duration in days with a format that says so."""
    match = _DURATION.fullmatch(text)
    if not match:
        raise ValueError(text)
    sign, days, hours, minutes, seconds = match.groups()
    whole = int(days or 0) * 86_400 + int(hours or 0) * 3600 + int(minutes or 0) * 60
    total = whole + float((seconds or "0").replace(",", "."))
    if sign or total >= 86_400 or is_duration(number_format):
        return (-total if sign else total) / 86_400, number_format if is_duration(number_format) else "[h]:mm"
    clock = int(total)
    return time(clock // 3600, clock // 60 % 60, clock % 60), number_format or "hh:mm"


def _comment(annotation: Any, styles: Styles) -> str:
    return "\n".join(_text(child, styles, []) for child in annotation.iter(f"{TEXT}p")).strip()


def _text(element: Any, styles: Styles, notes: list[str]) -> str:
    """The text of a paragraph: repeated spaces, tabs and line breaks written out, footnote marks put in `notes`."""
    parts = [element.text or ""]
    for child in element:
        tag = child.tag
        if tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c", "1")
            parts.append(" " * (min(int(count), 1000) if count.isdigit() and len(count) < 6 else 1))
        elif tag == f"{TEXT}tab":
            parts.append("\t")
        elif tag == f"{TEXT}line-break":
            parts.append("\n")
        elif tag == f"{OFFICE}annotation" or not isinstance(tag, str):
            pass
        elif tag == f"{TEXT}span" and child.get(f"{TEXT}style-name") in styles.raised:
            added, note = without_note("".join(parts), _text(child, styles, notes))
            parts.append(added)
            notes.append(note)
        else:
            parts.append(_text(child, styles, notes))
        parts.append(child.tail or "")
    return "".join(parts)
