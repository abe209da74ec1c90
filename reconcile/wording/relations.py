"""Comparisons and trends in a clause, as Relations."""

from __future__ import annotations

import re
from dataclasses import replace

from reconcile.model import Reference, Sign
from reconcile.wording.comparisons import comparisons, counts_of_forces
from reconcile.wording.negation import governing
from reconcile.wording.patterns import straight
from reconcile.wording.scene import RelationMention, Scene, scene
from reconcile.wording.trends import trends

OPPOSITE = {
    Sign.ABOVE: Sign.BELOW,
    Sign.BELOW: Sign.ABOVE,
    Sign.RISING: Sign.FALLING,
    Sign.FALLING: Sign.RISING,
    Sign.UNCHANGED: Sign.CHANGED,
    Sign.EQUAL: Sign.CHANGED,
}


def relations(text: str) -> tuple[RelationMention, ...]:
    """Every comparison and trend of a clause, in order; of two that overlap, the trend, then the longer."""
    return relations_in(scene(text))


def relations_in(view: Scene) -> tuple[RelationMention, ...]:
    kept: list[RelationMention] = []
    found = [
        *counts_of_forces(view),
        *trends(view),
        *(_over_time(mention) for mention in comparisons(view)),
    ]
    for mention in found:
        if not any(mention.start < other.end and other.start < mention.end for other in kept):
            kept.append(mention)
    return tuple(sorted((_negated(view.text, mention) for mention in kept), key=lambda mention: mention.start))


CHANGES = {Sign.ABOVE: Sign.RISING, Sign.BELOW: Sign.FALLING, Sign.EQUAL: Sign.UNCHANGED}


def _over_time(mention: RelationMention) -> RelationMention:
    """'Twice as many as two years before' is a change, not a comparison."""
    relation = mention.relation
    if relation.to is not Reference.EARLIER or relation.sign not in CHANGES:
        return mention
    return replace(mention, relation=replace(relation, sign=CHANGES[relation.sign]))


def _near(text: str, start: int) -> str:
    """What stands before a relation in its own phrase: a denial further back is of something else."""
    return re.split(r"[,;:]\s", text[:start])[-1] + " "


# 'Absent for more days': only a denial of grammar turns a comparison about.
DENIAL = re.compile(
    r"(?:no|not|never|none|nor|neither|nobody|nothing|nowhere|hardly|scarcely|barely|cannot|few)\b|\w+n't$"
)


def _denied(before: str) -> bool:
    """Whether the comparison that follows is denied: an odd number of denials."""
    found = [n for n in governing(before) if n.strength != "part" and DENIAL.match(straight(n.words))]
    return len(found) % 2 == 1


def _negated(text: str, mention: RelationMention) -> RelationMention:
    """'No higher than', 'in none of the groups was it lower': the sign turned about."""
    relation = mention.relation
    if relation.sign not in OPPOSITE or relation.sign is Sign.UNCHANGED or not _denied(_near(text, mention.start)):
        return mention
    return replace(mention, relation=replace(relation, sign=OPPOSITE[relation.sign]))
