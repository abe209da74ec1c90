"""PDF: letters and reports as passages in reading order, data returns as grids."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reconcile.errors import DocumentError
from reconcile.model import Document, Notice, Place
from reconcile.read.drafts import finish
from reconcile.read.pdf_drafts import drafts_of
from reconcile.read.pdf_join import join_tables
from reconcile.read.pdf_order import begins_anew, pieces_of, rejoined
from reconcile.read.pdf_page import PageText, page_text
from reconcile.read.pdf_passages import vocabulary
from reconcile.read.pdf_tables import Table, grid_of

_FEW_CHARACTERS = 25  # a page with fewer letters is a picture, a divider or blank
_UNKNOWN_SHARE = 0.3
_MOST_PAGES = 3000


def read(path: Path) -> Document:
    """Read a PDF file."""
    pages = _pages(path)
    notices = _scanned(path, pages)
    pieces, body = pieces_of(pages)
    tables = join_tables([p.table for p in pieces if p.table is not None], begins_anew(pieces))
    grids = tuple(grid_of(table, f"pdf table {n}", path.name) for n, table in enumerate(tables, 1))
    lines = [line for p in pieces if p.paragraph for line in p.paragraph.lines]
    drafts = drafts_of(rejoined(pieces, body), body, vocabulary(lines))
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
            if not pdf.pages:
                raise DocumentError(f"{path.name}: the PDF is damaged and has no pages; ask for another copy")
            if len(pdf.pages) > _MOST_PAGES:
                raise DocumentError(f"{path.name}: {len(pdf.pages)} pages are more than can be read; split the file")
            out: list[PageText] = []
            before: Sequence[Table] = ()
            for number, page in enumerate(pdf.pages, 1):
                _count_from_corner(page)
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


def _count_from_corner(page: Any) -> None:
    """Let the page's coordinates begin at its top left corner, wherever the file puts its origin."""
    page.mediabox = page.bbox = (0, 0, page.width, page.height)


def _scanned(path: Path, pages: Sequence[PageText]) -> list[Notice]:
    bare = [p for p in pages if p.letters < _FEW_CHARACTERS]
    if len(bare) == len(pages):
        raise DocumentError(f"{path.name}: its pages hold no text (a scan); run text recognition (OCR) on it first")
    coded = [p for p in pages if p.unknown > _UNKNOWN_SHARE * max(p.letters, 1)]
    if len(coded) + len(bare) == len(pages):
        raise DocumentError(
            f"{path.name}: its fonts do not say what its letters are; print it to PDF afresh or run OCR"
        )
    picture = "holds a picture and no text, so nothing on it was read"
    font = "is set in a font that does not say what its letters are, so it could not be read"
    notices = [(p.number, picture) for p in bare if p.pictures] + [(p.number, font) for p in coded]
    return [Notice(f"page {number} {why}", Place(path.name, page=number)) for number, why in sorted(notices)]
