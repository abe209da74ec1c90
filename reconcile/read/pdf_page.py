"""What is taken from one PDF page: words, tables, tiles and boxes, before their order is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reconcile.model import Box
from reconcile.read.pdf_layout import has_columns, regions
from reconcile.read.pdf_tables import Table, found_tables
from reconcile.read.pdf_tiles import Tile, tiles
from reconcile.read.pdf_unruled import unruled_tables
from reconcile.read.pdf_words import Line, Word, segments, words_of


@dataclass(frozen=True, slots=True)
class PageText:
    """One page. `words` are those outside tables and tiles."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    tables: tuple[Table, ...]
    tiles: tuple[Tile, ...]
    boxes: tuple[Box, ...]
    rules: tuple[Box, ...]  # horizontal rules: what underlines a heading is one
    pictures: bool
    letters: int  # characters on the page, tables and all
    unknown: int  # of them, those whose font does not say what they are


def page_text(page: Any, number: int, before: Sequence[Table]) -> PageText:
    """Take a pdfplumber page apart; `before` are the tables of the page before, which may go on here."""
    words = words_of(page, number)
    found = found_tables(page, words, number)
    rects = _rectangles(page)
    panels = tiles(words, [c.box for t in found for c in t.cells] + rects)
    tiled = {id(w) for tile in panels for w in tile.words}
    ruled = [t for t in found if is_table(t, before) and not _any_word(t, tiled)]
    rest = [w for w in words if id(w) not in tiled and not any(inside(w, t.box) for t in ruled)]
    height = float(page.height)
    thin = _horizontal(page)
    rules = sorted({round(rule.top, 1) for rule in thin if rule.right - rule.left > 60})
    unruled: list[Table] = []
    columns = segments(rest)
    if not has_columns(columns):
        unruled = unruled_tables(rest, number, height, rules, before)
        rest = _outside(rest, unruled)
        columns = segments(rest)
    for column in _several(regions(columns)):  # a table may stand in one column of the page
        unruled += unruled_tables([w for line in column for w in line.words], number, height, rules, ())
    rest = _outside(rest, unruled)
    framed = [t.box for t in found if t not in ruled and t.width == 1]
    return PageText(
        number=number,
        width=float(page.width),
        height=height,
        words=tuple(rest),
        tables=tuple(sorted((*ruled, *unruled), key=lambda t: t.box.top)),
        tiles=tuple(panels),
        boxes=(*_boxes(rects, page), *framed),
        rules=tuple(thin),
        pictures=bool(page.images),
        letters=sum(len(w.text) for w in words),
        unknown=sum(c["text"].startswith("(cid:") for c in page.chars),
    )


def _several(columns: list[list[Line]]) -> list[list[Line]]:
    return columns if len(columns) > 1 else []


def _outside(words: Sequence[Word], tables: Sequence[Table]) -> list[Word]:
    return [w for w in words if not any(inside(w, t.box, 0.5) for t in tables)]


def inside(word: Word, box: Box, slack: float = 1.5) -> bool:
    """Whether the middle of a word lies in a box."""
    x, y = word.middle
    return box.left - slack <= x <= box.right + slack and box.top - slack <= y <= box.bottom + slack


def is_table(table: Table, before: Sequence[Table]) -> bool:
    """Two rows and two columns with something in them; or one row that goes on from the page before."""
    filled = [c for c in table.cells if c.lines]
    rows, columns = {c.row for c in filled}, {c.column for c in filled}
    if len(columns) < 2:
        return False
    if len(rows) >= 2:
        return True
    return any(
        len(t.edges) == len(table.edges) and all(abs(a - b) < 4 for a, b in zip(t.edges, table.edges, strict=True))
        for t in before
    )


def _any_word(table: Table, ids: set[int]) -> bool:
    return any(id(w) in ids for c in table.cells for line in c.lines for w in line.words)


def _rectangles(page: Any) -> list[Box]:
    out = []
    for rect in (*page.rects, *page.curves):
        if rect["x1"] - rect["x0"] > 30 and rect["bottom"] - rect["top"] > 12 and (rect["stroke"] or rect["fill"]):
            out.append(Box(rect["x0"], rect["top"], rect["x1"], rect["bottom"]))
    return out


def _boxes(rects: Sequence[Box], page: Any) -> list[Box]:
    """Rectangles that may stand round paragraphs: not the page itself, nor a strip."""
    return [r for r in rects if r.right - r.left > 0.25 * page.width and 14 < r.bottom - r.top < 0.85 * page.height]


def _horizontal(page: Any) -> list[Box]:
    """Horizontal rules: lines, and rectangles so thin that they are lines."""
    found = (e for e in (*page.lines, *page.rects, *page.curves) if e["bottom"] - e["top"] < 2.5)
    return [Box(e["x0"], e["top"], e["x1"], e["bottom"]) for e in found if e["x1"] - e["x0"] > 20]
