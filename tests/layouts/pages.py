"""A sheet while it is laid out: rows of cells, some of which tell a fact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tests.layouts.facts import Fact
from tests.papers.sheets import Cell, Row, Sheet, letter_of

Entry = str | int | float | date | None | Cell


@dataclass(frozen=True)
class Telling:
    """A cell that tells a fact, and how it is written."""

    fact: Fact
    cell: Cell


@dataclass(frozen=True)
class Beside:
    """A cell that may become a finding, but is none of the facts: a rank, a comment."""

    cell: Cell


@dataclass(frozen=True)
class Page:
    """A sheet: its rows, and which of them may change places."""

    name: str
    rows: Sequence[Sequence[Entry | Telling | Beside]]
    loose: tuple[int, int] = (0, 0)  # rows from, to (exclusive) whose order means nothing
    heads: int = 1  # rows of the header

    def placed(self, down: int = 0, right: int = 0) -> Page:
        """The whole sheet moved."""
        moved = [*([] for _ in range(down)), *([*[None] * right, *row] if row else [] for row in self.rows)]
        first, last = self.loose
        return replace(self, rows=moved, loose=(first + down, last + down) if last else (0, 0))


@dataclass(frozen=True)
class Paper:
    """A return: its sheets, the facts by cell, and the cells that may be findings beside them."""

    pages: tuple[Page, ...]
    one_sheet: bool = False  # may be written as CSV or PDF
    facts: Mapping[str, Fact] = field(init=False)
    beside: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        cells = [
            (f"{page.name}!{letter_of(c)}{r + 1}", entry)
            for page in self.pages
            for r, row in enumerate(page.rows)
            for c, entry in enumerate(row)
        ]
        object.__setattr__(self, "facts", {ref: e.fact for ref, e in cells if isinstance(e, Telling)})
        object.__setattr__(self, "beside", frozenset(ref for ref, e in cells if isinstance(e, Beside)))

    def changed(self, *pages: Page) -> Paper:
        return replace(self, pages=pages)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        return tuple(
            Sheet(page.name, tuple(Row(tuple(_cell(e) for e in row)) for row in page.rows)) for page in self.pages
        )


def _cell(entry: Entry | Telling | Beside) -> Cell:
    if isinstance(entry, Telling | Beside):
        return entry.cell
    return entry if isinstance(entry, Cell) else Cell(entry)


def bold(text: str, across: int = 1, down: int = 1) -> Cell:
    return Cell(text, bold=True, across=across, down=down)


def merged(text: str, across: int) -> list[Cell | None]:
    """A merged cell and the places that it covers."""
    return [bold(text, across), *[None] * (across - 1)]
