"""Files written whole or not at all, several of them together."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from reconcile.errors import ReconcileError, UsageError


def write(contents: Mapping[Path, str | bytes], keep: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Write every content to its path, text as UTF-8, or, where one cannot be written, leave every path as it was.

    Each content goes to a file beside its target first and is then moved into place. `keep` are files that
    must not be written over: the documents that were read.
    """
    for path in contents:
        _refuse(path, keep)
    made: list[Path] = []
    waiting: list[tuple[Path, Path]] = []
    done = False
    try:
        for path, content in contents.items():
            _make_folder(path.parent, made)
            part = path.with_name(f".{path.name}.{os.getpid()}.part")
            waiting.append((part, path))
            part.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        _move(waiting)
        done = True
    except OSError as error:
        raise ReconcileError(f"{error.filename or path}: cannot be written ({error.strerror or error})") from error
    finally:
        for part, _ in waiting:
            part.unlink(missing_ok=True)
        if not done:
            for folder in reversed(made):
                with suppress(OSError):
                    folder.rmdir()
    return tuple(contents)


def check_folder(folder: Path) -> None:
    """Refuse, before any work is done, a folder that can never be written to."""
    for place in (folder, *folder.parents):
        if place.is_dir():
            return
        if place.exists():
            raise UsageError(f"{place}: is a file, so reports cannot be written into it; name a folder with --out")


def _refuse(path: Path, keep: Iterable[Path]) -> None:
    for document in keep:
        with suppress(OSError):
            if path.exists() and path.samefile(document):
                raise UsageError(f"{document}: would be written over by the report; name another place with --out")
    if path.is_dir():
        raise UsageError(f"{path}: is a folder, so the report cannot be written there; name another place with --out")


def _make_folder(folder: Path, made: list[Path]) -> None:
    """Make the folder and those above it, noting the new ones in `made`, outermost first."""
    if folder.is_dir():
        return
    _make_folder(folder.parent, made)
    folder.mkdir()
    made.append(folder)


def _move(waiting: list[tuple[Path, Path]]) -> None:
    """Move the parts into place; if one move fails (the file is open in a spreadsheet), undo those before it."""
    before = {path: path.read_bytes() if path.exists() else None for _, path in waiting}
    moved: list[Path] = []
    try:
        for part, path in waiting:
            part.replace(path)
            moved.append(path)
    except OSError as error:
        for path in moved:
            old = before[path]
            if old is None:
                path.unlink()
            else:
                path.write_bytes(old)
        stuck = waiting[len(moved)][1]
        raise OSError(error.errno, error.strerror, str(stuck)) from error
