"""Word tables as regular expressions: one place that reads tables/*.toml, and one that straightens quotes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "tables"

# A space of a pattern, outside '[...]' and not itself repeated or optional.
SPACE = re.compile(r" (?![^\[\]]*\])(?![?*+{])")

# One character for one, so that places in the straightened text are places in the text itself.
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\u2011": "-"})


# What is slipped in between two commas and claims nothing: ', however,', ', in our view,'.
ASIDE = re.compile(
    r", (?:(?:we|it|they) (?:\w+ )?(?:consider|believe|think|suspect|understand|feel|seems?|appears?|hope|say|were told"
    r"|must be said)|however|on the other hand|by contrast|for example|for instance|of course|too|therefore|moreover"
    r"|in (?:our|its|their) (?:view|judge?ment|opinion|experience)|nevertheless|nonetheless|in turn|as a rule|as yet"
    r"|by and large|on the whole|on average|so far|in addition|in particular|to our mind"
    r"|at least|as it happens|without (?:[\w']+ )?(?:needing|having) (?:to )?[^,;.]{2,40}|in the usual run of things"
    r"|put another way|as we have said|we were told|they (?:told|assured) (?:us|inspectors)"
    r"|(?:and|but|or) (?:will|do|does|did|is|are|was|were|has|have|can|could|should) not),(?= )"
)


@cache
def table(name: str) -> dict[str, Any]:
    """The word table of that name."""
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@lru_cache(maxsize=4096)
def straight(text: str) -> str:
    """Lower case and straight quotes, every character in its place."""
    lowered = text.translate(STRAIGHT)
    return "".join(low if len(low := character.lower()) == 1 else character for character in lowered)


def without_asides(plain: str) -> str:
    """A straightened text with spaces in place of its asides, every other character in its place."""
    return ASIDE.sub(lambda match: " " * len(match[0]), plain)


def any_of(patterns: Iterable[str]) -> str:
    """The alternatives as one group, longest first; a space in them stands for spaces or a hyphen."""
    longest_first = sorted(patterns, key=lambda pattern: (-len(pattern), pattern))
    return "(?:" + "|".join(SPACE.sub(r"[\\s-]+", pattern) for pattern in longest_first) + ")"


def whole_words(patterns: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of them, standing as whole words."""
    return re.compile(rf"(?<![\w'])(?:{any_of(patterns)})(?![\w'])")
