"""The word tables of `reconcile.wording`: data, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def table(name: str) -> tuple[dict[str, Any], ...]:
    """The rows of a table, each with its `words` as one pattern."""
    with (Path(__file__).parent / f"{name}.toml").open("rb") as file:
        (rows,) = tomllib.load(file).values()
    return tuple({**row, "words": "|".join(row["words"])} for row in rows)
