"""Whether something exists, happens or is done: the letter's yes or no against the return's.

Both sides may be worded negatively ('does not lack', 'Is the force without …? No'), so what is compared is
what each says of the thing itself.
"""

from __future__ import annotations

import re

from reconcile.judge import category
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
from reconcile.model import Answer, Finding, Interval, Pairing, Reply, Verdict
from reconcile.wording.negation import polarity, question_polarity
from reconcile.wording.senses import opposed, standard

# Said of all without exception, which 'in part' cannot bear out.
UNIVERSAL = re.compile(
    r"\b(?:all|every|everyone|everybody|each|always|whatever|without exception|throughout|in full|fully|invariably)\b",
    re.IGNORECASE,
)
THROUGHOUT = re.compile(
    r"\b(?:all|every|everyone|everybody|whatever|without exception|throughout|whole of|always)\b",
    re.IGNORECASE,
)
# A denial that leaves nothing ('no officer has', 'not one'). Others deny a quality, which a number leaves open.
NONE_AT_ALL = re.compile(
    r"\b(?:no|none|nobody|nothing|not (?:a single|one|any|been given)|never|has yet to|have yet to|without any"
    r"|(?:does|do|did|has|have|had) not (?:have|had|been|hold|keep|use|employ)|lacks?|no longer)\b",
    re.IGNORECASE,
)
OPPOSITE = {Reply.YES: Reply.NO, Reply.NO: Reply.YES}


def judge(pairing: Pairing) -> Ruling | None:
    if not pairing.evidence:
        return None
    cell = pairing.evidence[0]
    said = _sense(pairing.letter, cell)
    praised = isinstance(pairing.letter.value, Answer) and pairing.letter.value.detail in ("praise", "criticism")
    if missing(cell):
        return _against_missing(said, cell, praised)
    answer = reply(cell)
    if answer is not None and isinstance(pairing.letter.value, Interval) and pairing.letter.value.hedge == "all but":
        return _all_but(answer, cell)
    if answer is not None:
        return _against_reply(said, answer, cell, praised, pairing.letter.words)
    held = number(cell)
    if held is not None and not isinstance(pairing.letter.value, Interval):
        return _against_figure(pairing, said, held, cell, praised)
    return None


def judge_with_kind(pairing: Pairing) -> Ruling | None:
    """The yes or no first; where both sides say yes, what the return adds to it ('Yes, monthly') must fit as well."""
    ruling = judge(pairing)
    if ruling is not None and ruling.verdict is Verdict.AGREEMENT and pairing.evidence:
        detail = category.judge(pairing)
        if detail is not None and detail.verdict is Verdict.CONTRADICTION:
            return detail
    return ruling


def _sense(finding: Finding, cell: Finding) -> Reply:
    """What the claim says of what is asked: 'pooled' denies what 'Are they personal issue?' asks."""
    question = cell.asked
    value = finding.value
    told = polarity(finding.words, question)
    if isinstance(value, Answer) and (value.reply not in (Reply.YES, Reply.NO) or told not in (Reply.YES, Reply.NO)):
        told = value.reply
    short = number(cell) is not None and standard(finding.words) * standard(question) < 0
    return OPPOSITE.get(told, told) if short or opposed(finding.words, question) else told


def held_sense(answer: Answer, cell: Finding) -> Reply:
    """What the return says of the thing itself: a No to 'Is the force without …?' says that the thing is there."""
    if question_polarity(cell.asked) < 0:
        return OPPOSITE.get(answer.reply, answer.reply)
    return answer.reply


def _against_missing(said: Reply, cell: Finding, praised: bool) -> Ruling:
    if said is Reply.NOT_KNOWN:
        return agreement(
            "not-known-agrees",
            f"The letter says that this is not known; the return says “{words_of(cell)}”.",
            data_value=words_of(cell),
        )
    if praised:
        return tension(
            "praise-without-figure",
            f"The letter praises this; the return says “{words_of(cell)}”.",
            data_value=words_of(cell),
        )
    return unverifiable("answer-not-held", f"The return says “{words_of(cell)}”.", data_value=words_of(cell))


def _against_reply(said: Reply, answer: Answer, cell: Finding, praised: bool, letter: str) -> Ruling | None:
    held = held_sense(answer, cell)
    shown = words_of(cell)
    if praised:
        poor = held in (Reply.NO, Reply.PARTLY) if said is Reply.YES else held is Reply.YES
        if poor:
            return tension(
                "praise-undermined",
                f"The letter's judgement sits badly with the return's answer, “{shown}”.",
                data_value=shown,
            )
        return agreement(
            "judgement-in-keeping",
            f"The letter's judgement is in keeping with the return's answer, “{shown}”.",
            data_value=shown,
        )
    if said is Reply.NOT_KNOWN:
        if held in (Reply.YES, Reply.NO):
            return contradiction(
                "not-known-but-answered",
                f"The letter says that this is not known; the return answers “{shown}”.",
                data_value=shown,
            )
        return None
    if said == held:
        if said is Reply.YES and THROUGHOUT.search(letter) and excepted(answer):
            why = f"The letter says that it is so throughout; the return makes an exception: “{shown}”."
            return contradiction("all-but-exception", why, data_value=shown)
        return agreement("answer-agrees", f"Both say {_thing(said)}: the return answers “{shown}”.", data_value=shown)
    if held is Reply.PARTLY and said is Reply.YES and UNIVERSAL.search(letter):
        why = f"The letter says that it is so throughout; the return answers “{shown}”."
        return contradiction("all-but-in-part", why, data_value=shown)
    if Reply.PARTLY in (said, held):
        return tension(
            "answer-in-part", f"The letter says {_thing(said)}; the return answers “{shown}”.", data_value=shown
        )
    if {said, held} == {Reply.YES, Reply.NO}:
        return contradiction(
            "answer-differs",
            f"The letter says {_thing(said)}; the return answers “{shown}”{_read_as(answer, held)}.",
            data_value=shown,
        )
    return None


def _all_but(answer: Answer, cell: Finding) -> Ruling | None:
    """'All but one has a plan': 'in part' bears that out, and so does a Yes to 'Are there any without a plan?'."""
    if answer.reply is Reply.PARTLY or (answer.reply is Reply.YES and question_polarity(cell.asked) < 0):
        why = f"The letter makes an exception, and the return answers “{words_of(cell)}”."
        return agreement("in-part-agrees", why, data_value=words_of(cell))
    return None


def _read_as(answer: Answer, held: Reply) -> str:
    return "" if answer.reply == held else f", that is, {_thing(held)}"


def _thing(sense: Reply) -> str:
    return {Reply.YES: "that it is so", Reply.NO: "that it is not so", Reply.PARTLY: "that it is so in part"}.get(
        sense, f"“{sense.value}”"
    )


def _against_figure(pairing: Pairing, said: Reply, held: Interval, cell: Finding, praised: bool) -> Ruling | None:
    """A claim without a figure against one: nought denies, all affirms, and a denial cannot stand beside some."""
    shown = words_of(cell)
    label_sense = polarity(cell.asked)
    point = held.point
    full = held.unit == "%"
    if label_sense is Reply.NO and full:
        point = 100 - point
    elif label_sense is Reply.NO:
        return unverifiable("figure-of-the-opposite", f"The return counts the opposite ({shown}).", data_value=shown)
    if praised:
        return None
    if said is Reply.NO:
        if point == 0:
            return agreement(
                "none-agrees", f"The letter says that there is none; the return gives {shown}.", data_value=shown
            )
        if (not full or point > 20) and NONE_AT_ALL.search(pairing.letter.words):
            return contradiction(
                "none-but-some", f"The letter says that it is not so; the return gives {shown}.", data_value=shown
            )
        return tension(
            "none-but-few", f"The letter says that it is not so; the return gives {shown}.", data_value=shown
        )
    if said is Reply.YES:
        if point == 0:
            return contradiction(
                "some-but-none",
                f"The letter says that it is so; the return gives {plain(held.point)}.",
                data_value=shown,
            )
        if full and point >= 90:
            return agreement(
                "nearly-all-agrees", f"The letter says that it is so; the return gives {shown}.", data_value=shown
            )
        return unverifiable(
            "extent-not-said", f"The letter does not say to what extent; the return gives {shown}.", data_value=shown
        )
    if said is Reply.PARTLY and full:
        if 0 < point < 100:
            return agreement("in-part-agrees", f"The letter says in part; the return gives {shown}.", data_value=shown)
        return contradiction("in-part-differs", f"The letter says in part; the return gives {shown}.", data_value=shown)
    return None
