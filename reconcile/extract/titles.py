"""What the lines above a table, its sheet's name and its notes say of all its cells: subject, nation, period."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.extract.bodies import NATION, kind_of, plain_name
from reconcile.extract.dates import periods_in, plain_period, without_periods
from reconcile.extract.tables import Table
from reconcile.extract.units import unit_of
from reconcile.extract.vocabulary import clean, is_period

_PLAIN_SHEET = re.compile(
    r"(?:sheet|(?:pdf |docx )?table|tab|data|return|force return|csv|pdf|docx|worksheet)?[\s_-]*\d*", re.IGNORECASE
)
_TITLE_NUMBER = re.compile(
    r"^(?:table|annex|figure|section)\s+[\dA-Z]+(?:\.\d+)?(?:\s*[:.–-]\s*|\s+(?=\w))", re.IGNORECASE
)
_OF_NATION = re.compile(r"(?:^|,\s*|\bin )England and Wales\b")
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
# Notes that date whatever is not dated otherwise.
_DATING = r"unless|position (?:as )?at|(?:figures|data|all answers|answers) (?:are|is|relate)|as at"
_DEFAULT_PERIOD = re.compile(rf"\b(?:{_DATING})\b|\b(?:period|year)(?: covered)?:", re.IGNORECASE)
_SENTENCE = re.compile(r"\b(?:was|were|has|have|had|is|are)\b.*\.$")  # it explains a figure, and dates none
_LONGEST = 250  # a longer line above a table instructs, and is no title


def titles_of(table: Table) -> tuple[str, ...]:
    """The sheet's name where it says something, and the lines above the table that do."""
    sheet = clean(table.sheet)
    titles = [
        plain_period(_TITLE_NUMBER.sub("", t)) for t in table.titles if len(t) < _LONGEST and not _SENTENCE.search(t)
    ]
    if not _PLAIN_SHEET.fullmatch(sheet) and not any(_letters(sheet) in _letters(t) for t in titles):
        titles.insert(0, sheet)
    return tuple(dict.fromkeys(titles))


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]", "", text).casefold()


def subject_of(titles: Sequence[str]) -> str:
    """What a published table counts: 'Police officers' of 'Table 1: Police officers by force area, 2014 (FTE)'."""
    named = [t for t in titles if not kind_of(t) and not is_period(t) and unit_of(t) is None]
    numbered = [t for t in named if _TITLE_NUMBER.match(t)]
    for title in (*numbered, *reversed(named)):
        text = re.sub(r"\s*\([^()]{1,30}\)\s*$", "", without_periods(_TITLE_NUMBER.sub("", plain_period(title))))
        text = re.split(r",?\s+by\s+(?=\w)|,\s+(?:England|as at\b|by\b)|\s+in England", text)[0].strip(" ,:-")
        if text:
            return plain_name(text)
    return ""


def nation_of(table: Table) -> str:
    """A published table of England and Wales by year has no column of forces: its title says what it covers."""
    return NATION if any(_OF_NATION.search(title) for title in table.titles) else ""


def period_of(table: Table) -> str:
    """The period of whatever is not dated otherwise: of the titles, of the sheet's name, or said in a note."""
    sheet = clean(table.sheet)
    titles = [title for title in table.titles if not _SENTENCE.search(title)]
    for text in (*table.units, *reversed(titles), sheet):
        found = periods_in(plain_period(text))
        if len(found) == 1 and (not _BARE_YEAR.fullmatch(found[0]) or text == sheet):
            return found[0]  # the year in 'Core business inspection 2014' names the inspection
    for note in table.notes:
        found = periods_in(plain_period(note))
        if len(found) == 1 and _DEFAULT_PERIOD.search(note):
            return found[0]
    return ""
