"""The bar appears only where somebody watches and the work is long."""

from __future__ import annotations

import io

import pytest

from reconcile.report.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def shown(stream: io.StringIO, seconds: float, *, quiet: bool = False) -> str:
    clock = Clock()
    with Progress(stream, quiet=quiet, clock=clock) as progress:
        progress.show("Reading [the] letter", 1, 8)
        clock.now = seconds
        progress.show("Reading [the] letter", 2, 8)
    return stream.getvalue()


def test_long_work_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    text = shown(Terminal(), 2.0)
    assert "Reading [the] letter" in text and "2/8" in text


def test_silence_elsewhere() -> None:
    assert shown(Terminal(), 0.5) == ""
    assert shown(Terminal(), 2.0, quiet=True) == ""
    assert shown(io.StringIO(), 2.0) == ""
