"""The letter against itself: parts that are more than their whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.model import Finding, Judgement


def judge(letter: Sequence[Finding]) -> Iterator[Judgement]:
    """Judgements of what the letter's own figures deny."""
    yield from ()
