"""The return against itself: a total that is not the sum of its parts, told where it is surely a total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reconcile.model import Finding, Interval, Notice

TOTAL = re.compile(r"^\W*(?:grand |overall |sub-?)?totals?\b(?! (?:of|number|cost)\b)|\b(?:sub-?)?totals?\W*$", re.I)
PART_OF_A_PART = re.compile(r"\bof (?:which|whom)\b|^\W*(?:including|incl)\b", re.I)
LEAST = 3  # parts: with two, a missing third is likelier than a slip
COUNTS = ("", "GBP", "FTE", "headcount")
CLOSE = 0.15  # of the total: in a single column, a sum that is further off is a sum of something else


def total_notices(findings: Sequence[Finding]) -> tuple[Notice, ...]:
    """A notice for every total of one table that its own parts deny."""
    rows = _rows(findings)
    return tuple(notice for n, row in enumerate(rows) for notice in _of_total(row, _parts_above(rows, n)))


def _rows(findings: Sequence[Finding]) -> list[dict[int, Finding]]:
    """The numeric cells of a table, row by row, by their column."""
    rows: dict[int, dict[int, Finding]] = {}
    for cell in findings:
        if cell.row >= 0 and isinstance(cell.value, Interval):
            rows.setdefault(cell.row, {}).setdefault(cell.column, cell)
    return [rows[number] for number in sorted(rows)]


def _label(row: dict[int, Finding]) -> str:
    return next(iter(row.values())).label


def _parts_above(rows: Sequence[dict[int, Finding]], n: int) -> list[dict[int, Finding]]:
    """The rows between a total and the total, the section or the gap before it; none where one is a part of a part."""
    if not TOTAL.search(_label(rows[n])):
        return []
    section = next(iter(rows[n].values())).section
    parts: list[dict[int, Finding]] = []
    below = next(iter(rows[n].values())).row
    for row in reversed(rows[:n]):
        first = next(iter(row.values()))
        if TOTAL.search(first.label) or first.section != section or below - first.row > 1:
            break
        parts.append(row)
        below = first.row
    return parts if not any(PART_OF_A_PART.search(_label(row)) for row in parts) else []


def _of_total(total: dict[int, Finding], parts: Sequence[dict[int, Finding]]) -> Iterator[Notice]:
    """Where other columns of the same rows add up, or the sum is near the total, the rows are surely its parts."""
    if len(parts) < LEAST:
        return
    sums = {column: _sum(cell, [row.get(column) for row in parts]) for column, cell in total.items()}
    told = {column: found for column, found in sums.items() if found is not None}
    right = sum(abs(held - made) <= _slack(len(parts)) for held, made in told.values())
    for column, (held, made) in told.items():
        off = abs(held - made)
        if off <= _slack(len(parts)):
            continue
        if right or (len(told) == 1 and off <= CLOSE * abs(held)):
            cell = total[column]
            text = (
                f"{cell.place.reference}: the total given is {held:,.10g}, and the {len(parts)} figures above it make "
                f"{made:,.10g}; what is judged by it deserves a look."
            )
            yield Notice(text, cell.place)


def _sum(total: Finding, parts: Sequence[Finding | None]) -> tuple[float, float] | None:
    """The total's figure and its parts' sum; None where a part is lacking or of another unit or period."""
    points: list[float] = []
    for part in parts:
        if part is None or not isinstance(part.value, Interval) or part.value.unit != total.unit:
            return None
        if part.period != total.period or part.force != total.force:
            return None
        points.append(part.value.point)
    if not isinstance(total.value, Interval) or total.value.unit not in COUNTS:
        return None
    return total.value.point, sum(points)


def _slack(parts: int) -> float:
    """What rounding alone may make: half a unit for each part and for the total."""
    return 0.5 * (parts + 1)
