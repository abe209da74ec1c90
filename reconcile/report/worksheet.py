"""The look of the workbook's sheets: one table on each, its title in A1, and text that is never a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

from reconcile.model import Verdict
from reconcile.report.safe import visible

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

HEADER = 3  # the row of a table's headings, below the title and the line about it
FIRST = HEADER + 1
_LINE = 14.2  # points a line of 11-point print takes
_TALLEST = 409  # points: the format's own limit
_PER_WIDTH, _LOST = 1.3, 8  # characters of Arial prose for each digit's width; those lost where a word does not fit
_FONT, _SIZE, _TITLE_SIZE = "Arial", 11, 15
_WIDE = 150  # characters: a wider table is printed on A3
_A4, _A3 = 9, 8  # as the format numbers them
_HEAD_FILL, _LINE_COLOUR = "E6EBF0", "C9D1D9"
_TINTS = {Verdict.CONTRADICTION: "FFD9D4", Verdict.TENSION: "FFEDB8"}
_MOST = 32_000  # characters a cell may hold, with room for the words that say it was cut
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # '_x0041_' in a file means 'A'
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: the key of its values, its heading and its width in characters."""

    key: str
    heading: str
    width: int
    number: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with one table. `about` is the line below the title."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Any], ...]


def draw_table(book: Workbook, content: Sheet) -> Worksheet:
    """A new sheet of the book with this table."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.table import Table, TableStyleInfo

    sheet: Worksheet = book.create_sheet(content.name)
    draw_title(sheet, content.title)
    look(write(sheet, 2, 1, f"{content.about} This sheet holds one table."), wrap=False)
    for number, column in enumerate(content.columns, 1):
        look(write(sheet, HEADER, number, column.heading), bold=True, fill=_HEAD_FILL)
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    looks: dict[object, Any] = {}
    rows: Iterable[Mapping[str, Any]] = content.rows or ({content.columns[0].key: "None"},)
    for line, row in enumerate(rows, FIRST):
        for number, column in enumerate(content.columns, 1):
            value = row.get(column.key)
            tint = _TINTS.get(value) if isinstance(value, Verdict) else None
            cell = write(sheet, line, number, value, number=column.number)
            look_alike(cell, looks, fill=tint, ruled=True)
        sheet.row_dimensions[line].height = height(content.columns, row)
    sheet.row_dimensions[HEADER].height = height(content.columns, {c.key: c.heading for c in content.columns})
    last = f"{get_column_letter(len(content.columns))}{HEADER + max(1, len(content.rows))}"
    table = Table(displayName=content.name, ref=f"A{HEADER}:{last}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(table)
    sheet.freeze_panes = f"B{FIRST}" if len(content.columns) > 2 else f"A{FIRST}"
    lay_out(sheet, wide=sum(column.width for column in content.columns) > _WIDE)
    sheet.print_title_rows = f"{HEADER}:{HEADER}"
    return sheet


def draw_title(sheet: Worksheet, title: str) -> None:
    """The title in A1, with room below it."""
    look(write(sheet, 1, 1, title), size=_TITLE_SIZE, bold=True, wrap=False)
    sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 24, 20


def lay_out(sheet: Worksheet, *, wide: bool) -> None:
    """A page laid across, as wide as the table, with the number of the page at its foot."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A3 if wide else _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4  # inches
    sheet.page_margins.top = sheet.page_margins.bottom = 0.5
    sheet.oddFooter.center.text = "&A, page &P of &N"


def height(columns: Sequence[Column], row: Mapping[str, Any]) -> float:
    """The height in points that shows all words of a row: some programs do not find it out for themselves."""
    lines = [
        ceil(len(cell_text(str(row.get(c.key) or ""))) / (c.width * _PER_WIDTH - min(_LOST, c.width / 2)))
        for c in columns
    ]
    return float(min(_TALLEST, _LINE * max(1, *lines) + 4))


def write(sheet: Worksheet, row: int, column: int, value: object, *, number: bool = False) -> Cell:
    """A number as a number; all else as text that is never a formula."""
    cell: Cell = sheet.cell(row, column)
    if value is None or value == "":
        return cell
    figure = _number(value) if number else None
    if figure is not None:
        cell.value = figure
        return cell
    cell.value = cell_text(str(value))
    cell.data_type = "s"
    return cell


def _guard(cell: Cell) -> None:
    """What looks like a formula stays text, even when somebody edits the cell."""
    if isinstance(cell.value, str) and cell.value[:1] in "=+-@":
        cell.quotePrefix = True


def _number(value: object) -> float | int | None:
    try:
        figure = float(str(value))
    except ValueError:
        return None
    return int(figure) if figure == int(figure) else figure


def cell_text(text: str) -> str:
    """Text as a cell may hold it: one line, nothing unseen in it, not too long."""
    shown = _ESCAPED.sub("_x005F_", _ILLEGAL.sub("", visible(text)))
    return shown if len(shown) <= _MOST else f"{shown[:_MOST]} … ({len(shown) - _MOST} more characters)"


def look(
    cell: Cell,
    *,
    size: int = _SIZE,
    bold: bool = False,
    wrap: bool = True,
    fill: str | None = None,
    ruled: bool = False,
) -> None:
    """Give a cell its print, its tint and the line below it."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cell.font = Font(name=_FONT, size=size, bold=bold)
    cell.alignment = Alignment(wrap_text=wrap, vertical="top", horizontal="left")
    if fill:
        cell.fill = PatternFill("solid", fgColor=fill)
    if ruled:
        cell.border = Border(bottom=Side("thin", color=_LINE_COLOUR))
    _guard(cell)


def look_alike(cell: Cell, looks: dict[object, Any], **style: Any) -> None:
    """As `look`, for very many cells of one book: openpyxl takes long to look a style up, so `looks` keeps them."""
    key = tuple(sorted(style.items()))
    if key in looks:
        cell._style = copy(looks[key])
        _guard(cell)
    else:
        look(cell, **style)
        looks[key] = copy(cell._style)
        looks[key].quotePrefix = 0


def set_plain_font(book: Workbook) -> None:
    """The font by whose digits columns are measured: the one that the cells are written in."""
    from openpyxl.styles import Font

    book._fonts[0] = Font(name=_FONT, size=_SIZE, family=2)


def link_to(cell: Cell, location: str) -> None:
    """Make a cell lead to another."""
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=location, display=str(cell.value))
    cell.font = Font(name=_FONT, size=_SIZE, color="0B5585", underline="single")
