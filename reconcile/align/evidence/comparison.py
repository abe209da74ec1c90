"""The cell and the reference of a comparison: England and Wales, similar forces, a force, another measure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.align.evidence.cells import Evidence, cell_for
from reconcile.align.evidence.derived import as_compared
from reconcile.align.evidence.forces import over_forces, peers_of
from reconcile.align.evidence.measures import compared, unnamed
from reconcile.align.evidence.parts import is_count
from reconcile.align.items import Item, period_key
from reconcile.model import Finding, Interval, Reference, Relation, Sign
from reconcile.wording.force_counts import beside_forces
from reconcile.wording.forces import body_kind, same_force, short_name

ELSEWHERE = re.compile(
    r"\b(?:elsewhere|usual|norm|normal|typical|common|average|peers|most (?:places|forces|others)"
    r"|other (?:places|forces)|(?<!the )others|the rest of|(?<!in the )country|nation|national\w*|comparators?"
    r"|customary|in general|generally|most(?= *$))\b",
    re.I,
)


ALL_TOGETHER = re.compile(r"\b(?:group|forces)\b", re.I)  # the forces of a return may be the letter's group


KINDS = {Reference.NATION: "nation", Reference.SIMILAR: "similar", Reference.REGION: "region"}
# Words of a sentence before to which 'it is higher' may look back.
LOOKED_BACK_TO = (
    ("similar", re.compile(r"\b(?:similar forces|peers|most similar|comparable forces|like forces)\b", re.I)),
    ("nation", re.compile(r"\b(?:England and Wales|national(?:ly)?|the country|average)\b", re.I)),
    ("region", re.compile(r"\bregion(?:al)?\b", re.I)),
)


def of_comparison(
    finding: Finding, relation: Relation, own: tuple[Finding, ...], item: Item, items: Sequence[Item]
) -> Evidence:
    """This force's cell and what the claim compares it with, both as shares or changes where the claim is of those."""
    if item.forces():
        relation = beside_forces(finding.words, relation)
    if relation.to is Reference.FORCES or (relation.sign is Sign.RANK and relation.to is not Reference.MEASURE):
        return _ranked(finding, relation, own, item, items)
    if relation.to is Reference.MEASURE:
        return _between_measures(finding, relation, own, item, items)
    made = as_compared(finding.words, item, items, finding.when)
    cell, fit = cell_for(own if made.item is item else made.item.own, finding.when)
    if cell is None:
        return Evidence(lacking="cell")
    if fit == "apart":
        return Evidence(compared=(cell,), lacking="period")
    if relation.to is Reference.EARLIER:
        before = [c for c in own if period_key(c) < period_key(cell)]
        return Evidence((cell, before[-1])) if before else Evidence((cell,), lacking="earlier period")
    reference = _reference(relation, made.item, cell)
    if relation.to is Reference.NATION and _is_mean_of_counts(finding, made.item, cell):
        return Evidence((cell,), peers_of(made.item, cell))
    if reference is None:
        reference = _mean_beside(relation, made.item, items, cell)
    if reference is None and relation.to is Reference.NATION and len(made.item.forces()) >= 10:
        return Evidence((cell,), peers_of(made.item, cell))
    if reference is None:
        return Evidence((cell,), lacking="reference")
    further = _further(finding, relation, made.item, cell, reference)
    used = (cell, reference, *further)
    return Evidence((cell, reference), (*further, *made.of(used)))


def _mean_beside(relation: Relation, item: Item, items: Sequence[Item], cell: Finding) -> Finding | None:
    """The average that the return holds in a column of its own: 'Reserves > Group mean' beside 'Reserves'."""
    for other in items:
        head, _, tail = other.words.rpartition(" > ")
        if head == item.words and MEAN.search(tail) and other.first.theme == item.first.theme and other.own:
            return _at_its_time(other.own, cell)
    return None


def _is_mean_of_counts(finding: Finding, item: Item, cell: Finding) -> bool:
    """Whether a number is set beside the average of the forces, of which the return holds the sum at most."""
    counted = isinstance(cell.value, Interval) and is_count(cell.value)
    return counted and MEAN.search(finding.words) is not None and len(item.forces()) >= ENOUGH_FORCES


MEAN = re.compile(r"\b(?:average|mean|typical)\b", re.I)
ENOUGH_FORCES = 3  # others, for an average to be made of them


def _reference(relation: Relation, item: Item, cell: Finding) -> Finding | None:
    """The cell of what the claim names: England and Wales, the similar forces, the region, a force."""
    kind = KINDS.get(relation.to)
    if kind is not None:
        found = _at_its_time(item.of(kind), cell)
        if found is None and relation.to is Reference.SIMILAR and ALL_TOGETHER.search(relation.name):
            return _at_its_time(item.of("nation"), cell)
        if found is not None or relation.to is not Reference.NATION or not ELSEWHERE.search(relation.name):
            return found
        return next((c for k in ("similar", "region") if (c := _at_its_time(item.of(k), cell)) is not None), None)
    if relation.to is Reference.FORCE and relation.name:
        named = [c for name, group in item.others.items() if same_force(name, relation.name) for c in group]
        return _at_its_time(named, cell)
    return None


def _at_its_time(cells: Sequence[Finding], cell: Finding) -> Finding | None:
    other, how = cell_for(cells, cell.when)
    return None if how == "apart" else other


def _further(finding: Finding, relation: Relation, item: Item, cell: Finding, first: Finding) -> tuple[Finding, ...]:
    """The cells of what else the same comparison names: 'than either Ambermoor or the region'."""
    start = finding.words.find(relation.name) if relation.name else -1
    if start < 0:
        return ()
    tail = NEXT_CLAIM.split(finding.words[max(0, start - len("either ")) :])[0]
    found: list[Finding] = []
    for name, group in item.others.items():
        kind = body_kind(name)
        stands = BODIES[kind].search(tail) if kind in BODIES else _names(name, tail)
        other = _at_its_time(group, cell) if stands else None
        if other is not None and other is not first and other.force != first.force:
            found.append(other)
    return tuple(found)


NEXT_CLAIM = re.compile(
    r"[,;]|\band (?=(?:under|over|more|less|fewer|almost|about|half|\d))"
    r"|\b(?:but|though|although|while|whereas|which|where)\b"
)
BODIES = {
    "nation": re.compile(r"\b(?:England and Wales|the (?:country|nation)|national(?:ly)?)\b", re.I),
    "similar": re.compile(r"\b(?:similar forces|most similar|peers)\b", re.I),
    "region": re.compile(r"\b(?:the|its|this) region\b", re.I),
}


def _names(force: str, text: str) -> bool:
    short = short_name(force)
    return len(short) > 3 and re.search(rf"\b{re.escape(short)}\b", text) is not None


def _between_measures(
    finding: Finding, relation: Relation, own: tuple[Finding, ...], item: Item, items: Sequence[Item]
) -> Evidence:
    """Two measures of this force, or one against the reference that the words before name ('Burglary is higher')."""
    cell, fit = cell_for(own, finding.when)
    if cell is None:
        return Evidence(lacking="cell")
    if fit == "apart":
        return Evidence(compared=(cell,), lacking="period")
    if ELSEWHERE.search(relation.name) or unnamed(relation):
        text = relation.name if ELSEWHERE.search(relation.name) else _before(finding)
        for kind, words in LOOKED_BACK_TO:
            reference = _at_its_time(item.of(kind), cell)
            if reference is not None and (text is relation.name or words.search(text)):
                return Evidence((cell, reference))
    pair = compared(finding, relation, item, items, finding.when)
    if pair is None:
        return Evidence((cell,), lacking="reference")
    return Evidence((pair.subject, pair.references[0]), (*pair.references[1:], *pair.sources))


def _before(finding: Finding) -> str:
    start = finding.sentence.find(finding.words)
    return f"{finding.sentence[:start] if start > 0 else ''} {' '.join(finding.context[:1])}"


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
