"""A DOCX letter with a comment on the words of each contradiction and tension."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from reconcile.model import Result
from reconcile.report.annotated import CannotMarkError
from reconcile.report.annotated.notes import Note
from reconcile.report.zipped import steady

_AUTHOR = "reconcile"


@dataclass(slots=True)
class _Letters:
    """The characters of a paragraph, white space run together, each with its run and its place in the run's text."""

    text: str
    at: list[tuple[Any, int]]


def mark(path: Path, result: Result, notes: tuple[Note, ...]) -> bytes:
    """The copy as bytes. Words that stand where no comment can (footnotes, text boxes) are noted at the beginning."""
    return marked(str(path), notes)


def marked(file: str | BytesIO, notes: tuple[Note, ...]) -> bytes:
    """A Word document with the notes on its words."""
    from docx import Document
    from docx.oxml.ns import qn
    from docx.text.run import Run

    try:
        word = Document(file)
        body = word.element.body
        first = next(iter(body.iter(qn("w:r"))), None)
        if first is None:
            raise CannotMarkError("it holds no text outside footnotes and boxes")
        for note in notes:
            runs = _runs_of(body, note)
            text = note.text if runs else f"{note.where}: {note.text}"
            ends = (runs[0], runs[-1]) if runs else (first, first)
            comment = word.add_comment([Run(run, word) for run in ends], text=text, author=_AUTHOR, initials="r")
            comment._comment_elm.attrib.pop(qn("w:date"), None)  # the same copy whenever it is made
        buffer = BytesIO()
        word.save(buffer)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise CannotMarkError(str(error) or type(error).__name__) from error
    return steady(buffer.getvalue())


def _runs_of(body: Any, note: Note) -> list[Any]:
    """The runs that hold a note's words and no more: those at the ends are parted where the words begin and end."""
    sentence, words = " ".join(note.finding.sentence.split()), " ".join(note.finding.words.split())
    if not words:
        return []
    for within in (sentence, words):
        inside = within.find(words)
        held = [letters for letters in _paragraphs(body) if inside >= 0 and within in letters.text]
        if held:
            letters = held[min(note.before, len(held) - 1)]
            start = letters.text.find(within) + inside
            return _part(letters, start, start + len(words))
    return _runs_in_row(body, words)


def _runs_in_row(body: Any, words: str) -> list[Any]:
    """Of a row of a table, whose cells are told with bars between them, the last of the cells that are meant."""
    from docx.oxml.ns import qn

    cells = [cell.strip() for cell in words.split(" | ") if cell.strip()]
    if len(cells) < 2:
        return []
    for row in body.iter(qn("w:tr")):
        held = list(_paragraphs(row))
        if all(any(cell in letters.text for letters in held) for cell in cells):
            letters = next(letters for letters in reversed(held) if cells[-1] in letters.text)
            start = letters.text.find(cells[-1])
            return _part(letters, start, start + len(cells[-1]))
    return []


def _paragraphs(body: Any) -> Iterator[_Letters]:
    from docx.oxml.ns import qn

    for paragraph in body.iter(qn("w:p")):
        text: list[str] = []
        at: list[tuple[Any, int]] = []
        for run in paragraph.iter(qn("w:r")):
            for n, character in enumerate(_text(run)):
                shown = " " if character.isspace() else character
                if shown == " " and text and text[-1] == " ":
                    continue
                text.append(shown)
                at.append((run, n))
        if text:
            yield _Letters("".join(text), at)


def _text(run: Any) -> str:
    """A run's characters, one for each tab or break."""
    from docx.oxml.ns import qn

    held = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
    return "".join(child.text or "" if child.tag == qn("w:t") else held.get(child.tag, "") for child in run)


def _part(letters: _Letters, start: int, end: int) -> list[Any]:
    """The runs from one character of a paragraph to another."""
    runs: list[Any] = []
    for run, _ in letters.at[start:end]:
        if not runs or runs[-1] is not run:
            runs.append(run)
    last, tail = letters.at[end - 1]
    if tail + 1 < len(_text(last)):
        _split(last, tail + 1)
    head = letters.at[start][1]
    if head > 0:
        after = _split(runs[0], head)
        if after is not None:
            runs[0] = after
    return runs


def _split(run: Any, at: int) -> Any | None:
    """Part a run of plain text in two; the second is given. None, and nothing done, where it holds more than text."""
    from docx.oxml.ns import qn

    texts = [child for child in run if child.tag != qn("w:rPr")]
    if len(texts) != 1 or texts[0].tag != qn("w:t"):
        return None
    after = copy.deepcopy(run)
    run.addnext(after)
    for piece, text in ((run, texts[0].text[:at]), (after, texts[0].text[at:])):
        held = piece.find(qn("w:t"))
        held.text = text
        held.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return after
