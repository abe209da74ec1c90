"""Readings -> Findings: the value of each cell, and the row of the findings table that it makes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reconcile.extract.cell_values import is_share, unit_for, value_in
from reconcile.extract.clauses import Clause, clauses
from reconcile.extract.dates import periods_in, when_of, without_periods
from reconcile.extract.layout import Reading, View
from reconcile.extract.titles import nation_of, period_of, subject_of, titles_of
from reconcile.extract.units import Unit, unit_in
from reconcile.extract.vocabulary import clean
from reconcile.model import (
    Answer,
    Category,
    Finding,
    Grade,
    Interval,
    Kind,
    Notice,
    Reply,
    Side,
    Standing,
    Value,
    When,
)

# Words of a column that say how something is counted, and not what.
_HOW = (
    r"number|no\.?|count|total|rate|per|change|percentage|percent|proportion|in|over|last|year|years|months?|\d|fte|of|the",
    r"headcount|to|as|at|from|previous|difference|average|mean|population|all|value|amount|thousands?|millions?",
)
_GENERIC = re.compile(rf"(?:[\s(),:%£-]|{'|'.join(_HOW)})*", re.IGNORECASE)
_WORDED = 25  # a shorter answer is one value, whatever figures it holds
_LONG = 50  # a longer one that lists figures has none that is the answer by itself


@dataclass(frozen=True, slots=True)
class _Words:
    """What all cells of one column, or of one row, share."""

    unit: Unit
    unit_words: str
    measure: str
    label: str
    theme: str
    section: str
    period: str  # where the cell's own column and row give none
    series: str


class _Writer:
    """Writes the findings of one table. Cells of a column share their words, which are put together once."""

    def __init__(self, view: View, start: int) -> None:
        self.view = view
        self.next = start
        self.titles = titles_of(view.table)
        self.subject = subject_of(view.table.titles) or clean(view.table.sheet)
        self.nation = nation_of(view.table) if view.context.national else ""
        self.period = period_of(view.table)
        self.words: dict[tuple[object, ...], _Words] = {}

    def write(self, reading: Reading) -> Iterator[Finding]:
        """The finding of a cell, and those of the figures and dates inside its words."""
        words = self._words(reading)
        value = value_in(self.view, reading, words.unit)
        if value is None:
            return
        inside: Sequence[Clause] = ()
        text = reading.cell.shown
        if isinstance(reading.cell.stored, str) and not reading.says and _is_worded(value, text):
            inside = clauses(text)
            counted = [c for c in inside if isinstance(c.value, Interval)]
            if isinstance(value, Interval) and _is_list(counted, text):
                value = Category(clean(text))
            elif isinstance(value, Interval) and counted and counted[0].value == value:
                inside = tuple(c for c in inside if c is not counted[0] or c.period)
        main = self._finding(reading, value, words)
        yield main
        for clause in inside:
            yield self._of_clause(main, clause)

    def is_doubtful(self, reading: Reading) -> bool:
        """Whether nothing but its decimals says that a figure is a share."""
        said = any(unit_in(text) for text in (*reading.column_path, reading.label, *reading.row_path))
        return self._words(reading).unit.share and not reading.units and not said and is_share(reading)

    def _id(self) -> str:
        self.next += 1
        return f"D{self.next - 1:04d}"

    def _words(self, reading: Reading) -> _Words:
        key = (
            reading.row_path,
            reading.column_path,
            reading.label,
            reading.section,
            reading.units,
            reading.body,
            reading.share,
        )
        if key not in self.words:
            self.words[key] = self._put_together(reading)
        return self.words[key]

    def _put_together(self, reading: Reading) -> _Words:
        section = tuple(s for s in reading.section if s)
        own = tuple(dict.fromkeys((*reading.row_path, *reading.column_path)))
        label = reading.label
        if all(_GENERIC.fullmatch(without_periods(words)) for words in own):
            own = tuple(w for w in (self.subject, *own) if w)
            label = " ".join(own)
        unit, unit_words = unit_for(self.view, reading)
        return _Words(
            unit=unit,
            unit_words=unit_words,
            measure=" > ".join(own),
            label=label or " > ".join(own),
            theme=" > ".join(w for w in dict.fromkeys((*self.titles, *section, reading.body)) if w),
            section=" > ".join(section),
            period=_period_in((*reversed(reading.column_path), label, *reversed(reading.row_path), *reversed(section)))
            or self.period,
            series=self._series(own, section, unit_words),
        )

    def _series(self, own: Sequence[str], section: Sequence[str], unit: str) -> str:
        """The same for cells that differ in force or period alone, on whatever sheet they stand."""
        force = self.view.context.force
        titles = self.titles if not self.view.table.titles else titles_of(replace(self.view.table, sheet=""))
        words = [without_periods(w.replace(force, "") if force else w) for w in (*titles, *section, *own)]
        keyed = [w for w in words if w and w.casefold() not in self.view.context.forces]
        return "|".join([*(re.sub(r"[\s:,.-]+", " ", w).strip().casefold() for w in keyed), unit])

    def _finding(self, reading: Reading, value: Value, words: _Words) -> Finding:
        period = ", ".join(dict.fromkeys(reading.periods)) or words.period
        return Finding(
            id=self._id(),
            side=Side.DATA,
            standing=Standing.FINDING,
            kind=_kind(value),
            force=reading.force or self.view.context.force or self.nation,
            theme=words.theme,
            measure=words.measure,
            value=value,
            words=reading.cell.shown.strip(),
            place=reading.cell.place,
            unit=_unit_of(value, words),
            period=period,
            when=when_of(period),
            section=words.section,
            label=words.label,
            series=words.series,
            comment=reading.comment,
            row=reading.cell.row,
            column=reading.cell.column,
        )

    def _of_clause(self, main: Finding, clause: Clause) -> Finding:
        pattern = without_periods(re.sub(r"[0-9][0-9.,]*", "#", clause.words)).casefold()
        return replace(
            main,
            id=self._id(),
            kind=Kind.QUANTITY if isinstance(clause.value, Interval) else Kind.DATE,
            measure=f"{main.measure} — {clause.words}",
            value=clause.value,
            words=clause.words,
            unit=clause.value.unit if isinstance(clause.value, Interval) else "",
            period=clause.period or main.period,
            when=when_of(clause.period) if clause.period else main.when,
            series=f"{main.series}|{pattern}",
        )


def findings_of(view: View, readings: Iterable[Reading], start: int) -> tuple[list[Finding], list[Notice]]:
    """The findings of one table, numbered from `start`, and notices of what was read with doubt."""
    writer = _Writer(view, start)
    findings: list[Finding] = []
    notices: list[Notice] = []
    for reading in readings:
        found = tuple(writer.write(reading))
        findings.extend(found)
        if not notices and (reading.share or (found and found[0].unit == "%" and writer.is_doubtful(reading))):
            where = reading.cell.place.reference
            text = f"{where}: figures none of which is above 1 were read as shares of one (0.5 as 50%)."
            notices.append(Notice(text, reading.cell.place))
    return findings, notices


def _period_in(texts: Iterable[str]) -> str:
    """The period that a label or header names within its words, the last where it names several."""
    return next((found[-1] for text in texts if (found := periods_in(text))), "")


def _is_list(counted: Sequence[Clause], text: str) -> bool:
    """Figures side by side, none of them the answer by itself: '90 were high risk, 341 medium and 512 standard'."""
    units = [clause.value.unit for clause in counted if isinstance(clause.value, Interval)]
    alike = len(text) > _LONG and bool(units) and units.count(units[0]) > 1
    return alike and not re.search(r"\bof (?:which|whom|the|them)\b|£", text)


def _is_worded(value: Value, text: str) -> bool:
    """Whether the answer is long enough to say more than its value."""
    if len(clean(text)) <= _WORDED and not (isinstance(value, Answer) and value.detail):
        return False
    return not isinstance(value, Grade)


def _unit_of(value: Value, words: _Words) -> str:
    """The unit of a figure, or of one that was not given; a grade in a row of percentages has none."""
    if isinstance(value, Interval):
        return value.unit or words.unit_words
    return words.unit_words if isinstance(value, Answer) else ""


def _kind(value: Value) -> Kind:
    if isinstance(value, Interval):
        return Kind.QUANTITY
    if isinstance(value, Answer):
        return Kind.PROVISION if value.reply in (Reply.NOT_PROVIDED, Reply.NOT_KNOWN) else Kind.ANSWER
    if isinstance(value, Grade):
        return Kind.GRADE
    return Kind.DATE if isinstance(value, When) else Kind.CATEGORY
