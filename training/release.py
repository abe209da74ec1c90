"""Averages tuned networks, writes them as the files of reconcile/encoder, and measures what was written.

    python -m training.release build/one build/two --to reconcile/encoder

The mean of the weights of networks tuned from one base under different seeds does better than either, at no cost
at run time. The figures are those of the files as the program loads them, on the mini-cases held out.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from reconcile.encoder import Calibration, load
from training.cases import MiniCase
from training.cases import load as load_cases
from training.examples import CLAUSES, plain_example
from training.export import export, write_card
from training.measure import Encode, Scored, fit_calibration, ranks, scored
from training.network import Network, base_folder, in_torch

UNFITTED = Calibration(0.0, 0.0, 0.0)


def average(folders: list[Path]) -> Network:
    """A network whose weights are the mean of those tuned in the folders."""
    states = [torch.load(folder / "network.pt") for folder in folders]
    network = Network(base_folder())
    network.load_state_dict({name: torch.stack([s[name] for s in states]).mean(dim=0) for name in states[0]})
    return network.eval()


def of_each_kind(held_out: list[MiniCase], encode: Encode) -> dict[str, list[Scored]]:
    """The held-out claims scored with the clause as quoted, as cut by rule, and as the whole sentence."""
    return {clause: scored([plain_example(case, clause) for case in held_out], encode) for clause in CLAUSES}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "tuned", type=Path, nargs="*", help="folders written by training.train; none: the base as it is"
    )
    options.add_argument("--to", type=Path, help="folder for the files; left out: measure only")
    arguments = options.parse_args()
    torch.set_num_threads(1)
    held_out = [case for case in load_cases() if case.is_held_out]
    network = average(arguments.tuned) if arguments.tuned else Network(base_folder())
    if arguments.to is None:
        for clause, results in of_each_kind(held_out, in_torch(network)).items():
            print(f"{clause:9} {ranks(results)}")
        return
    name = "all-MiniLM-L6-v2 tuned on inspection passages"
    export(network, arguments.to)
    write_card(arguments.to, name, UNFITTED, {})  # the digests, so that the program loads it
    encoder = load(arguments.to)
    if encoder is None:
        raise SystemExit(f"{arguments.to}: the files just written are not there")
    results = of_each_kind(held_out, encoder.encode)
    figures = {clause: str(ranks(found)) for clause, found in results.items()}
    write_card(arguments.to, name, fit_calibration(results["clause"]), figures)
    print("\n".join(f"{clause:9} {figure}" for clause, figure in figures.items()))


if __name__ == "__main__":
    main()
