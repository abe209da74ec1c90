"""The letter against itself: parts that are more or fewer than their whole, a percentage that its own figures deny."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reconcile.judge.ruling import plain
from reconcile.model import Finding, Judgement, Kind, Pairing, Relation, Sign, Standing, Verdict
from reconcile.wording.figures import Figure, figures

REST = re.compile(r"\b(?:the (?:other|remaining)|remaining|the rest,?(?: of (?:which|them))?|the other)\s*$", re.I)
SHARE_LINK = re.compile(r"^[\s,(]*(?:or|that is|which is|i\.e\.|equal to|\()?[\s,(]*$", re.I)
SURE = 0.8


# Hedges of a figure. Any other is a word for an amount ('all', 'nobody'), which need not be of the same things.
_ROUNDED = frozenset(("around", "almost", "just under", "just over", "barely", "over", "under", "at least", "up to"))


def judge(letter: Sequence[Finding]) -> Iterator[Judgement]:
    """A contradiction for every sentence of the letter that its own figures deny."""
    seen: set[tuple[int | None, str]] = set()
    for finding in letter:
        sentence = finding.sentence or finding.words
        key = (finding.place.paragraph, sentence)
        if key in seen or finding.standing is not Standing.FINDING:
            continue
        seen.add(key)
        said = figures(sentence)
        for rule, start, end, why in (*_parts(sentence, said, finding), *_share(sentence, said)):
            yield _judgement(finding, sentence[start:end], rule, why)
    for finding in letter:
        if finding.standing is Standing.FINDING and isinstance(finding.value, Relation):
            why = _change(finding.value)
            if why:
                yield _judgement(finding, finding.words, "own-change-differs", why)


def _count(figure: Figure) -> float | None:
    interval = figure.interval
    if interval.unit in ("%", "points", "times", "GBP") or interval.hedge or interval.stated is None:
        return None
    return interval.stated


def _parts(sentence: str, said: Sequence[Figure], finding: Finding) -> Iterator[tuple[str, int, int, str]]:
    """'Of the 50 files, 38 had a plan and the other 17 did not.'"""
    for n, rest in enumerate(said):
        second = _count(rest)
        if second is None or not REST.search(sentence[: rest.start]) or n == 0:
            continue
        first = _count(said[n - 1])
        if first is None:
            continue
        whole = said[n - 1].whole
        if whole is not None and whole.stated is not None:
            total: float | None = whole.stated
        elif n >= 2:
            total = _count(said[n - 2])
        else:
            total = _total_before(finding)
        if total is not None and total >= max(first, second) and abs(first + second - total) >= 0.5:
            both = f"{plain(first)} and {plain(second)} make {plain(first + second)}"
            why = f"The letter says that there were {plain(total)}, but {both}."
            yield "parts-and-whole-differ", said[n - 1].start, _clause_end(sentence, rest.end), why


def _clause_end(sentence: str, start: int) -> int:
    stop = re.search(r"[.;:]|$", sentence[start:])
    return start + (stop.start() if stop else 0)


def _total_before(finding: Finding) -> float | None:
    """The last plain count of the sentence before."""
    for text in finding.context[:1]:
        counts = [value for figure in figures(text) if (value := _count(figure)) is not None]
        return counts[-1] if counts else None
    return None


def _share(sentence: str, said: Sequence[Figure]) -> Iterator[tuple[str, int, int, str]]:
    """'33 of the 50, or 76 per cent'."""
    for figure, after in pairwise(said):
        whole = figure.whole
        if (
            whole is None
            or whole.stated is None
            or not whole.stated
            or figure.interval.stated is None
            or after.interval.unit != "%"
            or (after.interval.hedge and after.interval.hedge not in _ROUNDED)
        ):
            continue
        if (
            not SHARE_LINK.match(sentence[figure.end : after.start])
            and len(sentence[figure.end : after.start].split()) > 6
        ):
            continue
        share = 100 * figure.interval.stated / whole.stated
        if not after.interval.allows(share):
            parts = f"{plain(figure.interval.stated)} of {plain(whole.stated)}"
            why = f"{parts} is {share:.1f}%; the letter says {after.words}."
            yield "own-share-differs", figure.start, after.end, why


def _change(relation: Relation) -> str:
    """'From 1,171 to 928, a reduction of 31%': the letter's own arithmetic, where it gives all three."""
    origin, target, amount = relation.origin, relation.target, relation.amount
    if origin is None or target is None or amount is None or origin.hedge or target.hedge or not origin.point:
        return ""
    change = target.point - origin.point
    if (relation.sign is Sign.RISING and change < 0) or (relation.sign is Sign.FALLING and change > 0):
        return f"From {plain(origin.point)} to {plain(target.point)} is not {relation.sign.value}."
    size = {
        "%": 100 * abs(change) / abs(origin.point),
        "points": abs(change),
        "times": target.point / origin.point,
        "": abs(change),
    }.get(amount.unit)
    if (
        size is None
        or amount.allows(size)
        or (amount.unit == "%" and origin.unit == "%" and amount.allows(abs(change)))
    ):
        return ""
    unit = "%" if amount.unit == "%" else ""
    change_told = f"From {plain(origin.point)} to {plain(target.point)} is a change of {plain(size)}{unit}"
    return f"{change_told}; the letter says {plain(amount.point)}{unit}."


def _judgement(finding: Finding, words: str, rule: str, why: str) -> Judgement:
    page = f" (page {finding.place.page})" if finding.place.page else ""
    return Judgement(
        ref=f"{finding.id}i",
        pairing=Pairing(finding, how="the letter against itself"),
        verdict=Verdict.CONTRADICTION,
        kind=Kind.INTERNAL,
        rule=rule,
        explanation=why,
        confidence=SURE,
        letter_value=words,
        data_value="",
        data_label="",
        query=f"The letter{page} says “{finding.sentence or finding.words}”. {why} Which figure is right?",
    )
