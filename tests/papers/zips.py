"""Zip files with fixed times: the office formats are zips, and two builds of one source must be the same bytes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

WHEN = (2014, 9, 1, 9, 0, 0)
STAMP = "2014-09-01T09:00:00Z"
CORE_TIMES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def write_zip(path: Path, parts: Mapping[str, bytes], stored: tuple[str, ...] = ()) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, WHEN)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            archive.writestr(info, content)


def fix_times(path: Path) -> None:
    """Rewrite an office file with fixed times, in the zip and in its properties."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    core = "docProps/core.xml"
    if core in parts:
        parts[core] = CORE_TIMES.sub(rb"\g<1>" + STAMP.encode() + rb"\g<3>", parts[core])
    write_zip(path, parts)
