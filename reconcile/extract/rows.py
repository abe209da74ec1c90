"""What the words beside a row say: its label, stem, force, period, unit, section and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reconcile.extract.bodies import footnote_marks, force_name, kind_of, plain_name
from reconcile.extract.columns import VALUED, Column
from reconcile.extract.dates import period_words
from reconcile.extract.layout import View
from reconcile.extract.row_forces import RowForce, forces_as_sections, forces_of_rows
from reconcile.extract.tables import Row
from reconcile.extract.vocabulary import QUESTION_NUMBER, Role, clean, is_reference, is_sub_item
from reconcile.model import Cell

_STEM_END = re.compile(r"[:?…]\s*$|\.\.\.\s*$|[,;–-]\s*$")
_LETTERED = re.compile(r"\(?[a-z]{1,3}\)?\.?")
_LEADING_MARK = re.compile(r"^(?:\(?(?:[a-h]|i{1,3}|iv|vi{0,3}|ix)[).]\s+|[-–•]\s+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RowWords:
    """A row understood."""

    row: Row
    label: str = ""
    question: str = ""  # what is asked here, where the label holds the question above it too
    path: tuple[str, ...] = ()
    force: str = ""
    periods: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    body: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class _Stem:
    """A row that those below it complete."""

    text: str
    reference: str
    indent: int
    valued: bool = False  # it has an answer of its own


def rows_of(view: View) -> Iterator[RowWords]:
    """The rows that hold values, each with its words. Rows without any are headings or stems of those below."""
    yield from _Rows(view).read()


class _Rows:
    """Reads the rows of a table in order, since a row may complete those above it."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.columns = {role: tuple(c for c in view.columns if c.role is role) for role in Role}
        self.forces = forces_of_rows(view)
        self.force_sections = forces_as_sections(view)
        self.heading = ""
        self.stems: list[_Stem] = []
        self.filled: dict[int, Cell] = {}  # what stands once for the rows below it

    def read(self) -> Iterator[RowWords]:
        valued = [c.number for c in self.view.columns if c.role in VALUED]
        rows = self.view.table.rows
        sections: tuple[Cell, ...] = ()
        for n, row in enumerate(rows):
            if row.sections != sections:
                self.heading, self.stems, self.filled, sections = "", [], {}, row.sections
            if any(number in row.cells for number in valued):
                yield self._words(row)
            elif n + 1 < len(rows):
                self._head_row(row, rows[n + 1])

    # -- rows without values --

    def _head_row(self, row: Row, following: Row) -> None:
        """A section in two cells ('1', 'Preventing crime'), or the stem of what follows."""
        label, reference = self._first(row, Role.LABEL), self._text(row, Role.REF)
        cell = label or self._first(row, Role.REF)
        if cell is None:
            return
        below, below_reference = self._first(following, Role.LABEL), self._text(following, Role.REF)
        text = clean(cell.shown)
        if below is not None and (
            is_sub_item(below.shown)
            or below.indent > cell.indent
            or _STEM_END.search(text)
            or _extends(reference, below_reference, r"\s*[(.]?[a-z]")
        ):
            self.stems = [s for s in self.stems if s.indent < cell.indent]
            self.stems.append(_Stem(text, reference, cell.indent))
        elif cell.bold or not reference or _extends(reference, below_reference, r"[.\-]\d"):
            self.heading, self.stems = text, []

    # -- rows with values --

    def _words(self, row: Row) -> RowWords:
        cell = self._first(row, Role.LABEL)
        label = self._label(row, cell)
        stem, asks_alone = self._stem(row, cell, label)
        full = f"{stem} {_LEADING_MARK.sub('', label)}".strip() if stem else label
        groups = self._filled(row, Role.GROUP)
        about = self.forces.get(row.number)
        sections = [clean(s.shown) for s in row.sections]
        if cell is not None and _is_next_question(row, cell):
            sections.pop()
        force = about.force if about else ""
        if not force and sections and sections[-1] in self.force_sections:
            force = force_name(sections.pop())
        if not force and not groups and self._is_body(label):
            force, full = force_name(label), ""
        total = about.total if about else ""
        path = tuple(dict.fromkeys(p for p in (*groups, full, total) if p))
        return RowWords(
            row=row,
            label=full or (path[-1] if groups else ""),
            question=label if asks_alone else "",
            path=path,
            force=force,
            periods=self._periods(row),
            units=self._texts(row, Role.UNIT),
            section=tuple(dict.fromkeys(s for s in (*sections, self.heading, *self._filled(row, Role.SECTION)) if s)),
            body=about.written if about else "",
            comment=self._comment(row, cell, about),
        )

    def _label(self, row: Row, cell: Cell | None) -> str:
        """The row's own label; where it is the code of a question, that question."""
        label = QUESTION_NUMBER.sub("", plain_name(cell.shown)) if cell is not None else ""
        code = label if is_reference(label) else "" if label else self._text(row, Role.REF)
        return self.view.context.questions.get(code.casefold(), label) if code else label

    def _is_body(self, label: str) -> bool:
        known = kind_of(label) in ("force", "nation", "similar") and len(label.split()) <= 6
        return known and not self.columns[Role.FORCE]

    def _stem(self, row: Row, cell: Cell | None, label: str) -> tuple[str, bool]:
        """The words above that the label completes, and whether they were a question with an answer of its own."""
        indent, reference = _indent(cell), self._text(row, Role.REF)
        while self.stems and not _under(self.stems[-1], cell, reference, indent):
            self.stems.pop()
        words = " ".join([*_lone_stem(row, cell), *(s.text for s in self.stems)])
        asks_alone = bool(self.stems) and self.stems[-1].valued
        if cell is not None and not is_sub_item(label) and not kind_of(label):
            self.stems = [s for s in self.stems if s.indent < indent or not s.valued]
            self.stems.append(_Stem(label, reference, indent, valued=True))
        return words, asks_alone

    def _periods(self, row: Row) -> tuple[str, ...]:
        """The periods of a row. One that stands left of the labels stands for the rows below it, too."""
        labels = [c.number for role in (Role.LABEL, Role.FORCE) for c in self.columns[role]]
        out: list[str] = []
        for column in self.columns[Role.PERIOD]:
            leads = bool(labels) and column.number < min(labels)
            cell = self._fill(row, column) if leads else row.cells.get(column.number)
            if cell is not None:
                out.append(period_words(cell))
        return tuple(out)

    def _comment(self, row: Row, label: Cell | None, about: RowForce | None) -> str:
        """Comment columns, cell comments and footnotes that qualify the row."""
        notes = self.view.table.notes
        parts = [*self._texts(row, Role.COMMENT), *self._texts(row, Role.FLAG)]
        for cell in (label, about.cell if about else None):
            if cell is not None:
                parts.extend(note for mark in footnote_marks(cell.shown) for note in notes_by_mark(notes, mark))
                parts.append(explained(cell.comment, notes))
        return "; ".join(dict.fromkeys(p for p in parts if p))

    # -- cells --

    def _first(self, row: Row, role: Role) -> Cell | None:
        return next((row.cells[c.number] for c in self.columns[role] if c.number in row.cells), None)

    def _text(self, row: Row, role: Role) -> str:
        cell = self._first(row, role)
        return clean(cell.shown) if cell is not None else ""

    def _texts(self, row: Row, role: Role) -> tuple[str, ...]:
        return tuple(clean(row.cells[c.number].shown) for c in self.columns[role] if c.number in row.cells)

    def _fill(self, row: Row, column: Column) -> Cell | None:
        """The cell of a column in which a value stands once for the rows below it."""
        cell = row.cells.get(column.number, self.filled.get(column.number))
        if cell is not None:
            self.filled[column.number] = cell
        return cell

    def _filled(self, row: Row, role: Role) -> tuple[str, ...]:
        cells = [self._fill(row, column) for column in self.columns[role]]
        return tuple(dict.fromkeys(clean(cell.shown) for cell in cells if cell is not None))


def _extends(reference: str, below: str, tail: str) -> bool:
    """Whether the reference below carries this one on: '1.4' -> '1.4a', '1' -> '1.1'."""
    return bool(reference) and below.startswith(reference) and re.match(tail, below[len(reference) :]) is not None


def _indent(cell: Cell | None) -> int:
    if cell is None:
        return 0
    return cell.indent or (len(cell.shown) - len(cell.shown.lstrip(" \u00a0\t"))) // 2


def _lone_stem(row: Row, label: Cell | None) -> tuple[str, ...]:
    """A line above that the labels complete: 'Of the files examined, how many had:', or one they are indented below."""
    if label is None or not row.sections:
        return ()
    above = row.sections[-1]
    if _is_next_question(row, label):
        return ()
    plain = not above.bold and above.columns == 1
    if above.shown.rstrip().endswith((":", "...", "…")) or (plain and _indent(label) > _indent(above)):
        return (clean(above.shown),)
    return ()


def _is_next_question(row: Row, label: Cell) -> bool:
    """'3. When was it revised?' below '2. In the year, how many:' is none of those that the line above opens."""
    if not row.sections or is_sub_item(label.shown):
        return False
    above = clean(row.sections[-1].shown)
    return above.endswith(":") and all(QUESTION_NUMBER.match(text) for text in (above, clean(label.shown)))


def _under(stem: _Stem, label: Cell | None, reference: str, indent: int) -> bool:
    """Whether a row belongs to the stem above it."""
    if label is None or is_sub_item(label.shown) or indent > stem.indent:
        return True
    if reference and stem.reference and reference != stem.reference:
        return (bool(_LETTERED.fullmatch(reference)) and not _LETTERED.fullmatch(stem.reference)) or _extends(
            stem.reference, reference, r"\s*[(.]?[a-z]"
        )
    open_ended = bool(_STEM_END.search(stem.text)) and not stem.valued
    return open_ended and not reference and not stem.reference and not label.shown.rstrip().endswith("?")


def explained(comment: str, notes: Sequence[str]) -> str:
    """A cell's comment; where it only names a note, that note."""
    mark = r"[\w*†‡]{1,2}"
    marks = re.fullmatch(rf"\[(?:notes? )?({mark}(?:,\s*{mark})*)\]", clean(comment), re.IGNORECASE)
    found = [note for m in re.split(r",\s*", marks[1]) for note in notes_by_mark(notes, m)] if marks else []
    return "; ".join(found) or clean(comment)


def notes_by_mark(notes: Sequence[str], mark: str) -> list[str]:
    """The notes below a table that begin with this mark."""
    pattern = re.compile(rf"(?:\[?(?:note )?{re.escape(mark)}[\]).:]?)\s+(?P<text>\S.*)", re.IGNORECASE)
    return [found["text"] for note in notes if (found := pattern.match(note))]
