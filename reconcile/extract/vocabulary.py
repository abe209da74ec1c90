"""What the columns of a return are called, and what kind of thing a header cell or a cell of data holds."""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import StrEnum
from functools import cache, lru_cache

from reconcile.extract.units import unit_of
from reconcile.model import Cell
from reconcile.wording import replies
from reconcile.wording.grades import grade_of
from reconcile.wording.patterns import table
from reconcile.wording.periods import whens


class Role(StrEnum):
    """What a column plays in its table."""

    REF = "reference number"
    LABEL = "question or measure"
    SECTION = "section"
    FORCE = "force"
    PERIOD = "period"
    UNIT = "unit"
    GROUP = "further words of the row"
    COMMENT = "comment"
    EVIDENCE = "evidence"
    DETAIL = "words to an answer"
    FLAG = "data quality"
    TYPE = "type of answer"
    RESPONSE = "response"
    VALUE = "value"
    LEFT_OUT = "left out"


@cache
def _headers() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    """Each role with the headers that name it, in the order in which they are tried."""
    return tuple(
        (Role(name), re.compile("|".join(f"(?:{p})" for p in listed)))
        for name, listed in table("columns")["headers"].items()
    )


@cache
def contents(role: Role) -> re.Pattern[str]:
    """What stands in a column of that role."""
    return re.compile("|".join(f"(?:{p})" for p in table("columns")["contents"][role.value]), re.IGNORECASE)


_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR_TO = r"(?:for |in )?(?:the )?(?:financial |calendar )?year\b(?: to| ended| ending| end)?|ye|fy"
_MONTHS_TO = r"(?:the )?(?:12|twelve|six|6|three|3) (?:months|mths)(?: (?:to|ending|ended))?"
_AT = r"(?:position |total |number )?(?:as )?(?:at|on)\b:?"
_AS_AT = rf"(?:{_AT}|{_YEAR_TO}|{_MONTHS_TO}|quarter(?: to| ending| ended)?|mid)"
_PURE_PERIOD = re.compile(
    rf"(?:{_AS_AT}[\s:-]*)?"
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?[\s-]*)?{_MONTH}\.?[\s-]*(?:['’]?\d{{2,4}}\d?)?|q[1-4](?:[\s,]*(?:20\d\d(?:[/-]\d\d)?))?|"
    rf"(?:19|20)\d\d(?:[/–-](?:20)?\d\d)?\d?|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|\d{{4}}-\d\d-\d\d|\d\d/\d\d|spring|summer|autumn|winter)"
    rf"(?:\s+(?:19|20)\d\d(?:/\d\d)?)?\.?",
    re.IGNORECASE,
)
_AS_AT_ONLY = re.compile(rf"{_AS_AT}[\s:]*", re.IGNORECASE)
_FIGURE = re.compile(
    r"\d[\d,]* (?:of \d[\d,]* )?forces\b.*|[(]?[-−–+]?£?\d[\d,]*(?:\.\d+)?\s?(?:%|m|bn|k)?[)]?[~*†‡]*", re.IGNORECASE
)
_REF = re.compile(
    r"[A-Za-z]{0,3}\.?\d{1,3}(?:[.\-]\d{1,3}){0,3}[.)]?(?:\(?[a-z]{1,3}\)?)?|\(?[a-z]\)|[ivx]{1,4}[.)]|[A-Z]\d{0,3}[a-z]?|[EWKSN]\d{8}",
    re.I,
)
_SUB_MARK = re.compile(
    r"\s*(?:\(?(?:[a-h]|i{1,3}|iv|vi{0,3}|ix)[).]\s|[-–•]\s|of (?:which|whom|these|those)\b|including\b"
    r"|if (?:so|yes|no|not)\b|\.\.\.)",
    re.I,
)


# '3.2 Does the force', 'Q4: How many': the number is no word of the question; '999 calls' has none.
QUESTION_NUMBER = re.compile(r"^(?:Q\d[\d.]*[a-z]?[.):]?|\d+(?:\.\d+)+[a-z]?[.):]?|\d+[.):])\s+(?=[A-Za-z])")


@lru_cache(maxsize=65536)
def clean(text: str) -> str:
    """One line, single spaces."""
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ")).strip()


@lru_cache(maxsize=8192)
def header_role(text: str) -> Role | None:
    """The role that a header's own words name ('Force response' -> RESPONSE), None where they name a measure."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", clean(text)).strip(" :*").casefold().replace("_", " ").replace("’", "'")
    words = re.sub(r"(?<=[a-z]{4})\d$", "", words)
    bare = words.rstrip(".")  # 'Ref.'; but 'No.' is a number and 'No' an answer, so the words as they are come first
    for said in (words, bare) if bare not in ANSWERS_AS_HEADERS else (words,):
        for role, pattern in _headers():
            if pattern.fullmatch(said):
                return role
    return None


ANSWERS_AS_HEADERS = ("no", "yes", "")


@lru_cache(maxsize=8192)
def is_period(text: str) -> bool:
    """Whether the text is a period or date and nothing else: '2013/14', 'As at 31 March 2014', 'Sep-14'."""
    flat = clean(text).strip(" :()")
    if not flat or len(flat) > 70 or not re.search(r"\d|" + _MONTH, flat, re.IGNORECASE):
        return False
    if _PURE_PERIOD.fullmatch(flat):
        return True
    return any(m.end - m.start >= 0.8 * len(flat) and (m.when.start or m.when.end) for m in whens(flat))


def is_as_at(text: str) -> bool:
    """'As at:', 'Year ending': a header that only introduces the dates below it."""
    return bool(_AS_AT_ONLY.fullmatch(clean(text)))


def is_reference(text: str) -> bool:
    """'1.4', 'Q2a', 'B3', '(a)': what numbers a row."""
    return bool(_REF.fullmatch(clean(text)))


def is_sub_item(text: str) -> bool:
    """Whether a label needs the row above it: '(a) officers', '- of which PCSOs', 'If so, when?'."""
    return bool(_SUB_MARK.match(text))


def is_year(cell: Cell) -> bool:
    stored = cell.stored
    plain = cell.number_format in ("", "General", "0", "@")
    return (
        isinstance(stored, (int, float))
        and not isinstance(stored, bool)
        and plain
        and 1990 <= stored <= 2049
        and stored == int(stored)
    )


class Look(StrEnum):
    """What a cell looks like, before it is known what it plays."""

    NUMBER = "number"
    PERIOD = "period"
    REPLY = "reply"
    UNIT = "unit"
    NAME = "name of a column"
    TEXT = "text"


_NUMBER_WORD = re.compile(r"(?:number|nos?\.|count|n|total|rate|change|change \(%\)|% change)", re.IGNORECASE)


def look(cell: Cell) -> Look:
    """What kind of thing the cell shows."""
    stored = cell.stored
    if isinstance(stored, (date, datetime)):
        return Look.PERIOD
    if isinstance(stored, bool):
        return Look.REPLY
    if isinstance(stored, (int, float)):
        return Look.PERIOD if is_year(cell) else Look.NUMBER
    return _look(clean(cell.shown))


@lru_cache(maxsize=16384)
def _look(text: str) -> Look:
    if is_period(text):
        return Look.PERIOD
    if _FIGURE.fullmatch(text):
        return Look.NUMBER
    if _NUMBER_WORD.fullmatch(text) or unit_of(text) is not None:
        return Look.UNIT
    if header_role(text) is not None:
        return Look.NAME
    if replies.code(text) is not None or replies.is_tick(text) or grade_of(text) is not None:
        return Look.REPLY
    if replies.opening(text) is not None and len(text) < 200:
        return Look.REPLY
    return Look.TEXT
