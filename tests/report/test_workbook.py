"""The workbook: one table a sheet, nothing merged or blank, links that lead to the cell's finding, no formula."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from reconcile.model import Verdict
from reconcile.report.workbook import render
from tests.report.hostile import TEXTS, result_with
from tests.report.invented import RESULT

SHEETS = ["Cover", "Contents", "Notes", "Discrepancies", "Comparisons", "Findings", "Coverage", "Notices"]
HEADER = 3


@pytest.fixture(scope="module")
def book() -> Any:
    return load_workbook(BytesIO(render(RESULT)))


def rows(sheet: Any) -> list[dict[str, object]]:
    head, *rest = list(sheet.iter_rows(min_row=HEADER, values_only=True))
    return [dict(zip(head, row, strict=True)) for row in rest]


def test_cover_contents_and_notes_come_first(book: Any) -> None:
    assert book.sheetnames == SHEETS
    assert [cell.value for cell in book["Contents"]["A"]][HEADER:] == SHEETS[2:]


@pytest.mark.parametrize("name", SHEETS[1:])
def test_a_sheet_is_one_table_without_gaps(book: Any, name: str) -> None:
    sheet = book[name]
    assert not sheet.merged_cells.ranges and sheet.freeze_panes.endswith(str(HEADER + 1))
    (table,) = sheet.tables.values()
    assert table.ref == f"A{HEADER}:{sheet.cell(sheet.max_row, sheet.max_column).coordinate}"
    assert table.autoFilter is None or table.autoFilter.ref == table.ref
    assert all(any(cell.value not in (None, "") for cell in row) for row in sheet.iter_rows())
    heads = [cell.value for cell in sheet[HEADER]]
    assert all(heads) and len(set(heads)) == len(heads)
    assert all(sheet.column_dimensions[cell.column_letter].width >= 8 for cell in sheet[HEADER])
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows(min_row=HEADER) for cell in row if cell.value)


def test_discrepancies_are_what_is_asked_with_room_for_the_answer(book: Any) -> None:
    held = rows(book["Discrepancies"])
    assert [(r["Reference"], r["Verdict"]) for r in held] == [
        ("L001", "contradiction"),
        ("L002", "contradiction"),
        ("L003", "tension"),
    ]
    assert held[0]["Deciding cell of the return"] == "2 Attendance!C7" and held[0]["Letter page"] == 2
    assert held[0]["HMIC’s response"] is None


def test_the_cells_that_a_rank_rests_on_stand_beside_the_deciding_one() -> None:
    ranked = replace(RESULT.judgements[0], cells=tuple(f"Table!C{n}" for n in range(10, 53)))
    held = rows(load_workbook(BytesIO(render(replace(RESULT, judgements=(ranked,)))))["Comparisons"])[0]
    assert held["Deciding cell of the return"] == "Table!C10"
    assert str(held["Other cells of the return"]).split("; ") == [f"Table!C{n}" for n in range(11, 53)]


def test_every_comparison_finding_and_notice_is_there(book: Any) -> None:
    assert [r["Reference"] for r in rows(book["Comparisons"])] == [j.ref for j in RESULT.judgements]
    assert rows(book["Comparisons"])[0]["Confidence (0 to 1)"] == 0.93
    assert [r["Finding"] for r in rows(book["Findings"])] == [f.id for f in RESULT.findings]
    assert [r["Notice"] for r in rows(book["Notices"])] == [n.text for n in RESULT.notices]
    counts = {r["What was counted"]: r["Number"] for r in rows(book["Coverage"])}
    assert counts["Verdict: contradiction"] == 2 and counts["Not checked: Nothing in the return speaks of this"] == 1


@pytest.mark.parametrize("name", ("Discrepancies", "Comparisons"))
def test_links_lead_to_the_finding_and_to_the_cell(book: Any, name: str) -> None:
    sheet, findings = book[name], book["Findings"]
    by_ref = {judgement.ref: judgement for judgement in RESULT.judgements}
    cells = next(c.column for c in sheet[HEADER] if c.value == "Deciding cell of the return")
    checked = 0
    for row in sheet.iter_rows(min_row=HEADER + 1):
        judgement = by_ref[row[0].value]
        assert target(findings, row[0]) == judgement.pairing.letter.id
        if judgement.cells:
            assert target(findings, row[cells - 1]) == judgement.pairing.evidence[0].id
            checked += 1
    assert checked == (3 if name == "Discrepancies" else 4)


def target(findings: Any, cell: Any) -> str:
    sheet, _, address = cell.hyperlink.location.partition("!")
    assert sheet == "'Findings'"
    return str(findings[address].value)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_no_cell_is_a_formula_whatever_documents_say(text: str) -> None:
    book = load_workbook(BytesIO(render(result_with(text))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    dangerous = [c for c in cells if isinstance(c.value, str) and c.value[:1] in "=+-@"]
    assert [cell for cell in cells if cell.quotePrefix] == dangerous
    assert max(len(str(cell.value)) for cell in cells) < 32_767


def test_a_text_that_is_cut_says_so() -> None:
    book = load_workbook(BytesIO(render(result_with("x" * 40_000))))
    assert str(book["Comparisons"]["G4"].value).endswith("… (8000 more characters)")


def test_the_same_result_gives_the_same_bytes() -> None:
    assert render(RESULT) == render(RESULT)


def test_a_result_with_nothing_to_ask_says_none() -> None:
    agreed = tuple(j for j in RESULT.judgements if j.verdict == Verdict.AGREEMENT)
    book = load_workbook(BytesIO(render(replace(RESULT, judgements=agreed, notices=()))))
    assert rows(book["Discrepancies"])[0]["Reference"] == "None" and rows(book["Notices"])[0]["Where"] == "None"
