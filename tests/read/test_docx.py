"""Word files made here and read back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from reconcile.errors import DocumentError
from reconcile.model import Document, Passage, Role
from reconcile.read import docx as reader


def saved(tmp_path: Path, source: Any) -> Document:
    path = tmp_path / "letter.docx"
    source.save(str(path))
    return reader.read(path)


def texts(document: Document, *roles: Role) -> list[str]:
    return [p.text for p in document.passages if p.role in roles]


def passage(document: Document, start: str) -> Passage:
    return next(p for p in document.passages if p.text.startswith(start))


def bold(source: Any, text: str) -> None:
    source.add_paragraph().add_run(text).bold = True


def test_a_letter_in_order_with_its_frame_headings_and_bullets(tmp_path: Path) -> None:
    source = docx.Document()
    for line in ("HMIC", "4 Chandler Row, Oldferry OF1 2BB", "14 May 2014", "Dear Mr Example"):
        source.add_paragraph(line)
    bold(source, "Core business inspection")
    source.add_paragraph("We came in May and this letter says what we found when we were there.")
    source.add_heading("Preventing crime", level=1)
    source.add_heading("Training", level=2)
    source.add_paragraph("All is well but for this. The force:")
    source.add_paragraph("has 12 analysts;", style="List Bullet")
    source.add_paragraph("of whom two are new; and", style="List Bullet 2")
    source.add_paragraph("keeps no record.", style="List Bullet")
    source.add_heading("Attending crime", level=1)
    source.add_paragraph("Officers went to 86 per cent of crimes.")
    source.add_paragraph("Yours sincerely")
    source.add_paragraph("Jane Other")
    document = saved(tmp_path, source)
    assert texts(document, Role.LETTERHEAD)[2:] == ["14 May 2014", "Dear Mr Example", "Yours sincerely", "Jane Other"]
    assert texts(document, Role.HEADING) == [
        "Core business inspection",
        "Preventing crime",
        "Training",
        "Attending crime",
    ]
    bullets = [(p.text, p.level, p.stem) for p in document.passages if p.role is Role.BULLET]
    assert bullets == [
        ("has 12 analysts;", 1, "The force:"),
        ("of whom two are new; and", 2, "The force: has 12 analysts;"),
        ("keeps no record.", 1, "The force:"),
    ]
    assert passage(document, "All is").headings == ("Preventing crime", "Training")
    last = passage(document, "Officers")
    assert (last.headings, last.place.page, last.place.paragraph) == (("Attending crime",), 1, 6)
    assert last.text[last.marks[0].start : last.marks[0].end] == last.text


def test_tables_are_grids_and_rows(tmp_path: Path) -> None:
    source = docx.Document()
    source.add_paragraph("Before the table there is a sentence.")
    table = source.add_table(rows=4, cols=3)
    rows = [
        ("Measure", "Force", "Average"),
        ("Crimes", "1,204", "990"),
        ("Workforce", "", ""),
        ("Officers", "12%", "9%"),
    ]
    for row, values in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, values, strict=True):
            cell.text = text
    table.cell(2, 0).merge(table.cell(2, 2))
    table.cell(0, 0).paragraphs[0].runs[0].bold = True
    source.add_paragraph("After the table there is another.")
    document = saved(tmp_path, source)
    (grid,) = document.tables
    assert grid.cells[1, 1].shown == "1,204"
    assert grid.cells[1, 1].place.reference == "docx!T1R2C2"
    assert (grid.cells[2, 0].shown, grid.cells[2, 0].columns) == ("Workforce", 3)
    assert grid.cells[0, 0].bold and not grid.cells[1, 0].bold
    assert [(p.role, p.text) for p in document.passages] == [
        (Role.BODY, "Before the table there is a sentence."),
        (Role.TABLE, "Measure | Force | Average"),
        (Role.TABLE, "Crimes | 1,204 | 990"),
        (Role.TABLE, "Workforce"),
        (Role.TABLE, "Officers | 12% | 9%"),
        (Role.BODY, "After the table there is another."),
    ]


def test_cells_merged_downwards_are_one_cell(tmp_path: Path) -> None:
    source = docx.Document()
    table = source.add_table(rows=3, cols=2)
    for n, row in enumerate(table.rows):
        row.cells[1].text = f"value {n}"
    table.cell(0, 0).merge(table.cell(2, 0)).text = "Custody"
    (grid,) = saved(tmp_path, source).tables
    assert (grid.cells[0, 0].shown, grid.cells[0, 0].rows) == ("Custody", 3)
    assert (1, 0) not in grid.cells


def test_a_table_of_one_cell_is_a_box(tmp_path: Path) -> None:
    source = docx.Document()
    source.add_paragraph("Outside there is a sentence of some length.")
    cell = source.add_table(rows=1, cols=1).cell(0, 0)
    cell.paragraphs[0].add_run("Areas for improvement").bold = True
    cell.add_paragraph("The force should keep victims informed.", style="List Bullet")
    source.add_paragraph("Outside again there is a sentence.")
    document = saved(tmp_path, source)
    assert document.tables == ()
    assert [p.boxed for p in document.passages] == [False, True, True, False]


def test_tracked_deletions_are_left_out_and_insertions_kept(tmp_path: Path) -> None:
    source = docx.Document()
    paragraph = source.add_paragraph("The force has ")
    paragraph._p.append(parse_xml(f'<w:del {nsdecls("w")} w:id="1"><w:r><w:delText>twelve</w:delText></w:r></w:del>'))
    paragraph._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="2"><w:r><w:t>fourteen</w:t></w:r></w:ins>'))
    paragraph.add_run(" analysts.")
    hidden = paragraph.add_run(" Not to be seen.")
    hidden.font.hidden = True
    assert texts(saved(tmp_path, source), Role.BODY) == ["The force has fourteen analysts."]


def test_headers_footers_and_text_boxes(tmp_path: Path) -> None:
    source = docx.Document()
    source.sections[0].header.paragraphs[0].text = "Core business: Pellshire"
    source.sections[0].footer.paragraphs[0].text = "HMIC"
    paragraph = source.add_paragraph("The sentence beside the box is here.")
    run = OxmlElement("w:r")
    content = f"<w:txbxContent {nsdecls('w')}><w:p><w:r><w:t>It should act at once.</w:t></w:r></w:p></w:txbxContent>"
    run.append(parse_xml(content))
    paragraph._p.append(run)
    document = saved(tmp_path, source)
    assert texts(document, Role.MARGIN) == ["Core business: Pellshire", "HMIC"]
    assert [(p.text, p.boxed) for p in document.passages if p.role is Role.BODY] == [
        ("The sentence beside the box is here.", False),
        ("It should act at once.", True),
    ]


def test_footnotes_are_passages(tmp_path: Path) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    source = docx.Document()
    source.add_paragraph("We return for the assessment later.")
    notes = (("separator", "---"), ("normal", "Over the same months it was 51."))
    inner = "".join(f'<w:footnote w:type="{k}"><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:footnote>' for k, t in notes)
    xml = f"<w:footnotes {nsdecls('w')}>{inner}</w:footnotes>"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), source.part.package)
    source.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert texts(saved(tmp_path, source), Role.FOOTNOTE) == ["Over the same months it was 51."]


def test_a_heading_style_of_ones_own_counts_by_what_it_is_based_on(tmp_path: Path) -> None:
    source = docx.Document()
    style = source.styles.add_style("Question", 1)
    style.base_style = source.styles["Heading 2"]
    source.add_paragraph("How well does it do this?", style="Question")
    source.add_paragraph("It does it well, and it has done so for many years.")
    document = saved(tmp_path, source)
    assert (document.passages[0].role, document.passages[0].level) == (Role.HEADING, 2)


def test_headings_by_hand_large_underlined_or_in_capitals(tmp_path: Path) -> None:
    source = docx.Document()
    source.add_paragraph().add_run("Effectiveness in Pellshire").font.size = Pt(16)
    source.add_paragraph("The first sentence of the report is this one.")
    source.add_paragraph().add_run("Preventing crime").underline = True
    source.add_paragraph("The second sentence of the report is this one.")
    source.add_paragraph("ATTENDING CRIME")
    source.add_paragraph("The third sentence of the report is this one.")
    headings = [p.headings for p in saved(tmp_path, source).passages if p.role is Role.BODY]
    title = "Effectiveness in Pellshire"
    assert headings == [(title,), (title, "Preventing crime"), (title, "ATTENDING CRIME")]


def test_raised_numbers_are_references_and_no_figures(tmp_path: Path) -> None:
    source = docx.Document()
    paragraph = source.add_paragraph("It employs 214 PCSOs")
    paragraph.add_run("12").font.superscript = True
    paragraph.add_run(" over 90 km")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run(".")
    assert texts(saved(tmp_path, source), Role.BODY) == ["It employs 214 PCSOs over 90 km2."]


def test_numbering_by_direct_format_makes_bullets(tmp_path: Path) -> None:
    source = docx.Document()
    source.add_paragraph("The force:")
    paragraph = source.add_paragraph("has a plan;")
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>'))
    assert properties.find(qn("w:numPr")) is not None
    (bullet,) = [p for p in saved(tmp_path, source).passages if p.role is Role.BULLET]
    assert (bullet.level, bullet.stem) == (2, "The force:")


def test_an_empty_or_damaged_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="holds no text"):
        saved(tmp_path, docx.Document())
    path = tmp_path / "letter.docx"
    path.write_bytes(path.read_bytes()[:900])
    with pytest.raises(DocumentError, match="damaged"):
        reader.read(path)
