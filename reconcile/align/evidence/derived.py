"""Items that the return holds only as ingredients: a share of two counts, a change between two periods."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reconcile.align.evidence.cells import cell_for, change_items
from reconcile.align.evidence.forces import reckoned
from reconcile.align.evidence.parts import is_count, whole_item
from reconcile.align.items import Item
from reconcile.model import SUMMED, Finding, Interval, When

# What is said of a share and not of a number: 'a smaller proportion', 'more often', 'less reliably', 'better'.
OF_SHARES = re.compile(
    r"\b(?:proportions?|shares?|percentages?|rates?|often|frequent\w*|(?:un)?likel\w+|apt|reliab\w+|accura\w+|consistent\w*"
    r"|better|worse|well|badly|poor\w*|strong\w*|weak\w*|success\w*|compliance|thorough\w*|care(?:ful)?\w*)\b",
    re.I,
)
_STEP = r"(?:rises?|increases?|falls?|cuts?|reductions?|drops?|losses|loss|growth|decreases?|declines?|changes?)"
# What is said of a change and not of a level: 'fell faster than', 'a deeper cut than'.
OF_CHANGES = re.compile(
    rf"\b(?:faster|slower|quicker|(?:more|less) (?:quickly|slowly|steeply|sharply))\b"
    rf"|\b(?:larger|bigger|greater|smaller|deeper|steeper|sharper|higher|lower|lesser) (?:[\w-]+ ){{0,2}}{_STEP}\b"
    rf"|\b(?:rose|risen|grew|grown|fell|fallen|dropped|declined|increased|decreased|shrank|shrunk)\b[^,;.]{{0,30}}"
    r"\b(?:more|less|further) than\b"
    rf"|\b(?:rise|increase|fall|cut|reduction|drop|loss|growth|decrease|decline)\b[^,;.]{{0,40}}\b(?:larger|bigger|greater"
    r"|smaller|deeper|steeper|sharper|higher|lower|less steep) than\b",
    re.I,
)


@dataclass(frozen=True)
class Derived:
    """An item, and the cells of which its own are made, by the reference of each; none for one of the return."""

    item: Item
    sources: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)

    def of(self, cells: Iterable[Finding]) -> tuple[Finding, ...]:
        """The return's cells that these were made of, to be cited beside them."""
        return tuple(source for cell in cells for source in self.sources.get(cell.place.reference, ()))


def as_compared(words: str, item: Item, items: Sequence[Item], when: When | None) -> Derived:
    """The item whose figures the claim sets side by side: this one, or the shares or the changes made of it."""
    if item.is_change or not item.cells:
        return Derived(item)
    if OF_CHANGES.search(words):
        return change_item(item, items, when) or Derived(item)
    if OF_SHARES.search(words):
        return share_item(item, items) or Derived(item)
    return Derived(item)


def share_item(item: Item, items: Sequence[Item]) -> Derived | None:
    """This item as a percentage of its whole, for every force and period for which the return gives both."""
    value = item.first.value
    whole = whole_item(item, items) if isinstance(value, Interval) and is_count(value) else None
    if whole is None:
        return None
    sources: dict[str, tuple[Finding, ...]] = {}

    def shares(cells: Sequence[Finding], wholes: Sequence[Finding]) -> Iterator[Finding]:
        for cell in cells:
            of, fit = cell_for(wholes, cell.when)
            made = _share(cell, of) if of is not None and fit != "apart" else None
            if made is not None and of is not None:
                sources[made.place.reference] = (of,)
                yield made

    own = tuple(shares(item.own, whole.own))
    others = {name: tuple(shares(cells, whole.others.get(name, ()))) for name, cells in item.others.items()}
    return _made(item, own, others, sources)


def _share(cell: Finding, whole: Finding) -> Finding | None:
    if not isinstance(cell.value, Interval) or not isinstance(whole.value, Interval):
        return None
    if whole.value.point <= 0 or cell.value.point > whole.value.point:
        return None
    share = 100 * cell.value.point / whole.value.point
    return replace(
        cell,
        id=f"{cell.id}{SUMMED}",
        value=Interval(share, share, unit="%", stated=share),
        words=f"{cell.words} of {whole.words} ({share:.1f}%)",
        unit="%",
    )


def change_item(item: Item, items: Sequence[Item], when: When | None) -> Derived | None:
    """This item's change up to a period, for every force: the return's own column of it, else reckoned in per cent."""
    columns = [column for column in change_items(item, items) if column.first.unit == "%" and column.own]
    if columns:
        return Derived(columns[0])
    sources: dict[str, tuple[Finding, ...]] = {}

    def change(cells: Sequence[Finding]) -> tuple[Finding, ...]:
        made = reckoned(cells, when, share=True)
        if made is None:
            return ()
        sources[made.place.reference] = tuple(cell for cell in cells if cell.words in made.words)
        return (replace(made, id=f"{made.id}{SUMMED}"),)

    return _made(item, change(item.own), {name: change(cells) for name, cells in item.others.items()}, sources)


def _made(
    item: Item,
    own: tuple[Finding, ...],
    others: dict[str, tuple[Finding, ...]],
    sources: dict[str, tuple[Finding, ...]],
) -> Derived | None:
    """The derived item; None where the letter's force has no cell in it."""
    kept = {name: cells for name, cells in others.items() if cells}
    return Derived(Item(item.number, own[-1], own, kept), sources) if own else None
