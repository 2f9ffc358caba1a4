"""Training of the intent model, and reading of its examples. Imports SciPy only when it trains."""

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
from bot.matching.intents import CODE, IntentModel
from bot.matching.model_files import keep
from bot.screening.errors import BadSetup

PENALTY = 1.0
"""Weight of the ridge penalty, chosen by leave-one-out on data/nlu. An intent with many examples is penalised more,
by the fourth root of its share, so that `answer` does not swallow the small ones."""
OFTEN = 200
"""A feature that more examples have is kept in a dense matrix while the model is solved; it changes the time alone."""
CHECKED = 500
"""At least so many examples, where there are so many, are left out in turn to calibrate the confidence."""

Array = npt.NDArray[np.float32]
Blocks = tuple[list[str], list[str], list[str]]
"""The features of a text as intent_features.features gives them."""


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
    """A ridge classifier in its dual form, its confidence calibrated on leave-one-out scores.

    Raises BadSetup with fewer than two intents.
    """
    names = sorted(set(intents))
    if len(names) < 2:
        raise BadSetup("Training needs examples of at least two intents; see data/nlu.")
    concepts = Concepts(tables)
    rows = [features(text, concepts) for text in texts]
    empty = _without_weights(rows, concepts)
    matrix = _matrix(empty, rows)
    gold = np.searchsorted(names, intents)
    checked = np.arange(0, len(texts), max(1, len(texts) // CHECKED))
    alpha, left_out = _solve(matrix, gold, len(names), checked)
    return IntentModel(
        names,
        empty.vocabulary,
        empty.idf,
        (matrix.T @ alpha).astype(np.float32),
        alpha.sum(axis=0).astype(np.float32),
        concepts,
        _temperature(left_out, gold[checked]),
    )


def cached_model(root: Path) -> IntentModel:
    """The model trained on root/data/nlu, kept in root/var until an example changes.

    Raises BadSetup when there is no training data.
    """
    paths = sorted((root / "data" / "nlu").glob("*.yml"))
    if not paths:
        raise BadSetup(f"There is neither a trained model in {root}/models nor training data in {root}/data/nlu.")
    digest = hashlib.sha256(b"".join(p.read_bytes() for p in paths)).hexdigest()[:16]
    kept = root / "var" / f"intents-{CODE}-{digest}.npz"
    if kept.exists():
        return IntentModel.load(kept)
    examples = read_examples(paths)
    model = train(examples.texts, examples.intents, examples.tables)
    keep(kept, model.save)
    return model


def _without_weights(rows: Sequence[Blocks], concepts: Concepts) -> IntentModel:
    seen = Counter(f for row in rows for f in {f for block in row for f in block})
    vocabulary = sorted(seen)
    idf = np.array([1 + math.log((1 + len(rows)) / (1 + seen[f])) for f in vocabulary], np.float32)
    blank = np.zeros((len(vocabulary), 1), np.float32)
    return IntentModel([""], vocabulary, idf, blank, np.zeros(1, np.float32), concepts)


def _matrix(model: IntentModel, rows: Sequence[Blocks]) -> Any:
    from scipy.sparse import csr_matrix

    known = [model.row_of(map(model.places, row)) for row in rows]
    ends = np.cumsum([0] + [len(at) for at, _ in known])
    values, places = np.concatenate([v for _, v in known]), np.concatenate([at for at, _ in known])
    return csr_matrix((values, places, ends), shape=(len(rows), len(model.vocabulary)))


def _solve(
    matrix: Any, gold: npt.NDArray[np.int64], intents: int, checked: npt.NDArray[np.int64]
) -> tuple[Array, Array]:
    """Dual weights, one column an intent, and the leave-one-out scores of the examples whose places are given.

    Leaving one out costs no training of its own (Rifkin and Lippert, 2007, section 4): it takes the diagonal of the
    kernel's inverse, which is read off the Cholesky factor.
    """
    from scipy.linalg import LinAlgError, cho_solve, cholesky, solve_triangular

    kernel = _products(matrix) + np.float32(1)
    share = np.bincount(gold)[gold]
    kernel[np.diag_indices_from(kernel)] += PENALTY * (share / share.mean()) ** 0.25
    try:
        factor = cholesky(kernel, lower=True, overwrite_a=True, check_finite=False)
    except LinAlgError as error:
        raise BadSetup(
            "The intent model cannot be trained: two intents share all their examples; see data/nlu."
        ) from error
    target = np.full((len(gold), intents), -1, np.float32)
    target[np.arange(len(gold)), gold] = 1
    alpha: Array = cho_solve((factor, True), target, check_finite=False)
    units = np.zeros((len(gold), len(checked)), np.float32)
    units[checked, np.arange(len(checked))] = 1
    roots = solve_triangular(factor, units, lower=True, overwrite_b=True, check_finite=False)
    diagonal = np.einsum("ij,ij->j", roots, roots)
    return alpha, target[checked] - alpha[checked] / diagonal[:, None]


def _products(matrix: Any) -> Array:
    """The products of all pairs of rows, on the diagonal and below it; what stands above it means nothing.

    What many examples have is multiplied as a dense matrix, which is faster.
    """
    from scipy.linalg.blas import ssyrk

    often = matrix.getnnz(axis=0) > OFTEN
    products: Array = ssyrk(1, matrix[:, often].toarray(order="F").astype(np.float32, copy=False), lower=True)
    rare = matrix[:, ~often]
    rest = (rare @ rare.T).tocoo()
    products[rest.row, rest.col] += rest.data
    return products


def _temperature(scores: Array, gold: npt.NDArray[np.int64]) -> float:
    """The divisor of the scores that makes held-back probabilities honest (Guo et al., 2017)."""

    def loss(t: float) -> float:
        scaled = (scores - scores.max(axis=1, keepdims=True)) / t
        return float(np.mean(np.log(np.exp(scaled).sum(axis=1)) - scaled[np.arange(len(gold)), gold]))

    return min((0.02 * 1.1**k for k in range(60)), key=loss)
