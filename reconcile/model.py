"""The types that flow through the program: Document -> Finding -> Pairing -> Judgement -> Result.

Standard library only, and frozen: a stage makes new values, it never changes those it was given.
Coordinates are PDF points from the top left of the page; rows and columns count from 0; pages and
paragraphs count from 1, as a reader would.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from functools import lru_cache
from math import inf

# --- where something stands -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the top left."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands: a page and paragraph of a letter, or a sheet and cell of a return."""

    file: str
    page: int | None = None
    paragraph: int | None = None
    box: Box | None = None
    sheet: str = ""  # sheet name; 'csv' for a CSV file, 'pdf' for a table in a PDF, 'docx' for one in a DOCX
    cell: str = ""  # 'C14'; in a PDF 'p2' (its page), since a PDF has no cell addresses

    @property
    def reference(self) -> str:
        """How a person cites it: 'Sheet!C14', 'page 2, paragraph 7', or the bare file name."""
        if self.cell:
            return f"{self.sheet}!{self.cell}"
        if self.page is not None:
            tail = f", paragraph {self.paragraph}" if self.paragraph is not None else ""
            return f"page {self.page}{tail}"
        return self.file


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that could not be read, or was passed over on purpose, and why. Never a log line."""

    text: str
    place: Place


# --- documents --------------------------------------------------------------------------------------

Stored = str | int | float | bool | date | datetime | time | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid as the file holds it. `rows` and `columns` give a merged cell's span."""

    row: int
    column: int
    stored: Stored
    shown: str  # the text a person sees ('48%' for 0.48 in a percent format)
    place: Place
    number_format: str = ""
    comment: str = ""
    rows: int = 1
    columns: int = 1
    hidden: bool = False  # its row or its column is hidden
    bold: bool = False
    indent: int = 0

    @property
    def empty(self) -> bool:
        return not self.shown.strip()


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """0 -> 'A', 26 -> 'AA'."""
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(65 + digit) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet (or one table of a PDF or DOCX) as a grid of cells; absent positions are empty cells.

    `cells` maps (row, column) to Cell, merged cells under their top left position only.
    """

    name: str
    cells: Mapping[tuple[int, int], Cell]
    place: Place
    hidden: bool = False

    @property
    def height(self) -> int:
        return max((r + c.rows for (r, _), c in self.cells.items()), default=0)

    @property
    def width(self) -> int:
        return max((k + c.columns for (_, k), c in self.cells.items()), default=0)


@dataclass(frozen=True, slots=True)
class Mark:
    """The characters start:end of a passage stand on this page, inside this box (one word, or one line)."""

    start: int
    end: int
    page: int
    box: Box | None = None


class Role(StrEnum):
    """What a passage is on the page."""

    BODY = "body"
    HEADING = "heading"
    BULLET = "bullet"
    FOOTNOTE = "footnote"
    TABLE = "table"  # a row of a table inside a letter, its cells joined by ' | '
    TILE = "tile"  # a tile or panel of figures: 'label value (force) value (comparator)'
    LETTERHEAD = "letterhead"  # addresses, dates, salutation, signature
    MARGIN = "margin"  # running header, footer, page number


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, bullet or footnote, its lines joined and hyphenation undone."""

    text: str
    role: Role
    place: Place  # of its first character
    marks: tuple[Mark, ...] = ()
    headings: tuple[str, ...] = ()  # the headings it stands under, outermost first
    stem: str = ""  # for a bullet: the words it completes ('The force:')
    level: int = 0  # of a heading (1 is outermost) or of a bullet
    boxed: bool = False  # stands in a ruled or tinted box (recommendations, areas for improvement)


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds: prose in reading order, tables, and notices of what could not be read."""

    file: str
    format: str  # 'pdf', 'docx', 'text', 'xlsx', 'ods', 'csv'
    passages: tuple[Passage, ...] = ()
    tables: tuple[Grid, ...] = ()
    notices: tuple[Notice, ...] = ()
    pages: int = 1


# --- values -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Interval:
    """Every figure, hedge, quantifier and fraction: the values for which the words would be true.

    `unit` is a canonical unit: '' (a count), '%', 'points', 'times', 'GBP', 'FTE', 'headcount',
    'seconds', 'minutes', 'hours', 'days', 'weeks', 'months', 'years', 'per 1,000 population', ...
    """

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False
    unit: str = ""
    stated: float | None = None  # the figure as written: 78 for '78%', 400 for 'over 400'
    hedge: str = ""  # '' stated plainly; else the kind of hedge: 'around', 'almost', 'over', 'most', ...

    def holds(self, value: float) -> bool:
        """Whether the words would be true of `value`."""
        above = value > self.low if self.low_open else value >= self.low
        below = value < self.high if self.high_open else value <= self.high
        return above and below

    def allows(self, value: float) -> bool:
        """Whether the words would be true of `value`, or of what a writer makes of it in whole numbers."""
        return self.holds(value) or self.holds(round(value))

    @property
    def point(self) -> float:
        """The figure as written, or else the middle of the interval (its finite end where unbounded)."""
        if self.stated is not None:
            return self.stated
        if self.low == -inf:
            return self.high
        if self.high == inf:
            return self.low
        return (self.low + self.high) / 2


class Reply(StrEnum):
    YES = "yes"
    NO = "no"
    PARTLY = "partly"
    NOT_KNOWN = "not known"
    NOT_PROVIDED = "not provided"
    NOT_APPLICABLE = "not applicable"
    PROVIDED = "provided"  # letter side: said to have been given


MISSING = (Reply.NOT_PROVIDED, Reply.NOT_KNOWN, Reply.NOT_APPLICABLE)  # replies that answer nothing


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply to a question. On the letter side YES: the clause affirms what it speaks of; NO: it denies it."""

    reply: Reply
    detail: str = ""  # what follows the yes or the no


@dataclass(frozen=True, slots=True)
class Grade:
    """A graded judgement: level 0 is the worst. `scale` names the scale ('peel 2014', 'peel 2021', 'rag')."""

    scale: str
    level: int
    name: str  # canonical: 'requires improvement'


@dataclass(frozen=True, slots=True)
class Category:
    """One of several named kinds, in words."""

    name: str


@dataclass(frozen=True, slots=True)
class When:
    """A date, a period, or a frequency. A date has start == end; a frequency has `every` (days between)."""

    start: date | None = None
    end: date | None = None
    every: float | None = None
    text: str = ""

    @property
    def is_date(self) -> bool:
        return self.start is not None and self.start == self.end


class Sign(StrEnum):
    ABOVE = "above"
    BELOW = "below"
    EQUAL = "equal"  # in line with
    RANK = "rank"  # first, third highest, top quarter; see Relation.rank, .end
    RISING = "rising"
    FALLING = "falling"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    SHARE = "share"  # a share of a total


class Reference(StrEnum):
    NATION = "England and Wales"
    SIMILAR = "most similar forces"
    REGION = "region"
    FORCE = "another force"
    FORCES = "other forces"  # ranks and counts over all forces of the return
    EARLIER = "an earlier period"
    MEASURE = "another measure"  # 'more than for violence', 'of whom'
    TARGET = "a target"


@dataclass(frozen=True, slots=True)
class Relation:
    """A comparison or a trend: this force's figure against a reference."""

    sign: Sign
    to: Reference
    name: str = ""  # the force, region or measure referred to, as the letter has it
    amount: Interval | None = None  # by how much: unit '%', 'points', 'times' or '' (a number)
    origin: Interval | None = None  # 'from 1,171'
    target: Interval | None = None  # 'to 928'
    rank: Interval | None = None  # place in the order: [3, 3] for 'third'; a share in '%' for 'top quarter'
    end: str = ""  # 'highest' or 'lowest': which end the rank counts from
    since: When | None = None
    until: When | None = None
    steps: int = 1  # 'three years running'


Value = Interval | Answer | Grade | Category | When | Relation


# --- findings ---------------------------------------------------------------------------------------


class Side(StrEnum):
    LETTER = "letter"
    DATA = "data"


class Kind(StrEnum):
    ANSWER = "answer"
    QUANTITY = "quantity"
    APPROXIMATION = "approximation"
    COMPARISON = "comparison"
    TREND = "trend"
    GRADE = "grade"
    CATEGORY = "category"
    DATE = "date"
    PROVISION = "provision"
    INTERNAL = "internal"


class Standing(StrEnum):
    """A finding about the force; or why it is none."""

    FINDING = "finding"
    BACKGROUND = "background"
    PLAN = "plan"
    CONDITION = "condition"
    RECOMMENDATION = "recommendation"
    CRITERION = "criterion"  # what a good force does; a target
    NATIONAL = "national statement"
    OTHER_FORCE = "another force"
    EARLIER = "earlier inspection"
    QUOTATION = "quotation"  # what staff, victims or partners said
    OPINION = "opinion"


SUMMED = "+"  # ends the id of a finding that is a sum of cells


@dataclass(frozen=True, slots=True)
class Finding:
    """One row of the common findings table: what one statement or one cell says."""

    id: str  # 'L012' or 'D0345': stable between runs
    side: Side
    standing: Standing
    kind: Kind
    force: str  # canonical name; 'England and Wales'; '' where the document is about one force and does not say
    theme: str  # letter: the headings; data: sheet title and section, joined by ' > '
    measure: str  # what is measured or asked, in words. data: row path and column path, force and period left out
    value: Value | None
    words: str  # letter: the shortest quote that makes the finding; data: the cell as shown
    place: Place
    unit: str = ""
    period: str = ""  # as written: '12 months to 30 November 2013'
    when: When | None = None  # the same as dates
    group: str = ""  # whom it is about within the force: 'PCSOs', 'victims'
    # letter side
    sentence: str = ""  # the whole sentence
    context: tuple[str, ...] = ()  # what the subject is to be looked for in: stem, previous sentences, nearest first
    whole: Interval | None = None  # '22 of 25': the 25
    about: Reference | None = None  # set when the sentence speaks of England and Wales, another force, ...
    # data side
    section: str = ""  # the section row or merged heading above
    label: str = ""  # the row label or question alone
    series: str = ""  # the same for cells that differ in force or period alone
    comment: str = ""  # notes and cell comments that qualify it
    row: int = -1
    column: int = -1

    @property
    def asked(self) -> str:
        """What a cell of a return answers: its row's own words, where they are more than a code such as 'C5'."""
        return self.label if " " in self.label.strip() else self.measure or self.label

    @property
    def is_sum(self) -> bool:
        """Whether it was added up from several cells of the return, which holds no such total itself."""
        return self.id.endswith(SUMMED)


# --- how a return was read --------------------------------------------------------------------------


class Part(StrEnum):
    """What a cell of a return was taken for."""

    TITLE = "title"
    SECTION = "section"
    HEADER = "header"
    MEASURE = "measure"
    FORCE = "force"
    PERIOD = "period"
    UNIT = "unit"
    ANSWER = "answer"
    COMMENT = "comment"
    NOTE = "note"
    REFERENCE = "reference"
    CLERICAL = "clerical"  # who filled the return in, and when
    KEY = "key"  # explains codes, or lists questions that other sheets answer
    IGNORED = "ignored"
    NOT_UNDERSTOOD = "not understood"


@dataclass(frozen=True, slots=True)
class PartTaken:
    """What one cell was taken for, why, and the ids of the findings it became."""

    part: Part
    why: str
    findings: tuple[str, ...] = ()
    said: bool = False  # by the layout file


@dataclass(frozen=True, slots=True)
class SheetRead:
    """A sheet with the part of each of its filled cells; `why` says why a sheet was passed over as a whole."""

    grid: Grid
    parts: Mapping[tuple[int, int], PartTaken]
    why: str = ""
    said: tuple[str, ...] = ()  # what the layout file says of it, a line each


# --- judgements -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pairing:
    """A letter finding with the data findings that decide it. `evidence` is empty where none was found."""

    letter: Finding
    evidence: tuple[Finding, ...] = ()  # the deciding one first
    sureness: float = 0.0  # probability that the pairing is right
    how: str = ""  # how they were matched, in words
    rivals: tuple[Finding, ...] = ()  # passed over, best first
    compared: tuple[Finding, ...] = ()  # the other forces' or other periods' cells that a rank, count or trend rests on
    doubt: Pairing | None = None  # the next item, where it fits nearly as well, with its own evidence


class Verdict(StrEnum):
    CONTRADICTION = "contradiction"
    TENSION = "tension"
    AGREEMENT = "agreement"
    UNVERIFIABLE = "unverifiable"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the program says of one letter finding."""

    ref: str  # stable between runs
    pairing: Pairing
    verdict: Verdict
    kind: Kind
    rule: str  # a short stable name: 'figure-differs'
    explanation: str
    confidence: float
    letter_value: str
    data_value: str = ""
    data_label: str = ""
    cells: tuple[str, ...] = ()  # 'Sheet!C14', the deciding one first
    query: str = ""  # what to ask HMIC; for contradictions and tensions


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the letter was read and checked. Silence is not agreement."""

    statements: int  # letter findings with standing 'finding'
    figures: int  # of those, statements with a figure
    met: int  # of the statements, those that met data


@dataclass(frozen=True, slots=True)
class Result:
    """Everything a report may need; reports only render it."""

    letter: Document
    data: Document
    force: str
    findings: tuple[Finding, ...]
    judgements: tuple[Judgement, ...]
    notices: tuple[Notice, ...]
    coverage: Coverage
    model: str = ""  # the encoder used, '' for none
    options: Mapping[str, str] = field(default_factory=dict)
