"""Where the words of a finding stand on the pages of its document, as boxes that can be drawn.

A reader keeps a box for each word (`Passage.marks`). A mark on a page wants one box a line of print, which is
what `boxes_of` gives: the page image, the annotated letter and the report's crops all use it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reconcile.model import Box, Document, Finding, Mark, Passage

_LEAST_OVERLAP = 0.5  # of the lower box's height: two words that share so much stand on one line
_WIDEST_GAP = 2.5  # of the line's height: a wider gap parts two columns, or two cells of a row


@dataclass(frozen=True, slots=True)
class Spot:
    """Words of a document: characters start:end of its passage number `index`."""

    index: int
    passage: Passage
    start: int
    end: int


def boxes_of(finding: Finding, document: Document) -> tuple[tuple[int, Box], ...]:
    """(page, box) for each line of print on which the finding's words stand, in reading order.

    Empty where the document has no boxes (DOCX, text) or the words cannot be found in it.
    """
    spot = spot_of(finding, document)
    return boxes(spot.passage, spot.start, spot.end) if spot else ()


def spot_of(finding: Finding, document: Document, after: tuple[int, int] = (0, 0)) -> Spot | None:
    """The place of a finding's words: in its own passage, where the words may stand more than once.

    Where nothing else tells two places apart, the first from `after` on (a passage's number, a character) is taken:
    a letter without boxes is gone through in its order.
    """
    own = [n for n, passage in enumerate(document.passages) if _is_own(finding, passage)]
    return _best(finding, document, own, after) or _best(finding, document, range(len(document.passages)), after)


def boxes(passage: Passage, start: int, end: int) -> tuple[tuple[int, Box], ...]:
    """(page, box) for each line of print on which the characters start:end of a passage stand."""
    lines: list[tuple[int, Box]] = []
    before: Mark | None = None
    for mark in passage.marks:
        if mark.box is None or mark.end <= start or mark.start >= end:
            continue
        parted = before is None or "|" in passage.text[before.end : mark.start]
        if lines and not parted and _one_line(lines[-1], mark):
            lines[-1] = mark.page, _around((lines[-1][1], mark.box))
        else:
            lines.append((mark.page, mark.box))
        before = mark
    return tuple(lines)


# --- finding the words --------------------------------------------------------------------------------


def _is_own(finding: Finding, passage: Passage) -> bool:
    """Whether the finding's place is in this passage: its paragraph, or its row of a table."""
    place = finding.place
    return passage.place.paragraph == place.paragraph and passage.place.cell == place.cell


def _best(finding: Finding, document: Document, some: Iterable[int], after: tuple[int, int]) -> Spot | None:
    """Of the places of the words in some passages the one that fits the finding best."""
    best: tuple[tuple[bool, bool, bool], Spot] | None = None
    for index in some:
        passage = document.passages[index]
        headed = " > ".join(passage.headings) == finding.theme
        for start in _starts(finding, passage.text):
            score = _stands_at(finding, passage, start), headed, (index, start) >= after
            if best is None or score > best[0]:
                best = score, Spot(index, passage, start, start + len(finding.words))
    return best[1] if best else None


def _starts(finding: Finding, text: str) -> Iterator[int]:
    """Where the words begin in a text: first within the finding's sentence, else anywhere."""
    words, sentence = finding.words, finding.sentence
    if not words:
        return
    inside = sentence.find(words)
    at = text.find(sentence) if inside >= 0 else -1
    found = at >= 0
    while at >= 0:
        yield at + inside
        at = text.find(sentence, at + 1)
    if found and sentence.count(words) == 1:
        return
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _stands_at(finding: Finding, passage: Passage, start: int) -> bool:
    """Whether the finding's place is that of the character at `start`."""
    place = finding.place
    return any(m.start <= start < m.end and m.page == place.page and m.box == place.box for m in passage.marks)


# --- lines --------------------------------------------------------------------------------------------


def _one_line(line: tuple[int, Box], mark: Mark) -> bool:
    """Whether a word goes on to the right of a line."""
    page, box = line
    word = mark.box
    if word is None or mark.page != page or word.left < box.left:
        return False
    height = min(box.bottom - box.top, word.bottom - word.top)
    overlap = min(box.bottom, word.bottom) - max(box.top, word.top)
    return overlap >= _LEAST_OVERLAP * height and word.left - box.right <= _WIDEST_GAP * height


def _around(some: Sequence[Box]) -> Box:
    return Box(
        min(b.left for b in some), min(b.top for b in some), max(b.right for b in some), max(b.bottom for b in some)
    )
