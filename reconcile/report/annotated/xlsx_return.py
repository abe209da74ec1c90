"""An XLSX return with the deciding cells filled, and a comment on each that says which statement it contradicts.

The workbook is edited part by part: only the sheets that are marked, their comments and the list of styles change, so
that formulas and their values, charts, pictures and whatever else the workbook holds stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter

from reconcile.model import Place, Result, Verdict
from reconcile.report.annotated import CannotMarkError
from reconcile.report.annotated.notes import Note
from reconcile.report.annotated.xlsx_comments import add_comments
from reconcile.report.annotated.xlsx_package import Package, local, qualified
from reconcile.report.zipped import pack

_FILLS = {Verdict.TENSION: "FFFFE08A", Verdict.CONTRADICTION: "FFFFB3AB"}  # the last to fill a cell wins
_MOST_REMARKS = 6  # cells with a remark for one judgement; a rank among forces rests on forty, which are filled alone
_SHEET, _STYLES = "/worksheet", "/styles"


@dataclass(slots=True)
class _Marks:
    """What is marked on one sheet: cell -> the verdict that fills it, cell -> the notes on it."""

    fills: dict[str, Verdict] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)


def mark(path: Path, result: Result, notes: tuple[Note, ...]) -> bytes:
    """The copy as bytes. Raises CannotMarkError where the workbook is not laid out as the format asks."""
    return marked(path, notes)


def marked(workbook: Path | BytesIO, notes: tuple[Note, ...]) -> bytes:
    """A workbook with the notes on its cells."""
    try:
        with ZipFile(workbook) as zipped:
            package = Package({info.filename: zipped.read(info) for info in zipped.infolist() if not info.is_dir()})
        _mark(package, notes)
    except (etree.LxmlError, BadZipFile, LookupError, ValueError, AttributeError, TypeError, OSError) as error:
        raise CannotMarkError(str(error) or type(error).__name__) from error
    return pack(package.parts)


def _mark(package: Package, notes: tuple[Note, ...]) -> None:
    workbook = package.workbook
    marks = _by_sheet(notes)
    if not marks:
        return
    sheets = _sheets(package, workbook)
    styles_name = next(iter(package.related(workbook, _STYLES).values()))
    styles = _Styles(package.xml(styles_name))
    for name, marked in marks.items():
        part = sheets[name]
        sheet = package.xml(part)
        _fill(sheet, marked.fills, styles)
        add_comments(package, part, sheet, marked.notes)
        package.put(part, sheet)
    package.put(styles_name, styles.root)


def _by_sheet(notes: tuple[Note, ...]) -> dict[str, _Marks]:
    marks: dict[str, _Marks] = {}
    for verdict in _FILLS:
        for note in notes:
            if note.verdict == verdict:
                for place in note.places:
                    _of(marks, place).fills[place.cell] = verdict
    for note in notes:  # contradictions come first
        for place in note.places[:1]:
            _of(marks, place).notes.setdefault(place.cell, []).append(note.text)
    for note in notes:
        for place in note.places[1:_MOST_REMARKS]:
            _of(marks, place).notes.setdefault(place.cell, []).append(_see(note))
    return marks


def _see(note: Note) -> str:
    """What is said at a further cell that a judgement rests on."""
    return f"{note.verdict.capitalize()} {note.ref}: see {note.places[0].reference}."


def _of(marks: dict[str, _Marks], place: Place) -> _Marks:
    return marks.setdefault(place.sheet, _Marks())


def _sheets(package: Package, workbook: str) -> dict[str, str]:
    """Sheet name -> its part."""
    targets = package.related(workbook, _SHEET)
    found: dict[str, str] = {}
    for sheet in package.xml(workbook).iter("{*}sheet"):
        identity = next((value for key, value in sheet.attrib.items() if local(key) == "id" and key != "id"), "")
        if identity in targets:
            found[sheet.get("name", "")] = targets[identity]
    return found


# --- filling ------------------------------------------------------------------------------------------


class _Styles:
    """The workbook's list of cell formats, to which filled twins of those in use are added."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self.formats = root.find("{*}cellXfs")
        self.fills = root.find("{*}fills")
        self.fill_numbers: dict[Verdict, int] = {}
        self.twins: dict[tuple[int, Verdict], int] = {}

    def filled(self, number: int, verdict: Verdict) -> int:
        """The number of the format that is like another but for its fill."""
        key = number, verdict
        if key not in self.twins:
            twin = etree.fromstring(etree.tostring(self.formats[number]))
            twin.set("fillId", str(self._fill(verdict)))
            twin.set("applyFill", "1")
            self.twins[key] = _append(self.formats, twin)
        return self.twins[key]

    def _fill(self, verdict: Verdict) -> int:
        if verdict not in self.fill_numbers:
            fill = etree.Element(qualified(self.root, "fill"))
            pattern = etree.SubElement(fill, qualified(self.root, "patternFill"), patternType="solid")
            etree.SubElement(pattern, qualified(self.root, "fgColor"), rgb=_FILLS[verdict])
            etree.SubElement(pattern, qualified(self.root, "bgColor"), indexed="64")
            self.fill_numbers[verdict] = _append(self.fills, fill)
        return self.fill_numbers[verdict]


def _append(parent: Any, child: Any) -> int:
    """Add a child, and give its number."""
    parent.append(child)
    parent.set("count", str(len(parent)))
    return len(parent) - 1


def _fill(sheet: Any, fills: dict[str, Verdict], styles: _Styles) -> None:
    left = dict(fills)
    for address, cell in _cells(sheet):
        verdict = left.pop(address, None)
        if verdict is not None:
            cell.set("s", str(styles.filled(int(cell.get("s", "0")), verdict)))
    for address, verdict in left.items():  # a blank cell that is cited need not be in the file
        _blank(sheet, address).set("s", str(styles.filled(0, verdict)))


def _cells(sheet: Any) -> Iterator[tuple[str, Any]]:
    """The cells of a sheet with their addresses, which a file may leave out where they follow from the order."""
    row_number = 0
    for row in sheet.iterfind("{*}sheetData/{*}row"):
        row_number = int(row.get("r", row_number + 1))
        column = 0
        for cell in row.iterfind("{*}c"):
            column = coordinate_to_tuple(cell.get("r"))[1] if cell.get("r") else column + 1
            yield f"{get_column_letter(column)}{row_number}", cell


def _blank(sheet: Any, address: str) -> Any:
    """A new cell, at its place in the order of rows and columns."""
    wanted, column = coordinate_to_tuple(address)
    data = sheet.find("{*}sheetData")
    number, following = 0, None
    for row in data:
        number = int(row.get("r", number + 1))
        if number >= wanted:
            following = row
            break
    if following is None or number > wanted:
        made = etree.Element(qualified(sheet, "row"), r=str(wanted))
        data.append(made) if following is None else following.addprevious(made)
        following = made
    cell = etree.Element(qualified(sheet, "c"), r=address)
    after = next(
        (c for a, c in _cells(sheet) if c.getparent() is following and coordinate_to_tuple(a)[1] > column), None
    )
    following.append(cell) if after is None else after.addprevious(cell)
    return cell
