"""Figures that count forces: 'eleven forces', 'four of the other forces', '12 of the 43 forces'."""

from __future__ import annotations

import re

from reconcile.wording.figures import Figure, figures

_FORCES = re.compile(
    r"\s*(?:of )?(?:all |the |its )?(?:other )?(?:of the )?(?:\d+ )?(?:other )?(?:police )?(?:forces|constabularies)\b",
    re.I,
)
_WITHIN = re.compile(r"\b(?:forces|constabularies)\b", re.I)


def forces_counted(words: str) -> Figure | None:
    """The figure of a clause that counts forces, if there is one."""
    for figure in figures(words):
        if _FORCES.match(words, figure.end) or (figure.whole is not None and _WITHIN.search(figure.words)):
            return figure
    return None
