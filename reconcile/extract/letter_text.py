"""A passage with its white space evened out for reading, and what was found in it with its white space as written.

The patterns of English know one space between two words. A line break, a tab or a space that does not break must not
change what is read; but a quote has to be found in the passage as it stands.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reconcile.model import Finding, Mark, Passage

UNEVEN = re.compile(r"[^\S ]|\s\s")
SPACES = re.compile(r"\s+")


def evened(passage: Passage) -> Passage:
    """The passage with one space for each run of white space, its marks moved with it."""
    if UNEVEN.search(passage.text) is None:
        return passage
    parts: list[str] = []
    places: list[int] = []  # of each character of the passage, its place in the evened text
    length = 0
    for piece in re.finditer(r"\s+|\S+", passage.text):
        space = piece[0].isspace()
        parts.append(" " if space else piece[0])
        places.extend([length] * len(piece[0]) if space else range(length, length + len(piece[0])))
        length += len(parts[-1])
    places.append(length)
    marks = tuple(Mark(places[m.start], places[m.end], m.page, m.box) for m in passage.marks)
    return replace(passage, text="".join(parts), marks=marks)


def as_written(finding: Finding, passage: Passage) -> Finding:
    """The finding with its quotes as the passage has them."""
    if UNEVEN.search(passage.text) is None:
        return finding
    return replace(finding, words=_slice(finding.words, passage.text), sentence=_slice(finding.sentence, passage.text))


def _slice(words: str, text: str) -> str:
    found = re.search(SPACES.sub(r"\\s+", re.escape(words).replace(r"\ ", " ")), text)
    return found[0] if found else words
