"""The whole result as JSON, for other programs. Its form is published in docs/result.schema.json and has a version.

Text stands as the documents have it: whoever shows it must escape it. An unbounded end of an interval is null.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from datetime import date
from math import isfinite
from typing import Any

from reconcile.findings import value_text
from reconcile.model import (
    Answer,
    Category,
    Document,
    Finding,
    Grade,
    Interval,
    Judgement,
    Pairing,
    Place,
    Relation,
    Result,
    Value,
    Verdict,
    When,
)
from reconcile.report import Sources
from reconcile.report.csv import quote
from reconcile.report.names import inspection
from reconcile.report.safe import UNSEEN

FORM = "reconcile result"
VERSION = "1.0"  # the first number changes where a reader of the old form would go wrong


def files(result: Result, sources: Sources) -> Mapping[str, str]:
    """One file, '.json'."""
    return {".json": render(result)}


def render(result: Result) -> str:
    """The result as JSON text, its keys always in the same order; what cannot be seen is written as an escape."""
    text = json.dumps(content(result), ensure_ascii=False, indent=1, allow_nan=False)
    return "\n".join(line if line.isprintable() else _escaped(line) for line in text.split("\n")) + "\n"


def _escaped(line: str) -> str:
    """A line of JSON with every character that acts unseen as an escape, beyond the first plane as a pair of them."""
    return "".join(_escape(c) if unicodedata.category(c) in UNSEEN else c for c in line)


def _escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[n : n + 4]}" for n in range(0, len(units), 4))


def content(result: Result) -> dict[str, Any]:
    """What is written: plain dictionaries, lists, text and numbers."""
    return {
        "form": FORM,
        "version": VERSION,
        "force": result.force,
        "inspection": inspection(result),
        "model": result.model or None,
        "letter": _document(result.letter),
        "return": _document(result.data),
        "coverage": {
            "statements": result.coverage.statements,
            "figures": result.coverage.figures,
            "met": result.coverage.met,
        },
        "verdicts": {str(v): sum(j.verdict == v for j in result.judgements) for v in Verdict},
        "judgements": [_judgement(judgement) for judgement in result.judgements],
        "findings": [_finding(finding) for finding in result.findings],
        "notices": [{"text": notice.text, "place": _place(notice.place)} for notice in result.notices],
    }


def _document(document: Document) -> dict[str, Any]:
    return {"file": document.file, "format": document.format, "pages": document.pages}


def _judgement(judgement: Judgement) -> dict[str, Any]:
    pairing = judgement.pairing
    return {
        "ref": judgement.ref,
        "verdict": str(judgement.verdict),
        "kind": str(judgement.kind),
        "rule": judgement.rule,
        "confidence": _number(judgement.confidence),
        "explanation": judgement.explanation,
        "query": judgement.query,
        "letter": {
            "finding": pairing.letter.id,
            "quote": quote(pairing.letter),
            "words": pairing.letter.words,
            "says": judgement.letter_value,
            "place": _place(pairing.letter.place),
        },
        "return": {
            "label": judgement.data_label,
            "says": judgement.data_value,
            "cells": list(judgement.cells),
            "findings": [finding.id for finding in pairing.evidence],
        },
        "match": {
            "how": pairing.how,
            "sureness": _number(pairing.sureness),
            "compared": [finding.id for finding in pairing.compared],
            "rivals": [finding.id for finding in pairing.rivals],
            "doubt": _doubt(pairing.doubt) if pairing.doubt else None,
        },
    }


def _doubt(pairing: Pairing) -> dict[str, Any]:
    return {
        "findings": [finding.id for finding in pairing.evidence],
        "how": pairing.how,
        "sureness": _number(pairing.sureness),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "side": str(finding.side),
        "standing": str(finding.standing),
        "kind": str(finding.kind),
        "force": finding.force,
        "theme": finding.theme,
        "measure": finding.measure,
        "value": _value(finding.value),
        "unit": finding.unit,
        "period": finding.period,
        "words": finding.words,
        "group": finding.group,
        "when": _when(finding.when) if finding.when else None,
        "about": str(finding.about) if finding.about else None,
        "whole": _interval(finding.whole) if finding.whole else None,
        "sentence": finding.sentence,
        "section": finding.section,
        "label": finding.label,
        "series": finding.series,
        "comment": finding.comment,
        "place": _place(finding.place),
    }


def _place(place: Place) -> dict[str, Any]:
    box = place.box
    return {
        "file": place.file,
        "page": place.page,
        "paragraph": place.paragraph,
        "cell": place.reference if place.cell else None,
        "box": [_number(n) for n in (box.left, box.top, box.right, box.bottom)] if box else None,
    }


def _value(value: Value | None) -> dict[str, Any] | None:
    """A value with its type, the words for it, and its parts."""
    if value is None:
        return None
    return {"type": type(value).__name__.casefold(), "text": value_text(value), **_parts(value)}


def _parts(value: Value) -> dict[str, Any]:
    match value:
        case Interval():
            return _interval(value)
        case Answer(reply, detail):
            return {"reply": str(reply), "detail": detail}
        case Grade():
            return {"scale": value.scale, "level": value.level, "name": value.name}
        case Category(name):
            return {"name": name}
        case When():
            return _when(value)
        case Relation():
            return {
                "sign": str(value.sign),
                "to": str(value.to),
                "name": value.name,
                "amount": _interval(value.amount) if value.amount else None,
                "origin": _interval(value.origin) if value.origin else None,
                "target": _interval(value.target) if value.target else None,
                "rank": _interval(value.rank) if value.rank else None,
                "end": value.end,
                "since": _when(value.since) if value.since else None,
                "until": _when(value.until) if value.until else None,
                "steps": value.steps,
            }


def _interval(value: Interval) -> dict[str, Any]:
    return {
        "low": _number(value.low),
        "high": _number(value.high),
        "low_open": value.low_open,
        "high_open": value.high_open,
        "unit": value.unit,
        "stated": _number(value.stated),
        "hedge": value.hedge,
    }


def _when(value: When) -> dict[str, Any]:
    return {"start": _day(value.start), "end": _day(value.end), "every_days": _number(value.every)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _number(number: float | None) -> float | int | None:
    """A number as short as it is exact: 78, not 78.0; what is unbounded has none."""
    if number is None or not isfinite(number):
        return None
    rounded = round(number, 6)
    return int(rounded) if rounded == int(rounded) else rounded
