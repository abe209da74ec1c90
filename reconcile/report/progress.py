"""The progress bar: on standard error, only where somebody is watching and the work is long."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich import progress as bars

LONG = 1.0  # seconds of work before a bar appears


class Progress:
    """Pass `show` to the pipeline; the bar comes when the work proves long and leaves nothing behind."""

    def __init__(
        self,
        stream: TextIO | None = None,
        *,
        quiet: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stream = stream or sys.stderr
        self._wanted = not quiet and self._stream.isatty()
        self._clock = clock
        self._since = clock()
        self._bar: bars.Progress | None = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def show(self, stage: str, done: int, total: int) -> None:
        """`done` of `total` steps of this stage are done; a total of 0 means that nobody knows."""
        if not self._wanted or self._clock() - self._since < LONG:
            return
        bar = self._bar or self._made()
        bar.update(bar.tasks[0].id, description=stage, completed=done, total=total or None)
        bar.start()

    def _made(self) -> bars.Progress:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        self._bar = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            console=Console(file=self._stream),
            transient=True,
        )
        self._bar.add_task("", total=None)
        return self._bar
