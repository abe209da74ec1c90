"""A total that its own parts deny is told; what may not be a total, or may be rounding, is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.extract.data import data_findings
from reconcile.read import read

HEAD = "Item,2012/13,2013/14"

# the rows of a return | the cells of totals that are told
TABLES = [
    (("Vans,10,12", "Cars,20,25", "Bicycles,30,31", "Total,60,86"), ["csv!C5"]),
    (("Vans,10,12", "Cars,20,25", "Bicycles,30,31", "Total,60,68"), []),
    (("Vans,110,112", "Cars,220,225", "Bicycles,330,331", "Total vehicles,661,668"), []),  # rounding
    (("Vans,110,112", "Cars,220,225", "Bicycles,330,331", "Total,900,1400"), []),  # sums of something else
    (("Vans,110,", "Cars,220,", "Bicycles,330,", "Total,606,"), ["csv!B5"]),
    (("Vans,110,112", "Cars,220,225", "of which hired,30,31", "Total,360,337"), []),  # a part of a part
    (("Vans,110,112", "Cars,220,225", "Total,330,350"), []),  # two parts, of which one may be left out
    (("Vans,110,112", "Cars,220,225", "Bicycles,330,331", "Average cost,229,240"), []),
]


@pytest.mark.parametrize(("rows", "told"), TABLES)
def test_a_total_beside_its_parts(tmp_path: Path, rows: tuple[str, ...], told: list[str]) -> None:
    path = tmp_path / "return.csv"
    path.write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    _, notices = data_findings(read(path))
    assert [notice.place.reference for notice in notices if "the total given" in notice.text] == told
