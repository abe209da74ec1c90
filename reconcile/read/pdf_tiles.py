"""Tiles: a label, a figure in large type, and what it is compared with, as on a 'Force in numbers' page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reconcile.model import Box
from reconcile.read.pdf_words import Line, Word, segments

_FIGURE = re.compile(r"[£$€+–-]?\d[\d,]*(?:\.\d+)?(?:%|p|m|k|bn|million|th)?[*†]?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LARGE = 1.25  # times the size of the label
_MOST_WORDS = 60
_COMPARED = re.compile(
    r"\b(?:England|Wales|national|average|most similar|MSG?F|(?:similar|all|other) forces|region(?:al)?|peers?)\b",
    re.IGNORECASE,
)
# Before a number these words belong to the label and not to a value ('as at 31 March 2016', 'per 1,000').
_LABEL_WORDS = re.compile(r"\b(?:to|per|of|at|on|in|since|than|from|January|February|March|April|May|June|July|August"
                          r"|September|October|November|December)$", re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tile:
    """The parts of a tile in the order in which they are to be read: label, force and figure, comparators."""

    parts: tuple[tuple[Line, ...], ...]
    box: Box
    page: int

    @property
    def words(self) -> list[Word]:
        return [w for part in self.parts for line in part for w in line.words]


def tiles(words: Sequence[Word], frames: Sequence[Box]) -> list[Tile]:
    """The tiles among these words; `frames` are the cells and rectangles drawn on the page."""
    big = _large_figures(words)
    if not big:
        return []
    out: list[Tile] = []
    used: set[int] = set()
    for group in _groups(words, big, frames):
        if any(id(w) in used for w in group):
            continue
        tile = _tile(group, {id(w) for w in big})
        if tile is not None:
            out.append(tile)
            used.update(id(w) for w in group)
    return sorted(out, key=lambda t: (round(t.box.top / 8), t.box.left))


def _large_figures(words: Sequence[Word]) -> list[Word]:
    """Figures set larger than the words around them."""
    out = []
    for line in segments(words):
        letters = [w.size for w in line.words if any(c.isalpha() for c in w.text) and not _FIGURE.fullmatch(w.text)]
        small = max(letters, default=0.0)
        for word in line.words:
            if _FIGURE.fullmatch(word.text) and not word.raised and word.size >= 11 and word.size >= _LARGE * small:
                out.append(word)
    return out


def _groups(words: Sequence[Word], big: Sequence[Word], frames: Sequence[Box]) -> Iterable[list[Word]]:
    """The words of each tile: those in the smallest frame round its figure, or else those that stand close to it."""
    big_ids = {id(w) for w in big}
    clusters = _clusters(words)
    for figure in big:
        framed = [f for f in frames if _holds(f, figure)]
        framed.sort(key=lambda f: (f.right - f.left) * (f.bottom - f.top))
        chosen = None
        for frame in framed[:2]:
            inside = [w for w in words if _holds(frame, w)]
            if len(inside) < 3:
                inside = _row_of(frame, frames, words)
            if len(inside) >= 3 and _row_count([w for w in inside if id(w) in big_ids]) == 1:
                chosen = list(inside)
                break
        yield chosen or next((c for c in clusters if any(w is figure for w in c)), [])


def _row_of(frame: Box, frames: Sequence[Box], words: Sequence[Word]) -> list[Word]:
    """The words of the cells beside a figure that fills its own, if one of them is a label and none a plain figure."""
    level = [f for f in frames if abs(f.top - frame.top) < 2 and abs(f.bottom - frame.bottom) < 2]
    cells = [[w for w in words if _holds(f, w)] for f in {(f.left, f.right): f for f in level}.values()]
    if any(len(cell) == 1 and _FIGURE.fullmatch(cell[0].text) for cell in cells if not _same(cell, frame)):
        return []
    return [w for cell in cells for w in cell]


def _same(cell: Sequence[Word], frame: Box) -> bool:
    return bool(cell) and _holds(frame, cell[0])


def _row_count(figures: Sequence[Word]) -> int:
    """How many figures in large type a frame holds: one makes a tile (side by side with a comparator, two)."""
    return 1 if len(figures) <= 2 else len(figures)


def _holds(frame: Box, word: Word) -> bool:
    x, y = word.middle
    return frame.left <= x <= frame.right and frame.top <= y <= frame.bottom


def _clusters(words: Sequence[Word]) -> list[list[Word]]:
    """Lines that stand close above one another and share their left edge or their middle."""
    lines = segments([w for w in words if w.upright])
    parent = list(range(len(lines)))

    def root(n: int) -> int:
        while parent[n] != n:
            n = parent[n]
        return n

    for a, upper in enumerate(lines):
        for b in range(a + 1, len(lines)):
            lower = lines[b]
            close = -0.6 * upper.size < lower.top - upper.bottom < 0.8 * max(upper.size, lower.size)
            aligned = (
                abs(upper.left - lower.left) < 6
                or abs((upper.left + upper.right) - (lower.left + lower.right)) < 16
                or (abs(upper.baseline - lower.baseline) < 3 and 0 < lower.left - upper.right < 2 * lower.size)
            )
            if close and aligned:
                parent[root(b)] = root(a)
    out: dict[int, list[Word]] = {}
    for n, line in enumerate(lines):
        out.setdefault(root(n), []).extend(line.words)
    return list(out.values())


# --- one tile ---------------------------------------------------------------------------------------


def _tile(words: Sequence[Word], big: set[int]) -> Tile | None:
    lines = segments(words, gap=1.2)
    letters = [w for w in words if any(c.isalpha() for c in w.text)]
    if not letters or len(words) > _MOST_WORDS or len(lines) < 2:
        return None
    label_size = sorted(w.size for w in letters)[len(letters) // 2]
    values = [n for n, line in enumerate(lines) if _is_value(line, big)]
    if not any(id(w) in big and w.size >= _LARGE * label_size and not _YEAR.fullmatch(w.text) for w in words):
        return None
    named, parts = _named(lines, values)
    label = [line for n, line in enumerate(lines) if n not in named]
    if not any(any(c.isalpha() for c in line.text) for line in label):
        return None
    box = Box(
        min(w.left for w in words), min(w.top for w in words), max(w.right for w in words), max(w.bottom for w in words)
    )
    ordered = sorted(parts, key=lambda part: bool(_COMPARED.search(" ".join(line.text for line in part))))
    return Tile((tuple(label), *ordered), box, words[0].page)


def _is_value(line: Line, big: set[int]) -> bool:
    """A line that gives a figure: in large type, by itself, in bold, or behind the name of a comparator."""
    if any(id(w) in big for w in line.words):
        return True
    last = line.words[-1]
    if not _FIGURE.fullmatch(last.text):
        return False
    before = line.text[: -len(last.text)].strip(" :–-")
    if not before:
        return True
    if _LABEL_WORDS.search(before):
        return False
    bold = last.bold and not line.words[0].bold
    return bold or bool(_COMPARED.search(before))


def _named(lines: Sequence[Line], values: Sequence[int]) -> tuple[set[int], list[tuple[Line, ...]]]:
    """Each value with its name. A figure without a name takes the short line just above it that is no label."""
    used = set(values)
    parts: list[tuple[Line, ...]] = []
    for n in values:
        line = lines[n]
        bare = not any(c.isalpha() for w in line.words for c in w.text if not _FIGURE.fullmatch(w.text))
        name = _name_above(lines, n, used) if bare else None
        if name is None and bare:
            name = _name_below(lines, n, used)
        if name is not None:
            used.add(name)
            parts.append((lines[name], line))
        else:
            parts.append((line,))
    return used, parts


def _name_above(lines: Sequence[Line], n: int, used: set[int]) -> int | None:
    line = lines[n]
    above = [k for k in range(len(lines)) if k not in used and lines[k].baseline < line.baseline - 1]
    above = [k for k in above if min(lines[k].right, line.right) - max(lines[k].left, line.left) > 0]
    if not above:
        return None
    best = max(above, key=lambda k: lines[k].baseline)
    if _COMPARED.search(lines[best].text) and len(lines[best].words) <= 5:
        return best
    beside = [k for k in range(len(lines)) if k != best and abs(lines[k].baseline - lines[best].baseline) < 2]
    if any(_COMPARED.search(lines[k].text) for k in beside) and len(lines[best].words) <= 4:
        return best
    others = [k for k in range(len(lines)) if k not in used and k != best]
    style = (lines[best].size, lines[best].bold)
    differs = any((lines[k].size, lines[k].bold) != style for k in others)
    return best if differs and len(lines[best].words) <= 4 and len(above) > 1 else None


def _name_below(lines: Sequence[Line], n: int, used: set[int]) -> int | None:
    """The name of a comparator printed under its figure."""
    line = lines[n]
    for k in range(len(lines)):
        under = lines[k].top - line.top > 0 and lines[k].top - line.bottom < 0.8 * line.size
        over = min(lines[k].right, line.right) - max(lines[k].left, line.left) > 0
        if k not in used and under and over and _COMPARED.search(lines[k].text) and len(lines[k].words) <= 5:
            return k
    return None
