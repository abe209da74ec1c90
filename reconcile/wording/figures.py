"""Figures, shares, quantifiers and hedges in a text, each as the interval for which the words would be true.

What measures nothing (section numbers, dates, ages, 'the 20-minute target') is left out. So are the vague words 'many',
'several' and 'a number of', which no figure can contradict, and 'both' and 'neither', which need the two named.
Shares in words and quantifiers are in '%'; 'no officers' and 'a handful' are counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reconcile.model import Interval
from reconcile.wording import forms
from reconcile.wording.forms import Core
from reconcile.wording.hedges import hedge_after, hedge_before, interval
from reconcile.wording.nonmeasures import nonmeasures
from reconcile.wording.numbers import Number
from reconcile.wording.periods import whens
from reconcile.wording.units import DURATIONS, RATE, rate_name


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a text: where its words stand, hedge and unit included, and what they say.

    `whole`: the 50 of '33 of the 50'. `qualifier`: it limits another figure ('within 10 seconds', 'in the last two
    years') and is no value itself. `form`: 'count', 'share', 'duration', 'multiple', 'range', 'quantifier' or
    'adverb' ('rarely', 'always').
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
    mentions = whens(text)
    relative = tuple((m.start, m.end) for m in mentions if _is_relative(m.words) and m.when.every is None)
    dated = tuple((m.start, m.end) for m in mentions if (m.start, m.end) not in relative)
    masked = dated + nonmeasures(text) + tuple(match.span() for match in RATE.finditer(text))
    kept: list[Figure] = []
    for core in _without_overlaps(_cores(text, masked)):
        floor = kept[-1].end if kept else 0
        figure = _figure(text, core, floor, relative)
        if figure is not None and figure.start >= floor:
            kept.append(figure)
    return _with_wholes(text, kept)


def _is_relative(words: str) -> bool:
    """'the last two years', 'three years earlier': the number in it is a length of time, not a date."""
    return not re.search(r"(?:19|20)\d\d|\d/\d", words) and bool(
        re.match(r"(?:the\s+)?(?:last|past|prev|prec)", words, re.I)
    )


def _cores(text: str, masked: Spans) -> Iterator[Core]:
    shares = [*forms.fractions(text), *forms.times_of_day(text), *forms.multiples(text)]
    yield from (core for core in shares if not _touches(core.start, core.end, masked))
    taken = tuple((core.start, core.end) for core in shares if core.form != "multiple")
    found = tuple(n for n in forms.all_numbers(text) if not _touches(n.start, n.end, masked + taken))
    yield from _number_cores(text, found)
    yield from (core for core in forms.quantifiers(text) if not _touches(core.start, core.end, masked))
    yield from forms.singles(text)


def _number_cores(text: str, found: tuple[Number, ...]) -> Iterator[Core]:
    skip = -1
    for index, number in enumerate(found):
        if number.start < skip:
            continue
        core = _number_core(text, found, index)
        if core is not None:
            skip = core.end
            yield core


def _number_core(text: str, found: tuple[Number, ...], index: int) -> Core | None:
    number = found[index]
    if index + 1 < len(found):
        joined = forms.ratio(text, number, found[index + 1]) or forms.range_of(text, number, found[index + 1])
        if joined is not None:
            return joined
    core = forms.count(text, number)
    if core.form == "duration":
        core = forms.duration(text, core, found[index + 1 : index + 3])
    if forms.factor_before(text, core.start):
        return replace(core, unit="times", form="multiple", slack=0.05 * core.value)
    if (
        number.spelled
        and number.value == 1
        and core.unit in ("", "FTE")
        and not _one_counts(text, number, found[index + 1 :])
    ):
        return None
    return core


_ONE_AFTER = re.compile(
    r"(?:\b(?:only|just|exactly|but|least|than|minus|except|bar|save|even|have|has|had|with|employs?|found|saw|runs|there\s+(?:is|was))"
    r"|^)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"\s+(?!of\b|that\b|who\b|which\b|another\b|or\b|and\b|to\b|in\b|is\b|was\b|has\b|day\b|such\b)[a-z]", re.I
)


def _one_counts(text: str, number: Number, later: tuple[Number, ...]) -> bool:
    """Whether 'one' is a count: 'only one', 'has one camera', 'one inspector, three sergeants'."""
    before = text[max(0, number.start - 20) : number.start]
    noun = _NOUN.match(text, number.end)
    if _ONE_AFTER.search(before):
        return bool(noun) or bool(re.search(r"\b(?:only|just|exactly|but|except|bar|save)\s+$", before, re.I))
    return bool(noun and later and re.fullmatch(r"\s+[\w-]+(?:,|\s+and|,\s+and)\s+", text[number.end : later[0].start]))


def _touches(start: int, end: int, spans: Spans) -> bool:
    return any(start < last and first < end for first, last in spans)


def _without_overlaps(cores: Iterator[Core]) -> list[Core]:
    """The longest of those that begin first; a core with a fixed meaning before a bare number inside it."""
    kept: list[Core] = []
    for core in sorted(cores, key=lambda core: (core.start, -core.end)):
        if not kept or core.start >= kept[-1].end:
            kept.append(core)
    return kept


# --- from core to figure ------------------------------------------------------------------------------------------

_CHANGE_BEFORE = re.compile(
    r"\b(?:by|ris(?:e|en|ing)|rose|fall(?:en|ing)?|fell|increas\w+|reduc\w+|decreas\w+|growth|grew|grown|drop\w*|up|down|cut)"
    r"\s+(?:of\s+|by\s+)?$",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    r"\s+(?:higher|lower|more|fewer|less|increase|rise|fall|reduction|drop|above|below|up|down)\b", re.I
)
_OF_ALL = re.compile(r"\bof\s+$", re.IGNORECASE)


def _figure(text: str, core: Core, floor: int, relative: Spans) -> Figure | None:
    hedge, start = ("", core.start)
    if core.form not in ("range", "adverb"):
        hedge, start = hedge_before(text, core.start, floor)
    after, end = hedge_after(text, core.end) if core.form not in ("quantifier", "adverb") else ("", core.end)
    if core.form == "quantifier" and core.name in ("all", "none") and _denominator(text, start, hedge, floor):
        return None
    hedge = after if after and hedge in ("", "exactly") else hedge
    end = end if after else core.end
    return Figure(
        start,
        end,
        _interval(text, core, hedge, start),
        text[start:end],
        _whole(core.whole),
        _is_qualifier(text, core, start, end, hedge, relative),
        core.form,
    )


def _denominator(text: str, start: int, hedge: str, floor: int) -> bool:
    """'78% of all calls': the words say what the share is of."""
    return not hedge and bool(_OF_ALL.search(text[max(floor, start - 4) : start])) and floor > 0


def _whole(value: float | None) -> Interval | None:
    return None if value is None else Interval(value, value, stated=value)


# The program's own rules for a half, wider than for other fractions.
HALF = {
    "": Interval(48.0, 52.0, unit="%", stated=50.0),
    "around": Interval(45.0, 55.0, unit="%", stated=50.0, hedge="around"),
    "almost": Interval(40.0, 50.0, high_open=True, unit="%", stated=50.0, hedge="almost"),
}


def _interval(text: str, core: Core, hedge: str, start: int) -> Interval:
    if core.form == "share" and core.share and core.value == 50 and hedge in HALF:
        return HALF[hedge]
    if core.ends is not None and (core.form != "share" or hedge in ("", "exactly")):
        low, high, low_open, high_open = core.ends
        stated = core.value if core.form == "share" or low == high else None
        return Interval(round(low, 9), round(high, 9), low_open, high_open, core.unit, stated, core.name)
    share = core.share or (core.unit == "%" and core.value <= 100 and not _is_change(text, core, start))
    return interval(core.value, core.slack, core.unit, hedge, share=share)


def _is_change(text: str, core: Core, start: int) -> bool:
    return bool(_CHANGE_BEFORE.search(text[max(0, start - 24) : start]) or _CHANGE_AFTER.match(text, core.end))


_WITHIN = re.compile(
    r"\b(?:within|inside|in\s+under|in\s+less\s+than|under|after)\s+(?:the\s+)?(?:first\s+|permitted\s+)?$", re.I
)
_LENGTH_OF_TIME = re.compile(r"\b(?:for|in|of|by|waiting|lasting|than)\s+(?:the\s+)?$", re.I)
_AVERAGE = re.compile(
    r"\b(?:average|averag\w+|median|mean|typical(?:ly)?|takes?|took|spen[dt]s?|waits?|waited)\b", re.IGNORECASE
)


def _is_qualifier(text: str, core: Core, start: int, end: int, hedge: str, relative: Spans) -> bool:
    """Whether a length of time limits another figure: 'answered within 10 seconds'."""
    if core.unit not in DURATIONS:
        return False
    if _touches(core.start, core.end, relative):
        return True
    before = text[max(0, start - 30) : start]
    if _WITHIN.search(before):
        return True
    if re.match(r"(?:longer|older)\b", text[start:end], re.IGNORECASE):
        return True
    sentence = re.split(r"(?<=[.!?;])\s", text[:start])[-1] + text[end : end + 60]
    return bool(_LENGTH_OF_TIME.search(before)) and not _AVERAGE.search(sentence)


# --- wholes named before their part -----------------------------------------------------------------------------------

_OF_BEFORE = re.compile(
    r"(?:^|[.;:,(]\s*|\b(?:and|but)\s+)(?:out\s+)?of\s+(?:the|these|those|our|its|all)\s+$", re.IGNORECASE
)


def _with_wholes(text: str, found: list[Figure]) -> tuple[Figure, ...]:
    """'Of the 40 files, 35 were ...': the 35 has the 40 for its whole."""
    done: list[Figure] = []
    for index, figure in enumerate(found):
        before = found[index - 1] if index else None
        if before is not None and figure.whole is None and _is_part(text, before, figure):
            figure = replace(figure, whole=_whole(before.interval.point))
        done.append(figure)
    return tuple(done)


def _is_part(text: str, whole: Figure, part: Figure) -> bool:
    if {whole.form, part.form} != {"count"} or whole.interval.hedge not in ("", "all but") or part.interval.unit:
        return False
    if part.interval.point > whole.interval.point or not _OF_BEFORE.search(
        text[max(0, whole.start - 24) : whole.start]
    ):
        return False
    between = text[whole.end : part.start]
    return "," in between and len(between) < 120 and not re.search(r"[.;]\s", between)


def rates(text: str) -> tuple[str, ...]:
    """The bases of rates that the text names: 'per 1,000 population'."""
    return tuple(rate_name(match) for match in RATE.finditer(text))
