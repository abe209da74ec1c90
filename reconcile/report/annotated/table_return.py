"""A return as ODS or CSV: a workbook of its values as they are shown, the deciding cells filled, stands in for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from reconcile.model import Grid, Result
from reconcile.report.annotated import CannotMarkError, xlsx_return
from reconcile.report.annotated.notes import Note, visible_note
from reconcile.report.worksheet import draw_title, look, look_alike, set_plain_font, write

ENDING = ".xlsx"
_ABOUT = "About this copy"
_SAYS = (
    "{file} itself could not be marked.",
    "This workbook has its values as they are shown there, the deciding cells filled, with remarks on them.",
    "The formats and formulas are those of the original alone.",
)
_LONGEST = 31  # characters of a sheet's name
_NARROWEST, _WIDEST = 10, 44  # characters of a column
_LIMITS = (1_048_576, 16_384)  # rows and columns of a sheet
_MOST = 250_000  # cells: more take longer to write than anybody waits for a copy


def mark(path: Path, result: Result, notes: tuple[Note, ...]) -> bytes:
    """The workbook as bytes; its first sheet says what it is. Places keep their addresses."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    set_plain_font(book)
    about = book.create_sheet(_ABOUT)
    name = visible_note(path.name)
    draw_title(about, _ABOUT)
    for row, line in enumerate(_SAYS, 2):
        look(write(about, row, 1, line.format(file=name)))
    about.column_dimensions["A"].width = 100
    names = _names(result.data.tables)
    if sum(len(grid.cells) for grid in result.data.tables) > _MOST:
        raise CannotMarkError(f"it has more than {_MOST:,} cells")
    looks: dict[object, Any] = {}
    for grid in result.data.tables:
        _draw(book.create_sheet(names[grid.name]), grid, looks)
    buffer = BytesIO()
    book.save(buffer)
    buffer.seek(0)
    return xlsx_return.marked(buffer, tuple(_renamed(note, names) for note in notes))


def _names(grids: tuple[Grid, ...]) -> Mapping[str, str]:
    """A name that a workbook allows for each sheet."""
    names: dict[str, str] = {}
    taken = {_ABOUT.casefold()}
    for grid in grids:
        if grid.name in names:
            raise CannotMarkError("two of its tables have one name")
        plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", visible_note(grid.name)).strip(" '")[:_LONGEST] or "Sheet"
        name, n = plain, 1
        while name.casefold() in taken:
            n += 1
            name = f"{plain[: _LONGEST - 4]} {n}"
        taken.add(name.casefold())
        names[grid.name] = name
    return names


def _renamed(note: Note, names: Mapping[str, str]) -> Note:
    places = tuple(replace(place, sheet=names[place.sheet]) for place in note.places if place.sheet in names)
    return replace(note, places=places)


def _draw(sheet: Any, grid: Grid, looks: dict[object, Any]) -> None:
    from openpyxl.utils import get_column_letter

    widths: dict[int, int] = {}
    for (row, column), cell in sorted(grid.cells.items()):
        if row >= _LIMITS[0] or column >= _LIMITS[1]:
            raise CannotMarkError("it has more rows or columns than a workbook may have")
        look_alike(write(sheet, row + 1, column + 1, cell.shown), looks, bold=cell.bold)
        widths[column] = max(widths.get(column, _NARROWEST), min(len(cell.shown) + 1, _WIDEST) * (cell.columns == 1))
    for column, width in widths.items():
        sheet.column_dimensions[get_column_letter(column + 1)].width = width
    sheet.sheet_state = "hidden" if grid.hidden else "visible"
