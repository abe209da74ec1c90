"""The workbook: a cover, contents and notes, then one table a sheet, as government guidance on statistics asks.

Every sheet begins with its title in A1; its table has one header row, no merged cells and no blank rows, a filter,
and a header that stays in view. No cell holds a formula, whatever a document may say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from reconcile.findings import row as finding_row
from reconcile.model import Judgement, Result, Verdict
from reconcile.report import Sources
from reconcile.report.csv import comparison_row, discrepancy_row, discrepant
from reconcile.report.names import inspection
from reconcile.report.worksheet import (
    FIRST,
    Column,
    Sheet,
    cell_text,
    draw_table,
    draw_title,
    height,
    lay_out,
    link_to,
    look,
    set_plain_font,
    write,
)
from reconcile.report.zipped import steady

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

VERDICTS: tuple[tuple[Verdict, str], ...] = (
    (Verdict.CONTRADICTION, "The letter and the return cannot both be true."),
    (Verdict.TENSION, "Worth a look: the return undermines the words, or the match is not sure enough."),
    (Verdict.AGREEMENT, "The return bears the letter out."),
    (Verdict.UNVERIFIABLE, "The return cannot decide it; the explanation says why. Silence is not agreement."),
)


_DISCREPANCIES = (
    Column("ref", "Reference", 11),
    Column("verdict", "Verdict", 14),
    Column("letter_page", "Letter page", 8, number=True),
    Column("letter_paragraph", "Letter paragraph", 11, number=True),
    Column("letter_says", "What the letter says", 44),
    Column("deciding_cell", "Deciding cell of the return", 20),
    Column("other_cells", "Other cells of the return", 20),
    Column("return_says", "What the return says", 36),
    Column("difference", "The difference", 36),
    Column("query", "What is asked of HMIC", 48),
    Column("hmic_response", "HMIC’s response", 32),
)
_COMPARISONS = (
    Column("ref", "Reference", 11),
    Column("verdict", "Verdict", 14),
    Column("kind", "Kind", 14),
    Column("rule", "Rule", 20),
    Column("confidence", "Confidence (0 to 1)", 12, number=True),
    Column("theme", "Section of the letter", 30),
    Column("letter_quote", "What the letter says", 44),
    Column("letter_page", "Letter page", 8, number=True),
    Column("letter_paragraph", "Letter paragraph", 11, number=True),
    Column("letter_value", "Value in the letter", 22),
    Column("data_label", "Item of the return", 40),
    Column("deciding_cell", "Deciding cell of the return", 20),
    Column("other_cells", "Other cells of the return", 20),
    Column("data_value", "Value in the return", 22),
    Column("explanation", "Explanation", 44),
)
_FINDINGS = (
    Column("id", "Finding", 10),
    Column("side", "Document", 10),
    Column("standing", "Standing", 16),
    Column("force", "Force", 22),
    Column("theme", "Section", 32),
    Column("measure", "Measure or question", 48),
    Column("kind", "Kind", 14),
    Column("value", "Value", 26),
    Column("unit", "Unit", 14),
    Column("period", "Period", 24),
    Column("words", "Words", 48),
    Column("page", "Page", 8, number=True),
    Column("paragraph", "Paragraph", 11, number=True),
    Column("cell", "Cell", 18),
)


def files(result: Result, sources: Sources) -> Mapping[str, bytes]:
    """One file, '.xlsx'."""
    return {".xlsx": render(result)}


def render(result: Result) -> bytes:
    """The workbook as bytes."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    set_plain_font(book)
    sheets = _sheets(result)
    _cover(book, result)
    _contents(book, sheets)
    for sheet in sheets:
        draw_table(book, sheet)
    _link(book, result)
    book.properties.creator = "reconcile"
    book.properties.title = cell_text(f"{result.force}: {inspection(result)}: letter and data return compared")
    buffer = BytesIO()
    book.save(buffer)
    return steady(buffer.getvalue())


# --- what the sheets hold -----------------------------------------------------------------------------


def _sheets(result: Result) -> tuple[Sheet, ...]:
    discrepancies = tuple({**discrepancy_row(j), **_cells(j)} for j in discrepant(result))
    comparisons = tuple({**comparison_row(j, result.force), **_cells(j)} for j in result.judgements)
    return (
        Sheet(
            "Notes", "Notes", "What the words of the other sheets mean.", _columns("Word", "Meaning", 24, 90), _notes()
        ),
        Sheet(
            "Discrepancies",
            "Discrepancies for HMIC to answer",
            "Contradictions first, then tensions; one row a statement of the letter.",
            _DISCREPANCIES,
            discrepancies,
        ),
        Sheet(
            "Comparisons",
            "All comparisons",
            "Every statement of the letter, what the return says of it, and the verdict.",
            _COMPARISONS,
            comparisons,
        ),
        Sheet(
            "Findings",
            "The common findings table",
            "What each document says, one row a statement or a cell; the letter’s first.",
            _FINDINGS,
            tuple(finding_row(finding) for finding in result.findings),
        ),
        Sheet(
            "Coverage",
            "Coverage",
            "How much of the letter was read and could be checked.",
            (Column("key", "What was counted", 70), Column("text", "Number", 12, number=True)),
            _coverage(result),
        ),
        Sheet(
            "Notices",
            "Notices",
            "What could not be read, or was passed over on purpose.",
            (Column("place", "Where", 36), Column("key", "File", 28), Column("text", "Notice", 90)),
            tuple({"place": n.place.reference, "key": n.place.file, "text": n.text} for n in result.notices),
        ),
    )


def _cells(judgement: Judgement) -> dict[str, str]:
    """The deciding cell by itself, so that it can be a link, and those that it is compared with."""
    return {"deciding_cell": "".join(judgement.cells[:1]), "other_cells": "; ".join(judgement.cells[1:])}


def _columns(first: str, second: str, *widths: int) -> tuple[Column, ...]:
    return Column("key", first, widths[0]), Column("text", second, widths[1])


def _notes() -> tuple[Mapping[str, str], ...]:
    meanings = [(verdict.capitalize(), meaning) for verdict, meaning in VERDICTS]
    meanings += [
        ("Confidence", "How sure the program is of a verdict, from 0 (not at all) to 1 (wholly)."),
        ("Cells of the return", "‘Sheet!C14’; ‘csv!C14’ in a CSV file; ‘pdf!p2’ is a page. Links lead to the finding."),
        ("Standing", "‘finding’, or why a statement is none: a plan, a recommendation, another force and so on."),
        ("Rule", "The short, stable name of the rule that gave the verdict."),
        ("Units", "Values carry their units: 78%, £1,200, 3 days. Pages and paragraphs are counted from 1."),
        ("Blank cells", "Nothing to say: no such place or value. ‘HMIC’s response’ is blank for the answer."),
    ]
    return tuple({"key": key, "text": text} for key, text in meanings)


def _coverage(result: Result) -> tuple[Mapping[str, object], ...]:
    reasons = Counter(
        judgement.explanation.split(";")[0].rstrip(".")
        for judgement in result.judgements
        if judgement.verdict == Verdict.UNVERIFIABLE
    )
    counted: list[tuple[str, int]] = [
        ("Statements of the letter that could be checked", result.coverage.statements),
        ("Of those, statements with a figure", result.coverage.figures),
        ("Of those, statements that met data in the return", result.coverage.met),
        *((f"Verdict: {v}", sum(j.verdict == v for j in result.judgements)) for v in Verdict),
        *((f"Not checked: {reason}", n) for reason, n in sorted(reasons.items(), key=lambda i: (-i[1], i[0]))),
    ]
    return tuple({"key": key, "text": number} for key, number in counted)


# --- writing them -------------------------------------------------------------------------------------


def _cover(book: Workbook, result: Result) -> None:
    sheet = book.create_sheet("Cover")
    sheet.column_dimensions["A"].width = 100
    counts = {v: sum(j.verdict == v for j in result.judgements) for v in Verdict}
    lines = (
        f"{result.force or 'The force'}: {inspection(result)}",
        "The inspection letter compared with the data return published beside it",
        f"Letter: {result.letter.file}",
        f"Data return: {result.data.file}",
        f"Contradictions: {counts[Verdict.CONTRADICTION]}; tensions: {counts[Verdict.TENSION]}; "
        f"agreements: {counts[Verdict.AGREEMENT]}; not checked: {counts[Verdict.UNVERIFIABLE]}",
        "Matched with the language model and by words."
        if result.model
        else "Matched by words alone, without the language model.",
        "Made by reconcile on the analyst’s own machine. Every contradiction is to be looked at by a person before it "
        "is sent.",
    )
    draw_title(sheet, lines[0])
    for number, line in enumerate(lines[1:], 2):
        look(write(sheet, number, 1, line))
        sheet.row_dimensions[number].height = height((Column("line", "", 100),), {"line": line})
    lay_out(sheet, wide=False)


def _contents(book: Workbook, sheets: Sequence[Sheet]) -> None:
    listed = tuple({"key": s.name, "text": f"{s.title}. {s.about}"} for s in sheets)
    sheet = draw_table(
        book, Sheet("Contents", "Contents", "One table a sheet.", _columns("Sheet", "What it holds", 24, 90), listed)
    )
    for number, entry in enumerate(sheets, FIRST):
        link_to(sheet.cell(number, 1), f"'{entry.name}'!A1")


def _link(book: Workbook, result: Result) -> None:
    """From a reference to the statement in the findings table, from cells of the return to what they say there."""
    at = {finding.id: FIRST + n for n, finding in enumerate(result.findings)}
    for name, judgements in (("Discrepancies", discrepant(result)), ("Comparisons", list(result.judgements))):
        columns = _DISCREPANCIES if name == "Discrepancies" else _COMPARISONS
        cells = next(n for n, c in enumerate(columns, 1) if c.key == "deciding_cell")
        for line, judgement in enumerate(judgements, FIRST):
            letter, evidence = judgement.pairing.letter.id, judgement.pairing.evidence
            if letter in at:
                link_to(book[name].cell(line, 1), f"'Findings'!A{at[letter]}")
            if judgement.cells and evidence and evidence[0].id in at:
                link_to(book[name].cell(line, cells), f"'Findings'!A{at[evidence[0].id]}")
