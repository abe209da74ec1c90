"""The README cannot go stale: its commands are run, and every command, option, column and exit code stands in it.

Write the outputs anew, after looking at them: python -m tests.test_readme
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reconcile import cli
from reconcile.findings import COLUMNS
from reconcile.report.csv import COMPARISONS, DISCREPANCIES

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8")
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
PROMPT = "$ "


def blocks(language: str) -> list[str]:
    return [body for kind, body in BLOCK.findall(TEXT) if kind == language]


def commands(block: str) -> Iterator[tuple[str, str]]:
    """Each command of a console block with what it prints."""
    for part in re.split(rf"^{re.escape(PROMPT)}", block, flags=re.MULTILINE)[1:]:
        command, _, printed = part.partition("\n")
        yield command, printed


def run(command: str, folder: Path) -> str:
    """What a terminal of 80 columns shows, in a folder that holds what the README speaks of."""
    for name in ("data", "README.md"):
        if not (folder / name).exists():
            (folder / name).symlink_to(ROOT / name)
    plain = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "NO_COLOR")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    done = subprocess.run(
        ["bash", "-c", command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=folder,
        env={**plain, "PATH": path, "COLUMNS": "80", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )
    return re.sub(r"[ \t]+$", "", done.stdout.decode("utf-8"), flags=re.MULTILINE)


CONSOLE = [pair for block in blocks("console") for pair in commands(block)]


def test_the_readme_shows_the_commands() -> None:
    assert sum("reconcile compare" in command for command, _ in CONSOLE) >= 2
    assert any("reconcile findings" in command for command, _ in CONSOLE)


@pytest.mark.parametrize(("command", "printed"), CONSOLE, ids=[command for command, _ in CONSOLE])
def test_the_commands_print_what_the_readme_says(command: str, printed: str, tmp_path: Path) -> None:
    assert printed.strip(), "no output is shown: write it with python -m tests.test_readme, and look at it"
    assert run(command, tmp_path) == printed


def test_the_python_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    (program,) = blocks("python")
    exec(compile(program, str(README), "exec"), {})
    assert capsys.readouterr().out.startswith("L")


def test_the_commands_to_set_it_up_name_what_the_project_has() -> None:
    shell = "\n".join(blocks("sh"))
    for path in re.findall(r"data/\S+", shell):
        assert (ROOT / path).exists(), path
    assert "pip install . && .venv/bin/reconcile compare" in shell
    assert "pip install -e '.[dev]' && .venv/bin/python -m pytest" in shell
    continuous = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "'.[dev]'" in continuous and "python -m pytest" in continuous


def parsers() -> dict[str, argparse.ArgumentParser]:
    parser = cli._parser()
    found: dict[str, argparse.ArgumentParser] = {"": parser}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            found.update(action.choices)
    return found


def test_every_command_and_option_is_documented_and_no_other() -> None:
    known = {"--help"}
    for name, parser in parsers().items():
        assert f"reconcile {name}".strip() in TEXT
        known.update(option for action in parser._actions for option in action.option_strings if len(option) > 2)
    assert len(parsers()) > 1
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", TEXT)) == known


def test_every_option_has_help_and_a_place_in_the_table() -> None:
    for parser in parsers().values():
        assert all(a.help or isinstance(a, argparse._SubParsersAction) for a in parser._actions)
    rows = set(re.findall(r"^\| `(--[a-z-]+)", TEXT, re.MULTILINE))
    compare = {o for a in parsers()["compare"]._actions for o in a.option_strings if o.startswith("--")}
    assert rows == compare - {"--help"}


def test_every_column_and_exit_code_is_documented() -> None:
    for column in (*COMPARISONS, *DISCREPANCIES, *COLUMNS):
        assert f"`{column}`" in TEXT, column
    codes = {cli.NOTHING_CONTRADICTED, cli.CONTRADICTIONS, cli.NOT_DONE, cli.INTERRUPTED}
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", TEXT, re.MULTILINE)} == codes
    assert {int(code) for code in re.findall(r"^  (\d+)  ", cli.EXIT_CODES, re.MULTILINE)} == codes


def test_every_file_and_folder_named_exists() -> None:
    for path in re.findall(r"`((?:docs|reconcile|\.ci|data)/[\w./-]*|CHANGELOG\.md)`", TEXT):
        assert (ROOT / path).exists(), path


def write_outputs() -> None:
    def renewed(match: re.Match[str]) -> str:
        if match[1] != "console":
            return match[0]
        with tempfile.TemporaryDirectory() as folder:
            body = "".join(f"{PROMPT}{c}\n{run(c, Path(folder))}" for c, _ in commands(match[2]))
        return f"```console\n{body}```"

    README.write_text(BLOCK.sub(renewed, TEXT), encoding="utf-8")


if __name__ == "__main__":
    write_outputs()
