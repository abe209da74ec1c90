"""Whether the force could give the inspectorate the figure at all."""

from __future__ import annotations

import re

from reconcile.judge.ruling import (
    Ruling,
    agreement,
    contradiction,
    missing,
    reply,
    words_of,
)
from reconcile.model import Answer, Pairing, Reply

# Only a denial of the ability itself turns the question: 'able to state how many have failed to answer bail' asks of
# an ability, whatever its clause denies.
UNABLE = re.compile(
    r"\b(?:unable|cannot|can't|not able|not know|unknown|could not|not hold|not record)\b", re.IGNORECASE
)


def judge(pairing: Pairing) -> Ruling | None:
    said = pairing.letter.value
    if not isinstance(said, Answer) or said.reply not in (Reply.NOT_PROVIDED, Reply.PROVIDED) or not pairing.evidence:
        return None
    cell = pairing.evidence[0]
    shown = words_of(cell)
    given = said.reply is Reply.PROVIDED
    answer = reply(cell)
    if missing(cell):
        if given:
            return contradiction(
                "said-given-but-missing",
                f"The letter says that the force could give this; the return says “{shown}”.",
                data_value=shown,
            )
        return agreement(
            "missing-agrees",
            f"The letter says that the force could not give this; the return says “{shown}”.",
            data_value=shown,
        )
    if answer is not None:
        able = answer.reply is Reply.YES
        if UNABLE.search(cell.asked):
            able = not able
        if answer.reply is Reply.PARTLY:
            return None
        if able == given:
            return agreement("ability-agrees", f"The return answers “{shown}”.", data_value=shown)
        words = "could" if given else "could not"
        return contradiction(
            "ability-differs",
            f"The letter says that the force {words} give this; the return answers “{shown}”.",
            data_value=shown,
        )
    if given:
        return agreement("given-agrees", f"The return gives {shown}.", data_value=shown)
    return contradiction(
        "said-missing-but-given",
        f"The letter says that the force could not give this; the return gives {shown}.",
        data_value=shown,
    )
