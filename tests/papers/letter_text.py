"""A letter as plain text, wrapped at a fixed width, headings underlined."""

from __future__ import annotations

import textwrap
from pathlib import Path

from tests.papers.markup import NOTE_REFERENCE, Letter

COLUMNS = 76


def write_letter(letter: Letter, path: Path) -> None:
    head = letter.head
    parts = [
        "\n".join((*head.office, *head.sender)),
        "\n".join(head.addressee),
        head.date,
        head.salutation,
        _wrapped(head.subject).upper(),
    ]
    for block in letter.blocks:
        text = NOTE_REFERENCE.sub(r"[\1]", block.text)
        if "heading" in block.kind:
            parts.append(f"{text}\n{('=' if block.kind == 'heading' else '-') * len(text)}")
        elif block.kind == "bullet":
            parts.append(_wrapped(text, first="  * ", later="    "))
        else:
            parts.append(_wrapped(text))
    parts += ["\n".join(head.close)]
    parts += [_wrapped(f"[{number}] {words}") for number, words in letter.notes.items()]
    parts += [head.foot] if head.foot else []
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8", newline="\n")


def _wrapped(text: str, first: str = "", later: str = "") -> str:
    return textwrap.fill(text, COLUMNS, initial_indent=first, subsequent_indent=later, break_on_hyphens=False)
