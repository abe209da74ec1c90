"""Pictures of pages: the right pages, the same bytes each time, and nothing where there is nothing to draw."""

from __future__ import annotations

import base64
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from reconcile.report.pictures import pictures
from tests.report import letters

LETTER = Path(__file__).resolve().parents[2] / "data" / "example" / "letter.pdf"


def test_each_page_is_drawn_once_in_order_and_sharp_enough_to_read() -> None:
    drawn = pictures(LETTER, [3, 1, 2, 2, 9, 0])
    assert [picture.page for picture in drawn] == [1, 2, 3]
    for picture in drawn:
        image = Image.open(BytesIO(base64.b64decode(picture.address.removeprefix("data:image/png;base64,"))))
        assert image.width >= 2 * picture.width - 1
        assert image.convert("L").getpixel((2, 2)) == 255
        assert len(picture.address) < 200_000


def test_the_same_page_gives_the_same_bytes() -> None:
    assert pictures(LETTER, [1]) == pictures(LETTER, [1])


@pytest.mark.parametrize("content", [b"", b"no PDF", b"%PDF-1.7\n%%EOF"])
def test_a_file_that_cannot_be_drawn_has_no_pictures(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(content)
    assert pictures(path, [1]) == ()
    assert pictures(tmp_path / "lost.pdf", [1]) == ()


def test_a_page_as_large_as_a_wall_is_drawn_no_larger_than_a_page(tmp_path: Path) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(letters.write("a table", tmp_path))
    document[0].set_mediabox(0, 0, 14_000, 14_000)
    document.save(tmp_path / "wall.pdf")
    document.close()
    (picture,) = pictures(tmp_path / "wall.pdf", [1])
    image = Image.open(BytesIO(base64.b64decode(picture.address.partition(",")[2])))
    assert max(image.size) <= 2401
