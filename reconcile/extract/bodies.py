"""Which names in a return are forces, and which stand for England and Wales, similar forces, a region or a total."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reconcile.extract.vocabulary import clean, header_role, is_period
from reconcile.wording.forces import body_kind, canonical
from reconcile.wording.patterns import table

NATION = "England and Wales"
SIMILAR = "most similar forces"

_TITLED = re.compile(r"\b(?:police(?: service| force)?|constabulary)$", re.IGNORECASE)
_ANONYMOUS = re.compile(r"Force (?:[A-Z]{1,2}|\d{1,2})")  # forces that a return does not name
# 'Difference from MSG', 'MSG rank': a measure against a body, and not the body.
_COMPARED = re.compile(
    r"\b(?:difference|diff|variance|rank|gap|above|below|than|vs?|against|compared|change)\b", re.IGNORECASE
)
# A count of forces by their answer is of England and Wales: 'Forces answering yes', 'Number of forces with a plan'.
_FORCES_SAYING = re.compile(
    r"(?:(?:number|no\.) of )?forces (?:answering|saying|responding|with|that|which|in)\b", re.IGNORECASE
)
# All the forces of a return together: 'All five forces', 'Mean of the eight forces'.
_NUMBER = r"\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|participating|pilot"
_TOGETHER = r"(?:mean|average|total|sum|median)"
_BY = rf"{_TOGETHER}(?: (?:of|for|across))?(?: all)?(?: the)?"
_COUNTED_FORCES = re.compile(
    rf"(?:all|{_BY}) (?:{_NUMBER}) (?:police )?forces(?: together|,? {_TOGETHER})?"
    rf"|(?:the )?(?:{_NUMBER}) forces together",
    re.IGNORECASE,
)
_GROUP = re.compile(rf"(?:the )?group {_TOGETHER}|{_TOGETHER} (?:of|for) (?:the )?group", re.IGNORECASE)
# What the name of a reference begins with: a measure that ends in one does not.
_ALL_OF_BODIES = re.compile(
    r"(?:the |your |our |all |overall\b|total\b|sub-?total\b|grand |average\b|mean\b|median\b|sum\b|43\b|national"
    r"|england|eng\b|e ?& ?w\b|e and w\b|wales|similar|most similar|msg\b|msf\b|peer|group|family|forces?\b"
    r"|other forces|uk\b)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:[A-Z][A-Za-z'’.-]*|St\.?)(?:[ -](?:and|of|the|upon|&|[A-Z][A-Za-z'’.-]*)){0,5}(?:,? (?:the|City of))?"
)
_FOOTNOTE_MARKS = re.compile(
    r"(?<=[a-z)])(?:\d{1,2}(?:,\s?\d{1,2})*|\s?\((?:\d{1,2}|note \d+|[a-z])\)|\s?\[(?:note )?[\da-z]{1,2}\]"
    r"|\s?[*†‡§^]+|\s?[¹²³⁴⁵⁶⁷⁸⁹]+)$"
)


@cache
def _no_name() -> frozenset[str]:
    """Words that head columns and rows and are no part of a force's name."""
    return frozenset(table("columns")["names"]["never"].split())


_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def plain_name(text: str) -> str:
    """A label without the footnote marks stuck to it: 'Derbyshire1,2' -> 'Derbyshire', 'Kent [note 3]' -> 'Kent'."""
    return _FOOTNOTE_MARKS.sub("", clean(text)).strip() or clean(text)


def footnote_marks(text: str) -> tuple[str, ...]:
    """The marks stuck to a label: 'Derbyshire1,2' -> ('1', '2')."""
    found = _FOOTNOTE_MARKS.search(clean(text))
    if found and found.group()[0] in _RAISED:
        return tuple(str(_RAISED.index(mark)) for mark in found.group())
    return tuple(re.findall(r"\d{1,2}|[*†‡§^]+|(?<=\[)[a-z](?=\])|(?<=\()[a-z](?=\))", found.group())) if found else ()


@lru_cache(maxsize=8192)
def kind_of(text: str) -> str:
    """'force', 'nation', 'similar', 'region', 'total', or '' for what is no body that is known by name."""
    name = plain_name(text)
    if not name or len(name) > 80:
        return ""
    if _COMPARED.search(name):
        return ""
    if _FORCES_SAYING.match(name):
        return "nation"
    if _ANONYMOUS.fullmatch(name):
        return "force"
    if _COUNTED_FORCES.fullmatch(name):
        return "nation"
    if _GROUP.fullmatch(name):
        return "similar"
    kind = body_kind(name)
    if kind in ("nation", "similar", "total") and not _ALL_OF_BODIES.match(name):
        return ""  # 'Cohort size, most similar force average' is a measure first
    if kind:
        return "" if kind == "rank" else kind
    return "force" if _TITLED.search(name) and looks_like_name(_TITLED.sub("", name).strip()) else ""


@lru_cache(maxsize=8192)
def looks_like_name(text: str) -> bool:
    """Whether the text could name a force not known by name: capitals throughout, none of a table's own words."""
    name = plain_name(text)
    if (
        not name
        or len(name) > 40
        or not _NAME.fullmatch(name)
        or name.isupper()
        or header_role(name)
        or is_period(name)
    ):
        return False
    return not any(word in _no_name() for word in re.split(r"[\s,-]+", name.casefold()))


def force_name(text: str) -> str:
    """A force as findings name it: as the return has it, or the one name of the nation or of the similar forces."""
    name = plain_name(text)
    kind = kind_of(name)
    if kind == "nation":
        return NATION
    if kind == "similar":
        return SIMILAR
    if kind == "total":
        return NATION if re.search(r"\b(?:43|all|england|forces)\b", name, re.IGNORECASE) else name
    return name


def known(text: str) -> bool:
    return canonical(plain_name(text)) is not None
