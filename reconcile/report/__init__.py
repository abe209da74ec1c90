"""Reports: they render a Result and decide nothing. One module an output; a new file is one more name in FILES."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from reconcile.model import Result
from reconcile.report import csv, whole

FILES: tuple[tuple[str, Callable[[Result], str]], ...] = (
    ("comparisons.csv", csv.comparisons),
    ("discrepancies.csv", csv.discrepancies),
    ("findings.csv", lambda result: csv.findings(result.findings)),
)


def write(result: Result, folder: Path, keep: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Write every report of the run into the folder, all of them or none; `keep` are files not to write over."""
    return whole.write({folder / name: render(result) for name, render in FILES}, keep)
