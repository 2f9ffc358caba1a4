"""The intent model, trained once for all tests of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock

from bot.matching.intent_training import Examples, cached_model, read_examples
from bot.matching.intents import IntentModel

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def model() -> IntentModel:
    (ROOT / "var").mkdir(exist_ok=True)
    with FileLock(ROOT / "var" / "intents.lock"):
        return cached_model(ROOT)


@pytest.fixture(scope="session")
def training() -> Examples:
    return read_examples(sorted((ROOT / "data" / "nlu").glob("*.yml")))


@pytest.fixture(scope="session")
def held_back() -> Examples:
    return read_examples(sorted((ROOT / "tests" / "nlu").glob("*.yml")))
