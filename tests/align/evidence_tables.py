"""What the truth tables of evidence share: a small return of rows, and what is said of a claim in a given item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reconcile.align.evidence import Evidence, gather
from reconcile.align.items import Item, items
from reconcile.align.subject import understood
from reconcile.judge import judge
from reconcile.model import Finding, Judgement, Pairing
from tests.judge.tables import FORCE, cell, claims


def returned(table: str) -> tuple[Finding, ...]:
    """The cells of a table in text: 'measure | force | period = figure | period = figure …'; '%' makes a percentage."""
    return tuple(_cells(table))


def _cells(table: str) -> Iterator[Finding]:
    for row, line in enumerate((line for line in table.splitlines() if line.strip()), start=2):
        label, force, *figures = (part.strip() for part in line.split("|"))
        for column, figure in enumerate(figures, start=1):
            period, _, answer = (part.strip() for part in figure.rpartition("="))
            unit = "%" if answer.endswith("%") or label.endswith("%") else ""
            made = cell(label, answer, unit=unit, period=period, force=force, at=f"{'ABCDEFGH'[column]}{row}")
            yield replace(made, series=label, theme="Strength", row=row, column=column)


def evidence(sentence: str, table: str, measure: str, kind: str) -> tuple[Finding, Evidence]:
    """The claim of a kind that a sentence makes, and the cells that decide it in the item of a measure."""
    of_return = items(returned(table), FORCE)
    item = next(item for item in of_return if item.words == measure)
    claim = next(finding for finding in claims(sentence) if finding.kind.value == kind)
    return claim, gather(understood(claim, item), item, of_return)


def told(sentence: str, table: str, measure: str, kind: str) -> Judgement:
    """What the judge says of the claim, its item given."""
    claim, found = evidence(sentence, table, measure, kind)
    how = f"lacking: {found.lacking}" if found.lacking else ""
    return judge([Pairing(claim, found.cells, 1.0, how, (), found.compared)])[0]


def cited(sentence: str, table: str, measure: str, kind: str) -> list[str]:
    return [found.place.cell for found in evidence(sentence, table, measure, kind)[1].cells]


def measures(table: str) -> tuple[Item, ...]:
    return items(returned(table), FORCE)
