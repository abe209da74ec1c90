"""Graded judgements and RAG ratings, on whatever scale the return has them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reconcile.judge.ruling import Ruling, agreement, contradiction, number, tension, unverifiable
from reconcile.model import Answer, Finding, Grade, Pairing, Reply
from reconcile.wording.grades import NOT_GRADED, SCALES, loose_grades
from reconcile.wording.patterns import straight

UNGRADED = ("not graded", "no grade", "not assessed", "not asked", "not inspected", "not rated")
APART = 0.5  # of the whole scale: grades of different scales that lie so far apart cannot both be meant
PRAISE, CRITICISM = "praise", "criticism"

_BEST = (
    r"(?:excellent|outstanding|best|good|very good|high(?:est)?|strong(?:est)?|full|fully|very satisfied|agree"
    r"|strongly agree)"
)
_WORST = r"(?:poor|very poor|inadequate|worst|bad|low(?:est)?|weak(?:est)?|none|not at all|very dissatisfied|disagree)"
_MARK = r"\s*(?:=|is|:|\()?\s*"
# '1 poor - 5 excellent', '1 = best, 4 = worst'
_NAMED = re.compile(
    rf"(?P<low>\d){_MARK}(?P<first>{_BEST}|{_WORST})\)?\s*(?:-|–|to|,|;|/|and|\.{{2,3}})+\s*(?P<high>\d+){_MARK}"
    rf"(?P<last>{_BEST}|{_WORST})",
    re.I,
)
_OUT_OF = re.compile(r"\b(?:score|mark|rating|rated|scored|marks?)\b[^.;]{0,25}\bout of (?P<high>5|10)\b", re.I)


@dataclass(frozen=True)
class Held:
    """A grade of the return: its name, and its place in its scale from 0, the worst, to 1."""

    name: str
    place: float
    scale: str


def judge(pairing: Pairing) -> Ruling | None:
    said = pairing.letter.value
    if not isinstance(said, Grade) or not pairing.evidence:
        return None
    return _against(said, pairing.evidence[0])


def judge_words(pairing: Pairing) -> Ruling | None:
    """A statement whose ordinary words amount to a grade, or which praises or finds fault, where the return grades."""
    if not pairing.evidence:
        return None
    cell = pairing.evidence[0]
    held = held_grade(cell)
    if held is None:
        return None
    told = {mention.grade for mention in loose_grades(pairing.letter.words)}
    if len(told) == 1:
        return _against(next(iter(told)), cell)
    value = pairing.letter.value
    detail = value.detail if isinstance(value, Answer) else ""
    if detail not in (PRAISE, CRITICISM):
        return None
    praised = (detail == PRAISE) == (isinstance(value, Answer) and value.reply is not Reply.NO)
    low = held.place < 0.5
    if praised == low:
        why = f"The letter's judgement sits badly with the return's grade, “{held.name}”."
        return tension("praise-undermined", why, data_value=held.name)
    why = f"The letter's judgement is in keeping with the return's grade, “{held.name}”."
    return agreement("judgement-in-keeping", why, data_value=held.name)


def held_grade(cell: Finding) -> Held | None:
    """The grade that a cell gives, by name or as a number on a scale that its question tells."""
    if isinstance(cell.value, Grade):
        steps = len(SCALES.get(cell.value.scale, ())) - 1
        return Held(cell.value.name, cell.value.level / steps, cell.value.scale) if steps > 0 else None
    figure = number(cell)
    asked = straight(f"{cell.measure} {cell.label} {cell.section} {cell.theme} {cell.comment}")
    named, out_of = _NAMED.search(asked), _OUT_OF.search(asked)
    if figure is None or not (named or out_of):
        return None
    low, high = (float(named["low"]), float(named["high"])) if named else (0.0, float(out_of["high"] if out_of else 1))
    if not low <= figure.point <= high or low >= high:
        return None
    place = (figure.point - low) / (high - low)
    upside_down = named is not None and re.fullmatch(_BEST, named["first"], re.I) is not None
    return Held(cell.words.strip(), 1 - place if upside_down else place, f"{low:g} to {high:g}")


def _against(said: Grade, cell: Finding) -> Ruling:
    shown = cell.words.strip()
    held = held_grade(cell)
    if held is None:
        return _ungraded(said, cell, shown)
    if said.name == held.name:
        return agreement("grade-agrees", f"Both say “{held.name}”.", data_value=held.name)
    if said.name == NOT_GRADED:
        why = f"The letter says that no grade was given; the return says “{held.name}”."
        return contradiction("grade-differs", why, data_value=held.name)
    why = f"The letter says “{said.name}”; the return says “{held.name}”."
    if any(said.name in names and held.name in names for names in SCALES.values()):
        return contradiction("grade-differs", why, data_value=held.name)
    gap = abs(_place(said) - held.place)
    if gap < 0.01:
        return agreement("grade-agrees", f"{why} Both have that place in their scales.", data_value=held.name)
    if gap >= APART or said.scale == held.scale:
        return contradiction("grade-differs", why, data_value=held.name)
    return unverifiable("scales-differ", f"{why} The two are of different scales.", data_value=held.name)


def _place(said: Grade) -> float:
    steps = len(SCALES.get(said.scale, ())) - 1
    return said.level / steps if steps > 0 else 0.0


def _ungraded(said: Grade, cell: Finding, shown: str) -> Ruling:
    value = cell.value
    no_grade = shown.lower() in UNGRADED or (
        isinstance(value, Answer) and value.reply in (Reply.NOT_APPLICABLE, Reply.NOT_PROVIDED)
    )
    if no_grade and said.name == NOT_GRADED:
        return agreement("grade-agrees", "Both say that no grade was given.", data_value=shown)
    if shown.lower() in UNGRADED:
        why = f"The letter says “{said.name}”; the return says “{shown}”."
        return contradiction("grade-not-given", why, data_value=shown)
    return unverifiable("not-a-grade", f"The return gives “{shown}”, which is not a grade.", data_value=shown)
