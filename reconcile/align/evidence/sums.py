"""Figures that the letter makes of several of the return's: sums, and the same claim made of each of several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reconcile.align.evidence.cells import cell_for
from reconcile.align.items import Item
from reconcile.model import SUMMED, Finding, Interval
from reconcile.wording.several import listed, several
from reconcile.wording.terms import terms

# A clause that speaks of what its sentence adds together, and not of one of the things added.
OF_THE_SUM = re.compile(r"\b(?:workforce|total|sum|strength|payroll)\b|^\W*(?:and |but )?(?:was|were|is|which) ", re.I)
WORKFORCE = re.compile(r"\b(?:total|whole|entire|overall|combined) (?:police )?workforce\b", re.I)
CAME_TO = re.compile(r"^\W*(?:and |which )?(?:came to|amounted to|numbered|stood at|comprised)\b", re.I)
WHOLE = re.compile(r"\b(?:total|all|workforce|of (?:which|whom)|overall|sub-?total)\b", re.I)
OF_IT = re.compile(r"\bof (?:it|them all|the (?:total|whole|sum|workforce))\b", re.I)
COMMON = frozenset(terms("police number of the force strength total"))


def parts_of(finding: Finding, item: Item, items: Sequence[Item]) -> tuple[Item, ...]:
    """The items that the letter adds together, in its order; empty unless every one it names is found."""
    names = listed(finding.words) or (listed(finding.sentence) if OF_THE_SUM.search(finding.words) else ())
    return _all_named(names, item, items) or _whole_workforce(finding, item, items)


def _whole_workforce(finding: Finding, item: Item, items: Sequence[Item]) -> tuple[Item, ...]:
    """Every kind of worker of a table that has no row or column for all of them."""
    if not WORKFORCE.search(finding.sentence) or WHOLE.search(item.words) or " > " in item.words:
        return ()
    if not (OF_THE_SUM.search(finding.words) or WORKFORCE.search(finding.words) or CAME_TO.search(finding.words)):
        return ()
    like = [
        i
        for i in items
        if i.type == item.type and i.first.theme == item.first.theme and i.section == item.section and _alike(i, item)
    ]
    whole = any(WHOLE.search(i.words) for i in like)
    return tuple(like) if len(like) > 1 and not whole else ()


def parts_before(finding: Finding, item: Item, items: Sequence[Item]) -> tuple[Item, ...]:
    """The items that a sentence before adds together, where this claim is of a share 'of it' or 'of the total'."""
    if not OF_IT.search(finding.words) and not OF_IT.search(finding.sentence):
        return ()
    for text in finding.context[:3]:
        parts = _all_named(listed(text), item, items)
        if parts:
            return parts
    return ()


def _all_named(names: Sequence[str], item: Item, items: Sequence[Item]) -> tuple[Item, ...]:
    if len(names) < 2:
        return ()
    like = [i for i in items if i.type == item.type and i.first.unit == item.first.unit and i.own]
    found: list[Item] = []
    for name in names:
        best = _named(name, like, item)
        if best is None or best in found:
            return ()
        found.append(best)
    return tuple(found)


def _named(name: str, like: Sequence[Item], near: Item) -> Item | None:
    """The item of a name in a list, whose other words are the fewest."""
    wanted = set(terms(name)) - COMMON
    if not wanted:
        return None
    fits = []
    for i in like:
        theirs = set(terms(i.words)) - COMMON
        met = {term for term in theirs if any(term.startswith(word) for word in wanted)}
        if all(any(term.startswith(word) for term in theirs) for word in wanted):
            fits.append((len(theirs - met), abs(i.number - near.number), i.number))
    if not fits:
        return None
    extra, _, number = min(fits)
    return next(i for i in like if i.number == number) if extra <= len(wanted) else None


def sum_of(parts: Sequence[Item]) -> Item | None:
    """Several items as one, whose cells are their sums at every time that all of them answer for."""
    sums: list[Finding] = []
    for first in parts[0].own:
        cells = [first]
        for part in parts[1:]:
            cell, fit = cell_for(part.own, first.when)
            if cell is not None and fit != "apart" and cell.when == first.when:
                cells.append(cell)
        points = [cell.value.point for cell in cells if isinstance(cell.value, Interval)]
        if len(points) == len(parts):
            sums.append(_summed(cells, sum(points)))
    return Item(parts[0].number, sums[-1], tuple(sums)) if sums else None


def _summed(cells: Sequence[Finding], total: float) -> Finding:
    names = " + ".join(cell.asked for cell in cells)
    shown = f"{total:,.0f} ({' + '.join(cell.words for cell in cells)})"
    value = Interval(total, total, unit=cells[0].unit, stated=total)
    return replace(
        cells[0], id=f"{cells[0].id}{SUMMED}", value=value, words=shown, measure=names, label=names, series=names
    )


def cells_of(parts: Sequence[Item], sums: Sequence[Finding]) -> tuple[Finding, ...]:
    """The cells that were added, to be cited beside their sum."""
    times = [cell.when for cell in sums]
    return tuple(cell for when in times for part in parts for cell in part.own if cell.when == when)


def each_of(finding: Finding, item: Item, items: Sequence[Item]) -> tuple[Item, ...] | None:
    """The items of which one clause says the same; None where it speaks of one, empty where they are not all found."""
    count = several(finding.words)
    if count is None:
        return None
    like = [i for i in items if i.type == item.type and i.own and _siblings(i, item) and _alike(i, item)]
    chosen = like if not count or len(like) == count else _spoken_of(finding, like, count)
    if item not in chosen or len(chosen) < 2:
        return ()
    return (item, *(i for i in chosen if i is not item))


def _spoken_of(finding: Finding, like: Sequence[Item], count: int) -> Sequence[Item]:
    """So many items, whose words the sentences before hold more of than those of any other; empty where in doubt."""
    for reach in range(1, 4):
        around = set(terms(" ".join((finding.sentence, *finding.context[:reach]))))
        scored = sorted(((_share_in(i, around), -i.number) for i in like), reverse=True)
        if len(scored) > count and scored[count - 1][0] > scored[count][0]:
            numbers = {-number for _, number in scored[:count]}
            return [i for i in like if i.number in numbers]
    return ()


def _share_in(item: Item, around: set[str]) -> float:
    own = set(terms(_head(item) if CHANGE_TAIL.search(item.words) else item.first.label or item.words)) - COMMON
    return sum(any(term.startswith(word) for word in around) for term in own) / len(own) if own else 0.0


CHANGE_TAIL = re.compile(r" > .*\bchange", re.I)


def _siblings(one: Item, other: Item) -> bool:
    """Columns of one table under one heading, or the same column of several tables."""
    same_table = one.first.theme == other.first.theme
    if _tail(one) and _tail(one) == _tail(other):
        return True
    return same_table and not one.is_change and not other.is_change and _parent(one) == _parent(other)


def _parent(item: Item) -> str:
    return item.words.rpartition(" > ")[0]


def _head(item: Item) -> str:
    return item.words.split(" > ")[0]


def _tail(item: Item) -> str:
    return " > ".join(item.words.split(" > ")[1:])


def _alike(one: Item, other: Item) -> bool:
    """Whether two items answer for the same times and in the same unit."""
    times = {cell.when for cell in other.own}
    return one.first.unit == other.first.unit and times <= {cell.when for cell in one.own}
