"""Writes a tuned network as the files of reconcile/encoder: an ONNX model with int8 weights, a tokenizer and a card.

Only the weights are rounded to eight bits; the arithmetic stays in floating point. Rounding the activations too
would be twice as fast, but it costs two points in a hundred of first ranks, and a text's vector would then depend
on which other texts shared its batch and on the processor.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper

from reconcile.encoder import Calibration
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
        model = onnx.load(full)
    onnx.save(with_small_weights(model), out / "model.onnx")
    shutil.copyfile(base_folder() / "tokenizer.json", out / "tokenizer.json")


def with_small_weights(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model with every large matrix held as int8 and one scale a column (a row for tables of word vectors)."""
    graph = model.graph
    tables = {node.input[0] for node in graph.node if node.op_type == "Gather"}
    large = [w for w in graph.initializer if w.data_type == onnx.TensorProto.FLOAT and np.prod(w.dims) > 100_000]
    for weight in large:
        graph.initializer.remove(weight)
        name = weight.name
        full = numpy_helper.to_array(weight)
        scale = np.abs(full).max(axis=1 if name in tables else 0, keepdims=True) / 127
        scale = np.maximum(scale, np.finfo(np.float32).tiny).astype(np.float32)
        graph.initializer.append(numpy_helper.from_array(np.rint(full / scale).astype(np.int8), f"{name}.int8"))
        graph.initializer.append(numpy_helper.from_array(scale, f"{name}.scale"))
        if name in tables:
            _look_up_small(graph, name)
        else:  # folded into one constant when the model is loaded
            graph.node.insert(0, helper.make_node("Mul", [f"{name}.float", f"{name}.scale"], [name]))
            graph.node.insert(
                0, helper.make_node("Cast", [f"{name}.int8"], [f"{name}.float"], to=onnx.TensorProto.FLOAT)
            )
    onnx.checker.check_model(model)
    return model


def _look_up_small(graph: onnx.GraphProto, name: str) -> None:
    """Looks rows up in the int8 table and widens only those, rather than the whole table."""
    for at, node in enumerate(graph.node):
        if node.op_type == "Gather" and node.input[0] == name:
            index, result = node.input[1], node.output[0]
            graph.node.remove(node)
            steps = (
                helper.make_node("Gather", [f"{name}.int8", index], [f"{result}.int8"]),
                helper.make_node("Gather", [f"{name}.scale", index], [f"{result}.scale"]),
                helper.make_node("Cast", [f"{result}.int8"], [f"{result}.float"], to=onnx.TensorProto.FLOAT),
                helper.make_node("Mul", [f"{result}.float", f"{result}.scale"], [result]),
            )
            for offset, step in enumerate(steps):
                graph.node.insert(at + offset, step)
            return


def write_card(out: Path, name: str, calibration: Calibration, figures: dict[str, str]) -> None:
    """card.toml: the digests that are checked at load, the calibration, and how the model was made."""
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
    lines += [
        f"constant = {calibration.constant:.4f}",
        f"score = {calibration.score:.4f}",
        f"margin = {calibration.margin:.4f}",
        "",
        "[held_out]",
    ]
    lines += [f'{key} = "{value}"' for key, value in figures.items()]
    (out / "card.toml").write_text("\n".join(lines) + "\n", encoding="utf8")
