"""What holds of every judgement: figures exchanged, and the cells that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.align import align
from reconcile.judge import judge
from reconcile.judge.ruling import plain
from reconcile.model import Finding, Interval, Judgement, Verdict
from tests.align.evidence_tables import returned
from tests.judge.tables import FORCE, claims

LETTER = (
    "Some 84 per cent of wardens had been trained in first aid. "
    "There were 1,208 bicycles in store. "
    "Officers attended 97 per cent of road accidents. "
    "The force employs 14 chaplains. "
    "The number of kennels rose over the year. "
    "The rate of arson is higher than the average for England and Wales."
)
RETURN = """
Wardens trained in first aid % | | 31 March 2014 = 84%
Bicycles in store | | 31 March 2014 = 1,208
Road accidents attended by officers % | | 31 March 2014 = 97%
Chaplains employed | | 31 March 2014 = 14
Kennels | | 31 March 2013 = 31 | 31 March 2014 = 36
Arson per 1,000 population | | 31 March 2014 = 4.2
Arson per 1,000 population | England and Wales | 31 March 2014 = 3.1
"""


def judged(cells: Iterable[Finding]) -> tuple[Judgement, ...]:
    return judge(align(claims(LETTER), tuple(cells), FORCE))


def by_ref(judgements: Iterable[Judgement]) -> dict[str, tuple[Verdict, str]]:
    return {one.ref: (one.verdict, one.data_value) for one in judgements}


FIGURES = [n for n, cell in enumerate(returned(RETURN)) if isinstance(cell.value, Interval)]
PAIRS = [(n, m) for n in FIGURES for m in FIGURES if n < m]


def exchanged(cells: tuple[Finding, ...], one: int, other: int) -> tuple[Finding, ...]:
    """The return with the figures of two cells exchanged, their units left where they were."""
    first, second = cells[one].value, cells[other].value
    assert isinstance(first, Interval) and isinstance(second, Interval)
    made = list(cells)
    made[one] = replace(cells[one], value=replace(second, unit=first.unit), words=cells[other].words)
    made[other] = replace(cells[other], value=replace(first, unit=second.unit), words=cells[one].words)
    return tuple(made)


def test_the_letter_is_confirmed_before_anything_is_exchanged() -> None:
    verdicts = [one.verdict for one in judged(returned(RETURN)) if one.pairing.evidence]
    assert len(verdicts) >= 6 and set(verdicts) == {Verdict.AGREEMENT}


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_figures_exchanged_change_the_verdicts_that_rest_on_them_and_no_others(one: int, other: int) -> None:
    cells = returned(RETURN)
    places = {cells[n].place.reference for n in (one, other)}
    before, after = judged(cells), judged(exchanged(cells, one, other))
    told = by_ref(after)
    for judgement in before:
        if places & set(judgement.cells):
            assert told[judgement.ref] != (judgement.verdict, judgement.data_value)
        else:
            assert told[judgement.ref] == (judgement.verdict, judgement.data_value)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_contradiction_names_a_figure_that_stands_in_a_cell_it_cites(one: int, other: int) -> None:
    cells = exchanged(returned(RETURN), one, other)
    at = {cell.place.reference: cell for cell in cells}
    for judgement in judged(cells):
        if judgement.verdict is Verdict.CONTRADICTION and judgement.cells:
            held = [at[reference] for reference in judgement.cells]
            points = [plain(cell.value.point) for cell in held if isinstance(cell.value, Interval)]
            named = re.findall(r"\d(?:[\d,]*\d)?(?:\.\d+)?", judgement.explanation)
            assert any(point in named for point in points), judgement.explanation
            assert points[0] in named, judgement.explanation


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(min_value=2, max_value=900), min_size=len(FIGURES), max_size=len(FIGURES)))
def test_what_is_cited_does_not_depend_on_the_figures(figures: list[int]) -> None:
    cells = returned(RETURN)
    other = tuple(
        replace(cell, value=replace(cell.value, low=figure, high=figure, stated=figure), words=str(figure))
        if isinstance(cell.value, Interval)
        else cell
        for cell, figure in zip(cells, figures, strict=True)
    )
    assert [one.cells for one in judged(cells)] == [one.cells for one in judged(other)]
