"""What somebody might write into a document to fool a reader, a browser, a spreadsheet or a word processor."""

from __future__ import annotations

from dataclasses import replace

from reconcile.model import Notice, Place, Result
from tests.report.invented import RESULT

TEXTS: dict[str, str] = {
    "a command": "=cmd|' /C calc'!A0",
    "a plus": "+1+1",
    "a minus": "-2-3",
    "an at": "@SUM(1,1)",
    "a link": '=HYPERLINK("https://example.invalid","here")',
    "a script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "the end of a section": "]]></w:t><!-- & &lt; ",
    "right to left": "\u202e%19\u202c \u200b\u2066x\u2069",
    "ten thousand": "long " * 2_000,
    "forty thousand": "x" * 40_000,
    "controls": "bell\x07 escape\x1b[2J null\x00 form\x0c half\ud800",
    "an escape of spreadsheets": "_x0041_ _x000D_",
    "pictures": "👮🏽‍♀️ café ﬁ",
    "lines": "one\r\ntwo\nthree\ttab",
    "a template": "{{ 7*7 }} {% raw %} ${7*7} [bold]x[/bold]",
    "nothing": "",
}


def result_with(text: str) -> Result:
    """The invented result with this text in every field that a document can fill."""
    findings = {
        f.id: replace(f, theme=text, measure=text, words=text, sentence=text, comment=text) for f in RESULT.findings
    }
    judgements = tuple(
        replace(
            j,
            explanation=text,
            data_label=text,
            data_value=text,
            letter_value=text,
            query=text,
            pairing=replace(
                j.pairing,
                letter=findings[j.pairing.letter.id],
                evidence=tuple(findings[e.id] for e in j.pairing.evidence),
                how=text,
            ),
        )
        for j in RESULT.judgements
    )
    return replace(
        RESULT,
        force=text,
        findings=tuple(findings.values()),
        judgements=judgements,
        letter=replace(RESULT.letter, file=text or "x"),
        data=replace(RESULT.data, file=text or "x"),
        notices=(Notice(text, Place(text)),),
    )
