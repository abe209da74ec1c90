"""What the files of a report are called: after the force and the inspection."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

from reconcile.model import Result, Role

_LONGEST = 48  # characters of the inspection's name: paths on Windows may not be long
_PART = re.compile(r"\s*[:–—]\s")  # 'Core business: An inspection of …' is known as 'Core business'

# The name of the inspectorate at the head of its paper is no title.
_INSPECTORATE = re.compile(r"HMIC(FRS)?|(HM|(His|Her) Majesty[’']s) Inspectorate of Constabulary.*", re.IGNORECASE)


def stem(result: Result) -> str:
    """'tarrowshire-police-core-business': letters, digits and hyphens, whatever the documents hold."""
    name = "-".join(part for part in (_slug(result.force), _slug(inspection(result))) if part)
    return name if "-" in name else f"letter-{name}".rstrip("-")


def inspection(result: Result) -> str:
    """The inspection's name: the letter's first heading that is a title, up to its colon, else the letter's file name.

    One word before the colon is a series ('PEEL: Police effectiveness 2016'), and no name by itself.
    """
    headings = (p.text.strip() for p in result.letter.passages if p.role is Role.HEADING)
    first = next((heading for heading in headings if not _INSPECTORATE.fullmatch(heading)), "")
    parts = _PART.split(first, maxsplit=1)
    return parts[0] if len(parts[0].split()) > 1 else first or PurePath(result.letter.file).stem


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("’", "")).encode("ascii", "ignore").decode().casefold()
    words = re.findall(r"[a-z0-9]+", plain)
    while len(words) > 1 and len("-".join(words)) > _LONGEST:
        words.pop()
    return "-".join(words)[:_LONGEST]
