"""The base of every page: what documents say is shown and never obeyed, and nothing is loaded or run but our own."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from reconcile.report import html

HOSTILE = "<script>alert(1)</script>\u202e'\"&<img src=x onerror=y>"


def page(source: str, **values: object) -> str:
    return html._environment().from_string(source).render(**values)


def test_text_is_escaped_and_made_visible_without_being_asked() -> None:
    written = page('<p title="{{ text }}">{{ text }}</p>', text=HOSTILE)
    assert "<script" not in written and "<img" not in written
    assert "&lt;script&gt;" in written and "&lt;U+202E&gt;" in written
    assert re.findall(r'"', written) == ['"', '"']


def test_markup_of_ours_stays_as_it_is() -> None:
    assert page("{{ ours }}", ours=Markup("<b>\n</b>")) == "<b>\n</b>"


def test_lines_are_kept_where_a_template_asks_for_them() -> None:
    assert page("{{ text | lines }}", text="one <i>\r\ntwo\u200b") == "one &lt;i&gt;\ntwo&lt;U+200B&gt;"


def test_a_value_that_is_not_given_is_a_fault_and_no_gap() -> None:
    with pytest.raises(UndefinedError):
        page("{{ forgotten }}")


def test_the_policy_names_exactly_the_style_and_script_of_the_page() -> None:
    written = html.render("base.html")
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', written)
    (style,) = re.findall(r"<style>(.*?)</style>", written, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src &#39;sha256-{digest}&#39;" in policy
    assert "default-src &#39;none&#39;" in policy and "script-src &#39;none&#39;" in policy and "<script" not in written


def test_the_base_loads_nothing() -> None:
    written = html.render("base.html")
    assert not re.search(r"https?:|//|url\(|@import|<link|\bsrc=|\bstyle=", written.replace("<!doctype html>", ""))


# --- colours ----------------------------------------------------------------------------------------


def colours(dark: bool) -> dict[str, str]:
    """The colours of the base and of the sheets by name, those for the dark over those for the light."""
    text = "".join((html.TEMPLATES / name).read_text(encoding="utf-8") for name in ("style.css", "sheets.css"))
    by_scheme = re.split(r"@media screen and \(prefers-color-scheme: dark\) \{", text)
    found = {}
    for n, part in enumerate(by_scheme):
        night, _, day = part.partition("\n}\n") if n else ("", "", part)
        for block in (day, night) if dark else (day,):
            found.update(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6})", block))
    return found


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 measures it."""

    def light(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_ink_can_be_read_on_every_ground(dark: bool) -> None:
    found = colours(dark)
    marks = {name.removesuffix("-mark"): colour for name, colour in found.items() if name.endswith("-mark")}
    pairs = [("ink", ground) for ground in ("ground", "surface", "sunken", "accent-tint")]
    pairs += [(ink, ground) for ink in ("quiet", "accent") for ground in ("ground", "surface", "sunken")]
    pairs += [(verdict, f"{verdict}-tint") for verdict in ("contradiction", "tension", "agreement", "unverifiable")]
    pairs += [(f"{part}-mark", "measured" if part == "measure" else part) for part in marks]
    pairs += [("ink", "measured" if part == "measure" else part) for part in marks]
    faint = {(ink, ground): round(contrast(found[ink], found[ground]), 2) for ink, ground in pairs}
    assert len(marks) == 15
    assert {pair: value for pair, value in faint.items() if value < 4.5} == {}
