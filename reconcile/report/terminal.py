"""The report a person reads in the terminal. Plain when piped; nothing is told by colour alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from reconcile.findings import value_text
from reconcile.model import Finding, Judgement, Notice, Result, Standing, Verdict
from reconcile.report.clash import clash
from reconcile.report.csv import joined, quote
from reconcile.report.safe import visible
from reconcile.report.sections import by_section

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

CLASH = "bold red reverse"  # reversed, so that it stands out where there is no colour
DOUBT = "bold reverse"
WIDEST = 140  # longer lines are hard to read
ROOMY = 110  # from here on there is room for more columns
MOST_ROWS = 500  # of the findings table; the rest is for --csv
MOST_CELLS = 6  # named in a heading; comparisons.csv has all
MOST_REASONS = 8  # a rule with more is told by its name alone
LONG_QUOTE = 220  # characters of a quote in the short list of tensions


# --- the parts of the report ------------------------------------------------------------------------


def report(result: Result, written: Sequence[Path], stream: TextIO, *, verbose: bool = False) -> str:
    """The whole report of one comparison, from the summary to the files written.

    `verbose` adds what the return bears out, and every statement that could not be checked with its reason.
    """
    return _drawn(stream, lambda console: _report(result, written, console, verbose))


def notices(found: Iterable[Notice], stream: TextIO) -> str:
    """What could not be read or was passed over, one line a reason, with its places."""
    places: dict[str, list[str]] = {}
    for notice in found:
        place = notice.place.reference
        places.setdefault(visible(notice.text), []).append(
            visible(place if place == notice.place.file else f"{notice.place.file}, {place}")
        )
    return _drawn(stream, lambda console: _notices(places, console))


def findings(found: Sequence[Finding], stream: TextIO) -> str:
    """The common findings table, as much of it as a person would read."""
    return _drawn(stream, lambda console: _findings(found, console))


def _report(result: Result, written: Sequence[Path], console: Console, verbose: bool) -> None:
    by_verdict = {v: [j for j in result.judgements if j.verdict == v] for v in Verdict}
    _summary(result, by_verdict, console)
    if by_verdict[Verdict.CONTRADICTION]:
        _heading("Contradictions: cannot both be true", console)
        number = 0
        for section, judgements in by_section(by_verdict[Verdict.CONTRADICTION]):
            _section(section, console, first=not number)
            for n, judgement in enumerate(judgements):
                number += 1
                console.print("", end="\n" if n else "")
                _contradiction(number, judgement, console)
    if by_verdict[Verdict.TENSION]:
        _heading("Tensions: worth a look", console)
        for place, (section, judgements) in enumerate(by_section(by_verdict[Verdict.TENSION])):
            _section(section, console, first=not place)
            for n, judgement in enumerate(judgements):
                console.print("", end="\n" if n else "")
                _tension(judgement, console)
    if verbose and by_verdict[Verdict.AGREEMENT]:
        _heading("Agreements: the return bears the letter out", console)
        for judgement in by_verdict[Verdict.AGREEMENT]:
            _briefly(judgement, console)
    if by_verdict[Verdict.UNVERIFIABLE]:
        _heading("Not checked", console)
        _unchecked(by_verdict[Verdict.UNVERIFIABLE], console)
        if verbose:
            console.print()
            for judgement in by_verdict[Verdict.UNVERIFIABLE]:
                _briefly(judgement, console)
    _heading("Coverage", console)
    _coverage(result, console)
    _closing(result, written, console)


def _summary(result: Result, by_verdict: dict[Verdict, list[Judgement]], console: Console) -> None:
    counts = [
        _count(len(by_verdict[Verdict.CONTRADICTION]), "contradiction"),
        _count(len(by_verdict[Verdict.TENSION]), "tension"),
        _count(len(by_verdict[Verdict.AGREEMENT]), "agreement"),
        f"{len(by_verdict[Verdict.UNVERIFIABLE])} not checked",
    ]
    contradicted = bool(by_verdict[Verdict.CONTRADICTION])
    line = _text(f"{visible(result.force) or 'The letter'}: ", "bold")
    line.append(counts[0], "bold red" if contradicted else "bold green")
    line.append(", " + ", ".join(counts[1:]))
    console.print(line)
    console.print(_text(f"{visible(result.letter.file)} against {visible(result.data.file)}", "dim"))


def _contradiction(number: int, judgement: Judgement, console: Console) -> None:
    """Letter and return side by side, the clash under them, then why and what to ask."""
    title = _text(f"{number}  ", "bold").append(visible(judgement.ref), "bold")
    title.append(f"  {judgement.kind}, confidence {judgement.confidence:.0%}", "dim")
    console.print(title)
    letter = judgement.pairing.letter
    said = (
        "THE LETTER SAYS",
        letter.place.reference,
        _quoted(letter, judgement.letter_value),
        _text(visible(judgement.letter_value), CLASH),
    )
    differs = "≠" if _speaks_unicode(console) else "!="
    value = _text(f"{differs} ", "bold").append(visible(judgement.data_value), CLASH)
    held = ("THE RETURN SAYS", _cells(judgement), _text(visible(judgement.data_label)), value)
    _beside((said, held) if judgement.cells else (said,), console)  # no cells: the letter against itself
    _labelled((("Why", judgement.explanation), ("Ask", judgement.query)), console)


def _beside(columns: Sequence[tuple[str, str, Text, Text]], console: Console) -> None:
    """One column for each that speaks: who, where, the words, and under a line the value."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.ROUNDED, show_header=False, expand=True, border_style="dim", width=console.width)
    for _ in columns:
        table.add_column(ratio=1, overflow="fold")
    who, where, words, values = zip(*columns, strict=True)
    table.add_row(*(_text(name, "bold") for name in who))
    table.add_row(*(_text(place, "dim") for place in where), end_section=True)
    table.add_row(*words, end_section=True)
    table.add_row(*values)
    console.print(table)


def _section(section: str, console: Console, *, first: bool) -> None:
    """A heading of the letter, over what stands under it there."""
    if not first:
        console.print()
    console.print(_text(visible(section), "bold underline" if console.is_terminal else "bold"))
    console.print()


def _briefly(judgement: Judgement, console: Console) -> None:
    """One statement in a few lines: where, and under that the words and why."""
    letter = judgement.pairing.letter
    places = "; ".join(part for part in (letter.place.reference, _cells(judgement)) if part)
    console.print(_text(visible(judgement.ref), "bold").append(f"  {places}", "dim"))
    table = _grid()
    table.add_column(width=4)
    table.add_column()
    for line in (_shortened(_text(f"“{visible(letter.words)}”")), _text(visible(judgement.explanation))):
        table.add_row("", line)
    console.print(table)


def _tension(judgement: Judgement, console: Console) -> None:
    letter = judgement.pairing.letter
    places = "; ".join(part for part in (letter.place.reference, _cells(judgement)) if part)
    console.print(_text(visible(judgement.ref), "bold").append(f"  {places}", "dim"))
    label, value = visible(judgement.data_label), visible(judgement.data_value)
    held = _text(joined(label, value).removesuffix(value)).append(value, DOUBT)
    shown = replace(letter, sentence=letter.words) if len(quote(letter)) > LONG_QUOTE else letter
    said = _shortened(_quoted(shown, judgement.letter_value, DOUBT))
    _labelled((("Letter", said), ("Return", held), ("Why", judgement.explanation)), console)


def _unchecked(judgements: Sequence[Judgement], console: Console) -> None:
    """How many could not be checked, by reason, the commonest first."""
    explained: dict[str, set[str]] = {}
    for judgement in judgements:
        explained.setdefault(judgement.rule, set()).add(_reason(judgement))
    counts = Counter(
        j.rule.replace("-", " ") if len(explained[j.rule]) > MOST_REASONS else _reason(j) for j in judgements
    )
    table = _grid()
    table.add_column(justify="right")
    table.add_column()
    for reason, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        table.add_row(_text(str(count)), _text(visible(reason)))
    console.print(table)


def _reason(judgement: Judgement) -> str:
    """Why it was not checked; what follows a semicolon is about this one finding."""
    return judgement.explanation.split(";")[0].rstrip(".")


def _coverage(result: Result, console: Console) -> None:
    coverage = result.coverage
    console.print(
        _text(
            f"The letter makes {_count(coverage.statements, 'statement')} that could be checked, "
            f"{coverage.figures} of them with a figure; {coverage.met} met data in the return. "
            "What met none was not checked: silence is not agreement."
        )
    )
    if not result.model:
        console.print(_text("Matched by words alone, without the language model."))


def _next_step(result: Result, names: Sequence[str]) -> str:
    """What the analyst does now."""
    if not any(j.verdict in (Verdict.CONTRADICTION, Verdict.TENSION) for j in result.judgements):
        return "nothing to ask; comparisons.csv shows what was checked, and what could not be."
    page = next((name for name in names if name.endswith(".html")), "")
    query = next((name for name in names if name.endswith(".docx") and "annotated" not in name), "discrepancies.csv")
    look = f"look at each in {page}, " if page else "look at each in both documents, "
    more = "" if page else " --all writes a page to read and a letter to send as well."
    return f"{look}strike out in {query} what is no discrepancy, and send the rest to HMIC.{more}"


def _closing(result: Result, written: Sequence[Path], console: Console) -> None:
    if not written:
        return
    console.print()
    folder = visible(str(written[0].parent))
    names = [visible(path.relative_to(written[0].parent).as_posix()) for path in written]
    tables = [name for name in names if "/" not in name]
    console.print(_text(f"Written to {folder}: ", "bold").append(", ".join(tables)))
    for name in names[len(tables) :]:  # the reports that were asked for
        console.print(_text(f"  {name}"))
    for line in _stand_ins(result, names):
        console.print(_text(line))
    console.print(_text("Next: ", "bold").append(_next_step(result, names)))


def _stand_ins(result: Result, names: Sequence[str]) -> Iterator[str]:
    """What was done for a document that can hold no marks itself."""
    for what, document in (("letter", result.letter), ("return", result.data)):
        for name in names:
            if f"-{what}-annotated." not in name or Path(name).suffix == Path(document.file).suffix.casefold():
                continue
            made = "lists the places" if name.endswith(".txt") else "has what it says, marked"
            yield f"{visible(document.file)} itself could not be marked; {name} {made}."


def _notices(places: dict[str, list[str]], console: Console) -> None:
    for text, where in places.items():
        shown = "; ".join(where[:5]) + (f" and {len(where) - 5} more" if len(where) > 5 else "")
        console.print(_text("Note: ", "bold").append(f"{text} ({shown})"))
    if places:
        console.print()


def _findings(found: Sequence[Finding], console: Console) -> None:
    from rich import box
    from rich.table import Table

    roomy = console.width >= ROOMY
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, width=min(console.width, WIDEST))
    table.add_column("id", no_wrap=True)
    table.add_column("place", ratio=4, overflow="fold")
    table.add_column("kind", ratio=3, overflow="fold")
    table.add_column("what it is about", ratio=7, overflow="fold")
    table.add_column("value", ratio=4, overflow="fold", style="bold")
    if roomy:
        table.add_column("period", ratio=4, overflow="fold")
        table.add_column("words", ratio=7, overflow="fold")
    several = len({finding.force for finding in found}) > 1
    for finding in found[:MOST_ROWS]:
        kind = finding.kind if finding.standing == Standing.FINDING else finding.standing
        about = finding.measure or finding.words
        about += f" ({finding.force})" if several and finding.force else ""
        cells = [finding.id, finding.place.reference, kind, about, value_text(finding.value)]
        cells += [finding.period, finding.words] if roomy else []
        table.add_row(*(_text(visible(cell)) for cell in cells))
    console.print(table)
    left = len(found) - MOST_ROWS
    tail = f"; the first {MOST_ROWS} are shown, --csv gives all" if left > 0 else ""
    console.print(_text(f"{_count(len(found), 'finding')}{tail}"))


# --- pieces -----------------------------------------------------------------------------------------


def _drawn(stream: TextIO, draw: Callable[[Console], None]) -> str:
    """What `draw` prints on a console like this stream. Text that no terminal shows carries no padding."""
    from rich.console import Console

    console = Console(file=stream, markup=False, emoji=False, highlight=False)
    console.width = min(console.width, WIDEST)
    with console.capture() as capture:
        draw(console)
    drawn = capture.get()
    return drawn if console.is_terminal else "".join(f"{line.rstrip()}\n" for line in drawn.splitlines())


def _text(words: str, style: str = "") -> Text:
    """Words as they are: what looks like markup in a document is shown, not obeyed."""
    from rich.text import Text

    return Text().append(words, style)


def _quoted(finding: Finding, value: str, style: str = CLASH) -> Text:
    """The sentence in quotation marks, the words that make the finding standing out, and the figure among them more."""
    sentence, words = visible(quote(finding)), visible(finding.words)
    shown = _text(f"“{sentence}”")
    start = sentence.find(words)
    if words and start >= 0 and words != sentence:
        shown.stylize("bold underline", start + 1, start + 1 + len(words))
    span = clash(replace(finding, words=words), visible(value))
    if start >= 0 and span:
        shown.stylize(style, start + 1 + span[0], start + 1 + span[1])
    return shown


def _heading(words: str, console: Console) -> None:
    console.print()
    console.rule(_text(words, "bold"), align="left", style="dim", characters="─" if _speaks_unicode(console) else "-")
    console.print()


def _grid() -> Table:
    from rich.table import Table

    return Table.grid(padding=(0, 2), pad_edge=False)


def _labelled(parts: Iterable[tuple[str, str | Text]], console: Console) -> None:
    """'Why  the reason', with the reason hanging under itself."""
    table = _grid()
    table.add_column(no_wrap=True)
    table.add_column()
    for label, words in parts:
        if words:
            table.add_row(_text(f"  {label}", "bold"), _text(visible(words)) if isinstance(words, str) else words)
    console.print(table)


def _cells(judgement: Judgement) -> str:
    """The cells that decide, the first few: a rank among forces rests on forty."""
    cells = [visible(cell) for cell in judgement.cells]
    return "; ".join(cells[:MOST_CELLS]) + (f" and {len(cells) - MOST_CELLS} more" if len(cells) > MOST_CELLS else "")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _shortened(quoted: Text) -> Text:
    """The beginning of a quote in its marks, broken off between words."""
    if len(quoted) <= LONG_QUOTE:
        return quoted
    kept = len(quoted.plain[:LONG_QUOTE].rpartition(" ")[0]) or LONG_QUOTE
    return quoted[:kept].append(" …”")


def _speaks_unicode(console: Console) -> bool:
    return console.encoding.lower().startswith("utf")
