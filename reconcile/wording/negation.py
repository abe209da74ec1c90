"""Whether a clause affirms or denies what it speaks of: denials, their scope, and their parity.

'does not lack' affirms; 'has yet to' denies; 'not only' denies nothing. The words are data
(tables/negation.toml); this file holds what a list cannot say: pairs that count once, denials inside
'those who do not ...', which say whom the clause is about and leave what it says of them alone, and
denials of what stands in contrast ('by points and not by hunch').
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from reconcile.model import Reply
from reconcile.wording.patterns import straight, table, whole_words, without_asides
from reconcile.wording.terms import terms


@dataclass(frozen=True, slots=True)
class Negation:
    """A denial, the characters start:end of the text: 'full', 'nearly' (hardly, rarely) or 'part' (not all)."""

    start: int
    end: int
    words: str
    strength: str


# The order in which the lists are tried: what only looks like a denial first, then the longer readings.
STRENGTHS = ("double", "never", "part", "nearly", "full")

_AUXILIARY = r"(?:is|are|was|were|be|been|has|have|had|can|cannot|could|does|do|did|will|would|may|might|must|should)"
_WORD_END = r"(?![\w'])"

# 'those who do not come back': a clause that says whom the sentence is about. 'That' is one only before a verb:
# 'found that the force does not' reports a statement, 'a team that is denied' describes a team.
RELATIVE = re.compile(
    rf"(?<![\w'])(?:who|whom|whose|(?:(?:in|on|at|to|for|from|of|by|with) )?which|that(?= {_AUXILIARY}{_WORD_END}))"
    rf"(?![\w'])|(?<=\w) (?:it|they|he|she)(?= (?:do|does|did|is|are|was|were|has|have|had) not\b)"
)
# 'Name-calling that falls short of a crime': a lexical denial straight after 'that'.
LEXICAL = re.compile(r"(?!no|never|nothing|neither|hardly|rarely|seldom)[a-z]")
DESCRIBED = re.compile(r"\w (?:that|which|who) $")
# 'when nobody is sent': a condition of the statement, not the statement.
SUBORDINATE = re.compile(r"(?<![\w'])(?:when|where|why|if|whether|unless|because)(?![\w'])")
# 'There is no team that is denied sight of it': here the relative clause is what the sentence says.
EXISTENTIAL = re.compile(
    rf"(?<![\w'])there (?:is|are|was|were|has been|have been|had been|remains?){_WORD_END}|(?<![\w'])it (?:is"
    rf"|was) (?!not )[^,;]{{1,40}} (?:that|who|which)\b"
    rf"|^\W*(?:no(?! longer)|not (?:a|one)|nobody|no one|none|nothing|few){_WORD_END}|^\W*(?:are|is"
    rf"|were|was) there{_WORD_END}"
)
# Where a relative clause inside the subject gives way to the main verb.
VERB = re.compile(rf"(?<![\w']){_AUXILIARY}(?: (?:not|yet|also|never|all|now|still))*(?: {_AUXILIARY})*{_WORD_END}")
PLAIN_VERB = re.compile(
    r"(?<=\w )\w+(?:es|s|ed) (?:the|a|an|those|people|any|its|their|all|to|no|each|every|this|these)\b"
)
ASKS = re.compile(
    r"^\W*(?:q?\d[\w.]*[.)]?\s+)?(?:does|do|did|has|have|had|is|are|was|were|can|could|may|must|will"
    r"|how|what|which|who)\b(?! there\b)"
)
OFFERED = re.compile(r"\b(?:available|offered|provided|used|given|open|applied|extended|covers?|covering|accepts?)\b")

# 'Does not know whether it has none': what is asked or said is the statement.
ASKED_AFTER = (
    "not",
    "even",
    "know",
    "knows",
    "say",
    "tell us",
    "ask",
    "asked",
    "asks",
    "just",
    "far",
    "soon",
    "long",
    "such",
    "same",
    "as",
    "well",
    "often",
    "many",
    "much",
    "known",
)

# 'by points and not by hunch', 'pooled rather than issued': the contrast, up to the end of its phrase.
CONTRAST = re.compile(
    r"(?:,| and| but|;) (?:certainly |simply |indeed )?not (?!(?:\w+ ){0,3}?(?:is|are|was|were|has"
    r"|have|had|do|does|did|can|could|been|all|every)\b)[^,;.]*|(?<!\w)(?:rather than|instead of"
    r"|as opposed to|in place of|in preference to)\b[^,;.]*"
)
# 'without going back to a desk' tells how; 'without asking her' tells that she is not asked.
MANNER = re.compile(
    r"without (?!(?:consult|ask|tell|inform|check|be|hav|seek|record|review|notif|obtain|includ|cover"
    r"|mention|record|leav|see|hear|trac)\w*ing)\w+ing\b|without (?:charge|suspicion|cause|warning"
    r"|notice|appointment|consent|delay|hesitation|difficulty|fail|question|doubt|exception|prompting)\b"
)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    lists = table("negation")
    return tuple((strength, whole_words(lists[strength])) for strength in STRENGTHS)


@lru_cache(maxsize=1024)
def negations(text: str) -> tuple[Negation, ...]:
    """Every denial in a text, in order. A double denial ('not unusual') is none."""
    plain = without_asides(straight(text))
    taken = [False] * len(plain)
    found: list[Negation] = []
    for strength, pattern in _patterns():
        for match in pattern.finditer(plain):
            if any(taken[match.start() : match.end()]):
                continue
            taken[match.start() : match.end()] = [True] * (match.end() - match.start())
            if strength not in ("never", "double"):
                found.append(Negation(match.start(), match.end(), text[match.start() : match.end()], strength))
    return _without_pairs(tuple(sorted(found, key=lambda negation: negation.start)))


def _without_pairs(found: tuple[Negation, ...]) -> tuple[Negation, ...]:
    """'Neither ... nor' is one denial."""
    pairs = [tuple(pair) for pair in table("negation")["pairs"]]
    kept: list[Negation] = []
    seen: set[str] = set()
    for negation in found:
        words = straight(negation.words)
        if any((earlier, words) in pairs for earlier in seen):
            continue
        seen.add(words)
        kept.append(negation)
    return tuple(kept)


# ', without a visit to the victim,': said in passing between two commas.
PARENTHESIS = re.compile(r"(?<=\w), (?:without|save|not least) [^,;]{2,70},(?= )")


@lru_cache(maxsize=1024)
def governing(text: str) -> tuple[Negation, ...]:
    """The denials that turn what the clause says."""
    found = negations(text)
    plain = straight(text)
    outside = [*_contrasts(plain), *_manners(plain, found)]
    if not EXISTENTIAL.search(plain):
        outside += _relatives(plain)
    outside += _subordinates(plain)
    outside += [match.span() for match in PARENTHESIS.finditer(plain)]
    describing = not EXISTENTIAL.search(plain)
    return tuple(
        n
        for n in found
        if not any(start <= n.start < end for start, end in outside)
        and not (describing and LEXICAL.match(straight(n.words)) and DESCRIBED.search(plain[: n.start]))
    )


def _contrasts(plain: str) -> list[tuple[int, int]]:
    return [
        match.span()
        for match in CONTRAST.finditer(plain)
        if VERB.search(plain[: match.start()]) or len(plain[: match.start()].split()) > 3
    ]


def _manners(plain: str, found: tuple[Negation, ...]) -> list[tuple[int, int]]:
    """'Without going back' in a clause that denies nothing else; after a denial it makes the pair ('never without')."""
    return [m.span() for m in MANNER.finditer(plain) if not any(n.start < m.start() for n in found)]


def _relatives(plain: str) -> list[tuple[int, int]]:
    """Where the relative clauses of a sentence stand: from 'who' to the main verb, or to the end."""
    spans: list[tuple[int, int]] = []
    for match in RELATIVE.finditer(plain):
        before = plain[: match.start()].rstrip()
        if len(before) < 3 or before.endswith((",", ";")):
            continue  # ', which ...' adds a statement of its own
        comma = re.search(r"[,;]\s", plain[match.end() :])
        stop = match.end() + comma.start() if comma else len(plain)
        verbs = [verb.start() for verb in VERB.finditer(plain, match.end(), stop)]
        if _states(before) or (comma and len(verbs) < 2 and VERB.search(plain, stop)):
            spans.append((match.end(), stop))
        elif len(verbs) >= 2:
            spans.append((match.end(), verbs[1]))
    return spans


def _subordinates(plain: str) -> list[tuple[int, int]]:
    """'It keeps no note of occasions when nobody is sent': what stands after 'when', once something has been said."""
    spans: list[tuple[int, int]] = []
    for match in SUBORDINATE.finditer(plain):
        before = plain[: match.start()]
        if len(before.split()) > 2 and not before.rstrip().endswith(ASKED_AFTER):
            stop = re.search(r"[,;]\s", plain[match.end() :])
            spans.append((match.end(), match.end() + stop.start() if stop else len(plain)))
    return spans


def _states(plain: str) -> bool:
    """Whether a main verb has been: what follows only describes."""
    return (
        VERB.search(plain) is not None
        or PLAIN_VERB.search(plain) is not None
        or ASKS.search(plain) is not None
        or OFFERED.search(plain) is not None
    )


def polarity(clause: str, question: str = "") -> Reply:
    """YES where the clause affirms what it speaks of, NO where it denies it, PARTLY where it does so in part.

    With a question, the part of the clause that speaks of what is asked decides: of 'pooled rather than issued to
    individuals', 'Are they issued to individuals?' meets the second half, which is denied.
    """
    if question:
        part = _part_about(clause, question)
        if part is not None:
            return part
    found = governing(clause)
    if any(negation.strength == "part" for negation in found):
        return Reply.PARTLY
    return Reply.NO if sum(negation.strength in ("full", "nearly") for negation in found) % 2 else Reply.YES


PART = re.compile(
    r"(?P<contrast>(?:,| and| but) not |\brather than |\binstead of |\bas opposed to )|(?P<with>,? with no "
    r"|,? without )"
)


def _part_about(clause: str, question: str) -> Reply | None:
    """The polarity of the contrasted part of a clause, where the question speaks of that part and not of the rest."""
    plain = straight(clause)
    asked = set(terms(question))
    for match in PART.finditer(plain):
        tail = re.split(r"[,;]| but | although ", clause[match.end() :])[0]
        head = clause[: match.start()]
        in_tail, in_head = len(asked & set(terms(tail))), len(asked & set(terms(head)))
        if in_tail > in_head and in_tail:
            return Reply.NO
    return None


def question_polarity(question: str) -> int:
    """-1 where a Yes to the question denies the thing ('Is the force without ...?'), else +1."""
    denials = [negation for negation in governing(question) if negation.strength != "part"]
    if denials and ASKS.search(straight(question)):
        denials = _not_describing(question, denials)
    return -1 if len(denials) % 2 else 1


APART = 4  # words after a question's denial beyond which another only describes: 'without a record of those yet to …'


def _not_describing(question: str, denials: list[Negation]) -> list[Negation]:
    """The denials of what is asked itself: the first, and those that stand close to it."""
    kept = denials[:1]
    for negation in denials[1:]:
        if len(question[kept[-1].end : negation.start].split()) <= APART:
            kept.append(negation)
    return kept
