"""The elements of a Word file: what their text is, and how it is set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = frozenset((f"{W}del", f"{W}moveFrom", f"{W}delText", f"{W}instrText", f"{MC}Fallback", f"{W}txbxContent"))


def text_of(element: Any) -> str:
    """The text of a paragraph as a reader sees it: insertions in, deletions and field codes out."""
    parts: list[str] = []
    for child in element.iterchildren():
        tag = child.tag
        if tag in _SKIPPED or not isinstance(tag, str):
            continue
        if tag == f"{W}t":
            parts.append(child.text or "")
        elif tag in (f"{W}tab", f"{W}br", f"{W}cr") and element.tag == f"{W}r":
            parts.append(" ")
        elif tag == f"{W}noBreakHyphen":
            parts.append("-")
        elif tag == f"{W}sym":
            parts.append("•")
        elif tag == f"{W}r" and (_hidden(child) or (parts and _is_reference(child, parts[-1]))):
            continue
        elif tag not in (f"{W}pPr", f"{W}rPr"):
            parts.append(text_of(child))
    return "".join(parts).replace("\u00ad", "").replace("\u00a0", " ")


def _hidden(run: Any) -> bool:
    return is_on(run.find(f"{W}rPr/{W}vanish"))


_REFERENCE = re.compile(r"[\d,*†‡§]{1,5}")


def _is_reference(run: Any, before: str) -> bool:
    """A raised number typed by hand: it points to a note, unless it makes a square of a metre."""
    raised = run.find(f"{W}rPr/{W}vertAlign")
    if raised is None or raised.get(f"{W}val") != "superscript" or not before.strip():
        return False
    text = "".join(t.text or "" for t in run.iter(f"{W}t")).strip()
    return bool(_REFERENCE.fullmatch(text)) and not re.search(r"(?:^|[\s\d])[kc]?m$", before)


def is_on(element: Any) -> bool:
    return element is not None and element.get(f"{W}val") not in ("0", "false", "off")


def runs_of(paragraph: Any) -> list[Any]:
    """The runs that show letters."""
    return [r for r in paragraph.iter(f"{W}r") if "".join(t.text or "" for t in r.iter(f"{W}t")).strip()]


def all_bold(paragraph: Any) -> bool:
    """Whether every run is bold or underlined, as headings typed by hand are."""
    runs = runs_of(paragraph)
    return bool(runs) and all(_is_bold(r) or _is_underlined(r) for r in runs)


def _is_bold(run: Any) -> bool:
    style = run.find(f"{W}rPr/{W}rStyle")
    return is_on(run.find(f"{W}rPr/{W}b")) or (style is not None and style.get(f"{W}val") == "Strong")


def _is_underlined(run: Any) -> bool:
    line = run.find(f"{W}rPr/{W}u")
    return line is not None and line.get(f"{W}val") not in (None, "none")


def half_points(paragraph: Any) -> int:
    """The smallest letter size that the runs of a paragraph name, in half points; 0 where one names none."""
    return min((number_of(r.find(f"{W}rPr/{W}sz"), 0) for r in runs_of(paragraph)), default=0)


def is_bordered(paragraph: Any) -> bool:
    return (
        paragraph.find(f"{W}pPr/{W}pBdr/{W}left") is not None and paragraph.find(f"{W}pPr/{W}pBdr/{W}right") is not None
    )


def list_level(paragraph: Any) -> int | None:
    number = paragraph.find(f"{W}pPr/{W}numPr")
    if number is None or number_of(number.find(f"{W}numId"), 1) == 0:
        return None
    return number_of(number.find(f"{W}ilvl"), 0)


def number_of(element: Any, default: int) -> int:
    try:
        return int(element.get(f"{W}val")) if element is not None else default
    except (TypeError, ValueError):
        return default


def rows_of(table: Any) -> Iterator[Any]:
    for child in table.iterchildren():
        if child.tag == f"{W}tr" and child.find(f"{W}trPr/{W}del") is None:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from rows_of(child)


def cells_of(row: Any) -> Iterator[Any]:
    for child in row.iterchildren():
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from cells_of(child)
