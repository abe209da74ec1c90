"""From when to when a change is told to have run, and the two cells of those times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from reconcile.align.evidence.cells import A_MONTH, cell_for, dated
from reconcile.align.items import period_key
from reconcile.model import Finding, Interval, Relation, When
from reconcile.wording.periods import whens

NEAR = 100  # days between the time named and the time of the nearest figure: 'since May' of one at the end of March
MONTHS = re.compile(r"\b(?:(?P<six>six|6) months|(?P<year>twelve|12) months|(?P<a>a) year)\b", re.I)
COUNTED = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NUMBERS = {word: n for n, word in enumerate(COUNTED, start=2)}
_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+)"
SPAN = re.compile(rf"\b({_COUNT})(?:-year| years)\b", re.I)
WHOLE_SPAN = re.compile(
    r"\bover the (?:whole )?period\b|\bover these years\b|\bin recent years\b|\bsince records? (?:began|begin)\b", re.I
)
LAST_STEP = re.compile(rf"\b(?:last|final|latest|most recent) of (?:the|these|those) {_COUNT}\b", re.I)
SINCE_THEN = re.compile(r"\bsince (?:then|that (?:date|time|year|point))\b", re.I)
# 'The peak reached in 2009', 'the level of 2011/12': the date is that of the earlier figure.
EARLIER_LEVEL = re.compile(
    r"\b(?:peak|high(?:est)?|record|maximum|low(?:est)?|levels?|figure|total|number)\b(?: point)?[^;.]{0,40}?"
    r"\b(?:reached|recorded|seen|of|in|for|at)\s+$",
    re.I,
)
BELOW = re.compile(r"\b(?:below|above|under|over|short of|on|than|from|against|exceed(?:s|ed)?)\b", re.I)
# The claim goes on from the date of what was said before: 'This was a fall of 2% since March 2012'.
ANAPHORA = re.compile(r"^\W*(?:this|that|which|it|these|and)\b|^\W*(?:was|were|is) ", re.I)
AFTER = re.compile(
    rf"\b(?P<count>six|twelve|three|nine|{_COUNT}) (?P<unit>months|years) (?:after|from|following) $", re.I
)
THOSE = re.compile(rf"\b(?:over|in|during) (?:those|these|the same) (?P<count>twelve|{_COUNT}) months\b", re.I)
PRECEDING = re.compile(
    r"\b(?:preceding|previous)\s+(January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b"
)
RANGE = re.compile(r"\b(?:between|from)\s+(?P<first>[^,;.]{1,40}?)\s+(?:and|to|until)\s+(?P<last>[^,;.]{1,40})", re.I)


def two_periods(
    finding: Finding, relation: Relation, ordered: Sequence[Finding]
) -> tuple[Finding | None, Finding | None, str]:
    """The later and the earlier cell of a trend, or what is lacking."""
    since, until = told_times(finding, relation)
    later, fit = cell_for(ordered, until) if dated(until) else (ordered[-1], "unknown")
    if later is None or fit == "apart" or (fit == "unknown" and dated(until) and later.when is not None):
        return None, None, "period"
    same = [cell for cell in ordered if cell.force == later.force]
    before = [cell for cell in same if period_key(cell) < period_key(later)]
    if not before:
        return None, None, "earlier period"
    if not dated(since) and not dated(relation.until) and STEP_BEFORE.search(finding.words):
        return (before[-1], before[-2], "") if len(before) > 1 else (None, None, "earlier period")
    if dated(since):
        return later, _cell_at(before, since), "earlier period"
    if relation.steps > 1:
        if relation.steps > len(before) and period_key(later)[0].year > 1 and STEPPED.search(finding.words):
            return None, None, "earlier period"
        return later, before[max(0, len(before) - relation.steps)], ""
    if LAST_STEP.search(finding.words):
        return later, before[-1], ""
    spanned = _years_before(before, later, finding.words) or _years_before(before, later, finding.sentence)
    if spanned is None and not dated(until) and SAME_SPAN.search(finding.sentence):
        spanned = _as_before(finding, before, later)
    if spanned is None and not dated(until) and relation.origin is not None:
        spanned = _of_origin(before, relation.origin)
    return later, spanned or a_year_before(before, later) or before[-1], ""


# A change that came before the latest: 'after a fall in the previous year'.
STEP_BEFORE = re.compile(
    r"\b(?:an? |the )(?:[\w-]+ )?(?:fall|rise|increase|decrease|drop|reduction|cut|growth|decline|dip)\b"
    r"(?:(?!\b(?:than|from|on|since|compared)\b)[^,;.])*"
    r"\b(?:the (?:year before|previous year|preceding year)|a year earlier)\b",
    re.I,
)
SAME_SPAN = re.compile(
    r"\b(?:in|over|during|across|within) (?:that|the same|this|those|these)(?: same)?"
    r" (?:time|period|span|years?|\w+ years|\w+ months)\b|\bover the same\b|\bmeanwhile\b",
    re.I,
)


def _as_before(finding: Finding, before: Sequence[Finding], later: Finding) -> Finding | None:
    """The cell from which the sentences before tell their change, where this one is 'in that time'."""
    for text in finding.context[:2]:
        spanned = _years_before(before, later, text) or _ago(before, later, text)
        if spanned is not None:
            return spanned
        told = [m.when for m in whens(text) if m.when.every is None and m.when.start is not None]
        for when in told:
            cell, fit = cell_for(before, When(when.start, when.start if when.end is None else when.end, text=when.text))
            if cell is not None and fit in ("same", "inside"):
                return cell
    return None


def _ago(before: Sequence[Finding], later: Finding, words: str) -> Finding | None:
    """'Four years ago', 'two years before'."""
    found = AGO.search(words)
    return _years_before(before, later, f"{found['count']} years") if found else None


AGO = re.compile(rf"\b(?P<count>{_COUNT}) years (?:ago|before|earlier)\b", re.I)
STEPPED = re.compile(rf"\b(?:each|every one|all) of the (?:past|last|previous)? ?{_COUNT}\b", re.I)


def _of_origin(before: Sequence[Finding], origin: Interval) -> Finding | None:
    """The earlier figure where the letter gives it and no time: 'down from 1,204'."""
    return next(
        (cell for cell in reversed(before) if isinstance(cell.value, Interval) and origin.allows(cell.value.point)),
        None,
    )


def told_times(finding: Finding, relation: Relation) -> tuple[When | None, When | None]:
    """From when and until when, as the clause, its sentence or the sentence before tells."""
    since, until = _whole_year(_at_its_start(relation.since)), _whole_year(relation.until)
    those = THOSE.search(finding.words)
    if those is not None and not dated(since) and finding.when is not None and finding.when.start is not None:
        start = finding.when.start
        return When(start, start), _later_by(start, those["count"], "months")
    if SINCE_THEN.search(finding.words):
        return until or finding.when or _date_before(finding), None
    between = _range(finding)
    if between is not None and not (dated(since) and dated(until)):
        return between
    preceding = PRECEDING.search(finding.words)
    if preceding is not None and not dated(since):
        until = _date_before(finding)
        return _month_before(preceding[1], until), until
    if until is None and not dated(since) and finding.when is not None and finding.when.end is not None:
        until = finding.when
    if dated(until) and not dated(since) and until is not None and _is_compared_with(finding.words, until):
        return until, None
    if dated(until) and not dated(since) and until is not None:
        place = finding.words.find(until.text) if until.text else -1
        before = finding.words[:place] if place > 0 else ""
        found = EARLIER_LEVEL.search(before)
        if found and BELOW.search(before[: found.start()]):
            return until, _date_before(finding)
        after = AFTER.search(before)
        if after is not None and (until.end or until.start):
            return until, _later_by(until.end or until.start, after["count"], after["unit"])
    if dated(since) and not dated(until) and ANAPHORA.search(finding.words):
        told = _date_before(finding)
        if told is not None and since is not None and _end(told) > _end(since):
            until = told
    return since, until


def _whole_year(when: When | None) -> When | None:
    """'Between 2015 and 2019' names years, and not the first day of the one and the last of the other."""
    if when is None or when.start is None or when.start != when.end or (when.start.month, when.start.day) not in ENDS:
        return when
    if re.search(rf"\b(?:{'|'.join(MONTH_NAMES)}|end|start|beginning)\b", when.text, re.I):
        return when
    return When(date(when.start.year, 1, 1), date(when.start.year, 12, 31), text=when.text)


ENDS = ((1, 1), (12, 31))
MONTH_NAMES = ("jan\\w*", "dec\\w*", r"\d+/\d+/\d+")


def _is_compared_with(words: str, when: When) -> bool:
    """Whether a date is that of the earlier figure: 'fewer than in 2011', 'half as many again as in 2010'."""
    place = words.find(when.text) if when.text else -1
    return place > 0 and COMPARED.search(words[:place]) is not None


COMPARED = re.compile(
    r"\b(?:than|as|compared (?:with|to)|against|relative to|above|below)\b"
    r"(?![^,;.]*(?:\d|per ?cent|\b(?:quarter(?! of)|half|third|ten|two|three|four|five|six|seven|eight|nine)\b))"
    r"[^,;.]{0,40}$",
    re.I,
)


def _month_before(month: str, until: When | None) -> When | None:
    """The last month of a name before a date: 'the preceding March'."""
    if until is None:
        return None
    for year in (_end(until).year, _end(until).year - 1):
        told = [m.when for m in whens(f"{month} {year}") if dated(m.when)]
        if told and _end(told[0]) < (until.start or _end(until)):
            return told[0]
    return None


def _at_its_start(since: When | None) -> When | None:
    """'Since March 2011' as March 2011, and not as all that came after."""
    if since is None or since.start is None or since.end is not None:
        return since
    named = [m.when for m in whens(re.sub(r"^\W*since\s+", "", since.text, flags=re.I)) if m.when.end is not None]
    return named[0] if named else When(since.start, since.start, text=since.text)


def _end(when: When) -> date:
    return when.end or when.start or date.min


def _later_by(start: date | None, count: str, unit: str) -> When | None:
    """The date so many months or years after another."""
    number = {"three": 3, "six": 6, "nine": 9, "twelve": 12}.get(count.lower()) or NUMBERS.get(count.lower())
    number = number or int(count)
    if start is None:
        return None
    moved = start + timedelta(days=round(number * (30.44 if unit.lower() == "months" else 365.25)))
    return When(moved - timedelta(days=20), moved + timedelta(days=20))


def _range(finding: Finding) -> tuple[When | None, When | None] | None:
    """'Between 2009 and 2017', which the end of a clause may have cut in two."""
    start = finding.sentence.find(finding.words)
    for match in RANGE.finditer(finding.sentence):
        if start >= 0 and not (match.end() > start and match.start() < start + len(finding.words)):
            continue
        first, last = (
            next((m.when for m in whens(match[name]) if m.when.every is None and dated(m.when)), None)
            for name in ("first", "last")
        )
        if first is None and last is not None and (bare := whens(f"{match['first']} {_end(last).year}")):
            first = bare[0].when
        if first is not None and last is not None and dated(first) and _end(first) < _end(last):
            return first, last
    return None


def _date_before(finding: Finding) -> When | None:
    """The last date told before a claim, in its sentence or in the one before."""
    place = finding.sentence.find(finding.words)
    for text in (finding.sentence[: max(place, 0)], *finding.context[:1]):
        told = [m.when for m in whens(text) if m.when.every is None and dated(m.when)]
        if told:
            return told[-1]
    return None


def a_year_before(before: Sequence[Finding], later: Finding) -> Finding | None:
    """Changes are told from year to year, where the return holds half-years too."""
    end = period_key(later)[0]
    gaps = [
        (abs((end - period_key(cell)[0]).days - 365), n)
        for n, cell in enumerate(before)
        if period_key(cell)[0].year > 1
    ]
    return before[min(gaps)[1]] if gaps and min(gaps)[0] <= A_MONTH else None


def _cell_at(cells: Sequence[Finding], since: When | None) -> Finding | None:
    """The cell from which a trend starts: that of the period named, or the nearest, close to it."""
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
    return dated_cells[nearest] if gap <= NEAR else None


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
        return before[0] if found is None and WHOLE_SPAN.search(words) else None
    count = NUMBERS.get(found[1].lower()) or int(found[1])
    gaps = [
        (abs((end - period_key(cell)[0]).days - count * 365.25), n)
        for n, cell in enumerate(before)
        if period_key(cell)[0].year > 1
    ]
    if not gaps or min(gaps)[0] > 366:
        return before[0] if gaps and count > len(before) else None
    return before[min(gaps)[1]]
