"""Finite verbs in a stretch of a sentence, told from word lists and endings; and the subject before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from reconcile.wording.patterns import straight, table, whole_words

PAST = re.compile(r"(?<!\w)[a-z]+(?:ed|wn|en)(?!\w)(?! by\b)")
NOT_PAST = re.compile(
    r"(?:need|seed|speed|indeed|often|even|when|then|between|seven|eleven|ten|women|men|children"
    r"|token|screen|hundred|golden|own|known|down|town|open|citizen|garden|happen|listen|kitchen)$"
)
# 'It washes them': a verb that no list holds, told by its pronoun.
PRONOUN_VERB = re.compile(
    r"(?<![\w'])(?:it|he|she|who) (?:\w+ly )?[a-z]{3,}s(?![\w'])|(?<![\w'])(?:they|we) [a-z]{3,}(?![\w'])"
)
# 'Each call', 'of reports': what follows is a noun, not a verb.
NOUN_BEFORE = re.compile(
    r"(?<![\w'])(?:the|an?|each|every|of|to|per|no|this|its|their|his|her|our|your|for|in|by|with"
    r"|on|from|first|last|all|any|some|most|such|what|at|one|two|three|\d+|emergency|crime|\w+'s?) $"
)
# 'Its integrated scheme': a participle straight after one of these describes what follows.
DETERMINER = re.compile(r"(?<![\w'])(?:the|an?|its|their|his|her|our|your|of|no|each|every|some|many|most|such) $")
# 'The teams that it runs are small': what describes the subject is no verb of the clause.
DESCRIPTION = re.compile(
    r"(?<![\w'])(?:(?:in|on|at|to|for|from|of|by|with|under) )?(?:which|who|whom|whose|that|where)(?![\w'])"
)


# 'The area attracts a crowd': a verb in -s that no list holds, told by what follows.
SINGULAR_VERB = re.compile(
    r"(?<=[a-z] )(?<!the )(?<! its )(?<!of )(?<! an )(?<! a )(?P<verb>[a-z]{3,}(?<![su])s)"
    r" (?=(?:the|an?|its|their|all|no|each|every|some|most|many|more|about|around|over|up|\d|one|two|three|four|five"
    r"|six|seven|eight|nine|ten|eleven|twelve)\b)"
)


@cache
def finite() -> re.Pattern[str]:
    """The verbs of tables/clauses.toml, helping verbs and others."""
    words = table("clauses")
    return whole_words([*words["auxiliaries"], *words["verbs"]])


@cache
def _plain() -> re.Pattern[str]:
    """Verbs without -s after a plural: 'officers wait', 'people live', 'those who believe'."""
    verbs = "|".join(sorted(table("clauses")["plain"]))
    return re.compile(
        rf"(?<![\w'])(?!(?:this|its|his|has|is|was|does|as|us|less|plus|across|always|perhaps|towards|besides)\s)"
        rf"(?:\w{{3,}}s|people|staff|women|men|children|police|who|most|many|we|they|you)\s"
        rf"(?:(?:often|also|still|now|rarely|usually|seldom|generally|always|never|\w+ly)\s)?(?P<verb>{verbs})(?![\w'])"
    )


def _verbs(plain: str) -> Iterator[int]:
    """Where the verbs of the lists begin."""
    for match in finite().finditer(plain):
        if not NOUN_BEFORE.search(plain[: match.start()]) or _auxiliary().fullmatch(match[0]):
            yield match.start()
    for match in _plain().finditer(plain):
        yield match.start("verb")


@cache
def _auxiliary() -> re.Pattern[str]:
    return whole_words(table("clauses")["auxiliaries"])


def has_listed_verb(plain: str) -> bool:
    """Whether a straightened text holds a verb of the list where it is no noun."""
    return next(_verbs(plain), None) is not None


def has_verb(text: str) -> bool:
    """Whether a stretch of a sentence holds a finite verb."""
    plain = straight(text)
    if has_listed_verb(plain):
        return True
    if PRONOUN_VERB.search(plain):
        return True
    return any(
        not NOT_PAST.search(match[0]) and not DETERMINER.search(plain[: match.start()])
        for match in PAST.finditer(plain)
        if match.start() > 0
    )


@lru_cache(maxsize=4096)
def verb_place(text: str) -> int:
    """Where the main verb of a clause begins, so far as the lists tell; its end where there is none."""
    plain = straight(text)
    described = DESCRIPTION.search(plain, 1)
    places = sorted(_verbs(plain))
    if len(places) > 1 and places[0] == 0 and text[:1].isupper() and plain[:2] != "is":
        places = places[1:]  # 'Work is under way': a noun that looks like a verb
    if described is not None:  # the first verb after 'which' is that of the description
        places = [p for p in places if p < described.start()] or [p for p in places if p > described.start()][1:]
    if not places:
        places = [match.start("verb") for match in SINGULAR_VERB.finditer(plain)]
    if not places:
        places = [
            match.start()
            for match in PAST.finditer(plain)
            if match.start() and not NOT_PAST.search(match[0]) and not DETERMINER.search(plain[: match.start()])
        ]
    return places[0] if places else len(plain)


def subject(text: str) -> str:
    """The words before the main verb of a clause, straightened."""
    return straight(text)[: verb_place(text)].strip(" ,;:.\"'(")


def predicate(text: str) -> str:
    """The main verb of a clause and what follows it, straightened."""
    return straight(text)[verb_place(text) :].strip(" ,;:.\"'(")
