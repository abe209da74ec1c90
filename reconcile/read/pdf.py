"""PDF: letters and reports as passages in reading order, data returns as grids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reconcile.errors import DocumentError
from reconcile.model import Box, Document, Mark, Notice, Place, Role
from reconcile.read.drafts import Draft, bullet_of, finish
from reconcile.read.pdf_join import join_tables
from reconcile.read.pdf_layout import STAND_IN, Paragraph, is_stand_in, paragraphs, regions
from reconcile.read.pdf_margins import body_size, footnotes, running
from reconcile.read.pdf_passages import (
    Vocabulary,
    bullet_level,
    compose,
    continues,
    cut,
    heading_levels,
    is_heading,
    style_of,
    vocabulary,
    without_bullet,
)
from reconcile.read.pdf_page import PageText, inside, page_text
from reconcile.read.pdf_tables import Table, grid_of
from reconcile.read.pdf_tiles import Tile
from reconcile.read.pdf_words import Line, Word, segments

_FEW_CHARACTERS = 25  # a page with fewer letters is a picture, a divider or blank
_MOST_PAGES = 3000


@dataclass(frozen=True, slots=True)
class Piece:
    """Something in reading order: a paragraph, a footnote, a running line, or a table."""

    role: Role
    page: int
    paragraph: Paragraph | None = None
    table: Table | None = None
    tile: Tile | None = None
    boxed: bool = False


def read(path: Path) -> Document:
    """Read a PDF file."""
    pages = _pages(path)
    notices = _scanned(path, pages)
    pieces, body = _pieces(pages)
    tables = join_tables([t for page in pages for t in page.tables])
    grids = tuple(grid_of(table, f"pdf table {n}", path.name) for n, table in enumerate(tables, 1))
    lines = [line for p in pieces if p.paragraph for line in p.paragraph.lines]
    drafts = _drafts(_rejoined(pieces), body, vocabulary(lines))
    return Document(
        file=path.name,
        format="pdf",
        passages=finish(drafts, path.name),
        tables=grids,
        notices=tuple(notices),
        pages=len(pages),
    )


# --- opening ----------------------------------------------------------------------------------------


def _pages(path: Path) -> list[PageText]:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    try:
        with pdfplumber.open(path) as pdf:
            if len(pdf.pages) > _MOST_PAGES:
                raise DocumentError(f"{path.name}: {len(pdf.pages)} pages are more than can be read; split the file")
            out: list[PageText] = []
            before: Sequence[Table] = ()
            for number, page in enumerate(pdf.pages, 1):
                out.append(page_text(page, number, before))
                before = out[-1].tables
                page.close()
            return out
    except DocumentError:
        raise
    except Exception as error:  # pdfminer raises whatever its parser trips over
        if isinstance(error, PDFPasswordIncorrect) or "Password" in repr(error):
            raise DocumentError(f"{path.name}: the PDF is protected by a password; save a copy without it") from None
        raise DocumentError(f"{path.name}: the PDF is damaged and cannot be read; ask for another copy") from error


def _scanned(path: Path, pages: Sequence[PageText]) -> list[Notice]:
    bare = [p for p in pages if p.letters < _FEW_CHARACTERS]
    if len(bare) == len(pages):
        raise DocumentError(f"{path.name}: its pages hold no text (a scan); run text recognition (OCR) on it first")
    return [
        Notice(
            f"page {p.number} holds a picture and no text, so nothing on it was read", Place(path.name, page=p.number)
        )
        for p in bare
        if p.pictures
    ]


# --- order ------------------------------------------------------------------------------------------


def _pieces(pages: Sequence[PageText]) -> tuple[list[Piece], float]:
    lines = {p.number: segments(p.words) for p in pages}
    body = body_size(list(lines.values()))
    if sum(len(v) for v in lines.values()) < 3:
        body = 10.0
    heights = {p.number: p.height for p in pages}
    margins = running(lines, heights, body)
    out: list[Piece] = []
    for page in pages:
        out.extend(_page_pieces(page, lines[page.number], margins, body))
    return out, body


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


# --- drafts -----------------------------------------------------------------------------------------


def _rejoined(pieces: Sequence[Piece]) -> list[Piece]:
    """Paragraphs that run over a column or a page put together; what stands between them comes after."""
    out: list[Piece] = []
    open_at: int | None = None
    for piece in pieces:
        if piece.role is not Role.BODY or piece.paragraph is None:
            if piece.table is not None:
                open_at = None
            out.append(piece)
            continue
        if open_at is not None:
            before = out[open_at].paragraph
            assert before is not None
            moved = before.lines[-1].page != piece.page or before.column != piece.paragraph.column
            if moved and out[open_at].boxed is piece.boxed and continues(before, piece.paragraph):
                after = piece.paragraph
                whole = Paragraph((*before.lines, *after.lines), after.left, after.right, after.column)
                out[open_at] = Piece(Role.BODY, out[open_at].page, whole, boxed=piece.boxed)
                continue
        out.append(piece)
        open_at = len(out) - 1
    return out


def _drafts(pieces: Sequence[Piece], body: float, words: Vocabulary) -> list[Draft]:
    prose = [p.paragraph for p in pieces if p.paragraph and p.role is Role.BODY]
    letters = sum(len(p.text) for p in prose)
    body_bold = 2 * sum(len(p.text) for p in prose if p.bold) > letters
    following = {id(a): b for a, b in zip(prose, prose[1:], strict=False)}
    heads = {id(p) for p in prose if is_heading(p, body, body_bold, following.get(id(p)))}
    levels = heading_levels([p for p in prose if id(p) in heads])
    drafts: list[Draft] = []
    lefts: list[float] = []
    for piece in pieces:
        if piece.table is not None:
            drafts.extend(_table_drafts(piece.table, words))
            continue
        if piece.tile is not None:
            drafts.append(_tile_draft(piece.tile, words))
            continue
        paragraph = piece.paragraph
        if paragraph is None:
            continue
        text, marks = compose(paragraph.lines, words)
        role, level = piece.role, 0
        if role is Role.FOOTNOTE:
            text, marks = _without_number(text, marks)
        elif role is Role.BODY and id(paragraph) in heads:
            role, level = Role.HEADING, levels[style_of(paragraph)]
        elif role is Role.BODY and bullet_of(text):
            role, level = Role.BULLET, bullet_level(paragraph, lefts)
            lefts.append(paragraph.lines[0].left)
            text, marks = without_bullet(text, marks)
        if role not in (Role.BULLET, Role.MARGIN, Role.FOOTNOTE):
            lefts = []
        drafts.append(Draft(text, role, piece.page, marks, level, piece.boxed))
    return drafts


def _without_number(text: str, marks: tuple[Mark, ...]) -> tuple[str, tuple[Mark, ...]]:
    head = len(text) - len(text.lstrip("0123456789*†‡§"))
    return cut(text, marks, head + len(text[head:]) - len(text[head:].lstrip(" .)")))


def _table_drafts(table: Table, words: Vocabulary) -> list[Draft]:
    out = []
    for number in range(table.height):
        cells = [c for c in table.row(number) if c.lines]
        if cells:
            text, marks = _side_by_side([c.lines for c in cells], words)
            page = cells[0].page
            out.append(Draft(text, Role.TABLE, page, marks, cell=f"p{page}", sheet="pdf"))
    return out


def _tile_draft(tile: Tile, words: Vocabulary) -> Draft:
    text, marks = _side_by_side(tile.parts, words)
    return Draft(text, Role.TILE, tile.page, marks)


def _side_by_side(parts: Sequence[Sequence[Line]], words: Vocabulary) -> tuple[str, tuple[Mark, ...]]:
    """The texts of some cells with ' | ' between them."""
    text = ""
    marks: list[Mark] = []
    for lines in parts:
        piece, some = compose(lines, words)
        if not piece:
            continue
        text += " | " if text else ""
        marks.extend(Mark(m.start + len(text), m.end + len(text), m.page, m.box) for m in some)
        text += piece
    return text, tuple(marks)
