"""Whether a statement is a finding about the force now, or why not: a plan, somebody's words, another force."""

from __future__ import annotations

import re
from functools import cache

from reconcile.model import Standing
from reconcile.wording.patterns import any_of, straight, table, whole_words

# Headings and boxes under which every sentence has the same standing.
ADVICE_HEADING = re.compile(
    r"^(?:\W|\d)*(?:(?:our )?recommendations?|areas? for improvement|causes? of concern|next steps)\W*$"
    r"|what (?:the force )?(?:should|must|needs)"
)
BACKGROUND_HEADING = re.compile(
    r"^(?:\W|\d)*(?:introduction|background|about (?:this|the|our|us|hmic).*|methodology|how we (?:inspect|carried).*"
    r"|purpose of.*|scope of.*|terms of reference|foreword|glossary|contact us|contact details|further information)\W*$"
)
LAST_TIME = re.compile(
    r"\b(?:when (?:we|hmic|hmicfrs|inspectors) (?:last|first|previously)|(?:in|at) our (?:last|previous"
    r"|earlier|first))\b"
)
SPOKEN = re.compile(r"[\"“][^\"”]{12,}[\"”]|(?<!\w)[‘'](?=[A-Z])[^’']{12,}[.,!?][’'](?!\w)")
# '"...," said one sergeant'.
SAID = re.compile(r"[\"'],?\s+(?:said|says|added|explained|commented|remarked|was how)\b")
# 'Staff said that they were busy, and our audit found that': from here on the inspectors speak.
FOUND = re.compile(
    r"\b(?:we|hmic|hmicfrs|inspectors|our (?:audit|inspection|inspectors|review|sample|own \w+)"
    r"|the (?:audit|inspection)) (?:also |however |then |nevertheless )?"
    r"(?:found|saw|established|identified|noted|confirmed)\b",
    re.IGNORECASE,
)
FIGURE = re.compile(
    r"\d|per cent|percent|(?<!\w)(?:half|third|quarter|in (?:two|three|four|five|six|seven|eight"
    r"|nine|ten|twenty)|most|majority|minority|fifths?|tenths?)(?!\w)"
)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return whole_words(table("standing")[name])


@cache
def _speaker() -> re.Pattern[str]:
    words = table("standing")
    return re.compile(
        rf"(?:^|(?<=[,;:] )|(?<=that )|(?<=but )|(?<=and )){any_of(words['people'])}(?![\w'])"
        rf"[^.;:,]{{0,60}}?(?<![\w']){any_of(words['speaking'])}(?![\w'])"
    )


def says(name: str, text: str) -> bool:
    """Whether the text has one of the words of that list of tables/standing.toml, its look-alikes taken out."""
    return _pattern(name).search(_masked(name, text)) is not None


def _masked(name: str, text: str) -> str:
    plain = straight(text)
    if f"not_{name}" in table("standing"):
        plain = _pattern(f"not_{name}").sub(lambda match: "_" * len(match[0]), plain)
    return plain


def standing(
    clause: str, sentence: str = "", heading: str = "", *, boxed: bool = False, figure: bool | None = None
) -> Standing:
    """The standing of a clause in its sentence. In doubt it is a finding: the data may yet decide it.

    `figure` tells whether the clause states one: 'nine in ten officers believe' is a survey's finding.
    """
    sentence = sentence or clause
    title = straight(heading)
    if ADVICE_HEADING.search(title) or (boxed and says("recommendation", sentence)):
        return Standing.RECOMMENDATION
    if BACKGROUND_HEADING.search(title):
        return Standing.BACKGROUND
    opening = lead_of(sentence, clause)
    counted = FIGURE.search(straight(clause)) is not None if figure is None else figure
    if says("earlier", clause) or LAST_TIME.search(straight(lead_of(sentence, clause))):
        return Standing.EARLIER
    if _quoted(clause, sentence, counted):
        return Standing.QUOTATION
    for name, found in (("criterion", Standing.CRITERION), ("recommendation", Standing.RECOMMENDATION)):
        if says(name, clause) or (name == "criterion" and says(name, opening)):
            return found
    if _planned(clause):
        return Standing.PLAN
    if says("condition", clause):
        return Standing.CONDITION
    if says("other_force", clause):
        return Standing.OTHER_FORCE
    if says("background", clause) and not counted:
        return Standing.BACKGROUND
    if says("opinion", clause) and not (counted or judgement_words(clause)):
        return Standing.OPINION
    return Standing.FINDING


def _planned(clause: str) -> bool:
    return says("plan", clause) or (says("will", clause) and says("will_cue", clause))


def _quoted(clause: str, sentence: str, counted: bool) -> bool:
    """Whether the clause is what somebody said: in quotation marks, or after 'staff told us that'."""
    if SPOKEN.search(sentence) and clause in sentence and (says("told", sentence) or SAID.search(straight(sentence))):
        return True
    upto = FOUND.split(lead_of(sentence, clause))[-1] + clause
    if says("told", upto) or re.search(
        r"\bwe (?:were|was) told\W*$|, (?!the (?:force|constabulary))[\w ]+ told (?:us|inspectors)(?:\W*$|,)",
        straight(sentence),
    ):
        return True
    spoken = _speaker().search(_masked("told", upto))
    if spoken is None:
        return False
    return not (counted and re.search(r"(?:believe|think|feel|felt|thought|say|said|consider)\w*$", spoken[0]))


def lead_of(sentence: str, clause: str) -> str:
    """What stands before the clause in its sentence: who speaks is told first."""
    place = sentence.find(clause)
    if place <= 0:
        return ""
    return re.split(r"[;:]\s", sentence[:place])[-1]


def judgement_words(clause: str) -> str:
    """'praise' or 'criticism' where the clause gives either, else ''."""
    if says("praise", clause):
        return "praise"
    return "criticism" if says("criticism", clause) else ""
