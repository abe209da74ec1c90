"""What changes nothing that a sheet says changes no finding but its cell; and nothing a sheet holds is a crash."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.model import Finding, Value
from tests.layouts.changes import CHANGES
from tests.layouts.facts import facts
from tests.layouts.layouts import LAYOUTS
from tests.layouts.reading import faults, findings_in
from tests.layouts.style import Style
from tests.layouts.test_layouts import few, styles


def said(found: Sequence[Finding], *, theme: bool) -> Counter[tuple[str, str, str, str, Value | None, str]]:
    """What findings say, wherever they stand."""
    return Counter((f.force, f.theme if theme else "", f.measure, f.period, f.value, f.unit) for f in found)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", LAYOUTS)
@settings(few, max_examples=1)
@given(style=styles, seed=st.integers(0, 10_000))
def test_a_change_without_meaning_changes_no_finding(
    name: str, change: str, style: Style, seed: int, tmp_path: Path
) -> None:
    paper = LAYOUTS[name](facts(seed), style)
    random = Random(seed)
    changed = paper.changed(*(CHANGES[change](page, random) for page in paper.pages))
    before, after = findings_in(paper, tmp_path), findings_in(changed, tmp_path)
    assert faults(changed, after) == []
    assert said(before, theme=change != "titled") == said(after, theme=change != "titled")
