"""The page of a comparison: what stands in it, and that a document can put nothing else there."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from reconcile import reconcile
from reconcile.model import Cell, Document, Grid, Mark, Passage, Place, Result, Role
from reconcile.report import Sources, page
from tests.report.invented import HOSTILE, JUDGEMENTS, MISCHIEF, RESULT

EXAMPLE = Path(__file__).resolve().parents[2] / "data" / "example"
GOLDEN = Path(__file__).parent / "golden" / "page.html"
NOWHERE = Sources(Path("letter.pdf"), Path("return.xlsx"))
SOURCES = Sources(EXAMPLE / "letter.pdf", EXAMPLE / "return.xlsx")


@cache
def example() -> Result:
    return reconcile(SOURCES.letter, SOURCES.data, model=False)


@cache
def written() -> str:
    return page.files(example(), SOURCES)[".html"]


def parsed(text: str) -> Any:
    return lxml_html.fromstring(text)


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_every_judgement_has_a_card_with_its_words_cells_and_reason() -> None:
    tree = parsed(written())
    for judgement in example().judgements:
        (card,) = tree.xpath(f"//article[@id='{judgement.ref}']")
        said = words(card)
        assert judgement.verdict in card.get("class").split()
        assert " ".join(judgement.pairing.letter.words.split()) in said
        assert all(cell in said for cell in judgement.cells[:6])
        assert " ".join(judgement.explanation.split()) in said
        assert " ".join(judgement.query.split()) in said


def test_the_marked_cell_of_every_card_is_the_cited_one() -> None:
    tree = parsed(written())
    checked = 0
    for judgement in example().judgements:
        if not judgement.cells:
            continue
        (card,) = tree.xpath(f"//article[@id='{judgement.ref}']")
        (cell,) = card.xpath(".//td[contains(concat(' ', @class, ' '), ' deciding ')]")
        row = cell.getparent()
        number = words(row.xpath("./th")[0])
        before = cell.xpath("preceding-sibling::td")
        place = sum(int(td.get("colspan", 1)) for td in before)
        letters = [words(th) for th in cell.xpath("ancestor::table//thead//th")]
        sheet = words(cell.xpath("ancestor::table/caption")[0]).removeprefix("Sheet ").strip("‘’")
        assert f"{sheet}!{letters[place]}{number}" == judgement.cells[0]
        assert words(cell.xpath(".//mark")[0]) in judgement.pairing.evidence[0].words
        checked += 1
    assert checked > 20


def test_every_statement_is_marked_on_the_pages_and_in_the_text_and_leads_to_its_card() -> None:
    tree = parsed(written())
    refs = {judgement.ref for judgement in example().judgements}
    for view in ("pages", "letter-text"):
        links = tree.xpath(f"//section[@id='letter']//*[@class='{view}']//a")
        assert {link.get("href").removeprefix("#") for link in links} == refs
        assert all(
            re.match(r"(Contradiction|Tension|Agreement|Not checked), L\d", link.get("aria-label")) for link in links
        )


def test_each_page_is_held_once_however_often_it_is_shown() -> None:
    assert written().count("data:image/png;base64,") == example().letter.pages
    crops = parsed(written()).xpath("//article//*[@class='crop']")
    assert len(crops) >= len([j for j in example().judgements if j.cells])


def test_the_same_comparison_gives_the_same_bytes() -> None:
    assert page.files(example(), SOURCES)[".html"] == written()


def test_the_page_fetches_nothing() -> None:
    bare = re.sub(r"data:image/png;base64,[A-Za-z0-9+/=]+", "", written())
    markup = re.sub(r"<(script|style)>.*?</\1>", "", bare, flags=re.DOTALL)
    assert not re.search(r"""\b(?:src|srcset|action|formaction|background|style|on\w+)\s*=\s*["']""", markup)
    assert set(re.findall(r"""\bhref="([^"#]*)""", markup)) == {""}
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest|https?:", bare)


def test_ids_are_told_apart_and_links_lead_somewhere() -> None:
    tree = parsed(written())
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in tree.xpath("//@href") if link.startswith("#")} <= set(ids)


def test_without_a_picture_the_paragraph_stands_as_text_with_the_words_marked() -> None:
    letter = JUDGEMENTS[0].pairing.letter
    text = f"Before it. {letter.sentence} And after."
    place = Place("letter.docx", 2, 3)
    document = Document("letter.docx", "docx", (Passage(text, Role.BODY, place, (Mark(0, len(text), 1),)),))
    tree = parsed(page.files(replace(RESULT, letter=document), NOWHERE)[".html"])
    (around,) = tree.xpath("//article[@id='L001']//*[@class='around']")
    assert words(around) == text
    assert words(around.xpath("./mark")[0]) == letter.words
    assert not tree.xpath("//*[@class='pages']") and tree.xpath("//*[@class='letter-text']//a[@href='#L001']")


def test_a_letter_that_has_gone_is_shown_by_its_words(tmp_path: Path) -> None:
    gone = Sources(tmp_path / "gone.pdf", tmp_path / "gone.xlsx")
    tree = parsed(page.files(example(), gone)[".html"])
    assert not tree.xpath("//*[@class='crop']") and tree.xpath("//article//*[@class='around']")


def furnished() -> Result:
    """The invented result with a letter in words and a return with a table."""
    rows = {6: ("Burgled households visited within the hour (%)", "64%"), 8: ("Are lighthouse keepers trained?", "Yes")}
    rows |= {5: ("Question", "Larkshire"), 10: ("Call-takers reporting fatigue (%)", "58%")}
    cells = {}
    for row, texts in rows.items():
        for column, text in enumerate(texts, start=1):
            place = Place("return.xlsx", sheet="2 Attendance", cell=f"{'ABC'[column]}{row + 1}")
            cells[row, column] = Cell(row, column, text, text, place, bold=row == 5)
    table = Grid("2 Attendance", cells, Place("return.xlsx", sheet="2 Attendance"))
    passages = tuple(
        Passage(f"{j.pairing.letter.sentence} So we were told.", Role.BODY, Place("letter.docx", 2, 3 + n))
        for n, j in enumerate(JUDGEMENTS)
    )
    judgements = []
    for judgement in JUDGEMENTS:
        evidence = tuple(replace(f, row=int(f.place.cell[1:]) - 1, column=2) for f in judgement.pairing.evidence)
        judgements.append(replace(judgement, pairing=replace(judgement.pairing, evidence=evidence)))
    return replace(
        RESULT,
        letter=Document("letter.docx", "docx", passages),
        data=replace(RESULT.data, tables=(table,)),
        judgements=tuple(judgements),
    )


def body() -> str:
    """The furnished result as a page, without its style, script and policy, which change for other reasons."""
    bare = re.sub(r"<(style|script)>.*?</\1>", r"<\1></\1>", page.files(furnished(), NOWHERE)[".html"], flags=re.DOTALL)
    return re.sub(r'(http-equiv="Content-Security-Policy" content=")[^"]*', r"\1", bare)


def test_the_page_is_as_it_was_looked_at() -> None:
    assert GOLDEN.exists(), f"{GOLDEN} is missing: write it with python -m tests.report.test_page, and look at it"
    assert body() == GOLDEN.read_text(encoding="utf-8")


def test_nothing_to_tell_is_told() -> None:
    empty = replace(RESULT, judgements=(), findings=(), notices=())
    tree = parsed(page.files(empty, NOWHERE)[".html"])
    assert [words(none) for none in tree.xpath("//*[@class='none']")] == ["None."] * 4


PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "\"'><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "]]>",
    "javascript:alert(1)",
    "\u202edrowssap\u202c\x00\x1b[2J\ud800",
    "=cmd|' /C calc'!A0",
    "🦊" * 50,
    "W" * 10_000,
    MISCHIEF,
)


def hostile(text: str) -> Result:
    """The invented result with the text in every field that a document fills."""
    judgements = tuple(
        replace(
            judgement,
            explanation=text,
            data_label=text,
            data_value=text,
            letter_value=text,
            query=text,
            pairing=replace(
                judgement.pairing,
                letter=replace(judgement.pairing.letter, sentence=text, words=text, theme=text, measure=text),
                rivals=tuple(replace(f, measure=text, words=text) for f in judgement.pairing.evidence),
                how=text,
            ),
        )
        for judgement in HOSTILE.judgements
    )
    letter = Document(
        text, "text", (Passage(text, Role.HEADING, Place(text, 1)), Passage(text, Role.BODY, Place(text, 1)))
    )
    return replace(HOSTILE, judgements=judgements, letter=letter, data=replace(RESULT.data, file=text), force=text)


@pytest.mark.parametrize("text", PAYLOADS, ids=range(len(PAYLOADS)))
def test_what_documents_say_is_shown_and_never_obeyed(text: str) -> None:
    made = page.files(hostile(text), NOWHERE)[".html"]
    tree = parsed(made.encode("utf-8").decode("utf-8"))
    assert len(tree.xpath("//script")) == 1 and len(tree.xpath("//style")) == 1
    assert not tree.xpath("//img | //iframe | //object | //embed | //base | //link | //@onload | //@onerror")
    assert not [c for c in made if ord(c) < 32 and c != "\n"] and "\u202e" not in made
    assert len(tree.xpath("//article")) == len(HOSTILE.judgements)


if __name__ == "__main__":
    GOLDEN.write_text(body(), encoding="utf-8", newline="\n")
