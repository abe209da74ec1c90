"""Changes to a sheet that change nothing it says: blank rows and columns, another place, a title, another order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

from tests.layouts.pages import Page, bold
from tests.papers.sheets import Cell

Change = Callable[[Page, Random], Page]


def _blank_row(page: Page, at: int) -> Page:
    first, last = page.loose
    rows = [*page.rows[:at], [], *page.rows[at:]]
    return replace(page, rows=rows, loose=(first + (at <= first), last + (at < last)) if last else (0, 0))


def row_above_header(page: Page, random: Random) -> Page:
    return _blank_row(page, page.loose[0] - page.heads if page.loose[1] else 0)


def row_below_header(page: Page, random: Random) -> Page:
    return _blank_row(page, page.loose[0]) if page.loose[1] else page


def row_between(page: Page, random: Random) -> Page:
    first, last = page.loose
    return _blank_row(page, random.randrange(first + 1, last)) if last - first > 1 else page


def column_between(page: Page, random: Random) -> Page:
    """A blank column somewhere behind the first."""
    width = max(len(row) for row in page.rows)
    at = random.randrange(1, width) if width > 1 else 1
    rows = []
    for row in page.rows:
        out = list(row)
        for n, entry in enumerate(out[:at]):
            if isinstance(entry, Cell) and entry.across > 1 and n + entry.across > at:
                out[n] = replace(entry, across=entry.across + 1)  # what is merged over the place grows
        rows.append([*out[:at], None, *out[at:]] if len(out) > at else out)
    return replace(page, rows=rows)


def moved(page: Page, random: Random) -> Page:
    return page.placed(random.randrange(1, 9), random.randrange(1, 5))


def titled(page: Page, random: Random) -> Page:
    lines = [[bold("Annual return to the inspectorate")], [random.choice(["Figures supplied by forces", "Annex B"])]]
    first, last = page.loose
    return replace(page, rows=[*lines, [], *page.rows], loose=(first + 3, last + 3) if last else (0, 0))


def reordered(page: Page, random: Random) -> Page:
    first, last = page.loose
    rows = list(page.rows)
    middle = rows[first:last]
    random.shuffle(middle)
    return replace(page, rows=[*rows[:first], *middle, *rows[last:]])


CHANGES: Mapping[str, Change] = {
    change.__name__.replace("_", " "): change
    for change in (row_above_header, row_below_header, row_between, column_between, moved, titled, reordered)
}
