"""How the program does on the training mini-cases, stage by stage.

    python -m training.bench [--held-out] [--no-model] [--misses N] [--file t1]

extract: share of the key's decidable quotes that stand as findings; match: the item first, and among the
first three, given the quote; judge: the verdict, given the right item; whole: contradictions end to end.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict

from reconcile.align import align
from reconcile.align.evidence import gather
from reconcile.align.items import items as items_of
from reconcile.align.match import choose
from reconcile.extract.letter import letter_findings
from reconcile.judge import judge
from reconcile.model import Finding, Pairing, Standing, Verdict
from training.cases import MiniCase, data, letter, load

WORD = re.compile(r"[a-z0-9]+")
COMPARABLE = (Standing.FINDING, Standing.NATIONAL)


def squash(text: str) -> str:
    return re.sub(r"[\s\-]", "", text.lower().replace("’", "'"))


def overlap(key: str, said: str) -> float:
    a, b = squash(key), squash(said)
    if a and (a in b or (b in a and len(b) >= 10)):
        return 1.0
    key_words = set(WORD.findall(key.lower()))
    return len(key_words & set(WORD.findall(said.lower()))) / max(1, len(key_words)) * 0.99


def nearest(quote: str, findings: list[Finding]) -> list[Finding]:
    """The findings that make the key's quote, the tightest first."""
    near = [f for f in findings if overlap(quote, f.words) >= 0.75]
    return sorted(near, key=lambda f: abs(len(f.words) - len(quote)))


def rows(cells: tuple[str, ...]) -> set[int]:
    return {int(re.sub(r"\D", "", cell.split("!")[1])) - 1 for cell in cells}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--no-model", action="store_true")
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--file", default="")
    parser.add_argument("--kind", default="")
    parser.add_argument("--stage", default="judge")
    parser.add_argument("--every", type=int, default=1)
    args = parser.parse_args()
    encoder = None
    if not args.no_model:
        from reconcile.encoder import load as load_encoder

        encoder = load_encoder()
    count: Counter[str] = Counter()
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    misses: list[str] = []
    cases = [c for c in load() if c.is_held_out == args.held_out and args.file in c.name][:: args.every]
    for case in cases:
        one_case(case, encoder, count, by_kind, misses, args)
    report(count, by_kind)
    for miss in misses[: args.misses]:
        print(miss)


def one_case(case: MiniCase, encoder, count, by_kind, misses, args) -> None:  # type: ignore[no-untyped-def]
    findings = list(letter_findings(letter(case), case.force))
    cells = data(case)
    short = case.force.rsplit(" ", 1)[0]
    return_items = items_of(cells, short)
    of_row = {cell.row: item for item in return_items for cell in item.cells}
    comparable = [f for f in findings if f.standing in COMPARABLE]
    chosen = {id(c.finding): c for c in choose(comparable, return_items, encoder)}
    judgements = judge(align(findings, cells, short, encoder))
    for key in case.keys:
        near = nearest(key.quote, findings)
        standing = [f for f in near if f.standing in COMPARABLE]
        if not key.items:
            count["null"] += 1
            count["null stands"] += bool(standing)
            continue
        if args.kind and key.kind != args.kind:
            continue
        kind = by_kind[key.kind]
        count["keys"] += 1
        kind["keys"] += 1
        if not standing:
            if args.stage == "extract":
                misses.append(f"not standing [{key.kind}] {key.quote!r} {[f.standing.value for f in near]}")
            continue
        count["extracted"] += 1
        right = {of_row[i].number for i in key.items}
        best = [
            n
            for f in standing
            if (c := chosen.get(id(f)))
            for n in [next((k for k, x in enumerate(c.candidates) if x.item.number in right), 99)]
        ]
        count["top1"] += min(best, default=99) == 0
        count["top3"] += min(best, default=99) < 3
        kind["extracted"] += 1
        kind["top1"] += min(best, default=99) == 0
        if min(best, default=99) > 0 and args.stage == "match":
            c = chosen[id(standing[0])]
            misses.append(
                f"match [{key.kind}] {key.quote!r}\n     -> {c.candidates[0].item.words!r} "
                f"not {of_row[key.items[0]].words!r} ({c.sureness:.2f})"
            )
        given_right(case, key, standing, of_row, return_items, count, kind, misses, args)
    whole(case, judgements, count, by_kind, misses, args)


def given_right(case, key, standing, of_row, return_items, count, kind, misses, args) -> None:  # type: ignore[no-untyped-def]
    said = []
    for finding in standing:
        item = of_row[key.items[0]]
        evidence = gather(finding, item, return_items)
        how = f"lacking: {evidence.lacking}" if evidence.lacking else ""
        said.extend(judge([Pairing(finding, evidence.cells, 1.0, how, (), evidence.compared)]))
    said.sort(key=lambda j: (j.verdict is Verdict.UNVERIFIABLE, j.kind.value != key.kind))
    if key.verdict not in ("agreement", "contradiction"):
        return
    verdict = said[0].verdict.value
    count[f"judge {key.verdict}"] += 1
    kind[f"judge {key.verdict}"] += 1
    count[f"judge {key.verdict}>{verdict}"] += 1
    kind[f"judge {key.verdict}>{verdict}"] += 1
    if verdict != key.verdict and args.stage == "judge":
        first = said[0]
        of_key = [case.items[i] for i in key.items]
        labels = [f"{item['label']} {item['period']}" for item in of_key]
        misses.append(
            f"{key.verdict} said {verdict} [{key.kind}/{first.kind.value}] {first.rule} {key.quote!r}\n"
            f"     value {first.letter_value!r} label {labels} "
            f"answer {[item['answer'] for item in of_key]}\n     {first.explanation}"
        )


def whole(case, judgements, count, by_kind, misses, args) -> None:  # type: ignore[no-untyped-def]
    wanted = [key for key in case.keys if key.verdict == "contradiction" and (not args.kind or key.kind == args.kind)]
    found = set()
    for judgement in judgements:
        if judgement.verdict is not Verdict.CONTRADICTION:
            continue
        near = [k for k in case.keys if overlap(k.quote, judgement.pairing.letter.words) >= 0.75]
        cited = rows(judgement.cells)
        hit = next((n for n, k in enumerate(wanted) if k in near and cited & set(k.items)), None)
        if hit is not None:
            found.add(hit)
        elif any(k.verdict == "tension" for k in near):
            pass
        elif near:
            count["alarms"] += 1
            count[f"alarm on {near[0].verdict}"] += 1
            count[f"alarm rule {judgement.rule}"] += 1
            if args.stage == "whole":
                misses.append(
                    f"alarm ({near[0].verdict}) {judgement.rule} {judgement.confidence} "
                    f"{judgement.pairing.letter.words!r} -> {judgement.data_label!r} {judgement.data_value!r}"
                )
        else:
            count["unlisted alarms"] += 1
    count["contradictions"] += len(wanted)
    count["found"] += len(found)
    for n, key in enumerate(wanted):
        by_kind[key.kind]["contradictions"] += 1
        by_kind[key.kind]["found"] += n in found
    agreed = [k for k in case.keys if k.verdict == "agreement"]
    count["agreements"] += len(agreed)
    count["confirmed"] += sum(
        any(
            j.verdict is Verdict.AGREEMENT
            and overlap(k.quote, j.pairing.letter.words) >= 0.75
            and rows(j.cells) & set(k.items)
            for j in judgements
        )
        for k in agreed
    )


def share(count: Counter[str], part: str, whole: str) -> str:
    return f"{count[part] / count[whole]:.1%}" if count[whole] else "-"


def report(count: Counter[str], by_kind: dict[str, Counter[str]]) -> None:
    print(
        f"extract {share(count, 'extracted', 'keys')} of {count['keys']}; "
        f"undecidable standing {share(count, 'null stands', 'null')}"
    )
    print(f"match   first {share(count, 'top1', 'extracted')}  first three {share(count, 'top3', 'extracted')}")
    for verdict in ("agreement", "contradiction"):
        total = f"judge {verdict}"
        print(
            f"judge   {verdict}: "
            + "  ".join(f"{v.value} {share(count, f'{total}>{v.value}', total)}" for v in Verdict)
        )
    precision = count["found"] / max(1, count["found"] + count["alarms"])
    recall = count["found"] / max(1, count["contradictions"])
    print(
        f"whole   precision {precision:.1%} recall {recall:.1%} "
        f"F1 {2 * precision * recall / max(1e-9, precision + recall):.3f} alarms {count['alarms']} "
        f"(+{count['unlisted alarms']} unlisted) confirmed {share(count, 'confirmed', 'agreements')}"
    )
    print("        " + "  ".join(f"{k} {v}" for k, v in sorted(count.items()) if k.startswith("alarm ")))
    for kind in sorted(by_kind):
        row = by_kind[kind]
        print(
            f"  {kind:<14} extract {share(row, 'extracted', 'keys')} match {share(row, 'top1', 'extracted')}"
            f" judge agree {share(row, 'judge agreement>agreement', 'judge agreement')}"
            f" contra {share(row, 'judge contradiction>contradiction', 'judge contradiction')}"
            f" (wrong {share(row, 'judge agreement>contradiction', 'judge agreement')})"
            f" found {row['found']}/{row['contradictions']}"
        )


if __name__ == "__main__":
    main()
