"""Numbers that measure nothing: section numbers, ages, clock times, telephone numbers, 'the 20-minute target'."""

from __future__ import annotations

import re

from reconcile.wording.numbers import WORDS

_N = rf"(?:\d[\d,.]{{0,14}}[a-z]?|{WORDS})"
_LIST = r"(?:\s*(?:,|and|or|to|&|-|–)\s*\d[\d.]{0,9}[a-z]?\b){0,9}"

_NUMBERED = (
    r"sections?|s\.|ss\.|paragraphs?|paras?\.?|pages?|pp?\.|tables?|figures?|fig\.|annex(?:es)?|appendix|footnotes?|notes?"
    r"|chapters?|phases?|tiers?|levels?|grades?|stages?|steps?|bands?|questions?|recommendations?|part|schedule|articles?"
    r"|regulations?|operation|version|category|class|priority|no\.|zone|strands?|pillars?|objective|pip|q|sheet|column"
    r"|row|module|code|domain|gate|principle|division|ward"
)
REFERENCES = (
    rf"\b(?:{_NUMBERED})\s*(?:number\s+)?{_N}(?![\w%]|\s?(?:per\s?cent|%)){_LIST}",
    r"\bs\.?\s?\d+\b",
    # places in an order, and how sure an estimate is
    rf"\b(?:top|bottom)\s+{_N}(?:\s*%|\s+per\s?cent)?",
    r"\b9\d(?:\.\d)?\s?(?:%|per\s?cent)\s+confidence\b",
    rf"(?:\bconfidence\s+intervals?(?:\s+of)?|\bmargins?\s+of\s+error(?:\s+of)?|\bplus\s+or\s+minus|\+/[-–]|±)\s*(?:\+/[-–]\s*)?{_N}",
    r"^\s*\(?(?:\d{1,2}|[a-z])[.)]\s",  # the marker of a list
    r"\b(?:three|four|five|six|seven|double|single)[-\s]figures?\b",
)
CONTACTS = (
    # emergency and non-emergency numbers, telephones, addresses
    r"\b999\b(?![,.]\d)(?!\s+(?!calls?\b)[a-z]+s\b)|\b(?:dial\w*|rang|ring\w*|phon\w*)\s+\d{3}\b",
    r"\b(?:on|via|to|dial\w*|rang|ring\w*|call\w*|phon\w*|the|as|for|both)\s+(?:101|111|112)\b(?![,.]\d)(?!\s+(?!calls?\b)[a-z]+s\b)",
    r"\b(?:101|111|112)(?=\s+(?:calls?|number|system|service|line|telephone|non|and\s+999|or\s+999))",
    r"(?<=999\sand\s)101|(?<=999\sor\s)101",
    r"(?<!\w)(?:\+\d{1,3}\s?)?\(?0\d{2,4}\)?[\s-]?\d{3,4}[\s-]?\d{3,4}\b",
    r"\b[\w.+-]{1,64}@\S{1,99}|https?://\S+|www\.\S+",
)
TIMES = (
    r"\bat\s+(?:[a-z]+|\d{1,2})\s+(?:each|every)\s+(?:morning|evening|night|day)\b|\b(?:\d{1,2}|[a-z]+)\s+in\s+the\s+morning\b",
    r"\b24/7\b|\b24\s?(?:hours?|hrs?)\s+a\s+day\b|\b(?:seven|7)\s+days\s+a\s+week\b",
    r"\b\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|a\.m\.|p\.m\.)(?!\w)|\b\d{1,2}:\d\d\b|\b(?:\d{1,2}|[a-z]+)\s+o['’]clock\b",
    r"\b0\d{3}(?:\s?(?:hours|hrs)\b|\s*(?:to|and|[-–])\s*\d{4}\b|\b(?!\s*[.,]?\d))",  # '0700 to 2300'
    r"\bfirst\s+(?:two|three|four|five|six|\d+)(?=\s+(?:days?|weeks?|months?|years?)\b)",
)
_TO = r"(?:\s*(?:to|and|or|-|–)\s*"
AGES = (
    rf"\b(?:aged|(?<!average\s)ages?\s+of|(?:under|over|below)\s+the\s+age\s+of)\s+(?:between\s+)?{_N}"
    rf"{_TO}(?:{_N}|over|under|above))?(?:\s+years)?(?!\w)",
    r"(?<=\bare\s)(?:under|over)\s+\d\d\b(?!\s*[%a-z])",
    r"(?<=[a-z]s\s)(?:under|over)\s+(?:1\d|21|25)\b(?=\s*(?:[.,;)]|$))",
    r"\b(?:under|over)[\s-]?\d{1,2}s\b|\b(?:the\s+)?\d{1,2}s\b",
    r"\b(?:those|people|anyone|children|everyone)\s+(?:under|over)\s+(?:16|17|18|21|25)\b",
)
_SMALL = r"one|two|three|four|five|six|seven|eight|nine"
# What makes the number before it part of an age or of an adjective.
AFTER_NUMBER = (
    rf"{_TO}{_N})?[\s-]years?[\s-](?:olds?|of\s+age)\b(?!\s+on\s+average)",
    rf"-\s+(?:and|or|to)\s+{_N}-years?-olds?\b",
    # 'the 20-minute target', 'a three-month pilot', 'a 12 hour shift'
    rf"[-‐‑]\s?(?!(?:{_SMALL})\b|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?|odd\b|plus\b|and-a\b|a-)[a-z]+(?:-[a-z]+)*\b",
    r"(?<!\bone)(?<!\b1)\s(?:hour|minute|day|week|month|year)\s+(?=[a-z])",
)
# The letters are those with which number words begin: most words are passed over at once.
_NUMBER_AND = rf"\b(?=[\dabefhnostz]){_N}(?:{'|'.join(AFTER_NUMBER)})"
PRONOUNS = (
    # 'one' that counts nothing
    r"\b(?:day|number)\s+one\b",
    r"\bat\s+any\s+one\s+time|\bone\s+another\b|\bone\s+day(?=\s+(?:be|we|it)\b)|\bthe\s+one\s+hand\b|\bin\s+one\s+go\b",
    r"\bone\s+or\s+(?:other|another|the\s+other)\b|\bat\s+one\s+(?:point|time|stage|end)\b|\bone\s+by\s+one\b",
    r"\bone\s+(?:year|month|week|day|shift)\s+to\s+(?:the\s+next|another)\b",
    # 'the two routes', named before
    r"(?:(?<=\bthe\s)|(?<=\bthese\s)|(?<=\bthose\s)|(?<=\bother\s))two(?=\s+[a-z]+s\b)",
    r"\bone\s+(?:hand|side)\b|\bone\s+after\s+another\b|\bsquare\s+one\b|\bone[-\s]off\b|\bone\s+and\s+the\s+same\b",
)
_ANY = re.compile(
    "|".join(f"(?:{part})" for part in (*REFERENCES, *CONTACTS, *TIMES, *AGES, *PRONOUNS, _NUMBER_AND)), re.IGNORECASE
)
# These are told by their capitals: 'Three Rivers', a postcode, 'A12'.
_NAMES = re.compile(
    r"(?<=[a-z,;] )(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve|Twenty|Forty|Hundred)\s+[A-Z][a-z]+"
    r"|\b[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}\b"
    r"|\b[A-Z]\d+\b|\b[A-Z]{2,}-?\d+\b"
)


def nonmeasures(text: str) -> tuple[tuple[int, int], ...]:
    """The spans whose numbers are no measures."""
    spans = [match.span() for pattern in (_ANY, _NAMES) for match in pattern.finditer(text)]
    return tuple(sorted(spans))
