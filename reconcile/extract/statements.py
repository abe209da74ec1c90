"""One clause of a letter as claims: provision, grade, comparison, trend, figure, date, category, or yes and no."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from reconcile.extract.letter_figures import TIME_UNITS, bounded, is_qualifier, is_scope, is_whole, narrow
from reconcile.extract.subjects import measure
from reconcile.model import Answer, Category, Interval, Kind, Reference, Reply, Sign, Value
from reconcile.wording.comparisons import counting_words
from reconcile.wording.figures import Figure
from reconcile.wording.grades import grades
from reconcile.wording.negation import governing, polarity
from reconcile.wording.numbers import numbers
from reconcile.wording.patterns import straight, table, whole_words
from reconcile.wording.periods import Mention
from reconcile.wording.provision import provision
from reconcile.wording.relations import relations_in
from reconcile.wording.scene import RelationMention, Scene, is_quantifier, scene
from reconcile.wording.sentences import Span
from reconcile.wording.standing import judgement_words
from reconcile.wording.trends import COUNT

TRENDS = frozenset({Sign.RISING, Sign.FALLING, Sign.UNCHANGED, Sign.CHANGED})
# 'Sixteen other forces make use of it': a count over the forces of the return.
FORCES_COUNTED = re.compile(
    r"(?<!\w)(?<!the )(?:\d+|half|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|\w+teen|\w+ty|one|most|few|many|all|majority of|minority of|dozen)(?: of)?"
    r"(?: \w+)? (?:\w+ )?(?:police )?(?:forces|constabularies)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a clause claims: the characters start:end of it, the kind and the value."""

    start: int
    end: int
    kind: Kind
    value: Value | None
    measure: str
    unit: str = ""
    whole: Interval | None = None
    reference: RelationMention | None = None


@cache
def _words(name: str) -> re.Pattern[str]:
    return whole_words(table("claims")[name])


def claims(clause: str, before: tuple[str, ...], around: str = "") -> tuple[Claim, ...]:
    """Everything that a clause claims. `before` is what stands before it, nearest first, for its pronouns;
    `around` the rest of its sentence, where the object of 'it could not tell us' may stand."""
    view = scene(clause)
    found: list[Claim] = []
    provided = None if FORCES_COUNTED.search(view.plain) else provision(clause, around)
    if provided is not None:
        found.extend(_provisions(view, provided, before))
    graded = [] if provided else list(_grades(view, before))
    found.extend(graded)
    related = relations_in(view)
    if graded:  # 'up from requires improvement' tells of grades, which are claims of their own
        related = tuple(m for m in related if m.relation.sign not in TRENDS or m.relation.amount is not None)
    if FORCES_COUNTED.search(view.plain) and view.figures:  # 'eleven forces increased their numbers' counts forces
        related = tuple(m for m in related if m.relation.sign is Sign.RANK or m.relation.to is not Reference.EARLIER)
    for mention in related:
        kind = Kind.TREND if mention.relation.sign in TRENDS else Kind.COMPARISON
        found.append(replace(_claim(view, kind, mention.relation, _taken(view, mention), before), reference=mention))
    free = [f for f in view.figures if not any(m.start < f.end and f.start < m.end for m in related)]
    exact = any(
        not is_quantifier(f) and not f.words.lower().endswith("single")
        for f in view.figures
        if not is_qualifier(view, f, list(view.figures)) and not is_scope(view, f)
    )
    if provided is None:
        found.extend(_figures(view, [f for f in free if not _is_spell(view, f, found)], related, before))
    if provided is None:
        yearly = any(mention.relation.steps > 1 for mention in related)  # 'with every year' tells how a change ran
        found.extend([] if yearly else _dates(view, before, bare=not view.figures and not related))
    if not exact and provided is None and not graded:
        found.extend(_categories(view, before))
        since = SINCE.search(view.plain) is not None
        if not any(
            _is_firm(mention) or _is_of_a_count(view, mention) or (since and mention.relation.sign in TRENDS)
            for mention in related
        ):
            found.append(_claim(view, Kind.ANSWER, answer(clause), [], before))
    return tuple(found)


def _claim(view: Scene, kind: Kind, value: Value | None, taken: list[Span], before: tuple[str, ...]) -> Claim:
    unit = value.unit if isinstance(value, Interval) else ""
    dates = [Span(w.start, w.end) for w in view.whens] if kind is not Kind.ANSWER else []
    return Claim(0, len(view.text), kind, value, measure(view.text, [*taken, *dates], before), unit)


THAN = re.compile(r"\b(?:than|to|with|as)\b")


def _taken(view: Scene, mention: RelationMention) -> list[Span]:
    """What of a relation is value and not measure: its figures, its first word, and what it compares with."""
    if mention.relation.sign is Sign.RANK and (counting := counting_words(view.plain)):
        return [Span(*span) for span in counting]
    if mention.relation.sign is Sign.RANK:
        return _ranking_words(view, mention)
    if mention.relation.sign is Sign.EQUAL:
        return [Span(mention.start, mention.end)]
    spans = [Span(f.start, f.end) for f in view.figures if mention.start <= f.start < mention.end]
    plain = view.plain[mention.start : mention.end]
    word = re.match(r"[\w-]+", plain)
    if word and not spans:
        spans.append(Span(mention.start, mention.start + word.end()))
    thans = list(THAN.finditer(plain))
    if thans and not any(span.start >= mention.start + thans[-1].start() for span in spans):
        spans.append(Span(mention.start + thans[-1].start(), mention.end))
    return spans


PLACE = re.compile(
    r"[\w-]+(?:[\s-]+(?:highest|lowest|largest|smallest|greatest|biggest|best|worst|fewest|most|least))?"
)


AMONG = re.compile(
    r"\b(?:(?:of|in|among|across|throughout) (?:any|all|the (?:country|region)|england and wales"
    r"|(?:its |the )?(?:most )?similar)(?: other)?(?: (?:police )?(?:forces?|constabular(?:y|ies)|group))?"
    r"|nationally|anywhere)\b"
)


def _ranking_words(view: Scene, mention: RelationMention) -> list[Span]:
    """'The third largest team of any force': the place and the forces, not the team."""
    place = PLACE.match(view.plain, mention.start)
    if place is None:
        return [Span(mention.start, mention.end)]
    among = AMONG.search(view.plain, place.end())
    return [Span(place.start(), place.end()), *([Span(among.start(), among.end())] if among else [])]


# --- provision, answer --------------------------------------------------------------------------------


NOR = re.compile(
    r",? (?:nor|or) (?=(?:[\w'-]+ ){0,6}?(?:proportion|percentage|number|how|figure|share|what|whether|when))"
)


def _provisions(view: Scene, reply: Reply, before: tuple[str, ...]) -> Iterator[Claim]:
    """'It could tell us neither how many there were nor how long they took': a claim for either."""
    whole = _claim(view, Kind.PROVISION, Answer(reply), [], before)
    cut = NOR.search(view.plain) if reply is Reply.NOT_PROVIDED else None
    if cut is None:
        yield whole
        return
    yield replace(whole, end=cut.start(), measure=measure(view.text[: cut.start()], [], before))
    start = cut.start() + len(cut[0]) - len(cut[0].lstrip(", "))
    yield replace(whole, start=start, measure=measure(view.text[start:], [], before))


NOT_KNOWN = re.compile(
    r"(?<!\w)(?<!who )(?<!she )(?<!he )(?<!they )(?<!whereabouts )(?:(?:does|do|did) not (?:yet )?know"
    r"|(?:is|are|was|were) not (?:yet )?known|remains? to be seen|it is too (?:early|soon) to (?:say"
    r"|tell|know)|(?:is|are|was|were) unknown|has no (?:idea|means of knowing|way of knowing)|unclear whether"
    r"|uncertain whether|not yet (?:clear|certain))(?!\w)"
)


def answer(clause: str) -> Answer:
    """Yes, no, partly or not known, as the clause has it; praise and criticism marked."""
    unknown = NOT_KNOWN.search(straight(clause))
    if unknown is not None:
        denied = any(n.end <= unknown.start() for n in governing(clause))  # 'cannot be said not to know'
        return Answer(Reply.YES if denied else Reply.NOT_KNOWN)
    reply = polarity(clause)
    judged = judgement_words(clause)
    if judged == "praise" and reply is Reply.YES:
        return Answer(Reply.YES, "praise")
    if judged == "criticism" and reply is Reply.YES:
        return Answer(Reply.NO, "criticism")
    return Answer(reply)


# --- grades, figures ----------------------------------------------------------------------------------


def _grades(view: Scene, before: tuple[str, ...]) -> Iterator[Claim]:
    for mention in grades(view.text):
        yield _claim(view, Kind.GRADE, mention.grade, [Span(mention.start, mention.end)], before)


# 'Rose by 1.5%, and that of staff by 3%'.
BY = re.compile(r"\bby (?:(?:about|around|some|nearly|almost|over|just|only|more than|less than) )*$")

# 'Has yet to bring a single one into use'.
NOT_ONE = Interval(0, 0, hedge="none")


def _figures(
    view: Scene, free: list[Figure], related: tuple[RelationMention, ...], before: tuple[str, ...]
) -> Iterator[Claim]:
    free = bounded(view, free)
    changed = next((m for m in related if m.relation.sign in TRENDS), None)
    values = [
        f for f in free if not is_qualifier(view, f, free) and not is_whole(view, f, free) and not is_scope(view, f)
    ]
    if any(not is_quantifier(f) for f in values) or any(w.when.every is not None for w in view.whens):
        values = [f for f in values if DISTRIBUTIVE.match(f.words.lower()) is None or f.whole is not None]
    if len(values) > 1:  # 'once 1,100 strong, now 240'
        values = [f for f in values if re.search(r"\bonce\s+$", view.plain[: f.start]) is None]
    for figure in values:
        span = narrow(view.text, figure, values)
        claim = _claim(view, _kind_of(figure), figure.interval, _number_words(figure), before)
        if changed is not None and BY.search(view.plain[: figure.start]):
            relation = replace(changed.relation, amount=figure.interval, origin=None, target=None)
            claim = replace(claim, kind=Kind.TREND, value=relation)
        if figure.words.lower().endswith("single") and polarity(view.text) is Reply.NO:
            claim = replace(claim, kind=Kind.APPROXIMATION, value=NOT_ONE)
        yield replace(claim, start=span.start, end=span.end, whole=figure.whole)


# 'Each suite has two nurses', 'every pound', 'at all times': beside another figure it says of what that is told.
DISTRIBUTIVE = re.compile(r"(?:(?:in|on|of|for) )?(?:each|every)\b|(?:at )?all(?= times)|at all\b|the whole|the entire")


def _number_words(figure: Figure) -> list[Span]:
    """'One crime in eight': the numbers, not what is counted."""
    found = numbers(figure.words)
    if figure.form != "share" or len(found) != 2:
        return [Span(figure.start, figure.end)]
    between = LINK.search(figure.words, found[0].end, found[1].start)
    if between is None or not figure.words[found[0].end : between.start()].strip():
        return [Span(figure.start, figure.end)]
    return [
        Span(figure.start, figure.start + found[0].end),
        Span(figure.start + between.start(), figure.end),
    ]


LINK = re.compile(r"\s(?:in|out of)(?: (?:every|each))?\s")


def _is_firm(mention: RelationMention) -> bool:
    """Whether a relation has a reference or a time of its own; else the clause may be a plain statement."""
    relation = mention.relation
    if relation.to in (Reference.MEASURE, Reference.FORCE):
        return relation.amount is not None or (relation.sign in (Sign.ABOVE, Sign.BELOW) and " than " in mention.words)
    return relation.to is not Reference.EARLIER or bool(
        relation.amount or relation.since or relation.until or relation.name or relation.steps > 1
    )


def _is_of_a_count(view: Scene, mention: RelationMention) -> bool:
    """'The number of vans fell' is a trend and nothing else."""
    return mention.relation.sign in TRENDS and COUNT.search(view.plain[: mention.start]) is not None


# 'Have increased since then'.
SINCE = re.compile(r"\bsince (?:then|that (?:time|date|year)|the (?:start|beginning))\b")
FRACTION = re.compile(
    r"\b(?:half|halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|in|out of"
    r"|twentieth|hundredth|(?:for|of) every)\b"
)


def _kind_of(figure: Figure) -> Kind:
    """A figure stated exactly is a quantity; a hedge, a quantifier or a fraction in words approximates."""
    fraction = figure.form == "share" and FRACTION.search(straight(figure.words)) is not None
    if figure.interval.hedge or figure.interval.stated is None or fraction:
        return Kind.APPROXIMATION
    return Kind.QUANTITY


def _is_spell(view: Scene, figure: Figure, found: list[Claim]) -> bool:
    """'Hardly changed over three years', 'in each of the past two years': how long a change took."""
    if not any(claim.kind is Kind.TREND for claim in found):
        return False
    return (
        figure.interval.unit in TIME_UNITS
        or re.match(r"\s*(?:the )?(?:past|last|\w+ years)", view.plain[figure.end :]) is not None
    )


NEAR = 40  # characters


# --- dates, categories --------------------------------------------------------------------------------


RATE_OF_TIME = re.compile(r"(?:each|every|per) (?:day|week|month|quarter|year)$", re.IGNORECASE)


def _dates(view: Scene, before: tuple[str, ...], *, bare: bool) -> Iterator[Claim]:
    """Frequencies always; dates where they are what the clause says ('was set up in February 2014')."""
    for mention in view.whens:
        if RATE_OF_TIME.match(mention.words) and any(f.end <= mention.start for f in view.numbers):
            continue  # '2,200 certificates each year' is a number, not how often something happens
        if re.search(r"\bnot\s+$", view.plain[: mention.start]):
            continue  # 'quarterly, not monthly'
        if mention.when.every is not None or (bare and mention.when.start is not None and _tells_when(view, mention)):
            yield _claim(view, Kind.DATE, mention.when, [Span(mention.start, mention.end)], before)


def _tells_when(view: Scene, mention: Mention) -> bool:
    """Whether a verb of happening stands close before the date: 'was set up in February 2014'."""
    if re.search(r"since|until", view.plain[max(0, mention.start - 8) : mention.end]):
        return True
    near = view.plain[max(0, mention.start - NEAR) : mention.start]
    return mention.start > 0 and _words("event").search(near) is not None


# 'An inspector chairs it': who does is told first.
OF_ITS_SUBJECT = ("leads on", "chairs", "is responsible for", "are responsible for")


def _categories(view: Scene, before: tuple[str, ...]) -> Iterator[Claim]:
    match = _words("category").search(view.plain)
    if match is not None:
        rest = view.text[match.end() :].strip(" ,.;")
        if not rest or match[0].startswith(OF_ITS_SUBJECT):
            rest = view.text[: match.start()].strip()
        words = view.text[match.start() :].strip() if match[0].startswith(("by ", "in person")) else rest
        yield _claim(view, Kind.CATEGORY, Category(words), [], before)
