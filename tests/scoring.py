"""How a run on a case is scored: the rules in words, and nothing of the program itself.

A contradiction the program reports is right when its quote covers the words of a contradiction in the key and
it points at one of that row's cells, or, where the return is a PDF and has no cells, at the same row by
the words of its label. Any other contradiction it reports is a false alarm, except on a row that the key calls a
tension, which counts neither way. An agreement is confirmed by an agreement on the same item.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

Row = Mapping[str, str]

COVERED = 0.75  # share of a key quote's words that a reported quote must hold
SAME_LABEL = 0.6  # share of the shorter label's words that both labels must hold
SHORTEST_PART = 10  # characters: a reported quote that short may be a part of the key's by chance

SAME_CHARACTERS = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "ﬁ": "fi", "ﬂ": "fl", "\u00a0": " ", "\u00ad": ""}
)
SMALL_WORDS = frozenset({
    "a", "an", "and", "any", "are", "as", "at", "be", "been", "by", "did", "do", "does", "for", "from", "had", "has",
    "have", "in", "is", "it", "its", "no", "not", "of", "on", "or", "that", "the", "their", "there", "this", "to",
    "was", "were", "which", "with",
})  # fmt: skip
OTHER_PLACE = re.compile(r"\((g\d+)\)")  # in an internal row: the key row where the letter says otherwise


def squash(text: str) -> str:
    """The characters that a quote is found by: no spaces, no hyphens, no case, plain quotation marks."""
    return re.sub(r"[\s-]+", "", text.translate(SAME_CHARACTERS)).lower()


def content_words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]+", text.translate(SAME_CHARACTERS).lower())) - SMALL_WORDS


def coverage(wanted: str, quote: str) -> float:
    """How much of the wanted words a quote holds."""
    inner, outer = squash(wanted), squash(quote)
    if not inner or not outer:
        return 0.0
    if inner in outer or (len(outer) >= SHORTEST_PART and outer in inner):
        return 1.0
    wanted_words = content_words(wanted)
    return len(wanted_words & content_words(quote)) / len(wanted_words) if wanted_words else 0.0


def addresses(cells: str) -> frozenset[str]:
    parts = re.split(r"[|&;,]", cells.replace("$", "").replace("'", ""))
    return frozenset(squash(part) for part in parts if "!" in part)


@dataclass(frozen=True)
class Score:
    """The counts of one case, or of several added up."""

    wanted: Counter[str] = field(default_factory=Counter)  # contradictions of the key by kind
    found: Counter[str] = field(default_factory=Counter)  # of those, found
    agreements: int = 0
    confirmed: int = 0
    alarms: int = 0
    cases: int = 0
    crashes: int = 0
    missed: tuple[str, ...] = ()  # in words, for a person
    alarmed: tuple[str, ...] = ()

    def __add__(self, other: Score) -> Score:
        return Score(
            self.wanted + other.wanted,
            self.found + other.found,
            self.agreements + other.agreements,
            self.confirmed + other.confirmed,
            self.alarms + other.alarms,
            self.cases + other.cases,
            self.crashes + other.crashes,
            self.missed + other.missed,
            self.alarmed + other.alarmed,
        )

    @property
    def precision(self) -> float:
        right = self.found.total()
        if right + self.alarms == 0:
            return 0.0 if self.wanted else 1.0
        return right / (right + self.alarms)

    @property
    def recall(self) -> float:
        return self.found.total() / self.wanted.total() if self.wanted else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def confirmed_share(self) -> float:
        return self.confirmed / self.agreements if self.agreements else 1.0


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [{name: value or "" for name, value in row.items()} for row in csv.DictReader(lines)]


def score(key: Sequence[Row], reported: Sequence[Row], crashed: bool = False) -> Score:
    by_id = {row["id"]: row for row in key}
    found: set[str] = set()
    alarms: list[str] = []
    for said in reported:
        if said["verdict"] != "contradiction":
            continue
        near = sorted(_near(key, by_id, said), key=lambda row: -_coverage(row, by_id, said))
        hits = [row for row in near if row["verdict"] == "contradiction" and _same_item(row, said)]
        if hits:
            found.add(hits[0]["id"])
        elif not any(row["verdict"] == "tension" for row in near):
            about = f"{near[0]['verdict']} {near[0]['id']}" if near else "not in the key"
            alarms.append(f"{about}: {said['letter_quote'][:90]} -> {said['data_cells']} {said['data_value'][:40]}")
    wanted = [row for row in key if row["verdict"] == "contradiction"]
    agreed = [row for row in key if row["verdict"] == "agreement"]
    return Score(
        wanted=Counter(row["kind"] for row in wanted),
        found=Counter(row["kind"] for row in wanted if row["id"] in found),
        agreements=len(agreed),
        confirmed=sum(_is_confirmed(row, reported) for row in agreed),
        alarms=len(alarms),
        cases=1,
        crashes=int(crashed),
        missed=tuple(f"{row['id']} {row['kind']}: {row['quote'][:90]}" for row in wanted if row["id"] not in found),
        alarmed=tuple(alarms),
    )


def _near(key: Iterable[Row], by_id: Mapping[str, Row], said: Row) -> list[Row]:
    return [row for row in key if _coverage(row, by_id, said) >= COVERED]


def _coverage(row: Row, by_id: Mapping[str, Row], said: Row) -> float:
    """A letter that contradicts itself may be quoted at either of its two places."""
    best = coverage(row["quote"], said["letter_quote"])
    other = OTHER_PLACE.search(row["data_value"]) if row["kind"] == "internal" else None
    if other and other[1] in by_id:
        best = max(best, coverage(by_id[other[1]]["quote"], said["letter_quote"]))
    return best


def _is_confirmed(row: Row, reported: Iterable[Row]) -> bool:
    return any(
        said["verdict"] == "agreement"
        and coverage(row["quote"], said["letter_quote"]) >= COVERED
        and _same_item(row, said)
        for said in reported
    )


def _same_item(row: Row, said: Row) -> bool:
    if row["kind"] == "internal" and not row["cells"]:
        return True
    shared = bool(addresses(row["cells"]) & addresses(said["data_cells"]))
    if row["cells"] and not row["cells"].startswith("pdf!"):
        return shared
    label, said_label = content_words(row["data_label"]), content_words(said["data_label"])
    if label and _alike(label, said_label):
        return True
    # A note in prose: the value may hold the words that the label lacks.
    return shared and _alike(label | content_words(row["data_value"]), said_label | content_words(said["data_value"]))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) / min(len(one), len(other) or 1) >= SAME_LABEL
