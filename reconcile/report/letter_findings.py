"""The page that shows how a letter was read: its pages with every finding marked, and beside them what each says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reconcile.findings import value_text
from reconcile.model import Document, Finding, Kind, Notice, Standing
from reconcile.report import html
from reconcile.report.letter_pages import Letter, LetterPage, Statement

# Kinds that a reader tells apart by colour; the word beside each finding says which it is.
_FAMILIES: dict[Kind, str] = {
    Kind.ANSWER: "answer",
    Kind.QUANTITY: "figure",
    Kind.APPROXIMATION: "figure",
    Kind.COMPARISON: "relation",
    Kind.TREND: "relation",
    Kind.GRADE: "grade",
    Kind.CATEGORY: "grade",
    Kind.DATE: "date",
    Kind.PROVISION: "provision",
    Kind.INTERNAL: "provision",
}
_KEY = (
    ("answer", "answer"),
    ("figure", "quantity, approximation"),
    ("relation", "comparison, trend"),
    ("grade", "grade, category"),
    ("date", "date"),
    ("provision", "provision"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding in the list beside the page."""

    finding: Finding
    family: str
    number: str  # what stands beside its words on the page
    value: str
    marked: bool  # whether its words were found on a page, so that the entry can lead there

    @property
    def aside(self) -> bool:
        """Whether it is no finding about the force."""
        return self.finding.standing is not Standing.FINDING


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the letter, or the letter as text where it cannot be pictured, with what it says."""

    page: LetterPage | None
    entries: tuple[Entry, ...]


def page(path: Path, document: Document, findings: Sequence[Finding], notices: Sequence[Notice]) -> str:
    """The page of one letter."""
    letter = Letter(document, map(_statement, findings))
    pages = letter.pages(path)
    entries = [_entry(finding, finding.id in letter.spots) for finding in findings]
    return html.render(
        "letter.html",
        styles=("letter.css", "findings.css"),
        scripts=("findings.js",),
        pictures=bool(pages),
        file=document.file,
        sheets=_sheets(pages, entries),
        pages=pages,
        passages=letter.text(),
        count=len(findings),
        standings=Counter(str(finding.standing) for finding in findings).most_common(),
        kinds=Counter(str(finding.kind) for finding in findings).most_common(),
        key=_KEY,
        notices=[f"{notice.place.reference}: {notice.text}" for notice in notices],
    )


def _statement(finding: Finding) -> Statement:
    about = finding.standing is Standing.FINDING
    return Statement(
        ref=finding.id,
        finding=finding,
        look=f"k-{_FAMILIES[finding.kind]}" + ("" if about else " aside"),
        sign=_number(finding.id),
        name=f"{_number(finding.id)}: {finding.kind}, {finding.standing}: {value_text(finding.value)}",
        rank=int(about),
    )


def _entry(finding: Finding, marked: bool) -> Entry:
    return Entry(finding, _FAMILIES[finding.kind], _number(finding.id), value_text(finding.value), marked)


def _number(ref: str) -> str:
    """'L023' is 23 on the page, where there is little room."""
    return ref.lstrip("L").lstrip("0") or ref


def _sheets(pages: Sequence[LetterPage], entries: Iterable[Entry]) -> tuple[Sheet, ...]:
    """Each page with the findings that begin on it; what stands on no pictured page comes last."""
    by_page: dict[int | None, list[Entry]] = {}
    pictured = {page.picture.page for page in pages}
    for entry in entries:
        place = entry.finding.place.page
        by_page.setdefault(place if place in pictured else None, []).append(entry)
    sheets = [Sheet(page, tuple(by_page.get(page.picture.page, ()))) for page in pages]
    rest = tuple(by_page.get(None, ()))
    return (*sheets, Sheet(None, rest)) if rest or not sheets else tuple(sheets)
