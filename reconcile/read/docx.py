"""Word files: paragraphs, lists, tables, text boxes and footnotes in the order of the body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from reconcile.errors import DocumentError
from reconcile.model import Cell, Document, Grid, Mark, Notice, Place, Role
from reconcile.read.docx_elements import (
    MC,
    W,
    all_bold,
    cells_of,
    half_points,
    is_bordered,
    is_on,
    list_level,
    number_of,
    rows_of,
    runs_of,
    text_of,
)
from reconcile.read.drafts import Draft, bullet_of, finish

_HEADING_STYLE = re.compile(r"(?:heading|überschrift|titre)\s*(\d)|(title)|(subtitle)", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list (?:bullet|number)|bullet", re.IGNORECASE)
_HEADING_WORDS = 20
_LARGE = 26  # half points


def read(path: Path) -> Document:
    """Read a Word file."""
    return _Reader(path, _open(path)).document()


def _open(path: Path) -> Any:
    import zipfile

    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError

    try:
        _refuse_entities(path)
        return docx.Document(str(path))
    except DocumentError:
        raise
    except (
        PackageNotFoundError,
        zipfile.BadZipFile,
        LxmlError,
        KeyError,
        ValueError,
        OSError,
        AttributeError,
    ) as error:
        raise DocumentError(
            f"{path.name}: is not a Word file or is damaged; open it in Word and save it again"
        ) from error


def _refuse_entities(path: Path) -> None:
    """A Word file has no document type: one that declares entities was made to harm."""
    import zipfile

    with zipfile.ZipFile(path) as package:
        for part in package.infolist():
            if part.filename.casefold().endswith((".xml", ".rels")):
                with package.open(part) as stream:
                    head = stream.read(4096)
                if b"<!DOCTYPE" in head or "<!DOCTYPE".encode("utf-16-le") in head:
                    raise DocumentError(
                        f"{path.name}: {part.filename} declares a document type, which no Word file does"
                    )


@dataclass
class _Reader:
    """Walks the body once and collects drafts and grids."""

    path: Path
    source: Any
    drafts: list[Draft] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)

    def document(self) -> Document:
        for draft in self._margins():
            self.drafts.append(draft)
        self._walk(self.source.element.body, boxed=False)
        self._notes("footnotes")
        self._notes("endnotes")
        notices: list[Notice] = []
        if not any(d.text.strip() for d in self.drafts):
            raise DocumentError(f"{self.path.name}: holds no text")
        return Document(
            self.path.name,
            "docx",
            passages=finish(self.drafts, self.path.name),
            tables=tuple(self.grids),
            notices=tuple(notices),
        )

    # --- the body

    def _walk(self, parent: Any, boxed: bool) -> None:
        for child in parent.iterchildren():
            if child.tag == f"{W}p":
                self._paragraph(child, boxed)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"):
                self._walk(child, boxed)

    def _paragraph(self, element: Any, boxed: bool) -> None:
        text = text_of(element)
        if text.strip():
            self.drafts.append(self._draft(element, text.strip(), boxed or is_bordered(element)))
        for content in element.iter(f"{W}txbxContent"):
            # Word stores a text box twice, the second time for programs that cannot draw it.
            if not any(a.tag == f"{MC}Fallback" for a in content.iterancestors()):
                self._walk(content, boxed=True)

    def _draft(self, element: Any, text: str, boxed: bool) -> Draft:
        styles = self._styles(element)
        level = _heading_level(element, styles)
        if level is not None:
            return _draft(text, Role.HEADING, level, boxed)
        sign = bullet_of(text)
        depth = next((d for d in map(list_level, (element, *styles)) if d is not None), None)
        name = _name(styles[0]) if styles else ""
        if _LIST_STYLE.search(name):
            depth = max(depth or 0, _style_level(name))
        by_hand = len(text.split()) <= _HEADING_WORDS and text[-1:] not in ".;,"
        emphasised = all_bold(element) or (styles and is_on(styles[0].find(f"{W}rPr/{W}b")))
        if depth is not None or sign:
            if depth is not None and by_hand and emphasised and text[-1:] != ":":
                return _draft(text, Role.HEADING, 6, boxed)  # numbered headings made with a list
            return _draft(text[len(sign) :], Role.BULLET, (depth or 0) + 1, boxed)
        if by_hand and (emphasised or half_points(element) >= _LARGE or (text.isupper() and len(text) > 5)):
            return _draft(text, Role.HEADING, 5 if half_points(element) >= _LARGE else 6, boxed)
        return _draft(text, Role.BODY, 0, boxed)

    def _styles(self, element: Any) -> list[Any]:
        """The paragraph's style and those it is based on, nearest first."""
        found = element.find(f"{W}pPr/{W}pStyle")
        style_id = found.get(f"{W}val") if found is not None else None
        known = {s.get(f"{W}styleId"): s for s in self.source.styles.element.iterchildren(f"{W}style")}
        chain: list[Any] = []
        while style_id in known and known[style_id] not in chain:
            chain.append(known[style_id])
            based = chain[-1].find(f"{W}basedOn")
            style_id = based.get(f"{W}val") if based is not None else None
        return chain

    # --- tables

    def _table(self, element: Any) -> None:
        number = len(self.grids) + 1
        cells: dict[tuple[int, int], Cell] = {}
        for row, tr in enumerate(rows_of(element)):
            column = 0
            for tc in cells_of(tr):
                span = number_of(tc.find(f"{W}tcPr/{W}gridSpan"), 1)
                merge = tc.find(f"{W}tcPr/{W}vMerge")
                if merge is not None and merge.get(f"{W}val") != "restart":
                    _grow(cells, row, column)
                else:
                    cells[row, column] = self._cell(tc, number, row, column, span)
                column += span
        if not cells:
            return
        rows, columns = {r for r, _ in cells}, {k for _, k in cells}
        if len(rows) == 1 and len(columns) == 1:
            for tc in element.iter(f"{W}tc"):  # one cell is a box drawn round prose
                self._walk(tc, boxed=True)
            return
        place = Place(self.path.name, page=1, sheet="docx", cell=f"T{number}R1C1")
        self.grids.append(Grid(f"docx table {number}", cells, place))
        for row in sorted(rows):
            shown = [cells[r, k].shown for r, k in sorted(cells) if r == row and cells[r, k].shown]
            if shown:
                self.drafts.append(_draft(" | ".join(shown), Role.TABLE, 0, False, f"T{number}R{row + 1}C1", "docx"))

    def _cell(self, tc: Any, number: int, row: int, column: int, span: int) -> Cell:
        texts = [" ".join(text_of(p).split()) for p in tc.iter(f"{W}p")]
        shown = " ".join(t for t in texts if t)
        place = Place(self.path.name, page=1, sheet="docx", cell=f"T{number}R{row + 1}C{column + 1}")
        runs = runs_of(tc)
        bold = bool(runs) and all(is_on(r.find(f"{W}rPr/{W}b")) for r in runs)
        return Cell(row, column, shown or None, shown, place, columns=span, bold=bold)

    # --- around the body

    def _margins(self) -> Iterator[Draft]:
        seen: set[str] = set()
        for section in self.source.sections:
            for part in (section.header, section.first_page_header, section.footer, section.first_page_footer):
                for paragraph in part._element.iter(f"{W}p") if not part.is_linked_to_previous else ():
                    text = text_of(paragraph).strip()
                    if text and text not in seen:
                        seen.add(text)
                        yield _draft(text, Role.MARGIN, 0, False)

    def _notes(self, kind: str) -> None:
        from docx.oxml import parse_xml

        for relation in self.source.part.rels.values():
            if not relation.reltype.endswith(f"/{kind}") or relation.is_external:
                continue
            for note in parse_xml(relation.target_part.blob).iterchildren():
                text = " ".join(text_of(p).strip() for p in note.iter(f"{W}p")).strip()
                if text and note.get(f"{W}type") in (None, "normal"):
                    self.drafts.append(_draft(text, Role.FOOTNOTE, 0, False))


# --- small things -----------------------------------------------------------------------------------


def _heading_level(element: Any, styles: Sequence[Any]) -> int | None:
    """The level a heading style or an outline level gives, 1 the outermost."""
    for style in styles:
        match = _HEADING_STYLE.match(_name(style))
        if match:
            return int(match.group(1)) if match.group(1) else 1
    for holder in (element, *styles):
        outline = number_of(holder.find(f"{W}pPr/{W}outlineLvl"), 9)
        if outline < 9:
            return outline + 1
    return None


def _name(style: Any) -> str:
    name = style.find(f"{W}name")
    return str(name.get(f"{W}val")) if name is not None else ""


def _style_level(style: str) -> int:
    digit = re.search(r"(\d)\s*$", style)
    return int(digit.group(1)) - 1 if digit else 0


def _grow(cells: dict[tuple[int, int], Cell], row: int, column: int) -> None:
    """Lengthen the cell above by a row: this one is merged into it."""
    above = max((key for key in cells if key[1] == column and key[0] < row), default=None)
    if above is not None:
        cells[above] = replace(cells[above], rows=row - above[0] + 1)


def _draft(text: str, role: Role, level: int, boxed: bool, cell: str = "", sheet: str = "") -> Draft:
    text = " ".join(text.split())
    return Draft(text, role, 1, (Mark(0, len(text), 1),) if text else (), level, boxed, cell, sheet)
