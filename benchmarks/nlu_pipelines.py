#!/usr/bin/env python3
"""Compares ways to tell intents apart: accuracy on tests/nlu, training, load and turn time, memory.

    python benchmarks/nlu_pipelines.py [NAME ...] [--epochs 20]

Each pipeline runs in a process of its own, so that memory and imports are its own. Prints one Markdown table.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import psutil
import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bot.matching.intent_training import Examples, read_examples  # noqa: E402
from bot.matching.requests import ANSWERS  # noqa: E402

Predict = Callable[[str], str]
TURNS = 300
"""Sentences whose turn time is measured."""
COUNTS = [
    {"name": "WhitespaceTokenizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
]
RASA = {
    "screener": [{"name": "bot.dialogue.intent_classifier.ScreeningIntentClassifier"}],
    "rasa-logistic": [*COUNTS, {"name": "LogisticRegressionClassifier"}],
    "rasa-diet": [*COUNTS, {"name": "DIETClassifier", "entity_recognition": False}],
}


def train_own(data: Examples, tables: bool = True) -> tuple[float, float, Predict]:
    """The intent model without Rasa: seconds to train and to load, and its predictions."""
    from bot.matching.intent_training import train
    from bot.matching.intents import IntentModel

    start = time.perf_counter()
    model = train(data.texts, data.intents, data.tables if tables else {})
    trained = time.perf_counter()
    with tempfile.NamedTemporaryFile(suffix=".npz") as stored:
        model.save(Path(stored.name))
        before = time.perf_counter()
        loaded = IntentModel.load(Path(stored.name))
        return trained - start, time.perf_counter() - before, lambda text: loaded.predict(text).intent


def train_sklearn(data: Examples, kind: str) -> tuple[float, float, Predict]:
    """Scikit-learn on TF-IDF of character n-grams: nearest neighbour, or linear support vectors."""
    import pickle

    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.neighbors import KNeighborsClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.svm import LinearSVC

    last = KNeighborsClassifier(1, metric="cosine") if kind == "neighbour" else LinearSVC()
    start = time.perf_counter()
    model = make_pipeline(TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 5), sublinear_tf=True), last)
    model.fit(data.texts, data.intents)
    trained = time.perf_counter()
    stored = pickle.dumps(model)
    before = time.perf_counter()
    loaded = pickle.loads(stored)
    return trained - start, time.perf_counter() - before, lambda text: str(loaded.predict([text])[0])


def train_rasa(name: str, epochs: int) -> tuple[float, float, Predict]:
    """A Rasa pipeline: trained and loaded as Rasa does, imports counted as part of the load."""
    pipeline = [dict(part) for part in RASA[name]]
    if name == "rasa-diet":
        pipeline[-1]["epochs"] = epochs
    before = time.perf_counter()
    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu

    imported = time.perf_counter() - before
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "config.yml"
        config.write_text(yaml.safe_dump({"recipe": "default.v1", "language": "en", "pipeline": pipeline}))
        start = time.perf_counter()
        path = train_nlu(str(config), str(ROOT / "data" / "nlu"), folder)
        trained = time.perf_counter()
        agent = Agent.load(path)
        loaded = time.perf_counter()

    def predict(text: str) -> str:
        return str(asyncio.run(agent.parse_message(text))["intent"]["name"])

    return trained - start, imported + loaded - trained, predict


PIPELINES: dict[str, Callable[[Examples, int], tuple[float, float, Predict]]] = {
    "own": lambda data, _: train_own(data),
    "own-without-concepts": lambda data, _: train_own(data, tables=False),
    "nearest-neighbour": lambda data, _: train_sklearn(data, "neighbour"),
    "linear-svm": lambda data, _: train_sklearn(data, "svm"),
    **{name: (lambda _, epochs, name=name: train_rasa(name, epochs)) for name in RASA},
}


def measure(name: str, epochs: int) -> dict[str, Any]:
    """Train, load and question one pipeline in this process."""
    data = read_examples(sorted((ROOT / "data" / "nlu").glob("*.yml")))
    held = read_examples(sorted((ROOT / "tests" / "nlu").glob("*.yml")))
    training, load, predict = PIPELINES[name](data, epochs)
    memory = psutil.Process().memory_info().rss / 1e6
    found, turns = [], []
    for text in held.texts:
        start = time.perf_counter()
        found.append(predict(text))
        turns.append(time.perf_counter() - start)
    from sklearn.metrics import f1_score

    lost = sum((a in ANSWERS) != (b in ANSWERS) for a, b in zip(held.intents, found, strict=True))
    return {
        "pipeline": name,
        "F1": f"{f1_score(held.intents, found, average='macro'):.3f}",
        "answers confused": f"{100 * lost / len(found):.1f} %",
        "training s": f"{training:.1f}",
        "load s": f"{load:.3f}",
        "turn ms": f"{1000 * statistics.median(turns[:TURNS]):.2f}",
        "memory MB": f"{memory:.0f}",
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Run each pipeline in its own process and print the table; exit status 1 when one of them fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[[], *PIPELINES], metavar="NAME", help=", ".join(PIPELINES))
    parser.add_argument("--epochs", type=int, default=20, help="of DIET (default 20)")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.here:
        print(json.dumps(measure(options.names[0], options.epochs)))
        return 0
    failed, rows = 0, []
    for name in options.names or PIPELINES:
        command = [sys.executable, __file__, name, "--here", "--epochs", str(options.epochs)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        if done.returncode != 0:
            print(f"{name} failed: {(done.stderr.strip() or 'no message').splitlines()[-1]}", file=sys.stderr)
            failed = 1
            continue
        rows.append(json.loads(done.stdout.strip().splitlines()[-1]))
        print(f"{name}: {rows[-1]}", file=sys.stderr)
    if rows:
        print("| " + " | ".join(rows[0]) + " |\n" + "| --- " * len(rows[0]) + "|")
    for row in rows:
        print("| " + " | ".join(row.values()) + " |")
    return failed


if __name__ == "__main__":
    sys.exit(main())
