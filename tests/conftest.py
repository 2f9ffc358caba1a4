"""What all tests share: databases, and the order that lets a mistake show early."""

from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock

from bot.settings import ROOT

pytest_plugins = ["tests.databases", "tests.programs"]

QUICK_FIRST = ("unit", "nlu", "integration", "conversations", "browser")


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist asks for the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Runs the quick directories before those that start servers and browsers; of two workers each takes one half."""
    items.sort(key=_place)
    for item in items:
        item.add_marker(
            pytest.mark.xdist_group("served" if _place(item) >= QUICK_FIRST.index("integration") else "quick")
        )


@pytest.fixture(scope="session")
def trained() -> Path:
    """The model of the present training data, trained once: of the workers of a run one trains, the other waits."""
    from bot.dialogue import model

    (ROOT / "var").mkdir(exist_ok=True)
    with FileLock(ROOT / "var" / "training.lock"):
        return model.current_model() or model.train()


def _place(item: pytest.Item) -> int:
    folder = item.path.relative_to(ROOT / "tests").parts[0]
    return QUICK_FIRST.index(folder) if folder in QUICK_FIRST else 0
