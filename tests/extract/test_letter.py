"""What a letter says, as findings: kinds, values, quotes, standing, periods."""

from datetime import date

import pytest

from reconcile.extract.letter import letter_findings
from reconcile.extract.letter_clauses import clauses
from reconcile.model import (
    Answer,
    Document,
    Finding,
    Grade,
    Interval,
    Kind,
    Passage,
    Place,
    Reference,
    Relation,
    Reply,
    Role,
    Sign,
    Standing,
    When,
)


def letter(*texts: str, role: Role = Role.BODY, headings: tuple[str, ...] = ("Vans",), stem: str = "") -> Document:
    place = Place("letter.txt", page=1, paragraph=1)
    return Document("letter.txt", "text", tuple(Passage(t, role, place, (), headings, stem) for t in texts))


def said(*texts: str) -> tuple[Finding, ...]:
    return letter_findings(letter(*texts), "Fenmarch Police")


def of_kind(kind: Kind, *texts: str) -> Finding:
    found = [row for row in said(*texts) if row.kind is kind]
    assert found, [(row.kind, row.words) for row in said(*texts)]
    return found[0]


CLAUSES = [
    ("The force has 12 vans and it washes them daily.", ["The force has 12 vans", "it washes them daily"]),
    ("The van sales and repairs system is old.", ["The van sales and repairs system is old"]),
    (
        "The force keeps, in each garage, a list of its keys.",
        ["The force keeps, in each garage, a list of its keys"],
    ),
    ("The rate, when it is set against size, is low.", ["The rate, when it is set against size, is low"]),
    ("We found that vans are old; the radios are not.", ["vans are old", "the radios are not"]),
    ("Most vans are old, although the radios work.", ["Most vans are old", "the radios work"]),
    ("Some 700 had been named and had yet to be seen.", ["Some 700 had been named and had yet to be seen"]),
    ("It weighs the threat, harm and risk of each call.", ["It weighs the threat, harm and risk of each call"]),
    ("For every 100 vans that it sold, it bought 43.", ["For every 100 vans that it sold, it bought 43"]),
    (
        "The force sold 71% of its vans, which is above the national figure.",
        ["The force sold 71% of its vans", "which is above the national figure"],
    ),
    ("Across England and Wales half of all vans are new.", ["Across England and Wales half of all vans are new"]),
]


@pytest.mark.parametrize(("sentence", "expected"), CLAUSES)
def test_clauses(sentence: str, expected: list[str]) -> None:
    assert [span.of(sentence) for span in clauses(sentence)] == expected


def test_words_are_an_exact_part_of_the_passage() -> None:
    text = "HMIC found that 12 of the 40 vans, or 30%, were idle, and that no driver had noticed. The rest were in use."
    for row in said(text):
        assert row.words in text
        assert row.sentence in text


def test_a_figure_and_its_whole() -> None:
    row = of_kind(Kind.QUANTITY, "Inspectors saw 22 of the 25 vans.")
    assert isinstance(row.value, Interval) and row.whole is not None
    assert (row.value.point, row.whole.point) == (22, 25)
    assert "22" not in row.measure


def test_several_figures_are_several_findings() -> None:
    rows = [r for r in said("It tested 24 of the 30 vans, 18 of the 22 lorries and 26 of the 31 boats.") if r.whole]
    assert [(r.value.point, r.whole.point) for r in rows if isinstance(r.value, Interval) and r.whole] == [
        (24, 30),
        (18, 22),
        (26, 31),
    ]
    assert [r.words for r in rows][1] == "18 of the 22 lorries"


def test_a_qualifying_time_is_no_value() -> None:
    rows = said("In all, 94 per cent of calls were answered within ten seconds.")
    assert [r.value.point for r in rows if isinstance(r.value, Interval)] == [94]


def test_a_figure_of_scope_is_no_value() -> None:
    rows = said("Among the three garages, two hold spare keys.")
    assert [r.value.point for r in rows if isinstance(r.value, Interval)] == [2]
    rows = said("In the other two nothing is held.")
    assert [(r.kind, r.value) for r in rows] == [(Kind.ANSWER, Answer(Reply.NO))]


def test_a_count_of_forces_keeps_its_measure() -> None:
    rows = said("It washed 40% of its vans. Only six forces washed a smaller proportion.")
    assert [row.kind for row in rows[1:]] == [Kind.COMPARISON]
    assert rows[1].measure == "washed a proportion (It washed of its vans)"


@pytest.mark.parametrize("text", ["The number of vans fell.", "More vans are bought with every year that passes."])
def test_a_trend_is_one_finding(text: str) -> None:
    assert [row.kind for row in said(text)] == [Kind.TREND]


def test_a_quantifier_gives_its_interval_and_an_answer() -> None:
    row = of_kind(Kind.APPROXIMATION, "Not all of the vans have radios.")
    assert isinstance(row.value, Interval) and row.value.holds(99) and not row.value.holds(100)
    answer = of_kind(Kind.ANSWER, "Not all of the vans have radios.")
    assert answer.value == Answer(Reply.PARTLY)


def test_not_a_single_one_is_none() -> None:
    row = of_kind(Kind.APPROXIMATION, "The force has yet to bring a single van into use.")
    assert isinstance(row.value, Interval) and row.value.holds(0) and not row.value.holds(1)


ANSWERS = """
The force keeps a register of its keys.|yes
The force keeps no register of its keys.|no
The force does not yet know whether the vans are safe.|not known
Access to the vans is as yet incomplete.|partly
""".strip()


@pytest.mark.parametrize("line", ANSWERS.splitlines())
def test_answers(line: str) -> None:
    text, _, reply = line.rpartition("|")
    value = of_kind(Kind.ANSWER, text).value
    assert isinstance(value, Answer) and value.reply is Reply(reply)


def test_praise_is_marked_and_stands() -> None:
    row = of_kind(Kind.ANSWER, "We were impressed by the firm grip that the force keeps on its keys.")
    assert (row.standing, row.value) == (Standing.FINDING, Answer(Reply.YES, "praise"))


def test_provision_in_pairs() -> None:
    rows = said("It could tell us neither the number of vans that it had sold nor the proportion that were idle.")
    assert [(r.kind, r.value) for r in rows] == [(Kind.PROVISION, Answer(Reply.NOT_PROVIDED))] * 2
    assert rows[1].words == "nor the proportion that were idle"


def test_provision_with_its_object_in_front() -> None:
    rows = said("How many of its vans are still idle, it was unable to say.")
    assert [(r.kind, r.value) for r in rows] == [(Kind.PROVISION, Answer(Reply.NOT_PROVIDED))]


def test_comparison_and_trend() -> None:
    row = of_kind(Kind.COMPARISON, "The force sold 71% of its vans, which is above the national figure.")
    assert isinstance(row.value, Relation) and (row.value.sign, row.value.to) == (Sign.ABOVE, Reference.NATION)
    assert "sold" in row.measure  # the subject that 'which' points back to
    trend = of_kind(Kind.TREND, "The number of vans fell by a quarter between 2012 and 2014.")
    assert isinstance(trend.value, Relation) and trend.value.sign is Sign.FALLING


def test_a_bare_figure_after_a_change_is_a_change() -> None:
    rows = said("The force lost 120 vans in the year to March 2013, and 40 in the year to March 2014.")
    assert [r.kind for r in rows] == [Kind.TREND, Kind.TREND]


def test_dates_and_frequencies() -> None:
    row = of_kind(Kind.DATE, "The garage was set up in February 2014.")
    assert isinstance(row.value, When) and row.value.start == date(2014, 2, 1)
    often = of_kind(Kind.DATE, "The keys are counted once a month.")
    assert isinstance(often.value, When) and often.value.every is not None and round(often.value.every) == 30


def test_a_grade_and_the_same_grade() -> None:
    rows = [
        r
        for r in said("The force is judged to be good at this. This is the grade that it received in 2015.")
        if r.kind is Kind.GRADE
    ]
    assert [r.value.name for r in rows if isinstance(r.value, Grade)] == ["good", "good"]
    assert rows[1].period == "2015"


def test_the_same_period_is_that_of_the_sentence_before() -> None:
    rows = said("In the 12 months to March 2014 it sold 30 vans. Over the same period it bought 40.")
    assert [r.period for r in rows if r.kind is Kind.QUANTITY] == ["the 12 months to March 2014"] * 2


def test_another_clause_lends_no_period_backwards() -> None:
    rows = said("The vans are old, and the garage was shut in 2012.")
    assert rows[0].period == ""


def test_what_is_said_of_the_nation_and_of_forces() -> None:
    row = of_kind(Kind.APPROXIMATION, "Across England and Wales well over half of vans have a radio.")
    assert (row.standing, row.about) == (Standing.FINDING, Reference.NATION)
    row = of_kind(Kind.QUANTITY, "A further 16 other forces make use of it.")
    assert (row.standing, row.about) == (Standing.FINDING, Reference.FORCES)
    assert said("Nationally the vans are old.")[0].standing is Standing.NATIONAL


def test_context_is_stem_then_sentences_then_heading() -> None:
    document = letter("has no list of vans", role=Role.BULLET, stem="The force:")
    assert letter_findings(document)[0].context == ("The force:", "Vans")
    assert said("It has a van. It is red.")[1].context == ("It has a van.", "Vans")


def test_tiles_tell_the_force_from_its_comparators() -> None:
    text = "Vans per 1,000 population, 12 months to March 2016 | Fenmarch 28.7 | England and Wales 31.2"
    force, nation = letter_findings(letter(text, role=Role.TILE), "Fenmarch Police")
    assert isinstance(force.value, Interval) and isinstance(nation.value, Interval)
    assert (force.value.point, force.about, force.unit) == (28.7, None, "per 1,000 population")
    assert (nation.value.point, nation.about) == (31.2, Reference.NATION)
    assert force.words == "Vans per 1,000 population, 12 months to March 2016 | Fenmarch 28.7"


@pytest.mark.parametrize("role", [Role.LETTERHEAD, Role.MARGIN, Role.HEADING])
def test_what_is_not_read(role: Role) -> None:
    assert letter_findings(letter("The force has 12 vans.", role=role)) == ()


def test_ids_are_in_order_and_repeatable() -> None:
    once, twice = said("It has 12 vans. It has 40 keys."), said("It has 12 vans. It has 40 keys.")
    assert once == twice
    assert [row.id for row in once] == [f"L{n:03d}" for n in range(1, len(once) + 1)]


def test_every_sentence_gives_a_finding() -> None:
    text = "Vans. They are red! Are they fast? Some say so: they are wrong. (We rode in one.)"
    rows = said(text)
    assert len({row.sentence for row in rows}) == 5
