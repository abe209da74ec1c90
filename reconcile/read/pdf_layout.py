"""Reading order of one page: bands, columns, lines and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from reconcile.read.drafts import CLOSING, NUMBERED, SALUTATION, bullet_of
from reconcile.read.pdf_words import Line

STAND_IN = "\ufffc"  # opens the text of a line that stands for a table or a tile
_GUTTER = 9.0  # points: the narrowest white strip between two columns
_COLUMN_ROWS = 4  # lines side by side that make columns; fewer are an address block or a heading with a date
_PARAGRAPH_LINES = 4
_COLUMN_WORDS = 3.0  # words a line, on both sides: less is a table


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that hang together, with the edges of the column they stand in."""

    lines: tuple[Line, ...]
    left: float
    right: float
    column: int = 0  # counted through the page

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        return max(
            (line.size for line in self.lines), key=lambda s: sum(len(x.text) for x in self.lines if x.size == s)
        )

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def top(self) -> float:
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        return self.lines[-1].bottom

    @property
    def page(self) -> int:
        return self.lines[0].page


def is_stand_in(line: Line) -> bool:
    """Whether a line takes the place of a table or a tile."""
    return line.words[0].text.startswith(STAND_IN)


# --- columns ----------------------------------------------------------------------------------------


def regions(segments: Sequence[Line]) -> list[list[Line]]:
    """The segments of a page in reading order, a list for each column of each band, side by side pieces joined."""
    if not segments:
        return []
    gutter = _gutter(segments)
    if gutter is None:
        return [_joined_rows(segments)]
    out: list[list[Line]] = []
    for band, divided in _bands(segments, gutter):
        if not divided:
            out.append(_joined_rows(band))
            continue
        for side in ([s for s in band if s.right <= gutter + 2], [s for s in band if s.right > gutter + 2]):
            out.extend(regions(side))
    return [region for region in out if region]


def _gutter(segments: Sequence[Line]) -> float | None:
    """The x of the white strip between two columns of prose, if there is one."""
    left, right = min(s.left for s in segments), max(s.right for s in segments)
    width = right - left
    candidates: dict[int, int] = {}
    for a, b in _side_by_side(segments):
        middle = round((a.right + b.left) / 2)
        if left + 0.2 * width < middle < right - 0.2 * width:
            candidates[round(b.left)] = candidates.get(round(b.left), 0) + 1
    likely = sorted(candidates, key=lambda x: (-candidates[x], x))[:4]
    gutters = [*_white_strips(segments, left, right), *(x - 3.0 for x in likely)]
    divided = {g: sum(len(band) for band, apart in _bands(segments, g) if apart) for g in gutters}
    best = max(gutters, key=lambda g: divided[g], default=None)
    return best if best is not None and divided[best] else None


def _white_strips(segments: Sequence[Line], left: float, right: float) -> list[float]:
    """The middles of the strips in the inner part of the page that the fewest lines run across."""
    first, last = int(left + 0.2 * (right - left)), int(right - 0.2 * (right - left))
    crossed = [sum(s.left < x + 1 and s.right > x for s in segments) for x in range(first, last)]
    if not crossed:
        return []
    strips: list[tuple[int, int]] = []  # where one begins, how wide it is
    limit = min(crossed) + len(segments) // 20
    for n, count in enumerate(crossed):
        if count > limit:
            continue
        if strips and strips[-1][0] + strips[-1][1] == n:
            strips[-1] = (strips[-1][0], strips[-1][1] + 1)
        else:
            strips.append((n, 1))
    wide = sorted((s for s in strips if s[1] >= _GUTTER), key=lambda s: -s[1])[:3]
    return [first + n + width / 2 for n, width in wide]


def _side_by_side(segments: Sequence[Line]) -> list[tuple[Line, Line]]:
    pairs = []
    ordered = sorted(segments, key=lambda s: s.left)
    for n, a in enumerate(ordered):
        for b in ordered[n + 1 :]:
            if b.left - a.right >= _GUTTER and min(a.bottom, b.bottom) - max(a.top, b.top) > 0.3 * min(a.size, b.size):
                pairs.append((a, b))
    return pairs


def _bands(segments: Sequence[Line], gutter: float) -> list[tuple[list[Line], bool]]:
    """Runs of rows, from the top, that keep clear of the gutter (True) or run across it (False)."""
    ordered = sorted(segments, key=lambda s: (s.top, s.left))
    bands: list[tuple[list[Line], bool]] = []
    for segment in ordered:
        clear = segment.right <= gutter + 2 or segment.left >= gutter - 2
        if clear and bands and not bands[-1][1] and _last_line(segment, bands[-1][0][-1], ordered):
            clear = False
        if bands and bands[-1][1] is clear:
            bands[-1][0].append(segment)
        else:
            bands.append(([segment], clear))
    judged = [(band, clear and _columns(band, gutter)) for band, clear in bands]
    out: list[tuple[list[Line], bool]] = []
    for band, divided in judged:
        if out and not divided and not out[-1][1]:
            out[-1][0].extend(band)
        else:
            out.append((list(band), divided))
    return out


def _last_line(segment: Line, above: Line, segments: Sequence[Line]) -> bool:
    """Whether a short line, clear of the gutter, ends the paragraph that ran across it."""
    close = 0 < segment.baseline - above.baseline < 1.6 * segment.size
    same = abs(segment.size - above.size) < 0.3 and segment.bold is above.bold and abs(segment.left - above.left) < 3
    beside = any(s is not segment and abs(s.baseline - segment.baseline) < 0.5 * segment.size for s in segments)
    return close and same and not beside and not is_stand_in(above) and not is_stand_in(segment)


def _columns(band: Sequence[Line], gutter: float) -> bool:
    """Whether a band is two columns of prose, and not a table, an address block or a form."""
    left = [s for s in band if s.right <= gutter + 2]
    right = [s for s in band if s.left >= gutter - 2]
    if min(len(left), len(right)) < 2 or max(len(left), len(right)) < _COLUMN_ROWS:
        return False
    return all(_has_paragraph(side) for side in (left, right)) or all(_prose(side) for side in (left, right))


def _has_paragraph(side: Sequence[Line]) -> bool:
    """Whether a side holds lines of prose one below the other, whatever tables and headings stand among them."""
    left, right = min(s.left for s in side), max(s.right for s in side)
    run = longest = 0
    before: Line | None = None
    for line in sorted(side, key=lambda s: s.baseline):
        full = len(line.words) >= 4 and line.right - line.left > 0.8 * (right - left)
        close = before is not None and 0 < line.baseline - before.baseline < 1.9 * line.size
        run = (run + 1 if close else 1) if full else 0
        longest = max(longest, run)
        before = line
    return longest >= _PARAGRAPH_LINES


def has_columns(segments: Sequence[Line]) -> bool:
    """Whether a page has columns of prose beyond doubt: paragraphs of some length on either side of a gutter."""
    gutter = _gutter(segments) if segments else None
    if gutter is None:
        return False
    for band, divided in _bands(segments, gutter):
        sides = ([s for s in band if s.right <= gutter + 2], [s for s in band if s.right > gutter + 2])
        if divided and all(side and _has_paragraph(side) for side in sides):
            return True
    return False


def _prose(side: Sequence[Line]) -> bool:
    side = [s for s in side if not is_stand_in(s)]
    if not side:
        return False
    words = [len(s.words) for s in side]
    letters = sum(c.isalpha() for s in side for c in s.text)
    digits = sum(c.isdigit() for s in side for c in s.text)
    width = max(s.right for s in side) - min(s.left for s in side)
    full = sum(s.right - s.left > 0.75 * width for s in side)
    return sum(words) / len(words) >= _COLUMN_WORDS and letters > 2.5 * digits and full >= 0.4 * len(side)


def _joined_rows(segments: Sequence[Line]) -> list[Line]:
    """Pieces of one line put together again; what is far apart (a name and a date) stays apart."""
    rows: list[list[Line]] = []
    for segment in sorted(segments, key=lambda s: (s.baseline, s.left)):
        if rows and abs(rows[-1][0].baseline - segment.baseline) < 0.25 * segment.size:
            rows[-1].append(segment)
        else:
            rows.append([segment])
    out: list[Line] = []
    for row in rows:
        row.sort(key=lambda s: s.left)
        run = [row[0]]
        for segment in row[1:]:
            if _near(run[-1], segment):
                run[-1] = Line((*run[-1].words, *segment.words))
            else:
                run.append(segment)
        out.extend(run)
    return out


def _near(before: Line, segment: Line) -> bool:
    if is_stand_in(before) or is_stand_in(segment):
        return False
    widest = 4.0 if bullet_of(before.text + " x") else 2.6
    return -1 < segment.left - before.right < widest * segment.size


# --- paragraphs -------------------------------------------------------------------------------------

_ENDS = re.compile(r"[.?!:;][’”'\")]*$")
_MARK = re.compile(r"(?:\d{1,2}|[*†‡§])\s")


def paragraphs(region: Sequence[Line], column: int) -> list[Paragraph]:
    """The lines of one column as paragraphs."""
    if not region:
        return []
    left, right = min(line.left for line in region), max(line.right for line in region)
    leading = _leading(region)
    groups: list[list[Line]] = [[region[0]]]
    for before, line in pairwise(region):
        if _new_paragraph(groups[-1], before, line, leading, left, right):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [Paragraph(tuple(group), left, right, column) for group in groups]


def _leading(region: Sequence[Line]) -> float:
    """The usual distance of two lines of a paragraph, in letter sizes."""
    steps = [
        (b.baseline - a.baseline) / b.size for a, b in pairwise(region) if b.baseline > a.baseline and a.size == b.size
    ]
    near = [s for s in steps if s < 2.4]
    if not near:
        return 1.2
    # Lines of a paragraph are never further apart than paragraphs: the lower half of the steps tells.
    near.sort()
    return median(near[: max(1, (len(near) + 1) // 2 + len(near) // 4)])


def _new_paragraph(group: Sequence[Line], before: Line, line: Line, leading: float, left: float, right: float) -> bool:
    step = line.baseline - before.baseline
    size = max(before.size, line.size)
    if step < 0.3 * size and line.left > before.right:
        return True  # beside it: another piece of the same row
    if (
        step < 0
        or step > (leading + 0.28) * size
        or (abs(before.size - line.size) > 0.6 and not _numbered_note(before))
    ):
        return True
    if _differ(before, line) or SALUTATION.match(before.text) or CLOSING.match(before.text):
        return True
    return _starts_afresh(group, before, line, left, right)


def _numbered_note(line: Line) -> bool:
    return len(line.words) == 1 and bool(re.fullmatch(r"\d{1,2}", line.text))


def _differ(before: Line, line: Line) -> bool:
    """A bold line and a plain one: a heading and its text, unless a sentence runs on through both."""
    if before.bold is line.bold:
        return False
    if before.bold:
        return not line.text[:1].islower() and len(before.words) < 14
    return _ENDS.search(before.text) is not None


def _starts_afresh(group: Sequence[Line], before: Line, line: Line, left: float, right: float) -> bool:
    if bullet_of(line.text):
        return bool(_ENDS.search(before.text)) or bool(bullet_of(group[0].text)) or line.text[:1] not in "-–—*"
    if NUMBERED.match(line.text) and (_ENDS.search(before.text) or NUMBERED.match(group[0].text)):
        hanging = NUMBERED.match(group[0].text) is None or abs(line.left - group[0].left) < 4
        if hanging and not re.match(r"[a-z]\s", line.text):
            return True
    short = right - before.right > 0.18 * (right - left)
    ended = bool(_ENDS.search(before.text))
    indented = line.left - left > 8 and line.left - before.left > 6 and not bullet_of(group[0].text)
    if ended and indented and line.left - before.left < 60 and not NUMBERED.match(group[0].text):
        return True
    if bullet_of(group[0].text) or NUMBERED.match(group[0].text):
        # The text of a bullet hangs; what goes back to the margin is a new paragraph.
        text_left = group[0].words[1].left if len(group[0].words) > 1 else group[0].left
        back = line.left < text_left - 6 and len(group) > 1 and group[1].left > text_left - 4
        elsewhere = ended and abs(line.left - text_left) > 3
        if (back or elsewhere) and text_left - group[0].left > 4:
            return back or ended
    if not _could_have_fitted(before, line, right):
        return False
    # A title, a date, an address: lines that were ended on purpose although no sentence ends there.
    by_hand = right - before.right > 0.35 * (right - left) and line.right > before.right and _whole(before.text)
    return short and (ended or (by_hand and not line.text[:1].islower()))


def _whole(text: str) -> bool:
    """Whether a line does not end in mid-word or in mid-list."""
    return text[-1:].isalnum() or text[-1:] in ")’"


def _could_have_fitted(before: Line, line: Line, right: float) -> bool:
    """Whether the first word of the next line had room on this one: then the line was ended on purpose."""
    first = line.words[0]
    return right - before.right > (first.right - first.left) + 0.5 * first.size
