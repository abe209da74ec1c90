"""Which item of a return a statement is matched with: on what is measured, and never on the value."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reconcile.align import align
from reconcile.align.items import items
from reconcile.align.match import choose
from reconcile.encoder import load
from reconcile.judge import judge
from reconcile.model import Finding, Interval, Verdict
from tests.judge.tables import FORCE, cell, claims

# question or measure | answer | unit | period: a return full of near-duplicates
RETURN = """
Neighbourhood officers trained in crime prevention | 84 | % | 31 March 2014
PCSOs trained in crime prevention | 48 | % | 31 March 2014
Call-handlers trained in crime prevention | 0 | % | 31 March 2014
Burglaries in a dwelling attended | 97 | % | 2013/14
Burglaries other than in a dwelling attended | 61 | % | 2013/14
Incidents of anti-social behaviour attended | 70 | % | 2013/14
Named suspects yet to be arrested | 311 | | 28 February 2014
People circulated as wanted on the Police National Computer | 1,208 | | 28 February 2014
Does the force have a written crime prevention strategy? | Yes | |
Can partner agencies see the problem-solving database? | No | |
How often are problem-solving plans reviewed by a supervisor? | Quarterly | |
To whom does the force crime registrar report? | Deputy chief constable | |
"""


def the_return(text: str = RETURN) -> tuple[Finding, ...]:
    made = []
    for number, line in enumerate(text.strip().splitlines(), start=2):
        label, answer, unit, period = (part.strip() for part in line.split("|"))
        made.append(
            replace(cell(label, answer, unit=unit, period=period, at=f"B{number}"), id=f"D{number}", series=label)
        )
    return tuple(made)


@pytest.mark.parametrize("with_model", [False, True])
@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Some 84 per cent of PCSOs had been trained in crime prevention.", "PCSOs trained in crime prevention"),
        ("No call-handler had been trained to give crime prevention advice.", "Call-handlers trained"),
        ("Officers attended 97 per cent of incidents of anti-social behaviour.", "Incidents of anti-social behaviour"),
        ("There were 1,208 named suspects whom the force had yet to arrest.", "Named suspects yet to be arrested"),
        ("Partner agencies can see the problem-solving database.", "Can partner agencies see"),
        ("The force crime registrar reports to an assistant chief constable.", "To whom does the force crime"),
    ],
)
def test_a_statement_meets_the_item_of_its_own_words_whatever_the_figures(
    sentence: str, label: str, with_model: bool
) -> None:
    encoder = load() if with_model else None
    paired = align(claims(sentence), the_return(), FORCE, encoder)
    met = [pairing.evidence[0].label for pairing in paired if pairing.evidence]
    assert met and all(found.startswith(label) for found in met), met


@pytest.mark.parametrize("with_model", [False, True])
def test_the_match_is_blind_to_the_values_of_the_return(with_model: bool) -> None:
    encoder = load() if with_model else None
    letter = claims("Some 48 per cent of neighbourhood officers had been trained in crime prevention.")
    plain = the_return()
    shuffled = tuple(
        replace(finding, value=Interval(7.0, 7.0, unit=finding.value.unit, stated=7.0))
        if isinstance(finding.value, Interval)
        else finding
        for finding in plain
    )
    for one, other in zip(align(letter, plain, FORCE, encoder), align(letter, shuffled, FORCE, encoder), strict=True):
        assert [cell.place for cell in one.evidence] == [cell.place for cell in other.evidence]
        assert one.sureness == pytest.approx(other.sureness, abs=0.02)


def test_a_plan_is_compared_with_nothing() -> None:
    paired = align(claims("By April 2016 the force intends to train 84 per cent of PCSOs."), the_return(), FORCE)
    assert all(not pairing.evidence for pairing in paired)


def test_the_year_named_chooses_the_cell() -> None:
    text = """
    Recorded crimes attended | 71 | % | 2012/13
    Recorded crimes attended | 76 | % | 2013/14
    """
    paired = align(claims("In 2012/13 officers attended 76% of recorded crimes."), the_return(text), FORCE)
    cited = [cell.period for pairing in paired for cell in pairing.evidence]
    assert cited == ["2012/13"] * len(cited) and cited


def test_a_year_that_the_return_does_not_hold_is_compared_with_no_other() -> None:
    text = "Police officers | 1,203 | | 31 March 2014"
    paired = align(claims("In 2007 the force had 1,500 police officers."), the_return(text), FORCE)
    assert all(not pairing.evidence for pairing in paired)


def test_another_force_that_is_named_is_looked_up_by_its_name() -> None:
    text = """
    Police dogs | 14 | |
    """
    ours = the_return(text)
    theirs = tuple(replace(finding, force="Ambermoor", id="D9", place=cell("", "", at="C2").place) for finding in ours)
    paired = align(claims("Ambermoor has 14 police dogs."), (*ours, *theirs), FORCE)
    assert {cell.force for pairing in paired for cell in pairing.evidence} <= {"Ambermoor"}


def test_chances_of_a_claim_never_exceed_one_and_the_best_comes_first() -> None:
    return_items = items(the_return(), FORCE)
    letter = claims("Some 84 per cent of PCSOs had been trained, and 97 per cent of burglaries were attended.")
    for choice in choose(letter, return_items, None):
        assert 0.0 <= choice.sureness <= 1.0
        assert sum(candidate.chance for candidate in choice.candidates) <= 1.0 + 1e-6
        chances = [candidate.chance for candidate in choice.candidates]
        assert chances[0] == max(chances)


def test_a_change_column_and_its_level_are_one_family() -> None:
    text = """
    Police staff | 928 | FTE | 30 September 2015
    Police staff > Change in 12 months > % | -20.8 | % |
    """
    level, change = items(the_return(text), FORCE)
    assert change.is_change and not level.is_change
    assert level.family == change.family


def test_a_force_or_nation_that_the_return_does_not_hold_is_not_compared_with_the_letters_own() -> None:
    text = "Police dogs | 14 | |"
    for sentence in (
        "Ambermoor Constabulary has 20 police dogs.",
        "Across England and Wales there are 2,000 police dogs.",
    ):
        judged = judge(align(claims(sentence), the_return(text), FORCE))
        assert {judgement.verdict for judgement in judged} == {Verdict.UNVERIFIABLE}, sentence
