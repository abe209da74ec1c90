"""How often each rule of the judge is right, given the cells that decide: the figures in reconcile/judge/sureness.py.

python -m training.rules [--held-out]
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict

from reconcile.align.evidence import gather
from reconcile.align.items import Item, items
from reconcile.extract.letter import letter_findings
from reconcile.judge import judge
from reconcile.model import Finding, Judgement, Pairing, Verdict
from training.bench import COMPARABLE, nearest
from training.cases import Key, MiniCase, data, letter, load


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", action="store_true")
    held_out = parser.parse_args().held_out
    told: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for case in load():
        if case.is_held_out == held_out:
            count(case, told)
    for (verdict, rule), keys in sorted(told.items(), key=lambda row: (row[0][0], -sum(row[1].values()), row[0])):
        total = sum(keys.values())
        print(f"{verdict:14} {rule:28} {total:4} right {keys[verdict] / total:.2f}")


def count(case: MiniCase, told: dict[tuple[str, str], Counter[str]]) -> None:
    """Adds what each rule said of one case's statements to the tally."""
    claims = list(letter_findings(letter(case), case.force))
    asked = items(data(case), case.force.rsplit(" ", 1)[0])
    of_row = {cell.row: item for item in asked for cell in item.cells}
    for key in case.keys:
        if key.items and key.verdict in ("agreement", "contradiction"):
            said = ruling(key, claims, of_row[key.items[0]], asked)
            if said is not None and {cell.row for cell in said.pairing.evidence} == set(key.items):
                told[said.verdict.value, said.rule][key.verdict] += 1


def ruling(key: Key, claims: list[Finding], item: Item, asked: tuple[Item, ...]) -> Judgement | None:
    """What the judge says of a statement of the key, its right item given."""
    said: list[Judgement] = []
    for claim in nearest(key.quote, claims):
        if claim.standing in COMPARABLE:
            found = gather(claim, item, asked)
            how = f"lacking: {found.lacking}" if found.lacking else ""
            said.extend(judge([Pairing(claim, found.cells, 1.0, how, (), found.compared)]))
    said.sort(key=lambda one: (one.verdict is Verdict.UNVERIFIABLE, one.kind.value != key.kind))
    return said[0] if said else None


if __name__ == "__main__":
    main()
