"""A sentence as clauses: the shortest stretches of it that make a claim of their own."""

from __future__ import annotations

import re
from functools import cache

from reconcile.wording.patterns import ASIDE, any_of, straight, table
from reconcile.wording.periods import Mention, whens
from reconcile.wording.sentences import Span, trim
from reconcile.wording.verbs import finite, has_listed_verb, has_verb

STRONG = re.compile(r"(?<=\w)[;:](?=\s)|\s[-–—]\s|(?<=\w)—(?=\w)")
NUMBER = re.compile(
    r"\d|(?<!\w)(?:half|third|quarter|(?<!any )(?<!this )(?<!that )(?<!each )one"
    r"|two|three|four|five|six|seven|eight|nine|ten|all|none|most|every|twice|double[d]?)(?!\w)"
)
SHORTEST = 3  # words
LONGEST_PREPOSITION = 7  # characters
# 'Has yet to', 'in which', 'do so': no clause begins here.
NOT_AFTER = "".join(
    rf"(?<!\b{word})"
    for word in (
        "in",
        "on",
        "of",
        "to",
        "at",
        "by",
        "for",
        "from",
        "with",
        "has",
        "have",
        "had",
        "as",
        "is",
        "are",
        "do",
        "does",
        "did",
        "not",
    )
)
# A piece without verb or figure that claims all the same: 'higher than elsewhere', 'a share well below average'.
CONTRAST = re.compile(
    r"(?:but|although|though|not|nor|with no|unlike|also) "
    r"|(?:(?:a|an|the|and|well|far|much|rather|slightly|some|with a|in) )?(?:\w+ ){0,4}?(?:up|down"
    r"|higher|lower|above|below|better|worse|ahead|behind|same|larger|smaller|greater"
    r"|lesser|more|less|fewer|in line|similar|rise|fall|increase|decrease|reduction|drop|improvement"
    r"|times|shortfall|gap)\b"
)
# 'For every 100 crimes that it recorded, the force made 43 arrests': the opening belongs to the claim.
PARTITIVE = re.compile(r"\W*(?:for (?:every|each)|of (?:the|those|these|all)|out of|among|in (?:each|every))\b[^,]*$")
# What may open a clause after a bare 'and': a verb, a pronoun, or a subject whose verb follows.
CONJUNCTION = re.compile(r"(?:and|but|because|while|whereas|although|though|since|so|which)\b")
AND_PRONOUN = re.compile(r"(?:and|or|but) (?:it|they|there|he|she|we|you)\b")
# '1,293 in the year to March 2014 and 1,504 in the year to March 2015'.
AND_DATED = re.compile(r"and (?:a further |another |by )?[\d,.]+(?: \w+){0,4} (?:in|by|at|on|to) [^,;]*\d{4}")
# 'Rose by 2% and that of inspectors by 4%'.
AND_THAT_OF = re.compile(r"and (?:that|those) (?:of|for) [^,;]{3,60}? (?:by|to) (?:\w+ ){0,2}?[\d£]")
AND_OTHER = re.compile(r"(?:and|or|but) (?:this|these|those|that|who)\b")
AND_ADVERB = re.compile(r"(?:and|or|but) (?:(?:now|also|then|so|still|even|often|therefore|usually|\w+ly) )*")
AND_PAST = re.compile(
    r"[a-z]+ed (?:the|an?|to|in|by|at|on|with|from|of|for|up|out|their|its|his|her|it|them|more|\d"
    r"|that|as|how|no|all|when|into|over|under)\b"
)
AND_SUBJECT = re.compile(
    r"(?:and|or|but) (?:the|a|an|its|their|his|her|our|no|all|most|some|each|every|many|few|only"
    r"|both|not (?:all|one|every|a|the|any|many)|one|none|nobody|neither|half|almost|nearly|about|more"
    r"|fewer|\d|in |at |for |on |when |where )"
)
PLANS = re.compile(r"(?:plans|intends|hopes|aims|expects|proposes|wants) to\b")
REPORTING = re.compile(
    r"(?:(?:(?:we|hmic|hmicfrs|inspectors|the inspection|our inspectors|our (?:work|inspection|audit"
    r"|reality testing)|this)(?: also| therefore| nevertheless| nonetheless)? "
    r"(?:found|noted|saw|observed|established|understand|learned|learnt|note|find|see|concluded|are pleased"
    r"|were pleased|was pleased|discovered)|(?:the force|the constabulary|it|your force|you) (?:told us"
    r"|says|said|reported|reports|estimates|acknowledges|recognises|knows|calculates)|"
    r"it (?:is|was) (?:clear|evident|apparent|pleasing|encouraging|notable|disappointing|regrettable"
    r"|the case|true))(?: to (?:see|find|note|learn))?,?(?: also)? that,?\s+)"
)
OPENING = re.compile(
    r"(?:(?:and|but|or|yet|so|while|whilst|whereas|although|though|because|if|even though|however"
    r"|nevertheless|nonetheless|moreover|in addition|furthermore|also|by contrast|on the other hand"
    r"|for example|in particular|overall|even so|that said|indeed)(?:,\s*|\s+))+"
)


@cache
def _breaks() -> re.Pattern[str]:
    """A comma, or a conjunction without one; 'has yet to' and 'so far' hold no conjunction."""
    words = table("clauses")
    no_clause = r"(?! far| to | wales| who| which| whose| whom| that(?! of )|\W*$)"
    join = rf"{NOT_AFTER}\s+(?={any_of(words['joining'])}(?![\w']){no_clause})"
    return re.compile(rf"(?P<comma>,\s+)|(?P<join>{join})")


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
    held = [m.span() for m in ASIDE.finditer(plain, start, end)]
    matches = [
        m
        for m in _breaks().finditer(plain, start, end)
        if not any(
            a <= m.start() < b - (m.end() > b and CONJUNCTION.match(plain, m.end()) is not None) for a, b in held
        )
    ]
    spans: list[Span] = []
    begin = start
    inside = False  # between the two commas of '..., in any one place, ...'
    for number, match in enumerate(matches):
        follows = next((m.start() for m in matches[number + 1 :] if m["comma"] is not None), end)
        piece = plain[match.end() : follows]
        left = plain[begin : match.start()]
        if left.count("(") > left.count(")") or _is_pair(left, plain[match.end() : end]):
            continue
        if not _claims(left) or not (has_verb(left) or _is_elliptical(left)):
            joined = match["comma"] is not None and re.match(r"(?:and|but) ", piece) is not None
            if spans and joined and has_verb(piece):  # 'nor in the others, and the force has'
                spans.append(Span(begin, match.start()))
                begin = match.end()
            continue
        if match["comma"] is not None and _is_open(left):
            continue
        if match["comma"] is None:
            breaks = _joins(
                left, piece if "," not in plain[match.end() : match.end() + 5] else plain[match.end() : end]
            )
        elif inside and not CONJUNCTION.match(plain, match.end()):
            breaks = inside = False
        else:
            breaks = _stands(piece)
            inside = not breaks and follows < end
        if breaks:
            spans.append(Span(begin, match.start()))
            begin, inside = match.end(), False
    spans.append(Span(begin, end))
    return spans


# 'Between 2011 and 2014', 'when she or he', 'both that report and this letter', 'one minute and 43 seconds'.
PAIRS = (
    (re.compile(r"\bbetween (?:(?! and )[^,;]){1,40}$"), re.compile(r"and ")),
    (re.compile(r"\b(?:s?he|his|her|him|whether)$"), re.compile(r"(?:or|and) (?:s?he|hers?|his|him|not)\b")),
    (re.compile(r"\bboth (?:[\w'-]+ ){0,4}[\w'-]+$"), re.compile(r"and ")),
    (
        re.compile(r"\b(?:minute|hour|year|month|week|day)s?$"),
        re.compile(r"and [\w-]+ (?:second|minute|hour|day|week|month)s?\b"),
    ),
)
# 'The threat, the harm and the risk': the rest of a list, with no verb of its own.
LISTED = re.compile(
    r"(?:the|an?|its|their|his|her) [\w' -]{1,40}? (?:and|or) (?:the|an?|its|their|his|her|any|other)\b"
)
# 'Police, health, housing and other agencies agree': a list that is a subject.
BARE_ITEM = re.compile(r",\s*(?:[\w'-]+ ){0,2}[\w'-]+$")
LAST_ITEM = re.compile(r"(?:[\w'-]+ ){1,3}(?:and|or) (?:other |the |their |its )?[\w'-]+ ")


def _is_pair(left: str, rest: str) -> bool:
    """Whether what would be broken is one phrase in two halves, or a list."""
    left = left.rstrip()
    if any(first.search(left) and second.match(rest) for first, second in PAIRS):
        return True
    piece = re.split(r"[,;:]", rest)[0]
    if LISTED.match(piece) and not has_listed_verb(DESCRIPTION.sub("", piece)):
        return True
    last = BARE_ITEM.search(left)
    return (
        last is not None and not has_verb(last[0]) and not NUMBER.search(last[0]) and LAST_ITEM.match(piece) is not None
    )


def _joins(left: str, piece: str) -> bool:
    """Whether a conjunction joins clauses, and not two nouns ('the command and control system')."""
    if len(piece.split()) <= SHORTEST:
        return False
    opening = _opening_of(piece)
    if not re.match(r"(?:and|or|but)\b", piece):
        return has_verb(opening)
    if AND_THAT_OF.match(piece) and NUMBER.search(left):
        return True
    if re.match(r"(?:and|or|but),", piece) or AND_OTHER.match(piece):
        return has_verb(piece)
    if AND_PRONOUN.match(piece):
        return True
    if AND_DATED.match(piece) and NUMBER.search(left):
        return True
    if AND_SUBJECT.match(piece):
        if DESCRIPTION.search(opening):
            return len(finite().findall(piece)) > 1  # 'and the risk that it brings': its one verb describes
        return has_listed_verb(opening)
    adverb = AND_ADVERB.match(piece)
    rest = piece[adverb.end() :] if adverb else piece
    if finite().match(rest) is None and AND_PAST.match(rest) is None and PLANS.match(rest) is None:
        return False
    # 'Some 700 had been named and had yet to be arrested' is one count.
    return not (NUMBER.search(_without(left, whens(left))) and not NUMBER.search(piece))


def _is_open(left: str) -> bool:
    """Whether what stands before a comma still waits for its verb: 'the rate, when it is set against population'."""
    head, comma, tail = REPORTING.sub("", left).partition(", ")
    if (
        comma
        and not has_verb(head)
        and re.match(r"(?:when|where|which|who|whose|whom|if|as|although|though|once)\b", tail)
    ):
        return ", " not in tail
    return PARTITIVE.match(left) is not None


def _stands(piece: str) -> bool:
    """Whether what follows a comma, up to the next, may stand as a claim: a verb, a figure, or a contrast."""
    return has_verb(piece) or NUMBER.search(piece) is not None or CONTRAST.match(piece) is not None


def _opening_of(text: str) -> str:
    return " ".join(text.split()[1:10])


def _claims(text: str) -> bool:
    return len(text.split()) >= SHORTEST and (has_verb(text) or NUMBER.search(text) is not None)


# 'Cut by a third, from 254 to 172'.
FROM_TO = re.compile(r"from \S+ to \S+")


def _is_elliptical(left: str) -> bool:
    """A figure without a verb that is complete all the same: 'a fall of 5%', '1,293 in the year to March 2014'."""
    if CONTRAST.match(left):
        return NUMBER.search(left) is not None
    dates = whens(left)
    return bool(dates) and NUMBER.search(_without(left, dates)) is not None and not OPENED.match(left)


# 'In the year to March 2014 some 40 vans, ...' waits for its verb.
OPENED = re.compile(
    r"\W*(?:in|on|at|by|over|during|between|since|from|for|of|as at|as of|with|among|within|after"
    r"|before|the|a|an|these|those|this|its|their|some|about|around|more|fewer|most|all)\b"
)


def _without(text: str, mentions: tuple[Mention, ...]) -> str:
    for mention in reversed(mentions):
        text = text[: mention.start] + " " + text[mention.end :]
    return text


def _is_when(words: str) -> bool:
    """Whether a piece is nothing but a time: ', between March and September 2015'."""
    return len(_without(words, whens(words)).strip()) <= LONGEST_PREPOSITION and not has_verb(words)


def _joined(sentence: str, pieces: list[Span]) -> list[Span]:
    """Pieces too small to claim anything go with their neighbour."""
    kept: list[Span] = []
    for piece in pieces:
        trimmed = trim(sentence, piece)
        if trimmed.start >= trimmed.end:
            continue
        words = trimmed.of(sentence)
        if (kept and (_is_when(words) or FROM_TO.match(words))) or (
            kept and not _claims(words) and (len(words.split()) < SHORTEST or not CONTRAST.match(straight(words)))
        ):
            kept[-1] = Span(kept[-1].start, trimmed.end)
        elif kept and len(kept) == 1 and not _claims(kept[0].of(sentence)):
            kept[0] = Span(kept[0].start, trimmed.end)
        elif kept and _is_subject_of(kept[-1].of(sentence), words):
            kept[-1] = Span(kept[-1].start, trimmed.end)
        else:
            kept.append(trimmed)
    return kept


# 'Protection notices, by which an abuser can be barred, | have been tried out': a subject, its description, its verb.
DESCRIPTION = re.compile(
    r",?\s*(?<![\w'])(?:(?:in|on|at|to|for|from|of|by|with|under) )?(?:which|who|whom|whose|that|where)(?![\w']).*"
)


def _is_subject_of(left: str, piece: str) -> bool:
    """Whether a piece that begins with its verb has its subject in the piece before, which has no other verb."""
    opening = straight(piece).split(" ", 1)[0]
    if finite().fullmatch(opening) is None or NUMBER.search(straight(left)):
        return False
    return not has_verb(DESCRIPTION.sub("", straight(left)))


TRAILING = re.compile(r", (?:however|though|too|either|moreover|therefore|of course|by contrast|for example)\W*$")


def _bare(sentence: str, span: Span) -> Span:
    """Without 'and', 'HMIC found that' before it and stops after it."""
    plain = straight(sentence)
    start, end = span.start, span.end
    while True:
        match = OPENING.match(plain, start, end) or REPORTING.match(plain, start, end)
        if match is None or end - match.end() < 12:
            break
        start = match.end()
    trailing = TRAILING.search(plain, start, end)
    end = trailing.start() if trailing else end
    while end > start and sentence[end - 1] in ".,;: !?":
        end -= 1
    return trim(sentence, Span(start, end))
