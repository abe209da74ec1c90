"""Comments on cells of a sheet: the words in one part, and the boxes they are shown in, which older parts draw."""

from __future__ import annotations

import re
from typing import Any
from xml.sax.saxutils import quoteattr

from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple

from reconcile.report.annotated.xlsx_package import Package, qualified

AUTHOR = "reconcile"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"

# What stands after the reference to the drawing of comments in a sheet, by the order of the format.
_AFTER = (
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "AlternateContent",  # controls and objects may stand in one
    "webPublishItems",
    "tableParts",
    "extLst",
)

_EMPTY_DRAWING = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)
_SHAPE = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" id={identity} type="#_x0000_t202" '
    'style="position:absolute;margin-left:60pt;margin-top:2pt;width:270pt;height:{height}pt;z-index:1;'
    'visibility:hidden" '
    'fillcolor="#fffbe6" o:insetmode="auto"><v:fill color2="#fffbe6"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left}, 12, {top}, 2, {right}, 30, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_LINE = 13  # points a line of a comment takes
_WIDE = 48  # characters on a line of a comment


def add_comments(package: Package, part: str, sheet: Any, notes: dict[str, list[str]]) -> None:
    """Put the notes on their cells. What somebody else remarked on a cell stays, above ours."""
    if not notes:
        return
    comments_part, comments = _comments(package, part)
    drawing = _drawing(package, part, sheet)
    listed = comments.find("{*}commentList")
    author = _author(comments)
    there = {comment.get("ref", ""): comment for comment in listed}
    for cell, texts in sorted(notes.items(), key=lambda item: coordinate_to_tuple(item[0])):
        text = "\n".join(texts)
        if cell in there:
            _say(comments, there[cell].find("{*}text"), f"\n{text}")
            continue
        made = etree.SubElement(listed, qualified(comments, "comment"), ref=cell, authorId=str(author))
        _say(comments, etree.SubElement(made, qualified(comments, "text")), text)
        _draw(package, drawing, cell, text)
    package.put(comments_part, comments)


def _comments(package: Package, part: str) -> tuple[str, Any]:
    found = package.related(part, "/comments")
    for name in found.values():
        return name, package.xml(name)
    name = package.free("xl/comments{}.xml")
    space = etree.QName(package.xml(part)).namespace
    root = etree.Element(f"{{{space}}}comments", nsmap={None: space})
    etree.SubElement(root, f"{{{space}}}authors")
    etree.SubElement(root, f"{{{space}}}commentList")
    package.put(name, root)
    package.declare(part=name, kind=_COMMENTS_TYPE)
    package.relate(part, f"{_relations(package, part)}/comments", name)
    return name, root


def _drawing(package: Package, part: str, sheet: Any) -> str:
    """The part that draws the boxes of the sheet's comments; made, and named in the sheet, where there is none."""
    reference = sheet.find("{*}legacyDrawing")
    drawings = package.related(part, "/vmlDrawing")
    if reference is not None:
        identity = next((value for key, value in reference.attrib.items() if key.endswith("}id")), "")
        if identity in drawings:
            return drawings[identity]
    name = package.free("xl/drawings/vmlDrawing{}.vml")
    package.parts[name] = _EMPTY_DRAWING.encode("utf-8")
    package.declare(extension="vml", kind=_DRAWING_TYPE)
    space = _relations(package, part)
    identity = package.relate(part, f"{space}/vmlDrawing", name)
    made = etree.Element(qualified(sheet, "legacyDrawing"), {f"{{{space}}}id": identity})
    following = next((child for child in sheet if etree.QName(child).localname in _AFTER), None)
    sheet.append(made) if following is None else following.addprevious(made)
    return name


def _relations(package: Package, part: str) -> str:
    """The namespace of relationships in this workbook: the usual one, or that of the strict form."""
    return _STRICT if b"purl.oclc.org/ooxml" in package.parts[part][:2000] else _OFFICE


def _author(comments: Any) -> int:
    authors = comments.find("{*}authors")
    names = [author.text for author in authors]
    if AUTHOR in names:
        return names.index(AUTHOR)
    etree.SubElement(authors, qualified(comments, "author")).text = AUTHOR
    return len(names)


def _say(root: Any, text: Any, words: str) -> None:
    run = etree.SubElement(text, qualified(root, "r"))
    said = etree.SubElement(run, qualified(root, "t"))
    said.text = words
    said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _draw(package: Package, drawing: str, cell: str, text: str) -> None:
    """Add the box of a comment. These parts need not be well-formed, so the words of the part are kept as they are."""
    row, column = (n - 1 for n in coordinate_to_tuple(cell))
    lines = sum(1 + len(line) // _WIDE for line in text.split("\n")) + 1
    content = package.parts[drawing]
    numbers = [int(n) for n in re.findall(rb"_x0000_s(\d+)", content)]
    shape = _SHAPE.format(
        identity=quoteattr(f"_x0000_s{max(numbers, default=1024) + 1}"),
        height=lines * _LINE,
        left=column + 1,
        right=column + 5,
        top=max(0, row - 1),
        bottom=row + lines,
        row=row,
        column=column,
    ).encode()
    end = content.rfind(b"</xml>")
    if end < 0:
        raise ValueError("the drawing of its comments has no end")
    package.parts[drawing] = content[:end] + shape + content[end:]
