"""Training of the second opinion on the labelled answers of data/answers: `python -m bot.matching.opinion_training`.

Imports scikit-learn only when it trains.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import rtoml

from bot.matching import opinion_features
from bot.matching.model_files import keep
from bot.matching.opinion import LABELS, OpinionModel, row
from bot.matching.opinion_features import PLACES, features
from bot.screening.criterion import Criterion
from bot.screening.errors import BadCriterion, BadSetup

PENALTY = 5e-6
"""Of the squared weights. This, MISPLACED and ROUNDS were chosen on answers that were held back."""
MISPLACED = 1.0
"""How much an answer beside a criterion that it was not written for counts."""
FOREIGN_WORDS = 4
"""Answers of so many words are also shown beside a criterion of another kind; shorter ones may answer anything."""
ROUNDS = 8
"""Passes over the examples."""


@dataclass(frozen=True)
class Example:
    """An answer with what careful people make of it."""

    criterion: Criterion
    text: str
    label: str
    """One of LABELS: the likeliest of the acceptable ones."""
    status: str | None
    """clear, unclear or not_an_answer; None where nobody said."""


def examples(paths: Iterable[Path]) -> list[Example]:
    """All labelled lines (.jsonl) and sentences (.toml) of files. Raises BadSetup naming one that does not parse."""
    found: list[Example] = []
    for path in paths:
        try:
            found += _lines(path) if path.suffix == ".jsonl" else _sentences(path)
        except (OSError, ValueError, KeyError, BadCriterion) as error:
            raise BadSetup(f"{path} is not a file of labelled answers: {error!r}") from error
    return found


def _lines(path: Path) -> Iterator[Example]:
    for line in filter(str.strip, path.read_text(encoding="utf-8").splitlines()):
        item = json.loads(line)
        label = item["status"] if item["status"] == LABELS[3] else item["result"][0]
        yield Example(Criterion.from_dict(item["criterion"]), item["text"], label, item["status"])


def sentences(path: Path) -> Iterator[tuple[Criterion, str, str]]:
    """Criterion, acceptable results (words apart) and text of each sentence of a file of cases."""
    for case in rtoml.loads(path.read_text(encoding="utf-8"))["case"]:
        criterion = Criterion.from_dict(case["criterion"])
        for results, texts in case.items():
            if results != "criterion":
                yield from ((criterion, results, text) for text in texts)


def _sentences(path: Path) -> Iterator[Example]:
    """The sentences as examples: what is accepted as either of two results is open."""
    for criterion, results, text in sentences(path):
        yield Example(criterion, text, results if results in LABELS else LABELS[2], None)


def train(found: list[Example]) -> OpinionModel:
    """One regression a label and one for the status, all on the same features."""
    misplaced = list(_misplaced(found))
    counts = np.array([1.0] * len(found) + [MISPLACED] * len(misplaced))
    found = [*found, *misplaced]
    seen = [features(example.criterion, example.text) for example in found]
    rarity = _rarity(seen)
    matrix = _matrix(seen, rarity)
    told = [i for i, example in enumerate(found) if example.status in ("clear", "unclear")]
    gold = [np.array([example.label == label for example in found]) for label in LABELS]
    fits = [_fit(matrix, own, counts) for own in gold]
    fits.append(_fit(matrix[told], np.array([found[i].status == "unclear" for i in told]), counts[told]))
    weights = np.stack([weight for weight, _ in fits], axis=1).astype(np.float32)
    return OpinionModel(weights, np.array([bias for _, bias in fits], np.float32), rarity)


def _misplaced(found: list[Example]) -> Iterator[Example]:
    """Answers beside criteria of other kinds: whatever they say, they are no answers to those."""
    rest = random.Random(1)
    told = [example for example in found if len(example.text.split()) >= FOREIGN_WORDS]
    for example in told:
        other = rest.choice(told)
        if other.criterion.kind != example.criterion.kind:
            yield Example(other.criterion, example.text, LABELS[3], None)


def opinion_file(root: Path) -> Path:
    """Where the model of the present labelled answers is kept, whether it was trained already or not.

    Raises BadSetup when there are no labelled answers.
    """
    own = [Path(__file__), Path(opinion_features.__file__)]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in [*_answers(root), *own])).hexdigest()[:16]
    return root / "models" / f"opinion-{digest}.npz"


def cached_opinion(root: Path) -> OpinionModel:
    """The model trained on root/data/answers, kept in root/models until an example changes.

    Raises BadSetup when there is nothing to train it on.
    """
    kept = opinion_file(root)
    if kept.exists():
        return OpinionModel.load(kept)
    model = train(examples(_answers(root)))
    keep(kept, model.save)
    for old in set(kept.parent.glob("opinion-*.npz")) - {kept}:
        old.unlink(missing_ok=True)
    return model


def _answers(root: Path) -> list[Path]:
    folder = root / "data" / "answers"
    files = sorted(folder.glob("*.jsonl")) + sorted(folder.glob("sentences/*/*.toml"))
    if not files:
        raise BadSetup(f"There are no labelled answers in {root}/data/answers; copy them from Screener's repository.")
    return files


def _rarity(found: list[Counter[int]]) -> npt.NDArray[np.float32]:
    """How telling a place is: the inverse of the share of answers with it; nothing where only one has it."""
    places = np.fromiter((place for counted in found for place in counted), np.int64)
    seen = np.bincount(places, minlength=PLACES)
    return np.where(seen > 1, 1 + np.log((1 + len(found)) / (1 + seen)), 0).astype(np.float32)


def _matrix(found: list[Counter[int]], rarity: npt.NDArray[np.float32]) -> Any:
    from scipy.sparse import csr_matrix

    rows = [row(counted, rarity) for counted in found]
    ends = np.cumsum([0] + [len(at) for at, _ in rows])
    values, places = np.concatenate([v for _, v in rows]), np.concatenate([at for at, _ in rows])
    return csr_matrix((values, places, ends), shape=(len(rows), PLACES))


def _fit(matrix: Any, gold: Any, counts: Any) -> tuple[Any, float]:
    from sklearn.linear_model import SGDClassifier

    model = SGDClassifier(loss="log_loss", alpha=PENALTY, max_iter=ROUNDS, tol=None, average=True, random_state=1)
    model.fit(matrix, gold, sample_weight=counts)
    return model.coef_[0], float(model.intercept_[0])


if __name__ == "__main__":
    cached_opinion(Path(__file__).resolve().parents[2])
