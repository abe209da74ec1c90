"""Document text made safe to show. What a letter or a return says is shown, never obeyed.

A terminal obeys control characters, and a reader is misled by characters that reorder or hide text; a
spreadsheet runs a cell that looks like a formula.
"""

from __future__ import annotations

import re
import unicodedata

# Cc control, Cf format (bidirectional overrides, zero-width characters), Cs lone surrogates,
# Co private use, Zl and Zp line and paragraph separators
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_SOFT_HYPHEN = "\u00ad"  # a place where a word may be broken: nothing is lost without it

# What a spreadsheet may take for a formula; the full-width forms are read as their narrow twins in some locales.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def visible(text: str) -> str:
    """One line of text in which nothing acts unseen: white space is a space, a control character is '<U+202E>'."""
    flat = re.sub(r"\s+", " ", text.replace(_SOFT_HYPHEN, "")).strip()
    if flat.isprintable():
        return flat
    return "".join(f"<U+{ord(c):04X}>" if unicodedata.category(c) in _UNSEEN else c for c in flat)


def spreadsheet(text: str) -> str:
    """A cell as a spreadsheet shows it and does not run it: an apostrophe before what looks like a formula.

    A negative number is treated like any other text ('-12 becomes '-12): one rule without exceptions is
    easier to trust, and these columns are read by people. White space before the sign counts for nothing,
    since some spreadsheets trim it. Line ends inside a cell become '\\n'; what no file should hold is shown.
    """
    text = text.replace("\r\n", "\n")
    formula = text.startswith(_FORMULA_STARTS) or text.lstrip().startswith(_FORMULA_STARTS)
    shown = text if text.isprintable() else "".join(_cell_character(c) for c in text)
    return f"'{shown}" if formula else shown


def _cell_character(character: str) -> str:
    if character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cs"):
        return character
    return "\n" if character == "\r" else f"<U+{ord(character):04X}>"
