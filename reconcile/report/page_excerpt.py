"""The part of a return that decides a statement: its cells, the rows and columns beside them, and their headers."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from reconcile.model import Cell, Document, Finding, Grid, column_letters

_ALL_COLUMNS = 6  # a table no wider is shown whole
_MOST_CITED = 8  # deciding cells shown; a rank among forces rests on forty
_MOST_HEADERS = 3
_LONGEST = 200  # characters of a cell
_AROUND = 110  # characters shown on either side of what decides, in a cell that says more
_LARGEST_SPAN = 300  # rows or columns of a merged cell that are looked at


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell of the excerpt. `role` is '', 'header', 'label', 'cited' or 'deciding'.

    Of a cell that says more than what decides, `before` and `after` stand around that.
    """

    text: str
    role: str = ""
    across: int = 1
    number: bool = False
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the excerpt, with its number as the file counts; `gap`: rows left out above it."""

    number: str
    cells: tuple[Shown, ...]
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some rows and columns of one table. `letters` name the columns, '' where a file has no addresses."""

    title: str
    letters: tuple[str, ...]
    lines: tuple[Line, ...]
    left_out: int = 0  # deciding cells that are not shown


class Excerpts:
    """Makes the excerpts of one return. Each table is looked through once, however many statements cite it."""

    def __init__(self, document: Document) -> None:
        self._tables = [_Table(grid) for grid in document.tables]

    def of(self, evidence: Sequence[Finding]) -> tuple[Excerpt, ...]:
        """An excerpt for each table that holds some of the evidence, that of the deciding cell first."""
        cited: dict[int, list[Finding]] = {}
        for finding in evidence:
            number = self._number_of(finding)
            if number is not None:
                cited.setdefault(number, []).append(finding)
        return tuple(_excerpt(self._tables[n], some, evidence[0]) for n, some in cited.items())

    def _number_of(self, finding: Finding) -> int | None:
        """The table a finding's cell stands in. A PDF may hold several, told apart by what the cell says."""
        at = (finding.row, finding.column)
        some = [
            n
            for n, table in enumerate(self._tables)
            if finding.place.sheet in (table.grid.place.sheet, table.grid.name) and at in table.grid.cells
        ]
        exact = [
            n
            for n in some
            if (cell := self._tables[n].grid.cells[at]).place.cell == finding.place.cell and finding.words in cell.shown
        ]
        return next(iter(exact or some), None)


class _Table:
    """A grid with what is asked of it again and again: what lies where, and what stands in a row."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.rows: dict[int, list[Cell]] = {}
        self.at: dict[tuple[int, int], Cell] = {}  # merged cells at every position they cover
        self.used: set[int] = set()  # columns that hold something
        for (row, column), cell in sorted(grid.cells.items()):
            for r in range(row, row + min(cell.rows, _LARGEST_SPAN)):
                for k in range(column, column + min(cell.columns, _LARGEST_SPAN)):
                    self.at.setdefault((r, k), cell)
            if not cell.empty:
                self.rows.setdefault(row, []).append(cell)
                self.used.add(column)
        self.height = max(self.rows, default=-1) + 1


def _excerpt(table: _Table, cited: Sequence[Finding], deciding: Finding) -> Excerpt:
    kept = list(cited)[:_MOST_CITED]
    words = {(f.row, f.column): (f.words, f is deciding) for f in reversed(kept)}
    rows, headers = _rows(table, kept)
    columns = _columns(table, kept)
    labels = {_label_column(table, finding) for finding in kept}
    lines = []
    above = -1
    for number in rows:
        gap = above >= 0 and any(between in table.rows for between in range(above + 1, number))
        row = _Row(number, number in headers, above)
        lines.append(Line(_number(table.grid, number), _cells(table, row, columns, words, labels), gap))
        above = number
    letters = tuple(column_letters(column) if _addressed(table.grid) else "" for column in columns)
    return Excerpt(_title(table.grid), letters, tuple(lines), len(cited) - len(kept))


# --- which rows and columns ---------------------------------------------------------------------------


def _rows(table: _Table, cited: Sequence[Finding]) -> tuple[list[int], set[int]]:
    """The rows shown, in order, and those of them that are headers."""
    headers: set[int] = set()
    rows: set[int] = set()
    for finding in cited:
        headers |= _header_rows(table, finding)
        rows |= {finding.row, *_beside(table, finding.row), *_section_rows(table, finding)}
    headers -= {finding.row for finding in cited}
    return sorted(rows | headers), headers


def _beside(table: _Table, row: int) -> list[int]:
    """The nearest row above and the nearest below that hold something."""
    above = next((r for r in range(row - 1, -1, -1) if r in table.rows), None)
    below = next((r for r in range(row + 1, table.height) if r in table.rows), None)
    return [r for r in (above, below) if r is not None]


def _header_rows(table: _Table, finding: Finding) -> set[int]:
    """The rows above that name the columns: the nearest run of bold ones, else the table's first full row."""
    full = [r for r in range(finding.row) if len(table.rows.get(r, ())) > 1]
    at = table.at.get((finding.row, finding.column))
    if at is None or not at.bold:
        heads = ((r, table.at.get((r, finding.column))) for r in full)
        bold = [r for r, cell in heads if cell is not None and cell.bold and not cell.empty]
        run = bold[-1:]
        for row in reversed(bold[:-1]):
            if run[-1] - row > 1 or len(run) == _MOST_HEADERS:
                break
            run.append(row)
        if run:
            return set(run)
    return set(full[:1])


def _section_rows(table: _Table, finding: Finding) -> list[int]:
    """The row whose heading the deciding row stands under."""
    if not finding.section:
        return []
    above = (r for r in range(finding.row - 1, -1, -1) if r in table.rows)
    return [r for r in above if any(cell.shown.strip() in finding.section for cell in table.rows[r])][:1]


def _columns(table: _Table, cited: Sequence[Finding]) -> list[int]:
    used = sorted(table.used)
    if len(used) <= _ALL_COLUMNS:
        return used
    kept: set[int] = set()
    for finding in cited:
        kept |= {finding.column, _label_column(table, finding)}
    beside = [k for k in (cited[0].column - 1, cited[0].column + 1) if k in table.used]
    return sorted(kept | set(beside[: max(0, _ALL_COLUMNS - len(kept))]))


def _label_column(table: _Table, finding: Finding) -> int:
    """The column that says what the deciding row is about."""
    row = ((k, table.at.get((finding.row, k))) for k in sorted(table.used))
    named = (
        k for k, cell in row if cell is not None and not cell.empty and cell.shown.strip() == finding.label.strip()
    )
    return next(named, min(table.used))


# --- one row ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Row:
    """What is known of a row while its cells are shown."""

    number: int
    header: bool
    above: int  # the row shown above it, -1 for none


def _cells(
    table: _Table,
    row: _Row,
    columns: Sequence[int],
    words: Mapping[tuple[int, int], tuple[str, bool]],
    labels: Container[int],
) -> tuple[Shown, ...]:
    out: list[Shown] = []
    last: Cell | None = None
    for column in columns:
        cell = table.at.get((row.number, column))
        if cell is not None and cell is last:
            out[-1] = replace(out[-1], across=out[-1].across + 1)
            continue
        last = cell
        if cell is None or cell is table.at.get((row.above, column)):  # merged downwards: told once
            cell = None
        decisive = words.get((row.number, column))
        if cell is not None and decisive is not None:
            out.append(_decisive(cell, *decisive))
        else:
            role = "header" if row.header else "label" if column in labels else ""
            out.append(Shown("" if cell is None else _shortened(cell.shown.strip()), role, 1, _is_number(cell)))
    return tuple(out)


def _decisive(cell: Cell, words: str, first: bool) -> Shown:
    """A cell that decides: what decides of it, and a little of what it says around that."""
    role = "deciding" if first else "cited"
    text = cell.shown.strip()
    at = text.find(words) if words else -1
    if at < 0 or words == text:
        return Shown(_shortened(text), role, 1, _is_number(cell))
    before, after = text[:at], text[at + len(words) :]
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    return Shown(words, role, 1, False, before, _shortened(after, _AROUND))


def _shortened(text: str, longest: int = _LONGEST) -> str:
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + " …"


def _is_number(cell: Cell | None) -> bool:
    return cell is not None and isinstance(cell.stored, int | float) and not isinstance(cell.stored, bool)


# --- names --------------------------------------------------------------------------------------------


def _title(grid: Grid) -> str:
    if not _addressed(grid):
        return f"{grid.place.file}, page {grid.place.page}" if grid.place.page else grid.place.file
    return grid.place.file if grid.place.sheet == "csv" else f"Sheet ‘{grid.name}’"


def _number(grid: Grid, row: int) -> str:
    return str(row + 1) if _addressed(grid) else ""


def _addressed(grid: Grid) -> bool:
    """Whether its rows and columns have names that a person can look up."""
    return grid.place.sheet not in ("pdf", "docx")
