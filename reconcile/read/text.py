"""Plain text: paragraphs by blank lines, headings, bullets."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from reconcile.errors import DocumentError
from reconcile.model import Document, Mark, Role
from reconcile.read.drafts import NUMBERED, Draft, bullet_of, finish

_HEADING_WORDS = 14
_MARKDOWN = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,}|~{3,})\s*$")
_PAGE_NUMBER = re.compile(r"\s*(?:-\s*)?(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?(?:\s*-)?\s*$", re.IGNORECASE)
_NOTE = re.compile(r"\s*\[(\d{1,2}|\*)\]\s+")
_ENDS = re.compile(r"[.?!:;,][’”'\")]*$")


def read(path: Path) -> Document:
    """Read a text file."""
    text = decode(path)
    if not text.strip():
        raise DocumentError(f"{path.name}: holds no text")
    pages = text.replace("\r\n", "\n").replace("\r", "\n").split("\f")
    drafts: list[Draft] = []
    for number, page in enumerate(pages, 1):
        for block in _blocks(page):
            drafts.extend(_drafts(block, number))
    drafts = _without_headless(drafts)
    return Document(path.name, "text", passages=finish(drafts, path.name), pages=len(pages))


def decode(path: Path) -> str:
    """The text of a file in UTF-8, UTF-16 or, failing those, the Windows code page of Western Europe."""
    raw = path.read_bytes()
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    if raw.count(b"\x00") > 0.3 * len(raw):
        return raw.decode("utf-16-be" if raw[:1] == b"\x00" else "utf-16-le", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _blocks(page: str) -> list[list[str]]:
    """Lines between blank ones; within them bullets and underlined headings part as well."""
    blocks: list[list[str]] = [[]]
    for line in page.split("\n"):
        bare = line.rstrip()
        if not bare.strip():
            blocks.append([])
        elif _UNDERLINE.match(bare) and blocks[-1]:
            blocks[-1] = [f"## {' '.join(part.strip() for part in blocks[-1])}"]
            blocks.append([])
        elif _opens(bare, blocks) or (blocks[-1] and _MARKDOWN.match(blocks[-1][0])):
            blocks.append([bare])
        else:
            blocks[-1].append(bare)
    return [block for block in blocks if block]


def _opens(line: str, blocks: list[list[str]]) -> bool:
    return bool(bullet_of(line) or _MARKDOWN.match(line) or _NOTE.match(line)) or _numbered(line, blocks)


def _numbered(line: str, blocks: list[list[str]]) -> bool:
    """Whether a line begins a numbered point: the one above must have ended, or be the first of its block."""
    if not NUMBERED.match(line):
        return False
    return not blocks[-1] or bool(_ENDS.search(blocks[-1][-1])) or bool(NUMBERED.match(blocks[-1][0]))


def _drafts(block: list[str], page: int) -> list[Draft]:
    if _table(block):
        return [_draft(" | ".join(_columns(line)), Role.TABLE, page) for line in block if _columns(line)]
    if len(block) > 1 and _address(block):
        return [_draft(line.strip(), Role.BODY, page) for line in block]
    text = _joined(block)
    mark = _MARKDOWN.match(text)
    if mark:
        return [_draft(mark.group(2), Role.HEADING, page, len(mark.group(1)))]
    note = _NOTE.match(text)
    if note:
        return [_draft(text[note.end() :], Role.FOOTNOTE, page)]
    sign = bullet_of(text)
    if sign:
        indent = len(block[0]) - len(block[0].lstrip())
        return [_draft(text[len(sign) :], Role.BULLET, page, 2 if indent >= 4 else 1)]
    if _PAGE_NUMBER.match(text):
        return [_draft(text, Role.MARGIN, page)]
    if _is_heading(block, text):
        return [_draft(text.strip("*_ "), Role.HEADING, page, 1 if text.isupper() else 2)]
    return [_draft(text, Role.BODY, page)]


_COLUMN_GAP = re.compile(r"\s*\|\s*|\t+| {3,}")


def _columns(line: str) -> list[str]:
    return [part.strip() for part in _COLUMN_GAP.split(line.strip()) if part.strip(" -+=:")]


def _table(block: list[str]) -> bool:
    """Lines with the same number of columns, figures in some: a table set with spaces, tabs or strokes."""
    rows = [columns for columns in map(_columns, block) if columns]
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    level = sum(len(row) == len(rows[0]) for row in rows)
    return level >= 0.7 * len(rows) and any(any(c.isdigit() for c in cell) for row in rows for cell in row[1:])


def _address(block: list[str]) -> bool:
    """Short lines that are each a line of their own: an address, a signature."""
    longest = max(len(line.strip()) for line in block)
    ended = any(line.rstrip().endswith(".") for line in block)
    return longest <= 45 and len(block) <= 8 and not ended and all(line.strip()[:1].isupper() for line in block)


def _joined(block: list[str]) -> str:
    out = block[0].strip()
    for before, line in pairwise(block):
        text = line.strip()
        glued = before.rstrip().endswith("-") and not before.rstrip().endswith((" -", "--"))
        out += text if glued and text[:1].isalnum() else f" {text}"
    return re.sub(r"[ \t]+", " ", out)


def _is_heading(block: list[str], text: str) -> bool:
    short = len(block) <= 2 and len(text.split()) <= _HEADING_WORDS
    emphasis = text.startswith(("**", "__")) and text.endswith(("**", "__"))
    first = text.lstrip("0123456789. ")[:1]
    unended = not _ENDS.search(text) or text.endswith("?")
    return short and (emphasis or (unended and first.isupper()))


def _draft(text: str, role: Role, page: int, level: int = 0) -> Draft:
    return Draft(text, role, page, (Mark(0, len(text), page),) if text else (), level)


def _without_headless(drafts: list[Draft]) -> list[Draft]:
    """A heading that nothing follows is a closing line, not a heading."""
    if drafts and drafts[-1].role is Role.HEADING:
        last = drafts[-1]
        return [*drafts[:-1], Draft(last.text, Role.BODY, last.page, last.marks)]
    return drafts
