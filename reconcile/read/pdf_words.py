"""From the characters of a PDF page to words and lines, each with its box, size and weight."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

from reconcile.model import Box
from reconcile.read.drafts import BULLET_SIGNS


@dataclass(frozen=True, slots=True)
class Word:
    """Characters that stand together. `spaced`: a space character came before it; `raised`: a superscript."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    page: int
    spaced: bool = True
    raised: bool = False
    upright: bool = True
    italic: bool = False

    @property
    def box(self) -> Box:
        return Box(round(self.left, 2), round(self.top, 2), round(self.right, 2), round(self.bottom, 2))

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Line:
    """Words on one baseline, left to right. What is asked of it is worked out once, for it is asked often."""

    words: tuple[Word, ...]

    @cached_property
    def left(self) -> float:
        return min(w.left for w in self.words)

    @cached_property
    def right(self) -> float:
        return max(w.right for w in self.words)

    @cached_property
    def top(self) -> float:
        return (
            min(w.top for w in self.words if not w.raised)
            if any(not w.raised for w in self.words)
            else self.words[0].top
        )

    @cached_property
    def bottom(self) -> float:
        return max(w.bottom for w in self.words)

    @cached_property
    def page(self) -> int:
        return self.words[0].page

    @cached_property
    def baseline(self) -> float:
        return max(self.words, key=lambda w: w.size).baseline

    @cached_property
    def size(self) -> float:
        """The size of most of its letters."""
        sizes: Counter[float] = Counter()
        for word in self.words:
            if not word.raised:
                sizes[word.size] += len(word.text)
        return max(sizes.items(), key=lambda kv: (kv[1], kv[0]))[0] if sizes else self.words[0].size

    @cached_property
    def bold(self) -> bool:
        """Whether all its words are bold; bullets and references do not count."""
        told = [w for w in self.words if not w.raised and any(c.isalnum() for c in w.text)]
        return bool(told) and all(w.bold for w in told)

    @cached_property
    def italic(self) -> bool:
        return all(w.italic for w in self.words if any(c.isalnum() for c in w.text))

    @cached_property
    def text(self) -> str:
        return text_of(self.words)


# --- characters -------------------------------------------------------------------------------------

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SPACES = "\u00a0\u2002\u2003\u2009\u200a\u202f\u2007\t\r\n"
_NOTHING = "\u200b\u200c\u200d\u2060\ufeff\x00\ufffe\uffff"
_CHARACTERS: dict[str, str] = {
    **_LIGATURES,
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_NOTHING, ""),
    **dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf0a8", "•"),
    "\u2010": "-",
    "\u2011": "-",
}
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_BOLD = re.compile(r"bold|black|heavy|demi|semibold|-bd\b|,bd\b|extrab", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|-it\b|,it\b", re.IGNORECASE)
_WORD_GAP = 0.16  # of the letter size: the least gap that is a space
_SAME_LINE = 0.2  # of the letter size: how far two baselines may differ


def _plain(text: str) -> str:
    if text in _CHARACTERS:
        return _CHARACTERS[text]
    if _UNMAPPED.fullmatch(text):
        return "•"  # a glyph with no Unicode name is nearly always a bullet; elsewhere it is dropped below
    return "".join(_CHARACTERS.get(c, c) for c in text)


def words_of(page: Any, number: int) -> tuple[Word, ...]:
    """All words of a pdfplumber page, in no particular order; rotated ones put the right way round."""
    seen: set[tuple[str, int, int]] = set()
    level: list[dict[str, Any]] = []
    turned: list[dict[str, Any]] = []
    for char in page.chars:
        # Some programs fake bold by printing a letter twice, a hair apart.
        key = (char["text"], round(char["x0"]), round(char["top"]))
        if char["text"].strip():
            if key in seen:
                continue
            seen.add(key)
        if char["x1"] < -1 or char["x0"] > page.width + 1 or char["bottom"] < -1 or char["top"] > page.height + 1:
            continue
        (level if char["upright"] else turned).append(char)
    return (*_with_raised(_level_words(level, number)), *_turned_words(turned, number))


def _level_words(chars: list[dict[str, Any]], number: int) -> list[Word]:
    words: list[Word] = []
    for row in _rows(chars, lambda c: _baseline(c)):
        row.sort(key=lambda c: (c["x0"], c["x1"]))
        run: list[dict[str, Any]] = []
        spaced = True
        for char in row:
            blank = not _plain(char["text"]).strip()
            if run and (blank or _parts(run[-1], char)):
                words.append(_word(run, number, spaced))
                gap = char["x0"] - run[-1]["x1"]
                run, spaced = [], gap > _WORD_GAP * char["size"]
            if blank:
                spaced = True
            else:
                run.append(char)
        if run:
            words.append(_word(run, number, spaced))
    return [w for w in words if w.text]


_RAISED = re.compile(r"[\d,*†‡§\[\]()]{1,5}|st|nd|rd|th|[a-z]")


def _with_raised(words: Sequence[Word]) -> list[Word]:
    """Superscripts, which have a baseline of their own, told and given the baseline of their line."""
    ordered = sorted(words, key=lambda w: w.baseline)
    heights = [w.baseline for w in ordered]
    out = []
    for word in words:
        home = None
        if _RAISED.fullmatch(word.text):
            first, last = bisect_left(heights, word.baseline - 0.5), bisect_right(heights, word.baseline + 18)
            near = [w for w in ordered[first:last] if w is not word and w.size >= word.size and not w.raised]
            home = next((w for w in near if _follows(word, w)), None) or next(
                (w for w in near if _opens(word, w)), None
            )
        out.append(word if home is None else replace(word, raised=True, baseline=home.baseline))
    return out


def _follows(word: Word, other: Word) -> bool:
    """Whether a word stands raised behind another."""
    return -0.5 <= word.left - other.right <= 0.35 * other.size and _lifted(word, other)


def _opens(word: Word, other: Word) -> bool:
    """Whether a word stands raised before another, as the number of a footnote does."""
    return word.text.isdigit() and -0.5 <= other.left - word.right <= 0.8 * other.size and _lifted(word, other)


def _lifted(word: Word, other: Word) -> bool:
    lift = other.baseline - word.baseline
    if 0.1 * other.size < lift < 0.75 * other.size:
        return True
    # Raised by the text rise alone, it shares the baseline and only its box is higher.
    higher = other.bottom - word.bottom > 0.22 * other.size and word.top < other.top + 0.3 * other.size
    return abs(lift) < 0.5 and higher and word.size < 0.9 * other.size


def _baseline(char: dict[str, Any]) -> float:
    return float(char["top"] + char["y1"] - char["matrix"][5]) if char["matrix"][3] else float(char["bottom"])


def _parts(before: dict[str, Any], char: dict[str, Any]) -> bool:
    gap = char["x0"] - before["x1"]
    size = min(before["size"], char["size"])
    return bool(
        gap > _WORD_GAP * size or before["fontname"] != char["fontname"] or abs(before["size"] - char["size"]) > 0.3
    )


def _rows(chars: list[dict[str, Any]], key: Any) -> list[list[dict[str, Any]]]:
    """Characters whose `key` (a baseline) is the same, give or take half a point."""
    rows: list[list[dict[str, Any]]] = []
    last = -1e9
    for char in sorted(chars, key=key):
        here = key(char)
        if here - last > 0.5 or not rows:
            rows.append([])
        rows[-1].append(char)
        last = here
    return rows


def _word(run: Sequence[dict[str, Any]], number: int, spaced: bool, upright: bool = True) -> Word:
    font = str(run[0]["fontname"])
    text = "".join(_plain(c["text"]) for c in run)
    if len(text) > 1 and text.strip("•") and text[0] not in BULLET_SIGNS:
        text = text.replace("•", "") if any(_UNMAPPED.fullmatch(c["text"]) for c in run) else text
    return Word(
        text=text,
        left=min(c["x0"] for c in run),
        top=min(c["top"] for c in run),
        right=max(c["x1"] for c in run),
        bottom=max(c["bottom"] for c in run),
        baseline=_baseline(run[0]),
        size=round(float(run[0]["size"] if upright else run[0]["x1"] - run[0]["x0"]), 1),
        bold=bool(_BOLD.search(font)),
        page=number,
        spaced=spaced,
        upright=upright,
        italic=bool(_ITALIC.search(font)),
    )


def _turned_words(chars: list[dict[str, Any]], number: int) -> list[Word]:
    """Words set sideways, as in the narrow header cells of a table; read in the direction they run."""
    words: list[Word] = []
    for up in (True, False):
        some = [c for c in chars if (c["matrix"][1] > 0) is up]
        for row in _rows(some, lambda c: (c["x0"] + c["x1"]) / 2):
            row.sort(key=lambda c: c["top"], reverse=up)
            run: list[dict[str, Any]] = []
            for char in row:
                blank = not _plain(char["text"]).strip()
                if run and (blank or _turned_gap(run[-1], char, up) > _WORD_GAP * (char["x1"] - char["x0"])):
                    words.append(_word(run, number, spaced=True, upright=False))
                    run = []
                if not blank:
                    run.append(char)
            if run:
                words.append(_word(run, number, spaced=True, upright=False))
    return [w for w in words if w.text]


def _turned_gap(before: dict[str, Any], char: dict[str, Any], up: bool) -> float:
    return float(before["top"] - char["bottom"] if up else char["top"] - before["bottom"])


# --- lines ------------------------------------------------------------------------------------------


def segments(words: Iterable[Word], gap: float = 1.0) -> list[Line]:
    """Words that stand side by side: a line of print, or the part of it that lies in one column.

    `gap` is the widest space between two words of a segment, in letter sizes.
    """
    level = sorted((w for w in words if w.upright), key=lambda w: (w.baseline, w.left))
    rows: list[list[Word]] = []
    for word in level:
        if rows and abs(rows[-1][0].baseline - word.baseline) <= _SAME_LINE * max(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    out: list[Line] = []
    for row in rows:
        row.sort(key=lambda w: w.left)
        run = [row[0]]
        for before, word in pairwise(row):
            if word.left - before.right > gap * max((before.size + word.size) / 2, 6):
                out.append(Line(tuple(run)))
                run = []
            run.append(word)
        out.append(Line(tuple(run)))
    return sorted(out, key=lambda line: (line.top, line.left))


def turned_lines(words: Sequence[Word]) -> list[Line]:
    """The lines of sideways text, from the left: words that share a line's x, in the order `words_of` read them."""
    lines: list[list[Word]] = []
    for word in sorted((w for w in words if not w.upright), key=lambda w: w.left):
        home = next((line for line in lines if _beside(line, word)), None)
        if home is None:
            lines.append([word])
        else:
            home.append(word)
    order = {id(w): n for n, w in enumerate(words)}
    return [Line(tuple(sorted(line, key=lambda w: order[id(w)]))) for line in lines]


def _beside(line: Sequence[Word], word: Word) -> bool:
    same = abs(line[0].left - word.left) < 0.5 * word.size
    near = (
        min(abs(word.top - w.bottom) for w in line) < 2 * word.size
        or min(abs(w.top - word.bottom) for w in line) < 2 * word.size
    )
    return same and near


def joined(before: Word, word: Word) -> str:
    """What stands between two words of one line: a space, or nothing."""
    if not word.upright:
        return " "
    if before.raised or (word.raised and not word.spaced):
        return " " if before.raised and word.left - before.right > _WORD_GAP * word.size else ""
    gap = word.left - before.right
    return " " if gap > _WORD_GAP * min(before.size, word.size) or (word.spaced and gap > 0.05 * word.size) else ""


def text_of(words: Sequence[Word]) -> str:
    """The words of one line as text."""
    if not words:
        return ""
    return words[0].text + "".join(joined(a, b) + b.text for a, b in pairwise(words))


_REFERENCE = re.compile(r"(?:\d{1,3}(?:,\d{1,3})*|[*†‡§]|\[\d{1,3}\]),?")
_SQUARED = frozenset(("m", "km", "cm", "mm"))


def is_reference(line: Line, n: int) -> bool:
    """Whether a word is the raised number that points to a footnote."""
    word = line.words[n]
    if not word.raised or not _REFERENCE.fullmatch(word.text):
        return False
    return n > 0 and line.words[n - 1].text not in _SQUARED
