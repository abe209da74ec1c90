"""Which force a letter is about, as the return names it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.errors import WrongForceError
from reconcile.model import Document, Passage, Role
from reconcile.wording.force_mentions import CAPITALISED, LABEL_LEAST, LINK, ForceMention, force_mentions
from reconcile.wording.force_names import (
    NATION,
    body_kind,
    canonical,
    clean_label,
    force_key,
    force_table,
    is_own,
    normal,
    same_force,
    short_name,
)

HEAD = 20  # passages at the start of a letter that may name its force
ADDRESSEE, TITLE, IN_HEAD, IN_HEADING, IN_BODY = 40, 15, 8, 3, 1  # what a mention there weighs
HEAD_LENGTH = 400  # an addressee block is no longer
RECURRING = 3  # passages that name a force for it to count without 'Police' or 'Constabulary'
LISTED = 4  # labels named in an error

_NAME = rf"{CAPITALISED}(?:{LINK}{CAPITALISED}){{0,3}}"
_NAMED = re.compile(rf"\b{CAPITALISED}(?:\s+{CAPITALISED}){{0,2}}\b")
_OWN_TEXT = re.compile(r"\b(?:the|this|your)\s+(?:force|constabulary)\b", re.IGNORECASE)
_CHIEF = re.compile(r"\b(?:Chief\s+Constable|Commissioner|Commander)\b[^.;]{0,60}$", re.IGNORECASE)
_CHIEF_OF = re.compile(rf"\b[Cc]hief\s+[Cc]onstable\s+of\s+(?:the\s+)?(?P<name>{_NAME})")
_INSPECTED = re.compile(
    r"\b(?:inspection|inspected|inspecting|report|visit(?:ed)?|letter|findings|fieldwork)\b[^.;]{0,60}$", re.IGNORECASE
)
_NATION_TEXT = re.compile(
    r"\bEngland\s+(?:and|&)\s+Wales\b"
    r"|\b(?:the|all)\s+43\s+(?:\w+\s+)?(?:police\s+)?forces\b"
    r"|\ball\s+(?:police\s+)?forces\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Names:
    """The names at hand: the return's labels, those of them that name forces, and those only the letter has."""

    labels: tuple[str, ...]
    forces: tuple[str, ...]
    addressed: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.forces, *self.addressed)


def choose_force(letter: Document, labels: Sequence[str], asked: str = "") -> str:
    """The force the letter is about, as the return's labels have it; `asked` where the analyst named one.

    A letter to no force in particular, on national figures, is about England and Wales. An empty label stands for
    cells that name no force: they are the return's own force's, whichever that is. '' where nothing tells.
    """
    labels = tuple(dict.fromkeys(label.strip() or "Force" for label in labels))
    forces = tuple(label for label in labels if body_kind(label) == "force" or _is_plain_name(label))
    names = _Names(labels, forces, _addressed(letter, forces))
    weights = _weights(letter, names)
    if max(weights.values(), default=0) < TITLE:
        names = _Names(labels, forces, (*names.addressed, *_recurring(letter, names)))
        weights = _weights(letter, names)
    if asked.strip():
        return _asked(asked.strip(), letter, names, weights)
    found = _heaviest(letter, names, weights)
    if found == NATION:
        return NATION
    if not found:
        return forces[0] if len(forces) == 1 else ""
    return _as_labelled(found, letter, names)


def _is_plain_name(label: str) -> bool:
    """A label that could be a force of no table: capitalised words only."""
    return (
        body_kind(label) == ""
        and not is_own(label)
        and len(label) >= LABEL_LEAST
        and bool(re.fullmatch(rf"{_NAME}\d?", clean_label(label)))
    )


def _is_place(label: str) -> bool:
    """A label that surely names a force: by its suffix, or by an ending that counties have and towns do not."""
    if body_kind(label) == "force":
        return True
    return _ends_as(label, "county_endings")


def _ends_as(name: str, endings: str) -> bool:
    last = (normal(name).split() or [""])[-1]
    return len(last) > 4 and last.endswith(force_table().words[endings])


def _addressed(letter: Document, forces: Sequence[str]) -> tuple[str, ...]:
    """Forces of no table that the letter is written to: 'Chief Constable of North Marches'."""
    found = []
    for passage in letter.passages[:HEAD]:
        for match in _CHIEF_OF.finditer(passage.text):
            name = short_name(match["name"])
            if not canonical(name) and not any(same_force(name, force) for force in forces):
                found.append(name)
    return tuple(dict.fromkeys(found))


def _recurring(letter: Document, names: _Names) -> tuple[str, ...]:
    """Names that read like a county's and recur through a letter that names no force in full."""
    counts: Counter[str] = Counter()
    for passage in letter.passages:
        if passage.role not in (Role.LETTERHEAD, Role.FOOTNOTE):
            counts.update({_without_openers(match.group()) for match in _NAMED.finditer(passage.text)})
    return tuple(
        name
        for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        if count >= RECURRING
        and (_ends_as(name, "county_endings") or _ends_as(name, "town_endings"))
        and body_kind(name) == ""
        and not any(same_force(name, other) for other in names.all)
    )


def _without_openers(name: str) -> str:
    """'Unlike Northmere' -> 'Northmere': capitals that only open the sentence left out."""
    words = name.split()
    while words and (words[0] in force_table().words["not_a_name"] or words[0][0].islower()):
        words = words[1:]
    return " ".join(words)


# --- weighing the letter ----------------------------------------------------------------------------


def _weights(letter: Document, names: _Names) -> Counter[str]:
    """How much of the letter speaks for each force, by force key; what its head says weighs most."""
    weights: Counter[str] = Counter()
    for index, passage in enumerate(passage for passage in letter.passages if passage.text.strip()):
        seen: set[str] = set()
        for mention in force_mentions(passage.text, names.all):
            key = force_key(mention.name)
            weights[key] += IN_BODY if key in seen else _weight(passage, mention, index)
            seen.add(key)
    return weights


def _weight(passage: Passage, mention: ForceMention, index: int) -> int:
    if index >= HEAD:
        return IN_HEADING if passage.role == Role.HEADING else IN_BODY
    before = passage.text[: mention.start]
    if _CHIEF.search(before) and len(passage.text) < HEAD_LENGTH:
        return ADDRESSEE
    if passage.role == Role.HEADING or _INSPECTED.search(before):
        return TITLE
    return IN_HEAD if passage.role in (Role.LETTERHEAD, Role.MARGIN) else IN_HEADING


def _heaviest(letter: Document, names: _Names, weights: Counter[str]) -> str:
    """The key of the force the letter is about, NATION, or ''."""
    best, weight = max(sorted(weights.items()), key=lambda item: item[1], default=("", 0))
    others = sum(weights.values()) - weight
    national = _count(_NATION_TEXT, letter)
    led = weight >= TITLE and weight > others * 0.5
    if not led and national >= 3 and national * 2 > weight and national > _count(_OWN_TEXT, letter):
        return NATION
    return best


def _count(pattern: re.Pattern[str], letter: Document) -> int:
    return sum(len(pattern.findall(passage.text)) for passage in letter.passages)


def _spoken(letter: Document, names: _Names) -> dict[str, str]:
    """The short name of each force the letter names, by force key."""
    spoken: dict[str, str] = {}
    for passage in letter.passages:
        for mention in force_mentions(passage.text, names.all):
            spoken.setdefault(force_key(mention.name), short_name(mention.name))
    return spoken


# --- meeting the return -----------------------------------------------------------------------------


def _as_labelled(key: str, letter: Document, names: _Names) -> str:
    for label in names.forces:
        if force_key(label) == key:
            return label
    name = _spoken(letter, names).get(key, key)
    sure = [label for label in names.forces if _is_place(label)]
    if sure and not any(is_own(label) for label in names.labels):
        raise WrongForceError(
            f"The letter is about {name}, but the return is about {_listed(sure)}; give the return that goes with it."
        )
    return name


def _asked(asked: str, letter: Document, names: _Names, weights: Counter[str]) -> str:
    key = force_key(asked)
    for label in (*names.forces, *names.labels):
        if force_key(label) == key:
            return NATION if body_kind(label) == "nation" else label
    if key == force_key(NATION):
        return NATION
    if key in weights:
        return _as_labelled(key, letter, names)
    if any(f" {normal(asked)} " in f" {normal(passage.text)} " for passage in letter.passages):
        return short_name(asked)
    spoken = sorted(_spoken(letter, names).values())
    shown = _listed(names.forces) or _listed(spoken) or "no force"
    raise WrongForceError(f"Neither the letter nor the return names '{asked}'; they name {shown}.")


def _listed(labels: Sequence[str]) -> str:
    more = f" and {len(labels) - LISTED} more" if len(labels) > LISTED else ""
    return ", ".join(labels[:LISTED]) + more
