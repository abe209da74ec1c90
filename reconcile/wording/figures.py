"""Figures, shares, quantifiers and hedges in a text, each as the interval for which the words would be true.

What measures nothing (section numbers, dates, ages, 'the 20-minute target') is left out; so are 'many' and 'a number
of', which no figure can contradict, and 'both' and 'neither', which need the two named. Shares in words and
quantifiers are in '%'; 'no officers', 'several' and 'a handful' are counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reconcile.model import Interval
from reconcile.wording.core import Core
from reconcile.wording.counts import count, one_counts, range_of
from reconcile.wording.durations import compound, lengths_of_time
from reconcile.wording.hedges import hedge_after, hedge_before, hedged, plain
from reconcile.wording.nonmeasures import nonmeasures
from reconcile.wording.numbers import Number, numbers
from reconcile.wording.periods import whens
from reconcile.wording.quantifiers import multiples, quantifiers, singles
from reconcile.wording.shares import fractions, ratio
from reconcile.wording.units import DURATIONS, RATE, rate_name


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a text: where its words stand, hedge and unit included, and what they say.

    `whole`: the 50 of '33 of the 50', exact. `qualifier`: it limits another figure ('within 10 seconds', 'in the last
    two years') and is no value itself unless nothing else is. `form`: 'count', 'share', 'duration', 'multiple',
    'range', 'quantifier' or 'adverb' ('rarely', 'always').
    """

    start: int
    end: int
    interval: Interval
    words: str
    whole: Interval | None = None
    qualifier: bool = False
    form: str = "count"


Spans = tuple[tuple[int, int], ...]


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of the text, in order, none inside another."""
    dated, relative = _dates(text)
    masked = dated + nonmeasures(text) + tuple(match.span() for match in RATE.finditer(text))
    kept: list[Figure] = []
    for core in _ranges_of_shares(text, _without_overlaps(_cores(text, masked))):
        figure = _figure(text, core, kept[-1] if kept else None, relative)
        if figure is not None:
            kept.append(figure)
    return _with_wholes(text, kept)


def _dates(text: str) -> tuple[Spans, Spans]:
    """The spans of dates and frequencies, whose numbers are no figures; and those of 'the last two years'."""
    dated: list[tuple[int, int]] = []
    relative: list[tuple[int, int]] = []
    for mention in whens(text):
        is_length = mention.when.every is None and re.match(r"(?:the\s+)?(?:last|past|prev|prec)", mention.words, re.I)
        (relative if is_length and not re.search(r"\d{4}", mention.words) else dated).append(
            (mention.start, mention.end)
        )
    return tuple(dated), tuple(relative)


# --- cores ------------------------------------------------------------------------------------------------------


def _cores(text: str, masked: Spans) -> Iterator[Core]:
    shares = [*fractions(text), *lengths_of_time(text)]
    taken = masked + tuple((core.start, core.end) for core in shares)
    found = tuple(number for number in numbers(text) if not _touches(number.start, number.end, taken))
    for core in (*shares, *multiples(text), *quantifiers(text), *singles(text)):
        if not _touches(core.start, core.end, masked):
            yield core
    end = 0
    for index, number in enumerate(found):
        if number.start >= end and (joined := _number_core(text, number, found[index + 1 :])):
            end = joined.end
            yield joined


def _number_core(text: str, number: Number, later: tuple[Number, ...]) -> Core | None:
    if later and (joined := ratio(text, number, later[0]) or range_of(text, number, later[0])):
        return joined
    core = count(text, number)
    if core.form == "duration":
        return compound(text, core, later[:2])
    if number.spelled and number.value == 1 and core.unit in ("", "FTE") and not one_counts(text, number, later):
        return None
    return core


def _touches(start: int, end: int, spans: Spans) -> bool:
    return any(start < last and first < end for first, last in spans)


def _without_overlaps(cores: Iterator[Core]) -> list[Core]:
    """The longest of those that begin first."""
    kept: list[Core] = []
    for core in sorted(cores, key=lambda core: (core.start, -core.end)):
        if not kept or core.start >= kept[-1].end:
            kept.append(core)
    return kept


_AND = re.compile(r"\s+(?:and|to|or)\s+(?:an?\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)


def _ranges_of_shares(text: str, cores: list[Core]) -> list[Core]:
    """'between a third and a half' is one figure."""
    joined: list[Core] = []
    for core in cores:
        first = joined[-1] if joined else None
        if (
            first
            and first.form == core.form == "share"
            and first.of_whole
            and core.of_whole
            and first.value < core.value
        ):
            between = _BETWEEN.search(text[max(0, first.start - 9) : first.start])
            if between and _AND.fullmatch(text, first.end, core.start):
                ends = (first.value, core.value, False, False)
                start = first.start - len(between[0])
                joined[-1] = replace(core, start=start, form="range", ends=ends, hedge="between")
                continue
        joined.append(core)
    return joined


# --- from core to figure ------------------------------------------------------------------------------------------

_OF = re.compile(r"\bof\s+$", re.IGNORECASE)
_ALL_BUT = re.compile(r"(?<![\w-])all\s+(?:but|except|bar)\s+$", re.IGNORECASE)


def _figure(text: str, core: Core, before: Figure | None, relative: Spans) -> Figure | None:
    floor = before.end if before else 0
    if core.form in ("quantifier", "adverb") or (core.ends is not None and core.form == "range"):
        if core.hedge in ("all", "none") and floor and _OF.search(text[floor : core.start][-4:]):
            return None  # '78% of all calls' says what the share is of
        hedge, start, end = "", core.start, core.end
    else:
        hedge, start = hedge_before(text, core.start, floor)
        after, end = hedge_after(text, core.end)
        hedge = after if after and hedge in ("", "exactly", "around") else hedge
    unit = core.unit or (_rate_before(text, core.start, before) if core.form == "count" else "")
    interval = _interval(text, replace(core, unit=unit), hedge, start)
    if (
        core.unit == "%"
        and hedge not in ("", "all but")
        and (but := _ALL_BUT.search(text[max(floor, start - 14) : start]))
    ):
        interval, start = _complement(interval), max(floor, start - 14) + but.start()
    qualifier = _is_qualifier(text, core, start, end, relative)
    whole = None if core.whole is None else _exactly(core.whole)
    return Figure(start, end, interval, text[start:end], whole, qualifier, core.form)


def _exactly(value: float) -> Interval:
    return Interval(value, value, stated=value)


def _complement(interval: Interval) -> Interval:
    """'all but about an eighth'."""
    stated = None if interval.stated is None else 100 - interval.stated
    low, high = max(0.0, 100 - interval.high), 100 - interval.low
    return Interval(low, high, interval.high_open, interval.low_open, interval.unit, stated, interval.hedge)


_CHANGE_BEFORE = re.compile(
    r"\b(?:by|ris(?:e|en|ing)|rose|fall(?:en|ing)?|fell|increas\w+|reduc\w+|decreas\w+|growth|grew|grown|drop\w*|up|down|cut)"
    r"\s+(?:of\s+|by\s+)?$",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    r"\s+(?:higher|lower|more|fewer|less|increase|rise|fall|reduction|drop|above|below|up|down)\b", re.IGNORECASE
)


def _interval(text: str, core: Core, hedge: str, start: int) -> Interval:
    if core.ends is not None and (core.form != "share" or hedge in ("", "exactly")):
        return plain(core)
    changes = _CHANGE_BEFORE.search(text[max(0, start - 24) : start]) or _CHANGE_AFTER.match(text, core.end)
    of_whole = core.of_whole or (core.unit == "%" and core.value <= 100 and not changes)
    return hedged(replace(core, of_whole=of_whole), hedge)


def _rate_before(text: str, start: int, before: Figure | None) -> str:
    """'For every 100 crimes the force made 43 arrests': a rate named ahead of its figure, if no other figure has it."""
    if before is not None and before.interval.unit.startswith("per "):
        return ""
    rate = next((m for m in RATE.finditer(text, before.end if before else 0) if m.end() <= start), None)
    if rate is None or len(text[rate.end() : start]) > 150 or re.search(r"[.;:]\s", text[rate.end() : start]):
        return ""
    return rate_name(rate)


# --- qualifiers ---------------------------------------------------------------------------------------------------

_LIMIT = re.compile(r"(?:within|inside|in\s+under|in\s+less\s+than|longer|older|beyond|no\s+longer)\b", re.IGNORECASE)
_LIMIT_BEFORE = re.compile(
    r"\b(?:within|inside|outside|in|after|first|permitted|allowed|same|these|those|next|following)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_LASTING = re.compile(r"\b(?:for|of|by|waiting|lasting|than)\s+(?:the\s+)?$", re.IGNORECASE)
_MEASURED = re.compile(
    r"\b(?:average|averag\w+|median|mean|typical(?:ly)?|takes?|took|taken|spen[dt]s?|waits?|waited)\b", re.IGNORECASE
)


_CHANGING = re.compile(
    r"\b(?:chang|ris|rose|fall|fell|increas|decreas|grow|grew|declin|drop|reduc|improv|doubl|halv)\w*[^.;,]*$",
    re.IGNORECASE,
)


def _is_qualifier(text: str, core: Core, start: int, end: int, relative: Spans) -> bool:
    """Whether a length of time limits another figure: 'answered within 10 seconds'."""
    if core.unit not in DURATIONS:
        return False
    before = text[max(0, start - 30) : start]
    if _touches(core.start, core.end, relative) or _LIMIT.match(text, start):
        return True
    if core.unit in ("months", "years") and re.search(r"\bin\s+$", before, re.IGNORECASE):
        return True
    if re.match(r"over\s", text[start:end], re.IGNORECASE) and _CHANGING.search(text[max(0, start - 60) : start]):
        return True  # 'has hardly changed over three years'
    sentence = re.split(r"(?<=[.!?;])\s", text[max(0, start - 300) : start])[-1] + text[end : end + 60]
    return bool(_LIMIT_BEFORE.search(before) or _LASTING.search(before)) and not _MEASURED.search(sentence)


# --- wholes named before their part -----------------------------------------------------------------------------------

_OF_THE = re.compile(
    r"(?:^|[.;:,(]\s*|\b(?:and|but)\s+)(?:out\s+)?of\s+(?:the|these|those|our|its|all)\s+$", re.IGNORECASE
)
_OF_WHICH = re.compile(r"[^.;:]*,\s+(?:and\s+)?of\s+(?:which|whom|these|those|them)\b[^.;:]{0,40}", re.IGNORECASE)
_OF_THESE = re.compile(
    r".*[.;:]\s+(?:and\s+)?of\s+(?:these|those|them|that\s+number)\b[^.;:]{0,60}", re.IGNORECASE | re.DOTALL
)
_OF_THEM = re.compile(r"\s+of\s+(?:them|these|those|which|whom)\b", re.IGNORECASE)


def _with_wholes(text: str, found: list[Figure]) -> tuple[Figure, ...]:
    """'Of the 40 files, 35 were ...', 'ten crimes, of which eight': the part has the number before it for its whole."""
    done: list[Figure] = []
    for index, figure in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if following is not None and _is_whole(text, figure, following):
            figure = replace(figure, whole=_exactly(following.interval.point))
        before = next(
            (f for f in reversed(done) if f.form == "count" and not f.interval.unit and f.whole is None), None
        )
        if before is not None and figure.whole is None and _is_part(text, before, figure):
            figure = replace(figure, whole=_exactly(before.interval.point))
        done.append(figure)
    return tuple(done)


_BESIDE = re.compile(r"\s+(?:of\s+)?(?:(?:the|these|those|our|its)\s+)?", re.IGNORECASE)


def _is_whole(text: str, share: Figure, following: Figure) -> bool:
    """'most of the 25', 'all six districts', 'a third of the 60 records'."""
    if share.form not in ("quantifier", "share") or following.form != "count" or following.interval.unit:
        return False
    return not following.interval.hedge and bool(_BESIDE.fullmatch(text, share.end, following.start))


def _is_part(text: str, whole: Figure, part: Figure) -> bool:
    if part.form != "count" or whole.interval.hedge or part.interval.unit:
        return False
    if part.interval.point > whole.interval.point:
        return False
    between = text[whole.end : part.start]
    if len(between) > 150:
        return False
    if _OF_THE.search(text[max(0, whole.start - 24) : whole.start]):
        close = "," in between or re.fullmatch(r"(?:\s[\w’'-]+){1,3}\s", between) is not None
        return close and not re.search(r"[.;]\s", between)
    if _OF_WHICH.fullmatch(between) or _OF_THESE.fullmatch(between):
        return True
    if part.interval.hedge == "all but" and not re.match(r"\s+(?:of\b|other\b)", text[part.end : part.end + 10]):
        return True
    return bool(_OF_THEM.match(text, part.end)) and not re.search(r"[.;]\s", between)
