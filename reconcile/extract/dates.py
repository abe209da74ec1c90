"""Periods as the cells of a return give them: real dates, years as numbers, or words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from reconcile.extract.vocabulary import clean
from reconcile.model import Cell, When
from reconcile.wording.periods import MONTHS, whens

_FOOTNOTED_YEAR = re.compile(r"\b((?:19|20)\d\d)\d(?:,\d)*$")


def period_words(cell: Cell) -> str:
    """The period a cell gives, in words: a real date in full ('30 September 2014' where 'Sep-14' is shown)."""
    stored = cell.stored
    if isinstance(stored, (datetime, date)):
        month = MONTHS[stored.month - 1].capitalize()
        has_day = bool(re.search(r"d", cell.number_format, re.IGNORECASE)) or stored.day != 1 or not cell.number_format
        return f"{stored.day} {month} {stored.year}" if has_day else f"{month} {stored.year}"
    return plain_period(cell.shown)


_TWO_YEARS = re.compile(r"\b((?:19|20)\d\d)\s?[-–]\s?((?:19|20)\d\d)\b")  # '2011-2012' heads a financial year
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d\d/\d\d\b|['’-]\d\d\b")
_BARE_YEAR = re.compile(r"(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?")


def joined(periods: Sequence[str]) -> tuple[str, ...]:
    """Parts of one period as one: 'Q1' below '2012/13', '2014' below 'As at 31 March'. Nearest first."""
    parts = [p for p in periods if p]
    if len(parts) == 2 and parts[0] != parts[1]:
        near, far = parts
        if not _YEAR.search(near) and _YEAR.search(far):
            return (f"{near} {far}",)
        if _BARE_YEAR.fullmatch(near) and not _YEAR.search(far):
            return (f"{far} {near}",)
    return tuple(parts)


def plain_period(text: str) -> str:
    """The words of a period without the footnote digits stuck to its year."""
    return _FOOTNOTED_YEAR.sub(r"\1", clean(text))


def year_marks(text: str) -> tuple[str, ...]:
    """The footnote digits stuck to the year of a period: '30 September 20122' -> ('2',)."""
    found = _FOOTNOTED_YEAR.search(clean(text))
    return tuple(re.findall(r"\d", found.group()[4:])) if found else ()


@lru_cache(maxsize=16384)
def when_of(text: str) -> When | None:
    """The first dated period in the words."""
    for mention in whens(_TWO_YEARS.sub(_as_financial_year, text)):
        if mention.when.start is not None or mention.when.end is not None:
            return mention.when
    return None


def _as_financial_year(found: re.Match[str]) -> str:
    return f"{found[1]}/{found[2]}" if int(found[2]) == int(found[1]) + 1 else found[0]


@lru_cache(maxsize=16384)
def periods_in(text: str) -> tuple[str, ...]:
    """The dated periods that the words name, as written."""
    return tuple(m.words.strip() for m in whens(text) if m.when.start is not None or m.when.end is not None)


@lru_cache(maxsize=16384)
def without_periods(text: str) -> str:
    """The words with their periods taken out: what is the same from year to year."""
    out, at = [], 0
    for mention in whens(text):
        if mention.when.every is None:
            out.append(text[at : mention.start])
            at = mention.end
    return clean("".join([*out, text[at:]]))
