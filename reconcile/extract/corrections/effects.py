"""What a layout file changed: each thing it says in words, and notices of what changed nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.extract.corrections import Corrections, SheetCorrections
from reconcile.extract.corrections.lines import Keys
from reconcile.extract.data import TableRead
from reconcile.extract.vocabulary import Role, clean
from reconcile.model import Document, Interval, Notice, Place, column_letters

_HOLDS = {
    Role.LABEL: "says what is asked or measured",
    Role.GROUP: "says what is asked or measured",
    Role.SECTION: "holds the section",
    Role.FORCE: "holds the force",
    Role.PERIOD: "holds the period",
    Role.UNIT: "holds the unit",
    Role.COMMENT: "holds comments",
    Role.LEFT_OUT: "is left out",
}


def said_of_all(corrections: Corrections) -> tuple[str, ...]:
    """The layout file's name, and what it says of the return as a whole."""
    return (corrections.file, *(f"{code} means {meaning}" for code, meaning in corrections.codes.items()))


def said_of(corrections: Corrections, sheet: str) -> tuple[str, ...]:
    """What the layout file says of a sheet, a line each."""
    return tuple(_said_of(corrections.of(sheet)))


def _said_of(said: SheetCorrections) -> Iterator[str]:
    if said.ignore is not None:
        yield "the sheet is left out" if said.ignore else "the sheet is read"
    if said.header is not None:
        rows = [f"{first + 1}" if first == last else f"{first + 1} to {last + 1}" for first, last in said.header]
        yield f"header: row {', '.join(rows)}" if rows else "no header"
    for column, role in sorted(said.roles.items()):
        yield f"column {column_letters(column)} {_HOLDS[role]}"
    for column in sorted(said.answers or ()):
        yield f"column {column_letters(column)} holds answers"
    for column, unit in sorted(said.units.items()):
        yield f"column {column_letters(column)} is in {unit}"
    for code, meaning in said.codes.items():
        yield f"{code} means {meaning}"


def without_effect(corrections: Corrections, document: Document, read: Sequence[TableRead]) -> tuple[Notice, ...]:
    """A notice for each thing said that nothing in the return answers to: it may be misspelt, or on the wrong sheet."""
    place = Place(document.file)
    return tuple(
        Notice(f"{corrections.file}, line {corrections.lines.get(keys, 1)}: changes nothing, since {why}.", place)
        for keys, why in _without_effect(corrections, document, read)
    )


def _without_effect(
    corrections: Corrections, document: Document, read: Sequence[TableRead]
) -> Iterator[tuple[Keys, str]]:
    shown = {clean(finding.words) for table in read for finding in table.findings}
    for code in corrections.codes:
        if code not in shown:
            yield ("codes", code), f"no answer of the return is '{code}'"
    passed_over = {grid.name for grid in corrections.shown(document).tables if grid.hidden}
    for keys in [keys for keys in corrections.lines if len(keys) > 2 and keys[0] == "sheet"]:
        name = _sheet_named(corrections, keys[1])
        if name in passed_over:
            if keys[2] != "ignore" and len(keys) == 3:
                yield keys, f"sheet '{name}' is passed over"
            continue
        yield from _of_sheet(corrections.of(name), name, keys, [t for t in read if t.view.table.sheet == name])


def _sheet_named(corrections: Corrections, written: str) -> str:
    """The sheet that a layout file names, whatever capitals and spaces it is written with."""
    if written in corrections.sheets:
        return written
    return next(name for name in corrections.sheets if clean(name).casefold() == clean(written).casefold())


def _of_sheet(said: SheetCorrections, name: str, keys: Keys, read: Sequence[TableRead]) -> Iterator[tuple[Keys, str]]:
    if keys[2:] == ("header",) and said.header:
        headed = {row for table in read for row in table.view.table.header.rows}
        if any(not headed & set(range(first, last + 1)) for first, last in said.header):
            yield keys, f"no table of sheet '{name}' stands below a row that it names"
    elif len(keys) == 4 and keys[2] == "codes":
        if not any(clean(finding.words) == clean(keys[3]) for table in read for finding in table.findings):
            yield keys, f"no answer on sheet '{name}' is '{clean(keys[3])}'"
    elif len(keys) == 4 and keys[2] == "unit":
        figures = {f.column for t in read for f in t.findings if isinstance(f.value, Interval)}
        if not any(column_letters(column) == keys[3].strip().upper() for column in said.units if column in figures):
            yield keys, f"column {keys[3].strip().upper()} of sheet '{name}' holds no figure among its answers"
