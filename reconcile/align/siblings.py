"""Rows for parts of a force (suites, districts, units) beside one for all of it: which of them a claim means.

A claim that names no part is of the whole force, however much the words of the rows are otherwise alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.align.items import Item
from reconcile.model import Finding
from reconcile.wording.terms import terms

_WHOLE = re.compile(
    r"(?:the )?(?:(?:whole |all |entire )?(?:force|constabulary)(?:[- ]?wide| total| area| overall)?"
    r"|(?:grand |overall )?totals?|overall|all|sum)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\W*(?:and |but |while |though )?(?:it|its|they|their|there|here|this|these|those|that|which)\b", re.IGNORECASE
)
_FEWEST = 3  # parts and whole: fewer rows alike are no division of a force
_LONGEST = 4  # words of a part's name
_STEP = " > "  # between the words of a row and those of a column


@dataclass(frozen=True, slots=True)
class Division:
    """The items of one measure for the parts of a force, by the terms of each part's name, and for the whole."""

    parts: tuple[tuple[int, frozenset[str]], ...]
    wholes: tuple[int, ...]


def divisions(items: Sequence[Item]) -> tuple[Division, ...]:
    """The items that differ in the name of a part alone, where one of them is of the whole."""
    alike: dict[tuple[str, int, tuple[str, ...]], list[tuple[int, str]]] = {}
    for number, item in enumerate(items):
        steps = item.words.split(_STEP)
        for place, name in enumerate(steps):
            if len(steps) > 1 and len(name.split()) <= _LONGEST:
                key = (item.section, place, (*steps[:place], *steps[place + 1 :]))
                alike.setdefault(key, []).append((number, name))
    found = []
    for members in alike.values():
        wholes = tuple(number for number, name in members if _WHOLE.fullmatch(name))
        parts = tuple((number, frozenset(terms(name))) for number, name in members if not _WHOLE.fullmatch(name))
        if wholes and len(members) >= _FEWEST and all(name for _, name in parts):
            found.append(Division(parts, wholes))
    return tuple(found)


def not_meant(findings: Sequence[Finding], divided: Sequence[Division]) -> list[tuple[int, int]]:
    """(claim, item) for every part that the claim does not name, and for the whole where it names a part."""
    out: list[tuple[int, int]] = []
    for n, finding in enumerate(findings) if divided else ():
        said = frozenset(terms(f"{finding.words} {finding.measure} {finding.sentence}"))
        leans = bool(finding.context) and _PRONOUN.match(finding.words)
        before = frozenset(terms(finding.context[0])) if leans else frozenset[str]()
        for division in divided:
            named = {number for number, name in division.parts if name <= said}
            near = {number for number, name in division.parts if name <= before}
            if not named and near:
                continue  # 'It' may be the part of the sentence before
            out.extend((n, number) for number, _ in division.parts if number not in named)
            out.extend((n, number) for number in division.wholes if named)
    return out
