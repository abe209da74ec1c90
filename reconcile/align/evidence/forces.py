"""Every force's cell, for counts of forces and ranks: of the level, or of the change where the claim is of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reconcile.align.evidence.cells import A_MONTH, Evidence, cell_for, change_items, dated, is_number
from reconcile.align.items import NATIONAL, Item, period_key
from reconcile.model import Finding, Interval, Relation, When
from reconcile.wording.force_counts import forces_counted
from reconcile.wording.force_names import force_table
from reconcile.wording.forces import canonical, region_of

IN_PROPORTION = re.compile(
    r"\b(?:rate|proportion\w*|per ?cent|percentage|faster|share|steep\w*|deep\w*|sharp\w*|quick\w*)\b|%", re.I
)
_VERBS = (
    r"increas\w+", r"decreas\w+", r"rose", r"rises?", r"risen", r"fell", r"falls?", r"fallen", r"los[et]",
    r"loss(?:es)?", r"gain\w*", r"grew", r"grown", r"growth", r"cuts?", r"reduc\w+", r"shr[aiu]nk", r"declin\w+",
    r"drop\w*",
)  # fmt: skip
_AGO = r"(?:a year|twelve months|12 months|six months|before|earlier|previously|at the (?:beginning|start|outset))"
MOVES = re.compile(rf"\b(?:{'|'.join(_VERBS)})\b|\b(?:more|fewer|larger|smaller)\b.*\b{_AGO}\b", re.I)
REGION = re.compile(r"\b(?:in|of|across|within) (?:the|its|your|that|this) region\b|\bthe region as a whole\b", re.I)
SIZED = re.compile(r"\b(?:in (?:absolute )?numbers?|number of (?:posts|officers|staff))\b", re.I)


def over_forces(finding: Finding, item: Item, items: Sequence[Item]) -> Evidence:
    """Every force's cell, this force's first; of the change where the claim is of one ('eleven forces gained')."""
    when = finding.when
    if isinstance(finding.value, Relation):
        when = when if dated(when) else finding.value.until
    if not item.is_change and MOVES.search(finding.words):
        evidence = _over_changes(finding, item, items, when)
    else:
        evidence = _over_levels(item, when)
    return _within_region(finding, evidence)


def counts_forces(finding: Finding) -> bool:
    """Whether a claim's figure counts forces: 'four of the forces have more'."""
    value = finding.value
    figure = forces_counted(finding.words) if isinstance(value, Interval) else None
    return (
        isinstance(value, Interval)
        and figure is not None
        and (figure.interval.low, figure.interval.high) == (value.low, value.high)
    )


def _over_levels(item: Item, when: When | None) -> Evidence:
    cell, fit = cell_for(item.own or item.cells[:1], when)
    if cell is None or fit == "apart":
        return Evidence(lacking="cell" if cell is None else "period")
    return Evidence((cell,), peers_of(item, cell))


def _over_changes(finding: Finding, item: Item, items: Sequence[Item], when: When | None) -> Evidence:
    """Every force's change: the return's own column of it, in per cent where the claim is of rates; else reckoned."""
    share = IN_PROPORTION.search(finding.words) is not None and SIZED.search(finding.words) is None
    columns = [
        (column, cell)
        for column in change_items(item, items)
        for cell, fit in (cell_for(column.own, when),)
        if cell is not None and fit != "apart" and is_number(cell) and (column.first.unit == "%") == share
    ]
    if columns:
        column, cell = max(columns, key=lambda pair: (_length(pair[1]), -pair[0].number))
        return Evidence((cell,), peers_of(column, cell))
    own = reckoned(item.own, when, share)
    if own is None:
        return Evidence(lacking="earlier period")
    peers = tuple(made for group in _forces(item).values() if (made := reckoned(group, when, share)) is not None)
    return Evidence((own,), peers)


def region_meant(words: str, force: str) -> str:
    """The region of England that a claim names, or this force's own where it says 'the region'; '' for none."""
    named = next(
        (name for name in sorted(_regions(), key=lambda region: (-len(region), region)) if _stands(name, words)), ""
    )
    if named and canonical(named) is None:
        return named
    return region_of(force) if REGION.search(words) else ""


def _regions() -> set[str]:
    return {force.region for force in force_table().forces if force.region not in ("", "Wales", "London")}


def _stands(name: str, words: str) -> bool:
    pattern = re.escape(name).replace("\\ and\\ ", r"\ (?:and|&)\ ").replace("\\ ", r"\s+")
    return re.search(rf"\b{pattern}\b(?! Police)", words) is not None


def _within_region(finding: Finding, evidence: Evidence) -> Evidence:
    """The forces of the region only, where the claim is of them and the return holds forces of others too."""
    if not evidence.cells or not (REGION.search(finding.words) or region_meant(finding.words, finding.force)):
        return evidence
    region = region_meant(finding.words, finding.force)
    peers = [cell for cell in evidence.compared if region and region_of(cell.force) == region]
    if not region and len(evidence.compared) < NATIONAL:
        return evidence  # a return of a few forces: those of the region, for all that the words tell
    if not region:
        return Evidence(evidence.cells, lacking="region")
    first = evidence.cells if region_of(evidence.cells[0].force or finding.force) == region else tuple(peers[:1])
    return Evidence(first, tuple(cell for cell in peers if cell not in first), evidence.lacking)


def _length(cell: Finding) -> int:
    """The days that a change runs over: changes are told from year to year where no other time is named."""
    if cell.when is None or cell.when.start is None or cell.when.end is None:
        return 0
    days = (cell.when.end - cell.when.start).days
    return days if days <= 366 + A_MONTH else 1


def reckoned(cells: Sequence[Finding], when: When | None, share: bool) -> Finding | None:
    """The change to a period from a year before it, or from the period before, as a cell of its own."""
    numbers = sorted((cell for cell in cells if is_number(cell)), key=period_key)
    later, fit = cell_for(numbers, when)
    if later is None or fit == "apart":
        return None
    before = [cell for cell in numbers if period_key(cell) < period_key(later)]
    if not before:
        return None
    earlier = min(before, key=lambda cell: (abs((period_key(later)[0] - period_key(cell)[0]).days - 365), -cell.column))
    if not (isinstance(later.value, Interval) and isinstance(earlier.value, Interval)):
        return None
    change = later.value.point - earlier.value.point
    if share:
        if not earlier.value.point:
            return None
        change = 100 * change / earlier.value.point
    unit = "%" if share else later.unit
    return replace(
        later,
        value=Interval(change, change, unit=unit, stated=change),
        words=f"{change:+,.1f}{'%' if share else ''} ({earlier.words} to {later.words})",
        unit=unit,
        measure=f"{later.measure}, change",
        label=f"{later.asked}, change",
    )


def peers_of(item: Item, cell: Finding) -> tuple[Finding, ...]:
    """The other forces' cells for the same period, in the return's order."""
    found: list[Finding] = []
    for group in _forces(item).values():
        other, how = cell_for(group, cell.when)
        if other is not None and how != "apart":
            found.append(other)
    return tuple(found)


def _forces(item: Item) -> dict[str, tuple[Finding, ...]]:
    """The other forces; in a national return the territorial ones, since no claim of 'forces' counts railway police."""
    forces = item.forces()
    territorial = {name: group for name, group in forces.items() if region_of(canonical(name) or name)}
    return territorial if len(territorial) >= NATIONAL else forces
