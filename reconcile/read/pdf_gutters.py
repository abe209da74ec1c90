"""Rows of print on a page, and the white strips that run down between the columns of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.read.pdf_tables import Table
from reconcile.read.pdf_words import Line, Word

LEAST_ROWS = 3
_MOST_TITLES = 6  # rows of print that a header may be deep
_LEAST_BODY = 5


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
    cover = _cover(_body(several), left, steps)
    every = _cover(rows, left, steps)
    allowed = max(1, len(several) // 12) if len(several) >= 5 else 0
    strips = _strips(cover, allowed)
    heads = [(s.left, s.right) for s in several[0].segments]
    out: list[float] = []
    for n, (start, end) in enumerate(strips):
        ends = (left + start / 2, left + end / 2)
        inside = [h for h in heads if ends[0] <= h[0] and h[1] <= ends[1]]
        before = (left + strips[n - 1][1] / 2 if n else left, ends[0])
        after = (ends[1], left + strips[n + 1][0] / 2) if n + 1 < len(strips) else (ends[1], right)
        last = end > steps
        if inside and (not n or _headed(before, heads)) and (last or _headed(after, heads)):
            out.extend(_beside(inside, ends, least, last=last))
        elif not last and (end - start) / 2 >= least:
            out.append(left + _whitest(every, start, end) / 2)
    return [g for g in out if _divides(g, several)]


def _body(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows below the titles of the columns, which may stand across several of them."""
    first = next((n for n, row in enumerate(rows) if sum(s.text[-1:].isdigit() for s in row.segments[1:]) > 1), 0)
    return rows[first:] if first <= _MOST_TITLES and len(rows) - first >= _LEAST_BODY else rows


def _strips(cover: Sequence[int], allowed: int) -> list[tuple[int, int]]:
    """The runs of half points that hardly any row reaches into, the one at the right edge too."""
    out: list[tuple[int, int]] = []
    start: int | None = None
    for x in range(len(cover) + 1):
        if x < len(cover) and cover[x] <= allowed:
            start = x if start is None else start
            continue
        if start:
            out.append((start, x))
        start = None
    return out


def _headed(column: tuple[float, float], heads: Sequence[tuple[float, float]]) -> bool:
    """Whether a title of the first row stands over the column."""
    return any(left < column[1] and column[0] < right for left, right in heads)


def _beside(
    heads: Sequence[tuple[float, float]], ends: tuple[float, float], least: float, *, last: bool
) -> list[float]:
    """The middles of the white to the left and the right of titles that stand alone in a strip."""
    edges = [ends[0], *(x for head in sorted(heads) for x in head), ends[1]]
    gaps = [(edges[n], edges[n + 1]) for n in range(0, len(edges), 2)]
    return [(a + b) / 2 for a, b in (gaps[:-1] if last else gaps) if b - a >= min(least, 3)]


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
    return both >= max(2, 0.3 * len(rows)) or _divides_heads(gutter, rows[0])


def _divides_heads(gutter: float, row: Row) -> bool:
    """Whether a strip parts two neighbouring titles, each whole on its side: a column that few rows fill."""
    before = [s for s in row.segments if s.right <= gutter + 1]
    after = [s for s in row.segments if s.left >= gutter - 1]
    return bool(before and after) and len(before) + len(after) == len(row.segments) >= 3


def gutters_before(rows: Sequence[Row], before: Sequence[Table], height: float) -> list[float]:
    """The columns of the table that stood last on the page before, if these rows keep to them."""
    if not before or before[-1].ruled or before[-1].box.bottom < 0.6 * height or rows[0].top > 0.3 * height:
        return []
    gutters = list(before[-1].edges[1:-1])
    crossing = sum(any(w.left < g - 1 and w.right > g + 1 for w in row.words) for row in rows for g in gutters)
    return gutters if crossing <= 0.1 * len(rows) else []
