"""Dates, periods and frequencies as claims: when something happened, how often it happens."""

from __future__ import annotations

from reconcile.judge.ruling import Ruling, agreement, contradiction, unverifiable
from reconcile.model import Finding, Pairing, When
from reconcile.wording.periods import compare, whens


def held_when(cell: Finding, frequency: bool) -> When | None:
    """The date or frequency that a cell holds, in its value or within its words."""
    candidates = [cell.value] if isinstance(cell.value, When) else []
    candidates += [mention.when for mention in whens(cell.words)]
    for when in candidates:
        if isinstance(when, When) and (when.every is not None) == frequency:
            return when
    return None


def judge(pairing: Pairing) -> Ruling | None:
    said = pairing.letter.value
    if not isinstance(said, When) or not pairing.evidence:
        return None
    cell = pairing.evidence[0]
    shown = cell.words
    if said.every is not None:
        held = held_when(cell, frequency=True)
        if held is None or held.every is None:
            return None
        if 0.75 <= held.every / said.every <= 1.34:
            return agreement(
                "frequency-agrees", f"The letter says “{said.text}”; the return says “{shown}”.", data_value=shown
            )
        return contradiction(
            "frequency-differs", f"The letter says “{said.text}”; the return says “{shown}”.", data_value=shown
        )
    held = held_when(cell, frequency=False)
    if held is None:
        return None
    how = compare(said, held)
    if how in ("same", "inside", "overlap") or compare(held, said) in ("same", "inside"):
        return agreement("date-agrees", f"The letter says “{said.text}”; the return says “{shown}”.", data_value=shown)
    if how == "apart":
        return contradiction(
            "date-differs", f"The letter says “{said.text}”; the return says “{shown}”.", data_value=shown
        )
    return unverifiable("date-unclear", f"The dates “{said.text}” and “{shown}” cannot be compared.", data_value=shown)
