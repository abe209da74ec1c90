"""Layouts with a question or measure in each row, about one force."""

from __future__ import annotations

from collections.abc import Sequence

from tests.layouts.facts import (
    ANSWERED,
    COLOURS,
    FORCES,
    GRADED,
    MEASURES,
    NAMED,
    NATION,
    PERIODS,
    QUESTIONS,
    Fact,
    Facts,
    Measure,
)
from tests.layouts.pages import Beside, Entry, Page, Paper, Telling, merged
from tests.layouts.style import FULL_WORDS, UNIT_WORDS, Style
from tests.papers.sheets import Cell

Rows = list[Sequence[Entry | Telling | Beside]]
OWN = FORCES[0]
LATEST = PERIODS[-1]


def undated(told: Facts, force: str, measure: Measure) -> Fact:
    return Fact(force, measure, "", told.of(force, measure).value)


def question_list(told: Facts, style: Style) -> Paper:
    """Ref, question, response, England and Wales, most similar group, comment; sections as merged bold rows."""
    heads = [
        style.head(style.one_of("Ref", "No.", "Question number", "#")),
        style.head(style.one_of("Question", "Measure", "Indicator", "Data item", "Question or measure")),
        style.head(style.one_of("Response", "Force response", "Answer", "Value", "Force figure")),
        style.head(style.one_of("England and Wales", "E&W average", "All forces", "National average")),
        style.head(style.one_of("Comment", "Notes", "HMIC comment", "Remarks")),
    ]
    rows: Rows = [heads]
    measures = sorted((*MEASURES, *QUESTIONS), key=lambda m: m.section)
    section, number, item = "", 0, 0
    for measure in measures:
        if measure.section != section:
            section, number, item = measure.section, number + 1, 0
            rows.append(merged(section if style.heads % 2 else f"{number} {section}", 5))
        item += 1
        figure = measure.kind == "figure"
        other = style.tell(undated(told, NATION, measure)) if figure else None
        note = "See the note of method." if item == 2 else None
        rows.append([f"{number}.{item}", style.label(measure), style.tell(_own(told, measure)), other, note])
    return Paper((Page("Return", style.titled(rows)),), one_sheet=True)


def _own(told: Facts, measure: Measure) -> Fact:
    """In a return about one force, no cell says whose it is."""
    return Fact("", measure, "", told.of(OWN, measure).value)


def question_form(told: Facts, style: Style) -> Paper:
    """Two columns and no header: what is asked, and the answer."""
    rows: Rows = [[style.label(m), style.tell(_own(told, m))] for m in (*QUESTIONS, *MEASURES)]
    return Paper((Page("Form", style.titled(rows), (style.depth, style.depth + len(rows))),), one_sheet=True)


def sub_questions(told: Facts, style: Style) -> Paper:
    """Lettered parts that mean nothing without the question above them."""
    rows: Rows = [[style.head("Ref"), style.head("Question"), style.head(style.one_of("Response", "Answer"))]]
    for number, (stem, measures) in enumerate(
        (
            ("In the year, how many of the following did the force have:", MEASURES[1:3]),
            ("For each of these, please state the position:", (*MEASURES[4:6], *ANSWERED[:2])),
        ),
        start=1,
    ):
        rows.append([str(number), stem, None])
        for letter, measure in zip("abcd", measures, strict=False):
            mark = style.one_of(f"{number}{letter}", f"{number}({letter})", f"({letter})", f"{letter})")
            rows.append([mark, style.label(measure), style.tell(_own(told, measure))])
    rows.append(["3", ANSWERED[2].words, style.tell(_own(told, ANSWERED[2]))])
    return Paper((Page("Return", style.titled(rows)),), one_sheet=True)


def ticked(told: Facts, style: Style) -> Paper:
    """The answers along the top, a mark in one of them."""
    replies = ("Yes", "No", "In part", "Not known")
    mark = style.one_of("X", "✓", "x", "✔")
    first = style.one_of("Question", "Item", "Statement")
    rows: Rows = [[style.head(first), *(style.head(r) for r in replies)]]
    for measure in ANSWERED:
        fact = _own(told, measure)
        rows.append([measure.words, *(Telling(fact, Cell(mark)) if r == fact.value else None for r in replies)])
    return Paper((Page("Ticks", style.titled(rows), (style.depth + 1, style.depth + len(rows))),), one_sheet=True)


def survey_export(told: Facts, style: Style) -> Paper:
    """One row a question, with columns for everything, as a survey tool writes it."""
    heads = ["QID", "Section", "QuestionText", "AnswerType", "Answer", "Units", "ReportingPeriod", "DataQualityFlag"]
    rows: Rows = [list(heads)]
    kinds = {"figure": "Number", "answer": "Yes/No", "category": "Single choice", "date": "Date"}
    for n, measure in enumerate((*MEASURES, *QUESTIONS), start=1):
        figure = measure.kind == "figure"
        period = LATEST if figure else ""
        fact = Fact("", measure, period, told.of(OWN, measure).value)
        unit = UNIT_WORDS[measure.unit] if figure and not style.says_unit(measure) else None
        rows.append(
            [
                f"Q{n}",
                measure.section,
                measure.words,
                kinds[measure.kind],
                style.tell(fact),
                unit,
                period or None,
                "Validated",
            ]
        )
    return Paper((Page("Export", rows, (1, len(rows))),), one_sheet=True)


def years_across(told: Facts, style: Style) -> Paper:
    """One force: measures down, years across, a change at the end."""
    first = style.one_of("Measure", "Indicator", "Category", "")
    rows: Rows = [[style.head(first) if first else None, *(style.head(_year(style, p)) for p in PERIODS)]]
    for measure in MEASURES:
        rows.append(
            [
                style.label(measure),
                *(style.tell(Fact("", measure, _year(style, p), told.of(OWN, measure, p).value)) for p in PERIODS),
            ]
        )
    return Paper((Page("Trend", style.titled(rows), (style.depth + 1, style.depth + len(rows))),), one_sheet=True)


def _year(style: Style, period: str) -> str:
    start = int(period[:4])
    return style.one_of(
        period,
        f"{start}-{period[-2:]}",
        f"Year to March {start + 1}",
        f"12 months to 31 March {start + 1}",
        f"31 March {start + 1}",
    )


def of_which(told: Facts, style: Style) -> Paper:
    """Indented parts of the row above, and a total that is their sum."""
    whole, first, second = MEASURES[1], MEASURES[5], MEASURES[2]
    mark = style.one_of("of which: ", "- ", "  of which ", "   ")
    rows: Rows = [[style.head("Measure"), *(style.head(p) for p in PERIODS)]]
    for measure, lead, indent in ((whole, "", 0), (first, mark, 1), (second, mark, 1)):
        rows.append(
            [
                Cell(lead + style.label(measure), indent=indent),
                *(style.tell(Fact("", measure, p, told.of(OWN, measure, p).value, whole)) for p in PERIODS),
            ]
        )
    return Paper((Page("Parts", style.titled(rows)),), one_sheet=True)


def rated(told: Facts, style: Style) -> Paper:
    """A grade in words, and a colour beside it."""
    rows: Rows = [
        [
            style.head(style.one_of("Area", "Question", "Theme", "Core question")),
            style.head(style.one_of("Grade", "Judgement", "HMIC grade", "Rating")),
            style.head("Comment"),
        ]
    ]
    for n, measure in enumerate(GRADED):
        rows.append([measure.words, style.tell(_own(told, measure)), "Agreed" if n else None])
    return Paper((Page("Grades", style.titled(rows)),), one_sheet=True)


def coloured(told: Facts, style: Style) -> Paper:
    """Red, amber, green, in words or by their letters."""
    rows: Rows = [
        [
            style.head(style.one_of("Area", "Workstream", "Objective")),
            style.head(style.one_of("RAG", "RAG status", "Status (RAG)")),
            style.head("Comment"),
        ]
    ]
    for n, measure in enumerate(GRADED):
        colour = COLOURS[(style.heads + n) % 3]
        shown = colour[0] if style.figures == "text" else colour
        rows.append([measure.words, Telling(Fact("", measure, "", colour), Cell(shown)), "On track" if n else None])
    return Paper((Page("Status", style.titled(rows)),), one_sheet=True)


def units_in_columns(told: Facts, style: Style) -> Paper:
    """A unit and a period beside each measure."""
    heads = [
        style.one_of("Measure", "Indicator name"),
        style.one_of("Unit", "Unit of measure"),
        style.one_of("Period", "Reporting period"),
        style.one_of("Value", "Figure", "Force"),
    ]
    rows: Rows = [[style.head(h) for h in heads]]
    for measure in MEASURES:
        unit = (UNIT_WORDS if style.heads % 2 else FULL_WORDS)[measure.unit]
        rows.append(
            [measure.words, unit, LATEST, style.tell(Fact("", measure, LATEST, told.of(OWN, measure).value), said=True)]
        )
    return Paper((Page("Return", style.titled(rows), (style.depth + 1, style.depth + len(rows))),), one_sheet=True)


def choices(told: Facts, style: Style) -> Paper:
    """Each question with its options one below the other, one of them marked."""
    rows: Rows = [
        [
            style.head("Question"),
            style.head(style.one_of("Option", "Choice")),
            style.head(style.one_of("Selected", "Tick one")),
        ]
    ]
    for measure in NAMED:
        fact = _own(told, measure)
        for n, option in enumerate(measure.options):
            chosen = Telling(fact, Cell(style.one_of("X", "✓"))) if option == fact.value else None
            rows.append([measure.words if not n or style.heads % 2 else None, option, chosen])
    return Paper((Page("Choices", style.titled(rows)),), one_sheet=True)


def one_column(told: Facts, style: Style) -> Paper:
    """A form: each question in a row, its answer in the row below."""
    rows: Rows = []
    for n, measure in enumerate(QUESTIONS, start=1):
        rows.append([style.head(f"{n}. {measure.words}")])
        rows.append([style.tell(_own(told, measure))])
    return Paper((Page("Form", style.titled(rows)),))
