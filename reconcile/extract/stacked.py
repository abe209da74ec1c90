"""Questionnaires in one column: a question in one row, its answer in the row below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reconcile.extract.headers import Header
from reconcile.extract.sheets import Sheet
from reconcile.extract.tables import Row, Table
from reconcile.extract.vocabulary import clean, is_reference
from reconcile.model import Cell, Document, Grid, Place, Role

_NUMBERED = re.compile(r"(?:Q(?:uestion)?\s?)?\d+(?:\.\d+)*[a-z]?[.):]?\s+\S", re.IGNORECASE)
_ANSWER_MARK = re.compile(r"(?:force )?(?:answer|response|reply|a)\s*[:.–-]\s*(?=\S)", re.IGNORECASE)
_LEAST = 2  # fewer questions than this are no questionnaire


def stacked_table(sheet: str, lines: Sequence[Cell], asking: Sequence[Cell] = ()) -> Table | None:
    """The table that lone rows amount to where they ask and answer in turn; None where they do not.

    `asking` are lines that ask whatever their words, since they bear a number.
    """
    rows_asking = {cell.row for cell in asking}
    pairs: list[tuple[Cell, list[Cell]]] = []
    titles: list[str] = []
    sections: dict[int, tuple[Cell, ...]] = {}
    section: tuple[Cell, ...] = ()
    for n, line in enumerate(lines):
        text = clean(line.shown)
        if _asks(text) or line.row in rows_asking:
            sections[len(pairs)] = section
            pairs.append((line, []))
        elif pairs and _is_heading(line, lines[n + 1] if n + 1 < len(lines) else None, bool(pairs[-1][1])):
            section = (line,)
        elif pairs:
            pairs[-1][1].append(line)
        else:
            titles.append(text)
    answered = [(n, question, answer) for n, (question, answer) in enumerate(pairs) if answer]
    if len(answered) < _LEAST or len(answered) < 0.5 * len(pairs):
        return None
    rows = [Row(answer[0].row, {0: question, 1: _as_one(answer)}, sections[n]) for n, question, answer in answered]
    return Table(sheet, tuple(titles), Header((), {}), tuple(rows), headless=True)


def form_of(grid: Grid, tables: Sequence[Table]) -> Table | None:
    """A form: a question with its number in one row, the answer alone in the row below it; None for any other sheet."""
    lines: list[Cell] = []
    numbered: list[Cell] = []
    for cells in Sheet(grid).rows.values():
        if len(cells) == 2 and is_reference(cells[0].shown) and len(cells[1].shown.split()) >= 3:
            numbered.append(cells[1])
        if len(cells) == 1 or cells[-1] in numbered[-1:]:
            lines.append(cells[-1])
    others = sum(len(row.cells) > 2 for table in tables for row in table.rows)
    if len(numbered) < _LEAST or others:
        return None
    form = stacked_table(grid.name, lines, numbered)
    return form if form is not None and 2 * len(form.rows) >= len(numbered) else None


def _asks(text: str) -> bool:
    return text.endswith("?") or bool(_NUMBERED.match(text) and re.search(r"\?(?:\s|$)", text))


def _is_heading(line: Cell, following: Cell | None, answered: bool) -> bool:
    """A line between an answer and the next question that is short and no sentence."""
    if not answered or following is None or not _asks(clean(following.shown)):
        return False
    return line.bold or (
        len(line.shown.split()) <= 6
        and not line.shown.rstrip().endswith((".", ";"))
        and not re.search(r"\d", line.shown)
    )


def _as_one(answer: Sequence[Cell]) -> Cell:
    """The paragraphs of an answer in its first cell; the mark 'Answer:' is no word of it."""
    if len(answer) == 1 and not isinstance(answer[0].stored, str):
        return replace(answer[0], column=1)
    text = _ANSWER_MARK.sub("", "\n".join(cell.shown.strip() for cell in answer), count=1)
    return replace(answer[0], column=1, stored=text, shown=text)


def lines_of_pages(document: Document) -> tuple[Cell, ...]:
    """The paragraphs of a return that has no table, as lone rows: a PDF may hold its questions and answers as prose."""
    lines: list[Cell] = []
    for passage in document.passages:
        if passage.role in (Role.MARGIN, Role.FOOTNOTE, Role.TABLE):
            continue
        for text in _parted(passage.text):
            page = passage.place.page or 1
            place = Place(document.file, page=page, sheet=document.format, cell=f"p{page}")
            lines.append(Cell(len(lines), 0, text, text, place, bold=passage.role is Role.HEADING))
    return tuple(lines)


def _parted(text: str) -> Iterable[str]:
    """A paragraph that asks and answers at once is two lines."""
    found = re.match(r"(?P<question>.{8,300}?\?)\s+(?P<answer>\S.*)$", text, re.DOTALL)
    if found and _NUMBERED.match(text):
        return found["question"], found["answer"]
    return (text,)
