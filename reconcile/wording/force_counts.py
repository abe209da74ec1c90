"""What a clause says of all forces: how many of them, and this force beside every other."""

from __future__ import annotations

import re
from dataclasses import replace

from reconcile.model import Interval, Reference, Relation, Sign
from reconcile.wording.figures import Figure, figures

_FORCES = re.compile(
    r"\s*(?:of )?(?:all |the |its )?(?:other )?(?:of the )?(?:\d+ )?(?:other )?(?:police )?(?:forces|constabularies)\b",
    re.I,
)
_WITHIN = re.compile(r"\b(?:forces|constabularies)\b", re.I)


def forces_counted(words: str) -> Figure | None:
    """The figure of a clause that counts forces, if there is one."""
    for figure in figures(words):
        if _FORCES.match(words, figure.end) or (figure.whole is not None and _WITHIN.search(figure.words)):
            return figure
    return None


# 'Than in any of the other nine forces', 'than every other force': first of all.
_EVERY_OTHER = re.compile(
    r"\b(?:any|every|each|all)(?: one)?(?: of)?(?: the| its)? other (?:[\w-]+ )?(?:police )?"
    r"(?:forces?|constabular(?:y|ies))\b",
    re.I,
)
_OF_SO_MANY = re.compile(
    r"\W*(?:the )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|group|forces|them|these)\W*", re.I
)
_END = {Sign.ABOVE: "highest", Sign.BELOW: "lowest"}
FIRST = Interval(1, 1, stated=1)


def beside_forces(words: str, relation: Relation) -> Relation:
    """The comparison as a place among forces, where that is what its words amount to."""
    if relation.sign in _END and relation.rank is None and _EVERY_OTHER.search(words):
        end = relation.end or _END[relation.sign]
        return replace(relation, sign=Sign.RANK, to=Reference.FORCES, rank=FIRST, end=end, amount=None)
    if relation.sign is Sign.RANK and relation.to is Reference.MEASURE and _OF_SO_MANY.fullmatch(relation.name):
        return replace(relation, to=Reference.FORCES)
    return relation
