"""Rows crossed with columns: question lists, forces down or across, years across, tidy tables, questions on top.

What differs between these is only which words stand beside a row and which above a column; `heads` and `rows` tell
forces, periods and units from measures in either place, so that one reading serves them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reconcile.extract.bodies import footnote_marks, kind_of
from reconcile.extract.columns import VALUED
from reconcile.extract.dates import joined
from reconcile.extract.heads import Head, heads_of
from reconcile.extract.layout import Reading, View
from reconcile.extract.rows import RowWords, explained, notes_by_mark, rows_of
from reconcile.extract.units import unit_in, unit_of
from reconcile.extract.values import is_percent_format
from reconcile.extract.vocabulary import Role, clean
from reconcile.model import Cell

_MARKED = re.compile(r"[\])¹²³⁴⁵⁶⁷⁸⁹*†‡]$")


def claims(view: View) -> bool:
    """Any table with a column of values."""
    return any(c.role in VALUED for c in view.columns)


def readings(view: View) -> Iterator[Reading]:
    """Every filled cell of every value column, row by row."""
    heads = heads_of(view)
    shares = _columns_of_shares(view, heads)
    rows = tuple(rows_of(view))
    rows_of_shares = _rows_of_shares(rows, heads)
    for row in rows:
        across = row.row.number in rows_of_shares
        for head in heads:
            cell = row.row.cells.get(head.column)
            if cell is not None and cell.row == row.row.number:
                yield reading(view, row, head, cell, share=across or head.column in shares)


def reading(view: View, row: RowWords, head: Head, cell: Cell, *, share: bool = False, says: str = "") -> Reading:
    """The reading of one cell of this row and column."""
    label = row.label or head.label
    qualified = (row.comment, head.comment, explained(cell.comment, view.table.notes), *_noted(view, cell))
    comment = "; ".join(dict.fromkeys(part for text in qualified for part in text.split("; ") if part))
    return Reading(
        cell=cell,
        label=label,
        question=" ".join(head.words) if head.detail else row.question,
        detail=head.detail,
        row_path=row.path,
        column_path=head.words,
        force=head.force or row.force,
        periods=joined((*head.periods, *row.periods)),
        units=tuple(u for u in (*row.units, *head.units) if u),
        section=row.section,
        body=row.body,
        comment=comment,
        says=says,
        code_set=_code_set(view, row),
        share=share,
    )


def _code_set(view: View, row: RowWords) -> str:
    """The set of codes that the row says its answers are taken from."""
    if not view.context.sets:
        return ""
    names = (
        clean(row.row.cells[c.number].shown) for c in view.columns if c.number in row.row.cells and c.role is Role.TYPE
    )
    return next((name for name in names if name in view.context.sets), "")


def _noted(view: View, cell: Cell) -> tuple[str, ...]:
    """The notes whose marks an answer bears: 'Yes [1]'."""
    if not isinstance(cell.stored, str) or not _MARKED.search(cell.shown):
        return ()
    return tuple(note for mark in footnote_marks(cell.shown) for note in notes_by_mark(view.table.notes, mark))


def _plain_number(cell: Cell) -> float | None:
    stored = cell.stored
    if isinstance(stored, bool) or not isinstance(stored, (int, float)) or is_percent_format(cell.number_format):
        return None
    return float(stored)


def _are_shares(numbers: list[float]) -> bool:
    """Whether figures under '%' are shares of one: none above 1, and not all of them whole."""
    return bool(numbers) and all(-1 <= n <= 1 for n in numbers) and any(n != int(n) for n in numbers)


def _columns_of_shares(view: View, heads: tuple[Head, ...]) -> frozenset[int]:
    """Columns headed % whose figures are shares of one, in a general format."""
    out: set[int] = set()
    for head in heads:
        said = [u for text in (*head.units, *head.words) if (u := unit_of(text) or unit_in(text)) is not None]
        if (
            not said
            or said[0].name != "%"
            or said[0].share
            or re.search(r"\bchange\b", " ".join(head.words), re.IGNORECASE)
        ):
            continue
        column = next(c for c in view.columns if c.number == head.column)
        if _are_shares([n for c in column.cells if (n := _plain_number(c)) is not None]):
            out.add(head.column)
    return frozenset(out)


def _rows_of_shares(rows: Sequence[RowWords], heads: tuple[Head, ...]) -> frozenset[int]:
    """The same for rows labelled %. One with a single figure is judged beside those of its label, or of its table."""
    figures = {row.row.number: _plain_numbers(row, heads) for row in rows if _says_percent(row)}
    labels = {row.row.number: row.label for row in rows if row.row.number in figures}
    lone = {number: found for number, found in figures.items() if len(found) == 1}
    by_label: dict[str, list[float]] = {}
    for number, found in lone.items():
        by_label.setdefault(labels[number], []).extend(found)
    pool = [n for found in lone.values() for n in found]
    out = set()
    for number, found in figures.items():
        beside = by_label[labels[number]] if number in lone else found
        if _are_shares(beside if len(beside) > 2 or number not in lone else pool):
            out.add(number)
    return frozenset(out)


def _says_percent(row: RowWords) -> bool:
    said = [u for text in (*row.units, row.label) if (u := unit_of(text) or unit_in(text)) is not None]
    return bool(said) and said[0].name == "%" and not said[0].share and not kind_of(row.label)


def _plain_numbers(row: RowWords, heads: tuple[Head, ...]) -> list[float]:
    cells = [row.row.cells[h.column] for h in heads if h.column in row.row.cells]
    return [n for c in cells if (n := _plain_number(c)) is not None]
