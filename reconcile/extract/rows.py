"""What the words beside a row say: its label, stem, force, period, unit, section and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reconcile.extract.bodies import NATION, footnote_marks, force_name, kind_of, looks_like_name, plain_name
from reconcile.extract.columns import VALUED, Column
from reconcile.extract.dates import period_words
from reconcile.extract.layout import View
from reconcile.extract.tables import Row
from reconcile.extract.vocabulary import Role, clean, is_reference, is_sub_item
from reconcile.model import Cell

# '3.2 Does the force', 'Q4: How many': the number is no word of the question; '999 calls' has none.
_QUESTION_NUMBER = re.compile(r"^(?:Q\d[\d.]*[a-z]?[.):]?|\d+(?:\.\d+)+[a-z]?[.):]?|\d+[.):])\s+(?=[A-Za-z])")
_STEM_END = re.compile(r"[:?…]\s*$|\.\.\.\s*$|[,;–-]\s*$")
_LEADING_MARK = re.compile(r"^(?:\(?(?:[a-h]|i{1,3}|iv|vi{0,3}|ix)[).]\s+|[-–•]\s+)", re.IGNORECASE)


_ALL_FORCES = 35  # a table with so many forces is one of all 43, a few missing


@dataclass(frozen=True, slots=True)
class RowWords:
    """A row understood."""

    row: Row
    label: str = ""
    question: str = ""  # what is asked here, where the label holds the question above it too
    path: tuple[str, ...] = ()
    force: str = ""
    periods: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    body: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class _Stem:
    text: str
    reference: str
    indent: int
    valued: bool = False  # its row has an answer of its own


def rows_of(view: View) -> Iterator[RowWords]:
    """The rows that hold values, each with its words. Rows without any are headings or stems of those below."""
    by_role: dict[Role, list[Column]] = {}
    for column in view.columns:
        by_role.setdefault(column.role, []).append(column)
    value_columns = [c.number for c in view.columns if c.role in VALUED]
    heading: list[str] = []
    stems: list[_Stem] = []
    rows = view.table.rows
    filled: dict[int, Cell] = {}
    last_sections: tuple[Cell, ...] = ()
    regional = _regions_named_as_forces(by_role.get(Role.FORCE, ()))
    sums = _national_sums(by_role.get(Role.FORCE, ()))
    named = _forces_as_sections(view)
    for n, row in enumerate(rows):
        if row.sections != last_sections:
            heading, stems, filled, last_sections = [], [], {}, row.sections
        label_cell = _first(row, by_role.get(Role.LABEL, ()))
        if not any(c in row.cells for c in value_columns):
            _head_row(row, label_cell, by_role, rows[n + 1] if n + 1 < len(rows) else None, heading, stems)
            continue
        yield _words(row, label_cell, by_role, heading, stems, filled, view, regional, sums, named)


def _forces_as_sections(view: View) -> frozenset[str]:
    """Section rows that name forces, the same rows standing under each of them."""
    under: dict[str, list[str]] = {}
    for row in view.table.rows:
        if row.sections and row.cells:
            first = row.cells[min(row.cells)]
            under.setdefault(clean(row.sections[-1].shown), []).append(clean(first.shown))
    known = {
        s
        for s in under
        if kind_of(s) in ("force", "nation", "similar") or plain_name(s).casefold() in view.context.forces
    }
    alike = len({tuple(labels) for labels in under.values()}) == 1 and len(under) > 1
    if alike and all(s in known or looks_like_name(s) for s in under):
        return frozenset(under)
    return frozenset(known)


def _lone_stem(row: Row, label: Cell | None) -> tuple[str, ...]:
    """A line above that the labels complete: 'Of the files examined, how many had:', or one they are indented below."""
    if label is None or not row.sections:
        return ()
    above = row.sections[-1]
    plain = not above.bold and above.columns == 1
    if above.shown.rstrip().endswith((":", "...", "…")) or (plain and _indent(label) > _indent(above)):
        return (clean(above.shown),)
    return ()


def _national_sums(columns: Sequence[Column]) -> frozenset[int]:
    """Rows named 'Total' or 'Average' below all the forces, where no row bears the nation's name."""
    out: set[int] = set()
    for column in columns:
        kinds = {cell.row: kind_of(cell.shown) for cell in column.cells}
        totals = [row for row, kind in kinds.items() if kind == "total"]
        if (
            "nation" not in kinds.values()
            and len(totals) <= 3
            and sum(kind == "force" for kind in kinds.values()) >= _ALL_FORCES
        ):
            out.update(totals)
    return frozenset(out)


def _regions_named_as_forces(columns: Sequence[Column]) -> frozenset[int]:
    """Rows of a region that bears the name of one of its forces: 'West Midlands' stands twice, the region first."""
    out: set[int] = set()
    for column in columns:
        rows: dict[str, list[int]] = {}
        for cell in column.cells:
            rows.setdefault(plain_name(cell.shown).casefold(), []).append(cell.row)
        twice = [found for found in rows.values() if len(found) == 2]
        if len(twice) <= 2 and len(rows) >= 8 and all(len(found) <= 2 for found in rows.values()):
            out.update(found[0] for found in twice)
    return frozenset(out)


def _first(row: Row, columns: Sequence[Column]) -> Cell | None:
    return next((row.cells[c.number] for c in columns if c.number in row.cells), None)


def _head_row(
    row: Row,
    label: Cell | None,
    by_role: dict[Role, list[Column]],
    following: Row | None,
    heading: list[str],
    stems: list[_Stem],
) -> None:
    """A row without values: a section in two cells ('1', 'Preventing crime'), or the stem of what follows."""
    reference = _first(row, by_role.get(Role.REF, ()))
    cell = label or reference
    if cell is None or following is None:
        return
    below = _first(following, by_role.get(Role.LABEL, ()))
    text = clean(cell.shown)
    ref = clean(reference.shown) if reference is not None else ""
    below_ref = _first(following, by_role.get(Role.REF, ()))
    is_stem = below is not None and (
        is_sub_item(below.shown)
        or below.indent > cell.indent
        or bool(_STEM_END.search(text))
        or _extends(ref, below_ref, letters=True)
    )
    if is_stem:
        stems[:] = [s for s in stems if s.indent < cell.indent]
        stems.append(_Stem(text, ref, cell.indent))
    elif cell.bold or _extends(ref, below_ref, letters=False) or not ref:
        heading[:] = [text]
        stems.clear()


def _extends(reference: str, below: Cell | None, *, letters: bool) -> bool:
    """'1.4' -> '1.4a' (letters) or '1' -> '1.1'."""
    if not reference or below is None:
        return False
    text = clean(below.shown)
    tail = text[len(reference) :] if text.startswith(reference) else ""
    return bool(re.match(r"\s*[(.]?[a-z]" if letters else r"[.\-]\d", tail))


def _words(
    row: Row,
    label_cell: Cell | None,
    by_role: dict[Role, list[Column]],
    heading: Sequence[str],
    stems: list[_Stem],
    filled: dict[int, Cell],
    view: View,
    regional: frozenset[int],
    sums: frozenset[int],
    named: frozenset[str],
) -> RowWords:
    label = _QUESTION_NUMBER.sub("", plain_name(label_cell.shown)) if label_cell is not None else ""
    reference = _first(row, by_role.get(Role.REF, ()))
    label = view.context.questions.get(label.casefold(), label) if is_reference(label) else label
    if not label and reference is not None:
        label = view.context.questions.get(clean(reference.shown).casefold(), "")
    indent = _indent(label_cell)
    ref = clean(reference.shown) if reference is not None else ""
    while stems and not _under(stems[-1], label_cell, ref, indent):
        stems.pop()
    stem = " ".join([*_lone_stem(row, label_cell), *(s.text for s in stems)])
    path = [*_texts(row, by_role.get(Role.GROUP, ()), filled)]
    full = f"{stem} {_LEADING_MARK.sub('', label)}".strip() if stem else label
    force_cell = _fill(row, by_role.get(Role.FORCE, ()), filled)
    force = force_name(force_cell.shown) if force_cell is not None else ""
    if force_cell is not None and row.number in regional:
        force = f"{force} region"
    if force_cell is not None and row.number in sums:
        force = NATION
    sub_item = bool(stems) and stems[-1].valued
    if label_cell is not None and _opens_stem(label_cell, label):
        stems[:] = [s for s in stems if s.indent < indent or not s.valued]
        stems.append(_Stem(label, ref, indent, valued=True))
    if (
        not force
        and not path
        and kind_of(label) in ("force", "nation", "similar")
        and label_cell is not None
        and not by_role.get(Role.FORCE)
    ):
        force = force_name(label) if len(label.split()) <= 6 else ""
    sections = [clean(s.shown) for s in row.sections]
    if sections and not force and sections[-1] in named:
        force = force_name(sections.pop())
    section_columns = _texts(row, by_role.get(Role.SECTION, ()), filled)
    return RowWords(
        row=row,
        question=label if sub_item else "",
        label=full or (path[-1] if path else ""),
        path=tuple(dict.fromkeys(p for p in (*path, full) if p)),
        force=force,
        periods=_periods(row, by_role, filled),
        units=tuple(clean(row.cells[c.number].shown) for c in by_role.get(Role.UNIT, ()) if c.number in row.cells),
        section=tuple(dict.fromkeys([*sections, *heading, *section_columns])),
        body=plain_name(force_cell.shown) if force_cell is not None and plain_name(force_cell.shown) != force else "",
        comment=_comment(row, label_cell, force_cell, by_role, view),
    )


def _periods(row: Row, by_role: dict[Role, list[Column]], filled: dict[int, Cell]) -> tuple[str, ...]:
    """The periods of a row. One that stands left of the labels stands for the rows below it, too."""
    labels = [c.number for role in (Role.LABEL, Role.FORCE) for c in by_role.get(role, ())]
    out: list[str] = []
    for column in by_role.get(Role.PERIOD, ()):
        leads = bool(labels) and column.number < min(labels)
        cell = _fill(row, (column,), filled) if leads else row.cells.get(column.number)
        if cell is not None:
            out.append(period_words(cell))
    return tuple(out)


def _fill(row: Row, columns: Sequence[Column], filled: dict[int, Cell]) -> Cell | None:
    """The cell of a column in which a value stands once for the rows below it."""
    for column in columns:
        cell = row.cells.get(column.number)
        if cell is not None:
            filled[column.number] = cell
            return cell
        if column.number in filled:
            return filled[column.number]
    return None


def _texts(row: Row, columns: Sequence[Column], filled: dict[int, Cell]) -> list[str]:
    out: list[str] = []
    for column in columns:
        cell = _fill(row, (column,), filled)
        if cell is not None and clean(cell.shown) not in out:
            out.append(clean(cell.shown))
    return out


def _indent(cell: Cell | None) -> int:
    if cell is None:
        return 0
    return cell.indent or (len(cell.shown) - len(cell.shown.lstrip(" \u00a0\t"))) // 2


def _under(stem: _Stem, label: Cell | None, reference: str, indent: int) -> bool:
    """Whether a row belongs to the stem above it."""
    if label is None:
        return True
    if is_sub_item(label.shown) or indent > stem.indent:
        return True
    if reference and stem.reference and reference != stem.reference:
        tail = reference[len(stem.reference) :] if reference.startswith(stem.reference) else ""
        lettered = bool(re.fullmatch(r"\(?[a-z]{1,3}\)?\.?", reference))
        return bool(re.match(r"\s*[(.]?[a-z]", tail)) or lettered
    open_ended = bool(_STEM_END.search(stem.text)) and not stem.valued
    return open_ended and not reference and not stem.reference and not label.shown.rstrip().endswith("?")


def _opens_stem(cell: Cell, label: str) -> bool:
    """A row with a value of its own may still be the one that 'of which' below refers to."""
    return not is_sub_item(label) and not kind_of(label)


def _comment(row: Row, label: Cell | None, force: Cell | None, by_role: dict[Role, list[Column]], view: View) -> str:
    """Comment columns, cell comments and footnotes that qualify the row."""
    parts = [
        clean(row.cells[c.number].shown)
        for role in (Role.COMMENT, Role.FLAG)
        for c in by_role.get(role, ())
        if c.number in row.cells
    ]
    for cell in (label, force):
        if cell is not None:
            parts.extend(note for mark in footnote_marks(cell.shown) for note in notes_by_mark(view.table.notes, mark))
            if cell.comment:
                parts.append(explained(cell.comment, view.table.notes))
    return "; ".join(dict.fromkeys(p for p in parts if p))


def explained(comment: str, notes: Sequence[str]) -> str:
    """A cell's comment; where it only names a note, that note."""
    marks = re.fullmatch(r"\[(?:notes? )?([\w*†‡]{1,2}(?:,\s*[\w*†‡]{1,2})*)\]", clean(comment), re.IGNORECASE)
    found = [note for mark in re.split(r",\s*", marks[1]) for note in notes_by_mark(notes, mark)] if marks else []
    return "; ".join(found) or clean(comment)


def notes_by_mark(notes: Sequence[str], mark: str) -> list[str]:
    """The notes below a table that begin with this mark."""
    pattern = re.compile(rf"(?:\[?(?:note )?{re.escape(mark)}[\]).:]?)\s+(?P<text>\S.*)", re.IGNORECASE)
    return [found["text"] for note in notes if (found := pattern.match(note))]
