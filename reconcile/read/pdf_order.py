"""What a PDF holds in reading order: running lines, paragraphs, tables, tiles, footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reconcile.model import Box, Role
from reconcile.read.pdf_layout import STAND_IN, Paragraph, is_stand_in, paragraphs, regions
from reconcile.read.pdf_margins import body_size, footnotes, running
from reconcile.read.pdf_page import PageText, inside
from reconcile.read.pdf_passages import continues, may_go_on
from reconcile.read.pdf_tables import Table
from reconcile.read.pdf_tiles import Tile
from reconcile.read.pdf_words import Line, Word, segments

_LITTLE_PROSE = 300  # letters outside tables: with fewer, the letter size of the tables is that of the document


@dataclass(frozen=True, slots=True)
class Piece:
    """Something in reading order: a paragraph, a footnote, a running line, or a table."""

    role: Role
    page: int
    paragraph: Paragraph | None = None
    table: Table | None = None
    tile: Tile | None = None
    boxed: bool = False


def pieces_of(pages: Sequence[PageText]) -> tuple[list[Piece], float]:
    lines = {p.number: [_emphasised(line, p.rules) for line in segments(p.words)] for p in pages}
    body = body_size([line for some in lines.values() for line in some])
    if sum(len(line.text) for some in lines.values() for line in some) < _LITTLE_PROSE:
        cells = [line for p in pages for t in p.tables for c in t.cells for line in c.lines]
        cells += [line for p in pages for t in p.tiles for part in t.parts for line in part]
        body = body_size([*cells, *(line for some in lines.values() for line in some)])
    heights = {p.number: p.height for p in pages}
    margins = running(lines, heights, body)
    out: list[Piece] = []
    for page in pages:
        out.extend(_page_pieces(page, lines[page.number], margins, body))
    return out, body


def _emphasised(line: Line, rules: Sequence[Box]) -> Line:
    """A line underlined from end to end, as if it were bold: that is how some letters set their headings."""
    for rule in rules:
        below = -1 < rule.top - line.baseline < 0.35 * line.size
        if below and abs(rule.left - line.left) < 4 and abs(rule.right - line.right) < 4:
            return Line(tuple(replace(word, bold=True) for word in line.words))
    return line


def _page_pieces(page: PageText, lines: list[Line], margins: set[tuple[int, int]], body: float) -> list[Piece]:
    out: list[Piece] = []
    edge = [line for n, line in enumerate(lines) if (page.number, n) in margins]
    text = [line for n, line in enumerate(lines) if (page.number, n) not in margins]
    for line in edge:
        out.append(Piece(Role.MARGIN, page.number, Paragraph((line,), line.left, line.right)))
    noted = footnotes(text, page.height, body)
    taken = {n for note in noted for n in note}
    rest = [line for n, line in enumerate(text) if n not in taken]
    out.extend(_text_pieces(page, rest))
    for note in noted:
        some = tuple(text[n] for n in note)
        out.append(Piece(Role.FOOTNOTE, page.number, Paragraph(some, some[0].left, some[0].right)))
    return out


def _text_pieces(page: PageText, lines: list[Line]) -> list[Piece]:
    """The text, tables and tiles of a page in reading order."""
    blocks: list[Table | Tile] = [*page.tables, *page.tiles]
    stand_ins = [_stand_in(n, block, page.number) for n, block in enumerate(blocks)]
    out: list[Piece] = []
    for column, region in enumerate(regions([*lines, *stand_ins])):
        run: list[Line] = []
        for line in [*region, None]:
            block = blocks[int(line.words[0].text[1:])] if line is not None and is_stand_in(line) else None
            if line is not None and block is None:
                run.append(line)
                continue
            for paragraph in paragraphs(run, column):
                out.append(Piece(Role.BODY, page.number, paragraph, boxed=_boxed(paragraph, page.boxes)))
            run = []
            if isinstance(block, Table):
                out.append(Piece(Role.TABLE, page.number, table=block))
            elif isinstance(block, Tile):
                out.append(Piece(Role.TILE, page.number, tile=block))
    return out


def _stand_in(n: int, block: Table | Tile, page: int) -> Line:
    """A line that takes the place of a table or a tile while the page is put in order."""
    box = block.box
    size = 10.0
    word = Word(f"{STAND_IN}{n}", box.left, box.top, box.right, box.bottom, box.top + size, size, bold=False, page=page)
    return Line((word,))


def _boxed(paragraph: Paragraph, boxes: Sequence[Box]) -> bool:
    words = [w for line in paragraph.lines for w in line.words]
    return any(all(inside(w, box) for w in words) for box in boxes)


def rejoined(pieces: Sequence[Piece], body: float) -> list[Piece]:
    """Paragraphs that run over a column or a page put together; what stands between them comes after."""
    out: list[Piece] = []
    unfinished: dict[bool, int] = {}  # where the last paragraph stands, in boxes and outside them
    for piece in pieces:
        paragraph = piece.paragraph
        if piece.role is not Role.BODY or paragraph is None:
            out.append(piece)
            continue
        at = unfinished.get(piece.boxed)
        before = out[at].paragraph if at is not None else None
        if at is not None and before is not None:
            moved = before.lines[-1].page != piece.page or before.column != paragraph.column
            aside = any(p.table or p.tile for p in out[at + 1 :])
            if moved and continues(before, paragraph) and not (aside and paragraph.text[:1].isupper()):
                whole = Paragraph((*before.lines, *paragraph.lines), paragraph.left, paragraph.right, paragraph.column)
                out[at] = Piece(Role.BODY, out[at].page, whole, boxed=piece.boxed)
                continue
            if paragraph.size < 0.93 * body and before.size <= body + 0.5 and may_go_on(before):
                out.append(piece)  # small print at the foot of the page does not end the paragraph above it
                continue
        out.append(piece)
        unfinished[piece.boxed] = len(out) - 1
        if not piece.boxed:
            unfinished.pop(True, None)
    return out


_CONTINUED = re.compile(r"\bcont(?:inued|['’]?d)?\b\.?", re.IGNORECASE)


def begins_anew(pieces: Sequence[Piece]) -> set[int]:
    """The ids of the tables that have words of their own above them on their page, and so do not go on from before."""
    out: set[int] = set()
    titled: set[int] = set()
    for piece in pieces:
        if piece.table is not None and piece.page in titled:
            out.add(id(piece.table))
        if piece.paragraph is not None and piece.role is Role.BODY and not _CONTINUED.search(piece.paragraph.text):
            titled.add(piece.page)
        if piece.table is not None:
            titled.add(piece.page)
    return out
