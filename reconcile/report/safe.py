"""Document text made safe to show. What a letter or a return says is shown, never obeyed.

A terminal obeys control characters, and a reader is misled by characters that reorder or hide text; a
spreadsheet runs a cell that looks like a formula.
"""

from __future__ import annotations

import re
import unicodedata

# Cc control, Cf format (bidirectional overrides, zero-width characters), Cs lone surrogates,
# Co private use, Zl and Zp line and paragraph separators
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_SOFT_HYPHEN = "\u00ad"  # a place where a word may be broken: nothing is lost without it

# What a spreadsheet may take for a formula; the full-width forms are read as their narrow twins in some locales.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")

_SHOWN = re.compile(r"<U\+([0-9A-F]{4,6})>")
_LOOKS_SHOWN = re.compile(r"<(?=U\+[0-9A-F]{4,6}>)")  # so that what is shown and what stood there can be told apart

# Words that may stand in a number or a date: '1E5', '3 pm', '12 March 2014'.
_MONTHS: tuple[str, ...] = ("january", "february", "march", "april", "may", "june", "july")
_MONTHS += ("august", "september", "october", "november", "december")
_WORDS_OF_FIGURES = frozenset(("e", "am", "pm", "sept", *_MONTHS, *(month[:3] for month in _MONTHS)))


def visible(text: str) -> str:
    """One line of text in which nothing acts unseen: white space is a space, a control character is '<U+202E>'."""
    flat = re.sub(r"\s+", " ", text.replace(_SOFT_HYPHEN, "")).strip()
    if flat.isprintable():
        return flat
    return "".join(f"<U+{ord(c):04X}>" if unicodedata.category(c) in UNSEEN else c for c in flat)


def spreadsheet(text: str, *, as_it_is: bool = False) -> str:
    """A cell as a spreadsheet shows it and does not run it: an apostrophe before what looks like a formula.

    A negative number is treated like any other text ('-12 becomes '-12): one rule without exceptions is
    easier to trust, and these columns are read by people. White space before the sign counts for nothing,
    since some spreadsheets trim it. What no file should hold is shown: '<U+0000>'. With `as_it_is` the
    apostrophe also guards what a spreadsheet would change ('0012', '3/4', '1 May'). `from_spreadsheet` undoes it.
    """
    shown = text if text.isprintable() and "<U+" not in text else _LOOKS_SHOWN.sub("<U+003C>", text)
    shown = shown if shown.isprintable() else "".join(_cell_character(c) for c in shown)
    return f"'{shown}" if _guarded(shown, as_it_is) else shown


def from_spreadsheet(cell: str, *, as_it_is: bool = False) -> str:
    """The text that `spreadsheet` was given."""
    shown = cell[1:] if cell.startswith("'") and _guarded(cell[1:], as_it_is) else cell
    return _SHOWN.sub(lambda found: chr(int(found[1], 16)), shown)


def _guarded(text: str, as_it_is: bool) -> bool:
    """Whether a cell needs the apostrophe; one that has its own and would need another is given another."""
    bare = text.lstrip("'")
    if bare.startswith(_FORMULA_STARTS) or bare.lstrip().startswith(_FORMULA_STARTS):
        return True
    return as_it_is and _converted(bare)


def _converted(text: str) -> bool:
    """Whether a spreadsheet takes a text for a number, a date, a time or a truth value: figures and no other words."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    if any(c.isdigit() for c in text):
        return all(word in _WORDS_OF_FIGURES for word in words)
    return words in (["true"], ["false"])


def _cell_character(character: str) -> str:
    if character in "\n\r\t" or unicodedata.category(character) not in ("Cc", "Cs"):
        return character
    return f"<U+{ord(character):04X}>"
