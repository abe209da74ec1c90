"""Where sentences end, and where a full stop ends none."""

import pytest

from reconcile.wording.sentences import sentences

TABLE = [
    ("The desk shuts at 6. Nobody answers after that.", ["The desk shuts at 6.", "Nobody answers after that."]),
    ("The desk shuts at 5 p.m. on Fridays.", ["The desk shuts at 5 p.m. on Fridays."]),
    ("The desk shuts at 5 p.m. The force regrets it.", ["The desk shuts at 5 p.m.", "The force regrets it."]),
    ("Table No. 3 gives 1.5 calls an hour.", ["Table No. 3 gives 1.5 calls an hour."]),
    ("The suite at St. Brannock's is shut.", ["The suite at St. Brannock's is shut."]),
    ("Insp. J. Q. Harrow leads it. He has two sergeants.", ["Insp. J. Q. Harrow leads it.", "He has two sergeants."]),
    ("‘It is slow.’ So said one officer.", ["‘It is slow.’", "So said one officer."]),
    ("Most were seen.3 The rest were not.", ["Most were seen.3", "The rest were not."]),
    ("Is it enough? We think not!", ["Is it enough?", "We think not!"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == expected


def test_every_character_belongs_to_one_sentence() -> None:
    text = "  One thing. Another thing (of a kind). A third, e.g. this one.  "
    assert "".join(span.of(text) for span in sentences(text)).replace(" ", "") == text.replace(" ", "")


def test_text_without_stops_is_taken_in_pieces() -> None:
    text = "word " * 2000
    assert all(span.end - span.start <= 1200 for span in sentences(text))
    assert "".join(span.of(text) for span in sentences(text)).replace(" ", "") == text.replace(" ", "")
