"""Findings, and the statements that are none."""

import pytest

from reconcile.model import Standing
from reconcile.wording.standing import judgement_words, standing

TABLE = """
The force keeps a list of its keys|finding
Every van has a radio|finding
Drivers are told by letter when the van is late|finding
The force intends to buy twelve vans|plan
A second garage will open in the spring|plan
New radios are being procured|plan
The College is to publish a guide to radios|plan
Clerks will from time to time call without warning|finding
The plan was written in June|finding
The rules set out how the force intends to stop the thefts|finding
The force should replace its radios|recommendation
It must now mend the vans|recommendation
The vans that should have been mended were not|finding
Drivers must sign for the keys|finding
If the garage were closed, forty vans would be idle|condition
In a good force, nine vans in ten are on the road|criterion
The force has set itself the aim of mending every van in a day|criterion
A neighbouring force has sold its vans|another force
When we last inspected, no van had a radio|earlier inspection
In our 2010 inspection the garage was shut|earlier inspection
There used to be three garages|earlier inspection
Drivers told us that the vans are slow|quotation
We heard that the garage is cold|quotation
Residents complained that the vans are loud|quotation
Some officers were sure that the radios fail|quotation
The force told us that the radios work|finding
The force could not tell us how many vans it has|finding
Three in four drivers think that the vans are slow|finding
We do not doubt the enthusiasm of the drivers|opinion
We are grateful to the drivers for their help|background
The Home Secretary has asked for a report|background
""".strip()


@pytest.mark.parametrize("line", TABLE.splitlines())
def test_standing(line: str) -> None:
    clause, _, expected = line.rpartition("|")
    assert standing(clause) is Standing(expected)


def test_who_speaks_is_told_before_the_clause() -> None:
    sentence = "Drivers told us that the vans are slow and that the radios fail."
    assert standing("the radios fail", sentence) is Standing.QUOTATION
    assert standing("the radios fail", "The radios fail.") is Standing.FINDING


def test_headings_and_boxes() -> None:
    assert standing("The vans are old", heading="Areas for improvement") is Standing.RECOMMENDATION
    assert standing("The vans are old", heading="Background") is Standing.BACKGROUND
    assert standing("The vans are old", heading="Vans") is Standing.FINDING
    assert standing("The force should sell them", boxed=True) is Standing.RECOMMENDATION


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("We were impressed by the firm grip that the garage keeps on its keys", "praise"),
        ("The care of the vans is poor", "criticism"),
        ("The garage has twelve vans", ""),
    ],
)
def test_praise_and_criticism(clause: str, expected: str) -> None:
    assert judgement_words(clause) == expected
