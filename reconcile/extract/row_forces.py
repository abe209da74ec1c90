"""Which body each row of a table is about: a force, the nation, a region or a total; by column or by section row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reconcile.extract.bodies import NATION, force_name, kind_of, looks_like_name, plain_name
from reconcile.extract.columns import Column
from reconcile.extract.layout import View
from reconcile.extract.vocabulary import Role, clean
from reconcile.model import Cell

_ALL_FORCES = 35  # a table with so many forces is one of all 43, a few missing
_MOST = 0.6  # of the sections: the others stand for all forces, or for none
_FEW = 8  # in a shorter column, a name that stands twice may do so for any reason


@dataclass(frozen=True, slots=True)
class RowForce:
    """The body of a row. `total` are the words of a sum that holds more than the forces."""

    force: str
    cell: Cell
    written: str = ""  # as the return has it, where that is not `force`
    total: str = ""


def forces_of_rows(view: View) -> dict[int, RowForce]:
    """Row number -> its body, where a column names one; a name stands for the blank cells below it."""
    columns = [c for c in view.columns if c.role is Role.FORCE]
    regional = _regions_named_as_forces(columns)
    sums = _national_sums(columns)
    totals = _greater_totals(columns)
    out: dict[int, RowForce] = {}
    above: Cell | None = None
    named = [next((row.cells[c.number] for c in columns if c.number in row.cells), None) for row in view.table.rows]
    for row, own in zip(view.table.rows, _from_the_middle(named), strict=True):
        cell = own or above
        if cell is None:
            continue
        above = cell
        force, written = force_name(cell.shown), plain_name(cell.shown)
        if cell.row in regional:
            force = f"{force} region"
        if cell.row in sums or cell.row in totals:
            force = NATION
        out[row.number] = RowForce(force, cell, written if written != force else "", totals.get(cell.row, ""))
    return out


def _from_the_middle(named: Sequence[Cell | None]) -> Sequence[Cell | None]:
    """A printed name stands half-way down its rows: where it regularly does, it is moved to the first of them."""
    at = [n for n, cell in enumerate(named) if cell is not None]
    each = 2 * at[0] + 1 if at else 1
    if each == 1 or len(named) != each * len(at) or any(b - a != each for a, b in pairwise(at)):
        return named
    return [named[n + at[0]] if n + at[0] in at else None for n in range(len(named))]


def _regions_named_as_forces(columns: Sequence[Column]) -> frozenset[int]:
    """Rows of a region that bears the name of one of its forces: 'West Midlands' stands twice, the region first."""
    out: set[int] = set()
    for column in columns:
        rows: dict[str, list[int]] = {}
        for cell in column.cells:
            rows.setdefault(plain_name(cell.shown).casefold(), []).append(cell.row)
        twice = [found for found in rows.values() if len(found) == 2]
        if len(twice) <= 2 and len(rows) >= _FEW and all(len(found) <= 2 for found in rows.values()):
            out.update(found[0] for found in twice)
    return frozenset(out)


def _national_sums(columns: Sequence[Column]) -> frozenset[int]:
    """Rows named 'Total' or 'Average' below all the forces, where no row bears the nation's name."""
    out: set[int] = set()
    for column in columns:
        kinds = {cell.row: kind_of(cell.shown) for cell in column.cells}
        totals = [row for row, kind in kinds.items() if kind == "total"]
        forces = sum(kind == "force" for kind in kinds.values())
        if "nation" not in kinds.values() and len(totals) <= 3 and forces >= _ALL_FORCES:
            out.update(totals)
    return frozenset(out)


def _greater_totals(columns: Sequence[Column]) -> dict[int, str]:
    """A total below the nation's own row holds more than the forces: what stands between them names it."""
    out: dict[int, str] = {}
    for column in columns:
        more: list[str] | None = None
        for cell in column.cells:
            kind = kind_of(cell.shown)
            if kind == "nation":
                more = []
            elif kind == "total" and more:
                out[cell.row] = f"{plain_name(cell.shown)} with {' and '.join(more)}"
                more = None
            elif more is not None:
                more.append(plain_name(cell.shown))
    return out


def forces_as_sections(view: View) -> frozenset[str]:
    """Section rows that name forces, the same rows standing under each of them."""
    under: dict[str, list[str]] = {}
    for row in view.table.rows:
        if row.sections and row.cells:
            first = row.cells[min(row.cells)]
            under.setdefault(clean(row.sections[-1].shown), []).append(clean(first.shown))
    known = {s for s in under if kind_of(s) in ("force", "nation", "similar") or _is_given(view, s)}
    alike = len({tuple(labels) for labels in under.values()}) == 1 and len(under) > 1
    named = {s for s in under if s in known or looks_like_name(s)}
    if alike and (len(named) == len(under) or (known and len(named) >= 3 and len(named) >= _MOST * len(under))):
        return frozenset(named)
    return frozenset(known)


def _is_given(view: View, name: str) -> bool:
    return plain_name(name).casefold() in view.context.forces
