"""Whether the force could give the figure."""

import pytest

from reconcile.model import Reply
from reconcile.wording.provision import provision

TABLE = """
The force could not tell us how many vans it has|not provided
It could not, however, say how many keys were lost|not provided
The force was unable to say what proportion of vans are idle|not provided
The force was not in a position to give us the number of vans|not provided
Nor could it say how often the vans are washed|not provided
The force did not know how many keys it had lost|not provided
It has no idea how often the vans are washed|not provided
The force held no figure for idle vans|not provided
How many vans are idle is not known|not provided
No figure was to be had for idle vans|not provided
The number of idle vans was withheld|not provided
The force was at a loss to tell us how many vans are idle|not provided
How many drivers had failed to reply it did not know|not provided
It proved impossible to obtain a breakdown by garage|not provided
The force told us how many vans are idle|provided
The force was able to tell us how many vans are idle|provided
The number of idle vans was supplied to us on request|provided
It knows what it costs to run a van|provided
We were told how many vans are idle|provided
The force has twelve vans|none
Drivers are told by letter when a van is late|none
The keys are held by a clerk|none
Twelve vans were given to the museum|none
""".strip()


@pytest.mark.parametrize("line", TABLE.splitlines())
def test_provision(line: str) -> None:
    clause, _, expected = line.rpartition("|")
    assert provision(clause) == (None if expected == "none" else Reply(expected))


def test_the_object_may_stand_around_the_clause() -> None:
    assert provision("The force could not tell us") is None
    assert provision("The force could not tell us", "We asked how many vans are idle.") is Reply.NOT_PROVIDED
