"""The cell and the reference of a comparison: England and Wales, similar forces, a force, another measure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.align.evidence.cells import Evidence, cell_for
from reconcile.align.evidence.forces import over_forces, peers_of
from reconcile.align.items import Item, period_key
from reconcile.model import Finding, Reference, Relation, Sign, When
from reconcile.wording.forces import same_force
from reconcile.wording.terms import terms

ELSEWHERE = re.compile(
    r"\b(?:elsewhere|usual|norm|normal|typical|common|average|peers|most (?:places|forces|others)"
    r"|other (?:places|forces)|others|the rest|country|national\w*|colleagues)\b",
    re.I,
)


def other_measure(name: str, item: Item, items: Sequence[Item], when: When | None) -> Finding | None:
    """The cell of the other measure that a comparison names ('more than for violence'), in a like item."""
    wanted = set(terms(name))
    own = set(terms(item.words))
    best: tuple[float, int] | None = None
    found: Finding | None = None
    for other in items:
        if other.number == item.number or other.type != item.type:
            continue
        theirs = set(terms(other.words))
        told = wanted & (theirs - own)
        if not told:
            continue
        score = (
            len(told) / len(wanted)
            + len(theirs & own) / (len(theirs | own) or 1)
            + (0.2 if other.section == item.section else 0.0)
        )
        near = -abs(other.number - item.number)
        if best is None or (score, near) > best:
            cell, fit = cell_for(other.own, when)
            if cell is not None and fit != "apart":
                best, found = (score, near), cell
    return found if best is not None and best[0] >= 0.6 else None


def of_comparison(
    finding: Finding, relation: Relation, own: tuple[Finding, ...], item: Item, items: Sequence[Item]
) -> Evidence:
    if relation.to is Reference.FORCES or relation.sign is Sign.RANK:
        return _ranked(finding, relation, own, item, items)
    cell, fit = cell_for(own, finding.when)
    if cell is None:
        return Evidence(lacking="cell")
    if fit == "apart":
        return Evidence(compared=(cell,), lacking="period")

    def same_period(cells: Sequence[Finding]) -> Finding | None:
        other, how = cell_for(cells, cell.when)
        return None if how == "apart" else other

    if relation.to in (Reference.MEASURE, Reference.FORCES, Reference.NATION) and ELSEWHERE.search(relation.name):
        for kind in ("nation", "similar", "region"):
            reference = same_period(item.of(kind))
            if reference is not None:
                return Evidence((cell, reference))
    if relation.to is Reference.MEASURE and relation.name:
        reference = other_measure(relation.name, item, items, cell.when)
        return Evidence((cell, reference)) if reference else Evidence((cell,), lacking="reference")
    if relation.to in (Reference.NATION, Reference.SIMILAR, Reference.REGION):
        kind = {Reference.NATION: "nation", Reference.SIMILAR: "similar", Reference.REGION: "region"}[relation.to]
        reference = same_period(item.of(kind))
        if reference is None and relation.to is Reference.NATION and len(item.forces()) >= 10:
            return Evidence((cell,), peers_of(item, cell))
        return Evidence((cell, reference)) if reference else Evidence((cell,), lacking="reference")
    if relation.to is Reference.FORCE and relation.name:
        named = [c for name, group in item.others.items() if same_force(name, relation.name) for c in group]
        reference = same_period(named)
        return Evidence((cell, reference)) if reference else Evidence((cell,), lacking="reference")
    if relation.to is Reference.EARLIER:
        before = [c for c in own if period_key(c) < period_key(cell)]
        return Evidence((cell, before[-1])) if before else Evidence((cell,), lacking="earlier period")
    return Evidence((cell,), lacking="reference")


def _ranked(
    finding: Finding, relation: Relation, own: tuple[Finding, ...], item: Item, items: Sequence[Item]
) -> Evidence:
    """This force's place among all: of the level or the change; forces at large may stand as one reference."""
    if relation.rank is None and ELSEWHERE.search(relation.name):
        cell, fit = cell_for(own, finding.when)
        for kind in ("nation", "similar", "region"):
            reference, how = cell_for(item.of(kind), cell.when if cell else None)
            if cell is not None and fit != "apart" and reference is not None and how != "apart":
                return Evidence((cell, reference))
    evidence = over_forces(finding, item, items)
    if evidence.cells and not evidence.lacking and len(evidence.compared) < 3:
        return Evidence(evidence.cells, lacking="reference")
    return evidence
