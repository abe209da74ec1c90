"""The sentence encoder: texts to vectors, from files the package carries, on the CPU and without a network.

    encoder = load()                      # None where the files are not installed
    vectors = encoder.encode([claim_text(...), item_text(...)])
    score = vectors[0] @ vectors[1]

docs/model-card.md says what it was tuned on and how well it does; training/ holds how to make it again.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reconcile.encoder.texts import claim_text, item_text
from reconcile.errors import ReconcileError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

__all__ = ["Encoder", "EncoderError", "claim_text", "item_text", "load"]

FOLDER = Path(__file__).parent
CARD, MODEL, TOKENIZER = "card.toml", "model.onnx", "tokenizer.json"
_BATCH = 32


class EncoderError(ReconcileError):
    """The encoder's files are damaged or are not those that belong together."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Log-odds that the best item decides the claim, from its score and its lead over the next."""

    constant: float
    score: float
    margin: float


@dataclass(frozen=True, slots=True)
class Encoder:
    """Texts to vectors. Equal texts are encoded once in the encoder's lifetime."""

    name: str
    calibration: Calibration
    _session: Any = field(repr=False)
    _tokenizer: Any = field(repr=False)
    _known: dict[str, Any] = field(default_factory=dict, repr=False)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text, each of unit length, so that a product of two is their likeness."""
        import numpy as np

        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch(new)]
        order = sorted(range(len(new)), key=lambda i: (len(tokens[i]), new[i]))
        for start in range(0, len(order), _BATCH):
            self._encode_batch([(new[i], tokens[i]) for i in order[start : start + _BATCH]])
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        return np.stack([self._known[text] for text in texts])

    def _encode_batch(self, batch: Sequence[tuple[str, list[int]]]) -> None:
        import numpy as np

        longest = max(len(numbers) for _, numbers in batch)
        ids = np.zeros((len(batch), longest), dtype=np.int64)
        for row, (_, numbers) in enumerate(batch):
            ids[row, : len(numbers)] = numbers
        mask = (ids != 0).astype(np.int64)
        (vectors,) = self._session.run(["vectors"], {"input_ids": ids, "attention_mask": mask})
        for (text, _), vector in zip(batch, vectors, strict=True):
            self._known[text] = vector

    def calibrate(self, score: float, margin: float) -> float:
        """The probability that the best item decides the claim, given its score and its lead over the next."""
        c = self.calibration
        odds = c.constant + c.score * score + c.margin * margin
        return 1 / (1 + exp(-max(min(odds, 50.0), -50.0)))


def load(folder: Path = FOLDER) -> Encoder | None:
    """The encoder in `folder`; None where its files are not installed. Every file is checked against the card."""
    if not all((folder / name).is_file() for name in (CARD, MODEL, TOKENIZER)):
        return None
    card = _card(folder / CARD)
    content = {name: _checked(folder / name, card.sha256[name]) for name in (MODEL, TOKENIZER)}
    import onnxruntime
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(content[TOKENIZER].decode("utf8"))
    tokenizer.enable_truncation(card.length)
    tokenizer.no_padding()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(content[MODEL], options, providers=["CPUExecutionProvider"])
    return Encoder(card.name, card.calibration, session, tokenizer)


@dataclass(frozen=True, slots=True)
class _Card:
    name: str
    length: int
    sha256: dict[str, str]
    calibration: Calibration


def _card(path: Path) -> _Card:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf8"))
        digests = {name: str(raw["sha256"][name]) for name in (MODEL, TOKENIZER)}
        calibration = Calibration(**{name: float(value) for name, value in raw["calibration"].items()})
        return _Card(str(raw["name"]), int(raw["length"]), digests, calibration)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise EncoderError(f"{path}: not the encoder's card; install the program again") from None


def _checked(path: Path, digest: str) -> bytes:
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != digest:
        raise EncoderError(f"{path}: damaged or not the file this version was built with; install the program again")
    return content
