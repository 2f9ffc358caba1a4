"""Which intent a message has: one sparse row of features times one matrix of weights.

Nothing here imports Rasa or scikit-learn; training lives in bot.matching.intent_training.
"""

from __future__ import annotations

import hashlib
import io
import math
import tarfile
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from bot.matching import intent_features
from bot.matching.intent_features import KNOWN_WORDS, Concepts, pieces, telling, word_features
from bot.screening.errors import BadSetup

MODEL_FILE = "intents.npz"
"""The name of the model's file inside a trained Rasa model."""
FORMAT = hashlib.sha256(Path(intent_features.__file__).read_bytes()).hexdigest()[:12]
"""What a stored model must have been trained with: the features of this very code."""
_OWN = sorted(Path(__file__).parent.glob("intent*.py"))
CODE = hashlib.sha256(b"".join(path.read_bytes() for path in _OWN)).hexdigest()[:16]
"""The code that trains and reads models: when it changes, Rasa's cache of trained components is out of date."""
BLOCK_WEIGHTS = (1.0, 1.0, 1.0)
"""How much character n-grams, words and concepts count, chosen by leave-one-out on data/nlu."""


@dataclass(frozen=True)
class Prediction:
    """What a message is taken for."""

    intent: str
    confidence: float
    """Calibrated probability, 0 to 1."""
    ranking: tuple[tuple[str, float], ...]
    """All intents with their probabilities, the likeliest first."""


class IntentModel:
    """A linear intent classifier: made by intent_training.train, kept as one .npz file."""

    def __init__(
        self,
        intents: list[str],
        vocabulary: list[str],
        idf: npt.NDArray[np.float32],
        weights: npt.NDArray[np.float32],
        bias: npt.NDArray[np.float32],
        concepts: Concepts,
        temperature: float = 1.0,
    ) -> None:
        self.intents = intents
        self.concepts = concepts
        self.temperature = temperature
        self.vocabulary = vocabulary
        self._index = {word: i for i, word in enumerate(vocabulary)}
        self.idf = idf
        self._places_of = lru_cache(KNOWN_WORDS)(lambda word: self.places(pieces(word)))
        self._weights, self._bias = weights, bias

    def row(self, text: str) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        """The known features of a text and their values; each block of features has the length of its weight."""
        words = telling(text)
        chars = [place for word in words for place in self._places_of(word)]
        return self.row_of([chars, *map(self.places, word_features(words, self.concepts))])

    def row_of(self, blocks: Iterable[list[int]]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        """The same from the places of a text's features, block by block."""
        found: Counter[int] = Counter()
        ends = [0]
        for block in blocks:
            found.update(block)  # no feature is in two blocks: each block's come after those of the blocks before
            ends.append(len(found))
        at = np.fromiter(found, np.int64, len(found))
        values = self.idf[at] * (1 + np.log(np.fromiter(found.values(), np.float32, len(found))))
        for weight, (begin, end) in zip(BLOCK_WEIGHTS, pairwise(ends), strict=True):
            own = values[begin:end]
            own *= weight / (math.sqrt(own @ own) or 1.0)
        return at, values

    def places(self, names: Iterable[str]) -> list[int]:
        """The places of those features that the model knows."""
        index = self._index.get
        return [place for name in names if (place := index(name)) is not None]

    def predict(self, text: str) -> Prediction:
        """The intent of a message; of an empty one or one without any known feature, what the bias alone says."""
        at, value = self.row(text)
        scores = (value @ self._weights[at] + self._bias) / self.temperature
        odds = np.exp(scores - scores.max())
        odds /= odds.sum()
        order = np.argsort(-odds)
        ranking = tuple(zip([self.intents[i] for i in order.tolist()], odds[order].tolist(), strict=True))
        return Prediction(ranking[0][0], ranking[0][1], ranking)

    def save(self, target: Path | BinaryIO) -> None:
        """Write the model as one uncompressed .npz, weights in half precision."""
        tables = "\n".join(f"{name}\t{word}" for name, words in self.concepts.tables.items() for word in words)
        np.savez(
            target,
            format=np.array(FORMAT),
            intents=_packed("\n".join(self.intents)),
            vocabulary=_packed("\n".join(self.vocabulary)),
            concepts=_packed(tables),
            idf=self.idf.astype(np.float32),
            weights=self._weights.astype(np.float16),
            bias=self._bias.astype(np.float32),
            temperature=np.array(self.temperature),
        )

    @classmethod
    def load(cls, source: Path | BinaryIO) -> IntentModel:
        """Read a model that save() wrote. Raises BadSetup when it is not one."""
        try:
            with np.load(source, allow_pickle=False) as stored:
                data: Mapping[str, Any] = {key: stored[key] for key in stored.files}
            if str(data["format"]) != FORMAT:
                raise BadSetup(
                    "The trained model is of another version of Screener; train it again with `screener train`."
                )
            tables: dict[str, list[str]] = {}
            for line in _unpacked(data["concepts"]):
                name, _, word = line.partition("\t")
                tables.setdefault(name, []).append(word)
            return cls(
                _unpacked(data["intents"]),
                _unpacked(data["vocabulary"]),
                data["idf"],
                data["weights"].astype(np.float32),
                data["bias"],
                Concepts(tables),
                float(data["temperature"]),
            )
        except (ValueError, KeyError, OSError) as error:
            raise BadSetup(
                f"The intent model cannot be read ({error}); train it again with `screener train`."
            ) from error


def load_intent_model(root: Path) -> IntentModel:
    """The intent model of the newest trained Rasa model under root/models, read without importing Rasa.

    With no trained model, or with none that fits this code, it is trained from root/data/nlu (seconds) and kept under
    root/var.
    Raises BadSetup when there is neither a model nor training data.
    """
    for archive in sorted((root / "models").glob("*.tar.gz"), key=lambda p: p.stat().st_mtime, reverse=True):
        stored = _from_archive(archive)
        if stored is not None and _fits(stored):
            return IntentModel.load(io.BytesIO(stored))
    from bot.matching.intent_training import cached_model

    return cached_model(root)


def _from_archive(archive: Path) -> bytes | None:
    try:
        with tarfile.open(archive) as tar:
            for member in tar:
                stream = tar.extractfile(member) if member.name.endswith(f"/{MODEL_FILE}") else None
                if stream is not None:
                    return stream.read()
    except (tarfile.TarError, OSError, EOFError) as error:
        raise BadSetup(
            f"{archive} cannot be read ({error}); delete it and train again with `screener train`."
        ) from error
    return None


def _fits(stored: bytes) -> bool:
    with np.load(io.BytesIO(stored), allow_pickle=False) as data:
        return str(data["format"]) == FORMAT


def _packed(text: str) -> npt.NDArray[np.uint8]:
    return np.frombuffer(text.encode(), np.uint8)


def _unpacked(data: npt.NDArray[np.uint8]) -> list[str]:
    text = data.tobytes().decode()
    return text.split("\n") if text else []
