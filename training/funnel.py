"""Where contradictions are lost on their way through the program: the last stage that each reached.

    python -m training.funnel [--held-in] [--no-model] [--verdict contradiction] [--show STAGE]

extract: no finding with the words of the key; standing: set aside as no finding about the force; match: another
item first; settle: another clause of the sentence was taken to speak of the item; gate: the pairing not sure
enough to be compared; evidence: the item's cells could not be put together; judge: the rules say otherwise; sure:
found, but not surely enough to be called a contradiction; found.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict

from reconcile.align import align
from reconcile.encoder import Encoder
from reconcile.encoder import load as load_encoder
from reconcile.extract.letter import letter_findings
from reconcile.judge import judge
from reconcile.model import Judgement, Verdict
from training.bench import COMPARABLE, nearest, rows
from training.cases import Key, MiniCase, data, letter, load

STAGES = ("extract", "standing", "match", "settle", "gate", "evidence", "judge", "sure", "found")
GATED = "not-in-the-return"
SETTLED = "another clause of the sentence speaks of the same item"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-in", action="store_true")
    parser.add_argument("--no-model", action="store_true")
    parser.add_argument("--verdict", default="contradiction", choices=("contradiction", "agreement"))
    parser.add_argument("--show", default="", choices=("", *STAGES))
    args = parser.parse_args()
    encoder = None if args.no_model else load_encoder()
    lost: Counter[str] = Counter()
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    for case in load():
        if case.is_held_out != args.held_in:
            for key, stage, told in funnel(case, args.verdict, encoder):
                lost[stage] += 1
                by_kind[key.kind][stage] += 1
                if stage == args.show:
                    print(f"[{key.kind}] {key.quote!r}\n    {told}")
    print(f"{'':14}" + "".join(f"{stage:>10}" for stage in (*STAGES, "all")))
    for name, row in (("all", lost), *sorted(by_kind.items())):
        print(f"{name:14}" + "".join(f"{row[stage]:10}" for stage in STAGES) + f"{row.total():10}")


def funnel(case: MiniCase, verdict: str, encoder: Encoder | None) -> list[tuple[Key, str, str]]:
    """Each statement of the key with the furthest stage that any finding of its words reached, and why."""
    findings = letter_findings(letter(case), case.force)
    judged = {j.pairing.letter.id: j for j in judge(align(findings, data(case), case.force.rsplit(" ", 1)[0], encoder))}
    made = []
    for key in case.keys:
        if key.verdict != verdict or not key.items:
            continue
        near = nearest(key.quote, list(findings))
        ends = [reached(key, judged[f.id], Verdict(verdict)) for f in near if f.standing in COMPARABLE]
        if ends:
            stage, told = max(ends, key=lambda end: STAGES.index(end[0]))
        else:
            stage, told = ("standing", str([f.standing.value for f in near])) if near else ("extract", "")
        wanted = "; ".join(f"{case.items[i]['label']} = {case.items[i]['answer']}" for i in key.items)
        made.append((key, stage, f"{told}\n    key: {wanted}"))
    return made


def reached(key: Key, judgement: Judgement, wanted: Verdict) -> tuple[str, str]:
    """The last stage that one finding reached, and what was said of it."""
    pairing = judgement.pairing
    told = (
        f"{judgement.verdict.value} {judgement.rule} {judgement.confidence} sure {pairing.sureness:.2f}"
        f" {pairing.letter.kind.value} {judgement.letter_value!r} -> {judgement.data_label!r} {judgement.data_value!r}"
    )
    if pairing.how == SETTLED:
        return "settle", told
    cited = rows(tuple(cell.place.reference for cell in (*pairing.evidence, *pairing.compared)))
    if cited and not cited & set(key.items):
        return "match", told
    if judgement.rule == GATED and pairing.evidence:
        return "gate", told
    if not pairing.evidence:
        return "evidence", told
    if judgement.verdict is wanted:
        return "found", told
    return ("sure" if judgement.verdict is Verdict.TENSION else "judge"), told


if __name__ == "__main__":
    main()
