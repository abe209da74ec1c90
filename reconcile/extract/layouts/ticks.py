"""Tick columns: the answers along the top, one of them marked in each row ('Yes | No | In part | Not known')."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reconcile.extract.bodies import kind_of
from reconcile.extract.columns import VALUED, Column
from reconcile.extract.heads import Head, heads_of
from reconcile.extract.layout import Reading, View
from reconcile.extract.layouts import crossed
from reconcile.extract.rows import rows_of
from reconcile.extract.vocabulary import Look, Role, clean, look
from reconcile.model import Cell, Reply
from reconcile.wording import replies


def claims(view: View) -> bool:
    """Some group of columns holds nothing but marks, one to a row."""
    return bool(_groups(view))


def readings(view: View) -> Iterator[Reading]:
    """The marked cell of each row and group; the table's other columns as usual."""
    groups = _groups(view)
    ticked = {column.number: group for group in groups for column in group}
    heads = {head.column: head for head in heads_of(view)}
    others = [c for c in view.columns if c.number not in ticked]
    for row in rows_of(view):
        for group in groups:
            marked = [c for c in group if c.number in row.row.cells]
            for column in _chosen(marked, row.row.cells):
                head = heads[column.number]
                marked_cell = row.row.cells[column.number]
                yield crossed.reading(view, row, _without_answer(head, column), marked_cell, says=column.head)
        for column in others:
            cell = row.row.cells.get(column.number)
            if column.role in VALUED and cell is not None and cell.row == row.row.number:
                yield crossed.reading(view, row, heads[column.number], cell)


def _without_answer(head: Head, column: Column) -> Head:
    """The answer at the head of a ticked column is the value, and no word of what is asked."""
    return replace(head, words=tuple(w for w in head.words if w.casefold() != column.head.casefold()), units=())


def _chosen(marked: Sequence[Column], cells: dict[int, Cell]) -> Sequence[Column]:
    """Where ticks stand beside crosses, the ticks choose."""
    if len(marked) < 2:
        return marked
    ticks = [c for c in marked if replies.code(cells[c.number].shown) is Reply.YES]
    return ticks if 0 < len(ticks) < len(marked) else marked


def _groups(view: View) -> list[list[Column]]:
    """Neighbouring columns, under one group header, that hold only marks."""
    by_parent: dict[tuple[str, ...], list[Column]] = {}
    for column in view.columns:
        if (
            column.role in (Role.VALUE, Role.RESPONSE, Role.REF)
            and column.path
            and _holds_marks(column)
            and not _names_body(column)
        ):
            by_parent.setdefault(tuple(clean(c.shown) for c in column.path[:-1]), []).append(column)
    # A choice nobody made leaves its column empty; it is no column of the table then, and is not missed.
    return [g for g in by_parent.values() if _is_choice(view, g)]


def _holds_marks(column: Column) -> bool:
    return all(replies.is_tick(c.shown) for c in column.cells)


def _names_body(column: Column) -> bool:
    last = column.path[-1]
    return bool(kind_of(last.shown)) or look(last) is Look.PERIOD


def _is_choice(view: View, group: Sequence[Column]) -> bool:
    """Answers along the top, or any heads so long as nearly every row marks just one."""
    marks = [sum(c.number in row.cells for c in group) for row in view.table.rows]
    marked = [n for n in marks if n]
    heads_reply = [c for c in group if replies.code(c.head) is not None]
    if heads_reply and len(heads_reply) >= len(group) / 2:
        return sum(n == 1 for n in marked) >= 0.7 * len(marked) or _ticks_beside_crosses(group)
    return (
        len(group) >= 2
        and len(marked) >= 2
        and all(n == 1 for n in marked)
        and not any(c.cells[0].shown.strip() == "1" for c in group)
    )


def _ticks_beside_crosses(group: Sequence[Column]) -> bool:
    shown = {replies.code(c.shown) for column in group for c in column.cells}
    return {Reply.YES, Reply.NO} <= shown
