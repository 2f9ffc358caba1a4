"""Lost connections, second tabs, killed servers: nothing is lost, nothing is counted twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.storage.database import Database
from tests.conversations.conftest import MANAGER, Desk
from tests.served import Applicant, Served


def test_a_reconnect_replays_the_history_and_asks_nothing_twice(applicant: Applicant) -> None:
    applicant.start(posting=MANAGER)
    applicant.say("yes to all of it")
    said_before = applicant.said
    applicant.leave()
    frames = applicant.start(token=applicant.token)
    history = next(f for f in frames if f["type"] == "history")["messages"]
    assert [m["text"] for m in history if m["author"] == "bot"] == said_before
    assert [m["text"] for m in history if m["author"] == "applicant"] == ["yes to all of it"]
    assert not [f for f in frames if f["type"] == "bot"]
    assert applicant.state["question"]["criterion"] == "c2"


def test_a_resend_is_not_a_second_answer(applicant: Applicant, desk: Desk) -> None:
    applicant.start(posting=MANAGER)
    applicant.say("yes to all of it", id="first")
    frames = applicant.send({"type": "message", "id": "first", "text": "yes to all of it"})
    acks = [f for f in frames if f["type"] == "ack"]
    assert [a["duplicate"] for a in acks] == [True]
    assert applicant.state["question"]["criterion"] == "c2"
    assert len([m for m in desk.transcript(applicant) if m.author == "applicant"]) == 1


def test_a_second_tab_takes_over_and_the_first_is_told(applicant: Applicant, served: Served) -> None:
    applicant.start(posting=MANAGER)
    with Applicant(served.port) as second:
        second.start(token=applicant.token)
        assert applicant.close_code() == 4000
        second.say("yes to all of it")
        assert second.state["question"]["criterion"] == "c2"


@pytest.fixture
def own_server(tmp_path: Path, trained: Path) -> Iterator[tuple[Served, Desk]]:
    """A server that a test may kill."""
    database = Database(f"sqlite:///{tmp_path}/own.db")
    database.migrate()
    desk = Desk(database)
    desk.import_samples()
    server = Served(str(database.engine.url)).start()
    yield server, desk
    server.stop()
    database.dispose()


def test_a_killed_server_loses_no_acknowledged_answer(own_server: tuple[Served, Desk]) -> None:
    server, desk = own_server
    with Applicant(server.port) as person:
        person.start(posting=MANAGER)
        person.say("yes to all of it")
        server.kill()
        person._socket = None
        server.start()
        person.start(token=person.token)
        assert person.state["question"]["criterion"] == "c2"
        person.say("BBA in marketing")
        person.say("4 years")
        person.say("Send my answers")
        verdict = desk.verdict(person)
    assert verdict is not None
    assert verdict.outcome == "qualified"
    assert verdict.results[0].answer_text == "yes to all of it"


def test_sigterm_tells_clients_to_come_back(own_server: tuple[Served, Desk]) -> None:
    server, _ = own_server
    with Applicant(server.port) as person:
        person.start(posting=MANAGER)
        assert server.stop() == 0
        assert person.close_code() == 1012
