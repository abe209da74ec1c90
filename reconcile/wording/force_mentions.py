"""Police forces in running text: where they are named, by whichever of their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reconcile.wording.force_names import body_kind, canonical, clean_label, force_table, is_own, normal, short_name


@dataclass(frozen=True, slots=True)
class ForceMention:
    """A force named in a text: text[start:end] == words, a possessive ending included."""

    start: int
    end: int
    name: str  # the short name of a known force; else the label as the return has it, or the short name as written
    words: str


# --- patterns ---------------------------------------------------------------------------------------

_SUFFIX = (
    r"\s+(?:[Pp]olice(?:\s+(?:[Ss]ervice|[Ff]orce))?|POLICE(?:\s+(?:SERVICE|FORCE))?|[Cc]onstabulary|CONSTABULARY)\b"
)
_POSSESSIVE = r"(?:['’`]s\b|(?<=s)['’](?!\w))?"
CAPITALISED = r"[A-Z][a-z]\w*"
LINK = r"(?:\s+(?:and|&|of|upon|on|with|the)\s+|\s+|-)"
_SUFFIX_OF_UNKNOWN = r"\s+(?:Police(?:\s+(?:Service|Force))?|Constabulary)\b"
_UNKNOWN = rf"\b(?:{CAPITALISED})(?:{LINK}{CAPITALISED}){{0,3}}(?={_SUFFIX_OF_UNKNOWN})"
LABEL_LEAST = 3  # a label any shorter is no name


def _name_pattern(name: str) -> str:
    """A name as it may be written: '&' for 'and', a hyphen or none, any white space."""
    words = []
    for word in re.split(r"\s+", name.strip()):
        if word.casefold() in ("and", "&"):
            words.append("(?:and|&|AND)")
        else:
            words.append(re.sub(r"(?:\\-|[-–])", r"[-–\\s]", re.escape(word)))
    return r"\s+".join(words)


def _forms(name: str) -> Iterator[str]:
    """How a name is written in text: as it is, and in capitals as in a heading."""
    yield name
    if name.upper() != name and len(name) > 4:
        yield name.upper()


@lru_cache(maxsize=1)
def _known_forms() -> dict[str, str]:
    """Every way to write a known force in text -> its short name."""
    forms: dict[str, str] = {}
    for force in force_table().forces:
        for name in (force.short, force.name, *force.also):
            if "," in name or name in ("Met", "Metropolitan", "ASC", "SWP"):
                continue  # a table's word order, or too short to tell from other words without what stands around
            for form in _forms(name):
                forms[form] = force.short
    return forms


def _label_forms(labels: Iterable[str]) -> dict[str, str]:
    """The labels of the return that name forces of no table, with and without 'Police' -> the label."""
    forms: dict[str, str] = {}
    for label in labels:
        short = short_name(label)
        if canonical(label) or len(short) < LABEL_LEAST or not short[:1].isupper():
            continue
        if body_kind(label) not in ("force", "") or is_own(label) or short in force_table().words["not_a_name"]:
            continue
        for name in (clean_label(label), short):
            for form in _forms(name):
                forms.setdefault(form, label)
    return forms


def _either(words: Sequence[str]) -> str:
    return "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in words)


@lru_cache(maxsize=64)
def _pattern(labels: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of all names, longest first, and the name each one stands for."""
    forms = {**_known_forms(), **_label_forms(labels)}
    names = "|".join(_name_pattern(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    words = force_table().words
    behind = rf"(?!\s+(?:{_either(words['not_a_force_behind'])})\b)"
    before = "".join(rf"(?<!\b{re.escape(word)}\s)" for word in words["not_a_force_before"])
    met = r"(?<=[Tt]he\s)Met(?:ropolitan)?\b(?!\s+(?:Office|forces?|areas?|borough|count|district|city))"
    pattern = re.compile(
        rf"{before}\b(?:"
        rf"(?P<met>{met}(?:{_SUFFIX})?)"
        rf"|(?P<name>{names})(?![\w&-]|\.\w)(?P<suffix>{_SUFFIX})?"
        rf"|(?P<unknown>{_UNKNOWN})(?:{_SUFFIX_OF_UNKNOWN}))"
        rf"{_POSSESSIVE}{behind}(?!\s+(?:and|&)\s+Crime\b)"
    )
    return pattern, {normal(form): name for form, name in forms.items()}


def force_mentions(text: str, labels: Sequence[str] = ()) -> tuple[ForceMention, ...]:
    """Every force named in `text`: the known ones, those of `labels`, and any other 'Xshire Police'."""
    pattern, names = _pattern(tuple(dict.fromkeys(labels)))
    mentions = []
    position = 0
    while match := pattern.search(text, position):
        mention = _mention(text, match, names)
        if mention is not None:
            mentions.append(mention)
        position = match.start() + 1 if mention is None else match.end()
    return tuple(mentions)


def _mention(text: str, match: re.Match[str], names: dict[str, str]) -> ForceMention | None:
    if match["met"]:
        return ForceMention(match.start(), match.end(), "Metropolitan", match.group())
    if match["unknown"]:
        return _unknown_mention(match)
    name = names.get(normal(match["name"]), match["name"])
    if not match["suffix"] and _is_place(text, match):
        return None
    return ForceMention(match.start(), match.end(), name, match.group())


def _is_place(text: str, match: re.Match[str]) -> bool:
    """Whether a bare name means the place: 'the West Midlands', 'in the Thames Valley'."""
    return (
        match["name"] in ("West Midlands", "Thames Valley")
        and text[: match.start()].endswith(("the ", "The "))
        and not re.match(r"\s+force\b", text[match.end() :])
    )


def _unknown_mention(match: re.Match[str]) -> ForceMention | None:
    """A force of no table, the capitalised words that only begin the sentence left out: 'At Marlshire Police'."""
    words = list(re.finditer(r"[\w'’]+", match["unknown"]))
    ordinary = force_table().words["not_a_name"]
    keep = max((i + 1 for i, word in enumerate(words) if word.group() in ordinary), default=0)
    while keep < len(words) and words[keep].group() in ("and", "of", "upon", "on", "with", "the"):
        keep += 1
    if keep >= len(words):
        return None
    start = match.start() + words[keep].start()
    name = match["unknown"][words[keep].start() :]
    return ForceMention(start, match.end(), " ".join(name.split()), match.string[start : match.end()])
