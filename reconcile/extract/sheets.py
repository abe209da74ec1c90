"""A sheet as its reader sees it: hidden parts gone, merged cells spread, parted at blank rows and columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from reconcile.extract.vocabulary import Look, look
from reconcile.model import Cell, Grid

_MOST_HEADS = 6  # rows of titles and headers above a table
_MOST_SPREAD = 400_000  # a hostile file may merge a million cells; what is merged beyond this is left unspread


@dataclass(frozen=True)
class Sheet:
    """The visible cells of a grid, by row; rows and columns keep their numbers in the file."""

    grid: Grid

    @cached_property
    def rows(self) -> dict[int, list[Cell]]:
        """Row number -> its cells that show something, left to right, rows in order."""
        by_row: dict[int, list[Cell]] = {}
        for (row, _), cell in sorted(self.grid.cells.items()):
            if not cell.empty and not (cell.hidden and cell.columns == 1 and cell.rows == 1):
                by_row.setdefault(row, []).append(cell)
        return by_row

    @cached_property
    def hidden_rows(self) -> frozenset[int]:
        """Rows whose every cell is hidden: they part nothing."""
        hidden: dict[int, bool] = {}
        for (row, _), cell in self.grid.cells.items():
            hidden[row] = hidden.get(row, True) and cell.hidden
        return frozenset(row for row, all_hidden in hidden.items() if all_hidden and row not in self.rows)

    @cached_property
    def cover(self) -> dict[tuple[int, int], Cell]:
        """Each position that a merged cell covers beyond its own -> that cell."""
        last_row = max(self.rows, default=0)
        last_column = max((cells[-1].column for cells in self.rows.values()), default=0)
        covered: dict[tuple[int, int], Cell] = {}
        for cells in self.rows.values():
            for cell in cells:
                if cell.rows == 1 and cell.columns == 1:
                    continue
                bottom = min(cell.row + cell.rows, last_row + 1)
                right = min(cell.column + cell.columns, last_column + 1)
                if len(covered) + (bottom - cell.row) * (right - cell.column) > _MOST_SPREAD:
                    return covered
                for row in range(cell.row, bottom):
                    for column in range(cell.column, right):
                        if (row, column) != (cell.row, cell.column):
                            covered[row, column] = cell
        return covered

    @cached_property
    def from_above(self) -> dict[int, list[tuple[int, Cell]]]:
        """Row -> the columns into which a merged cell reaches from a row above, with that cell."""
        reached: dict[int, list[tuple[int, Cell]]] = {}
        for (row, column), cell in self.cover.items():
            if cell.row < row:
                reached.setdefault(row, []).append((column, cell))
        return reached

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that shows something here, the covering one where cells are merged."""
        cell = self.grid.cells.get((row, column))
        if cell is not None and not cell.empty:
            return cell
        return self.cover.get((row, column))

    def bands(self) -> Iterator[list[int]]:
        """Runs of rows without a blank row between them."""
        band: list[int] = []
        for row in self.rows:
            if band and any(r not in self.hidden_rows and not self._bridged(r) for r in range(band[-1] + 1, row)):
                yield band
                band = []
            band.append(row)
        if band:
            yield band

    def _bridged(self, row: int) -> bool:
        """Whether a merged cell reaches into this row from above, so that it is no blank row."""
        return row in self._rows_covered

    @cached_property
    def _rows_covered(self) -> frozenset[int]:
        return frozenset(row for row, _ in self.cover)


@dataclass(frozen=True)
class Piece:
    """A run of rows, and the columns of it that hang together."""

    rows: tuple[int, ...]
    left: int
    right: int  # inclusive


def pieces(sheet: Sheet) -> Iterator[Piece]:
    """The sheet cut at blank rows, and at blank columns where tables stand side by side."""
    bands = list(sheet.bands())
    cut = [_cuts(sheet, band) for band in bands]
    for n, band in enumerate(bands):
        cuts = cut[n]
        below = cut[n + 1] if n + 1 < len(bands) else []
        if not cuts and below and _stand_above(sheet, band, below):
            cuts = below  # over tables that stand side by side further down
        if not cuts and n and cut[n - 1] and _go_on(sheet, band, cut[n - 1]):
            cut[n] = cuts = cut[n - 1]
        left = 0
        for end in (*cuts, None):
            right = end if end is not None else 1 << 20
            rows = tuple(r for r in band if any(left <= c.column < right for c in sheet.rows[r]))
            if rows:
                columns = [c for r in rows for c in sheet.rows[r] if left <= c.column < right]
                yield Piece(rows, min(c.column for c in columns), max(c.column + c.columns - 1 for c in columns))
            left = right


def _cuts(sheet: Sheet, band: Sequence[int]) -> list[int]:
    """The columns at which a second table begins, to the right of a blank column."""
    full = [row for row in band if len(sheet.rows[row]) > 1]
    used = {
        column
        for row in full
        for cell in sheet.rows[row]
        for column in range(cell.column, cell.column + min(cell.columns, 200))
    }
    if len(full) < 2 or not used:
        return []
    starts = [c for c in sorted(used) if c - 1 not in used and c > min(used)]
    cuts: list[int] = []
    end = max(used) + 1
    for start in starts:
        before = [c for c in used if (cuts[-1] if cuts else 0) <= c < start]
        if len(before) > 1 and _begins_table(sheet, full, start, end):
            cuts.append(start)
    return cuts


def _go_on(sheet: Sheet, band: Sequence[int], cuts: Sequence[int]) -> bool:
    """Whether rows below a blank one belong to the tables that stood side by side above it."""
    cells = [c for row in band for c in sheet.rows[row]]
    starts = {c.column for c in cells}
    return all(cut in starts and not any(c.column < cut <= c.column + c.columns for c in cells) for cut in cuts)


def _stand_above(sheet: Sheet, band: Sequence[int], cuts: Sequence[int]) -> bool:
    """Whether a run of rows holds titles and headers alone, parted where the tables below are parted."""
    cells = [c for row in band for c in sheet.rows[row]]
    parted = all(not c.column < cut <= c.column + c.columns for c in cells for cut in cuts)
    return len(band) <= _MOST_HEADS and parted and all(look(c) is not Look.NUMBER for c in cells)


def _begins_table(sheet: Sheet, rows: Sequence[int], start: int, end: int) -> bool:
    """Whether these columns are a table of their own: labels first, unlike one another, figures or replies after."""
    inside = [[c for c in sheet.rows[row] if start <= c.column < end] for row in rows]
    firsts = [cells[0] for cells in inside if cells and cells[0].column == start]
    others = [c for cells in inside for c in cells if c.column > start]
    if len(firsts) < 2 or len(others) < 2 or firsts[0].shown.rstrip().endswith("?"):
        return False
    labels = [
        c for c in firsts if look(c) in (Look.TEXT, Look.NAME) or (look(c) is Look.PERIOD and isinstance(c.stored, str))
    ]
    distinct = {c.shown for c in labels}
    valued = sum(look(c) in (Look.NUMBER, Look.REPLY) for c in others)
    return len(labels) >= 0.8 * len(firsts) and len(distinct) >= 0.8 * len(labels) and valued >= 0.4 * len(others)
