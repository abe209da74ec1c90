"""What the truth tables share: a letter of one sentence, one cell of a return, and what the judge says of them."""

from __future__ import annotations

from reconcile.extract.letter import letter_findings
from reconcile.extract.values import value_of
from reconcile.judge import judge
from reconcile.model import Document, Finding, Judgement, Kind, Mark, Pairing, Passage, Place, Role, Side, Standing
from reconcile.wording.periods import whens

FORCE = "Brackenshire"


def claims(sentence: str) -> tuple[Finding, ...]:
    """The findings of a letter that holds this sentence and nothing else."""
    place = Place("letter.txt", page=1, paragraph=1)
    passage = Passage(sentence, Role.BODY, place, (Mark(0, len(sentence), 1),))
    return letter_findings(Document("letter.txt", "text", (passage,)), FORCE)


def cell(label: str, answer: str, *, unit: str = "", period: str = "", force: str = "", at: str = "B2") -> Finding:
    mentions = [mention for mention in whens(period) if mention.when.every is None]
    return Finding(
        id=f"D{at}",
        side=Side.DATA,
        standing=Standing.FINDING,
        kind=Kind.ANSWER,
        force=force,
        theme="",
        measure=label,
        value=value_of(answer, answer, unit=unit, question=label),
        words=answer,
        place=Place("return.xlsx", sheet="Data", cell=at),
        unit=unit,
        period=period,
        when=mentions[-1].when if mentions else None,
        label=label,
    )


def said(
    sentence: str, *cells: Finding, compared: tuple[Finding, ...] = (), sureness: float = 1.0, kind: str = ""
) -> Judgement:
    """What the judge says of the sentence's claim against these cells; of several claims the first that is decided."""
    judged = [
        judgement
        for claim in claims(sentence)
        if not kind or claim.kind.value == kind
        for judgement in judge([Pairing(claim, cells, sureness, "", (), compared)])
    ]
    assert judged, f"no finding of this kind in: {sentence}"
    return next((judgement for judgement in judged if judgement.verdict.value != "unverifiable"), judged[0])
