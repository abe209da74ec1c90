"""A sentence as clauses: the shortest stretches of it that make a claim of their own."""

from __future__ import annotations

import re
from functools import cache

from reconcile.wording.patterns import any_of, straight, table, whole_words
from reconcile.wording.sentences import Span, trim

STRONG = re.compile(r"(?<=\w)[;:](?=\s)|\s[-–—]\s|(?<=\w)—(?=\w)")
NUMBER = re.compile(
    r"\d|(?<!\w)(?:half|third|quarter|one|two|three|four|five|six|seven|eight|nine|ten|all|none|most|every|twice|double[d]?)(?!\w)"
)
SHORTEST = 3  # words
PAST = re.compile(r"(?<!\w)[a-z]+(?:ed|wn|en)(?!\w)")
NOT_PAST = re.compile(
    r"(?:need|seed|speed|indeed|often|even|when|then|between|seven|eleven|ten|women|men|children|token|screen|hundred|golden|own|known|down|town|open|citizen|garden|happen|listen|kitchen)$"
)
REPORTING = re.compile(
    r"(?:(?:(?:we|hmic|hmicfrs|inspectors|the inspection|our inspectors|our (?:work|inspection|audit|reality testing)|this)(?: also| therefore| nevertheless| nonetheless)? "
    r"(?:found|noted|saw|observed|established|understand|learned|learnt|note|find|see|concluded|are pleased|were pleased|was pleased|discovered)|(?:the force|the constabulary|it|your force|you) (?:told us|says|said|reported|reports|estimates|acknowledges|recognises|knows|calculates)|"
    r"it (?:is|was) (?:clear|evident|apparent|pleasing|encouraging|notable|disappointing|regrettable|the case|true))(?: to (?:see|find|note|learn))?,?(?: also)? that,?\s+)"
)
OPENING = re.compile(
    r"(?:(?:and|but|or|yet|so|while|whilst|whereas|although|though|because|if|even though|however|nevertheless|nonetheless|moreover|in addition|furthermore|also|by contrast|on the other hand|for example|in particular|overall|even so|that said|indeed)(?:,\s*|\s+))+"
)


@cache
def _finite() -> re.Pattern[str]:
    words = table("clauses")
    return whole_words([*words["auxiliaries"], *words["verbs"]])


def has_verb(text: str) -> bool:
    """Whether a stretch of a sentence holds a finite verb."""
    plain = straight(text)
    if _finite().search(plain):
        return True
    return any(not NOT_PAST.search(match[0]) for match in PAST.finditer(plain) if match.start() > 0)


@cache
def _breaks() -> re.Pattern[str]:
    words = table("clauses")
    comma = rf",\s+(?={any_of(words['after_comma'])}(?![\w']))|,\s+"
    plain = rf"(?<!\bin)(?<!\bon)(?<!\bof)(?<!\bto)(?<!\bat)(?<!\bby)(?<!\bfor)(?<!\bfrom)(?<!\bwith)\s+(?={any_of(words['joining'])}(?![\w']))"
    return re.compile(rf"(?P<comma>{comma})|(?P<join>{plain})")


def clauses(sentence: str) -> tuple[Span, ...]:
    """The clauses of a sentence in order, without conjunctions and commas at their ends."""
    pieces: list[Span] = []
    start = 0
    for match in STRONG.finditer(sentence):
        pieces.extend(_divide(sentence, start, match.start()))
        start = match.end()
    pieces.extend(_divide(sentence, start, len(sentence)))
    return tuple(_bare(sentence, piece) for piece in _joined(sentence, pieces))


def _divide(sentence: str, start: int, end: int) -> list[Span]:
    """Break at commas and conjunctions where both sides make a claim."""
    plain = straight(sentence)
    spans: list[Span] = []
    begin = start
    for match in _breaks().finditer(plain, start, end):
        if _brackets(plain[begin : match.start()]):
            continue
        left, right = plain[begin : match.start()], plain[match.end() : end]
        ahead = _up_to_next(right)
        if not _claims(left) or not has_verb(left):
            continue
        if match["comma"] is not None:
            if (
                has_verb(ahead)
                or NUMBER.search(ahead)
                or re.match(r"(?:but|and|although|though|with|not|nor|down|up|higher|lower|a |an |as|the same)", ahead)
            ):
                spans.append(Span(begin, match.start()))
                begin = match.end()
        elif has_verb(_opening_of(ahead)) and len(ahead.split()) > SHORTEST:
            spans.append(Span(begin, match.start()))
            begin = match.end()
    spans.append(Span(begin, end))
    return spans


def _brackets(text: str) -> bool:
    return text.count("(") > text.count(")")


def _up_to_next(right: str) -> str:
    match = re.search(r",\s|\s(?:and|but|while|whereas|although|because)\s", right[4:])
    return right[: match.start() + 4] if match and has_verb(right[: match.start() + 4]) else right


def _opening_of(text: str) -> str:
    return " ".join(text.split()[1:10])


def _claims(text: str) -> bool:
    return len(text.split()) >= SHORTEST and (has_verb(text) or NUMBER.search(text) is not None)


def _joined(sentence: str, pieces: list[Span]) -> list[Span]:
    """Pieces too small to claim anything go with their neighbour."""
    kept: list[Span] = []
    for piece in pieces:
        trimmed = trim(sentence, piece)
        if trimmed.start >= trimmed.end:
            continue
        if kept and not _claims(trimmed.of(sentence)) and len(trimmed.of(sentence).split()) < SHORTEST:
            kept[-1] = Span(kept[-1].start, trimmed.end)
        elif kept and not _claims(kept[-1].of(sentence)):
            kept[-1] = Span(kept[-1].start, trimmed.end)
        else:
            kept.append(trimmed)
    return kept


def _bare(sentence: str, span: Span) -> Span:
    """Without 'and', 'HMIC found that' before it and stops after it."""
    plain = straight(sentence)
    start, end = span.start, span.end
    while True:
        match = OPENING.match(plain, start, end) or REPORTING.match(plain, start, end)
        if match is None or end - match.end() < 12:
            break
        start = match.end()
    while end > start and sentence[end - 1] in ".,;: !?":
        end -= 1
    return trim(sentence, Span(start, end))
