"""The names of police forces: which one a label means, and whether a label means a force at all."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

NATION = "England and Wales"
TABLE = Path(__file__).parent / "tables" / "forces.toml"


@dataclass(frozen=True, slots=True)
class Force:
    """One police force as the table of forces has it."""

    short: str
    name: str
    also: tuple[str, ...]
    region: str  # '' for a force outside the 43


@dataclass(frozen=True, slots=True)
class ForceTable:
    """The table of forces and the words about them."""

    forces: tuple[Force, ...]
    words: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def force_table() -> ForceTable:
    raw = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    forces = tuple(
        Force(item["short"], item["name"], tuple(item.get("also", ())), item.get("region", ""))
        for item in (*raw["force"], *raw["other"])
    )
    return ForceTable(forces, {key: tuple(values) for key, values in raw["words"].items()})


# --- cleaning a label -------------------------------------------------------------------------------

_NOTE_BRACKET = re.compile(r"\s*[(\[](?:notes?\s*)?[\d,\s*†‡§a-c]{1,8}[)\]]\s*$", re.IGNORECASE)
_NOTE_MARKS = re.compile(r"(?<=[^\W\d_])\s*(?:[¹²³⁰⁴-⁹*†‡§#]+|(?<=[a-z)])\d{1,2}(?:,\d{1,2})*)[,\s*†‡§]*$")
_NOTE_APART = re.compile(r"\s\d{1,2}$")
_POSSESSIVE = re.compile(r"(?:['’`]s|(?<=s)['’`])$")
_ABBREVIATION = re.compile(r"\s*\(([^()]*)\)\s*$")
_COMPASS = {"n": "north", "s": "south", "e": "east", "w": "west", "nth": "north", "sth": "south"}


def clean_label(name: str) -> str:
    """A label without the footnote marks stuck to it: 'Derbyshire1', 'Wiltshire *', 'Kent (2)', 'Gwent [note 3]'."""
    text = " ".join(name.split()).strip(" :;.,-–—")
    for pattern in (_NOTE_BRACKET, _NOTE_MARKS, _NOTE_BRACKET):
        text = pattern.sub("", text)
    return text.strip(" :;.,")


def normal(name: str) -> str:
    """A name for comparing: lower case, '&' as 'and', no punctuation, no article, compass points in full."""
    text = _POSSESSIVE.sub("", clean_label(name)).casefold().replace("&", " and ")
    words = re.sub(r"[^\w\s]|_", " ", text).split()
    if words[:1] == ["the"]:
        words = words[1:]
    if len(words) > 1 and words[0] in _COMPASS and words[1] != "and":
        words[0] = _COMPASS[words[0]]
    return " ".join(words)


@lru_cache(maxsize=1)
def _suffixes() -> tuple[str, ...]:
    return tuple(normal(suffix) for suffix in force_table().words["suffixes"])


def _without_suffix(words: str) -> str:
    """'marlshire police' -> 'marlshire'; a suffix alone stays."""
    for suffix in _suffixes():
        if words.endswith(" " + suffix):
            return words[: -len(suffix) - 1]
    return words


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    """Every name of every known force, normalised -> its short name."""
    known: dict[str, str] = {}
    for force in force_table().forces:
        for name in (force.short, force.name, *force.also):
            known.setdefault(normal(name), force.short)
    for force in force_table().forces:
        known.setdefault(_without_suffix(normal(force.name)), force.short)
    known.pop("british transport", None)
    return known


# --- which force ------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def canonical(name: str) -> str | None:
    """The short name of a force of the table, or None: 'Cambridgeshire Constabulary' -> 'Cambridgeshire'."""
    words = normal(name)
    found = _known().get(words) or _known().get(_without_suffix(words))
    if found:
        return found
    apart = _NOTE_APART.sub("", words)  # 'Wiltshire 2'
    if apart != words:
        return canonical(apart)
    bracket = _ABBREVIATION.search(clean_label(name))
    return canonical(clean_label(name)[: bracket.start()]) if bracket and bracket.start() else None


def short_name(name: str) -> str:
    """The name without what every force's name ends with: 'North Marches Constabulary' -> 'North Marches'."""
    known = canonical(name)
    if known:
        return known
    text = _POSSESSIVE.sub("", clean_label(name))
    text = re.sub(r"^the\s+", "", text, flags=re.IGNORECASE)
    for suffix in force_table().words["suffixes"]:
        if text.casefold().endswith(" " + suffix.casefold()):
            return text[: -len(suffix) - 1].strip()
    return text


def same_force(a: str, b: str) -> bool:
    """Whether two names mean the same force (or both mean England and Wales)."""
    return bool(a.strip()) and force_key(a) == force_key(b)


def force_key(name: str) -> str:
    """What names of one force have in common."""
    known = canonical(name)
    if known:
        return normal(known)
    return normal(NATION) if body_kind(name) == "nation" else _without_suffix(normal(name))


def region_of(name: str) -> str:
    """The region of a known force, or ''."""
    short = canonical(name)
    return next((force.region for force in force_table().forces if force.short == short), "")


def is_own(label: str) -> bool:
    """Whether a label means the return's own force without naming it: 'Force', 'This force', 'Force response'."""
    return normal(label) in force_table().words["own"]


# --- what kind of body ------------------------------------------------------------------------------

LONGEST_LABEL = 80  # a label any longer is a sentence


@lru_cache(maxsize=4096)
def body_kind(name: str, region_context: bool = False) -> str:
    """'force', 'nation', 'similar', 'region', 'total', 'rank', or '' for what is none of these.

    'West Midlands' is a force and a region: a force, unless `region_context` says that regions are being listed.
    """
    if not name.strip() or len(name) > LONGEST_LABEL:
        return ""
    words = normal(name)
    table = force_table().words
    if _is_similar(words, table["similar"]) and not canonical(name):  # 'Kent (MSG)' is one of the group
        return "similar"
    if _is_rank(words, table["ranks"]):
        return "rank"
    region = _is_region(words, table["regions"])
    if canonical(name) and not (region and region_context):
        return "force"
    if region:
        return "region"
    if _is_nation(words, table):
        return "nation"
    if words in table["totals"] or _is_total(words, table["totals"]):
        return "total"
    return "force" if named_force(clean_label(name)) else ""


def _is_similar(words: str, similar: Sequence[str]) -> bool:
    padded = f" {words} "
    return any(f" {term} " in padded for term in similar) and len(words.split()) <= 8


def _is_rank(words: str, ranks: Sequence[str]) -> bool:
    """'Rank', 'Rank of 43', 'Rank (1 = highest)'; not the rank that an officer holds."""
    head = next(
        (rank for rank in sorted(ranks, key=len, reverse=True) if words == rank or words.startswith(rank + " ")), ""
    )
    return bool(head) and bool(
        re.fullmatch(
            r"(?: (?:of|out|in|among|all|the|\d+|forces|england|and|wales|is|highest|lowest))*", words[len(head) :]
        )
    )


def _is_region(words: str, regions: Sequence[str]) -> bool:
    bare = words.removesuffix(" region").removesuffix(" area").removesuffix(" total").removesuffix(" average")
    bare = re.sub(r"^(?:region|total|average) (?:of )?", "", bare)
    names = [normal(region) for region in regions]
    clear = [region for region in names if region not in ("south", "north", "midlands")]
    return bare in clear or (bare in names and bare != words) or bool(re.fullmatch(r"\w+(?: \w+){0,2} region", words))


def _is_nation(words: str, table: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a label is made only of words that speak of all forces, one of them at least saying so."""
    padded = f" {words} "
    longest_first = sorted(table["nation_heads"], key=len, reverse=True)
    head = next((term for term in longest_first if f" {term} " in padded), "")
    if not head or (head == "forces" and not set(words.split()) & {"all", "average", "mean", "median", "total", "sum"}):
        return False  # '41 forces' is an answer
    rest = padded.replace(f" {head} ", " ", 1).split()
    return all(word in table["nation_fillers"] or re.fullmatch(r"\d{2,4}", word) for word in rest)


def _is_total(words: str, totals: Sequence[str]) -> bool:
    first, _, rest = words.partition(" ")
    return first in totals and bool(re.fullmatch(r"(?:of |for )?(?:the )?(?:forces|above|these|listed|rows)", rest))


_NAMED = re.compile(
    r"(?P<name>[A-Z][\w'’-]*(?:[ -](?:(?:and|&|of|the|upon|on|with)[ ])?[A-Z][\w'’-]*){0,3})"
    r"[ ](?:Police(?:[ ](?:Service|Force))?|Constabulary)"
)


def named_force(label: str) -> str:
    """The short name in a label such as 'Marlshire Police', for a force of no table; else ''."""
    match = _NAMED.fullmatch(label.title() if label.isupper() else label)
    if not match:
        return ""
    names = re.split(r"[ -]", match["name"])
    return "" if any(word in force_table().words["not_a_name"] for word in names) else match["name"]
