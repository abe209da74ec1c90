"""What the words above a column say: force, period, unit and measure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reconcile.extract.bodies import footnote_marks, force_name, kind_of, looks_like_name, plain_name
from reconcile.extract.columns import VALUED, Column
from reconcile.extract.dates import period_words, periods_in, plain_period, without_periods, year_marks
from reconcile.extract.layout import View
from reconcile.extract.rows import explained, notes_by_mark
from reconcile.extract.units import unit_of
from reconcile.extract.vocabulary import QUESTION_NUMBER, Look, Role, clean, header_role, is_as_at, look
from reconcile.model import Cell

_ONLY_A_MARK = re.compile(r"[(\[]?(?:\d{1,2}|[a-z]|note \d+|[*†‡]+)[)\]]?")  # of a footnote, left of '2012/13(1)'
_NUMBER_OF_QUESTION = re.compile(r"(?:Q ?)?\d{1,3}(?:[._]\d{1,2})*[a-z]?", re.IGNORECASE)
_QUARTER = re.compile(r"Q[1-4]", re.IGNORECASE)  # below a year; 'Q1' elsewhere is a question
_MOSTLY = 0.6  # of the columns: the rest are notes, units and dates
_NUMBER_HEAD = re.compile(r"(?:number|no\.?|count|n|#|nos\.?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """A value column understood. `words` are what is left when force and period are taken out."""

    column: int
    detail: bool = False  # words to the answer that stands in another column
    words: tuple[str, ...] = ()
    force: str = ""
    periods: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    comment: str = ""

    @property
    def label(self) -> str:
        """The measure the column gives; a short last word needs those above it: 'Burglary: Recorded'."""
        if len(self.words) > 1 and len(self.words[-1].split()) < 3:
            return ": ".join(self.words[-2:])
        return self.words[-1] if self.words else ""


def heads_of(view: View) -> tuple[Head, ...]:
    """The heads of all value columns."""
    columns = [c for c in view.columns if c.role in VALUED]
    forces = _force_heads(view, columns)
    return tuple(_with_stem([_head(view, column, forces) for column in columns], labelled=_labelled(view)))


def _labelled(view: View) -> bool:
    return any(c.role is Role.LABEL for c in view.columns)


# Columns about all the forces, beside those of forces.
_STATISTIC = re.compile(
    r"(?:lowest|highest|min(?:imum)?|max(?:imum)?|range|median|(?:upper|lower) quartile|target|rank(?:ing)?"
    r"|(?:% )?change|difference|variance)(?: .*)?",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(r"of (?:which|whom|these|those)\b|\.\.\.", re.IGNORECASE)
_CHANGE = re.compile(
    r"(?:(?:%|percentage|per cent|numerical|number) )?(?:change|difference|variance)(?: \(.*\)| in .*)?", re.IGNORECASE
)


def _with_stem(heads: Sequence[Head], *, labelled: bool) -> list[Head]:
    """'of whom on bail over six months' is of the persons of the column before."""
    out: list[Head] = []
    stem = ""
    for head in heads:
        last = head.words[-1] if head.words else ""
        if stem and (_OF_WHICH.match(last) or (not labelled and len(head.words) == 1 and _CHANGE.fullmatch(last))):
            out.append(replace(head, words=(*head.words[:-1], f"{stem}: {last}")))
            continue
        stem = last
        out.append(head)
    return out


def _force_heads(view: View, columns: Sequence[Column]) -> frozenset[str]:
    """The header texts that name forces, known or not. A name counts where the others of its row are names too."""
    texts = {clean(c.shown) for column in columns for c in column.path if look(c) in (Look.TEXT, Look.NAME)}
    sure = {t for t in texts if kind_of(t) not in ("", "total") or plain_name(t).casefold() in view.context.forces}
    if any(c.role is Role.FORCE for c in view.columns):
        return frozenset(sure)
    names = {t for t in texts if looks_like_name(t)}
    by_row: dict[int, set[str]] = {}
    for column in columns:
        for cell in column.path:
            if (
                look(cell) in (Look.TEXT, Look.NAME)
                and header_role(cell.shown) is None
                and kind_of(cell.shown) != "total"
            ):
                by_row.setdefault(cell.row, set()).add(clean(cell.shown))
    for texts_of_row in ({t for t in found if not _STATISTIC.fullmatch(t)} for found in by_row.values()):
        alike = texts_of_row <= names | sure and (len(texts_of_row) > 1 or _has_label(view))
        if texts_of_row and (alike or _mostly_names(view, texts_of_row, names, sure)):
            sure |= texts_of_row & names
    if sure:  # 'Total' and 'Average' stand for all forces beside forces only; else they are columns of the measure
        sure |= {t for column in columns for c in column.path if kind_of(t := clean(c.shown)) == "total"}
    return frozenset(sure)


def _mostly_names(view: View, texts: set[str], names: set[str], sure: set[str]) -> bool:
    """Names above most columns, one surely a force's, beside a column of measures: the others are forces too."""
    named = texts & (names | sure)
    return bool(texts & sure) and len(named) >= 3 and len(named) >= _MOSTLY * len(texts) and _has_label(view)


def _has_label(view: View) -> bool:
    return any(c.role is Role.LABEL and c.path and header_role(c.head) is Role.LABEL for c in view.columns)


def _head(view: View, column: Column, forces: frozenset[str]) -> Head:
    words: list[str] = []
    force = ""
    comment: list[str] = []
    periods: list[str] = []
    units: list[str] = []
    as_at = ""
    dated = any(look(c) is Look.PERIOD and not _QUARTER.fullmatch(clean(c.shown)) for c in column.path)
    worded = any(len(c.shown.split()) >= 3 for c in column.path)
    for cell in column.path:
        text = clean(cell.shown)
        marks = (*footnote_marks(text), *year_marks(text))
        comment.extend(note for mark in marks for note in notes_by_mark(view.table.notes, mark))
        if cell.comment:
            comment.append(explained(cell.comment, view.table.notes))
        body = _body_of_period(view, text)
        if body:
            force, text = body, " ".join(periods_in(text))
            periods.insert(0, text)
        elif text.casefold() in view.context.questions:
            words.append(view.context.questions[text.casefold()])
        elif text in forces:
            force = force_name(text)
        elif len(column.path) > 1 and worded and _NUMBER_OF_QUESTION.fullmatch(text) and not dated:
            continue  # a question's number
        elif is_as_at(text):
            as_at = text.strip(" :") + " "
        elif look(cell) is Look.PERIOD:
            periods.insert(0, as_at + period_words(cell))
        elif column.role is Role.RESPONSE and cell is column.path[-1] and not _measures(text):
            continue
        else:
            _measure_words(view, cell, text, words, units, periods)
    units.extend(u for u in view.table.units if unit_of(u) is not None)
    if column.number in view.table.said.units:
        units = [view.table.said.units[column.number]]
    detail = column.role is Role.DETAIL
    return Head(
        column.number,
        detail,
        tuple(dict.fromkeys(words)),
        force,
        tuple(periods),
        tuple(dict.fromkeys(units)),
        "; ".join(dict.fromkeys(comment)),
    )


def _body_of_period(view: View, text: str) -> str:
    """'Northshire 2012/13' names a force and a period at once."""
    if not periods_in(text):
        return ""
    rest = without_periods(text).strip(" ,:-()")
    known = kind_of(rest) or plain_name(rest).casefold() in view.context.forces or rest in _names_with_periods(view)
    return force_name(rest) if rest and known else ""


def _names_with_periods(view: View) -> frozenset[str]:
    """Names that stand with a period above two columns or more, where a column of questions or measures names none."""
    if not _has_label(view):
        return frozenset()
    seen: dict[str, int] = {}
    for column in view.columns:
        for cell in column.path:
            rest = without_periods(clean(cell.shown)).strip(" ,:-()")
            if periods_in(clean(cell.shown)) and looks_like_name(rest):
                seen[rest] = seen.get(rest, 0) + 1
    return frozenset(name for name, times in seen.items() if times > 1)


def _measures(text: str) -> bool:
    """Whether a header that only says 'Number' or 'Percentage' still says how the answer is measured."""
    return unit_of(text) is not None or bool(_NUMBER_HEAD.fullmatch(text))


def _measure_words(view: View, cell: Cell, text: str, words: list[str], units: list[str], periods: list[str]) -> None:
    if unit_of(text) is not None or _NUMBER_HEAD.fullmatch(text):
        units.insert(0, text)
    text = QUESTION_NUMBER.sub("", plain_name(plain_period(text)))
    named = periods_in(text)
    rest = re.sub(r"\(\s*\)", "", without_periods(text)).strip(" ,:-")
    if len(named) == 1 and rest and len(rest.split()) <= 2 and not rest.endswith((" to", " at", " in")):
        periods.insert(0, named[0])  # '2016 grade', 'March 2014 (FTE)', 'Response 2012'
        if header_role(rest) is Role.RESPONSE and not _measures(rest):
            return
        text = rest
    if not _ONLY_A_MARK.fullmatch(text):
        words.append(text)
