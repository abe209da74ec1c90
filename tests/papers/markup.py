"""The light markup that letters are written in.

# Heading            ## Smaller heading        - a bullet         | a | table | row
A paragraph, over as many lines as it needs, with a note.[^1] {g01 Words of the key} stand in braces.

^1 The text of the note.
! A paragraph in a ruled box.
= label | figure of the force | figure of the comparator
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MARK = re.compile(r"\{(g\d+) ([^{}]+)\}")
NOTE_REFERENCE = re.compile(r"\[\^(\d+)\]")

PREFIXES = (("## ", "subheading"), ("# ", "heading"), ("- ", "bullet"), ("! ", "box"), ("| ", "table"), ("= ", "tile"))


@dataclass(frozen=True)
class Block:
    kind: str  # heading, subheading, paragraph, bullet, box, table, tile
    text: str  # with [^1] where a footnote is referred to; a table's or tiles' rows are its lines

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(cell.strip() for cell in line.strip("| ").split("|")) for line in self.text.splitlines())


@dataclass(frozen=True)
class Head:
    """What stands above and below the text of a letter."""

    office: tuple[str, ...]  # the inspectorate's lines, its name first
    sender: tuple[str, ...]  # the inspector's name, title and address
    addressee: tuple[str, ...]
    date: str
    salutation: str
    subject: str
    close: tuple[str, ...]
    foot: str = ""  # a line at the foot of every page
    running: str = ""  # a line at the head of the later pages


@dataclass(frozen=True)
class Letter:
    head: Head
    blocks: tuple[Block, ...]
    notes: dict[str, str]
    quotes: dict[str, str]  # id of the key -> its words


def parse(head: Head, source: str) -> Letter:
    """Read the markup; the braces are taken off and their words kept as quotes."""
    source = re.sub(r"(?<=\s)'", "\u2018", source).replace("'", "\u2019")  # as a word processor sets them
    quotes = {
        name: " ".join(NOTE_REFERENCE.sub("", words).replace("|", " ").split()) for name, words in MARK.findall(source)
    }
    blocks: list[Block] = []
    notes: dict[str, str] = {}
    for piece in re.split(r"\n\s*\n", MARK.sub(r"\2", source).strip()):
        for kind, text in _items(piece):
            if kind == "note":
                number, _, words = text.partition(" ")
                notes[number] = words
            elif kind in ("table", "tile") and blocks and blocks[-1].kind == kind:
                blocks[-1] = Block(kind, blocks[-1].text + "\n" + text)
            else:
                blocks.append(Block(kind, text))
    return Letter(head, tuple(blocks), notes, quotes)


def _items(piece: str) -> list[tuple[str, str]]:
    """The blocks of one run of lines: each prefixed line opens one, other lines carry on the block above."""
    items: list[tuple[str, str]] = []
    for line in piece.splitlines():
        line = line.strip()
        kind = next((kind for prefix, kind in PREFIXES if line.startswith(prefix)), "")
        if line.startswith("^"):
            items.append(("note", line[1:]))
        elif kind:
            items.append((kind, line.split(" ", 1)[1]))
        elif items:
            items[-1] = (items[-1][0], f"{items[-1][1]} {line}")
        else:
            items.append(("paragraph", line))
    return items
