"""Every rule that gives a verdict has its sureness in the table."""

from __future__ import annotations

import re
from pathlib import Path

import reconcile.judge
from reconcile.judge.sureness import SURE

CALLED = re.compile(r"\b(?:agreement|contradiction|tension)\(\s*\"([a-z-]+)\"")


def test_every_rule_has_its_sureness() -> None:
    folder = Path(reconcile.judge.__file__).parent
    rules = {rule for path in sorted(folder.glob("*.py")) for rule in CALLED.findall(path.read_text("utf-8"))}
    assert len(rules) > 40
    assert not rules - SURE.keys()
    assert all(0.5 <= sure <= 0.95 for sure in SURE.values())
