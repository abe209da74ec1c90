"""The training mini-cases as the program's own types: passages as a letter, items as data findings.

    from training.cases import load, is_held_out

Each mini-case is a letter of a few passages, the items of a return, and the findings of the letter
with the item that decides each and the verdict. The split is by mini-case, so that no return is
in both halves.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reconcile.extract.values import value_of
from reconcile.model import (
    Answer,
    Category,
    Document,
    Finding,
    Grade,
    Interval,
    Kind,
    Mark,
    Passage,
    Place,
    Role,
    Side,
    Standing,
    When,
)
from reconcile.wording.forces import body_kind
from reconcile.wording.periods import whens

FOLDER = Path(__file__).resolve().parent.parent.parent / "shared" / "training"


@dataclass(frozen=True, slots=True)
class Key:
    """One finding of the key: the quote, the items that decide it, the verdict."""

    passage: int
    quote: str
    items: tuple[int, ...]
    verdict: str
    kind: str


@dataclass(frozen=True, slots=True)
class MiniCase:
    name: str  # 't1-core-business:12'
    number: int  # position in its file
    inspection: str
    force: str
    layout: str
    items: tuple[dict[str, Any], ...]
    passages: tuple[tuple[str, str], ...]  # heading, text
    keys: tuple[Key, ...]

    @property
    def is_held_out(self) -> bool:
        """One mini-case in five is kept aside from every tuning and training."""
        return self.number % 5 == 4


def load(folder: Path = FOLDER) -> Iterator[MiniCase]:
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf8") as lines:
            for number, line in enumerate(lines):
                raw = json.loads(line)
                yield MiniCase(
                    name=f"{path.stem}:{number}",
                    number=number,
                    inspection=raw["inspection"],
                    force=raw["force"],
                    layout=raw["layout"],
                    items=tuple(raw["items"]),
                    passages=tuple((p["heading"], p["text"]) for p in raw["passages"]),
                    keys=tuple(
                        Key(index, f["quote"], _items(f["item"]), f["verdict"], f["kind"])
                        for index, passage in enumerate(raw["passages"])
                        for f in passage["findings"]
                    ),
                )


def _items(item: int | list[int] | None) -> tuple[int, ...]:
    if item is None:
        return ()
    return tuple(item) if isinstance(item, list) else (item,)


def letter(case: MiniCase) -> Document:
    """The mini-case's passages as a letter of one page."""
    passages: list[Passage] = []
    for number, (heading, text) in enumerate(case.passages, start=1):
        place = Place("letter", page=1, paragraph=2 * number - 1)
        if heading:
            passages.append(Passage(heading, Role.HEADING, place, (Mark(0, len(heading), 1),), (), level=1))
        place = Place("letter", page=1, paragraph=2 * number)
        headings = (heading,) if heading else ()
        passages.append(Passage(text, Role.BODY, place, (Mark(0, len(text), 1),), headings))
    return Document("letter", "text", tuple(passages))


def data(case: MiniCase) -> tuple[Finding, ...]:
    """The mini-case's items as data findings, one a cell; the cell of item 3 is 'items!B4'."""
    found: list[Finding] = []
    for index, item in enumerate(case.items):
        series = re.sub(r"^\W*[\dA-Z.]+[a-z)]?\s+(?=[A-Z])", "", item["label"]) + "|" + item.get("section", "")
        found.append(_cell(case, index, item, "", item["answer"], f"B{index + 1}", series))
        for column, (name, answer) in enumerate((item.get("reference") or {}).items()):
            found.append(
                _cell(
                    case, index, item, canonical_reference(name), answer, f"{chr(ord('C') + column)}{index + 1}", series
                )
            )
    return tuple(found)


def canonical_reference(name: str) -> str:
    kind = body_kind(name)
    return {"nation": "England and Wales", "similar": "most similar forces"}.get(kind, name)


def _cell(case: MiniCase, index: int, item: dict[str, Any], force: str, answer: str, cell: str, series: str) -> Finding:
    label, unit, period = item["label"], item.get("unit") or "", item.get("period") or ""
    if not unit and item.get("kind") == "percent":
        unit = "%"
    if item.get("kind") == "percent" and re.fullmatch(r"0\.\d+|1\.0+", answer.strip()):
        answer = f"{float(answer) * 100:.6g}%"  # a fraction, which a sheet shows in a percent format
    value = value_of(answer, answer, unit=unit, question=label)
    mentions = [m for m in whens(period or label) if m.when.every is None]
    when = mentions[-1].when if mentions else None
    kind = {
        Interval: Kind.QUANTITY,
        Answer: Kind.ANSWER,
        Grade: Kind.GRADE,
        Category: Kind.CATEGORY,
        When: Kind.DATE,
    }.get(type(value), Kind.ANSWER)
    return Finding(
        id=f"D{index:03d}{cell}",
        side=Side.DATA,
        standing=Standing.FINDING,
        kind=kind,
        force=force,
        theme=case.inspection,
        measure=label,
        value=value,
        words=answer,
        place=Place("return", sheet="items", cell=cell),
        unit=unit,
        period=period,
        when=when,
        section=item.get("section", ""),
        label=label,
        series=series,
        row=index,
        column=1,
    )
