"""Sentences of inspection letters, each with what it means: the table is `sentences.csv`."""

from collections import Counter

import pytest

from reconcile.model import Kind, Standing
from tests.extract.sentence_table import Sentence, load, problems

RIGHT = 0.97  # of the sentences
REFUSED = 1 / 3  # of the sentences make no finding about the force now
FEWEST = 400


@pytest.fixture(scope="module")
def table() -> tuple[Sentence, ...]:
    return load()


def test_the_table_covers_kinds_and_standings(table: tuple[Sentence, ...]) -> None:
    assert len(table) >= FEWEST
    assert sum(sentence.is_refusal for sentence in table) >= REFUSED * len(table)
    assert len({sentence.text for sentence in table}) == len(table)
    rows = [row for sentence in table for row in sentence.expected]
    kinds = Counter(kind for row in rows for kind in row.kind.split(" or "))
    assert {kind.value for kind in Kind if kind is not Kind.INTERNAL} <= set(kinds)
    standings = {standing for row in rows for standing in row.standing.split(" or ")}
    assert {standing.value for standing in Standing} == standings


def test_sentences_are_read_as_they_are_meant(table: tuple[Sentence, ...]) -> None:
    missed = [(sentence, found) for sentence in table if (found := problems(sentence))]
    share = 1 - len(missed) / len(table)
    lines = [
        f"{sentence.topic}: {sentence.text}\n" + "\n".join(f"    {problem}" for problem in found)
        for sentence, found in missed
    ]
    report = f"{share:.1%} of {len(table)} sentences right; missed:\n" + "\n".join(lines)
    print(report)
    assert share >= RIGHT, report
