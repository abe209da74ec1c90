"""Each finding's boxes cover its words, and nothing but its words."""

from __future__ import annotations

import base64
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
import pytest
from PIL import Image

from reconcile.extract.letter import letter_findings
from reconcile.model import Box, Document, Finding, Kind, Mark, Passage, Place, Role
from reconcile.read import read
from reconcile.report.marks import boxes, boxes_of, spot_of
from reconcile.report.pictures import pictures
from tests.report import letters
from tests.report.invented import letter

SCALE = 2


@pytest.fixture(scope="module", params=letters.LETTERS)
def paper(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return letters.write(request.param, tmp_path_factory.mktemp("letters"))


@pytest.fixture(scope="module")
def document(paper: Path) -> Document:
    return read(paper)


@pytest.fixture(scope="module")
def findings(document: Document) -> tuple[Finding, ...]:
    return letter_findings(document, "Larkshire Constabulary")


def squash(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def under(page: Any, box: Box) -> str:
    """The letters whose middle lies in the box; raised ones point to footnotes and are no part of a sentence."""
    inside = [
        c
        for c in page.chars
        if box.left <= (c["x0"] + c["x1"]) / 2 <= box.right and box.top <= (c["top"] + c["bottom"]) / 2 <= box.bottom
    ]
    largest = max((c["size"] for c in inside), default=0)
    return "".join(c["text"] for c in inside if c["size"] > 0.8 * largest)


def test_the_text_under_the_boxes_of_every_finding_is_its_words(
    paper: Path, document: Document, findings: tuple[Finding, ...]
) -> None:
    wrong = []
    with pdfplumber.open(paper) as pdf:
        for finding in findings:
            covered = "".join(under(pdf.pages[page - 1], box) for page, box in boxes_of(finding, document))
            if squash(covered) != squash(finding.words):
                wrong.append((finding.words, covered))
    assert len(findings) >= 5
    assert wrong == []


def test_every_box_holds_ink_from_side_to_side_and_clips_no_letter(
    paper: Path, document: Document, findings: tuple[Finding, ...]
) -> None:
    pdf = pypdfium2.PdfDocument(paper)
    images = [page.render(scale=SCALE, grayscale=True).to_pil() for page in pdf]
    for finding in findings:
        for page, box in boxes_of(finding, document):
            edges = [edge * SCALE for edge in (box.left, box.top, box.right, box.bottom)]
            part = images[page - 1].crop((int(edges[0]), int(edges[1]), round(edges[2]), round(edges[3])))
            ink = part.point(lambda v: 255 if v < 128 else 0).getbbox()
            assert ink is not None, finding.words
            assert ink[0] <= 3 * SCALE and part.width - ink[2] <= 3 * SCALE, finding.words  # no empty end
            assert box.bottom - box.top < 20, "a box is one line high"
    pdf.close()


def test_a_sentence_over_the_end_of_a_page_is_marked_on_both(tmp_path: Path) -> None:
    document = read(letters.write("over a page", tmp_path))
    found = letter_findings(document, "Larkshire Constabulary")
    pages = {f.words: [page for page, _ in boxes_of(f, document)] for f in found if "212 members" in f.sentence}
    assert any(set(where) == {1} for where in pages.values()), pages
    assert any(set(where) == {2} for where in pages.values()), pages


def test_words_in_two_columns_are_two_boxes_side_by_side(tmp_path: Path) -> None:
    document = read(letters.write("two columns", tmp_path))
    found = letter_findings(document, "Larkshire Constabulary")
    lefts = {round(box.left) for f in found for _, box in boxes_of(f, document)}
    assert min(lefts) < 120 and max(lefts) > 300
    assert all(box.right - box.left < 230 for f in found for _, box in boxes_of(f, document))


# --- passages made by hand ----------------------------------------------------------------------------


def passage(words: str, *, paragraph: int = 3, top: float = 100, page: int = 2) -> Passage:
    """A passage of words ten points wide, a point apart."""
    marks, start = [], 0
    for n, word in enumerate(words.split()):
        marks.append(Mark(start, start + len(word), page, Box(11 * n, top, 11 * n + 10, top + 12)))
        start += len(word) + 1
    return Passage(words, Role.BODY, Place("letter.pdf", page, paragraph, marks[0].box), tuple(marks))


def finding(words: str, sentence: str, place: Place) -> Finding:
    made = letter("L001", words, None, Kind.ANSWER, sentence)
    return Finding(**{name: getattr(made, name) for name in made.__slots__} | {"place": place, "theme": ""})


def test_words_that_stand_twice_are_found_at_the_finding_s_own_place() -> None:
    twice = passage("it is so and it is so")
    second = finding("it is so", "it is so and it is so", Place("letter.pdf", 2, 3, twice.marks[4].box))
    spot = spot_of(second, Document("letter.pdf", "pdf", (passage("it is so", paragraph=9), twice)))
    assert spot is not None
    assert (spot.index, spot.start, spot.end) == (1, 13, 21)


def test_without_boxes_words_that_stand_again_are_found_in_the_order_of_the_letter() -> None:
    bare = Passage("So it is. So it is.", Role.BODY, Place("letter.txt", 1, 3), (Mark(0, 19, 1),))
    document = Document("letter.txt", "text", (bare,))
    again = finding("So it is", "So it is.", Place("letter.txt", 1, 3))
    first = spot_of(again, document)
    assert first is not None and first.start == 0
    second = spot_of(again, document, (0, 1))
    assert second is not None and second.start == 10


def test_words_that_the_document_does_not_hold_have_no_boxes() -> None:
    lost = finding("nowhere", "nowhere at all", Place("letter.pdf", 2, 3))
    assert boxes_of(lost, Document("letter.pdf", "pdf", (passage("it is so"),))) == ()


@pytest.mark.parametrize("words", ["", " "])
def test_a_finding_without_words_has_no_boxes(words: str) -> None:
    empty = finding(words, "it is so", Place("letter.pdf", 2, 3))
    assert boxes_of(empty, Document("letter.pdf", "pdf", (passage("it"),))) == ()


def test_a_passage_without_boxes_has_none() -> None:
    bare = Passage("it is so", Role.BODY, Place("letter.txt", 1, 1), (Mark(0, 8, 1),))
    assert boxes(bare, 0, 8) == ()


def test_cells_of_a_row_are_boxes_of_their_own() -> None:
    row = passage("alarms | 640")
    row = Passage(row.text, Role.TABLE, row.place, (row.marks[0], row.marks[2]))
    assert len(boxes(row, 0, len(row.text))) == 2


# --- pages whose origin is not their corner, or that are cut --------------------------------------------


@pytest.mark.parametrize(
    ("media", "crop"),
    [
        ((-30, -20, 620, 860), None),
        ((30, 20, 590, 840), None),
        (None, (20, 30, 560, 800)),
        ((-30, -20, 620, 860), (10, 10, 580, 830)),
    ],
)
def test_marks_lie_on_the_words_of_the_picture_wherever_a_page_has_its_origin(
    tmp_path: Path, media: tuple[float, ...] | None, crop: tuple[float, ...] | None
) -> None:
    made = pypdfium2.PdfDocument(letters.write("two columns", tmp_path))
    if media:
        made[0].set_mediabox(*media)
    if crop:
        made[0].set_cropbox(*crop)
    path = tmp_path / "odd.pdf"
    made.save(path)
    made.close()
    document = read(path)
    (picture,) = pictures(path, [1])
    image = Image.open(BytesIO(base64.b64decode(picture.address.partition(",")[2]))).convert("L")
    scale = image.width / picture.width
    found = letter_findings(document, "Larkshire Constabulary")
    assert len(found) > 20
    for finding in found:
        for _, box in boxes_of(finding, document):
            edges = [round(edge * scale) for edge in (box.left, box.top, box.right, box.bottom)]
            ink = image.crop(tuple(edges)).point(lambda v: 255 if v < 128 else 0).getbbox()
            assert ink is not None and ink[0] <= 4 and edges[2] - edges[0] - ink[2] <= 6, finding.words
