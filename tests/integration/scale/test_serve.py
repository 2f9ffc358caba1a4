"""`screener serve` with two workers on SQLite: they share a port, come back when they die, and stop together."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from bot.storage.database import Database
from tests.integration.scale.applicants import ANSWERS, SLUG, Persistent, all_at_once
from tests.integration.scale.conftest import publish
from tests.integration.scale.test_drain import NOISE
from tests.served import Applicant, Served

pytestmark = [pytest.mark.slow, pytest.mark.served]


@pytest.fixture
def serve(trained: None, sqlite_template: Path, tmp_path: Path) -> Iterator[Served]:
    """The whole program with two chat workers."""
    file = tmp_path / "screener.db"
    file.write_bytes(sqlite_template.read_bytes())
    database = Database(f"sqlite:///{file}")
    publish(database)
    database.dispose()
    served = Served(f"sqlite:///{file}", ("-m", "bot.cli", "serve", "--workers", "2"))
    served.start()
    _wait(lambda: "Press Ctrl-C" in served.log.read_text(), "it did not say that it is ready")
    yield served
    served.stop()


def _wait(happened: Callable[[], bool], otherwise: str, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.1)


def _parts(served: Served, module: str = "") -> list[psutil.Process]:
    assert served.process is not None
    children = psutil.Process(served.process.pid).children()
    return [child for child in children if module in " ".join(child.cmdline())]


def _metric(served: Served, name: str) -> float:
    found = re.search(rf"^{re.escape(name)} (\S+)$", served.get("/metrics"), re.MULTILINE)
    return float(found[1]) if found else 0.0


def test_two_workers_on_one_port_share_database_and_metrics(serve: Served) -> None:
    url = f"ws://127.0.0.1:{serve.port}/chat"
    applicants = [Persistent(url, outcome) for outcome in ANSWERS for _ in range(4)]

    async def nothing() -> None: ...

    all_at_once(applicants, nothing(), 60)
    with Applicant(serve.port) as still_here:
        still_here.start(posting=SLUG)
        assert [_metric(serve, "screener_active_chats") for _ in range(5)] == [1.0] * 5
    for outcome in ANSWERS:
        assert _metric(serve, f'screener_verdicts_total{{outcome="{outcome}"}}') == 4.0
    assert _metric(serve, 'screener_interviews_started_total{channel="chat"}') == len(applicants) + 1
    assert _metric(serve, 'screener_interviews_finished_total{status="submitted"}') == len(applicants)


def test_a_worker_that_dies_is_started_again(serve: Served) -> None:
    first, _ = workers = _parts(serve, "bot.dialogue")
    first.kill()
    _wait(lambda: "is started again" in serve.log.read_text(), "nobody noticed")
    _wait(lambda: len(_parts(serve, "bot.dialogue")) == 2, "it was not started again")
    assert {w.pid for w in _parts(serve, "bot.dialogue")} - {w.pid for w in workers}
    with Applicant(serve.port) as applicant:
        assert applicant.start(posting=SLUG)[-1]["type"] == "state"


def test_ctrl_c_ends_everything_quickly_and_quietly_with_a_chat_open(serve: Served) -> None:
    parts = _parts(serve)
    assert serve.process is not None
    with Applicant(serve.port) as applicant:
        applicant.start(posting=SLUG)
        began = time.monotonic()
        serve.process.send_signal(signal.SIGINT)
        assert applicant.close_code() == 1012
        assert serve.process.wait(20) == 0
    assert time.monotonic() - began < 8
    assert not [part for part in parts if part.is_running()]
    assert not [word for word in NOISE if word in serve.log.read_text()]


def test_the_parts_end_when_their_parent_is_killed(serve: Served) -> None:
    parts = _parts(serve)
    assert len(parts) == 3
    serve.kill()
    _, left = psutil.wait_procs(parts, timeout=20)
    for part in left:
        os.kill(part.pid, signal.SIGKILL)
    assert not left
