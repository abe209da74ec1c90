"""The page of a comparison: one HTML file that opens from disk, holds everything it shows, and loads nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reconcile.model import Notice, Result, Standing, Verdict
from reconcile.report import html
from reconcile.report.letter_pages import Letter
from reconcile.report.names import inspection
from reconcile.report.page_cards import LOOKS, Card, Look, cards, reasons, sections, statements

if TYPE_CHECKING:
    from reconcile.report import Sources

_BAR = 1000  # the length of the coverage chart, in its own units
_LEADS = {
    Verdict.CONTRADICTION: "The letter and the return cannot both be true.",
    Verdict.TENSION: "No clash in logic, but the return undermines the words, or the match is not sure enough.",
    Verdict.AGREEMENT: "The return bears the statement out.",
    Verdict.UNVERIFIABLE: "The return cannot decide these. Not checked is not agreed.",
}


@dataclass(frozen=True, slots=True)
class Group:
    """The cards of one verdict."""

    verdict: Verdict
    look: Look
    lead: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """One part of the coverage chart."""

    verdict: Verdict
    look: Look
    count: int
    start: float
    length: float


def files(result: Result, sources: Sources) -> Mapping[str, str]:
    """The page, under the ending of its name."""
    letter = Letter(result.letter, statements(result.judgements))
    pages = letter.pages(sources.letter)
    made = cards(result, letter, {page.picture.page: page.picture for page in pages})
    text = html.render(
        "compare.html",
        styles=("letter.css", "compare.css"),
        scripts=("compare.js",),
        pictures=True,
        force=result.force or "The letter",
        inspection=inspection(result),
        result=result,
        groups=_groups(made),
        shares=_shares(result),
        reasons=reasons([j for j in result.judgements if j.verdict == Verdict.UNVERIFIABLE]),
        notices=_notices(result.notices),
        sections=sections(result.judgements),
        kinds=sorted({str(judgement.kind) for judgement in result.judgements}),
        letter=letter,
        pages=pages,
        passages=letter.text(),
        looks=[(verdict, look) for verdict, look in LOOKS.items()],
    )
    return {".html": text}


def _groups(made: Sequence[Card]) -> tuple[Group, ...]:
    return tuple(
        Group(verdict, look, _LEADS[verdict], tuple(card for card in made if card.judgement.verdict == verdict))
        for verdict, look in LOOKS.items()
    )


def _shares(result: Result) -> tuple[Share, ...]:
    """What became of the statements that could be checked, as parts of a bar."""
    verdicts = [j.verdict for j in result.judgements if j.pairing.letter.standing is Standing.FINDING]
    shares: list[Share] = []
    start = 0.0
    for verdict, look in LOOKS.items():
        length = _BAR * verdicts.count(verdict) / max(len(verdicts), 1)
        shares.append(Share(verdict, look, verdicts.count(verdict), round(start, 1), round(length, 1)))
        start += length
    return tuple(shares)


def _notices(notices: Sequence[Notice]) -> list[tuple[str, list[str]]]:
    """What could not be read, each reason once, with its places."""
    places: dict[str, list[str]] = {}
    for notice in notices:
        where = notice.place.reference
        places.setdefault(notice.text, []).append(
            where if where == notice.place.file else f"{notice.place.file}, {where}"
        )
    return list(places.items())
