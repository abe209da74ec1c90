"""The lines of print around a table on a page: titles above, notes below. A sheet holds them; a page does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reconcile.extract.tables import Table, is_note
from reconcile.extract.vocabulary import clean
from reconcile.model import Document, Grid, Passage, Role

_PROSE = (Role.HEADING, Role.BODY, Role.BULLET, Role.FOOTNOTE)
_LONGEST_TITLE = 160
_MOST_TITLES = 4


def with_lines_around(tables: Sequence[Table], grid: Grid, document: Document) -> list[Table]:
    """The tables of a page's grid with the lines above the first as its titles, those below the last as its notes."""
    above, below = _lines(grid, document)
    if not tables or not (above or below):
        return list(tables)
    first, last = tables[0], tables[-1]
    notes = [text for text in above if _is_prose(text)]
    titles = [text for text in above if not _is_prose(text)][-_MOST_TITLES:]
    out = list(tables)
    out[0] = replace(first, titles=(*titles, *first.titles), notes=(*notes, *first.notes))
    out[-1] = replace(out[-1], notes=(*(out[-1] if last is first else last).notes, *below))
    return out


def _is_prose(text: str) -> bool:
    """A sentence above a table tells how to read it, and is no title."""
    return len(text) > _LONGEST_TITLE or text.endswith((".", ";")) or is_note(text)


def _lines(grid: Grid, document: Document) -> tuple[list[str], list[str]]:
    """What stands between this grid and the tables before and after it on the same page."""
    box, page = grid.place.box, grid.place.page
    if box is None or page is None:
        return [], []
    others = [g.place.box for g in document.tables if g is not grid and g.place.page == page and g.place.box]
    top = max((b.bottom for b in others if b.bottom <= box.top), default=0.0)
    end_page, end = _foot(grid)
    bottom = min((b.top for b in others if b.top >= box.bottom), default=float("inf"))
    prose = [p for p in document.passages if p.role in _PROSE and p.place.box is not None]
    above = [clean(p.text) for p in prose if p.place.page == page and top <= _top(p) < box.top]
    under = [clean(p.text) for p in prose if p.place.page == end_page and end <= _top(p) < bottom]
    return above, [text for text in under if is_note(text)]


def _top(passage: Passage) -> float:
    return passage.place.box.top if passage.place.box is not None else 0.0


def _foot(grid: Grid) -> tuple[int | None, float]:
    """The page on which a table ends, and how far down."""
    places = [cell.place for cell in grid.cells.values() if cell.place.box is not None and cell.place.page is not None]
    last = max((p.page for p in places if p.page is not None), default=grid.place.page)
    return last, max((p.box.bottom for p in places if p.page == last and p.box is not None), default=0.0)
