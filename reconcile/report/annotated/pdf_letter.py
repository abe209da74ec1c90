"""A PDF letter with each contradiction and tension highlighted, and the reason as a note on it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from reconcile.model import Box, Result, Verdict
from reconcile.report.annotated import CannotMarkError
from reconcile.report.annotated.notes import Note
from reconcile.report.marks import boxes_of

if TYPE_CHECKING:
    from pypdf import PageObject
    from pypdf.annotations import Highlight

_COLOURS = {Verdict.CONTRADICTION: "ffb3ab", Verdict.TENSION: "ffe08a"}


def mark(path: Path, result: Result, notes: tuple[Note, ...]) -> bytes:
    """The copy as bytes. Raises CannotMarkError where the file cannot be taken apart again."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError

    try:
        writer = PdfWriter(clone_from=PdfReader(path))
        for note in notes:
            by_page: dict[int, list[Box]] = {}
            for page, box in boxes_of(note.finding, result.letter):
                by_page.setdefault(page, []).append(box)
            for page, boxes in by_page.items():
                number = page - 1
                writer.add_annotation(number, _highlight(writer.pages[number], boxes, note))
        buffer = BytesIO()
        writer.write(buffer)
    except (
        PyPdfError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        NotImplementedError,
        RecursionError,
    ) as error:
        raise CannotMarkError(str(error) or type(error).__name__) from error
    return buffer.getvalue()


def _highlight(page: PageObject, boxes: list[Box], note: Note) -> Highlight:
    """One annotation for all lines of the words on a page."""
    from pypdf.annotations import Highlight
    from pypdf.generic import ArrayObject, FloatObject, NameObject, TextStringObject

    corners = [on_page(page, box) for box in boxes]
    quads = [
        coordinate
        for left, low, right, high in corners  # upper left, upper right, lower left, lower right, as readers expect
        for coordinate in (left, high, right, high, left, low, right, low)
    ]
    around = (
        min(c[0] for c in corners),
        min(c[1] for c in corners),
        max(c[2] for c in corners),
        max(c[3] for c in corners),
    )
    made = Highlight(
        rect=around,
        quad_points=ArrayObject(FloatObject(round(q, 3)) for q in quads),
        highlight_color=_COLOURS[note.verdict],
        printing=True,
        title_bar="reconcile",
    )
    made[NameObject("/Contents")] = TextStringObject(note.text)
    return made


def on_page(page: PageObject, box: Box) -> tuple[float, float, float, float]:
    """A box measured from the top left of the page as seen, in the page's own coordinates: left, low, right, high.

    A page may be turned, and its corner need not be at nought.
    """
    media = page.mediabox
    x0, y0, x1, y1 = float(media.left), float(media.bottom), float(media.right), float(media.top)
    turned = page.rotation % 360
    height = x1 - x0 if turned in (90, 270) else y1 - y0
    points = []
    for across, down in ((box.left, box.top), (box.right, box.bottom)):
        up = height - down
        match turned:
            case 90:
                points.append((x1 - up, y0 + across))
            case 180:
                points.append((x1 - across, y1 - up))
            case 270:
                points.append((x0 + up, y1 - across))
            case _:
                points.append((x0 + across, y0 + up))
    (ax, ay), (bx, by) = points
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
