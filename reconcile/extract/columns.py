"""What each column of a table plays: told by its header, and by what stands in it where the header does not say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reconcile.extract.bodies import kind_of, looks_like_name, plain_name
from reconcile.extract.corrections import SheetCorrections
from reconcile.extract.tables import Table
from reconcile.extract.vocabulary import (
    QUESTION_NUMBER,
    Look,
    Role,
    clean,
    contents,
    header_role,
    is_reference,
    look,
)
from reconcile.model import Cell

_QUANTITY_HEADS = re.compile(
    r"(?:number|count|total|amount|score|figures?|results?|position|percentage|%)", re.IGNORECASE
)
_IDENTIFIES = re.compile(r"(?:\b|(?<=[a-z]))I[Dd]$")  # 'RespondentID', 'Record ID'
_NUMBER_OF = re.compile(r"(?:nos?|#|n)\.?", re.IGNORECASE)
_EXPLAINS = re.compile(
    r"\b(?:example|permitted|valid|options|choices|definition|guidance|comments?|notes?)\b", re.IGNORECASE
)


_NEARLY_ALL = 0.9
_MOST = 0.75  # the mean of all may stand for some measures only

# The columns in which answers stand.
VALUED = (Role.VALUE, Role.RESPONSE, Role.DETAIL)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its number, what it plays, the header cells above it, and the cells it holds."""

    number: int
    role: Role
    path: tuple[Cell, ...]
    cells: tuple[Cell, ...]

    @property
    def head(self) -> str:
        return clean(self.path[-1].shown) if self.path else ""


def columns_of(table: Table) -> tuple[Column, ...]:
    """The columns of a table, left to right, each with its role."""
    columns = [_named(table, number) for number in table.columns]
    columns = [c for c in columns if c.cells]
    columns = _as_said(_without_false_names(columns), table.said)
    columns = _find_labels(_forces_crossed(_details(_one_force(columns))), table.headless)
    return tuple(_alone(_as_said(_one_response(_group_labels(columns)), table.said), table.said))


def _as_said(columns: Sequence[Column], said: SheetCorrections) -> list[Column]:
    """The columns of which a layout file says what they hold, as it says."""
    out = [replace(c, role=said.roles.get(c.number, c.role)) for c in columns]
    answers = said.answers or frozenset()
    return [replace(c, role=Role.VALUE) if c.number in answers and c.role not in VALUED else c for c in out]


def _alone(columns: Sequence[Column], said: SheetCorrections) -> list[Column]:
    """Where a layout file says which columns play a part, no other column plays it."""
    told = set(said.roles.values())
    out: list[Column] = []
    for column in columns:
        if column.role in VALUED and said.answers is not None and column.number not in said.answers:
            column = replace(column, role=Role.LEFT_OUT)
        elif column.role in told and column.number not in said.roles:
            column = replace(column, role=Role.LEFT_OUT if column.role is Role.COMMENT else Role.GROUP)
        out.append(column)
    return out


def _named(table: Table, number: int) -> Column:
    path = table.header.paths.get(number, ())
    cells = tuple(row.cells[number] for row in table.rows if number in row.cells)
    role = Role.VALUE
    if path:
        named = header_role(QUESTION_NUMBER.sub("", clean(path[-1].shown))) or (
            header_role(" ".join(c.shown for c in path)) if len(path) > 1 else None
        )
        role = named or Role.VALUE
    return Column(number, role, path, cells)


def _share(cells: Sequence[Cell], test: object) -> float:
    """The share of the cells that pass the test."""
    assert callable(test)
    return sum(bool(test(c)) for c in cells) / len(cells) if cells else 0.0


def _is_valued(cell: Cell) -> bool:
    return look(cell) in (Look.NUMBER, Look.REPLY)


def _without_false_names(columns: Sequence[Column]) -> list[Column]:
    """Take back a role that what stands in the column belies."""
    out: list[Column] = []
    replies = {c.head.casefold() for c in columns}
    has_label = any(c.role is Role.LABEL for c in columns)
    for column in columns:
        role = column.role
        texts = [clean(c.shown) for c in column.cells]
        if (
            column.head.casefold() == "no"
            and column is columns[0]
            and "yes" not in replies
            and _share(column.cells, lambda c: is_reference(c.shown)) >= 0.8
        ):
            role = Role.REF
        if role is Role.REF and _NUMBER_OF.fullmatch(column.head) and any(_is_texts(c) for c in columns[: len(out)]):
            role = Role.VALUE  # 'No.' beside '%', right of the labels: how many, and no number of a row
        elif role is Role.REF and (
            (column.head.casefold() == "no" and column is columns[0] and "yes" in replies)
            or (_share(column.cells, lambda c: is_reference(c.shown)) < 0.6 and not _IDENTIFIES.search(column.head))
        ):
            role = Role.VALUE
        elif (role is Role.FORCE and _share(column.cells, _is_valued) >= 0.4) or (
            role is Role.FORCE
            and has_label
            and column.head.casefold() == "force"
            and _share(column.cells, _could_be_body) < 0.6
        ):
            role = Role.RESPONSE
        elif (role is Role.PERIOD and _share(column.cells, _is_when) < 0.5) or (
            role is Role.TYPE and sum(bool(contents(Role.TYPE).fullmatch(t)) for t in texts) < 0.6 * len(texts)
        ):
            role = Role.VALUE if _share(column.cells, _is_valued) >= 0.5 else Role.GROUP
        elif role is Role.FLAG and sum(bool(contents(Role.FLAG).fullmatch(t)) for t in texts) < 0.6 * len(texts):
            role = Role.VALUE
        elif (
            role in (Role.EVIDENCE, Role.COMMENT)
            and not _EXPLAINS.search(column.head)
            and _share(column.cells, lambda c: look(c) is Look.NUMBER) >= 0.6
        ):
            role = Role.VALUE  # 'Contact' heads the people to write to, or a theme and its figures
        elif role is Role.SECTION and _share(column.cells, _is_body) >= 0.5:
            role = Role.FORCE
        elif (role is Role.SECTION and _share(column.cells, _is_valued) >= 0.6) or (
            role is Role.RESPONSE and not has_label and _QUANTITY_HEADS.fullmatch(column.head)
        ):
            role = Role.VALUE
        out.append(replace(column, role=role))
    if sum(c.role in (Role.VALUE, Role.RESPONSE) for c in out) == 0:  # 'Policy | Date': the date is what is asked
        for role in (Role.PERIOD, Role.COMMENT, Role.FLAG, Role.EVIDENCE):
            last = next((n for n in reversed(range(len(out))) if out[n].role is role), None)
            if last is not None:
                out[last] = replace(out[last], role=Role.VALUE)
                break
    return out


def _one_force(columns: Sequence[Column]) -> list[Column]:
    """Where regions stand in a column beside the forces, they are sections of them."""
    forces = [c for c in columns if c.role is Role.FORCE]
    if len(forces) < 2:
        return list(columns)
    regions = [c for c in forces if _share(c.cells, lambda x: kind_of(x.shown) == "force") < 0.5 and _repeats(c)]
    return [replace(c, role=Role.SECTION) if c in regions and len(regions) < len(forces) else c for c in columns]


def _repeats(column: Column) -> bool:
    return len({c.shown for c in column.cells}) < len(column.cells)


def _details(columns: Sequence[Column]) -> list[Column]:
    """Where a detail column is all there is to read, it holds the answers."""
    answered = any(c.role in (Role.VALUE, Role.RESPONSE) for c in columns)
    labelled = any(c.role is Role.LABEL for c in columns)
    if answered and (labelled or len([c for c in columns if c.role is Role.VALUE]) > 1):
        return list(columns)
    role = Role.RESPONSE if labelled else Role.VALUE
    return [replace(c, role=role) if c.role is Role.DETAIL else c for c in columns]


def _is_body(cell: Cell) -> bool:
    """A force, region or the nation by name; 'Total' by itself may be of anything."""
    return kind_of(cell.shown) not in ("", "total")


def _could_be_body(cell: Cell) -> bool:
    return bool(kind_of(cell.shown)) or looks_like_name(cell.shown)


def _is_when(cell: Cell) -> bool:
    return look(cell) is Look.PERIOD or bool(
        re.search(r"(?:19|20)\d\d|\b\d\d/\d\d\b|\bq[1-4]\b", cell.shown, re.IGNORECASE)
    )


def _forces_crossed(columns: Sequence[Column]) -> list[Column]:
    """A column of names each of which stands beside the same measures holds forces, whatever its header calls them."""
    labels = next((c for c in columns if c.role is Role.LABEL), None)
    if labels is None or any(c.role is Role.FORCE for c in columns):
        return list(columns)
    if _answers_along(labels, columns):
        return [replace(c, role=Role.FORCE) if c is labels else c for c in columns]
    asked = {c.row: clean(c.shown) for c in labels.cells}
    out = list(columns)
    for n, column in enumerate(columns):
        if column.role in (Role.SECTION, Role.GROUP, Role.VALUE) and _crosses(column, asked):
            out[n] = replace(column, role=Role.FORCE)
            break
    return out


def _answers_along(labels: Column, columns: Sequence[Column]) -> bool:
    """Whether the labels are names and what is asked stands along the top: a row is a force's answers."""
    others = [c for c in columns if c.role in VALUED]
    asked = sum(_asks(c.head) for c in others)
    names = len({plain_name(c.shown) for c in labels.cells}) == len(labels.cells) >= 3
    return names and 2 * asked > len(others) >= 2 and _share(labels.cells, _could_be_body) >= _NEARLY_ALL


def _crosses(column: Column, asked: Mapping[int, str]) -> bool:
    """Whether the column holds three names or more, nearly all of which are asked what the others are asked."""
    if _share(column.cells, _could_be_body) < _NEARLY_ALL:
        return False
    by_name: dict[str, set[str]] = {}
    for cell in column.cells:
        by_name.setdefault(plain_name(cell.shown), set()).add(asked.get(cell.row, ""))
    everything = set().union(*by_name.values())
    alike = sum(len(measures) >= _NEARLY_ALL * len(everything) for measures in by_name.values())
    return len(by_name) >= 3 and len(everything) >= 2 and alike >= _MOST * len(by_name)


def _find_labels(columns: Sequence[Column], headless: bool) -> list[Column]:
    """Where no header names the column of labels, it is the first one of texts; or that one holds the forces."""
    out = list(columns)
    roles = {c.role for c in out}
    if Role.LABEL in roles:
        return out
    for n, column in enumerate(out):
        if column.role is Role.SECTION and Role.FORCE not in roles and _holds_names(column, out[n + 1 :]):
            out[n] = replace(column, role=Role.FORCE)
            return out
        if (
            column.role is Role.SECTION
            and Role.FORCE not in roles
            and len({c.shown for c in column.cells}) == len(column.cells) > 1
        ):
            out[n] = replace(column, role=Role.LABEL)
            return out
        if column.role is not Role.VALUE:
            continue
        if column.head and _share(column.cells, _is_valued) >= 0.5 and _asks(column.head):
            break  # questions along the top: the first column is an answer too
        if n == 0 and len(out) > 2 and not column.head and _share(column.cells, lambda c: is_reference(c.shown)) >= 0.8:
            out[n] = replace(column, role=Role.REF)
            continue
        if Role.FORCE not in roles and _share(column.cells, _is_body) >= 0.5 and n <= 2:
            out[n] = replace(column, role=Role.FORCE)
            roles.add(Role.FORCE)
            continue
        if Role.FORCE not in roles and n == 0 and _holds_names(column, out[1:]):
            out[n] = replace(column, role=Role.FORCE)
            roles.add(Role.FORCE)
            continue
        dated = _share(column.cells, lambda c: look(c) is Look.PERIOD) >= 0.8
        if dated and n + 1 < len(out) and len(column.head.split()) < 2:
            out[n] = replace(column, role=Role.PERIOD)
            roles.add(Role.PERIOD)
            continue
        if Role.FORCE not in roles and Role.PERIOD not in roles and n + 1 < len(out):
            out[n] = replace(column, role=Role.LABEL)
        break
    return out


def _asks(head: str) -> bool:
    return head.endswith("?") or len(head.split()) >= 4


def _holds_names(column: Column, others: Sequence[Column]) -> bool:
    """Names of forces not known by name: every label a name, one of them a total, or the header saying 'area'."""
    if len(column.cells) < 3 or not others:
        return False
    names = _share(column.cells, lambda c: looks_like_name(c.shown) or bool(kind_of(c.shown)))
    anchored = any(kind_of(c.shown) for c in column.cells) or bool(
        re.search(r"\b(?:area|force|name)\b", column.head, re.IGNORECASE)
    )
    return names >= 0.9 and (anchored or all(_tells_measure(o) for o in others))


def _tells_measure(column: Column) -> bool:
    """Whether the words above a column name what is measured, so that the labels beside it need not."""
    return any(len(c.shown) > 12 and look(c) is not Look.PERIOD for c in column.path)


def _is_texts(column: Column) -> bool:
    return _share(column.cells, lambda c: look(c) in (Look.TEXT, Look.NAME)) >= 0.7


def _group_labels(columns: Sequence[Column]) -> list[Column]:
    """Text columns that tell apart rows which share a label or force: 'Offence' beside 'Force'."""
    out = list(columns)
    stub = [c for c in out if c.role in (Role.LABEL, Role.FORCE)]
    values = [n for n, c in enumerate(out) if c.role in (Role.VALUE, Role.RESPONSE)]
    texts = [n for n in values if out[n].role is Role.VALUE and _is_texts(out[n])]
    others = [n for n in values if n not in texts]
    if not stub or not texts or not others:
        return out
    by_row = [{c.row: plain_name(c.shown) for c in column.cells} for column in stub]
    rows = sorted(set().union(*by_row))
    keys = Counter(tuple(names.get(r, "") for names in by_row) for r in rows)
    if max(keys.values(), default=1) < 2 or len(keys) > 0.7 * len(rows):
        return out
    for n in texts:
        if not any(kind_of(c.shown) for c in out[n].path):
            out[n] = replace(out[n], role=Role.GROUP)
    return out


def _one_response(columns: Sequence[Column]) -> list[Column]:
    """The first column of labels holds the labels; any other further words."""
    out = list(columns)
    labels = [n for n, c in enumerate(out) if c.role is Role.LABEL]
    for n in labels[1:]:
        out[n] = replace(out[n], role=Role.GROUP)
    return out
