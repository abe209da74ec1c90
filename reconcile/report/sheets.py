"""The page that shows how a return was read: each sheet as it is, every cell with the part it was taken for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from reconcile.findings import value_text
from reconcile.model import Cell, Document, Finding, Notice, Part, SheetRead, column_letters
from reconcile.report import html
from reconcile.report.safe import visible

MOST_DRAWN = 150_000  # cells of one page; what a browser still shows without a pause
_LONGEST = 300  # characters of a cell that are drawn; the panel has the rest
_BROKEN = 16  # characters of a line into which a header is broken
_NARROW = 8  # a longer text that stands alone in its row runs over the blank cells beside it
_GAP = 3  # blank rows or columns in a row; more are drawn as one

# Each part with its mark, and what it means. The marks stand in the cells, so that colour is not all that tells.
LEGEND: tuple[tuple[Part, str, str], ...] = (
    (Part.ANSWER, "A", "a value that became a finding"),
    (Part.MEASURE, "M", "what is asked or measured"),
    (Part.FORCE, "F", "whose the answers are"),
    (Part.PERIOD, "P", "the time they are of"),
    (Part.UNIT, "U", "what they are counted in"),
    (Part.HEADER, "H", "names a column"),
    (Part.SECTION, "S", "heads some rows"),
    (Part.TITLE, "T", "heads a table"),
    (Part.COMMENT, "C", "qualifies an answer"),
    (Part.NOTE, "N", "stands below or beside a table"),
    (Part.REFERENCE, "R", "numbers a row"),
    (Part.KEY, "K", "says what codes or question numbers mean"),
    (Part.CLERICAL, "L", "who filled it in, and when"),
    (Part.IGNORED, "–", "passed over on purpose"),
    (Part.NOT_UNDERSTOOD, "?", "nothing was made of it"),
)
_MARKS = {part: mark for part, mark, _ in LEGEND}
_CLASSES = {part: f"p-{part.value.split()[0]}" for part in Part}  # 'not understood' is 'p-not'


def page(
    document: Document,
    sheets: Sequence[SheetRead],
    findings: Sequence[Finding],
    notices: Sequence[Notice],
    layout: Sequence[str] = (),
) -> str:
    """The page of one return. `layout` is the layout file's name and what it says of the return as a whole."""
    words = _Words()
    by_id = {finding.id: finding for finding in findings}
    drawn = _Budget(MOST_DRAWN)
    shown = [_sheet(number, sheet, by_id, words, drawn) for number, sheet in enumerate(sheets, start=1)]
    counts = Counter(taken.part for sheet in sheets for taken in sheet.parts.values())
    return html.render(
        "sheets.html",
        styles=("sheets.css",),
        scripts=("sheets.js",),
        file=document.file,
        sheets=shown,
        cells=counts.total(),
        findings=len(findings),
        not_understood=counts[Part.NOT_UNDERSTOOD],
        legend=[(part.value, _CLASSES[part], mark, why, counts[part]) for part, mark, why in LEGEND if counts[part]],
        notices=[notice.text for notice in notices],
        layout=layout,
        said=any(taken.said for sheet in sheets for taken in sheet.parts.values()),
        words=words.markup(),
    )


@dataclass
class _Words:
    """The texts that cells refer to, each held once."""

    numbers: dict[str, int] = field(default_factory=lambda: {"": 0})

    def number(self, text: str) -> int:
        return self.numbers.setdefault(visible(text), len(self.numbers))

    def markup(self) -> Markup:
        return Markup("\n").join(self.numbers)


@dataclass
class _Budget:
    """How many cells may still be drawn."""

    left: int

    def take(self, count: int) -> bool:
        self.left -= count
        return self.left >= 0


@dataclass(frozen=True)
class _Column:
    letter: str  # '' for a run of blank columns
    width: str
    hidden: bool = False


@dataclass(frozen=True)
class _Row:
    number: str  # '12', or '7 to 40' for a run of blank rows
    cells: Markup
    hidden: bool = False
    blank: bool = False


@dataclass(frozen=True)
class _Sheet:
    id: str
    name: str
    why: str
    said: Sequence[str]
    cells: int
    findings: int
    not_understood: int
    first_not_understood: str
    columns: Sequence[_Column]
    rows: Sequence[_Row]
    undrawn: int  # filled cells beyond what is drawn


def _sheet(number: int, sheet: SheetRead, findings: Mapping[str, Finding], words: _Words, drawn: _Budget) -> _Sheet:
    name = f"s{number}"
    plan = _Plan(sheet)
    rows: list[_Row] = []
    filled = 0
    for row in _rows(name, sheet, plan, findings, words):
        filled += row[1]
        if not drawn.take(row[1]):
            filled -= row[1]
            break
        rows.append(row[0])
    puzzling = [at for at, taken in sheet.parts.items() if taken.part is Part.NOT_UNDERSTOOD]
    return _Sheet(
        id=name,
        name=sheet.grid.name,
        why=sheet.why,
        said=sheet.said,
        cells=len(sheet.parts),
        findings=len({id_ for taken in sheet.parts.values() for id_ in taken.findings}),
        not_understood=len(puzzling),
        first_not_understood=f"{name}{_address(*puzzling[0])}" if puzzling else "",
        columns=plan.columns(),
        rows=rows,
        undrawn=len(sheet.parts) - filled,
    )


class _Plan:
    """Which rows and columns are drawn: those that hold something and short gaps; long gaps are drawn as one."""

    def __init__(self, sheet: SheetRead) -> None:
        self.sheet = sheet
        cells = [sheet.grid.cells[at] for at in sheet.parts]
        self.by_row: dict[int, list[Cell]] = {}
        for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
            self.by_row.setdefault(cell.row, []).append(cell)
        self.rows = list(_drawn(sorted(self.by_row)))
        self.column_numbers = list(_drawn(sorted({cell.column for cell in cells})))
        self.at_column = {number: n for n, number in enumerate(self.column_numbers) if number >= 0}
        self.at_row = {number: n for n, number in enumerate(self.rows) if number >= 0}
        self.last_row = max(self.by_row, default=0)
        self.last_column = max(self.at_column, default=0)

    def columns(self) -> list[_Column]:
        lengths: dict[int, list[int]] = {}
        shown: dict[int, bool] = {}
        alone = {cells[0].column for cells in self.by_row.values()} - {
            cell.column for cells in self.by_row.values() if len(cells) > 1 for cell in cells
        }
        for cells in self.by_row.values():
            for cell in cells:
                shown[cell.column] = shown.get(cell.column, False) or not cell.hidden
                if cell.columns == 1 and (len(cells) > 1 or cell.column in alone):
                    lengths.setdefault(cell.column, []).append(len(cell.shown))
        return [
            _Column(column_letters(n), _width(lengths.get(n, ())), not shown.get(n, True))
            if n >= 0
            else _Column("", "w0")
            for n in self.column_numbers
        ]

    def span(self, cell: Cell) -> tuple[int, int]:
        """The rows and columns of the drawing that a merged cell covers."""
        bottom = min(cell.row + cell.rows - 1, self.last_row)
        right = min(cell.column + cell.columns - 1, self.last_column)
        rows = self._between(self.at_row, cell.row, bottom)
        return rows, self._between(self.at_column, cell.column, right)

    @staticmethod
    def _between(drawn: Mapping[int, int], first: int, last: int) -> int:
        while last > first and last not in drawn:
            last -= 1
        return drawn[last] - drawn[first] + 1


def _drawn(used: Sequence[int]) -> Iterator[int]:
    """The numbers from 0 to the last used; -1 stands for a long gap."""
    following = 0
    for number in used:
        if number - following > _GAP:
            yield -1
        else:
            yield from range(following, number)
        yield number
        following = number + 1


def _width(lengths: Sequence[int]) -> str:
    """How wide a column is drawn: by what most of its cells hold, since a long header can be broken."""
    most = sorted(lengths)[(4 * len(lengths)) // 5] if lengths else 0
    characters = max(most, min(max(lengths, default=0), _BROKEN))
    return next((f"w{n}" for n, limit in enumerate((6, 10, _BROKEN, 28, 60), start=1) if characters <= limit), "w6")


def _rows(
    name: str, sheet: SheetRead, plan: _Plan, findings: Mapping[str, Finding], words: _Words
) -> Iterator[tuple[_Row, int]]:
    """Each row as it is drawn, and how many filled cells it holds."""
    covered: set[tuple[int, int]] = set()  # by merged cells, as rows and columns of the drawing
    drawer = _Cells(name, sheet, findings, words)
    before = -1
    for n, number in enumerate(plan.rows):
        if number < 0:
            following = plan.rows[n + 1]
            blank = Markup("<td></td>") * sum((n, k) not in covered for k in range(len(plan.column_numbers)))
            yield _Row(f"{before + 2} to {following}", blank, blank=True), 0
            continue
        cells = {plan.at_column[cell.column]: cell for cell in plan.by_row.get(number, ())}
        out: list[str] = []
        for k in range(len(plan.column_numbers)):
            if (n, k) in covered:
                continue
            cell = cells.get(k)
            if cell is None:
                out.append("<td></td>")
                continue
            rows, columns = plan.span(cell)
            if len(cells) == 1 and columns == 1 and len(cell.shown) > _NARROW:  # as a spreadsheet lets it run on
                while (n, k + columns) not in covered and k + columns < len(plan.column_numbers):
                    columns += 1
            if rows > 1 or columns > 1:
                covered.update((n + i, k + j) for i in range(rows) for j in range(columns))
            out.append(drawer.draw(cell, rows, columns))
        hidden = bool(cells) and all(cell.hidden for cell in cells.values())
        yield _Row(str(number + 1), Markup("".join(out)), hidden), len(cells)
        before = number


@dataclass(frozen=True)
class _Cells:
    """Draws the cells of one sheet. Small markup, since a sheet may hold tens of thousands."""

    name: str
    sheet: SheetRead
    findings: Mapping[str, Finding]
    words: _Words

    def draw(self, cell: Cell, rows: int, columns: int) -> str:
        taken = self.sheet.parts[cell.row, cell.column]
        text = _shown(cell.shown)
        classes = _CLASSES[taken.part] + (" said" if taken.said else "") + (" figure" if _is_figure(cell) else "")
        address, why = _address(cell.row, cell.column), self.words.number(taken.why)
        out = [f'<td id="{self.name}{address}" class="{classes}" data-w="{why}"']
        if rows > 1:
            out.append(f' rowspan="{rows}"')
        if columns > 1:
            out.append(f' colspan="{columns}"')
        if taken.findings:
            out.append(f' data-f="{";".join(self._finding(id_) for id_ in taken.findings)}"')
        if len(text) > _LONGEST:
            out.append(f' data-t="{self.words.number(cell.shown)}"')
            text = text[:_LONGEST].rstrip() + " …"
        if cell.comment:
            out.append(f' data-c="{self.words.number(cell.comment)}"')
        if cell.place.page is not None:
            out.append(f' data-p="{cell.place.page}"')
        return "".join((*out, ">", str(escape(text)), "</td>"))

    def _finding(self, id_: str) -> str:
        """A finding as the numbers of its words: kind, force, measure, period, value, unit, theme."""
        finding = self.findings[id_]
        told = (
            str(finding.kind),
            finding.force,
            finding.measure,
            finding.period,
            value_text(finding.value),
            finding.unit,
            finding.theme,
        )
        return ",".join((id_, *(str(self.words.number(text)) for text in told)))


def _address(row: int, column: int) -> str:
    return f"{column_letters(column)}{row + 1}"


def _is_figure(cell: Cell) -> bool:
    return isinstance(cell.stored, (int, float)) and not isinstance(cell.stored, bool)


def _shown(text: str) -> str:
    return "\n".join(visible(line) for line in text.strip().splitlines())
