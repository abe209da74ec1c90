"""Comparisons, ranks and trends."""

import pytest

from reconcile.model import Reference, Relation, Sign
from reconcile.wording.relations import relations

SIGNS = """
The share is higher than in England and Wales|above|England and Wales
The share is well below that for England and Wales|below|England and Wales
The rate is in line with the national average|equal|England and Wales
which is comfortably above the national figure|above|England and Wales
It sends a van less often than elsewhere|below|other forces
It does better than most similar forces|above|most similar forces
The cost is no higher than elsewhere|below|other forces
In none of the three garages was the rate lower than that for England and Wales|above|England and Wales
It has more than twice as many vans as Fenmarch Police|above|another force
Vans are rarer here than in Fenmarch|below|another force
The wait is inside the force's own standard|below|a target
This is the third highest of any force|rank|other forces
No other force made so deep a cut|rank|other forces
Only six forces sent a smaller proportion|rank|other forces
That puts it in the top quarter|rank|other forces
The number of vans rose by a tenth|rising|an earlier period
The number of vans fell from 120 to 90|falling|an earlier period
It had twelve fewer than a year before|falling|an earlier period
The cost was 2% larger than in 2012|rising|an earlier period
The number of vans has hardly changed|unchanged|an earlier period
The number of vans did not change between the two years|unchanged|an earlier period
The number of vans has doubled|rising|an earlier period
The number of vans has more than halved|falling|an earlier period
Twice as many vans were sold as two years before|rising|an earlier period
Losses slowed in the second half of the year|falling|an earlier period
The number of drivers fell|falling|an earlier period
The cost of fuel grew slightly|rising|an earlier period
The number of vans has stayed the same since 2011/12|unchanged|an earlier period
More drivers apply with every year that passes|rising|an earlier period
Fewer letters come each passing year|falling|an earlier period
Only one of the five forces in the region has fewer vans|rank|region
Only four of the forces have more vans|rank|other forces
No other constabulary in England and Wales has so few vans|rank|other forces
""".strip()

NONE = """
More than 400 vans have radios
Fewer than half of the vans have radios
The vans are washed more than once
Keys are lost to thieves
The vans are cut up for scrap
Drivers fall ill
The vans stayed at the same place
An improvement board meets weekly
a driver no longer has to go back before the van is washed
""".strip()


def only(text: str) -> Relation:
    found = relations(text)
    assert len(found) == 1, found
    return found[0].relation


@pytest.mark.parametrize("line", SIGNS.splitlines())
def test_signs_and_references(line: str) -> None:
    text, sign, reference = line.split("|")
    relation = relations(text)[0].relation
    assert (relation.sign, relation.to) == (Sign(sign), Reference(reference))


@pytest.mark.parametrize("text", NONE.splitlines())
def test_no_relation(text: str) -> None:
    assert relations(text) == ()


def test_from_what_to_what_and_by_how_much() -> None:
    relation = only("The number of vans fell from 1,200 to 900, a reduction of 25%")
    assert relation.origin is not None and relation.origin.point == 1200
    assert relation.target is not None and relation.target.point == 900
    assert relation.amount is not None and (relation.amount.point, relation.amount.unit) == (25, "%")


def test_amount_in_points_and_in_number() -> None:
    points = only("The share dropped by seven percentage points").amount
    assert points is not None and (points.point, points.unit) == (7, "points")
    number = only("It had 81 fewer than twelve months before").amount
    assert number is not None and (number.point, number.unit) == (81, "")


def test_ranks_count_from_an_end() -> None:
    third = only("This is the third highest of any force")
    assert third.rank is not None and (third.rank.point, third.end) == (3, "highest")
    seventh = only("Only six forces sent a smaller proportion")
    assert seventh.rank is not None and (seventh.rank.point, seventh.end) == (7, "lowest")
    second = only("Just one of the five forces in the region has fewer vans")
    assert second.rank is not None and (second.rank.point, second.end) == (2, "lowest")
    quarter = only("That puts it in the top quarter")
    assert quarter.rank is not None and (quarter.rank.high, quarter.rank.unit) == (25, "%")


def test_steps_and_times() -> None:
    assert only("The number of vans has gone down in each of the past two years").steps == 2
    assert only("The number of vans fell for the third year running").steps == 3
    assert only("More drivers apply with every year that passes").steps == 2
    times = only("It has more than twice as many vans as Fenmarch Police").amount
    assert times is not None and (times.low, times.low_open, times.unit) == (2, True, "times")


def test_when_a_change_ran() -> None:
    relation = only("The number of vans rose between March 2012 and March 2014")
    assert relation.since is not None and relation.since.start is not None and relation.since.start.year == 2012
    assert relation.until is not None and relation.until.end is not None and relation.until.end.year == 2014


def test_better_keeps_its_word() -> None:
    assert only("It does better than most similar forces").end == "better"
    assert only("It does worse than most similar forces").end == "worse"
