"""Says of each pairing whether both sides can be true. Sees no file and no page.

One file a kind of claim; the rules are tried in the order below, the first that applies decides. A rule
knows how often it reads both sides right; with the sureness of the pairing that gives the confidence,
and a contradiction that is not sure enough is a tension.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reconcile.findings import value_text
from reconcile.judge import answer, category, comparison, date, forces, grade, internal, provision, quantity, trend
from reconcile.judge.ruling import Rule, Ruling, agreement, contradiction, label_of, unverifiable, words_of
from reconcile.judge.sureness import sure_of
from reconcile.model import Finding, Judgement, Kind, Pairing, Standing, Verdict
from reconcile.wording.several import several

__all__ = ["Thresholds", "judge"]

RULES: dict[Kind, tuple[Rule, ...]] = {
    Kind.PROVISION: (forces.judge, provision.judge),
    Kind.QUANTITY: (forces.judge, quantity.judge, answer.judge),
    Kind.APPROXIMATION: (forces.judge, quantity.judge, answer.judge),
    Kind.COMPARISON: (forces.judge, comparison.judge),
    Kind.TREND: (trend.judge,),
    Kind.GRADE: (grade.judge,),
    Kind.CATEGORY: (grade.judge_words, answer.judge_with_kind, category.judge),
    Kind.DATE: (date.judge, answer.judge_with_kind, category.judge),
    Kind.ANSWER: (grade.judge_words, answer.judge_with_kind, category.judge),
}

RESTS_ON_COMPARED = ("rank", "forces-count", "below-most", "above-most", "beside-other", "trend", "each")

LACKING = {
    "lacking: period": ("period-not-held", "The return has no figure for the period that the letter names."),
    "lacking: reference": ("reference-not-held", "The return holds no figure for what the letter compares with."),
    "lacking: earlier period": ("earlier-not-held", "The return does not hold the earlier figure."),
    "lacking: region": ("region-not-held", "The return does not show which forces make up the region, nor its total."),
    "lacking: whole": ("whole-not-held", "The return does not give the whole of which the letter gives a part."),
    "lacking: parts": ("parts-not-held", "The letter speaks of several figures, and not all of them were found."),
    "lacking: cell": ("force-not-held", "The return has no answer of this force to this."),
}


@dataclass(frozen=True)
class Thresholds:
    """How sure the program must be: below `pairing` nothing is said; below `sure` a contradiction is a tension."""

    pairing: float = 0.25
    sure: float = 0.45


def judge(pairings: Sequence[Pairing], thresholds: Thresholds | None = None) -> tuple[Judgement, ...]:
    """A judgement for every pairing, and for what the letter or the return says against itself."""
    limits = thresholds or Thresholds()
    judged = [_judgement(pairing, limits) for pairing in pairings]
    own = (_if_sure(found, limits) for found in internal.judge([p.letter for p in pairings]))
    return (*judged, *own)


def _if_sure(judgement: Judgement, limits: Thresholds) -> Judgement:
    """A contradiction that is not sure enough is a tension."""
    if judgement.verdict is Verdict.CONTRADICTION and judgement.confidence < limits.sure:
        return replace(judgement, verdict=Verdict.TENSION)
    return judgement


def _judgement(pairing: Pairing, limits: Thresholds) -> Judgement:
    ruling = _doubted(pairing, _ruling(pairing, limits), limits)
    confidence = round(pairing.sureness * sure_of(ruling.rule), 3) if pairing.evidence else 0.0
    verdict = ruling.verdict
    if verdict is Verdict.CONTRADICTION and confidence < limits.sure:
        verdict = Verdict.TENSION
    cells = tuple(dict.fromkeys(cell.place.reference for cell in (*pairing.evidence, *_cited(pairing, ruling))))
    first = pairing.evidence[0] if pairing.evidence else None
    return Judgement(
        ref=pairing.letter.id,
        pairing=pairing,
        verdict=verdict,
        kind=pairing.letter.kind,
        rule=ruling.rule,
        explanation=ruling.why,
        confidence=confidence,
        letter_value=ruling.letter_value or value_text(pairing.letter.value),
        data_value=ruling.data_value or (words_of(first) if first else ""),
        data_label=label_of(first) if first else "",
        cells=cells if verdict is not Verdict.UNVERIFIABLE or first else (),
        query=_query(pairing, ruling, verdict),
    )


def _ruling(pairing: Pairing, limits: Thresholds) -> Ruling:
    if pairing.letter.standing not in (Standing.FINDING, Standing.NATIONAL):
        return unverifiable("not-a-finding", f"Not a finding about the force: {pairing.letter.standing.value}.")
    if pairing.how in LACKING:
        return unverifiable(*LACKING[pairing.how])
    if not pairing.evidence:
        return unverifiable("not-in-the-return", "The return asks nothing that decides this.")
    if pairing.sureness < limits.pairing:
        return unverifiable("not-in-the-return", "Nothing in the return was found that surely speaks of this.")
    if several(pairing.letter.words) is not None and pairing.compared:
        return _in_each(pairing)
    return _by_rules(pairing)


def _in_each(pairing: Pairing) -> Ruling:
    """One clause said of several measures: it must hold of every one. The cells of the others stand in `compared`."""
    width = len(pairing.evidence)
    cells = (*pairing.evidence, *pairing.compared)
    groups = [cells[n : n + width] for n in range(0, len(cells), width)]
    rulings = [_by_rules(replace(pairing, evidence=group, compared=())) for group in groups]
    shown = "; ".join(ruling.data_value or words_of(group[0]) for ruling, group in zip(rulings, groups, strict=True))
    against = [n for n, ruling in enumerate(rulings) if ruling.verdict is Verdict.CONTRADICTION]
    if against:
        why = f"Not so of “{label_of(groups[against[0]][0])}”: {rulings[against[0]].why}"
        return contradiction("each-differs", why, data_value=shown)
    if all(ruling.verdict is Verdict.AGREEMENT for ruling in rulings):
        return agreement("each-agrees", f"It is so of all {len(groups)}: {shown}.", data_value=shown)
    return unverifiable("not-all-decided", "The return does not decide this of every one.", data_value=shown)


def _by_rules(pairing: Pairing) -> Ruling:
    undecided = None
    for rule in RULES.get(pairing.letter.kind, (answer.judge,)):
        ruling = rule(pairing)
        if ruling is not None and ruling.verdict is not Verdict.UNVERIFIABLE:
            return ruling
        undecided = undecided or ruling
    return undecided or unverifiable(
        "kinds-do-not-meet", "What the letter says and what the return gives are of different kinds."
    )


def _doubted(pairing: Pairing, ruling: Ruling, limits: Thresholds) -> Ruling:
    """Two items that fit about equally well, one denying the letter and one confirming it: a tension naming both."""
    other = pairing.doubt
    if ruling.verdict is not Verdict.CONTRADICTION or other is None or not other.evidence:
        return ruling
    second = _ruling(replace(other, sureness=1.0), limits)
    if second.verdict is not Verdict.AGREEMENT:
        return ruling
    cell = other.evidence[0]
    named = f"“{label_of(cell)}” ({cell.place.reference})"
    why = f"{ruling.why} But {named}, which fits about as well, gives “{words_of(cell)}”, and that agrees."
    return replace(ruling, verdict=Verdict.TENSION, rule="either-item", why=why)


def _cited(pairing: Pairing, ruling: Ruling) -> tuple[Finding, ...]:
    """A rank or a count rests on every force's cell; a trend may stand in a change column too: all are cited."""
    summed = any(cell.is_sum for cell in pairing.evidence)
    return pairing.compared if summed or ruling.rule.startswith(RESTS_ON_COMPARED) else ()


def _query(pairing: Pairing, ruling: Ruling, verdict: Verdict) -> str:
    if verdict not in (Verdict.CONTRADICTION, Verdict.TENSION) or not pairing.evidence:
        return ""
    cell = pairing.evidence[0]
    page = f" (page {pairing.letter.place.page})" if pairing.letter.place.page else ""
    where = cell.place.reference
    held = ruling.data_value or words_of(cell)
    letter = f"The letter{page} says “{pairing.letter.words}”."
    said = f"{letter} The data return ({where}) gives “{held}” for “{label_of(cell)}”."
    if verdict is Verdict.CONTRADICTION:
        return f"{said} Could HMIC say which is right?"
    return f"{said} Could HMIC say how the two are to be read together?"
