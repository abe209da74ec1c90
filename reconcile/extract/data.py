"""A data return -> its findings: one for each answered cell, and one for each figure or date inside a worded answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from reconcile.extract.columns import Column, columns_of
from reconcile.extract.context import context_of, force_of_sheet
from reconcile.extract.corrections import NONE, Corrections
from reconcile.extract.data_rows import findings_of
from reconcile.extract.layout import Context, View
from reconcile.extract.layouts import LAYOUTS
from reconcile.extract.stacked import form_of, lines_of_pages, stacked_table
from reconcile.extract.surroundings import with_lines_around
from reconcile.extract.tables import Table, inherit_headers, read_grid
from reconcile.extract.totals import total_notices
from reconcile.extract.vocabulary import Role, clean
from reconcile.model import Document, Finding, Notice

_SUPERSEDED = re.compile(r"\b(?:superseded|replaced|withdrawn|duplicate|obsolete|do not use)\b", re.IGNORECASE)
_MANY = 0.4  # of the cells of a column: a question that asks for a figure needs no set of codes


@dataclass(frozen=True, slots=True)
class TableRead:
    """A table, the layout that claimed it ('' for none), and the findings made of it."""

    view: View
    layout: str
    findings: tuple[Finding, ...]


def data_findings(
    document: Document, corrections: Corrections = NONE, about: str = ""
) -> tuple[tuple[Finding, ...], tuple[Notice, ...]]:
    """The findings of a return in reading order, and notices of what was read with doubt."""
    read, notices = read_tables(document, corrections, about)
    return tuple(finding for table in read for finding in table.findings), notices


def read_tables(
    document: Document, corrections: Corrections = NONE, about: str = ""
) -> tuple[tuple[TableRead, ...], tuple[Notice, ...]]:
    """The tables of a return with the findings made of each, and notices of what was read with doubt.

    `about` is the force that the letter is known to be about: where its name stands, others beside it are forces too.
    """
    shown = corrections.shown(document)
    tables = _tables(shown, corrections)
    columns = [columns_of(table) for table in tables]
    context = context_of(shown, tables, columns, about)
    read: list[TableRead] = []
    notices = list(corrections.notices(document))
    count = 0
    for table, of_table in zip(tables, columns, strict=True):
        own = _with_codes(force_of_sheet(context, table, tables), corrections, table)
        told = _told_by_sets(of_table, own)
        table, passed_over = _without_superseded(table, told)
        notices.extend(passed_over)
        view = View(table, columns_of(table) if passed_over else told, own)
        layout = next((layout for layout in LAYOUTS if layout.claims(view)), None)
        found: list[Finding] = []
        if layout is not None:
            found, said = findings_of(view, layout.readings(view), start=count + 1)
            notices.extend(said)
        count += len(found)
        read.append(TableRead(view, layout.name if layout is not None else "", tuple(found)))
    notices.extend(notice for table in read for notice in total_notices(table.findings))
    return _told_apart(read), tuple(notices)


def _without_superseded(table: Table, columns: tuple[Column, ...]) -> tuple[Table, list[Notice]]:
    """The table without the rows whose status says that another took their place, and a notice of each."""
    status = [c.number for c in columns if c.role is Role.FLAG]
    kept, notices = [], []
    for row in table.rows:
        said = next((row.cells[n] for n in status if n in row.cells and _SUPERSEDED.search(row.cells[n].shown)), None)
        if said is None:
            kept.append(row)
        else:
            notices.append(Notice(f"{said.place.reference}: row passed over: “{clean(said.shown)}”.", said.place))
    return (replace(table, rows=tuple(kept)) if kept else table), notices if kept else []


def _told_by_sets(columns: tuple[Column, ...], context: Context) -> tuple[Column, ...]:
    """The columns, one that only names the workbook's sets of codes taken for what it is."""

    def names_sets(column: Column) -> bool:
        named = [clean(cell.shown) for cell in column.cells]
        return len(named) > 2 and sum(name in context.sets for name in named) >= _MANY * len(named)

    return tuple(replace(c, role=Role.TYPE) if names_sets(c) else c for c in columns)


def _with_codes(context: Context, corrections: Corrections, table: Table) -> Context:
    """The codes that a layout file explains, those of the sheet itself before all others."""
    codes = {**corrections.codes, **table.said.codes}
    return replace(context, codes={**context.codes, **codes}) if codes else context


def _tables(document: Document, corrections: Corrections) -> tuple[Table, ...]:
    """All tables of the visible sheets; in a PDF or a DOCX, a table may run over pages."""
    found: list[Table] = []
    for grid in document.tables:
        if not grid.hidden:
            tables, lone = read_grid(grid, corrections.of(grid.name))
            form = form_of(grid, tables)
            if form is not None:
                found.append(form)
                continue
            asked = stacked_table(grid.name, lone) if 4 * sum(len(t.rows) for t in tables) <= len(lone) else None
            found.extend(with_lines_around(tables, grid, document))
            found.extend([asked] if asked else [])
    if not found:
        asked = stacked_table(document.format, lines_of_pages(document))
        found.extend([asked] if asked else [])
    return inherit_headers(found) if document.format in ("pdf", "docx", "text") else tuple(found)


def _told_apart(read: Iterable[TableRead]) -> tuple[TableRead, ...]:
    """A series has one cell for each force and period; the second of two rows with the same words is another."""
    seen: Counter[tuple[str, str, str]] = Counter()

    def apart(finding: Finding) -> Finding:
        key = (finding.series, finding.force, finding.period)
        seen[key] += 1
        return replace(finding, series=f"{finding.series}|{seen[key]}") if seen[key] > 1 else finding

    return tuple(replace(table, findings=tuple(apart(finding) for finding in table.findings)) for table in read)
