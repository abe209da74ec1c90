"""The same documents give the same bytes, whatever the surroundings, and no run touches the network."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "data" / "example"
FILES = 9  # three tables and six reports

# Any use of a socket ends the program at once, with an exit code of its own.
WITHOUT_NETWORK = """
import os, sys
def refuse(event, arguments):
    if event.startswith("socket."):
        os._exit(99)
sys.addaudithook(refuse)
from reconcile.cli import main
sys.exit(main(sys.argv[1:]))
"""

SURROUNDINGS = (
    {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "12345", "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Auckland", "COLUMNS": "160"},
)


def compared(out: Path, surroundings: dict[str, str]) -> dict[str, bytes]:
    done = subprocess.run(
        [
            *(sys.executable, "-c", WITHOUT_NETWORK, "compare"),
            *(str(EXAMPLE / "letter.pdf"), str(EXAMPLE / "return.xlsx"), "--out", str(out), "--all"),
        ],
        capture_output=True,
        cwd=out.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT), **surroundings},
    )
    assert done.returncode == 1, done.stderr.decode()
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_same_bytes_in_other_surroundings_and_without_a_network(tmp_path: Path) -> None:
    first, second = (compared(tmp_path / str(n), env) for n, env in enumerate(SURROUNDINGS))
    assert len(first) == FILES and all(first.values())
    assert set(first) == set(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_a_socket_would_be_noticed(tmp_path: Path) -> None:
    program = WITHOUT_NETWORK.replace("from reconcile.cli", "import socket; socket.socket()\nfrom reconcile.cli")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, cwd=ROOT)
    assert done.returncode == 99
