"""Whether a statement is a finding about the force now, or why it is none: a plan, somebody's words, another force ..."""

from __future__ import annotations

import re
from functools import cache

from reconcile.model import Standing
from reconcile.wording.patterns import straight, table, whole_words

# Headings and boxes under which every sentence has the same standing.
ADVICE_HEADING = re.compile(
    r"recommendation|areas? for improvement|causes? of concern|next steps|what (?:the force )?(?:should|must|needs)"
)
PLAN_HEADING = re.compile(r"\b(?:plans|future plans|looking ahead|the future|intentions)\b")
BACKGROUND_HEADING = re.compile(
    r"\b(?:introduction|background|about (?:this|the|our|us|hmic)|methodology|how we (?:inspect|carried)|our inspection|purpose of|scope of|terms of reference|foreword|glossary|contact)\b"
)
QUOTED = re.compile(r"^[\"“‘']|[\"”]\s*[.,]?\s*$")
SPOKEN = re.compile(r"[\"“][^\"”]{12,}[\"”]|(?<!\w)[‘'](?=[A-Z])[^’']{12,}[.,!?][’'](?!\w)")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return whole_words(table("standing")[name])


def says(name: str, text: str) -> bool:
    """Whether the text has one of the words of that list of tables/standing.toml, its look-alikes taken out."""
    plain = straight(text)
    if f"not_{name}" in table("standing"):
        plain = _pattern(f"not_{name}").sub(lambda match: "_" * len(match[0]), plain)
    return _pattern(name).search(plain) is not None


def standing(clause: str, sentence: str = "", heading: str = "", *, boxed: bool = False) -> Standing:
    """The standing of a clause in its sentence. In doubt it is a finding: the data may yet decide it."""
    sentence = sentence or clause
    title = straight(heading)
    if boxed and (says("recommendation", sentence) or ADVICE_HEADING.search(title)):
        return Standing.RECOMMENDATION
    if ADVICE_HEADING.search(title):
        return Standing.RECOMMENDATION
    for reading in (
        _about_the_past,
        _quotation,
        _plan,
        _advice,
        _condition,
        _criterion,
        _elsewhere,
        _background,
        _opinion,
    ):
        found = reading(clause, sentence, title)
        if found is not None:
            return found
    return Standing.FINDING


def _about_the_past(clause: str, sentence: str, title: str) -> Standing | None:
    return Standing.EARLIER if says("earlier", clause) else None


def _quotation(clause: str, sentence: str, title: str) -> Standing | None:
    if SPOKEN.search(sentence) and not says("not_told", sentence):
        return Standing.QUOTATION
    return Standing.QUOTATION if says("told", _up_to(sentence, clause)) else None


def _up_to(sentence: str, clause: str) -> str:
    """The sentence up to the end of the clause: who speaks stands before what is said."""
    place = sentence.find(clause)
    return sentence if place < 0 else sentence[: place + len(clause)]


def _plan(clause: str, sentence: str, title: str) -> Standing | None:
    return Standing.PLAN if says("plan", clause) or (PLAN_HEADING.search(title) and says("plan", sentence)) else None


def _advice(clause: str, sentence: str, title: str) -> Standing | None:
    if says("criterion", clause):
        return Standing.CRITERION
    return Standing.RECOMMENDATION if says("recommendation", clause) else None


def _condition(clause: str, sentence: str, title: str) -> Standing | None:
    return Standing.CONDITION if says("condition", clause) else None


def _criterion(clause: str, sentence: str, title: str) -> Standing | None:
    return Standing.CRITERION if says("criterion", sentence) and says("recommendation", sentence) else None


def _elsewhere(clause: str, sentence: str, title: str) -> Standing | None:
    return Standing.OTHER_FORCE if says("other_force", clause) else None


def _background(clause: str, sentence: str, title: str) -> Standing | None:
    return Standing.BACKGROUND if says("background", clause) or BACKGROUND_HEADING.search(title) else None


def _opinion(clause: str, sentence: str, title: str) -> Standing | None:
    return Standing.OPINION if says("opinion", clause) else None


def judgement_words(clause: str) -> str:
    """'praise' or 'criticism' where the clause gives either, else ''."""
    if says("praise", clause):
        return "praise"
    return "criticism" if says("criticism", clause) else ""
