"""Tables without vertical rules: columns told by white space, rows by rules or by the space between lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from reconcile.model import Box
from reconcile.read.drafts import bullet_of
from reconcile.read.pdf_gutters import LEAST_ROWS, Row, gutters_before, gutters_of
from reconcile.read.pdf_join import repeated_rows
from reconcile.read.pdf_tables import Table, TableCell
from reconcile.read.pdf_words import Line, Word, segments, turned_lines

_CELL_GAP = 0.85  # of the letter size: words nearer than this are in one cell
_FIGURE_GAP = 0.4  # wider than the space between two words of a cell
_NO_WRAP = 0.95  # letter sizes: lines further apart than this are not of one cell
_NEXT_ROW = 2.6  # letter sizes: rows further apart are not of one table
_ANSWER = re.compile(
    r"[£$€<>≥≤~+–-]?\s?\d[\d,.]*\s?(?:%|m|k|bn|p|pp|percent|per cent)?[*†‡a-e]?(?:\s*\(.*\))?"
    r"|\d{1,2}/\d{1,2}/\d{2,4}|\d{4}/\d{2,4}|(?:Yes|No|Y|N|X|✓|✔|✗|x|n/?a|DK|None|Nil|Not \w+(?: \w+)?|Good|Outstanding"
    r"|Inadequate|Requires improvement|Adequate|Green|Amber|Red|R|A|G|Partly|In part)\b.*|[.:\-–—*]{1,2}|\[[a-z]\]",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"(?:Table|Figure|Chart|Annex|Appendix)\s+[A-Z]?\d*\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?")
_ENDS_IN_YEAR = re.compile(rf"(?:[A-Z].* )?{_YEAR.pattern}")
_UNIT = re.compile(r"\(?(?:%|numbers?|no\.?|FTE|£ ?(?:000s?|m|k)?|seconds|minutes|hours|days|headcount|rate)\)?", re.I)
_LEADERS = re.compile(r"[.…]{3,}$|^[.…]{3,}|^\.$")


def unruled_tables(
    words: Sequence[Word], number: int, height: float, rules: Sequence[float], before: Sequence[Table]
) -> list[Table]:
    """The tables of a page that are set with white space; `rules` are the y of its horizontal rules."""
    out = []
    dotted = any(_LEADERS.search(w.text) for w in words)
    for run in _runs(_rows(_without_leaders(words) if dotted else words)):
        known = gutters_before(run, before, height)
        if len(run) < LEAST_ROWS and not known:
            continue
        table = _table(run, number, rules, known)
        if table is None or not (_convincing(table, run) or (known and repeated_rows(before[-1], table))):
            continue
        if not (dotted and _is_contents(table)):
            out.append(replace(table, page_height=height))
    return out


def _without_leaders(words: Sequence[Word]) -> list[Word]:
    """The words without the rows of dots that lead the eye from a label to its figure."""
    out = []
    for word in words:
        text = _LEADERS.sub("", word.text)
        if text == word.text:
            out.append(word)
        elif text:
            share = len(text) / len(word.text)
            out.append(replace(word, text=text, right=word.left + share * (word.right - word.left)))
    return out


def _is_contents(table: Table) -> bool:
    """Whether a table with leaders lists headings and the pages on which they stand."""
    last = [c.text for c in table.cells if c.column == table.width - 1]
    pages = [int(text) for text in last if text.isdigit()]
    return len(pages) == len(last) and pages == sorted(pages) and pages[-1] < 400


def _rows(words: Sequence[Word]) -> list[Row]:
    """Segments that overlap in height: one line of print, or a wrapped cell with a value beside its middle."""
    rows: list[list[Line]] = []
    bottom = 0.0
    pieces = [*segments(words, _CELL_GAP), *turned_lines(words)]
    for segment in sorted(pieces, key=lambda s: (s.bottom, s.left) if _turned(s) else (s.baseline, s.left)):
        if rows and segment.top < bottom - 0.15 * segment.size:
            rows[-1].append(segment)
            bottom = max(bottom, segment.bottom)
        else:
            rows.append([segment])
            bottom = segment.bottom
    return [Row(tuple(sorted(row, key=lambda s: (s.left, s.baseline)))) for row in _with_stub_titles(rows)]


def _with_stub_titles(rows: Sequence[list[Line]]) -> list[list[Line]]:
    """The title of the first column stands high in a tall header of sideways titles: it belongs to that row."""
    out: list[list[Line]] = []
    for row in rows:
        row = sorted(row, key=lambda s: s.left)
        above = out[-1] if out else []
        titles = [s for s in row if _turned(s)]
        if len(above) == 1 and len(titles) > 1 and not _turned(above[0]) and row[0].left >= titles[0].left:
            near = min(s.top for s in row) - above[0].bottom < 60 and above[0].size < 1.4 * titles[0].size
            if near and above[0].right < min(s.left for s in titles):
                out[-1] = [*above, *row]
                continue
        out.append(row)
    return out


def _turned(line: Line) -> bool:
    return not line.words[0].upright


def _runs(rows: Sequence[Row]) -> list[list[Row]]:
    """Stretches of rows, most of which have several segments, close enough to be one table."""
    runs: list[list[Row]] = []
    run: list[Row] = []
    above: list[Row] = []  # single lines that may be the first of a tall header
    for row in rows:
        apart = bool(run) and row.top - run[-1].bottom > _NEXT_ROW * max(row.size, run[-1].size)
        text = row.segments[0].text
        point = bool(bullet_of(f"{text} x")) and not _ANSWER.fullmatch(text)
        alone = len(row.segments) == 1
        title = alone and (bool(_CAPTION.match(text)) or (bool(run) and row.size > run[-1].size + 1))
        if run and (apart or title or point or (alone and _is_prose(row, run))):
            runs.append(run)
            run = []
        if not point and (run or not alone):
            run.extend([] if run else _first_of_header(above, row))
            run.append(row)
        above = [*above[-3:], row] if alone and not run else []
    if run:
        runs.append(run)
    return [trimmed for trimmed in map(_trimmed, runs) if trimmed]


def _first_of_header(above: Sequence[Row], row: Row) -> list[Row]:
    """The lines just above a header row that begin one of its taller cells: close, and right of the first column."""
    out: list[Row] = []
    for line in reversed(above):
        segment, below = line.segments[0], out[0] if out else row
        near = below.top - line.bottom < 0.5 * row.size and abs(line.size - row.size) < 0.5
        inside = row.segments[0].right < segment.left and segment.right < row.segments[-1].right + 4 * row.size
        names_first = segment.right < row.segments[0].left - row.size
        under_corner = any(o.segments[0].right < row.segments[0].left for o in out)
        inside = inside or names_first or (under_corner and segment.left >= row.segments[0].left - 2)
        if not (near and inside and (segment.words[0].bold or not row.words[0].bold)):
            break
        out.insert(0, line)
    return out


def _is_prose(row: Row, run: Sequence[Row]) -> bool:
    """A line that fills the width of the rows so far: a paragraph, not a cell."""
    left, right = min(r.segments[0].left for r in run), max(r.segments[-1].right for r in run)
    line = row.segments[0]
    return len(line.words) >= 9 and line.right - line.left > 0.72 * (right - left)


def _trimmed(run: Sequence[Row]) -> list[Row]:
    """Without the lines below the last row that has several cells, unless they are wrapped text of it."""
    last = max((n for n, row in enumerate(run) if len(row.segments) > 1), default=-1)
    out = list(run[: last + 1])
    for row in run[last + 1 :] if out else ():
        close = row.top - out[-1].bottom < 0.45 * row.size and row.size >= out[-1].size * 0.97
        if not close or row.segments[0].text[:1].isdigit() or len(row.segments[0].words) > 8:
            break
        out.append(row)
    return out


# --- rows -------------------------------------------------------------------------------------------


def _table(run: Sequence[Row], number: int, rules: Sequence[float], known: Sequence[float]) -> Table | None:
    gutters = known or gutters_of(run)
    if not gutters:
        return None
    placed = [_placed(row, gutters) for row in run]
    bands = _bands(run, placed, rules)
    columns = len(gutters) + 1
    cells: list[TableCell] = []
    for r, band in enumerate(bands):
        cells.extend(_band_cells(r, [(run[n], placed[n]) for n in band], columns, number))
    if len(bands) > 1:
        second = [c for c in cells if c.row == 1]
        cells = [*_spread([c for c in cells if c.row == 0], second), *(c for c in cells if c.row > 0)]
    edges = (min(w.left for row in run for w in row.words), *gutters, max(w.right for row in run for w in row.words))
    box = Box(edges[0], min(row.top for row in run), edges[-1], max(row.bottom for row in run))
    return Table(tuple(cells), number, box, ruled=False, edges=edges)


Placed = list[tuple[int, int, Line]]  # first column, last column, text


def _placed(row: Row, gutters: Sequence[float]) -> Placed:
    """Each segment of a row with the columns over which it stands."""
    out: Placed = []
    for segment in row.segments:
        run: list[Word] = []
        for word in segment.words:
            # A narrow gap between two columns of figures is still a gap where it falls on a gutter.
            if run and any(run[-1].right <= g + 0.5 and word.left >= g - 0.5 for g in gutters) and _figures(run, word):
                out.append(_over(run, gutters))
                run = []
            run.append(word)
        out.append(_over(run, gutters))
    return out


def _figures(run: Sequence[Word], word: Word) -> bool:
    if word.left - run[-1].right < _FIGURE_GAP * word.size:
        return False
    return bool(_ANSWER.fullmatch(word.text)) or bool(_ANSWER.fullmatch(run[-1].text))


def _over(run: Sequence[Word], gutters: Sequence[float]) -> tuple[int, int, Line]:
    line = Line(tuple(run))
    first = sum(line.left + 1 > g for g in gutters)
    last = sum(line.right - 1 > g for g in gutters)
    return first, max(first, last), line


def _bands(run: Sequence[Row], placed: Sequence[Placed], rules: Sequence[float]) -> list[list[int]]:
    """The lines of print that make each row of the table."""
    top, bottom = run[0].top, run[-1].bottom
    between = [y for y in rules if top < y < bottom]
    if len(between) >= max(3, 0.3 * len(run)):
        return _split(run, lambda a, b: any(a.top + a.size * 0.5 < y < b.top + b.size * 0.5 for y in between))
    gaps = sorted({round((b.top - a.bottom) / a.size, 2) for a, b in pairwise(run)})
    for low, high in pairwise(gaps):
        if high - low >= 0.18 and low < 0.6:
            bands = _wider_gaps(run, (low + high) / 2)
            if _consistent(bands, placed):
                return _head_parted(bands, placed)
    return _by_words(run, placed)


def _wider_gaps(run: Sequence[Row], least: float) -> list[list[int]]:
    return _split(run, lambda a, b: (b.top - a.bottom) / a.size > least)


def _split(run: Sequence[Row], parts: Callable[[Row, Row], bool]) -> list[list[int]]:
    bands = [[0]]
    for n in range(1, len(run)):
        if parts(run[n - 1], run[n]):
            bands.append([n])
        else:
            bands[-1].append(n)
    return bands


def _consistent(bands: Sequence[Sequence[int]], placed: Sequence[Placed]) -> bool:
    """No row of the table may hold two figures of one column; a header may, if they are years."""
    if len(bands) < LEAST_ROWS:
        return False
    for number, band in enumerate(bands):
        seen: set[int] = set()
        for n in band:
            for first, _, line in placed[n]:
                if first and _ANSWER.fullmatch(line.text) and any(c.isdigit() for c in line.text):
                    if first in seen and (number or not _YEAR.fullmatch(line.text)):
                        return False
                    seen.add(first)
    return True


def _by_words(run: Sequence[Row], placed: Sequence[Placed]) -> list[list[int]]:
    """With every line the same distance from the next, a line goes on with the row above if its words say so."""
    bands: list[list[int]] = [[0]]
    for n in range(1, len(run)):
        apart = (run[n].top - run[n - 1].bottom) / run[n].size > _NO_WRAP
        if apart or _answered(placed[n]) & set().union(*(_answered(placed[m]) for m in bands[-1])):
            bands.append([n])  # too far below, or a second figure for one column
            continue
        here, above = placed[n], placed[bands[-1][0]]
        text = here[0][2].text
        fewer = len(here) < len(above)
        taken_up = text[:1].islower() or text[:1] in "(&"
        under_head = len(bands) == 1 and not any(_ANSWER.fullmatch(line.text) for _, _, line in here)
        bold = run[n].words[0].bold and run[bands[0][0]].words[0].bold
        headed = under_head and len(here) > 1 and bold and not _over_groups(above, here)
        begun = (
            len(above) == 1 and len(here) > 1 and above[0][0] == here[0][0] == 0
        )  # the value stands at the last line
        if (begun and text[:1].islower()) or (fewer and (taken_up or here[0][0] > 0)) or headed:
            bands[-1].append(n)
        else:
            bands.append([n])
    return bands


def _answered(placed: Placed) -> set[int]:
    """The columns behind the first in which a line of print holds a figure."""
    return {k for k, _, line in placed if k and _ANSWER.fullmatch(line.text) and any(c.isdigit() for c in line.text)}


def _over_groups(above: Placed, here: Placed) -> bool:
    """A line of years above measures, or of units below them: each is a row of the header, not a wrapped line."""
    over = [line.text for k, _, line in above if k]
    under = [line.text for k, _, line in here if k]
    if under and all(_UNIT.fullmatch(text) for text in under):
        return True
    if not over or len({k for k, _, _ in here if k}) <= len({k for k, _, _ in above if k}):
        return False
    years = any(all(_ENDS_IN_YEAR.fullmatch(text) for text in texts) for texts in (over, under))
    return years or len(set(under)) < len(under)


def _head_parted(bands: list[list[int]], placed: Sequence[Placed]) -> list[list[int]]:
    """The header's lines in two rows where the lower ones stand below groups."""
    first = bands[0]
    for n in range(1, len(first)):
        if _over_groups([piece for line in first[:n] for piece in placed[line]], placed[first[n]]):
            return [first[:n], first[n:], *bands[1:]]
    return bands


def _band_cells(r: int, band: Sequence[tuple[Row, Placed]], columns: int, number: int) -> list[TableCell]:
    """The cells of one row. A line that stands over several columns makes a merged cell."""
    groups: dict[tuple[int, int], list[Line]] = {}
    for _, placed in band:
        for first, last, line in placed:
            home = next((k for k in groups if k[0] <= last and first <= k[1]), None)
            if home is None:
                groups[first, last] = [line]
                continue
            lines = groups.pop(home)
            groups[min(first, home[0]), max(last, home[1])] = [*lines, line]
    spans = dict(sorted(groups.items()))
    alone = len(spans) == 1 and next(iter(spans))[0] == 0
    out = []
    for (first, last), some in spans.items():
        lines = sorted(some, key=lambda x: (0 if _turned(x) else round(x.baseline), x.left))
        whole = alone and (last > 0 or all(line.bold for line in lines))
        box = Box(
            min(x.left for x in lines),
            min(x.top for x in lines),
            max(x.right for x in lines),
            max(x.bottom for x in lines),
        )
        width = columns if whole else last - first + 1
        out.append(TableCell(r, first, 1, width, tuple(lines), number, box))
    return out


def _spread(head: Sequence[TableCell], below: Sequence[TableCell]) -> list[TableCell]:
    """Titles of the first row that stand over several columns of the second, widened to the columns nearest to them."""
    titles = [c for c in head if c.column]
    taken = {k for c in head for k in range(c.column, c.column + c.columns)}
    bare = [c for c in below if c.column and c.columns == 1 and c.column not in taken]
    if not titles or not bare:
        return list(head)
    reach = {id(c): [c.column, c.column + c.columns - 1] for c in titles}
    lefts = [c.box.left for c in below if c.column]
    to_the_left = all(any(abs(t.box.left - left) < 2 for left in lefts) for t in titles) and len(bare) > 1
    for cell in bare:
        before = [t for t in titles if t.box.left <= cell.box.left + 2]
        nearest = max(before, key=lambda t: t.column) if to_the_left and before else None
        nearest = nearest or min(titles, key=lambda t: (abs(_middle(t) - _middle(cell)), t.column))
        ends = reach[id(nearest)]
        ends[0], ends[1] = min(ends[0], cell.column), max(ends[1], cell.column)
    return [
        replace(c, column=reach[id(c)][0], columns=reach[id(c)][1] - reach[id(c)][0] + 1) if id(c) in reach else c
        for c in head
    ]


def _middle(cell: TableCell) -> float:
    return (cell.box.left + cell.box.right) / 2


# --- is it a table? ---------------------------------------------------------------------------------


def _convincing(table: Table, run: Sequence[Row]) -> bool:
    """Enough rows with several cells, and columns behind the first that answer rather than tell."""
    several = [n for n in range(table.height) if len(table.row(n)) > 1]
    if len(several) < LEAST_ROWS or len(several) < 0.5 * table.height:
        return False
    texts = [[c.text for c in table.cells if c.column == k and c.columns == 1] for k in range(table.width)]
    answering = [_answers(column) for column in texts[1:]]
    if max(answering, default=0.0) < 0.5:
        return False
    lengths = [len(text.split()) for column in texts[1:] for text in column]
    return sum(lengths) / max(1, len(lengths)) < 9 or len(texts) > 2


def _answers(column: Sequence[str]) -> float:
    """The share of a column's cells that look like answers or figures, its header left out."""
    body = column[1:]
    return sum(bool(_ANSWER.fullmatch(text)) for text in body) / len(body) if len(body) >= 2 else 0.0
