"""A letter as PDF, in one column or two: letterhead, footnotes at the foot of the column, page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor, black
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table, TableStyle

from tests.papers.markup import NOTE_REFERENCE, Block, Letter

WIDTH, HEIGHT = A4
RULE = HexColor("#7a8a99")
SHADE = HexColor("#eef1f5")


@dataclass(frozen=True)
class Look:
    """How a letter is set."""

    columns: int = 1
    serif: bool = False
    size: float = 10.5
    leading: float = 14.2
    justified: bool = False
    colour: str = "#1d4f7c"
    margin: float = 70
    gutter: float = 22
    report: bool = False  # a report: a title page's head in place of a letterhead

    @property
    def font(self) -> str:
        return "Times-Roman" if self.serif else "Helvetica"

    @property
    def bold(self) -> str:
        return "Times-Bold" if self.serif else "Helvetica-Bold"

    @property
    def column_width(self) -> float:
        return (WIDTH - 2 * self.margin - (self.columns - 1) * self.gutter) / self.columns


@dataclass
class Frame:
    """One column of one page: what stands in it, from the top, and the notes at its foot."""

    page: int
    left: float
    top: float
    bottom: float
    used: float = 0
    placed: list[tuple[Any, float]] = field(default_factory=list)
    notes: list[Any] = field(default_factory=list)
    note_height: float = 0

    @property
    def room(self) -> float:
        return self.top - self.bottom - self.used - self.note_height


def write_letter(letter: Letter, path: Path, look: Look = Look()) -> None:
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setTitle(letter.head.subject)
    canvas.setAuthor(letter.head.office[0])
    frames = _lay_out(letter, look)
    pages = frames[-1].page
    for page in range(1, pages + 1):
        _draw_margins(canvas, letter, look, page, pages)
        for frame in (frame for frame in frames if frame.page == page):
            _draw_frame(canvas, frame, look)
        canvas.showPage()
    canvas.save()


# --- layout -----------------------------------------------------------------------------------------


def _styles(look: Look) -> dict[str, ParagraphStyle]:
    body = ParagraphStyle(
        "body",
        fontName=look.font,
        fontSize=look.size,
        leading=look.leading,
        spaceAfter=look.leading * 0.55,
        alignment=TA_JUSTIFY if look.justified else TA_LEFT,
    )
    return {
        "paragraph": body,
        "bullet": ParagraphStyle("bullet", parent=body, leftIndent=16, bulletIndent=4, spaceAfter=look.leading * 0.3),
        "heading": ParagraphStyle(
            "heading",
            parent=body,
            fontName=look.bold,
            fontSize=look.size + 2,
            leading=look.leading + 2,
            textColor=HexColor(look.colour),
            spaceBefore=6,
            alignment=TA_LEFT,
        ),
        "subheading": ParagraphStyle("subheading", parent=body, fontName=look.bold, spaceBefore=3, alignment=TA_LEFT),
        "box": ParagraphStyle("box", parent=body, borderColor=RULE, borderWidth=0.7, borderPadding=6, spaceBefore=6,
                              backColor=SHADE, leftIndent=7, rightIndent=7, spaceAfter=look.leading),
        "note": ParagraphStyle("note", parent=body, fontSize=look.size - 2.2, leading=look.leading - 3.4, spaceAfter=1,
                               alignment=TA_LEFT),
        "signing": ParagraphStyle("signing", parent=body, spaceBefore=4, spaceAfter=38),
        "signature": ParagraphStyle("signature", parent=body, spaceAfter=0),
        "small": ParagraphStyle("small", parent=body, fontSize=look.size - 1, leading=look.leading - 2, spaceAfter=0,
                                alignment=TA_LEFT),
    }  # fmt: skip


def _marked(text: str) -> str:
    return NOTE_REFERENCE.sub(r"<super size=7>\1</super>", escape(text, quote=False))


def _flowable(block: Block, styles: dict[str, ParagraphStyle], look: Look) -> Any:
    if block.kind in ("table", "tile"):
        cells = [[Paragraph(_marked(cell), styles["small"]) for cell in row] for row in block.rows]
        share = look.column_width / (len(cells[0]) + 1)
        table = Table(cells, colWidths=[2 * share] + [share] * (len(cells[0]) - 1), hAlign="LEFT")
        shaded = (-1, 0) if block.kind == "table" else (0, -1)
        style = [
            ("GRID", (0, 0), (-1, -1), 0.6, RULE),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("BACKGROUND", (0, 0), shaded, SHADE),
        ]
        table.setStyle(TableStyle(style))
        return table
    bullet = "\u2022" if block.kind == "bullet" else None
    return Paragraph(_marked(block.text), styles[block.kind], bulletText=bullet)


def _lay_out(letter: Letter, look: Look) -> list[Frame]:
    styles = _styles(look)
    supply = _frames(letter, look)
    frames = [next(supply)]
    signed = ["signing" if number == 0 else "signature" for number in range(len(letter.head.close))]
    blocks = [*letter.blocks, *(Block(kind, line) for kind, line in zip(signed, letter.head.close, strict=True))]
    for block in blocks:
        flow = _flowable(block, styles, look)
        notes = [
            Paragraph(f"<super size=6>{number}</super> {escape(letter.notes[number], quote=False)}", styles["note"])
            for number in NOTE_REFERENCE.findall(block.text)
        ]
        note_height = sum(note.wrap(look.column_width, HEIGHT)[1] + 1 for note in notes)
        note_height += 8 if notes and not frames[-1].notes else 0
        while flow is not None:
            flow = _place(frames, supply, flow, block, note_height, look)
        frames[-1].notes += notes
        frames[-1].note_height += note_height
    return frames


def _place(frames: list[Frame], supply: Iterator[Frame], flow: Any, block: Block, notes: float, look: Look) -> Any:
    """Put a block into the last frame, or what fits of it; gives back what is left over, or None."""
    frame = frames[-1]
    style = getattr(flow, "style", None)
    before = style.spaceBefore if style is not None and frame.placed else 0
    after = style.spaceAfter if style is not None else look.leading
    needed = flow.wrap(look.column_width, HEIGHT)[1] + before
    keep = {"heading": 3, "subheading": 3, "signing": 6}.get(block.kind, 0) * look.leading
    if needed + notes + keep <= frame.room:
        frame.placed.append((flow, frame.used + before))
        frame.used += needed + after
        return None
    parts = _split(flow, look, frame.room - before) if block.kind in ("paragraph", "bullet") and not notes else []
    if len(parts) == 2 and frame.room > 2 * look.leading:
        frame.placed.append((parts[0], frame.used + before))
        frame.used = frame.top - frame.bottom
        frames.append(next(supply))
        return parts[1]
    frames.append(next(supply))
    return flow


def _split(flow: Any, look: Look, room: float) -> Any:
    """The part that fits and the rest, which is two lines at least."""
    parts = flow.split(look.column_width, room)
    if len(parts) == 2 and parts[1].wrap(look.column_width, HEIGHT)[1] < 1.5 * look.leading:
        return flow.split(look.column_width, room - look.leading)
    return parts


def _frames(letter: Letter, look: Look) -> Iterator[Frame]:
    page = 1
    while True:
        top = HEIGHT - (_head_height(letter, look) if page == 1 else 76)
        for column in range(look.columns):
            yield Frame(page, look.margin + column * (look.column_width + look.gutter), top, 74)
        page += 1


def _head_height(letter: Letter, look: Look) -> float:
    if look.report:
        return 150
    lines = _top_lines(letter) + len(letter.head.addressee) + len(_fold(letter.head.subject, 78))
    return 64 + 14 * lines + 90


def _top_lines(letter: Letter) -> int:
    return max(5, len(letter.head.office), len(letter.head.sender))


# --- drawing ----------------------------------------------------------------------------------------


def _draw_frame(canvas: Canvas, frame: Frame, look: Look) -> None:
    for flow, used in frame.placed:
        height = flow.wrap(look.column_width, HEIGHT)[1]
        flow.drawOn(canvas, frame.left, frame.top - used - height)
    if not frame.notes:
        return
    floor = frame.bottom + sum(note.wrap(look.column_width, HEIGHT)[1] + 1 for note in frame.notes)
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    canvas.line(frame.left, floor + 3, frame.left + 110, floor + 3)
    for note in frame.notes:
        floor -= note.height + 1
        note.drawOn(canvas, frame.left, floor)


def _draw_margins(canvas: Canvas, letter: Letter, look: Look, page: int, pages: int) -> None:
    head = letter.head
    canvas.setFont(look.font, 8)
    canvas.setFillColor(black)
    canvas.drawCentredString(WIDTH / 2, 44, f"Page {page} of {pages}")
    if head.foot:
        canvas.drawCentredString(WIDTH / 2, 32, head.foot)
    if page > 1:
        canvas.drawString(look.margin, HEIGHT - 48, head.running or head.subject)
    elif look.report:
        _draw_title(canvas, letter, look)
    else:
        _draw_letterhead(canvas, letter, look)


def _draw_title(canvas: Canvas, letter: Letter, look: Look) -> None:
    canvas.setFillColor(HexColor(look.colour))
    canvas.setFont(look.bold, 13)
    canvas.drawString(look.margin, HEIGHT - 62, letter.head.office[0])
    canvas.setFont(look.bold, 18)
    canvas.drawString(look.margin, HEIGHT - 94, letter.head.subject)
    canvas.setFillColor(black)
    canvas.setFont(look.font, 11)
    canvas.drawString(look.margin, HEIGHT - 114, letter.head.date)
    canvas.setStrokeColor(RULE)
    canvas.line(look.margin, HEIGHT - 126, WIDTH - look.margin, HEIGHT - 126)


def _draw_letterhead(canvas: Canvas, letter: Letter, look: Look) -> None:
    head = letter.head
    height = HEIGHT - 64
    canvas.setFont(look.bold, 19)
    canvas.setFillColor(HexColor(look.colour))
    canvas.drawString(look.margin, height - 4, head.office[0])
    canvas.setFillColor(black)
    canvas.setFont(look.font, 9)
    for number, line in enumerate(head.office[1:], start=1):
        canvas.drawString(look.margin, height - 10 - 12 * number, line)
    for number, line in enumerate(head.sender):
        canvas.setFont(look.bold if number == 0 else look.font, 9.5 if number == 0 else 8.5)
        canvas.drawRightString(WIDTH - look.margin, height - 12 * number, line)
    height -= 14 * _top_lines(letter) + 14
    canvas.setFont(look.font, look.size)
    for number, line in enumerate(head.addressee):
        canvas.drawString(look.margin, height - 14 * number, line)
    height -= 14 * len(head.addressee) + 10
    canvas.drawString(look.margin, height, head.date)
    canvas.drawString(look.margin, height - 26, head.salutation)
    canvas.setFont(look.bold, look.size)
    for number, line in enumerate(_fold(head.subject, 78)):
        canvas.drawString(look.margin, height - 52 - 14 * number, line)


def _fold(text: str, width: int) -> list[str]:
    return [line.strip() for line in re.findall(rf".{{1,{width}}}(?:\s|$)", text)]
