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
    "self-assessment": ("poor", "weak", "fair", "good", "excellent"),
    "rag": ("red", "amber-red", "amber", "amber-green", "green"),
}
NOT_GRADED = "not graded"  # level -1: no place in any scale

_WORDS = {
    "requires improvement": (
        r"requir(?:es?|ed|ing)\s+improvement|need(?:s|ed|ing)?\s+(?:to\s+improve|improvement)|must\s+improve"
        r"|improvement\s+is\s+(?:required|needed)|(?:falls?|fell|falling)\s+short\s+of\s+good|ri"
    ),
    "inadequate": r"inadequate|(?:falls?|fell|falling)\s+short\s+of\s+adequate",
    "amber-red": r"amber[-/\s]red|red[-/\s]amber",
    "amber-green": r"amber[-/\s]green|green[-/\s]amber",
    NOT_GRADED: (
        r"not\s+(?:been\s+|yet\s+|formally\s+)*(?:graded|judged|rated|given\s+a\s+(?:grade|judge?ment|rating))|ungraded"
        r"|no\s+(?:graded\s+judge?ment|grade|grading|rating|overall\s+grade)(?!\s+(?:higher|lower|better|worse))"
        r"|without\s+(?:any\s+|a\s+)?grade"
        r"|(?:did|do|does|chose|decided)\s+not\s+(?:to\s+)?(?:grade|give\s+a\s+(?:grade|judge?ment))"
        r"|not\s+(?:inspected|assessed)"
    ),
}


@dataclass(frozen=True, slots=True)
class GradeMention:
    """A grade that the text gives."""

    start: int
    end: int
    grade: Grade
    words: str


def grade(name: str, hint: str = "") -> Grade:
    """The grade of that name: of the scale hinted at where it is one of its grades, else of the first that has it."""
    scale = hint if hint in SCALES and (name in SCALES[hint] or name == NOT_GRADED) else ""
    scale = scale or next((scale for scale, names in SCALES.items() if name in names), "peel 2014")
    return Grade(scale, SCALES[scale].index(name) if name in SCALES[scale] else -1, name)


_NAMES = sorted(
    {name for names in SCALES.values() for name in names} | {NOT_GRADED}, key=lambda name: (-len(name), name)
)
_WORD = "|".join(f"(?P<g{n}>{_WORDS.get(name, name)})" for n, name in enumerate(_NAMES))
_GRADE_WORD = re.compile(rf"(?<![\w-])(?:{_WORD})(?![\w-])", re.IGNORECASE)


def _name(match: re.Match[str]) -> str:
    return next(name for n, name in enumerate(_NAMES) if match[f"g{n}"])


# --- cells ------------------------------------------------------------------------------------------------

_BEFORE_GRADE = re.compile(r"^(?:graded?|judge?ment|rating|rated|overall)?\s*:?\s*(?:\d\s*[-–:.)]\s*)?", re.IGNORECASE)
_AFTER_GRADE = re.compile(r"\s*(?:\(.*\)|\[.*\]|[.*†‡]+|\d)?\s*$")
_RAG_LETTERS = {"r": "red", "a": "amber", "g": "green", "ar": "amber-red", "a/r": "amber-red", "ag": "amber-green"}
_RAG_LETTERS |= {"a/g": "amber-green"}


def grade_of(text: str, scale_hint: str = "") -> Grade | None:
    """The grade that a data cell holds, or None where it holds something else or more."""
    words = _AFTER_GRADE.sub("", _BEFORE_GRADE.sub("", text.strip()))
    if scale_hint == "rag" and words.lower() in _RAG_LETTERS:
        return grade(_RAG_LETTERS[words.lower()], "rag")
    match = _GRADE_WORD.fullmatch(words)
    return grade(_name(match), scale_hint) if match else None


# --- prose -------------------------------------------------------------------------------------------------

_COLOURS = SCALES["rag"]
_ADVERBS = (
    r"(?:\s+(?:now|still|also|again|overall|once|therefore|both|clearly|only|consistently|already|generally"
    r"|itself|it))*"
)
# Words that grade, with the grade word near behind.
_GRADING = re.compile(
    r"\b(?:grad(?:ed|es?|ing)|judged?|judges|judge?ments?|assess(?:ed|ment)|rat(?:ed|ing|es?)|mark(?:ed)?|verdict|found"
    r"|considered|deemed|classed|status|score[ds]?|awarded|concluded|category|thought|pronounced|regards?|shown|stood|standing)\b",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    rf"(?:{_GRADING.pattern}|\b(?:is|are|was|were|be|been|being|remains?|remained|becomes?|became|from|to|at|as|of|an?|and"
    rf"|but|or|than|the|moved|improved|declined|fallen|fell|rose|slipped|dropped|turned|gone|went|climbed)\b){_ADVERBS}"
    r"\s*[,:]?\s*[‘'\"“]?$",
    re.IGNORECASE,
)
# 'we judged the force good at ...'
_JUDGED = re.compile(
    r"\b(?:judg|grad|rat|consider|assess|mark|deem)(?:ed|es|s)\s+(?:[\w’'-]+\s+){1,6}[‘'\"“]?$|\bthought\s+(?:it|them|this)\s+$",
    re.IGNORECASE,
)
_BE = re.compile(
    rf"\b(?:is|are|was|were|be|been|being|remains?|remained|becomes?|became){_ADVERBS}\s+(?:(?:of|to)\s+)?(?:an?\s+)?[‘'\"“]?$",
    re.IGNORECASE,
)
_MOVE = re.compile(
    r"\b(?:from|to|between|at|marked|rated|shown|turned|coloured|are|is|was|were|far\s+as)\s+[‘'\"“]?$", re.IGNORECASE
)
_FROM = re.compile(r"\b(?:from|to|between)\s+[‘'\"“]?$", re.IGNORECASE)
# What may follow a grade: the end of the clause, or what the grade is for. A noun makes it an adjective.
_CLOSE = re.compile(
    r"[’'\"”]?\s*(?:$|[.,;:)(|–—]|(?:at|in|overall|for|on|with|to|from|and|or|but|by|grade|rating|judge?ment|standard|mark"
    r"|this|last|when|again|across|as|a\s+year|throughout|because|though|although|while|which|that|than|status|since|too"
    r"|under|against|where|category|force|one\s+year|the\s+year|two\s+years|now|once|is|was)\b)",
    re.IGNORECASE,
)
_IDIOM = re.compile(
    r"\bgood\s+(?:practice|deal|many|reason|use|order|quality|enough|idea|start|progress|understanding|relationships?"
    r"|time|at\s+the\s+same|faith|work|value|news|example|will)\b|\bas\s+good\s+as\b|\bpoor\s+(?:quality|practice)\b"
    r"|\boutstanding\s+(?:for\s+(?:more|over|less|longer|at)\b|since\b|at\s+the\s+end)",
    re.IGNORECASE,
)
# As a predicate 'good' needs a subject that is graded: 'the force is good at', not 'the weather was good'.
_SUBJECT = re.compile(
    r"\b(?:force|constabulary|police|service|hmic(?:frs)?|it|its|this|work|that|response|performance|effectiveness|standards?"
    r"|efficiency|legitimacy|capabilit(?:y|ies)|protection|investigations?|prevention|overall|area|question|and|treatment"
    r"|leadership|management|behaviour|planning|we|deployment)\b",
    re.IGNORECASE,
)
# What a sample holds is not graded: 'five of the files were good'.
_SAMPLE = re.compile(
    r"\b(?:files|cases|records|calls|visits|them|logs|plans|decisions|forms|warrants|what|suspects|people|incidents|jobs)"
    r"(?:\s+[a-z]+){0,2}\s+(?:is|are|was|were|be|been|found)\b[^.]{0,12}$",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:not|short\s+of|nowhere\s+near|far\s+from|no\s+longer|rather\s+than|enough\s+to\s+be\s+\w+)\s+$", re.I
)
_NEEDS_SUBJECT = ("good", "adequate")
_NEEDS_GRADING = ("poor", "fair", "excellent", "weak")

# Grades that are told by their place in the scale.
_PLACED = re.compile(
    r"\b(?P<top>highest|top|best)\s+(?:(?:possible|available|of\s+(?:its|the|our)\s+\w+)\s+)?(?:grade|mark|rating|judge?ment|score)"
    r"|\b(?P<bottom>lowest|bottom|worst)\s+(?:(?:possible|available|of\s+(?:its|the|our)\s+\w+)\s+)?"
    r"(?:grades?|mark|rating|judge?ment|score)|\b(?P<middle>middle)\s+(?:rating|status)\b",
    re.IGNORECASE,
)


def grades(text: str) -> tuple[GradeMention, ...]:
    """The grades that the text gives, in order. Ordinary uses of the same words are left out.

    'The highest grade' is that of the inspections of 2014 and after: outstanding.
    """
    found: list[GradeMention] = []
    for match in _GRADE_WORD.finditer(text):
        name = _name(match)
        if _grades_here(text, match, name, bool(found)):
            found.append(GradeMention(match.start(), match.end(), grade(name), match[0]))
    for match in _PLACED.finditer(text):
        if not re.search(
            r"\b(?:not|no|without)\b[^.;]{0,40}$", text[max(0, match.start() - 60) : match.start()], re.IGNORECASE
        ):
            name = "outstanding" if match["top"] else "inadequate" if match["bottom"] else "amber"
            found.append(GradeMention(match.start(), match.end(), grade(name), match[0]))
    return tuple(sorted(found, key=lambda mention: mention.start))


# Words that grade only where it is known that the passage is about a graded question.
_LOOSE = tuple(
    (name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for name, words in (
        (
            "outstanding",
            r"(?:could|can)\s+(?:hardly|scarcely|not)\s+be\s+better(?:ed)?|exceptional|sets?\s+the\s+standard",
        ),
        ("outstanding", r"could\s+not\s+be\s+improved(?:\s+upon)?|second\s+to\s+none|exemplary"),
        (
            "good",
            r"good\s+(?:job|use|standard|work|performance|service|arrangements)|(?:does|did|doing)\s+(?:this\s+)?well",
        ),
        ("good", r"is\s+(?:[\w\s,]{0,20}\s)?a\s+(?:real\s+)?strength|performs\s+well"),
        ("adequate", r"adequate\s+(?:job|use|standard|work|performance|service|arrangements)|(?<!in)adequately"),
        (
            "requires improvement",
            r"(?:scope|room)\s+for\s+improvement|not\s+(?:yet\s+)?good\s+enough|leaves?\s+(?:a\s+good\s+deal|much)",
        ),
        ("inadequate", r"inadequately|is\s+failing|poor\s+(?:job|use|standard|work|performance|service|arrangements)"),
    )
)


def loose_grades(text: str) -> tuple[GradeMention, ...]:
    """What the ordinary words of a sentence amount to as a grade, for a sentence known to answer a graded question.

    'It makes adequate use of its money' is no grade where nothing says that it grades; where the return holds a grade
    for just that, it is.
    """
    exact = grades(text)
    if exact:
        return exact
    found = [
        GradeMention(match.start(), match.end(), grade(name), match[0])
        for name, pattern in _LOOSE
        for match in pattern.finditer(text)
    ]
    return tuple(sorted(found, key=lambda mention: mention.start))


def _sentence_before(text: str, position: int) -> str:
    return re.split(r"(?<=[.!?;])\s+(?=[A-Z‘“])|\n", text[max(0, position - 300) : position])[-1]


def _grades_here(text: str, match: re.Match[str], name: str, after_another: bool) -> bool:
    before = _sentence_before(text, match.start())
    if name == NOT_GRADED:
        return not re.match(r"not\s+(?:assessed|inspected)", match[0], re.IGNORECASE)
    if match[0].lower() == "ri" and match[0] != "RI":
        return False
    if _IDIOM.match(text, match.start()) or not _CLOSE.match(text, match.end()) or _NEGATED.search(before):
        return False
    is_graded = bool(_GRADING.search(before[-90:])) or bool(
        re.match(r"\W{0,2}\s*(?:grade|rating|judge?ment|mark|status|category)\b", text[match.end() : match.end() + 40])
    )
    if re.match(r"f[ae]ll", match[0], re.IGNORECASE):  # 'falls short of good'
        return True
    if name == "requires improvement":
        return _improvement(text, match, is_graded)
    if name in _COLOURS:
        return bool(_MOVE.search(before)) or (is_graded and bool(_PREDICATE.search(before)))
    if _SAMPLE.search(before):
        return False
    if is_graded and _PREDICATE.search(before):
        return True
    if _JUDGED.search(before):
        return True
    if name in _NEEDS_GRADING:
        return after_another and bool(_FROM.search(before))
    if _BE.search(before) and (name not in _NEEDS_SUBJECT or _SUBJECT.search(before)):
        return True
    following = _GRADE_WORD.match(text[match.end() : match.end() + 40].lstrip(" ").removeprefix("to "))
    return bool(_FROM.search(before)) and (after_another or following is not None)


def _improvement(text: str, match: re.Match[str], is_graded: bool) -> bool:
    """'The force requires improvement'; not 'the system needs to improve the way ...'."""
    if not re.search(r"to\s+improve$|must\s+improve$", match[0], re.IGNORECASE):
        return True
    return is_graded or bool(re.match(r"\s*(?:$|[.,;:)]|at\b|in\b|overall\b)", text[match.end() : match.end() + 40]))
