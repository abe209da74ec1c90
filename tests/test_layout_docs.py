"""What docs/layout-file.md shows is what the program takes."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from reconcile.errors import LayoutError
from reconcile.extract.corrections import unit_named
from reconcile.extract.corrections.file import KEYS, read_corrections
from tests.extract.returns import Sheet, document

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "docs" / "layout-file.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", TEXT + README, re.DOTALL)
ROWS = [["text"] * 8] * 30


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_taken(example: str, tmp_path: Path) -> None:
    path = tmp_path / "layout.toml"
    path.write_text(example, encoding="utf-8")
    names = tomllib.loads(example).get("sheet", {})
    assert read_corrections(path, document(*(Sheet(name, ROWS) for name in names))).sheets.keys() == names.keys()


def test_every_key_is_described_and_every_row_is_taken(tmp_path: Path) -> None:
    rows = re.findall(r"^\| (`.*?`) \|", TEXT, re.MULTILINE)
    written = [code for row in rows for code in re.findall(r"`([^`]+)`", row)]
    assert {re.split(r"[ .]", code)[0] for code in written} == set(KEYS)
    path = tmp_path / "layout.toml"
    for code in written:
        path.write_text(f"[sheet.Data]\n{code}\n", encoding="utf-8")
        assert read_corrections(path, document(Sheet("Data", ROWS))).sheets
    (units,) = re.findall(r"are in this unit: (.*?) and others", TEXT)
    assert all(unit_named(unit) is not None for unit in re.findall(r'"([^"]+)"', units))


def test_the_mistakes_shown_are_those_that_are_told(tmp_path: Path) -> None:
    shown = re.findall(r"^    reconcile: (.+)$", TEXT, re.MULTILINE)
    source = document(Sheet("Force data", ROWS))
    path = tmp_path / "layout.toml"
    wrong = [
        '\n[sheet."Force dta"]',
        '[sheet."Force data"]\n\n\nforce = "K"',
        '[sheet."Force data"]\n\n\n\nheader = "top"',
    ]
    wrong.append('[sheet."Force data"]\n\n\n\n\n\nanswers = "C"')
    for text, message in zip(wrong, shown, strict=True):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(LayoutError) as error:
            read_corrections(path, source)
        assert str(error.value) == message
