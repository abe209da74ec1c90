"""Finds where an inspection letter and its data return contradict each other.

from reconcile import reconcile
result = reconcile("letter.pdf", "return.xlsx")
"""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reconcile.model import Result

__all__ = ["__version__", "reconcile"]
__version__ = "0.1.0"


def reconcile(
    letter: str | PathLike[str],
    data: str | PathLike[str],
    *,
    force: str = "",
    model: bool = True,
    layout: str | PathLike[str] | None = None,
    sure: float | None = None,
) -> Result:
    """Compare an inspection letter with its data return.

    `letter` and `data` are paths; `force` overrides the force that the letter is found to be about;
    `model=False` leaves the language model out; `layout` is a file that corrects how the return is read;
    `sure`, from 0 to 1, is how sure a contradiction must be, or it is a tension. Raises
    reconcile.errors.ReconcileError, whose text is one line for a person, where the job cannot be done.
    """
    from pathlib import Path

    from reconcile.pipeline import run

    corrections = Path(layout) if layout is not None else None
    return run(Path(letter), Path(data), force=force, model=model, layout=corrections, sure=sure)
