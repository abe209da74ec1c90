"""Every layout by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.layouts import lists, matrices, mixed
from tests.layouts.facts import Facts
from tests.layouts.pages import Paper
from tests.layouts.style import Style

Layout = Callable[[Facts, Style], Paper]

LAYOUTS: Mapping[str, Layout] = {
    layout.__name__.replace("_", " "): layout
    for layout in (
        lists.question_list,
        lists.question_form,
        lists.sub_questions,
        lists.ticked,
        lists.survey_export,
        lists.years_across,
        lists.of_which,
        lists.rated,
        lists.coloured,
        lists.units_in_columns,
        lists.choices,
        lists.one_column,
        matrices.forces_down,
        matrices.two_headers,
        matrices.three_headers,
        matrices.forces_across,
        matrices.questions_on_top,
        matrices.codes_elsewhere,
        matrices.coded,
        matrices.tidy,
        matrices.sheet_a_year,
        matrices.sheet_a_force,
        matrices.side_by_side,
        matrices.stacked,
        matrices.unit_in_title,
        matrices.numbers_and_shares,
        matrices.ranked,
        matrices.graded_across,
        matrices.units_row,
        matrices.merged_stub,
        matrices.forces_as_sections,
        matrices.one_period,
        *mixed.MIXED,
    )
}
