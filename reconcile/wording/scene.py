"""What the readers of comparisons, ranks and trends look at: a clause with its figures and dates already found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from reconcile.model import Interval, Reference, Relation
from reconcile.wording.figures import Figure, figures
from reconcile.wording.patterns import any_of, straight, table, whole_words
from reconcile.wording.periods import Mention, whens

# Hedges that stand before a number as well.
NUMERIC_HEDGES = ("around", "almost", "over", "just over", "under", "at least", "up to")


@cache
def _quantifiers() -> frozenset[str]:
    return frozenset(row["hedge"] for row in table("quantifiers")["quantifier"]) - {"", *NUMERIC_HEDGES}


def is_quantifier(figure: Figure) -> bool:
    """'All', 'most', 'hardly any': words for a share, which a yes or a no may answer as well."""
    return is_quantifying(figure.interval)


def is_quantifying(interval: Interval) -> bool:
    """Whether an interval is that of a quantifier: 'all', 'most', 'none'."""
    return interval.hedge in _quantifiers() or interval.hedge in ("no", "none")


# No sentence states more; a run of figures is a table that lost its lines.
MOST_FIGURES = 30


@dataclass(frozen=True, slots=True)
class RelationMention:
    """A comparison or a trend in a text: the characters start:end."""

    start: int
    end: int
    relation: Relation
    words: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A clause, straightened, with the figures and the dates in it."""

    text: str
    plain: str
    figures: tuple[Figure, ...]
    whens: tuple[Mention, ...]

    @property
    def numbers(self) -> tuple[Figure, ...]:
        """The figures that state a number, quantifiers left out."""
        return tuple(figure for figure in self.figures if not is_quantifier(figure))

    def figure_over(self, start: int, end: int) -> Figure | None:
        """The figure whose words cover part of start:end."""
        return next((f for f in self.figures if f.start < end and start < f.end), None)

    def figure_before(self, place: int, gap: int = 12) -> Figure | None:
        """The figure that ends just before a place: 'seven points higher', '81 fewer'."""
        near = [
            f for f in self.figures if 0 <= place - f.end <= gap and not re.search(r"[,;:.]", self.plain[f.end : place])
        ]
        return near[-1] if near else None

    def when_over(self, start: int, end: int) -> Mention | None:
        return next((w for w in self.whens if w.start < end and start < w.end), None)


def scene(text: str) -> Scene:
    dates = whens(text)
    found = tuple(f for f in figures(text) if not any(w.start <= f.start and f.end <= w.end for w in dates))
    return Scene(text, straight(text), found[:MOST_FIGURES], dates)


# --- what is compared with ----------------------------------------------------------------------------

LISTED = (
    Reference.NATION,
    Reference.SIMILAR,
    Reference.REGION,
    Reference.FORCES,
    Reference.TARGET,
    Reference.EARLIER,
)
ORDER = (*LISTED, Reference.FORCE)
LISTS = dict(zip(LISTED, ("nation", "similar", "region", "forces", "target", "earlier"), strict=True))

NAME = re.compile(r"(?:[A-Z][a-z]+(?:[ -](?:and|of|with|upon|on|the)(?=[ -][A-Z]))?[ -]?)+")


@cache
def _no_names() -> frozenset[str]:
    """Capital words that name no force: months, 'The', the inspectorate itself."""
    return frozenset(table("relations")["names"]["none"])


AVERAGE = re.compile(r"(?:the )?(?:overall )?(?:average|norm|mean|median|figure|rate)")


@cache
def reference_pattern(reference: Reference) -> re.Pattern[str]:
    return whole_words(table("relations")["reference"][LISTS[reference]])


@cache
def word_pattern(section: str, name: str) -> re.Pattern[str]:
    return whole_words(table("relations")[section][name])


@cache
def factor_pattern() -> re.Pattern[str]:
    return whole_words(table("relations")["factors"])


def factor_of(words: str) -> float | None:
    """'doubled' -> 2, 'half as many' -> 0.5."""
    for pattern, factor in table("relations")["factors"].items():
        if re.fullmatch(any_of([pattern]), straight(words)):
            return float(factor)
    return None


def reference_in(
    text: str, start: int, end: int, among: Iterable[Reference] = ORDER
) -> tuple[Reference, str, int] | None:
    """The first thing that text[start:end] compares with: what it is, its words, and where they end."""
    plain = straight(text)
    found: list[tuple[int, int, Reference, str]] = []
    for reference in (r for r in among if r in LISTS):
        match = reference_pattern(reference).search(plain, start, end)
        if match:
            found.append((match.start(), -match.end(), reference, text[match.start() : match.end()]))
    for name in NAME.finditer(text, start, end) if Reference.FORCE in among else ():
        words = name[0].strip()
        if words.split()[0].lower() in _no_names() or straight(words) in ("england and wales",):
            continue
        found.append((name.start(), -name.end(), Reference.FORCE, words))
        break
    if not found:
        return None
    first = min(found, key=lambda item: (item[0], item[1]))
    if first[3].lower() == "the average" and (whole := re.match(r"\s(?:force|constabulary)\b", text[-first[1] :])):
        first = (first[0], first[1] - len(whole[0]), first[2], first[3] + whole[0])
    if AVERAGE.fullmatch(first[3].lower()):  # 'the average of its most similar forces'
        first = min((f for f in found if 0 < f[0] + first[1] <= 12), key=lambda item: item[0], default=first)
    _, minus_end, reference, words = first
    return reference, words, -minus_end


def at_least(factor: float) -> Interval:
    return Interval(factor, factor, unit="times", stated=factor)
