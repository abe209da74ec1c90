"""Office files are zip archives. Here they are packed so that the same contents always give the same bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment a zip archive can name
_DATES = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def steady(archive: bytes) -> bytes:
    """The archive without the time at which it was made: neither its members nor its properties tell one."""
    with ZipFile(BytesIO(archive)) as zipped:
        parts = {info.filename: zipped.read(info) for info in zipped.infolist()}
    if "docProps/core.xml" in parts:
        parts["docProps/core.xml"] = _DATES.sub(b"", parts["docProps/core.xml"])
    return pack(parts)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A zip archive of these parts, in their order."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as zipped:
        for name, content in parts.items():
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0  # the same on every operating system
            zipped.writestr(info, content)
    return buffer.getvalue()
