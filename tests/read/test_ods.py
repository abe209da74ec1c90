"""ODS files made here and read back."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from pathlib import Path
from time import perf_counter

import pytest

from reconcile.errors import DocumentError, NoTableError
from reconcile.model import Cell, Document
from reconcile.read import ods

NAMESPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"), ("style", "style"), ("table", "table"), ("text", "text"), ("number", "datastyle"),
        ("fo", "xsl-fo-compatible"), ("dr", "drawing"),
    )
)  # fmt: skip
STYLES = """
<style:style style:name="bold" style:family="table-cell" style:data-style-name="thousands">
  <style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="kin" style:family="table-cell" style:parent-style-name="bold">
  <style:paragraph-properties fo:margin-left="0.706cm"/></style:style>
<style:style style:name="share" style:family="table-cell" style:data-style-name="percent"/>
<style:style style:name="clock" style:family="table-cell" style:data-style-name="duration"/>
<style:style style:name="day" style:family="table-cell" style:data-style-name="short-date"/>
<style:style style:name="up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style>
<number:number-style style:name="thousands">
  <number:number number:decimal-places="0" number:grouping="true"/></number:number-style>
<number:percentage-style style:name="percent"><number:number number:decimal-places="1" number:min-integer-digits="1"/>
  <number:text>%</number:text></number:percentage-style>
<number:time-style style:name="duration" number:truncate-on-overflow="false"><number:hours/><number:text>:</number:text>
  <number:minutes number:style="long"/></number:time-style>
<number:date-style style:name="short-date"><number:day number:style="long"/><number:text>/</number:text>
  <number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>
"""


def text(words: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'


def row(*cells: str, options: str = "") -> str:
    return f"<table:table-row {options}>{''.join(cells)}</table:table-row>"


def sheet(*rows: str, name: str = "Data", options: str = "") -> str:
    return f'<table:table table:name="{name}" {options}>{"".join(rows)}</table:table>'


def written(tmp_path: Path, *sheets: str, before: str = "", manifest: str = "") -> Path:
    path = tmp_path / "return.ods"
    content = (
        f'<?xml version="1.0"?>{before}<office:document-content {NAMESPACES}>'
        f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{''.join(sheets)}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", manifest or "<manifest/>")
    return path


def read(tmp_path: Path, *sheets: str) -> Document:
    return ods.read(written(tmp_path, *sheets))


def cells(document: Document, table: int = 0) -> dict[str, Cell]:
    return {cell.place.cell: cell for cell in document.tables[table].cells.values()}


def texts(document: Document) -> list[str]:
    return [notice.text for notice in document.notices]


def typed(kind: str, value: str = "", words: str = "", style: str = "", more: str = "") -> str:
    """A cell of a value type: office:value, office:date-value and so on."""
    name = {"date": "date-value", "time": "time-value", "boolean": "boolean-value", "string": "string-value"}.get(
        kind, "value"
    )
    stored = f'office:{name}="{value}"' if value else ""
    styled = f'table:style-name="{style}"' if style else ""
    paragraph = f"<text:p>{words}</text:p>" if words else ""
    return f'<table:table-cell office:value-type="{kind}" {stored} {styled} {more}>{paragraph}</table:table-cell>'


@pytest.mark.parametrize(
    ("cell", "stored", "shown", "number_format"),
    [
        (typed("float", "1234.5", "1,235", "bold"), 1234.5, "1,235", "#,##0"),
        (typed("float", "12", "12"), 12, "12", ""),
        (typed("percentage", "0.776", "77.6%", "share"), 0.776, "77.6%", "0.0%"),
        (typed("percentage", "0.5", "50%"), 0.5, "50%", "0.0%"),
        (typed("currency", "61.4", "£61.40", more='office:currency="GBP"'), 61.4, "£61.40", ""),
        (typed("date", "2013-11-30", "30/11/2013", "day"), date(2013, 11, 30), "30/11/2013", "dd/mm/yyyy"),
        (typed("date", "2013-11-30T09:05:00", "30 Nov"), datetime(2013, 11, 30, 9, 5), "30 Nov", "dd/mm/yyyy"),
        (typed("time", "PT14H30M00S", "14:30"), time(14, 30), "14:30", "hh:mm"),
        (typed("time", "PT36H00M00S", "36:00", "clock"), 1.5, "36:00", "[h]:mm"),
        (typed("boolean", "true", "TRUE"), True, "TRUE", ""),
        (typed("string", "", "Yes<text:s text:c='2'/>and<text:line-break/>no"), "Yes  and\nno", "Yes  and\nno", ""),
        (typed("string", "Yes"), "Yes", "Yes", ""),
        (typed("float", "0.25", "", "share"), 0.25, "25.0%", "0.0%"),
        (typed("float", "nonsense", "12"), "12", "12", ""),
    ],
)
def test_stored_and_shown(tmp_path: Path, cell: str, stored: object, shown: str, number_format: str) -> None:
    found = cells(read(tmp_path, sheet(row(text("x"), cell))))["B1"]
    assert (found.stored, found.shown, found.number_format) == (stored, shown, number_format)
    assert (found.place.reference, found.place.file) == ("Data!B1", "return.ods")


def test_styles_are_inherited(tmp_path: Path) -> None:
    found = cells(read(tmp_path, sheet(row(typed("float", "1", "1", "kin")))))["A1"]
    assert (found.bold, found.indent, found.number_format) == (True, 2, "#,##0")


def test_repeats_are_written_out_and_empty_ones_cost_nothing(tmp_path: Path) -> None:
    started = perf_counter()
    empty = '<table:table-cell table:number-columns-repeated="16382"/>'
    twice = typed("string", "", "a", more='table:number-columns-repeated="2"')
    document = read(
        tmp_path,
        sheet(
            row(twice, text("b"), empty),
            row(empty, options='table:number-rows-repeated="1000000"'),
            row(text("c"), options='table:number-rows-repeated="2"'),
        ),
    )
    assert {address: cell.shown for address, cell in cells(document).items()} == {
        "A1": "a", "B1": "a", "C1": "b", "A1000002": "c", "A1000003": "c",
    }  # fmt: skip
    assert perf_counter() - started < 2


def test_a_value_repeated_without_end_is_cut_with_a_notice(tmp_path: Path) -> None:
    document = read(tmp_path, sheet(row(text("x"), options='table:number-rows-repeated="1048576"')))
    assert len(document.tables[0].cells) == 1000
    assert texts(document) == ["Data!A1: repeated more often than any return would; the rest passed over."]


def test_a_merged_cell_has_its_span_and_covers_the_rest(tmp_path: Path) -> None:
    merged = typed("string", "", "Title", more='table:number-columns-spanned="2" table:number-rows-spanned="3"')
    covered = '<table:covered-table-cell office:value-type="string"><text:p>beneath</text:p></table:covered-table-cell>'
    found = cells(read(tmp_path, sheet(row(merged, covered, text("beside")))))
    assert sorted(found) == ["A1", "C1"]
    assert (found["A1"].rows, found["A1"].columns) == (3, 2)


def test_comments_are_no_part_of_the_text(tmp_path: Path) -> None:
    note = "<office:annotation><text:p>estimated</text:p></office:annotation>"
    noted = text("12").replace("<text:p>", f"{note}<text:p>", 1)
    bare = "<table:table-cell><office:annotation><text:p>why empty</text:p></office:annotation></table:table-cell>"
    found = cells(read(tmp_path, sheet(row(noted, bare))))
    assert (found["A1"].shown, found["A1"].comment) == ("12", "estimated")
    assert (found["B1"].empty, found["B1"].comment) == (True, "why empty")


def test_a_raised_footnote_mark_is_told_from_the_figure(tmp_path: Path) -> None:
    found = cells(read(tmp_path, sheet(row(text('1,234<text:span text:style-name="up">2</text:span>')))))["A1"]
    assert (found.stored, found.shown, found.comment) == ("1,234", "1,234", "[note 2]")


def test_hidden_rows_columns_and_sheets_are_flagged(tmp_path: Path) -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    document = read(
        tmp_path,
        sheet(
            columns,
            row(text("a"), text("b")),
            row(text("c"), options='table:visibility="filter"'),
            f'<table:table-row-group table:display="false">{row(text("d"))}</table:table-row-group>',
            row(text("e")),
        ),
        sheet(row(text("x")), name="Away", options='table:style-name="gone"'),
    )
    assert {address for address, cell in cells(document).items() if cell.hidden} == {"B1", "A2", "A3"}
    assert [grid.hidden for grid in document.tables] == [False, True]
    assert texts(document) == [
        "Data: hidden rows 2, 3 passed over.",
        "Data: hidden column B passed over.",
        "Away: hidden sheet passed over.",
    ]


def test_formulas_without_values_and_errors_are_notices(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        sheet(row(text("x"), '<table:table-cell table:formula="of:=[.A1]"/>', text("#REF!"), text("Err:502"))),
    )
    assert texts(document) == [
        "Data!B1: a formula without a stored value; open the file and save it.",
        "Data!C1, Data!D1: shows an error, not a value.",
    ]
    assert cells(document)["C1"].stored is None


def test_copies_of_other_files_and_tables_in_cells_are_no_sheets(tmp_path: Path) -> None:
    inner = f"<table:table-cell><text:p>outer</text:p>{sheet(row(text('inner')), name='Sub')}</table:table-cell>"
    foreign = sheet("<table:table-source/>", row(text("linked")), name="Elsewhere")
    document = read(tmp_path, sheet(row(inner)), foreign)
    assert [(grid.name, [cell.shown for cell in grid.cells.values()]) for grid in document.tables] == [
        ("Data", ["outer"])
    ]


def test_a_file_without_cells_holds_no_table(tmp_path: Path) -> None:
    with pytest.raises(NoTableError, match=r"return\.ods"):
        read(tmp_path, sheet(row("<table:table-cell/>")))


def test_a_file_whose_sheets_are_all_hidden_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoTableError, match="hidden"):
        read(tmp_path, sheet(row(text("x")), options='table:style-name="gone"'))


def test_entities_are_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    with pytest.raises(DocumentError, match="document type"):
        ods.read(written(tmp_path, sheet(row(text("&b;"))), before=bomb))


def test_an_encrypted_file_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, sheet(row(text("x"))), manifest="<manifest:encryption-data/>")
    with pytest.raises(DocumentError, match="password"):
        ods.read(path)


def test_a_damaged_file_is_refused_on_one_line(tmp_path: Path) -> None:
    path = written(tmp_path, "<table:table>")
    with pytest.raises(DocumentError, match="damaged") as refused:
        ods.read(path)
    assert "\n" not in str(refused.value)


def test_too_many_cells_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ods, "MAXIMUM_CELLS", 99)
    with pytest.raises(DocumentError, match="more than 99 cells"):
        read(tmp_path, sheet(row(text("x"), options='table:number-rows-repeated="100"')))
