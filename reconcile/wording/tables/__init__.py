"""The word tables of `reconcile.wording`: data, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any


@cache
def rows(name: str) -> tuple[Mapping[str, Any], ...]:
    """The rows of a table, each with its `words` as one pattern; a space in the words is any white space.

    `not_after` and `not_before` are the words beside which the words mean something else.
    """
    with (Path(__file__).parent / f"{name}.toml").open("rb") as file:
        (found,) = tomllib.load(file).values()
    return tuple({**row, "words": _pattern(row)} for row in found)


def _pattern(row: Mapping[str, Any]) -> str:
    # a look-behind has a fixed length
    before = "".join(rf"(?<!\b{word}\s)".replace(" ", r"\s") for word in row.get("not_after", ()))
    after = rf"(?!\s+(?:{'|'.join(row['not_before'])})\b)" if "not_before" in row else ""
    some = r"(?=\s+[a-z])" if row.get("needs_word") else ""
    return rf"{before}(?:{'|'.join(row['words'])}){after}{some}".replace(" ", r"\s+")
