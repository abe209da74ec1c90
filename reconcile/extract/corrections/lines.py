"""On which line of a TOML file each key stands: the standard library tells lines of mistakes in its grammar alone."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

Keys = tuple[str, ...]


def lines_of(text: str) -> dict[Keys, int]:
    """Each key, with the keys above it -> its first line, counted from 1. `text` is valid TOML as a whole.

    Read statement by statement: a statement is as many lines as parse by themselves, so that an array over several
    lines is one, and its line is the one it begins on.
    """
    found: dict[Keys, int] = {}
    above: Keys = ()
    statement: list[str] = []
    first = 1
    for number, line in enumerate(text.split("\n"), start=1):
        first = first if statement else number
        statement.append(line)
        try:
            said = tomllib.loads("\n".join(statement))
        except tomllib.TOMLDecodeError:
            continue
        opens = statement[0].lstrip().startswith("[")
        statement = []
        if opens:
            above = _deepest(said)
            for n in range(1, len(above) + 1):
                found.setdefault(above[:n], first)
        else:
            for keys in _paths(said):
                found.setdefault((*above, *keys), first)
    return found


def _deepest(said: Mapping[str, Any]) -> Keys:
    """The keys of a table's heading: '[sheet."Force data"]' -> ('sheet', 'Force data')."""
    keys: list[str] = []
    while said:
        ((key, below),) = said.items()
        keys.append(key)
        said = below if isinstance(below, dict) else {}
    return tuple(keys)


def _paths(said: Mapping[str, Any], above: Keys = ()) -> Iterator[Keys]:
    for key, value in said.items():
        yield (*above, key)
        if isinstance(value, dict):
            yield from _paths(value, (*above, key))
