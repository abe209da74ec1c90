"""Writes a tuned network as the files of reconcile/encoder: an int8 ONNX model, its tokenizer and its card."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.network import LENGTH, Network, base_folder


def export(network: Network, out: Path) -> None:
    """model.onnx (token numbers and mask in, unit vectors out; weights int8) and tokenizer.json, in `out`."""
    out.mkdir(parents=True, exist_ok=True)
    network.eval()
    ids = torch.tensor([[101, 2129, 2116, 102, 2054, 102], [101, 2129, 102, 0, 0, 0]])
    axes = {0: "texts", 1: "tokens"}
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            network,
            (ids, (ids != 0).to(torch.int64)),
            str(full),
            input_names=["input_ids", "attention_mask"],
            output_names=["vectors"],
            dynamic_axes={"input_ids": axes, "attention_mask": axes, "vectors": {0: "texts"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(full, out / "model.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    shutil.copyfile(base_folder() / "tokenizer.json", out / "tokenizer.json")


def write_card(out: Path, name: str, calibration: tuple[float, float, float], figures: dict[str, str]) -> None:
    """card.toml: the digests that are checked at load, the calibration, and how the model was made."""
    constant, score, margin = calibration
    lines = [
        "# Written by training/train.py beside the files that it speaks of. See docs/model-card.md.",
        f'name = "{name}"',
    ]
    lines += [f"length = {LENGTH}", "", "[sha256]"]
    for file in ("model.onnx", "tokenizer.json"):
        lines.append(f'"{file}" = "{hashlib.sha256((out / file).read_bytes()).hexdigest()}"')
    lines += [
        "",
        "# Log-odds that the best item is the right one: constant + score * score + margin * margin",
        "[calibration]",
    ]
    lines += [f"constant = {constant:.4f}", f"score = {score:.4f}", f"margin = {margin:.4f}", "", "[held_out]"]
    lines += [f'{key} = "{value}"' for key, value in figures.items()]
    (out / "card.toml").write_text("\n".join(lines) + "\n", encoding="utf8")
