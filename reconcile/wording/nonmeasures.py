"""Numbers that measure nothing: section and page numbers, ages, clock times, telephone numbers, 'the 20-minute target'."""

from __future__ import annotations

import re

from reconcile.wording.numbers import WORDS

_N = rf"(?:\d[\d,.]*[a-z]?|{WORDS})"
_AND_MORE = r"(?:\s*(?:,|and|or|to|&|-|–)\s*\d[\d.]*[a-z]?\b)*"
_NUMBERED = (
    r"sections?|s\.|ss\.|paragraphs?|paras?\.?|pages?|pp?\.|tables?|figures?|fig\.|annex(?:es)?|appendix|footnotes?|notes?"
    r"|chapters?|phases?|tiers?|levels?|grades?|stages?|steps?|bands?|questions?|recommendations?|parts?|schedule|articles?"
    r"|regulations?|operation|version|category|class|priority|no\.|zone|strands?|pillars?|objectives?|forms?|pip|q|pillar"
    r"|sheet|column|row|item|wave|round|module|code|standard|domain|gate|principle|theme|division|ward|channel|area|day|week"
)
_ORDINAL_PRONOUN = r"(?:day|number)\s+one\b"
_AGED = r"(?:aged|(?:the\s+)?ages?\s+of|under\s+the\s+age\s+of|over\s+the\s+age\s+of)"

_PARTS = (
    rf"\b(?:{_NUMBERED})\s*(?:number\s+)?{_N}(?![\w%]|\s?(?:per\s?cent|%)){_AND_MORE}",
    r"\bs\.?\s?\d+\b",
    _ORDINAL_PRONOUN,
    r"\b24/7\b|\b24\s?(?:hours?|hrs?)\s+a\s+day\b|\b(?:seven|7)\s+days\s+a\s+week\b|\bround\s+the\s+clock\b",
    # emergency and non-emergency numbers
    r"\b999\b(?!\s+(?!calls?\b)[a-z]+s\b)",
    r"\b(?:on|via|to|dial\w*|rang|ring\w*|call\w*|phon\w*|the|as|for|both)\s+(?:101|111|112)\b|\b(?:101|111|112)(?=\s+"
    r"(?:calls?|number|system|service|line|telephone|non|and\s+999|or\s+999))|(?<=999\sand\s)101|(?<=999\sor\s)101",
    r"(?<!\w)(?:\+\d{1,3}\s?)?\(?0\d{2,4}\)?[\s-]?\d{3,4}[\s-]?\d{3,4}\b",
    r"\S+@\S+|https?://\S+|www\.\S+",
    # clock times
    r"\b\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|a\.m\.|p\.m\.)(?!\w)|\b\d{1,2}:\d\d\b|\b(?:\d{1,2}|[a-z]+)\s+o['’]clock\b",
    # ages
    rf"\b{_AGED}\s+(?:between\s+)?{_N}(?:\s*(?:to|and|or|-|–)\s*(?:{_N}|over|under|above))?(?:\s+years)?(?!\w)",
    rf"\b{_N}(?:\s*(?:to|and|or|-|–)\s*{_N})?[\s-]years?[\s-](?:olds?|of\s+age)\b",
    rf"\b{_N}-\s+(?:and|or|to)\s+{_N}-years?-olds?\b",
    r"\b(?:under|over)[\s-]?\d{1,2}s\b|\b(?:the\s+)?\d{1,2}s\b|\b(?:those|people|anyone|children|everyone)\s+(?:under|over)\s+(?:16|17|18|21|25)\b",
    # a number that is part of an adjective: 'the 20-minute target', 'a three-month pilot', 'a 12 hour shift'
    rf"\b{_N}[-‐‑]\s?(?!(?:one|two|three|four|five|six|seven|eight|nine)\b|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)[a-z]+(?:-[a-z]+)*\b",
    rf"\b{_N}\s(?:hour|minute|day|week|month|year)\s+(?=[a-z])(?!and\b|or\b|to\b|on\b|in\b|for\b|per\b|before\b|after\b|later\b)",
    # the marker of a list
    r"^\s*\(?(?:\d{1,2}|[a-z])[.)]\s",
    # 'one' that counts nothing
    r"\b(?:at\s+any\s+one\s+time|one\s+another|one\s+day(?=\s+(?:be|we|it)\b)|(?:on\s+)?the\s+one\s+hand|in\s+one\s+go"
    r"|one\s+or\s+(?:other|another|the\s+other)|at\s+one\s+(?:point|time|stage|end)|one\s+by\s+one|one\s+(?:hand|side)"
    r"|one\s+after\s+another|square\s+one|number\s+one|one[-\s]off)\b",
    r"\bfirst\s+(?:two|three|four|five|six|\d+)(?=\s+(?:days?|weeks?|months?|years?)\b)",
)
_ANY = re.compile("|".join(f"(?:{part})" for part in _PARTS), re.IGNORECASE)
# These tell by their capitals.
_NAMES = re.compile(
    r"(?<=[a-z,;] )(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve|Twenty|Forty|Hundred)\s+[A-Z][a-z]+"
    r"|\b[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}\b"  # a postcode
    r"|\b[A-Z]\d+\b|\b[A-Z]{2,}-?\d+\b"
)


def nonmeasures(text: str) -> tuple[tuple[int, int], ...]:
    """The spans whose numbers are no measures."""
    spans = [match.span() for pattern in (_ANY, _NAMES) for match in pattern.finditer(text)]
    return tuple(sorted(spans))
