"""The answer key of a case, written beside its letter with names for rows and columns in place of addresses.

    g01 | agreement | answer | policing!C:strategy | yes | Yes | Both say that there is a strategy.

Cells are `sheet!column:row`: the sheet's alias or name, a column's letter or alias, a row's tag or number;
`column:*` stands for every tagged row. `pdf!tag` is a row of a return that is a PDF. The label comes from the row
unless the cells are followed by `(words)`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.papers.sheets import Sheet, by_tag

COLUMNS = ("id", "quote", "page", "verdict", "kind", "cells", "data_label", "letter_value", "data_value", "why")
NAMED = re.compile(r"^(?P<cells>.*?)(?:\s*\((?P<label>.+)\))?$")


@dataclass(frozen=True)
class KeyRow:
    id: str
    verdict: str
    kind: str
    cells: str  # 'C14', or words to look the label up by in a PDF
    label: str
    letter_value: str
    data_value: str
    why: str


def parse(source: str, sheets: Sequence[Sheet], page_of: Callable[[str], int]) -> tuple[KeyRow, ...]:
    """`page_of` tells the page of a PDF return on which a label stands."""
    rows = []
    for line in source.strip().splitlines():
        parts = [part.strip() for part in line.split(" | ")] if line.strip() else []
        if not parts:
            continue
        name, verdict, kind, cells, letter_value, data_value, why = parts
        found = NAMED.match(cells)
        assert found
        addresses, label = _resolve(found["cells"] or "", sheets, page_of)
        label = found["label"] or label
        rows.append(KeyRow(name, verdict, kind, addresses, label, _bare(letter_value), _bare(data_value), why))
    return tuple(rows)


def _bare(text: str) -> str:
    return "" if text == "-" else text


def _resolve(cells: str, sheets: Sequence[Sheet], page_of: Callable[[str], int]) -> tuple[str, str]:
    """The addresses for the named cells, and the label of the first."""
    if _bare(cells) == "":
        return "", ""
    pieces = re.split(r"([|&])", cells)
    written: list[str] = []
    label = ""
    for place, piece in enumerate(pieces):
        if place % 2:
            written.append(piece)
            continue
        alias, _, spot = piece.strip().partition("!")
        if alias == "pdf":
            words = _label(sheets[0], sheets[0].labels, sheets[0].row_number(spot))
            written.append(f"pdf!p{page_of(words)}")
            label = label or words
            continue
        sheet = by_tag(sheets, alias)
        column, _, tag = spot.partition(":")
        letter = sheet.columns.get(column, column)
        if tag == "*":
            others = [f"{sheet.name}!{letter}{number}" for number, _ in sheet.tagged()]
            written.append("|".join(address for address in others if address not in written))
            continue
        number = int(tag) if tag.isdigit() else sheet.row_number(tag)
        written.append(f"{sheet.name}!{letter}{number}")
        label = label or _label(sheet, letter, number)
    return "".join(written), label


def _label(sheet: Sheet, letter: str, number: int) -> str:
    column = ord(sheet.labels) - ord("A")
    cells = sheet.rows[number - 1].cells
    return cells[column].shown if column < len(cells) else ""


def write(rows: Sequence[KeyRow], quotes: Mapping[str, str], page_of: Callable[[str], int], path: Path) -> None:
    missing = set(quotes) ^ {row.id for row in rows}
    if missing:
        raise ValueError(f"{path}: in the letter or in the key alone: {', '.join(sorted(missing))}")
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in rows:
            quote = quotes[row.id]
            where = (row.cells, row.label)
            values = (row.letter_value, row.data_value, row.why)
            writer.writerow((row.id, quote, page_of(quote), row.verdict, row.kind, *where, *values))
