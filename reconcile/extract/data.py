"""A data return -> its findings: one for each answered cell, and one for each figure or date inside a worded answer."""

from __future__ import annotations

from reconcile.extract.columns import columns_of
from reconcile.extract.context import context_of, force_of_sheet
from reconcile.extract.data_rows import findings_of
from reconcile.extract.layouts import LAYOUTS
from reconcile.extract.layout import View
from reconcile.extract.tables import Table, inherit_headers, tables_of
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
    return tuple(findings), tuple(notices)


def _tables(document: Document) -> tuple[Table, ...]:
    """All tables of the visible sheets; in a PDF or a DOCX, a table may run over pages."""
    found = [table for grid in document.tables if not grid.hidden for table in tables_of(grid)]
    return inherit_headers(found) if document.format in ("pdf", "docx", "text") else tuple(found)
