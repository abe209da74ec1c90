"""Time and memory that a national return of 67,000 cells takes, as XLSX and as ODS, each in a process of its own.

python -m tests.layouts.bench [ROWS]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from tests.papers.returns import write_ods, write_xlsx
from tests.papers.sheets import Cell, Row, Sheet

TABLES = 10  # sheets, each a matrix of forces and measures with two header rows
MEASURES = (
    "Restraint",
    "Handcuffs",
    "Baton drawn",
    "Irritant spray",
    "Dog deployed",
    "Taser aimed",
    "Shield",
    "Spit guard",
)
PERIODS = ("2011/12", "2012/13", "2013/14", "2014/15")
FORMATS = ("#,##0", "0.0%", "#,##0.0", "")


def national(rows: int) -> list[Sheet]:
    """Sheets with a row for each of many districts, a column for each measure and year."""
    random = Random(1)
    sheets = []
    for number in range(1, TABLES + 1):
        heads = [Cell("Force", bold=True, down=2)]
        years = [Cell(None)]
        for measure in MEASURES:
            heads += [
                Cell(f"{measure} {number} times", bold=True, across=len(PERIODS)),
                *[Cell(None)] * (len(PERIODS) - 1),
            ]
            years += [Cell(period, bold=True) for period in PERIODS]
        body = [
            Row(
                (
                    Cell(f"District {chr(65 + n // 26 % 26)}{chr(97 + n % 26)}shire Police"),
                    *_figures(random, len(years) - 1),
                )
            )
            for n in range(rows)
        ]
        title = Row((Cell(f"Table {number}: Use of force by district", bold=True),))
        sheets.append(Sheet(f"Table {number}", (title, Row(()), Row(tuple(heads)), Row(tuple(years)), *body)))
    return sheets


def _figures(random: Random, count: int) -> list[Cell]:
    return [
        Cell(round(random.random(), 3) if FORMATS[n % 4] == "0.0%" else random.randrange(5000), FORMATS[n % 4])
        for n in range(count)
    ]


def measure(path: Path) -> tuple[float, float]:
    """Seconds and MiB of reading the return and making its findings."""
    code = (
        "import sys; from pathlib import Path; from reconcile.read import read; "
        "from reconcile.extract.data import data_findings; "
        "print(len(data_findings(read(Path(sys.argv[1])))[0]), 'findings')"
    )
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", code, str(path)])
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{path.name}: failed")
    print(f"{path.name}: {usage.ru_utime + usage.ru_stime:.1f} s of processor time")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    sheets = national(rows)
    cells = sum(cell.value is not None for sheet in sheets for row in sheet.rows for cell in row.cells)
    with tempfile.TemporaryDirectory() as folder:
        for kind, write in (("xlsx", write_xlsx), ("ods", write_ods)):
            path = Path(folder) / f"national.{kind}"
            write(sheets, path)
            seconds, mebibytes = measure(path)
            print(f"{path.name}: {cells:,} cells, {seconds:.1f} s, {mebibytes:.0f} MiB")


if __name__ == "__main__":
    main()
