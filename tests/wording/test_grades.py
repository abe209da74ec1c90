"""Grades: told from the same words used as ordinary adjectives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.wording.grades import SCALES, grade_of, grades, loose_grades

GRADED = """
The force was judged to be good. | good
The force was graded as requiring improvement. | requires improvement
The force requires improvement at this. | requires improvement
Its work here needs to improve. | requires improvement
The force is outstanding in this respect. | outstanding
Its planning was found to be inadequate. | inadequate
The force is good at preventing crime. | good
We judged the force good at protecting victims. | good
It was given a grade of good. | good
Its judgment was ‘adequate’. | adequate
It moved from good to requires improvement. | good, requires improvement
It was good in 2015 and is now outstanding. | good, outstanding
We have not graded the force on this question. | not graded
No grade was given. | not graded
The force was rated excellent. | excellent
The project is rated amber-green. | amber-green
The plan stood at red in May and is now green. | red, green
It received the highest grade. | outstanding
It fell into the lowest grade. | inadequate
It falls short of good. | requires improvement
Its planning also falls short of adequate. | inadequate
"""

ORDINARY = """
Officers share good practice.
A good deal of work is under way.
There is good reason for this.
The food in the canteen was good.
There were 25 outstanding warrants.
Some 30 suspects were outstanding at the end of March.
Five of the files were good.
The system needs to improve the way it sorts calls.
Officers complain of red tape.
The records are of poor quality.
It has a fair number of volunteers.
The force makes excellent use of drones.
This is not good.
"""


@pytest.mark.parametrize("row", GRADED.strip().splitlines())
def test_graded(row: str) -> None:
    text, names = row.split(" | ")
    assert ", ".join(mention.grade.name for mention in grades(text)) == names


@pytest.mark.parametrize("text", ORDINARY.strip().splitlines())
def test_ordinary_adjectives_are_no_grades(text: str) -> None:
    assert grades(text) == ()


@pytest.mark.parametrize(
    ("cell", "hint", "name", "level"),
    [
        ("Good", "", "good", 2),
        ("GOOD", "", "good", 2),
        ("Good", "peel 2021", "good", 3),
        ("Requires improvement", "", "requires improvement", 1),
        ("Requires Improvement*", "", "requires improvement", 1),
        ("Inadequate", "", "inadequate", 0),
        ("Adequate", "", "adequate", 2),
        ("Judgment: Outstanding", "", "outstanding", 3),
        ("4 - Good", "self-assessment", "good", 3),
        ("Good (carried over)", "", "good", 2),
        ("Amber/Green", "", "amber-green", 3),
        ("A", "rag", "amber", 2),
        ("Not graded", "", "not graded", -1),
        ("Ungraded", "", "not graded", -1),
        ("Fair", "", "fair", 1),
    ],
)
def test_a_cell_holds_a_grade(cell: str, hint: str, name: str, level: int) -> None:
    grade = grade_of(cell, hint)
    assert grade is not None
    assert (grade.name, grade.level) == (name, level)


@pytest.mark.parametrize("cell", ["", "Yes", "A", "Good practice is shared", "42", "n/a", "Good and bad", "R"])
def test_a_cell_holds_no_grade(cell: str) -> None:
    assert grade_of(cell) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The force makes adequate use of its vehicles.", "adequate"),
        ("The force does a good job of keeping order.", "good"),
        ("Its planning could hardly be bettered.", "outstanding"),
        ("Here the force is failing.", "inadequate"),
        ("There is room for improvement in its planning.", "requires improvement"),
        ("The force is good at planning.", "good"),
        ("Its cars are inadequately equipped.", "inadequate"),
    ],
)
def test_ordinary_words_grade_where_a_grade_is_asked_for(text: str, name: str) -> None:
    assert [mention.grade.name for mention in loose_grades(text)] == [name]


def test_every_grade_is_read_back_in_its_scale() -> None:
    for scale, names in SCALES.items():
        for level, name in enumerate(names):
            grade = grade_of(name.capitalize(), scale)
            assert grade is not None and (grade.scale, grade.level) == (scale, level)


PIECES = st.sampled_from(
    ["good", "is", "was judged", "the force", "from", "to", "requires improvement", "grade", ".", "not", "RI"]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=10).map(" ".join)))
def test_any_text_is_read(text: str) -> None:
    for mention in grades(text):
        assert text[mention.start : mention.end] == mention.words
    grade_of(text)
