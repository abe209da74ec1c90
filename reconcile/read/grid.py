"""What the spreadsheet readers share: cell addresses, and the finishing of a workbook's grids into a document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from reconcile.errors import NoTableError
from reconcile.model import Cell, Document, Grid, Notice, Place, column_letters

MAXIMUM_CELLS = 500_000
LISTED = 5  # cells named in one notice

ERRORS = ("#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")
_NOTE_MARK = re.compile(r"[(\[]?(?:\d{1,2}|[a-z*†‡§])(?:\s*,\s*(?:\d{1,2}|[a-z*†‡§]))*[)\]]?|[*†‡§]+", re.IGNORECASE)
_UNIT_BEFORE = re.compile(r"\b(?:[kcm]?m|metres?|miles?|km|10)$")
_POWERS = {"2": "²", "3": "³"}
_ERROR_CODE = re.compile(r"Err:\d{3}")

# A sheet's own words that it is not to be used.
_STRONG_NAME = re.compile(
    r"\bsuperseded\b|\bdo not use\b|\bnot for use\b|\bobsolete\b|\bwithdrawn\b|\breplaced\b|\barchived?\b"
    r"|\(\s*old\s*\)|(?<!years )(?<!year )\bold\s*(?:data|copy|version|return|figures|sheet)?\s*$|^old\b"
    r"|\bprevious version\b",
    re.IGNORECASE,
)
_STRONG_TITLE = re.compile(
    r"^\W*(?:superseded|obsolete|withdrawn|do not use|not for use|old (?:version|copy))\b"
    r"|\bdo not use\b|[(\[]\s*superseded\b|[-–—:]\s*superseded\b|\bsuperseded\s*(?:by\b|on\b|copy|version|[-–—)\]]|$)"
    r"|\bthis (?:sheet|tab|table|version|copy|return) (?:is|was|has been) (?:now )?"
    r"(?:superseded|replaced|withdrawn|out of date)",
    re.IGNORECASE,
)
# Words that say so only where the sheet has a twin: a draft may be all there is.
_WEAK_NAME = re.compile(
    r"\bdraft\b|\bcopy\b|\bbackup\b|(?<!years )(?<!year )\bold\b|\(\d\)\s*$|\bv(?:ersion)?\s*\d", re.IGNORECASE
)
_WEAK_TITLE = re.compile(r"^\W*draft\b|\bdraft\W*$|[(\[]\s*draft\b|[-–—:]\s*draft\b", re.IGNORECASE)
TITLE_CELLS = 4  # how many cells with text at the head of a sheet may hold its title
TITLE_LENGTH = 160
TWIN = 0.6  # share of a sheet's words that its twin holds too


def address(row: int, column: int) -> str:
    """(13, 2) -> 'C14'."""
    return f"{column_letters(column)}{row + 1}"


def without_note(text: str, raised: str) -> tuple[str, str]:
    """The text of a run and what a raised run behind it says: a footnote mark is dropped, a power kept.

    ('Derbyshire', '1') -> ('', '1'): nothing to add to the text, note 1. ('per km', '2') -> ('²', ''). Run on, a
    footnote digit would turn 1,234 into 12,341.
    """
    if _UNIT_BEFORE.search(text) and raised in _POWERS:
        return _POWERS[raised], ""
    if _NOTE_MARK.fullmatch(raised.strip()):
        return "", raised.strip(" ,()[]")
    return raised, ""


def note_comment(comment: str, notes: Sequence[str]) -> str:
    """A cell's comment, led by the footnotes its text is marked with."""
    marks = " ".join(f"[note {note}]" for note in notes if note)
    return f"{marks} {comment}".strip()


def is_error(shown: str) -> bool:
    """Whether a cell shows the failure of its formula."""
    return shown in ERRORS or _ERROR_CODE.fullmatch(shown) is not None


def cells_notice(text: str, places: Sequence[Place]) -> tuple[Notice, ...]:
    """One notice for many cells of a sheet, naming the first few: text is '{cells}: what happened'."""
    if not places:
        return ()
    names = ", ".join(place.reference for place in places[:LISTED])
    more = f" and {len(places) - LISTED} more" if len(places) > LISTED else ""
    return (Notice(text.format(cells=names + more), places[0]),)


def hidden_notices(sheet: str, file: str, rows: Sequence[int], columns: Sequence[int]) -> tuple[Notice, ...]:
    """Notices for hidden rows and columns that hold something: they are no evidence."""
    notices = []
    place = Place(file=file, sheet=sheet)
    if rows:
        notices.append(Notice(f"{sheet}: hidden {_runs('row', [str(r + 1) for r in rows])} passed over.", place))
    if columns:
        names = [column_letters(column) for column in columns]
        notices.append(Notice(f"{sheet}: hidden {_runs('column', names)} passed over.", place))
    return tuple(notices)


def _runs(noun: str, names: Sequence[str]) -> str:
    more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
    return f"{noun}{'s' if len(names) > 1 else ''} {', '.join(names[:LISTED])}{more}"


def finish(path: Path, kind: str, grids: Sequence[Grid], notices: Sequence[Notice]) -> Document:
    """The document of a workbook: empty sheets dropped, superseded ones set aside, nothing to read refused."""
    filled = [grid for grid in grids if any(not cell.empty for cell in grid.cells.values())]
    if not filled:
        raise NoTableError(f"{path.name}: no sheet holds any cell with a value; is it the return?")
    kept, passed = _set_aside(filled)
    if all(grid.hidden for grid in kept):
        raise NoTableError(f"{path.name}: every sheet that holds values is hidden; unhide the one to be read.")
    return Document(file=path.name, format=kind, tables=tuple(kept), notices=(*notices, *passed))


# --- superseded copies ------------------------------------------------------------------------------


def _set_aside(grids: Sequence[Grid]) -> tuple[list[Grid], list[Notice]]:
    """Flag the sheets that say of themselves that they are superseded, as long as another is left."""
    notices = [
        Notice(f"{grid.name}: hidden sheet passed over.", replace(grid.place, cell="")) for grid in grids if grid.hidden
    ]
    words = {grid.name: _words(grid.cells) for grid in grids if not grid.hidden}
    marked = {grid.name: reason for grid in grids if not grid.hidden and (reason := _mark(grid, grids, words))}
    if len(marked) >= len(words):
        return list(grids), notices
    kept = []
    for grid in grids:
        reason = marked.get(grid.name, "")
        kept.append(replace(grid, hidden=True) if reason else grid)
        if reason:
            notices.append(Notice(f"{grid.name}: sheet passed over, since it is marked '{reason}'.", grid.place))
    return kept, notices


def _mark(grid: Grid, grids: Sequence[Grid], words: Mapping[str, frozenset[str]]) -> str:
    """The words by which a sheet says it is superseded, or ''."""
    titles = _titles(grid.cells)
    if _STRONG_NAME.search(grid.name):
        return grid.name
    for title in titles:
        if _STRONG_TITLE.search(title):
            return title
    weak = [grid.name] if _WEAK_NAME.search(grid.name) else []
    weak += [title for title in titles if _WEAK_TITLE.search(title)]
    if not weak:
        return ""
    plain = [
        other
        for other in grids
        if not other.hidden
        and other.name != grid.name
        and not _WEAK_NAME.search(other.name)
        and not any(_WEAK_TITLE.search(title) for title in _titles(other.cells))
    ]
    twin = any(_shared(words[grid.name], words[other.name]) >= TWIN for other in plain)
    return weak[0] if twin else ""


def _titles(cells: Mapping[tuple[int, int], Cell]) -> list[str]:
    head = sorted(position for position, cell in cells.items() if position[0] < 8 and not cell.empty)[:TITLE_CELLS]
    return [text for position in head if len(text := cells[position].shown.strip()) <= TITLE_LENGTH]


def _words(cells: Mapping[tuple[int, int], Cell]) -> frozenset[str]:
    return frozenset(cell.shown.strip().casefold() for cell in cells.values() if isinstance(cell.stored, str))


def _shared(words: frozenset[str], others: frozenset[str]) -> float:
    return len(words & others) / len(words) if words else 0.0
