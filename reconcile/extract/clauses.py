"""The figures, dates and frequencies inside a worded answer, each with the words of its own clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reconcile.extract.vocabulary import clean
from reconcile.model import Interval, When
from reconcile.wording.figures import Figure, figures
from reconcile.wording.numbers import numbers
from reconcile.wording.periods import Mention, whens

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9‘“\"'(])|\n+|;\s+")
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_JOIN = re.compile(
    r",\s+(?:and\s+|of (?:which|whom)\s+)?|\s+(?:and|of which|of whom|but|while)\s+|\s*[–—]\s+|:\s+|\s*\("
)
_PRONOUN = re.compile(
    r"[\w,.%]+ (?:of|were|was|had|have|has|are) (?:them|these|those|whom|which)\b(?!\s+respectively)|[\d,.]+%?\)",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_MONTHS = re.compile(rf"\b{_MONTH}\s+(?:to|and|[-–])\s+{_MONTH}\b(?!\s+(?:19|20)\d\d)")
_EARLIER = re.compile(
    r"\b(?:the\s+)?(?:(?:\d+|\w+)\s+(?:months?|years?|weeks?|quarters?)\s+before(?:\s+that)?|(?:previous|preceding|prior)\s+(?:\w+\s+)?"
    r"(?:months?|years?|quarters?|period))\b",
    re.IGNORECASE,
)
_LENGTHS = ("days", "weeks", "months", "years")
_IN_THE = re.compile(
    r"\b(?:in|over|during|within|for)\s+the\s+(?:(?:last|past|previous|preceding)\s+)?$", re.IGNORECASE
)
_BEFORE = re.compile(r"\s*(?:before|earlier|previously|ago|to|ending|ended)\b", re.IGNORECASE)
_ALL = re.compile(r"(?:every|all|each)\b", re.IGNORECASE)
_LINKS = ("and", "in", "of", "to", "the", "for", "at", "these", "those", "respectively", "them", "or")
_LONGEST = 10_000  # characters of an answer, and figures of a sentence, beyond which no answer goes
_MOST = 100


@dataclass(frozen=True, slots=True)
class Clause:
    """A figure or a date in an answer: its value, the words it stands in, and the period they name."""

    value: Interval | When
    words: str
    period: str = ""


def clauses(text: str) -> tuple[Clause, ...]:
    """Every figure of the text as a point, and every date and frequency that is not merely a figure's period."""
    out: list[Clause] = []
    before: tuple[str, ...] = ()  # the periods of the sentence before, for 'respectively'
    for sentence in _SENTENCE.split(text[:_LONGEST]):
        if sentence and sentence.strip():
            found, before = _of_sentence(sentence, before)
            out.extend(found)
    return tuple(out)


def _of_sentence(sentence: str, before: tuple[str, ...]) -> tuple[list[Clause], tuple[str, ...]]:
    mentions = [m for m in whens(sentence) if m.when.start or m.when.end or m.when.every]
    dated = [m for m in mentions if m.when.every is None]
    found = [f for f in figures(sentence) if _is_counted(f, sentence, mentions)][:_MOST]
    segments = _segments(sentence, [(f.start, f.end) for f in found])
    periods = tuple(clean(m.words) for m in dated)
    out: list[Clause] = []
    for n, figure in enumerate(found):
        start, end = segments[n]
        period = _period(sentence, dated, start, end, figure)
        if not period and _RESPECTIVELY.search(sentence):
            period = periods[n] if len(periods) == len(found) else before[n] if len(before) == len(found) else ""
        if not period and len(dated) == 1:
            period = periods[0]
        words = _trim(sentence[start:end])
        if n and _bare(words):  # '27%, 29% and 31%': the words before the first are those of the others
            words = _trim(f"{sentence[: found[0].start]}{words}")
        out.append(Clause(_point(figure), words, period))
    for mention in mentions:
        if mention.when.every is not None or not found:
            start, end = _around(sentence, mention, segments)
            out.append(Clause(mention.when, _trim(sentence[start:end])))
    return out, periods


def _trim(words: str) -> str:
    """A clause without the joints it was cut at."""
    text = re.sub(r"(?:\s+(?:and|but|while|of which|of whom|with)|[\s,;:.(–—-]+)+$", "", clean(words)).lstrip(" ,;:.)(")
    return (
        text + ")"
        if text.count("(") > text.count(")")
        else text.removesuffix(")")
        if text.count(")") > text.count("(")
        else text
    )


def _bare(words: str) -> bool:
    """Whether a clause holds no word of its own: '29%', '641 in 2012'."""
    return not [w for w in re.findall(r"[a-z]{2,}", words.lower()) if w not in _LINKS]


def _is_counted(figure: Figure, sentence: str, mentions: Sequence[Mention]) -> bool:
    """A figure in digits or number words, and no part of a date or period ('in the 12 months before')."""
    if any(m.start <= figure.start < m.end for m in mentions) or _ALL.match(figure.words):
        return False
    if figure.interval.unit in _LENGTHS and (
        _IN_THE.search(sentence, 0, figure.start) or _BEFORE.match(sentence, figure.end)
    ):
        return False
    return bool(re.search(r"\d", figure.words)) or bool(numbers(figure.words))


def _point(figure: Figure) -> Interval:
    """A return's figure is the point it states; an open-ended one stays as it is."""
    interval = figure.interval
    if interval.stated is None or interval.hedge in ("over", "under", "at least", "up to"):
        return interval
    return Interval(interval.stated, interval.stated, unit=interval.unit, stated=interval.stated, hedge=interval.hedge)


def _segments(sentence: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentence parted between its figures, at the last join before the next figure."""
    cuts = [0]
    for (_, end), (start, _) in pairwise(spans):
        joins = [m.end() for m in _JOIN.finditer(sentence, end, max(start, end))]
        cuts.append(joins[-1] if joins and joins[-1] <= start else _halfway(sentence, end, start))
    if not spans:
        return []
    ends = [*cuts[1:], len(sentence)]
    for n in reversed(range(len(spans) - 1)):  # '437 (7%) in a caution' is one clause of both figures
        if sentence[spans[n][1] : spans[n + 1][0]].strip() == "(":
            ends[n] = ends[n + 1]
    starts = [_with_owner(sentence, cuts, n) for n in range(len(spans))]
    return list(zip(starts, ends, strict=True))


def _halfway(sentence: str, end: int, start: int) -> int:
    """Between two figures with no join between them, the middle of the words."""
    spaces = [m.end() for m in _SPACE.finditer(sentence, end, start)]
    return spaces[len(spaces) // 2] if spaces else start


def _with_owner(sentence: str, cuts: Sequence[int], n: int) -> int:
    """A figure in brackets or said 'of them' needs the words before it: '284 of them (71%)'."""
    start = cuts[n]
    while n > 0 and (sentence[:start].rstrip().endswith("(") or _PRONOUN.match(sentence, start)):
        n -= 1
        start = cuts[n]
    return start


def _period(sentence: str, dated: Sequence[Mention], start: int, end: int, figure: Figure) -> str:
    """The period in the figure's own segment, nearest after it first; 'the 12 months before' stays words."""
    earlier = _EARLIER.search(sentence, start, end) or (_EARLIER.search(sentence, 0, end) if not dated else None)
    if earlier:
        return clean(earlier.group())
    months = _MONTHS.search(sentence, start, end)
    if months and not any(m.start < months.end() and months.start() < m.end for m in dated):
        year = next(
            (y for m in reversed(dated) if m.start < start and (y := re.search(r"(?:19|20)\d\d", m.words))), None
        )
        if year:
            return f"{clean(months.group())} {year.group()}"
    inside = [m for m in dated if start <= m.start < end]
    after = [m for m in inside if m.start >= figure.end]
    return clean((after or inside[::-1])[0].words) if inside else ""


def _around(sentence: str, mention: Mention, segments: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The part of the sentence a date or frequency stands in: between the joins around it."""
    return next(((s, e) for s, e in segments if s <= mention.start < e), (0, len(sentence)))
