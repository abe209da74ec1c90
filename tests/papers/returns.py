"""A return written as XLSX, ODS, CSV or PDF."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date, datetime
from html import escape
from pathlib import Path
from typing import Any

from tests.papers.sheets import Cell, Row, Sheet, letter_of
from tests.papers.zips import fix_times, write_zip

# --- xlsx -------------------------------------------------------------------------------------------


def write_xlsx(sheets: Sequence[Sheet], path: Path, author: str = "HMIC") -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        page.sheet_state = "hidden" if sheet.hidden else "visible"
        for column, width in enumerate(sheet.widths):
            page.column_dimensions[letter_of(column)].width = width
        for number, row in enumerate(sheet.rows, start=1):
            for column, cell in enumerate(row.cells, start=1):
                _fill_xlsx(page, number, column, cell)
    book.properties.creator = author
    book.properties.created = book.properties.modified = datetime(2014, 9, 1, 9)
    book.save(path)
    fix_times(path)


def _fill_xlsx(page: Any, number: int, column: int, cell: Cell) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill

    if cell.value is None:
        return
    target = page.cell(number, column, cell.value)
    target.alignment = Alignment(wrap_text=True, vertical="top", indent=cell.indent)
    if cell.format:
        target.number_format = cell.format
    if cell.bold:
        target.font = Font(bold=True)
    if cell.fill:
        target.fill = PatternFill("solid", fgColor="DDE3EA")
    if cell.comment:
        target.comment = Comment(cell.comment, "HMIC")
    if cell.across > 1 or cell.down > 1:
        page.merge_cells(
            start_row=number, start_column=column, end_row=number + cell.down - 1, end_column=column + cell.across - 1
        )


# --- csv --------------------------------------------------------------------------------------------


def write_csv(sheet: Sheet, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        for row in sheet.rows:
            writer.writerow(["" if cell.value is None else cell.value for cell in row.cells])


# --- ods --------------------------------------------------------------------------------------------

SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
}
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
BOLD = (
    '<style:style style:name="bold" style:family="table-cell">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
)


def write_ods(sheets: Sequence[Sheet], path: Path) -> None:
    """The XML by hand: it is short, and needs no package."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())
    tables = "".join(_ods_table(sheet) for sheet in sheets)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2">'
        f"<office:automatic-styles>{BOLD}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    parts = {"mimetype": ODS_TYPE, "content.xml": content, "META-INF/manifest.xml": MANIFEST}
    write_zip(path, {name: text.encode() for name, text in parts.items()}, stored=("mimetype",))


def _ods_table(sheet: Sheet) -> str:
    width = max(sum(cell.across for cell in row.cells) for row in sheet.rows)
    rows = "".join(_ods_row(row, width) for row in sheet.rows)
    columns = f'<table:table-column table:number-columns-repeated="{width}"/>'
    return f'<table:table table:name="{escape(sheet.name)}">{columns}{rows}</table:table>'


def _ods_row(row: Row, width: int) -> str:
    cells = []
    covered = 0
    for cell in row.cells:
        if covered and cell.value is None:  # the place is held, and written already
            covered -= 1
            width += 1
            continue
        cells.append(_ods_cell(cell))
        covered = cell.across - 1
        if covered:
            cells.append(f'<table:covered-table-cell table:number-columns-repeated="{covered}"/>')
    rest = width - sum(cell.across for cell in row.cells)
    if rest:
        cells.append(f'<table:table-cell table:number-columns-repeated="{rest}"/>')
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _ods_cell(cell: Cell) -> str:
    if cell.value is None:
        return "<table:table-cell/>"
    spans = f' table:number-columns-spanned="{cell.across}" table:number-rows-spanned="{cell.down}"'
    marks = spans if cell.across > 1 or cell.down > 1 else ""
    marks += ' table:style-name="bold"' if cell.bold else ""
    note = f"<office:annotation><text:p>{escape(cell.comment)}</text:p></office:annotation>" if cell.comment else ""
    if isinstance(cell.value, str):
        kind = 'office:value-type="string"'
    elif isinstance(cell.value, date):
        kind = f'office:value-type="date" office:date-value="{cell.value.isoformat()}"'
    else:
        name = "percentage" if cell.format.endswith("%") else "float"
        name = 'currency" office:currency="GBP' if cell.format.startswith("\u00a3") else name
        kind = f'office:value-type="{name}" office:value="{cell.value}"'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.shown.split("\n"))
    return f"<table:table-cell {kind}{marks}>{note}{lines}</table:table-cell>"


# --- pdf --------------------------------------------------------------------------------------------


def write_pdf(sheet: Sheet, path: Path, heading: Sequence[str], foot: str = "", *, ruled: bool = True) -> None:
    """One table that goes on over the page, its first row repeated."""
    from reportlab.lib.colors import HexColor
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, Spacer, TableStyle

    body = ParagraphStyle("cell", fontName="Helvetica", fontSize=9.5, leading=13)
    bold = ParagraphStyle("bold", parent=body, fontName="Helvetica-Bold")
    large = ParagraphStyle("large", parent=bold, fontSize=13, leading=17)
    style: list[Any] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    if ruled:
        style += [
            ("GRID", (0, 0), (-1, -1), 0.6, HexColor("#666666")),
            ("BACKGROUND", (0, 0), (-1, 0), HexColor("#d9e1ea")),
        ]
    width = len(sheet.rows[0].cells)
    grid = []
    for number, row in enumerate(sheet.rows):
        cells: list[Any] = [
            Paragraph(escape(cell.shown, quote=False), bold if cell.bold else body) for cell in row.cells
        ]
        grid.append(cells + [""] * (width - len(cells)))
        if len(row.cells) == 1:
            style += [
                ("SPAN", (0, number), (-1, number)),
                ("BACKGROUND", (0, number), (-1, number), HexColor("#eef1f5")),
            ]
    points = [share * 5.6 for share in sheet.widths]
    table = LongTable(grid, colWidths=points, repeatRows=1, style=TableStyle(style))
    top = [Paragraph(escape(line, quote=False), large if not place else body) for place, line in enumerate(heading)]

    def margins(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawCentredString(A4[0] / 2, 30, f"{foot}   Page {document.page}" if foot else f"Page {document.page}")

    document = SimpleDocTemplate(
        str(path), pagesize=A4, leftMargin=50, rightMargin=50, topMargin=50, bottomMargin=60, invariant=1,
        title=heading[0], author="HMIC",
    )  # fmt: skip
    document.build([*top, Spacer(1, 10), table], onFirstPage=margins, onLaterPages=margins)
