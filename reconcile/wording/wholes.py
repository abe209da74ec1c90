"""The whole that a cell or its label names for a count: '22 of 60'; 'offender suitable (of 20)'; 'audit of 90'."""

from __future__ import annotations

import re

YEAR = r"(?:19|20)\d\d\b"
OF_WHOLE = re.compile(rf"\b(?:out )?of (?:the )?(?!{YEAR})(\d[\d,]*)\b")
SHORT_CELL = 40  # longer text says more than one thing, and its parts are findings of their own


def whole_in(cell_words: str, label: str) -> float | None:
    """The whole, a count, or None where neither names one."""
    for text in (cell_words if len(cell_words) <= SHORT_CELL else "", label):
        found = OF_WHOLE.search(text)
        if found:
            return float(found[1].replace(",", ""))
    return None
