"""The command line: commands, options, exit codes; nothing else.

What a command needs is imported when it runs, so that --help answers at once.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from reconcile.errors import ReconcileError, UsageError

if TYPE_CHECKING:
    from reconcile.pipeline import OneDocument

NOTHING_CONTRADICTED, CONTRADICTIONS, NOT_DONE, INTERRUPTED = 0, 1, 2, 130

EXIT_CODES = """\
exit codes:
  0    nothing in the letter is contradicted
  1    the return contradicts the letter
  2    the job could not be done; one line says why
  130  interrupted
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Every error is caught here, once."""
    with warnings.catch_warnings():
        _quieten_libraries()
        try:
            options = _parser().parse_args(arguments)
            command: Callable[[argparse.Namespace], int] = options.command
            return command(options)
        except ReconcileError as error:
            return _refuse(str(error), error.exit_code)
        except KeyboardInterrupt:
            return _refuse("interrupted", INTERRUPTED)
        except OSError as error:
            return _refuse(f"{error.filename}: {error.strerror}" if error.filename else str(error))
        except Exception as error:
            return _refuse(_fault(error))


# --- commands ---------------------------------------------------------------------------------------


def _compare(options: argparse.Namespace) -> int:
    from reconcile import report
    from reconcile.model import Verdict
    from reconcile.pipeline import run
    from reconcile.report import whole
    from reconcile.report.progress import Progress

    folder = options.out or Path("reports") / options.letter.stem
    wanted = report.chosen(",".join(name for name, _ in report.WRITERS) if options.all else options.report)
    whole.check_folder(folder)
    with Progress(quiet=options.quiet) as progress:
        result = run(
            options.letter,
            options.data,
            force=options.force,
            model=not options.no_model,
            layout=options.layout,
            sure=options.sure,
            progress=progress.show,
        )
    written = report.write(result, folder, report.Sources(options.letter, options.data), wanted)
    if not options.quiet:
        from reconcile.report import terminal

        _say(terminal.notices(result.notices, sys.stderr), sys.stderr)
        _say(terminal.report(result, written, sys.stdout, verbose=options.verbose), sys.stdout)
    contradicted = any(j.verdict == Verdict.CONTRADICTION for j in result.judgements)
    return CONTRADICTIONS if contradicted else NOTHING_CONTRADICTED


def _findings(options: argparse.Namespace) -> int:
    from reconcile.pipeline import findings_of
    from reconcile.report import csv, terminal, whole

    one = findings_of(options.file, force=options.force, layout=options.layout, parts=options.html is not None)
    _say(terminal.notices(one.notices, sys.stderr), sys.stderr)
    files: dict[Path, str] = {}
    if options.out:
        files[options.out] = csv.findings(one.findings)
    if options.html:
        files[options.html] = _page(one, options.file)
    if files:
        whole.write(files, keep=[path for path in (options.file, options.layout) if path])
        _say(f"{len(one.findings)} findings written to {', '.join(map(str, files))}\n", sys.stderr)
    if options.csv:
        _say(csv.findings(one.findings), sys.stdout, exact=True)
    elif not files:
        _say(terminal.findings(one.findings, sys.stdout), sys.stdout)
    return NOTHING_CONTRADICTED


def _page(one: OneDocument, file: Path) -> str:
    """The page that shows how a document was read."""
    from reconcile.report import letter_findings, sheets

    if not one.is_return:
        return letter_findings.page(file, one.document, one.findings, one.notices)
    return sheets.page(one.document, one.sheets, one.findings, one.notices, one.layout)


# --- options ----------------------------------------------------------------------------------------


class _Parser(argparse.ArgumentParser):
    """A mistake in the options is one line like every other error, not a page of usage."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see {self.prog} --help")


class _Version(argparse.Action):
    """Looks the version up when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        _say(f"reconcile {version('reconcile')}\n", sys.stdout)
        parser.exit()


def _parser() -> _Parser:
    parser = _Parser(
        prog="reconcile",
        description="Finds where an inspection letter and the data return published beside it contradict each other.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and stop")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_compare(commands)
    _add_findings(commands)
    return parser


def _add_compare(commands: argparse._SubParsersAction[_Parser]) -> None:
    compare = commands.add_parser(
        "compare",
        help="compare a letter with the data return published beside it",
        description="Reads both documents, judges every finding of the letter by the return, and writes\n"
        "comparisons.csv, discrepancies.csv and findings.csv.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    compare.add_argument("letter", metavar="LETTER", type=Path, help="the letter: .pdf, .docx or .txt")
    compare.add_argument("data", metavar="RETURN", type=Path, help="the data return: .xlsx, .ods, .csv or .pdf")
    compare.add_argument(
        "--force", metavar="NAME", default="", help="the force the letter is about, where the documents do not tell"
    )
    compare.add_argument(
        "--out", metavar="DIR", type=Path, help="where to write the reports (default: reports/ and the letter's name)"
    )
    compare.add_argument(
        "--report",
        metavar="LIST",
        default="",
        help="further reports, with commas between: html, xlsx, docx, annotated, json (written into report/)",
    )
    compare.add_argument("--all", action="store_true", help="write every report there is")
    compare.add_argument(
        "--sure",
        metavar="SHARE",
        type=_share,
        help="how sure a contradiction must be, 0 to 1 (default: 0.45); what is less sure is a tension",
    )
    compare.add_argument("--no-model", action="store_true", help="match by words alone, without the language model")
    much = compare.add_mutually_exclusive_group()
    much.add_argument("--quiet", action="store_true", help="print nothing but errors: the files and exit code tell")
    much.add_argument("--verbose", action="store_true", help="print agreements and each unchecked statement as well")
    _add_layout(compare)
    compare.set_defaults(command=_compare)


def _share(text: str) -> float:
    """A number from 0 to 1."""
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"'{text}' is no number from 0 to 1, such as 0.8")
    return share


def _add_findings(commands: argparse._SubParsersAction[_Parser]) -> None:
    findings = commands.add_parser(
        "findings",
        help="list what one document says, as findings",
        description="Reads one document, a letter or a return, and prints the findings table made of it.",
        allow_abbrev=False,
    )
    findings.add_argument("file", metavar="FILE", type=Path, help="a letter or a data return")
    findings.add_argument(
        "--force", metavar="NAME", default="", help="the force a letter is about, where it does not tell"
    )
    _add_layout(findings)
    output = findings.add_mutually_exclusive_group()
    output.add_argument("--csv", action="store_true", help="print CSV instead of a table to read")
    output.add_argument("--out", metavar="FILE", type=Path, help="write CSV to this file instead")
    findings.add_argument(
        "--html",
        metavar="FILE",
        type=Path,
        help="write a page that shows how the document was read: findings in a letter, cells of a return",
    )
    findings.set_defaults(command=_findings)


def _add_layout(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--layout", metavar="FILE", type=Path, help="a TOML file that corrects how the return's layout is read"
    )


# --- speaking to the terminal -----------------------------------------------------------------------


def _say(text: str, stream: object, *, exact: bool = False) -> None:
    """Write text to a stream whose reader may have gone (`reconcile ... | head`): then the rest is not wanted.

    Prose is written in the stream's own encoding, a character it lacks as '?'; data (`exact`) always as UTF-8.
    """
    assert hasattr(stream, "write") and hasattr(stream, "flush")
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(**({"encoding": "utf-8", "newline": ""} if exact else {"errors": "replace"}))
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # type: ignore[attr-defined]


def _refuse(message: str, code: int = NOT_DONE) -> int:
    from reconcile.report.safe import visible

    _say(f"reconcile: {visible(message)}\n", sys.stderr)
    return code


def _fault(error: Exception) -> str:
    """A fault of ours, in one line that lets somebody find it."""
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    where = f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else "?"
    return f"a fault in reconcile itself, please report it: {type(error).__name__} at {where}: {error}"


def _quieten_libraries() -> None:
    """What the file libraries remark on is told as notices, or not at all; never between our lines."""
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    logging.getLogger().addHandler(logging.NullHandler())
