"""The pages in a real browser: they open from disk, ask for nothing, say nothing on the console, and work."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from reconcile import reconcile
from reconcile.extract.letter import letter_findings
from reconcile.model import Result, Verdict
from reconcile.report import Sources
from reconcile.report import letter_findings as letter_page
from reconcile.report import page as comparison
from tests import pictures
from tests.report.test_page import EXAMPLE, NOWHERE, PAYLOADS, SOURCES, hostile

playwright = pytest.importorskip("playwright.sync_api", reason="the 'browser' extra is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="the 'browser' extra is not installed")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium or Chrome on this machine")

WIDE, NARROW = (1280, 900), (390, 844)


@dataclass
class Tab:
    """A page in the browser, with all that it asked for and said."""

    page: Any
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def open(self, path: Path, place: str = "") -> Any:
        self.page.goto(path.as_uri() + place)
        return self.page

    def visible(self) -> list[str]:
        """The references of the cards that can be seen."""
        script = "[...document.querySelectorAll('.card')].filter(c => c.checkVisibility()).map(c => c.id)"
        return list(self.page.evaluate(script))

    def focused(self) -> str:
        return str(self.page.evaluate("document.activeElement.id"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def tab(browser: Any) -> Iterator[Tab]:
    context = browser.new_context(viewport=dict(zip(("width", "height"), WIDE, strict=True)))
    tab = Tab(context.new_page())
    tab.page.on("request", lambda request: tab.asked.append(request.url))
    tab.page.on("console", lambda message: tab.said.append(message.text))
    tab.page.on("pageerror", lambda error: tab.said.append(str(error)))
    tab.page.on("dialog", lambda dialog: (tab.said.append(dialog.message), dialog.dismiss()))
    yield tab
    context.close()


@pytest.fixture(scope="module")
def result() -> Result:
    return reconcile(SOURCES.letter, SOURCES.data, model=False)


def few_of_each(result: Result) -> Result:
    """Less of it, for what looks at every element takes its time."""
    some = [j for verdict in Verdict for j in [j for j in result.judgements if j.verdict is verdict][:3]]
    return replace(result, judgements=tuple(sorted(some, key=lambda j: j.ref)))


@pytest.fixture(scope="module")
def files(result: Result, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages that are looked at, on disk."""
    folder = tmp_path_factory.mktemp("pages")
    word = Sources(EXAMPLE / "letter.docx", SOURCES.data)
    found = letter_findings(result.letter, result.force)
    few = few_of_each(result)
    in_word = few_of_each(reconcile(word.letter, word.data, model=False))
    texts = {
        "comparison": comparison.files(result, SOURCES)[".html"],
        "a few of each": comparison.files(few, SOURCES)[".html"],
        "comparison of a DOCX": comparison.files(in_word, word)[".html"],
        "letter": letter_page.page(SOURCES.letter, result.letter, found[:30], ()),
    }
    out = {}
    for name, text in texts.items():
        out[name] = folder / f"{name.replace(' ', '-')}.html"
        out[name].write_text(text, encoding="utf-8", newline="\n")
    return out


NAMES = ("comparison", "comparison of a DOCX", "letter")


def foreign(asked: list[str]) -> list[str]:
    """What was asked for beside the page itself and the pictures it holds."""
    return [url for url in asked[1:] if not url.startswith("data:image/png;base64,")]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_opens_from_disk_asks_for_nothing_and_says_nothing(tab: Tab, files: dict[str, Path], name: str) -> None:
    tab.open(files[name])
    tab.page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    tab.page.wait_for_timeout(200)
    assert tab.asked[0].startswith("file:") and foreign(tab.asked) == []
    assert tab.said == []


def test_nothing_that_is_put_into_the_page_runs(tab: Tab, files: dict[str, Path]) -> None:
    page = tab.open(files["comparison"])
    page.evaluate("""() => {
        const script = document.createElement('script');
        script.textContent = 'window.ran = true';
        document.body.append(script);
        const holder = document.createElement('div');
        holder.innerHTML = '<img src="x.png" onerror="window.ran = true"><b style="color: red">red</b>';
        document.body.append(holder);
    }""")
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    assert page.evaluate("getComputedStyle(document.querySelector('body > div b')).color") != "rgb(255, 0, 0)"
    assert any("Content Security Policy" in text for text in tab.said)


LOOKS = (
    ("a few of each", WIDE, "light"),
    ("a few of each", NARROW, "light"),
    ("a few of each", WIDE, "dark"),
    ("a few of each", NARROW, "dark"),
    ("comparison of a DOCX", WIDE, "dark"),
    ("letter", WIDE, "light"),
    ("letter", NARROW, "dark"),
)


@pytest.mark.parametrize(("name", "size", "scheme"), LOOKS)
def test_axe_finds_no_violation_and_nothing_runs_out_of_the_window(
    tab: Tab, files: dict[str, Path], name: str, size: tuple[int, int], scheme: str
) -> None:
    tab.page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    tab.page.emulate_media(color_scheme=scheme)
    page = tab.open(files[name])
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    found = axe.Axe().run(page).response["violations"]
    assert [(rule["id"], [node["html"][:120] for node in rule["nodes"]][:3]) for rule in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_dark_scheme_is_dark(tab: Tab, files: dict[str, Path]) -> None:
    page = tab.open(files["comparison"])
    ground = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)"
    assert min(page.evaluate(ground)) > 200
    page.emulate_media(color_scheme="dark")
    assert max(page.evaluate(ground)) < 60


# --- finding one's way --------------------------------------------------------------------------------


def test_statements_are_filtered_by_verdict_kind_section_and_words(
    tab: Tab, files: dict[str, Path], result: Result
) -> None:
    page = tab.open(files["comparison"])
    by = {j.ref: j for j in result.judgements}
    assert {by[ref].verdict for ref in tab.visible()} == {Verdict.CONTRADICTION}  # the rest is folded
    page.select_option("#kind", "quantity")
    assert set(tab.visible()) == {ref for ref, j in by.items() if j.kind == "quantity"}
    page.uncheck("input[value=unverifiable]")
    page.uncheck("input[value=agreement]")
    kept = {Verdict.CONTRADICTION, Verdict.TENSION}
    assert set(tab.visible()) == {ref for ref, j in by.items() if j.kind == "quantity" and j.verdict in kept}
    page.click("#clear")
    assert page.input_value("#kind") == "" and page.is_checked("input[value=agreement]")
    theme = result.judgements[-1].pairing.letter.theme
    page.select_option("#section", label=theme)
    assert {by[ref].pairing.letter.theme for ref in tab.visible()} == {theme}
    page.click("#clear")
    page.fill("#find", "2 Attendance!C27 1,308")
    assert tab.visible() == [ref for ref, j in by.items() if j.cells == ("2 Attendance!C27",)]
    assert page.inner_text("#shown") == f"1 of {len(by)} shown"
    page.fill("#find", "no such words anywhere")
    assert tab.visible() == []


def test_statements_are_put_in_another_order(tab: Tab, files: dict[str, Path], result: Result) -> None:
    page = tab.open(files["comparison"])
    clashes = [j for j in result.judgements if j.verdict is Verdict.CONTRADICTION]
    assert tab.visible() == [j.ref for j in clashes]
    page.select_option("#order", "sure")
    assert tab.visible() == [j.ref for j in sorted(clashes, key=lambda j: -j.confidence)]
    page.select_option("#order", "number")
    assert tab.visible() == [j.ref for j in clashes]


def test_the_keys_lead_through_the_statements(tab: Tab, files: dict[str, Path], result: Result) -> None:
    page = tab.open(files["comparison"])
    refs = tab.visible()
    for ref in refs[:3]:
        page.keyboard.press("j")
        assert tab.focused() == ref
    page.keyboard.press("k")
    assert tab.focused() == refs[1]
    page.keyboard.press("l")
    assert page.evaluate("document.activeElement.getAttribute('href')") == f"#{refs[1]}"
    page.keyboard.press("/")
    assert tab.focused() == "find"
    page.keyboard.type("jk")
    assert page.input_value("#find") == "jk", "letters typed into a field are letters"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.is_visible("#help")
    page.uncheck("#keys")
    page.click("#help button")
    assert not page.is_visible("#help")
    page.click("#clear")
    page.wait_for_function("document.activeElement.id === 'find'")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert tab.focused() == "", "single keys can be turned off"


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_link_to_a_statement_unfolds_it_and_brings_it_into_the_window(
    tab: Tab, files: dict[str, Path], result: Result, verdict: Verdict
) -> None:
    ref = [j.ref for j in result.judgements if j.verdict is verdict][-1]
    page = tab.open(files["comparison"], f"#{ref}")
    page.wait_for_function(f"document.activeElement.id === '{ref}'")
    page.wait_for_timeout(400)
    top = page.evaluate(f"document.getElementById('{ref}').getBoundingClientRect().top")
    assert 0 <= top < WIDE[1] / 2
    assert page.is_visible(f"#{ref} .letter-side")


def test_a_statement_in_the_letter_leads_to_its_card(tab: Tab, files: dict[str, Path], result: Result) -> None:
    page = tab.open(files["comparison"])
    ref = next(j.ref for j in result.judgements if j.verdict is Verdict.AGREEMENT)
    page.click("#letter > details > summary")
    page.focus(f"#letter .page a[href='#{ref}']")
    page.keyboard.press("Enter")
    page.wait_for_function(f"document.activeElement.id === '{ref}'")
    page.locator(f"#{ref} .letter-side").wait_for(state="visible")  # it unfolds a moment after it is reached


def test_the_query_is_copied(tab: Tab, files: dict[str, Path], result: Result) -> None:
    page = tab.open(files["comparison"])
    judgement = next(j for j in result.judgements if j.query)
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.click(f"#{judgement.ref} .copy")
    assert page.evaluate("window.copied") == " ".join(judgement.query.split())
    assert page.inner_text(f"#{judgement.ref} .copy").startswith("Copied")


def test_findings_of_a_letter_are_filtered(tab: Tab, files: dict[str, Path], result: Result) -> None:
    page = tab.open(files["letter"])
    found = letter_findings(result.letter, result.force)[:30]
    page.select_option("#standing", "background")
    shown = page.evaluate("[...document.querySelectorAll('.entry')].filter(e => e.checkVisibility()).map(e => e.id)")
    assert shown == [f.id for f in found if f.standing == "background"]
    page.click(f"#{shown[0]} .ref")
    assert page.url.endswith(f"#at-{shown[0]}")


def test_the_picture_of_the_terminal_can_be_made(tab: Tab, result: Result, tmp_path: Path) -> None:
    path = tmp_path / "screen.html"
    path.write_text(pictures.screen(result), encoding="utf-8")
    assert result.force in tab.open(path).inner_text("pre")


# --- on paper, in bulk, and under attack -----------------------------------------------------------------


def test_the_printed_page_holds_what_must_be_read(tab: Tab, files: dict[str, Path], result: Result) -> None:
    page = tab.open(files["comparison"])
    with pdfplumber.open(BytesIO(page.pdf(format="A4", print_background=True))) as pdf:
        text = " ".join(" ".join(sheet.extract_text() for sheet in pdf.pages).split())
        assert 4 <= len(pdf.pages) <= 14
    for judgement in result.judgements:
        if judgement.verdict in (Verdict.CONTRADICTION, Verdict.TENSION):
            assert judgement.ref in text
            assert judgement.explanation.split()[-1] in text
    assert "Every kind" not in text and "Copy" not in text


def test_two_thousand_statements_are_drawn_only_where_they_are_looked_at(
    tab: Tab, result: Result, tmp_path: Path
) -> None:
    some = [j for j in result.judgements if j.cells]
    many = [replace(some[n % len(some)], ref=f"L{n:04d}") for n in range(2000)]
    text = comparison.files(replace(result, judgements=tuple(many)), SOURCES)[".html"]
    assert len(text) < 12_000_000
    path = tmp_path / "many.html"
    path.write_text(text, encoding="utf-8", newline="\n")
    page = tab.open(path)
    assert len(tab.visible()) == sum(j.verdict is Verdict.CONTRADICTION for j in many)
    assert page.evaluate("getComputedStyle(document.querySelector('.card')).contentVisibility") == "auto"
    page.fill("#find", "1,308")
    assert 0 < len(tab.visible()) < 200
    assert tab.said == [] and foreign(tab.asked) == []


@pytest.mark.parametrize("text", PAYLOADS, ids=range(len(PAYLOADS)))
def test_a_document_can_make_the_page_do_nothing(tab: Tab, tmp_path: Path, text: str) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(comparison.files(hostile(text), NOWHERE)[".html"], encoding="utf-8", newline="\n")
    page = tab.open(path)
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    page.wait_for_timeout(50)
    assert tab.said == [] and foreign(tab.asked) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
