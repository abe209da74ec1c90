"""Which cells of a matched item decide a claim: the right period, the reference, the other forces, the earlier figure.

What the return holds only as ingredients (two periods of a trend, the whole of a share, every force of
a rank) is gathered here; the judge does the arithmetic.
"""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.align.evidence.cells import Evidence, cell_for, is_number
from reconcile.align.evidence.comparison import of_comparison
from reconcile.align.evidence.forces import over_forces
from reconcile.align.evidence.parts import share_of, unit_twins, wants_share
from reconcile.align.evidence.trend import of_trend
from reconcile.align.items import Item
from reconcile.model import Finding, Kind, Reference, Relation
from reconcile.wording.forces import same_force
from reconcile.wording.wholes import whole_in

__all__ = ["Evidence", "cell_for", "gather"]


def gather(finding: Finding, item: Item, items: Sequence[Item]) -> Evidence:
    """The evidence for one claim in its matched item."""
    own = item.own
    if finding.about is Reference.NATION:
        own = item.of("nation") or own
    elif finding.about is Reference.SIMILAR:
        own = item.of("similar") or own
    elif finding.about is Reference.FORCE and finding.force:
        own = tuple(c for name, group in item.others.items() if same_force(name, finding.force) for c in group) or own
    relation = finding.value if isinstance(finding.value, Relation) else None
    if finding.about is Reference.FORCES:
        return over_forces(finding, item, items)
    if finding.kind is Kind.TREND and relation is not None:
        return of_trend(finding, relation, own, item, items)
    if relation is not None:
        return of_comparison(finding, relation, own, item, items)
    cell, fit = cell_for(own, finding.when)
    if cell is None:
        return Evidence(lacking="cell")
    if fit == "apart":
        return Evidence(compared=(cell,), lacking="period")
    if (
        finding.whole is not None
        and is_number(cell)
        and cell.value is not None
        and getattr(cell.value, "unit", "%") in ("", "FTE", "headcount")
    ):
        pair = share_of(finding, item, cell, items)
        if pair is not None:
            return Evidence(pair)
    if wants_share(finding, cell) and whole_in(cell.words, cell.label or cell.measure) is None:
        pair = share_of(finding, item, cell, items)
        if pair is not None:
            return Evidence(pair)
    return Evidence((cell,), compared=unit_twins(finding, item, cell, items))
