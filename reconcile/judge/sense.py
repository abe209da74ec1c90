"""The letter's figure in the sense of the return's: the share that one counts may be what the other leaves out."""

from __future__ import annotations

from dataclasses import replace

from reconcile.model import Finding, Interval, Pairing
from reconcile.wording.senses import turned


def counts_the_rest(pairing: Pairing, said: Interval, cell: Finding) -> bool:
    """Whether the letter counts what the return's figure leaves out: '13 were not recorded' beside those recorded."""
    return turned(pairing.letter.words, said, cell.asked)


def in_the_items_sense(pairing: Pairing, said: Interval, cell: Finding) -> Interval:
    """The interval turned round where the return counts the opposite: 'not all trained' against '% not trained'."""
    if said.unit != "%" or not counts_the_rest(pairing, said, cell):
        return said
    return replace(said, low=100 - said.high, high=100 - said.low, low_open=said.high_open, high_open=said.low_open)
