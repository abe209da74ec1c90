"""Whether a claim is a finding about the force now, in its sentence, its paragraph and its place on the page."""

import pytest

from reconcile.extract.letter import letter_findings
from reconcile.extract.letter_standing import other_force
from reconcile.model import Document, Finding, Kind, Passage, Place, Reference, Role, Standing

FORCE = "Calderbrook Police"


def said(text: str, role: Role = Role.BODY, force: str = FORCE) -> tuple[Finding, ...]:
    passage = Passage(text, role, Place("letter.txt", page=1, paragraph=1), (), ("Vans",))
    return letter_findings(Document("letter.txt", "text", (passage,)), force)


# text | the standings of its findings, in order, one for each clause
TABLE = """
The garage has 12 vans.|finding
Is it good at washing vans?|background
If the tank is empty, the van will not start.|condition condition
When it buys a van, the force asks for two quotes.|condition finding
The force should, from its own reserve, buy a ramp.|recommendation
Nine vans are to be bought by May.|plan
Police forces differ in how they buy vans.|background
We were told that the vans are old.|quotation
Vans are washed monthly, and that is a serious matter.|finding opinion
The driver is experienced and forthright.|opinion
It could not tell us how many vans it had.|finding
The national report will say more.|background
"""


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_standing(line: str) -> None:
    text, _, expected = line.rpartition("|")
    by_clause = {row.words: row.standing.value for row in said(text)}
    assert list(by_clause.values()) == expected.split()


def test_a_footnote_without_a_figure_defines_a_term() -> None:
    assert {row.standing for row in said("A van with a ramp at its back.", Role.FOOTNOTE)} == {Standing.BACKGROUND}
    assert Standing.FINDING in {row.standing for row in said("The rate for vans was 51.", Role.FOOTNOTE)}


def test_a_sentence_that_leans_on_one_about_the_inspection() -> None:
    rows = said("My team was in the county in May. They looked over the garage. The garage is full.")
    assert [row.standing for row in rows if row.kind is Kind.ANSWER] == [
        Standing.BACKGROUND,
        Standing.BACKGROUND,
        Standing.FINDING,
    ]


@pytest.mark.parametrize(
    ("clause", "force", "expected"),
    [
        ("Wessexshire Police employs 40 dog handlers", FORCE, "Wessexshire"),
        ("In Marlshire a visit costs £96", FORCE, "Marlshire"),
        ("Staff in Marlshire carry a torch", FORCE, "Marlshire"),
        ("212 officers were employed by the British Transport Police", FORCE, "British Transport Police"),
        ("Calderbrook Police has more vans than Marlshire Police", FORCE, ""),
        ("Marlshire Police washes its vans", "Marlshire Police", ""),
        ("Marlshire county council pays for it", FORCE, ""),
    ],
)
def test_another_force_as_the_subject(clause: str, force: str, expected: str) -> None:
    assert other_force(clause, force) == expected


def test_a_figure_of_another_force_is_of_that_force() -> None:
    (row,) = said("Marlshire, which lies to the north, has nine vans.")
    assert (row.about, row.force, row.kind) == (Reference.FORCE, "Marlshire", Kind.QUANTITY)
