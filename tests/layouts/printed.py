"""A sheet printed as PDF: ruled, with rules between rows, or set with white space; its headers upright or sideways."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, LongTable, Paragraph, SimpleDocTemplate, Spacer

from tests.papers.sheets import Row, Sheet

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=8, leading=10)
BOLD = ParagraphStyle("bold", parent=BODY, fontName="Helvetica-Bold")
TITLE = ParagraphStyle("title", parent=BOLD, fontSize=12, leading=16, spaceAfter=6)
_DRAWN = str.maketrans("✓✔", "XX")  # the font has no ticks
KINDS = ("ruled", "rules below", "white space")


class Sideways(Flowable):
    """A header that runs up the page, its words on as many lines as they need."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.lines = wrapped(text)

    def wrap(self, *_: float) -> tuple[float, float]:
        return 10.0 * len(self.lines), 6 + max(map(_length, self.lines))

    def draw(self) -> None:
        self.canv.saveState()
        self.canv.rotate(90)
        self.canv.setFont("Helvetica-Bold", 8)
        for n, text in enumerate(self.lines):
            self.canv.drawString(2, -8 - 10 * n, text)
        self.canv.restoreState()


def wrapped(text: str, width: float = 100) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, "Helvetica-Bold", 8) > width and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def write(sheet: Sheet, path: Path, kind: str = "ruled", *, sideways: bool = False, heads: int = 1) -> None:
    """Lone lines above the table are its titles, those below it notes; the first `heads` rows are repeated."""
    rows = [row for row in sheet.rows if any(cell.shown for cell in row.cells)]
    full = [n for n, row in enumerate(rows) if sum(bool(cell.shown) for cell in row.cells) > 1]
    first, last = full[0], full[-1]
    if any(cell.across > 1 for cell in rows[last].cells):
        last = len(rows) - 1
    above, below = [_line(row) for row in rows[:first]], [_line(row) for row in rows[last + 1 :]]
    table = _table(rows[first : last + 1], kind, sideways=sideways, heads=heads)
    parts = [*(Paragraph(escape(text), TITLE) for text in above), table, Spacer(1, 8)]
    parts.extend(Paragraph(escape(text), BODY) for text in below)
    wide = sum(table._colWidths) > 500
    size = landscape(A3 if sum(table._colWidths) > 780 else A4) if wide else A4
    SimpleDocTemplate(str(path), pagesize=size, leftMargin=40, rightMargin=30, topMargin=45, bottomMargin=45).build(
        parts
    )


def _line(row: Row) -> str:
    return next(cell.shown for cell in row.cells if cell.shown)


def _table(rows: Sequence[Row], kind: str, *, sideways: bool, heads: int) -> LongTable:
    width = max(len(row.cells) for row in rows)
    grid: list[list[Any]] = []
    style: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP" if kind == "ruled" else "MIDDLE")]
    if kind == "ruled":
        style.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    elif kind == "rules below":
        style.append(("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey))
    for n, row in enumerate(rows):
        line: list[Any] = []
        for c, cell in enumerate(row.cells):
            text = cell.shown.translate(_DRAWN)
            turned = sideways and n == heads - 1 and c > 0 and isinstance(cell.value, str)
            line.append(Sideways(text) if turned else Paragraph(escape(text), BOLD if cell.bold else BODY))
            if cell.across > 1 or cell.down > 1:
                style.append(("SPAN", (c, n), (c + cell.across - 1, n + cell.down - 1)))
        grid.append([*line, *[""] * (width - len(line))])
    return LongTable(grid, colWidths=_widths(rows, width, heads, sideways), repeatRows=heads, style=style)


def _widths(rows: Sequence[Row], width: int, heads: int, sideways: bool) -> list[float]:
    """Wide enough for the longest word, and for most texts on a few lines; headers on their side need little."""
    out = []
    for c in range(width):
        cells = [(n, row.cells[c]) for n, row in enumerate(rows) if c < len(row.cells) and row.cells[c].across == 1]
        upright = [cell.shown for n, cell in cells if not (sideways and c and n == heads - 1)]
        word = max((_length(word) for text in upright for word in text.split()), default=20)
        longest = max(map(_length, upright), default=20)
        turned = [10.0 * len(wrapped(cell.shown)) for n, cell in cells if sideways and c and n == heads - 1]
        out.append(14 + max(word, min(longest, 150 if c < 2 else 70), *turned))
    return out


def _length(text: str) -> float:
    return float(stringWidth(text, "Helvetica-Bold", 8))
