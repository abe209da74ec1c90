"""A letter as text can hold no marks: a Word document of its paragraphs, with comments, stands in for it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from reconcile.model import Result, Role
from reconcile.report.annotated import docx_letter
from reconcile.report.annotated.notes import Note, visible_note
from reconcile.report.safe import visible

ENDING = ".docx"


def mark(path: Path, result: Result, notes: tuple[Note, ...]) -> bytes:
    """The document as bytes; its first line says what it is."""
    from docx import Document

    word = Document()
    about = f"{visible_note(path.name)} can hold no marks. This document has its words, with the marks as comments."
    word.add_paragraph().add_run(about).italic = True
    styles = {Role.HEADING: "Heading 2", Role.BULLET: "List Bullet"}
    for passage in result.letter.passages:
        word.add_paragraph(visible(passage.text), style=styles.get(passage.role))
    word.core_properties.author = word.core_properties.comments = ""
    buffer = BytesIO()
    word.save(buffer)
    buffer.seek(0)
    return docx_letter.marked(buffer, notes)
