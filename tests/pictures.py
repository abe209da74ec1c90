"""Make the README's pictures of the page and of the terminal, from the example: python -m tests.pictures

Chromium or Chrome must be there, and the 'browser' extra. Look at what was made before it is kept.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from PIL import Image
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from reconcile import reconcile
from reconcile.model import Result
from reconcile.report import FILES, FOLDER, Sources, letter_findings, page, terminal
from reconcile.report.names import stem

ROOT = Path(__file__).resolve().parent.parent
FOLDER_OF_PICTURES = ROOT / "docs" / "pictures"
SOURCES = Sources(ROOT / "data" / "example" / "letter.pdf", ROOT / "data" / "example" / "return.xlsx")
COLUMNS = 104
LINES = 41  # of the terminal report that are shown
COLOURS = 96  # of a picture: few, so that it stays small
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
DARK = TerminalTheme(
    (26, 32, 38),
    (231, 234, 237),
    [
        (26, 32, 38),
        (255, 138, 128),
        (134, 213, 166),
        (240, 194, 106),
        (134, 197, 236),
        (201, 179, 255),
        (130, 216, 216),
        (164, 175, 185),
    ],
)


def main() -> None:
    FOLDER_OF_PICTURES.mkdir(parents=True, exist_ok=True)
    result = reconcile(SOURCES.letter, SOURCES.data)
    found = [finding for finding in result.findings if finding.id.startswith("L")]
    comparison = page.files(result, SOURCES)[".html"]
    letter = letter_findings.page(SOURCES.letter, result.letter, found, result.letter.notices)
    with browser() as chromium:
        keep(shot(chromium, comparison, 1280, 1430), "page.png")
        keep(shot(chromium, comparison, 390, 1400, dark=True), "page-narrow.png")
        keep(shot(chromium, letter, 1280, 1000), "letter.png")
        keep(shot(chromium, screen(result), 980, 100, whole="pre"), "terminal.png")


@contextmanager
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        program = next(filter(None, map(shutil.which, BROWSERS)))
        chromium = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield chromium
        chromium.close()


def shot(chromium: Any, text: str, width: int, height: int, *, dark: bool = False, whole: str = "") -> bytes:
    """What the browser shows of a page: its head, or the whole of one element."""
    tab = chromium.new_page(viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(text, encoding="utf-8")
        tab.goto(path.as_uri())
        tab.wait_for_timeout(300)
        picture: bytes = tab.locator(whole).screenshot() if whole else tab.screenshot()
    tab.close()
    return picture


def screen(result: Result) -> str:
    """The terminal report as a page, in the colours of a terminal."""
    folder = Path("reports") / "letter"
    written = [folder / name for name, _ in FILES] + [folder / FOLDER / f"{stem(result)}.html"]
    plain = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    with patch.dict(os.environ, {**plain, "COLUMNS": str(COLUMNS), "TERM": "xterm-256color"}, clear=True):
        lines = terminal.report(result, written, _Screen()).splitlines()[:LINES]
    console = Console(file=StringIO(), record=True, width=COLUMNS, force_terminal=True, color_system="truecolor")
    console.print(Text("$ ", "bold") + Text("reconcile compare letter.pdf return.xlsx --report html"))
    console.print(Text.from_ansi("\n".join(lines)))
    style = "margin:0;padding:20px 24px;width:max-content;background:#1a2026;color:#e7eaed;font:14px/1.3 monospace"
    return console.export_html(
        theme=DARK, inline_styles=True, code_format=f'<meta charset="utf-8"><pre style="{style}">{{code}}</pre>'
    )


class _Screen(StringIO):
    """A stream that passes for a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def keep(picture: bytes, name: str) -> None:
    image = Image.open(BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    image.save(FOLDER_OF_PICTURES / name, optimize=True)


if __name__ == "__main__":
    main()
