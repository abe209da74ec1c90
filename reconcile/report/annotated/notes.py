"""What is noted in a copy, and where: one note a contradiction or tension, for the letter and for the return."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reconcile.model import Box, Document, Finding, Judgement, Place, Result, Verdict
from reconcile.report.csv import discrepant, quote
from reconcile.report.marks import boxes_of, spot_of
from reconcile.report.safe import visible

_LONGEST = 2_000  # characters of a note: a longer one is read nowhere


@dataclass(frozen=True, slots=True)
class Note:
    """A mark and its reason: in a letter on the words of `finding`, in a return on `places`, the deciding one first.

    `boxes` are (page, box) of what is marked, in documents that have pages; in those that have none `before` counts the
    earlier passages of a letter that hold the same sentence.
    """

    ref: str
    verdict: Verdict
    text: str
    where: str
    finding: Finding
    places: tuple[Place, ...] = ()
    boxes: tuple[tuple[int, Box], ...] = ()
    before: int = 0

    @property
    def page(self) -> int:
        """The page on which the mark begins."""
        if self.boxes:
            return self.boxes[0][0]
        return next((place.page for place in (*self.places, self.finding.place) if place.page), 1)


def letter_notes(result: Result) -> tuple[Note, ...]:
    """The notes for the letter."""
    return tuple(_in_letter(judgement, result) for judgement in discrepant(result))


def _in_letter(judgement: Judgement, result: Result) -> Note:
    letter = judgement.pairing.letter
    return Note(
        judgement.ref,
        judgement.verdict,
        _of_letter(judgement),
        letter.place.reference,
        letter,
        boxes=boxes_of(letter, result.letter),
        before=_before(letter, result.letter),
    )


def _before(finding: Finding, document: Document) -> int:
    spot = spot_of(finding, document)
    earlier = document.passages[: spot.index] if spot else ()
    sought = finding.sentence if spot and finding.sentence in spot.passage.text else finding.words
    return sum(sought in passage.text for passage in earlier)


def return_notes(result: Result) -> tuple[Note, ...]:
    """The notes for the return, of those judgements that rest on cells of it."""
    known = {finding.place.reference: finding.place for finding in result.findings if finding.place.cell}
    return tuple(_in_return(judgement, known) for judgement in discrepant(result) if judgement.cells)


def _in_return(judgement: Judgement, known: Mapping[str, Place]) -> Note:
    places = _places(judgement, known)
    return Note(
        judgement.ref,
        judgement.verdict,
        _of_return(judgement),
        "; ".join(judgement.cells),
        judgement.pairing.letter,
        places,
        tuple((place.page, place.box) for place in places if place.page and place.box),
    )


def _places(judgement: Judgement, known: Mapping[str, Place]) -> tuple[Place, ...]:
    """The places of the cells that a judgement cites. All cells on a page of a PDF share one reference ('pdf!p2')."""
    pairing = judgement.pairing
    own: dict[str, list[Place]] = {}
    for finding in (*pairing.evidence, *pairing.compared):
        own.setdefault(finding.place.reference, []).append(finding.place)
    for cell in judgement.cells:
        if cell not in own and cell in known:
            own[cell] = [known[cell]]
    return tuple(dict.fromkeys(place for cell in judgement.cells for place in own.get(cell, ())))


def visible_note(text: str) -> str:
    """A note as it may stand anywhere: one line, nothing unseen in it, and not too long."""
    shown = visible(text)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]} …"


def _of_letter(judgement: Judgement) -> str:
    held = f" (return: {'; '.join(judgement.cells[:6])})" if judgement.cells else ""
    return visible_note(f"{judgement.verdict.capitalize()} {judgement.ref}. {judgement.explanation}{held}")


def _of_return(judgement: Judgement) -> str:
    letter = judgement.pairing.letter
    return visible_note(
        f"{judgement.verdict.capitalize()} {judgement.ref}. {judgement.explanation} "
        f"The letter, {letter.place.reference}: “{quote(letter)}”"
    )
