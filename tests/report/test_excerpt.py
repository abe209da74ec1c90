"""The part of a return that a card shows: the deciding cell, its neighbours, its headers; and what is left out."""

from __future__ import annotations

from reconcile.model import Cell, Document, Finding, Grid, Place, column_letters
from reconcile.report.page_excerpt import Excerpt, Excerpts
from tests.report.invented import data

# '*' before a cell: bold; '>' in place of one: the cell to its left goes on.


def grid(text: str, name: str = "Sheet", sheet: str = "") -> Grid:
    cells: dict[tuple[int, int], Cell] = {}
    for row, line in enumerate(text.strip("\n").splitlines()):
        for column, part in enumerate(part.strip() for part in line.split("|")):
            if part == ">":
                at = max(k for r, k in cells if r == row)
                cells[row, at] = Cell(**{**fields(cells[row, at]), "columns": cells[row, at].columns + 1})
            elif part:
                shown = part.removeprefix("*").strip()
                place = Place("return.xlsx", sheet=name, cell=f"{column_letters(column)}{row + 1}")
                if sheet:
                    place = Place("return.pdf", page=1, sheet=sheet, cell="p1")
                stored = float(shown) if shown.replace(".", "").isdigit() else shown
                cells[row, column] = Cell(row, column, stored, shown, place, bold=part.startswith("*"))
    return Grid(name, cells, Place("return.xlsx", page=1 if sheet else None, sheet=sheet or name))


def fields(cell: Cell) -> dict[str, object]:
    return {name: getattr(cell, name) for name in Cell.__slots__}


def at(one: Grid, row: int, column: int, *, label: str = "", section: str = "") -> Finding:
    cell = one.cells[row, column]
    made = data("D1", label, None, cell.shown, "")
    values = {name: getattr(made, name) for name in Finding.__slots__}
    return Finding(**values | {"place": cell.place, "row": row, "column": column, "label": label, "section": section})


def cut(*grids: Grid, cited: list[Finding]) -> tuple[Excerpt, ...]:
    return Excerpts(Document("return.xlsx", "xlsx", tables=grids)).of(cited)


def shown(excerpt: Excerpt) -> list[str]:
    """Each row as text: '…' above a gap, [x] the deciding cell, (x) one also used, {x} a header."""
    wrap = {"deciding": "[{}]", "cited": "({})", "header": "{{{}}}"}
    out = []
    for line in excerpt.lines:
        out += ["…"] if line.gap else []
        out.append(" ".join([line.number, *(wrap.get(c.role, "{}").format(c.text) for c in line.cells)]).strip())
    return out


QUESTIONS = grid("""
*Return of the force
*Question | *Larkshire | *England and Wales
Staff
Are bells rung? | Yes | 40
Are wicks trimmed? | No | 35
Oil
Cost of oil | 3400 | 2900
Oil in store | 12 | 20
""")


def test_a_deciding_cell_stands_with_its_header_its_section_and_the_rows_beside_it() -> None:
    (excerpt,) = cut(QUESTIONS, cited=[at(QUESTIONS, 6, 1, label="Cost of oil", section="Oil")])
    assert excerpt.title == "Sheet ‘Sheet’" and excerpt.letters == ("A", "B", "C")
    assert shown(excerpt) == [
        "2 {Question} {Larkshire} {England and Wales}",
        "…",
        "6 Oil",
        "7 Cost of oil [3400] 2900",
        "8 Oil in store 12 20",
    ]
    assert [cell.number for cell in excerpt.lines[-2].cells] == [False, True, True]


def test_other_cells_that_decide_are_marked_apart() -> None:
    (excerpt,) = cut(QUESTIONS, cited=[at(QUESTIONS, 4, 1, label="Are wicks trimmed?"), at(QUESTIONS, 4, 2)])
    assert "5 Are wicks trimmed? [No] (35)" in shown(excerpt)


def test_without_bold_type_the_first_full_row_is_the_header() -> None:
    plain = grid("""
    force | year | bells
    Larkshire | 2012 | 40
    Larkshire | 2013 | 38
    Larkshire | 2014 | 31
    Moorby | 2012 | 9
    """)
    (excerpt,) = cut(plain, cited=[at(plain, 3, 2, label="Larkshire")])
    assert shown(excerpt) == [
        "1 {force} {year} {bells}",
        "…",
        "3 Larkshire 2013 38",
        "4 Larkshire 2014 [31]",
        "5 Moorby 2012 9",
    ]


def test_headers_of_two_rows_keep_their_merged_cells() -> None:
    deep = grid("""
    | *Bells | > | *Oil | >
    *Station | *2012 | *2013 | *2012 | *2013
    North | 4 | 5 | 6 | 7
    """)
    (excerpt,) = cut(deep, cited=[at(deep, 2, 4, label="North")])
    assert [(c.text, c.across) for c in excerpt.lines[0].cells] == [("", 1), ("Bells", 2), ("Oil", 2)]
    assert shown(excerpt)[-1] == "3 North 4 5 6 [7]"


def test_of_a_wide_table_the_label_the_deciding_column_and_those_beside_it_are_shown() -> None:
    names = [f"*m{n}" for n in range(12)]
    wide = grid("\n".join(["|".join(["*Force", *names]), "|".join(["Larkshire", *map(str, range(12))])]))
    (excerpt,) = cut(wide, cited=[at(wide, 1, 8, label="Larkshire")])
    assert excerpt.letters == ("A", "H", "I", "J")
    assert shown(excerpt)[-1] == "2 Larkshire 6 [7] 8"


def test_a_rank_among_many_shows_some_of_them_and_counts_the_rest() -> None:
    many = grid("\n".join(["*Force | *Bells", *(f"Force {n} | {n}" for n in range(40))]))
    (excerpt,) = cut(many, cited=[at(many, row, 1, label=f"Force {row - 1}") for row in range(1, 41)])
    assert excerpt.left_out == 32
    assert sum(cell.role in ("deciding", "cited") for line in excerpt.lines for cell in line.cells) == 8


def test_cells_of_two_sheets_are_two_excerpts_the_deciding_one_first() -> None:
    first, second = grid("*a | *b\nx | 1", "2012"), grid("*a | *b\nx | 2", "2013")
    found = cut(first, second, cited=[at(second, 1, 1, label="x"), at(first, 1, 1, label="x")])
    assert [excerpt.title for excerpt in found] == ["Sheet ‘2013’", "Sheet ‘2012’"]
    assert [shown(excerpt)[-1] for excerpt in found] == ["2 x [2]", "2 x (1)"]


def test_a_table_of_a_pdf_has_no_addresses_and_is_told_by_its_cell() -> None:
    first, second = grid("*a | *b\nx | 1", "one", "pdf"), grid("*a | *b\nx | 2", "two", "pdf")
    (excerpt,) = cut(first, second, cited=[at(second, 1, 1, label="x")])
    assert excerpt.letters == ("", "") and excerpt.title == "return.xlsx, page 1"
    assert shown(excerpt)[-1] == "x [2]"


def test_of_a_cell_that_says_more_only_what_decides_is_marked_and_its_surroundings_are_shortened() -> None:
    long = f"{'before ' * 40}and 284 of them were cracked{' after' * 40}"
    prose = grid(f"*Question | *Answer\nHow many? | {long}")
    found = at(prose, 1, 1, label="How many?")
    found = Finding(**{name: getattr(found, name) for name in Finding.__slots__} | {"words": "284 of them"})
    (excerpt,) = cut(prose, cited=[found])
    cell = excerpt.lines[-1].cells[1]
    assert (cell.text, cell.role) == ("284 of them", "deciding")
    assert cell.before.startswith("… before") and cell.before.endswith("before and ") and len(cell.before) < 115
    assert cell.after.startswith(" were cracked after") and cell.after.endswith(" …") and len(cell.after) < 115


def test_a_cell_merged_downwards_is_told_once() -> None:
    place = Place("return.xlsx", sheet="Sheet", cell="A1")
    cells = dict(grid("*Area | *Bells | *2013\nNorth | Large | 4\nNorth | Small | 9\nSouth | Large | 2").cells)
    cells[1, 0] = Cell(1, 0, "North", "North", place, rows=2)
    del cells[2, 0]
    merged = Grid("Sheet", cells, Place("return.xlsx", sheet="Sheet"))
    (excerpt,) = cut(merged, cited=[at(merged, 2, 2, label="Small")])
    assert shown(excerpt)[1:3] == ["2 North Large 4", "3  Small [9]"]


def test_a_long_cell_is_shortened_between_words() -> None:
    long = grid(f"*a | *b\n{'word ' * 100}| 1")
    (excerpt,) = cut(long, cited=[at(long, 1, 1)])
    text = excerpt.lines[-1].cells[0].text
    assert len(text) < 205 and text.endswith("word …")


def test_evidence_that_stands_in_no_table_has_no_excerpt() -> None:
    assert cut(QUESTIONS, cited=[data("D1", "lost", None, "1", "Z99")]) == ()
    assert cut(QUESTIONS, cited=[]) == ()
