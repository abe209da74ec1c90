"""The other measure that a comparison is with: 'more than for violence', 'its sergeants', 'Robbery was worse'.

The matched item may be either side of the comparison. Of all items like it, the pair is taken whose
differing words stand where they should: those of the one in the clause, those of the other after 'than' or before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reconcile.align.evidence.cells import cell_for
from reconcile.align.evidence.derived import OF_CHANGES, OF_SHARES, as_compared
from reconcile.align.evidence.parts import is_count, whole_item
from reconcile.align.items import Item
from reconcile.model import Finding, Interval, Relation, Sign, When
from reconcile.wording.terms import terms

# Words that name no measure: the reference is what was spoken of before.
ANAPHORA = re.compile(r"^\W*(?:that|this|it|those|these|them|they|what|the (?:former|latter|other|rest))?\W*$", re.I)
PRONOUN = re.compile(r"\b(?:they|them|it|these|those|this|that|their|its|so|still|even)\b", re.I)
OTHERS = re.compile(
    r"\b(?:any|either|each|both|all|none) of the (?:other|others|rest|remaining)\b|\bany other\b"
    r"|\bthe others\b|\bthe other (?:two|three|four|five|groups|functions|teams|types|categories|offences)\b",
    re.I,
)
REACH = 30  # items on either side in which the other measure is looked for
ALIKE = 0.25  # share of two items' words that they have in common
SURE_OF = 0.5  # of the words by which the two items differ, the share that the clause must name
BEFORE = 2  # sentences before in which a measure that the clause does not name is looked for


@dataclass(frozen=True)
class Pair:
    """The cell that the comparison is of, and those it is compared with."""

    subject: Finding
    references: tuple[Finding, ...]
    sources: tuple[Finding, ...] = ()  # of which they were made, where the return does not hold them itself


def compared(finding: Finding, relation: Relation, item: Item, items: Sequence[Item], when: When | None) -> Pair | None:
    """The two cells of a comparison between measures, in the claim's own direction; None where they are not found.

    Of shares or of changes, where the claim is of those and the return holds what they are made of.
    """
    if not (OF_CHANGES.search(finding.words) or OF_SHARES.search(finding.words)) or item.is_change:
        return _pair(finding, relation, item, items, when)
    item = _part_if_whole(item, items)
    made = {one.number: as_compared(finding.words, one, items, when) for one in (item, *fellows(item, items))}
    derived = {number: one for number, one in made.items() if one.sources or one.item.number != number}
    if item.number not in derived:
        return (
            None
            if relation.end in ("better", "worse") and _is_count(item)
            else _pair(finding, relation, item, items, when)
        )
    pair = _pair(finding, relation, derived[item.number].item, [one.item for one in derived.values()], when)
    if pair is None:
        return None
    used = (pair.subject, *pair.references)
    return replace(pair, sources=tuple(source for one in derived.values() for source in one.of(used)))


def _part_if_whole(item: Item, items: Sequence[Item]) -> Item:
    """The part of which the matched item is the whole, where a claim of a share has met the whole."""
    if not _is_count(item) or whole_item(item, items) is not None:
        return item
    after = (other for other in items if 0 < other.number - item.number <= 2)
    return next((other for other in after if whole_item(other, items) is item), item)


def _is_count(item: Item) -> bool:
    return isinstance(item.first.value, Interval) and is_count(item.first.value)


def _pair(finding: Finding, relation: Relation, item: Item, items: Sequence[Item], when: When | None) -> Pair | None:
    like = fellows(item, items)
    if not like:
        return None
    if OTHERS.search(relation.name) or (relation.rank is not None and relation.rank.high == 1):
        return _against_all(relation, _spoken_of(finding, item, like), [item, *like], when)
    told = _told(finding, relation)
    best: tuple[float, int] | None = None
    found: Pair | None = None
    for other in like:
        for subject, reference in ((item, other), (other, item)):
            fit = _fit(subject, reference, told, subject is item)
            if fit is None:
                continue
            score = (round(fit + 0.5 * _likeness(item, other), 6), -abs(other.number - item.number))
            if best is not None and score <= best:
                continue
            mine, theirs = _same_time(subject, reference, when)
            if mine is not None and theirs is not None:
                best, found = score, Pair(mine, (theirs,))
    return found


def unnamed(relation: Relation) -> bool:
    """Whether a comparison leaves to the words before it what it compares with."""
    return ANAPHORA.match(relation.name) is not None


def fellows(item: Item, items: Sequence[Item]) -> list[Item]:
    """The items whose figures can be set beside this one's: of the same kind and unit, near it, and worded like it."""
    return [
        other
        for other in items
        if other.number != item.number
        and abs(other.number - item.number) <= REACH
        and other.own
        and other.type == item.type
        and other.first.unit == item.first.unit
        and other.is_change == item.is_change
        and (_likeness(item, other) >= ALIKE or _same_table(item, other))
    ]


def _same_table(one: Item, other: Item) -> bool:
    return one.first.theme == other.first.theme and one.first.section == other.first.section


def _likeness(one: Item, other: Item) -> float:
    mine, theirs = _words(one.words), _words(other.words)
    return len(mine & theirs) / (len(mine | theirs) or 1)


SETTING = re.compile(r"\W*(?:where|when|for|in|among|with|of|at|on|as for|as to)\b[^;.]*,\s*(?:and |but )?$", re.I)


def _words(text: str) -> set[str]:
    """The terms of a text; an inspector, whom the terms leave out, is here a rank as any other."""
    return set(terms(text)) | ({"inspector"} if RANK.search(text) else set())


RANK = re.compile(r"\binspectors?\b", re.I)


@dataclass(frozen=True)
class _Told:
    subject: frozenset[str]  # the terms of the clause, what stands after 'than' left out
    reference: frozenset[str]  # those after 'than', or of what was said before
    before: frozenset[str]  # those of the sentences before, where the clause says 'they'
    named: bool  # whether the clause names what it compares with


def _told(finding: Finding, relation: Relation) -> _Told:
    name = relation.name
    rest = finding.words.replace(name, " ") if name else finding.words
    before = " ".join(finding.context[:BEFORE])
    start = finding.sentence.find(finding.words)
    head = finding.sentence[:start] if start > 0 else ""
    if SETTING.match(head):
        rest, head = f"{head} {rest}", ""  # 'Where the victim was a child, things take longer'
    earlier = f"{head} {before}"
    said_before = head if _words(head) else before
    named = not unnamed(relation)
    return _Told(
        frozenset(_words(rest)),
        frozenset(_words(name if named else said_before)),
        frozenset(_words(earlier)) if PRONOUN.search(rest) else frozenset(),
        named,
    )


def _fit(subject: Item, reference: Item, told: _Told, matched: bool) -> float | None:
    """How well two items stand where the claim puts them; None where its words do not tell."""
    mine, theirs = _words(subject.words), _words(reference.words)
    own, other = mine - theirs, theirs - mine
    of_subject, of_reference = _share(own, told.subject), _share(other, told.reference)
    if of_subject == 0 and told.before:
        of_subject = 0.6 * _share(own, told.before)
    crossed = _share(own, told.reference) if told.named else 0.0
    astray = _share(other, told.subject)
    if of_reference - astray < SURE_OF * 0.5 or (not told.named and of_subject < SURE_OF):
        return None
    if own and of_subject <= crossed and (crossed or not matched):
        return None  # nothing in the clause names the subject: then it is the item that the clause has met, or none
    total = of_subject + of_reference - crossed - astray
    return total if total >= SURE_OF else None


def _share(words: set[str], text: frozenset[str]) -> float:
    """The share of an item's own words that a text holds; words that share a beginning are taken as one."""
    if not words:
        return 0.0
    return sum(any(_same(word, said) for said in text) for word in words) / len(words)


def _same(one: str, other: str) -> bool:
    alike = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one == other or alike >= max(5, min(len(one), len(other)) - 1)


def _same_time(subject: Item, reference: Item, when: When | None) -> tuple[Finding | None, Finding | None]:
    mine, fit = cell_for(subject.own, when)
    if mine is None or fit == "apart":
        return None, None
    theirs, how = cell_for(reference.own, mine.when)
    return mine, None if how == "apart" else theirs


def _against_all(relation: Relation, item: Item, like: Sequence[Item], when: When | None) -> Pair | None:
    """The matched item beside every one like it, those that the claim must beat first."""
    of_table = [o for o in like if o.number != item.number and _same_table(item, o) and not _total(o)]
    mine = None
    others: list[Finding] = []
    for other in of_table:
        mine, theirs = _same_time(item, other, when)
        if mine is not None and theirs is not None and theirs.value is not None:
            others.append(theirs)
    if mine is None or not others:
        return None
    low = relation.sign is Sign.BELOW or relation.end == "lowest"
    points = {id(cell): getattr(cell.value, "point", 0.0) for cell in others}
    others.sort(key=lambda cell: points[id(cell)] if low else -points[id(cell)])
    return Pair(mine, tuple(others))


def _spoken_of(finding: Finding, item: Item, like: Sequence[Item]) -> Item:
    """The item whose own words the clause says more of than those of any other; the matched one where that is open."""
    said = frozenset(_words(finding.words))
    common = set.intersection(*(_words(other.words) for other in (item, *like)))
    scored = [(_share(_words(other.words) - common, said), -other.number) for other in (item, *like)]
    best = max(scored)
    if best[0] > scored[0][0]:
        return next(other for other in like if other.number == -best[1])
    return item


TOTAL = re.compile(r"\b(?:total|all|overall|sub-?total|average)\b", re.I)


def _total(item: Item) -> bool:
    return TOTAL.search(item.words) is not None
