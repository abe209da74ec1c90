"""A paper written to a file and read back, and how what is read differs from what was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from reconcile.extract.data import data_findings
from reconcile.extract.dates import when_of
from reconcile.model import Finding, When
from reconcile.read import read
from tests.layouts.facts import Fact, Measure, distinctive, expected, told, words_of
from tests.layouts.pages import Paper
from tests.papers.returns import write_csv, write_ods, write_xlsx
from tests.papers.sheets import Cell, Row, Sheet


def findings_in(paper: Paper, folder: Path, kind: str = "xlsx") -> tuple[Finding, ...]:
    path = folder / f"return.{kind}"
    if kind == "csv":
        shown = (Row(tuple(Cell(cell.shown or None) for cell in row.cells)) for row in paper.sheets[0].rows)
        write_csv(Sheet("csv", tuple(shown)), path)  # a spreadsheet saves as CSV what it shows
    else:
        (write_xlsx if kind == "xlsx" else write_ods)(paper.sheets, path)
    return data_findings(read(path))[0]


def faults(paper: Paper, found: Sequence[Finding]) -> list[str]:
    """What was read otherwise than it was written, a line for each cell."""
    sheet = paper.pages[0].name
    by_cell: dict[str, Finding] = {}
    out = []
    for finding in found:
        by_cell.setdefault(finding.place.reference.replace("csv!", f"{sheet}!"), finding)
    own = distinctive(list(dict.fromkeys(f.measure for f in paper.facts.values())))
    for reference, fact in paper.facts.items():
        finding = by_cell.pop(reference, None)
        wrong = _wrong(fact, finding, own) if finding is not None else "is not read"
        if wrong:
            out.append(f"{reference}: {wrong}")
    out.extend(
        f"{ref}: nothing was written, read {f.measure!r} = {f.words!r}"
        for ref, f in by_cell.items()
        if ref not in paper.beside
    )
    return out


def _wrong(fact: Fact, finding: Finding, own: Mapping[Measure, set[str]]) -> str:
    said = words_of(" ".join((finding.theme, finding.measure, finding.unit)))
    others = {
        m
        for m, words in own.items()
        if m is not fact.measure and words and words <= words_of(finding.measure) and m is not fact.under
    }
    force = finding.force.removesuffix(" Police").removesuffix(" Constabulary")
    if force != fact.force:
        return f"is of {finding.force!r}, not {fact.force!r}"
    if not words_of(fact.measure.words) <= said:
        return f"measures {finding.theme} | {finding.measure!r}, not {fact.measure.words!r}"
    if others:
        return f"measures {finding.measure!r}, with the words of another"
    if _days(finding.when) != _days(when_of(fact.period)):
        return f"is for {finding.period!r}, not {fact.period!r}"
    if told(finding.value) != expected(fact.value, fact.measure):
        return f"{finding.words!r} is {finding.value}, not {fact.value!r}"
    if fact.measure.kind == "figure" and finding.unit != fact.measure.unit:
        return f"is in {finding.unit!r}, not {fact.measure.unit!r}"
    return ""


def _days(when: When | None) -> tuple[date | None, date | None]:
    return (when.start, when.end) if when is not None else (None, None)


def unread(paper: Paper, found: Sequence[Finding]) -> list[str]:
    """The facts that no finding tells, wherever they stand: a PDF has no cells to go by."""
    own = distinctive(list(dict.fromkeys(f.measure for f in paper.facts.values())))
    left = list(found)
    out = []
    for reference, fact in paper.facts.items():
        told_by = next((finding for finding in left if not _wrong(fact, finding, own)), None)
        if told_by is None:
            near = [f for f in left if told(f.value) == expected(fact.value, fact.measure)]
            out.append(f"{reference}: {_wrong(fact, near[0], own) if near else f'{fact.value} is not read'}")
        else:
            left.remove(told_by)
    return out
