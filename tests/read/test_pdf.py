"""Letters and reports printed here as PDF and read back: order, joins, roles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from time import perf_counter

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from reconcile.errors import DocumentError
from reconcile.model import Document, Passage, Role
from reconcile.read import pdf

WIDTH, HEIGHT = A4
Draw = Callable[[Canvas], None]


def printed(tmp_path: Path, draw: Draw, **options: object) -> Document:
    path = tmp_path / "letter.pdf"
    canvas = Canvas(str(path), pagesize=A4, **options)
    draw(canvas)
    canvas.save()
    return pdf.read(path)


def lines(
    canvas: Canvas, x: float, y: float, texts: Sequence[str], font: str = "Times-Roman", size: float = 11
) -> float:
    """Print lines one below the other; the y of the next."""
    for text in texts:
        canvas.setFont(font, size)
        canvas.drawString(x, y, text)
        y -= size * 1.25
    return y


def filled(canvas: Canvas, x: float, y: float, text: str, width: float, size: float = 10) -> float:
    """Print a paragraph wrapped to a width; the y of the next."""
    wrapped, line = [], ""
    for word in text.split():
        if canvas.stringWidth(f"{line} {word}", "Times-Roman", size) > width:
            wrapped.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return lines(canvas, x, y, [*wrapped, line], size=size)


def of_role(document: Document, *roles: Role) -> list[str]:
    return [p.text for p in document.passages if p.role in roles]


def body(document: Document) -> list[str]:
    return of_role(document, Role.BODY, Role.BULLET)


def passage(document: Document, start: str) -> Passage:
    return next(p for p in document.passages if p.text.startswith(start))


PROSE = "Inspectors spent a week with the force and spoke to officers of every rank about the way in which they work. "


# --- joins ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed_lines", "expected"),
    [
        (["The force deals with anti-", "social behaviour well."], "The force deals with anti-social behaviour well."),
        (["Officers follow-", "up what victims say."], "Officers follow-up what victims say."),
        (["A new organi-", "sation is in place."], "A new organisation is in place."),
        (["This is known as the Lyd-", "marsh scheme."], "This is known as the Lydmarsh scheme."),
        (["The years 2012-", "2014 were hard."], "The years 2012-2014 were hard."),
        (["Anglo-", "Welsh work goes on."], "Anglo-Welsh work goes on."),
        (["The police and/", "or the council go."], "The police and/or the council go."),
        (["It was – as we said –", "a good year."], "It was – as we said – a good year."),
    ],
)
def test_lines_are_joined_as_a_reader_joins_them(tmp_path: Path, printed_lines: list[str], expected: str) -> None:
    document = printed(tmp_path, lambda c: void(lines(c, 60, 760, [*printed_lines, "", "It says so again below."])))
    assert body(document)[0] == expected


def void(_: object) -> None:
    return None


def test_a_word_broken_at_a_line_end_is_spelt_as_elsewhere_in_the_letter(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        y = lines(canvas, 60, 760, ["The crime-recording rules are plain and they say that a crime-"])
        lines(canvas, 60, y, ["recording check is due. The reoffending rate fell, and re-", "offending matters."])

    text = body(printed(tmp_path, draw))[0]
    assert "a crime-recording check is due" in text
    assert "and reoffending matters." in text


def test_soft_hyphens_and_ligatures_are_undone(tmp_path: Path) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    printed_lines = ["Work on cus\u00adtody and pa\u00ad", "trols \ufb01nally began in the of\ufb01ce of the force."]
    document = printed(tmp_path, lambda c: void(lines(c, 60, 760, printed_lines, "Vera")))
    assert body(document) == ["Work on custody and patrols finally began in the office of the force."]


def test_a_sentence_over_a_page_break_is_one_passage_with_marks_on_both_pages(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, 60, 800, ["Letter to Pellshire Police"], size=8)
        y = lines(canvas, 60, 700, ["The force has a plan."])
        lines(canvas, 60, y - 10, ["It could not, however, tell us how many of the suspects whose names were known to"])
        lines(canvas, 300, 30, ["1"], size=9)
        canvas.showPage()
        lines(canvas, 60, 800, ["Letter to Pellshire Police"], size=8)
        lines(canvas, 60, 760, ["it had been arrested by the end of the year."])
        lines(canvas, 300, 30, ["2"], size=9)

    document = printed(tmp_path, draw)
    joined = passage(document, "It could not")
    assert joined.text.endswith("were known to it had been arrested by the end of the year.")
    assert {mark.page for mark in joined.marks} == {1, 2}
    assert (joined.place.page, joined.place.paragraph) == (1, 2)
    assert of_role(document, Role.MARGIN) == ["Letter to Pellshire Police", "1", "Letter to Pellshire Police", "2"]


def test_a_finished_paragraph_is_not_joined_to_the_next_page(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, 60, 700, ["The force has a plan that everybody we met could explain to us without a pause."])
        canvas.showPage()
        lines(canvas, 60, 760, ["Officers follow it."])

    assert len(body(printed(tmp_path, draw))) == 2


def test_marks_cover_the_words_they_name(tmp_path: Path) -> None:
    document = printed(tmp_path, lambda c: void(filled(c, 60, 760, PROSE * 3 + "The co-ordi- nation is good.", 300)))
    whole = passage(document, "Inspectors")
    assert [whole.text[m.start : m.end] for m in whole.marks] == whole.text.split()
    assert all(m.box is not None and m.box.left < m.box.right and m.box.top < m.box.bottom for m in whole.marks)
    tops = [m.box.top for m in whole.marks if m.box]
    assert tops == sorted(tops)
    assert 0 < tops[0] < 120  # points from the top of the page, not from its foot


# --- columns ----------------------------------------------------------------------------------------


def test_two_columns_under_a_heading_that_crosses_them(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, 50, 790, ["Efficiency in Pellshire, and what remains to be done"], "Helvetica-Bold", 16)
        y = filled(canvas, 50, 765, "Introduction. " + PROSE * 2 + "It ends.", 495)
        left = filled(canvas, 50, y - 14, "Left one. " + PROSE * 4 + "Its end.", 235)
        filled(canvas, 50, left - 10, "Left two. " + PROSE * 3 + "It runs on over the gutter to the", 235)
        right = filled(canvas, 310, y - 17, "other column. " + PROSE * 3, 235)
        filled(canvas, 310, right - 10, "Right two. " + PROSE * 3, 235)

    starts = [p.text.split(". ")[0] for p in printed(tmp_path, draw).passages]
    assert starts == [
        "Efficiency in Pellshire, and what remains to be done",
        "Introduction",
        "Left one",
        "Left two",
        "Right two",
    ]


def test_a_sentence_over_a_column_break_is_one_passage(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        filled(canvas, 50, 765, PROSE * 5 + "Of the 214 files that we read about a third lacked the", 235)
        filled(canvas, 310, 768, "signature of a supervisor. " + PROSE * 5, 235)

    document = printed(tmp_path, draw)
    assert len(document.passages) == 1
    assert "about a third lacked the signature of a supervisor." in document.passages[0].text


def test_a_page_that_changes_from_one_column_to_two_and_back(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        y = filled(canvas, 50, 790, "First. " + PROSE * 3, 495)
        left = filled(canvas, 50, y - 14, "Second. " + PROSE * 4, 235)
        right = filled(canvas, 310, y - 14, "Third. " + PROSE * 4, 235)
        filled(canvas, 50, min(left, right) - 14, "Fourth. " + PROSE * 3, 495)

    assert [t.split(".")[0] for t in body(printed(tmp_path, draw))] == ["First", "Second", "Third", "Fourth"]


# --- edges of the page ------------------------------------------------------------------------------


def test_footnotes_are_passages_and_their_numbers_leave_the_prose(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        x, y = 60.0, 760.0
        for text, size, rise in (
            ("We return for the assessment", 11, 0),
            ("1", 7, 4),
            (" later, as 27 forces", 11, 0),
            ("2", 7, 4),
            (", and no others, know.", 11, 0),
        ):
            canvas.setFont("Times-Roman", size)
            canvas.drawString(x, y + rise, text)
            x += canvas.stringWidth(text, "Times-Roman", size)
        lines(canvas, 60, y - 30, ["Another paragraph stands here so that the size of the body is plain to see."])
        canvas.line(60, 100, 200, 100)
        lines(canvas, 60, 88, ["1 Inspections began in the autumn of", "2014, as planned."], size=8)
        lines(canvas, 60, 66, ["2 Those of England and Wales."], size=8)

    document = printed(tmp_path, draw)
    assert body(document)[0] == "We return for the assessment later, as 27 forces, and no others, know."
    assert of_role(document, Role.FOOTNOTE) == [
        "Inspections began in the autumn of 2014, as planned.",
        "Those of England and Wales.",
    ]


@pytest.mark.parametrize("foot", ["Page {} of 3", "- {} -", "{}", "Pellshire Police | {}", "HMIC   {}"])
def test_page_numbers_are_set_apart(tmp_path: Path, foot: str) -> None:
    def draw(canvas: Canvas) -> None:
        for number in (1, 2, 3):
            lines(canvas, 60, 720, [f"There were {number} of them, and the page says so in a sentence."])
            lines(canvas, 280, 28, [foot.format(number)], size=9)
            canvas.showPage()

    document = printed(tmp_path, draw)
    assert len(body(document)) == 3
    assert all(str(n) in text for n, text in enumerate(of_role(document, Role.MARGIN), 1))


def test_a_header_that_stands_on_the_second_page_alone_is_set_apart(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, 60, 760, ["The first page has no header, and it says what was found in the force in May and"])
        canvas.showPage()
        lines(canvas, 400, 806, ["Custody: Pellshire"], "Times-Italic", 9)
        lines(canvas, 60, 760, ["June of the year."])

    document = printed(tmp_path, draw)
    assert of_role(document, Role.MARGIN) == ["Custody: Pellshire"]
    assert body(document)[0].endswith("in May and June of the year.")


# --- headings, letterhead, bullets ------------------------------------------------------------------


def test_headings_have_levels_and_make_the_path(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        y = lines(canvas, 60, 790, ["Effectiveness in Pellshire"], "Helvetica-Bold", 20)
        y = lines(
            canvas, 60, y - 8, ["How well does the force look after", "those who are at risk?"], "Helvetica-Bold", 14
        )
        y = filled(canvas, 60, y - 4, PROSE * 2, 470)
        y = lines(canvas, 60, y - 8, ["Working with others"], "Helvetica-Bold", 11)
        y = filled(canvas, 60, y - 4, "It works well. " + PROSE * 2, 470)
        y = lines(canvas, 60, y - 8, ["How well does it use its money?"], "Helvetica-Bold", 14)
        filled(canvas, 60, y - 4, "It saves. " + PROSE * 2, 470)

    document = printed(tmp_path, draw)
    title, question = "Effectiveness in Pellshire", "How well does the force look after those who are at risk?"
    assert passage(document, "It works").headings == (title, question, "Working with others")
    assert passage(document, "It saves").headings == (title, "How well does it use its money?")
    assert [p.level for p in document.passages if p.role is Role.HEADING] == [1, 2, 3, 2]


def test_bold_words_in_a_paragraph_make_no_heading(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        y = filled(canvas, 60, 760, PROSE * 3, 470)
        lines(canvas, 60, y - 10, ["The force should act at once."], "Times-Bold", 10)
        filled(canvas, 60, y - 40, PROSE * 3, 470)

    assert of_role(printed(tmp_path, draw), Role.HEADING) == []


def test_the_frame_of_a_letter_is_set_apart(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, 60, 800, ["HMIC"], "Helvetica-Bold", 16)
        lines(canvas, 380, 800, ["4 Chandler Row", "Oldferry OF1 2BB", "Tel: 01632 960000"], size=9)
        y = lines(canvas, 60, 730, ["Mr A Example QPM", "Chief Constable", "Pellshire Police"])
        y = lines(canvas, 60, y - 8, ["14 May 2014"])
        y = lines(canvas, 60, y - 8, ["Dear Mr Example"])
        y = lines(canvas, 60, y - 8, ["Core business inspection"], "Times-Bold")
        y = filled(canvas, 60, y - 8, PROSE * 2, 470, 11)
        y = filled(canvas, 60, y - 8, "Dear friends were made. " + PROSE, 470, 11)
        y = lines(canvas, 60, y - 8, ["Yours sincerely"])
        lines(canvas, 60, y - 30, ["Jane Other", "HM Inspector of Constabulary"])

    document = printed(tmp_path, draw)
    assert [text[:9] for text in body(document)] == ["Inspector", "Dear frie"]
    assert of_role(document, Role.HEADING) == ["Core business inspection"]
    frame = " / ".join(of_role(document, Role.LETTERHEAD))
    for part in ("HMIC", "Oldferry OF1 2BB", "14 May 2014", "Dear Mr Example", "Yours sincerely", "Jane Other"):
        assert part in frame


def test_bullets_carry_their_stem_and_their_level(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        y = filled(canvas, 60, 760, PROSE + "In the control room the force:", 470, 11)
        for sign, x, texts in (
            ("•", 70, ["has trained all of its 240 call-handlers in what they", "are to ask;"]),
            ("•", 70, ["has two systems, namely"]),
            ("–", 86, ["one for calls"]),
            ("–", 86, ["one for crimes; and"]),
            ("•", 70, ["does not link them."]),
        ):
            canvas.setFont("Times-Roman", 11)
            canvas.drawString(x, y, sign)
            y = lines(canvas, x + 14, y, texts)
        filled(canvas, 60, y - 8, "Afterwards. " + PROSE, 470, 11)

    document = printed(tmp_path, draw)
    bullets = [p for p in document.passages if p.role is Role.BULLET]
    stem = "In the control room the force:"
    assert [(b.text, b.level, b.stem) for b in bullets] == [
        ("has trained all of its 240 call-handlers in what they are to ask;", 1, stem),
        ("has two systems, namely", 1, stem),
        ("one for calls", 2, f"{stem} has two systems, namely"),
        ("one for crimes; and", 2, f"{stem} has two systems, namely"),
        ("does not link them.", 1, stem),
    ]
    assert passage(document, "Afterwards").stem == ""


def test_the_numbers_of_numbered_paragraphs_are_left_out(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        y = 760.0
        for n in range(1, 5):
            text = f"Of {n}0 files {n}2 held a plan, and"
            y = lines(canvas, 60, y, [f"1.{n}   {text}", "      it was a good one, or nearly so."]) - 6

    assert body(printed(tmp_path, draw)) == [
        f"Of {n}0 files {n}2 held a plan, and it was a good one, or nearly so." for n in range(1, 5)
    ]


def test_lettered_points_under_a_stem_are_bullets(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        y = lines(canvas, 60, 760, ["In the course of our visit we found that the force:"])
        y = lines(canvas, 70, y, ["(a)  has 12 analysts, two of whom", "       are new;", "(b)  keeps no record; and"])
        lines(canvas, 70, y, ["(c)  trains nobody."])

    bullets = [(p.text, p.stem) for p in printed(tmp_path, draw).passages if p.role is Role.BULLET]
    stem = "In the course of our visit we found that the force:"
    assert bullets == [
        ("has 12 analysts, two of whom are new;", stem),
        ("keeps no record; and", stem),
        ("trains nobody.", stem),
    ]


def test_numbered_paragraphs_are_paragraphs(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        y = lines(
            canvas,
            60,
            760,
            ["1.    The force has a plan for the prevention of crime,", "      and it is known to all."],
        )
        lines(canvas, 60, y - 6, ["2.    Of 40 files 31 held a plan."])

    assert body(printed(tmp_path, draw)) == [
        "1. The force has a plan for the prevention of crime, and it is known to all.",
        "2. Of 40 files 31 held a plan.",
    ]


def test_paragraphs_told_by_their_indent_alone(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        y = lines(
            canvas,
            60,
            760,
            ["The first paragraph runs to the margin of the page, where the", "line ends about here, so."],
        )
        y = lines(canvas, 78, y, ["The second is indented and runs to the margin in the same"])
        lines(canvas, 60, y, ["manner as the first, and it ends at the very same place too."])

    assert [text[:10] for text in body(printed(tmp_path, draw))] == ["The first ", "The second"]


def test_a_box_of_recommendations_is_marked_and_ends_with_the_box(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        y = lines(canvas, 60, 800, ["Looking after victims"], "Helvetica-Bold", 14)
        y = filled(canvas, 60, y - 4, "Before. " + PROSE * 2, 470, 11)
        canvas.setFillColorRGB(0.9, 0.95, 1)
        canvas.rect(55, y - 70, 480, 64, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        lines(canvas, 64, y - 24, ["Areas for improvement"], "Helvetica-Bold", 11)
        lines(canvas, 64, y - 42, ["• The force should keep victims informed."])
        filled(canvas, 60, y - 95, "After. " + PROSE * 2, 470, 11)

    document = printed(tmp_path, draw)
    assert [p.text for p in document.passages if p.boxed] == [
        "Areas for improvement",
        "The force should keep victims informed.",
    ]
    assert passage(document, "After.").headings == ("Looking after victims",)


def test_what_is_asked_for_under_such_a_heading_is_marked_without_a_box(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        y = filled(canvas, 60, 800, PROSE * 2, 470, 11)
        y = lines(canvas, 60, y - 8, ["Recommendations"], "Times-Bold", 13)
        y = filled(canvas, 60, y - 4, "Within three months the force should train its detectives.", 470, 11)
        filled(canvas, 60, y - 8, "I am grateful to you and to all who should be named here.", 470, 11)

    assert [p.text for p in printed(tmp_path, draw).passages if p.boxed and p.role is Role.BODY] == [
        "Within three months the force should train its detectives."
    ]


def test_a_heading_on_a_tinted_band_is_a_heading_of_what_follows(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.1, 0.2, 0.4)
        canvas.rect(55, 770, 480, 24, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        lines(canvas, 62, 777, ["Preventing crime"], "Helvetica-Bold", 13)
        canvas.setFillColorRGB(0, 0, 0)
        filled(canvas, 60, 740, PROSE * 3, 470, 11)

    document = printed(tmp_path, draw)
    assert [p.boxed for p in document.passages] == [False, False]
    assert document.passages[1].headings == ("Preventing crime",)


def test_a_box_that_tells_and_does_not_ask_is_not_marked(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(55, 700, 480, 80)
        y = lines(canvas, 62, 760, ["In summary"], "Helvetica-Bold", 11)
        lines(canvas, 62, y - 6, ["The force is good at this, and 92 per cent of victims say so."])
        filled(canvas, 60, 660, PROSE * 3, 470, 11)

    document = printed(tmp_path, draw)
    assert [p.boxed for p in document.passages] == [False, False, False]
    assert [p.headings for p in document.passages] == [(), ("In summary",), ()]


def test_an_underlined_line_is_a_heading(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        y = filled(canvas, 60, 780, PROSE * 2, 470, 11)
        lines(canvas, 60, y - 14, ["Freeing up time"])
        canvas.line(60, y - 16, 60 + canvas.stringWidth("Freeing up time", "Times-Roman", 11), y - 16)
        filled(canvas, 60, y - 40, PROSE * 2, 470, 11)

    assert of_role(printed(tmp_path, draw), Role.HEADING) == ["Freeing up time"]


def test_a_judgement_in_large_letters_is_a_statement(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        y = lines(canvas, 60, 780, ["How well does it look after victims?"], "Helvetica-Bold", 14)
        y = lines(canvas, 60, y - 6, ["Requires improvement"], "Helvetica-Bold", 14)
        filled(canvas, 60, y - 20, PROSE * 3, 470, 11)

    judgement = passage(printed(tmp_path, draw), "Requires")
    assert (judgement.role, judgement.headings) == (Role.BODY, ("How well does it look after victims?",))


# --- tiles ------------------------------------------------------------------------------------------


def tile(canvas: Canvas, x: float, y: float, label: Sequence[str], figure: str, compared: str, named: bool) -> None:
    y = lines(canvas, x, y, label, "Helvetica", 9)
    canvas.setFont("Helvetica", 9)
    at = x
    if named:
        canvas.drawString(x, y - 12, "Pellshire")
        at += 45
    lines(canvas, at, y - 12, [figure], "Helvetica-Bold", 20)
    lines(canvas, x, y - 26, [compared], "Helvetica", 9)


@pytest.mark.parametrize("framed", [True, False])
@pytest.mark.parametrize("named", [True, False])
def test_tiles_keep_label_figure_and_comparator_together(tmp_path: Path, framed: bool, named: bool) -> None:
    items = [
        (["Recorded crime per 1,000", "population, 12 months to June 2016"], "57.3", "England and Wales 68.2"),
        (["Cost per person per day"], "46p", "England and Wales 55p"),
        (["Change in officers", "since 2010"], "-17%", "England and Wales -13%"),
        (["Victims satisfied"], "84.1%", "England and Wales 84.9%"),
    ]

    def draw(canvas: Canvas) -> None:
        lines(canvas, 60, 800, ["Force in numbers"], "Helvetica-Bold", 15)
        for n, (label, figure, compared) in enumerate(items):
            x, y = 60 + 240 * (n % 2), 740 - 110 * (n // 2)
            if framed:
                canvas.rect(x - 8, y - 62, 230, 82)
            tile(canvas, x, y, label, figure, compared, named)
        filled(canvas, 60, 500, PROSE * 3, 470, 11)

    document = printed(tmp_path, draw)
    name = "Pellshire " if named else ""
    assert of_role(document, Role.TILE) == [
        f"{' '.join(label)} | {name}{figure} | {compared}" for label, figure, compared in items
    ]
    assert document.tables == ()


def test_a_large_year_in_a_title_is_no_tile(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, 60, 780, ["Police effectiveness"], "Helvetica", 14)
        lines(canvas, 60, 750, ["2016"], "Helvetica-Bold", 30)
        filled(canvas, 60, 650, PROSE * 3, 470, 11)

    assert of_role(printed(tmp_path, draw), Role.TILE) == []


# --- what cannot be read ----------------------------------------------------------------------------


def test_a_scan_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"letter\.pdf: .*OCR"):
        printed(tmp_path, lambda c: c.rect(50, 50, 300, 300, fill=1))


def test_a_scanned_page_among_others_is_noticed(tmp_path: Path) -> None:
    from PIL import Image

    picture = tmp_path / "scan.png"
    Image.new("L", (40, 40), 128).save(picture)

    def draw(canvas: Canvas) -> None:
        filled(canvas, 60, 760, PROSE * 2, 470)
        canvas.showPage()
        canvas.drawImage(str(picture), 60, 60, 400, 600)

    document = printed(tmp_path, draw)
    assert [notice.place.page for notice in document.notices] == [2]
    assert document.pages == 2


def test_a_password_is_asked_for(tmp_path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    with pytest.raises(DocumentError, match="password"):
        printed(tmp_path, lambda c: c.drawString(60, 760, PROSE), encrypt=StandardEncryption("secret"))


@pytest.mark.parametrize("share", [0.3, 0.7])
def test_a_cut_off_file_is_refused_in_one_line(tmp_path: Path, share: float) -> None:
    printed(tmp_path, lambda c: c.drawString(60, 760, PROSE))
    path = tmp_path / "letter.pdf"
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(DocumentError) as caught:
        pdf.read(path)
    assert "\n" not in str(caught.value)


def test_nothing_is_lost_and_nothing_said_twice(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        number = 0
        for page in range(3):
            y = 780.0
            for _ in range(6):
                number += 1
                y = filled(canvas, 60, y, f"Paragraph w{number}a. " + PROSE * 2 + f"End w{number}z.", 470, 11) - 8
            lines(canvas, 300, 28, [str(page + 1)], size=9)
            canvas.showPage()

    texts = " ".join(body(printed(tmp_path, draw)))
    found = [word.strip(".") for word in texts.split() if word.startswith("w") and word[1].isdigit()]
    assert found == [f"w{n}{x}" for n in range(1, 19) for x in "az"]


def test_five_pages_are_read_quickly(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for _ in range(5):
            y = 780.0
            for _ in range(8):
                y = filled(canvas, 60, y, PROSE * 3, 470, 11) - 8
            canvas.showPage()

    printed(tmp_path, draw)
    start = perf_counter()
    pdf.read(tmp_path / "letter.pdf")
    assert perf_counter() - start < 5  # about half a second on a quiet machine


def test_reading_is_repeatable(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        y = filled(canvas, 60, 760, PROSE * 4, 230)
        filled(canvas, 310, 760, PROSE * 4, 230)
        lines(canvas, 60, y - 20, ["A heading"], "Times-Bold", 14)

    first = printed(tmp_path, draw)
    assert pdf.read(tmp_path / "letter.pdf") == first
    assert all(a.place.page is not None and b.place.page is not None for a, b in pairwise(first.passages))
