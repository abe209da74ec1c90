"""What a document says is shown, never obeyed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.report.safe import from_spreadsheet, spreadsheet, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("  two\n lines\tand a tab ", "two lines and a tab"),
        ("café – “quoted” £5 ½ 東京", "café – “quoted” £5 ½ 東京"),
        ("clear\x1b[2Jscreen", "clear<U+001B>[2Jscreen"),
        ("bell\x07", "bell<U+0007>"),
        ("to \u202e%19\u202c", "to <U+202E>%19<U+202C>"),
        ("iso\u2066late\u2069", "iso<U+2066>late<U+2069>"),
        ("zero\u200bwidth", "zero<U+200B>width"),
        ("tag\U000e0041", "tag<U+E0041>"),
        ("sur\ud800rogate", "sur<U+D800>rogate"),
        ("com\u00adplete", "complete"),
        ("", ""),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("78%", "78%"),
        ("Sheet!C14", "Sheet!C14"),
        ("a-b = c", "a-b = c"),
        ("=SUM(A1)", "'=SUM(A1)"),
        ("+44", "'+44"),
        ("-12", "'-12"),
        ("@cmd", "'@cmd"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("  =1", "'  =1"),
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),
        ("a\r\nb\rc", "a\r\nb\rc"),
        ("'=1", "''=1"),  # told apart from what a bare formula becomes
        ("'tis so", "'tis so"),
        ("<U+0000>", "<U+003C>U+0000>"),
        ("nul\x00", "nul<U+0000>"),
        ("\ud800", "<U+D800>"),
        ("right\u202eleft", "right\u202eleft"),  # a quotation stays as it is where nothing can act on it
        ("", ""),
    ],
)
def test_spreadsheet(cell: str, written: str) -> None:
    assert spreadsheet(cell) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("0012", "'0012"),
        ("3/4", "'3/4"),
        ("01/02/2014", "'01/02/2014"),
        ("12 May 2014", "'12 May 2014"),
        ("May-14", "'May-14"),
        ("10:30 pm", "'10:30 pm"),
        ("1E5", "'1E5"),
        ("£1,200", "'£1,200"),
        ("TRUE", "'TRUE"),
        ("12 officers", "12 officers"),
        ("Trained: 78%", "Trained: 78%"),
        ("May", "May"),
        ("Yes", "Yes"),
        ("'0012", "''0012"),
    ],
)
def test_what_a_spreadsheet_would_change_stays_as_it_is(text: str, written: str) -> None:
    assert spreadsheet(text, as_it_is=True) == written
    assert from_spreadsheet(written, as_it_is=True) == text


@given(st.text(st.one_of(st.sampled_from("'=+-@\t\r\n <U+03C>/5eé\x00\u202e"), st.characters())), st.booleans())
def test_every_text_comes_back(text: str, as_it_is: bool) -> None:
    written = spreadsheet(text, as_it_is=as_it_is)
    written.encode("utf-8")
    assert not written.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert from_spreadsheet(written, as_it_is=as_it_is) == text
