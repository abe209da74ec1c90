"""The facts of an invented return: what each of some forces says of each of some measures in each of some periods."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from reconcile.model import Answer, Category, Grade, Interval, Value, When

NATION = "England and Wales"
FORCES = ("Alderbrook", "Copplestone Vale", "Eastmoor", "Northshire", "Tarrant and Sele")
PERIODS = ("2011/12", "2012/13", "2013/14")

Told = float | str | date


@dataclass(frozen=True)
class Measure:
    """What is measured or asked. `unit` is the canonical unit of its figures; `kind` what answers it."""

    words: str
    unit: str = ""
    kind: str = "figure"  # or 'answer', 'grade', 'category', 'date'
    section: str = ""
    high: int = 5000
    places: int = 0
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fact:
    force: str
    measure: Measure
    period: str
    value: Told
    under: Measure | None = None  # the measure that this one is a part of


MEASURES = (
    Measure("Burglaries attended", "%", section="Attendance", high=100, places=1),
    Measure("Emergency calls received", section="Contact", high=90000),
    Measure("Neighbourhood constables", "FTE", section="Workforce", high=900, places=1),
    Measure("Spending on agency work", "GBP", section="Finance", high=4_000_000),
    Measure("Average wait before a caller is answered", "seconds", section="Contact", high=600),
    Measure("Complaints recorded", section="Standards", high=400),
)
ANSWERED = (
    Measure("Does the force have a written attendance policy?", kind="answer", section="Attendance"),
    Measure("Is every missing person report reviewed by a sergeant?", kind="answer", section="Vulnerability"),
    Measure("Are victims updated within ten days?", kind="answer", section="Victims"),
    Measure("Can the control room see previous incidents?", kind="answer", section="Contact"),
    Measure("Do neighbourhood teams hold surgeries?", kind="answer", section="Contact"),
)
REPLIES = ("Yes", "No", "In part", "Not known")
GRADED = (
    Measure("Investigating crime", kind="grade", section="Effectiveness"),
    Measure("Protecting the vulnerable", kind="grade", section="Effectiveness"),
    Measure("Treating the workforce fairly", kind="grade", section="Legitimacy"),
)
GRADES = ("Outstanding", "Good", "Requires improvement", "Inadequate")
COLOURS = ("Red", "Amber", "Green")
NAMED = (
    Measure(
        "On what basis are visits decided?",
        kind="category",
        section="Attendance",
        options=("Threat, harm and risk", "Type of offence", "Wishes of the victim"),
    ),
    Measure(
        "Where do custody records go?",
        kind="category",
        section="Custody",
        options=("Regional archive", "Station safe", "Shared drive"),
    ),
)
DATED = (Measure("When was the policy last agreed?", kind="date", section="Attendance"),)
QUESTIONS = (*ANSWERED, *NAMED, *DATED)


@dataclass(frozen=True)
class Facts:
    """All of it: a value for each force, measure and period."""

    values: Mapping[tuple[str, Measure, str], Told]

    def of(self, force: str, measure: Measure, period: str = PERIODS[-1]) -> Fact:
        return Fact(force, measure, period, self.values[force, measure, period])


def facts(seed: int) -> Facts:
    """The same values for the same seed, none of them twice in one measure."""
    random = Random(seed)
    forces = (*FORCES, NATION)
    values: dict[tuple[str, Measure, str], Told] = {}
    for measure in (*MEASURES, *QUESTIONS, *GRADED):
        drawn = iter(_drawn(random, measure, len(forces) * len(PERIODS)))
        for force in forces:
            for period in PERIODS:
                values[force, measure, period] = next(drawn)
    return Facts(values)


def _drawn(random: Random, measure: Measure, count: int) -> Iterator[Told]:
    if measure.kind == "figure":
        scale = 10**measure.places
        steps = 1000 if measure.unit == "GBP" else 1  # whole thousands, so that £000s lose nothing
        numbers = random.sample(range(20 * steps, measure.high * scale, steps), count)
        yield from (number / scale if measure.places else number for number in numbers)
        return
    for _ in range(count):
        if measure.kind == "date":
            yield date(random.randint(2009, 2013), random.randint(1, 12), random.randint(1, 28))
        else:
            yield random.choice({"answer": REPLIES, "grade": GRADES}.get(measure.kind, ()) or measure.options)


# --- what is read, against what was written ---------------------------------------------------------


def told(value: Value | None) -> Told:
    """A value as a fact has it."""
    if isinstance(value, Interval):
        return round(value.point, 6)
    if isinstance(value, Answer):
        return {"yes": "Yes", "no": "No", "partly": "In part", "not known": "Not known"}.get(value.reply.value, "")
    if isinstance(value, Grade | Category):
        return value.name.casefold()
    if isinstance(value, When) and value.start is not None:
        return value.start
    return repr(value)


def expected(value: Told, measure: Measure) -> Told:
    if isinstance(value, int | float):
        return round(float(value), 6)
    return value.casefold() if isinstance(value, str) and measure.kind in ("grade", "category") else value


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{3,}", text.casefold()))


def distinctive(measures: Sequence[Measure]) -> Mapping[Measure, set[str]]:
    """The words that one measure has and no other."""
    return {
        measure: words_of(measure.words) - set().union(*(words_of(m.words) for m in measures if m is not measure))
        for measure in measures
    }
