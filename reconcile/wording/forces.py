"""Police forces in running text: where they are named, and which force a letter is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reconcile.errors import WrongForceError
from reconcile.model import Document, Passage, Role
from reconcile.wording.force_names import (
    NATION,
    body_kind,
    canonical,
    clean_label,
    force_key,
    force_table,
    normal,
    region_of,
    same_force,
    short_name,
)

__all__ = [
    "NATION",
    "ForceMention",
    "body_kind",
    "canonical",
    "choose_force",
    "force_key",
    "force_mentions",
    "region_of",
    "same_force",
    "short_name",
]


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
_CAPITALISED = r"[A-Z][a-z][\w'’]*"
_LINK = r"(?:\s+(?:and|&|of|upon|on|with|the)\s+|\s+|-)"
_UNKNOWN = rf"\b(?:{_CAPITALISED})(?:{_LINK}{_CAPITALISED}){{0,3}}(?={_SUFFIX})"
_LABEL_LEAST = 3  # a label any shorter is no name


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
        if canonical(label) or len(short) < _LABEL_LEAST or not short[:1].isupper():
            continue
        if body_kind(label) not in ("force", "") or _is_own(label) or short in force_table().words["not_a_name"]:
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
        rf"|(?P<unknown>{_UNKNOWN})(?:{_SUFFIX}))"
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
    return match["name"] in ("West Midlands", "Thames Valley") and text[: match.start()].endswith(("the ", "The "))


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


# --- which force a letter is about ------------------------------------------------------------------

HEAD = 20  # passages at the start of a letter that may name its force
ADDRESSEE, TITLE, IN_HEAD, IN_HEADING, IN_BODY = 40, 15, 8, 3, 1
_CHIEF = re.compile(r"\b(?:Chief\s+Constable|Commissioner|Commander)\b[^.;]{0,60}$", re.IGNORECASE)
_INSPECTED = re.compile(
    r"\b(?:inspection|inspected|inspecting|report|visit(?:ed)?|letter)\b[^.;]{0,60}$", re.IGNORECASE
)
_NATION_TEXT = re.compile(
    r"\bEngland\s+(?:and|&)\s+Wales\b|\b(?:the|all)\s+43\s+(?:\w+\s+)?(?:police\s+)?forces\b|\ball\s+forces\b|\bnational(?:ly)?\b",
    re.IGNORECASE,
)
_OWN = ("force", "this force", "the force", "your force", "own force", "force response", "force answer", "force figure")
LISTED = 4  # labels named in an error


def _is_own(label: str) -> bool:
    return normal(label) in {normal(own) for own in _OWN} or normal(label) == "force"


def choose_force(letter: Document, labels: Sequence[str], asked: str = "") -> str:
    """The force the letter is about, as the return's labels have it; `asked` where the analyst named one.

    A letter to no force in particular, on national figures, is about England and Wales.
    """
    forces = [label for label in dict.fromkeys(labels) if body_kind(label) == "force" or _is_plain_name(label)]
    weights = _weights(letter, forces)
    if asked.strip():
        return _asked(asked.strip(), letter, labels, forces, weights)
    found = _heaviest(letter, labels, weights)
    if not found:
        return forces[0] if len(forces) == 1 else ""
    if found == NATION:
        return NATION
    return _as_labelled(found, letter, labels, forces)


def _is_plain_name(label: str) -> bool:
    """A label that could be a force of no table: capitalised words only."""
    return (
        body_kind(label) == ""
        and not _is_own(label)
        and len(label) >= _LABEL_LEAST
        and bool(re.fullmatch(rf"{_CAPITALISED}(?:{_LINK}{_CAPITALISED}){{0,3}}\d?", clean_label(label)))
    )


def _weights(letter: Document, labels: Sequence[str]) -> Counter[str]:
    """How much of the letter speaks for each force, by force key; what its head says weighs most."""
    weights: Counter[str] = Counter()
    passages = [passage for passage in letter.passages if passage.text.strip()]
    for index, passage in enumerate(passages):
        seen = set()
        for mention in force_mentions(passage.text, labels):
            key = force_key(mention.name)
            # a list of forces on one line speaks for none of them more than once
            weight = _weight(passage, mention, index) if key not in seen else IN_BODY
            seen.add(key)
            weights[key] += weight
    return weights


def _weight(passage: Passage, mention: ForceMention, index: int) -> int:
    if index >= HEAD:
        return IN_HEADING if passage.role in (Role.HEADING, Role.MARGIN) else IN_BODY
    before = passage.text[: mention.start]
    if _CHIEF.search(before) and passage.role in (Role.LETTERHEAD, Role.HEADING, Role.BODY) and len(passage.text) < 400:
        return ADDRESSEE
    if passage.role == Role.HEADING or _INSPECTED.search(before):
        return TITLE
    return IN_HEAD if passage.role in (Role.LETTERHEAD, Role.MARGIN) else IN_HEADING if index < 8 else IN_BODY


def _names(letter: Document, labels: Sequence[str]) -> dict[str, str]:
    """The short name of each force the letter names, by force key."""
    names: dict[str, str] = {}
    for passage in letter.passages:
        for mention in force_mentions(passage.text, labels):
            names.setdefault(force_key(mention.name), short_name(mention.name))
    return names


def _heaviest(letter: Document, labels: Sequence[str], weights: Counter[str]) -> str:
    """The key of the force the letter is about, NATION, or ''."""
    best, weight = max(sorted(weights.items()), key=lambda item: item[1], default=("", 0))
    others = sum(weights.values()) - weight
    national = sum(len(_NATION_TEXT.findall(passage.text)) for passage in letter.passages)
    led = weight >= TITLE and weight > others * 0.5
    if national >= 3 and not led and national * 2 > weight:
        return NATION
    if best:
        return best
    return NATION if national or any(body_kind(label) == "nation" for label in labels) else ""


def _as_labelled(key: str, letter: Document, labels: Sequence[str], forces: Sequence[str]) -> str:
    for label in forces:
        if force_key(label) == key:
            return label
    name = _names(letter, forces).get(key, key)
    known = [label for label in forces if body_kind(label) == "force"]
    if known and not any(_is_own(label) for label in labels):
        raise WrongForceError(
            f"The letter is about {name}, but the return is about {_listed(known)}; give the return that goes with it."
        )
    return name


def _asked(asked: str, letter: Document, labels: Sequence[str], forces: Sequence[str], weights: Counter[str]) -> str:
    key = force_key(asked)
    for label in (*forces, *labels):
        if force_key(label) == key:
            return NATION if body_kind(label) == "nation" else label
    if key == force_key(NATION):
        return NATION
    if key in weights or any(normal(asked) in normal(passage.text) for passage in letter.passages):
        return _as_labelled(key, letter, labels, forces) if key in weights else short_name(asked)
    shown = _listed(forces) or ", ".join(sorted(_names(letter, forces).values())[:LISTED]) or "no force by name"
    raise WrongForceError(f"Neither the letter nor the return names '{asked}'; they name {shown}.")


def _listed(labels: Sequence[str]) -> str:
    more = f" and {len(labels) - LISTED} more" if len(labels) > LISTED else ""
    return ", ".join(labels[:LISTED]) + more
