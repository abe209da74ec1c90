"""Graded judgements and RAG ratings."""

from __future__ import annotations

from reconcile.judge.ruling import Ruling, agreement, contradiction, unverifiable
from reconcile.model import Answer, Grade, Pairing, Reply

UNGRADED = ("not graded", "no grade", "not assessed", "not asked")


def judge(pairing: Pairing) -> Ruling | None:
    said = pairing.letter.value
    if not isinstance(said, Grade) or not pairing.evidence:
        return None
    cell = pairing.evidence[0]
    held = cell.value
    if not isinstance(held, Grade):
        if (
            said.name == "not graded"
            and isinstance(held, Answer)
            and held.reply in (Reply.NOT_APPLICABLE, Reply.NOT_PROVIDED)
        ):
            return agreement("grade-agrees", "Both say that no grade was given.", data_value=cell.words)
        if cell.words.strip().lower() in UNGRADED:
            if said.name == "not graded":
                return agreement("grade-agrees", "Both say that no grade was given.", data_value=cell.words)
            return contradiction(
                "grade-not-given",
                f"The letter says “{said.name}”; the return says “{cell.words}”.",
                data_value=cell.words,
            )
        return unverifiable(
            "not-a-grade", f"The return gives “{cell.words}”, which is not a grade.", data_value=cell.words
        )
    if held.name == said.name:
        return agreement("grade-agrees", f"Both say “{held.name}”.", data_value=held.name)
    return contradiction(
        "grade-differs", f"The letter says “{said.name}”; the return says “{held.name}”.", data_value=held.name
    )
