"""Quantifiers and multiples: 'most', 'none', 'no officers', 'a single specialist', 'twice as many', 'halved'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from math import inf
from typing import Any

from reconcile.wording.core import Core
from reconcile.wording.tables import rows


@cache
def _patterns() -> tuple[tuple[Mapping[str, Any], re.Pattern[str]], ...]:
    return tuple(
        (row, re.compile(rf"(?<![\w-])(?:{row['words']})(?![\w-])", re.IGNORECASE)) for row in rows("quantifiers")
    )


def quantifiers(text: str) -> Iterator[Core]:
    """'all', 'most', 'few', 'none', 'half', 'rarely', 'a handful'."""
    for row, pattern in _patterns():
        low, high = float(row["low"]), float(row.get("high", inf))
        share = row["unit"] == "%"
        for match in pattern.finditer(text):
            yield Core(
                match.start(),
                match.end(),
                value=low if high == inf else (low + high) / 2,
                slack=0.0 if high == inf else (high - low) / 2,
                unit=row["unit"],
                form=row["form"],
                ends=(low, high, row.get("low_open", False), row.get("high_open", False)),
                hedge=row["hedge"],
                of_whole=share,
            )


# 'no' counts the noun behind it where that is the subject, or one of these; elsewhere it denies ('no doubt').
_COUNTED = (
    "officers?|staff|pcsos?|victims?|cases?|files?|records?|forces?|calls?|crimes?|offences?|offenders?|suspects?|supervisors?"
    "|reports?|detectives?|constables?|sergeants?|specialists?|people|person|members?|incidents?|complaints?|devices?|cameras?"
    "|posts?|child|children|referrals?|prisoners?|detainees?|areas\\s+for|causes?\\s+of"
)
_UNCOUNTED = (
    "less|fewer|few|more|longer|long|such|clear|other|single|evidence|doubt|reason|need|way|wonder|indication|sense|question|one"
    "|intention|plans?|requirement|strategy|policy|central|account|figures?|answers?|data|information|numbers?|total|breakdown|estimate|count|note|reply|map|attempt|mention|effort|process|system|means|record|sign|part"
    "|matter|guarantee|difference|impact|change|guidance|oversight|mechanism|consistent|formal|written|real|further|significant"
)
_VERB = "was|were|has|have|had|is|are|did|does|could|went|goes|received|receives|took|ended|resulted"
_NO = re.compile(
    rf"(?<![\w-])no\s+(?!(?:{_UNCOUNTED})\b)(?=(?:[a-z-]+\s+){{0,2}}?(?:{_COUNTED})\b(?!['’])|(?:[a-z-]+\s+){{1,3}}?(?:{_VERB})\b)",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    r"(?<![\w-])(?<!not\s)(?<!even\s)(?<!without\s)(?<!than\s)(?:only\s+)?a\s+(?:single|sole|solitary)"
    r"(?=\s+(?!points?\b|view\b|crew|approach|document|database|system|strategy|process|policy|plan\b)[a-z]+)",
    re.IGNORECASE,
)


# 'has yet to buy a single camera'
_DENIED = re.compile(r"\b(?:yet\s+to|not|never|failed\s+to|without|unable\s+to|nor)\b[^.;,]*$|n['’]t\b[^.;,]*$", re.I)


def singles(text: str) -> Iterator[Core]:
    """'no officers', 'a single specialist'."""
    for match in _NO.finditer(text):
        end = match.start() + len("no")
        yield Core(match.start(), end, 0, 0, "", "quantifier", ends=(0.0, 0.0, False, False), hedge="no")
    for match in _SINGLE.finditer(text):
        if _DENIED.search(text[max(0, match.start() - 40) : match.start()]):
            yield Core(match.start(), match.end(), 0, 0, "", "quantifier", ends=(0.0, 0.0, False, False), hedge="none")
        else:
            yield Core(match.start(), match.end(), 1, 0.5)


_MULTIPLES = tuple(
    (value, re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE))
    for value, words in (
        (2.0, r"twice(?=\s+(?:as|the|that|what|its|their))|two[-\s]?fold"),
        (2.0, r"doubl(?:ed?|ing)(?!\s+(?:crew\w*|check\w*|count\w*|key\w*|figures?))"),
        (3.0, r"thrice|trebl(?:ed?|ing)|tripl(?:ed?|ing)|three-?fold"),
        (4.0, r"quadrupl(?:ed?|ing)|four-?fold"),
        (5.0, r"five-?fold|quintupled"),
        (10.0, r"ten-?fold"),
        (1.5, r"half\s+as\s+(?:many|much|long|high|often|large)(?:\s+[a-z-]+){0,3}\s+again"),
        (0.5, r"halv(?:ed?|ing)|half\s+as\s+(?:many|much|likely|high|often|long|large)"),
    )
)


def multiples(text: str) -> Iterator[Core]:
    """'twice as many', 'doubled', 'halved': to within a twentieth."""
    for value, pattern in _MULTIPLES:
        for match in pattern.finditer(text):
            yield Core(match.start(), match.end(), value, 0.05 * value, "times", "multiple")
