"""From paragraphs to drafts of passages: joins, marks, roles, levels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reconcile.model import Mark
from reconcile.read.drafts import NUMBERED, SUB_BULLET, bullet_of, is_contact_line
from reconcile.read.pdf_layout import Paragraph
from reconcile.read.pdf_words import Line, is_reference, joined

# --- text and marks ---------------------------------------------------------------------------------

# First parts of compounds that keep their hyphen when the line breaks after it.
_COMPOUND = frozenset(
    """anti non co ex self all half part full long short high low well ill cross multi inter pre post mid pro semi sub
    vice follow on off up down call stop start fast first second third one two three four five six seven eight nine ten
    twenty thirty forty fifty sixty seventy eighty ninety hundred year month week day force problem victim evidence
    decision body neighbourhood home police no cyber cost risk time work hate knife gun drug child fraud most least
    better best more less so face hand front back line lead peer end out over under intelligence safe custody domestic
    crime data fine county nation world right left medium large small near old new far cash credit""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a document that stand inside its lines: they tell how a word broken at a line end is spelt."""

    words: frozenset[str]

    def keeps_hyphen(self, first: str, second: str) -> bool:
        """Whether 'first-' at a line end and 'second' below are 'first-second' and not 'firstsecond'."""
        head = first.rstrip("-").split("-")[-1].lstrip("(‘“'\"").casefold()
        tail = re.split(r"[^\w-]", second, maxsplit=1)[0].casefold()
        if not head or not second[:1].islower() or not head.isalpha():
            return True
        if f"{head}-{tail}" in self.words:
            return True
        if f"{head}{tail}" in self.words:
            return False
        if head in _COMPOUND:
            return True
        return len(head) > 3 and head in self.words and tail in self.words


def vocabulary(lines: Iterable[Line]) -> Vocabulary:
    found: set[str] = set()
    for line in lines:
        for word in line.words[:-1]:
            found.add(word.text.strip(".,;:?!()‘’“”'\"").casefold())
    return Vocabulary(frozenset(found))


def compose(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[str, tuple[Mark, ...]]:
    """The text of some lines, references to footnotes left out, and a mark for each word."""
    text = ""
    marks: list[Mark] = []
    for line in lines:
        between = ""
        begun = False  # whether a word of this line has been written
        kept = [n for n in range(len(line.words)) if not is_reference(line, n)]
        for n, word in enumerate(line.words):
            # What is left out may have stood between two words: the space on either side of it counts.
            between = between or (joined(line.words[n - 1], word) if n else "")
            if n not in kept:
                continue
            piece = word.text.replace("\u00ad", "") if n != kept[-1] else word.text
            if not begun and marks:
                text, between = _line_break(text, piece, vocabulary)
                if len(text) < marks[-1].end:
                    marks[-1] = Mark(marks[-1].start, len(text), marks[-1].page, marks[-1].box)
            text += between if marks else ""
            marks.append(Mark(len(text), len(text) + len(piece), word.page, word.box))
            text += piece
            between, begun = "", True
    if text.endswith("\u00ad"):
        text = text[:-1]
        marks[-1] = Mark(marks[-1].start, len(text), marks[-1].page, marks[-1].box)
    return text, tuple(marks)


def _line_break(text: str, piece: str, vocabulary: Vocabulary) -> tuple[str, str]:
    if text.endswith("\u00ad"):
        return text[:-1], ""
    last = text.split(" ")[-1]
    if text.endswith("-") and len(last) > 1 and last[-2].isalnum() and piece[:1].isalnum():
        return (text, "") if vocabulary.keeps_hyphen(last, piece) else (text[:-1], "")
    if text.endswith("/") and len(last) > 1 and piece[:1].isalnum():
        return text, ""
    return text, " "


# --- joining over columns and pages -----------------------------------------------------------------

_FULL_STOP = re.compile(r"[.?!:][’”'\")\]]*$")


def may_go_on(paragraph: Paragraph) -> bool:
    """Whether a paragraph ends in mid-sentence."""
    return not _FULL_STOP.search(paragraph.text.rstrip()) and len(paragraph.text.split()) > 4


def continues(before: Paragraph, after: Paragraph) -> bool:
    """Whether a paragraph goes on in the next column or page."""
    if abs(before.size - after.size) > 0.6 or before.bold is not after.bold:
        return False
    first, last = after.lines[0].text, before.lines[-1].text.rstrip()
    if bullet_of(first) or NUMBERED.match(first) or is_contact_line(before.text):
        return False
    if _FULL_STOP.search(last):
        return False
    if last.endswith(";") or bullet_of(before.text):
        return first[:1].islower() and not last.endswith(";")
    # A title or a name has no full stop either: what goes on fills its line or is taken up in small letters.
    full = before.right - before.lines[-1].right < 0.2 * (before.right - before.left)
    return first[:1].islower() or (full and len(last.split()) > 4)


# --- roles ------------------------------------------------------------------------------------------

Style = tuple[float, bool, bool]  # size, bold, capitals


def style_of(paragraph: Paragraph) -> Style:
    letters = [c for c in paragraph.text if c.isalpha()]
    capitals = len(letters) > 3 and all(c.isupper() for c in letters)
    return paragraph.size, paragraph.bold, capitals


_HEADING_WORDS = 30
# A judgement printed by itself in large or bold letters is a statement, not the title of one.
_JUDGEMENT = re.compile(
    r"(?:(?:overall|our)\s+)*(?:judge?ment|grade|rating|assessment)?\W*"
    r"(?:outstanding|good|adequate|requires? improvement|inadequate)\W*",
    re.IGNORECASE,
)


def is_heading(paragraph: Paragraph, body: float, body_bold: bool, following: Paragraph | None) -> bool:
    """A short paragraph that stands out by size, weight or capitals and is no sentence."""
    text = paragraph.text.strip()
    if not any(c.isalpha() for c in text) or len(text.split()) > _HEADING_WORDS or len(paragraph.lines) > 4:
        return False
    if text.endswith((";", ",")) or bullet_of(text) or not (text[0].isalnum() or text[0] in "‘“'\"(£"):
        return False
    if _JUDGEMENT.fullmatch(text):
        return False
    size, bold, capitals = style_of(paragraph)
    larger = size > body * 1.07
    if text.endswith(".") and not (size > body * 1.25 and len(text.split()) < 10):
        return False
    if larger and len(text.split()) <= 20:
        return True
    if (bold and not body_bold) or capitals:
        return len(text.split()) <= 20 and (size > body * 0.8)
    if all(line.italic for line in paragraph.lines) and len(paragraph.lines) == 1 and len(text.split()) <= 10:
        return following is not None and size > body * 0.95 and not text.endswith(":")
    return False


def heading_levels(headings: Iterable[Paragraph]) -> dict[Style, int]:
    """The styles of the headings of a document, the most prominent being level 1."""
    styles = {style_of(h) for h in headings}
    order = sorted(styles, key=lambda s: (-s[0], not s[2], not s[1]))
    levels: dict[Style, int] = {}
    level = 0
    for n, style in enumerate(order):
        before = order[n - 1] if n else None
        # Sizes half a point apart are one style that a program rounded differently.
        if before is None or abs(before[0] - style[0]) > 0.4 or before[1:] != style[1:]:
            level += 1
        levels[style] = level
    return levels


def bullet_level(paragraph: Paragraph, lefts: Sequence[float]) -> int:
    """1 for an outer bullet, 2 for one indented further (`lefts`: where the bullets of this list begin)."""
    left = paragraph.lines[0].left
    inner = SUB_BULLET.match(paragraph.lines[0].text) is not None and any(left - other > 6 for other in lefts)
    return 1 + (1 if inner or any(left - other > 9 for other in lefts) else 0)


def one_heading(before: Paragraph, after: Paragraph) -> bool:
    """Whether two headings are one that was set on several lines: same style, one close below the other."""
    close = -0.2 * after.size < after.top - before.bottom < 0.5 * after.size
    return before.page == after.page and close and style_of(before) == style_of(after) and _unended(before.text)


def _unended(text: str) -> bool:
    return not text.rstrip().endswith((".", "?", "!", ":"))
