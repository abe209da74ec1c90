"""The layout file: for each thing it can say, a return that is misread without it, and what it says that is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from reconcile.errors import LayoutError
from reconcile.extract.corrections import Corrections
from reconcile.extract.corrections.effects import said_of, said_of_all, without_effect
from reconcile.extract.corrections.file import read_corrections
from reconcile.extract.corrections.lines import lines_of
from reconcile.extract.data import data_findings, read_tables
from reconcile.extract.parts import sheets_read
from reconcile.model import Document, Finding, Notice, Part, Place
from tests.extract.returns import Sheet, Styled, document, told


def corrected(tmp_path: Path, text: str, source: Document) -> Corrections:
    path = tmp_path / "layout.toml"
    path.write_text(text, encoding="utf-8")
    return read_corrections(path, source)


def lines(found: Sequence[Finding]) -> list[str]:
    """A finding a line: its cell, force, measure, period and value."""
    return [" | ".join((f.place.cell, f.force, f.measure, f.period, told(f))) for f in found]


def both(tmp_path: Path, text: str, *sheets: Sheet) -> tuple[list[str], list[str]]:
    """The findings without the layout file, and with it."""
    source = document(*sheets)
    with_it = data_findings(source, corrected(tmp_path, text, source))[0]
    return lines(data_findings(source)[0]), lines(with_it)


# --- what each thing said changes -------------------------------------------------------------------


def test_header(tmp_path: Path) -> None:
    """Counts that could be years are taken for a second header row."""
    rows = [["Year to", "Officers", "Staff"], ["2012", 2013, 2014], ["2013", 12, 13], ["2014", 14, 15]]
    without, with_it = both(tmp_path, "[sheet.Data]\nheader = 1", Sheet("Data", rows))
    assert without[0] == "B3 |  | Data | 2013 | 12"
    assert with_it[0] == "B2 |  | 2012 > Officers | 2012 | 2013" and len(with_it) == 6


def test_header_of_several_rows_with_lines_above_it(tmp_path: Path) -> None:
    rows = [["Larkshire return", "2014"], ["Sheet", "one"], ["Thing", "Actual", "Planned"], [None, "lent", "lent"]]
    rows += [["Officers in post", 12, 13], ["Staff", 14, 15]]
    without, with_it = both(tmp_path, '[sheet.Data]\nheader = "3:4"', Sheet("Data", rows))
    assert without[0] == "B2 |  | Sheet | 2014 | one"
    assert with_it[0] == "B5 |  | Officers in post > Actual > lent |  | 12" and len(with_it) == 4


def test_no_header(tmp_path: Path) -> None:
    sheet = Sheet("Data", [["Question", "Answer"], ["Is there a lead officer?", "Yes"]])
    without, with_it = both(tmp_path, '[sheet.Data]\nheader = "none"', sheet)
    assert without == ["B2 |  | Is there a lead officer? |  | yes"]
    assert with_it == ["B1 |  | Question |  | Answer", "B2 |  | Is there a lead officer? |  | yes"]


AREAS = Sheet("Data", [["Place", "Searches"], ["north", 412], ["south", 280], ["east", 77]])


def test_force(tmp_path: Path) -> None:
    without, with_it = both(tmp_path, '[sheet.Data]\nforce = "A"', AREAS)
    assert without[0] == "B2 |  | north > Searches |  | 412"
    assert with_it[0] == "B2 | north | Searches |  | 412"


def test_force_is_of_no_other_column(tmp_path: Path) -> None:
    rows = [["Force", "Team", "Searches"], ["Kent", "alpha", 4], ["Essex", "beta", 5], ["Surrey", "gamma", 6]]
    without, with_it = both(tmp_path, '[sheet.Data]\nforce = "B"', Sheet("Data", rows))
    assert "C2 | Kent | Searches |  | 4" in without
    assert with_it[0] == "C2 | alpha | Kent > Searches |  | 4" and len(with_it) == 3


def test_period_measure_and_section(tmp_path: Path) -> None:
    rows = [
        ["alpha", "beta", "gamma", "delta"],
        ["People", "wave one", "Officers", 12],
        ["Crime", "wave two", "Thefts", 7],
    ]
    text = '[sheet.Data]\nheader = 1\nsection = "A"\nperiod = "B"\nmeasure = "C"\nanswer = "D"'
    source = document(Sheet("Data", rows))
    found = data_findings(source, corrected(tmp_path, text, source))[0]
    assert [(f.section, f.period, f.label, told(f)) for f in found] == [
        ("People", "wave one", "Officers", "12"),
        ("Crime", "wave two", "Thefts", "7"),
    ]


def test_of_several_measure_columns_the_last_is_the_label(tmp_path: Path) -> None:
    rows = [["Kind", "Place", "Count"], ["Burglary", "dwellings", 12], ["Burglary", "shops", 7]]
    source = document(Sheet("Data", rows))
    found = data_findings(source, corrected(tmp_path, '[sheet.Data]\nmeasure = ["A", "B"]', source))[0]
    assert [(f.measure, f.label) for f in found] == [
        ("Burglary > dwellings > Count", "dwellings"),
        ("Burglary > shops > Count", "shops"),
    ]


def test_answer_comment_and_skip(tmp_path: Path) -> None:
    rows = [
        ["Question", "As first sent", "As agreed", "Standing"],
        ["How many searches?", 412, 420, "estimate"],
        ["How many officers?", 1200, 1210, "audited figure"],
    ]
    sheet = Sheet("Data", rows)
    without, with_it = both(tmp_path, '[sheet.Data]\nanswer = "C"\ncomment = "D"', sheet)
    assert any(line.startswith("B2") for line in without)
    assert [line.split(" ")[0] for line in with_it] == ["C2", "C3"]
    source = document(sheet)
    found = data_findings(source, corrected(tmp_path, '[sheet.Data]\nanswer = "C"\ncomment = "D"', source))[0]
    assert found[0].comment == "estimate"
    skipped = data_findings(source, corrected(tmp_path, '[sheet.Data]\nskip = ["B", "D"]', source))[0]
    assert [f.place.cell for f in skipped] == ["C2", "C3"]


def test_answer_on_a_sheet_that_is_taken_for_a_key(tmp_path: Path) -> None:
    sheet = Sheet("Codes", [["Code", "Meaning"], ["A", "in place"], ["B", "not in place"]])
    without, with_it = both(tmp_path, '[sheet.Codes]\nmeasure = "A"\nanswer = "B"', sheet)
    assert without == []
    assert [line.split(" ")[0] for line in with_it] == ["B2", "B3"]


def test_unit_of_a_column_and_column_of_units(tmp_path: Path) -> None:
    sheet = Sheet("Data", [["Item", "Time", "Per"], ["Grade 1", 12, "hours"], ["Grade 2", 40, "days"]])
    without, with_it = both(tmp_path, '[sheet.Data]\nunit.B = "minutes"\nskip = "C"', sheet)
    assert not any("minutes" in line for line in without)
    assert [line.split(" | ")[-1] for line in with_it] == ["12 minutes", "40 minutes"]
    _, with_it = both(tmp_path, '[sheet.Data]\nunit = "C"', sheet)
    assert [line.split(" | ")[-1] for line in with_it] == ["12 hours", "40 days"]


@pytest.mark.parametrize(
    ("unit", "cell", "value"),
    [
        ("%", 0.12, "0.12%"),
        ("number", 12, "12"),
        ("points", Styled(0.04, number_format="0%"), "4 points"),
        ("£000s", 12, "12000 GBP"),
        ("days", "3 weeks", "3 weeks"),  # what a cell says itself counts first
    ],
)
def test_unit_counts_over_the_header(tmp_path: Path, unit: str, cell: Styled | float | str, value: str) -> None:
    sheet = Sheet("Data", [["Item", "Percentage"], ["Custody", cell], ["Patrol", 14]])
    _, with_it = both(tmp_path, f'[sheet.Data]\nunit.B = "{unit}"', sheet)
    assert with_it[0].split(" | ")[-1] == value


def test_codes_of_the_return_and_of_one_sheet(tmp_path: Path) -> None:
    rows = [["Question", "Answer"], ["What is the policy based on?", "THR"], ["Is there a plan?", "AC"]]
    text = '[codes]\nTHR = "threat, harm and risk"\nAC = "Yes"\n[sheet.Two]\ncodes.AC = "No"'
    without, with_it = both(tmp_path, text, Sheet("One", rows), Sheet("Two", [*rows, ["Is it new?", "AC"]]))
    assert [line.split(" | ")[-1] for line in without][::2] == ["THR", "THR", "yes: AC"]
    values = [line.split(" | ")[-1] for line in with_it]
    assert values == ["threat, harm and risk", "yes", "threat, harm and risk", "no", "no"]


def test_ignore_leaves_a_sheet_out_or_takes_it_in(tmp_path: Path) -> None:
    kept = Sheet("Kept", [["Question", "Answer"], ["Is there a plan?", "Yes"]])
    spare = Sheet("Spare", [["Question", "Answer"], ["Is there a plan?", "No"]])
    source = document(kept, spare)
    found, notices = data_findings(source, corrected(tmp_path, "[sheet.Spare]\nignore = true", source))
    assert [f.place.sheet for f in found] == ["Kept"]
    assert [n.text for n in notices] == ["Spare: sheet passed over, as layout.toml says."]
    hidden = document(kept, Sheet("Spare", spare.rows, hidden=True))
    corrections = corrected(tmp_path, "[sheet.Spare]\nignore = false", hidden)
    assert [f.place.sheet for f in data_findings(hidden, corrections)[0]] == ["Kept", "Spare"]
    place = Place("return.xlsx", sheet="Spare")
    notice, other = Notice("Spare: hidden sheet passed over.", place), Notice("Spare: hidden row 9 passed over.", place)
    assert corrections.still_true((notice, other)) == (other,)


def test_nothing_else_changes(tmp_path: Path) -> None:
    """What is said of one sheet, or of one column, leaves the findings of all others as they were."""
    other = Sheet("Other", [["Force", "Searches", "Rate (%)"], ["Kent", 4, 50], ["Essex", 5, 60], ["Surrey", 6, 70]])
    text = '[sheet.Data]\nforce = "A"'
    without, with_it = both(tmp_path, text, AREAS, other)
    assert without[3:] == with_it[3:] and without[:3] != with_it[:3]
    without, with_it = both(tmp_path, '[sheet.Other]\nunit.B = "days"', other)
    assert [w for w in without if w[0] != "B"] == [w for w in with_it if w[0] != "B"] != with_it


def test_an_empty_layout_file_changes_nothing(tmp_path: Path) -> None:
    without, with_it = both(tmp_path, "# nothing yet\n", AREAS)
    assert without == with_it


# --- what is told of it -----------------------------------------------------------------------------


def test_what_was_read_as_the_file_says_is_told_so(tmp_path: Path) -> None:
    text = '[codes]\nN = "No"\n[sheet.data]\nheader = 1\nforce = "A"\nunit.B = "days"\n'
    source = document(AREAS)
    corrections = corrected(tmp_path, text, source)
    tables, _ = read_tables(source, corrections)
    (sheet,) = sheets_read(source, tables, corrections)
    assert all(taken.said for taken in sheet.parts.values())
    assert sheet.parts[1, 0].part is Part.FORCE and "its unit" in sheet.parts[1, 1].why
    assert (
        sheet.said
        == said_of(corrections, "Data")
        == ("header: row 1", "column A holds the force", "column B is in days")
    )
    assert said_of_all(corrections) == ("layout.toml", "N means No")
    (plain,) = sheets_read(source, read_tables(source)[0])
    assert not any(taken.said for taken in plain.parts.values())


def test_what_changes_nothing_is_told(tmp_path: Path) -> None:
    text = (
        '[codes]\nZZ = "No"\n\n[sheet.Data]\nheader = 9\nunit.A = "days"\ncodes.QQ = "Yes"\n'
        '[sheet.Spare]\nignore = true\nforce = "A"\n'
    )
    source = document(Sheet("Data", [*AREAS.rows, [None], [None], [None], [None], ["end"]]), Sheet("Spare", AREAS.rows))
    corrections = corrected(tmp_path, text, source)
    notices = without_effect(corrections, source, read_tables(source, corrections)[0])
    assert [notice.text for notice in notices] == [
        "layout.toml, line 2: changes nothing, since no answer of the return is 'ZZ'.",
        "layout.toml, line 5: changes nothing, since no table of sheet 'Data' stands below a row that it names.",
        "layout.toml, line 6: changes nothing, since column A of sheet 'Data' holds no figure among its answers.",
        "layout.toml, line 7: changes nothing, since no answer on sheet 'Data' is 'QQ'.",
        "layout.toml, line 10: changes nothing, since sheet 'Spare' is passed over.",
    ]


# --- what is wrong with it --------------------------------------------------------------------------

WRONG = [
    ('[sheet."Dta"]\nforce = "A"', 1, "return.xlsx has no sheet 'Dta'; write 'Data'"),
    ('[sheets."Data"]\nforce = "A"', 1, "nothing is called 'sheets' here; write [sheet]"),
    ("[sheet]\nData = 3", 2, "'Data' is the number 3; write [sheet.\"Data\"] on a line of its own"),
    ('sheet = "Data"', 1, "'sheet' is 'Data'; write [sheet.\"the sheet's name\"]"),
    ('[sheet.Data]\nforce = "A"\n\n[sheet.data]\nskip = "B"', 4, "sheet 'Data' has an entry above"),
    ('[sheet.Data]\n\nfroce = "A"', 3, "nothing is called 'froce' here; write force"),
    ("[sheet.Data]\nforce = 1", 2, 'the number 1 is no column; write its letter in quotation marks, as "C"'),
    ('[sheet.Data]\nforce = "Force"', 2, "'Force' is no column"),
    ('[sheet.Data]\nforce = "C"', 2, "column C is past the end of sheet 'Data', which ends at B"),
    ("[sheet.Data]\nskip = []", 2, "no column is listed"),
    ('[sheet.Data]\nforce = "A"\nperiod = "A"', 3, "column A is said to hold force on line 2; it can hold one thing"),
    ('[sheet.Data]\nskip = ["A", "a"]', 2, "column A is said to hold skip on line 2"),
    ('[sheet.Data]\nheader = "fifth"', 2, "the header is 'fifth'; write its row, as header = 5"),
    ("[sheet.Data]\nheader = 0", 2, "the header is the number 0"),
    ("[sheet.Data]\nheader = true", 2, "the header is 'true'"),
    ('[sheet.Data]\nheader = "3:2"', 2, 'the header ends above its first row; write header = "2:3"'),
    ("[sheet.Data]\nheader = 9", 2, "row 9 is past the end of sheet 'Data', whose last row is 4"),
    ('[sheet.Data]\nheader = ["1:2", 2]', 2, "row 2 is listed twice"),
    ('[sheet.Data]\nignore = "yes"', 2, "'ignore' is 'yes'; write ignore = true to leave the sheet out"),
    ('[sheet.Data]\nunit.B = "furlongs"', 2, "'furlongs' is no unit that is known; write one like \"%\""),
    ('[sheet.Data]\nunit.Z = "%"', 2, "column Z is past the end of sheet 'Data'"),
    ('[sheet.Data]\nforce = "A"\nunit.A = "%"', 3, "column A has a unit, but holds no answers"),
    ("[codes]\nY = true", 2, "the meaning of 'Y' is 'true'; write it in words, as \"Yes\""),
    ('codes = "Y"', 1, "'codes' is 'Y'; write what each code means, as codes.Y = \"Yes\""),
    ('[sheet.Data]\ncodes.Y = ""', 2, "the meaning of 'Y' is empty"),
    ("[sheet.Data]\nforce = A", 2, 'words and letters in straight quotation marks, as force = "A"'),
    ("[sheet.The data]\n", 1, 'put the sheet\'s name in quotation marks, as [sheet."Force data"]'),
    ('[sheet.Data]\nforce = "A"\nforce = "B"', 3, "say each thing once"),
    ('[sheet.Data]\nskip = [\n  "A",\n  "X",\n]\n', 2, "column X is past the end"),
]


@pytest.mark.parametrize(("text", "line", "message"), WRONG, ids=[f"{n}" for n in range(len(WRONG))])
def test_every_mistake_is_one_line_that_names_the_line_and_what_to_write(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    with pytest.raises(LayoutError) as error:
        corrected(tmp_path, text, document(AREAS))
    assert str(error.value).startswith(f"layout.toml, line {line}: ") and message in str(error.value)
    assert "\n" not in str(error.value) and error.value.exit_code == 2


def test_files_that_are_no_layout_files(tmp_path: Path) -> None:
    source = document(AREAS)
    path = tmp_path / "layout.toml"
    with pytest.raises(LayoutError, match=r"layout\.toml: no such file"):
        read_corrections(path, source)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LayoutError, match=r"is not plain text in UTF-8"):
        read_corrections(path, source)
    path.write_text("#" * 100_000, encoding="utf-8")
    with pytest.raises(LayoutError, match=r"is far longer than a layout file"):
        read_corrections(path, source)
    with pytest.raises(LayoutError, match=r"cannot be read"):
        read_corrections(tmp_path, source)
    path.write_text('[sheet."pdf"]\nforce = "A"', encoding="utf-8")
    with pytest.raises(LayoutError, match=r"line 1: return\.pdf holds no sheet or table"):
        read_corrections(path, Document("return.pdf", "pdf"))


def test_a_file_saved_on_windows_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "layout.toml"
    path.write_bytes(b'\xef\xbb\xbf[sheet." DATA "]\r\nforce = "a"\r\n')
    assert read_corrections(path, document(AREAS)).of("Data").roles.keys() == {0}


def test_lines_of_keys() -> None:
    text = '# top\n[codes]\nY = "Yes"\n\n[sheet."A b"]\nskip = [\n  "A", # one\n]\nunit.D = "%"\ncodes = { N = "No" }\n'
    assert lines_of(text) == {
        ("codes",): 2, ("codes", "Y"): 3, ("sheet",): 5, ("sheet", "A b"): 5, ("sheet", "A b", "skip"): 6,
        ("sheet", "A b", "unit"): 9, ("sheet", "A b", "unit", "D"): 9, ("sheet", "A b", "codes"): 10,
        ("sheet", "A b", "codes", "N"): 10,
    }  # fmt: skip
