"""The page that shows how a return was read: taken apart as a browser would, and looked at cell by cell."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from reconcile.cli import main
from reconcile.extract.data import read_tables
from reconcile.extract.parts import sheets_read
from reconcile.findings import value_text
from reconcile.model import Document, Notice, Place
from reconcile.report import sheets
from tests.extract.returns import B, Sheet, Styled, document
from tests.papers.returns import write_csv, write_ods, write_pdf, write_xlsx
from tests.papers.sheets import Cell as Written
from tests.papers.sheets import Row as WrittenRow
from tests.papers.sheets import Sheet as WrittenSheet

VOID = {"meta", "col", "br", "img", "input", "link", "hr"}


@dataclass
class Drawn:
    """A cell of a drawn table."""

    attributes: dict[str, str]
    text: str = ""

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


@dataclass
class Page(HTMLParser):
    """What a browser makes of the page: its tables, its ids and links, its words, and every element used."""

    source: str
    tables: list[list[list[Drawn]]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    elements: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)
    open: list[str] = field(default_factory=list)
    words: str = ""
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.elements.add(tag)
        self.attributes.update(found)
        if tag not in VOID:
            self.open.append(tag)
        if "id" in found:
            self.ids.append(found["id"])
        if "href" in found:
            self.links.append(found["href"])
        if tag == "table":
            self.tables.append([])
        if tag == "tr" and "tbody" in self.open:
            self.tables[-1].append([])
        if tag in ("td", "th") and "tbody" in self.open:
            self.tables[-1][-1].append(Drawn(found))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("td", "th") and "tbody" in self.open:
            self.tables[-1][-1][-1].text += data
        elif self.open and self.open[-1] == "pre":
            self.words += data
        elif self.open and self.open[-1] not in ("style", "script"):
            self.text += data

    def cells(self) -> dict[str, Drawn]:
        return {c.attributes["id"]: c for table in self.tables for row in table for c in row if "id" in c.attributes}

    def told(self, cell: str) -> list[list[str]]:
        """What the panel would say of a cell's findings: id, kind, force, measure, period, value, unit, theme."""
        words = self.words.removeprefix("\n").split("\n")
        found = self.cells()[cell].attributes.get("data-f", "")
        parts = [finding.split(",") for finding in found.split(";") if finding]
        return [[id_, *(words[int(n)] for n in numbers)] for id_, *numbers in parts]


def page(source: Document, layout: tuple[str, ...] = ()) -> Page:
    tables, notices = read_tables(source)
    findings = tuple(finding for table in tables for finding in table.findings)
    return Page(sheets.page(source, sheets_read(source, tables), findings, (*source.notices, *notices), layout))


def picture(drawn: Page, table: int = 0) -> list[str]:
    """Each row of a sheet as the first letters of its cells' parts."""
    rows = [[c for c in row if not c.attributes.get("scope")] for row in drawn.tables[table]]
    return ["".join(c.classes[0][2] if c.classes else "." for c in row) for row in rows]


RETURN = Sheet(
    "Return",
    [
        ["Larkshire Police: stop and search return"],
        [None],
        ["Question", "Response", "Comment"],
        [B("Leadership", 3)],
        ["Is there a lead officer?", "Yes", "since May"],
        ["How many searches were recorded?", 412],
    ],
)


def test_a_sheet_stands_as_it_is_with_its_rows_columns_and_merged_cells() -> None:
    drawn = page(document(RETURN))
    assert picture(drawn) == ["t", "...", "hhh", "s", "mac", "ma."]
    numbers = [row[0].text for row in drawn.tables[0]]
    assert numbers == ["1", "2", "3", "4", "5", "6"]
    assert drawn.cells()["s1A4"].attributes["colspan"] == "3"
    assert drawn.cells()["s1B6"].text == "412" and "figure" in drawn.cells()["s1B6"].classes


def test_a_cell_tells_the_findings_it_became() -> None:
    source = document(RETURN)
    drawn = page(source)
    (finding,) = (f for table in read_tables(source)[0] for f in table.findings if f.place.cell == "B6")
    told = [finding.id, str(finding.kind), finding.force, finding.measure, finding.period]
    assert drawn.told("s1B6") == [[*told, value_text(finding.value), finding.unit, finding.theme]]
    assert "data-f" not in drawn.cells()["s1A6"].attributes


def as_written(*rows: list[str | int | None]) -> WrittenSheet:
    return WrittenSheet(
        "Return", tuple(WrittenRow(tuple(Written(value) for value in row)) for row in rows), (8, 60, 30)
    )


@pytest.mark.parametrize("kind", ["xlsx", "ods", "csv", "pdf"])
def test_every_kind_of_return(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = as_written(
        ["Ref", "Question", "Response"],
        ["1.1", "Is there a lead officer for stop and search?", "Yes"],
        ["1.2", "How many searches were recorded in 2013/14?", "412"],
        ["1.3", "Is there a panel of members of the public?", "No"],
    )
    path, out = tmp_path / f"return.{kind}", tmp_path / "page.html"
    if kind == "csv":
        write_csv(sheet, path)
    elif kind == "pdf":
        write_pdf(sheet, path, ["Larkshire Police: stop and search return"])
    else:
        (write_xlsx if kind == "xlsx" else write_ods)([sheet], path)
    assert main(["findings", str(path), "--html", str(out)]) == 0
    assert capsys.readouterr().out == ""
    drawn = Page(out.read_text(encoding="utf-8"))
    assert picture(drawn) == ["hhh", "rma", "rma", "rma"]
    assert [finding[5] for finding in drawn.told("s1C3")] == ["412"]
    assert ("data-p" in drawn.cells()["s1C3"].attributes) is (kind == "pdf")


# --- hostile text -----------------------------------------------------------------------------------

HOSTILE = "</td></table></pre></script><script>alert(1)</script><img src=x onerror=y>\u202e\"'&\x00"


def test_what_a_return_says_is_shown_and_never_obeyed() -> None:
    sheet = Sheet(
        HOSTILE,
        [
            [HOSTILE],
            [HOSTILE, f"{HOSTILE} Response", f"{HOSTILE} %"],
            [Styled(f"Is it {HOSTILE}?", comment=HOSTILE), f"Yes {HOSTILE}", HOSTILE],
            [f"Was it {HOSTILE}?", 412, "=cmd|' /C calc'!A0"],
            [f"Is it {HOSTILE} long? " + "word " * 200, HOSTILE * 10, 5],
        ],
        hidden=False,
    )
    source = replace(document(sheet), file=HOSTILE, notices=(Notice(HOSTILE, Place("x")),))
    drawn = page(source, (HOSTILE, HOSTILE))
    plain = page(document(RETURN), ("layout.toml", "N means No"))
    assert drawn.elements <= plain.elements | {"details", "summary"} and "img" not in drawn.elements
    assert not any(name.startswith("on") for name in drawn.attributes) and "style" not in drawn.attributes
    assert "\u202e" not in drawn.source and "\x00" not in drawn.source
    assert "<U+202E>" in drawn.cells()["s1A1"].text and "<script>alert(1)</script>" in drawn.cells()["s1A1"].text


def test_the_policy_allows_the_page_its_own_style_and_script_and_nothing_else() -> None:
    source = page(document(RETURN)).source
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', source)
    for name in ("style", "script"):
        (text,) = re.findall(rf"<{name}>(.*?)</{name}>", source, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{name}-src &#39;sha256-{digest}&#39;" in policy
    assert policy.startswith("default-src &#39;none&#39;")
    assert not re.search(r"https?:|url\(|@import|\bsrc=|\bstyle=|innerHTML|eval\(", source)


# --- what is hidden, far away, too much or not understood -------------------------------------------


def test_hidden_rows_and_sheets_are_shown_as_such() -> None:
    hidden = [Styled("Is it old?", hidden=True), Styled("Yes", hidden=True)]
    sheet = Sheet("Return", [["Question", "Answer"], ["Is it new?", "Yes"], hidden])
    spare = Sheet("Spare", [["Question", "Answer"], ["Is it new?", "No"]], hidden=True)
    drawn = page(document(sheet, spare))
    assert picture(drawn) == ["hh", "ma", "ii"] and picture(drawn, 1) == ["ii", "ii"]
    assert [row[0].classes for row in drawn.tables[0]] == [[], [], ["hid"]]
    assert "details" in drawn.elements and "(passed over)" in drawn.text


def test_long_gaps_are_drawn_as_one() -> None:
    source = document(RETURN)
    grid = source.tables[0]
    place = Place("return.xlsx", sheet="Return", cell="XFD1048576")
    far = replace(grid.cells[0, 0], row=1_048_575, column=16_383, stored="far", shown="far", place=place)
    drawn = page(replace(source, tables=(replace(grid, cells={**grid.cells, (1_048_575, 16_383): far}),)))
    assert [row[0].text for row in drawn.tables[0]] == ["1", "2", "3", "4", "5", "6", "7 to 1048575", "1048576"]
    assert drawn.cells()["s1XFD1048576"].text == "far" and len(drawn.source) < 60_000


def test_cells_beyond_what_a_browser_bears_are_counted_and_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_DRAWN", 5)
    drawn = page(document(RETURN, Sheet("Next", RETURN.rows)))
    assert [len(table) for table in drawn.tables] == [4, 0]
    assert "5 more filled cells" in drawn.text and "10 more filled cells" in drawn.text


def test_what_was_not_understood_is_counted_named_and_one_step_away() -> None:
    lost = Sheet("Return", [*RETURN.rows, [None], [None, None, None, None, None, 12]])
    drawn = page(document(lost))
    assert "1 cell was not understood." in " ".join(drawn.text.split())
    assert "#s1F8" in drawn.links and drawn.cells()["s1F8"].classes[0] == "p-not"
    assert "was not understood" not in page(document(RETURN)).text


def test_a_return_of_which_nothing_was_made_is_shown_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "return.csv", tmp_path / "page.html"
    path.write_text("Some words and nothing else\n", encoding="utf-8")
    assert main(["findings", str(path)]) == 2
    assert main(["findings", str(path), "--html", str(out)]) == 0
    assert "Nothing was made of this return." in Page(out.read_text(encoding="utf-8")).text


def test_links_lead_somewhere_ids_are_unique_and_the_page_is_the_same_every_time() -> None:
    lost = Sheet("Return", [*RETURN.rows, [None], [None, None, None, None, None, 12]])
    drawn = page(document(lost, RETURN))
    assert len(drawn.ids) == len(set(drawn.ids)) and {link[1:] for link in drawn.links} <= set(drawn.ids)
    assert drawn.source == page(document(lost, RETURN)).source


# --- the layout file, as a person gives it ----------------------------------------------------------


def test_a_layout_file_corrects_what_is_read_and_the_page_shows_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, layout, out = (tmp_path / name for name in ("return.csv", "layout.toml", "page.html"))
    path.write_text("Place,Searches\nnorth,412\nsouth,280\neast,77\n", encoding="utf-8")
    layout.write_text('[sheet.csv]\nforce = "A"\n\n[codes]\nZZ = "No"\n', encoding="utf-8")
    assert (
        main(["findings", str(path), "--layout", str(layout), "--html", str(out), "--out", str(tmp_path / "f.csv")])
        == 0
    )
    assert "layout.toml, line 5: changes nothing" in " ".join(capsys.readouterr().err.split())
    assert ",north," in (tmp_path / "f.csv").read_text(encoding="utf-8")
    drawn = Page(out.read_text(encoding="utf-8"))
    assert picture(drawn)[1] == "fa" and "said" in drawn.cells()["s1A2"].classes
    assert "column A holds the force" in drawn.text and "ZZ means No" in drawn.text


def test_mistakes_are_told_in_one_line_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, layout, out = (tmp_path / name for name in ("return.csv", "layout.toml", "page.html"))
    path.write_text("Question,Answer\nIs there a plan?,Yes\n", encoding="utf-8")
    layout.write_text('[sheet.csv]\nforce = "D"\n', encoding="utf-8")
    assert main(["findings", str(path), "--layout", str(layout), "--html", str(out)]) == 2
    told = capsys.readouterr().err
    assert told == "reconcile: layout.toml, line 2: column D is past the end of sheet 'csv', which ends at B\n"
    assert not out.exists()
    assert main(["findings", str(path), "--html", str(path)]) == 2
    assert main(["findings", str(path), "--layout", str(layout), "--html", str(layout)]) == 2
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Chief Constable,\n\nThe force has a plan.\n", encoding="utf-8")
    assert main(["compare", str(letter), str(path), "--no-model", "--layout", str(layout), "--out", str(tmp_path)]) == 2
    assert "line 2: column D is past the end" in capsys.readouterr().err


def test_compare_reads_the_return_as_the_layout_file_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, layout, letter = (tmp_path / name for name in ("return.csv", "layout.toml", "letter.txt"))
    path.write_text("Question,First sent,As agreed\nIs there a plan for burglary?,Yes,No\n", encoding="utf-8")
    layout.write_text('[sheet.csv]\nskip = "B"\n', encoding="utf-8")
    letter.write_text("Larkshire Police\n\nThe force has a plan for burglary.\n", encoding="utf-8")
    arguments = [
        "compare",
        str(letter),
        str(path),
        "--no-model",
        "--out",
        str(tmp_path / "out"),
        "--layout",
        str(layout),
    ]
    main(arguments)
    found = (tmp_path / "out" / "findings.csv").read_text(encoding="utf-8")
    assert "csv!C2" in found and "csv!B2" not in found
