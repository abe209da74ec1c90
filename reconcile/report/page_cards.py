"""What the comparison page shows of each judgement, gathered before any template is filled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reconcile.findings import value_text
from reconcile.model import Finding, Judgement, Result, Verdict
from reconcile.report.csv import quote
from reconcile.report.letter_pages import Crop, Letter, Statement
from reconcile.report.page_excerpt import Excerpt, Excerpts
from reconcile.report.pictures import Picture

_MOST_RIVALS = 4
_LONGEST = 120  # characters of a rival's label or value
_MOST_REASONS = 8  # a rule with more reasons is told by its name alone
_MOST_CELLS = 6  # named above the table; the rest is counted


@dataclass(frozen=True, slots=True)
class Look:
    """How a verdict is told: by a word, by a sign and by a class of the style sheet."""

    name: str
    plural: str
    sign: str
    rank: int


LOOKS: Mapping[Verdict, Look] = {
    Verdict.CONTRADICTION: Look("Contradiction", "Contradictions", "≠", 3),
    Verdict.TENSION: Look("Tension", "Tensions", "!", 2),
    Verdict.AGREEMENT: Look("Agreement", "Agreements", "=", 1),
    Verdict.UNVERIFIABLE: Look("Not checked", "Not checked", "?", 0),
}


@dataclass(frozen=True, slots=True)
class Rival:
    """A line of the return that was weighed and passed over."""

    label: str
    reference: str
    value: str


@dataclass(frozen=True, slots=True)
class Card:
    number: int  # in the order of the letter
    judgement: Judgement
    look: Look
    section: int  # number of the heading it stands under; 0 for none
    place: str
    before: str
    words: str
    after: str
    crops: tuple[Crop, ...]
    around: tuple[str, str, str] | None  # where there is no picture: the paragraph before, the words, and after
    references: tuple[str, ...]
    more_references: int
    excerpts: tuple[Excerpt, ...]
    rivals: tuple[Rival, ...]

    @property
    def sureness(self) -> str:
        return f"{self.judgement.confidence:.0%}"


def statements(judgements: Iterable[Judgement]) -> tuple[Statement, ...]:
    """The judgements as marks in the letter."""
    return tuple(
        Statement(
            judgement.ref,
            judgement.pairing.letter,
            str(judgement.verdict),
            LOOKS[judgement.verdict].sign,
            LOOKS[judgement.verdict].name,
            LOOKS[judgement.verdict].rank,
        )
        for judgement in judgements
    )


def sections(judgements: Iterable[Judgement]) -> tuple[str, ...]:
    """The headings under which the statements stand, in the letter's order."""
    return tuple(dict.fromkeys(j.pairing.letter.theme for j in judgements if j.pairing.letter.theme))


def cards(result: Result, letter: Letter, pages: Mapping[int, Picture]) -> tuple[Card, ...]:
    """A card for each judgement, in the letter's order."""
    headings = {theme: number for number, theme in enumerate(sections(result.judgements), start=1)}
    excerpts = Excerpts(result.data)
    return tuple(
        _card(number, judgement, headings, letter, pages, excerpts)
        for number, judgement in enumerate(result.judgements, start=1)
    )


def reasons(judgements: Sequence[Judgement]) -> list[tuple[str, int]]:
    """Why statements were not checked, and how many for each reason, the commonest first."""
    explained: dict[str, set[str]] = {}
    for judgement in judgements:
        explained.setdefault(judgement.rule, set()).add(_reason(judgement))
    counts = Counter(
        j.rule.replace("-", " ").capitalize() if len(explained[j.rule]) > _MOST_REASONS else _reason(j)
        for j in judgements
    )
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _reason(judgement: Judgement) -> str:
    """Why it was not checked; what follows a semicolon is about this one statement."""
    return judgement.explanation.split(";")[0].rstrip(".")


# --- one card -----------------------------------------------------------------------------------------


def _card(
    number: int,
    judgement: Judgement,
    headings: Mapping[str, int],
    letter: Letter,
    pages: Mapping[int, Picture],
    excerpts: Excerpts,
) -> Card:
    finding = judgement.pairing.letter
    before, words, after = _parted(quote(finding), finding.words)
    crops = letter.crops(judgement.ref, pages)
    cited = _cited(judgement)
    return Card(
        number=number,
        judgement=judgement,
        look=LOOKS[judgement.verdict],
        section=headings.get(finding.theme, 0),
        place=finding.place.reference,
        before=before,
        words=words,
        after=after,
        crops=crops,
        around=None if crops else _around(letter, judgement.ref),
        references=judgement.cells[:_MOST_CELLS],
        more_references=max(0, len(judgement.cells) - _MOST_CELLS),
        excerpts=excerpts.of(cited),
        rivals=_rivals(judgement),
    )


def _cited(judgement: Judgement) -> list[Finding]:
    """The findings of the return behind the cells that the judgement names, in its order."""
    known = {f.place.reference: f for f in (*judgement.pairing.compared, *judgement.pairing.evidence)}
    cited = [known[cell] for cell in dict.fromkeys(judgement.cells) if cell in known]
    if all(f.place.sheet == "pdf" for f in cited):  # a PDF's cells share the name of their page
        return list(judgement.pairing.evidence) if cited else []
    return cited


def _rivals(judgement: Judgement) -> tuple[Rival, ...]:
    doubt = judgement.pairing.doubt.evidence[:1] if judgement.pairing.doubt is not None else ()
    some = [*doubt, *judgement.pairing.rivals]
    told = (Rival(_short(f.measure), f.place.reference, _short(value_text(f.value) or f.words)) for f in some)
    return tuple(dict.fromkeys(told))[:_MOST_RIVALS]


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _parted(sentence: str, words: str) -> tuple[str, str, str]:
    at = sentence.find(words) if words else -1
    if at < 0:
        return "", sentence, ""
    return sentence[:at], words, sentence[at + len(words) :]


def _around(letter: Letter, ref: str) -> tuple[str, str, str] | None:
    spot = letter.spots.get(ref)
    if spot is None:
        return None
    text = spot.passage.text
    return text[: spot.start], text[spot.start : spot.end], text[spot.end :]
