"""The scorer: a truth table of what counts as found, as a false alarm, as confirmed."""

from __future__ import annotations

import pytest

from tests.scoring import addresses, coverage, score, squash

KEY = (
    ("g01", "the force has a plan for floods", "contradiction", "answer", "Sheet 1!C4|Sheet 1!D4", "Flood plan?", "No"),
    ("g02", "nine boats are in use", "agreement", "quantity", "Sheet 1!C5", "Boats in use", "9"),
    ("g03", "it has made good use of them", "tension", "answer", "Sheet 1!C6", "Hours on the water", "Not provided"),
    ("g04", "forty crews were trained", "contradiction", "quantity", "pdf!p1", "Crews trained in the year", "14"),
    ("g05", "in three of its four stations", "contradiction", "internal", "", "", "five stations (g07)"),
    ("g06", "the river rises fast", "unverifiable", "answer", "", "", ""),
    ("g07", "it keeps five stations", "agreement", "quantity", "Sheet 1!C8", "Stations", "5"),
)  # fmt: skip
NAMES = ("id", "quote", "verdict", "kind", "cells", "data_label", "data_value")
ROWS = [dict(zip(NAMES, row, strict=True)) for row in KEY]


def _said(verdict: str, quote: str, cells: str = "", label: str = "", value: str = "") -> dict[str, str]:
    return {"verdict": verdict, "letter_quote": quote, "data_cells": cells, "data_label": label, "data_value": value}


@pytest.mark.parametrize(
    ("said", "found", "alarms"),
    [
        (_said("contradiction", "We saw that the force has a plan for floods.", "Sheet 1!C4"), "answer", 0),
        (
            _said("contradiction", "We saw that the force has a plan for floods.", "Sheet 1!$D$4; Sheet 1!C4"),
            "answer",
            0,
        ),
        (_said("contradiction", "the force has a plan for floods", "Sheet 1!C9"), "", 1),
        (_said("contradiction", "Quite another sentence altogether.", "Sheet 1!C4"), "", 1),
        (_said("tension", "the force has a plan for floods", "Sheet 1!C4"), "", 0),
        (_said("contradiction", "nine boats are in use", "Sheet 1!C5"), "", 1),
        (_said("contradiction", "it has made good use of them", "Sheet 1!C6"), "", 0),
        (_said("contradiction", "forty crews were trained", "pdf!p7", "Crews trained in the year"), "quantity", 0),
        (_said("contradiction", "forty crews were trained", "pdf!p1", "Boats in use"), "", 1),
        (_said("contradiction", "in three of its four stations"), "internal", 0),
        (_said("contradiction", "it keeps five stations"), "internal", 0),
        (_said("contradiction", "the river rises fast", "Sheet 1!C4"), "", 1),
    ],
)
def test_contradictions(said: dict[str, str], found: str, alarms: int) -> None:
    result = score(ROWS, [said])
    assert list(result.found.elements()) == ([found] if found else [])
    assert result.alarms == alarms


@pytest.mark.parametrize(
    ("said", "confirmed"),
    [
        (_said("agreement", "There, nine boats are in use.", "Sheet 1!C5"), 1),
        (_said("agreement", "There, nine boats are in use.", "Sheet 1!C6"), 0),
        (_said("unverifiable", "There, nine boats are in use.", "Sheet 1!C5"), 0),
    ],
)
def test_agreements(said: dict[str, str], confirmed: int) -> None:
    assert score(ROWS, [said]).confirmed == confirmed


def test_figures_of_several_cases_add_up() -> None:
    hit = _said("contradiction", "forty crews were trained", "pdf!p1", "Crews trained in the year")
    alarm = _said("contradiction", "nine boats are in use", "Sheet 1!C5")
    both = score(ROWS, [hit, alarm]) + score(ROWS, [hit])
    assert (both.cases, both.alarms, both.wanted.total(), both.found.total()) == (2, 1, 6, 2)
    assert both.precision == pytest.approx(2 / 3)
    assert both.recall == pytest.approx(1 / 3)
    assert both.f1 == pytest.approx(4 / 9)


def test_nothing_wanted_and_nothing_said_is_right_but_silence_is_not() -> None:
    assert score(ROWS[5:6], []).f1 == 1
    assert score(ROWS, []).precision == 0


def test_words_are_compared_without_spaces_hyphens_and_curls() -> None:
    assert squash("The force\u2019s  well-\nrun boats") == squash("the force's wellrun boats")
    assert coverage("nine boats", "We saw nine boats and a raft") == 1
    assert coverage("nine boats are afloat", "nine boats were moored") < 0.75
    assert addresses("'Sheet 1'!$C$4; csv!B2|x") == {"sheet1!c4", "csv!b2"}
