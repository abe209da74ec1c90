"""Lists of choices: the question, its options one below the other, and a mark beside the one that holds."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.extract.columns import VALUED, Column
from reconcile.extract.heads import heads_of
from reconcile.extract.layout import Reading, View
from reconcile.extract.layouts import crossed
from reconcile.extract.rows import RowWords, rows_of
from reconcile.extract.vocabulary import Look, Role, clean, look
from reconcile.wording import replies

_ASKING = ("?", ":")


def claims(view: View) -> bool:
    """One column of marks beside a column of options, the question standing in another column or in a row above."""
    marks = _marks(view)
    return marks is not None and (_options(view) is not None or _asked_above(view))


def readings(view: View) -> Iterator[Reading]:
    """The marked rows: the question is what is asked, the option is the value."""
    marks, options = _marks(view), _options(view)
    if marks is None:
        return
    head = next(h for h in heads_of(view) if h.column == marks.number)
    for row in rows_of(view):
        cell = row.row.cells.get(marks.number)
        if cell is None or not replies.is_tick(cell.shown):
            continue
        option = (
            clean(row.row.cells[options.number].shown) if options and options.number in row.row.cells else row.label
        )
        asked = [s for s in row.section if s.endswith(_ASKING)]
        question = tuple(p for p in row.path if p != option) or tuple(asked[-1:])
        if option and question:
            yield _reading(row, question, option, crossed.reading(view, row, head, cell))


def _reading(row: RowWords, question: tuple[str, ...], option: str, found: Reading) -> Reading:
    return Reading(
        cell=found.cell,
        label=question[-1] if question else option,
        row_path=question,
        force=found.force,
        periods=found.periods,
        section=tuple(s for s in found.section[: found.section.index(question[0])])
        if question and question[0] in found.section
        else found.section,
        comment=found.comment,
        says=option,
    )


def _marks(view: View) -> Column | None:
    """The one column of answers, if it holds nothing but marks."""
    valued = [c for c in view.columns if c.role in VALUED and not _is_options(c)]
    marked = [c for c in valued if all(replies.is_tick(x.shown) and not x.shown.strip().isdigit() for x in c.cells)]
    return marked[0] if len(valued) == len(marked) == 1 else None


def _options(view: View) -> Column | None:
    """The column of options: of texts, right of the questions."""
    return next((c for c in view.columns if (c.role is Role.GROUP or c.role in VALUED) and _is_options(c)), None)


def _is_options(column: Column) -> bool:
    texts = sum(look(c) in (Look.TEXT, Look.NAME) for c in column.cells)
    return column.role in (*VALUED, Role.GROUP) and texts >= 0.8 * len(column.cells)


def _asked_above(view: View) -> bool:
    """Whether the rows stand under questions."""
    asked = [row for row in view.table.rows if any(clean(s.shown).endswith(_ASKING) for s in row.sections)]
    return len(asked) >= 0.8 * len(view.table.rows)
