"""The tables of a sheet: their titles, headers, sections, rows and notes, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reconcile.extract.bodies import kind_of
from reconcile.extract.corrections import NOTHING_SAID, SheetCorrections
from reconcile.extract.headers import Header, header_of, heads_units, opens_table, read_header
from reconcile.extract.sheets import Piece, Sheet, pieces
from reconcile.extract.units import unit_of
from reconcile.extract.vocabulary import Look, Role, clean, header_role, is_period, is_reference, look
from reconcile.model import Cell, Grid

_NOTES_HEAD = re.compile(
    r"(?:foot)?notes?(?: to (?:the )?table.*)?:?|sources?:?|key:?|symbols?:?|conventions:?|abbreviations:?|caveats:?",
    re.I,
)
# A line that opens like this qualifies the figures, and heads nothing.
_NUMBERED_NOTE = r"(?:\(?\d{1,2}[).]|\d{1,2}|\[(?:note )?\d+\])\s+\w.{15,}"
_SHORTHAND = r"['‘\"]?(?:\.\.|:|-|\*|\[[a-z]\])['’\"]?\s+(?:=|denotes|indicates|means|not|data|figure)"
_NOTE = re.compile(
    rf"(?:(?:foot)?notes?\b|sources?:|key\b|\*+\s*\w|[~†‡§]|{_SHORTHAND}|{_NUMBERED_NOTE}|[A-Z/]{{2,6}}\s*(?:=|means|:)\s*\w"
    r"|back to|contact|©|figures (?:may|are|have)|please\b|includes?\b|excludes?\b|n/?a\s*[=-])",
    re.IGNORECASE,
)
# Who filled the return in, when, for whom and for which period: no title, and no answer.
_DEED = r"(?:completed|submitted|returned?|approved|signed|prepared|supplied|authorised)"
_PERIOD = r"(?:reporting |data )?period(?: covered)?|(?:financial )?year"
_CLERICAL = re.compile(
    r"(?:(?:return |submission )?date: "
    r"|(?:role|rank|position|department|name|author|deadline|due|status|title|inspection): "
    rf"|(?:{_DEED}|published|issued|(?:last )?updated|version|date of (?:return|submission)|contact|e-?mail"
    rf"|telephone|tel|deadline)\b(?! with| to)|(?:{_PERIOD}): )",
    re.IGNORECASE,
)
_WHO = re.compile(
    rf"(?:police )?force(?: name)?|name(?: of (?:police )?force)?|{_DEED}(?: off)?(?: by| on)?"
    r"|(?:return |submission |completion )?date(?: (?:of|completed|submitted|returned).*)?|contact(?: .*)?"
    r"|e-?mail(?: address)?|tel(?:ephone)?(?: .*)?|version|role|rank|position|department|inspection(?: .*)?"
    r"|deadline|due(?: .*)?|return(?: for)?|title|author|publi(?:shed|cation date)|last updated|status|coverage"
    rf"|{_PERIOD}",
    re.IGNORECASE,
)


def is_clerical(text: str) -> bool:
    """Whether a line says who filled the return in, when, or for whom."""
    return bool(_CLERICAL.match(text) or (":" in text and _WHO.fullmatch(text.split(":")[0].rstrip())))


_NEAR = 6  # rows below a header in which its table is looked for


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells by column (merged cells spread downwards), and the sections it stands under."""

    number: int
    cells: dict[int, Cell]
    sections: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands on a sheet. `titles` are the lines above it, `notes` those below."""

    sheet: str
    titles: tuple[str, ...]
    header: Header
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    units: tuple[str, ...] = ()  # said beside the title, right-aligned: 'Full-time equivalents', 'Percentages'
    headless: bool = False
    said: SheetCorrections = NOTHING_SAID  # what a layout file says of the sheet

    @property
    def columns(self) -> tuple[int, ...]:
        used = {c for row in self.rows for c in row.cells}
        return tuple(sorted(used | {c for c, path in self.header.paths.items() if path}))


@dataclass
class _Draft:
    """A table while its rows are being read."""

    titles: list[str]
    header: Header
    left: int
    right: int
    units: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sections: list[Cell] = field(default_factory=list)
    lone_before: bool = False  # the row above was a section row too
    headless: bool = False


@dataclass
class _Reader:
    """Reads the pieces of one sheet in order."""

    sheet: Sheet
    said: SheetCorrections = NOTHING_SAID
    drafts: list[_Draft] = field(default_factory=list)
    waiting: list[Cell] = field(default_factory=list)  # lone cells that may be titles, sections or notes
    aside: list[Cell] = field(default_factory=list)  # lone cells to the right of the last table
    heading: list[str] = field(default_factory=list)  # the titles of the sheet itself
    lone: list[Cell] = field(default_factory=list)  # every lone cell
    in_notes: bool = False

    def read(self) -> None:
        for piece in pieces(self.sheet):
            self._piece(piece)
        self._close()

    # -- one piece --

    def _piece(self, piece: Piece) -> None:
        rows = [[c for c in self.sheet.rows[r] if piece.left <= c.column <= piece.right] for r in piece.rows]
        current = self._current(piece)
        done = -1
        for n, cells in enumerate(rows):
            if n <= done:
                continue
            rows_said = self.said.header_at(piece.rows[n])
            if rows_said is not None:
                if current is None or not set(current.header.rows) & set(range(rows_said[0], rows_said[1] + 1)):
                    current = self._open(piece, n, current)
                continue
            if self._is_clerical(cells, current):
                self.waiting.append(_as_line(cells))
                continue
            if self.said.is_above_headers(piece.rows[n]):
                self.waiting.extend(cells)
                continue
            found = self.said.header is None
            spanning_head = found and (
                self._is_spanning_head(cells, rows[n + 1 :], current, piece)
                or (current is None and heads_units(cells, rows[n + 1 :]))
            )
            if not spanning_head and self._is_lone(cells, current):
                self._lone(cells)
                continue
            below = rows[n + 1 :] or (self._after_blank_row(piece, current) if found else [])
            if spanning_head or (found and opens_table(self.sheet, cells, below, current.header if current else None)):
                current = self._open(piece, n, current)
                done = n + len(current.header.rows) - 1
                continue
            if self.in_notes:
                self.waiting.extend(cells)
                continue
            if current is None:
                current = self._headless(piece)
            self._row(current, piece.rows[n], cells)

    def _after_blank_row(self, piece: Piece, current: _Draft | None) -> list[list[Cell]]:
        """The rows that a blank row parts from what may be their header; none where they bring one of their own."""
        last = piece.rows[-1]
        near = [self.sheet.rows[row] for row in range(last + 1, last + _NEAR) if row in self.sheet.rows]
        rows = [[c for c in cells if piece.left <= c.column <= piece.right] for cells in near]
        if not rows or len(rows[0]) < 2:
            return []
        own = opens_table(self.sheet, rows[0], rows[1:], current.header if current else None)
        return [] if own else rows

    def _is_clerical(self, cells: Sequence[Cell], current: _Draft | None) -> bool:
        """'Completed by | A Person', 'Force: | Northshire Police': who filled the return in, and for whom."""
        if len(cells) != 2 or (current is not None and current.rows):
            return False
        name = clean(cells[0].shown)
        if not _WHO.fullmatch(name.rstrip(" :")):
            return False
        dated = look(cells[1]) is Look.PERIOD and bool(
            re.search(r"date|period|year|updated|publi", name, re.IGNORECASE)
        )
        return name.endswith(":") or dated or kind_of(cells[1].shown) == "force" or bool(_CLERICAL.match(name))

    def _current(self, piece: Piece) -> _Draft | None:
        """The table above that these rows may continue: the last one that stands in the same columns."""
        for draft in reversed(self.drafts):
            if draft.left <= piece.right and piece.left <= draft.right:
                return draft
        return None

    def _is_lone(self, cells: Sequence[Cell], current: _Draft | None) -> bool:
        """A row with one cell, or with a mark and a text, that is a title, a section or a note."""
        if len(cells) == 1:
            cell = cells[0]
            if current is not None and _is_right_of_labels(cell, current.header):
                return False
            if current is None or look(cell) in (Look.TEXT, Look.NAME):
                return True
            at_left = cell.column <= current.left + 1
            return (
                at_left and not (look(cell) is Look.NUMBER and not isinstance(cell.stored, str))
            ) or cell.columns > 2
        if (
            len(cells) == 2
            and cells[1].column > cells[0].column + 1
            and unit_of(cells[1].shown) is not None
            and look(cells[0]) is Look.TEXT
        ):
            return current is None or not current.rows or self.waiting != []
        return self.in_notes and len(cells) == 2 and len(cells[0].shown) <= 4

    def _is_spanning_head(
        self, cells: Sequence[Cell], below: Sequence[Sequence[Cell]], current: _Draft | None, piece: Piece
    ) -> bool:
        """A group header alone in its row, over some of the columns: 'Year to 31 March' above the years."""
        if len(cells) != 1 or cells[0].column <= piece.left or cells[0].columns < 2 or not below or len(below[0]) < 2:
            return False
        return opens_table(self.sheet, below[0], below[1:], current.header if current else None)

    # -- what rows do --

    def _lone(self, cells: Sequence[Cell]) -> None:
        if _NOTES_HEAD.fullmatch(clean(cells[0].shown)) and self.drafts:
            self.in_notes = True
        self.waiting.extend(cells)
        self.lone.extend(cells)

    def _open(self, piece: Piece, n: int, current: _Draft | None) -> _Draft:
        rows_said = self.said.header_at(piece.rows[n])
        if rows_said is not None:
            header = header_of(self.sheet, rows_said, piece.left, piece.right)
        else:
            header = read_header(self.sheet, piece.rows, n, piece.left, piece.right)
        if current is not None and current.header.words == header.words and not self._titles_waiting():
            return current  # the header repeated, as at the top of each page
        titles, units, notes = self._take_titles(piece)
        draft = _Draft(titles, header, piece.left, piece.right, units, notes=notes)
        if current is not None and not titles:
            draft.sections = list(current.sections)
        self.drafts.append(draft)
        self.in_notes = False
        return draft

    def _headless(self, piece: Piece) -> _Draft:
        stems = self._stems_waiting(piece)
        titles, units, notes = self._take_titles(piece)
        self.waiting = stems
        draft = _Draft(titles, Header((), {}), piece.left, piece.right, units, notes=notes, headless=True)
        self.drafts.append(draft)
        return draft

    def _stems_waiting(self, piece: Piece) -> list[Cell]:
        """The line directly above a table without a header that its rows complete; it is no title."""
        last = self.waiting[-1:] if self.waiting and clean(self.waiting[-1].shown).endswith((":", "...")) else []
        if not last or (last[0].row != piece.rows[0] - 1 and last[0].row not in piece.rows):
            return []
        return [self.waiting.pop()]

    def _titles_waiting(self) -> bool:
        return any(not _is_note(clean(c.shown)) for c in self.waiting)

    def _take_titles(self, piece: Piece) -> tuple[list[str], list[str], list[str]]:
        """The lone cells above a table are its titles; those that read as notes belong to the table before it."""
        titles: list[str] = []
        units: list[str] = []
        notes: list[str] = []
        waiting, self.aside = [*self.aside, *self.waiting], []
        for cell in waiting:
            text = clean(cell.shown)
            if cell.column > piece.right and cell.columns == 1:
                self.aside.append(cell)  # of a table that stands beside this one
                continue
            if cell.column > piece.right or (cell.column + cell.columns - 1 < piece.left and cell.columns > 1):
                continue
            if _is_note(text) and not cell.bold:
                (notes if titles or not self.drafts else self.drafts[-1].notes).append(text)
            elif _CLERICAL.match(text):
                notes.append(text)
            elif cell.column > piece.left + 1 and len(text) < 60:
                units.append(text)
            else:
                titles.append(text)
        self.waiting = []
        self.in_notes = False
        if not self.drafts:
            self.heading = titles[:1] if len(titles) > 1 else []
        elif self.heading and self.heading[0] not in titles:
            titles = [*self.heading, *titles]
        return titles, units, notes

    def _row(self, draft: _Draft, number: int, cells: Sequence[Cell]) -> None:
        for cell in self.waiting:
            if not _is_note(clean(cell.shown)) or cell.bold or cell.columns > 1:
                _set_section(draft, cell)
                draft.lone_before = True
            else:
                draft.notes.append(clean(cell.shown))
        self.waiting = []
        draft.lone_before = False
        spread = {c.column: c for c in cells}
        for column, covering in self.sheet.from_above.get(number, ()):
            if draft.left <= column <= draft.right:
                spread.setdefault(column, covering)
        draft.rows.append(Row(number, spread, tuple(draft.sections)))
        draft.left, draft.right = min(draft.left, cells[0].column), max(draft.right, cells[-1].column)

    def _close(self) -> None:
        if self.drafts:
            self.drafts[-1].notes.extend(clean(c.shown) for c in self.waiting)


def _is_right_of_labels(cell: Cell, header: Header) -> bool:
    """Whether a plain cell stands behind the labels or forces: an option nobody marked, and no section."""
    if cell.bold or cell.columns > 1:
        return False
    before = (path[-1].shown for column, path in header.paths.items() if path and column < cell.column)
    return any(header_role(text) in (Role.LABEL, Role.FORCE) for text in before)


def is_note(text: str) -> bool:
    """Whether a line qualifies the figures, or tells who gave them, and so heads nothing."""
    return bool(_is_note(text) or _CLERICAL.match(text))


def _as_line(cells: Sequence[Cell]) -> Cell:
    """A clerical entry as one line of text."""
    line = f"{clean(cells[0].shown).rstrip(' :')}: {clean(cells[1].shown)}"
    return replace(cells[0], stored=line, shown=line)


def _is_note(text: str) -> bool:
    """Whether a line qualifies the figures. '4. How does the force rate itself on:' is a stem, number or not."""
    return _NOTE.match(text) is not None and not text.endswith((":", "?", "..."))


def _set_section(draft: _Draft, cell: Cell) -> None:
    """A section row ends the sections of its own rank, told by its look, and those below them."""
    rank = _rank(cell)
    above = clean(draft.sections[-1].shown) if draft.sections else ""
    if above.endswith("?") and not clean(cell.shown).endswith("?") and not cell.bold and draft.lone_before:
        draft.sections.append(cell)  # an option that nobody marked stands alone below its question
        return
    for n, earlier in enumerate(draft.sections):
        higher = rank[0] >= _rank(earlier)[0] and rank[1:] >= _rank(earlier)[1:]
        if _rank(earlier) == rank or (higher and not draft.lone_before):
            del draft.sections[n:]
            break
    draft.sections.append(cell)


def _rank(cell: Cell) -> tuple[int, int, int]:
    """How a section row looks: the greater, the higher it ranks."""
    return (int(cell.bold), int(cell.columns > 1), -cell.indent)


def read_grid(grid: Grid, said: SheetCorrections = NOTHING_SAID) -> tuple[tuple[Table, ...], tuple[Cell, ...]]:
    """The tables of a sheet, and the cells that stand alone in their rows."""
    reader = _Reader(Sheet(grid), said)
    reader.read()
    tables = tuple(
        Table(grid.name, tuple(d.titles), d.header, tuple(d.rows), tuple(d.notes), tuple(d.units), d.headless, said)
        for d in reader.drafts
        if d.rows
    )
    return tables, tuple(reader.lone)


def inherit_headers(tables: Sequence[Table]) -> tuple[Table, ...]:
    """Give a table without a header the one of the table before it, where it is that table's next page."""
    out: list[Table] = []
    for table in tables:
        before = out[-1] if out else None
        said = table.said.header is not None
        if (
            before is not None
            and table.headless
            and not said
            and before.columns
            and len(table.columns) == len(before.columns)
        ):
            first = min(table.rows, key=lambda r: r.number)
            if any(
                is_reference(clean(c.shown)) or is_period(clean(c.shown)) or len(c.shown) > 12
                for c in list(first.cells.values())[:1]
            ):
                moved = dict(zip(table.columns, (before.header.paths.get(c, ()) for c in before.columns), strict=True))
                table = replace(table, header=Header((), moved), titles=table.titles or before.titles, headless=False)
        if before is not None and before.header.words == table.header.words and table.rows and before.rows:
            table = _carry_section(table, before)
        out.append(table)
    return tuple(out)


def _carry_section(table: Table, before: Table) -> Table:
    """A section that runs over the foot of a page goes on at the top of the next."""
    carried = before.rows[-1].sections
    rows = list(table.rows)
    for n, row in enumerate(rows):
        if row.sections:
            break
        rows[n] = replace(row, sections=carried)
    return replace(table, rows=tuple(rows), titles=table.titles or before.titles)
