"""Which figures of a clause are what it claims: not those that say which things are meant, or of what whole."""

from __future__ import annotations

import re
from dataclasses import replace
from math import inf

from reconcile.model import Interval, Reply
from reconcile.wording.figures import Figure
from reconcile.wording.negation import governing, negations, polarity
from reconcile.wording.patterns import straight
from reconcile.wording.scene import Scene, is_quantifier
from reconcile.wording.sentences import Span

TIME_UNITS = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months", "years"})
# A duration that says under what condition something counts: 'within ten seconds', 'aged under 18'.
QUALIFIES = re.compile(
    r"(?<!\w)(?:those|these|same|within|inside|outside|in under|after|aged|beyond|than|for|over|section"
    r"|every|in the (?:last|past|first|next|following)|of the|the)\s+(?:the\s+)?$"
)


# --- bounds ---

NOT_ALL = Interval(0, 100, high_open=True, unit="%", hedge="not all")


EXCEPT = re.compile(r"(?: [\w'-]+){1,4} (?:save|bar|but|except(?:ing)?|apart from|with the exception of)(?: for)?\b")
EXCEPTED = re.compile(r"\b(?:all|every|each)(?: [\w'-]+){1,4} (?:save|bar|but|except(?:ing)?|apart from)(?: for)? $")


def _is_all(figure: Figure) -> bool:
    return is_quantifier(figure) and figure.interval.low == figure.interval.high == 100 and figure.whole is None


NEVER = re.compile(r"(?:never|not|at no time|on no occasion)")


def bounded(view: Scene, free: list[Figure]) -> list[Figure]:
    """'Never below 80%' is at least 80%: the denial taken into the figure that follows it."""
    kept: list[Figure] = []
    for number, figure in enumerate(free):
        following = free[number + 1] if number + 1 < len(free) else None
        if (
            following is not None
            and NEVER.fullmatch(straight(figure.words))
            and not view.plain[figure.end : following.start].strip()
            and following.interval.hedge in ("under", "over")
        ):
            continue
        before = kept[-1].end if kept else 0
        if _is_all(figure) and EXCEPT.match(view.plain, figure.end):
            kept.append(replace(figure, interval=NOT_ALL))  # 'in every district save one'
            continue
        if _is_all(figure) and any(n.end <= figure.start for n in governing(view.text) if n.strength == "full"):
            kept.append(replace(figure, interval=NOT_ALL))  # 'does not go to every crime'
            continue
        if figure.interval.hedge in ("under", "over") and re.search(
            rf"(?:{NEVER.pattern})\s+$", view.plain[before : figure.start]
        ):
            bound, under = figure.interval.point, figure.interval.hedge == "under"
            interval = replace(
                figure.interval,
                low=bound if under else 0.0,
                high=inf if under else bound,
                low_open=False,
                high_open=False,
                hedge="at least" if under else "up to",
            )
            figure = replace(figure, interval=interval)
        kept.append(figure)
    return kept


# --- scope, wholes, qualifiers ---

# 'In each of the force's three areas', 'over the first three quarters of 2013/14'.
OF_WHOLE = re.compile(r"\b(?:each|all|every one|both|none|neither|any|either) of (?:[\w']+ ){0,3}$")


# 'Of the three groups, two ...', 'in the 36 cases that we read'; 'in the other two' alone.
AMONG = re.compile(r"\b(?:among|of|in|across|between) (?:all )?(?:the|its|their|these|those|this force's) $")
OTHERS = re.compile(r"\b(?:among|of|in|at|across|for) (?:the|its|their) other $")

# 'Of the three groups', 'in the other two', 'all five of the districts': which are spoken of, not how many there are.
SCOPE = re.compile(
    r"(?<![\w'])(?:(?:of|in|at|for|to|by|with|from|on|across|between|among|over|under|within) (?:all )?"
    r"(?:the|these|those|its|their|your)(?: force's)?(?: other| remaining)?|the|these|those)\s+$"
)
MOST_IN_SCOPE = 12
FEW_IN_SCOPE = 6
SPAN_OF_TIME = re.compile(
    r"\s+of the (?:past |last )?(?:decade|year|day|time|week|night|month|period)s?\b|\s+of the (?:past|last)\b"
)
ONE_OF = re.compile(r"\b(?:is|was|are|were|as|remains?|been|it|this)\s+$")


DEGREE = re.compile(r"\b(?:who|whom|that|which|what|they|it)\s+$")


def _is_in_passing(view: Scene, figure: Figure) -> bool:
    """A denial in a condition ('if no offence took place'), 'most' of a degree ('whom they most fear')."""
    if straight(figure.words) == "most" and DEGREE.search(view.plain[: figure.start]):
        return True
    if figure.interval.high > 0:
        return False
    over = [n for n in negations(view.text) if n.start < figure.end and figure.start < n.end]
    turning = {n.start for n in governing(view.text)}
    return bool(over) and not any(n.start in turning for n in over)


# 'Agree what each of them will do'.
ASKED = re.compile(r"\b(?:what|how|whether|which)\s+$")


# 'It missed its target of attending within 15 minutes': the minutes say which target.
OF_TARGET = re.compile(
    r"\b(?:miss|met|meet|hit|exceed|achiev|beat|fail|short of|against|within|inside)\w* (?:\w+ ){0,2}?"
    r"(?:its|the|their|a|this) (?:\w+ )?(?:target|standard|deadline|limit|benchmark)s? (?:time )?of (?:[\w-]+ ){0,5}?$"
)


def is_scope(view: Scene, figure: Figure) -> bool:
    """Whether a small number only says which things are meant, and 'most' how much of a time."""
    before, after = view.plain[: figure.start], view.plain[figure.end :]
    words = straight(figure.words)
    if OF_TARGET.search(before) or EXCEPTED.search(before):
        return True
    if is_quantifier(figure) and _is_in_passing(view, figure):
        return True
    if is_quantifier(figure):
        return (
            SPAN_OF_TIME.match(after) is not None
            or ASKED.search(before) is not None
            or after.startswith("-crim")
            or before.endswith("one of ")
        )
    if words.endswith("single"):
        return polarity(view.text) is not Reply.NO
    if words == "one" and after.startswith(" of ") and ONE_OF.search(before):
        return True
    stated = figure.interval.stated
    if figure.interval.unit == "" and OTHERS.search(before):
        return True
    if figure.interval.unit or figure.interval.hedge or stated is None or stated > MOST_IN_SCOPE:
        return False
    match = SCOPE.search(before)
    if match is None or figure.whole is not None:
        return False
    return match[0].strip() not in ("the", "these", "those") or (stated <= FEW_IN_SCOPE and words.isalpha())


def is_whole(view: Scene, figure: Figure, free: list[Figure]) -> bool:
    """'Neither of the two', 'each of its three areas': the whole of which another figure is a part."""
    if any(
        f.whole is not None and f.whole.point == figure.interval.point and 0 <= figure.start - f.end <= 8 for f in free
    ):
        return True
    if re.match(r"\s+of (?:19|20)\d\d", view.plain[figure.end :]):
        return True
    if re.search(r"\bthe $", view.plain[: figure.start]) and re.match(
        r"\s+(?:\w+ )?(?:police )?(?:forces|constabularies)\b", view.plain[figure.end :]
    ):
        return True  # 'the 43 forces'
    before = view.plain[: figure.start]
    whole = OF_WHOLE.search(before) or (figure.interval.unit == "" and AMONG.search(before))
    return len(free) > 1 and bool(whole)


def is_qualifier(view: Scene, figure: Figure, free: list[Figure]) -> bool:
    """'94 per cent were answered within ten seconds': the ten seconds say which calls, not what is claimed."""
    if figure.interval.unit not in TIME_UNITS or len(free) < 2:
        return False
    others = [f for f in free if f is not figure and (f.interval.unit not in TIME_UNITS or figure.start < f.start)]
    return bool(others) and (
        QUALIFIES.search(view.plain[: figure.start]) is not None
        or figure.words.lower().startswith(("within", "inside", "in under", "after", "outside", "for "))
    )


# --- the words of one figure among several ---

FEW = 3  # words
CUT = re.compile(r",\s+(?:and\s+)?|;\s+|\s+and\s+(?=\S*\d|\w+ of)")


def narrow(text: str, figure: Figure, values: list[Figure]) -> Span:
    """Of a clause that lists several figures, the stretch that holds this one alone."""
    start, end = 0, len(text)
    for cut in CUT.finditer(text):
        if cut.end() <= figure.start and any(other.end <= cut.start() for other in values):
            start = max(start, cut.end())
        if cut.start() >= figure.end and any(other.start >= cut.end() for other in values):
            end = min(end, cut.start())
    if len(text[start:end].split()) < FEW or any(len(p.split()) <= FEW for p in (text[:start], text[end:]) if p):
        return Span(0, len(text))  # '33 of the 50, around two-thirds': one statement said twice
    return Span(start, end)
