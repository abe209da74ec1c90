"""Graded judgements in a text, told from the same words used as ordinary adjectives.

'The force is good at ...' is a grade; 'good practice' is not. A grade word counts only where the sentence grades.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reconcile.model import Grade

# Worst first: a level is a place in its scale.
SCALES: dict[str, tuple[str, ...]] = {
    "peel 2014": ("inadequate", "requires improvement", "good", "outstanding"),
    "peel 2021": ("inadequate", "requires improvement", "adequate", "good", "outstanding"),
    "hmic 2010": ("poor", "fair", "good", "excellent"),
    "rag": ("red", "amber-red", "amber", "amber-green", "green"),
}
NOT_GRADED = "not graded"

_SYNONYMS = {
    "requires improvement": r"requir(?:es?|ed|ing)\s+improvement|need(?:s|ed|ing)?\s+(?:to\s+improve|improvement)|ri",
    "amber-red": r"amber[-/\s]red|red[-/\s]amber",
    "amber-green": r"amber[-/\s]green|green[-/\s]amber",
    NOT_GRADED: (
        r"not\s+(?:been\s+|yet\s+|formally\s+)*(?:graded|judged|rated)|ungraded"
        r"|no\s+(?:graded\s+judge?ment|grade|grading|rating)|without\s+(?:a\s+)?grade|did\s+not\s+grade|no\s+graded"
    ),
}


@dataclass(frozen=True, slots=True)
class GradeMention:
    """A grade that the text gives."""

    start: int
    end: int
    grade: Grade
    words: str


def _scale_of(name: str, hint: str) -> str:
    """The scale that a grade belongs to: the one hinted at where it has the grade, else the oldest that does."""
    if hint in SCALES and (name in SCALES[hint] or name == NOT_GRADED):
        return hint
    return next((scale for scale, names in SCALES.items() if name in names), "peel 2014")


def _grade(name: str, hint: str = "") -> Grade:
    scale = _scale_of(name, hint)
    return Grade(scale, SCALES[scale].index(name) if name in SCALES[scale] else -1, name)


_NAMES = sorted(
    {name for names in SCALES.values() for name in names} | {NOT_GRADED}, key=lambda name: (-len(name), name)
)
_WORD = "|".join(f"(?P<g{n}>{_SYNONYMS.get(name, name)})" for n, name in enumerate(_NAMES))
_GRADE_WORD = re.compile(rf"(?<![\w-])(?:{_WORD})(?![\w-])", re.IGNORECASE)


def _name(match: re.Match[str]) -> str:
    return next(name for n, name in enumerate(_NAMES) if match[f"g{n}"])


def grade_of(text: str, scale_hint: str = "") -> Grade | None:
    """The grade that a data cell holds, or None where it holds something else or more."""
    words = re.sub(r"^(?:graded?|judge?ment|rating|rated)\s*:?\s+|[\s.*†‡()\[\]\d]+$", "", text.strip(), flags=re.I)
    if scale_hint != "peel 2014" and words.lower() in ("n/a", "ungraded", "no judgement", "no judgment"):
        return _grade(NOT_GRADED, scale_hint)
    match = _GRADE_WORD.fullmatch(words)
    return _grade(_name(match), scale_hint) if match else None


# --- grades in prose --------------------------------------------------------------------------------------

# Words that grade, with the grade word near behind.
_GRADING = re.compile(
    r"\b(?:grad(?:ed|es?|ing)|judged?|judges|judge?ments?|assess(?:ed|ment)|rat(?:ed|ing|es?)|mark(?:ed)?|verdict|found"
    r"|considered|deemed|classed|status|score[ds]?|awarded|concluded|category)\b",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|remains?|remained|becomes?|became|now|still|stays?|stayed|from|to|as|overall"
    r"|of|an?|and|but|or|than|only|again|also|both|the|work|clearly|no\s+longer|moved|improved|declined|fallen|fell|rose"
    r"|slipped|dropped|turned|gone|went|climbed)\s*[,:]?\s*[‘'\"“]?$",
    re.IGNORECASE,
)
_BE = re.compile(
    r"\b(?:is|are|was|were|be|been|remains?|remained|becomes?|became)(?:\s+(?:now|still|also|again|overall|once|no\s+longer"
    r"|therefore|both|clearly|only|consistently))*\s+(?:(?:of|to)\s+)?(?:an?\s+)?[‘'\"“]?$",
    re.IGNORECASE,
)
_MOVE = re.compile(r"\b(?:from|to|between)\s+[‘'\"“]?$", re.IGNORECASE)
# What may follow a grade: the end of the clause, or what the grade is for. A noun makes it an adjective.
_CLOSE = re.compile(
    r"[’'\"”]?\s*(?:$|[.,;:)(|–—]|(?:at|in|overall|for|on|with|to|from|and|or|but|by|grade|rating|judge?ment|standard|mark"
    r"|this|last|when|again|across|as|a\s+year|throughout|because|though|although|while|which|that|than|status|since"
    r"|under|against|where|category|force|one\s+year|the\s+year|two\s+years)\b)",
    re.IGNORECASE,
)
_IDIOM = re.compile(
    r"\bgood\s+(?:practice|deal|many|reason|use|order|quality|enough|idea|start|progress|understanding|relationships?"
    r"|time|at\s+the\s+same|faith|work|value|news|example|will)\b|\bas\s+good\s+as\b|\bpoor\s+(?:quality|practice)\b",
    re.IGNORECASE,
)
# 'good' as a predicate needs a subject that is graded; 'poor', 'fair' and the colours need a word that grades.
_SUBJECT = re.compile(
    r"\b(?:force|constabulary|police|service|hmic(?:frs)?|it|this|work|that|response|performance|effectiveness"
    r"|efficiency|legitimacy|capabilit(?:y|ies)|protection|investigations?|prevention|overall|area|question|and)\b",
    re.IGNORECASE,
)
_WEAK = ("poor", "fair", "excellent", "adequate", "red", "amber", "green", "amber-red", "amber-green")


def grades(text: str) -> tuple[GradeMention, ...]:
    """The grades that the text gives, in order. Ordinary uses of the same words are left out."""
    found: list[GradeMention] = []
    for match in _GRADE_WORD.finditer(text):
        name = _name(match)
        if match[0].lower() == "ri" and match[0] != "RI":
            continue
        if _grades_here(text, match, name, bool(found)):
            found.append(GradeMention(match.start(), match.end(), _grade(name), match[0]))
    return tuple(found)


def _sentence_before(text: str, position: int) -> str:
    return re.split(r"(?<=[.!?;])\s+(?=[A-Z‘“])|\n", text[:position])[-1]


def _grades_here(text: str, match: re.Match[str], name: str, after_another: bool) -> bool:
    before = _sentence_before(text, match.start())
    if name == NOT_GRADED:
        return True
    if _IDIOM.match(text, match.start()) or not _CLOSE.match(text, match.end()):
        return False
    graded = bool(_GRADING.search(before[-90:])) or bool(
        re.match(r"\W{0,2}\s*(?:grade|rating|judge?ment|mark|status|category)\b", text[match.end() :])
    )
    if name == "requires improvement":
        return _improvement(text, match, before, graded)
    if name in _WEAK:
        return (graded and bool(_PREDICATE.search(before))) or (after_another and bool(_MOVE.search(before)))
    if graded and (_PREDICATE.search(before) or _GRADING.search(before[-25:])):
        return True
    if _BE.search(before) and (name != "good" or _SUBJECT.search(before)):
        return True
    return (after_another and bool(_PREDICATE.search(before))) or (
        bool(_MOVE.search(before)) and bool(_GRADE_WORD.match(text[match.end() :].lstrip(" ").removeprefix("to ")))
    )


def _improvement(text: str, match: re.Match[str], before: str, graded: bool) -> bool:
    """'The force requires improvement'; not 'the system needs to improve the way ...'."""
    words = match[0].lower()
    if words.endswith("improvement") or words == "ri":
        return True
    return graded or bool(re.match(r"\s*(?:$|[.,;:)]|at\b|in\b|overall\b|its\s+effectiveness)", text[match.end() :]))
