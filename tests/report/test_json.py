"""The JSON of a result: as its published schema says, and lossless."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import Enum
from math import inf
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reconcile.model import (
    Answer,
    Category,
    Grade,
    Interval,
    Kind,
    Pairing,
    Reference,
    Relation,
    Reply,
    Result,
    Side,
    Sign,
    Standing,
    Value,
    Verdict,
    When,
)
from reconcile.pipeline import run
from reconcile.report.json import VERSION, content, render
from tests.report.hostile import TEXTS, result_with
from tests.report.invented import RESULT, TIRED, TRAINED, VISITED

ROOT = Path(__file__).parent.parent.parent
SCHEMA = json.loads((ROOT / "docs" / "result.schema.json").read_text(encoding="utf-8"))
CHECK = jsonschema.Draft202012Validator(SCHEMA)
CASES = ("data/example", "tests/cases/keldale-grades-ods", "tests/cases/gaddesby-pdf-without-rules")


def compared(folder: str) -> Result:
    letter, data = (next((ROOT / folder).glob(f"{name}.*")) for name in ("letter", "return"))
    return run(letter, data, model=False)


def test_the_schema_is_one_and_allows_nothing_unnamed() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert not CHECK.is_valid({**content(RESULT), "more": 1})
    assert not CHECK.is_valid({**content(RESULT), "version": "2.0"})


@pytest.mark.parametrize("folder", CASES)
def test_results_are_as_the_schema_says(folder: str) -> None:
    result = compared(folder)
    held = json.loads(render(result))
    CHECK.validate(held)
    assert len(held["findings"]) == len(result.findings) and len(held["judgements"]) == len(result.judgements)
    assert {Interval, Answer, Relation} <= {type(f.value) for f in result.findings}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_text_comes_back_as_it_was(text: str) -> None:
    held = json.loads(render(result_with(text)).encode("utf-8"))
    CHECK.validate(held)
    assert {j["explanation"] for j in held["judgements"]} == {text} and held["force"] == text


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_nothing_in_it_acts_unseen(text: str) -> None:
    written = render(result_with(text + "\U000e0041\x7f"))
    assert not {c for c in written if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co")} - {"\n"}
    assert json.loads(written)["force"] == text + "\U000e0041\x7f"


def enumerations(node: Any) -> Iterator[frozenset[str]]:
    if isinstance(node, dict):
        if "enum" in node:
            yield frozenset(node["enum"])
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from enumerations(child)


@pytest.mark.parametrize("words", [Verdict, Kind, Standing, Side, Reply, Sign, Reference])
def test_the_words_of_the_schema_are_those_of_the_model(words: type[Enum]) -> None:
    assert frozenset(str(word.value) for word in words) in set(enumerations(SCHEMA))


VALUES: tuple[Value | None, ...] = (
    None,
    Interval(400, inf, low_open=True, hedge="over", stated=400),
    Grade("peel 2014", 1, "requires improvement"),
    Category("threat, harm and risk"),
    When(date(2013, 4, 1), date(2014, 3, 31), text="2013/14"),
    When(every=30.0, text="every month"),
    Relation(Sign.RANK, Reference.FORCES, rank=Interval(3, 3, stated=3), end="highest", since=When(date(2012, 1, 1))),
    Relation(Sign.FALLING, Reference.EARLIER, amount=Interval(-inf, 5, unit="%"), origin=Interval(9, 9), steps=3),
)


@pytest.mark.parametrize("value", VALUES)
def test_every_kind_of_value_is_as_the_schema_says(value: Value | None) -> None:
    finding = replace(VISITED, value=value, when=When(date(2014, 1, 1)), whole=Interval(25, 25), about=Reference.NATION)
    held = json.loads(render(replace(RESULT, findings=(finding,))))
    CHECK.validate(held)
    assert held["findings"][0]["when"] == {"start": "2014-01-01", "end": None, "every_days": None}


def test_what_fits_nearly_as_well_is_told() -> None:
    first = RESULT.judgements[0]
    pairing = replace(
        first.pairing, doubt=Pairing(first.pairing.letter, (TRAINED,), 0.4, "by order"), compared=(TIRED,)
    )
    held = json.loads(render(replace(RESULT, judgements=(replace(first, pairing=pairing),))))
    CHECK.validate(held)
    match = held["judgements"][0]["match"]
    assert match["doubt"] == {"findings": [TRAINED.id], "how": "by order", "sureness": 0.4}
    assert match["compared"] == [TIRED.id]


@pytest.mark.parametrize("name", ("verdict", "ref", "match", "confidence"))
def test_the_schema_can_refuse(name: str) -> None:
    broken = content(RESULT)
    broken["judgements"][0][name] = -1
    assert not CHECK.is_valid(broken)


def test_judgements_name_findings_that_are_there() -> None:
    held = json.loads(render(compared("data/example")))
    ids = {finding["id"] for finding in held["findings"]}
    for judgement in held["judgements"]:
        match = judgement["match"]
        named = (judgement["letter"]["finding"], *judgement["return"]["findings"], *match["compared"], *match["rivals"])
        assert ids.issuperset(named)


def test_a_judgement_in_full() -> None:
    first = json.loads(render(RESULT))["judgements"][0]
    assert (first["ref"], first["verdict"], first["confidence"]) == ("L001", "contradiction", 0.934)
    assert first["return"] == {
        "label": "Burgled households visited within the hour (%)",
        "says": "64%",
        "cells": ["2 Attendance!C7"],
        "findings": ["D0001"],
    }
    assert (
        first["letter"]["place"]["page"] == 2 and first["letter"]["words"] == "visited within the hour in 91% of cases"
    )


def test_what_is_unbounded_is_null_and_the_version_is_told() -> None:
    held = json.loads(render(RESULT))
    assert held["version"] == VERSION and held["form"] == "reconcile result"
    assert "Infinity" not in render(compared("data/example"))
