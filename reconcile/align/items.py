"""The return as items: what is measured or asked, with the cells in which each force answers it, period by period."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from reconcile.model import MISSING, Answer, Category, Finding, Grade, Interval, When
from reconcile.wording.forces import body_kind, same_force

QUESTION = re.compile(
    r"^\W*(?:[A-Z]?\d+(?:[.\d]*)\w?[.):]?\s+)?(?:(?:if so|in the last [\w ]+),\s*)?"
    r"(?:does|do|did|is|are|was|were|has|have|had|can|could|will)\b",
    re.I,
)
IN_PROSE = " — "  # between a question and the words of its answer that give a figure
NATIONAL = 20  # so many known forces make a return national
LONG_AGO = date(1, 1, 1)
CHANGE = re.compile(r"\b(?:change|increase|decrease|difference|growth|reduction)s?\b(?! of (?:address|name))", re.I)


@dataclass(frozen=True)
class Item:
    """One measure or question of the return: all cells that differ in force or period alone."""

    number: int  # its place in the return's order
    first: Finding  # the first cell, for its words
    own: tuple[Finding, ...]  # the letter's force, earliest period first
    others: Mapping[str, tuple[Finding, ...]] = field(
        default_factory=dict
    )  # the rest, by force, as the return names them

    @property
    def words(self) -> str:
        """What is measured or asked, section left out."""
        return self.first.measure

    @property
    def section(self) -> str:
        return self.first.section or self.first.theme

    @property
    def cells(self) -> tuple[Finding, ...]:
        return self.own + tuple(cell for group in self.others.values() for cell in group)

    @cached_property
    def type(self) -> str:
        """What answers it: percent, number, money, duration, rate, change, yesno, grade, when or category."""
        for cell in self.cells:
            kind = value_type(cell)
            if kind:
                return "change" if self.is_change and kind in ("percent", "number", "money", "rate") else kind
        return "yesno" if QUESTION.match(self.first.label or self.words) else "number"

    @cached_property
    def is_change(self) -> bool:
        """Whether its figures are changes between two dates, not levels ('Change in 12 months, %')."""
        return bool(CHANGE.search(self.words)) and not QUESTION.match(self.first.label or self.words)

    @cached_property
    def family(self) -> tuple[str, str]:
        """The table and the measure whose level or change it gives, or the answer of which it is a part.

        'Police officers > Change in 12 months' is of the family of 'Police officers', and a figure within an
        answer in prose ('How often? — in City every two weeks') of the answer's.
        """
        words = self.words.split(IN_PROSE)[0]
        if self.is_change:
            words = CHANGE.split(words)[0].strip(" >,:-")
        return self.first.theme, words.lower() or self.words.lower()

    def of(self, kind: str) -> tuple[Finding, ...]:
        """The cells of a reference: 'nation', 'similar' or 'region'."""
        return tuple(cell for name, group in self.others.items() if body_kind(name) == kind for cell in group)

    def forces(self) -> dict[str, tuple[Finding, ...]]:
        """The other forces' cells, by force; references, regions and totals left out.

        In a national return, where the known forces are named, other bodies are no forces either.
        """
        kinds = {name: body_kind(name) for name in self.others}
        known = sum(kind == "force" for kind in kinds.values())
        wanted = ("force",) if known >= NATIONAL else ("force", "")
        return {name: group for name, group in self.others.items() if kinds[name] in wanted}


DURATIONS = ("seconds", "minutes", "hours", "days", "weeks", "months", "years")


def unit_type(unit: str) -> str:
    """The kind of quantity that a canonical unit measures: percent, money, duration, rate, or else number."""
    if unit in ("%", "points"):
        return "percent"
    if unit == "GBP":
        return "money"
    if unit in DURATIONS:
        return "duration"
    return "rate" if unit.startswith("per ") else "number"


def value_type(cell: Finding) -> str:
    """What kind of answer a cell holds; '' where it holds none."""
    value = cell.value
    if isinstance(value, Interval):
        return unit_type(value.unit)
    if isinstance(value, Grade):
        return "grade"
    if isinstance(value, When):
        return "when"
    if isinstance(value, Category):
        return "category"
    if isinstance(value, Answer) and value.reply not in MISSING:
        return "yesno"
    return ""


def period_key(cell: Finding) -> tuple[date, date]:
    """Sorts cells by period, those without one first."""
    when = cell.when
    if when is None:
        return LONG_AGO, LONG_AGO
    return when.end or when.start or LONG_AGO, when.start or LONG_AGO


def items(data: Iterable[Finding], force: str) -> tuple[Item, ...]:
    """Groups the return's findings into items, in the return's order.

    Items that hold no cell of the letter's force are kept: a letter may speak of what they say of the nation.
    """
    groups: dict[str, list[Finding]] = {}
    for cell in data:
        groups.setdefault(cell.series or cell.id, []).append(cell)
    nation = body_kind(force) == "nation"
    made: list[Item] = []
    for cells in groups.values():
        own: list[Finding] = []
        others: dict[str, list[Finding]] = {}
        for cell in cells:
            mine = (
                not cell.force
                or same_force(cell.force, force)
                or (nation and body_kind(cell.force) in ("nation", "total"))
            )
            if mine:
                own.append(cell)
            else:
                others.setdefault(cell.force, []).append(cell)
        if own or others:
            made.append(
                Item(
                    len(made),
                    cells[0],
                    tuple(sorted(own, key=period_key)),
                    {name: tuple(sorted(group, key=period_key)) for name, group in others.items()},
                )
            )
    return tuple(made)
