"""The trained model: which one fits the present training data, and how it is trained. Needs no Rasa to ask."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from bot.matching.opinion_training import opinion_file
from bot.screening.errors import BadSetup
from bot.settings import ROOT

MODELS = ROOT / "models"
KEPT = 3
"""Models of our own naming that stay after a training; others than ours are never touched."""


def fingerprint() -> str:
    """A digest of everything a model is trained from: data/, domain.yml, config.yml and the model's own code."""
    digest = hashlib.sha256()
    code = sorted((ROOT / "bot" / "matching").glob("intent*.py"))
    data = [p for p in sorted((ROOT / "data").rglob("*.yml"))]
    for path in [ROOT / "config.yml", ROOT / "domain.yml", *data, *code]:
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def current_model() -> Path | None:
    """The model that was trained from the present training data, with the second opinion beside it, or None."""
    path = _path()
    return path if path.is_file() and opinion_file(ROOT).is_file() else None


def newest_model() -> Path | None:
    """The model that fits the present training data, else the newest one there is, else None."""
    models = sorted(MODELS.glob("*.tar.gz"), key=lambda p: p.stat().st_mtime)
    return current_model() or (models[-1] if models else None)


def train(*, force: bool = False) -> Path:
    """Train what is not of the present data (`force`: all), in processes that leave nothing in memory. Raises BadSetup.

    The second opinion on readings is no part of Rasa's model: it is trained beside it, on another core.
    """
    if force:
        opinion_file(ROOT).unlink(missing_ok=True)
    with subprocess.Popen(
        [sys.executable, "-m", "bot.matching.opinion_training"], cwd=ROOT, stderr=subprocess.PIPE, text=True
    ) as opinion:
        path = _path()
        if force or not path.is_file():
            _train_dialogue(path)
        _, said = opinion.communicate()
    if opinion.returncode != 0:
        raise BadSetup(f"Training the second opinion on answers failed: {_last_line(said)}")
    for old in sorted(MODELS.glob("screener-*.tar.gz"), key=lambda p: p.stat().st_mtime)[:-KEPT]:
        old.unlink(missing_ok=True)
    return path


def _train_dialogue(path: Path) -> None:
    # `rasa train` validates the project before it reads it again: here a test does that, and `rasa data validate`.
    training = [sys.executable, "-m", "bot.dialogue.training", "train", "--skip-validation"]
    command = [*training, "--fixed-model-name", path.name.removesuffix(".tar.gz"), "--out", str(MODELS), "--quiet"]
    env = {**os.environ, "RASA_TELEMETRY_ENABLED": "false"}  # Rasa reports each training to its makers otherwise
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    if done.returncode != 0 or not path.is_file():
        raise BadSetup(
            f"Training failed: {_last_line(done.stderr) or _last_line(done.stdout)} Run `rasa train` to see it."
        )


def _path() -> Path:
    return MODELS / f"screener-{fingerprint()}.tar.gz"


def _last_line(said: str) -> str:
    return said.strip().splitlines()[-1] if said.strip() else ""
