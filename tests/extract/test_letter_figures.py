"""Which figures of a clause are claims, as what, and in which words; clauses that are one phrase."""

import pytest

from reconcile.extract.letter import letter_findings
from reconcile.extract.letter_clauses import clauses
from reconcile.model import Document, Finding, Interval, Kind, Passage, Place, Reference, Relation, Role, Sign


def said(text: str) -> tuple[Finding, ...]:
    passage = Passage(text, Role.BODY, Place("letter.txt", page=1, paragraph=1), (), ("Vans",))
    return letter_findings(Document("letter.txt", "text", (passage,)), "Calderbrook Police")


def told(text: str) -> list[str]:
    """Every interval of a text: low-high, hedge."""
    rows = [row.value for row in said(text) if isinstance(row.value, Interval)]
    return [f"{value.low:g}-{value.high:g} {value.hedge}".strip() for value in rows]


# text | its figures
FIGURES = """
Of the three garages, the northern one is the newest.|
In the other two the ramps are broken.|
The garage is one of several in the county.|
The work is done by a single firm.|
Most of the past decade was spent on it.|
They agree what each of them will do.|
A crime may be struck out if no offence took place.|
The drivers whom they most admire are rewarded.|
The other 14 were sold.|13.5-14.5
Washing was never below 80 per cent.|80-inf at least
The force does not send a van to every call.|0-100 not all
All of the vans are new.|100-100 all
It has yet to wash a single van.|0-0 none
"""


@pytest.mark.parametrize("line", FIGURES.strip().splitlines())
def test_figures(line: str) -> None:
    text, _, expected = line.rpartition("|")
    assert told(text) == ([expected] if expected else [])


# sentence | its clauses, with a slash between two
CLAUSES = """
Vans fell between 2012 and 2016 and have grown since.|Vans fell between 2012 and 2016/have grown since
When she or he has rung twice the clerk is told.|When she or he has rung twice the clerk is told
Drivers waited an average of two minutes and 12 seconds.|Drivers waited an average of two minutes and 12 seconds
He weighs the cost, the harm and the risk that it has.|He weighs the cost, the harm and the risk that it has
There police, health, housing and other bodies agree.|There police, health, housing and other bodies agree
Ramps, which lift the vans, have been put in.|Ramps, which lift the vans, have been put in
Its painted vans and its old radios were sold.|Its painted vans and its old radios were sold
The number of vans rose by 2% and that of lorries by 4%.|The number of vans rose by 2%/that of lorries by 4%
The same cannot yet be said of lorries.|The same cannot yet be said of lorries
"""


@pytest.mark.parametrize("line", CLAUSES.strip().splitlines())
def test_clauses(line: str) -> None:
    sentence, _, expected = line.rpartition("|")
    assert [span.of(sentence) for span in clauses(sentence)] == expected.split("/")


def test_that_of_is_the_number_of() -> None:
    first, second = (row for row in said("The number of vans rose by 2% and that of lorries by 4%."))
    assert (first.kind, second.kind) == (Kind.TREND, Kind.TREND)
    assert "number of lorries" in second.measure
    assert "vans" not in second.measure


def test_words_of_change_are_no_subject() -> None:
    rows = said("The force had 812 lorries. It had 40 fewer than a year before, a fall of 5%.")
    assert "lorries" in rows[-1].measure


def test_a_figure_of_the_same_date_is_not_of_the_date_compared_with() -> None:
    rows = said(
        "On 31 March 2015 there were 90 vans. This was a rise of 2% on March 2014. On the same date 8 were red."
    )
    assert "31 March 2015" in rows[-1].period


# text | sign, reference
RELATIONS = """
As many of them were content as in similar forces.|equal most similar forces
Each driver is absent for more days than each clerk.|above another measure
Van use is very near the average for England and Wales.|equal England and Wales
Van use fell by 20%, a steeper fall than that for England and Wales.|falling an earlier period
The number of vans has stayed the same since 2012.|unchanged an earlier period
The garage was let down by its ramps.|
The garage is at the top of the force for washing.|
The force has one of the highest rates in the country.|
Paint explains most of the increase.|
"""


@pytest.mark.parametrize("line", RELATIONS.strip().splitlines())
def test_relations(line: str) -> None:
    text, _, expected = line.rpartition("|")
    found = [row.value for row in said(text) if isinstance(row.value, Relation)]
    assert " ".join(part for value in found[:1] for part in (value.sign.value, value.to.value)) == expected


def test_a_fall_steeper_than_that_of_others_compares_no_levels() -> None:
    rows = [row.value for row in said("Van use fell by 20%, a steeper fall than that for England and Wales.")]
    signs = {value.to for value in rows if isinstance(value, Relation) and value.sign is Sign.ABOVE}
    assert signs <= {Reference.MEASURE}
