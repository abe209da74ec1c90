"""Rows of print on a page, and the white strips that run down between the columns of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.read.pdf_tables import Table
from reconcile.read.pdf_words import Line, Word

LEAST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """Segments on one line of print."""

    segments: tuple[Line, ...]

    @property
    def top(self) -> float:
        return min(s.top for s in self.segments)

    @property
    def bottom(self) -> float:
        return max(s.bottom for s in self.segments)

    @property
    def size(self) -> float:
        return max(s.size for s in self.segments)

    @property
    def words(self) -> list[Word]:
        return [w for s in self.segments for w in s.words]


def gutters_of(rows: Sequence[Row]) -> list[float]:
    """The middles of the white strips that run down between the columns."""
    several = [row for row in rows if len(row.segments) > 1]
    if len(several) < LEAST_ROWS:
        return []
    size = sorted(row.size for row in several)[len(several) // 2]
    least = 0.35 * size if len(several) >= 8 else 0.7 * size
    left, right = min(r.segments[0].left for r in several), max(r.segments[-1].right for r in several)
    steps = int((right - left) * 2) + 1
    cover = _cover(several, left, steps)
    single = _cover([row for row in rows if len(row.segments) == 1], left, steps)
    allowed = max(1, len(several) // 12) if len(several) >= 5 else 0
    out: list[float] = []
    start: int | None = None
    for x in range(steps + 1):
        if cover[x] <= allowed:
            start = x if start is None else start
            continue
        if start is not None and (x - start) / 2 >= least and start > 0:
            out.append(left + _whitest([a + b for a, b in zip(cover, single, strict=True)], start, x) / 2)
        start = None
    return [g for g in out if _divides(g, several)]


def _cover(rows: Sequence[Row], left: float, steps: int) -> list[int]:
    """For each half point from `left` on, how many words stand there."""
    cover = [0] * (steps + 1)
    for row in rows:
        for word in row.words:
            for x in range(max(0, int((word.left - left) * 2)), min(steps, int((word.right - left) * 2)) + 1):
                cover[x] += 1
    return cover


def _whitest(cover: Sequence[int], start: int, end: int) -> float:
    """The middle of the part of a strip that the fewest words reach into."""
    least = min(cover[start:end])
    runs: list[tuple[int, int]] = []
    for x in range(start, end):
        if cover[x] != least:
            continue
        if runs and runs[-1][1] == x - 1:
            runs[-1] = (runs[-1][0], x)
        else:
            runs.append((x, x))
    first, last = max(runs, key=lambda r: r[1] - r[0])
    return (first + last) / 2


def _divides(gutter: float, rows: Sequence[Row]) -> bool:
    """A strip counts when in enough rows a cell ends before it and another begins behind it."""
    both = 0
    for row in rows:
        before = [s for s in row.segments if s.right <= gutter + 1]
        after = [s for s in row.segments if s.left >= gutter - 1]
        both += bool(before and after)
    return both >= max(2, 0.3 * len(rows))


def gutters_before(rows: Sequence[Row], before: Sequence[Table], height: float) -> list[float]:
    """The columns of the table that stood last on the page before, if these rows keep to them."""
    if not before or before[-1].ruled or before[-1].box.bottom < 0.6 * height or rows[0].top > 0.3 * height:
        return []
    gutters = list(before[-1].edges[1:-1])
    crossing = sum(any(w.left < g - 1 and w.right > g + 1 for w in row.words) for row in rows for g in gutters)
    return gutters if crossing <= 0.1 * len(rows) else []
