"""The CSV files: every comparison, the discrepancies worded for HMIC, and the common findings table.

UTF-8, a header row, '\\n' at the end of every line. Cells that a spreadsheet would run are defused (`safe`).
The discrepancies are made to be opened in a spreadsheet: a byte order mark, without which Excel takes the accents
for others, and an apostrophe before what it would change.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO

from reconcile.findings import COLUMNS, table
from reconcile.model import Finding, Judgement, Result, Verdict
from reconcile.report.safe import from_spreadsheet, spreadsheet

COMPARISONS = (
    "ref",
    "verdict",
    "kind",
    "rule",
    "confidence",
    "force",
    "theme",
    "letter_quote",
    "letter_page",
    "letter_paragraph",
    "letter_value",
    "data_label",
    "data_cells",
    "data_value",
    "explanation",
    "query",
)

DISCREPANCIES = (
    "ref",
    "verdict",
    "letter_page",
    "letter_paragraph",
    "letter_says",
    "return_cells",
    "return_says",
    "difference",
    "query",
    "hmic_response",
)

_MARK = "\ufeff"
_NUMBERS = frozenset(("letter_page", "letter_paragraph"))
_NEEDS_QUOTES = re.compile('[",\n\r]')


def comparisons(result: Result) -> str:
    """A row a letter finding compared."""
    return _text(COMPARISONS, (comparison_row(judgement, result.force) for judgement in result.judgements))


def discrepancies(result: Result) -> str:
    """The contradictions, then the tensions, with an empty column for HMIC's response."""
    return _MARK + _text(DISCREPANCIES, map(discrepancy_row, discrepant(result)), as_it_is=True)


def read_discrepancies(text: str) -> list[dict[str, str]]:
    """The rows of `discrepancies`, every cell as it was before it was made safe for a spreadsheet."""
    rows = csv.DictReader(StringIO(text.removeprefix(_MARK), newline=""))
    return [{column: from_spreadsheet(cell, as_it_is=True) for column, cell in row.items()} for row in rows]


def findings(found: Iterable[Finding]) -> str:
    """The common findings table."""
    frame = table(found)
    blank = frame.astype(object).where(frame.notna(), "")
    rows = (dict(zip(COLUMNS, values, strict=True)) for values in blank.itertuples(index=False, name=None))
    return _text(tuple(COLUMNS), rows)


def discrepant(result: Result) -> list[Judgement]:
    """What is asked of HMIC: the contradictions, then the tensions, each in the order of the letter."""
    return [j for v in (Verdict.CONTRADICTION, Verdict.TENSION) for j in result.judgements if j.verdict == v]


def quote(finding: Finding) -> str:
    """The sentence as the letter has it; the bare words where they stand outside it (a tile, a table row)."""
    return finding.sentence if finding.words in finding.sentence else finding.words


def joined(label: str, value: str) -> str:
    """An item of the return and what it says: 'Trained: 78%', 'Is it so? Yes'."""
    between = "" if not label or not value else " " if label.endswith("?") else ": "
    return f"{label}{between}{value}"


def comparison_row(judgement: Judgement, force: str) -> dict[str, object]:
    """One judgement under the names of COMPARISONS."""
    letter = judgement.pairing.letter
    return {
        "ref": judgement.ref,
        "verdict": judgement.verdict,
        "kind": judgement.kind,
        "rule": judgement.rule,
        "confidence": f"{judgement.confidence:.2f}",
        "force": letter.force or force,
        "theme": letter.theme,
        "letter_quote": quote(letter),
        "letter_page": _number(letter.place.page),
        "letter_paragraph": _number(letter.place.paragraph),
        "letter_value": judgement.letter_value,
        "data_label": judgement.data_label,
        "data_cells": "; ".join(judgement.cells),
        "data_value": judgement.data_value,
        "explanation": judgement.explanation,
        "query": judgement.query,
    }


def discrepancy_row(judgement: Judgement) -> dict[str, object]:
    """One judgement under the names of DISCREPANCIES."""
    letter = judgement.pairing.letter
    return {
        "ref": judgement.ref,
        "verdict": judgement.verdict,
        "letter_page": _number(letter.place.page),
        "letter_paragraph": _number(letter.place.paragraph),
        "letter_says": quote(letter),
        "return_cells": "; ".join(judgement.cells),
        "return_says": joined(judgement.data_label, judgement.data_value),
        "difference": judgement.explanation,
        "query": judgement.query,
        "hmic_response": "",
    }


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _text(columns: Sequence[str], rows: Iterable[Mapping[str, object]], *, as_it_is: bool = False) -> str:
    lines = [",".join(columns)]
    for row in rows:
        cells = (spreadsheet(str(row[c]), as_it_is=as_it_is and c not in _NUMBERS) for c in columns)
        lines.append(",".join(map(_quoted, cells)))
    return "".join(f"{line}\n" for line in lines)


def _quoted(cell: str) -> str:
    """A cell in quotation marks where a reader needs them. Older versions of Python's writer forget about '\\r'."""
    return '"{}"'.format(cell.replace('"', '""')) if _NEEDS_QUOTES.search(cell) else cell
