"""Crops, signs and text of a letter with statements marked in it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from reconcile.extract.letter import letter_findings
from reconcile.model import Document, Kind, Passage, Place, Role
from reconcile.read import read
from reconcile.report.letter_pages import Letter, Statement
from tests.report import invented, letters


def marked(name: str, folder: Path) -> tuple[Letter, Path]:
    path = letters.write(name, folder)
    document = read(path)
    found = letter_findings(document, "Larkshire Constabulary")
    return Letter(document, [Statement(f.id, f, "agreement", "=", "Agreement") for f in found]), path


@pytest.mark.parametrize("name", letters.LETTERS)
def test_a_crop_holds_all_the_words_on_its_page_with_something_around_them(name: str, tmp_path: Path) -> None:
    letter, path = marked(name, tmp_path)
    pages = {page.picture.page: page.picture for page in letter.pages(path)}
    on_pages = {mark.statement.ref: 0 for page in letter.pages(path) for mark in page.marks}
    for ref in on_pages:
        crops = letter.crops(ref, pages)
        assert crops
        for crop in crops:
            assert crop.boxes
            for box in crop.boxes:
                assert crop.left <= box.left and box.right <= crop.left + crop.width
                assert crop.top <= box.top and box.bottom <= crop.top + crop.height
            assert crop.left >= 0 and crop.left + crop.width <= pages[crop.page].width
            assert crop.height < 220, "a part of the page, and not the whole of it"


def test_a_crop_of_one_column_leaves_the_other_out(tmp_path: Path) -> None:
    letter, path = marked("two columns", tmp_path)
    pages = {page.picture.page: page.picture for page in letter.pages(path)}
    crops = [crop for statement in letter.statements for crop in letter.crops(statement.ref, pages)]
    assert len(crops) >= len(letter.statements)
    assert max(crop.width for crop in crops) < 260


def test_words_over_the_end_of_a_page_are_two_crops(tmp_path: Path) -> None:
    letter, path = marked("over a page", tmp_path)
    pages = {page.picture.page: page.picture for page in letter.pages(path)}
    assert [1, 2] in [[crop.page for crop in letter.crops(s.ref, pages)] for s in letter.statements]


@pytest.mark.parametrize("name", letters.LETTERS)
def test_signs_stand_beside_the_lines_in_the_order_of_the_words_and_apart(name: str, tmp_path: Path) -> None:
    letter, path = marked(name, tmp_path)
    order = [statement.ref for statement in letter.statements]
    for page in letter.pages(path):
        signs = sorted(
            (round(mark.sign_at[1]), order.index(mark.statement.ref), mark.sign_at[0])
            for mark in page.marks
            if mark.sign_at is not None
        )
        for (row, _, x), (next_row, _, next_x) in pairwise(signs):
            if row == next_row and abs(next_x - x) < 60:
                assert next_x - x > 6
        assert all(
            mark.boxes == () or mark.sign_at is None or mark.sign_at[0] < mark.boxes[0].right for mark in page.marks
        )


def statement(ref: str, words: str, rank: int, sentence: str) -> Statement:
    found = invented.letter(ref, words, None, Kind.ANSWER, sentence, paragraph=1)
    return Statement(ref, found, "look", "=", "Agreement", rank)


def test_text_is_cut_where_statements_begin_and_end_and_all_of_it_is_kept() -> None:
    text = "One thing is so, and another is not, we hear."
    passage = Passage(text, Role.BODY, Place("letter.pdf", 2, 1))
    some = [
        statement("L1", "One thing is so", 1, text),
        statement("L2", "One thing is so, and another is not", 0, text),
        statement("L3", "another is not", 2, text),
        statement("L4", "another is not", 0, text),
    ]
    (shown,) = Letter(Document("letter.pdf", "pdf", (passage,)), some).text()
    assert "".join(piece.text for piece in shown.pieces) == text
    said = [(p.text, p.statement.ref if p.statement else "", [s.ref for s in p.opening]) for p in shown.pieces]
    assert said == [
        ("One thing is so", "L1", ["L1", "L2"]),
        (", and ", "L2", []),
        ("another is not", "L3", ["L3", "L4"]),
        (", we hear.", "", []),
    ]


def test_running_heads_are_no_part_of_the_text() -> None:
    passages = (
        Passage("Page 1 of 2", Role.MARGIN, Place("letter.pdf", 1)),
        Passage("Dear reader", Role.LETTERHEAD, Place("letter.pdf", 1)),
    )
    shown = Letter(Document("letter.pdf", "pdf", passages), ()).text()
    assert [one.passage.text for one in shown] == ["Dear reader"]
