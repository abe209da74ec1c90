"""What a workbook as a whole says of its tables: keys to codes, lists of questions, and whose each sheet is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reconcile.extract.bodies import kind_of, looks_like_name, plain_name
from reconcile.extract.columns import Column
from reconcile.extract.layout import Context
from reconcile.extract.layouts import keys
from reconcile.extract.tables import Table
from reconcile.extract.vocabulary import Role, clean
from reconcile.model import Document

_TITLED_FORCE = re.compile(r"\b((?:[A-Z][\w'’-]+(?: (?:and|of|&) | )?){1,4}(?:Police|Constabulary))\b")
_SUFFIX = re.compile(r"\s*(?:Police(?: Service| Force)?|Constabulary)$", re.IGNORECASE)
_SAYS_FORCE = re.compile(r"^(?:name of |police )?force(?: name)?\s*[:–-]\s*(?P<name>\S.*)$", re.IGNORECASE)
_TITLE_WORDS = re.compile(r"^(?:Data|Return|HMIC|HMICFRS|The|Force|Annex|PEEL|Table|Sheet)\b[\s:]*")


def context_of(
    document: Document, tables: Sequence[Table], columns: Sequence[Sequence[Column]], about: str = ""
) -> Context:
    """What is gathered from all tables, lone lines and notes before any table is read."""
    codes: dict[str, str] = {}
    questions: dict[str, str] = {}
    sets: dict[str, dict[str, str]] = {}
    for line in _lines(document, tables):
        for code, text in keys.inline_codes(line).items():
            codes.setdefault(code, text)
    for table in tables:
        if keys.is_key(table):
            codes.update(keys.codes_in(table))
        elif keys.is_key_of_sets(table):
            sets.update(keys.sets_in(table))
        elif keys.is_question_list(table):
            questions.update(keys.questions_in(table))
    forces = frozenset(_forces(tables, columns))
    known = forces | _names_of(about)
    return Context(codes=codes, sets=sets, questions=questions, forces=known, national=len(forces) >= 10)


def _names_of(force: str) -> frozenset[str]:
    """A force's name as tables may have it: with and without 'Police' or 'Constabulary'."""
    bare = _SUFFIX.sub("", clean(force))
    return frozenset(name.casefold() for name in (clean(force), bare) if name and looks_like_name(bare))


def _lines(document: Document, tables: Sequence[Table]) -> list[str]:
    """Every lone line: titles, notes, and sheets on which no table was found."""
    lines = [line for table in tables for line in (*table.titles, *table.notes, *table.units)]
    lines.extend(passage.text for passage in document.passages)
    for grid in document.tables:
        if not grid.hidden:
            by_row: dict[int, list[str]] = {}
            for (row, _), cell in sorted(grid.cells.items()):
                if not cell.empty:
                    by_row.setdefault(row, []).append(cell.shown)
            lines.extend(texts[0] for texts in by_row.values() if len(texts) == 1 and len(texts[0]) < 2000)
    return list(dict.fromkeys(lines))


def _forces(tables: Sequence[Table], columns: Sequence[Sequence[Column]]) -> list[str]:
    """Names that the return gives as forces, casefolded: in a column of forces, or as '... Police' in a title."""
    names: list[str] = [clean(name) for name in _sheets_alike(tables, columns) if looks_like_name(name)]
    for table, of_table in zip(tables, columns, strict=True):
        for title in table.titles:
            names.extend(force_in_title(title))
        for column in of_table:
            if column.role is Role.FORCE:
                names.extend(
                    plain_name(c.shown) for c in column.cells if not kind_of(c.shown) or kind_of(c.shown) == "force"
                )
    return [name.casefold() for name in dict.fromkeys(names)]


def _sheets_alike(tables: Sequence[Table], columns: Sequence[Sequence[Column]]) -> list[str]:
    """Sheets that ask the same: one for each force, or one for each year."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for table, of_table in zip(tables, columns, strict=True):
        alike.setdefault((*table.header.words, *sorted(_labels(table, of_table))), []).append(table.sheet)
    return [sheet for sheets in alike.values() if len(set(sheets)) > 1 for sheet in dict.fromkeys(sheets)]


def _labels(table: Table, of_table: Sequence[Column]) -> tuple[str, ...]:
    """What a table asks, whatever it is answered: its labels, or else what stands in its first two columns."""
    labels = [column for column in of_table if column.role is Role.LABEL]
    if labels:
        return tuple(clean(cell.shown) for cell in labels[0].cells)
    used = [c for c in table.columns if any(c in row.cells for row in table.rows)]
    return tuple(
        clean(row.cells[c].shown)
        for c in used[:2]
        for row in table.rows
        if c in row.cells and len(row.cells[c].shown) > 3
    )


def force_in_title(title: str) -> list[str]:
    """The forces that a title names: 'Data return: Wessexland Police' -> both the full name and the bare one."""
    out: list[str] = []
    said = _SAYS_FORCE.match(clean(title))
    if said:
        out.append(plain_name(said["name"]))
    for found in _TITLED_FORCE.findall(clean(title)):
        name = _TITLE_WORDS.sub("", found).strip()
        bare = _SUFFIX.sub("", name)
        if bare and looks_like_name(bare):
            out.extend((name, bare))
    return out


def force_of_sheet(context: Context, table: Table, tables: Sequence[Table]) -> Context:
    """The context of one table: where there is a sheet for each force, the force of this one."""
    own = _sheet_force(table, context)
    if not own:
        return context
    others = {name for other in tables if other.sheet != table.sheet and (name := _sheet_force(other, context))}
    return replace(context, force=own) if others - {own} else context


def _sheet_force(table: Table, context: Context) -> str:
    sheet = clean(table.sheet)
    if kind_of(sheet) in ("force", "nation", "similar") or sheet.casefold() in context.forces:
        return sheet
    return next((names[0] for title in table.titles if (names := force_in_title(title))), "")
