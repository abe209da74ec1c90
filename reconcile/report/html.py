"""Pages of HTML: one file each, which opens without a network and runs nothing but the script written here.

A page is a template that extends base.html, with its styles and its script inlined. The content security policy
names those two by their hashes, so that whatever a document may hold, a browser runs and loads nothing else. Text
of documents is escaped and made visible (`safe.visible`) wherever a template writes it, without being asked.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from reconcile.report.safe import visible

TEMPLATES = Path(__file__).parent / "templates"
BASE_STYLE = "style.css"


def render(
    template: str,
    *,
    styles: Sequence[str] = (),
    scripts: Sequence[str] = (),
    pictures: bool = False,
    **values: object,
) -> str:
    """The page that the template makes of the values. `styles` and `scripts` are files beside the templates;
    `pictures`: the page holds pictures, as data addresses."""
    style = _inlined((BASE_STYLE, *styles))
    script = _inlined(scripts)
    page = _environment().get_template(template)
    return page.render(
        style=Markup(style), script=Markup(script), policy=policy(style, script, pictures=pictures), **values
    )


def policy(style: str, script: str, *, pictures: bool = False) -> str:
    """The content security policy of a page: this style, this script, and nothing from anywhere."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'" if script else "script-src 'none'",
            *(["img-src data:"] if pictures else []),
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def lines(text: str) -> Markup:
    """Text whose line breaks are kept, every line of it made visible."""
    return Markup("\n").join(visible(line) for line in text.splitlines())


def running(text: str) -> Markup:
    """A part of a sentence: made visible, with the space that parts it from what stands beside it."""
    shown = escape(visible(text))
    before, after = (" " if edge.isspace() else "" for edge in (text[:1], text[-1:]))
    return Markup(f"{before}{shown}{after}") if shown else Markup(before)


def address(text: str) -> Markup:
    """The address of a picture held in the page itself; nothing else may stand where a browser fetches."""
    if not text.startswith("data:image/png;base64,"):
        raise ValueError("a picture of a page is a data address")
    return escape(text)


def _inlined(names: Sequence[str]) -> str:
    text = "\n".join((TEMPLATES / name).read_text(encoding="utf-8") for name in names)
    if "</" in text:  # it would end the element that holds it
        raise ValueError(f"templates {', '.join(names)}: '</' cannot stand in an inlined style or script")
    return text


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters["lines"] = lines
    environment.filters["running"] = running
    environment.filters["address"] = address
    return environment


def _shown(value: Any) -> Any:
    """What a template writes of a value: markup as it is, any other text made visible; escaping comes after."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
