"""Reports: they render a Result and decide nothing. The tables every run writes are in FILES, the rest in WRITERS."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from reconcile.errors import UsageError
from reconcile.model import Result
from reconcile.report import csv, whole
from reconcile.report.names import stem

FILES: tuple[tuple[str, Callable[[Result], str]], ...] = (
    ("comparisons.csv", csv.comparisons),
    ("discrepancies.csv", csv.discrepancies),
    ("findings.csv", lambda result: csv.findings(result.findings)),
)

# The reports of --report: the name a person types, and the module here that writes it. Such a module has
# files(result, sources) -> what follows the common stem ('.html') -> the content of that file.
WRITERS: tuple[tuple[str, str], ...] = (
    ("html", "page"),
    ("xlsx", "workbook"),
    ("docx", "query_letter"),
    ("annotated", "annotated"),
    ("json", "json"),
)
FOLDER = "report"  # inside the folder of the run


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the compared documents lie: pictures of pages and annotated copies are made from the files."""

    letter: Path
    data: Path


def chosen(names: str) -> tuple[str, ...]:
    """The reports named in 'html,json', in the order of WRITERS; an unknown name is refused."""
    known = [name for name, _ in WRITERS]
    wanted = {name.strip().casefold() for name in names.split(",")} - {""}
    for name in sorted(wanted - set(known)):
        raise UsageError(f"--report {name}: there is no such report; there are {', '.join(known) or 'none'}")
    return tuple(name for name in known if name in wanted)


def write(result: Result, folder: Path, sources: Sources, reports: Sequence[str] = ()) -> tuple[Path, ...]:
    """Write the tables and the reports asked for into the folder, all of them or none."""
    contents: dict[Path, str | bytes] = {folder / name: render(result) for name, render in FILES}
    for name, module in WRITERS:
        if name in reports:
            for ending, content in _files(module, result, sources).items():
                contents[folder / FOLDER / f"{stem(result)}{ending}"] = content
    return whole.write(contents, keep=(sources.letter, sources.data))


def _files(module: str, result: Result, sources: Sources) -> Mapping[str, str | bytes]:
    """What one writer makes; it is loaded when it is wanted, for some bring heavy libraries."""
    writer: Callable[[Result, Sources], Mapping[str, str | bytes]] = import_module(f"reconcile.report.{module}").files
    return writer(result, sources)
