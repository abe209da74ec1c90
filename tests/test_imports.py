"""The tree is the pipeline: who may import whom, read from the imports themselves, those inside functions too."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "reconcile"

# A unit is a file or a folder of the package. Each may import itself, the leaves, and the units named here.
LEAVES = {"model", "errors"}
ALLOWED: dict[str, set[str]] = {
    "model": set(),
    "errors": set(),
    "wording": LEAVES,
    "read": LEAVES,
    "extract": LEAVES | {"wording"},
    "encoder": LEAVES,
    "align": LEAVES | {"wording", "encoder"},
    "judge": LEAVES | {"wording", "findings"},  # findings: how a value is written in words
    "findings": LEAVES,
    "report": LEAVES | {"findings"},
    "pipeline": LEAVES | {"wording", "read", "extract", "encoder", "align", "judge"},
    "cli": LEAVES | {"pipeline", "report"},
    "__init__": LEAVES | {"pipeline"},
    "__main__": {"cli"},
}
STAGES = ("read", "extract", "align", "judge", "report")

# The libraries each unit may use; the rest of the tree is standard library alone.
LIBRARIES: dict[str, set[str]] = {
    "read": {"docx", "lxml", "numpy", "openpyxl", "pandas", "pdfminer", "pdfplumber", "pypdfium2"},
    "encoder": {"numpy", "onnxruntime", "tokenizers"},
    "align": {"numpy"},
    "findings": {"pandas"},
    "report": {"docx", "jinja2", "lxml", "markupsafe", "openpyxl", "pypdf", "pypdfium2", "rich"},
}
NETWORK = {"asyncio", "ftplib", "http", "imaplib", "poplib", "smtplib", "socket", "socketserver", "ssl", "webbrowser"}
NETWORK |= {"urllib.request", "xmlrpc"}
HEAVY = ("docx", "lxml", "numpy", "onnxruntime", "openpyxl", "pandas", "pdfminer", "pdfplumber", "pypdfium2", "rich")
HEAVY += ("jinja2", "pypdf", "tokenizers")


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def unit_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path, source: str) -> Iterator[str]:
    """The full names of what a module imports: 'reconcile.read.pdf', 'pandas'."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                inside = path.relative_to(PACKAGE.parent).parts[: -node.level]
                base = ".".join((*inside, base) if base else inside)
            yield from (f"{base}.{alias.name}" for alias in node.names)


def units_imported(path: Path, source: str) -> set[str]:
    found = set()
    for name in imported(path, source):
        parts = name.split(".")
        if parts[0] == "reconcile":
            second = parts[1] if len(parts) > 1 else "__init__"
            found.add(second if second in ALLOWED or (PACKAGE / second).exists() else "__init__")
    return found - {unit_of(path)}


def wrong_arrows(path: Path, source: str) -> list[str]:
    return [f"{unit_of(path)} -> {unit}" for unit in sorted(units_imported(path, source) - ALLOWED[unit_of(path)])]


def test_every_unit_of_the_package_has_its_place() -> None:
    found = {unit_of(path) for path in modules()}
    assert found == set(ALLOWED), "a unit of the package and the table of what it may import do not match"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_arrows_of_the_pipeline(path: Path) -> None:
    assert wrong_arrows(path, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_libraries_stand_where_they_belong_and_none_is_for_the_network(path: Path) -> None:
    names = set(imported(path, path.read_text(encoding="utf-8")))
    libraries = {name.split(".")[0] for name in names} - set(sys.stdlib_module_names) - {"reconcile"}
    assert libraries <= LIBRARIES.get(unit_of(path), set())
    assert not [name for name in names if name.split(".")[0] in NETWORK or name.startswith("urllib.request")]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_an_import_by_name_stays_at_home(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert "__import__" not in source and "runpy" not in source
    home = f"reconcile.{unit_of(path)}."
    assert all(start.startswith(home) for start in named_imports(source))


def named_imports(source: str) -> Iterator[str]:
    """How each name given to `import_module` begins; '' where nothing of it is fixed."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            first = node.args[0] if node.args else None
            if isinstance(first, ast.JoinedStr) and first.values:
                first = first.values[0]
            yield str(first.value) if isinstance(first, ast.Constant) else ""


def test_no_stage_may_import_another() -> None:
    for stage in STAGES:
        assert not ALLOWED[stage] & set(STAGES), stage


@pytest.mark.parametrize(
    ("where", "line", "wrong"),
    [
        ("judge/figure.py", "from reconcile.read import read", ["judge -> read"]),
        ("judge/figure.py", "def f():\n    import reconcile.read.pdf", ["judge -> read"]),
        ("judge/figure.py", "from ..read import pdf", ["judge -> read"]),
        ("judge/figure.py", "from . import other", []),
        ("judge/figure.py", "from reconcile import cli", ["judge -> cli"]),
        ("judge/figure.py", "from reconcile import reconcile", ["judge -> __init__"]),
        ("model.py", "from reconcile.errors import ReconcileError", ["model -> errors"]),
        ("wording/words.py", "from reconcile.model import Value", []),
        ("report/new.py", "from reconcile.findings import table", []),
        ("report/new.py", "from reconcile.pipeline import run", ["report -> pipeline"]),
    ],
)
def test_the_check_itself_can_fail(where: str, line: str, wrong: list[str]) -> None:
    assert wrong_arrows(PACKAGE / where, line) == wrong


def test_an_import_by_name_is_seen() -> None:
    source = "importlib.import_module(f'reconcile.read.{kind}')\nimport_module('os')\nimport_module(name)"
    assert list(named_imports(source)) == ["reconcile.read.", "os", ""]


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["compare", "--help"], ["findings", "--help"], ["x"]])
def test_help_and_mistakes_answer_without_loading_anything_heavy(arguments: list[str]) -> None:
    program = (
        "import sys\nfrom reconcile.cli import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit:\n    pass\n"
        f"print('loaded:', [name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("loaded: []\n")
