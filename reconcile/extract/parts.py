"""What each cell of a return was taken for, and why: how a person sees whether the return was understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reconcile.extract.bodies import force_name, kind_of
from reconcile.extract.columns import VALUED, Column
from reconcile.extract.corrections import NONE, Corrections
from reconcile.extract.corrections.effects import said_of
from reconcile.extract.data import TableRead
from reconcile.extract.dates import periods_in
from reconcile.extract.heads import Head, heads_of
from reconcile.extract.row_forces import forces_as_sections
from reconcile.extract.rows import rows_of
from reconcile.extract.stacked import lines_of_pages
from reconcile.extract.tables import Table, is_clerical
from reconcile.extract.vocabulary import Look, Role, clean, header_role, is_as_at, look
from reconcile.model import Cell, Document, Grid, Part, PartTaken, Place, SheetRead
from reconcile.wording import replies

Position = tuple[int, int]

# What a column holds -> the part its cells play, and why.
_PARTS: dict[Role, tuple[Part, str]] = {
    Role.LABEL: (Part.MEASURE, "says what is asked or measured"),
    Role.GROUP: (Part.MEASURE, "adds to what is measured"),
    Role.SECTION: (Part.SECTION, "names the section"),
    Role.FORCE: (Part.FORCE, "names the force"),
    Role.PERIOD: (Part.PERIOD, "gives the period"),
    Role.UNIT: (Part.UNIT, "gives the unit"),
    Role.COMMENT: (Part.COMMENT, "comments on the answer"),
    Role.FLAG: (Part.COMMENT, "says how good the figure is"),
    Role.REF: (Part.REFERENCE, "numbers the row"),
    Role.TYPE: (Part.IGNORED, "says what type of answer is wanted, and is not used"),
    Role.EVIDENCE: (Part.IGNORED, "holds guidance, evidence or names, and is not used"),
    Role.LEFT_OUT: (Part.IGNORED, "is left out, as the layout file says"),
}
_CHOICES = ("tick columns", "lists of choices")


def sheets_read(
    document: Document, read: Sequence[TableRead], corrections: Corrections = NONE
) -> tuple[SheetRead, ...]:
    """Every sheet of the return, those passed over too, with what each filled cell was taken for."""
    return tuple(_sheet_read(grid, document, read, corrections) for grid in _grids(document, read))


def _grids(document: Document, read: Sequence[TableRead]) -> Iterator[Grid]:
    yield from document.tables
    if any(table.view.table.sheet == document.format for table in read) and not any(
        grid.name == document.format for grid in document.tables
    ):  # questions and answers that stand as prose
        lines = {(line.row, line.column): line for line in lines_of_pages(document)}
        yield Grid(document.format, lines, Place(document.file, sheet=document.format))


def _sheet_read(grid: Grid, document: Document, read: Sequence[TableRead], corrections: Corrections) -> SheetRead:
    said = corrections.of(grid.name)
    lines = said_of(corrections, grid.name)
    if said.ignore or (grid.hidden and said.ignore is None):
        why = f"left out, as {corrections.file} says" if said.ignore else _why_hidden(grid, document)
        parts = {at: PartTaken(Part.IGNORED, why, (), bool(said.ignore)) for at in _filled(grid)}
        return SheetRead(grid, parts, why, lines)
    reader = _Parts(grid, corrections)
    for table in read:
        if table.view.table.sheet == grid.name:
            reader.take(table)
    reader.take_rest([t.view.table for t in read if t.view.table.sheet == grid.name])
    return SheetRead(grid, dict(sorted(reader.taken.items())), "", lines)


def _filled(grid: Grid) -> list[Position]:
    return [at for at, cell in sorted(grid.cells.items()) if not cell.empty]


def _why_hidden(grid: Grid, document: Document) -> str:
    """Why the reader set the sheet aside, in the words of its own notice."""
    said = (n.text.removeprefix(f"{grid.name}: ").rstrip(".") for n in document.notices if n.place.sheet == grid.name)
    return next((text for text in said if "sheet passed over" in text), "hidden sheet passed over")


class _Parts:
    """Gathers the parts of one sheet's cells; the first part a cell is taken for stays, save for a finding."""

    def __init__(self, grid: Grid, corrections: Corrections) -> None:
        self.grid = grid
        self.corrections = corrections
        self.said = corrections.of(grid.name)
        self.taken: dict[Position, PartTaken] = {}
        self.by_row: dict[int, list[Position]] = {}
        for at in _filled(grid):
            self.by_row.setdefault(at[0], []).append(at)
            if grid.cells[at].hidden and grid.cells[at].columns == grid.cells[at].rows == 1:
                self.taken[at] = PartTaken(Part.IGNORED, "its row or its column is hidden")

    def claim(self, cell: Cell, part: Part, why: str, findings: Sequence[str] = (), *, said: bool = False) -> None:
        at = self._position(cell)
        if at is not None and (at not in self.taken or (findings and not self.taken[at].findings)):
            self.taken[at] = PartTaken(part, why, tuple(findings), said)

    def _position(self, cell: Cell) -> Position | None:
        """Where the cell stands on this sheet; None for one of another, as a header carried over from a page before."""
        at = (cell.row, cell.column)
        own = self.grid.cells.get(at)
        if own is not None and not own.empty:
            return at if own.place == cell.place and own.shown == cell.shown else None
        alone = self.by_row.get(cell.row, [])  # an answer below its question was moved beside it
        return alone[0] if len(alone) == 1 and self.grid.cells[alone[0]].place == cell.place else None

    # -- tables --

    def take(self, read: TableRead) -> None:
        """The cells of a table."""
        ids: dict[Position, list[str]] = {}
        for finding in read.findings:
            ids.setdefault((finding.row, finding.column), []).append(finding.id)
        columns = {column.number: column for column in read.view.columns}
        if read.layout in ("", "keys to codes", "index of sheets"):
            self._unanswered(read, ids)
            return
        self._header(read, columns)
        self._sections(read)
        bodies, headings = self._rows_named(read)
        valued = [number for number, column in columns.items() if column.role in VALUED]
        for row in read.view.table.rows:
            answered = any(number in row.cells for number in valued)
            for number, cell in row.cells.items():
                column = columns[number]
                found = ids.get((cell.row, cell.column), ())
                if column.role in VALUED or found:
                    self._answer(read, column, cell, found)
                elif column.role is Role.LABEL and not answered and row.number not in bodies:
                    self._unanswered_label(cell, headings)
                elif column.role is Role.LABEL and row.number in bodies:
                    self.claim(cell, Part.FORCE, "its row is of this force")
                else:
                    part, why = _PARTS[column.role]
                    said = number in self.said.roles or column.role is Role.LEFT_OUT
                    self.claim(cell, part, f"{_named(column)} {why}", said=said)

    def _unanswered(self, read: TableRead, ids: dict[Position, list[str]]) -> None:
        """A table that holds no answers: a key, an index, or one of which no column was taken for answers."""
        table = read.view.table
        part, why = Part.NOT_UNDERSTOOD, "no column of this table was taken to hold answers"
        if read.layout == "keys to codes":
            part, why = Part.KEY, "explains codes, or lists questions"
        elif read.layout == "index of sheets":
            part, why = Part.IGNORED, "stands in an index or on a sheet of notes"
        elif _is_blank(table):
            part, why = Part.IGNORED, "its table is empty: nothing stands in the columns of answers"
        for cell in (*_header_cells(table), *(s for row in table.rows for s in row.sections)):
            self.claim(cell, part, why)
        for row in table.rows:
            for cell in row.cells.values():
                found = ids.get((cell.row, cell.column), ())
                self.claim(
                    cell, Part.ANSWER if found else part, "a date in an index of sheets" if found else why, found
                )

    def _header(self, read: TableRead, columns: dict[int, Column]) -> None:
        table = read.view.table
        heads = {head.column: head for head in heads_of(read.view)}
        said = self.said.header is not None
        for number, path in sorted(table.header.paths.items(), key=lambda item: item[0] not in heads):
            for cell in path:
                if number in heads and cell is path[-1] and _is_choice(read, columns[number]):
                    part, why = Part.HEADER, "names a choice"
                elif clean(cell.shown).casefold() in read.view.context.questions:
                    part, why = Part.MEASURE, "is the code of a question that stands elsewhere"
                elif number in heads:
                    part, why = _part_of_head(cell, heads[number])
                else:
                    holds = columns[number].role if number in columns else None
                    part, why = Part.HEADER, f"heads the column that {_PARTS[holds][1]}" if holds else "heads a column"
                self.claim(cell, part, why, said=said)

    def _sections(self, read: TableRead) -> None:
        forces = forces_as_sections(read.view)
        for row in read.view.table.rows:
            for section in row.sections:
                if clean(section.shown) in forces:
                    self.claim(section, Part.FORCE, "names the force of the rows below it")
                else:
                    self.claim(section, Part.SECTION, "heads the rows below it")

    def _rows_named(self, read: TableRead) -> tuple[frozenset[int], frozenset[str]]:
        """The rows whose label is a force, and the labels that head other rows."""
        labels = [column.number for column in read.view.columns if column.role is Role.LABEL]
        no_column = all(column.role is not Role.FORCE for column in read.view.columns)
        bodies: set[int] = set()
        headings: set[str] = set()
        for words in rows_of(read.view):
            shown = [words.row.cells[number].shown for number in labels if number in words.row.cells]
            if no_column and words.force and shown and force_name(shown[0]) == words.force:
                bodies.add(words.row.number)
            headings.update(words.section)
        return frozenset(bodies), frozenset(headings)

    def _unanswered_label(self, cell: Cell, headings: frozenset[str]) -> None:
        if clean(cell.shown) in headings:
            self.claim(cell, Part.SECTION, "heads the rows below it")
        else:
            self.claim(cell, Part.MEASURE, "no answer stands beside it")

    def _answer(self, read: TableRead, column: Column, cell: Cell, found: Sequence[str]) -> None:
        by_file = [
            "its column" if column.number in (self.said.answers or ()) else "",
            "its unit" if column.number in self.said.units else "",
            "what the code means" if clean(cell.shown) in {**self.corrections.codes, **self.said.codes} else "",
        ]
        told = ", ".join(word for word in by_file if word)
        why = f"{_named(column)} holds answers" + (f"; the layout file says {told}" if told else "")
        if found:
            self.claim(cell, Part.ANSWER, why, found, said=bool(told))
        elif read.layout in _CHOICES and look(cell) in (Look.TEXT, Look.NAME):
            self.claim(cell, Part.MEASURE, "one of the choices")
        elif read.layout in _CHOICES and replies.is_tick(cell.shown):
            self.claim(cell, Part.ANSWER, "marks a choice that was not made")
        else:
            self.claim(cell, Part.NOT_UNDERSTOOD, f"{_named(column)} holds answers, but this is no value that is known")

    # -- what stands outside tables --

    def take_rest(self, tables: Sequence[Table]) -> None:
        """The lines around the tables, by what they were used for; what was used for nothing is not understood."""
        lines = _lines_around(tables)
        if not tables:
            self._empty_table()
        headers = {words for table in tables if (words := _words(_header_cells(table)))}
        for positions in self.by_row.values():
            left = [self.grid.cells[at] for at in positions if at not in self.taken]
            if not left:
                continue
            joined = f"{clean(left[0].shown).rstrip(' :')}: {clean(left[-1].shown)}"
            if len(left) == 2 and joined in lines:
                part, why = lines[joined]
                for cell in left:
                    self.claim(cell, Part.CLERICAL if is_clerical(joined) else part, why)
            elif len(left) > 1 and _words(left) in headers:
                for cell in left:
                    self.claim(cell, Part.HEADER, "the header again")
            else:
                self._lines(left, lines, tables)

    def _lines(self, left: Sequence[Cell], lines: dict[str, tuple[Part, str]], tables: Sequence[Table]) -> None:
        for cell in left:
            text = clean(cell.shown)
            part, why = lines.get(text, (Part.NOT_UNDERSTOOD, ""))
            if why and not (part is Part.NOTE and look(cell) is Look.NUMBER):
                findings = self._goes_on(cell) if part is Part.ANSWER else ()
                self.claim(cell, part, why, findings)
            elif not tables and self._only_lines() and _is_worded(cell):
                self.claim(cell, Part.NOTE, "a line on a sheet without a table: read for what it says of codes alone")
            else:
                self.claim(cell, Part.NOT_UNDERSTOOD, "was taken into no table, and for no title and no note")

    def _only_lines(self) -> bool:
        """Whether no two cells of the sheet stand side by side."""
        return all(len(positions) == 1 for positions in self.by_row.values())

    def _empty_table(self) -> None:
        """A header with nothing below it but labels: a form that nobody filled in."""
        rows = list(self.by_row.items())
        heads = [n for n, (_, positions) in enumerate(rows) if len(positions) > 1]
        if len(heads) != 1 or heads[0] == len(rows) - 1:
            return
        labels = [positions[0] for _, positions in rows[heads[0] + 1 :]]
        if all(column == labels[0][1] for _, column in labels):
            for _, positions in rows[: heads[0]]:
                self.claim(self.grid.cells[positions[0]], Part.TITLE, "stands above an empty table")
            for at in (*rows[heads[0]][1], *labels):
                self.claim(self.grid.cells[at], Part.IGNORED, "its table is empty: nothing stands beside the labels")

    def _goes_on(self, cell: Cell) -> Sequence[str]:
        """The findings of the answer that goes on in this line: those of the nearest one above."""
        above = [at for at, taken in self.taken.items() if at[0] < cell.row and taken.part is Part.ANSWER]
        return self.taken[max(above)].findings if above else ()


def _lines_around(tables: Sequence[Table]) -> dict[str, tuple[Part, str]]:
    """Each line that a table was given -> its part, and why."""
    lines: dict[str, tuple[Part, str]] = {}
    for table in tables:
        for text in table.titles:
            lines.setdefault(text, (Part.TITLE, "stands above the table"))
        for text in table.units:
            lines.setdefault(text, (Part.UNIT, "stands beside the title"))
        for text in table.notes:
            clerical = is_clerical(text)
            part = (Part.CLERICAL, "says who filled the return in, or when") if clerical else (Part.NOTE, "is a note")
            lines.setdefault(text, part)
        for row in table.rows if table.headless else ():
            for cell in row.cells.values():
                for text in cell.shown.split("\n")[1:]:
                    lines.setdefault(clean(text), (Part.ANSWER, "goes on with the answer above it"))
    return lines


def _is_worded(cell: Cell) -> bool:
    return look(cell) in (Look.TEXT, Look.NAME) or len(clean(cell.shown).split()) > 3


def _is_blank(table: Table) -> bool:
    """Whether the header names a column of answers in which nothing stands."""
    filled = {number for row in table.rows for number in row.cells}
    blank = [path for number, path in table.header.paths.items() if path and number not in filled]
    return any(header_role(path[-1].shown) in (Role.RESPONSE, Role.VALUE, None) for path in blank)


def _header_cells(table: Table) -> list[Cell]:
    return sorted({(c.row, c.column): c for path in table.header.paths.values() for c in path}.values(), key=_order)


def _order(cell: Cell) -> Position:
    return cell.row, cell.column


def _words(cells: Iterable[Cell]) -> tuple[str, ...]:
    return tuple(clean(cell.shown).casefold() for cell in cells)


def _named(column: Column) -> str:
    return f"the column '{column.head}'" if column.head else "its column"


def _is_choice(read: TableRead, column: Column) -> bool:
    """Whether the column's head is one of the answers, marked in the rows below."""
    return read.layout in _CHOICES and all(replies.is_tick(cell.shown) for cell in column.cells)


def _part_of_head(cell: Cell, head: Head) -> tuple[Part, str]:
    """What a header cell above answers adds to them."""
    text = clean(cell.shown)
    if head.force and (force_name(text) == head.force or kind_of(text) == "total"):
        return Part.FORCE, "names the force of the column"
    if head.force and head.force in text:
        return Part.FORCE, "names the force and the period of the column"
    if look(cell) is Look.PERIOD or is_as_at(text):
        return Part.PERIOD, "gives the period of the column"
    if text in head.units:
        return Part.UNIT, "gives the unit of the column"
    if any(text in words or words in text for words in head.words):
        return Part.MEASURE, "says what the column measures" + (", and its period" if periods_in(text) else "")
    if periods_in(text):
        return Part.PERIOD, "gives the period of the column"
    return Part.HEADER, "heads a column of answers"
