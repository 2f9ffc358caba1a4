"""The trained model: which one fits the present training data, and how it is trained. Needs no Rasa to ask."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

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
    """The model that was trained from the present training data, or None."""
    path = MODELS / f"screener-{fingerprint()}.tar.gz"
    return path if path.is_file() else None


def newest_model() -> Path | None:
    """The model that fits the present training data, else the newest one there is, else None."""
    models = sorted(MODELS.glob("*.tar.gz"), key=lambda p: p.stat().st_mtime)
    return current_model() or (models[-1] if models else None)


def train() -> Path:
    """Train in processes of their own, so that nothing of the training stays in memory. Raises BadSetup.

    The second opinion on readings is no part of Rasa's model: it is trained beside it, on the other core.
    """
    opinion = subprocess.Popen([sys.executable, "-m", "bot.matching.opinion_training"], cwd=ROOT, stderr=subprocess.PIPE)
    name = f"screener-{fingerprint()}"
    training = [sys.executable, "-m", "bot.dialogue.training", "train"]
    command = [*training, "--fixed-model-name", name, "--out", str(MODELS), "--quiet"]
    env = {**os.environ, "RASA_TELEMETRY_ENABLED": "false"}  # Rasa reports each training to its makers otherwise
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    path = MODELS / f"{name}.tar.gz"
    if done.returncode != 0 or not path.is_file():
        last = (done.stderr.strip() or done.stdout.strip() or "no output").splitlines()[-1]
        raise BadSetup(f"Training failed: {last} Run `rasa train` to see all of it.")
    _, said = opinion.communicate()
    if opinion.returncode != 0:
        raise BadSetup(f"Training the second opinion failed: {said.decode().strip().splitlines()[-1]}")
    for old in sorted(MODELS.glob("screener-*.tar.gz"), key=lambda p: p.stat().st_mtime)[:-KEPT]:
        old.unlink(missing_ok=True)
    return path
