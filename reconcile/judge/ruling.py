"""What a rule says of one claim and its evidence, before it is weighed against how sure the pairing is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from reconcile.model import MISSING, Answer, Finding, Interval, Pairing, Reply, Verdict

MARKED = {Reply.YES: "Yes", Reply.NO: "No", Reply.PARTLY: "In part"}


@dataclass(frozen=True)
class Ruling:
    """A verdict with its reasons. How often a rule reads both sides right stands in `sureness`, by its name."""

    verdict: Verdict
    rule: str
    why: str
    letter_value: str = ""
    data_value: str = ""


Rule = Callable[[Pairing], Ruling | None]


def contradiction(rule: str, why: str, **values: str) -> Ruling:
    return Ruling(Verdict.CONTRADICTION, rule, why, **values)


def agreement(rule: str, why: str, **values: str) -> Ruling:
    return Ruling(Verdict.AGREEMENT, rule, why, **values)


def tension(rule: str, why: str, **values: str) -> Ruling:
    return Ruling(Verdict.TENSION, rule, why, **values)


def unverifiable(rule: str, why: str, **values: str) -> Ruling:
    return Ruling(Verdict.UNVERIFIABLE, rule, why, **values)


def number(cell: Finding) -> Interval | None:
    return cell.value if isinstance(cell.value, Interval) else None


def reply(cell: Finding) -> Answer | None:
    return cell.value if isinstance(cell.value, Answer) else None


def missing(cell: Finding) -> bool:
    answer = reply(cell)
    return cell.value is None or (answer is not None and answer.reply in MISSING)


_COUNT = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|some|most|several|\d+)"
# What takes something out of a Yes: 'Yes, in two of three areas', 'Yes, but not for violence', 'Sergeants only'.
EXCEPTION = re.compile(
    rf"\b(?:except|excluding|apart from|other than|but not|none (?:for|to|in|of)|pilot|in part|partly|only"
    r"|not (?:yet|for|in|to|by|all|every|used|checked|covered|included)"
    rf"|{_COUNT} (?:out )?of (?:the |its |our )?{_COUNT})\b",
    re.IGNORECASE,
)


def excepted(answer: Answer) -> bool:
    """Whether a Yes takes something out of itself."""
    return EXCEPTION.search(answer.detail) is not None


def plain(value: float) -> str:
    """A figure as a person writes it: 1,462; 75.9; 3."""
    if abs(value) >= 1000:
        return f"{value:,.0f}" if abs(value - round(value)) < 0.005 else f"{value:,.1f}"
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return text if text not in ("-0", "") else "0"


def words_of(cell: Finding) -> str:
    """The cell as a reader is shown it. A mark in a column to be ticked says nothing by itself: 'No (marked X)'."""
    text = cell.words.strip()
    answer = reply(cell)
    if answer is not None and answer.reply in MARKED and len(text) == 1 and text.lower() not in ("y", "n"):
        return f"{MARKED[answer.reply]} (marked {text})"
    return text


def label_of(cell: Finding) -> str:
    """The item's words as the return has them, with its period where that stands elsewhere."""
    label = cell.measure or cell.label
    if cell.period and cell.period.lower() not in label.lower():
        label = f"{label}, {cell.period}"
    return label
