"""Names of forces in labels and in text, and the choice of the force a letter is about."""

from __future__ import annotations

import pytest

from reconcile.errors import WrongForceError
from reconcile.model import Document, Passage, Place, Role
from reconcile.wording.force_names import force_table
from reconcile.wording.forces import (
    body_kind,
    canonical,
    choose_force,
    force_mentions,
    is_own,
    region_of,
    same_force,
    short_name,
)

LABELS = ("Northmere", "Caldermoor", "Stourland Police", "England and Wales")


def table(text: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in text.strip().splitlines()]


def test_the_table_holds_the_43_forces_and_ten_regions() -> None:
    forces = [force for force in force_table().forces if force.region]
    assert len(forces) == len({force.short for force in forces}) == 43
    assert len({force.region for force in forces}) == 10


CANONICAL = table(
    """
    Cambridgeshire Constabulary | Cambridgeshire
    CAMBRIDGESHIRE | Cambridgeshire
    Cambs | Cambridgeshire
    Metropolitan | Metropolitan
    the Met | Metropolitan
    MPS | Metropolitan
    Metropolitan Police Service (MPS) | Metropolitan
    London, City of | City of London
    Devon & Cornwall | Devon and Cornwall
    Devon and Cornwall Constabulary | Devon and Cornwall
    Dyfed Powys | Dyfed-Powys
    Dyfed–Powys Police | Dyfed-Powys
    Derbyshire1 | Derbyshire
    Wiltshire 2 | Wiltshire
    Surrey³ | Surrey
    Essex * | Essex
    Gwent (4) | Gwent
    Kent [note 3] | Kent
    Avon & Somerset2,3 | Avon and Somerset
    S. Yorks | South Yorkshire
    GMP | Greater Manchester
    Hampshire & Isle of Wight | Hampshire
    BTP | British Transport Police
    West Midlands | West Midlands
    Sussex Police's | Sussex
    """
)


@pytest.mark.parametrize(("name", "expected"), CANONICAL)
def test_canonical(name: str, expected: str) -> None:
    assert canonical(name) == expected


@pytest.mark.parametrize("name", ["Yorkshire", "Wales", "London", "Police", "Force", "", "Marlshire Police", "England"])
def test_no_known_force(name: str) -> None:
    assert canonical(name) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    table(
        """
        Northmere Police | Northmere
        North Marches Constabulary | North Marches
        The Stourland Police Service | Stourland
        Caldermoor | Caldermoor
        Police | Police
        Humberside Police | Humberside
        Caldermoor1 | Caldermoor
        """
    ),
)
def test_short_name(name: str, expected: str) -> None:
    assert short_name(name) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    table(
        """
        Northmere Police | NORTHMERE | same
        N. Marches | North Marches Constabulary | same
        Avon & Somerset | Avon and Somerset Constabulary | same
        E&W | England and Wales | same
        Kent | Kentmere | other
        North Wales | South Wales | other
        Northmere | Northmoor | other
        Northmere |  | other
        """
    ),
)
def test_same_force(a: str, b: str, expected: str) -> None:
    assert same_force(a, b) == (expected == "same")


KINDS = table(
    """
    Northmere Police | force
    NORTH MARCHES CONSTABULARY | force
    Lincolnshire | force
    South Wales | force
    West Midlands | force
    England and Wales | nation
    England & Wales average | nation
    England and Wales (43 forces) | nation
    England and Wales1 | nation
    E&W | nation
    National | nation
    National average | nation
    All forces | nation
    Total of all 43 forces | nation
    Average of forces | nation
    E&W avg | nation
    Other forces | nation
    Kent (MSG) | force
    National position | rank
    Most similar group | similar
    Most Similar Forces (average) | similar
    MSG average | similar
    MSF | similar
    similar forces | similar
    North East | region
    Yorkshire & the Humber | region
    Western region | region
    Wales | region
    Total | total
    Grand total | total
    Median | total
    Rank | rank
    Rank of 43 | rank
    Rank (1 = highest) | rank
    Northmere |
    Force |
    Yes |
    41 forces |
    Number of forces |
    Number of Police |
    Special Constabulary |
    Neighbourhood Police |
    National standard |
    Total police officers |
    Rank of the officer in charge |
    Position |
    Number of crimes in England and Wales |
    """
)


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_body_kind(name: str, kind: str) -> None:
    assert body_kind(name) == kind


def test_west_midlands_is_a_region_where_regions_are_listed() -> None:
    assert body_kind("West Midlands", region_context=True) == "region"
    assert body_kind("West Midlands Police", region_context=True) == "force"
    assert region_of("West Mercia") == "West Midlands"


def test_own_labels_name_no_force() -> None:
    assert is_own("This force") and is_own("Force response") and not is_own("Northmere")


MENTIONS = table(
    """
    Dorset Police's staff and Humberside’s | Dorset; Humberside
    the Met Office, Kent Road and Cleveland Street |
    the Met has more than Sussex | Metropolitan; Sussex
    MPs asked the MPS | Metropolitan
    Durham County Council wrote to Durham Constabulary | Durham
    Essex Police and Crime Commissioner |
    the University of Sussex, in East Sussex |
    Avon & Somerset, Devon and Cornwall and Dyfed Powys | Avon and Somerset; Devon and Cornwall; Dyfed-Powys
    KENT POLICE | Kent
    across the West Midlands |
    in the West Midlands region |
    across West Midlands Police | West Midlands
    South Wales and North Wales Police | South Wales; North Wales
    At Marlshire Police officers wait | Marlshire
    In Eastmoor Constabulary’s view | Eastmoor
    The Police and the Special Constabulary |
    Since Police Scotland began | Police Scotland
    more than Northmere’s, fewer than Caldermoor Police | Northmere; Caldermoor
    Stourland is first | Stourland Police
    England and Wales as a whole |
    Inspector Kent said so |
    the Norfolk Broads and the county of Durham |
    the Thames Valley force | Thames Valley
    Cumbria and Lancashire Constabularies | Cumbria; Lancashire
    City Police and Operation Hampshire |
    Marchshire's police officers |
    """
)


@pytest.mark.parametrize(("text", "expected"), MENTIONS)
def test_force_mentions(text: str, expected: str) -> None:
    mentions = force_mentions(text, LABELS)
    assert "; ".join(mention.name for mention in mentions) == expected
    assert all(text[mention.start : mention.end] == mention.words for mention in mentions)


def test_a_possessive_belongs_to_the_mention() -> None:
    assert [m.words for m in force_mentions("Dorset Police's and Caldermoor’s", LABELS)] == [
        "Dorset Police's",
        "Caldermoor’s",
    ]


# --- which force a letter is about ------------------------------------------------------------------


def letter(*texts: str, role: Role = Role.BODY) -> Document:
    passages = tuple(Passage(text, role, Place("letter.txt", 1, n + 1)) for n, text in enumerate(texts))
    return Document("letter.txt", "text", passages)


ADDRESSED = letter(
    "Mr A Person Chief Constable Northmere Police",
    "Dear Chief Constable",
    "Northmere attends more crimes than Caldermoor, and more than Kent.",
    "Kent, unlike Kent’s neighbours and Kent Police staff, does less. Kent is not alone.",
)


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["Northmere", "Caldermoor", "England and Wales"], "Northmere"),
        (["NORTHMERE POLICE", "Caldermoor"], "NORTHMERE POLICE"),
        ([], "Northmere"),
        (["England and Wales"], "Northmere"),
        (["This force", "Caldermoor"], "Northmere"),
        (["Question", "Answer"], "Northmere"),
    ],
)
def test_the_addressee_is_the_force(labels: list[str], expected: str) -> None:
    assert choose_force(ADDRESSED, labels) == expected


def test_an_addressee_without_suffix() -> None:
    written = letter(
        "Chief Constable of North Marches", "I write about North Marches.", "England and Wales, nationally."
    )
    assert choose_force(written, []) == "North Marches"


def test_a_title_names_the_force() -> None:
    report = letter(
        "An inspection of Eastmoor Constabulary", "The force is good.", "Kent is better. So is Kent Police."
    )
    assert choose_force(report, ["Eastmoor", "Kent"]) == "Eastmoor"


def test_a_circular_is_about_the_nation() -> None:
    circular = letter(
        "Police numbers in England and Wales",
        "In England and Wales there were fewer officers. The 43 forces had fewer staff.",
        "The Metropolitan Police had most. Nationally, numbers fell.",
    )
    assert choose_force(circular, ["Kent", "Metropolitan", "England and Wales"]) == "England and Wales"


def test_a_letter_that_names_nobody() -> None:
    assert choose_force(letter("The force is good."), ["Northmere Police"]) == "Northmere Police"
    assert choose_force(letter("The force is good."), []) == ""
    assert choose_force(Document("a.txt", "text"), ["Kent", "Dorset"]) == ""


def test_another_force_s_return_is_refused() -> None:
    with pytest.raises(WrongForceError, match=r"Northmere.*Eastmoor Police, Kent"):
        choose_force(ADDRESSED, ["Eastmoor Police", "Kent"])


@pytest.mark.parametrize(
    ("asked", "labels", "expected"),
    [
        ("northmere", ["Northmere Police"], "Northmere Police"),
        ("Caldermoor Police", ["Northmere", "Caldermoor"], "Caldermoor"),
        ("Northmere", [], "Northmere"),
        ("England & Wales", ["Kent"], "England and Wales"),
        ("Devon and Cornwall Police", ["Devon & Cornwall", "Kent"], "Devon & Cornwall"),
    ],
)
def test_the_force_asked_for(asked: str, labels: list[str], expected: str) -> None:
    assert choose_force(ADDRESSED, labels, asked) == expected


def test_a_name_that_recurs_without_suffix_is_the_force() -> None:
    told = letter("Tynedale is ready.", "Unlike most, Tynedale is well led.", "In Tynedale the force is good.")
    assert choose_force(told, []) == "Tynedale"


@pytest.mark.parametrize("labels", [["Northfield", "Eastham"], ["", "Eastmoor Police", "Kent"]])
def test_areas_and_comparators_do_not_make_it_another_force_s_return(labels: list[str]) -> None:
    assert choose_force(ADDRESSED, labels) == "Northmere"


def test_a_force_named_nowhere_is_refused_on_one_line() -> None:
    with pytest.raises(WrongForceError) as refused:
        choose_force(ADDRESSED, ["Northmere", "Caldermoor"], "Wychfield Police")
    assert "Wychfield Police" in str(refused.value) and "Northmere" in str(refused.value)
    assert "\n" not in str(refused.value)
