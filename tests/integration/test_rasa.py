"""The project is a plain Rasa project: `rasa train`, `rasa test` and `rasa run` work in its root."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from bot.settings import ROOT

LEAST_F1 = 0.95


def rasa(*arguments: str, out: Path) -> None:
    """Run one of Rasa's own commands in the project's root."""
    env = {**os.environ, "PYTHONWARNINGS": "ignore", "MPLBACKEND": "agg", "SCREENER_DATABASE_URL": f"sqlite:///{out}/x"}
    command = [sys.executable, "-m", "rasa", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr[-3000:]


def report(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text())
    return found


def test_domain_rules_and_sentences_fit_each_other(tmp_path: Path) -> None:
    rasa("data", "validate", out=tmp_path)


def test_the_rules_lead_every_story_where_it_should_go(trained: Path, tmp_path: Path) -> None:
    arguments = ("--model", str(trained), "--stories", "tests/stories", "--fail-on-prediction-errors")
    rasa("test", "core", *arguments, "--out", str(tmp_path), out=tmp_path)
    assert report(tmp_path / "story_report.json")["accuracy"] == 1.0


def test_the_held_back_sentences_are_told_apart(trained: Path, tmp_path: Path) -> None:
    rasa(
        "test", "nlu", "--model", str(trained), "--nlu", "tests/nlu", "--no-plot", "--out", str(tmp_path), out=tmp_path
    )
    found = report(tmp_path / "intent_report.json")["macro avg"]["f1-score"]
    assert found >= LEAST_F1, f"macro F1 of the held-back intents is {found:.3f}"
