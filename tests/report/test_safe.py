"""What a document says is shown, never obeyed."""

from __future__ import annotations

import pytest

from reconcile.report.safe import spreadsheet, visible


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
        ("\rx", "'\nx"),
        ("  =1", "'  =1"),
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("nul\x00", "nul<U+0000>"),
        ("\ud800", "<U+D800>"),
        ("right\u202eleft", "right\u202eleft"),  # a quotation stays as it is where nothing can act on it
        ("", ""),
    ],
)
def test_spreadsheet(cell: str, written: str) -> None:
    assert spreadsheet(cell) == written
