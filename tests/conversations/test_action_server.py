"""The actions in a standard rasa-sdk action server, over HTTP, with one setting."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import ROOT
from bot.storage.database import Database
from tests.conversations.conftest import MANAGER, Desk
from tests.served import Applicant, Served, free_port


@pytest.fixture
def apart(tmp_path: Path, trained: Path) -> Iterator[tuple[Served, Desk]]:
    """A chat server whose actions run in another process."""
    database = Database(f"sqlite:///{tmp_path}/apart.db")
    database.migrate()
    desk = Desk(database)
    desk.import_samples()
    url = str(database.engine.url)
    port = free_port()
    settings = {"SCREENER_ACTIONS_URL": f"http://127.0.0.1:{port}/webhook"}
    env = {**os.environ, "SCREENER_DATABASE_URL": url, "PYTHONWARNINGS": "ignore"}
    command = [sys.executable, "-m", "rasa_sdk", "--actions", "actions", "--port", str(port)]
    with (tmp_path / "actions.log").open("wb") as log:
        actions = subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=log)
    server = Served(url, settings=settings)
    try:
        _wait(f"http://127.0.0.1:{port}/health")
        yield server.start(), desk
        server.stop()
    finally:
        actions.terminate()
        actions.wait(20)
        database.dispose()


def _wait(url: str) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except OSError:
            assert time.monotonic() < deadline, "the action server did not start"
            time.sleep(0.2)


def test_an_interview_runs_to_its_verdict(apart: tuple[Served, Desk]) -> None:
    server, desk = apart
    with Applicant(server.port) as person:
        person.start(posting=MANAGER)
        for words in ("yes to all of it", "where is this job?", "BBA in marketing", "5 years", "Send my answers"):
            assert person.say(words)[-1]["type"] == "state"
        verdict = desk.verdict(person)
    assert verdict is not None
    assert verdict.outcome == "qualified"
