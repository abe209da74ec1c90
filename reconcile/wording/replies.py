"""What an answer amounts to: yes, no, partly, not known, not provided or not applicable."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reconcile.model import Answer, Reply

_TABLE = Path(__file__).parent / "tables" / "replies.toml"
_SEPARATOR = r"\s*(?:[.,;:!]|\s[-–—]|\()\s*|\s+(?=\S)|\s*$"
_ASKS_YES_NO = re.compile(
    r"^(?:Q?\d[\d.]*[a-z]?[.)]?\s+)?(?:[^?]*?[,:.]\s+|if so,?\s+|and\s+)?"
    r"(?:does|do|did|is|are|was|were|has|have|had|can|could|will|would|should|must)\b",
    re.IGNORECASE,
)
_ASKS_OTHER = re.compile(
    r"^(?:[^?]*?[,:.]\s+)?(?:how|what|which|when|who|whom|where|why|on what|in what|to what)\b", re.I
)


class _Words(NamedTuple):
    codes: dict[str, Reply]
    openings: tuple[tuple[str, Reply], ...]  # longest first
    ticks: frozenset[str]
    ticks_yes: frozenset[str]
    ticks_no: frozenset[str]
    refusals: re.Pattern[str]
    denials: re.Pattern[str]


@cache
def _words() -> _Words:
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    codes = {code: Reply(name) for name, listed in table["codes"].items() for code in listed}
    openings = [(opening, Reply(name)) for name, listed in table["openings"].items() for opening in listed]
    openings.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    marks = table["marks"]
    sentences = table["sentences"]
    return _Words(
        codes=codes,
        openings=tuple(openings),
        ticks=frozenset(marks["ticked"]),
        ticks_yes=frozenset(marks["yes"]),
        ticks_no=frozenset(marks["no"]),
        refusals=re.compile("|".join(f"(?:{p})" for p in sentences["refusals"]), re.IGNORECASE),
        denials=re.compile("|".join(f"(?:{p})" for p in sentences["denials"]), re.IGNORECASE),
    )


def _plain(text: str) -> str:
    text = text.replace("’", "'").replace("\u00a0", " ")
    return re.sub(r"\s+", " ", text).strip().casefold()


def is_tick(text: str) -> bool:
    """Whether the cell holds nothing but a mark ('X', '✓', '1'), as in a column to be ticked."""
    return _plain(text) in _words().ticks


# Some places or people and not others: 'In some suites', 'At two of the four stations', 'Sergeants only'.
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
_IN_PART = re.compile(
    rf"(?:(?:in|at|for|by|to) )?(?:only|some|most|several|many|part of|half of|{_NUMBER} (?:out )?of (?:the )?)\b"
    r"|(?:limited to|mostly|mainly|largely)\b|[\w ]{1,30} only\.?$",
    re.IGNORECASE,
)


def code(text: str) -> Reply | None:
    """The reply a whole cell stands for: 'Y', 'CNP', 'Not recorded', '..', '✓'; None if it is no such code."""
    plain = _plain(text)
    found = _words().codes.get(plain) or _words().codes.get(plain.rstrip(".!;:,~*†‡ "))
    if found is not None:
        return found
    if plain in _words().ticks_yes:
        return Reply.YES
    return Reply.NO if plain in _words().ticks_no else None


def asks_yes_or_no(question: str) -> bool:
    """Whether the question can be answered by yes or no ('Does the force ...?', 'Is there ...')."""
    question = question.strip()
    return bool(_ASKS_YES_NO.match(question)) and not _ASKS_OTHER.match(question)


def opening(text: str) -> Answer | None:
    """'Yes, since 2012' -> yes with its detail; None where the text does not open with a reply."""
    flat = re.sub(r"[ \t\u00a0]+", " ", text.replace("’", "'")).strip()
    low = flat.casefold()
    for words, reply in _words().openings:
        if not low.startswith(words):
            continue
        after = re.match(_SEPARATOR, flat[len(words) :])
        if after is None:
            continue
        detail = flat[len(words) + after.end() :] if after.end() else flat[len(words) :]
        if reply is Reply.NO and words in ("no", "none") and not _stands_alone(flat[len(words) :]):
            continue  # 'No such policy', 'None of the officers': a denial, but not an opening with its detail
        detail = detail.strip().removesuffix(")") if "(" in flat[: len(words) + after.end()] else detail.strip()
        return Answer(reply, detail)
    return None


def _stands_alone(rest: str) -> bool:
    """Whether 'no' ends its clause: 'No. Prevention ...', 'No - PCSOs only', 'No'."""
    return bool(re.match(r"\s*(?:$|\.(?!\s*[a-z])|[,;:!\n(]|[-–—/])", rest))  # 'No. wanted' is a number of people


def lacking(text: str) -> Answer | None:
    """A few words in place of a figure or name: 'Not disclosed', 'Unable to estimate', 'NP (not provided)'."""
    flat = re.sub(r"\s+", " ", text.replace("’", "'")).strip(" .")
    explained = re.fullmatch(r"(?P<code>[^()]{1,12}) \((?P<words>[^()]+)\)", flat)
    if explained:
        found = code(explained["words"]) or code(explained["code"])
        return Answer(found) if found else None
    if len(flat.split()) > 6 or re.search(r"\d", flat):
        return None
    if re.match(
        r"(?:data |figures? |information )?"
        r"(?:not (?:yet )?\w+(?:ed|held|known|able|given|shown|kept)\b|unable to\b|unavailable\b|cannot be\b)",
        flat,
        re.I,
    ):
        return Answer(Reply.NOT_PROVIDED, "" if len(flat.split()) < 4 else flat)
    if re.match(r"(?:no|none) \w+", flat, re.IGNORECASE):
        given = re.search(r"\b(?:grade|figure|data|return|answer|information|response|record)s?\b", flat, re.IGNORECASE)
        return Answer(Reply.NOT_PROVIDED if given else Reply.NO, flat)
    return None


def implied(text: str, question: str) -> Answer | None:
    """What a sentence without an opening yes or no amounts to, as a reply to the question."""
    flat = re.sub(r"\s+", " ", text.replace("’", "'")).strip()
    first = re.split(r"(?<=[.;])\s", flat, maxsplit=1)[0]
    if _words().refusals.search(first) and not asks_yes_or_no(question):
        return Answer(Reply.NOT_PROVIDED, flat)
    if asks_yes_or_no(question):
        if _words().denials.search(first):
            return Answer(Reply.NO, flat)
        if _IN_PART.match(first):
            return Answer(Reply.PARTLY, flat)
        return Answer(Reply.YES, flat)
    return None


def reply_of(text: str, question: str = "") -> Answer | None:
    """The reply a cell gives, by code, by its opening words or, to a yes-or-no question, by what it says."""
    if not text.strip():
        return None
    found = code(text)
    if found is not None:
        return Answer(found)
    return opening(text) or implied(text, question)
