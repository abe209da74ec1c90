"""Write every case from its source: python -m tests.cases.make [NAME ...]

The same sources give the same bytes; the files are kept in the repository beside this script.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.cases.sources import (
    brendonshire,
    corvedale,
    gaddesby,
    haverdale,
    keldale,
    langstrand,
    lydmarsh,
    orrinshire,
    pellshire,
    wintersett,
)
from tests.papers.case import Case, write_case

FOLDER = Path(__file__).resolve().parent
CASES: tuple[Case, ...] = (
    langstrand.CASE,
    haverdale.CASE,
    pellshire.CASE,
    wintersett.CASE,
    keldale.CASE,
    orrinshire.CASE,
    lydmarsh.CASE,
    corvedale.CASE,
    brendonshire.CASE,
    gaddesby.CASE,
)


def make(names: tuple[str, ...] = (), folder: Path = FOLDER) -> None:
    for case in CASES:
        if not names or case.name in names:
            write_case(case, folder / case.name)


if __name__ == "__main__":
    make(tuple(sys.argv[1:]))
