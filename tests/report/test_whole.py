"""Files are written whole or not at all, several of them together."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.errors import ReconcileError, UsageError
from reconcile.report import whole


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*"))


def test_all_are_written_in_utf8_and_nothing_else_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "deeper"
    written = whole.write({folder / "a.csv": "café\n", folder / "b.csv": "b\n"})
    assert written == (folder / "a.csv", folder / "b.csv")
    assert (folder / "a.csv").read_bytes() == "café\n".encode()
    assert names(folder) == ["a.csv", "b.csv"]


def test_a_second_run_replaces_the_first(tmp_path: Path) -> None:
    whole.write({tmp_path / "a.csv": "first\n"})
    whole.write({tmp_path / "a.csv": "second\n"})
    assert (tmp_path / "a.csv").read_text() == "second\n"


def test_a_failure_half_way_restores_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.csv").write_text("old a\n")
    move = Path.replace

    def stuck(self: Path, target: Path) -> Path:
        if target.name == "c.csv":
            raise PermissionError(13, "open in a spreadsheet")
        return move(self, target)

    monkeypatch.setattr(Path, "replace", stuck)
    with pytest.raises(ReconcileError, match=r"c\.csv: cannot be written \(open in a spreadsheet\)"):
        whole.write({tmp_path / name: "new\n" for name in ("a.csv", "b.csv", "c.csv")})
    assert names(tmp_path) == ["a.csv"]
    assert (tmp_path / "a.csv").read_text() == "old a\n"


def test_a_failure_leaves_no_new_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ReconcileError, match="No space left"):
        whole.write({tmp_path / "x" / "y" / "a.csv": "new\n"})
    assert names(tmp_path) == []


def test_a_document_that_was_read_is_never_written_over(tmp_path: Path) -> None:
    document = tmp_path / "findings.csv"
    document.write_text("the return\n")
    with pytest.raises(UsageError, match="would be written over"):
        whole.write({tmp_path / "comparisons.csv": "x", tmp_path / "findings.csv": "y"}, keep=(document,))
    assert names(tmp_path) == ["findings.csv"]
    assert document.read_text() == "the return\n"


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(UsageError, match="is a folder"):
        whole.write({tmp_path / "a.csv": "x"})


@pytest.mark.parametrize("inside", ["", "reports", "reports/deeper"])
def test_a_file_where_the_folder_should_be(tmp_path: Path, inside: str) -> None:
    (tmp_path / "taken").write_text("x")
    with pytest.raises(UsageError, match="taken: is a file"):
        whole.check_folder(tmp_path / "taken" / inside)
    whole.check_folder(tmp_path / "free" / inside)
    assert names(tmp_path) == ["taken"]
