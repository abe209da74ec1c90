"""The workbook: a cover, contents and notes, then one table a sheet, as government guidance on statistics asks.

Every sheet begins with its title in A1; its table has one header row, no merged cells and no blank rows, a filter,
and a header that stays in view. No cell holds a formula, whatever a document may say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, Any

from reconcile.findings import row as finding_row
from reconcile.model import Result, Verdict
from reconcile.report import Sources
from reconcile.report.csv import comparison_row, discrepancy_row, discrepant
from reconcile.report.names import inspection
from reconcile.report.safe import visible
from reconcile.report.zipped import steady

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_LINE = 14.2  # points a line of 11-point print takes
_TALLEST = 409  # points: the format's own limit
_WIDENED = 1.05  # a line ends before its last character, where a word does not fit
_MOST = 32_000  # characters a cell may hold, with room for the words that say it was cut
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # '_x0041_' in a file means 'A'
_ILLEGAL_NAME = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

VERDICTS: tuple[tuple[Verdict, str], ...] = (
    (Verdict.CONTRADICTION, "The letter and the return cannot both be true."),
    (Verdict.TENSION, "Worth a look: the return undermines the words, or the match is not sure enough."),
    (Verdict.AGREEMENT, "The return bears the letter out."),
    (Verdict.UNVERIFIABLE, "The return cannot decide it; the explanation says why. Silence is not agreement."),
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: the key of its values, its heading and its width in characters."""

    key: str
    heading: str
    width: int
    number: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with one table. `about` is the line below the title."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Any], ...]


_DISCREPANCIES = (
    Column("ref", "Reference", 11),
    Column("verdict", "Verdict", 14),
    Column("letter_page", "Letter page", 9, number=True),
    Column("letter_paragraph", "Letter paragraph", 11, number=True),
    Column("letter_says", "What the letter says", 52),
    Column("return_cells", "Cells of the return", 22),
    Column("return_says", "What the return says", 44),
    Column("difference", "The difference", 44),
    Column("query", "What is asked of HMIC", 60),
    Column("hmic_response", "HMIC’s response", 40),
)
_COMPARISONS = (
    Column("ref", "Reference", 11),
    Column("verdict", "Verdict", 14),
    Column("kind", "Kind", 14),
    Column("rule", "Rule", 20),
    Column("confidence", "Confidence (0 to 1)", 12, number=True),
    Column("theme", "Section of the letter", 30),
    Column("letter_quote", "What the letter says", 52),
    Column("letter_page", "Letter page", 9, number=True),
    Column("letter_paragraph", "Letter paragraph", 11, number=True),
    Column("letter_value", "Value in the letter", 22),
    Column("data_label", "Item of the return", 40),
    Column("data_cells", "Cells of the return", 22),
    Column("data_value", "Value in the return", 22),
    Column("explanation", "Explanation", 52),
)
_FINDINGS = (
    Column("id", "Finding", 10),
    Column("side", "Document", 10),
    Column("standing", "Standing", 16),
    Column("force", "Force", 22),
    Column("theme", "Section", 32),
    Column("measure", "Measure or question", 48),
    Column("kind", "Kind", 14),
    Column("value", "Value", 26),
    Column("unit", "Unit", 14),
    Column("period", "Period", 24),
    Column("words", "Words", 48),
    Column("page", "Page", 8, number=True),
    Column("paragraph", "Paragraph", 11, number=True),
    Column("cell", "Cell", 18),
)


def files(result: Result, sources: Sources) -> Mapping[str, bytes]:
    """One file, '.xlsx'."""
    return {".xlsx": render(result)}


def render(result: Result) -> bytes:
    """The workbook as bytes."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    sheets = _sheets(result)
    _cover(book, result)
    _contents(book, sheets)
    for sheet in sheets:
        _table(book, sheet)
    _link(book, result)
    book.properties.creator = "reconcile"
    book.properties.title = _cell_text(f"{result.force}: {inspection(result)}: letter and data return compared")
    buffer = BytesIO()
    book.save(buffer)
    return steady(buffer.getvalue())


# --- what the sheets hold -----------------------------------------------------------------------------


def _sheets(result: Result) -> tuple[Sheet, ...]:
    discrepancies = tuple(discrepancy_row(judgement) for judgement in discrepant(result))
    comparisons = tuple(comparison_row(judgement, result.force) for judgement in result.judgements)
    return (
        Sheet(
            "Notes", "Notes", "What the words of the other sheets mean.", _columns("Word", "Meaning", 24, 90), _notes()
        ),
        Sheet(
            "Discrepancies",
            "Discrepancies for HMIC to answer",
            "Contradictions first, then tensions; one row a statement of the letter.",
            _DISCREPANCIES,
            discrepancies,
        ),
        Sheet(
            "Comparisons",
            "All comparisons",
            "Every statement of the letter, what the return says of it, and the verdict.",
            _COMPARISONS,
            comparisons,
        ),
        Sheet(
            "Findings",
            "The common findings table",
            "What each document says, one row a statement or a cell; the letter’s first.",
            _FINDINGS,
            tuple(finding_row(finding) for finding in result.findings),
        ),
        Sheet(
            "Coverage",
            "Coverage",
            "How much of the letter was read and could be checked.",
            (Column("key", "What was counted", 70), Column("text", "Number", 12, number=True)),
            _coverage(result),
        ),
        Sheet(
            "Notices",
            "Notices",
            "What could not be read, or was passed over on purpose.",
            (Column("place", "Where", 36), Column("key", "File", 28), Column("text", "Notice", 90)),
            tuple({"place": n.place.reference, "key": n.place.file, "text": n.text} for n in result.notices),
        ),
    )


def _columns(first: str, second: str, *widths: int) -> tuple[Column, ...]:
    return Column("key", first, widths[0]), Column("text", second, widths[1])


def _notes() -> tuple[Mapping[str, str], ...]:
    meanings = [(verdict.capitalize(), meaning) for verdict, meaning in VERDICTS]
    meanings += [
        (
            "Confidence",
            "How sure the program is, from 0 to 1: of the verdicts at 0.8, about 8 in 10 are right.",
        ),
        ("Cells of the return", "‘Sheet!C14’, the deciding cell first; ‘csv!C14’ in a CSV file, ‘pdf!p2’ is a page."),
        ("Standing", "‘finding’, or why a statement is none: a plan, a recommendation, another force and so on."),
        ("Rule", "The short, stable name of the rule that gave the verdict."),
    ]
    return tuple({"key": key, "text": text} for key, text in meanings)


def _coverage(result: Result) -> tuple[Mapping[str, object], ...]:
    reasons = Counter(
        judgement.explanation.split(";")[0].rstrip(".")
        for judgement in result.judgements
        if judgement.verdict == Verdict.UNVERIFIABLE
    )
    counted: list[tuple[str, int]] = [
        ("Statements of the letter that could be checked", result.coverage.statements),
        ("Of those, statements with a figure", result.coverage.figures),
        ("Of those, statements that met data in the return", result.coverage.met),
        *((f"Verdict: {v}", sum(j.verdict == v for j in result.judgements)) for v in Verdict),
        *((f"Not checked: {reason}", n) for reason, n in sorted(reasons.items(), key=lambda i: (-i[1], i[0]))),
    ]
    return tuple({"key": key, "text": number} for key, number in counted)


# --- writing them -------------------------------------------------------------------------------------


def _cover(book: Workbook, result: Result) -> None:
    sheet = book.create_sheet("Cover")
    sheet.column_dimensions["A"].width = 100
    counts = {v: sum(j.verdict == v for j in result.judgements) for v in Verdict}
    lines = (
        f"{result.force or 'The force'}: {inspection(result)}",
        "The inspection letter compared with the data return published beside it",
        f"Letter: {result.letter.file}",
        f"Data return: {result.data.file}",
        f"Contradictions: {counts[Verdict.CONTRADICTION]}; tensions: {counts[Verdict.TENSION]}; "
        f"agreements: {counts[Verdict.AGREEMENT]}; not checked: {counts[Verdict.UNVERIFIABLE]}",
        "Matched with the language model and by words."
        if result.model
        else "Matched by words alone, without the language model.",
        "Made by reconcile on the analyst’s own machine. Every contradiction is to be looked at by a person before it "
        "is sent.",
    )
    for number, line in enumerate(lines, 1):
        cell = _write(sheet, number, 1, line)
        _look(cell, size=16 if number == 1 else 11, bold=number == 1)


def _contents(book: Workbook, sheets: Sequence[Sheet]) -> None:
    listed = tuple({"key": s.name, "text": f"{s.title}. {s.about}"} for s in sheets)
    sheet = _table(
        book, Sheet("Contents", "Contents", "One table a sheet.", _columns("Sheet", "What it holds", 24, 90), listed)
    )
    for number, entry in enumerate(sheets, _FIRST):
        _hyperlink(sheet.cell(number, 1), f"'{entry.name}'!A1")


_HEADER = 3  # below the title and the line about it
_FIRST = _HEADER + 1


def _table(book: Workbook, content: Sheet) -> Worksheet:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.table import Table, TableStyleInfo

    sheet: Worksheet = book.create_sheet(content.name)
    _look(_write(sheet, 1, 1, content.title), size=15, bold=True, wrap=False)
    _look(_write(sheet, 2, 1, content.about), wrap=False)
    for number, column in enumerate(content.columns, 1):
        _look(_write(sheet, _HEADER, number, column.heading), bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    rows: Iterable[Mapping[str, Any]] = content.rows or ({content.columns[0].key: "None"},)
    for line, row in enumerate(rows, _FIRST):
        for number, column in enumerate(content.columns, 1):
            _look(_write(sheet, line, number, row.get(column.key), number=column.number))
        sheet.row_dimensions[line].height = _height(content.columns, row)
    sheet.row_dimensions[_HEADER].height = _height(content.columns, {c.key: c.heading for c in content.columns})
    last = f"{get_column_letter(len(content.columns))}{_HEADER + max(1, len(content.rows))}"
    table = Table(displayName=content.name, ref=f"A{_HEADER}:{last}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(table)
    sheet.freeze_panes = f"B{_FIRST}" if len(content.columns) > 2 else f"A{_FIRST}"
    sheet.sheet_view.zoomScale = 100
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4  # inches
    sheet.page_margins.top = sheet.page_margins.bottom = 0.5
    sheet.print_title_rows = f"{_HEADER}:{_HEADER}"
    return sheet


def _height(columns: Sequence[Column], row: Mapping[str, Any]) -> float:
    """The height in points that shows all words of a row: some programs do not find it out for themselves."""
    lines = [ceil(len(str(row.get(c.key) or "")) * _WIDENED / c.width) for c in columns]
    return float(min(_TALLEST, _LINE * max(1, *lines) + 2))


def _link(book: Workbook, result: Result) -> None:
    """From a reference to the statement in the findings table, from cells of the return to what they say there."""
    at = {finding.id: _FIRST + n for n, finding in enumerate(result.findings)}
    for name, judgements in (("Discrepancies", discrepant(result)), ("Comparisons", list(result.judgements))):
        columns = _DISCREPANCIES if name == "Discrepancies" else _COMPARISONS
        cells = next(n for n, c in enumerate(columns, 1) if c.heading == "Cells of the return")
        for line, judgement in enumerate(judgements, _FIRST):
            letter, evidence = judgement.pairing.letter.id, judgement.pairing.evidence
            if letter in at:
                _hyperlink(book[name].cell(line, 1), f"'Findings'!A{at[letter]}")
            if judgement.cells and evidence and evidence[0].id in at:
                _hyperlink(book[name].cell(line, cells), f"'Findings'!A{at[evidence[0].id]}")


def _write(sheet: Worksheet, row: int, column: int, value: object, *, number: bool = False) -> Cell:
    """A number as a number; all else as text that is never a formula."""
    cell: Cell = sheet.cell(row, column)
    if value is None or value == "":
        return cell
    figure = _number(value) if number else None
    if figure is not None:
        cell.value = figure
        return cell
    text = _cell_text(str(value))
    cell.value = text
    cell.data_type = "s"
    if text[:1] in "=+-@":
        cell.quotePrefix = True  # so that it stays text when somebody edits the cell
    return cell


def _number(value: object) -> float | int | None:
    try:
        figure = float(str(value))
    except ValueError:
        return None
    return int(figure) if figure == int(figure) else figure


def _cell_text(text: str) -> str:
    shown = _ESCAPED.sub("_x005F_", _ILLEGAL_NAME.sub("", visible(text)))
    return shown if len(shown) <= _MOST else f"{shown[:_MOST]} … ({len(shown) - _MOST} more characters)"


def _look(cell: Cell, *, size: int = 11, bold: bool = False, wrap: bool = True) -> None:
    from openpyxl.styles import Alignment, Font

    cell.font = Font(name="Arial", size=size, bold=bold)
    cell.alignment = Alignment(wrap_text=wrap, vertical="top")


def _hyperlink(cell: Cell, location: str) -> None:
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=location, display=str(cell.value))
    cell.font = Font(name="Arial", size=11, color="0B5585", underline="single")
