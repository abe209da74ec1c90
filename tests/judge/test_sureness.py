"""Every rule that gives a verdict has its sureness in the table, and how sure a contradiction must be can be said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import reconcile.judge
from reconcile.judge.sureness import SURE
from reconcile.model import Verdict
from reconcile.pipeline import run

CALLED = re.compile(r"\b(?:agreement|contradiction|tension)\(\s*\"([a-z-]+)\"")


def test_every_rule_has_its_sureness() -> None:
    folder = Path(reconcile.judge.__file__).parent
    rules = {rule for path in sorted(folder.glob("*.py")) for rule in CALLED.findall(path.read_text("utf-8"))}
    assert len(rules) > 40
    assert not rules - SURE.keys()
    assert all(0.5 <= sure <= 0.95 for sure in SURE.values())


@pytest.mark.parametrize("sure", (0.0, 0.3, 0.6, 0.9, 1.0))
def test_a_contradiction_less_sure_than_asked_is_a_tension_and_nothing_else_changes(sure: float) -> None:
    folder = Path(__file__).parent.parent.parent / "data" / "example"
    usual, asked = (
        run(folder / "letter.pdf", folder / "return.xlsx", model=False, sure=limit).judgements for limit in (0.0, sure)
    )
    assert [j.ref for j in usual] == [j.ref for j in asked]
    for before, after in zip(usual, asked, strict=True):
        flagged = before.verdict is Verdict.CONTRADICTION
        assert after.verdict is (Verdict.TENSION if flagged and before.confidence < sure else before.verdict)
    assert any(j.verdict is Verdict.CONTRADICTION for j in usual)
