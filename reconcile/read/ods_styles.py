"""The styles of an ODS file: which cells are bold, how their numbers are shown, which sheets and columns are hidden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
NUMBER = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"

_PARENTS = 8  # a style may inherit from a style; a hostile one from itself
_DATE_PARTS = {
    "day": ("d", "dd"),
    "month": ("m", "mm"),
    "year": ("yy", "yyyy"),
    "day-of-week": ("ddd", "dddd"),
    "hours": ("h", "hh"),
    "minutes": ("m", "mm"),
    "seconds": ("s", "ss"),
}


@dataclass(frozen=True, slots=True)
class CellStyle:
    """What a cell style says of its cells; None where it leaves that to its parent."""

    parent: str
    data_style: str | None
    bold: bool | None
    indent: int | None


@dataclass(slots=True)
class Styles:
    """Everything the style parts of the file say, by style name."""

    cells: dict[str, CellStyle] = field(default_factory=dict)
    formats: dict[str, str] = field(default_factory=dict)
    raised: set[str] = field(default_factory=set)  # text styles of superscripts
    hidden_tables: set[str] = field(default_factory=set)

    def number_format(self, name: str) -> str:
        for style in self._line(name):
            if style.data_style is not None:
                return self.formats.get(style.data_style, "")
        return ""

    def bold(self, name: str) -> bool:
        return next((style.bold for style in self._line(name) if style.bold is not None), False)

    def indent(self, name: str) -> int:
        return next((style.indent for style in self._line(name) if style.indent is not None), 0)

    def _line(self, name: str) -> Iterable[CellStyle]:
        """A style and those it inherits from, nearest first."""
        for _ in range(_PARENTS):
            style = self.cells.get(name)
            if style is None:
                return
            yield style
            name = style.parent

    def add(self, element: Any) -> None:
        """Take in one child of a styles element."""
        tag = element.tag
        if tag == f"{STYLE}style":
            self._add_style(element)
        elif isinstance(tag, str) and tag.startswith(NUMBER) and (name := element.get(f"{STYLE}name")):
            self.formats[name] = number_format(element)

    def _add_style(self, element: Any) -> None:
        name, family = element.get(f"{STYLE}name", ""), element.get(f"{STYLE}family")
        if family == "table-cell":
            self.cells[name] = _cell_style(element)
        elif family == "table":
            properties = element.find(f"{STYLE}table-properties")
            if properties is not None and properties.get(f"{TABLE}display") == "false":
                self.hidden_tables.add(name)
        elif family == "text":
            properties = element.find(f"{STYLE}text-properties")
            position = properties.get(f"{STYLE}text-position", "") if properties is not None else ""
            if position.startswith("super") or (position.partition("%")[0].isdigit() and position[:2] != "0%"):
                self.raised.add(name)


def _cell_style(element: Any) -> CellStyle:
    text = element.find(f"{STYLE}text-properties")
    paragraph = element.find(f"{STYLE}paragraph-properties")
    weight = text.get(f"{FO}font-weight") if text is not None else None
    margin = paragraph.get(f"{FO}margin-left") if paragraph is not None else None
    return CellStyle(
        parent=element.get(f"{STYLE}parent-style-name", ""),
        data_style=element.get(f"{STYLE}data-style-name"),
        bold=None if weight is None else weight == "bold" or (weight.isdigit() and int(weight) >= 600),
        indent=_indent(margin) if margin else None,
    )


def _indent(margin: str) -> int:
    """Steps of indentation: LibreOffice writes 0.353cm (10pt) for each."""
    units = {"cm": 0.353, "mm": 3.53, "pt": 10.0, "in": 0.139}
    for unit, step in units.items():
        if margin.endswith(unit):
            try:
                return max(0, min(round(float(margin[: -len(unit)]) / step), 50))
            except ValueError:
                return 0
    return 0


def number_format(element: Any) -> str:
    """An ODS data style as the format a spreadsheet's dialogue would show: '0.0%', '#,##0', 'dd/mm/yyyy'."""
    kind = element.tag.removeprefix(NUMBER)
    if kind == "text-style":
        return "@"
    if kind == "boolean-style":
        return "BOOLEAN"
    elapsed = element.get(f"{NUMBER}truncate-on-overflow") == "false"
    parts = []
    for child in element:
        if not isinstance(child.tag, str) or not child.tag.startswith(NUMBER):
            continue
        parts.append(_format_part(child, elapsed))
        if parts[-1][:1] == "[":
            elapsed = False  # only the largest unit runs on
    text = "".join(parts)
    if kind == "percentage-style" and '"%"' in text:
        text = text.replace('"%"', "%")
    return text or "General"


def _format_part(child: Any, elapsed: bool) -> str:
    name = child.tag.removeprefix(NUMBER)
    if name in ("number", "scientific-number"):
        return _digits(child) + ("E+00" if name == "scientific-number" else "")
    if name in ("text", "currency-symbol"):
        text = child.text or ""
        return text if text in ("", " ", "/", "-", ":", "£", "%", "(", ")") else '"' + text.replace('"', "") + '"'
    if name == "am-pm":
        return "AM/PM"
    if name not in _DATE_PARTS:
        return ""
    short, long = _DATE_PARTS[name]
    part = long if child.get(f"{NUMBER}style") == "long" else short
    if name == "month" and child.get(f"{NUMBER}textual") == "true":
        part = "mmmm" if part == "mm" else "mmm"
    return f"[{part}]" if elapsed and name in ("hours", "minutes", "seconds") else part


def _digits(child: Any) -> str:
    attributes: Mapping[str, str] = child.attrib
    places = attributes.get(f"{NUMBER}decimal-places", "")
    if not places and attributes.get(f"{NUMBER}grouping") != "true":
        return "General"
    least = attributes.get(f"{NUMBER}min-integer-digits", "1")
    whole = "0" * min(int(least), 30) if least.isdigit() else "0"
    if attributes.get(f"{NUMBER}grouping") == "true":
        whole = "#,##0"
    decimals = "." + "0" * min(int(places), 30) if places.isdigit() and int(places) else ""
    factor = attributes.get(f"{NUMBER}display-factor", "1")
    return (whole or "#") + decimals + {"1000": ",", "1000000": ",,"}.get(factor.partition(".")[0], "")
