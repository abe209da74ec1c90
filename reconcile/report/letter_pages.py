"""A letter's pages with statements marked on them: as pictures where it is a PDF, as text whatever it is.

What a mark means is the caller's: a verdict in the comparison, a kind in the list of findings. Each mark has a
look (a class of the style sheet), a sign, and a name that says in words what the look says in colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from reconcile.model import Box, Document, Finding, Mark, Passage, Role
from reconcile.report.marks import Spot, boxes, spot_of
from reconcile.report.pictures import Picture, pictures

_SIGN_GAP = 3.0  # points between a line and the signs of the statements that begin in it
_SIGN_ROOM = 9.0  # points for a sign of one character
_SIGN_CHARACTER = 4.2  # points for each further one
_AROUND = 50.0  # points of the page shown above and below the words of a crop, in whole lines
_EDGE = 2.5  # points above and below those
_SIDE = 12.0  # points shown left and right of the column
_NARROWEST = 230.0  # points of a crop: a short line looks lost by itself


@dataclass(frozen=True, slots=True)
class Statement:
    """What is marked: a finding under the reference it is called by. A higher rank is drawn over a lower one."""

    ref: str
    finding: Finding
    look: str
    sign: str
    name: str
    rank: int = 0


@dataclass(frozen=True, slots=True)
class PageMark:
    """A statement on one page: a box a line, and, on the page where it begins, where its sign stands."""

    statement: Statement
    boxes: tuple[Box, ...]
    sign_at: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class LetterPage:
    picture: Picture
    marks: tuple[PageMark, ...]


@dataclass(frozen=True, slots=True)
class Crop:
    """A part of a page that shows some words in their paragraph."""

    page: int
    left: float
    top: float
    width: float
    height: float
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of a passage, the statement it makes, if any, and the statements that begin with it."""

    text: str
    statement: Statement | None = None
    opening: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class TextPassage:
    passage: Passage
    pieces: tuple[Piece, ...]


class Letter:
    """One letter and the statements marked in it. Where each stands is looked up once."""

    def __init__(self, document: Document, statements: Iterable[Statement]) -> None:
        self.document = document
        self.statements = tuple(statements)
        self.spots: dict[str, Spot] = {}
        after = (0, 0)
        for statement in self.statements:
            spot = spot_of(statement.finding, document, after)
            if spot is not None:
                self.spots[statement.ref] = spot
                after = spot.index, spot.start

    def pages(self, path: Path) -> tuple[LetterPage, ...]:
        """Every page that can be pictured, with its marks; none for a letter that is no PDF."""
        if self.document.format != "pdf":
            return ()
        marks = self._marks()
        drawn = pictures(path, range(1, self.document.pages + 1))
        return tuple(LetterPage(picture, tuple(marks.get(picture.page, ()))) for picture in drawn)

    def text(self) -> tuple[TextPassage, ...]:
        """The letter as text, its running heads left out."""
        by_passage: dict[int, list[tuple[Spot, Statement]]] = {}
        for statement in self.statements:
            if statement.ref in self.spots:
                spot = self.spots[statement.ref]
                by_passage.setdefault(spot.index, []).append((spot, statement))
        return tuple(
            TextPassage(passage, _pieces(passage.text, by_passage.get(n, ())))
            for n, passage in enumerate(self.document.passages)
            if passage.role is not Role.MARGIN
        )

    def crops(self, ref: str, pages: Mapping[int, Picture]) -> tuple[Crop, ...]:
        """The parts of the pictured pages that show a statement's words."""
        spot = self.spots.get(ref)
        return _crops(spot, pages, self._lines) if spot is not None else ()

    @cached_property
    def _lines(self) -> dict[int, list[Box]]:
        """The lines of print on each page, its running heads left out."""
        out: dict[int, list[Box]] = {}
        for passage in (p for p in self.document.passages if p.role is not Role.MARGIN):
            for page, box in boxes(passage, 0, len(passage.text)):
                out.setdefault(page, []).append(box)
        return out

    def _marks(self) -> dict[int, list[PageMark]]:
        """The marks of each page, the highest rank last: what is drawn last lies on top."""
        signs = self._signs()
        out: dict[int, list[PageMark]] = {}
        for statement in self.statements:
            spot = self.spots.get(statement.ref)
            lines = boxes(spot.passage, spot.start, spot.end) if spot else ()
            for page in dict.fromkeys(page for page, _ in lines):
                some = tuple(box for number, box in lines if number == page)
                at = signs.get(statement.ref) if page == lines[0][0] else None
                out.setdefault(page, []).append(PageMark(statement, some, at))
        return {page: _uncovered(sorted(marks, key=lambda m: m.statement.rank)) for page, marks in out.items()}

    def _signs(self) -> dict[str, tuple[float, float]]:
        """Where the sign of each statement stands: left of the line it begins in, in the order of the words."""
        beginning: dict[tuple[int, Box], list[Statement]] = {}
        for statement in self.statements:
            spot = self.spots.get(statement.ref)
            line = _line_start(spot) if spot else None
            if line is not None:
                beginning.setdefault(line, []).append(statement)
        out = {}
        for (_, box), some in beginning.items():
            right = box.left - _SIGN_GAP
            for statement in reversed(some):
                room = _SIGN_ROOM + _SIGN_CHARACTER * (len(statement.sign) - 1)
                out[statement.ref] = max(4.0, right - room / 2), (box.top + box.bottom) / 2
                right -= room
        return out


def _uncovered(marks: Sequence[PageMark]) -> list[PageMark]:
    """The marks, of those over the very same words only the uppermost with its boxes: tints would add up."""
    drawn: set[tuple[Box, ...]] = set()
    out = []
    for mark in reversed(marks):
        out.append(replace(mark, boxes=()) if mark.boxes in drawn else mark)
        drawn.add(mark.boxes)
    return out[::-1]


# --- signs beside the lines -----------------------------------------------------------------------------


def _line_start(spot: Spot) -> tuple[int, Box] | None:
    """The page and the first word of the line in which the words begin."""
    marks = spot.passage.marks
    n = next((n for n, m in enumerate(marks) if m.end > spot.start and m.box is not None), None)
    if n is None:
        return None
    while n and _same_line(marks[n - 1], marks[n]):
        n -= 1
    first = marks[n].box
    assert first is not None
    if spot.passage.role is Role.FOOTNOTE:  # its number stands there
        first = replace(first, left=first.left - _SIGN_ROOM / 2)
    return marks[n].page, first


def _same_line(before: Mark, mark: Mark) -> bool:
    a, b = before.box, mark.box
    if a is None or b is None or before.page != mark.page or a.left >= b.left:
        return False
    return min(a.bottom, b.bottom) - max(a.top, b.top) > 0.4 * min(a.bottom - a.top, b.bottom - b.top)


# --- crops ----------------------------------------------------------------------------------------------


def _crops(spot: Spot, pages: Mapping[int, Picture], lines: Mapping[int, Sequence[Box]]) -> tuple[Crop, ...]:
    """One crop for each column in which some of the words stand."""
    words = set(boxes(spot.passage, spot.start, spot.end))
    out = []
    for page, run in _runs(spot.passage):
        inside = tuple(box for box in _lines_of(run, spot) if (page, box) in words)
        if inside and page in pages:
            column = [m.box for m in run if m.box is not None]
            out.append(_crop(pages[page], inside, column, lines.get(page, ())))
    return tuple(out)


def _crop(picture: Picture, inside: tuple[Box, ...], column: Sequence[Box], lines: Sequence[Box]) -> Crop:
    """The words with whole lines of the page above and below them, as wide as their column."""
    left = max(0.0, min(b.left for b in column) - _SIDE)
    right = min(picture.width, max(max(b.right for b in column) + _SIDE, left + _NARROWEST))
    first, last = min(b.top for b in inside), max(b.bottom for b in inside)
    beside = [b for b in lines if b.left < right and b.right > left]
    top = min((b.top for b in beside if first - _AROUND < b.top < first), default=first)
    bottom = max((b.bottom for b in beside if last < b.bottom < last + _AROUND), default=last)
    top, bottom = max(0.0, top - _EDGE), min(picture.height, bottom + _EDGE)
    return Crop(picture.page, left, top, right - left, bottom - top, inside)


def _lines_of(run: Sequence[Mark], spot: Spot) -> Iterable[Box]:
    """The boxes, a line each, of those of the statement's words that stand in this run."""
    start, end = max(spot.start, run[0].start), min(spot.end, run[-1].end)
    return (box for _, box in boxes(spot.passage, start, end)) if start < end else ()


def _runs(passage: Passage) -> list[tuple[int, list[Mark]]]:
    """A passage's words, parted where it goes on at the head of another column or page."""
    side_by_side = passage.role in (Role.TABLE, Role.TILE)  # cells go up and down, and are one row all the same
    runs: list[tuple[int, list[Mark]]] = []
    for mark in passage.marks:
        if mark.box is None:
            continue
        last = runs[-1][1][-1].box if runs else None
        if last is None or mark.page != runs[-1][0] or (not side_by_side and mark.box.bottom < last.top):
            runs.append((mark.page, []))
        runs[-1][1].append(mark)
    return runs


# --- text -----------------------------------------------------------------------------------------------


def _pieces(text: str, statements: Iterable[tuple[Spot, Statement]]) -> tuple[Piece, ...]:
    """A text cut where statements begin and end; of several over the same words, the one of the highest rank."""
    some = list(statements)
    edges = sorted({0, len(text), *(edge for spot, _ in some for edge in (spot.start, spot.end))})
    pieces: list[Piece] = []
    for start, end in pairwise(edges):
        over = [s for spot, s in some if spot.start <= start and end <= spot.end]
        best = max(over, key=lambda s: s.rank, default=None)
        opening = tuple(s for spot, s in some if spot.start == start)
        if pieces and pieces[-1].statement is best and not opening:
            pieces[-1] = replace(pieces[-1], text=pieces[-1].text + text[start:end])
        else:
            pieces.append(Piece(text[start:end], best, opening))
    return tuple(pieces)
