"""The query to HMIC: what is asked, in order, in exact words; safe whatever documents say; always the same bytes."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from reconcile.model import Verdict
from reconcile.report.query_letter import queried, render
from tests.report.hostile import TEXTS, result_with
from tests.report.invented import JUDGEMENTS, RESULT


def opened(result: Any) -> Any:
    return Document(BytesIO(render(result)))


def text_of(word: Any) -> str:
    """The letter as text: a paragraph a line, a row of a table a line with bars between the cells."""
    lines = []
    for block in word.iter_inner_content():
        if hasattr(block, "rows"):
            lines += [" | ".join(cell.text.replace("\n", " / ") for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return "\n".join(lines) + "\n"


def test_queries_are_numbered_through_the_sections() -> None:
    other = replace(
        JUDGEMENTS[1],
        pairing=replace(JUDGEMENTS[1].pairing, letter=replace(JUDGEMENTS[1].pairing.letter, theme="A > B")),
    )
    word = opened(replace(RESULT, judgements=(JUDGEMENTS[0], other, *JUDGEMENTS[2:])))
    assert [p.text for p in word.paragraphs if p.style.name == "Heading 2"] == [
        "How well does the force attend calls?",
        "B",
    ]
    numbers = [row.cells[0].text.split("\n")[0] for table in word.tables for row in table.rows[1:]]
    assert numbers == ["1", "2", "3"]
    assert all(row.cells[4].text == "" for table in word.tables for row in table.rows[1:])


def test_header_rows_are_repeated_and_rows_stay_whole() -> None:
    for table in opened(RESULT).tables:
        first, *rest = (row._tr.xml for row in table.rows)
        assert "w:tblHeader" in first and all("w:cantSplit" in row for row in rest)


def bold(word: Any, row: int) -> str:
    runs = (run for p in word.tables[0].rows[row].cells[1].paragraphs for run in p.runs)
    return "".join(run.text for run in runs if run.bold)


def test_what_clashes_stands_out() -> None:
    first = JUDGEMENTS[0]
    longer = replace(first.pairing.letter, words="calm", sentence="They were calm; and that is all:", value=None)
    other = replace(first, letter_value="", pairing=replace(first.pairing, letter=longer))
    whole = replace(JUDGEMENTS[2], letter_value="yes")  # nothing stands out of a sentence that is quoted whole
    word = opened(replace(RESULT, judgements=(first, other, whole)))
    assert [bold(word, row) for row in (1, 2, 3)] == ["91%", "calm", ""]
    assert word.tables[0].rows[2].cells[1].text.endswith("“They were calm; and that is all”")


def test_pages_are_numbered_and_the_language_is_british() -> None:
    word = opened(RESULT)
    assert 'w:instr="PAGE"' in word.sections[0].footer._element.xml
    assert 'w:val="en-GB"' in word.styles.element.xml


def test_with_nothing_to_ask_it_says_so_and_has_no_table() -> None:
    word = opened(replace(RESULT, judgements=tuple(j for j in JUDGEMENTS if j.verdict == Verdict.AGREEMENT)))
    assert not word.tables and "nothing in which the two contradict" in text_of(word)


@pytest.mark.parametrize(
    ("query", "asked"),
    (
        (
            "The letter (page 1) says “a”. The return gives “b”. Could HMIC say which is right?",
            "Could HMIC say which is right?",
        ),
        ("Is it so?", "Is it so?"),
        ("", "Which of the two is right?"),
        ("Please say.", "Which of the two is right?"),
    ),
)
def test_what_is_asked(query: str, asked: str) -> None:
    assert queried(replace(JUDGEMENTS[0], query=query)) == asked


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_text_of_documents_is_text(text: str) -> None:
    word = opened(result_with(text))
    assert len(word.tables[0].rows) == 4  # three queries, whatever they say
    assert "w:fldSimple" not in word.element.xml and "w:instrText" not in word.element.xml


def test_the_same_result_gives_the_same_bytes() -> None:
    assert render(RESULT) == render(RESULT)
