"""What the prose readers share: drafts of passages, and what can be told of them from their words and their order.

A reader finds the drafts (what hangs together, and whether it looks like a heading); `finish` then sets the
letterhead apart, gives each passage its headings, its stem and its paragraph number, and marks recommendations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reconcile.model import Mark, Passage, Place, Role


@dataclass(frozen=True, slots=True)
class Draft:
    """A passage before it is known what surrounds it."""

    text: str
    role: Role
    page: int = 1
    marks: tuple[Mark, ...] = ()
    level: int = 0
    boxed: bool = False
    cell: str = ""  # for a row of a table: where its first cell stands
    sheet: str = ""


# --- bullets ----------------------------------------------------------------------------------------

# Word and LaTeX write bullets in symbol fonts whose private characters have no Unicode name.
BULLET_SIGNS = "•‣▪▫■□●○◦◆◇►▶➢➤✓✔❖∙·\uf0b7\uf0a7\uf0d8\uf076\uf0a8\uf02d"
_SIGN = rf"[{re.escape(BULLET_SIGNS)}]"
_DASH = r"[-–—*](?=\s)"
_NUMBERED = r"(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)|(?:\d{1,2}|[a-hA-H]|[ivx]{2,4})\.(?=\s))"
_OH = r"o(?=\s{1,4}\S)"  # Word's second-level bullet is the letter o of Courier New
BULLET = re.compile(rf"\s*(?:{_SIGN}|{_DASH}|{_OH}|\(cid:\d+\))\s*")
NUMBERED = re.compile(rf"\s*{_NUMBERED}\s+")
SUB_BULLET = re.compile(rf"\s*(?:{_OH}|[–◦○▫])\s*")


def bullet_of(text: str) -> str:
    """The bullet sign with which a paragraph begins, with the space after it; '' for none."""
    match = BULLET.match(text)
    return match.group() if match and match.end() < len(text) else ""


def cut(text: str, marks: tuple[Mark, ...], head: int) -> tuple[str, tuple[Mark, ...]]:
    """Text and marks without the first `head` characters."""
    kept = (mark for mark in marks if mark.end > head)
    return text[head:], tuple(Mark(max(0, m.start - head), m.end - head, m.page, m.box) for m in kept)


_PARAGRAPH_NUMBER = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,2})*\.|\d{1,2}\.\d{1,3})\s+(?=[A-Z‘“'\"])")
_NUMBERED_PARAGRAPHS = 3  # with so many, and rising, the paragraphs of a document are numbered


def _without_numbers(drafts: Sequence[Draft]) -> list[Draft]:
    """Points of a list as bullets, and numbered paragraphs without their numbers: those are no figures."""
    heads = {n: m for n, d in enumerate(drafts) if d.role is Role.BODY and (m := _PARAGRAPH_NUMBER.match(d.text))}
    numbers = [_number(match.group()) for match in heads.values()]
    numbered = len(numbers) >= _NUMBERED_PARAGRAPHS and numbers == sorted(set(numbers))
    out = list(drafts)
    listing = False
    for n, draft in enumerate(drafts):
        if draft.role in (Role.MARGIN, Role.FOOTNOTE):
            continue
        point = NUMBERED.match(draft.text) if draft.role is Role.BODY else None
        head = heads[n].end() if numbered and n in heads else 0
        if point and listing:
            text, marks = cut(draft.text, draft.marks, point.end())
            out[n] = replace(draft, text=text, marks=marks, role=Role.BULLET, level=1)
            continue
        if head:
            text, marks = cut(draft.text, draft.marks, head)
            out[n] = replace(draft, text=text, marks=marks)
        if draft.role is Role.BULLET:
            listing = listing and not draft.text.rstrip().endswith(".")
        else:
            listing = draft.role is Role.BODY and draft.text.rstrip().endswith(":")
    return out


def _number(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.strip().strip(".").split("."))


# --- letterhead -------------------------------------------------------------------------------------

_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_LABELS = "Tel(?:ephone)?|Fax|Direct line|E-?mail|Web(?:site)?|(?:Our|Your) ref(?:erence)?"
_POSTCODE = r"\b[A-Z]{1,2}\d[A-Z\d]?\s+\d[A-Z]{2}\b"
SALUTATION = re.compile(r"\s*Dear\s+\S.{0,60}$")
CLOSING = re.compile(
    r"\s*(?:Yours|Your|With (?:best|kind)|Kind|Best) ?(?:sincerely|faithfully|truly|ever|wishes|regards|,)"
)
_DATE_LINE = re.compile(rf"\s*(?:Date:?\s*)?(?:\w+day,?\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}\.?\s*$")
_CONTACT = re.compile(
    rf"{_POSTCODE}|\b(?:{_LABELS})\b\s*(?:[:.]|\d)|\S+@\S+\.\S+|\bwww\.",
    re.IGNORECASE,
)
_LETTER_WORDS = 40  # a longer paragraph is prose wherever it stands
_NEAR_THE_TOP = 40  # drafts within which 'Dear ...' is the salutation and not a quotation


def is_contact_line(text: str) -> bool:
    """An address, a date by itself, a telephone number: something that belongs to the frame of a letter."""
    if _DATE_LINE.match(text):
        return True
    return len(text.split()) <= 14 and bool(_CONTACT.search(text)) and not text.rstrip().endswith(".")


def _set_letterhead_apart(drafts: list[Draft]) -> list[Draft]:
    out = list(drafts)
    dear = next((n for n, d in enumerate(drafts[:_NEAR_THE_TOP]) if SALUTATION.match(d.text)), None)
    for n, draft in enumerate(drafts):
        if draft.role not in (Role.BODY, Role.HEADING, Role.BULLET, Role.FOOTNOTE):
            continue
        before = dear is not None and n <= dear and len(draft.text.split()) < _LETTER_WORDS
        lone = (draft.page == 1 or CLOSING.match(draft.text)) and is_contact_line(draft.text)
        if before or (lone and draft.role is not Role.FOOTNOTE):
            out[n] = replace(draft, role=Role.LETTERHEAD, level=0)
    _set_signature_apart(out, after=dear or 0)
    return out


def _set_signature_apart(out: list[Draft], after: int) -> None:
    """From 'Yours sincerely' on, short lines are the signature, until prose or an annex begins."""
    signing = False
    lines = 0
    for n, draft in enumerate(out):
        if n > after and CLOSING.match(draft.text) and len(draft.text.split()) <= 8:
            signing, lines = True, 0
        if not signing or draft.role not in (Role.BODY, Role.HEADING, Role.BULLET):
            continue
        prose = len(draft.text.split()) > 16 or (draft.text.rstrip().endswith(".") and len(draft.text.split()) > 8)
        if prose or lines > 12 or re.match(r"\s*(?:Annex|Appendix)\b", draft.text):
            signing = False
            continue
        lines += 1
        out[n] = replace(draft, role=Role.LETTERHEAD, level=0)


# --- headings, stems, boxes -------------------------------------------------------------------------

_ASKING_HEADING = re.compile(
    r"\s*(?:\d[\d.]*\s+)?(?:(?:summary of|our|key)\s+)?(?:areas?\s+for\s+(?:improvement|development)|recommendations?"
    r"|causes?\s+of\s+concern|required\s+actions?|actions?\s+required)\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"\b(?:should|must|needs?\s+to|ought\s+to|recommends?|recommended|immediately|is\s+to|are\s+to|ensure|within\s+\w+\s+months?)\b",
    re.IGNORECASE,
)
_THANKS = re.compile(r"\s*(?:I|We)\b.*\b(?:thank|thanking|grateful)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.?!])[’”'\")]*\s+(?=[A-Z‘“'\"(])")


def last_sentence(text: str) -> str:
    """The last sentence of a paragraph: of one that ends in a colon, the stem of its bullets."""
    return _SENTENCE_END.split(text)[-1].strip()


def asks(text: str) -> bool:
    """Whether a heading announces what the force is asked to do, and not what was found."""
    return bool(_ASKING_HEADING.match(text)) and len(text.split()) <= 8


def finish(drafts: Iterable[Draft], file: str) -> tuple[Passage, ...]:
    """Passages in order, with headings, stems, boxes and paragraph numbers."""
    ready = _set_letterhead_apart(_without_numbers([d for d in drafts if d.text.strip()]))
    ready, quiet = _judge_boxes(ready)
    passages: list[Passage] = []
    path: list[tuple[int, str]] = []
    outside: list[tuple[int, str]] | None = None  # the headings above the box that is being read
    stems: dict[int, str] = {}
    number = 0
    for n, draft in enumerate(ready):
        if draft.boxed and outside is None and draft.role not in (Role.MARGIN, Role.LETTERHEAD):
            outside = list(path)
        elif not draft.boxed and outside is not None and draft.role not in (Role.MARGIN, Role.FOOTNOTE):
            path, outside = outside, None
        paragraph: int | None = None
        stem = ""
        if draft.role is Role.HEADING:
            if not draft.boxed or (outside is not None and len(path) > len(outside)):
                kept = len(outside) if draft.boxed and outside is not None else 0
                path = path[:kept] + [(level, text) for level, text in path[kept:] if level < draft.level]
            stems.clear()
        elif draft.role is Role.BULLET:
            stem = next((stems[level] for level in sorted(stems, reverse=True) if level < draft.level), "")
            stems = {level: text for level, text in stems.items() if level < draft.level}
            stems[draft.level] = f"{stem} {draft.text}".strip()
        elif draft.role is Role.BODY:
            stems = {0: last_sentence(draft.text)} if draft.text.rstrip().endswith((":", "…", "–", "-")) else {}
        if draft.role in (Role.BODY, Role.BULLET):
            number += 1
            paragraph = number
        headings = tuple(text for _, text in path)
        boxed = (draft.boxed and n not in quiet) or _asked(draft, headings, stem)
        passages.append(_passage(draft, file, paragraph, headings, stem, boxed))
        if draft.role is Role.HEADING:
            path.append((draft.level, draft.text))
    return tuple(passages)


def _judge_boxes(drafts: Sequence[Draft]) -> tuple[list[Draft], set[int]]:
    """A heading on a tinted band is no box; and the places of what stands in a box that asks nothing of the force."""
    out = list(drafts)
    quiet: set[int] = set()
    run: list[int] = []
    for n in range(len(drafts) + 1):
        if n < len(drafts) and drafts[n].role in (Role.MARGIN, Role.FOOTNOTE):
            continue
        if n < len(drafts) and drafts[n].boxed:
            run.append(n)
            continue
        texts = [drafts[k].text for k in run if drafts[k].role is not Role.HEADING]
        if run and not texts:
            for k in run:
                out[k] = replace(drafts[k], boxed=False)
        elif run:
            headed = any(asks(drafts[k].text) for k in run)
            asking = sum(bool(_ASKING.search(text)) for text in texts)
            if not headed and 2 * asking < len(texts):
                quiet.update(run)
        run = []
    return out, quiet


def _asked(draft: Draft, headings: Sequence[str], stem: str) -> bool:
    """Under 'Areas for improvement' what asks for something counts as boxed, drawn box or not."""
    if draft.role not in (Role.BODY, Role.BULLET, Role.TABLE) or not any(asks(h) for h in headings):
        return False
    if _THANKS.match(draft.text):
        return False
    return draft.role is not Role.BODY or bool(_ASKING.search(draft.text)) or bool(stem)


def _passage(
    draft: Draft, file: str, paragraph: int | None, headings: tuple[str, ...], stem: str, boxed: bool
) -> Passage:
    box = draft.marks[0].box if draft.marks else None
    place = Place(file, page=draft.page, paragraph=paragraph, box=box, sheet=draft.sheet, cell=draft.cell)
    return Passage(
        text=draft.text,
        role=draft.role,
        place=place,
        marks=draft.marks,
        headings=headings,
        stem=stem,
        level=draft.level,
        boxed=boxed,
    )
