"""One interview: what a recruiter sees, and what they can do about it."""

from __future__ import annotations

import json
import re

import pytest
from flask import Flask

from bot.console import ConsoleSettings, create_app
from bot.screening.interview import Answer
from bot.screening.verdict import Verdict, decide
from bot.storage.database import Database
from tests.unit.console.conftest import SECRET, Browser
from tests.unit.console.seeding import NOW, add_dana, fill


@pytest.fixture
def ids(database: Database) -> dict[str, int]:
    return fill(database)


def _section(page: str, key: str) -> str:
    """One criterion's part of the page."""
    return page.split(f'id="{key}"', 1)[1].split("</article>", 1)[0]


def _latest_verdict(database: Database, number: int) -> Verdict:
    with database.read() as unit:
        verdict = unit.interviews.verdict(number)
    assert verdict
    return verdict


def _decide(browser: Browser, database: Database, number: int, outcome: str, reason: str = "") -> str:
    verdict_id = _latest_verdict(database, number).id
    answer = browser.post(f"/interviews/{number}/decision", form_at=f"/interviews/{number}", outcome=outcome,
                          reason=reason, verdict_id=verdict_id)  # fmt: skip
    return answer.text


def test_the_postings_sentence_stands_beside_the_applicants_words(browser: Browser, ids: dict[str, int]) -> None:
    part = _section(browser.page(f"/interviews/{ids['short']}"), "c1")
    assert "<blockquote>At least three years of outside sales experience</blockquote>" in part
    assert "<blockquote>Yes that&#39;s right, one and a half." in part
    assert "How many years have you worked in outside sales?" in part
    assert "1.5 years" in part
    assert "confirmed by the applicant" in part
    assert "the applicant confirmed that it was understood correctly" in part
    assert "experience.number; required, not_met_confirmed" in part


def test_earlier_readings_of_the_same_criterion_stay_to_be_seen(browser: Browser, ids: dict[str, int]) -> None:
    part = _section(browser.page(f"/interviews/{ids['short']}"), "c1")
    assert "1 earlier reading" in part
    assert "Been selling phones in a mall since last spring" in part


def test_words_that_are_not_kept_are_said_to_be_left_out(
    browser: Browser, database: Database, ids: dict[str, int]
) -> None:
    with database.begin() as unit:
        interview = unit.interviews.get(ids["paused"])
        answer = Answer("c3", "", "clear", {"percent": 80}, "met", "field_time.percent", NOW)
        assert interview.posting_version_id is not None
        unit.interviews.add_answer(interview.id, "c3", answer, interview.posting_version_id)
        unit.commit()
    part = _section(browser.page(f"/interviews/{ids['paused']}"), "c3")
    assert "The words are not kept with the answer." in part
    assert "<blockquote></blockquote>" not in part
    assert "80" in part


def test_an_answer_leads_to_its_place_in_the_transcript(browser: Browser, ids: dict[str, int]) -> None:
    page = browser.page(f"/interviews/{ids['short']}")
    link = re.search(r'href="#(m\d+)">In the transcript', _section(page, "c3"))
    assert link
    assert "80 percent is fine" in page.split(f'id="{link.group(1)}"', 1)[1].split("</li>", 1)[0]


def test_both_sides_and_their_times_are_in_the_transcript(browser: Browser, ids: dict[str, int]) -> None:
    transcript = browser.page(f"/interviews/{ids['short']}").split('class="transcript"', 1)[1]
    assert transcript.count("said--bot") == 8
    assert transcript.count("said--applicant") == 7
    assert len(re.findall(r'<time datetime="\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"', transcript)) == 15


def test_a_verdict_that_needs_a_person_says_so(browser: Browser, ids: dict[str, int]) -> None:
    assert "Awaiting your decision" in browser.page(f"/interviews/{ids['short']}")
    assert "Awaiting your decision" in browser.page(f"/interviews/{ids['vague']}")
    assert "Awaiting your decision" not in browser.page(f"/interviews/{ids['fits']}")


def test_a_preferred_criterion_that_is_not_met_is_not_shown_as_a_failure(browser: Browser, ids: dict[str, int]) -> None:
    part = _section(browser.page(f"/interviews/{ids['short']}"), "c5")
    assert "chip--bad" not in part
    assert "it does not change the verdict" in part


def test_looking_at_an_interview_is_written_down(browser: Browser, ids: dict[str, int]) -> None:
    browser.page(f"/interviews/{ids['fits']}")
    log = browser.page("/audit")
    assert "Viewed an interview" in log
    assert f"interview {ids['fits']}<" in log
    assert "Dana Whitfield" in log


def test_an_unfinished_interview_can_be_read_but_not_decided(
    browser: Browser, database: Database, ids: dict[str, int]
) -> None:
    page = browser.page(f"/interviews/{ids['paused']}")
    assert "There is no verdict yet." in page
    assert "Record decision" not in page
    answer = browser.post(f"/interviews/{ids['paused']}/decision", form_at=f"/interviews/{ids['short']}",
                          outcome="qualified", reason="now", verdict_id=1)  # fmt: skip
    assert answer.status_code == 403


def test_a_confirmed_verdict_shows_who_decided_and_when(
    browser: Browser, database: Database, ids: dict[str, int]
) -> None:
    page = _decide(browser, database, ids["short"], "not_qualified")
    assert "Your decision is recorded." in page
    assert "Confirmed by <strong>Dana Whitfield</strong>, <time" in page
    assert "Awaiting your decision" not in page
    assert "Decided" in browser.page("/audit")


def test_an_overruled_verdict_shows_the_reason_and_counts_in_the_list(
    browser: Browser, database: Database, ids: dict[str, int]
) -> None:
    page = _decide(browser, database, ids["short"], "qualified", "Ten years of running a shop is sales.")
    assert "Overruled by <strong>Dana Whitfield</strong>" in page
    assert "Ten years of running a shop is sales." in page
    assert "Jordan Avery" in browser.page("/?outcome=qualified")
    with database.read() as unit:
        (decision,) = unit.interviews.decisions(ids["short"])
    assert (decision.outcome, decision.recruiter_name) == ("qualified", "Dana Whitfield")


@pytest.mark.parametrize(
    ("which", "outcome"), [("short", "qualified"), ("vague", "not_qualified"), ("vague", "qualified")]
)
def test_a_decision_that_differs_from_the_verdict_needs_a_reason(
    browser: Browser, database: Database, ids: dict[str, int], which: str, outcome: str
) -> None:
    page = _decide(browser, database, ids[which], outcome, "   ")
    assert "a reason is needed" in page
    assert f'value="{outcome}" checked' in page, "what was chosen is still chosen"
    with database.read() as unit:
        assert unit.interviews.decisions(ids[which]) == []


@pytest.mark.parametrize("outcome", ["", "needs_review", "hired"])
def test_a_decision_is_one_of_two(browser: Browser, database: Database, ids: dict[str, int], outcome: str) -> None:
    _decide(browser, database, ids["short"], outcome, "because")
    with database.read() as unit:
        assert unit.interviews.decisions(ids["short"]) == []


def test_a_decision_can_be_changed_and_both_stay(browser: Browser, database: Database, ids: dict[str, int]) -> None:
    _decide(browser, database, ids["short"], "not_qualified")
    page = _decide(browser, database, ids["short"], "qualified", "Looked again.")
    assert "Confirmed by" in page
    assert "Overruled by" in page


def test_a_decision_on_a_verdict_that_has_changed_meanwhile_is_refused(
    browser: Browser, database: Database, ids: dict[str, int]
) -> None:
    number = ids["short"]
    old = _latest_verdict(database, number)
    with database.begin() as unit:
        interview = unit.interviews.get(number)
        assert interview.posting_version_id
        criteria = unit.postings.version(interview.posting_version_id).criteria
        unit.interviews.add_verdict(number, decide(criteria, unit.interviews.latest(number)), NOW)
        unit.commit()
    answer = browser.post(f"/interviews/{number}/decision", form_at=f"/interviews/{number}", outcome="not_qualified",
                          verdict_id=old.id)  # fmt: skip
    assert answer.status_code == 409
    assert "Read the new verdict, then decide." in answer.text


def test_a_hand_off_that_is_taken_care_of_no_longer_waits(browser: Browser, ids: dict[str, int]) -> None:
    number = ids["accommodation"]
    assert "do not ask for medical details" in browser.page(f"/interviews/{number}")
    page = browser.post(f"/interviews/{number}/hand-off", form_at=f"/interviews/{number}").text
    assert "no longer waits" in page
    assert "I have taken care of it" not in page
    assert "Mei Tanaka" not in browser.page("/?waiting=1")


def test_a_question_is_marked_as_answered_once_with_a_name(browser: Browser, ids: dict[str, int]) -> None:
    number = ids["short"]
    page = browser.page(f"/interviews/{number}")
    assert "Is there a company car?" in page
    address = re.search(r'action="/console(/interviews/\d+/questions/\d+)"', page)
    assert address
    page = browser.post(address.group(1), form_at=f"/interviews/{number}").text
    assert "Done by Dana Whitfield" in page
    assert "Mark as done" not in page


def test_what_is_added_after_sending_is_not_called_a_question_to_the_posting(
    browser: Browser, ids: dict[str, int], database: Database
) -> None:
    with database.begin() as unit:
        unit.interviews.add_open_question(ids["fits"], "after_sending", "sorry, I meant 7 years", NOW)
        unit.interviews.add_open_question(ids["fits"], "remark", "I have interviewed with you before", NOW)
        unit.commit()
    page = browser.page(f"/interviews/{ids['fits']}")
    assert "Written after the answers were sent" in page
    assert "A remark, not a question" in page
    assert "The posting does not say" not in page


def test_a_question_of_another_interview_is_not_found(browser: Browser, ids: dict[str, int]) -> None:
    answer = browser.post(f"/interviews/{ids['fits']}/questions/1", form_at=f"/interviews/{ids['fits']}")
    assert answer.status_code == 404


def test_the_download_holds_transcript_answers_and_verdict(browser: Browser, ids: dict[str, int]) -> None:
    answer = browser.get(f"/interviews/{ids['short']}.json")
    assert "attachment" in answer.headers["Content-Disposition"]
    kept = json.dumps(json.loads(answer.text), ensure_ascii=False)
    for piece in ("one and a half", "not_qualified", "Jordan Avery", "Is there a company car?"):
        assert piece in kept
    assert "Downloaded an interview" in browser.page("/audit")


def test_erasing_needs_a_tick_and_then_leaves_no_word(
    browser: Browser, app: Flask, database: Database, ids: dict[str, int]
) -> None:
    number = ids["short"]
    assert "Tick the box" in browser.post(f"/interviews/{number}/erase").text
    assert "one and a half" in browser.page(f"/interviews/{number}")
    page = browser.post(f"/interviews/{number}/erase", sure="y").text
    assert "are erased" in page
    for word in ("Jordan", "one and a half", "company car", "Erase this applicant", "Record decision"):
        assert word not in page
    assert "The transcript was erased." in page
    assert "Erased an applicant" in browser.page("/audit")


def test_erasing_tells_the_chat_to_forget_the_conversation(database: Database, ids: dict[str, int]) -> None:
    forgotten: list[str] = []
    here = Browser(create_app(database, ConsoleSettings(secret_key=SECRET), forgotten.append).test_client())
    add_dana(database)
    here.log_in()
    with database.read() as unit:
        conversation = unit.interviews.get(ids["short"]).conversation_id
    here.post(f"/interviews/{ids['short']}/erase", sure="y")
    assert forgotten == [conversation]
