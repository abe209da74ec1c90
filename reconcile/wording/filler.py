"""Statements that no data return decides: the inspection itself, courtesies, other bodies, opinions, consequences.

A letter is read for its claims about the force. What surrounds them (how the inspection was done, whom it thanks,
what follows from a finding, what is true of policing at large) says nothing that a return holds an item for.
The words are data (tables/filler.toml); in doubt a statement stands.
"""

from __future__ import annotations

import re
from functools import cache

from reconcile.model import Standing
from reconcile.wording.patterns import any_of, straight, table, whole_words

STANDINGS = {
    "inspection": Standing.BACKGROUND,
    "courtesy": Standing.BACKGROUND,
    "bodies": Standing.BACKGROUND,
    "question": Standing.BACKGROUND,
    "anecdote": Standing.QUOTATION,
    "general": Standing.BACKGROUND,
    "judgement": Standing.OPINION,
    "consequence": Standing.OPINION,
}
ABOUT_THE_LETTER = ("inspection", "courtesy")
# Whatever the claim's kind, these say nothing of the force.
ALWAYS = ("inspection", "courtesy", "bodies")
# With a figure in it an opinion may be checked after all.
UNLESS_COUNTED = frozenset({"judgement", "consequence"})


@cache
def _opens(name: str) -> re.Pattern[str] | None:
    patterns = table("filler")[name].get("opens")
    return re.compile(rf"\W*(?:{any_of(patterns)})(?![\w'])") if patterns else None


@cache
def _holds(name: str) -> re.Pattern[str] | None:
    patterns = table("filler")[name].get("holds")
    return whole_words(patterns) if patterns else None


def reason(clause: str, among: tuple[str, ...] = tuple(STANDINGS)) -> str:
    """Which list of tables/filler.toml the clause falls under, or ''."""
    plain = straight(clause)
    for name in among:
        opens, holds = _opens(name), _holds(name)
        if (opens is not None and opens.match(plain)) or (holds is not None and holds.search(plain)):
            return name
    return ""


# 'We put most of that down to luck': what the inspectors think or did, where they neither found nor judged.
FIRST_PERSON = re.compile(
    r"\W*(?:in our view,? )?(?:we|i|hmic|hmicfrs|(?:our |my )inspectors(?! (?:competent|in|of|from|and|who|at))"
    r"|inspectors(?= (?:also |then |therefore )?"
    r"(?:\w+ed|found|saw|met|went|spoke|heard|read|sat|thought|felt|were|was|had|have|held|took|came|did|do not)\b)"
    r"|our team|my (?:team|staff))(?![\w'])"
)
# What they did, as against what they thought.
DONE = re.compile(
    FIRST_PERSON.pattern
    + r" (?:also |then |therefore )?(?:looked|asked|searched|tested|examined|reviewed|sought|checked"
    r"|visited|considered|read|compared|analysed|studied|collected|took|went|used|drew)(?![\w'])"
)
# What inspectors found, graded, or could not be told is of the force.
OF_THE_FORCE = re.compile(
    r"(?<![\w'])(?:find|finds|found|saw|identif\w+|estimate\w*|conclud\w+|grade\w*|judg\w+|satisfied|content"
    r"|confidence|concern\w*|establish\w*|(?:did|has|have) not (?:go|grade|return|find|inspect)|asked|shown|told"
    r"|given|heard|agree\w*|thought it|impressed by the|rate[sd]?|assess\w*|consider\w* (?:it|that|the)|make|reassured"
    r"|inadequate|good|effective|outstanding|requir\w+|every|all|no|none)(?![\w'])"
)


def is_first_person(clause: str) -> bool:
    """Whether the clause tells what inspectors think or did, and nothing that they found."""
    plain = straight(clause)
    first = FIRST_PERSON.match(plain)
    return first is not None and OF_THE_FORCE.search(plain, first.end()) is None


FOUND = re.compile(r"\b(?:we|inspectors|and) (?:found|established|saw|noted) (?:that|no|\d)")


def filler(clause: str, *, counted: bool = False, firm: bool = False) -> Standing | None:
    """Why no return decides the clause, or None.

    `counted`: it states a figure in digits; `firm`: a grade, a rank or a comparison with other forces, which a return
    may hold.
    """
    found = reason(clause, ALWAYS if firm else tuple(STANDINGS))
    if found == "inspection" and FOUND.search(straight(clause)):
        found = ""  # 'during our inspection we looked at a sample and found that ...'
    if not found and not firm and not counted and is_first_person(clause):
        return Standing.BACKGROUND if DONE.match(straight(clause)) else Standing.OPINION
    if not found or (counted and found in UNLESS_COUNTED):
        return None
    return STANDINGS[found]


# --- clauses that set the scene for another -----------------------------------------------------------

# 'If officers cannot see it, they will go wrong again': the words of the condition may stand before the clause.
IF = re.compile(r"(?:^|[\s,;])(?:even if|if|unless|provided that|as long as)\s+$")
WOULD = re.compile(r"(?<![\w'])(?:will|would|could|might|won't|wouldn't)(?![\w'])")
OPENING_TIME = re.compile(r"\W*(?:and |but )?(?:when(?:ever)?|once|where(?:ver)?|as soon as|until|unless|before)\b")
SO_THAT = re.compile(r"(?:^|\s)so(?:,)?\s+$")
PURPOSE = re.compile(r"\W*that [^,;]*?(?<![\w'])(?:may|might|could|can|should|would)(?![\w'])")
ASIDE = re.compile(
    r"\W*(?:as|save) (?:(?:is|are|was|were|it|they|one|we|does|do|would|the case|usual|common) ){1,4}?"
    r"(?:everywhere|elsewhere|in (?:most|many|other|all)|to theirs|so often|usual|common|normal|say|said)\b"
)


def sets_the_scene(
    clause: str, lead: str, *, first: bool, last: bool, counted: bool, whole: bool = False
) -> Standing | None:
    """A condition, a purpose or a comparison in passing: 'if it did', 'so that they may', 'as it is everywhere'.

    `lead` is what stands before the clause in its sentence; `first` and `last` tell its place among the clauses;
    `whole`: it holds its main clause too.
    """
    plain, before = straight(clause), straight(lead)
    if not last and not whole and IF.search(before + " "):
        return Standing.CONDITION
    if first and not last and not counted and not whole and OPENING_TIME.match(plain):
        return Standing.CONDITION
    if re.match(r"\W*(?:but |and )?(?:even )?(?:if|unless)\b", before) and WOULD.search(plain):
        return Standing.CONDITION
    if SO_THAT.search(before + " ") and PURPOSE.match(plain):
        return Standing.BACKGROUND
    if not counted and ASIDE.match(plain):
        return Standing.BACKGROUND
    return None
