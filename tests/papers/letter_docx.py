"""A letter as DOCX, with real footnotes, a footer and the built-in styles for headings and bullets."""

from __future__ import annotations

import re
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from tests.papers.markup import NOTE_REFERENCE, Block, Letter
from tests.papers.zips import fix_times

FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
STYLES = {"heading": "Heading 1", "subheading": "Heading 2", "bullet": "List Bullet"}


def write_letter(letter: Letter, path: Path) -> None:
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10.5)
    _write_head(document, letter)
    for block in letter.blocks:
        _write_block(document, block)
    for line in letter.head.close:
        document.add_paragraph(line)
    if letter.head.foot:
        document.sections[0].footer.paragraphs[0].text = letter.head.foot
    if letter.notes:
        _attach_notes(document, letter.notes)
    properties = document.core_properties
    properties.author, properties.title = letter.head.office[0], letter.head.subject
    properties.created = properties.modified = datetime(2014, 9, 1, 9)
    properties.last_modified_by, properties.revision = letter.head.office[0], 1
    document.save(str(path))
    fix_times(path)


def _write_head(document: Any, letter: Letter) -> None:
    head = letter.head
    first = document.add_paragraph()
    run = first.add_run(head.office[0])
    run.bold, run.font.size = True, Pt(18)
    for line in head.office[1:]:
        document.add_paragraph(line).paragraph_format.space_after = Pt(0)
    for lines, side in ((head.sender, WD_ALIGN_PARAGRAPH.RIGHT), (head.addressee, WD_ALIGN_PARAGRAPH.LEFT)):
        for line in lines:
            paragraph = document.add_paragraph(line)
            paragraph.alignment = side
            paragraph.paragraph_format.space_after = Pt(0)
        document.add_paragraph()
    document.add_paragraph(head.date)
    document.add_paragraph(head.salutation)
    document.add_paragraph().add_run(head.subject).bold = True


def _write_block(document: Any, block: Block) -> None:
    if block.kind in ("table", "tile"):
        rows = block.rows
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        table.style = "Table Grid"
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        document.add_paragraph()
        return
    paragraph = document.add_paragraph(style=STYLES.get(block.kind))
    for number, piece in enumerate(re.split(NOTE_REFERENCE, block.text)):
        if number % 2:
            _add_reference(paragraph, int(piece))
        elif piece:
            paragraph.add_run(piece)


def _add_reference(paragraph: Any, number: int) -> None:
    run = paragraph.add_run()
    run.font.superscript = True
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), str(number))
    run._r.append(reference)


def _attach_notes(document: Any, notes: dict[str, str]) -> None:
    """python-docx writes no footnotes: their part is made by hand."""
    body = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(words, quote=False)}</w:t></w:r></w:p></w:footnote>'
        for number, words in notes.items()
    )
    separators = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0">'
        "<w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
    )
    xml = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f"<w:footnotes {nsdecls('w')}>{separators}{body}</w:footnotes>"
    )
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES_TYPE, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
