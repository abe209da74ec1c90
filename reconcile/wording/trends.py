"""Trends: rose, fell, unchanged; by how much, from what to what, between when and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf

from reconcile.model import Interval, Reference, Relation, Sign, When
from reconcile.wording.numbers import value_of_words
from reconcile.wording.scene import RelationMention, Scene, factor_of, factor_pattern, reference_in, word_pattern

SIGNS = (("unchanged", Sign.UNCHANGED), ("rising", Sign.RISING), ("falling", Sign.FALLING), ("changed", Sign.CHANGED))

# How a trend is told in the tables: 'weak' words tell of a change only where a figure, a date or an earlier time
# stands beside them ('cut', 'lost'); 'never' holds their other uses ('cut off', 'falls within').
TIME = re.compile(
    r"\b(?:since|over the|years?|months?|quarter|decade|steadily|sharply|slightly|steeply|markedly|further)\b"
)
_SPELL = r"(?:years|quarters|months)"
LOST_TO = re.compile(
    r"[^,;.]{0,70}?\bto (?:sickness|ill|illness|injury|absence|abstraction|training|meetings"
    r"|paperwork|court|leave|travel|rest)"
)
STEPS = re.compile(
    rf"(?:in )?(?:each|every one) of the (?:past|last|previous)? ?(?P<a>\w+) {_SPELL}"
    rf"|(?P<b>\w+) {_SPELL} (?:in succession|running|in a row|on end)"
    r"|for the (?P<c>\w+) (?:year|quarter|month) (?:in succession|running|in a row)"
    rf"|(?:past|last) (?P<e>\w+) (?:successive|consecutive) {_SPELL}"
    r"|(?P<d>year (?:on|after|by) year|(?:with )?(?:every|each) (?:passing )?year|steadily)"
)
ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
EARLIER_REF = (Reference.EARLIER,)
SPELLS = frozenset({"days", "weeks", "months", "years"})
THERE = re.compile(r"\bthere (?:was|were|has been|have been) (?:an? )?(?:\w+ )?$")
OF_TIME = re.compile(r"\b(?:time|wait|waits|waiting|length|age|average|delay|delays|took|takes|minutes|hours)\b")
FROM = re.compile(r"(?:\bfrom|\bon|\bfrom a total of|\bpeak of|\brecord of|\bhigh of)\s+(?:the\s+)?$")
TO = re.compile(r"\bto\s+(?:just\s+|a little\s+)?$")


def trends(scene: Scene) -> Iterator[RelationMention]:
    """The trends of a clause. One clause tells one change, however many words it takes ('dropped, a fall of 5%')."""
    seen: set[Sign] = set()
    for name, sign in SIGNS:
        for match in word_pattern("trend", name).finditer(scene.plain):
            if sign in seen or (sign is Sign.CHANGED and seen) or not _is_trend(scene, match):
                continue
            if seen and Sign.UNCHANGED in seen:
                continue
            seen.add(sign)
            yield _trend(scene, match, sign)
    if not seen:
        yield from _with_every_year(scene)
        yield from _than_before(scene)


def _is_trend(scene: Scene, match: re.Match[str]) -> bool:
    plain = scene.plain
    if any(m.start() < match.end() and match.start() < m.end() for m in word_pattern("trend", "never").finditer(plain)):
        return False
    if scene.figure_over(match.start(), match.end()) and not factor_of(match[0]):
        return False
    beside = bool(
        scene.numbers
        or scene.whens
        or reference_in(scene.text, match.end(), len(plain), EARLIER_REF)
        or STEPS.search(plain)
    )
    beside = beside or TIME.search(plain) is not None
    if match[0].endswith(("lost", "loses", "losing")) and LOST_TO.match(plain, match.end()):
        return False  # 'lost 3% of its time to sickness' tells where time went
    infinitive = (
        re.search(
            r"(?<!continued )(?<!continues )(?<!began )(?<!begun )(?:\bto|\bthan|\ba)\s+$", plain[: match.start()]
        )
        is not None
    )
    if THERE.search(plain[: match.start()]) or _ends_a_count(plain, match):
        return True
    if word_pattern("trend", "weak").fullmatch(match[0]) or (infinitive and not match[0].startswith("a")):
        return beside
    return True


# 'The number of vans fell': a change, though nothing tells when or by how much.
COUNT = re.compile(
    r"(?:^|(?<=, )|(?<=and ))(?:the |its |their |an? )?(?:\w+ )?(?:numbers?|proportion|percentage|share|rate|cost|total"
    r"|volume|amount|spending|length|size)\b[^,;]{0,80}?$"
)


def _ends_a_count(plain: str, match: re.Match[str]) -> bool:
    tense = re.fullmatch(
        r"rose|risen|fell|fallen|grew|grown|dropped|declined|increased|decreased|reduced|improved", match[0]
    )
    ends = re.match(r"\s*(?:again|too|slightly|sharply|a little|as well)?\W*$", plain[match.end() :])
    return bool(tense and ends and COUNT.search(plain[: match.start()]))


def _trend(scene: Scene, match: re.Match[str], sign: Sign) -> RelationMention:
    factor = factor_of(match[0]) if factor_pattern().fullmatch(match[0]) else None
    amount, origin, target, used = _amounts(scene, match)
    if factor is not None and amount is None:
        amount = _factor_amount(factor, scene.plain[: match.start()])
    since, until = _between(scene)
    ends = [match.end(), *(f_end for _, f_end in used)]
    starts = [match.start(), *(f_start for f_start, _ in used)]
    relation = Relation(
        sign,
        Reference.EARLIER,
        _earlier_words(scene, match.end()),
        amount=amount,
        origin=origin,
        target=target,
        since=since,
        until=until,
        steps=steps(scene.plain),
    )
    return RelationMention(min(starts), max(ends), relation, scene.text[min(starts) : max(ends)])


def _factor_amount(factor: float, before: str) -> Interval:
    """'doubled' -> [1.95, 2.05] times; 'more than doubled', 'almost halved' as hedged."""
    if re.search(r"(?:more than|over|well over|at least)\s+$", before):
        return (
            Interval(0, factor, high_open=True, unit="times", stated=factor, hedge="over")
            if factor < 1
            else Interval(factor, inf, low_open=True, unit="times", stated=factor, hedge="over")
        )
    if re.search(r"(?:almost|nearly|all but|virtually|not quite|close to)\s+$", before):
        reach = 1 + (factor - 1) * 0.85
        low, high = sorted((reach, factor))
        return Interval(
            low, high, low_open=factor < 1, high_open=factor > 1, unit="times", stated=factor, hedge="almost"
        )
    slack = 0.05 if re.search(r"(?:about|around|roughly|approximately|some)\s+$", before) else 0.025
    return Interval(
        factor * (1 - slack), factor * (1 + slack), unit="times", stated=factor, hedge="around" if slack > 0.03 else ""
    )


def _amounts(
    scene: Scene, match: re.Match[str]
) -> tuple[Interval | None, Interval | None, Interval | None, list[tuple[int, int]]]:
    """By how much, from what, to what; and where those figures stand."""
    amount = origin = target = None
    used: list[tuple[int, int]] = []
    for figure in sorted(scene.numbers, key=lambda f: (f.end <= match.start(), f.start)):
        if figure.interval.unit in SPELLS and not OF_TIME.search(scene.plain):
            continue  # 'over three years': how long the change took
        before = scene.plain[: figure.start]
        if FROM.search(before) and not re.match(r"\s+(?:occasions|days)", scene.plain[figure.end :]):
            origin = origin or figure.interval
        elif TO.search(before):
            target = target or figure.interval
        elif amount is None and (
            _is_governed(scene, match.end(), figure.start) or _is_beside(scene, figure.end, match.start())
        ):
            amount = figure.interval
        else:
            continue
        used.append((figure.start, figure.end))
    return amount, origin, target, used


def _is_governed(scene: Scene, verb_end: int, start: int) -> bool:
    """Whether a figure after the verb is its amount: close behind it, or behind 'a reduction of'."""
    if start < verb_end:
        return start + 12 > verb_end
    between = scene.plain[verb_end:start]
    if re.search(r"[,;]| and ", between):
        return (
            re.search(
                r"\b(?:rise|increase|fall|drop|reduction|decrease|growth|cut|change|decline|gain|loss|uplift"
                r"|by)\s+(?:of\s+)?$",
                between,
            )
            is not None
        )
    return len(between) <= 60


def _is_beside(scene: Scene, end: int, start: int) -> bool:
    """Whether a figure before the verb is what changed hands ('6,012 officers went'), not the subject's own."""
    return (
        start - end <= 25
        and re.fullmatch(r"\s*(?:more |fewer |further |extra )?(?:\w+ )?(?:\w+ )?", scene.plain[end:start]) is not None
        and not re.match(r"\s*(?:\w+ )?(?:forces|divisions|years|groups)", scene.plain[end:start])
    )


def _between(scene: Scene) -> tuple[When | None, When | None]:
    """From when to when a change ran."""
    dates = [mention for mention in scene.whens if mention.when.every is None]
    if not dates:
        return None, None
    if len(dates) >= 2:
        known = sorted(dates, key=lambda m: (m.when.end or m.when.start) is None)
        pair = sorted(known[:2], key=lambda m: str(m.when.end or m.when.start or ""))
        return pair[0].when, pair[1].when
    only = dates[0]
    before = scene.plain[: only.start]
    if re.search(
        r"(?:\bsince|\bthan(?: it was| it had been)?(?: in| at| on)?|\bon|\bfrom|\bcompared with|\bcompared to"
        r"|\bagainst|\bpeak (?:of|in))\s+$",
        before,
    ) or only.words.lower().startswith("since"):
        return only.when, None
    if only.when.start and only.when.end and only.words.lower().startswith(("between", "from")):
        return When(only.when.start, only.when.start, text=only.words), When(
            only.when.end, only.when.end, text=only.words
        )
    return None, only.when


def _earlier_words(scene: Scene, start: int) -> str:
    found = reference_in(scene.text, start, len(scene.text), EARLIER_REF)
    return found[1] if found and found[0] is Reference.EARLIER else ""


def steps(plain: str) -> int:
    """'in each of the past two years' -> 2; 'three years running' -> 3; once otherwise."""
    match = STEPS.search(plain)
    if match is None:
        return 1
    if match["d"]:
        return 2
    if match["c"]:
        return ORDINALS.get(match["c"], 1)
    words = match["a"] or match["b"] or match["e"] or ""
    number = float(words) if words.isdigit() else value_of_words(words)
    return int(number) if number and 1 <= number <= 20 else 1


MORE_EACH_YEAR = re.compile(
    r"(?<!\w)(?P<more>(?P<up>(?:ever )?(?:more|greater|larger|higher|longer))"
    r"|(?:ever )?(?:fewer|less|smaller|lower|shorter))\b[^,;.]*?\b(?:with )?(?:every|each) (?:passing )?"
    r"(?:year|month|quarter)(?: that passes| than the last)?\b"
)


def _with_every_year(scene: Scene) -> Iterator[RelationMention]:
    """'More people ring with every year that passes': a rise, in each year."""
    match = MORE_EACH_YEAR.search(scene.plain)
    if match is None or scene.numbers or re.search(r"\bthan\b(?! the last)", match[0]):
        return
    sign = Sign.RISING if match["up"] else Sign.FALLING
    relation = Relation(sign, Reference.EARLIER, steps=2)
    yield RelationMention(match.start(), match.end("more"), relation, scene.text[match.start() : match.end("more")])


THAN_EARLIER = re.compile(r"(?:(?P<noun>[\w' -]{0,40}?) )?than\s+")


def _than_before(scene: Scene) -> Iterator[RelationMention]:
    """'81 fewer than twelve months before', 'larger than a year ago', 'below the level of 2011/12'."""
    for name, sign in (
        ("above", Sign.RISING),
        ("below", Sign.FALLING),
        ("better", Sign.RISING),
        ("worse", Sign.FALLING),
        ("equal", Sign.UNCHANGED),
    ):
        for match in word_pattern("comparison", name).finditer(scene.plain):
            figure = scene.figure_over(match.start(), match.end())
            if figure is not None:
                continue
            tail = re.match(r"[^,;:.]{0,40}?\b(?:than|as)\s+", scene.plain[match.end() :])
            start = match.end() + (tail.end() if tail else 0)
            if not tail and match[0] not in ("above", "below", "the same as", "identical to", "much the same as"):
                continue
            found = reference_in(scene.text, start, len(scene.text))
            if found is None or found[0] is not Reference.EARLIER or not _soon(scene, start, found[1]):
                continue
            amount = scene.figure_before(match.start(), 16)
            since, until = _between(scene)
            origin = next(
                (f.interval for f in scene.numbers if f.start >= match.end() and FROM.search(scene.plain[: f.start])),
                None,
            )
            relation = Relation(
                sign,
                Reference.EARLIER,
                found[1],
                amount=amount.interval if amount else None,
                origin=origin,
                since=since,
                until=until,
                steps=steps(scene.plain),
                end=name if name in ("better", "worse") else "",
            )
            begin = amount.start if amount else match.start()
            end = max(found[2], *(f.end for f in scene.numbers if f.interval is origin), 0)
            yield RelationMention(begin, end, relation, scene.text[begin:end])
            return


def _soon(scene: Scene, start: int, words: str) -> bool:
    place = scene.plain.find(words.lower(), start)
    return 0 <= place - start <= 40
