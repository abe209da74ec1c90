"""Commands, options and exit codes, with an invented pipeline behind them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from reconcile.cli import main
from reconcile.errors import DocumentError, WrongForceError
from reconcile.model import Result, Verdict
from tests.report.invented import NOTICES, RESULT

FILES = ["comparisons.csv", "discrepancies.csv", "findings.csv"]


class Pipeline(ModuleType):
    """Stands in for reconcile.pipeline: remembers how it was called and gives or raises what it is told to."""

    def __init__(self) -> None:
        super().__init__("reconcile.pipeline")
        self.result: Result = RESULT
        self.error: BaseException | None = None
        self.called: dict[str, Any] = {}
        self.is_return = True

    def run(self, letter: Path, data: Path, *, progress: Callable[..., None], **options: Any) -> Result:
        self.called = {"letter": letter, "data": data, **options}
        progress("reading", 1, 2)
        if self.error:
            raise self.error
        return self.result

    def findings_of(self, path: Path, **options: Any) -> SimpleNamespace:
        self.called = {"path": path, **options}
        if self.error:
            raise self.error
        return SimpleNamespace(
            document=self.result.data,
            findings=self.result.findings,
            notices=self.result.notices,
            sheets=(),
            is_return=self.is_return,
            layout=(),
        )


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Pipeline:
    fake = Pipeline()
    monkeypatch.setitem(sys.modules, "reconcile.pipeline", fake)
    monkeypatch.chdir(tmp_path)
    for name in ("letter.pdf", "return.xlsx"):
        Path(name).write_bytes(b"a document")
    return fake


def files() -> list[str]:
    return sorted(str(path) for path in Path().rglob("*") if path.is_file() and path.suffix == ".csv")


def test_contradictions_are_exit_code_1(pipeline: Pipeline, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "letter.pdf", "return.xlsx"]) == 1
    assert files() == [f"reports/letter/{name}" for name in FILES]
    told = capsys.readouterr()
    assert told.out.startswith("Larkshire Constabulary: 2 contradictions")
    assert "Written to reports/letter: comparisons.csv, discrepancies.csv, findings.csv\nNext: " in told.out
    assert told.err.startswith("Note: ") and NOTICES[0].text in told.err
    assert pipeline.called["force"] == "" and pipeline.called["model"] is True


def test_nothing_contradicted_is_exit_code_0(pipeline: Pipeline) -> None:
    others = tuple(j for j in RESULT.judgements if j.verdict != Verdict.CONTRADICTION)
    pipeline.result = replace(RESULT, judgements=others)
    assert main(["compare", "letter.pdf", "return.xlsx"]) == 0


def test_options_reach_the_pipeline(pipeline: Pipeline, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["compare", "letter.pdf", "return.xlsx", "--force", "Fenshire", "--out", "a/b", "--no-model", "--quiet"]
    assert main(arguments) == 1
    assert (pipeline.called["force"], pipeline.called["model"]) == ("Fenshire", False)
    assert files() == [f"a/b/{name}" for name in FILES]
    assert capsys.readouterr() == ("", "")


def test_how_sure_a_contradiction_must_be(pipeline: Pipeline, capsys: pytest.CaptureFixture[str]) -> None:
    main(["compare", "letter.pdf", "return.xlsx", "--sure", "0.9", "--quiet"])
    assert pipeline.called["sure"] == 0.9
    for wrong in ("90", "-0.1", "nan", "much"):
        assert main(["compare", "letter.pdf", "return.xlsx", f"--sure={wrong}"]) == 2
        assert f"'{wrong}' is no number from 0 to 1" in capsys.readouterr().err


def test_findings_as_a_table_as_csv_and_into_a_file(pipeline: Pipeline, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["findings", "letter.pdf"]) == 0
    assert "visits rose by 4%" in capsys.readouterr().out
    assert main(["findings", "letter.pdf", "--csv"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("id,side,standing,")
    assert main(["findings", "letter.pdf", "--out", "new/found.csv", "--force", "Fenshire"]) == 0
    told = capsys.readouterr()
    assert told.out == "" and "10 findings written to new/found.csv" in told.err
    assert Path("new/found.csv").read_text(encoding="utf-8") == printed
    assert (pipeline.called["path"], pipeline.called["force"]) == (Path("letter.pdf"), "Fenshire")


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (DocumentError("letter.pdf: is a scan"), 2, "reconcile: letter.pdf: is a scan\n"),
        (WrongForceError("two\nlines"), 2, "reconcile: two lines\n"),
        (PermissionError(13, "Permission denied", "letter.pdf"), 2, "reconcile: letter.pdf: Permission denied\n"),
        (OSError("odd"), 2, "reconcile: odd\n"),
        (KeyboardInterrupt(), 130, "reconcile: interrupted\n"),
        (DocumentError("\x1b[2J.pdf"), 2, "reconcile: <U+001B>[2J.pdf\n"),
    ],
)
@pytest.mark.parametrize("command", [["compare", "letter.pdf", "return.xlsx"], ["findings", "letter.pdf"]])
def test_an_error_is_one_line_and_nothing_is_written(
    pipeline: Pipeline,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
    error: BaseException,
    code: int,
    line: str,
) -> None:
    pipeline.error = error
    assert main(command) == code
    assert capsys.readouterr() == ("", line)
    assert files() == [] and not Path("reports").exists()


def test_a_fault_of_ours_is_no_contradiction(pipeline: Pipeline, capsys: pytest.CaptureFixture[str]) -> None:
    pipeline.error = KeyError("measure")
    assert main(["compare", "letter.pdf", "return.xlsx"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("reconcile: a fault in reconcile itself, please report it: KeyError at test_cli.py:")
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "the following arguments are required: COMMAND; see reconcile --help"),
        (["compare"], "the following arguments are required: LETTER, RETURN; see reconcile compare --help"),
        (["compare", "a.pdf", "b.csv", "--outt", "x"], "unrecognized arguments: --outt x; see reconcile --help"),
        (["compare", "a.pdf", "b.csv", "--quie"], "unrecognized arguments: --quie; see reconcile --help"),
        (["compare", "a.pdf", "b.csv", "--force"], "argument --force: expected one argument"),
        (["findings", "a.pdf", "--csv", "--out", "x.csv"], "argument --out: not allowed with argument --csv"),
        (["compute", "a.pdf"], "invalid choice: 'compute'"),
    ],
)
def test_a_mistake_in_the_options_is_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == "" and said in told.err and told.err.count("\n") == 1


def test_a_file_in_the_way_is_told_before_the_work(pipeline: Pipeline, capsys: pytest.CaptureFixture[str]) -> None:
    Path("taken").write_text("x")
    assert main(["compare", "letter.pdf", "return.xlsx", "--out", "taken"]) == 2
    assert capsys.readouterr().err.startswith("reconcile: taken: is a file")
    assert pipeline.called == {}


def test_the_documents_are_never_written_over(pipeline: Pipeline, capsys: pytest.CaptureFixture[str]) -> None:
    Path("findings.csv").write_text("the return")
    assert main(["compare", "letter.pdf", "findings.csv", "--out", "."]) == 2
    assert main(["findings", "findings.csv", "--out", "findings.csv"]) == 2
    assert capsys.readouterr().err.count("would be written over") == 2
    assert files() == ["findings.csv"] and Path("findings.csv").read_text() == "the return"


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, start in ((["--version"], "reconcile "), (["--help"], "usage: reconcile")):
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        assert not stopped.value.code
        assert capsys.readouterr().out.startswith(start)


PROGRAM = """
import sys
from tests.report.invented import RESULT
from tests.test_cli import Pipeline
sys.modules["reconcile.pipeline"] = Pipeline()
from reconcile.cli import main
sys.exit(main(sys.argv[1:]))
"""
ROOT = Path(__file__).resolve().parent.parent


def outside(tmp_path: Path, *arguments: str, head: bool = False) -> tuple[int, bytes, bytes]:
    """Run the command line as a process of its own; with `head`, its reader goes away at once."""
    done = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": "", "PYTHONIOENCODING": "ascii"},
    )
    assert done.stdout and done.stderr
    if head:
        done.stdout.close()
        printed = b""
    else:
        printed = done.stdout.read()
    told = done.stderr.read()
    return done.wait(), printed, told


def test_a_reader_that_went_away_changes_nothing(tmp_path: Path) -> None:
    code, _, told = outside(tmp_path, "compare", "letter.pdf", "return.xlsx", head=True)
    assert code == 1 and b"Traceback" not in told and b"Exception" not in told and b"BrokenPipe" not in told
    assert (tmp_path / "reports" / "letter" / "comparisons.csv").exists()
    code, _, told = outside(tmp_path, "findings", "letter.pdf", "--csv", head=True)
    assert code == 0 and b"Error" not in told


def test_data_is_utf8_and_prose_fits_the_terminal(tmp_path: Path) -> None:
    code, printed, told = outside(tmp_path, "compare", "letter.pdf", "return.xlsx", "--out", "here")
    assert code == 1 and b"!= 64%" in printed and b"Traceback" not in told
    printed.decode("ascii")
    _, printed, _ = outside(tmp_path, "findings", "letter.pdf", "--csv")
    assert b"\r" not in printed and printed.decode("utf-8").startswith("id,side")
