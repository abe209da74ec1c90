"""What stands at the edges of a page: running headers and footers, page numbers, footnotes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import inf

from reconcile.read.pdf_words import Line

_SHORT = 12  # words
_EDGE = 0.11  # of the page height: where running headers and footers stand
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|]\s*)?(?:page\s*)?(?:\d{1,3}|[ivxl]{1,5})(?:\s*(?:of|/)\s*\d{1,3})?(?:\s*[-–—|])?", re.IGNORECASE
)
_PAGE_OF = re.compile(r"\bpage\s+\d{1,3}(?:\s+of\s+\d{1,3})?\s*$", re.IGNORECASE)


def body_size(lines: Iterable[Line]) -> float:
    """The letter size in which most of the document is set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return max(sizes.items(), key=lambda kv: (kv[1], kv[0]))[0] if sizes else 10.0


def _alike(text: str) -> str:
    """What two running lines share: their numbers may differ if they are short enough to hold a page number."""
    words = text.split()
    plain = " ".join(words).casefold()
    return re.sub(r"\d+", "#", plain) if len(words) <= _SHORT else plain


def running(pages: Mapping[int, Sequence[Line]], heights: Mapping[int, float], body: float) -> set[tuple[int, int]]:
    """(page, index of the line) of every line that belongs to a running header or footer."""
    edges = {p: _edge_lines(lines, heights[p]) for p, lines in pages.items()}
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for p, indices in edges.items():
        for n in indices:
            seen[_key(pages[p][n], heights[p])].add(p)
    out: set[tuple[int, int]] = set()
    for p, indices in edges.items():
        apart = {n for n in indices if _page_number(pages[p][n], pages[p], heights[p])}
        rest = [line for n, line in enumerate(pages[p]) if n not in apart]  # a page number leaves a line alone
        for n in indices:
            line = pages[p][n]
            repeated = any(len(seen.get(key, ())) > 1 for key in _near_keys(line, heights[p]))
            if repeated or _lone(line, rest, heights[p], body, p):
                apart.add(n)
        # The last line of a paragraph may be like that of another page; the lines above it are not.
        others = [m for m in indices if m not in apart]
        out |= {(p, n) for n in _unbound(pages[p], apart, others)}
    return out


def _key(line: Line, height: float) -> tuple[str, int]:
    return _alike(line.text), round(line.baseline / height * 60)


def _near_keys(line: Line, height: float) -> list[tuple[str, int]]:
    text, place = _key(line, height)
    return [(text, place - 1), (text, place), (text, place + 1)]


def _edge_lines(lines: Sequence[Line], height: float) -> list[int]:
    """The lines at the head and the foot of a page that do not run on into its text."""
    at_edge = {n for n, line in enumerate(lines) if line.bottom < _EDGE * height or line.top > (1 - _EDGE) * height}
    return sorted(_unbound(lines, at_edge, [n for n in range(len(lines)) if n not in at_edge]))


def _unbound(lines: Sequence[Line], some: set[int], others: Sequence[int]) -> set[int]:
    """Those of some lines that hang together with none of the others, directly or through one another."""
    free = set(some)
    while True:
        bound = {n for n in free if any(_adjoin(lines[n], lines[m]) for m in others)}
        if not bound:
            return free
        free -= bound
        others = sorted(bound)


def _adjoin(line: Line, other: Line) -> bool:
    """Whether two lines follow one another as those of a paragraph do."""
    apart = max(line.top - other.bottom, other.top - line.bottom)
    over = min(line.right, other.right) - max(line.left, other.left) > 0
    return over and apart < 0.6 * line.size and abs(line.size - other.size) < 0.6


def _page_number(line: Line, lines: Sequence[Line], height: float) -> bool:
    text = line.text.strip()
    if not (_PAGE_NUMBER.fullmatch(text) or (_PAGE_OF.search(text) and len(text.split()) < 16)):
        return False
    outer = line.top > (1 - _EDGE) * height or line.bottom < 0.08 * height
    beside = [other for other in lines if other is not line and abs(other.baseline - line.baseline) < 3]
    return outer and len(beside) < 3


def _lone(line: Line, lines: Sequence[Line], height: float, body: float, page: int) -> bool:
    """A small line by itself above or below the text: a header that stands on one page only."""
    small = line.size < 0.93 * body or line.italic
    if not small or len(line.words) > 14 or line.text.rstrip().endswith("."):
        return False
    if line.bottom < 0.08 * height and page > 1:
        below = min((o.top for o in lines if o.top > line.bottom), default=height)
        return below - line.bottom > 0.9 * body
    if line.top > 0.925 * height:
        above = max((o.bottom for o in lines if o.bottom < line.top), default=0.0)
        return line.top - above > 0.9 * body and not _NOTE.match(line.text)
    return False


# --- footnotes --------------------------------------------------------------------------------------

_NOTE = re.compile(r"(?:\d{1,3}|[*†‡§])(?=[\s.)]|[A-Z‘“])")
_NOTE_ZONE = 0.45  # of the page height: footnotes stand below this


def footnotes(lines: Sequence[Line], height: float, body: float) -> list[list[int]]:
    """The footnotes at the foot of a page (or of a column), each as the indices of its lines, in order."""
    order = sorted(range(len(lines)), key=lambda n: (lines[n].baseline, lines[n].left))
    foot: list[int] = []
    above: list[Line] = []  # lines that are none, each of which ends the notes of its column
    for n in reversed(order):
        line = lines[n]
        ended = any(min(o.right, line.right) - max(o.left, line.left) > 0 for o in above)
        if ended or line.top < _NOTE_ZONE * height or not (_small(line, body) or _is_number(line)):
            above.append(line)
        else:
            foot.append(n)
    split = _second_column(lines, foot)
    foot.sort(key=lambda n: (lines[n].left >= split, order.index(n)))
    notes: list[list[int]] = []
    for n in foot:
        if _begins_note(lines, n, notes):
            notes.append([n])
        elif notes:
            notes[-1].append(n)
    return notes


def _second_column(lines: Sequence[Line], foot: Sequence[int]) -> float:
    """The x from which notes stand in a second column; infinite where they stand in one."""
    for n in foot:
        if any(lines[m].right < lines[n].left - 8 and lines[m].right - lines[m].left > 80 for m in foot):
            right = [lines[m].left for m in foot if lines[m].left >= lines[n].left - 8]
            if all(lines[m].right < min(right) for m in foot if lines[m].left < min(right)):
                return min(right)
    return inf


def _small(line: Line, body: float) -> bool:
    return line.size < 0.93 * body


def _is_number(line: Line) -> bool:
    return bool(re.fullmatch(r"\d{1,3}", line.text.strip()))


def _begins_note(lines: Sequence[Line], n: int, notes: Sequence[Sequence[int]]) -> bool:
    match = _NOTE.match(lines[n].text)
    if not match:
        return False
    if not notes or not match.group().isdigit():
        return True
    # A wrapped line may begin with a figure ('2014 ...'): the notes of a page are numbered one after another.
    before = _NOTE.match(lines[notes[-1][0]].text)
    return before is not None and before.group().isdigit() and int(match.group()) == int(before.group()) + 1
