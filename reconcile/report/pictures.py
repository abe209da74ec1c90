"""Pictures of a letter's pages, small enough to stand inside a report: sixteen greys, as PNG.

A page is drawn as its file says, its whole media box, so that a reader's boxes, which count points from the top
left corner of that box, lie where their words are. The same page gives the same bytes.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

_SHARP = 2.0  # pixels a point: sharp on a fine screen and on paper
_PLAIN = 1.4  # in a long document, so that the report stays of a size that can be sent
_LONG = 24  # pages
_MOST = 120  # pages that are pictured; more than that is a book, and its words are enough
_WIDEST = 2400  # pixels: a poster is drawn no larger than that
_GREYS = 16


@dataclass(frozen=True, slots=True)
class Picture:
    """One page: its number, its size in points, and the image as a data address."""

    page: int
    width: float
    height: float
    address: str


def pictures(path: Path, pages: Iterable[int]) -> tuple[Picture, ...]:
    """The pages of a PDF, by number, as pictures; a page that cannot be drawn is left out, and so is all of a
    file that can no longer be opened: the report then shows the words alone."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except (OSError, pypdfium2.PdfiumError):
        return ()
    try:
        wanted = sorted({number for number in pages if 1 <= number <= len(document)})[:_MOST]
        sharpness = _SHARP if len(wanted) <= _LONG else _PLAIN
        drawn = (_picture(document, number, sharpness) for number in wanted)
        return tuple(picture for picture in drawn if picture is not None)
    finally:
        document.close()


def _picture(document: Any, number: int, sharpness: float) -> Picture | None:
    import pypdfium2

    try:
        page = document[number - 1]
        page.set_cropbox(*page.get_mediabox())
        width, height = page.get_size()
        scale = min(sharpness, _WIDEST / max(width, height, 1))
        image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
    except pypdfium2.PdfiumError:
        return None
    return Picture(number, round(width, 2), round(height, 2), "data:image/png;base64," + _png(image))


def _png(image: Any) -> str:
    """The grey image in sixteen greys, which four bits hold: a page of text needs no more."""
    step = 255 / (_GREYS - 1)
    few = image.point([round(value / step) for value in range(256)])
    few.putpalette([round(n * step) for n in range(_GREYS) for _ in range(3)])
    buffer = BytesIO()
    few.save(buffer, "PNG", bits=4, optimize=True)
    return base64.b64encode(buffer.getvalue()).decode("ascii")
