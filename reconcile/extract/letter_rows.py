"""Rows of a letter's tables and its tiles of figures: 'label | force value | comparator value'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reconcile.model import Interval, Reference
from reconcile.wording.figures import figures
from reconcile.wording.patterns import straight
from reconcile.wording.sentences import Span
from reconcile.wording.terms import terms

CELL = re.compile(r"\s*\|\s*")
BODIES = (
    (Reference.NATION, re.compile(r"\b(?:england (?:and|&) wales|national(?:ly)?|e ?& ?w|all forces)\b")),
    (Reference.SIMILAR, re.compile(r"\b(?:most similar|similar forces|msg|peer)\b")),
    (Reference.REGION, re.compile(r"\bregion(?:al)?\b")),
)


@dataclass(frozen=True, slots=True)
class RowClaim:
    """One figure of a row or tile: where it stands, what it measures, whose it is."""

    span: Span
    value: Interval
    measure: str
    about: Reference | None


def row_claims(text: str) -> Iterator[RowClaim]:
    """The figures of a row. The first cell is its label; a cell of the force is quoted with it."""
    cells = _cells(text)
    if len(cells) < 2:
        return
    label = cells[0].of(text)
    for cell in cells[1:]:
        words = cell.of(text)
        found = figures(words)
        if not found:
            continue
        value = figures(f"{label} {words}")[-1].interval  # the label may hold the unit
        about = next((reference for reference, body in BODIES if body.search(straight(words))), None)
        span = cell if about is not None else Span(cells[0].start, cell.end)
        named = words[: found[-1].start].strip(" :")
        column = named if about is None and terms(named) else ""
        yield RowClaim(span, value, f"{label} {column}".strip(), about)


def _cells(text: str) -> list[Span]:
    spans: list[Span] = []
    start = 0
    for match in CELL.finditer(text):
        spans.append(Span(start, match.start()))
        start = match.end()
    spans.append(Span(start, len(text)))
    return [span for span in spans if span.of(text).strip()]
