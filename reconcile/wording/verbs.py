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
    r"(?<![\w'])(?:the|an?|each|every|of|to|per|no|this|its|their|his|her|our|your|for|in|by|with|without|into|against|than|during|between|about|through"
    r"|on|from|first|last|all|any|some|most|such|what|at|one|two|three|(?!(?:19|20)\d\d )\d+|emergency|crime|\w+'s?) $"
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
    r" (?=(?:to|that|from|with|in|on|at|by|for|half|twice|people|those|this|them|it|any|only|just|the|an?|its|their"
    r"|all|no|each|every|some|most|many|more|about|around|over|up|\d+|one|two|three|four|five"
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


# 'If demand rises, ...', 'In May, ...': the main clause comes after the comma.
FRONTED = re.compile(
    r"\W*(?:if|unless|while|whilst|although|though|when|once|since|as|after|before|having|without|by|in|at|of|for|during|to"
    r"|on|under|among|between|until|because|given|compared|not only|where|with|despite)\b[^,]*,\s*"
)
# 'The complaints we read', 'those we spoke to': what describes without 'that'.
UNSAID = re.compile(r"(?<=\w )(?:we|you|they) [a-z]+(?: to| at)?(?= [a-z])")
PREPOSITION = re.compile(r"\W*(?:in|at|by|of|for|during|on|as|to|from|with)\b")
GROUP = re.compile(r"[\w']+(?: (?:not|also|still|now|yet|never|all|well|\w+ly))*\s+$")


@lru_cache(maxsize=4096)
def verb_place(text: str) -> int:
    """Where the main verb of a clause begins, so far as the lists tell; its end where there is none."""
    plain = straight(text)
    fronted = FRONTED.match(plain)
    if fronted is not None and has_verb(text[fronted.end() :]):
        return fronted.end() + verb_place(text[fronted.end() :])
    places = [place for place in sorted(set(_verbs(plain))) if not _is_noun(plain, place)]
    described = DESCRIPTION.search(plain, 1)
    if described is None and PREPOSITION.match(plain) is None:
        described = UNSAID.search(plain)
    if described is not None:
        before = [place for place in places if place < described.start()] or [
            place for place in _past(plain) if place < described.start()
        ]
        after = _groups(plain, [place for place in places if place > described.start()])
        places = before or after[1:]
    places = places or [match.start("verb") for match in SINGULAR_VERB.finditer(plain)] + list(_past(plain))
    return min(places, default=len(plain))


def _is_noun(plain: str, place: int) -> bool:
    """'Custody records are', 'Work is': a word of the list right before a verb is the subject's noun."""
    word = re.match(r"[\w']+", plain[place:])
    if word is None or _auxiliary().fullmatch(word[0]):
        return False
    if plain[place + word.end() : place + word.end() + 1] == "-" or plain[max(0, place - 1) : place] == "-":
        return True
    if place == 0 and re.match(r"\s+(?:of|in|for|from|by|on)\b", plain[word.end() :]):
        return True
    following = re.match(r"\s+([\w']+)", plain[place + word.end() :])
    return following is not None and (
        _auxiliary().fullmatch(following[1]) is not None or (finite().fullmatch(following[1]) is not None and place > 0)
    )


def _groups(plain: str, places: list[int]) -> list[int]:
    """Verbs of one group ('do not answer', 'has been cut') as the first of them."""
    kept: list[int] = []
    last = -1
    for place in places:
        if last < 0 or GROUP.fullmatch(plain, last, place) is None:
            kept.append(place)
        last = place
    return kept


def _past(plain: str) -> Iterator[int]:
    for match in PAST.finditer(plain):
        if match.start() and not NOT_PAST.search(match[0]) and not DETERMINER.search(plain[: match.start()]):
            yield match.start()


def subject(text: str) -> str:
    """The words before the main verb of a clause, straightened."""
    return straight(text)[: verb_place(text)].strip(" ,;:.\"'(")


def predicate(text: str) -> str:
    """The main verb of a clause and what follows it, straightened."""
    return straight(text)[verb_place(text) :].strip(" ,;:.\"'(")
