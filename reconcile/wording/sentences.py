"""Where the sentences of a paragraph begin and end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reconcile.wording.patterns import table

# A stop, what may close after it, white space (or a footnote mark), and what opens the next sentence.
END = re.compile(
    r"(?P<stop>[.!?]+)(?P<close>[\"'”’)\]]*)(?P<mark>(?<!\d[.!?])\d{1,2})?(?P<gap>\s+)(?=[\"'“‘(\[]*[A-Z0-9£€•])"
)
WORD_BEFORE = re.compile(r"([A-Za-z](?:[A-Za-z.]*[A-Za-z])?)$")
INITIAL = re.compile(r"(?:^|[\s(“‘\"'.])[A-Z]$")


@dataclass(frozen=True, slots=True)
class Span:
    """The characters start:end of a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a paragraph, in order, without the white space around them."""
    spans: list[Span] = []
    start = 0
    for match in END.finditer(text):
        if _ends(text, match):
            stop = match.end("close") if match["mark"] is None else match.end("mark")
            spans.append(Span(start, stop))
            start = match.end("gap")
    spans.append(Span(start, len(text)))
    pieces = (piece for span in spans for piece in _pieces(text, span))
    return tuple(trimmed for piece in pieces if (trimmed := trim(text, piece)).start < trimmed.end)


# No letter has a longer sentence; text without stops (a list, a table run together) is taken in pieces.
LONGEST = 1200


def _pieces(text: str, span: Span) -> list[Span]:
    pieces: list[Span] = []
    start = span.start
    while span.end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        cut = space if space > start else start + LONGEST
        pieces.append(Span(start, cut))
        start = cut
    return [*pieces, Span(start, span.end)]


def trim(text: str, span: Span) -> Span:
    """The span without white space at its ends."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether the stop ends a sentence, and not an abbreviation or an initial."""
    if match["stop"] != "." or match["close"]:
        return True
    before, after = text[: match.start("stop")], text[match.end("gap") :]
    if INITIAL.search(before):
        return False
    found = WORD_BEFORE.search(before)
    word = found[1].lower() if found else ""
    words = table("sentences")
    if word in words["abbreviations"]:
        return False
    if word in words["before_figures"] and after[:1].isdigit():
        return False
    if word in words["may_end"]:
        opener = re.match(r"[\"'“‘(]*([A-Za-z]+)", after)
        return opener is not None and opener[1].lower() in words["openers"]
    return True
