"""The layout file: TOML that a person writes beside a return -> its corrections, everything in it checked."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NoReturn

from reconcile.errors import LayoutError
from reconcile.extract.corrections import Corrections, Rows, SheetCorrections, unit_named
from reconcile.extract.corrections.lines import Keys, lines_of
from reconcile.extract.vocabulary import Role, clean
from reconcile.model import Document, Grid, column_letters

MOST_BYTES = 64 * 1024
MOST_LINES = 2000

# What a column can be said to hold; 'answer', 'unit' and 'header' have rules of their own.
COLUMNS = {
    "measure": Role.LABEL,
    "section": Role.SECTION,
    "force": Role.FORCE,
    "period": Role.PERIOD,
    "comment": Role.COMMENT,
    "skip": Role.LEFT_OUT,
}
KEYS = ("ignore", "header", *COLUMNS, "answer", "unit", "codes")
_UNITS = '"%", "number", "FTE", "£000s", "days" or "per 1,000 population"'


def read_corrections(path: Path, document: Document) -> Corrections:
    """What the layout file says of this return. Raises LayoutError, one line that names the file's line."""
    return _Reader(path.name, _text(path), document).read()


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes() if path.stat().st_size <= MOST_BYTES else None
    except FileNotFoundError:
        raise LayoutError(f"{path.name}: no such file; give --layout the name of a layout file") from None
    except OSError as error:
        raise LayoutError(f"{path.name}: cannot be read ({error.strerror or error})") from error
    if raw is None or raw.count(b"\n") > MOST_LINES:
        raise LayoutError(f"{path.name}: is far longer than a layout file; is it the right file?")
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise LayoutError(f"{path.name}: is not plain text in UTF-8; write it with a text editor") from None


class _Reader:
    """Checks and takes what one file says. Every check fails with the line of what it is about."""

    def __init__(self, file: str, text: str, document: Document) -> None:
        self.file = file
        self.text = text
        self.document = document
        self.lines: dict[Keys, int] = {}

    def read(self) -> Corrections:
        said = self._parsed()
        self.lines = lines_of(self.text)
        codes: Mapping[str, str] = {}
        sheets: dict[str, SheetCorrections] = {}
        for key, value in said.items():
            if key == "codes":
                codes = self._codes(("codes",), value)
            elif key == "sheet":
                for name, about in self._table(("sheet",), value, 'write [sheet."the sheet\'s name"]').items():
                    grid = self._grid(name)
                    if grid.name in sheets:
                        self.fail(("sheet", name), f"sheet '{grid.name}' has an entry above; put all of it there")
                    sheets[grid.name] = self._sheet(("sheet", name), about, grid)
            else:
                self.fail((key,), f"nothing is called '{key}' here; write {_one_of(key, ('sheet', 'codes'), '[{}]')}")
        return Corrections(self.file, sheets, codes, self.lines)

    def _parsed(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"\(at (?:line (\d+)|end of document)", str(error))
            lines = self.text.split("\n")
            number = min(int(found[1]) if found and found[1] else len(lines), len(lines))
            reason = re.sub(r"\s*\(at .*\)$", "", str(error))
            raise LayoutError(
                f"{self.file}, line {number}: cannot be read ({reason[:1].lower()}{reason[1:]}); "
                f"{_hint(lines[number - 1], reason)}"
            ) from None

    def fail(self, keys: Keys, text: str) -> NoReturn:
        line = next((self.lines[keys[:n]] for n in range(len(keys), 0, -1) if keys[:n] in self.lines), None)
        raise LayoutError(f"{self.file}{f', line {line}' if line else ''}: {text}")

    # -- what stands at a key --

    def _table(self, keys: Keys, value: Any, advice: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            self.fail(keys, f"'{keys[-1]}' is {_described(value)}; {advice}")
        return value

    def _grid(self, name: str) -> Grid:
        """The sheet of that name; capitals and spaces at the ends do not matter."""
        grids = self.document.tables
        if not grids:
            self.fail(("sheet", name), f"{self.document.file} holds no sheet or table, so nothing is called '{name}'")
        alike = [g for g in grids if g.name == name] or [g for g in grids if _plain(g.name) == _plain(name)]
        if not alike:
            names = _one_of(name, [g.name for g in grids], "'{}'")
            self.fail(("sheet", name), f"{self.document.file} has no sheet '{name}'; write {names}")
        return alike[0]

    def _sheet(self, keys: Keys, value: Any, grid: Grid) -> SheetCorrections:
        said = self._table(keys, value, f'write [sheet."{grid.name}"] on a line of its own, and below it what holds')
        columns = _Columns(self, grid)
        ignore: bool | None = None
        header: tuple[Rows, ...] | None = None
        answers: frozenset[int] | None = None
        units: dict[int, str] = {}
        codes: Mapping[str, str] = {}
        for key, about in said.items():
            here = (*keys, key)
            if key == "ignore":
                ignore = self._ignore(here, about)
            elif key == "header":
                header = self._header(here, about, grid)
            elif key == "answer":
                answers = frozenset(columns.claim(here, about))
            elif key == "unit" and isinstance(about, dict):
                units = self._units(here, about, columns)
            elif key == "unit":
                columns.play(here, about, Role.UNIT)
            elif key == "codes":
                codes = self._codes(here, about)
            elif key in COLUMNS:
                columns.play(here, about, COLUMNS[key])
            else:
                self.fail(here, f"nothing is called '{key}' here; write {_one_of(key, KEYS)}")
        for column in units:
            if column in columns.roles:
                self.fail(
                    (*keys, "unit"), f"column {column_letters(column)} has a unit, but holds no answers, as said here"
                )
        return SheetCorrections(ignore, header, answers, columns.roles, units, codes)

    def _ignore(self, keys: Keys, value: Any) -> bool:
        if not isinstance(value, bool):
            self.fail(keys, f"'ignore' is {_described(value)}; write ignore = true to leave the sheet out")
        return value

    def _header(self, keys: Keys, value: Any, grid: Grid) -> tuple[Rows, ...]:
        if value == "none":
            return ()
        listed = value if isinstance(value, list) else [value]
        if not listed:
            self.fail(keys, 'no header row is listed; write header = "none" where the table has none')
        rows = [self._rows(keys, each, grid) for each in listed]
        for one, other in zip(sorted(rows), sorted(rows)[1:], strict=False):
            if other[0] <= one[1]:
                self.fail(keys, f"row {other[0] + 1} is listed twice; list each header once")
        return tuple(sorted(rows))

    def _rows(self, keys: Keys, value: Any, grid: Grid) -> Rows:
        text = str(value) if isinstance(value, (int, str)) and not isinstance(value, bool) else ""
        found = re.fullmatch(r"\s*(\d{1,7})\s*(?:[:-]\s*(\d{1,7})\s*)?", text)
        if not found or int(found[1]) < 1:
            self.fail(keys, f'the header is {_described(value)}; write its row, as header = 5, or its rows, as "5:6"')
        first, last = int(found[1]), int(found[2] or found[1])
        if last < first:
            self.fail(keys, f'the header ends above its first row; write header = "{last}:{first}"')
        if last > grid.height:
            self.fail(keys, f"row {last} is past the end of sheet '{grid.name}', whose last row is {grid.height}")
        return first - 1, last - 1

    def _units(self, keys: Keys, value: Mapping[str, Any], columns: _Columns) -> dict[int, str]:
        units: dict[int, str] = {}
        for letter, words in value.items():
            here = (*keys, letter)
            column = columns.number(here, letter)
            if not isinstance(words, str) or unit_named(words) is None:
                self.fail(here, f"{_described(words)} is no unit that is known; write one like {_UNITS}")
            units[column] = words
        return units

    def _codes(self, keys: Keys, value: Any) -> dict[str, str]:
        codes: dict[str, str] = {}
        for code, meaning in self._table(keys, value, 'write what each code means, as codes.Y = "Yes"').items():
            if not isinstance(meaning, str) or not clean(meaning):
                here = (*keys, code)
                self.fail(here, f"the meaning of '{code}' is {_described(meaning)}; write it in words, as \"Yes\"")
            codes[clean(code)] = clean(meaning)
        return codes


class _Columns:
    """The columns of a sheet that have been given a part: each can play only one."""

    def __init__(self, reader: _Reader, grid: Grid) -> None:
        self.reader = reader
        self.grid = grid
        self.taken: dict[int, Keys] = {}
        self.roles: dict[int, Role] = {}

    def play(self, keys: Keys, value: Any, role: Role) -> None:
        columns = self.claim(keys, value)
        for column in columns:
            self.roles[column] = role
        if role is Role.LABEL:  # of several, the last says what is measured, those before it in what
            self.roles.update(dict.fromkeys(columns[:-1], Role.GROUP))

    def claim(self, keys: Keys, value: Any) -> list[int]:
        """The columns listed, which nothing else may claim."""
        listed = value if isinstance(value, list) else [value]
        if not listed:
            self.reader.fail(keys, f'no column is listed; write {keys[-1]} = "C", or take the line out')
        columns = [self.number(keys, letter) for letter in listed]
        for column in columns:
            before = self.taken.setdefault(column, keys)
            if before != keys or columns.count(column) > 1:
                where = f"on line {self.reader.lines[before]}" if before in self.reader.lines else "too"
                self.reader.fail(
                    keys, f"column {column_letters(column)} is said to hold {before[-1]} {where}; it can hold one thing"
                )
        return columns

    def number(self, keys: Keys, value: Any) -> int:
        found = isinstance(value, str) and re.fullmatch(r"\s*([A-Za-z]{1,3})\s*", value)
        if not found:
            self.reader.fail(keys, f'{_described(value)} is no column; write its letter in quotation marks, as "C"')
        number = 0
        for letter in found[1].upper():
            number = 26 * number + ord(letter) - 64
        if number > self.grid.width:
            last = column_letters(self.grid.width - 1)
            self.reader.fail(
                keys, f"column {found[1].upper()} is past the end of sheet '{self.grid.name}', which ends at {last}"
            )
        return number - 1


# --- words ------------------------------------------------------------------------------------------


def _plain(name: str) -> str:
    return clean(name).casefold()


def _described(value: Any) -> str:
    match value:
        case bool():
            return f"'{str(value).lower()}'"
        case int() | float():
            return f"the number {value}"
        case str():
            return f"'{clean(value)}'" if clean(value) else "empty"
        case list():
            return "a list"
        case dict():
            return "a table of its own"
        case _:
            return f"a date or a time, {value}"


def _one_of(wrong: str, right: Iterable[str], form: str = "{}") -> str:
    """'header', where one is much like what was written; else all of them, the first few."""
    names = list(right)
    by_plain = {_plain(name): name for name in names}
    near = difflib.get_close_matches(_plain(wrong), list(by_plain), n=1, cutoff=0.6)
    if near:
        return form.format(by_plain[near[0]])
    shown = [form.format(name) for name in names[:12]]
    more = f" or one of {len(names) - 12} more" if len(names) > 12 else ""
    return (", ".join(shown[:-1]) + f" or {shown[-1]}" if len(shown) > 1 and not more else ", ".join(shown)) + more


def _hint(line: str, reason: str) -> str:
    """What a person most likely meant to write on a line that is no TOML."""
    if re.search(r"overwrite|declare|twice|duplicate|mutate", reason, re.IGNORECASE):
        return "say each thing once"
    if line.lstrip().startswith("["):
        return 'put the sheet\'s name in quotation marks, as [sheet."Force data"]'
    return 'write name = "value", words and letters in straight quotation marks, as force = "A"'
