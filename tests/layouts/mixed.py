"""Layouts that join several habits: codes of areas, regions among the forces, pairs of columns, headers said again."""

from __future__ import annotations

from tests.layouts.facts import ANSWERED, FORCES, MEASURES, NATION, PERIODS, QUESTIONS, Fact, Facts, Measure
from tests.layouts.lists import LATEST, OWN, Rows, undated
from tests.layouts.matrices import force_head
from tests.layouts.pages import Beside, Entry, Page, Paper, merged
from tests.layouts.style import Style
from tests.papers.sheets import Cell


def area_codes(told: Facts, style: Style) -> Paper:
    """A statistician's table: the area's code and region before its name, the nation first."""
    heads = [
        style.one_of("Area code", "PFA code", "Code"),
        style.one_of("Region", "Region name"),
        style.one_of("Area name", "Police force area"),
    ]
    rows: Rows = [[*map(style.head, heads), *(style.head(style.label(m)) for m in MEASURES[:4])]]
    rows.append(["K04000001", None, NATION, *(style.tell(undated(told, NATION, m)) for m in MEASURES[:4])])
    for n, force in enumerate(FORCES):
        region = "North East" if n < 3 else "South West"
        rows.append(
            [
                f"E230000{n:02d}",
                region,
                style.named(force),
                *(style.tell(undated(told, force, m)) for m in MEASURES[:4]),
            ]
        )
    return Paper((Page("Table 2", style.titled(rows), (style.depth + 2, style.depth + len(rows))),), one_sheet=True)


def regions_among_forces(told: Facts, style: Style) -> Paper:
    """A bold row for each region above its forces, the forces indented."""
    rows: Rows = [[force_head(style), *(style.head(style.label(m)) for m in MEASURES[:4])]]
    for region, forces in (("North East", FORCES[:3]), ("South West", FORCES[3:])):
        rows.append([Cell(region, bold=True), *(Beside(Cell(9999)) for _ in range(4))])
        for force in forces:
            rows.append(
                [Cell(style.named(force), indent=1), *(style.tell(undated(told, force, m)) for m in MEASURES[:4])]
            )
    rows.append([Cell(style.named(NATION), bold=True), *(style.tell(undated(told, NATION, m)) for m in MEASURES[:4])])
    return Paper((Page("Table", style.titled(rows)),), one_sheet=True)


def years_down(told: Facts, style: Style) -> Paper:
    """Force and year down, measures across."""
    rows: Rows = [
        [
            style.head("Force"),
            style.head(style.one_of("Year", "Period", "Financial year")),
            *(style.head(style.label(m)) for m in MEASURES[:4]),
        ]
    ]
    for force in style.forces:
        for n, period in enumerate(PERIODS):
            name = style.named(force) if not n or style.heads % 2 else None
            rows.append([name, period, *(style.tell(told.of(force, m, period)) for m in MEASURES[:4])])
    return Paper((Page("Data", style.titled(rows)),), one_sheet=True)


def forces_over_years(told: Facts, style: Style) -> Paper:
    """Measures down, each force merged over its years."""
    top: list[Entry] = [style.head("Measure", down=2)]
    low: list[Entry] = [None]
    for force in style.forces:
        top.extend(merged(style.named(force), 2))
        low.extend(map(style.head, PERIODS[1:]))
    rows: Rows = [top, low]
    for measure in MEASURES:
        rows.append(
            [style.label(measure), *(style.tell(told.of(f, measure, p)) for f in style.forces for p in PERIODS[1:])]
        )
    return Paper(
        (Page("Data", style.titled(rows), (style.depth + 2, style.depth + len(rows)), heads=2),), one_sheet=True
    )


def years_over_measures(told: Facts, style: Style) -> Paper:
    """Year above measure, both merged, a unit in brackets below each measure."""
    units = {"%": "(%)", "": "(number)", "FTE": "(FTE)", "GBP": "(£000s)"}
    measures = MEASURES[:3]
    plain = style.plain()
    top: list[Entry] = [style.head("Force", down=3)]
    middle: list[Entry] = [None]
    low: list[Entry] = [None]
    for period in PERIODS[1:]:
        top.extend(merged(period, 3))
        middle.extend(style.head(m.words) for m in measures)
        low.extend(style.head(units[m.unit]) for m in measures)
    rows: Rows = [top, middle, low]
    for force in style.forces:
        rows.append(
            [style.named(force), *(plain.tell(told.of(force, m, p), said=True) for p in PERIODS[1:] for m in measures)]
        )
    return Paper(
        (Page("Data", style.titled(rows), (style.depth + 3, style.depth + len(rows)), heads=3),), one_sheet=True
    )


def answers_and_comments(told: Facts, style: Style) -> Paper:
    """Questions along the top, each merged over its answer and what the force says of it."""
    top: list[Entry] = [style.head("Force", down=2)]
    low: list[Entry] = [None]
    for measure in ANSWERED[:3]:
        top.extend(merged(measure.words, 2))
        low.extend(
            (
                style.head(style.one_of("Response", "Answer")),
                style.head(style.one_of("Comment", "Comments", "Force comment")),
            )
        )
    rows: Rows = [top, low]
    for force in FORCES:
        pairs = [
            (style.tell(undated(told, force, m)), "As told by the lead." if n else None)
            for n, m in enumerate(ANSWERED[:3])
        ]
        rows.append([style.named(force), *(entry for pair in pairs for entry in pair)])
    return Paper(
        (Page("Answers", style.titled(rows), (style.depth + 2, style.depth + len(rows)), heads=2),), one_sheet=True
    )


def force_pairs_across(told: Facts, style: Style) -> Paper:
    """Questions down, each force merged over its response and its comment."""
    top: list[Entry] = [style.head("Question", down=2)]
    low: list[Entry] = [None]
    for force in FORCES[:3]:
        top.extend(merged(style.named(force), 2))
        low.extend((style.head(style.one_of("Response", "Answer", "Value")), style.head("Comment")))
    rows: Rows = [top, low]
    for measure in (*QUESTIONS[:4], *MEASURES[:2]):
        line: list[object] = [style.label(measure)]
        for n, force in enumerate(FORCES[:3]):
            line.extend((style.tell(undated(told, force, measure)), "Agreed." if n == 1 else None))
        rows.append(line)  # type: ignore[arg-type]
    return Paper(
        (Page("Answers", style.titled(rows), (style.depth + 2, style.depth + len(rows)), heads=2),), one_sheet=True
    )


def headers_again(told: Facts, style: Style) -> Paper:
    """The header said again above each section, with a sentence between."""
    rows: Rows = []
    for section, measures in (("Part A: People", MEASURES[2:4]), ("Part B: Calls", (MEASURES[1], MEASURES[4]))):
        rows.append([style.head(section)])
        rows.append(["Please give figures for each of the last three financial years."])
        rows.append([style.head("Measure"), *map(style.head, PERIODS)])
        for measure in measures:
            rows.append([style.label(measure), *(style.tell(_own_in(told, measure, p)) for p in PERIODS)])
        rows.append([])
    return Paper((Page("Return", style.titled(rows)),), one_sheet=True)


def _own_in(told: Facts, measure: Measure, period: str) -> Fact:
    return Fact("", measure, period, told.of(OWN, measure, period).value)


def notes_above(told: Facts, style: Style) -> Paper:
    """Notes and a link between the title and the table."""
    rows: Rows = [
        [style.head("Table 1a: Force performance")],
        ["Return to contents"],
        ["Notes: figures were supplied by forces and have not been checked."],
        ["1. Excludes British Transport Police."],
        [],
        [force_head(style), *(style.head(style.label(m)) for m in MEASURES)],
    ]
    for force in style.forces:
        rows.append([style.named(force), *(style.tell(undated(told, force, m)) for m in MEASURES)])
    return Paper((Page("1a", rows, (6, len(rows))),))


def number_then_share(told: Facts, style: Style) -> Paper:
    """A row of numbers and, below it, a row of percentages that says no more than that."""
    number, share = MEASURES[5], MEASURES[0]
    plain = style.plain()
    rows: Rows = [[style.head("Measure"), style.head("Unit"), *map(style.head, PERIODS)]]
    for measure, unit in ((number, "No."), (share, "%")):
        rows.append([measure.words, unit, *(plain.tell(_own_in(told, measure, p), said=True) for p in PERIODS)])
    return Paper((Page("Trend", style.titled(rows), (style.depth + 1, style.depth + 3)),), one_sheet=True)


def quarters(told: Facts, style: Style) -> Paper:
    """Year above quarter, one force."""
    measures = MEASURES[:3]
    names = [f"Q{n}" for n in (1, 2, 3)]
    top: list[Entry] = [style.head("Measure", down=2), *merged(LATEST, 3)]
    rows: Rows = [top, [None, *map(style.head, names)]]
    for measure in measures:
        facts = [
            Fact("", measure, f"{q} {LATEST}", told.of(OWN, measure, p).value)
            for q, p in zip(names, PERIODS, strict=True)
        ]
        rows.append([style.label(measure), *(style.tell(fact) for fact in facts)])
    return Paper(
        (Page("Trend", style.titled(rows), (style.depth + 2, style.depth + len(rows)), heads=2),), one_sheet=True
    )


def snaking(told: Facts, style: Style) -> Paper:
    """One list of forces in two blocks side by side."""
    measure = MEASURES[0]
    head = [style.head("Force"), style.head(style.label(measure))]
    rows: Rows = [[*head, None, *head]]
    for left, right in zip(FORCES[:2], FORCES[2:4], strict=True):
        rows.append(
            [
                style.named(left),
                style.tell(undated(told, left, measure)),
                None,
                style.named(right),
                style.tell(undated(told, right, measure)),
            ]
        )
    return Paper((Page("List", style.titled(rows), (style.depth + 1, style.depth + 3)),))


MIXED = (
    area_codes, regions_among_forces, years_down, forces_over_years, years_over_measures, answers_and_comments,
    force_pairs_across, headers_again, notes_above, number_then_share, quarters, snaking,
)  # fmt: skip
