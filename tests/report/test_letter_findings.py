"""The page that shows how a letter was read: each finding marked at its place, with its kind, standing and value."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from reconcile.extract.letter import letter_findings
from reconcile.findings import value_text
from reconcile.model import Document, Finding, Passage, Place, Role, Standing
from reconcile.read import read
from reconcile.report import letter_findings as pages
from reconcile.report.marks import boxes_of
from tests.report import letters
from tests.report.test_page import PAYLOADS


@cache
def made(name: str, folder: Path) -> tuple[Document, tuple[Finding, ...], Any]:
    path = letters.write(name, folder)
    document = read(path)
    found = letter_findings(document, "Larkshire Constabulary")
    return document, found, lxml_html.fromstring(pages.page(path, document, found, ()))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("letters")


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("name", letters.LETTERS)
def test_every_finding_stands_in_the_list_with_kind_standing_value_and_words(name: str, folder: Path) -> None:
    _, found, tree = made(name, folder)
    for finding in found:
        (entry,) = tree.xpath(f"//li[@id='{finding.id}']")
        said = words(entry)
        assert finding.kind in said and " ".join(finding.words.split()) in said
        assert value_text(finding.value) in said
        assert finding.standing is Standing.FINDING or finding.standing in said
        assert entry.get("data-standing") == finding.standing


@pytest.mark.parametrize("name", letters.LETTERS)
def test_every_finding_is_marked_on_its_page_over_its_boxes(name: str, folder: Path) -> None:
    document, found, tree = made(name, folder)
    drawn = {}
    for page in tree.xpath("//figure[@class='page']"):
        number = int(page.get("id").removeprefix("page-"))
        for link in page.xpath(".//a"):
            rects = [(number, float(r.get("x")) + 1, float(r.get("y")) + 1) for r in link.xpath("./rect")]
            drawn.setdefault(link.get("href").removeprefix("#"), []).extend(rects)
    covered = {at for rects in drawn.values() for at in rects}
    for finding in found:
        assert finding.id in drawn, finding.words
        for page, box in boxes_of(finding, document):
            near = [
                at for at in covered if at[0] == page and abs(at[1] - box.left) < 0.2 and abs(at[2] - box.top) < 0.2
            ]
            assert near, finding.words


def test_a_statement_that_goes_over_a_page_is_marked_on_both_and_named_once(folder: Path) -> None:
    _, _, tree = made("over a page", folder)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    both = [
        e for e in tree.xpath("//figure[@id='page-2']//a/@href") if e in tree.xpath("//figure[@id='page-1']//a/@href")
    ]
    assert both


def test_what_is_no_finding_about_the_force_is_told_apart(folder: Path) -> None:
    _, found, tree = made("two columns", folder)
    for finding in found:
        (entry,) = tree.xpath(f"//li[@id='{finding.id}']")
        assert ("aside" in entry.get("class").split()) == (finding.standing is not Standing.FINDING)


@pytest.mark.parametrize("text", PAYLOADS, ids=range(len(PAYLOADS)))
def test_what_a_letter_says_is_shown_and_never_obeyed(text: str) -> None:
    sentence = f"The force has 12 stewards and {text}."
    document = Document(text, "text", (Passage(sentence, Role.BODY, Place(text, 1, 1)),))
    written = pages.page(Path("letter.txt"), document, letter_findings(document, text), ())
    tree = lxml_html.fromstring(written.encode("utf-8").decode("utf-8"))
    assert len(tree.xpath("//script")) == 1 and not tree.xpath("//img | //iframe | //@onload | //@onerror")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202e]", written)
