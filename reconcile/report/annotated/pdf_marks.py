"""A PDF, letter or return, with what is contradicted highlighted, and the reason as a note on it."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from reconcile.model import Box, Result, Verdict
from reconcile.report.annotated import CannotMarkError
from reconcile.report.annotated.notes import Note

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter
    from pypdf.annotations import AnnotationDictionary
    from pypdf.generic import DecodedStreamObject

_COLOURS = {Verdict.CONTRADICTION: "ffb3ab", Verdict.TENSION: "ffe08a"}
_PIN = 20.0  # points: the size of a note without a highlight, and how far from the corner the first one hangs


Corners = tuple[float, float, float, float]  # left, low, right, high, in the page's own coordinates


def mark(path: Path, result: Result, notes: tuple[Note, ...]) -> bytes:
    """The copy as bytes. Raises CannotMarkError where the file cannot be taken apart again."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError

    try:
        writer = PdfWriter(clone_from=PdfReader(path))
        for (number, boxes), held in _by_place(notes).items():
            writer.add_annotation(number - 1, _highlight(writer, writer.pages[number - 1], boxes, held))
        pinned: dict[int, int] = {}
        for note in notes:
            if not note.boxes:
                number = min(note.page, len(writer.pages)) - 1
                writer.add_annotation(number, _pin(writer.pages[number], pinned.get(number, 0), note))
                pinned[number] = pinned.get(number, 0) + 1
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
        OSError,
    ) as error:
        raise CannotMarkError(str(error) or type(error).__name__) from error
    return buffer.getvalue()


def _by_place(notes: Iterable[Note]) -> dict[tuple[int, tuple[Box, ...]], list[Note]]:
    """(page, boxes) -> the notes on them: of two marks on the same words a reader would see only the upper one.

    The words of a letter are marked together, the cells of a return each by itself.
    """
    places: dict[tuple[int, tuple[Box, ...]], list[Note]] = {}
    for note in notes:
        by_page: dict[int, list[Box]] = {}
        for page, box in note.boxes:
            by_page.setdefault(page, []).append(box)
        for page, boxes in by_page.items():
            for marked in [(box,) for box in boxes] if note.places else [tuple(boxes)]:
                places.setdefault((page, marked), []).append(note)
    return places


def _highlight(writer: PdfWriter, page: PageObject, boxes: tuple[Box, ...], notes: list[Note]) -> AnnotationDictionary:
    """One annotation for all lines of the words on a page, coloured by the gravest of its notes."""
    from pypdf.annotations import Highlight
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, TextStringObject

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
    colour = next(colour for verdict, colour in _COLOURS.items() if any(note.verdict == verdict for note in notes))
    made = Highlight(
        rect=around,
        quad_points=ArrayObject(FloatObject(round(q, 3)) for q in quads),
        highlight_color=colour,
        printing=True,
        title_bar="reconcile",
    )
    made[NameObject("/Contents")] = TextStringObject("\n\n".join(note.text for note in notes))
    drawn = writer._add_object(_drawn(around, corners, colour))
    made[NameObject("/AP")] = DictionaryObject({NameObject("/N"): drawn})
    return made


def _drawn(around: Corners, corners: list[Corners], colour: str) -> DecodedStreamObject:
    """What the highlight looks like: a tint under the print. Left to themselves some programs round its ends
    as far as it is tall, which over a cell reaches into the next."""
    from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, FloatObject, NameObject

    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4))
    lines = [f"/Tint gs {red:.3f} {green:.3f} {blue:.3f} rg"]
    lines += [f"{left:.3f} {low:.3f} {right - left:.3f} {high - low:.3f} re" for left, low, right, high in corners]
    under = DictionaryObject({NameObject("/BM"): NameObject("/Multiply")})
    form = DecodedStreamObject()
    form.set_data("\n".join((*lines, "f")).encode("ascii"))
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(FloatObject(round(n, 3)) for n in around),
            NameObject("/Group"): DictionaryObject({NameObject("/S"): NameObject("/Transparency")}),
            NameObject("/Resources"): DictionaryObject(
                {NameObject("/ExtGState"): DictionaryObject({NameObject("/Tint"): under})}
            ),
        }
    )
    return form


def _pin(page: PageObject, before: int, note: Note) -> AnnotationDictionary:
    """A note in the margin, for words of which the page does not tell where they stand; those before it hang above."""
    from pypdf.annotations import Text

    top = _PIN * (1 + 1.2 * before)
    left, low, right, high = on_page(page, Box(_PIN / 2, top, 1.5 * _PIN, top + _PIN))
    return Text(rect=(left, low, right, high), text=f"{note.where}: {note.text}", title_bar="reconcile")


def on_page(page: PageObject, box: Box) -> Corners:
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
