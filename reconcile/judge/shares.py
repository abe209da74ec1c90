"""Parts and wholes: the share of two counts, a part beside its whole, and what is left of it."""

from __future__ import annotations

from reconcile.judge.bounds import not_within, said_text
from reconcile.judge.ruling import Ruling, agreement, contradiction, number, plain, unverifiable
from reconcile.judge.sense import counts_the_rest, in_the_items_sense
from reconcile.model import Finding, Interval, Pairing
from reconcile.wording.wholes import whole_in


def whole_of(pairing: Pairing) -> Interval | None:
    """The whole of the deciding figure: named in its own cell ('17 of 20'), or in a cell of its own."""
    own = own_whole(pairing.evidence[0])
    return own or (number(pairing.evidence[1]) if len(pairing.evidence) > 1 else None)


def own_whole(cell: Finding) -> Interval | None:
    whole = whole_in(cell.words, cell.asked)
    return None if whole is None else Interval(whole, whole)


def part_and_whole(pairing: Pairing, said: Interval) -> bool:
    """'Eight of the nine': the letter gives part and whole, and the return holds each in a cell of its own."""
    return (
        pairing.letter.whole is not None
        and whole_of(pairing) is not None
        and said.unit != "%"
        and said.hedge != "all but"
    )


def judge_both(pairing: Pairing, said: Interval, held: Interval) -> Ruling | None:
    """The part against the part and the whole against the whole; either that differs contradicts."""
    whole, other = pairing.letter.whole, whole_of(pairing)
    if whole is None or other is None:
        return None
    claim = f"{said_text(said)} of {plain(whole.point)}"
    shown = f"{plain(held.point)} of {plain(other.point)}"
    left = other.point - held.point
    rest = counts_the_rest(pairing, said, pairing.evidence[0])
    part_holds, whole_holds = said.holds(left if rest else held.point), whole.holds(other.point)
    if rest:
        shown += f", which leaves {plain(left)}"
    if not part_holds and not whole_holds:
        why = f"The letter says {claim}; the return gives {shown}, which may be of something else."
        return unverifiable("part-and-whole-unmet", why, data_value=shown)
    if not part_holds:
        why = f"The letter says {claim}; the return gives {shown}: the part differs."
        return contradiction("part-differs", why, data_value=shown)
    if not whole_holds:
        why = f"The letter says {claim}; the return gives {shown}: the whole differs."
        return contradiction("whole-differs", why, data_value=shown)
    return agreement("part-and-whole-agree", f"The letter says {claim}; the return gives the same.", data_value=shown)


def is_rest(pairing: Pairing, said: Interval, held: Interval) -> bool:
    """Whether the letter counts what the return's figure leaves of its whole: 'only one was overlooked'."""
    counts = ("", "FTE", "headcount")
    return (
        said.unit in counts
        and held.unit in counts
        and said.hedge != "all but"
        and whole_of(pairing) is not None
        and counts_the_rest(pairing, said, pairing.evidence[0])
    )


def judge_rest(pairing: Pairing, said: Interval, held: Interval) -> Ruling | None:
    whole = whole_of(pairing)
    if whole is None:
        return None
    left = whole.point - held.point
    shown = f"{plain(held.point)} of {plain(whole.point)}"
    why = f"The return gives {shown}, which leaves {plain(left)}; the letter says {said_text(said)}."
    if said.holds(left):
        return agreement("rest-agrees", why, data_value=f"{shown}, {plain(left)} left")
    return contradiction("rest-differs", why, data_value=f"{shown}, {plain(left)} left")


def judge_share(pairing: Pairing, said: Interval, part: Interval, whole: Interval) -> Ruling:
    both = f"{plain(part.point)} of {plain(whole.point)}"
    if whole.point == 0:
        return unverifiable("whole-is-nought", "The return gives nought as the whole.", data_value=both)
    if said.hedge == "all but":
        left = whole.point - part.point
        shown = f"{both}, all but {plain(left)}"
        if said.stated is not None and abs(left - said.stated) < 0.5:
            return agreement(
                "all-but-agrees", f"The return gives {both}, which is all but {plain(left)}.", data_value=shown
            )
        return contradiction(
            "all-but-differs",
            f"The letter says all but {plain(said.stated or 0)}; the return gives {both}, all but {plain(left)}.",
            data_value=shown,
        )
    share = 100 * part.point / whole.point
    shown = f"{both} ({share:.1f}%)"
    interval = in_the_items_sense(pairing, said, pairing.evidence[0])
    if interval.allows(share):
        return agreement(
            "share-agrees", f"{both} is {share:.1f}%; the letter says {said_text(said)}.", data_value=shown
        )
    return contradiction(
        "share-differs",
        f"{both} is {share:.1f}%; the letter says {said_text(said)}{not_within(interval, said)}.",
        data_value=shown,
    )
