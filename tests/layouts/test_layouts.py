"""The same facts are read back from every layout, whoever wrote it and in whatever format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from reconcile.extract.data import data_findings
from reconcile.read import read
from tests.layouts import printed
from tests.layouts.facts import facts
from tests.layouts.layouts import LAYOUTS
from tests.layouts.pages import Page, Paper
from tests.layouts.reading import faults, findings_in, unread
from tests.layouts.style import Style

TITLES = (
    (),
    ("Data return",),
    ("Core inspection 2014", "Force data return"),
    ("Table 4: Attendance, contact and workforce",),
)
NOTES = ("", "Note: figures are rounded.", "Source: force systems", "1. Excludes secondments.")

styles = st.builds(
    Style,
    title=st.sampled_from(TITLES),
    note=st.sampled_from(NOTES),
    heads=st.integers(0, 59),
    force=st.sampled_from(["", "Police", "Constabulary"]),
    nation=st.sampled_from(["last", "first", "none"]),
    figures=st.sampled_from(["plain", "formats", "text"]),
    gap=st.booleans(),
    bold=st.booleans(),
)
# Layouts that are one sheet with one table, as a page of a PDF is. Without rules, a column that hardly any row fills
# cannot be told from the one beside it where the groups above are wide: pairs of answer and comment are left out.
PRINTED = [
    name
    for name, layout in LAYOUTS.items()
    if layout(facts(0), Style()).one_sheet
    and name not in ("question form", "stacked", "unit in title", "force pairs across")
]
few = settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),  # shrinking would print hundreds of pages
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.mark.parametrize("name", LAYOUTS)
@few
@given(style=styles, seed=st.integers(0, 10_000), kind=st.sampled_from(["xlsx", "ods", "csv"]))
def test_a_layout_reads_back_as_the_facts_written(
    name: str, style: Style, seed: int, kind: str, tmp_path: Path
) -> None:
    paper = LAYOUTS[name](facts(seed), style)
    kind = kind if paper.one_sheet or kind != "csv" else "xlsx"
    assert faults(paper, findings_in(paper, tmp_path, kind)) == []


@pytest.mark.parametrize("name", PRINTED)
@settings(few, max_examples=2)
@given(style=styles, seed=st.integers(0, 10_000), kind=st.sampled_from(printed.KINDS), sideways=st.booleans())
def test_a_printed_layout_reads_back_as_the_facts_written(
    name: str, style: Style, seed: int, kind: str, sideways: bool, tmp_path: Path
) -> None:
    paper = LAYOUTS[name](facts(seed), style)
    path = tmp_path / "return.pdf"
    printed.write(paper.sheets[0], path, kind, sideways=sideways, heads=paper.pages[0].heads)
    assert unread(paper, data_findings(read(path))[0]) == []


@settings(few, max_examples=12)
@given(style=styles, seed=st.integers(0, 10_000), kind=st.sampled_from(["xlsx", "ods"]))
def test_layouts_mixed_in_one_workbook_read_back_as_the_facts_written(
    style: Style, seed: int, kind: str, tmp_path: Path
) -> None:
    pages: list[Page] = []
    for name in Random(seed).sample([name for name in LAYOUTS if name != "sheet a force"], 3):
        for page in LAYOUTS[name](facts(seed), style).pages:
            taken = any(page.name == other.name for other in pages)
            pages.append(replace(page, name=f"{page.name} {len(pages)}") if taken else page)
    paper = Paper(tuple(pages))
    assert faults(paper, findings_in(paper, tmp_path, kind)) == []
