"""Which cells of a matched item decide a claim: the right period, the reference, the other forces, the earlier figure.

What the return holds only as ingredients (two periods of a trend, the whole of a share, every force of
a rank) is gathered here; the judge does the arithmetic.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.align.items import QUESTION, Item, period_key
from reconcile.model import Answer, Finding, Interval, Kind, Reference, Relation, Reply, Sign, When
from reconcile.wording.forces import body_kind, same_force
from reconcile.wording.periods import compare
from reconcile.wording.terms import terms
from reconcile.wording.wholes import whole_in

A_MONTH = 31
A_YEAR = 366
CLOSENESS = {"same": 4, "inside": 3, "overlap": 2, "unknown": 1, "apart": 0}
# A comparison with forces at large, said without naming England and Wales.
SHARE_WORDS = re.compile(r"\b(?:rate|proportion\w*|per ?cent|percentage|faster|share|in proportion)\b|%", re.I)
MOVES = re.compile(
    r"\b(?:increas\w+|decreas\w+|rose|rise|fell|fall|lost|gained|grew|cut|reduc\w+|more|fewer|earlier|faster)\b", re.I
)
ELSEWHERE = re.compile(
    r"\b(?:elsewhere|usual|norm|normal|typical|common|average|peers|most (?:places|forces|others)"
    r"|other (?:places|forces)|others|the rest|country|national\w*|colleagues)\b",
    re.I,
)


@dataclass(frozen=True)
class Evidence:
    """The deciding cells, the deciding one first; the other cells a rank or count rests on; why there are none."""

    cells: tuple[Finding, ...] = ()
    compared: tuple[Finding, ...] = ()
    lacking: str = ""  # 'period', 'reference', 'cell'


def dated(when: When | None) -> bool:
    return when is not None and (when.start is not None or when.end is not None)


def cell_for(cells: Sequence[Finding], when: When | None) -> tuple[Finding | None, str]:
    """The cell for a period, and how well it fits; the latest where no period is named."""
    if not cells:
        return None, "unknown"
    if when is None or not dated(when):
        return max(cells, key=period_key), "unknown"
    fits = [(compare(when, cell.when) if cell.when else "unknown", cell) for cell in cells]
    best = max(range(len(fits)), key=lambda n: (CLOSENESS[fits[n][0]], period_key(cells[n])))
    return fits[best][1], fits[best][0]


def is_number(cell: Finding | None) -> bool:
    return cell is not None and isinstance(cell.value, Interval)


def gather(finding: Finding, item: Item, items: Sequence[Item]) -> Evidence:
    """The evidence for one claim in its matched item."""
    own = item.own
    if finding.about is Reference.NATION:
        own = item.of("nation") or own
    elif finding.about is Reference.SIMILAR:
        own = item.of("similar") or own
    elif finding.about is Reference.FORCE and finding.force:
        own = tuple(c for name, group in item.others.items() if same_force(name, finding.force) for c in group) or own
    relation = finding.value if isinstance(finding.value, Relation) else None
    if finding.about is Reference.FORCES:
        return _over_forces(finding, item, items)
    if finding.kind is Kind.TREND and relation is not None:
        return _trend(finding, relation, own, item, items)
    if relation is not None:
        return _comparison(finding, relation, own, item, items)
    cell, fit = cell_for(own, finding.when)
    if cell is None:
        return Evidence(lacking="cell")
    if fit == "apart":
        return Evidence(compared=(cell,), lacking="period")
    if (
        finding.whole is not None
        and is_number(cell)
        and cell.value is not None
        and getattr(cell.value, "unit", "%") in ("", "FTE", "headcount")
    ):
        pair = share_of(finding, item, cell, items)
        if pair is not None:
            return Evidence(pair)
    if _wants_share(finding, cell) and whole_in(cell.words, cell.label or cell.measure) is None:
        pair = share_of(finding, item, cell, items)
        if pair is not None:
            return Evidence(pair)
    return Evidence((cell,), compared=unit_twins(finding, item, cell, items))


def _over_forces(finding: Finding, item: Item, items: Sequence[Item]) -> Evidence:
    """Every force's cell, this force's first; of the change where the claim is of one ('eleven forces gained')."""
    if not item.is_change and MOVES.search(finding.words):
        share = SHARE_WORDS.search(finding.words) is not None
        changes = sorted(
            change_items(item, items), key=lambda change: ((change.first.unit == "%") != share, change.number)
        )
        item = changes[0] if changes else item
    cell, fit = cell_for(item.own or item.cells[:1], finding.when)
    if cell is None or fit == "apart":
        return Evidence(lacking="cell" if cell is None else "period")
    return Evidence((cell,), _peers(item, cell))


def _wants_share(finding: Finding, cell: Finding) -> bool:
    value = finding.value
    return (
        isinstance(value, Interval)
        and isinstance(cell.value, Interval)
        and (
            (value.unit == "%" and cell.value.unit not in ("%", "points") and not cell.value.unit.startswith("per "))
            or value.hedge == "all but"
        )
    )


def share_of(finding: Finding, item: Item, cell: Finding, items: Sequence[Item]) -> tuple[Finding, Finding] | None:
    """The part and the whole of a claimed share where the return holds two counts, the matched item being either.

    The whole's words stand in the part's ('files examined'; 'of the files examined: with a plan'), or in what the
    letter says around the claim; what the part's words add, the claim says.
    """
    if not isinstance(cell.value, Interval):
        return None
    said = set(terms(finding.words)) | set(terms(finding.measure))
    around = said | set(terms(finding.sentence)) | {term for text in finding.context[:2] for term in terms(text)}
    best: tuple[float, int] | None = None
    found: tuple[Finding, Finding] | None = None
    for other in items:
        if other.number == item.number or other.type != item.type:
            continue
        partner, fit = cell_for(other.own, cell.when)
        if (
            partner is None
            or fit == "apart"
            or not isinstance(partner.value, Interval)
            or partner.value.unit != cell.value.unit
        ):
            continue
        as_part = partner.value.point >= cell.value.point
        part, whole = (cell, partner) if as_part else (partner, cell)
        score = _fits_as_whole(part, whole, said, around, as_part)
        near = -abs(other.number - item.number)
        if score is not None and (best is None or (score + 0.05 * max(near, -6), near) > best):
            best, found = (score + 0.05 * max(near, -6), near), (part, whole)
    return found


ENOUGH = 0.6  # share of the whole's words that must be found in the part's, or in the letter


def _fits_as_whole(part: Finding, whole: Finding, said: set[str], around: set[str], as_part: bool) -> float | None:
    """How well one cell serves as the whole of another for this claim; None where it does not."""
    part_terms, whole_terms = set(terms(part.measure)), set(terms(whole.measure))
    if not whole_terms:
        return None
    contained = len(whole_terms & part_terms) / len(whole_terms)
    known = len(whole_terms & around) / len(whole_terms)
    added = part_terms - whole_terms
    met = len(added & said) / len(added) if added else 0.0
    if max(contained, known) < ENOUGH or (not as_part and (met < 0.5 or contained < ENOUGH)):
        return None
    return contained + 0.7 * known + (0.3 if as_part else 0.7 * met) + (0.3 if part.section == whole.section else 0.0)


def unit_twins(finding: Finding, item: Item, cell: Finding, items: Sequence[Item]) -> tuple[Finding, ...]:
    """The same measure in another unit (headcount beside FTE), where the letter names neither."""
    if not isinstance(finding.value, Interval) or finding.value.unit or not isinstance(cell.value, Interval):
        return ()
    own = frozenset(terms(item.words)) - HEADS
    found = []
    for other in items:
        if (
            other.number != item.number
            and abs(other.number - item.number) <= TWIN_REACH
            and frozenset(terms(other.words)) - HEADS == own
        ):
            twin, fit = cell_for(other.own, cell.when)
            if twin is not None and fit != "apart" and {twin.unit, cell.unit} & {"FTE", "headcount"}:
                found.append(twin)
    return tuple(found)


HEADS = frozenset(terms("FTE headcount"))
TWIN_REACH = 60


def other_measure(name: str, item: Item, items: Sequence[Item], when: When | None) -> Finding | None:
    """The cell of the other measure that a comparison names ('more than for violence'), in a like item."""
    wanted = set(terms(name))
    own = set(terms(item.words))
    best: tuple[float, int] | None = None
    found: Finding | None = None
    for other in items:
        if other.number == item.number or other.type != item.type:
            continue
        theirs = set(terms(other.words))
        told = wanted & (theirs - own)
        if not told:
            continue
        score = (
            len(told) / len(wanted)
            + len(theirs & own) / (len(theirs | own) or 1)
            + (0.2 if other.section == item.section else 0.0)
        )
        near = -abs(other.number - item.number)
        if best is None or (score, near) > best:
            cell, fit = cell_for(other.own, when)
            if cell is not None and fit != "apart":
                best, found = (score, near), cell
    return found if best is not None and best[0] >= 0.6 else None


def _trend(
    finding: Finding, relation: Relation, own: tuple[Finding, ...], item: Item, items: Sequence[Item]
) -> Evidence:
    """The cells of the later and of the earlier period, the later first; or the return's own change column."""
    numbers = [cell for cell in own if is_number(cell)]
    if item.is_change and numbers:
        cell, fit = cell_for(numbers, relation.until or finding.when)
        return Evidence((cell,)) if cell and fit != "apart" else Evidence(lacking="period")
    series = numbers or [cell for cell in own if cell.value is not None and not isinstance(cell.value, Answer)]
    if len(series) < 2:
        series = _sibling_periods(item, items) or series
    if len(series) < 2:
        return Evidence(compared=tuple(series), lacking="earlier period" if series else "cell")
    ordered = sorted(series, key=period_key)
    later, earlier, lacking = _two_periods(finding, relation, ordered)
    if later is None or earlier is None:
        return Evidence(compared=tuple(ordered), lacking=lacking)
    between = [cell for cell in ordered if period_key(earlier) < period_key(cell) < period_key(later)]
    steady = relation.steps > 1 or _steady(finding)
    told = _told_change(later, earlier, relation, item, items)
    return Evidence((later, earlier, *reversed(between)) if steady else (later, earlier), told)


def _two_periods(
    finding: Finding, relation: Relation, ordered: Sequence[Finding]
) -> tuple[Finding | None, Finding | None, str]:
    """The later and the earlier cell of a trend, or what is lacking."""
    until = relation.until or (finding.when if finding.when is not None and finding.when.end is not None else None)
    later, fit = cell_for(ordered, until) if dated(until) else (ordered[-1], "unknown")
    if later is None or fit == "apart":
        return None, None, "period"
    before = [cell for cell in ordered if period_key(cell) < period_key(later)]
    if not before:
        return None, None, "earlier period"
    if dated(relation.since):
        return later, _cell_at(before, relation.since), "earlier period"
    if relation.steps > 1:
        return later, before[max(0, len(before) - relation.steps)], ""
    spanned = _years_before(before, later, finding.words) or _years_before(before, later, finding.sentence)
    return later, spanned or _a_year_before(before, later) or before[-1], ""


def _a_year_before(before: Sequence[Finding], later: Finding) -> Finding | None:
    """Changes are told from year to year, where the return holds half-years too."""
    end = period_key(later)[0]
    gaps = [
        (abs((end - period_key(cell)[0]).days - 365), n)
        for n, cell in enumerate(before)
        if period_key(cell)[0].year > 1
    ]
    return before[min(gaps)[1]] if gaps and min(gaps)[0] <= A_MONTH else None


def _told_change(
    later: Finding, earlier: Finding, relation: Relation, item: Item, items: Sequence[Item]
) -> tuple[Finding, ...]:
    """The return's own change cells between the two dates, cited beside them."""
    first, last = period_key(earlier)[0], period_key(later)[0]
    found: list[Finding] = []
    for other in change_items(item, items):
        for cell in other.cells:
            if cell.force == later.force and cell.when is not None and cell.when.start and cell.when.end:
                starts, ends = (
                    abs((cell.when.start - first).days) <= A_MONTH,
                    abs((cell.when.end - last).days) <= A_MONTH,
                )
                if starts and ends:
                    found.append(cell)
    return tuple(found)


def change_items(item: Item, items: Sequence[Item]) -> list[Item]:
    """The items that hold the changes of this one: of the same table, the same words and more."""
    own = set(terms(item.words))
    return [
        other
        for other in items
        if other.is_change and other.first.theme == item.first.theme and own <= set(terms(other.words))
    ]


def _cell_at(cells: Sequence[Finding], since: When | None) -> Finding | None:
    """The cell from which a trend starts: that of the period named, or the nearest within a year of it."""
    cell, fit = cell_for(cells, since)
    if fit not in ("apart", "unknown") or since is None:
        return cell
    start = since.start or since.end
    if start is None:
        return cell
    dated_cells = [c for c in cells if c.when is not None and (c.when.end or c.when.start)]
    gaps = [
        (abs(((c.when.end or c.when.start or start) - start).days), n)
        for n, c in enumerate(dated_cells)
        if c.when is not None
    ]
    if not gaps:
        return cell if fit == "unknown" else None
    gap, nearest = min(gaps)
    return dated_cells[nearest] if gap <= A_YEAR else None


MONTHS = re.compile(r"\b(?:(?P<six>six|6) months|(?P<year>twelve|12) months|(?P<a>a) year)\b", re.I)
SPAN = re.compile(r"\b(two|three|four|five|six|seven|eight|nine|ten|\d+)(?:-year| years)\b", re.I)
COUNTED = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NUMBERS = {word: n for n, word in enumerate(COUNTED, start=2)}


def _years_before(before: Sequence[Finding], later: Finding, words: str) -> Finding | None:
    """The cell so many years before the later one, where the letter says how many ('over the past four years')."""
    found = SPAN.search(words)
    end = period_key(later)[0]
    months = MONTHS.search(words)
    if months is not None and end.year > 1:
        days = 183 if months["six"] else 365
        near = [
            (abs((end - period_key(cell)[0]).days - days), n)
            for n, cell in enumerate(before)
            if period_key(cell)[0].year > 1
        ]
        return before[min(near)[1]] if near and min(near)[0] <= A_MONTH else None
    if found is None or end.year <= 1:
        return before[0] if found is None and any(phrase in words.lower() for phrase in WHOLE_SPAN) else None
    count = NUMBERS.get(found[1].lower()) or int(found[1])
    gaps = [
        (abs((end - period_key(cell)[0]).days - count * 365.25), n)
        for n, cell in enumerate(before)
        if period_key(cell)[0].year > 1
    ]
    if not gaps or min(gaps)[0] > A_YEAR:
        return before[0] if gaps and count > len(before) else None
    return before[min(gaps)[1]]


WHOLE_SPAN = ("over the period", "over the whole period", "over these years", "in recent years")


def _steady(finding: Finding) -> bool:
    text = finding.words.lower()
    return any(
        word in text
        for word in (
            "steadily",
            "year on year",
            "each year",
            "every year",
            "in each of",
            "consecutive",
            "running",
            "in succession",
            "quarter by quarter",
        )
    )


def _sibling_periods(item: Item, items: Sequence[Item]) -> list[Finding]:
    """Cells of items that say the same but for years in their words."""
    own_words = frozenset(t for t in terms(item.words) if not t[0].isdigit())
    found: list[Finding] = []
    for other in items:
        if (
            frozenset(t for t in terms(other.words) if not t[0].isdigit()) == own_words
            and other.section == item.section
        ):
            found.extend(cell for cell in other.own if is_number(cell))
    return found


def _comparison(
    finding: Finding, relation: Relation, own: tuple[Finding, ...], item: Item, items: Sequence[Item]
) -> Evidence:
    cell, fit = cell_for(own, finding.when)
    if cell is None:
        return Evidence(lacking="cell")
    if fit == "apart":
        return Evidence(compared=(cell,), lacking="period")

    def same_period(cells: Sequence[Finding]) -> Finding | None:
        other, how = cell_for(cells, cell.when)
        return None if how == "apart" else other

    if relation.to in (Reference.MEASURE, Reference.FORCES, Reference.NATION) and ELSEWHERE.search(relation.name):
        for kind in ("nation", "similar", "region"):
            reference = same_period(item.of(kind))
            if reference is not None:
                return Evidence((cell, reference))
    if relation.to is Reference.MEASURE and relation.name:
        reference = other_measure(relation.name, item, items, cell.when)
        return Evidence((cell, reference)) if reference else Evidence((cell,), lacking="reference")
    if relation.to in (Reference.NATION, Reference.SIMILAR, Reference.REGION):
        kind = {Reference.NATION: "nation", Reference.SIMILAR: "similar", Reference.REGION: "region"}[relation.to]
        reference = same_period(item.of(kind))
        if reference is None and relation.to is Reference.NATION and len(item.forces()) >= 10:
            return Evidence((cell,), _peers(item, cell))
        return Evidence((cell, reference)) if reference else Evidence((cell,), lacking="reference")
    if relation.to is Reference.FORCE and relation.name:
        named = [c for name, group in item.others.items() if same_force(name, relation.name) for c in group]
        reference = same_period(named)
        return Evidence((cell, reference)) if reference else Evidence((cell,), lacking="reference")
    if relation.to is Reference.FORCES or relation.sign is Sign.RANK:
        peers = _peers(item, cell)
        return Evidence((cell,), peers) if len(peers) >= 3 else Evidence((cell,), lacking="reference")
    if relation.to is Reference.EARLIER:
        before = [c for c in own if period_key(c) < period_key(cell)]
        return Evidence((cell, before[-1])) if before else Evidence((cell,), lacking="earlier period")
    return Evidence((cell,), lacking="reference")


def _peers(item: Item, cell: Finding) -> tuple[Finding, ...]:
    """The other forces' cells for the same period, in the return's order."""
    found: list[Finding] = []
    for group in item.forces().values():
        other, how = cell_for(group, cell.when)
        if other is not None and how != "apart":
            found.append(other)
    return tuple(found)


def missing(cell: Finding) -> bool:
    return cell.value is None or (
        isinstance(cell.value, Answer)
        and cell.value.reply in (Reply.NOT_PROVIDED, Reply.NOT_KNOWN, Reply.NOT_APPLICABLE)
    )


def asks(item: Item) -> bool:
    return bool(QUESTION.match(item.first.label or item.words))


def is_reference(name: str) -> bool:
    return body_kind(name) in ("nation", "similar", "region", "total")
