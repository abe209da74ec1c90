"""Layouts in which forces stand down a sheet or across it."""

from __future__ import annotations

from collections.abc import Sequence

from tests.layouts.facts import ANSWERED, FORCES, GRADED, MEASURES, NATION, PERIODS, QUESTIONS, Fact, Facts, Measure
from tests.layouts.lists import LATEST, Rows, undated
from tests.layouts.pages import Beside, Entry, Page, Paper, Telling, merged
from tests.layouts.style import UNIT_WORDS, Style
from tests.papers.sheets import Cell


def force_head(style: Style) -> Cell | None:
    words = style.one_of("Force", "Police force", "Force name", "Force area", "")
    return style.head(words) if words else None


def forces_down(told: Facts, style: Style) -> Paper:
    """One row a force, a column a measure."""
    rows: Rows = [[force_head(style), *(style.head(style.label(m)) for m in MEASURES)]]
    for force in style.forces:
        rows.append([style.named(force), *(style.tell(undated(told, force, m)) for m in MEASURES)])
    return Paper((Page("Matrix", style.titled(rows), (style.depth + 1, style.depth + len(rows))),), one_sheet=True)


def two_headers(told: Facts, style: Style) -> Paper:
    """Measure above period, merged."""
    measures = MEASURES[:4]
    top: list[Entry] = [force_head(style)]
    for measure in measures:
        top.extend(merged(style.label(measure), len(PERIODS)))
    rows: Rows = [top, [None, *(style.head(p) for _ in measures for p in PERIODS)]]
    for force in style.forces:
        rows.append([style.named(force), *(style.tell(told.of(force, m, p)) for m in measures for p in PERIODS)])
    return Paper(
        (Page("Matrix", style.titled(rows), (style.depth + 2, style.depth + len(rows)), heads=2),), one_sheet=True
    )


def three_headers(told: Facts, style: Style) -> Paper:
    """Period above section above measure, merged, the name of the first column merged downwards."""
    measures = sorted(MEASURES[:4], key=lambda m: m.section)
    top: list[Entry] = [style.head("Force", down=3)]
    middle: list[Entry] = [None]
    bottom: list[Entry] = [None]
    sections = list(dict.fromkeys(m.section for m in measures))
    for period in PERIODS[1:]:
        top.extend(merged(period, len(measures)))
        for section in sections:
            inside = [m for m in measures if m.section == section]
            middle.extend(merged(section, len(inside)))
            bottom.extend(style.head(style.label(m)) for m in inside)
    rows: Rows = [top, middle, bottom]
    for force in style.forces:
        rows.append([style.named(force), *(style.tell(told.of(force, m, p)) for p in PERIODS[1:] for m in measures)])
    return Paper(
        (Page("Matrix", style.titled(rows), (style.depth + 3, style.depth + len(rows)), heads=3),), one_sheet=True
    )


def forces_across(told: Facts, style: Style) -> Paper:
    """Measures down, forces across."""
    rows: Rows = [
        [
            style.head(style.one_of("Measure", "Indicator", "Question", "Description")),
            *(style.head(style.named(f)) for f in style.forces),
        ]
    ]
    for measure in (*MEASURES, *ANSWERED[:3]):
        rows.append([style.label(measure), *(_only_figures(style, told, f, measure) for f in style.forces)])
    return Paper((Page("Across", style.titled(rows), (style.depth + 1, style.depth + len(rows))),), one_sheet=True)


def _only_figures(style: Style, told: Facts, force: str, measure: Measure) -> Telling | None:
    return None if force == NATION and measure.kind != "figure" else style.tell(undated(told, force, measure))


def questions_on_top(told: Facts, style: Style) -> Paper:
    """Long questions along the top, a row a force."""
    measures = (*QUESTIONS, *MEASURES[:2])
    rows: Rows = [[force_head(style), *(style.head(style.label(m)) for m in measures)]]
    for force in FORCES:
        rows.append([style.named(force), *(style.tell(undated(told, force, m)) for m in measures)])
    return Paper((Page("Answers", style.titled(rows), (style.depth + 1, style.depth + len(rows))),), one_sheet=True)


def codes_elsewhere(told: Facts, style: Style) -> Paper:
    """Codes of questions along the top, their words on another sheet."""
    measures = (*ANSWERED, *MEASURES[:3])
    codes = [style.one_of(f"Q{n}", f"Q1.{n}", f"D{n}", f"1.{n}") for n in range(1, len(measures) + 1)]
    rows: Rows = [[style.head("Force"), *(style.head(c) for c in codes)]]
    for force in FORCES:
        rows.append([style.named(force), *(style.tell(undated(told, force, m)) for m in measures)])
    key: Rows = [
        [
            style.head(style.one_of("Code", "Ref", "Question code")),
            style.head(style.one_of("Question", "Definition", "Question text", "Measure")),
        ]
    ]
    key.extend([code, style.label(m)] for code, m in zip(codes, measures, strict=True))
    answers = Page("Data", style.titled(rows), (style.depth + 1, style.depth + len(rows)))
    other = Page(style.one_of("Definitions", "Questions", "Guide to codes"), key)
    return Paper((other, answers) if style.heads % 2 else (answers, other))


def coded(told: Facts, style: Style) -> Paper:
    """Answers as codes, explained on a key sheet."""
    letters = {"Yes": "Y", "No": "N", "In part": "P", "Not known": "DK"}
    rows: Rows = [[style.head("Force"), *(style.head(m.words) for m in ANSWERED)]]
    for force in FORCES:
        told_by = [undated(told, force, m) for m in ANSWERED]
        rows.append([style.named(force), *(Telling(f, Cell(letters[str(f.value)])) for f in told_by)])
    meanings = {
        "Y": "Yes",
        "N": "No",
        "P": style.one_of("In part", "Partly in place"),
        "DK": style.one_of("Not known", "Don't know"),
    }
    key: Rows = [
        [style.head("Code"), style.head(style.one_of("Meaning", "Description"))],
        *([c, m] for c, m in meanings.items()),
    ]
    return Paper((Page("Data", style.titled(rows), (style.depth + 1, style.depth + len(rows))), Page("Key", key)))


def tidy(told: Facts, style: Style) -> Paper:
    """A row for each force, measure and period."""
    heads = [
        "Force",
        style.one_of("Theme", "Area", "Section"),
        style.one_of("Indicator", "Measure", "Metric"),
        style.one_of("Period", "Year", "Financial year"),
        style.one_of("Value", "Figure"),
        "Unit",
        "Note",
    ]
    rows: Rows = [[style.head(h) for h in heads]]
    for force in style.forces:
        for measure in MEASURES:
            for period in PERIODS[1:]:
                fact = told.of(force, measure, period)
                rows.append(
                    [
                        style.named(force),
                        measure.section,
                        measure.words,
                        period,
                        style.tell(fact, said=True),
                        UNIT_WORDS[measure.unit],
                        None,
                    ]
                )
    return Paper((Page("Data", rows, (1, len(rows))),), one_sheet=True)


def sheet_a_year(told: Facts, style: Style) -> Paper:
    """The same table on a sheet for each year."""
    pages = []
    for period in PERIODS:
        name = style.one_of(
            period.replace("/", "-"), f"FY {period.replace('/', '-')}", period[:4] + "-20" + period[-2:]
        )
        rows: Rows = [[force_head(style), *(style.head(style.label(m)) for m in MEASURES[:3])]]
        for force in style.forces:
            rows.append([style.named(force), *(style.tell(told.of(force, m, period)) for m in MEASURES[:3])])
        pages.append(Page(name, style.titled(rows), (style.depth + 1, style.depth + len(rows))))
    return Paper(tuple(pages))


def sheet_a_force(told: Facts, style: Style) -> Paper:
    """The same questions on a sheet for each force."""
    pages = []
    for force in FORCES:
        rows: Rows = [[style.head("Question"), style.head("Answer")]]
        rows.extend([style.label(m), style.tell(undated(told, force, m))] for m in (*QUESTIONS, *MEASURES))
        pages.append(Page(style.named(force), style.titled(rows), (style.depth + 1, style.depth + len(rows))))
    return Paper(tuple(pages))


def side_by_side(told: Facts, style: Style) -> Paper:
    """Two tables beside each other, a blank column between them."""
    left, right = MEASURES[0], MEASURES[1]
    rows: Rows = [
        [style.head(style.label(left)), None, None, None, style.head(style.label(right))],
        [style.head("Force"), *map(style.head, PERIODS[1:]), None, style.head("Force"), *map(style.head, PERIODS[1:])],
    ]
    for force in style.forces:
        one = [style.tell(told.of(force, left, p)) for p in PERIODS[1:]]
        two = [style.tell(told.of(force, right, p)) for p in PERIODS[1:]]
        rows.append([style.named(force), *one, None, style.named(force), *two])
    return Paper((Page("Pair", rows, (2, len(rows))),))


def stacked(told: Facts, style: Style) -> Paper:
    """Tables one below the other, each below its title."""
    rows: Rows = []
    for n, measure in enumerate(MEASURES[:4], start=1):
        rows.append([style.head(f"Table {n}: {style.label(measure)}" if style.heads % 2 else style.label(measure))])
        rows.append([style.head("Force"), *map(style.head, PERIODS)])
        for force in style.forces:
            rows.append([style.named(force), *(style.tell(told.of(force, measure, p)) for p in PERIODS)])
        if style.note:
            rows.append(["Note: figures are as supplied."])
        rows.append([])
    return Paper((Page("Tables", rows),), one_sheet=True)


def unit_in_title(told: Facts, style: Style) -> Paper:
    """The unit and what is counted said in the title alone."""
    measure = MEASURES[3] if style.heads % 2 else MEASURES[2]
    unit = {"GBP": style.one_of("£000s", "£ thousands"), "FTE": style.one_of("FTE", "full-time equivalent")}[
        measure.unit
    ]
    style = style.plain()
    title = (
        [style.head(f"Table 1: {measure.words} by force ({unit})")]
        if style.gap
        else [style.head(f"Table 1: {measure.words} by force")]
    )
    rows: Rows = [
        title,
        [None, None, None, None if style.gap else unit.capitalize() if unit.islower() else unit],
        [style.head("Force"), *map(style.head, PERIODS)],
    ]
    for force in style.forces:
        rows.append([style.named(force), *(style.tell(told.of(force, measure, p), said=True) for p in PERIODS)])
    return Paper((Page("Table 1", rows, (3, len(rows))),), one_sheet=True)


def numbers_and_shares(told: Facts, style: Style) -> Paper:
    """A number and a percentage of the same thing in columns of their own."""
    number, share = MEASURES[5], MEASURES[0]
    style = style.plain()
    top: list[Entry] = [style.head("Force")]
    low: list[Entry] = [None]
    for period in PERIODS[1:]:
        top.extend(merged(period, 2))
        low.extend(
            (style.head(style.one_of(number.words, f"{number.words} (number)")), style.head(f"{share.words}, %"))
        )
    rows: Rows = [top, low]
    for force in style.forces:
        rows.append(
            [style.named(force), *(style.tell(told.of(force, m, p)) for p in PERIODS[1:] for m in (number, share))]
        )
    return Paper(
        (Page("Matrix", style.titled(rows), (style.depth + 2, style.depth + len(rows)), heads=2),), one_sheet=True
    )


def ranked(told: Facts, style: Style) -> Paper:
    """A rank beside each figure."""
    measure = MEASURES[0]
    rows: Rows = [
        [
            style.head("Force"),
            style.head(style.label(measure)),
            style.head(style.one_of("Rank", "National rank", "Rank (1 is best)")),
        ]
    ]
    for n, force in enumerate(style.forces):
        rows.append(
            [
                style.named(force),
                style.tell(undated(told, force, measure)),
                Beside(Cell(n + 1)) if force != NATION else None,
            ]
        )
    return Paper((Page("Ranks", style.titled(rows), (style.depth + 1, style.depth + len(rows))),), one_sheet=True)


def graded_across(told: Facts, style: Style) -> Paper:
    """Forces down, grades in words."""
    rows: Rows = [[force_head(style), *(style.head(m.words) for m in GRADED)]]
    for force in FORCES:
        rows.append([style.named(force), *(style.tell(undated(told, force, m)) for m in GRADED)])
    return Paper((Page("Grades", style.titled(rows), (style.depth + 1, style.depth + len(rows))),), one_sheet=True)


def units_row(told: Facts, style: Style) -> Paper:
    """A row of units below the row of measures."""
    style = style.plain()
    rows: Rows = [
        [style.head("Force"), *(style.head(m.words) for m in MEASURES)],
        [None, *(style.head(UNIT_WORDS[m.unit]) for m in MEASURES)],
    ]
    for force in style.forces:
        rows.append([style.named(force), *(style.tell(undated(told, force, m), said=True) for m in MEASURES)])
    return Paper(
        (Page("Matrix", style.titled(rows), (style.depth + 2, style.depth + len(rows)), heads=2),), one_sheet=True
    )


def merged_stub(told: Facts, style: Style) -> Paper:
    """Each force once, merged down over its measures, years across."""
    rows: Rows = [[style.head("Force"), style.head("Measure"), *map(style.head, PERIODS)]]
    for force in style.forces:
        for n, measure in enumerate(MEASURES[:3]):
            first: Sequence[Entry] = [Cell(style.named(force), down=3 if style.heads % 2 else 1) if not n else None]
            rows.append([*first, style.label(measure), *(style.tell(told.of(force, measure, p)) for p in PERIODS)])
    return Paper((Page("Matrix", style.titled(rows)),), one_sheet=True)


def forces_as_sections(told: Facts, style: Style) -> Paper:
    """Each force as a row of its own above its measures."""
    rows: Rows = [[style.head("Measure"), *map(style.head, PERIODS)]]
    for force in style.forces:
        rows.append(merged(style.named(force), 4))
        rows.extend([style.label(m), *(style.tell(told.of(force, m, p)) for p in PERIODS)] for m in MEASURES[:3])
    return Paper((Page("Matrix", style.titled(rows)),), one_sheet=True)


def one_period(told: Facts, style: Style) -> Paper:
    """The period said in the title alone."""
    title = style.one_of("Police performance, {}", "Data for the 12 months to 31 March {}", "Year ending March {}")
    period = (
        LATEST
        if "{}" in title and style.heads % 3 == 0
        else title.partition(" {}")[0].partition("Data for the ")[2] or "Year ending March"
    )
    if period != LATEST:
        period = f"{period} 2014"
    line = title.format(LATEST if period == LATEST else "2014")
    rows: Rows = [[style.head(line)], [force_head(style), *(style.head(style.label(m)) for m in MEASURES)]]
    for force in style.forces:
        rows.append(
            [style.named(force), *(style.tell(Fact(force, m, period, told.of(force, m).value)) for m in MEASURES)]
        )
    return Paper((Page("Matrix", rows, (2, len(rows))),), one_sheet=True)
