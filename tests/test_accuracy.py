"""The program on the cases of this repository: it does not crash, and is no less accurate than it has been."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests import accuracy
from tests.scoring import Score

ROOT = Path(__file__).resolve().parent.parent

# A little below what was measured; raise them as the program gets better.
PRECISION, RECALL, CONFIRMED = 0.85, 0.66, 0.74


@pytest.fixture(scope="module")
def scores() -> Mapping[str, Score]:
    folders = [*accuracy.cases_in(ROOT / "data" / "example"), *accuracy.cases_in(ROOT / "tests" / "cases")]
    return {folder.name: accuracy.measure(folder) for folder in folders}


def test_there_are_cases(scores: Mapping[str, Score]) -> None:
    assert len(scores) >= 9


def test_no_case_crashes(scores: Mapping[str, Score]) -> None:
    assert [name for name, score in scores.items() if score.crashes] == []


def test_accuracy_is_above_its_floors(scores: Mapping[str, Score]) -> None:
    everything = accuracy.total(scores.values())
    assert everything.precision >= PRECISION, everything.alarmed
    assert everything.recall >= RECALL, everything.missed
    assert everything.confirmed_share >= CONFIRMED


def test_the_page_is_rewritten_between_its_marks() -> None:
    page = f"before\n{accuracy.BEGIN}\nold\n{accuracy.END}\nafter\n"
    assert accuracy.rewrite(page, "new") == f"before\n{accuracy.BEGIN}\n\nnew\n\n{accuracy.END}\nafter\n"
    with pytest.raises(ValueError, match="marks"):
        accuracy.rewrite("no marks", "new")


def test_the_page_has_its_marks() -> None:
    assert "new" in accuracy.rewrite(accuracy.PAGE.read_text(encoding="utf-8"), "new")
