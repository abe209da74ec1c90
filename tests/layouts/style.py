"""How a data team writes things, whatever the layout: names of forces, figures, titles, where the nation stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tests.layouts.facts import FORCES, NATION, Fact, Measure
from tests.layouts.pages import Entry, Telling, bold
from tests.papers.sheets import Cell

UNIT_WORDS = {"%": "%", "FTE": "FTE", "GBP": "£000s", "seconds": "seconds", "": "number"}
FULL_WORDS = {
    "%": "Percentage",
    "FTE": "Full-time equivalent",
    "GBP": "£ thousands",
    "seconds": "Seconds",
    "": "Number",
}


@dataclass(frozen=True)
class Style:
    title: tuple[str, ...] = ()
    note: str = ""
    heads: int = 0  # which of several words for a column
    force: str = ""  # what follows the name of a force: 'Police', 'Constabulary'
    nation: str = "last"  # 'first', 'last', 'none'
    figures: str = "plain"  # 'plain': the unit is said elsewhere; 'formats': number formats; 'text': all as text
    gap: bool = False  # a blank row between title and table
    indented: bool = False  # blank columns to the left
    bold: bool = True  # headers in bold

    def plain(self) -> Style:
        """The same with bare figures, their unit said elsewhere."""
        return replace(self, figures="plain")

    def one_of(self, *words: str) -> str:
        return words[self.heads % len(words)]

    def head(self, text: str, across: int = 1, down: int = 1) -> Cell:
        return Cell(text, bold=self.bold, across=across, down=down)

    def named(self, force: str) -> str:
        if force == NATION:
            return self.one_of(NATION, "England & Wales", "All forces", "National")
        return f"{force} {self.force}".strip()

    @property
    def forces(self) -> tuple[str, ...]:
        return {
            "first": (NATION, *FORCES),
            "last": (*FORCES, NATION),
            "none": FORCES,
        }[self.nation]

    def titled(self, rows: Sequence[Sequence[Entry | Telling]], *, width: int = 1) -> list[Sequence[Entry | Telling]]:
        """The rows below the title and above the note that this style puts there."""
        out: list[Sequence[Entry | Telling]] = [[bold(line)] for line in self.title]
        if self.gap:
            out.append([])
        out.extend(rows)
        if self.note:
            out.extend(([], [self.note]))
        return out

    @property
    def depth(self) -> int:
        """How many rows stand above the table."""
        return len(self.title) + self.gap

    # -- units and figures --

    def says_unit(self, measure: Measure) -> bool:
        """Whether the figure shows its unit itself."""
        return self.figures != "plain" and measure.unit in ("%", "GBP")

    def label(self, measure: Measure) -> str:
        if not measure.unit or self.says_unit(measure):
            return measure.words
        words = {
            "%": ("(%)", "(percentage)", "- %"),
            "FTE": ("(FTE)", "(full-time equivalent)"),
            "GBP": ("(£000s)", "(£ thousands)", "£000"),
            "seconds": ("(seconds)", "(secs)"),
        }
        return f"{measure.words} {self.one_of(*words[measure.unit])}"

    def tell(self, fact: Fact, *, said: bool = False) -> Telling:
        """The cell of a fact. `said`: its unit stands elsewhere, so that the figure needs none."""
        return Telling(fact, self._cell(fact, said=said))

    def _cell(self, fact: Fact, *, said: bool) -> Cell:
        value, unit = fact.value, fact.measure.unit
        if not isinstance(value, int | float):
            if isinstance(value, str):
                return Cell(value)
            return Cell(value.strftime("%-d %B %Y") if self.figures == "text" else value)
        figures = "plain" if said and unit == "GBP" else self.figures
        if figures == "formats":
            if unit == "%":
                return Cell(round(value / 100, 6), "0.0%")
            return Cell(value, "£#,##0" if unit == "GBP" else "#,##0.0" if fact.measure.places else "#,##0")
        if figures == "text":
            if unit == "GBP":
                return Cell(f"£{value:,.0f}")
            shown = f"{value:,.{fact.measure.places}f}"
            return Cell(shown + ("%" if unit == "%" else ""))
        return Cell(value / 1000 if unit == "GBP" else value)
