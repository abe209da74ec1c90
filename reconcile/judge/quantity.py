"""Figures: stated plainly, hedged, or as a quantifier; against a figure, a share of two figures, or a yes or no."""

from __future__ import annotations

import re
from dataclasses import replace

from reconcile.judge.bounds import bounded, not_within, of_a_difference, said_text
from reconcile.judge.ruling import (
    Ruling,
    agreement,
    contradiction,
    excepted,
    missing,
    number,
    plain,
    reply,
    tension,
    unverifiable,
    words_of,
)
from reconcile.judge.sense import in_the_items_sense
from reconcile.judge.shares import is_rest, judge_both, judge_rest, judge_share, own_whole, part_and_whole, whole_of
from reconcile.judge.units import factor, unit_told
from reconcile.model import Finding, Interval, Pairing, Reply
from reconcile.wording.figures import figures
from reconcile.wording.negation import question_polarity
from reconcile.wording.senses import denies, opposed, without_figure

# A claim about several of the return's figures at once, of which a single cell decides nothing.
SEVERAL = re.compile(
    r"\b(?:together|in all|combined|between them|put together|all told|taken together)\b", re.IGNORECASE
)
RATIO = re.compile(r"\bfor (?:each|every)\b(?! \d)", re.IGNORECASE)

# The force is said to have given or worked out a figure.
GAVE = re.compile(
    r"\b(?:gave|supplied|provided|told) (?:us|hmic|the inspectorate)\b|\b(?:calculates|estimates|reckons) that\b"
    r"|\b(?:has|had|have) (?:worked out|calculated|costed|counted|estimated|established)\b"
    r"|\bput (?:the|its) (?:cost|figure|number) at\b",
    re.IGNORECASE,
)
HOW_OFTEN = ("usually", "always", "never", "often", "sometimes")  # of what happens, rarely of what is counted


def judge(pairing: Pairing) -> Ruling | None:
    said = pairing.letter.value
    if not isinstance(said, Interval) or not pairing.evidence:
        return None
    cell = pairing.evidence[0]
    if missing(cell) and GAVE.search(pairing.letter.words):
        why = f"The letter says that the force gave {said_text(said)}; the return says “{words_of(cell)}”."
        return contradiction("said-given-but-missing", why, data_value=words_of(cell))
    if missing(cell):
        return tension(
            "figure-not-provided",
            f"The letter gives {said_text(said)}, but the return says that this was not provided.",
            data_value=words_of(cell),
        )
    if reply(cell) is not None:
        return _against_reply(pairing, said, cell)
    held = number(cell)
    if held is None:
        return None
    if of_a_difference(pairing.letter.words, said):
        why = "The letter's figure is of a difference, and the return's is not."
        return unverifiable("difference-not-level", why, data_value=words_of(cell))
    if part_and_whole(pairing, said):
        return judge_both(pairing, said, held)
    if is_rest(pairing, said, held):
        return judge_rest(pairing, said, held)
    if said.high == 0 and said.unit == "" and held.unit == "%":
        said = replace(said, unit="%")
    shares = (said.hedge == "all but" and said.unit != "%") or (said.unit == "%" and held.unit not in ("%", "points"))
    whole = whole_of(pairing)
    if shares and whole is not None and not (said.hedge in HOW_OFTEN and own_whole(cell) is None):
        return judge_share(pairing, said, held, whole)
    if (said.hedge == "all but" and said.unit != "%") or (shares and said.hedge in HOW_OFTEN):
        return unverifiable("whole-not-held", "The return does not give the whole.", data_value=words_of(cell))
    return _against_figure(pairing, said, held, cell)


def _twin(pairing: Pairing, said: Interval, held: Interval) -> Finding | None:
    """The same measure in the other unit (full-time equivalents, headcount), where the letter names neither."""
    if said.unit:
        return None
    for cell in pairing.compared:
        value = number(cell)
        if value is not None and {cell.unit, held.unit} == {"FTE", "headcount"} and said.holds(value.point):
            return cell
    return None


def _against_figure(pairing: Pairing, said: Interval, held: Interval, cell: Finding) -> Ruling:
    held = replace(held, unit=unit_told(held, cell, said.unit))
    times = factor(held.unit, said.unit)
    shown = _held(held, cell)
    if (
        times is None
        and said.unit == "%"
        and said.hedge in ("all", "none", "not all", "every")
        and held.unit in ("", "FTE", "headcount")
    ):
        return _all_or_none(in_the_items_sense(pairing, said, cell), held, shown)
    if times is None and held.point == 0 and in_the_items_sense(pairing, said, cell).low > 0 and _is_part(said, held):
        why = f"The letter says {said_text(said)}; the return gives {shown}."
        return contradiction("some-but-none", why, data_value=shown)
    if times is None:
        return unverifiable(
            "unit-differs",
            f"The letter's figure is in {said.unit or 'a number'}, the return's in {held.unit or 'a number'}.",
            data_value=shown,
        )
    value = held.point * times
    interval = bounded(pairing.letter.words, in_the_items_sense(pairing, said, cell))
    if interval.holds(value) or _rounds_to(interval, value, cell):
        return agreement(
            "figure-agrees", f"The letter says {said_text(said)}; the return gives {shown}.", data_value=shown
        )
    twin = _twin(pairing, said, held)
    if twin is not None:
        why = f"The letter says {said_text(said)} and names no unit; the return gives {twin.words} {twin.unit}."
        return agreement("figure-agrees", why, data_value=f"{twin.words} {twin.unit}")
    if _is_own_sum(pairing, said):
        why = f"The letter's {said_text(said)} is the sum of other figures of its sentence; {shown} is of one of them."
        return unverifiable("several-added", why, data_value=shown)
    added = SEVERAL.search(pairing.letter.words) and not cell.is_sum  # a sum, where the return gave its parts
    if added and not SEVERAL.search(cell.asked) and interval.low > value:
        why = f"The letter's {said_text(said)} adds several figures together; {shown} is one of them."
        return unverifiable("several-added", why, data_value=shown)
    if RATIO.search(pairing.letter.words) and said.unit == "":
        why = "The letter's figure compares two figures of the return."
        return unverifiable("ratio-of-two", why, data_value=shown)
    rule = "figure-differs" if not said.hedge else "figure-outside-hedge"
    if said.unit == "" and _far_apart(said.point, value):
        rule = "figure-far-off"
    return contradiction(
        rule,
        f"The letter says {said_text(said)}; the return gives {shown}{not_within(interval, said)}.",
        data_value=shown,
    )


def _is_own_sum(pairing: Pairing, said: Interval) -> bool:
    """Whether a count is what the other counts of its sentence make: 'in 68 of them - 24 rapes, 18 … and 26 …'."""
    parts = [
        figure.interval.stated
        for figure in figures(pairing.letter.sentence)
        if figure.interval.unit == said.unit and figure.interval.stated not in (None, said.stated)
    ]
    total = sum(part for part in parts if part is not None)
    return not said.hedge and said.stated is not None and len(parts) > 1 and total == said.stated


def _far_apart(said: float, held: float) -> bool:
    """Counts of which one is over three times the other are the likelier to speak of different things."""
    smaller, larger = sorted((abs(said), abs(held)))
    return larger > 3 * smaller


def _is_part(said: Interval, held: Interval) -> bool:
    """Whether one side is a share and the other a count, so that nought of the one is nought of the other."""
    counts = ("", "FTE", "headcount")
    return (said.unit == "%" and held.unit in counts) or (held.unit == "%" and said.unit in counts)


def _all_or_none(said: Interval, held: Interval, shown: str) -> Ruling:
    """'No team' against a count of teams: nought or not. 'All' against a count needs the whole."""
    if said.high == 0:
        if held.point == 0:
            return agreement("none-agrees", "The letter says none; the return gives 0.", data_value=shown)
        return contradiction(
            "none-but-some", f"The letter says that there is none; the return gives {shown}.", data_value=shown
        )
    return unverifiable(
        "whole-not-held", "The return gives a number and not the whole of which it is a part.", data_value=shown
    )


def _against_reply(pairing: Pairing, said: Interval, cell: Finding) -> Ruling | None:
    """A quantifier against a yes, a no or 'in part'. A number against a yes or no is left to the rule for answers."""
    answer = reply(cell)
    if answer is None or said.unit != "%" or answer.reply not in (Reply.YES, Reply.NO, Reply.PARTLY):
        return None
    question, rest = cell.asked, without_figure(pairing.letter.words, said)
    turned = (denies(rest) != (question_polarity(question) < 0)) != opposed(rest, question)
    low, high = (100 - said.high, 100 - said.low) if turned else (said.low, said.high)
    everything = {Reply.YES: 100.0, Reply.NO: 0.0, Reply.PARTLY: 50.0}[answer.reply]
    shown = words_of(cell)
    if everything == 50.0:
        clash = low >= 90 or high <= 0
        if clash:
            return contradiction(
                "all-but-in-part",
                f"The letter says {said_text(said)}; the return says only in part.",
                data_value=shown,
            )
        return agreement(
            "in-part-agrees", f"The letter says {said_text(said)}; the return says in part.", data_value=shown
        )
    if everything == 100.0:
        if high <= 20:
            return contradiction(
                "none-but-yes", f"The letter says {said_text(said)}; the return says {shown}.", data_value=shown
            )
        if low >= 100 and excepted(answer):
            why = f"The letter says {said_text(said)}; the return makes an exception: “{shown}”."
            return contradiction("all-but-exception", why, data_value=shown)
        if high < 100 or low < 100:
            return agreement(
                "some-agrees-with-yes",
                f"The letter says {said_text(said)}; the return says {shown}.",
                data_value=shown,
            )
        return agreement(
            "all-agrees-with-yes", f"The letter says {said_text(said)}; the return says {shown}.", data_value=shown
        )
    if low > 0:
        return contradiction(
            "some-but-no", f"The letter says {said_text(said)}; the return says {shown}.", data_value=shown
        )
    return agreement(
        "none-agrees-with-no", f"The letter says {said_text(said)}; the return says {shown}.", data_value=shown
    )


def _rounds_to(said: Interval, value: float, cell: Finding) -> bool:
    """Whether the return's figure, itself rounded as it is shown, may be the letter's more exact one."""
    if said.hedge or said.stated is None:
        return False
    shown = re.search(r"\d(?:[\d,]*\d)?(?:\.(\d+))?", cell.words)
    if shown is None:
        return False
    decimals = len(shown[1] or "")
    stated_decimals = len(f"{said.stated:.6f}".rstrip("0").split(".")[1])
    return stated_decimals > decimals and said.unit == "%" and round(said.stated, decimals) == round(value, decimals)


def _held(held: Interval, cell: Finding) -> str:
    unit = {"%": "%", "": ""}.get(held.unit, "")
    text = cell.words.strip()
    return text if len(text) <= 60 and re.search(r"\d", text) else f"{plain(held.point)}{unit}"
