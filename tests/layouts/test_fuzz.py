"""Whatever a return holds, it is read or refused on one line: no sheet and no damaged file is a crash."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.errors import ReconcileError
from reconcile.extract.data import data_findings
from reconcile.model import Document
from reconcile.read import read
from tests.extract.returns import Sheet, Styled, document
from tests.layouts import printed
from tests.layouts.facts import facts
from tests.layouts.layouts import LAYOUTS
from tests.layouts.style import Style
from tests.layouts.test_layouts import few
from tests.papers.returns import write_csv, write_ods, write_xlsx

PLAIN = """
Force;Measure;Question;Response;Yes;No;X;✓;England and Wales;Total;Northshire;West Midlands;Rank;Key;Code;Notes
2012/13;As at 31 March 2014;30 September 20122;31/02/2014;Q1;1.1;(a);%;£000s;FTE;Number;of which:;- officers;Good;Amber
[x];..;:;-;*;n/a;DK;£1.2m;(41);12 min 30 s;17~;<5;0.5;50%;36 of 43 forces;1. Excludes staff;Is there a plan?
Yes. Since 2012, in 40 cases (12%);How many were trained?
"""
ODD = (
    "=cmd|' /C calc'!A0",
    "<script>",
    "\u202eabc",
    "",
    " ",
    "a" * 500,
    "²",
    "١٢",
    "１２",
    "1e999",
    "∞",
    "½",
    "0/0",
    "((((",
    "[",
)
WORDS = (*PLAIN.strip().replace("\n", ";").split(";"), *ODD)
cells = st.one_of(
    st.none(),
    st.sampled_from(WORDS),
    st.sampled_from([0, 1, 2013, -5, 10**30, 0.5, 1e-320, float("inf"), float("nan"), True, False]),
    st.sampled_from([date(2014, 3, 31), datetime(1900, 1, 1, 12), time(3, 4), date.min, date.max]),
    st.text(max_size=12),
    st.builds(
        Styled,
        st.sampled_from(WORDS),
        number_format=st.sampled_from(["", "0%", "£#,##0", "[h]:mm", "mmm-yy", '0"%"']),
        bold=st.booleans(),
        indent=st.integers(0, 3),
        columns=st.integers(1, 4),
        rows=st.integers(1, 4),
        comment=st.sampled_from(["", "[note 1]", "Estimated"]),
        hidden=st.booleans(),
    ),
)
sheets = st.builds(
    Sheet,
    st.sampled_from(["Data", "Key", "2012-13", "Notes", "Northshire", "Table 1"]),
    st.lists(st.lists(cells, max_size=7), max_size=12),
    hidden=st.booleans(),
)


@settings(few, max_examples=120)
@given(sheets=st.lists(sheets, min_size=1, max_size=3), kind=st.sampled_from(["xlsx", "pdf"]))
def test_a_sheet_of_anything_is_read(sheets: list[Sheet], kind: str) -> None:
    made = document(*sheets)
    found, _ = data_findings(Document(made.file, kind, tables=made.tables))
    assert all(f.value is not None and f.measure and f.place.cell for f in found)


@pytest.fixture(scope="module")
def returns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One good return of each format."""
    folder = tmp_path_factory.mktemp("returns")
    paper = LAYOUTS["two headers"](facts(1), Style())
    write_xlsx(paper.sheets, folder / "return.xlsx")
    write_ods(paper.sheets, folder / "return.ods")
    write_csv(paper.sheets[0], folder / "return.csv")
    printed.write(paper.sheets[0], folder / "return.pdf", heads=2)
    return folder


@pytest.mark.parametrize("kind", ["xlsx", "ods", "csv", "pdf"])
@settings(few, max_examples=25)
@given(seed=st.randoms(use_true_random=False))
def test_a_damaged_file_is_read_or_refused(kind: str, seed: object, returns: Path, tmp_path: Path) -> None:
    content = bytearray((returns / f"return.{kind}").read_bytes())
    random = seed
    for _ in range(random.randrange(1, 40)):  # type: ignore[attr-defined]
        at = random.randrange(len(content))  # type: ignore[attr-defined]
        content[at : at + random.randrange(3)] = bytes(random.randrange(256) for _ in range(random.randrange(3)))  # type: ignore[attr-defined]
    path = tmp_path / f"return.{kind}"
    path.write_bytes(bytes(content))
    try:
        data_findings(read(path))
    except ReconcileError as error:
        assert "\n" not in str(error)
        assert str(error).startswith("return.")
