"""What a clause affirms or denies, and which way a question is put."""

import pytest

from reconcile.model import Reply
from reconcile.wording.negation import negations, polarity, question_polarity

CLAUSES = """
The force keeps a register of its keys|yes
The force does not keep a register of its keys|no
The force keeps no register of its keys|no
The force does not lack a register|yes
The force lacks a register|no
The force has yet to open a register|no
It has yet, however, to open one|no
It fails to keep a list of the drivers whom it has yet to test|no
The force no longer sends a van|no
It fails to note who called|no
There is neither a list nor a plan|no
Nothing of the kind exists|no
not one of the vans is without a radio|yes
There is no station that is denied the use of it|yes
Nobody who calls is left without a reply|yes
It is not the case that staff must walk|no
It is hardly used|no
The screen shows, without anybody's needing to ask, who is calling|yes
The screen is rarely without a picture|yes
The clerk seldom fails to call|yes
The list is seldom read|no
The vans go out without radios|no
There is an absence of any plan|no
The form is missing|no
Staff are unable to open the file|no
Not all of the vans have radios|partly
The list is not always read|partly
Access is as yet incomplete|partly
The work is done only in part|partly
With the exception of one station, the vans have radios|partly
Not only does it keep a list but it reads it|yes
There is no doubt that the list is read|yes
It is not unusual for a van to be late|yes
The register plays no part in the matter|no
Too few of the vans have radios|no
The post has been abolished|no
Many of the letters go unopened|no
Vans are pooled and not issued to stations|yes
A clerk may open the file without going back to the desk|yes
It lists those who do not reply|yes
those who do not reply are not listed|no
It has no record of days when nobody called|no
nor is a list kept|no
Few, if any, of the vans left without a radio|yes
No van leaves until it has been washed|yes
reports of missing people are read daily|yes
no more than twelve vans are used|yes
""".strip()

QUESTIONS = """
Does the force keep a register?|1
Is the force without a register?|-1
Has the force yet to open a register?|-1
Does the force lack a register?|-1
Are there any stations which cannot see the list?|-1
Are staff unable to open the file?|-1
Stations which do not have a van|-1
Drivers who have not been tested|-1
Does the force list calls that it does not answer?|1
Does the rule cover vans which have not been sold?|1
Has the force gone a year without a test?|-1
Is it not only kept but read?|1
""".strip()


def rows(table: str) -> list[tuple[str, str]]:
    return [(line.rpartition("|")[0], line.rpartition("|")[2]) for line in table.splitlines()]


@pytest.mark.parametrize(("clause", "expected"), rows(CLAUSES))
def test_polarity(clause: str, expected: str) -> None:
    assert polarity(clause) is Reply(expected)


@pytest.mark.parametrize(("question", "expected"), rows(QUESTIONS))
def test_question_polarity(question: str, expected: str) -> None:
    assert question_polarity(question) == int(expected)


def test_the_half_that_a_question_asks_about_decides() -> None:
    clause = "Radios are pooled rather than issued to drivers"
    assert polarity(clause, "Are radios pooled?") is Reply.YES
    assert polarity(clause, "Is a radio issued to each of the drivers?") is Reply.NO


def test_a_denial_knows_its_place() -> None:
    text = "The form is hardly ever read and not always kept"
    found = negations(text)
    assert [(text[n.start : n.end], n.strength) for n in found] == [("hardly ever", "nearly"), ("not always", "part")]
