"""Of whom and of when a claim speaks, where its own words leave that to the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reconcile.align.evidence.cells import dated
from reconcile.align.items import Item
from reconcile.model import Finding, Kind, Reference, Relation, When
from reconcile.wording.forces import body_kind, short_name
from reconcile.wording.periods import whens

# A relative time, whose date the words around give: 'a year earlier', 'at the same date'.
RELATIVE = re.compile(r"\b(?:earlier|before|previous|later|same|ago|preceding|last year|that date|that time)\b", re.I)


def understood(finding: Finding, item: Item) -> Finding:
    """The finding with the force it names and the date it is of made plain."""
    named = _named_body(finding, item)
    if named:
        finding = replace(finding, about=Reference.FORCE, force=named)
    when = _when(finding)
    return finding if when is finding.when else replace(finding, when=when)


NOT_BESIDE = r"(?<!\bthan )(?<!\bfrom )(?<!\bexcept )(?<!\bbar )"  # 'more than Corvedale', 'apart from Corvedale'


def _named_body(finding: Finding, item: Item) -> str:
    """Another force or body of the return that the claim is about: 'Corvedale, which is smaller, has seven'."""
    if finding.about is not None or isinstance(finding.value, Relation):
        return ""  # a comparison names what it compares with
    for name in item.others:
        if (
            body_kind(name) in ("force", "")
            and len(short_name(name)) > 3
            and re.search(rf"{NOT_BESIDE}\b{re.escape(short_name(name))}\b", finding.words)
        ):
            return name
    return ""


def _when(finding: Finding) -> When | None:
    """The claim's own date; for a trend told against a relative time, the date that its sentence gives."""
    own = finding.when
    if own is not None and (own.start is not None or own.end is not None or own.every is not None):
        return own
    if finding.kind is not Kind.TREND and not RELATIVE.search(finding.period):
        return own
    before = finding.sentence[: max(0, finding.sentence.find(finding.words))]
    for text in (before, *_previous(finding)):
        told = [m.when for m in whens(text) if m.when.every is None and dated(m.when)]
        if told:
            return told[-1]
    return own


MONTHS = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|\b(?:spring|summer|autumn|winter|quarter|weekend)\b",
    re.I,
)
LONG = 200  # days: a figure of most of a year


def of_other_months(finding: Finding, cell: Finding) -> bool:
    """Whether the claim is of certain months, named without a year, and the cell of a longer time."""
    if dated(finding.when) or not MONTHS.search(finding.period):
        return False
    when = cell.when
    return when is not None and when.start is not None and when.end is not None and (when.end - when.start).days > LONG


def _previous(finding: Finding) -> Sequence[str]:
    return finding.context[:1] if RELATIVE.search(finding.words) else ()
