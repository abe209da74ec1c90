"""The unit in force for a cell, and the value that the cell holds in it."""

from __future__ import annotations

import re

from reconcile.extract.layout import Reading, View
from reconcile.extract.units import Unit, unit_in, unit_of
from reconcile.extract.values import figure_of, is_percent_format, value_of
from reconcile.extract.vocabulary import Look, clean, look
from reconcile.model import Answer, Category, Cell, Reply, Value
from reconcile.wording import replies
from reconcile.wording.grades import grade_of

_NUMBER_WORDS = re.compile(r"(?:number|no\.?|count|n|#|nos\.?)", re.IGNORECASE)
_YES_OR_NO = re.compile(r"(?:^|[:,.;>]\s*)(?:is|are|has|have|had|does|do|did|was|were|can|will)\b", re.IGNORECASE)
_ASKS_MORE = re.compile(r"\b(?:how (?:many|much|often|long)|what|when|who|number of|percentage)\b", re.IGNORECASE)
_TICK_ALL = re.compile(r"\b(?:tick|select|check|mark|choose) (?:all|any|each|one or more)\b", re.IGNORECASE)
_DASHES = ("-", "–", "—")
_LACKING = ("..", ":", "[x]", "[z]", "[c]", "[u]")
_DECIMAL = re.compile(r"0?\.\d{1,3}|1\.00|0\.00")
# Words beside figures that may well be below one.
_COUNTED_IN = r"average|mean|median|ratio|rate|per|cost|spend|index|score|fte|number"
_NO_SHARE = re.compile(rf"£|\b(?:{_COUNTED_IN}|rank|gap|points?|millions?|change|difference|variance)\b", re.IGNORECASE)
_RANK = re.compile(
    r"(?:national |force )?rank(?:ing)?(?: \(.*\)| of .*| out of .*)?"
    r"|(?:position|place)(?: (?:in|among|of \d|out of).*)?",
    re.IGNORECASE,
)


def unit_for(view: View, reading: Reading) -> tuple[Unit, str]:
    """The unit in force for the cell, and the words for it: of the column, of the row, of the labels, of the table."""
    said = view.table.said.unit_of(reading.cell.column)
    if said is not None:
        return _shared(said, reading), said.name
    column = list(reversed(reading.column_path))
    if any(_NUMBER_WORDS.fullmatch(word) for word in column[:1]):
        told = next(
            (
                u
                for text in (*view.table.units, reading.label)
                if (u := unit_of(text) or unit_in(text)) and u.name != "%"
            ),
            None,
        )
        return told or Unit(""), told.name if told else ""
    if column and _RANK.fullmatch(column[0]):
        return Unit(""), ""
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
    for text in (*reversed(reading.section), *reversed(view.table.titles)):
        unit = _unit_of_title(text)
        if unit is not None:
            return unit, unit.name
    if is_share(reading):
        return Unit("%", 1.0, True), "%"
    return Unit(""), ""


def is_share(reading: Reading) -> bool:
    """A figure below 1 with decimals and no unit: 0.36 of the cases is 36%; 0.36 of an officer or an hour is none."""
    if not _DECIMAL.fullmatch(reading.cell.shown.strip()) or "£" in reading.cell.number_format:
        return False
    said = " ".join((reading.label, *reading.row_path, *reading.column_path, *reading.units, *reading.section))
    return not _NO_SHARE.search(said)


def _unit_of_title(title: str) -> Unit | None:
    """A unit that a title gives in brackets, or as a line of its own: 'Police officers, by force area (FTE)'."""
    bracket = re.search(r"\(([^()]{1,30})\)\s*$", title)
    if bracket:
        return unit_of(bracket.group(1))
    tail = re.split(r"\s[-–]\s|[,:]\s|\s(?=£)", title)[-1]
    return unit_of(tail) if len(tail) < 40 else None


def _shared(unit: Unit, reading: Reading) -> Unit:
    return unit._replace(share=True) if reading.share and unit.name == "%" else unit


def value_in(view: View, reading: Reading, unit: Unit) -> Value | None:
    cell = reading.cell
    question = _question(reading)
    if reading.detail and isinstance(cell.stored, str) and replies.code(cell.shown) is None:
        return value_of(cell.stored, cell.shown, question="when, and how many?") or None
    ticked = _ticked(clean(cell.shown), question)
    if ticked is not None:
        return ticked
    said = reading.says or _decoded(view, reading)
    if said:
        return _coded_value(said, question)
    if isinstance(cell.stored, (int, float)) and not isinstance(cell.stored, bool):
        percent = is_percent_format(cell.number_format)
        if view.table.said.unit_of(cell.column) is not None:
            return (
                figure_of(cell.stored * 100.0, unit._replace(share=False)) if percent else figure_of(cell.stored, unit)
            )
        if unit.name and not percent:
            return figure_of(float(cell.stored), unit)
    mark = clean(cell.shown).casefold()
    if mark in _DASHES and _dash_is_nought(view, cell):
        return figure_of(0.0, unit)
    if mark in ("x", "✗", "✘", "☒") and isinstance(cell.stored, str):
        return Answer(Reply.NO if _has_ticks(view) or mark != "x" else Reply.YES)
    return value_of(
        cell.stored, cell.shown, number_format=cell.number_format, unit=_unit_words(unit), question=question
    )


def _dash_is_nought(view: View, cell: Cell) -> bool:
    """In a published table '-' among figures is nought, where another mark says that a figure is lacking."""
    column = next((c for c in view.columns if c.number == cell.column), None)
    figures = column is not None and any(look(c) is Look.NUMBER for c in column.cells)
    return figures and any(clean(c.shown) in _LACKING for other in view.columns for c in other.cells)


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
    return any(
        replies.code(c.shown) is Reply.YES and not c.shown.strip().isalpha()
        for column in view.columns
        for c in column.cells
    )


def _question(reading: Reading) -> str:
    return reading.question or " ".join(dict.fromkeys((*reading.row_path, *reading.column_path))) or reading.label


def _decoded(view: View, reading: Reading) -> str:
    """What the workbook's key says that the cell's code stands for."""
    shown = clean(reading.cell.shown)
    if reading.code_set in view.context.sets:
        return view.context.sets[reading.code_set].get(shown, "")
    meaning = view.context.codes.get(shown, "")
    if meaning and re.fullmatch(r"\d+", shown):
        column = next((c for c in view.columns if c.number == reading.cell.column), None)
        coded = column is not None and all(
            clean(c.shown) in view.context.codes or replies.code(c.shown) for c in column.cells
        )
        if not coded and not (replies.code(meaning) and _asks_yes_or_no(_question(reading))):
            return ""
    return meaning


def _asks_yes_or_no(question: str) -> bool:
    """'Is there a plan?', 'In the year, has a message been sent to: all officers?'; not 'How many are there?'."""
    return bool(_YES_OR_NO.search(question)) and not _ASKS_MORE.search(question)


def _ticked(text: str, question: str) -> Answer | None:
    """One of several boxes that may be ticked: 1 where it was, 0 where it was not."""
    if text not in ("0", "1") or not _TICK_ALL.search(question):
        return None
    return Answer(Reply.YES if text == "1" else Reply.NO)


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
