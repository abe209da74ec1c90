"""Keys to codes and lists of questions: they explain other tables, and hold no finding themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.extract.layout import Reading, View
from reconcile.extract.tables import Table
from reconcile.extract.vocabulary import Look, Role, clean, header_role, is_reference, look

_KEY_HEADS = re.compile(
    r"(?:(?:answer )?codes?|abbreviations?|symbols?|shorthand|acronyms?|terms?|flags?|marks?|letters?|colours?|ratings?"
    r"|grades?)",
    re.I,
)
_MEANING_HEADS = re.compile(
    r"(?:meaning|description|definition|explanation|stands for|in full|what it means|full (?:text|name)|label|note"
    r"|interpretation)s?",
    re.I,
)
_KEY_SHEET = re.compile(r"\b(?:key|codes?|legend|abbreviations?|glossary|conventions?|symbols?|definitions?)\b", re.I)
_CODE = re.compile(r"[A-Za-z]{1,6}|\d|[^\w\s]{1,3}|\[\w{1,3}\]|n/[a-z]+", re.IGNORECASE)
_MOSTLY = 0.7
_QUOTE = r"['‘’\"“”]?"
_MEANS = r"(?:=|–|-(?=\s)|means\b|denotes\b|stands for\b|:(?=\s))"
_INLINE = re.compile(
    rf"(?<![\w/]){_QUOTE}(?P<code>[A-Z][A-Z/&]{{0,6}}|\[\w\]|\.\.|\d|[:*–-]){_QUOTE}\s*{_MEANS}\s*"
    rf"(?P<text>[^.;=\n]{{2,90}}?)(?=[.;\n]|,\s*{_QUOTE}[A-Z/&]{{1,7}}{_QUOTE}\s*=|$)"
)


def claims(view: View) -> bool:
    """Two columns, a short code and its words; or question codes with their questions and nothing answered."""
    return is_key(view.table) or is_key_of_sets(view.table) or is_question_list(view.table)


def readings(view: View) -> Iterator[Reading]:
    """None: a key says what other cells mean."""
    return iter(())


def is_key(table: Table) -> bool:
    if table.said.answers is not None:
        return False
    columns = table.columns
    if not 2 <= len(columns) <= 3 or not table.rows:
        return False
    heads = [clean(table.header.paths[c][-1].shown) if table.header.paths.get(c) else "" for c in columns]
    if len(columns) == 3 and not (_KEY_HEADS.fullmatch(heads[0]) and _MEANING_HEADS.fullmatch(heads[1])):
        return False  # a third column may say where the code is used
    named = bool(_KEY_HEADS.fullmatch(heads[0])) or bool(_MEANING_HEADS.fullmatch(heads[1])) or (
        not heads[0] and bool(_KEY_SHEET.search(" ".join((table.sheet, *table.titles)))))  # fmt: skip
    codes = [clean(row.cells[columns[0]].shown) for row in table.rows if columns[0] in row.cells]
    short = sum(bool(_CODE.fullmatch(code)) for code in codes) >= _MOSTLY * len(codes)  # terms may stand among them
    texts = all(look(row.cells[columns[1]]) is not Look.NUMBER for row in table.rows if columns[1] in row.cells)
    return named and short and texts


def is_key_of_sets(table: Table) -> bool:
    """'Code set | Code | Meaning': the same code stands for one thing in one set and for another in the next."""
    columns = table.columns
    if table.said.answers is not None or len(columns) != 3 or len(table.rows) < 2:
        return False
    heads = [clean(table.header.paths[c][-1].shown) if table.header.paths.get(c) else "" for c in columns]
    codes = [clean(row.cells[columns[1]].shown) for row in table.rows if columns[1] in row.cells]
    return bool(
        _KEY_HEADS.fullmatch(heads[1])
        and _MEANING_HEADS.fullmatch(heads[2])
        and codes
        and all(map(_CODE.fullmatch, codes))
    )


def sets_in(table: Table) -> dict[str, dict[str, str]]:
    """The codes of each set; a set named once stands for the rows below it."""
    name, code, meaning = table.columns
    sets: dict[str, dict[str, str]] = {}
    current = ""
    for row in table.rows:
        current = clean(row.cells[name].shown) if name in row.cells else current
        if code in row.cells and meaning in row.cells:
            sets.setdefault(current, {})[clean(row.cells[code].shown)] = clean(row.cells[meaning].shown)
    return sets


def is_question_list(table: Table) -> bool:
    """'Code | Question' with no answers beside them, whatever else is said of each question."""
    return table.said.answers is None and _question_column(table) is not None


def _question_column(table: Table) -> int | None:
    """The column of the questions, where a column of codes leads and none answers."""
    used = [c for c in table.columns if any(c in row.cells for row in table.rows)]
    if len(used) < 2 or len(table.rows) < 2:
        return None
    first = [clean(row.cells[used[0]].shown) for row in table.rows if used[0] in row.cells]
    if not first or not all(is_reference(text) for text in first):
        return None
    heads = {c: path[-1].shown if (path := table.header.paths.get(c)) else "" for c in used[1:]}
    named = [c for c, head in heads.items() if header_role(head) is Role.LABEL or _MEANING_HEADS.fullmatch(clean(head))]
    others = [c for c in used[1:] if c not in named[:1]]
    if named and all(_says_of_question(heads[c], c in named) for c in others):
        return named[0] if _ask(table, named[0], least=1) else None
    asked = sum(row.cells[used[-1]].shown.rstrip().endswith("?") for row in table.rows if used[-1] in row.cells)
    return used[-1] if len(used) <= 3 and asked >= 0.5 * len(table.rows) and _ask(table, used[-1], least=4) else None


def _says_of_question(head: str, named: bool) -> bool:
    """A column beside a list of questions that explains them, and answers none."""
    return named or header_role(head) in (Role.TYPE, Role.UNIT, Role.EVIDENCE, Role.SECTION)


def _ask(table: Table, column: int, least: int) -> bool:
    """Whether the cells of a column are words, and no answers."""
    cells = [row.cells[column] for row in table.rows if column in row.cells]
    worded = sum(len(c.shown.split()) >= least and look(c) in (Look.TEXT, Look.NAME) for c in cells)
    return bool(cells) and worded >= 0.9 * len(cells)


def codes_in(table: Table) -> dict[str, str]:
    """The codes that a key table explains."""
    first, second = table.columns[:2]
    return {
        clean(row.cells[first].shown): clean(row.cells[second].shown)
        for row in table.rows
        if first in row.cells and second in row.cells and _CODE.fullmatch(clean(row.cells[first].shown))
    }


def inline_codes(text: str) -> dict[str, str]:
    """The codes that a line of notes explains: 'CNP = force could not provide the information. FTE = ...'."""
    return {found["code"]: clean(found["text"]) for found in _INLINE.finditer(text)}


def questions_in(table: Table) -> dict[str, str]:
    """Question code, casefolded -> question."""
    column = _question_column(table)
    first = min(table.columns)
    return {
        clean(row.cells[first].shown).casefold(): clean(row.cells[column].shown)
        for row in table.rows
        if column is not None and first in row.cells and column in row.cells
    }
