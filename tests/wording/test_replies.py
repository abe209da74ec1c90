"""What answers amount to."""

from __future__ import annotations

import pytest

from reconcile.model import Reply
from reconcile.wording import replies

CODES = """
Yes | yes
Y | yes
yes. | yes
✓ | yes
No | no
✗ | no
None | no
In part | partly
Not always | partly
n/k | not known
DK | not known
CNP | not provided
Not collected | not provided
.. | not provided
: | not provided
[x] | not provided
n/a | not applicable
[z] | not applicable
Threat, harm and risk |
12 |
THR |
"""


@pytest.mark.parametrize("row", CODES.strip().splitlines())
def test_code(row: str) -> None:
    text, reply = (part.strip() for part in row.split("|"))
    found = replies.code(text)
    assert (found.value if found else "") == reply


OPENINGS = """
Yes, the deputy | yes | the deputy
Yes - by letter | yes | by letter
Yes (one of four) | yes | one of four
No. Left to districts | no | Left to districts
No – PCSOs only | no | PCSOs only
In part. Two of four | partly | Two of four
Not known; no flag is kept | not known | no flag is kept
No. wanted on 31 March | |
No such policy exists | |
Norfolk leads | |
Yesterday | |
"""


@pytest.mark.parametrize("row", OPENINGS.strip().splitlines())
def test_opening(row: str) -> None:
    text, reply, detail = (part.strip() for part in row.split("|"))
    found = replies.opening(text)
    assert (found.reply.value if found else "", found.detail if found else "") == (reply, detail)


QUESTIONS = """
Does the force attend? | yes
Is there a plan? If so, who wrote it? | yes
In the last 24 months, has training been given? | yes
3.1 Has demand been analysed? | yes
How many officers are there? | no
To what extent does the force attend? | no
On what basis is it decided? | no
Number of crimes | no
"""


@pytest.mark.parametrize("row", QUESTIONS.strip().splitlines())
def test_asks_yes_or_no(row: str) -> None:
    question, answer = (part.strip() for part in row.split("|"))
    assert replies.asks_yes_or_no(question) is (answer == "yes")


IMPLIED = """
Does the force take part? | Unfortunately we were not chosen. | no
Does the force take part? | There is no scheme in this county. | no
Does the force take part? | The force does not. | no
Does the force take part? | The scheme began in 2012. | yes
Does the force take part? | Only in the north. | partly
How many are wanted? | We do not hold this centrally. | not provided
How many are wanted? | The system cannot be counted in that way; the figure is not held. | not provided
Who leads? | The chief constable. |
"""


@pytest.mark.parametrize("row", IMPLIED.strip().splitlines())
def test_implied(row: str) -> None:
    question, text, reply = (part.strip() for part in row.split("|"))
    found = replies.implied(text, question)
    assert (found.reply.value if found else "") == reply


@pytest.mark.parametrize("text", ["x", "X", "✓", "1", "●"])
def test_ticks(text: str) -> None:
    assert replies.is_tick(text)


def test_a_word_is_no_tick() -> None:
    assert not replies.is_tick("Excellent")


@pytest.mark.parametrize(
    "part",
    ("Some suites", "In some suites", "Most districts", "At two of the four stations", "Sergeants only", "Mostly"),
)
def test_some_places_or_people_are_a_reply_in_part(part: str) -> None:
    answer = replies.implied(part, "Is there a nurse in custody?")
    assert answer is not None and answer.reply is Reply.PARTLY
