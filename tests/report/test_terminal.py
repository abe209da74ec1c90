"""The report a person reads: the same at every run, whole at every width, safe whatever the documents say.

Write the expected reports anew, after looking at them: python -m tests.report.test_terminal
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest

from reconcile.model import Interval, Kind, Notice, Place, Verdict
from reconcile.report import terminal
from tests.report.invented import HOSTILE, RESULT, letter

GOLDEN = Path(__file__).parent / "golden"
WIDTHS = (80, 160)
WRITTEN = tuple(Path("reports/letter") / name for name in ("comparisons.csv", "discrepancies.csv", "findings.csv"))
ESCAPE = "\x1b"


class Screen(io.StringIO):
    """A terminal, or a pipe, with an encoding of its own."""

    def __init__(self, *, terminal: bool = False, encoding: str = "utf-8") -> None:
        super().__init__()
        self._terminal, self._encoding = terminal, encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding

    def isatty(self) -> bool:
        return self._terminal


def everything(width: int) -> str:
    """The notices, the report and the findings table as a pipe gets them at this width."""
    with pytest.MonkeyPatch.context() as patch:
        plain_surroundings(patch, width)
        return "".join(
            (
                terminal.notices(RESULT.notices, Screen()),
                terminal.report(RESULT, WRITTEN, Screen()),
                terminal.findings(RESULT.findings, Screen()),
            )
        )


def plain_surroundings(patch: pytest.MonkeyPatch, width: int) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "LINES"):
        patch.delenv(name, raising=False)
    patch.setenv("TERM", "xterm-256color")
    patch.setenv("COLUMNS", str(width))


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    plain_surroundings(monkeypatch, 80)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_report_is_as_it_was_looked_at(width: int) -> None:
    path = GOLDEN / f"{width}.txt"
    assert path.exists(), f"{path} is missing: write it with python -m tests.report.test_terminal, and look at it"
    assert everything(width) == path.read_text(encoding="utf-8")


def test_verbose_tells_every_agreement_and_every_statement_not_checked() -> None:
    brief, full = (terminal.report(RESULT, WRITTEN, Screen(), verbose=verbose) for verbose in (False, True))
    agreed = [j for j in RESULT.judgements if j.verdict in (Verdict.AGREEMENT, Verdict.UNVERIFIABLE)]
    told = [j.ref for j in agreed if f"\n{j.ref}  " in full]
    assert told == [j.ref for j in agreed] and not any(f"\n{j.ref}  " in brief for j in agreed)


def test_the_figure_of_the_clash_stands_out_in_the_quote() -> None:
    shown = terminal.report(RESULT, WRITTEN, Screen(terminal=True))
    assert len(re.findall(r"\x1b\[1;(?:4;)?7;31m91%", shown)) == 2  # in the sentence, and below it


def test_reports_that_were_asked_for_stand_below_the_tables() -> None:
    asked = (*WRITTEN, Path("reports/letter/report/x.html"), Path("reports/letter/report/x.json"))
    lines = terminal.report(RESULT, asked, Screen()).splitlines()
    at = lines.index("Written to reports/letter: comparisons.csv, discrepancies.csv, findings.csv")
    assert lines[at + 1 : at + 3] == ["  report/x.html", "  report/x.json"]


def test_the_last_line_says_what_to_do_next() -> None:
    last = terminal.report(RESULT, WRITTEN, Screen()).rstrip().split("Next: ")[1]
    assert "discrepancies.csv" in last and "--all" in last
    page = (*WRITTEN, Path("reports/letter/report/x.html"), Path("reports/letter/report/x-query.docx"))
    last = terminal.report(RESULT, page, Screen()).rstrip().split("Next: ")[1]
    assert "report/x.html" in last and "x-query.docx" in last and "--all" not in last


@pytest.mark.parametrize("width", (40, 80, 160))
def test_no_line_is_wider_than_the_screen(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert max(len(line) for line in terminal.report(RESULT, WRITTEN, Screen()).splitlines()) <= width


@pytest.mark.parametrize("width", (40, 80, 160))
def test_nothing_is_cut_off(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert "…" not in terminal.report(RESULT, WRITTEN, Screen()) + terminal.findings(RESULT.findings, Screen())


def test_colour_at_a_terminal_only_and_not_where_unwanted(monkeypatch: pytest.MonkeyPatch) -> None:
    coloured = terminal.report(RESULT, WRITTEN, Screen(terminal=True))
    red = re.compile(r"\x1b\[[\d;]*31m")
    assert red.search(coloured)
    monkeypatch.setenv("NO_COLOR", "1")
    without = terminal.report(RESULT, WRITTEN, Screen(terminal=True))
    assert not red.search(without) and ESCAPE in without  # bold and reversed remain
    assert ESCAPE not in terminal.report(RESULT, WRITTEN, Screen())


def emphasised(text: str, style: str) -> list[str]:
    return re.findall(rf"\x1b\[{style}m([^\x1b]*)\x1b", text)


def test_the_clash_is_emphasised_in_both_quotes() -> None:
    text = terminal.report(RESULT, WRITTEN, Screen(terminal=True))
    said = emphasised(text, "1;7;31") + emphasised(text, "1;4;7;31")
    assert said.count("91%") == 2 and "64%" in said  # in the sentence, and as the values side by side
    assert "58%" in emphasised(text, "1;7")  # what a tension rests on, in a style of its own


def test_colour_carries_no_meaning_of_its_own() -> None:
    def plain(text: str) -> list[str]:
        return [line.rstrip() for line in re.sub(r"\x1b\[[\d;]*m", "", text).splitlines()]

    coloured = terminal.report(RESULT, WRITTEN, Screen(terminal=True))
    assert plain(coloured) == plain(terminal.report(RESULT, WRITTEN, Screen()))


def test_a_terminal_without_unicode_gets_plain_lines() -> None:
    text = terminal.report(RESULT, WRITTEN, Screen(encoding="ascii"))
    assert "!= 64%" in text
    assert not set(text) - set(map(chr, range(128))) - set("“”")


def test_nothing_in_a_document_is_obeyed() -> None:
    screen = Screen(terminal=True)
    text = (
        terminal.notices(HOSTILE.notices, screen)
        + terminal.report(HOSTILE, WRITTEN, screen)
        + terminal.findings(tuple(j.pairing.letter for j in HOSTILE.judgements), screen)
    )
    assert not re.search(r"\x1b(?!\[[\d;]*m)", text)  # no escape but for styles
    assert not set(text) & set("\x07\u202e\u202c\ud800")
    text.encode("utf-8")
    assert "<U+202E>" in text and "[bold red]all[/]" in text and "[red]Larkshire[/red]" in text


def test_places_of_one_notice_are_told_together_and_counted() -> None:
    many = [Notice("A formula has no stored value", Place("r.xlsx", sheet="A", cell=f"B{n}")) for n in range(1, 10)]
    text = " ".join(terminal.notices(many, Screen()).split())
    assert text.count("A formula has no stored value") == 1
    assert "r.xlsx, A!B5 and 4 more" in text
    assert terminal.notices((), Screen()) == ""


def test_reasons_for_not_checking_are_counted_the_commonest_first() -> None:
    base = RESULT.judgements[4]
    changed = (*(replace(base, rule="no-period", explanation=f"Another year; it is {y}.") for y in (2012, 2013)), base)
    text = terminal.report(replace(RESULT, judgements=changed), WRITTEN, Screen())
    assert text.index("2  Another year\n") < text.index("1  Nothing in the return speaks of this\n")
    talkative = tuple(replace(base, rule="no-period", explanation=f"Year {n}.") for n in range(20))
    assert "20  no period" in terminal.report(replace(RESULT, judgements=talkative), WRITTEN, Screen())


def test_a_rank_over_many_cells_names_a_few() -> None:
    cells = tuple(f"Table!C{n}" for n in range(10, 53))
    ranked = replace(RESULT.judgements[0], cells=cells)
    text = " ".join(terminal.report(replace(RESULT, judgements=(ranked,)), WRITTEN, Screen()).replace("│", " ").split())
    assert "and 37 more" in text and "Table!C52" not in text


def test_a_clash_inside_the_letter_is_not_blamed_on_the_return() -> None:
    inside = replace(RESULT.judgements[0], cells=(), data_label="", data_value="", letter_value="31 of 50, or 91%")
    text = terminal.report(replace(RESULT, judgements=(inside,)), WRITTEN, Screen())
    assert "│ 31 of 50, or 91% " in text and "THE RETURN SAYS" not in text and "≠" not in text


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("x-return-annotated.txt", "return.xlsx itself could not be marked; report/x-return-annotated.txt lists the"),
        ("x-return-annotated.xlsx", ""),
        (
            "x-letter-annotated.docx",
            "letter.pdf itself could not be marked; report/x-letter-annotated.docx has what it",
        ),
    ],
)
def test_a_document_that_could_not_be_marked_is_told(name: str, said: str) -> None:
    listed = (*WRITTEN, Path("reports/letter/report") / name)
    text = " ".join(terminal.report(RESULT, listed, Screen()).split())
    assert said in text and ("could not be marked" in text) == bool(said)


def test_nothing_contradicted() -> None:
    good = tuple(j for j in RESULT.judgements if j.verdict == Verdict.AGREEMENT)
    text = terminal.report(replace(RESULT, judgements=good), WRITTEN, Screen())
    assert text.startswith("Larkshire Constabulary: 0 contradictions, 0 tensions, 1 agreement, 0 not checked\n")
    assert "Contradictions:" not in text and "Tensions:" not in text


def test_a_long_table_says_how_much_of_it_is_shown() -> None:
    many = tuple(letter(f"L{n:04}", "words", Interval(n, n), Kind.QUANTITY) for n in range(terminal.MOST_ROWS + 1))
    text = terminal.findings(many, Screen())
    assert f"{terminal.MOST_ROWS + 1} findings; the first {terminal.MOST_ROWS} are shown, --csv gives all" in text


def test_the_force_is_told_where_there_are_several() -> None:
    beside = replace(RESULT.findings[6], id="D9", force="England and Wales")
    text = " ".join(terminal.findings((*RESULT.findings, beside), Screen()).split())
    assert "(England and Wales)" in text and "(England and Wales)" not in terminal.findings(RESULT.findings, Screen())


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for width in WIDTHS:
        (GOLDEN / f"{width}.txt").write_text(everything(width), encoding="utf-8")
