"""Training of the intent model, and reading of its examples. Imports scikit-learn only when it trains."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import yaml

from bot.matching.intent_features import Concepts, features
from bot.matching.intents import FORMAT, IntentModel
from bot.screening.errors import BadSetup

STRENGTH = 12.0
"""Inverse of the regularisation; chosen by cross-validation on data/nlu (docs/nlu.md)."""
MIN_COUNT = 2
"""A feature seen in fewer examples is dropped: it cannot generalise."""
FOLDS = 5


@dataclass
class Examples:
    """Labelled sentences and the concept tables that go with them."""

    texts: list[str] = field(default_factory=list)
    intents: list[str] = field(default_factory=list)
    tables: dict[str, list[str]] = field(default_factory=dict)


def read_examples(paths: Iterable[Path]) -> Examples:
    """Intents and lookup tables of Rasa NLU files. Raises BadSetup naming the file that does not parse."""
    out = Examples()
    for path in paths:
        try:
            blocks = yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
            for block in blocks:
                lines = [line.strip()[2:].strip() for line in block["examples"].splitlines() if line.strip()]
                if "lookup" in block:
                    out.tables.setdefault(block["lookup"], []).extend(lines)
                else:
                    out.texts += lines
                    out.intents += [block["intent"]] * len(lines)
        except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
            raise BadSetup(f"{path} is not a Rasa NLU file: {error}") from error
    return out


def train(texts: Sequence[str], intents: Sequence[str], tables: Mapping[str, Iterable[str]]) -> IntentModel:
    """A model trained on labelled sentences, its confidence calibrated by cross-validation.

    Raises BadSetup with fewer than two intents.
    """
    if len(set(intents)) < 2:
        raise BadSetup("Training needs examples of at least two intents; see data/nlu.")
    concepts = Concepts(tables)
    labels = np.array(intents)
    held = np.zeros((len(texts), len(set(intents))))
    fold = np.array([_fold_of(text) for text in texts])
    names = sorted(set(intents))
    for k in range(FOLDS):
        rest = fold != k
        if len(set(labels[rest])) < len(names) or rest.all():
            continue
        model = _fit([t for t, r in zip(texts, rest) if r], labels[rest], concepts)
        for i in np.flatnonzero(~rest):
            held[i] = np.log([p for _, p in sorted(model.predict(texts[i]).ranking)])
    model = _fit(list(texts), labels, concepts)
    model.temperature = _temperature(held, np.searchsorted(names, labels))
    return model


def cached_model(root: Path) -> IntentModel:
    """The model trained on root/data/nlu, kept in root/var until an example changes.

    Raises BadSetup when there is no training data.
    """
    paths = sorted((root / "data" / "nlu").glob("*.yml"))
    if not paths:
        raise BadSetup(f"There is no trained model in {root / 'models'} and no training data in {root / 'data' / 'nlu'}.")
    own = [Path(__file__), Path(__file__).with_name("intent_features.py")]
    digest = hashlib.sha256(b"".join(p.read_bytes() for p in [*paths, *own])).hexdigest()[:16]
    kept = root / "var" / f"intents-{FORMAT}-{digest}.npz"
    if kept.exists():
        return IntentModel.load(kept)
    examples = read_examples(paths)
    model = train(examples.texts, examples.intents, examples.tables)
    kept.parent.mkdir(exist_ok=True)
    part = kept.with_suffix(".part")
    with part.open("wb") as stream:
        model.save(stream)
    part.replace(kept)
    return model


def _fit(texts: list[str], labels: npt.NDArray[Any], concepts: Concepts) -> IntentModel:
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    seen = Counter(f for text in texts for f in {f for block in features(text, concepts) for f in block})
    vocabulary = sorted(f for f, n in seen.items() if n >= MIN_COUNT)
    idf = np.array([1 + math.log((1 + len(texts)) / (1 + seen[f])) for f in vocabulary], np.float32)
    blank = np.zeros((len(vocabulary), 1), np.float32)
    empty = IntentModel([""], vocabulary, idf, blank, np.zeros(1, np.float32), concepts)
    rows = [empty.row(text) for text in texts]
    ends = np.cumsum([0] + [len(at) for at, _ in rows])
    matrix = csr_matrix(
        (np.concatenate([v for _, v in rows]), np.concatenate([at for at, _ in rows]), ends),
        shape=(len(texts), len(vocabulary)),
    )
    fitted = LogisticRegression(C=STRENGTH, max_iter=300, random_state=1).fit(matrix, labels)
    weights, bias = fitted.coef_.T.astype(np.float32), fitted.intercept_.astype(np.float32)
    return IntentModel([str(c) for c in fitted.classes_], vocabulary, idf, weights, bias, concepts)


def _fold_of(text: str) -> int:
    return hashlib.sha256(text.encode()).digest()[0] % FOLDS


def _temperature(scores: npt.NDArray[np.float64], gold: npt.NDArray[np.int64]) -> float:
    """The divisor of the scores that makes held-back probabilities honest (Guo et al., 2017)."""

    def loss(t: float) -> float:
        scaled = scores / t
        return float(np.mean(np.log(np.exp(scaled).sum(axis=1)) - scaled[np.arange(len(gold)), gold]))

    return min((0.2 * 1.1**k for k in range(32)), key=loss)
