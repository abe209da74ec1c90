"""Make the example letter (PDF and DOCX), the data return (XLSX) and the key to them: python data/example/make.py

The same source gives the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
sys.path[:0] = [str(FOLDER.parent.parent), str(FOLDER)]

from source import EXAMPLE  # noqa: E402

from tests.papers.case import write_case, write_letter  # noqa: E402
from tests.papers.markup import parse  # noqa: E402


def make(folder: Path = FOLDER) -> None:
    write_case(EXAMPLE, folder)
    write_letter(parse(EXAMPLE.head, EXAMPLE.text), folder / "letter.docx", EXAMPLE.look)


if __name__ == "__main__":
    make()
