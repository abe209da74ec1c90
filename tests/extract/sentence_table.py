"""The table of sentences: what a letter may say, what it means, and whether the program reads it so.

`sentences.csv` has a row for every finding that a sentence makes; the sentence stands on the first of its rows. A
row whose standing is not 'finding' says that the sentence, or the part quoted, is no finding about the force now,
and why. An empty field is not checked.

topic      what the sentence is there for
context    what stands before it: 'heading: ...', 'stem: ...', or the sentence before
sentence   the sentence
quote      words that the finding's own words have to hold
kind       quantity, approximation, answer, comparison, trend, grade, category, date, provision
value      as `reconcile findings` prints it; of a relation: sign, reference, and by how much, from, to
denied     'denied' where the words deny what they speak of, though the value is a figure
subject    words that the measure has to hold
period     words that the period has to hold
standing   finding, or why it is none; several with ' or ' where either is right
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reconcile.extract.letter import letter_findings
from reconcile.findings import figure_text, value_text
from reconcile.model import (
    Answer,
    Category,
    Document,
    Finding,
    Interval,
    Kind,
    Passage,
    Place,
    Reference,
    Relation,
    Reply,
    Role,
    Sign,
    Standing,
    Value,
    When,
)
from reconcile.wording.negation import polarity

TABLE = Path(__file__).parent / "sentences.csv"
FORCE = "Calderbrook Police"
FIRM = (Kind.QUANTITY, Kind.APPROXIMATION, Kind.COMPARISON, Kind.TREND, Kind.GRADE, Kind.DATE, Kind.PROVISION)
QUANTIFIERS = (
    "all",
    "always",
    "almost all",
    "not all",
    "not always",
    "none",
    "no",
    "never",
    "rarely",
    "hardly ever",
    "most",
)
WHOSE = {
    Reference.NATION: Standing.NATIONAL,
    Reference.FORCES: Standing.NATIONAL,
    Reference.SIMILAR: Standing.NATIONAL,
    Reference.REGION: Standing.NATIONAL,
    Reference.FORCE: Standing.OTHER_FORCE,
}


@dataclass(frozen=True, slots=True)
class Expected:
    """One finding that a sentence makes, or the standing for which it makes none."""

    quote: str
    kind: str
    value: str
    denied: str
    subject: str
    period: str
    standing: str

    @property
    def is_refusal(self) -> bool:
        return str(Standing.FINDING) not in self.standing.split(" or ")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the table with what it is expected to say."""

    topic: str
    context: str
    text: str
    expected: tuple[Expected, ...]

    @property
    def is_refusal(self) -> bool:
        return all(row.is_refusal for row in self.expected)


def load() -> tuple[Sentence, ...]:
    """The sentences of the table, in its order."""
    found: list[Sentence] = []
    with TABLE.open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file):
            expected = Expected(*(row[name] for name in Expected.__dataclass_fields__))
            if row["sentence"]:
                found.append(Sentence(row["topic"], row["context"], row["sentence"], (expected,)))
            else:
                last = found.pop()
                found.append(Sentence(last.topic, last.context, last.text, (*last.expected, expected)))
    return tuple(found)


def findings_of(sentence: Sentence) -> tuple[Finding, ...]:
    """What the program finds in the sentence where it stands."""
    kind, _, words = sentence.context.partition(": ")
    heading, stem, before = "Findings", "", ""
    if kind == "heading":
        heading = words
    elif kind == "stem":
        stem = words
    elif sentence.context:
        before = sentence.context + " "
    role = Role.BULLET if stem else Role.BODY
    passage = Passage(before + sentence.text, role, Place("letter.txt", 1, 1), (), (heading,), stem)
    rows = letter_findings(Document("letter.txt", "text", (passage,)), FORCE)
    return tuple(
        row for row in rows if sentence.text.startswith(row.sentence.rstrip()) or row.sentence in sentence.text
    )


# --- values in words --------------------------------------------------------------------------------


def shown(finding: Finding) -> str:
    """The value as the table writes it."""
    value: Value | None = finding.value
    match value:
        case Relation():
            return _relation(value)
        case Answer(reply=reply):
            return str(reply)
        case When(every=every) if every is not None:
            return f"every {figure_text(round(every, 2), 'days')}"
        case Category(name=name):
            return name.lower()
        case Interval() if finding.whole is not None:
            return f"{value_text(value)} of {figure_text(finding.whole.point)}"
        case _:
            return value_text(value)


SIGNS = {Sign.RISING: "rose", Sign.FALLING: "fell", Sign.UNCHANGED: "unchanged", Sign.CHANGED: "changed"}


def _relation(value: Relation) -> str:
    to = value.name if value.to is Reference.FORCE else str(value.to)
    if value.sign is Sign.RANK:
        place = "" if value.rank is None else value_text(value.rank)
        return f"rank {place} {value.end} of {to}"
    if value.sign in SIGNS:
        parts = [SIGNS[value.sign]]
    else:
        sign = value.end if value.end in ("better", "worse") else str(value.sign)
        parts = [sign, to]
    for word, amount in (("by", value.amount), ("from", value.origin), ("to", value.target)):
        if amount is not None:
            parts.append(f"{word} {value_text(amount)}")
    if value.steps > 1:
        parts.append(f"{value.steps} times running")
    return " ".join(parts)


def standing_of(finding: Finding) -> Standing:
    """The standing, with whose figure it is where it is not this force's."""
    if finding.standing is Standing.FINDING and finding.about is not None:
        return WHOSE.get(finding.about, finding.standing)
    return finding.standing


# --- right or wrong ---------------------------------------------------------------------------------


def problems(sentence: Sentence) -> tuple[str, ...]:
    """What is wrong with what the program finds in the sentence; nothing where all is right."""
    rows = findings_of(sentence)
    return (*_missing(sentence, rows), *_uncalled_for(sentence, rows))


def _missing(sentence: Sentence, rows: tuple[Finding, ...]) -> Iterator[str]:
    for expected in sentence.expected:
        if expected.is_refusal and not rows:
            continue  # nothing stands in the table: nothing can be flagged
        tried = [(_differences(expected, row), row) for row in rows]
        best = min(tried, key=lambda pair: len(pair[0]), default=None)
        if best is None:
            yield f"nothing found; expected {expected.kind} {expected.value}"
        elif best[0]:
            yield f"{expected.kind or expected.standing} {expected.value}: {'; '.join(best[0])} [{best[1].words}]"


def _differences(expected: Expected, row: Finding) -> list[str]:
    found: list[str] = []
    if expected.standing and str(standing_of(row)) not in expected.standing.split(" or "):
        found.append(f"standing {standing_of(row)}, not {expected.standing}")
    if expected.kind and str(row.kind) not in expected.kind.split(" or "):
        found.append(f"kind {row.kind}")
    if expected.value and not _same_value(expected, row):
        found.append(f"value {shown(row)!r}")
    if expected.quote and squash(expected.quote) not in squash(row.words):
        found.append(f"words {row.words!r}")
    missing = [word for word in expected.subject.lower().split() if word not in row.measure.lower()]
    if missing:
        found.append(f"measure {row.measure!r} lacks {missing}")
    if expected.period and expected.period.lower() not in row.period.lower():
        found.append(f"period {row.period!r}")
    if expected.denied and polarity(row.words) is not Reply.NO:
        found.append("not denied")
    return found


def _same_value(expected: Expected, row: Finding) -> bool:
    if isinstance(row.value, Category):
        return any(value.lower() in shown(row) for value in expected.value.split(" | "))
    return any(shown(row) == value for value in expected.value.split(" | "))


def _uncalled_for(sentence: Sentence, rows: tuple[Finding, ...]) -> Iterator[str]:
    """Findings that nothing in the sentence calls for: another figure, or a claim in a part that makes none."""
    wanted = [row for row in sentence.expected if not row.is_refusal]
    kinds = {kind for row in wanted for kind in row.kind.split(" or ")}
    for row in rows:
        if standing_of(row) is not Standing.FINDING:
            continue
        if not wanted:
            yield f"taken for a finding: {row.kind} {shown(row)} [{row.words}]"
        elif (
            row.kind in FIRM
            and not ("answer" in kinds and _asked_twice(row))
            and (str(row.kind) not in kinds or not any(_same_value(e, row) or not e.value for e in wanted))
        ):
            yield f"uncalled for: {row.kind} {shown(row)} [{row.words}]"


def _asked_twice(row: Finding) -> bool:
    """Whether a claim is a yes or no as well: 'never', 'all', 'every day'."""
    if isinstance(row.value, Interval):
        return row.value.hedge in QUANTIFIERS
    return isinstance(row.value, When) and row.value.every is not None


def squash(text: str) -> str:
    """The text without white space, hyphens and the shape of its quotes."""
    return re.sub(r"[\s\-–]", "", text.lower().replace("’", "'"))
