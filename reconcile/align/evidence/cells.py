"""What is gathered for a claim, and the choice of a cell by its period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.align.items import Item, period_key
from reconcile.model import Finding, Interval, When
from reconcile.wording.periods import compare
from reconcile.wording.terms import terms

A_MONTH = 31
CLOSENESS = {"same": 4, "inside": 3, "overlap": 2, "unknown": 1, "apart": 0}


@dataclass(frozen=True)
class Evidence:
    """The deciding cells, the deciding one first; the other cells a rank or count rests on; why there are none."""

    cells: tuple[Finding, ...] = ()
    compared: tuple[Finding, ...] = ()
    lacking: str = ""  # a word that the judge explains: "period", "reference", "cell" ...


def dated(when: When | None) -> bool:
    return when is not None and (when.start is not None or when.end is not None)


def cell_for(cells: Sequence[Finding], when: When | None) -> tuple[Finding | None, str]:
    """The cell for a period, and how well it fits; the latest where no period is named."""
    if not cells:
        return None, "unknown"
    if when is None or not dated(when):
        return max(cells, key=period_key), "unknown"
    fits = [(compare(when, cell.when) if cell.when else "unknown", cell) for cell in cells]
    best = max(range(len(fits)), key=lambda n: (CLOSENESS[fits[n][0]], period_key(cells[n])))
    return fits[best][1], fits[best][0]


def is_number(cell: Finding | None) -> bool:
    return cell is not None and isinstance(cell.value, Interval)


def change_items(item: Item, items: Sequence[Item]) -> list[Item]:
    """The items that hold the changes of this one: of the same table, the same words and more."""
    own = set(terms(item.words))
    return [
        other
        for other in items
        if other.is_change and other.first.theme == item.first.theme and own <= set(terms(other.words))
    ]
