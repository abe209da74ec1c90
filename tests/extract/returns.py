"""Small returns made in memory: a sheet is written as rows of cells, None for an empty one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from reconcile.extract.data import data_findings
from reconcile.model import Answer, Category, Cell, Document, Finding, Grade, Grid, Interval, Place, Stored, Value, When


def letters(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


@dataclass(frozen=True)
class Styled:
    """A cell with a look of its own."""

    stored: Stored
    number_format: str = ""
    bold: bool = False
    indent: int = 0
    columns: int = 1
    rows: int = 1
    comment: str = ""
    hidden: bool = False
    shown: str | None = None


def B(text: Stored, columns: int = 1, rows: int = 1) -> Styled:
    return Styled(text, bold=True, columns=columns, rows=rows)


@dataclass(frozen=True)
class Sheet:
    name: str
    rows: Sequence[Sequence[Styled | Stored]]
    bold: Sequence[int] = field(default_factory=tuple)  # rows in bold
    hidden: bool = False


def _shown(cell: Styled) -> str:
    if cell.shown is not None:
        return cell.shown
    stored = cell.stored
    if isinstance(stored, date):
        return stored.strftime("%b-%y") if "mmm" in cell.number_format else stored.strftime("%d/%m/%Y")
    if isinstance(stored, float | int) and not isinstance(stored, bool):
        if "%" in cell.number_format:
            return f"{stored * 100:.0f}%"
        return f"{stored:,}" if "#,##" in cell.number_format else str(stored)
    return str(stored)


def grid(sheet: Sheet) -> Grid:
    cells = {}
    for r, row in enumerate(sheet.rows):
        for c, value in enumerate(row):
            if value is None:
                continue
            styled = value if isinstance(value, Styled) else Styled(value)
            cells[r, c] = Cell(
                row=r,
                column=c,
                stored=styled.stored,
                shown=_shown(styled),
                place=Place("return.xlsx", sheet=sheet.name, cell=f"{letters(c)}{r + 1}"),
                number_format=styled.number_format,
                comment=styled.comment,
                rows=styled.rows,
                columns=styled.columns,
                hidden=styled.hidden,
                bold=styled.bold or r in sheet.bold,
                indent=styled.indent,
            )
    return Grid(sheet.name, cells, Place("return.xlsx", sheet=sheet.name), sheet.hidden)


def document(*sheets: Sheet) -> Document:
    return Document("return.xlsx", "xlsx", tables=tuple(grid(sheet) for sheet in sheets))


def findings(*sheets: Sheet) -> tuple[Finding, ...]:
    return data_findings(document(*sheets))[0]


def by_cell(*sheets: Sheet) -> Mapping[str, Finding]:
    """The first finding of each cell, by its reference."""
    out: dict[str, Finding] = {}
    for finding in findings(*sheets):
        out.setdefault(finding.place.reference, finding)
    return out


def told(finding: Finding) -> str:
    return tell(finding.value)


def tell(value: Value | None) -> str:
    """A value in few words: '48%', 'yes', 'yes: since 2012', 'good', '2014-02-01', 'every 91', 'name'."""

    if isinstance(value, Interval):
        return f"{value.point:g}{value.unit and (value.unit if value.unit == '%' else ' ' + value.unit)}"
    if isinstance(value, Answer):
        return f"{value.reply.value}: {value.detail}" if value.detail else value.reply.value
    if isinstance(value, Grade | Category):
        return value.name
    if isinstance(value, When):
        if value.every is not None:
            return f"every {value.every:.0f}"
        return str(value.start) if value.is_date else f"{value.start} to {value.end}"
    return repr(value)


def line(finding: Finding) -> str:
    """A finding on one line, to look at."""
    return " | ".join(
        (finding.place.cell, finding.force, finding.theme, finding.measure, finding.period, told(finding))
    )
