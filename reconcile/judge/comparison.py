"""Above, below or in line with a reference; ranks; counts of forces on either side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from reconcile.judge.ruling import Ruling, agreement, contradiction, label_of, missing, number, plain, unverifiable
from reconcile.judge.units import SECONDS
from reconcile.model import Answer, Finding, Interval, Pairing, Reference, Relation, Sign, Verdict
from reconcile.wording.force_counts import beside_forces
from reconcile.wording.patterns import table

LONGER = re.compile(r"\b(?:longer|delays?)\b", re.I)
SLOW = re.compile(r"\b(?:slower|less (?:quickly|promptly|swiftly))\b", re.I)
QUICK = re.compile(r"\b(?:quicker|faster|sooner|swifter|prompter|more (?:quickly|promptly|swiftly))\b", re.I)
TIME = re.compile(r"\b(?:times?|waits?|waiting|seconds|minutes|hours|days|weeks|months|duration|delay)\b", re.I)
MEAN = re.compile(r"\b(?:average|mean|typical)\b", re.I)
WITHIN = re.compile(r"\b(?:within|in time|on time|inside|under)\b", re.I)
TURNED = {Sign.ABOVE: Sign.BELOW, Sign.BELOW: Sign.ABOVE}

_FALLS = (
    r"fell", r"falls?", r"fallen", r"los[et]", r"loss(?:es)?", r"cuts?", r"reduc\w+", r"decreas\w+", r"declin\w+",
    r"drop\w*", r"shr[aiu]nk", r"contract(?:ed|ion)",
)  # fmt: skip
FALLS = re.compile(rf"\b(?:{'|'.join(_FALLS)})\b", re.I)
FASTER = re.compile(r"\b(?:faster|slower|quicker|steeper|deeper|sharper)\b", re.I)
CHANGED = re.compile(r"\b(?:changes?|difference|\+/-|increase(?:/| or )decrease|movement|variance)\b", re.I)
QUANTIFIERS = ("all", "every", "none", "most", "almost all", "always", "each")  # whom it is said of, not by how much

IN_LINE = 0.05  # 'in line with': within 5% of the reference
TOTAL_OF_MANY = 5  # a number so many times this force's is a total of several forces, not one force's number
ABOUT = 0.10  # 'about half' is 45% to 55%
CLEARLY_APART = 0.10  # and not in line where the two differ by more than this


@cache
def _better() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    words = table("better")
    return tuple(words["higher"]), tuple(words["lower"]), tuple(words["offences"])


def better_is_higher(measure: str) -> bool | None:
    """Whether a higher figure of this measure is the better one; None where the words do not tell."""
    text = measure.lower()
    higher, lower, offences = _better()
    up = any(word in text for word in higher)
    down = any(word in text for word in lower) or (not up and any(word in text for word in offences))
    return up if up != down else None


def is_change(cell: Finding) -> bool:
    """Whether a cell gives a change, falls as negative figures."""
    return CHANGED.search(cell.measure or cell.label) is not None


def sign_of(relation: Relation, measure: str, unit: str = "") -> Sign | None:
    """The direction meant, 'better' and 'worse' read by the measure."""
    if relation.end in ("better", "worse"):
        up = better_is_higher(measure)
        if up is None and unit != "%":
            return None
        up = up is not False  # a percentage of which nothing else is known is one of what went well
        return Sign.ABOVE if up == (relation.end == "better") else Sign.BELOW
    return relation.sign


def pace_sign(words: str, cell: Finding, sign: Sign) -> Sign:
    """'Slower' is more minutes, and a smaller share in time; 'a longer wait' is a smaller share in time too."""
    if sign not in TURNED:
        return sign
    in_time = WITHIN.search(cell.measure) is not None
    if LONGER.search(words):
        return TURNED[sign] if in_time else sign
    takes_time = not in_time and (cell.unit in SECONDS or TIME.search(cell.measure) is not None)
    if SLOW.search(words):
        return Sign.ABOVE if takes_time else Sign.BELOW
    if QUICK.search(words) and not is_change(cell):
        return Sign.BELOW if takes_time else Sign.ABOVE
    return sign


def judge(pairing: Pairing) -> Ruling | None:
    relation = pairing.letter.value
    if not isinstance(relation, Relation) or not pairing.evidence:
        return None
    relation = beside_forces(pairing.letter.words, relation)
    cell = pairing.evidence[0]
    one_reference = len(pairing.evidence) > 1 and relation.rank is None
    if (relation.sign is Sign.RANK or relation.to is Reference.FORCES) and not one_reference:
        return _rank(pairing, relation, cell)
    own = number(cell)
    if missing(cell):
        return unverifiable("figure-not-held", f"The return says “{cell.words}”.", data_value=cell.words)
    if own is None:
        return None
    sign = sign_of(relation, cell.measure, own.unit)
    if sign is None:
        return unverifiable("direction-unclear", "The words do not tell whether better means higher.")
    sign = pace_sign(pairing.letter.words, cell, sign)
    if len(pairing.evidence) > 1:
        return _against_each(pairing, relation, sign, cell, own)
    if pairing.compared and relation.to is Reference.NATION:
        return _against_mean(relation, sign, cell, own, pairing.compared, pairing.letter.words)
    return unverifiable(
        "reference-not-held", "The return holds no figure for what the letter compares with.", data_value=cell.words
    )


def _against_each(pairing: Pairing, relation: Relation, sign: Sign, cell: Finding, own: Interval) -> Ruling:
    """Against what the claim names, and whatever else it names with it: one that denies the claim decides."""
    named = (pairing.evidence[1], *(one for one in pairing.compared if _is_further(one, cell, pairing.evidence[1])))
    if relation.sign is Sign.RANK:
        sign = Sign.BELOW if relation.end == "lowest" else Sign.ABOVE
    words = pairing.letter.words
    rulings = [_against_reference(relation, sign, cell, own, one, words) for one in named]
    rulings = [rulings[0], *(ruling for ruling in rulings[1:] if ruling.verdict is not Verdict.UNVERIFIABLE)]
    for verdict in (Verdict.CONTRADICTION, Verdict.UNVERIFIABLE):
        against = next((ruling for ruling in rulings if ruling.verdict is verdict), None)
        if against is not None:
            return against
    return rulings[0]


def _is_further(one: Finding, cell: Finding, reference: Finding) -> bool:
    """Whether a cell beside the two is one more reference, and not what a share or a change was made of."""
    derived = cell.is_sum and not one.is_sum
    return not derived and number(one) is not None and one.place != cell.place and one.place != reference.place


def _against_reference(
    relation: Relation, sign: Sign, cell: Finding, own: Interval, reference: Finding, words: str
) -> Ruling:
    other = number(reference)
    if other is None or missing(reference):
        return unverifiable(
            "reference-not-held",
            f"For {reference.force or 'the reference'} the return says “{reference.words}”.",
            data_value=cell.words,
        )
    if not own.unit and reference.force and other.point > TOTAL_OF_MANY * own.point and not cell.is_sum:
        why = f"{reference.words} is the total of {reference.force}, with which one force's number is not compared."
        return unverifiable("total-of-many", why, data_value=cell.words)
    name = reference.force or (label_of(reference) if reference.measure != cell.measure else reference.period)
    name = name or "the reference"
    shown = f"{cell.words} against {reference.words} ({name})"
    if (FALLS.search(words) or FASTER.search(words)) and is_change(cell) and own.point < 0 and other.point < 0:
        sign = TURNED.get(sign, sign)  # the higher rate of loss is the lower of two changes
    return _signed(relation, sign, own.point, other.point, own.unit, name, shown)


def _against_mean(
    relation: Relation, sign: Sign, cell: Finding, own: Interval, peers: Sequence[Finding], words: str
) -> Ruling:
    """Where the return has no national figure of its own: a percentage or rate against the mean of the forces."""
    values = [value.point for peer in peers if (value := number(peer)) is not None]
    few = MEAN.search(words) is None or len(values) < 3
    if few and (own.unit == "" or len(values) < 10):
        return unverifiable(
            "reference-not-held", "The return holds no figure for England and Wales.", data_value=cell.words
        )
    mean = (sum(values) + own.point) / (len(values) + 1)
    shown = f"{cell.words} against a mean of {plain(mean)}"
    if abs(own.point - mean) <= CLEARLY_APART * abs(mean) and sign is not Sign.EQUAL:
        return unverifiable(
            "reference-not-held",
            f"The return holds no figure for England and Wales; the forces' mean is {plain(mean)}.",
            data_value=shown,
        )
    return _signed(relation, sign, own.point, mean, own.unit, "the forces' mean", shown)


def _signed(relation: Relation, sign: Sign, own: float, other: float, unit: str, name: str, shown: str) -> Ruling:
    words = {Sign.ABOVE: "higher than", Sign.BELOW: "lower than", Sign.EQUAL: "in line with"}.get(sign, sign.value)
    before, after = {"%": ("", "%"), "GBP": ("£", "")}.get(unit, ("", ""))
    facts = f"{before}{plain(own)}{after} against {before}{plain(other)}{after} for {name}"
    if sign is Sign.EQUAL:
        gap = abs(own - other) / abs(other) if other else abs(own)
        points = abs(own - other) if unit == "%" else None
        if gap <= IN_LINE or (points is not None and points <= 1.0):
            return agreement("in-line-agrees", f"The letter says in line; the return gives {facts}.", data_value=shown)
        if gap > CLEARLY_APART:
            return contradiction(
                "not-in-line",
                f"The letter says in line; the return gives {facts}, {gap:.0%} apart.",
                data_value=shown,
            )
        return unverifiable("nearly-in-line", f"The letter says in line; the return gives {facts}.", data_value=shown)
    true = own > other if sign is Sign.ABOVE else own < other
    if not true:
        return contradiction(
            "comparison-reversed", f"The letter says {words}; the return gives {facts}.", data_value=shown
        )
    amount = relation.amount
    if amount is not None and amount.hedge not in QUANTIFIERS and not _amount_holds(amount, own, other):
        return contradiction(
            "comparison-amount-differs",
            f"The return gives {facts}, {_ratio(amount, own, other)}.",
            data_value=shown,
        )
    return agreement("comparison-agrees", f"The letter says {words}; the return gives {facts}.", data_value=shown)


def _measured(amount: Interval, own: float, other: float) -> float | None:
    if amount.unit == "times":
        return own / other if other else None
    if amount.unit == "points" or amount.unit == "":
        return abs(own - other)
    if amount.unit == "%":
        return 100 * abs(own - other) / abs(other) if other else None
    return None


def _amount_holds(amount: Interval, own: float, other: float) -> bool:
    value = _measured(amount, own, other)
    if amount.unit == "times" and amount.hedge == "around" and amount.stated:
        amount = replace(amount, low=amount.stated * (1 - ABOUT), high=amount.stated * (1 + ABOUT))
    return value is None or amount.allows(value)


def _ratio(amount: Interval, own: float, other: float) -> str:
    value = _measured(amount, own, other)
    unit = {"times": " times", "points": " points", "%": "%"}.get(amount.unit, "")
    return "which cannot be measured" if value is None else f"{plain(value)}{unit}"


# --- ranks and counts over forces --------------------------------------------------------------------


def _rank(pairing: Pairing, relation: Relation, cell: Finding) -> Ruling | None:
    own = number(cell)
    peers = pairing.compared
    if own is None:
        answer = cell.value if isinstance(cell.value, Answer) else None
        return (
            _same_answer(relation, answer, peers, cell) if answer is not None and relation.amount is not None else None
        )
    values = [value.point for peer in peers if (value := number(peer)) is not None]
    if len(values) < 3:
        return unverifiable(
            "forces-not-held", "The return does not hold enough forces for a rank.", data_value=cell.words
        )
    higher = sum(value > own.point for value in values)
    lower = sum(value < own.point for value in values)
    total = len(values) + 1
    sign = sign_of(relation, cell.measure)
    if relation.rank is not None:
        return _place(relation, sign, cell, higher, lower, total, pairing.letter.words)
    if relation.amount is not None and relation.amount.unit in ("", "%"):
        count = higher if sign is Sign.BELOW else lower if sign is Sign.ABOVE else None
        if count is None:
            return None
        measured = 100 * count / total if relation.amount.unit == "%" else count
        shown = f"{cell.words}; {higher} of {total} forces higher, {lower} lower"
        if relation.amount.holds(measured):
            return agreement("forces-count-agrees", f"The return has {count} such forces of {total}.", data_value=shown)
        return contradiction(
            "forces-count-differs",
            f"The letter says {plain(relation.amount.point)}; of {total} forces in the return, "
            f"{higher} are above this one and {lower} below.",
            data_value=shown,
        )
    if sign is None:
        return unverifiable(
            "direction-unclear", "The words do not tell whether better means higher.", data_value=cell.words
        )
    shown = f"{cell.words}, {higher + 1} of {total} from the highest"
    if sign is Sign.ABOVE and lower < len(values) / 2:
        return contradiction(
            "below-most-forces",
            f"The letter says higher than other forces; the return has {higher} of {total} above this one.",
            data_value=shown,
        )
    if sign is Sign.BELOW and higher < len(values) / 2:
        return contradiction(
            "above-most-forces",
            f"The letter says lower than other forces; the return has {lower} of {total} below this one.",
            data_value=shown,
        )
    return agreement(
        "beside-other-forces-agrees",
        f"The return has {higher} of {total} forces above this one and {lower} below.",
        data_value=shown,
    )


def _place(
    relation: Relation, sign: Sign | None, cell: Finding, higher: int, lower: int, total: int, words: str
) -> Ruling | None:
    rank = relation.rank
    end = relation.end
    if end in ("better", "worse", "best", "worst"):
        up = better_is_higher(cell.measure)
        if up is None:
            return unverifiable(
                "direction-unclear", "The words do not tell whether better means higher.", data_value=cell.words
            )
        end = "highest" if up == (end in ("better", "best")) else "lowest"
    elif end not in ("highest", "lowest"):
        end = "lowest" if sign is Sign.BELOW else "highest"
    told = end
    if FALLS.search(words) and is_change(cell):
        told = "largest fall" if end == "highest" else "smallest fall"
        end = "lowest" if end == "highest" else "highest"  # the largest fall is the lowest of the changes
    place = (higher if end == "highest" else lower) + 1
    shown = f"{cell.words}, {_ordinal(place)} {told} of {total}"
    if rank is None:
        return None
    measured = 100 * place / total if rank.unit == "%" else place
    if rank.holds(measured):
        return agreement(
            "rank-agrees", f"The return places the force {_ordinal(place)} {told} of {total}.", data_value=shown
        )
    return contradiction(
        "rank-differs",
        f"The letter says {_said_rank(rank, told)}; the return places the force {_ordinal(place)} {told} of {total}.",
        data_value=shown,
    )


def _said_rank(rank: Interval, end: str) -> str:
    if rank.unit == "%":
        return f"among the {plain(rank.high)}% {end}"
    return (
        f"{_ordinal(round(rank.point))} {end}"
        if rank.low == rank.high
        else f"{plain(rank.low)} to {plain(rank.high)} {end}"
    )


def _ordinal(place: int) -> str:
    if place == 1:
        return "the"
    ending = "th" if 10 <= place % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def _same_answer(relation: Relation, answer: Answer, peers: Sequence[Finding], cell: Finding) -> Ruling | None:
    """'One of only six forces that do not …': the forces whose answer is this force's."""
    amount = relation.amount
    if amount is None:
        return None
    same = 1 + sum(isinstance(peer.value, Answer) and peer.value.reply == answer.reply for peer in peers)
    total = len(peers) + 1
    measured = 100 * same / total if amount.unit == "%" else same
    shown = f"{cell.words}; {same} of {total} forces"
    if amount.holds(measured):
        return agreement(
            "forces-count-agrees",
            f"In the return {same} of {total} forces answer “{cell.words}”.",
            data_value=shown,
        )
    return contradiction(
        "forces-count-differs",
        f"The letter says {plain(amount.point)}; in the return {same} of {total} forces answer “{cell.words}”.",
        data_value=shown,
    )
