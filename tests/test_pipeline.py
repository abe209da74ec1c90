"""Which side of the comparison a single document is read as."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.model import Side
from reconcile.pipeline import findings_of

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [
    ("data/example/letter.pdf", Side.LETTER),
    ("data/example/letter.docx", Side.LETTER),
    ("data/example/return.xlsx", Side.DATA),
    ("tests/cases/wintersett-pdf-table/letter.pdf", Side.LETTER),
    ("tests/cases/wintersett-pdf-table/return.pdf", Side.DATA),
    ("tests/cases/gaddesby-pdf-without-rules/return.pdf", Side.DATA),
    ("tests/cases/haverdale-tidy-csv/return.csv", Side.DATA),
    ("tests/cases/keldale-grades-ods/return.ods", Side.DATA),
]


@pytest.mark.parametrize(("document", "side"), DOCUMENTS, ids=[document for document, _ in DOCUMENTS])
def test_a_document_alone_is_read_as_what_it_is(document: str, side: Side) -> None:
    findings = findings_of(ROOT / document).findings
    assert findings and {finding.side for finding in findings} == {side}
