"""Comparisons and ranks: above or below an average, another force or a target; first, third highest, top quarter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import inf

from reconcile.model import Interval, Reference, Relation, Sign
from reconcile.wording.numbers import WORDS, value_of_words
from reconcile.wording.patterns import table, whole_words
from reconcile.wording.scene import (
    LISTED,
    RelationMention,
    Scene,
    at_least,
    factor_of,
    factor_pattern,
    reference_in,
    word_pattern,
)
from reconcile.wording.verbs import DETERMINER

# 'higher than', 'higher still': what makes a comparative the claim itself rather than a description.
THAN = re.compile(r"[^,;:.]{0,60}?(?<![\w'])(?:than|to that|with that|with those|over)(?![\w'])")
AGAINST = re.compile(
    r"(?<![\w'])(?:against|compared (?:with|to)|as against|versus|whereas|as opposed to|in contrast to)(?![\w'])"
)
PREDICATE = re.compile(
    r"(?<![\w'])(?:is|are|was|were|be|been|being|stands?|stood|remains?|seems?|rather|even|far|much"
    r"|slightly|well|comfortably|noticeably|markedly|a little|little|still)\s+$"
)
VERBS = ("beats", "tops", "trail", "trails", "lag", "lags")
THAN_NUMBER = re.compile(
    rf"\s+than (?:\d|{WORDS}|an? (?:year|month|week|day|hour|minute)\b(?! (?:ago|earlier|before)))"
)
CHANGE = re.compile(r"\s+(?:\w+ )?(?:rise|fall|increase|decrease|reduction|drop|decline|growth|cut|improvement)s?\b")
TOO = re.compile(r"\s+(?:still|too|again|here|yet)\b")
ABSOLUTE = re.compile(
    r"(?:(?:well )?(?:inside|within|outside|beyond)|above|below|ahead of|behind|exceed\w*|outnumber\w*"
    r"|in excess of|outstrip\w*|surpass\w*|(?:well )?short of|trail\w*|lag\w*(?: behind)?|outperform\w*"
    r"|falls? short of|overtakes?|beats|tops|outpaces?|underperform\w*)"
)
NUMBER = rf"(?:\d+|{WORDS})"
# 'Only two other forces', 'just one of the five forces in the region'.
ONLY_FORCES = re.compile(
    rf"(?<!\w)(?P<head>(?:only|just|but|no more than) (?P<count>{NUMBER}|a handful of) (?:of (?:all )?(?:the |its )?)?"
    rf"(?:{NUMBER} )?(?:other )?(?:police )?(?:forces?|constabular(?:y|ies))(?! whose)"
    r"(?: (?:in|across) (?:england and wales|the (?:region|country)))?)(?P<rest>[^.;]*)"
)
NO_FORCE = re.compile(
    r"(?<!\w)(?P<head>(?:no (?:other )?(?:police )?(?:force|constabulary)|nowhere(?: else)?|none of the other forces)"
    r"(?: (?:in|across) (?:england and wales|the (?:region|country)))?)(?P<rest>[^.;]*)"
)
IN_REGION = re.compile(r"\s*(?:in|of) (?:the|its|that|this) region\b")
PART = {"quarter": 25.0, "third": 100 / 3, "half": 50.0, "fifth": 20.0, "tenth": 10.0, "quartile": 25.0, "decile": 10.0}
FORCES = Reference.FORCES
LIMIT = re.compile(r"(?:well )?(?:inside|within|outside|beyond)")
WITHOUT_THAN = (Reference.NATION, Reference.SIMILAR, Reference.FORCES, Reference.REGION)


def comparisons(scene: Scene) -> Iterator[RelationMention]:
    yield from _ranks(scene)
    yield from _equals(scene)
    yield from _times(scene)
    yield from _above_or_below(scene)


def _mention(scene: Scene, start: int, end: int, relation: Relation) -> RelationMention:
    return RelationMention(start, end, relation, scene.text[start:end])


# --- above and below ----------------------------------------------------------------------------------


def _above_or_below(scene: Scene) -> Iterator[RelationMention]:
    for name, sign, end_word in (
        ("better", Sign.ABOVE, "better"),
        ("worse", Sign.BELOW, "worse"),
        ("above", Sign.ABOVE, ""),
        ("below", Sign.BELOW, ""),
    ):
        for match in word_pattern("comparison", name).finditer(scene.plain):
            figure = scene.figure_over(match.start(), match.end())
            if figure is not None or THAN_NUMBER.match(scene.plain, match.end()):
                continue
            if match[0] in VERBS and DETERMINER.search(scene.plain[: match.start()]):
                continue  # 'taken from their beats'
            found = _reference(scene, match)
            aside = scene.plain[: match.start()].rstrip().endswith(",")
            if found is None or (LIMIT.match(match[0]) and scene.figures and not aside):
                continue  # '11 of them were outside the limit': the figure is the claim
            reference, words, end = found
            if CHANGE.match(scene.plain, match.end()):
                reference, words = (
                    Reference.MEASURE,
                    "",
                )  # 'a sharper fall than nationally' compares changes, not levels
            amount = scene.figure_before(match.start())
            relation = Relation(sign, reference, words, amount=amount.interval if amount else None, end=end_word)
            yield _mention(scene, amount.start if amount else match.start(), end, relation)


def _reference(scene: Scene, match: re.Match[str]) -> tuple[Reference, str, int] | None:
    """What the comparative compares with, or None where it compares nothing."""
    plain = scene.plain
    if ABSOLUTE.fullmatch(match[0]):
        if match[0] in ("above", "below", "behind") and not re.match(
            r"\s+(?:the|that|those|its|average|what|england|both|all|target|most|\w+'s)\b|\s+[A-Z]",
            scene.text[match.end() :],
        ):
            return None
        return _after(scene, match.end())
    than = THAN.match(plain, match.end())
    if than:
        return _after(scene, than.end())
    against = AGAINST.search(plain)
    if against:
        return _after(scene, against.end())
    anywhere = reference_in(scene.text, match.end(), len(plain), WITHOUT_THAN) or _nation_before(scene, match.start())
    if anywhere:
        return anywhere
    if TOO.match(plain, match.end()) or (
        PREDICATE.search(plain[: match.start()]) and re.match(r"\s*(?:[,;.:]|$)", plain[match.end() :])
    ):
        return Reference.MEASURE, "", match.end()
    return None


def _nation_before(scene: Scene, start: int) -> tuple[Reference, str, int] | None:
    found = reference_in(scene.text, 0, start, (Reference.NATION,))
    return found if found and found[1].lower() != "average" else None


def _after(scene: Scene, start: int) -> tuple[Reference, str, int]:
    """The reference after 'than'; another measure where it is nothing else."""
    stop = re.search(r"[;:]|, (?:and|but|while|although)", scene.plain[start:])
    end = start + stop.start() if stop else len(scene.plain)
    found = reference_in(scene.text, start, end)
    if found and len(scene.plain[start : scene.plain.find(found[1].lower(), start)].split()) <= 8:
        return found
    return Reference.MEASURE, scene.text[start:end].strip(" ,.;"), end


# --- in line with, so many times ----------------------------------------------------------------------


def _as_many(scene: Scene) -> Iterator[RelationMention]:
    for match in AS_MANY.finditer(scene.plain):
        second = re.search(r" as (?!many|much|high|large|great|low|few|often|long|likely)", scene.plain[match.end() :])
        found = reference_in(scene.text, match.end() + second.end(), len(scene.text), LISTED) if second else None
        if found is not None:
            yield _mention(scene, match.start(), found[2], Relation(Sign.EQUAL, found[0], found[1]))


def _equals(scene: Scene) -> Iterator[RelationMention]:
    yield from _as_many(scene)
    for match in word_pattern("comparison", "equal").finditer(scene.plain):
        before = scene.plain[: match.start()]
        if match[0].startswith("as ") and re.search(r"(?:twice|times|half|nowhere near|not|so)\s+$", before):
            continue
        if match[0].startswith("as ") and re.match(rf"\s*(?:\d|{WORDS})", scene.plain[match.end() :]):
            continue  # 'as many as 80'
        if re.search(r"\bthan (?:is |are |was |were |that )?$", before):
            continue  # 'smaller than is typical of forces elsewhere' compares by 'smaller'
        found = reference_in(
            scene.text, match.end() - (4 if match[0].endswith(("the", "that", "its")) else 0), len(scene.plain)
        )
        if match[0].startswith(("matches", "matched", "equals", "typical", "consistent", "mirrors")) and found is None:
            continue
        reference, words, end = found or (
            Reference.MEASURE,
            scene.text[match.end() :].strip(" ,.;"),
            len(scene.plain.rstrip(" .;,")),
        )
        yield _mention(scene, match.start(), end, Relation(Sign.EQUAL, reference, words))


# 'As many of them were content as in similar forces'.
AS_MANY = re.compile(
    r"(?<!twice )(?<!half )(?<!times )(?<!not )(?<!nearly )\b"
    r"as (?:many|much|high|large|great|low|few|often|long|likely)\b"
    r"(?=[^,;.]{3,80}? as (?:in|for|that|those|its|elsewhere|other|similar|most|england"
    r"|the (?:average|country|region))\b)"
)
NUMBER_OF = r"(?:\d+|two|three|four|five|six|seven|eight|ten|twelve|twenty)"
# 'Twice as many (patrols) as', 'half the', 'three times what it was', 'twice as likely'.
TIMES = re.compile(
    rf"(?<!\w)(?P<factor>twice|half|{NUMBER_OF} times) (?:as (?:many|much|[\w-]+)(?P<gap>(?: [\w-]+){{0,5}}? as)?"
    rf"|what|that of|the(?= (?:rate|number|level|figure|share|proportion|national|average)))"
)


def _times(scene: Scene) -> Iterator[RelationMention]:
    for match in TIMES.finditer(scene.plain):
        figure = scene.figure_over(match.start(), match.end("factor"))
        amount = _factor(match["factor"], scene, match.start(), figure.interval if figure else None)
        has_other = match["gap"] or match[0].endswith((" what", " that of", " the"))
        after = match.end() - (4 if match[0].endswith(" the") else 5 if match[0].endswith(" what") else 0)
        anywhere = reference_in(scene.text, match.end(), len(scene.plain))
        reference, name, end = _after(scene, after) if has_other else anywhere or (Reference.MEASURE, "", match.end())
        sign = Sign.BELOW if amount.point < 1 else Sign.ABOVE
        start = min(match.start(), figure.start) if figure else match.start()
        yield _mention(scene, start, max(end, match.end()), Relation(sign, reference, name, amount=amount))


def _factor(words: str, scene: Scene, start: int, read: Interval | None) -> Interval:
    if read is not None and read.unit == "times":
        return read
    first = words.split()[0]
    named = {"half": 0.5, "twice": 2.0}
    factor = named.get(first) or (float(first) if first.isdigit() else value_of_words(first)) or 2.0
    before = scene.plain[:start]
    if re.search(r"(?:more than|over|at least|well over)\s+$", before):
        return Interval(factor, inf, low_open="at least" not in before[-12:], unit="times", stated=factor, hedge="over")
    if re.search(r"(?:less than|under|fewer than|not)\s+$", before):
        return Interval(0, factor, high_open=True, unit="times", stated=factor, hedge="under")
    if re.search(r"(?:almost|nearly|close to)\s+$", before):
        return Interval(factor * 0.9, factor, high_open=True, unit="times", stated=factor, hedge="almost")
    return Interval(
        factor * 0.95, factor * 1.05, unit="times", stated=factor, hedge="around" if "about" in before[-14:] else ""
    )


# --- ranks --------------------------------------------------------------------------------------------


def _ranks(scene: Scene) -> Iterator[RelationMention]:
    ends = table("relations")["rank"]
    superlative = "|".join(w for name in ("highest", "lowest") for w in ends[name])
    ordinal = "|".join(ends["ordinals"])
    ranked = re.compile(
        rf"(?<![\w-])(?:(?P<ordinal>{ordinal}|joint|\d+(?:st|nd|rd|th))[\s-]+)?(?P<end>{superlative})(?![\w-])(?=(?P<rest>[^.;]{{0,80}}))"
    )
    for match in ranked.finditer(scene.plain):
        part = re.match(rf"\s+(?P<part>{'|'.join(PART)}|three|five|ten|two|four|six)\b", match["rest"])
        ordinal_place = match["ordinal"]
        scope = _scope(scene, match.start("rest"), match["end"])
        if part and match["end"] in ("top", "bottom", "upper"):
            yield _mention(
                scene,
                match.start(),
                match.start("rest") + part.end(),
                _part_rank(part["part"], _which_end(match["end"])),
            )
        elif ordinal_place or scope is not None:
            place = float(_place(ordinal_place)) if ordinal_place else 1.0
            reference, name, end = scope or (*_scope_before(scene, match.start()), match.end("end"))
            relation = Relation(
                Sign.RANK, reference, name, rank=Interval(place, place, stated=place), end=_which_end(match["end"])
            )
            yield _mention(scene, match.start(), end, relation)
    yield from counts_of_forces(scene)


def _which_end(word: str) -> str:
    return "highest" if word in table("relations")["rank"]["highest"] else "lowest"


def _place(words: str) -> int:
    ordinals: list[str] = table("relations")["rank"]["ordinals"]
    if words in ordinals:
        return ordinals.index(words) + 1
    digits = re.match(r"\d+", words)
    return int(digits[0]) if digits else 1


SCOPE = re.compile(
    r"\s*(?:[\w'%-]+ ){0,7}?(?:of any|of all|of the|in (?:the country|england and wales|the region"
    r"|any)|nationally|among|anywhere|across|in any|of these|to be)\b|\s*(?:proportional |proportionate "
    r"|percentage )?(?:\w+ )?in any\b"
)


def _scope_before(scene: Scene, start: int) -> tuple[Reference, str]:
    """'Among similar forces it has the third largest': what is ranked against what, told first."""
    found = reference_in(scene.text, 0, start, (Reference.SIMILAR, Reference.REGION))
    return (found[0], "") if found else (FORCES, "")


# 'The top of the force' ranks nothing, and 'one of the largest' or 'some of the longest' gives no place.
OWN_SCOPE = re.compile(
    r"\s*(?:[\w'-]+ ){0,2}?of (?:the|this|its|their|your|our) (?:force|constabulary|organisation|agenda|list|year|month"
    r"|day|week|hour|form|page|table|hill|scale|range|pile|queue|house|shift)\b"
)
ONE_AMONG = re.compile(r"\b(?:one|some|among|many|several|two|three|few|most|all) (?:of )?(?:the |its |their )?$")


def _scope(scene: Scene, start: int, word: str) -> tuple[Reference, str, int] | None:
    """What is ranked against what: 'of any force', 'in the region', 'of these offences'."""
    plain = scene.plain
    before = plain[max(0, start - len(word) - 5) : start - len(word)]
    if word in ("most", "best", "top", "least", "leading") and not re.search(r"the $", before):
        return None
    match = SCOPE.match(plain, start)
    if match is None or OWN_SCOPE.match(plain, match.start()) or ONE_AMONG.search(plain[: start - len(word)]):
        return None
    tail = plain[match.start() :]
    if re.search(r"region", tail):
        return Reference.REGION, "", match.end()
    if re.search(r"similar|group|peer", tail):
        return Reference.SIMILAR, "", match.end()
    if re.search(r"force|country|england|nation|anywhere|constabular", tail):
        return FORCES, "", match.end()
    return Reference.MEASURE, scene.text[match.end() :].strip(" .,;"), len(plain.rstrip(" .,;"))


def _part_rank(part: str, end: str) -> Relation:
    if part in PART:
        return Relation(Sign.RANK, FORCES, rank=Interval(0, PART[part], unit="%", stated=PART[part]), end=end)
    number = value_of_words(part) or 1.0
    return Relation(Sign.RANK, FORCES, rank=Interval(1, number, stated=number), end=end)


def counts_of_forces(scene: Scene) -> Iterator[RelationMention]:
    """'Only six forces attended a smaller proportion': seventh from the bottom. 'No other force ...': first."""
    for pattern in (ONLY_FORCES, NO_FORCE):
        for match in pattern.finditer(scene.plain):
            end = _end_of(match["rest"])
            if not end:
                continue
            ahead = 0.0
            if pattern is ONLY_FORCES:
                ahead = float(match["count"]) if match["count"].isdigit() else value_of_words(match["count"]) or 3.0
            place = ahead + 1
            reference = Reference.REGION if match["head"].endswith("region") else FORCES
            relation = Relation(Sign.RANK, reference, rank=Interval(place, place, stated=place), end=end)
            yield _mention(scene, match.start(), match.end(), relation)


@cache
def _ends() -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = table("relations")["comparison"]
    few = ("so (?:few|little|low|small)", "as (?:few|little|low|small)")
    return (
        ("lowest", whole_words([*words["below"], *words["worse"], *few])),
        ("highest", whole_words([*words["above"], *words["better"], "so [a-z]+", "as [a-z]+"])),
    )


def _end_of(rest: str) -> str:
    """'a smaller proportion' -> lowest; 'at a faster rate', 'so deep a cut' -> highest."""
    return next((end for end, pattern in _ends() if pattern.search(rest)), "")


def counting_words(plain: str) -> tuple[tuple[int, int], ...]:
    """Of a count of forces, the words that tell no measure: 'only six forces', and 'smaller'."""
    for pattern in (ONLY_FORCES, NO_FORCE):
        match = pattern.search(plain)
        if match is not None:
            found = next((m for _, ends in _ends() if (m := ends.search(plain, match.start("rest")))), None)
            return (match.span("head"), *((found.span(),) if found else ()))
    return ()


__all__ = ["at_least", "comparisons", "counting_words", "factor_of", "factor_pattern"]
