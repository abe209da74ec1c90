"""What a person says of a return's layout, where it would be misread: each word overrides detection for that alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from reconcile.extract.units import Unit, unit_of
from reconcile.extract.vocabulary import Role
from reconcile.model import Document, Notice

Rows = tuple[int, int]  # the first row and the last, counted from 0


@dataclass(frozen=True, slots=True)
class SheetCorrections:
    """What is said of one sheet. Rows and columns count from 0; None is where nothing is said."""

    ignore: bool | None = None
    header: tuple[Rows, ...] | None = None  # the header rows of the sheet's tables; () where they have none
    answers: frozenset[int] | None = None  # the columns that hold answers
    roles: Mapping[int, Role] = field(default_factory=dict)  # what other columns hold
    units: Mapping[int, str] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)

    def unit_of(self, column: int) -> Unit | None:
        """The unit said for a column; 'number' is a count, whatever the header says."""
        return unit_named(self.units.get(column, ""))

    def header_at(self, row: int) -> Rows | None:
        """The header rows among which this row is."""
        return next((rows for rows in self.header or () if rows[0] <= row <= rows[1]), None)

    def is_above_headers(self, row: int) -> bool:
        """Whether the row stands above all header rows, and so is no row of a table."""
        return bool(self.header) and all(row < first for first, _ in self.header or ())


def unit_named(words: str) -> Unit | None:
    """The unit that a layout file names, None for words that name none."""
    return Unit("") if words.strip().casefold() in ("number", "count") else unit_of(words)


NOTHING_SAID = SheetCorrections()


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a layout file says of a return."""

    file: str = ""
    sheets: Mapping[str, SheetCorrections] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[tuple[str, ...], int] = field(default_factory=dict)  # where each thing is said

    def of(self, sheet: str) -> SheetCorrections:
        return self.sheets.get(sheet, NOTHING_SAID)

    def shown(self, document: Document) -> Document:
        """The document with sheets left out that are to be ignored, and those taken in that are not to be."""
        said = {name: told.ignore for name, told in self.sheets.items() if told.ignore is not None}
        if not said:
            return document
        grids = tuple(replace(grid, hidden=said.get(grid.name, grid.hidden)) for grid in document.tables)
        return replace(document, tables=grids)

    def still_true(self, notices: Iterable[Notice]) -> tuple[Notice, ...]:
        """The reader's notices without those of sheets set aside, where they are to be read after all."""
        read = {name for name, told in self.sheets.items() if told.ignore is False}
        return tuple(n for n in notices if not (n.place.sheet in read and "sheet passed over" in n.text))

    def notices(self, document: Document) -> tuple[Notice, ...]:
        """A notice for every sheet with findings of its own that is left out."""
        return tuple(
            Notice(f"{grid.name}: sheet passed over, as {self.file} says.", grid.place)
            for grid in document.tables
            if not grid.hidden and self.of(grid.name).ignore
        )


NONE = Corrections()
