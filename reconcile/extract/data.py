"""A data return -> its findings: one for each answered cell, and one for each figure or date inside a worded answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from reconcile.extract.columns import columns_of
from reconcile.extract.context import context_of, force_of_sheet
from reconcile.extract.data_rows import findings_of
from reconcile.extract.layout import View
from reconcile.extract.layouts import LAYOUTS
from reconcile.extract.stacked import lines_of_pages, stacked_table
from reconcile.extract.tables import Table, inherit_headers, read_grid
from reconcile.model import Document, Finding, Notice


def data_findings(document: Document) -> tuple[tuple[Finding, ...], tuple[Notice, ...]]:
    """The findings of a return in reading order, and notices of what was read with doubt."""
    tables = _tables(document)
    context = context_of(document, tables)
    findings: list[Finding] = []
    notices: list[Notice] = []
    for table in tables:
        view = View(table, columns_of(table), force_of_sheet(context, table, tables))
        layout = next((layout for layout in LAYOUTS if layout.claims(view)), None)
        if layout is not None:
            found, said = findings_of(view, layout.readings(view), start=len(findings) + 1)
            findings.extend(found)
            notices.extend(said)
    return tuple(_told_apart(findings)), tuple(notices)


def _tables(document: Document) -> tuple[Table, ...]:
    """All tables of the visible sheets; in a PDF or a DOCX, a table may run over pages."""
    found: list[Table] = []
    for grid in document.tables:
        if not grid.hidden:
            tables, lone = read_grid(grid)
            asked = stacked_table(grid.name, lone) if 4 * sum(len(t.rows) for t in tables) <= len(lone) else None
            found.extend(tables)
            found.extend([asked] if asked else [])
    if not found:
        asked = stacked_table(document.format, lines_of_pages(document))
        found.extend([asked] if asked else [])
    return inherit_headers(found) if document.format in ("pdf", "docx", "text") else tuple(found)


def _told_apart(findings: Iterable[Finding]) -> Iterable[Finding]:
    """A series has one cell for each force and period; the second of two rows with the same words is another."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        key = (finding.series, finding.force, finding.period)
        seen[key] += 1
        yield replace(finding, series=f"{finding.series}|{seen[key]}") if seen[key] > 1 else finding
