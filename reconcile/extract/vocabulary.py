"""What the columns of a return are called, and what kind of thing a header cell or a cell of data holds."""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache

from reconcile.extract.units import unit_of
from reconcile.model import Cell
from reconcile.wording import replies
from reconcile.wording.grades import grade_of
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


# Whole header texts, lower case, as regular expressions; the first that matches names the role.
_HEADERS: tuple[tuple[Role, str], ...] = (
    (
        Role.REF,
        r"ref(?:erence)?(?: ?(?:no\.?|number|code))?|nos?\.|#|id|q(?:uestion)? ?(?:no\.?|number|ref(?:erence)?|id|code)|qid|q|"
        r"[a-z]+ ?id|item(?: no\.?| number)|line(?: no\.?| number)?|row|code|serial|s/?no\.?|number ref|(?:indicator|measure) (?:id|ref|code|no\.?)",
    ),
    (
        Role.TYPE,
        r"(?:answer|response|question|data|value|measure) ?type|format|answer format|type of (?:answer|question|response)|type",
    ),
    (
        Role.FLAG,
        r"(?:data )?quality(?: ?(?:flag|status|marker|rating|note))?|data ?quality ?flag|flag|status|validation(?: status)?|"
        r"validated\??|checked|confidence|reliability|return status|quality of data|data status|verified\??",
    ),
    (
        Role.EVIDENCE,
        r"evidence(?: (?:reference|ref\.?|source|supplied|provided|document|base|number))?|supporting (?:evidence|documents?)|"
        r"(?:data )?source(?: of data| document| system)?|document(?: ref(?:erence)?)?|url|link|file",
    ),
    (
        Role.COMMENT,
        r"(?:(?:force|hmicf?r?s?|further|general|additional|data team|analyst|free[- ]text|any|other) )*"
        r"(?:comments?|notes?|remarks?|caveats?|footnotes?|explanat(?:ion|ory notes?)|explanatory text|qualif(?:ication|ier)s?|observations?)"
        r"(?: (?:by|from|on) .*| \(.*\))?",
    ),
    (
        Role.PERIOD,
        r"(?:reporting |reference |time |data |return |date or |relevant )?(?:period|year|quarter|month|time ?frame|time ?span|date)s?"
        r"(?: or (?:date|period|year))?(?: (?:covered|ending|ended|end|to which it relates|of data))?|as at|position at|when|"
        r"(?:financial|calendar|fiscal) year|reporting ?(?:period|date|year)|period covered|year ?ending|snapshot(?: date)?",
    ),
    (
        Role.DETAIL,
        r"(?:(?:force|further|additional|supporting|more|any|other|free[- ]?text|written) )*(?:details?|narrative|information|text|description of .*|explanation)"
        r"(?: (?:provided|given|of .*|\(.*\)))?|(?:please )?(?:give|provide|explain|specify|describe|supply|add|state)\b.*|if (?:so|yes|no|not|applicable)\b.*|"
        r"(?:response|answer) details?|brief (?:description|summary).*|how (?:is|was) this .*",
    ),
    (Role.UNIT, r"units?(?: of (?:measure(?:ment)?|count))?|measured in|measure unit|unit type|uom"),
    (
        Role.FORCE,
        r"(?:police )?(?:force|constabulary)s?(?: ?(?:name|area|code name))?(?:,.*)?|police force area.*|force/.*|name of force|"
        r"organi[sz]ation|body|force or region|area name|geography|police area|force \(.*\)|responding force",
    ),
    (
        Role.SECTION,
        r"sections?(?: (?:name|title|heading))?|theme|areas?(?: of (?:work|policing|business))?|domain|pillar|category|topic|chapter|part|strand|subject|"
        r"heading|module|workstream|core question|group(?:ing)?|sub-?section|inspection area|core area",
    ),
    (
        Role.LABEL,
        r"(?:data |inspection |survey |full |core |key )?(?:questions?|measures?|indicators?|metrics?|items?|descriptions?|quer(?:y|ies))"
        r"(?: ?(?:text|wording|name|title|description|asked|label|definition))?|question ?text|indicator ?name|"
        r"question (?:or|and|/) ?measure|measure (?:or|and|/) ?question|what (?:is|was) asked|information (?:requested|required)|data item|"
        r"data required|statement|particulars|detail required|line item|variable|data requested|activity",
    ),
    (
        Role.RESPONSE,
        r"(?:your |the |force(?:'s|s)? |overall |final |this )*(?:responses?|answers?|returns?|repl(?:y|ies)|values?|figures?|results?|"
        r"data|submission|position|findings?|entr(?:y|ies)|score|amount)(?: ?(?:value|text|given|provided|supplied|figure|\(.*\)))?|"
        r"force|number|count|total|response from force|force (?:figure|position|answer)|answer/value|obs_?value|observation",
    ),
)
_PATTERNS = tuple((role, re.compile(pattern)) for role, pattern in _HEADERS)

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_AS_AT = r"(?:(?:position |total |number )?(?:as )?(?:at|on)\b:?|(?:for |in )?(?:the )?(?:financial |calendar )?year\b(?: to| ended| ending| end)?|ye|fy|"
_AS_AT += (
    r"(?:the )?(?:12|twelve|six|6|three|3) (?:months|mths)(?: (?:to|ending|ended))?|quarter(?: to| ending| ended)?|mid)"
)
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
    r"[A-Za-z]{0,3}\.?\d{1,3}(?:[.\-]\d{1,3}){0,3}[.)]?(?:\(?[a-z]{1,3}\)?)?|\(?[a-z]\)|[ivx]{1,4}[.)]|[A-Z]\d{0,3}[a-z]?",
    re.I,
)
_SUB_MARK = re.compile(
    r"\s*(?:\(?(?:[a-h]|i{1,3}|iv|vi{0,3}|ix)[).]\s|[-–•]\s|of (?:which|whom|these|those)\b|including\b|if (?:so|yes|no|not)\b|\.\.\.)",
    re.I,
)


def clean(text: str) -> str:
    """One line, single spaces."""
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ")).strip()


@lru_cache(maxsize=8192)
def header_role(text: str) -> Role | None:
    """The role that a header's own words name ('Force response' -> RESPONSE), None where they name a measure."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", clean(text)).strip(" :*").casefold().replace("_", " ").replace("’", "'")
    words = re.sub(r"(?<=[a-z]{4})\d$", "", words)
    for role, pattern in _PATTERNS:
        if pattern.fullmatch(words):
            return role
    return None


@lru_cache(maxsize=8192)
def is_period(text: str) -> bool:
    """Whether the text is a period or date and nothing else: '2013/14', 'As at 31 March 2014', 'Sep-14', 'Year to March 2014'."""
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
        and stored == int(stored)
        and 1990 <= stored <= 2049
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
