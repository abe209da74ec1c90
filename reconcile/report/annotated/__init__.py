"""Annotated copies of both documents: what is contradicted marked in place, the reason beside it.

The originals are never written to. Where a format can hold no marks (text, CSV, ODS) a Word document or a workbook with
what it says is marked instead; where no copy can be made, a list of the places is written. Both say so at their head.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from reconcile.model import Result
from reconcile.report import Sources
from reconcile.report.annotated.notes import Note, letter_notes, return_notes, visible_note

# A document format -> the module here that marks a copy of such a letter, or such a return.
LETTERS = {"pdf": "pdf_marks", "docx": "docx_letter", "text": "text_letter"}
RETURNS = {"xlsx": "xlsx_return", "pdf": "pdf_marks", "ods": "table_return", "csv": "table_return"}

Marker = Callable[[Path, Result, tuple[Note, ...]], bytes]


class CannotMarkError(Exception):
    """A copy cannot be marked; the message says why, in words that go on from 'could not be marked:'."""


def files(result: Result, sources: Sources) -> Mapping[str, str | bytes]:
    """The two copies: '-letter-annotated.pdf', '-return-annotated.xlsx', or '.txt' where only a list can be made."""
    made: dict[str, str | bytes] = {}
    for what, path, notes, markers, kind in (
        ("letter", sources.letter, letter_notes(result), LETTERS, result.letter.format),
        ("return", sources.data, return_notes(result), RETURNS, result.data.format),
    ):
        ending, content = _copy(path, result, notes, markers.get(kind, ""))
        made[f"-{what}-annotated{ending}"] = content
    return made


def _copy(path: Path, result: Result, notes: tuple[Note, ...], marker: str) -> tuple[str, str | bytes]:
    if not marker:
        return ".txt", _list(path, notes, "files of this kind can hold no marks")
    module = import_module(f"reconcile.report.annotated.{marker}")
    mark: Marker = module.mark
    try:
        return getattr(module, "ENDING", path.suffix.casefold()), mark(path, result, notes)
    except CannotMarkError as error:
        return ".txt", _list(path, notes, f"no copy of it could be marked: {error}")


def _list(path: Path, notes: tuple[Note, ...], why: str) -> str:
    """The marks as a list, by place."""
    lines = [f"{visible_note(path.name)}: {visible_note(why)}. The places and the reasons are listed here instead.", ""]
    lines += [f"{visible_note(note.where)}: {visible_note(note.text)}" for note in notes]
    return "\n".join([*lines, "" if notes else "Nothing is contradicted.\n"])
