"""What the shape of a statement tells of its standing: its subject, its main verb, how its sentence opens.

A list of phrases catches what it was written for; the shape of a statement is the same whatever it is about. 'Were
the grant to go, half of the team would have to leave' is a condition because of 'were ... would', and 'A good force
knows its demand' a criterion because of whom it speaks. The rows are data (tables/shapes.toml).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from reconcile.model import Standing
from reconcile.wording.patterns import any_of, straight, table
from reconcile.wording.verbs import predicate, subject


@dataclass(frozen=True, slots=True)
class Shape:
    """One row of tables/shapes.toml."""

    standing: Standing
    subject: re.Pattern[str] | None
    predicate: re.Pattern[str] | None
    opens: re.Pattern[str] | None
    holds: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    counted: bool

    def fits(self, clause: str, sentence: str, counted: bool) -> bool:
        """Whether all the parts of the row fit."""
        plain = straight(clause)
        if counted and not self.counted:
            return False
        if self.opens is not None and self.opens.match(straight(sentence)) is None:
            return False
        if self.holds is not None and self.holds.search(plain) is None:
            return False
        if self.subject is not None and self.subject.fullmatch(subject(clause)) is None:
            return False
        if self.predicate is not None and self.predicate.match(predicate(clause)) is None:
            return False
        return self.unless is None or self.unless.search(plain) is None


@cache
def _shapes() -> tuple[Shape, ...]:
    return tuple(
        Shape(
            Standing(row["standing"]),
            _subject(row.get("subject")),
            _pattern(row.get("predicate"), ends=True),
            _pattern(row.get("opens"), before=r"\W*"),
            _pattern(row.get("holds")),
            _pattern(row.get("unless"), ends=True),
            row.get("counted", True),
        )
        for row in table("shapes")["shape"]
    )


def _pattern(words: list[str] | None, *, before: str = "", ends: bool = False) -> re.Pattern[str] | None:
    if words is None:
        return None
    return re.compile(rf"{before}(?<![\w']){any_of(words)}" + (r"(?![\w'])" if ends else ""))


# 'In 2016, the council ...': what stands before the subject.
FRONTED = r"(?:(?:[^,]{1,80}, )?(?:also|then|now|only|however) |[^,]{1,80}, )?"


def _subject(words: list[str] | None) -> re.Pattern[str] | None:
    return re.compile(rf"{FRONTED}{any_of(words)}") if words is not None else None


@lru_cache(maxsize=4096)
def shape_of(clause: str, sentence: str, *, counted: bool) -> Standing | None:
    """The standing that the shape of a clause in its sentence gives it, or None where it tells nothing."""
    return next((shape.standing for shape in _shapes() if shape.fits(clause, sentence, counted)), None)
