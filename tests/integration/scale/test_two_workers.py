"""What one worker does takes effect on the other: connections taken over, postings closed, Redis gone."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from bot.services import postings
from bot.storage.database import Database
from tests.integration.scale.applicants import SLUG
from tests.programs import RedisServer
from tests.served import Applicant, Served, texts

pytestmark = [pytest.mark.slow, pytest.mark.served]


def test_a_second_tab_on_another_worker_takes_the_interview_over(workers: list[Served]) -> None:
    here, there = workers
    with Applicant(here.port) as first, Applicant(there.port) as second:
        first.start(posting=SLUG)
        first.say("7 years in sales")
        frames = second.start(token=first.token)
        assert next(f for f in frames if f["type"] == "history")["messages"][-1]["author"] == "bot"
        assert first.close_code() == 4000
        assert second.say("I have a bachelor's degree in business")[-1]["type"] == "state"
        with Applicant(here.port) as third:  # and back again: it is the latest connection that counts
            third.start(token=first.token)
            assert second.close_code() == 4000


def test_a_conversation_goes_on_at_whichever_worker_is_asked(workers: list[Served]) -> None:
    here, there = workers
    token, answers = "", ("I have sold things for 7 years", "I have a bachelor's degree in business", "yes, I can")
    for number, answer in enumerate(answers):
        with Applicant((here, there)[number % 2].port) as applicant:
            applicant.start(**({"token": token} if token else {"posting": SLUG}))
            assert applicant.state["question"]["index"] == number + 1
            applicant.say(answer)
            token = applicant.token
    assert applicant.state["phase"] == "reviewing"


def test_a_posting_that_is_closed_is_closed_on_every_worker(workers: list[Served], shared: Database) -> None:
    for worker in workers:
        with Applicant(worker.port) as early:
            early.start(posting=SLUG)  # both workers know the posting now
    with shared.begin() as uow:
        postings.close(uow, SLUG, datetime.now(timezone.utc))
        uow.commit()
    for worker in workers:
        with Applicant(worker.port) as late:
            assert late.start(posting=SLUG)[-1]["code"] == "closed_posting"
    # Whoever had begun may finish.
    with Applicant(workers[1].port) as applicant:
        applicant.start(token=early.token)
        assert applicant.say("7 years in sales")[-1]["question"]["index"] == 2


def test_the_chat_goes_on_without_redis_and_uses_it_again(workers: list[Served], redis_server: RedisServer) -> None:
    worker = workers[0]
    with Applicant(worker.port) as applicant:
        applicant.start(posting=SLUG)
        redis_server.stop()
        assert applicant.say("7 years in sales")[-1]["question"]["index"] == 2
        assert "screener_locks_missed_total 0.0" not in worker.get("/metrics")
        redis_server.start()
        assert applicant.say("I have a bachelor's degree in business")[-1]["question"]["index"] == 3
    assert texts(applicant.frames)
