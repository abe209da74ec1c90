"""Word tables as regular expressions: one place that reads tables/*.toml, and one that straightens quotes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "tables"

# A space of a pattern, outside '[...]' and not itself repeated or optional.
SPACE = re.compile(r" (?![^\[\]]*\])(?![?*+{])")

# One character for one, so that places in the straightened text are places in the text itself.
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\u2011": "-"})


@cache
def table(name: str) -> dict[str, Any]:
    """The word table of that name."""
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def straight(text: str) -> str:
    """Lower case and straight quotes, every character in its place."""
    lowered = text.translate(STRAIGHT)
    return "".join(low if len(low := character.lower()) == 1 else character for character in lowered)


def any_of(patterns: Iterable[str]) -> str:
    """The alternatives as one group, longest first; a space in them stands for spaces or a hyphen."""
    longest_first = sorted(patterns, key=lambda pattern: (-len(pattern), pattern))
    return "(?:" + "|".join(SPACE.sub(r"[\\s-]+", pattern) for pattern in longest_first) + ")"


def whole_words(patterns: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of them, standing as whole words."""
    return re.compile(rf"(?<![\w'])(?:{any_of(patterns)})(?![\w'])")
