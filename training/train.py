"""Tunes the sentence encoder on the training mini-cases.

    python -m training.train --out build/one --seed 1

Seeded; the mini-cases held out (training/cases.py) are measured on and never trained on. Then training.release
averages and writes the files. See README.md here.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import logsigmoid, softplus

from training.cases import MiniCase, load
from training.examples import CLAUSES, Example, plain_example, varied_example
from training.measure import ranks, scored
from training.network import Network, base_folder, embed, in_torch, tokenizer


def parse() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--epochs", type=int, default=6)
    options.add_argument("--rate", type=float, default=1e-4)
    options.add_argument("--cases", type=int, default=4, help="mini-cases in a batch")
    options.add_argument("--heat", type=float, default=0.05, help="temperature")
    options.add_argument("--across", type=float, default=0.5, help="weight of the loss over all items of a batch")
    options.add_argument("--back", type=float, default=0.2, help="weight of the loss from item to claim")
    options.add_argument("--nothing", type=float, default=0.3, help="weight of the loss that teaches refusal")
    options.add_argument("--pool", choices=("own", "all"), default="own")
    options.add_argument("--freeze", action="store_true", help="keep the word vectors as they are")
    options.add_argument("--dropout", type=float, default=0.1)
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--plain", action="store_true", help="no variation of the examples")
    options.add_argument("--every", type=int, default=2, help="measure after so many epochs")
    return options.parse_args()


def attraction(scores: torch.Tensor, positive: torch.Tensor, allowed: torch.Tensor) -> torch.Tensor:
    """Mean over (claim, deciding item): log-loss of that item against all that do not decide the claim."""
    worst = torch.finfo(scores.dtype).min
    negatives = scores.masked_fill(positive | ~allowed, worst).logsumexp(dim=1, keepdim=True)
    losses = softplus(negatives - scores)
    weight = positive.to(scores.dtype) / positive.sum(dim=1, keepdim=True).clamp(min=1)
    return (losses * weight).sum() / positive.any(dim=1).sum().clamp(min=1)


def batch_loss(
    network: Network, tok: object, batch: list[Example], options: argparse.Namespace, floor: torch.Tensor
) -> torch.Tensor:
    claims = [text for e in batch for text in e.claims]
    items = [text for e in batch for text in e.items]
    vectors = embed(network, tok, [*claims, *items])  # type: ignore[arg-type]
    scores = vectors[: len(claims)] @ vectors[len(claims) :].T / options.heat
    positive = torch.zeros(scores.shape, dtype=torch.bool)
    own = torch.zeros(scores.shape, dtype=torch.bool)
    row = column = 0
    for e in batch:
        for i, decided in enumerate(e.answers):
            own[row + i, column : column + len(e.items)] = True
            for item in decided:
                positive[row + i, column + item] = True
        row, column = row + len(e.claims), column + len(e.items)
    # An item of another return worded as the right one is no wrong answer.
    same = torch.tensor([[a == b for b in items] for a in items])
    alike = (positive.to(torch.float32) @ same.to(torch.float32)) > 0
    loss = attraction(scores, positive, own)
    loss = loss + options.across * attraction(scores, positive, own | ~alike)
    loss = loss + options.back * attraction(scores.T, positive.T, (own | ~alike).T)
    if options.nothing:
        best = scores.masked_fill(~own, -1e4).max(dim=1).values - floor / options.heat
        has = positive.any(dim=1)
        loss = loss + options.nothing * torch.where(has, -logsigmoid(best), -logsigmoid(-best)).mean()
    return loss


def train(cases: list[MiniCase], held_out: list[MiniCase], options: argparse.Namespace) -> Network:
    random.seed(options.seed)
    np.random.seed(options.seed)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    folder = base_folder()
    tok = tokenizer(folder)
    network = Network(folder, own=options.pool == "own", dropout=options.dropout)
    if options.freeze:
        network.bert.embeddings.requires_grad_(False)
    floor = torch.nn.Parameter(torch.tensor(0.4))
    weights = [p for p in network.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": weights}, {"params": [floor], "weight_decay": 0.0}], lr=options.rate, fused=True
    )
    steps = options.epochs * -(-len(cases) // options.cases)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / (0.1 * steps), max(0.02, (steps - s) / (0.9 * steps)))
    )
    began = time.monotonic()
    for epoch in range(1, options.epochs + 1):
        network.train()
        total = 0.0
        order = rng.sample(cases, len(cases))
        for start in range(0, len(order), options.cases):
            chosen = order[start : start + options.cases]
            batch = [plain_example(c) if options.plain else varied_example(c, rng) for c in chosen]
            loss = batch_loss(network, tok, batch, options, floor)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach())
        print(
            f"epoch {epoch}: loss {total * options.cases / len(order):.3f}, {time.monotonic() - began:.0f} s",
            flush=True,
        )
        if epoch % options.every == 0 or epoch == options.epochs:
            report(network, held_out, CLAUSES if epoch == options.epochs else CLAUSES[:1])
            torch.save(network.state_dict(), options.out / "network.pt")
    return network


def report(network: Network, held_out: list[MiniCase], clauses: tuple[str, ...]) -> None:
    encode = in_torch(network)
    for clause in clauses:
        print(f"   {clause:9}", ranks(scored([plain_example(c, clause) for c in held_out], encode)), flush=True)


def main() -> None:
    options = parse()
    torch.set_num_threads(options.threads)
    torch.use_deterministic_algorithms(True)
    cases = list(load())
    kept, held_out = [c for c in cases if not c.is_held_out], [c for c in cases if c.is_held_out]
    options.out.mkdir(parents=True, exist_ok=True)
    train(kept, held_out, options)


if __name__ == "__main__":
    main()
