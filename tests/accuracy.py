"""Measure the program on cases with a key: python -m tests.accuracy [FOLDER ...] [--show] [--write]

Runs `reconcile compare` on each case (by default those of tests/cases, data/example and, where they are at hand,
shared/gold/cases beside the repository), scores what it wrote, and prints the table. --write puts the table between
the marks in docs/accuracy.md; --show lists what was missed and what was flagged wrongly.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from reconcile import cli
from tests.scoring import Score, read_rows, score

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "accuracy.md"
SETS = (
    ("Example", ROOT / "data" / "example"),
    ("Own cases", ROOT / "tests" / "cases"),
    ("Gold cases", ROOT.parent / "shared" / "gold" / "cases"),
)
BEGIN, END = "<!-- accuracy: begin -->", "<!-- accuracy: end -->"
DONE = (cli.NOTHING_CONTRADICTED, cli.CONTRADICTIONS)


def cases_in(folder: Path) -> list[Path]:
    """The folder itself if it is a case, else the cases in it."""
    if (folder / "case.toml").exists():
        return [folder]
    return sorted(path.parent for path in folder.glob("*/case.toml"))


def measure(folder: Path) -> Score:
    """Run the program on one case and score what it reports."""
    case = tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))
    key = read_rows(folder / "gold.csv")
    with tempfile.TemporaryDirectory() as scratch:
        letter, data = str(folder / case["letter"]), str(folder / case["data"])
        code = cli.main(["compare", letter, data, "--force", case["force"], "--out", scratch, "--quiet"])
        written = Path(scratch) / "comparisons.csv"
        return score(key, read_rows(written) if written.exists() else [], crashed=code not in DONE)


def total(scores: Iterable[Score]) -> Score:
    return sum(scores, Score())


# --- the table --------------------------------------------------------------------------------------

HEADS = ("Case", "Contradictions found", "False alarms", "Agreements confirmed", "Precision", "Recall", "F1")


def table(sets: Mapping[str, Mapping[str, Score]]) -> str:
    """A Markdown table, a row a case and a bold row a set; then recall by kind."""
    lines = [f"| {' | '.join(HEADS)} |", f"| --- |{' ---: |' * (len(HEADS) - 1)}"]
    for name, scores in sets.items():
        lines += [_line(case, result) for case, result in scores.items()]
        if len(scores) > 1:
            lines.append(_line(f"**{name}: all {len(scores)}**", total(scores.values())))
    everything = total(result for scores in sets.values() for result in scores.values())
    kinds = sorted(everything.wanted)
    lines += ["", "| Kind of contradiction | Found |", "| --- | ---: |"]
    lines += [f"| {kind} | {everything.found[kind]} of {everything.wanted[kind]} |" for kind in kinds]
    return "\n".join(lines)


def _line(name: str, result: Score) -> str:
    cells = (
        name + (" (crashed)" if result.crashes else ""),
        f"{result.found.total()} of {result.wanted.total()}",
        str(result.alarms),
        f"{result.confirmed} of {result.agreements}",
        f"{result.precision:.0%}",
        f"{result.recall:.0%}",
        f"{result.f1:.2f}",
    )
    return f"| {' | '.join(cells)} |"


def rewrite(page: str, new: str) -> str:
    """The page with the text between the marks replaced."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{PAGE}: the marks '{BEGIN}' and '{END}' are not both there")
    return f"{before}{begin}\n\n{new}\n\n{end}{after}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--show", action="store_true", help="list what was missed and what was flagged wrongly")
    parser.add_argument("--write", action="store_true", help=f"put the table into {PAGE.relative_to(ROOT)}")
    options = parser.parse_args(arguments)
    chosen = [(folder.name, folder) for folder in options.folders] or SETS
    sets: dict[str, dict[str, Score]] = {}
    for name, folder in chosen:
        for case in cases_in(folder):
            result = sets.setdefault(name, {})[case.name] = measure(case)
            if options.show:
                print(case.name, "CRASHED" if result.crashes else "")
                print(*(f"  missed {text}\n" for text in result.missed), sep="", end="")
                print(*(f"  false alarm: {text}\n" for text in result.alarmed), sep="", end="", flush=True)
    print(table(sets))
    if options.write:
        PAGE.write_text(rewrite(PAGE.read_text(encoding="utf-8"), table(sets)), encoding="utf-8", newline="\n")
    crashes = sum(result.crashes for scores in sets.values() for result in scores.values())
    return 1 if crashes else 0


if __name__ == "__main__":
    sys.exit(main())
