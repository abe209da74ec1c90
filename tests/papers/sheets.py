"""The sheets of a return as plain values, whatever format they are written in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

Stored = str | int | float | date | None


@dataclass(frozen=True)
class Cell:
    value: Stored
    format: str = ""
    bold: bool = False
    fill: bool = False
    across: int = 1  # columns it spans
    down: int = 1  # rows it spans
    indent: int = 0
    comment: str = ""

    @property
    def shown(self) -> str:
        """The value as the number format shows it."""
        value = self.value
        if value is None:
            return ""
        if isinstance(value, date):
            return value.strftime("%d/%m/%Y")
        if isinstance(value, str) or not self.format:
            return str(value)
        places = len(self.format.partition(".")[2].rstrip("%"))
        if self.format.endswith("%"):
            return f"{value * 100:.{places}f}%"
        return ("\u00a3" if self.format.startswith("\u00a3") else "") + f"{value:,.{places}f}"


@dataclass(frozen=True)
class Row:
    cells: tuple[Cell, ...]
    tag: str = ""  # what the key calls it


@dataclass(frozen=True)
class Sheet:
    name: str
    rows: tuple[Row, ...]
    widths: tuple[int, ...] = ()
    alias: str = ""  # what the key calls it
    columns: Mapping[str, str] = field(default_factory=dict)  # what the key calls a column -> its letter
    labels: str = "A"  # the column of the questions
    hidden: bool = False

    def row_number(self, tag: str) -> int:
        return next(number for number, row in enumerate(self.rows, start=1) if row.tag == tag)

    def tagged(self) -> Iterator[tuple[int, Row]]:
        return ((number, row) for number, row in enumerate(self.rows, start=1) if row.tag)


def share(value: float, places: int = 0) -> Cell:
    """A percentage stored as a fraction, shown in a percent format."""
    return Cell(value, "0" + ("." + "0" * places if places else "") + "%")


def money(value: float, places: int = 0) -> Cell:
    return Cell(value, "\u00a3#,##0" + ("." + "0" * places if places else ""))


def number(value: float, places: int = 0) -> Cell:
    return Cell(value, "#,##0" + ("." + "0" * places if places else ""))


def row(*values: Stored | Cell, tag: str = "", start: int = 0) -> Row:
    cells = [value if isinstance(value, Cell) else Cell(value) for value in values]
    return Row((*(Cell(None) for _ in range(start)), *cells), tag)


def item(tag: str, *values: Stored | Cell, start: int = 0) -> Row:
    return row(*values, tag=tag, start=start)


def heads(*values: Stored, start: int = 0) -> Row:
    return row(*(Cell(value, bold=True, fill=value is not None) for value in values), start=start)


def section(text: str, across: int = 1, start: int = 0) -> Row:
    return row(Cell(text, bold=True, fill=True, across=across), start=start)


def title(*lines: str) -> list[Row]:
    return [row(Cell(line, bold=number == 0)) for number, line in enumerate(lines)]


def blank() -> Row:
    return Row(())


def letter_of(column: int) -> str:
    """0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def by_tag(sheets: Sequence[Sheet], alias: str) -> Sheet:
    return next(sheet for sheet in sheets if alias in (sheet.alias, sheet.name))
