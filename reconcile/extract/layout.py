"""What a layout is: it claims a table, and gives one Reading for each cell of it that answers something."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from reconcile.extract.columns import Column
from reconcile.extract.tables import Table
from reconcile.model import Cell


@dataclass(frozen=True, slots=True)
class Context:
    """What the rest of the workbook says that helps to read one table."""

    codes: Mapping[str, str] = field(default_factory=dict)  # 'CNP' -> 'force could not provide the information'
    sets: Mapping[str, Mapping[str, str]] = field(
        default_factory=dict
    )  # code set -> its codes, where there are several
    questions: Mapping[str, str] = field(default_factory=dict)  # 'Q3' -> its question, where another sheet explains it
    forces: frozenset[str] = frozenset()  # names that some table or title of the workbook gives as forces, casefolded
    national: bool = False  # other tables of the workbook have a row for each force: one without is of the nation
    force: str = ""  # the force that the whole sheet is about, where there is a sheet for each


@dataclass(frozen=True, slots=True)
class Reading:
    """A cell, and what stands above and beside it that says what it means."""

    cell: Cell
    label: str  # the question or the row's measure alone
    question: str = ""  # what is asked here alone: 'If so, where?'
    row_path: tuple[str, ...] = ()  # further words of the row, outermost first, the label last
    column_path: tuple[str, ...] = ()  # words of the columns above it, force and period taken out
    force: str = ""
    periods: tuple[str, ...] = ()  # nearest first
    units: tuple[str, ...] = ()  # nearest first
    section: tuple[str, ...] = ()
    body: str = ""  # the force's row as written, where its name is not the one of the finding: 'Total 43 forces'
    comment: str = ""
    says: str = ""  # what the cell stands for, where that is not what it shows: the head of a ticked column
    detail: bool = False  # words to an answer that stands in another column
    code_set: str = ""  # which of the workbook's sets of codes its answer is taken from
    share: bool = False  # its column holds shares of one, not percentages


@dataclass(frozen=True, slots=True)
class View:
    """A table with its columns understood."""

    table: Table
    columns: tuple[Column, ...]
    context: Context


Readings = Callable[[View], Iterator[Reading]]


@dataclass(frozen=True, slots=True)
class Layout:
    """A way of laying out a return."""

    name: str
    claims: Callable[[View], bool]
    readings: Readings
