"""From the pieces of a PDF to drafts of passages: roles, levels, texts and marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reconcile.model import Mark, Role
from reconcile.read.drafts import Draft, bullet_of, cut
from reconcile.read.pdf_layout import Paragraph
from reconcile.read.pdf_order import Piece
from reconcile.read.pdf_passages import (
    Vocabulary,
    bullet_level,
    compose,
    heading_levels,
    is_heading,
    one_heading,
    style_of,
)
from reconcile.read.pdf_tables import Table
from reconcile.read.pdf_tiles import Tile
from reconcile.read.pdf_words import Line


def drafts_of(pieces: Sequence[Piece], body: float, words: Vocabulary) -> list[Draft]:
    prose = _prose(pieces)
    letters = sum(len(p.text) for p in prose)
    body_bold = 2 * sum(len(p.text) for p in prose if p.bold) > letters
    following = {id(a): b for a, b in pairwise(prose)}
    found = {id(p) for p in prose if is_heading(p, body, body_bold, following.get(id(p)))}
    pieces, heads = _headings_joined(pieces, found)
    prose = _prose(pieces)
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
        elif role is Role.BODY and _is_no_prose(text):
            role = Role.MARGIN
        elif role is Role.BODY and bullet_of(text):
            role, level = Role.BULLET, bullet_level(paragraph, lefts)
            lefts.append(paragraph.lines[0].left)
            text, marks = cut(text, marks, len(bullet_of(text)))
        if role not in (Role.BULLET, Role.MARGIN, Role.FOOTNOTE):
            lefts = []
        drafts.append(Draft(text, role, piece.page, marks, level, piece.boxed))
    return drafts


def _prose(pieces: Sequence[Piece]) -> list[Paragraph]:
    return [p.paragraph for p in pieces if p.paragraph and p.role is Role.BODY]


def _headings_joined(pieces: Sequence[Piece], heads: set[int]) -> tuple[list[Piece], set[int]]:
    """Headings whose lines were taken for a heading each, put together; and which paragraphs are headings then."""
    out: list[Piece] = []
    ids: set[int] = set()
    for piece in pieces:
        paragraph = piece.paragraph
        if paragraph is not None and piece.role is Role.BODY and id(paragraph) in heads:
            before = out[-1].paragraph if out else None
            if before is not None and id(before) in ids and one_heading(before, paragraph):
                paragraph = replace(before, lines=(*before.lines, *paragraph.lines))
                out.pop()
            ids.add(id(paragraph))
            piece = replace(piece, paragraph=paragraph)
        out.append(piece)
    return out, ids


_LEADERS = re.compile(r"[.…]{5,}")


def _is_no_prose(text: str) -> bool:
    """The figures on the axis of a chart, and the lines of a table of contents."""
    return not any(c.isalpha() for c in text) or bool(_LEADERS.search(text))


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
