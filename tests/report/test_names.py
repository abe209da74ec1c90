"""How the files of a report are called, and which reports may be asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reconcile import report
from reconcile.errors import UsageError
from reconcile.model import Document, Passage, Place, Role
from reconcile.report import names
from tests.report.invented import RESULT


@pytest.mark.parametrize(
    ("force", "heading", "expected"),
    [
        ("Larkshire Constabulary", "Night work: a follow-up", "larkshire-constabulary-night-work"),
        ("Larkshire Constabulary", "", "larkshire-constabulary-letter"),
        ("Dyfed-Powys", "Custódia – an inspection", "dyfed-powys-custodia-an-inspection"),
        ("Larkshire", "PEEL: Night work 2016", "larkshire-peel-night-work-2016"),
        ("", "Con", "letter-con"),
        ("", "", "letter-letter"),
        ("../../etc", "<script>alert(1)</script>", "etc-script-alert-1-script"),
        ("Larkshire", "how well " * 30, "larkshire-how-well-how-well-how-well-how-well-how-well-how"),
        ("Larkshire", "\u202e\x00", "larkshire"),
    ],
)
def test_files_are_named_after_the_force_and_the_inspection(force: str, heading: str, expected: str) -> None:
    passages = (Passage(heading, Role.HEADING, Place("letter.pdf", 1)),) if heading else ()
    result = replace(RESULT, force=force, letter=Document("letter.pdf", "pdf", passages))
    assert names.stem(result) == (expected if "-" in expected else f"letter-{expected}")


@pytest.mark.parametrize(
    "head",
    [
        "HMIC",
        "HMICFRS",
        "Her Majesty’s Inspectorate of Constabulary",
        "HM Inspectorate of Constabulary and Fire Services",
    ],
)
def test_the_inspectorate_at_the_head_of_its_paper_is_no_inspection(head: str) -> None:
    passages = tuple(Passage(text, Role.HEADING, Place("letter.pdf", 1)) for text in (head, "Night work: a review"))
    assert names.inspection(replace(RESULT, letter=Document("letter.pdf", "pdf", passages))) == "Night work"


def test_an_unknown_report_is_refused_by_name() -> None:
    with pytest.raises(UsageError, match="--report scroll: there is no such report"):
        report.chosen("scroll")


def test_reports_are_chosen_whatever_the_order_case_and_spaces() -> None:
    known = [name for name, _ in report.WRITERS]
    assert report.chosen(" , ".join(name.upper() for name in reversed(known)) + ",") == tuple(known)
    assert report.chosen("") == ()


def test_the_tables_stand_in_the_folder_and_nothing_else_is_written_unasked(tmp_path: Path) -> None:
    written = report.write(RESULT, tmp_path, report.Sources(tmp_path / "letter.pdf", tmp_path / "return.xlsx"))
    assert [path.relative_to(tmp_path).as_posix() for path in written] == [name for name, _ in report.FILES]
