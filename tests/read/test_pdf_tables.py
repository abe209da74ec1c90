"""Tables printed here as PDF, ruled and unruled, and read back as grids."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from reconcile.model import Document, Grid, Role
from reconcile.read import pdf

CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11)
BOLD = ParagraphStyle("bold", parent=CELL, fontName="Helvetica-Bold")
PROSE = ParagraphStyle("prose", fontName="Times-Roman", fontSize=10.5, leading=13.5, spaceAfter=7)
TITLE = getSampleStyleSheet()["Heading2"]
SENTENCE = "The force has a clear plan for this and the officers whom we met in each district could explain it to us. "
RULES = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]


def built(tmp_path: Path, *parts: Flowable) -> Document:
    path = tmp_path / "return.pdf"
    SimpleDocTemplate(str(path), pagesize=A4).build(list(parts))
    return pdf.read(path)


def p(text: str, style: ParagraphStyle = CELL) -> Paragraph:
    return Paragraph(text, style)


def shown(grid: Grid) -> list[list[str]]:
    return [
        [grid.cells[r, k].shown if (r, k) in grid.cells else "" for k in range(grid.width)] for r in range(grid.height)
    ]


def table(rows: Sequence[Sequence[Any]], style: list[tuple[Any, ...]], **options: Any) -> Table:
    made = Table([list(row) for row in rows], **options)
    made.setStyle(style)
    return made


FIGURES = [
    ["Measure", "2012/13", "2013/14", "England and Wales"],
    ["Crimes recorded", "48,210", "46,900", "3,500,120"],
    ["Incidents of anti-social behaviour attended by an officer or a PCSO", "61%", "58.4%", "63%"],
    ["Police officers (FTE)", "1,874.5", "1,820.0", ".."],
    ["Does the force have a strategy?", "No", "Yes", "40 of 43"],
    ["Files examined", "60", "60", "2,580"],
    ["Of which supervised", "22", "41", "1,612"],
]
WIDTHS = [190, 80, 80, 100]


@pytest.mark.parametrize(
    "style",
    [
        [*RULES],
        [("VALIGN", (0, 0), (-1, -1), "TOP")],
        [("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey)],
        [("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.lavender, colors.white])],
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 1),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        ],
    ],
    ids=["ruled", "white space", "rules below", "tinted rows", "tight"],
)
def test_a_table_is_read_whatever_its_rules(tmp_path: Path, style: list[tuple[Any, ...]]) -> None:
    rows = [[p(text, BOLD if n == 0 else CELL) for text in row] for n, row in enumerate(FIGURES)]
    document = built(tmp_path, p("Data return: Pellshire", TITLE), table(rows, style, colWidths=WIDTHS))
    assert [shown(grid) for grid in document.tables] == [FIGURES]
    grid = document.tables[0]
    assert grid.cells[0, 1].bold and not grid.cells[1, 1].bold
    assert (grid.place.sheet, grid.cells[3, 1].place.reference, grid.cells[3, 1].place.page) == ("pdf", "pdf!p1", 1)
    assert [t.text for t in document.passages if t.role is not Role.TABLE] == ["Data return: Pellshire"]


def test_rows_of_a_table_in_a_letter_are_passages_too(tmp_path: Path) -> None:
    document = built(
        tmp_path, p(SENTENCE * 3, PROSE), table(FIGURES, RULES), Spacer(1, 9), p("Afterwards. " + SENTENCE * 3, PROSE)
    )
    assert [x.text for x in document.passages][1:3] == [
        "Measure | 2012/13 | 2013/14 | England and Wales",
        "Crimes recorded | 48,210 | 46,900 | 3,500,120",
    ]
    assert [x.role for x in document.passages] == [Role.BODY, *[Role.TABLE] * len(FIGURES), Role.BODY]


def long_rows(count: int) -> list[list[Any]]:
    rows: list[list[Any]] = [[p("Ref", BOLD), p("Question", BOLD), p("Answer", BOLD)]]
    for n in range(1, count + 1):
        if n % 12 == 1:
            rows.append([p(f"Part {n // 12 + 1} of the return", BOLD), "", ""])
        question = f"Question {n}: does the force know how many there are of these, and since when has it known?"
        rows.append([p(str(n)), p(question), p("Yes. Since 2012." if n % 2 else f"{n * 37:,}")])
    return rows


def spans(rows: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
    return [("SPAN", (0, n), (-1, n)) for n, row in enumerate(rows) if row[1] == ""]


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("repeat", [0, 1])
def test_a_table_over_pages_is_one_grid_with_its_header_once(tmp_path: Path, ruled: bool, repeat: int) -> None:
    rows = long_rows(50)
    style = [*(RULES if ruled else RULES[1:]), *spans(rows)]
    document = built(
        tmp_path, table(rows, style, colWidths=[40, 270, 120], repeatRows=repeat), p("Returned in May.", PROSE)
    )
    assert document.pages > 2
    (grid,) = document.tables
    assert grid.height == len(rows)
    assert [row[0] for row in shown(grid)].count("Ref") == 1
    numbers = [row[0] for row in shown(grid) if row[0].isdigit()]
    assert numbers == [str(n) for n in range(1, 51)]
    assert {c.place.cell for c in grid.cells.values()} == {f"p{n}" for n in range(1, document.pages + 1)}
    section = grid.cells[1, 0]
    assert (section.shown, section.columns, section.bold) == ("Part 1 of the return", 3, True)


def test_a_row_broken_over_two_pages_is_one_row(tmp_path: Path) -> None:
    answer = "Yes. " + "It was agreed by the chief officers and it is under review by them, " * 9 + "as it was."
    rows = [["Ref", "Answer"], *[[str(n), p(answer)] for n in range(1, 9)]]
    document = built(tmp_path, table(rows, RULES, colWidths=[40, 300], splitInRow=1, repeatRows=1))
    (grid,) = document.tables
    assert document.pages > 1
    assert [row[0] for row in shown(grid)] == ["Ref", *[str(n) for n in range(1, 9)]]
    assert all(row[1] == answer for row in shown(grid)[1:])


class Sideways(Flowable):
    """Lines of text that run up the page."""

    def __init__(self, *texts: str) -> None:
        super().__init__()
        self.texts = texts

    def wrap(self, *_: float) -> tuple[float, float]:
        return 12, 90

    def draw(self) -> None:
        self.canv.saveState()
        self.canv.rotate(90)
        self.canv.setFont("Helvetica-Bold", 8)
        for n, text in enumerate(self.texts):
            self.canv.drawString(2, -10 - 10 * n, text)
        self.canv.restoreState()


@pytest.mark.parametrize("ruled", [True, False])
def test_sideways_headers_are_put_the_right_way_round(tmp_path: Path, ruled: bool) -> None:
    head = [
        "Force",
        Sideways("Police officers"),
        Sideways("Police community", "support officers"),
        Sideways("Specials"),
    ]
    names = ["Pellshire", "Lydmarsh", "Corvedale", "Haverdale", "England and Wales"]
    rows = [head, *[[name, f"{1000 + 37 * n:,}", str(90 + n), str(310 - n)] for n, name in enumerate(names)]]
    document = built(tmp_path, table(rows, RULES if ruled else RULES[1:], colWidths=[120, 60, 60, 60]))
    (grid,) = document.tables
    assert shown(grid)[0] == ["Force", "Police officers", "Police community support officers", "Specials"]
    assert shown(grid)[1] == ["Pellshire", "1,000", "90", "310"]


def test_a_title_over_two_columns_is_a_merged_cell(tmp_path: Path) -> None:
    rows = [
        ["Force", "Police officers", "", "PCSOs", ""],
        ["", "2013", "2014", "2013", "2014"],
        *[
            [name, str(900 + n), str(880 + n), str(90 + n), str(80 + n)]
            for n, name in enumerate(("Pell", "Lyd", "Corve"))
        ],
    ]
    spanned = [("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (4, 0)), ("ALIGN", (1, 0), (-1, -1), "CENTER")]
    for rules in (RULES, [("LINEBELOW", (0, 1), (-1, 1), 0.5, colors.black)]):
        document = built(tmp_path, table(rows, [*rules, *spanned], colWidths=[120, 60, 60, 60, 60]))
        (grid,) = document.tables
        merged = {(key, c.shown, c.columns) for key, c in grid.cells.items() if c.columns > 1}
        assert merged == {((0, 1), "Police officers", 2), ((0, 3), "PCSOs", 2)}


def test_two_tables_on_a_page_are_two_grids(tmp_path: Path) -> None:
    document = built(
        tmp_path,
        p("Table 1: People", TITLE),
        table(FIGURES, RULES[1:], colWidths=WIDTHS),
        p("Table 2: Money", TITLE),
        table([["Item", "£m"], ["Pay", "81.2"], ["Premises", "4.0"], ["Fleet", "2.2"]], RULES[1:], colWidths=[150, 60]),
    )
    assert [(grid.name, grid.height, grid.width) for grid in document.tables] == [
        ("pdf table 1", 7, 4),
        ("pdf table 2", 4, 2),
    ]


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE * 4,
        "There were 1,204 officers in 2013, 1,180 in 2014 and 1,102 in 2015. " * 6,
        "• one point<br/>• another point<br/>• a third point<br/>• a fourth",
        "1. First of all.<br/>2. Second of all.<br/>3. Third of all.<br/>4. Fourth of all.",
    ],
)
def test_prose_is_not_taken_for_a_table(tmp_path: Path, text: str) -> None:
    narrow = ParagraphStyle("narrow", parent=PROSE, alignment=4)
    assert built(tmp_path, p(text, narrow), p(SENTENCE * 3, narrow)).tables == ()


def test_two_columns_of_prose_are_not_taken_for_a_table(tmp_path: Path) -> None:
    columns = table(
        [[p(SENTENCE * 6, PROSE), p("Of 40 forces 31 agreed. " * 14, PROSE)]], RULES[1:], colWidths=[220, 220]
    )
    document = built(tmp_path, columns)
    assert document.tables == ()
    assert [x.text[:8] for x in document.passages if x.role is Role.BODY] == ["The forc", "Of 40 fo"]


def test_an_address_block_is_not_taken_for_a_table(tmp_path: Path) -> None:
    block = table(
        [
            ["Jane Other", "4 Chandler Row"],
            ["HM Inspector", "Oldferry"],
            ["Northern Region", "OF1 2BB"],
            ["", "01632 960000"],
        ],
        RULES[1:],
        colWidths=[220, 220],
    )
    assert built(tmp_path, block, p("Dear Mr Example", PROSE), p(SENTENCE * 3, PROSE)).tables == ()


def test_a_box_with_one_cell_is_a_box(tmp_path: Path) -> None:
    inside = [p("Cause of concern", BOLD), p("The force should look after victims.", PROSE)]
    document = built(
        tmp_path,
        p(SENTENCE * 3, PROSE),
        table([[inside]], [("BOX", (0, 0), (-1, -1), 1, colors.black)], colWidths=[400]),
        p(SENTENCE * 3, PROSE),
    )
    assert document.tables == ()
    assert [x.boxed for x in document.passages] == [False, True, True, False]
