"""Where a table's header rows are, and the words that stand above each of its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reconcile.extract.corrections import Rows
from reconcile.extract.sheets import Sheet
from reconcile.extract.vocabulary import Look, Role, clean, header_role, is_period, is_reference, look
from reconcile.model import Cell
from reconcile.wording import replies
from reconcile.wording.grades import grade_of

_MOST_ROWS = 5  # deeper headers than this are not met
_WIDEST = 500  # a merged cell may be as wide as the sheet
_STUBS = (Role.REF, Role.LABEL, Role.FORCE)  # what the first column may be named for
_MOST_ABOVE = 8
_BARE_YEAR = re.compile(r"(?:19|20)\d\d\d?(?:\.0)?")  # or a year with a footnote digit stuck to it
_COUNTED = re.compile(r"(?:number|count|no\.?|n|total|rate|%|per cent)(?: of .*)?", re.IGNORECASE)
_LONGEST = 400  # a question along the top may be long


@dataclass(frozen=True, slots=True)
class Header:
    """The header rows of a table. `paths` maps a column to the cells above it, outermost first."""

    rows: tuple[int, ...]
    paths: dict[int, tuple[Cell, ...]]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(clean(" ".join(c.shown for c in path)).casefold() for _, path in sorted(self.paths.items()))


def opens_table(sheet: Sheet, cells: Sequence[Cell], below: Sequence[Sequence[Cell]], current: Header | None) -> bool:
    """Whether this row is the first header row of a table; `below` follow it, `current` is the header in force."""
    if len(cells) < 2 or any(len(c.shown) > _LONGEST for c in cells):
        return False
    looks = row_looks(cells)
    if _codes_along(cells):
        return True
    if Look.NUMBER in looks or (current is not None and _figure_like_a_year(sheet, cells)):
        return False
    if current is not None and tuple(clean(c.shown).casefold() for c in cells) == current.words:
        return True
    names = sum(1 for c in cells if header_role(c.shown) is not None)
    tick_heads = _tick_heads(cells) or _marked_below(cells, below)
    if current is not None and Look.REPLY in looks and not tick_heads and not all(c.bold for c in cells):
        return False
    first, rest = cells[0], cells[1:]
    if _is_reference_row(cells) and names < 2:
        return False
    contrast = _contrast(cells, below)
    bold = all(c.bold for c in cells) and any(not c.bold for row in below[:3] for c in row)
    if not bold and len(cells) == 2 and [c.shown.rstrip().endswith("?") for c in cells] == [True, False] and not names:
        return False  # a question and its answer
    if _names_columns(cells, names) and (current is None or contrast or bold or names >= 2):
        return True
    heads = [c for c, kind in zip(cells, looks, strict=True) if kind in (Look.PERIOD, Look.UNIT)]
    if (
        len(heads) >= len(rest)
        and contrast
        and (current is None or bold or look(first) is not Look.TEXT or len(heads) == len(cells))
    ):
        return True
    if tick_heads and (current is None or bold or names):
        return True
    if names and len(heads) >= len(rest) - names and len(heads) > 0:
        return True
    if current is not None:
        return bold and contrast and not _any_reply(looks) and all(len(c.shown) < 200 for c in cells)
    if _any_reply(looks) and not bold:
        return False
    return bold or contrast or _spans(cells) or _shorter_than_below(cells, below)


def heads_units(cells: Sequence[Cell], below: Sequence[Sequence[Cell]]) -> bool:
    """Whether words stand here above a row of nothing but units: 'Officers | Staff' over 'Number | %'."""
    if len(below) < 2 or len(cells) < 3 or len(below[0]) < 2:
        return False
    under = below[0]
    looks = [look(c) for c in cells]  # 'Not known' may head a column too
    words = Look.NUMBER not in looks and Look.PERIOD not in looks and 2 * looks.count(Look.REPLY) < len(looks)
    named = {c.column for c in under} <= {c.column for c in cells}
    return words and named and all(look(c) is Look.UNIT or _COUNTED.fullmatch(clean(c.shown)) for c in under)


def _codes_along(cells: Sequence[Cell]) -> bool:
    """'Force | 1.1 | 1.2 | 1.3': numbers of questions along the top, one after the other."""
    rest = [clean(c.shown) for c in cells[1:]]
    if len(rest) < 2 or header_role(cells[0].shown) not in _STUBS or not all(map(is_reference, rest)):
        return False
    parts = [[int(n) for n in re.findall(r"\d+", text)] for text in rest]
    return all(len(p) > 1 for p in parts) and all(a < b for a, b in pairwise(parts))


def _numbers_along(cells: Sequence[Cell]) -> bool:
    """'Question number | 1 | 2 | 3': questions counted along the top, their words in the row below."""
    numbers = [clean(c.shown) for c in cells[1:]]
    counted = [str(n) for n in range(1, len(numbers) + 1)]
    named = header_role(cells[0].shown) in _STUBS  # a force may well have 1, 2 and 3
    return len(numbers) >= 3 and numbers == counted and named


def _words_of_codes(cells: Sequence[Cell], last: Sequence[Cell]) -> bool:
    """The questions in words below their codes: 'Q1 | Q2_1 | Q2_2', as a survey tool exports them."""
    coded = {c.column for c in last if is_reference(clean(c.shown).replace("_", "."))}
    worded = [c for c in cells if c.column in coded and len(c.shown.split()) >= 3]
    return len(coded) >= 3 and len(worded) >= 0.8 * len(coded) and len(cells) <= len(last)


def _figure_like_a_year(sheet: Sheet, cells: Sequence[Cell]) -> bool:
    """A lone 2,013 below other figures is a figure; a row of years heads the figures below it."""
    years = [c for c in cells if _BARE_YEAR.fullmatch(clean(c.shown))]
    if len(years) != 1 or len(cells) < 3:
        return False
    above = [sheet.at(row, years[0].column) for row in range(max(0, cells[0].row - _MOST_ABOVE), cells[0].row)]
    return any(c is not None and look(c) is Look.NUMBER for c in above)


def row_looks(cells: Sequence[Cell]) -> list[Look]:
    """The looks of a row's cells. 'No' is a reply, but beside '%' it heads a column of numbers."""
    looks = [look(c) for c in cells]
    if Look.UNIT in looks:
        looks = [Look.UNIT if clean(c.shown).casefold() == "no" else kind for c, kind in zip(cells, looks, strict=True)]
    return looks


def _is_code(cell: Cell) -> bool:
    """'Yes', 'n/a', 'Good': an answer as a whole. 'Not yet finalised' may head a column."""
    return look(cell) is Look.REPLY and (
        isinstance(cell.stored, bool)
        or replies.code(cell.shown) is not None
        or replies.is_tick(cell.shown)
        or bool(grade_of(cell.shown))
    )


def _is_reference_row(cells: Sequence[Cell]) -> bool:
    return is_reference(cells[0].shown) and header_role(cells[0].shown) is None and not is_period(cells[0].shown)


def _names_columns(cells: Sequence[Cell], names: int) -> bool:
    """Whether the row names a question or force column, or names most of its columns."""
    strong = any(header_role(c.shown) in ("question or measure", "force", "reference number") for c in cells[:3])
    return (strong and all(len(c.shown) < 200 for c in cells[:2])) or (names >= 2 and 2 * names >= len(cells))


def _any_reply(looks: Sequence[Look]) -> bool:
    return Look.REPLY in looks


def _tick_heads(cells: Sequence[Cell]) -> bool:
    """'Yes | No | In part | Not known' along the top."""
    replies = {clean(c.shown).casefold() for c in cells if look(c) is Look.REPLY}
    return len(replies) >= 2 and bool({"yes", "y"} & replies) and bool({"no", "n"} & replies)


def _marked_below(cells: Sequence[Cell], below: Sequence[Sequence[Cell]]) -> bool:
    """'Fully | Partly | Not at all' with nothing but marks below."""
    heads = {c.column for c in cells[1:] if look(c) is Look.REPLY}
    under = [c for row in below[:8] for c in row if c.column in heads]
    return len(heads) >= 2 and bool(under) and all(replies.is_tick(c.shown) for c in under)


def _shorter_than_below(cells: Sequence[Cell], below: Sequence[Sequence[Cell]]) -> bool:
    """'Topic | What the force told us' above sentences: short words that ask nothing."""
    last = [row[-1].shown for row in below[:8] if len(row) == len(cells)]
    if not last or any(len(c.shown.split()) > 6 or c.shown.rstrip().endswith("?") for c in cells):
        return False
    return sum(len(text) for text in last) / len(last) > 1.2 * max(len(cells[-1].shown), 20)


def _spans(cells: Sequence[Cell]) -> bool:
    return any(c.columns > 1 for c in cells)


def _contrast(cells: Sequence[Cell], below: Sequence[Sequence[Cell]]) -> bool:
    """Whether figures or replies stand below this row's words, in most of the columns that hold anything."""
    columns = {c for cell in cells[1:] for c in range(cell.column, cell.column + min(cell.columns, _WIDEST))} or {
        cells[0].column
    }
    under = [c for row in below[:8] for c in row if c.column in columns]
    valued = sum(
        look(c) in (Look.NUMBER, Look.REPLY) or (look(c) is Look.PERIOD and not isinstance(c.stored, str))
        for c in under
    )
    return bool(under) and valued >= 0.4 * len(under)


def read_header(sheet: Sheet, rows: Sequence[int], first: int, left: int, right: int) -> Header:
    """The header that begins at rows[first], with the further rows that belong to it."""
    taken = [rows[first]]
    n = first + 1
    while n < len(rows) and len(taken) < _MOST_ROWS and _continues(sheet, taken, rows[n], left, right):
        taken.append(rows[n])
        n += 1
    reach = {taken[0]}
    for row in taken:
        reach.update(range(row, min(row + max(_depth(sheet, row, left, right), 1), row + _MOST_ROWS)))
    return Header(tuple(taken), _paths(sheet, sorted(reach | set(taken)), left, right))


def header_of(sheet: Sheet, rows: Rows, left: int, right: int) -> Header:
    """The header that stands in these rows."""
    taken = tuple(row for row in range(rows[0], rows[1] + 1) if row in sheet.rows)
    return Header(taken, _paths(sheet, taken, left, right))


def _depth(sheet: Sheet, row: int, left: int, right: int) -> int:
    return max((c.rows for c in sheet.rows.get(row, ()) if left <= c.column <= right), default=1)


def _continues(sheet: Sheet, taken: Sequence[int], row: int, left: int, right: int) -> bool:
    """Whether this row is one more header row below those taken."""
    cells = [c for c in sheet.rows[row] if left <= c.column <= right]
    above = [c for r in taken for c in sheet.rows[r] if left <= c.column <= right]
    last = [c for c in sheet.rows[taken[-1]] if left <= c.column <= right]
    if not cells:
        return False
    looks = row_looks(cells)
    if any(c.row + c.rows > row for c in above if c.rows > 1):  # something above reaches down to this row
        return Look.NUMBER not in looks
    coded = any(kind is Look.REPLY and _is_code(c) for c, kind in zip(cells, looks, strict=True))
    if _numbers_along(cells):
        return True
    if Look.NUMBER in looks or (coded and not _tick_heads(cells)):
        return False
    starts_left = cells[0].column <= min(c.column for c in above)
    if _numbers_along(last) and len(cells) >= len(last):
        return True
    if _words_of_codes(cells, last):
        return True
    if all(kind in (Look.PERIOD, Look.UNIT) for kind in looks) and (
        not starts_left or len(cells) > len(last) or any(c.columns > 1 for c in last)
    ):
        return True
    stub = min(c.column for c in above)
    if len(cells) > 1 and {c.column for c in cells} == {c.column for c in last} - {stub} and Look.REPLY not in looks:
        return True  # words below each word but those at the left: one more row where merging was lost
    if all(c.columns > 1 for c in last) and len(cells) > len(last) and Look.REPLY not in looks:
        return True  # groups alone above, their members here
    first_above = sheet.at(taken[-1], cells[0].column)
    named = header_role(cells[0].shown) is not None
    if starts_left and not (named and first_above is None):
        return False
    if starts_left and cells[0].column < stub and Look.REPLY not in looks:
        return True  # the name of the first column stands lowest, below a blank corner
    spanned = {c for cell in last if cell.columns > 1 for c in range(cell.column, cell.column + cell.columns)}
    open_columns = [c for c in cells if c.column in spanned or sheet.at(taken[-1], c.column) is None]
    return 2 * len(open_columns) >= len(cells) and len(cells) >= 2


def _paths(sheet: Sheet, rows: Sequence[int], left: int, right: int) -> dict[int, tuple[Cell, ...]]:
    """The header cells above each column. An unmerged group header reaches right until the next one."""
    right = min(right, max((c.column + c.columns - 1 for r in rows for c in sheet.rows.get(r, ())), default=right))
    grid = {(r, c): sheet.at(r, c) for r in rows for c in range(left, right + 1)}
    lowest = {c: max((r for r in rows if grid[r, c] is not None), default=-1) for c in range(left, right + 1)}
    stub = _stub(grid, rows, left, right)
    for row in rows[:-1]:
        carried: Cell | None = None
        for column in range(left, right + 1):
            cell = grid[row, column]
            if cell is not None:
                carried = cell if column not in stub and cell.columns == 1 else None
            elif carried is not None and lowest[column] > row and lowest[carried.column] > row:
                grid[row, column] = carried
    paths: dict[int, tuple[Cell, ...]] = {}
    for column in range(left, right + 1):
        path: list[Cell] = []
        for row in rows:
            cell = grid[row, column]
            if cell is not None and cell not in path:
                path.append(cell)
        paths[column] = tuple(path)
    return paths


def _stub(grid: dict[tuple[int, int], Cell | None], rows: Sequence[int], left: int, right: int) -> set[int]:
    """The leading columns whose header names no group of columns."""
    stub: set[int] = set()
    for column in range(left, right + 1):
        cells = {c for r in rows if (c := grid[r, column]) is not None}
        if len(cells) > 1 or any(c.columns > 1 for c in cells):
            break
        if cells and not any(header_role(c.shown) for c in cells) and column > left:
            break
        stub.add(column)
    return stub
