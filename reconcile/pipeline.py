"""The order of the steps: read -> extract -> align -> judge. The only file that knows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reconcile.align import align
from reconcile.errors import NoTableError
from reconcile.extract.corrections import NONE, Corrections
from reconcile.extract.corrections.effects import said_of_all, without_effect
from reconcile.extract.corrections.file import read_corrections
from reconcile.extract.data import TableRead, read_tables
from reconcile.extract.letter import letter_findings
from reconcile.extract.parts import sheets_read
from reconcile.judge import Thresholds, judge
from reconcile.model import (
    Coverage,
    Document,
    Finding,
    Interval,
    Judgement,
    Notice,
    Place,
    Result,
    Role,
    SheetRead,
    Side,
    Standing,
)
from reconcile.read import read
from reconcile.wording.forces import choose_force

if TYPE_CHECKING:
    from reconcile.encoder import Encoder

Progress = Callable[[str, int, int], None]  # what is being done, steps done, steps in all
STEPS = ("reading the letter", "reading the return", "finding what the letter says", "matching", "judging")


def run(
    letter: Path,
    data: Path,
    *,
    force: str = "",
    model: bool = True,
    layout: Path | None = None,
    sure: float | None = None,
    progress: Progress | None = None,
) -> Result:
    """Compare a letter with a data return.

    `force` overrides the force that the letter is found to be about; what the layout file says of the return
    overrides what is found of its layout. `sure` (0 to 1) is how sure a contradiction must be: below it, it is a
    tension. Raises ReconcileError where the job cannot be done: a file that cannot
    be read, no table in the return, a return for another force.
    """
    tell = _teller(progress)
    tell(0)
    letter_document = read(letter)
    tell(1)
    data_document = read(data)
    tables, data_notices, _ = _read_return(data_document, layout, force or choose_force(letter_document, ()))
    cells = _found(tables)
    _refuse_empty(cells, data)
    subject = choose_force(letter_document, _labels(cells), force)
    tell(2)
    claims = letter_findings(letter_document, subject)
    tell(3)
    encoder, model_notices = _encoder(model, letter)
    pairings = align(claims, cells, subject, encoder)
    tell(4)
    judgements = judge(pairings, Thresholds(sure=sure) if sure is not None else None)
    tell(5)
    return Result(
        letter=letter_document,
        data=data_document,
        force=subject,
        findings=(*claims, *cells),
        judgements=judgements,
        notices=(*letter_document.notices, *data_notices, *model_notices),
        coverage=_coverage(claims, judgements),
        model=encoder.name if encoder is not None else "",
        options={"layout": layout.name} if layout is not None else {},
    )


@dataclass(frozen=True, slots=True)
class OneDocument:
    """What one document says; of a return also what each of its cells was taken for."""

    document: Document
    findings: tuple[Finding, ...]
    notices: tuple[Notice, ...]
    sheets: tuple[SheetRead, ...] = ()  # of a return
    is_return: bool = False
    layout: tuple[str, ...] = ()  # what a layout file says of the whole return, its name first


def findings_of(path: Path, *, force: str = "", layout: Path | None = None, parts: bool = False) -> OneDocument:
    """The common findings table of one document, letter or return, with what could not be read.

    With `parts`, what each cell of a return was taken for is told as well, even of one without any findings.
    """
    document = read(path)
    if layout is None and not _is_return(document):
        subject = choose_force(document, (), force)
        return OneDocument(document, letter_findings(document, subject), document.notices)
    tables, notices, corrections = _read_return(document, layout)
    found = _found(tables)
    if not parts:
        _refuse_empty(found, path)
    sheets = sheets_read(document, tables, corrections) if parts else ()
    said = said_of_all(corrections) if layout is not None else ()
    return OneDocument(document, found, notices, sheets, is_return=True, layout=said)


def _is_return(document: Document) -> bool:
    """A spreadsheet is a return; a PDF or DOCX is one where its tables hold more than its prose."""
    if document.format in ("xlsx", "ods", "csv"):
        return True
    in_tables = sum(len(cell.shown) for grid in document.tables for cell in grid.cells.values())
    in_prose = sum(len(passage.text) for passage in document.passages if passage.role is not Role.TABLE)
    return in_tables > in_prose


def _read_return(
    document: Document, layout: Path | None, about: str = ""
) -> tuple[tuple[TableRead, ...], tuple[Notice, ...], Corrections]:
    """The tables of a return, all notices of it, and the corrections of the layout file, if there is one."""
    corrections = read_corrections(layout, document) if layout is not None else NONE
    tables, notices = read_tables(document, corrections, about)
    read_notices = corrections.still_true(document.notices)
    return tables, (*read_notices, *notices, *without_effect(corrections, document, tables)), corrections


def _found(tables: Sequence[TableRead]) -> tuple[Finding, ...]:
    return tuple(finding for table in tables for finding in table.findings)


def _refuse_empty(cells: Sequence[Finding], path: Path) -> None:
    if not cells:
        raise NoTableError(
            f"{path.name}: no table with answers was found in this data return; check that it is the return"
        )


def _labels(cells: Sequence[Finding]) -> tuple[str, ...]:
    """The forces and references that the return names, in its order; "" for cells that name none: the return's own."""
    return tuple(dict.fromkeys(cell.force for cell in cells))


def _encoder(wanted: bool, letter: Path) -> tuple[Encoder | None, tuple[Notice, ...]]:
    """The encoder, or a notice that the comparison was made without it."""
    if not wanted:
        return None, (
            Notice("compared without the language model, as asked: fewer statements are matched", Place(letter.name)),
        )
    from reconcile.encoder import load

    encoder = load()
    if encoder is None:
        return None, (
            Notice(
                "the language model's files are not installed: compared without them, fewer statements are matched",
                Place(letter.name),
            ),
        )
    return encoder, ()


def _coverage(claims: Sequence[Finding], judgements: Sequence[Judgement]) -> Coverage:
    statements = [finding for finding in claims if finding.side is Side.LETTER and finding.standing is Standing.FINDING]
    met = {judgement.pairing.letter.id for judgement in judgements if judgement.pairing.evidence}
    return Coverage(
        statements=len(statements),
        figures=sum(isinstance(finding.value, Interval) for finding in statements),
        met=sum(finding.id in met for finding in statements),
    )


def _teller(progress: Progress | None) -> Callable[[int], None]:
    def tell(done: int) -> None:
        if progress is not None:
            progress(STEPS[min(done, len(STEPS) - 1)], done, len(STEPS))

    return tell
