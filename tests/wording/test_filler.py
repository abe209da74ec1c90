"""Statements that no return decides, by why; and those that only look like them."""

import pytest

from reconcile.model import Standing
from reconcile.wording.filler import filler, is_first_person, reason, sets_the_scene

# clause | the list it falls under ('' where it stands)
REASONS = """
My team was in the county for a week in May|inspection
The fieldwork took place in June|inspection
You received our findings on the garage in March|inspection
The data on each force can be viewed on our website|inspection
Between May and July HMIC visited all 43 forces|inspection
A copy of this letter will go to the commissioner|inspection
More detail is given in the annex|inspection
We read 40 log books|
The garage received 40 new vans|
The figures for vans are kept by hand|
I should like to thank the mechanics|courtesy
Please convey my thanks to the garage|courtesy
The Home Office has promised a review of vans|bodies
The county council has offered to pay for a second ramp|bodies
The council pays for two of the vans|
The hospital shares its garage with the force|
The national shortage of mechanics is well known|bodies
That is a serious matter|judgement
The garage manager is experienced and forthright|judgement
There are 12 mechanics|
Its vans are kept in good order|
Which makes joint work harder|consequence
This matters because vans wear out|consequence
It records which van was used|
In one case a driver had waited for nine weeks|anecdote
In one case in ten the driver waited|
We came across a van without wheels|anecdote
One officer in five has driven it|
Police forces differ in how they buy vans|general
Ramps, by which the police can lift a van, are dear|general
How well forces look after their vans|question
How often the vans are washed is not recorded|
"""


@pytest.mark.parametrize("line", REASONS.strip().splitlines())
def test_reasons(line: str) -> None:
    clause, _, expected = line.rpartition("|")
    assert reason(clause) == expected


def test_an_opinion_with_a_figure_stands() -> None:
    clause = "Which makes it for 40 drivers to share one van"
    assert filler(clause) is Standing.OPINION
    assert filler(clause, counted=True) is None


def test_a_firm_claim_is_filler_only_where_it_is_not_of_the_force() -> None:
    assert filler("That is a serious matter", firm=True) is None
    assert filler("The Home Office has more vans than any force", firm=True) is Standing.BACKGROUND


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("We put the rise down to warmer weather", True),
        ("HMIC supports the work of the garages", True),
        ("We found the keys in a drawer", False),
        ("We have graded the garage", False),
        ("We were told how many vans there are", False),
        ("Weather slows the vans", False),
    ],
)
def test_first_person(clause: str, expected: bool) -> None:
    assert is_first_person(clause) is expected


# lead | clause | place | standing ('' where it stands)
SCENES = """
If |drivers cannot see the board|first|condition
If drivers cannot see the board, |they will miss their turn|last|condition
If a bell rings, |the clerk looks up|last|
|When it sends a van|first|condition
|The clerk looks up when the bell rings|only|
The board is lit so |that a driver may read it|last|background
|as is the case everywhere|last|background
|as are most of its vans|last|
|Having sold two vans|first|
"""


@pytest.mark.parametrize("line", SCENES.strip().splitlines())
def test_scenes(line: str) -> None:
    lead, clause, place, expected = line.split("|")
    found = sets_the_scene(
        clause, lead, first=place in ("first", "only"), last=place in ("last", "only"), counted=False
    )
    assert found == (Standing(expected) if expected else None)
