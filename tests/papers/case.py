"""One case: its letter, its return, its key and its description, written into a folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.papers import key, letter_docx, letter_pdf, letter_text, returns
from tests.papers.letter_pdf import Look
from tests.papers.markup import Head, Letter, parse
from tests.papers.sheets import Sheet
from tests.scoring import squash


@dataclass(frozen=True)
class Case:
    name: str
    title: str
    inspection: str
    force: str
    head: Head
    text: str  # the letter, in markup
    sheets: Sequence[Sheet]
    key: str
    letter: str = "letter.pdf"  # file names; the ending decides the format
    data: str = "return.xlsx"
    notes: str = ""
    as_of: str = ""
    look: Look = Look()  # noqa: RUF009  (frozen)
    data_heading: tuple[str, ...] = ()  # above the table of a PDF return
    data_ruled: bool = True  # whether that table has rules


def write_case(case: Case, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    letter = parse(case.head, case.text)
    write_letter(letter, folder / case.letter, case.look)
    write_return(case, folder / case.data)
    pages = page_texts(folder / case.letter)
    data_pages = page_texts(folder / case.data) if case.data.endswith(".pdf") else []
    rows = key.parse(case.key, case.sheets, lambda label: _page_of(label, data_pages))
    key.write(rows, letter.quotes, lambda quote: _page_of(quote, pages), folder / "gold.csv")
    lines = [f'title = "{case.title}"', f'inspection = "{case.inspection}"', f'force = "{case.force}"']
    lines += [f'letter = "{case.letter}"', f'data = "{case.data}"']
    lines += [f'as_of = "{case.as_of}"'] if case.as_of else []
    (folder / "case.toml").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    if case.notes:
        text = f"# {case.title}\n\n{case.notes.strip()}\n"
        (folder / "NOTES.md").write_text(text, encoding="utf-8", newline="\n")


def write_letter(letter: Letter, path: Path, look: Look) -> None:
    if path.suffix == ".pdf":
        letter_pdf.write_letter(letter, path, look)
    elif path.suffix == ".docx":
        letter_docx.write_letter(letter, path)
    else:
        letter_text.write_letter(letter, path)


def write_return(case: Case, path: Path) -> None:
    if path.suffix == ".xlsx":
        returns.write_xlsx(case.sheets, path)
    elif path.suffix == ".ods":
        returns.write_ods(case.sheets, path)
    elif path.suffix == ".csv":
        returns.write_csv(case.sheets[0], path)
    else:
        returns.write_pdf(case.sheets[0], path, case.data_heading, case.head.foot, ruled=case.data_ruled)


def page_texts(path: Path) -> list[str]:
    """The text of each page (of the whole, for formats without pages)."""
    if path.suffix == ".pdf":
        import pypdfium2

        document = pypdfium2.PdfDocument(path)
        texts = [page.get_textpage().get_text_range() for page in document]
        document.close()
        return texts
    if path.suffix == ".docx":
        import zipfile

        from lxml import etree

        texts = []
        with zipfile.ZipFile(path) as archive:
            for part in ("word/document.xml", "word/footnotes.xml"):
                if part in archive.namelist():
                    root = etree.fromstring(archive.read(part))
                    texts.append(" ".join("".join(node.itertext()) for node in root.iter("{*}p")))
        return [" ".join(texts)]
    return [path.read_text(encoding="utf-8")]


def _page_of(quote: str, pages: Sequence[str]) -> int:
    """The page a quote begins on; one that crosses a page end is found by its first words."""
    for number, text in enumerate(pages, start=1):
        if squash(quote) in squash(text):
            return number
    for number, text in enumerate(pages, start=1):
        if squash(quote)[:18] in squash(text):
            return number
    raise ValueError(f"on no page: {quote}")
