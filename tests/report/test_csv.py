"""The CSV files hold what the output contract promises, and nothing in them runs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from reconcile.model import Result, Verdict
from reconcile.report import FILES
from reconcile.report import csv as report
from tests.report.invented import HOSTILE, RESULT

BYTE_ORDER_MARK = "\ufeff"


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))


def test_the_three_files_of_the_contract() -> None:
    assert [name for name, _ in FILES] == ["comparisons.csv", "discrepancies.csv", "findings.csv"]


HEADERS = {
    "comparisons.csv": "ref,verdict,kind,rule,confidence,force,theme,letter_quote,letter_page,letter_paragraph,"
    "letter_value,data_label,data_cells,data_value,explanation,query",
    "discrepancies.csv": "ref,verdict,letter_page,letter_paragraph,letter_says,return_cells,return_says,difference,"
    "query,hmic_response",
    "findings.csv": "id,side,standing,force,theme,measure,kind,value,unit,period,words,page,paragraph,cell",
}


@pytest.mark.parametrize(("name", "render"), FILES)
def test_headers_and_line_ends(name: str, render: object) -> None:
    assert callable(render)
    text = render(RESULT)
    mark = BYTE_ORDER_MARK if name == "discrepancies.csv" else ""  # the one that is made for Excel
    assert text.splitlines()[0] == mark + HEADERS[name]
    assert "\r" not in text and text.endswith("\n")
    empty = replace(RESULT, findings=(), judgements=())
    assert render(empty) == mark + HEADERS[name] + "\n"


def test_a_comparison_in_full() -> None:
    first = rows(report.comparisons(RESULT))[0]
    assert first == {
        "ref": "L001",
        "verdict": "contradiction",
        "kind": "quantity",
        "rule": "figure-differs",
        "confidence": "0.93",
        "force": "Larkshire Constabulary",
        "theme": "How well does the force attend calls?",
        "letter_quote": RESULT.judgements[0].pairing.letter.sentence,
        "letter_page": "2",
        "letter_paragraph": "3",
        "letter_value": "91%",
        "data_label": "Burgled households visited within the hour (%)",
        "data_cells": "2 Attendance!C7",
        "data_value": "64%",
        "explanation": "The letter says 91%; the return says 64%.",
        "query": RESULT.judgements[0].query,
    }


def test_every_judgement_is_a_row_and_cells_are_joined() -> None:
    several = replace(RESULT.judgements[0], cells=("Sheet!C14", "Sheet!D14"))
    found = rows(report.comparisons(replace(RESULT, judgements=(several, *RESULT.judgements[1:]))))
    assert [row["ref"] for row in found] == ["L001", "L002", "L003", "L004", "L005"]
    assert found[0]["data_cells"] == "Sheet!C14; Sheet!D14"
    assert found[4]["data_cells"] == "" and found[4]["verdict"] == "unverifiable"


def test_words_that_stand_outside_their_sentence_are_quoted_themselves() -> None:
    finding = replace(RESULT.judgements[0].pairing.letter, sentence="Another sentence.", words="Visits | 91%")
    assert report.quote(finding) == "Visits | 91%"


def test_a_letter_without_pages_leaves_the_page_empty() -> None:
    judgement = RESULT.judgements[0]
    nowhere = replace(judgement.pairing.letter, place=replace(judgement.pairing.letter.place, page=None))
    changed = replace(judgement, pairing=replace(judgement.pairing, letter=nowhere))
    assert rows(report.comparisons(replace(RESULT, judgements=(changed,))))[0]["letter_page"] == ""


def test_discrepancies_are_contradictions_then_tensions_with_room_for_a_response() -> None:
    backwards = replace(RESULT, judgements=RESULT.judgements[::-1])
    found = rows(report.discrepancies(backwards))
    assert [(row["ref"], row["verdict"]) for row in found] == [
        ("L002", "contradiction"),
        ("L001", "contradiction"),
        ("L003", "tension"),
    ]
    assert {row["hmic_response"] for row in found} == {""}
    assert found[0]["return_says"] == "Are lighthouse keepers trained? yes"
    assert found[1]["return_says"] == "Burgled households visited within the hour (%): 64%"


def test_findings_of_both_sides() -> None:
    found = rows(report.findings(RESULT.findings))
    assert [row["side"] for row in found] == ["letter"] * 6 + ["data"] * 4
    plan, visited = found[5], found[6]
    assert (plan["standing"], plan["page"], plan["paragraph"], plan["cell"]) == ("plan", "2", "3", "")
    assert (visited["value"], visited["cell"], visited["page"]) == ("64%", "2 Attendance!C7", "")


def test_nothing_in_a_file_starts_like_a_formula_or_breaks_a_reader() -> None:
    formulas = ("=1+1", "+1", "-12", "@A1", "\tx", "\rx", " =1")
    judgements = tuple(replace(RESULT.judgements[0], data_value=text) for text in formulas)
    hostile = replace(HOSTILE, judgements=judgements)
    for _, render in FILES:
        text = render(hostile)
        text.encode("utf-8")  # a lone surrogate would fail here
        for row in csv.reader(io.StringIO(text, newline="")):
            assert not [cell for cell in row if cell.lstrip()[:1] in ("=", "+", "-", "@") or cell[:1] in ("\t", "\r")]
    values = [row["data_value"] for row in rows(report.comparisons(hostile))]
    assert values == ["'=1+1", "'+1", "'-12", "'@A1", "'\tx", "'\rx", "' =1"]


def test_quotes_commas_and_line_ends_come_back_as_they_were() -> None:
    tricky = 'He said, "yes"\nand left'
    result: Result = replace(RESULT, judgements=(replace(RESULT.judgements[0], explanation=tricky),))
    assert rows(report.comparisons(result))[0]["explanation"] == tricky
    assert result.judgements[0].verdict == Verdict.CONTRADICTION


def test_the_discrepancies_read_back_as_they_were() -> None:
    texts = (
        "=cmd|' /C calc'!A0", "0012", "1/2", "'=x", "a\r\nb\rc", "nul\x00 half\ud800", "<U+0000>", 'a "b", c', "café",
    )  # fmt: skip
    base = RESULT.judgements[0]
    changed = (replace(base, data_label="", data_value=text, explanation=text, query=text) for text in texts)
    written = report.discrepancies(replace(RESULT, judgements=tuple(changed)))
    written.encode("utf-8")
    back = report.read_discrepancies(written)
    assert [row["return_says"] for row in back] == [row["query"] for row in back] == list(texts)
    assert {row["letter_page"] for row in rows(written)} == {"2"}  # a number, which a spreadsheet may know as one
