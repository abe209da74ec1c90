"""Readings -> Findings: the value of each cell, and the row of the findings table that it makes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reconcile.extract.bodies import NATION, kind_of, plain_name
from reconcile.extract.cell_values import unit_for, value_in
from reconcile.extract.clauses import Clause, clauses
from reconcile.extract.dates import periods_in, plain_period, when_of, without_periods
from reconcile.extract.layout import Reading, View
from reconcile.extract.units import unit_of
from reconcile.extract.vocabulary import clean, is_period
from reconcile.model import Answer, Category, Finding, Grade, Interval, Kind, Notice, Reply, Side, Standing, Value, When

_PLAIN_SHEET = re.compile(
    r"(?:sheet|(?:pdf |docx )?table|tab|data|return|force return|csv|pdf|docx|worksheet)?[\s_-]*\d*", re.IGNORECASE
)
_TITLE_NUMBER = re.compile(r"^(?:table|annex|figure|section)\s+[\dA-Z]+(?:\.\d+)?\s*[:.–-]\s*", re.IGNORECASE)
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
_DEFAULT_PERIOD = re.compile(
    r"\b(?:unless|position (?:as )?at|(?:figures|data|all answers|answers) (?:are|is|relate)|as at)\b|\b(?:period|year)(?: covered)?:",
    re.IGNORECASE,
)
_LONG = 50
# Words of a column that say how something is counted, and not what.
_GENERIC = re.compile(
    r"(?:[\s(),:%£-]|number|no\.?|count|total|rate|per|change|percentage|percent|proportion|in|over|last|year|years|months?|\d|fte|headcount|of|the|to|"
    r"as|at|from|previous|difference|average|mean|population|all|value|amount|thousands?|millions?)*",
    re.IGNORECASE,
)
_WORDED = 25  # a shorter answer is one value, whatever figures it holds


def findings_of(view: View, readings: Iterable[Reading], start: int) -> tuple[list[Finding], list[Notice]]:
    """The findings of one table, numbered from `start`, and notices of what was read with doubt."""
    findings: list[Finding] = []
    notices: list[Notice] = []
    doubted = False
    for reading in readings:
        for finding in _of_reading(view, reading):
            findings.append(replace(finding, id=f"D{start + len(findings):04d}"))
        if reading.share and not doubted:
            doubted = True
            text = f"{reading.cell.place.reference}: figures headed % and none above 1 were read as shares of one (0.5 as 50%)."
            notices.append(Notice(text, reading.cell.place))
    return findings, notices


def _of_reading(view: View, reading: Reading) -> Iterator[Finding]:
    unit, words = unit_for(view, reading)
    value = value_in(view, reading, unit)
    if value is None:
        return
    text = reading.cell.shown
    inside: tuple[Clause, ...] = ()
    if isinstance(reading.cell.stored, str) and not reading.says and _is_worded(value, text):
        inside = clauses(text)
        counted = [c for c in inside if isinstance(c.value, Interval)]
        if isinstance(value, Interval) and _is_list(counted, text):
            value = Category(clean(text))  # '900 were high risk, 3,410 medium and ...' has no one figure
        elif isinstance(value, Interval) and counted and counted[0].value == value:
            inside = tuple(c for c in inside if c is not counted[0] or c.period)
    main = _finding(view, reading, value, words)
    yield main
    for clause in inside:
        yield _clause_finding(main, clause.value, clause.words, clause.period)


def _is_list(counted: Sequence[Clause], text: str) -> bool:
    """Figures side by side, none of them the answer by itself: '900 were high risk, 3,410 medium and 5,120 standard'."""
    units = {clause.value.unit for clause in counted if isinstance(clause.value, Interval)}
    return (
        len(counted) > 1
        and len(units) == 1
        and len(text) > _LONG
        and not re.search(r"\bof (?:which|whom|the|them)\b|£", text)
    )


def _is_worded(value: Value, text: str) -> bool:
    if len(clean(text)) <= _WORDED and not (isinstance(value, Answer) and value.detail):
        return False
    return not isinstance(value, Grade)


def _clause_finding(main: Finding, value: Interval | When, words: str, period: str) -> Finding:
    return replace(
        main,
        kind=Kind.QUANTITY if isinstance(value, Interval) else Kind.DATE,
        measure=f"{main.measure} — {words}",
        value=value,
        words=words,
        unit=value.unit if isinstance(value, Interval) else "",
        period=period or main.period,
        when=when_of(period) if period else main.when,
        series=f"{main.series}|{without_periods(re.sub(r'[0-9][0-9.,]*', '#', words)).casefold()}",
    )


# --- the row of the findings table ---------------------------------------------------------------------


def _finding(view: View, reading: Reading, value: Value, unit: str) -> Finding:
    section = [s for s in reading.section if s]
    titles = _titles(view)
    own = tuple(dict.fromkeys((*reading.row_path, *reading.column_path)))
    label = reading.label
    if all(_GENERIC.fullmatch(without_periods(words)) for words in own):
        subject = subject_of(view.table.titles) or clean(view.table.sheet)
        own = tuple(w for w in (subject, *own) if w)
        label = " ".join(own)
    measure = " > ".join(own)
    period = _period(view, reading, section)
    return Finding(
        id="",
        side=Side.DATA,
        standing=Standing.FINDING,
        kind=_kind(value),
        force=reading.force or view.context.force or _nation_of_title(view),
        theme=" > ".join(w for w in dict.fromkeys((*titles, *section, reading.body)) if w),
        measure=measure,
        value=value,
        words=reading.cell.shown.strip(),
        place=reading.cell.place,
        unit=value.unit or unit if isinstance(value, Interval) else unit,
        period=period,
        when=when_of(period),
        section=" > ".join(section),
        label=label or measure,
        series=_series(view, own, section, unit),
        comment=reading.comment,
        row=reading.cell.row,
        column=reading.cell.column,
    )


def _nation_of_title(view: View) -> str:
    """A published table of England and Wales by year has no column of forces: its title says what it covers."""
    if not view.context.national:
        return ""
    return NATION if any(re.search(r"(?:^|,\s*|\bin )England and Wales\b", t) for t in view.table.titles) else ""


def _kind(value: Value) -> Kind:
    if isinstance(value, Interval):
        return Kind.QUANTITY
    if isinstance(value, Answer):
        return Kind.PROVISION if value.reply in (Reply.NOT_PROVIDED, Reply.NOT_KNOWN) else Kind.ANSWER
    if isinstance(value, Grade):
        return Kind.GRADE
    return Kind.DATE if isinstance(value, When) else Kind.CATEGORY


def _titles(view: View) -> tuple[str, ...]:
    """The sheet's name where it says something, and the lines above the table that do."""
    sheet = clean(view.table.sheet)
    titles = [plain_period(_TITLE_NUMBER.sub("", t)) for t in view.table.titles if len(t) < 250]
    if not _PLAIN_SHEET.fullmatch(sheet) and not any(_same(sheet, t) for t in titles):
        titles.insert(0, sheet)
    return tuple(dict.fromkeys(titles))


def subject_of(titles: Sequence[str]) -> str:
    """What a published table counts: 'Police officers' of 'Table 1: Police officers by police force area, England and Wales, ... (FTE)'."""
    named = [t for t in titles if not kind_of(t) and not is_period(t) and unit_of(t) is None]
    numbered = [t for t in named if _TITLE_NUMBER.match(t)]
    for title in (*numbered, *reversed(named)):
        text = re.sub(r"\s*\([^()]{1,30}\)\s*$", "", without_periods(_TITLE_NUMBER.sub("", plain_period(title))))
        text = re.split(r",?\s+by\s+(?=\w)|,\s+(?:England|as at\b|by\b)|\s+in England", text)[0]
        if text.strip(" ,:-"):
            return plain_name(text.strip(" ,:-"))
    return ""


def _same(sheet: str, title: str) -> bool:
    return re.sub(r"[\W\d_]", "", sheet).casefold() in re.sub(r"[\W\d_]", "", title).casefold()


def _period(view: View, reading: Reading, section: list[str]) -> str:
    """The period of the cell: of its column or row, else in its label, section, titles or sheet name; the nearest counts."""
    stated = [p for p in reading.periods if p]
    if stated:
        return ", ".join(dict.fromkeys(stated))
    for text in (*reversed(reading.column_path), reading.label, *reversed(reading.row_path), *reversed(section)):
        found = periods_in(text)
        if found:
            return found[-1] if len(found) > 1 else found[0]
    for text in (*view.table.units, *reversed(view.table.titles), clean(view.table.sheet)):
        found = periods_in(plain_period(text))
        if len(found) == 1 and (not _BARE_YEAR.fullmatch(found[0]) or text == clean(view.table.sheet)):
            return found[0]  # the year in 'Core business inspection 2014' names the inspection
    for note in view.table.notes:
        found = periods_in(plain_period(note))
        if len(found) == 1 and _DEFAULT_PERIOD.search(note):
            return found[0]
    return ""


def _series(view: View, path: tuple[str, ...], section: list[str], unit: str) -> str:
    """The same for cells that differ in force or period alone, on whatever sheet they stand."""
    words = [without_periods(w) for w in (*_titles(view), *section, *path)]
    forces = [view.context.force, *view.context.forces]
    keyed = [w for w in words if w and w.casefold() not in forces]
    return "|".join([*(re.sub(r"[\s:,.-]+", " ", w).strip().casefold() for w in keyed), unit])
