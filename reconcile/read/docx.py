"""Word files: paragraphs, lists, tables, text boxes and footnotes in the order of the body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reconcile.errors import DocumentError
from reconcile.model import Cell, Document, Grid, Mark, Notice, Place, Role
from reconcile.read.drafts import Draft, bullet_of, finish

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_HEADING_STYLE = re.compile(r"(?:heading|überschrift|titre)\s*(\d)|(title)|(subtitle)", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list|bullet", re.IGNORECASE)
_SKIPPED = frozenset(
    (f"{_W}del", f"{_W}moveFrom", f"{_W}delText", f"{_W}instrText", f"{_MC}Fallback", f"{_W}txbxContent")
)
_HEADING_WORDS = 20


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
            if child.tag == f"{_W}p":
                self._paragraph(child, boxed)
            elif child.tag == f"{_W}tbl":
                self._table(child)
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
                self._walk(child, boxed)

    def _paragraph(self, element: Any, boxed: bool) -> None:
        text = _text(element)
        if text.strip():
            self.drafts.append(self._draft(element, text.strip(), boxed or _bordered(element)))
        for content in element.iter(f"{_W}txbxContent"):
            # Word stores a text box twice, the second time for programs that cannot draw it.
            if not any(a.tag == f"{_MC}Fallback" for a in content.iterancestors()):
                self._walk(content, boxed=True)

    def _draft(self, element: Any, text: str, boxed: bool) -> Draft:
        style = self._style(element)
        heading = _HEADING_STYLE.match(style)
        sign = bullet_of(text)
        if heading:
            level = int(heading.group(1)) if heading.group(1) else 1
            return _draft(text, Role.HEADING, level, boxed)
        depth = _list_level(element)
        if depth is None and _LIST_STYLE.search(style):
            depth = _style_level(style)
        short = len(text.split()) <= _HEADING_WORDS
        if depth is not None or sign:
            if depth is not None and short and _all_bold(element) and text[-1:] not in ".;,:":
                return _draft(text, Role.HEADING, 4, boxed)  # numbered headings made with a list
            return _draft(text[len(sign) :], Role.BULLET, (depth or 0) + 1, boxed)
        if short and _all_bold(element) and text[-1:] not in ".;,":
            return _draft(text, Role.HEADING, 5, boxed)
        return _draft(text, Role.BODY, 0, boxed)

    def _style(self, element: Any) -> str:
        """The name of the paragraph's style, or of the nearest one it is based on that is a heading."""
        found = element.find(f"{_W}pPr/{_W}pStyle")
        style_id = found.get(f"{_W}val") if found is not None else None
        names = []
        for _ in range(10):
            style = next(
                (s for s in self.source.styles.element.iterchildren(f"{_W}style") if s.get(f"{_W}styleId") == style_id),
                None,
            )
            if style is None or style_id is None:
                break
            name = style.find(f"{_W}name")
            names.append(str(name.get(f"{_W}val")) if name is not None else str(style_id))
            based = style.find(f"{_W}basedOn")
            style_id = based.get(f"{_W}val") if based is not None else None
        return next((n for n in names if _HEADING_STYLE.match(n)), names[0] if names else "")

    # --- tables

    def _table(self, element: Any) -> None:
        number = len(self.grids) + 1
        cells: dict[tuple[int, int], Cell] = {}
        for row, tr in enumerate(_rows(element)):
            column = 0
            for tc in _cells(tr):
                span = _int(tc.find(f"{_W}tcPr/{_W}gridSpan"), 1)
                merge = tc.find(f"{_W}tcPr/{_W}vMerge")
                if merge is not None and merge.get(f"{_W}val") != "restart":
                    _grow(cells, row, column)
                else:
                    cells[row, column] = self._cell(tc, number, row, column, span)
                column += span
        if not cells:
            return
        rows, columns = {r for r, _ in cells}, {k for _, k in cells}
        if len(rows) == 1 and len(columns) == 1:
            for tc in element.iter(f"{_W}tc"):  # one cell is a box drawn round prose
                self._walk(tc, boxed=True)
            return
        place = Place(self.path.name, page=1, sheet="docx", cell=f"T{number}R1C1")
        self.grids.append(Grid(f"docx table {number}", cells, place))
        for row in sorted(rows):
            shown = [cells[r, k].shown for r, k in sorted(cells) if r == row and cells[r, k].shown]
            if shown:
                self.drafts.append(_draft(" | ".join(shown), Role.TABLE, 0, False, f"T{number}R{row + 1}C1", "docx"))

    def _cell(self, tc: Any, number: int, row: int, column: int, span: int) -> Cell:
        texts = [" ".join(_text(p).split()) for p in tc.iter(f"{_W}p")]
        shown = " ".join(t for t in texts if t)
        place = Place(self.path.name, page=1, sheet="docx", cell=f"T{number}R{row + 1}C{column + 1}")
        runs = [r for r in tc.iter(f"{_W}r") if "".join(t.text or "" for t in r.iter(f"{_W}t")).strip()]
        bold = bool(runs) and all(_on(r.find(f"{_W}rPr/{_W}b")) for r in runs)
        return Cell(row, column, shown or None, shown, place, columns=span, bold=bold)

    # --- around the body

    def _margins(self) -> Iterator[Draft]:
        seen: set[str] = set()
        for section in self.source.sections:
            for part in (section.header, section.first_page_header, section.footer, section.first_page_footer):
                for paragraph in part._element.iter(f"{_W}p") if not part.is_linked_to_previous else ():
                    text = _text(paragraph).strip()
                    if text and text not in seen:
                        seen.add(text)
                        yield _draft(text, Role.MARGIN, 0, False)

    def _notes(self, kind: str) -> None:
        from docx.oxml import parse_xml

        for relation in self.source.part.rels.values():
            if not relation.reltype.endswith(f"/{kind}") or relation.is_external:
                continue
            for note in parse_xml(relation.target_part.blob).iterchildren():
                text = " ".join(_text(p).strip() for p in note.iter(f"{_W}p")).strip()
                if text and note.get(f"{_W}type") in (None, "normal"):
                    self.drafts.append(_draft(text, Role.FOOTNOTE, 0, False))


# --- elements ---------------------------------------------------------------------------------------


def _text(element: Any) -> str:
    """The text of a paragraph as a reader sees it: insertions in, deletions and field codes out."""
    parts: list[str] = []
    for child in element.iterchildren():
        tag = child.tag
        if tag in _SKIPPED or not isinstance(tag, str):
            continue
        if tag == f"{_W}t":
            parts.append(child.text or "")
        elif tag in (f"{_W}tab", f"{_W}br", f"{_W}cr") and element.tag == f"{_W}r":
            parts.append(" ")
        elif tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif tag == f"{_W}sym":
            parts.append("•")
        elif tag != f"{_W}pPr" and tag != f"{_W}rPr" and not (tag == f"{_W}r" and _hidden(child)):
            parts.append(_text(child))
    return "".join(parts).replace("\u00ad", "").replace("\u00a0", " ")


def _hidden(run: Any) -> bool:
    return _on(run.find(f"{_W}rPr/{_W}vanish"))


def _on(element: Any) -> bool:
    return element is not None and element.get(f"{_W}val") not in ("0", "false", "off")


def _all_bold(paragraph: Any) -> bool:
    runs = [r for r in paragraph.iter(f"{_W}r") if "".join(t.text or "" for t in r.iter(f"{_W}t")).strip()]
    return bool(runs) and all(_on(r.find(f"{_W}rPr/{_W}b")) for r in runs)


def _bordered(paragraph: Any) -> bool:
    return (
        paragraph.find(f"{_W}pPr/{_W}pBdr/{_W}left") is not None
        and paragraph.find(f"{_W}pPr/{_W}pBdr/{_W}right") is not None
    )


def _list_level(paragraph: Any) -> int | None:
    number = paragraph.find(f"{_W}pPr/{_W}numPr")
    if number is None or _int(number.find(f"{_W}numId"), 1) == 0:
        return None
    return _int(number.find(f"{_W}ilvl"), 0)


def _style_level(style: str) -> int:
    digit = re.search(r"(\d)\s*$", style)
    return int(digit.group(1)) - 1 if digit else 0


def _int(element: Any, default: int) -> int:
    try:
        return int(element.get(f"{_W}val")) if element is not None else default
    except (TypeError, ValueError):
        return default


def _rows(table: Any) -> Iterator[Any]:
    for child in table.iterchildren():
        if child.tag == f"{_W}tr" and child.find(f"{_W}trPr/{_W}del") is None:
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml"):
            yield from _rows(child)


def _cells(row: Any) -> Iterator[Any]:
    for child in row.iterchildren():
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml"):
            yield from _cells(child)


def _grow(cells: dict[tuple[int, int], Cell], row: int, column: int) -> None:
    """Lengthen the cell above by a row: this one is merged into it."""
    from dataclasses import replace

    above = max((key for key in cells if key[1] == column and key[0] < row), default=None)
    if above is not None:
        cells[above] = replace(cells[above], rows=row - above[0] + 1)


def _draft(text: str, role: Role, level: int, boxed: bool, cell: str = "", sheet: str = "") -> Draft:
    text = " ".join(text.split())
    return Draft(text, role, 1, (Mark(0, len(text), 1),) if text else (), level, boxed, cell, sheet)
