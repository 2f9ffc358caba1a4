"""The console's lists, decisions, questions and codes, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.screening.errors import BadInput, Conflict, NotFound
from bot.screening.interview import Interview, State
from bot.screening.verdict import Verdict, decide
from bot.services.records import Recruiter
from bot.storage.database import Database
from tests.integration.storage.examples import LATER, NIGHTS, NOW, WELDING, answer, import_welder, start_interview


def _hand_off(database: Database, interview: Interview) -> Interview:
    with database.begin() as unit:
        saved = unit.interviews.save(replace(interview, hand_off_at=LATER, hand_off_reason="person"), LATER)
        unit.commit()
    return saved


def _verdict(database: Database, interview: Interview, years: str) -> Verdict:
    with database.begin() as unit:
        given = answer(years, result=years, confirmed=True)
        nights = answer(criterion="c2")
        made = unit.interviews.add_verdict(interview.id, decide((WELDING, NIGHTS), {"c1": given, "c2": nights}), LATER)
        unit.commit()
    return made


def _recruiter(database: Database) -> Recruiter:
    with database.begin() as unit:
        made = unit.recruiters.add("ana@example.com", "Ana", "hash", NOW)
        unit.commit()
    return made


def _ids(database: Database, **search: object) -> list[int]:
    with database.read() as unit:
        return [line.id for line in unit.interviews.list_interviews(**search).interviews]  # type: ignore[arg-type]


def test_people_who_wait_come_first_then_the_newest(database: Database) -> None:
    posting = import_welder(database)
    a, b, c = (start_interview(database, posting, name) for name in "abc")
    _hand_off(database, a)
    assert _ids(database) == [a.id, c.id, b.id]
    assert _ids(database, waiting_for_person=True) == [a.id]
    assert _ids(database, waiting_for_person=False) == [c.id, b.id]


def test_pages_hold_every_interview_once(database: Database) -> None:
    posting = import_welder(database)
    started = [start_interview(database, posting, f"i{n}") for n in range(11)]
    for interview in started[:3]:
        _hand_off(database, interview)
    seen: list[int] = []
    before = None
    with database.read() as unit:
        while True:
            page = unit.interviews.list_interviews(posting=posting.slug, before=before, limit=2)
            seen += [line.id for line in page.interviews]
            before = page.next
            if before is None:
                break
    assert seen == [i.id for i in [*reversed(started[:3]), *reversed(started[3:])]]


@pytest.mark.parametrize("before", ["", "x", "1-", "2-5", "1-x", "1-²", "1-9999999999999999999999"])
def test_a_made_up_page_is_refused(database: Database, before: str) -> None:
    with database.read() as unit, pytest.raises(BadInput):
        unit.interviews.list_interviews(before=before)


def test_interviews_are_found_by_posting_verdict_and_status(database: Database) -> None:
    posting = import_welder(database)
    other = import_welder(database, requisition="B-7", title="Baker")
    a, b = start_interview(database, posting, "a"), start_interview(database, other, "b")
    _verdict(database, a, "met")
    _verdict(database, b, "not_met")
    assert _ids(database, posting="HW-12") == [a.id]
    assert _ids(database, posting="baker") == [b.id]
    assert _ids(database, posting="butcher") == []
    assert _ids(database, outcome="qualified") == [a.id]
    assert _ids(database, outcome="not_qualified", posting="b-7") == [b.id]
    assert _ids(database, outcome="not_qualified", posting="hw-12") == []
    assert _ids(database, awaits_decision=True) == [b.id]
    assert _ids(database, status="open") == [b.id, a.id]
    assert _ids(database, status="withdrawn") == []


def test_applicants_are_found_by_number_and_by_how_their_name_or_address_begins(database: Database) -> None:
    posting = import_welder(database)
    a, b = start_interview(database, posting, "a"), start_interview(database, posting, "b")
    with database.begin() as unit:
        unit.interviews.set_applicant(a.id, "Zoë Álvarez", "zoe@example.com")
        unit.interviews.set_applicant(b.id, "Bo Diaz", "100%@example.com")
        with pytest.raises(NotFound):
            unit.interviews.set_applicant(99, "x", None)
        unit.commit()
    assert _ids(database, search="ZOË á") == [a.id]
    assert _ids(database, search="zoe@") == [a.id]
    assert _ids(database, search="100%") == [b.id]
    assert _ids(database, search="10%") == []
    assert _ids(database, search=f"#{b.id}") == [b.id]
    assert _ids(database, search="9" * 30) == []
    assert _ids(database, search="  ") == [b.id, a.id]


def test_a_decision_stands_over_the_verdict_and_settles_the_hand_off(database: Database) -> None:
    interview = _hand_off(database, start_interview(database, import_welder(database)))
    made, recruiter = _verdict(database, interview, "not_met"), _recruiter(database)
    with database.begin() as unit:
        assert (unit.interviews.counts().waiting, unit.interviews.counts().awaits_decision) == (1, 1)
        first = unit.interviews.decide(interview.id, made.id, recruiter.id, "qualified", "She can weld.", LATER)
        second = unit.interviews.decide(interview.id, made.id, recruiter.id, "not_qualified", "She moved.", LATER)
        with pytest.raises(NotFound):
            unit.interviews.decide(interview.id, made.id + 1, recruiter.id, "qualified", "", LATER)
        unit.commit()
    with database.read() as unit:
        line = unit.interviews.summary(interview.id)
        assert unit.interviews.decisions(interview.id) == [first, second]
        assert (unit.interviews.counts().waiting, unit.interviews.counts().awaits_decision) == (0, 0)
    assert (line.outcome, line.waiting, line.awaits_decision) == ("not_qualified", False, False)
    assert (first.recruiter_name, first.reason) == ("Ana", "She can weld.")


def test_a_settled_hand_off_stays_settled_until_the_applicant_asks_again(database: Database) -> None:
    interview = _hand_off(database, start_interview(database, import_welder(database)))
    with database.begin() as unit:
        unit.interviews.settle_hand_off(interview.id)
        interview = unit.interviews.save(interview, LATER)
        unit.commit()
    assert _ids(database, waiting_for_person=True) == []
    with database.begin() as unit:
        unit.interviews.save(replace(interview, hand_off_at=LATER + timedelta(hours=1)), LATER)
        unit.commit()
    assert _ids(database, waiting_for_person=True) == [interview.id]


def test_counting_stops_where_nobody_counts_any_more(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.storage.lists.COUNT_LIMIT", 2)
    posting = import_welder(database)
    for name in "abc":
        _hand_off(database, start_interview(database, posting, name))
    with database.read() as unit:
        assert unit.interviews.counts().waiting == 2


def test_open_questions_wait_for_an_answer(database: Database) -> None:
    interview, recruiter = start_interview(database, import_welder(database)), _recruiter(database)
    with database.begin() as unit:
        unit.interviews.add_open_question(interview.id, "pay", "What does it pay?", NOW)
        unit.interviews.add_open_question(interview.id, "other", "Is there parking?", NOW)
        first, second = unit.interviews.open_questions()
        unit.interviews.answer_question(first.id, recruiter.id, LATER)
        with pytest.raises(Conflict):
            unit.interviews.answer_question(first.id, recruiter.id, LATER)
        assert unit.interviews.open_questions(unanswered_only=True) == [second]
        assert unit.interviews.open_questions(interview.id + 1) == []
        unit.commit()
    assert (first.topic, second.text) == ("pay", "Is there parking?")


def test_a_code_opens_the_interview_once_and_only_in_time(database: Database) -> None:
    interview = start_interview(database, import_welder(database))
    with database.begin() as unit:
        unit.interviews.add_continuation(interview.id, "early", LATER)
        unit.interviews.add_continuation(interview.id, "good", LATER + timedelta(seconds=1))
        assert unit.interviews.redeem_continuation("unknown", LATER) is None
        assert unit.interviews.redeem_continuation("early", LATER) is None
        assert unit.interviews.redeem_continuation("good", LATER) == interview
        assert unit.interviews.redeem_continuation("good", LATER) is None


def test_another_token_replaces_the_old_one(database: Database) -> None:
    interview = start_interview(database, import_welder(database))
    with database.begin() as unit:
        unit.interviews.set_token(interview.id, "new")
        assert unit.interviews.by_token("token-one") is None
        assert unit.interviews.by_token("new") == interview


def test_a_slack_user_s_newest_interview_is_found_before_a_posting_is_chosen(database: Database) -> None:
    posting = import_welder(database)
    with database.begin() as unit:
        for name in ("x1", "x2"):
            started = unit.interviews.start(name, None, None, "slack", "en", State("choosing"), NOW, slack_user="U1")
        assert unit.interviews.by_slack_user("U1") == started
        assert unit.interviews.by_slack_user("U2") is None
        chosen = unit.interviews.save(replace(started, posting_version_id=posting.version_id), LATER)
        unit.commit()
    assert _ids(database, posting=posting.slug) == [chosen.id]
