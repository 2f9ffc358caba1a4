"""When somebody whose interview has ended wants another one."""

from __future__ import annotations

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

import pytest

from bot.matching.conversing import asks_for_another
from bot.postings import read_posting
from bot.screening.interview import Interview
from bot.services import postings
from bot.services.conversation.again import interview_for
from bot.storage.database import Database

REQUESTS = [
    "New application",
    "start over",
    "can I begin again?",
    "I'd like to apply for another job",
    "could I apply again please",
    "I want to apply for something else",
    "i wanna reapply",
    "restart",
    "ok, a different position",
    "quiero otra vacante",
    "Me gustaría postularme a otro puesto",
    "quisiera empezar de nuevo, por favor",
]


@pytest.mark.parametrize("text", REQUESTS)
def test_a_request_for_another_interview_is_understood(text: str) -> None:
    assert asks_for_another(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "thanks",
        "I started a new job last week",
        "when is the next interview",
        "is there another interview after this one?",
        "I have another interview on monday",
        "I forgot to say that I can start over the weekend",
        "tengo otro trabajo por las noches",
        "please tell the recruiter that my new position is team lead",
    ],
)
def test_what_only_mentions_one_is_for_the_recruiter(text: str) -> None:
    assert not asks_for_another(text)


# Whose conversation it is

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=timezone.utc)
POSTING = (
    b"<h1>Welder</h1><p>Requisition: WX-100</p><h2>Requirements</h2><ul><li>Must be able to work weekends</li></ul>"
)


def said(database: Database, text: str, person: str = "T1:U1", secret: str = "a secret") -> Interview:
    return interview_for(database, person, text, channel="slack", language="en", secret=secret, at=NOW)


def end(database: Database, interview: Interview, status: str, ref: str | None = None) -> None:
    with database.begin() as uow:
        version = uow.postings.get(ref).version_id if ref else None
        uow.interviews.save(replace(interview, status=status, posting_version_id=version), NOW)
        uow.commit()


def publish(database: Database, requisition: str) -> None:
    with database.begin() as uow:
        posting = read_posting(POSTING.replace(b"WX-100", requisition.encode()), source="welder.html")
        posting = replace(posting, requisition=requisition)
        postings.import_posting(uow, posting, NOW, slug=requisition.lower(), publish=True)
        uow.commit()


def test_a_person_keeps_one_interview_until_it_ends(database: Database) -> None:
    first = said(database, "hello")
    assert said(database, "new application").id == first.id
    assert said(database, "hello", person="T1:U2").id != first.id
    assert said(database, "hello", person="T2:U1").id != first.id


def test_after_the_end_only_a_request_or_another_requisition_begins_a_new_one(database: Database) -> None:
    publish(database, "WX-100")
    publish(database, "WX-200")
    first = said(database, "hello")
    end(database, first, "submitted", "WX-100")
    assert said(database, "about WX-100: I can start in May").id == first.id
    second = said(database, "I saw wx-200 too")
    assert second.id != first.id
    end(database, second, "withdrawn", "WX-200")
    assert said(database, "thanks").id == second.id
    assert said(database, "WX-200 after all").id not in (first.id, second.id)


def test_two_processes_that_begin_at_once_begin_the_same_interview(database: Database) -> None:
    barrier = threading.Barrier(2)

    class Slow(Database):
        """Both have read that nobody is known before either begins."""

        def begin(self, *, durable: bool = True) -> Any:
            barrier.wait(10)
            return super().begin(durable=durable)

    slow = [Slow(str(database.engine.url.render_as_string(hide_password=False))) for _ in range(2)]
    with ThreadPoolExecutor(2) as pool:
        begun = list(pool.map(lambda one: said(one, "hello").id, slow))
    for one in slow:
        one.dispose()
    assert begun[0] == begun[1]


def test_a_conversations_id_follows_from_the_secret_and_tells_nothing(database: Database) -> None:
    one = said(database, "hello")
    other = said(database, "hello", person="T1:U2", secret="another secret")
    assert re.fullmatch(r"slack-[0-9a-f]{64}", one.conversation_id)
    assert one.conversation_id != other.conversation_id


def test_after_erasure_the_person_begins_anew(database: Database) -> None:
    first = said(database, "hello")
    with database.begin() as uow:
        uow.interviews.erase(first.id, NOW)
        uow.commit()
    again = said(database, "hello")
    assert again.id != first.id
    assert again.next_sequence == 1
