"""Whether a statement says that the force could, or could not, give the inspectorate a figure."""

from __future__ import annotations

import re
from functools import cache

from reconcile.model import Reply
from reconcile.wording.negation import negations
from reconcile.wording.patterns import straight, table, whole_words, without_asides

# 'How many there were, it was unable to say': the object stands before the verb, after a comma or not.
NOT_ALSO = re.compile(r"\b(?:not|never) only\b")
INTO_DATA = re.compile(
    r"(?<!\w)(?:data|information) (?:quality|integrity|sharing|system|recording|base|protection|officer|unit)"
)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return whole_words(table("provision")[name])


def gives(clause: str) -> bool:
    """Whether the clause speaks of giving, telling or knowing."""
    return _giving(clause) is not None


def _giving(clause: str) -> re.Match[str] | None:
    plain = _pattern("never").sub(lambda match: "_" * len(match[0]), without_asides(straight(clause)))
    return _pattern("refusing").search(plain) or _pattern("giving").search(plain)


def has_object(text: str) -> bool:
    """Whether the text names a figure that might be given."""
    return _pattern("object").search(INTO_DATA.sub(" ", straight(text))) is not None


def asks(text: str) -> bool:
    """Whether the text tells of a question put to the force."""
    return _pattern("asked").search(straight(text)) is not None


def provision(clause: str, around: str = "") -> Reply | None:
    """PROVIDED or NOT_PROVIDED, where the clause says either; `around` is where its object may stand instead."""
    match = _giving(clause)
    if match is None or not (has_object(clause) or has_object(around) or _refused_us(clause, match)):
        return None
    plain = straight(clause)
    if (
        not _is_about_us(plain)
        and match[0].startswith(("was ", "were ", "is ", "are ", "been "))
        and not has_object(plain[: match.start()] + " " + around)
    ):
        return None
    refusals = [refusal.span() for refusal in _pattern("refusing").finditer(plain)]
    denials = [
        n
        for n in negations(clause)
        if n.strength != "part"
        and not any(start < n.end and n.start < end for start, end in refusals)
        and _near(plain, n.start, match)
    ]
    return Reply.NOT_PROVIDED if (len(denials) + len(refusals)) % 2 else Reply.PROVIDED


TELLS_US = re.compile(
    r"(?:could|can|cannot|able to|unable to|position to|ability to) (?:\w+ ){0,2}?(?:tell|give|supply|provide|show)"
    r" (?:us|hmic|hmicfrs|inspectors)"
)


def _refused_us(clause: str, match: re.Match[str]) -> bool:
    """'Could not tell us the ethnicity of those concerned': whatever it is, it was not given."""
    after = straight(clause)[match.end() :]
    return (
        TELLS_US.search(match[0]) is not None
        and re.match(r"\s+(?:the|their|its|which|what|when|where|who)\b", after) is not None
    )


def _is_about_us(plain: str) -> bool:
    return re.search(r"\b(?:us|hmic|hmicfrs|inspectors|we)\b", plain) is not None


# 'How many had failed to reply it could say': a lexical denial before the telling is about something else.
PLAIN_DENIAL = re.compile(r"(?:no|not|nor|never|nobody|none|neither|nothing|hardly|nowhere)\b")
WITHIN = 40  # characters before the telling


def _near(plain: str, start: int, match: re.Match[str]) -> bool:
    """A denial counts where it stands in the telling or before it, or denies what was given ('gave us no figure')."""
    if start < match.start():
        return PLAIN_DENIAL.match(plain, start) is not None and match.start() - start <= WITHIN
    if start <= match.end() + 1:
        return True
    given = re.match(r"(?:no|neither|nothing|none)\b", plain[start:]) is not None and start - match.end() <= 12
    return given and "," not in plain[match.end() : start]
