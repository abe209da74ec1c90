"""Two successive changes told beside each other: 'losses slowed', 'most of the posts went in the second half'."""

from __future__ import annotations

import re

_CHANGE = (
    r"(?:loss(?:es)?|falls?|declines?|decreases?|reductions?|cuts?|growth|rises?|increases?|gains?|recruitment"
    r"|shrinkage)"
)
_SLOWED = (
    r"(?:slow(?:ed|s|ing)?(?: down)?|slacken(?:ed|s|ing)?|eas(?:ed|es|ing)(?: off)?|tail(?:ed|s|ing) off|levell?ed off)"
)
_QUICKENED = (
    r"(?:quicken(?:ed|s|ing)?|accelerat(?:ed|es|ing)|sp(?:ed|eeds|eeding) up|gather(?:ed|s|ing) pace|steepen(?:ed|s)?"
    r"|deepen(?:ed|s)?)"
)
SLOWED = re.compile(rf"\b{_CHANGE}\b[^.;]{{0,40}}?\b{_SLOWED}\b|\b{_SLOWED}\b[^.;]{{0,20}}\b{_CHANGE}\b", re.I)
QUICKENED = re.compile(rf"\b{_CHANGE}\b[^.;]{{0,40}}?\b{_QUICKENED}\b|\b{_QUICKENED}\b[^.;]{{0,20}}\b{_CHANGE}\b", re.I)

_WHEN = (
    r"\b(?:in|over|during|since|after|before|by)\b[^.;]{0,20}"
    r"\b(?:half|months?|year|january|february|march|april|may|june|july|august|september|october|november|december)\b"
)
PART_OF_CHANGE = re.compile(
    r"\b(?:half|thirds?|quarters?|most|much|majority|part|bulk|per cent|percent|%)\W+of "
    r"(?:the |these |those |its |this )?"
    rf"(?:{_CHANGE}|posts|jobs|(?:officers|staff|people) lost)\b[^.;]{{0,40}}?{_WHEN}",
    re.I,
)
EARLY = re.compile(r"\b(?:first (?:half|six months)|months (?:before|to|up to)|before|by (?:the end of )?[A-Z])", re.I)


def pace(text: str) -> str:
    """'slowed' or 'quickened' where a change is said to have done so; '' otherwise."""
    if SLOWED.search(text):
        return "slowed"
    return "quickened" if QUICKENED.search(text) else ""


def part_of_change(text: str) -> str:
    """'first' or 'second' where a part of a change is said to have come in that half of its time; '' otherwise."""
    found = PART_OF_CHANGE.search(text)
    if found is None:
        return ""
    return "first" if EARLY.search(text[found.start() :]) else "second"
