"""The letter side: passages -> sentences -> clauses -> Findings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reconcile.extract.letter_clauses import clauses
from reconcile.extract.letter_rows import row_claims
from reconcile.extract.letter_standing import Setting, Spot, about_whom, standing_of
from reconcile.extract.letter_text import as_written, evened
from reconcile.extract.statements import Claim, claims
from reconcile.model import (
    Document,
    Finding,
    Grade,
    Interval,
    Kind,
    Passage,
    Place,
    Relation,
    Role,
    Side,
    Standing,
    When,
)
from reconcile.wording.filler import ABOUT_THE_LETTER, reason
from reconcile.wording.grades import SCALES, grade
from reconcile.wording.patterns import straight
from reconcile.wording.periods import Mention, whens
from reconcile.wording.provision import asks, gives, has_object
from reconcile.wording.sentences import Span, sentences
from reconcile.wording.standing import lead_of
from reconcile.wording.verbs import has_verb

READ = frozenset({Role.BODY, Role.BULLET, Role.FOOTNOTE, Role.TABLE, Role.TILE})
SAME_TIME = re.compile(
    r"(?<!\w)(?:the same (?:period|date|day|year|time|twelve months|12 months|two years|months)|th(?:at"
    r"|ose|is|ese) (?:period|date|day|year|time|twelve months|12 months|two years|months)|over the year"
    r"|during the year|in the year|that year|by then|at that point)(?!\w)"
)
GROUPS = (
    "PCSOs",
    "police officers",
    "officers",
    "police staff",
    "sergeants",
    "inspectors",
    "detectives",
    "special constables",
    "call-handlers",
    "supervisors",
    "victims",
    "children",
    "offenders",
    "detainees",
    "suspects",
)
SENTENCES_BEFORE = 3
WORD = re.compile(r"\w")


def letter_findings(document: Document, force: str = "") -> tuple[Finding, ...]:
    """What the letter says, a row a claim, in reading order."""
    rows: list[Finding] = []
    earlier: dict[tuple[str, ...], tuple[str, ...]] = {}
    for written in document.passages:
        if written.role not in READ:
            continue
        passage = evened(written)
        if passage.role in (Role.TABLE, Role.TILE) and "|" in passage.text:
            rows.extend(as_written(row, written) for row in _row(passage, force))
            continue
        before = earlier.get(passage.headings, ())
        before = before if passage.role is Role.BULLET else before[:1]
        for sentence, found in _passage(passage, before, force):
            rows.extend(as_written(row, written) for row in found)
            before = (sentence, *before)[:SENTENCES_BEFORE]
        if passage.role is Role.BODY:
            earlier = {passage.headings: before}
    return tuple(replace(row, id=f"L{number:03d}") for number, row in enumerate(rows, start=1))


LEANING = re.compile(r"(?:It|They|These|Its|Their|This|Both|Each|We|The (?:first|second|third|fourth|last|other))\b")


def _passage(passage: Passage, before: tuple[str, ...], force: str) -> Iterator[tuple[str, list[Finding]]]:
    graded: Grade | None = None
    about_letter = False
    for span in sentences(passage.text):
        sentence = span.of(passage.text)
        found = list(_sentence(sentence, span.start, Setting(passage, before, force, graded, about_letter)))
        about_letter = bool(reason(sentence, ABOUT_THE_LETTER)) or (about_letter and bool(LEANING.match(sentence)))
        yield sentence, found
        graded = next((row.value for row in reversed(found) if isinstance(row.value, Grade)), graded)
        before = (sentence, *before)[:SENTENCES_BEFORE]


def _row(passage: Passage, force: str) -> Iterator[Finding]:
    """The figures of a table row or a tile."""
    dated = _dated(passage.text)
    for claim in row_claims(passage.text):
        yield Finding(
            id="",
            side=Side.LETTER,
            standing=Standing.FINDING,
            kind=Kind.QUANTITY,
            force=force if claim.about is None else "",
            theme=" > ".join(passage.headings),
            measure=claim.measure,
            value=claim.value,
            words=claim.span.of(passage.text),
            place=_place(passage, claim.span.start),
            unit=claim.value.unit,
            period=dated.words if dated else "",
            when=dated.when if dated else None,
            group=_group(claim.measure),
            sentence=passage.text,
            context=passage.headings[-1:],
            about=claim.about,
        )


def _sentence(sentence: str, offset: int, setting: Setting) -> Iterator[Finding]:
    said: tuple[str, ...] = ()
    trend: Relation | None = None
    graded = setting.graded
    counted: Interval | None = None
    spans = _whole_provisions(sentence, clauses(sentence))
    previous: Standing | None = None
    for number, span in enumerate(spans):
        clause = span.of(sentence)
        if WORD.search(clause) is None:
            continue
        spot = Spot(clause, sentence, number == 0, number == len(spans) - 1, previous)
        before = (*said, *((setting.passage.stem,) if setting.passage.stem else ()), *setting.before)
        around = setting.before[0] if setting.before and asks(setting.before[0]) else ""
        found = [_elliptical(claim, clause, trend) for claim in claims(clause, before, around)]
        found = [_same_grade(claim, clause, graded) for claim in found]
        if number and isinstance(graded, Grade):
            found = [_graded_too(claim, clause, graded) for claim in found]
        found = [_part_of_those(claim, clause, counted) for claim in found]
        counted = next((c.value for c in found if _is_count(c) and isinstance(c.value, Interval)), counted)
        graded = next((c.value for c in found if isinstance(c.value, Grade)), graded)
        changed = next((c.value for c in found if c.kind is Kind.TREND and isinstance(c.value, Relation)), None)
        trend = changed or (None if has_verb(clause) else trend)
        for claim in found:
            finding = _finding(claim, spot, offset + span.start, setting)
            previous = finding.standing
            yield finding
        said = (clause, *said)


OF_WHICH = re.compile(r"(?:and )?of (?:which|whom|these|those|them)\b")


def _is_count(claim: Claim) -> bool:
    value = claim.value
    return isinstance(value, Interval) and value.unit == "" and value.stated is not None and not value.hedge


def _part_of_those(claim: Claim, clause: str, counted: Interval | None) -> Claim:
    """'It has 58 groups, of which 21 are ...': the 58 are the whole."""
    value = claim.value
    if counted is None or claim.whole is not None or not _is_count(claim) or not isinstance(value, Interval):
        return claim
    if OF_WHICH.match(straight(clause)) is None or value.point > counted.point:
        return claim
    return replace(claim, whole=counted)


LAST_WORDS = re.compile(r"(?:requir(?:es|ing) improvement|[a-z]+)$")


def _graded_too(claim: Claim, clause: str, graded: Grade) -> Claim:
    """'Custody was judged good, but transport inadequate': what stands in for 'was judged'."""
    last = LAST_WORDS.search(straight(clause))
    if claim.kind is not Kind.ANSWER or last is None or has_verb(clause):
        return claim
    name = "requires improvement" if last[0].startswith("requir") else last[0]
    if name not in SCALES.get(graded.scale, ()):
        return claim
    return replace(claim, kind=Kind.GRADE, value=grade(name, graded.scale))


SAME_GRADE = re.compile(
    r"(?<!\w)(?:the (?:same )?(?:grade|judge?ment|rating|result|mark)s? (?:that |which )?(?:it|the force"
    r"|the constabulary) "
    r"(?:received|was given|earned|had|got|achieved|was awarded)|the same (?:grade|judge?ment|rating"
    r"|result|mark) as|as it (?:was|had been|did|had done) (?:in|the year|last|a year))(?!\w)"
)


def _same_grade(claim: Claim, clause: str, graded: Grade | None) -> Claim:
    """'This is the grade that it received in 2015': the grade just given, at another time."""
    if (
        graded is None
        or claim.kind not in (Kind.ANSWER, Kind.COMPARISON, Kind.TREND)
        or not SAME_GRADE.search(straight(clause))
    ):
        return claim
    return replace(claim, kind=Kind.GRADE, value=graded)


OF_A_TIME = re.compile(r"(?:19|20)\d\d|\b(?:year|month|quarter)s?\b")


THAT_OF = re.compile(r"(?:that|those) (?:of|for) .* by ")


def _elliptical(claim: Claim, clause: str, trend: Relation | None) -> Claim:
    """'6,012 went in one year, and 1,504 in the next': a bare figure after a change is a change too."""
    if (
        trend is None
        or not isinstance(claim.value, Interval)
        or claim.value.stated is None
        or has_verb(clause)
        or not (_dated(clause) or THAT_OF.match(straight(clause)))
    ):
        return claim
    relation = Relation(trend.sign, trend.to, trend.name, amount=claim.value)
    return replace(claim, kind=Kind.TREND, value=relation)


def _whole_provisions(sentence: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """'How many there were, it was unable to say' is one claim, though it is two clauses."""
    kept: list[Span] = []
    for span in spans:
        clause = span.of(sentence)
        last = kept[-1].of(sentence) if kept else ""
        object_first = gives(clause) and not has_object(clause) and has_object(last)
        in_pairs = clause.startswith("nor ") and gives(last) and has_object(clause) and not gives(clause)
        if kept and (object_first or in_pairs):
            kept[-1] = Span(kept[-1].start, span.end)
        else:
            kept.append(span)
    return tuple(kept)


def _finding(claim: Claim, spot: Spot, offset: int, setting: Setting) -> Finding:
    clause, sentence = spot.clause, spot.sentence
    words = clause[claim.start : claim.end]
    period, when = _period(clause, sentence, setting)
    lead = lead_of(sentence, clause)
    about, other = about_whom(clause, claim, lead, setting.force)
    stem = (setting.passage.stem,) if setting.passage.stem else ()
    heading = (setting.heading,) if setting.heading else ()
    return Finding(
        id="",
        side=Side.LETTER,
        standing=standing_of(claim, spot, about, setting),
        kind=claim.kind,
        force=other or setting.force,
        theme=" > ".join(setting.passage.headings),
        measure=claim.measure,
        value=claim.value,
        words=words,
        place=_place(setting.passage, offset + claim.start),
        unit=claim.unit,
        period=period,
        when=when,
        group=_group(clause),
        sentence=sentence,
        context=(*stem, *setting.before, *heading),
        whole=claim.whole,
        about=about,
    )


# --- who, when, where ---------------------------------------------------------------------------------


def _period(clause: str, sentence: str, setting: Setting) -> tuple[str, When | None]:
    """The period of a clause: its own, that of what stands before it, or for 'the same period' that of the last."""
    for text in (clause, sentence[: max(0, sentence.find(clause))]):
        found = _dated(text)
        if found is not None:
            return found.words, found.when
    if SAME_TIME.search(straight(sentence)):
        told = (_dated(text, at=at) for at in (True, False) for text in setting.before)
        for found in told:
            if found is not None:
                return found.words, found.when
    return "", None


# 'An increase of 2% on March 2018', 'more than in 2012': the time that is compared with, not that of the figure.
COMPARED_WITH = re.compile(
    r"(?:(?:%|per ?cent|points?|increase|rise|fall|decrease|reduction|drop|up|down)(?: of [\w.%]+(?: per ?cent)?)? on"
    r"|since|than(?: (?:in|at|on|it was|they were))*|compared (?:with|to)|against|from)\s+(?:the )?$"
)


def _dated(text: str, *, at: bool = False) -> Mention | None:
    """The first time that the text names; `at`: one that is told as the time of a figure."""
    plain = straight(text)
    return next(
        (
            m
            for m in whens(text)
            if m.when.every is None
            and (m.when.start or m.when.end or m.when.text)
            and not (at and (COMPARED_WITH.search(plain[: m.start]) or not (m.when.start or m.when.end)))
        ),
        None,
    )


def _group(clause: str) -> str:
    plain = straight(clause)
    found = [(plain.find(straight(group)), group) for group in GROUPS if straight(group) in plain]
    return min(found)[1] if found else ""


def _place(passage: Passage, offset: int) -> Place:
    """The place of a character: its page, where the passage runs over two."""
    mark = next((m for m in passage.marks if m.start <= offset < m.end), None)
    if mark is None:
        return passage.place
    return replace(passage.place, page=mark.page, box=mark.box or passage.place.box)
