"""Judgements under the headings of the letter."""

from __future__ import annotations

from collections.abc import Iterable

from reconcile.model import Judgement

UNHEADED = "Other findings"


def by_section(judgements: Iterable[Judgement]) -> tuple[tuple[str, tuple[Judgement, ...]], ...]:
    """(heading, its judgements), the headings in the order in which the letter first comes to each."""
    in_order = sorted(judgements, key=_place)
    sections: dict[str, list[Judgement]] = {}
    for judgement in in_order:
        heading = judgement.pairing.letter.theme.rsplit(" > ", 1)[-1]
        sections.setdefault(heading or UNHEADED, []).append(judgement)
    return tuple((section, tuple(found)) for section, found in sections.items())


def _place(judgement: Judgement) -> tuple[int, int]:
    place = judgement.pairing.letter.place
    return place.page or 0, place.paragraph or 0
