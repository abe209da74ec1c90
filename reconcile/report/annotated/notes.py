"""What is noted in a copy, and where: one note a contradiction or tension, for the letter and for the return."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.model import Finding, Judgement, Place, Result, Verdict
from reconcile.report.csv import discrepant, quote
from reconcile.report.safe import visible

_LONGEST = 2_000  # characters of a note: a longer one is read nowhere


@dataclass(frozen=True, slots=True)
class Note:
    """A mark and its reason: in a letter on the words of `finding`, in a return on `places`, the deciding one first."""

    ref: str
    verdict: Verdict
    text: str
    where: str
    finding: Finding
    places: tuple[Place, ...] = ()


def letter_notes(result: Result) -> tuple[Note, ...]:
    """The notes for the letter."""
    return tuple(
        Note(j.ref, j.verdict, _of_letter(j), j.pairing.letter.place.reference, j.pairing.letter)
        for j in discrepant(result)
    )


def return_notes(result: Result) -> tuple[Note, ...]:
    """The notes for the return, of those judgements that rest on cells of it."""
    places = {finding.place.reference: finding.place for finding in result.findings if finding.place.cell}
    return tuple(
        Note(
            j.ref,
            j.verdict,
            _of_return(j),
            "; ".join(j.cells),
            j.pairing.letter,
            tuple(places[cell] for cell in j.cells if cell in places),
        )
        for j in discrepant(result)
        if j.cells
    )


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
