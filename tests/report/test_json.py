"""The JSON of a result: as its published schema says, and lossless."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from reconcile.model import Answer, Interval, Relation, Result
from reconcile.pipeline import run
from reconcile.report.json import VERSION, content, render
from tests.report.hostile import TEXTS, result_with
from tests.report.invented import RESULT

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
