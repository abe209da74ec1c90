"""Claims that one sentence makes of several measures at once, and sums of several."""

from __future__ import annotations

import re

from reconcile.wording.numbers import value_of_words

_KINDS = r"(?:measures|groups|categories|counts|respects|types|kinds|classes|indicators|areas of work|sorts)"
_KIND = r"(?:measure|group|category|count|respect|type|kind|class|indicator|sort)"
EACH = re.compile(
    rf"\b(?:on|in|by|for|across|among) (?:(?P<both>both)|(?:none|all|each|every one) of (?:the|these|those)"
    rf"(?: (?P<count>\w+))?|all (?P<all>\w+)) {_KINDS}\b"
    rf"|\b(?:on|in|by|for|across|among) (?:every|each) {_KIND}\b",
    re.IGNORECASE,
)
TOGETHER = re.compile(
    r"\b(?:taken |put |added |counted )?together\b|\bcombined\b|\bin all\b|\ball told\b|\bbetween them\b", re.IGNORECASE
)


def several(text: str) -> int | None:
    """Of how many measures a clause says the same: 0 where it says 'every' without a number; None for one only."""
    found = EACH.search(text)
    if found is None:
        return None
    if found["both"]:
        return 2
    words = found["count"] or found["all"] or ""
    number = float(words) if words.isdigit() else value_of_words(words) if words else None
    return int(number) if number else 0


def listed(text: str) -> tuple[str, ...]:
    """What is added together: 'officers, staff and PCSOs' of 'officers, staff and PCSOs together came to 2,000'."""
    found = TOGETHER.search(text)
    if found is None:
        return ()
    before = re.split(r"[;:.]|\b(?:when|if|where|that|taking|with)\b", text[: found.start()], flags=re.IGNORECASE)[-1]
    before = re.sub(r"\b(?:are|were|is|was)\s*$", "", before.strip(), flags=re.IGNORECASE)
    names = [name.strip() for name in re.split(r",|\band\b|&", before)]
    return tuple(name for name in names if name) if len(names) > 1 else ()
