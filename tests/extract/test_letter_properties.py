"""What holds for every letter: no text stops the program, every quote stands in its place, numbers read alike."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reconcile.extract.letter import letter_findings
from reconcile.model import Box, Document, Finding, Interval, Mark, Passage, Place, Role
from reconcile.wording.figures import figures
from reconcile.wording.numbers import words_of
from tests.extract.sentence_table import load

FEW = settings(max_examples=40, derandomize=True, deadline=None)
PAGE, LATER = 3, 4

# --- documents --------------------------------------------------------------------------------------

PIECES = (
    *(
        "the force",
        "HMIC found that",
        "officers",
        "victims of burglary",
        "no",
        "not all",
        "has yet to",
        "fell by",
        "from",
    ),
    *("to", "78%", "1,240", "two-thirds", "almost half", "£3.4m", "per 1,000 population", "in the year to March 2014"),
    *("higher than", "the national average", "good", "requires improvement", "every six weeks", "based on", "threat"),
    *(
        "if",
        "would",
        "should",
        "plans to",
        "told us",
        "Saltshire Police",
        "and",
        "but",
        "which",
        "of whom",
        ",",
        ";",
        ".",
    ),
    *("(", ")", "“", "”", "-", "—", "s.55", "999", "|", "½", "٣", "\u00a0", "\u2011", "ß", "İ", "ﬁ", "🚓", "\x00"),
)
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
    st.text(max_size=120),
    st.sampled_from([sentence.text for sentence in load()]),
)


def passage(text: str, role: Role = Role.BODY, *, headings: tuple[str, ...] = ("Findings",), stem: str = "") -> Passage:
    """A passage that begins on one page and ends on the next."""
    middle = len(text) // 2
    marks = (Mark(0, middle, PAGE, Box(1, 1, 2, 2)), Mark(middle, len(text), LATER, Box(3, 3, 4, 4)))
    return Passage(text, role, Place("letter.pdf", PAGE, 1), marks, headings, stem)


def found(*passages: Passage) -> tuple[Finding, ...]:
    return letter_findings(Document("letter.pdf", "pdf", passages, pages=LATER), "Calderbrook Police")


@FEW
@given(TEXTS, TEXTS, st.sampled_from(list(Role)), st.booleans())
def test_no_text_raises_and_every_quote_stands_at_its_place(first: str, second: str, role: Role, boxed: bool) -> None:
    passages = (passage(first, role, stem=second if role is Role.BULLET else ""), replace(passage(second), boxed=boxed))
    rows = found(*passages)
    assert len({row.id for row in rows}) == len(rows)
    for row in rows:
        held = [p for p in passages if row.words in p.text]
        assert held and row.words.strip(), row
        starts = [m.start() for p in held for m in re.finditer(re.escape(row.words), p.text)]
        pages = {PAGE if start < len(p.text) // 2 else LATER for p in held for start in starts}
        assert row.place.page in pages
        if isinstance(row.value, Interval):
            assert row.value.low <= row.value.high


def test_long_text_without_stops_is_read() -> None:
    assert found(passage("the force has twelve vans and " * 150))


# --- numbers ----------------------------------------------------------------------------------------


def interval(text: str) -> tuple[float, float, bool, bool, str]:
    """The interval of the one figure of a text, rid of how it was written."""
    (figure,) = figures(text)
    value = figure.interval
    return value.low, value.high, value.low_open, value.high_open, value.unit


@FEW
@given(st.integers(2, 999_999), st.sampled_from(["{} officers", "over {} officers", "at least {} people", "{} days"]))
@example(1_000, "{} officers")
@example(2_400, "over {} officers")
def test_a_count_reads_alike_in_digits_with_commas_and_in_words(number: int, frame: str) -> None:
    plain = interval(f"There were {frame.format(number)}.") if not 1900 <= number <= 2100 else None
    commas = interval(f"There were {frame.format(f'{number:,}')}.")
    words = interval(f"There were {frame.format(words_of(number))}.")
    assert commas == words
    assert plain is None or plain == commas


@FEW
@given(st.integers(1, 99), st.sampled_from(["", "around ", "almost ", "over ", "up to ", "fewer than "]))
def test_a_percentage_reads_alike_in_all_its_forms(number: int, hedge: str) -> None:
    forms = {
        interval(f"{hedge}{text} of calls are answered")
        for text in (
            f"{number}%",
            f"{number} per cent",
            f"{number} percent",
            f"{words_of(number)} per cent",
            f"{words_of(number)}%".replace("%", " per cent"),
        )
    }
    assert len(forms) == 1


SHARES = (
    (30, ("three in ten officers", "three out of ten officers", "three-tenths of officers", "three officers in ten")),
    (20, ("one in five officers", "a fifth of officers", "one-fifth of officers", "one officer in five")),
    (25, ("one in four officers", "a quarter of officers", "one officer in four")),
    (75, ("three-quarters of officers", "three quarters of officers", "three officers out of four")),
    (40, ("two-fifths of officers", "two in five officers", "two out of five officers", "four in ten officers")),
    (80, ("four-fifths of officers", "eight in ten officers", "four out of five officers")),
    (90, ("nine in ten officers", "nine-tenths of officers", "nine officers out of ten")),
)


def test_a_share_reads_alike_in_all_its_forms() -> None:
    for share, forms in SHARES:
        values = {interval(f"{form} were trained") for form in forms}
        assert len(values) == 1, (share, values)
        low, high, *_ = values.pop()
        assert low <= share <= high
        plain_low, plain_high, *_ = interval(f"{share}% of officers were trained")
        assert (low, high) == (plain_low, plain_high)


# --- layout -----------------------------------------------------------------------------------------


def claims(text: str, **where: object) -> list[tuple[object, ...]]:
    """What the rows say, white space aside."""
    rows = found(passage(text, **where))  # type: ignore[arg-type]
    return [
        (r.kind, r.value, r.standing, r.period, " ".join(r.words.split()), " ".join(r.measure.split())) for r in rows
    ]


@settings(max_examples=25, derandomize=True, deadline=None)
@given(st.sampled_from([sentence.text for sentence in load()]), st.randoms(use_true_random=False))
def test_white_space_and_line_breaks_change_nothing(text: str, chance: object) -> None:
    spaced = "".join(
        chance.choice(["\n", "  ", "\u00a0", " "]) if letter == " " else letter  # type: ignore[attr-defined]
        for letter in text
    )
    assert [row[:4] for row in claims(spaced)] == [row[:4] for row in claims(text)]
