"""The query to HMIC: a letter ready to be edited, with a numbered table of what is asked, section by section.

What only the force can say (names, date, signature) stands in square brackets.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from reconcile.model import Finding, Judgement, Result, Verdict
from reconcile.report import Sources
from reconcile.report.clash import clash
from reconcile.report.csv import discrepant, quote
from reconcile.report.names import inspection
from reconcile.report.safe import visible
from reconcile.report.sections import by_section
from reconcile.report.zipped import steady

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.section import Section
    from docx.table import Table, _Cell

_FONT = "Arial"
_WIDTHS = (1.5, 6.9, 6.9, 5.9, 5.0)  # centimetres, on A4 laid across
_HEADINGS = ("No.", "The letter says", "The data return says", "We should be grateful to know", "HMIC’s answer")
_PADDING = 100  # twentieths of a point
_MARGINS = (("top", 40), ("left", _PADDING), ("bottom", 40), ("right", _PADDING))
_MOST_CELLS = 6  # named in full; a rank among forces rests on forty
_OFFER = "Please let us know if it would help to have the documents, or the working behind any of these queries."
_WHICH = "Which of the two is right?"
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def files(result: Result, sources: Sources) -> Mapping[str, bytes]:
    """One file, '-query.docx'."""
    return {"-query.docx": render(result)}


def render(result: Result) -> bytes:
    """The letter as the bytes of a .docx file."""
    from docx import Document

    word = Document()
    _page(word)
    _opening(word, result)
    asked = discrepant(result)
    number = 0
    for section, judgements in by_section(asked):
        word.add_heading(_plain(section), level=2)
        table = _table(word)
        for judgement in judgements:
            number += 1
            _row(table, number, judgement)
    _closing(word, bool(asked))
    word.core_properties.title = _plain(f"Query to HMIC: {result.force}, {inspection(result)}")[:250]
    word.core_properties.author = ""
    word.core_properties.comments = ""
    buffer = BytesIO()
    word.save(buffer)
    return steady(buffer.getvalue())


def queried(judgement: Judgement) -> str:
    """What HMIC is asked to say, apart from what both documents say, which stands beside it."""
    asked = (
        re.split(r"(?<=[.!?”])\s+", judgement.query.strip())[-1] if judgement.query else "Which of the two is right?"
    )
    return asked if asked.endswith("?") else "Which of the two is right?"


# --- the letter ---------------------------------------------------------------------------------------


def _page(word: Word) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(1.75)
    section.top_margin = section.bottom_margin = Cm(1.8)
    for name, size in (("Normal", 10.5), ("Title", 18), ("Heading 2", 12.5)):
        style = word.styles[name]
        style.font.name = _FONT
        style.font.size = Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
        style.element.rPr.rFonts.attrib.pop(qn("w:asciiTheme"), None)
        style.element.rPr.rFonts.attrib.pop(qn("w:hAnsiTheme"), None)
        if name != "Normal":
            style.font.color.rgb = RGBColor(0x17, 0x20, 0x2A)
    word.styles["Heading 2"].paragraph_format.keep_with_next = True
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    _number_pages(section)


def _number_pages(section: Section) -> None:
    """'Page 2 of 5' at the foot: the program that opens the letter counts."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for words, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        paragraph.add_run(words).font.size = Pt(8.5)
        counted = OxmlElement("w:fldSimple")
        counted.set(qn("w:instr"), field)
        run = paragraph.add_run("1")
        run.font.size = Pt(8.5)
        counted.append(run._r)
        paragraph._p.append(counted)


def _opening(word: Word, result: Result) -> None:
    asked = discrepant(result)
    contradictions = sum(judgement.verdict == Verdict.CONTRADICTION for judgement in asked)
    force = result.force or "the force"
    word.add_paragraph("[Name and address of the force]")
    word.add_paragraph("[Date]")
    word.add_paragraph("To: [Name], HM Inspectorate of Constabulary")
    word.add_heading(_plain(f"{inspection(result)}: queries on the findings for {force}"), level=0)
    word.add_paragraph("Dear [Name],")
    word.add_paragraph(
        _plain(
            f"We have compared the letter of findings ({result.letter.file}) with the data return published beside it "
            f"({result.data.file}). {_counted(contradictions, len(asked) - contradictions)}"
        )
    )
    if asked:
        word.add_paragraph(
            "They are set out below in the order of the letter, with the place of each in both documents. We should be "
            "grateful if you would tell us, for each, which is right, and have the other corrected. A column is left "
            "for your answer."
        )


def _counted(contradictions: int, tensions: int) -> str:
    parts = []
    if contradictions:
        verb = "does" if contradictions == 1 else "do"
        parts.append(f"{_statements(contradictions)} of the letter {verb} not agree with it")
    if tensions:
        parts.append(f"{_statements(tensions)} {'is' if tensions == 1 else 'are'} hard to read together with it")
    return f"{_capital('; '.join(parts))}." if parts else "We found nothing in which the two contradict each other."


def _statements(number: int) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    said = words[number] if number < len(words) else str(number)
    return f"{said} statement{'' if number == 1 else 's'}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _closing(word: Word, asked: bool) -> None:
    lines = ("", _OFFER) if asked else ()
    for line in (*lines, "Yours sincerely,", "", "[Name, rank or position]"):
        word.add_paragraph(line).paragraph_format.keep_with_next = True


# --- the table ----------------------------------------------------------------------------------------


def _table(word: Word) -> Table:
    from docx.shared import Cm

    table: Table = word.add_table(rows=1, cols=len(_HEADINGS), style="Table Grid")
    table.autofit = False
    _roomy(table)
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Cm(width)
    _repeat(table)
    for cell, heading in zip(table.rows[0].cells, _HEADINGS, strict=True):
        cell.paragraphs[0].add_run(heading).bold = True
        _shade(cell, "ECEFF1")
    _widths(table.rows[0].cells)
    return table


def _row(table: Table, number: int, judgement: Judgement) -> None:
    row = table.add_row()  # type: ignore[no-untyped-call]
    _unbroken(row)
    letter = judgement.pairing.letter
    cells = row.cells
    _paragraph(cells[0], str(number))
    _where(cells[1], letter.place.reference.replace("page", "Page", 1))
    _quoted(cells[1], letter, judgement.letter_value)
    if judgement.cells:
        shown = judgement.cells[:_MOST_CELLS]
        more = len(judgement.cells) - len(shown)
        _where(cells[2], "; ".join(shown) + (f" and {more} more" if more else ""))
        _paragraph(cells[2], judgement.data_label)
        _paragraph(cells[2], judgement.data_value, bold=True)
    else:
        _paragraph(cells[2], "(The letter’s own figures do not agree with one another.)")
    _paragraph(cells[3], judgement.explanation)
    _paragraph(cells[3], queried(judgement), bold=True)
    _paragraph(cells[4], "")
    _where(cells[0], judgement.ref)
    _widths(cells)


def _where(cell: _Cell, text: str) -> None:
    from docx.shared import Pt, RGBColor

    run = _next(cell).add_run(_plain(text))
    run.font.size = Pt(8.5)
    run.font.color.rgb = RGBColor(0x54, 0x5F, 0x6A)


def _paragraph(cell: _Cell, text: str, *, bold: bool = False) -> None:
    _next(cell).add_run(_plain(text)).bold = bold


def _quoted(cell: _Cell, letter: Finding, value: str) -> None:
    """The sentence in quotation marks, what clashes in bold: the figure, or else the words, where they are a part."""
    sentence, words = (_plain(text).rstrip(";:, ") for text in (quote(letter), letter.words))
    start = sentence.find(words)
    span = clash(replace(letter, words=words), _plain(value)) if start >= 0 else None
    if span is None:
        span = (0, len(words)) if start >= 0 and words != sentence.rstrip(".?!") else (0, 0)
    first, last = max(start, 0) + span[0], max(start, 0) + span[1]
    paragraph = _next(cell)
    paragraph.add_run(f"“{sentence[:first]}")
    paragraph.add_run(sentence[first:last]).bold = True
    paragraph.add_run(f"{sentence[last:]}”")


def _next(cell: _Cell):  # type: ignore[no-untyped-def]  # a paragraph of python-docx, which has no types
    """The cell's first paragraph while it is empty, else a new one."""
    from docx.shared import Pt

    first = cell.paragraphs[0]
    paragraph = first if not first.runs and len(cell.paragraphs) == 1 else cell.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(2)
    paragraph.paragraph_format.space_after = Pt(3)
    return paragraph


def _widths(cells: Sequence[_Cell]) -> None:
    from docx.shared import Cm

    for cell, width in zip(cells, _WIDTHS, strict=True):
        cell.width = Cm(width)


def _shade(cell: _Cell, colour: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)


def _roomy(table: Table) -> None:
    """Space between the words of a cell and its lines; the words, not the lines, stand below those of the letter."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = table._tbl.tblPr
    indent, margins = OxmlElement("w:tblInd"), OxmlElement("w:tblCellMar")
    for element, size in ((indent, _PADDING), *((OxmlElement(f"w:{side}"), n) for side, n in _MARGINS)):
        element.set(qn("w:w"), str(size))
        element.set(qn("w:type"), "dxa")
        if element is not indent:
            margins.append(element)
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(indent)
    layout.addnext(margins)


def _repeat(table: Table) -> None:
    """The header row stands at the head of the table on every page."""
    from docx.oxml import OxmlElement

    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _unbroken(row) -> None:  # type: ignore[no-untyped-def]
    """A query is not parted by the end of a page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _plain(text: str) -> str:
    """Text of a document as a word processor may hold it."""
    return _ILLEGAL.sub("", visible(text))
