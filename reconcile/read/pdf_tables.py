"""Ruled tables of a PDF page: cells between rules, with their spans and their text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reconcile.model import Box, Cell, Grid, Place
from reconcile.read.pdf_words import Line, Word, is_reference, joined, segments, turned_lines

_SAME_RULE = 2.5  # points: rules nearer than this are one


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table on one page."""

    row: int
    column: int
    rows: int
    columns: int
    lines: tuple[Line, ...]
    page: int
    box: Box

    @property
    def text(self) -> str:
        return cell_text(self.lines)

    @property
    def bold(self) -> bool:
        return bool(self.lines) and all(line.bold for line in self.lines)


@dataclass(frozen=True, slots=True)
class Table:
    """A table on one page (or, after `pdf_join`, over several)."""

    cells: tuple[TableCell, ...]
    page: int
    box: Box
    ruled: bool = True
    edges: tuple[float, ...] = ()  # the x of the column edges
    page_height: float = 842.0

    @property
    def height(self) -> int:
        return max((c.row + c.rows for c in self.cells), default=0)

    @property
    def width(self) -> int:
        return max((c.column + c.columns for c in self.cells), default=0)

    def row(self, number: int) -> list[TableCell]:
        return sorted((c for c in self.cells if c.row == number), key=lambda c: c.column)


def cell_text(lines: Sequence[Line]) -> str:
    """The lines of a cell as one text: a line break is a space, after a hyphen or a slash nothing."""
    out = ""
    for line in lines:
        text = "".join(_piece(n, line) for n in range(len(line.words))).lstrip()
        if out.endswith("\u00ad"):
            out = out[:-1] + text
        elif out.endswith(("-", "/")) and len(out) > 1 and out[-2].isalnum() and text[:1].isalnum():
            out += text
        else:
            out = f"{out} {text}".strip()
    return out.replace("\u00ad", "")


def _piece(n: int, line: Line) -> str:
    word = line.words[n]
    between = joined(line.words[n - 1], word) if n else ""
    return between if is_reference(line, n) else between + word.text


def found_tables(page: Any, words: Sequence[Word], number: int) -> list[Table]:
    """Whatever is drawn on a pdfplumber page with rules or tints as cells: tables, and boxes of one column too."""
    if not (page.lines or page.rects or page.curves):
        return []
    settings = {"vertical_strategy": "lines", "horizontal_strategy": "lines", "snap_tolerance": 3, "join_tolerance": 3}
    tables = []
    finder = page.debug_tablefinder(settings)
    groups = [table.cells for table in finder.tables]
    grouped = {cell for group in groups for cell in group}
    groups.extend([cell] for cell in finder.cells if cell not in grouped)  # a box by itself is no table to pdfplumber
    for cells in groups:
        boxes = [b for b in cells if b[2] - b[0] > 4 and b[3] - b[1] > 4]
        table = _table(boxes, words, number, float(page.height))
        if table is not None:
            tables.append(table)
    return tables


def _table(
    boxes: Sequence[tuple[float, float, float, float]], words: Sequence[Word], number: int, height: float
) -> Table | None:
    if not boxes:
        return None
    xs = _distinct([b[0] for b in boxes] + [b[2] for b in boxes])
    ys = _distinct([b[1] for b in boxes] + [b[3] for b in boxes])
    cells = []
    middles = [(w.middle, w) for w in words]
    for left, top, right, bottom in boxes:
        row, column = _index(ys, top), _index(xs, left)
        inside = [w for (x, y), w in middles if top - 1 <= y <= bottom + 1 and left - 1 <= x <= right + 1]
        cells.append(
            TableCell(
                row=row,
                column=column,
                rows=max(1, _index(ys, bottom) - row),
                columns=max(1, _index(xs, right) - column),
                lines=tuple(cell_lines(inside)),
                page=number,
                box=Box(left, top, right, bottom),
            )
        )
    box = Box(xs[0], ys[0], xs[-1], ys[-1])
    cells.sort(key=lambda c: (c.row, c.column))
    return Table(tuple(cells), number, box, ruled=True, edges=tuple(xs), page_height=height)


def cell_lines(words: Sequence[Word]) -> list[Line]:
    """The lines of one cell. Sideways text is read line by line in the direction it runs."""
    return [*segments(words, gap=50.0), *turned_lines(words)]


def _distinct(values: Sequence[float]) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > _SAME_RULE:
            out.append(value)
    return out


def _index(values: Sequence[float], value: float) -> int:
    return min(range(len(values)), key=lambda n: abs(values[n] - value))


def grid_of(table: Table, name: str, file: str) -> Grid:
    """A table as the grid that all readers give."""
    cells = {}
    for c in table.cells:
        place = Place(file, page=c.page, box=c.box, sheet="pdf", cell=f"p{c.page}")
        text = c.text
        cells[c.row, c.column] = Cell(
            row=c.row,
            column=c.column,
            stored=text or None,
            shown=text,
            place=place,
            rows=c.rows,
            columns=c.columns,
            bold=c.bold,
        )
    return Grid(name, cells, Place(file, page=table.page, box=table.box, sheet="pdf", cell=f"p{table.page}"))
