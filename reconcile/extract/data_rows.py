"""Readings -> Findings: the value of each cell, and the row of the findings table that it makes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reconcile.extract.bodies import NATION, kind_of, plain_name
from reconcile.extract.clauses import Clause, clauses
from reconcile.extract.dates import periods_in, plain_period, when_of, without_periods
from reconcile.extract.layout import Reading, View
from reconcile.extract.units import Unit, unit_in, unit_of
from reconcile.extract.values import figure_of, value_of
from reconcile.extract.vocabulary import clean, is_period
from reconcile.model import Answer, Category, Finding, Grade, Interval, Kind, Notice, Reply, Side, Standing, Value, When
from reconcile.wording import replies
from reconcile.wording.grades import grade_of

_NUMBER_WORDS = re.compile(r"(?:number|no\.?|count|n|#|nos\.?)", re.IGNORECASE)
_PLAIN_SHEET = re.compile(r"(?:sheet|(?:pdf |docx )?table|tab|data|return|force return|csv|pdf|docx|worksheet)?[\s_-]*\d*", re.IGNORECASE)
_TITLE_NUMBER = re.compile(r"^(?:table|annex|figure|section)\s+[\dA-Z]+(?:\.\d+)?\s*[:.–-]\s*", re.IGNORECASE)
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
_DEFAULT_PERIOD = re.compile(r"\b(?:unless|position (?:as )?at|(?:figures|data|all answers|answers) (?:are|is|relate)|as at)\b|\b(?:period|year)(?: covered)?:", re.IGNORECASE)
_LONG = 50
# Words of a column that say how something is counted, and not what.
_GENERIC = re.compile(
    r"(?:[\s(),:%£-]|number|no\.?|count|total|rate|per|change|percentage|percent|proportion|in|over|last|year|years|months?|\d+|fte|headcount|of|the|to|"
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
    unit, words = _unit(view, reading)
    value = _value(view, reading, unit)
    if value is None:
        return
    text = reading.cell.shown
    inside: tuple[Clause, ...] = ()
    if isinstance(reading.cell.stored, str) and not reading.says and _is_worded(value, text):
        inside = clauses(text)
        counted = [c for c in inside if isinstance(c.value, Interval)]
        if isinstance(value, Interval) and len(counted) > 1 and len(text) > _LONG:
            value = Category(clean(text))  # '900 were high risk, 3,410 medium and ...' has no one figure
        elif isinstance(value, Interval) and counted and counted[0].value == value:
            inside = tuple(c for c in inside if c is not counted[0] or c.period)
    main = _finding(view, reading, value, words)
    yield main
    for clause in inside:
        yield _clause_finding(main, clause.value, clause.words, clause.period)


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


# --- units and values ---------------------------------------------------------------------------------


def _unit(view: View, reading: Reading) -> tuple[Unit, str]:
    """The unit in force for the cell, and the words for it: of the column, of the row, of the labels, of the table."""
    column = list(reversed(reading.column_path))
    if any(_NUMBER_WORDS.fullmatch(word) for word in column[:1]):
        told = next((u for text in (*view.table.units, reading.label) if (u := unit_of(text) or unit_in(text)) and u.name != "%"), None)
        return told or Unit(""), told.name if told else ""
    counted = ""
    for text in (*column[:1], *reading.units):
        unit = unit_of(text)
        if unit is not None:
            return _shared(unit, reading), unit.name
        if text in reading.units and not counted and not _NUMBER_WORDS.fullmatch(text):
            counted = text
    if counted:
        return Unit(""), counted
    for text in (*column, reading.label, *reversed(reading.row_path)):
        unit = unit_in(text)
        if unit is not None:
            return _shared(unit, reading), unit.name
    for text in reversed(view.table.titles):
        unit = _unit_of_title(text)
        if unit is not None:
            return unit, unit.name
    return Unit(""), ""


def _unit_of_title(title: str) -> Unit | None:
    """A unit that a title gives in brackets, or as a line of its own: 'Police officers, by force area (FTE)'."""
    bracket = re.search(r"\(([^()]{1,30})\)\s*$", title)
    return unit_of(bracket.group(1)) if bracket else unit_of(title) if len(title) < 40 else None


def _shared(unit: Unit, reading: Reading) -> Unit:
    return unit._replace(share=True) if reading.share and unit.name == "%" else unit


def _value(view: View, reading: Reading, unit: Unit) -> Value | None:
    cell = reading.cell
    question = _question(reading)
    if reading.detail and isinstance(cell.stored, str) and replies.code(cell.shown) is None:
        return value_of(cell.stored, cell.shown, question="when, and how many?") or None
    said = reading.says or _decoded(view, reading)
    if said:
        return _coded_value(said, question)
    if isinstance(cell.stored, (int, float)) and not isinstance(cell.stored, bool) and "%" not in cell.number_format and unit.name:
        return figure_of(float(cell.stored), unit)
    mark = clean(cell.shown).casefold()
    if mark in ("x", "✗", "✘", "☒") and isinstance(cell.stored, str):
        return Answer(Reply.NO if _has_ticks(view) or mark != "x" else Reply.YES)
    value = value_of(cell.stored, cell.shown, number_format=cell.number_format, unit=_unit_words(unit), question=question)
    if isinstance(value, Interval) and isinstance(cell.stored, str) and unit.scale != 1 and value.unit == unit.name:
        return value
    return value


def _unit_words(unit: Unit) -> str:
    """A unit as words that value_of reads back to the same."""
    if unit.share:
        return "proportion"
    scales = {1e3: "000s", 1e6: " million", 1e9: " billion", 0.01: ""}
    if unit.name == "GBP":
        return "pence" if unit.scale == 0.01 else "£" + scales.get(unit.scale, "")
    if not unit.name:
        return {1e3: "thousands", 1e6: "millions", 1e9: "billions"}.get(unit.scale, "")
    return unit.name


def _has_ticks(view: View) -> bool:
    return any(replies.code(c.shown) is Reply.YES and not c.shown.strip().isalpha() for column in view.columns for c in column.cells)


def _question(reading: Reading) -> str:
    return reading.question or " ".join(dict.fromkeys((*reading.row_path, *reading.column_path))) or reading.label


def _decoded(view: View, reading: Reading) -> str:
    """What the workbook's key says that the cell's code stands for."""
    shown = clean(reading.cell.shown)
    meaning = view.context.codes.get(shown, "")
    if meaning and re.fullmatch(r"\d+", shown):
        column = next((c for c in view.columns if c.number == reading.cell.column), None)
        if column is None or not all(clean(c.shown) in view.context.codes or replies.code(c.shown) for c in column.cells):
            return ""
    return meaning


def _coded_value(text: str, question: str) -> Value:
    """A meaning in words, as an answer, a grade or one of several kinds."""
    reply = replies.code(text)
    if reply is not None:
        return Answer(reply)
    grade = grade_of(text)
    if grade is not None:
        return grade
    opened = replies.opening(text) or replies.implied(text, "")
    if opened is not None:
        return opened
    value = value_of(text, text, question="")
    return value if value is not None else Category(text)


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
