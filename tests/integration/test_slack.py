"""Slack: recorded-shape requests to the real web application, answers through the real Slack SDK."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pytest
from aiohttp import web

from bot.bootstrap import conversation, database
from bot.dialogue.slack import ScreenerSlackInput
from bot.dialogue.slack import channel as slack_channel
from bot.screening.errors import BadSetup, Conflict
from bot.screening.interview import Interview
from bot.services.conversation import Conversation
from bot.services.conversation.again import current_interview
from bot.settings import load_settings
from tests.integration.slack_workspace import BOT, SECRET, TEAM, TOKEN, Call, Person, Workspace, envelope, labels, texts

SENIOR = "204417"
"""The requisition number of one of the sample postings; the other one has none."""


def interview_of(person: Person) -> Interview:
    found = current_interview(database(), f"{TEAM}:{person.user}")
    assert found is not None
    return found


def applicant_words(person: Person) -> list[str]:
    return [m.text for m in conversation().history(interview_of(person).id) if m.author == "applicant"]


def finish(person: Person) -> list[Call]:
    """Answer whatever is asked until the answers are sent."""
    posted: list[Call] = []
    for _ in range(20):
        phase = interview_of(person).state.phase
        if phase == "done":
            return posted
        posted = person.says("Send my answers" if phase == "reviewing" else "yes")
    raise AssertionError("The interview did not end.")


# Who may speak


def test_a_request_with_a_wrong_signature_is_refused(workspace: Workspace) -> None:
    body = json.dumps(envelope(workspace.person().message("hello"))).encode()
    before = len(workspace.api.calls)
    assert workspace.send(body, secret="another secret")[0] == 401
    assert workspace.api.calls[before:] == []


def test_a_request_without_a_signature_is_refused(workspace: Workspace) -> None:
    body = json.dumps(envelope(workspace.person().message("hello"))).encode()
    assert workspace.post(body, {"Content-Type": "application/json"})[0] == 401


def test_a_signed_request_from_ten_minutes_ago_is_refused(workspace: Workspace) -> None:
    body = json.dumps(envelope(workspace.person().message("hello"))).encode()
    assert workspace.send(body, at=time.time() - 600)[0] == 401


def test_slack_finds_the_address_by_its_challenge(workspace: Workspace) -> None:
    challenge = {"token": "XXYYZZ", "challenge": "3eZbrw1aBm2rZgRNFdxV2595E9CY", "type": "url_verification"}
    status, text = workspace.send(json.dumps(challenge).encode())
    assert (status, json.loads(text)) == (200, {"challenge": challenge["challenge"]})


@pytest.mark.parametrize("body", [b"", b"not json", b"[]", b'"text"', b"\xff\xfe"])
def test_a_signed_body_of_no_known_form_is_refused_plainly(workspace: Workspace, body: bytes) -> None:
    assert workspace.send(body)[0] == 400


@pytest.mark.parametrize("event", [{}, {"type": "message"}, {"type": "message", "channel_type": "im", "user": None}])
def test_an_event_without_what_it_needs_is_let_go(workspace: Workspace, event: dict[str, Any]) -> None:
    before = len(workspace.api.calls)
    assert workspace.event(event)[0] == 200
    assert workspace.api.calls[before:] == []


def test_a_missing_secret_is_told_in_one_sentence() -> None:
    with pytest.raises(BadSetup, match="SCREENER_SLACK_SIGNING_SECRET"):
        ScreenerSlackInput.from_settings(replace(load_settings({}), slack_token=TOKEN))
    with pytest.raises(BadSetup, match="SCREENER_SLACK_TOKEN"):
        ScreenerSlackInput.from_settings(replace(load_settings({}), slack_signing_secret=SECRET))


def test_credentials_can_set_it_up_without_settings(workspace: Workspace) -> None:
    made = ScreenerSlackInput.from_credentials({"slack_token": TOKEN, "slack_signing_secret": SECRET})
    assert (made.slack_token, made.slack_signing_secret) == (TOKEN, SECRET)
    with pytest.raises(BadSetup, match="SCREENER_SLACK_TOKEN"):
        ScreenerSlackInput.from_credentials(None)


# An interview


def test_the_first_words_are_answered_by_who_this_is_and_the_open_jobs(workspace: Workspace) -> None:
    posted = workspace.person().says("Hello, I would like a job")
    assert "I'm a bot" in posted[0]["text"]
    assert "Which job" in posted[-1]["text"]
    assert len(labels(posted[-1])) == 2
    assert "couldn't find" not in texts(posted)


def test_a_first_message_with_a_requisition_number_goes_straight_to_its_questions(workspace: Workspace) -> None:
    posted = workspace.person().says(SENIOR)
    assert texts(posted).count("I'm a bot") == 1
    assert "Senior Account Manager" in posted[0]["text"]
    assert posted[-1]["text"].endswith("?")


def test_a_job_is_chosen_by_its_button_and_the_choice_stays_in_sight(workspace: Workspace) -> None:
    person = workspace.person()
    choice = person.says("hi")[-1]
    done = person.presses("Senior Account Manager", choice)
    assert "Larkfield" in texts(done)
    settled = done[-1]
    assert (settled["method"], settled["ts"]) == ("chat.update", choice["ts"])
    assert labels(settled) == []
    assert "✓ Senior Account Manager" in json.dumps(settled["blocks"], ensure_ascii=False)


def test_a_whole_interview_by_buttons_and_words_ends_with_a_verdict(workspace: Workspace) -> None:
    person = workspace.person()
    question = person.says(SENIOR)[-1]
    person.presses("Yes", question)
    posted = finish(person)
    interview = interview_of(person)
    assert interview.status == "submitted"
    assert "your answers are with the recruiter" in texts(posted)
    assert labels(posted[-1]) == ["New application"]
    assert all(m.channel == "slack" for m in conversation().history(interview.id))


def test_after_the_end_another_requisition_or_the_request_begins_a_new_interview(workspace: Workspace) -> None:
    person = workspace.person()
    person.says(SENIOR)
    ended = finish(person)
    first = interview_of(person)
    assert "passed that on" in texts(person.says("I forgot: I also speak Portuguese"))
    assert interview_of(person).id == first.id
    posted = person.presses("New application", ended[-1])
    second = interview_of(person)
    assert second.id != first.id
    assert second.conversation_id != first.conversation_id
    assert "Which job" in texts(posted)
    person.says(SENIOR)
    assert interview_of(person).id == second.id
    person.says("I want to withdraw my application")
    person.says("Yes, withdraw")
    person.says(f"actually, {SENIOR} again please")
    assert interview_of(person).id not in (first.id, second.id)
    assert interview_of(person).state.phase == "asking"


@pytest.mark.parametrize("text", ["start over", "I'd like to apply for another job", "quiero otra vacante"])
def test_the_request_for_another_interview_has_many_forms(workspace: Workspace, text: str) -> None:
    person = workspace.person()
    person.says("hello")
    person.says("I want to withdraw my application")
    person.says("Yes, withdraw")
    first = interview_of(person)
    person.says(text)
    assert interview_of(person).id != first.id


def test_deleting_erases_everything_the_person_told_the_bot_in_slack(workspace: Workspace) -> None:
    person = workspace.person()
    person.says("hello, my word is xylophone")
    person.says("I want to withdraw my application")
    person.says("Yes, withdraw")
    earlier = interview_of(person)
    person.says("new application")
    person.says("delete my data")
    assert "deleted" in texts(person.says("Yes, delete it"))
    assert current_interview(database(), f"{TEAM}:{person.user}") is None
    assert conversation().history(earlier.id) == []


def test_a_question_with_a_requisition_number_is_answered_from_that_posting(workspace: Workspace) -> None:
    person = workspace.person()
    posted = person.says(f"what is the location of job {SENIOR}?")
    assert interview_of(person).state.phase == "asking"
    assert "Senior Account Manager" in posted[0]["text"]
    assert "posting says" in posted[1]["text"]


def test_before_a_job_is_chosen_there_is_nothing_to_skip_or_correct(workspace: Workspace) -> None:
    person = workspace.person()
    person.says("hello")
    for text in ("skip this question", "I want to change an answer", "Send my answers"):
        assert "Which job" in person.says(text)[-1]["text"]
    assert interview_of(person).state.phase == "choosing"


# Private


def test_two_people_have_interviews_that_nobody_else_can_name(workspace: Workspace) -> None:
    one, two = workspace.person(), workspace.person()
    one.says("hello")
    two.says("hello")
    ids = {interview_of(one).conversation_id, interview_of(two).conversation_id}
    assert len(ids) == 2
    assert all(len(i) > 64 and one.user not in i and two.user not in i for i in ids)


def test_a_mention_in_a_channel_is_answered_there_to_that_person_alone(workspace: Workspace) -> None:
    before = len(workspace.api.calls)
    ts = "1700000000.000100"
    mention = {"type": "app_mention", "user": "U0CURIOUS", "text": f"<@{BOT}> hi", "ts": ts, "channel": "C0GENERAL"}
    workspace.event(mention)
    (posted,) = workspace.api.calls[before:]
    assert (posted["method"], posted["channel"], posted["user"]) == ("chat.postEphemeral", "C0GENERAL", "U0CURIOUS")
    assert "direct message" in posted["text"]
    assert current_interview(database(), f"{TEAM}:U0CURIOUS") is None


@pytest.mark.parametrize("kind", ["channel", "group", "mpim"])
def test_what_is_said_among_others_is_no_interview(workspace: Workspace, kind: str) -> None:
    person = workspace.person()
    assert person.says("hello", channel_type=kind, channel="C0GENERAL") == []
    assert current_interview(database(), f"{TEAM}:{person.user}") is None


# Not twice


def test_a_message_that_slack_sends_again_is_answered_once(workspace: Workspace) -> None:
    person = workspace.person()
    body = json.dumps(envelope(person.message("hello"))).encode()
    before = len(workspace.api.calls)
    workspace.send(body)
    answered = len(workspace.api.calls)
    again = {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"}
    assert workspace.send(body, headers=again)[0] == 200
    assert answered > before
    assert workspace.api.calls[answered:] == []


def test_another_process_knows_the_message_from_the_database(workspace: Workspace) -> None:
    person = workspace.person()
    person.says(SENIOR)
    body = json.dumps(envelope(person.message("yes"))).encode()
    workspace.send(body)
    before, criterion = len(workspace.api.calls), interview_of(person).state.criterion
    workspace.program.slack._seen = slack_channel.Seen()
    workspace.send(body, headers={"X-Slack-Retry-Num": "2", "X-Slack-Retry-Reason": "http_error"})
    assert workspace.api.calls[before:] == []
    assert interview_of(person).state.criterion == criterion
    assert applicant_words(person).count("yes") == 1


def test_a_button_pressed_twice_counts_once(workspace: Workspace) -> None:
    person = workspace.person()
    question = person.says(SENIOR)[-1]
    person.presses("Yes", question)
    criterion = interview_of(person).state.criterion
    assert person.presses("No", question) == []
    workspace.program.slack._seen = slack_channel.Seen()
    assert person.presses("No", question) == []
    assert interview_of(person).state.criterion == criterion
    assert applicant_words(person) == [SENIOR, "Yes"]


def test_a_button_of_an_earlier_question_answers_nothing(workspace: Workspace) -> None:
    person = workspace.person()
    earlier = person.says(SENIOR)[-1]
    now = person.says("yes")[-1]
    criterion = interview_of(person).state.criterion
    posted = person.presses("No", earlier)
    assert interview_of(person).state.criterion == criterion
    assert [c["method"] for c in posted] == ["chat.update", "chat.postMessage", "chat.postMessage"]
    assert "earlier message" in posted[1]["text"]
    assert posted[-1]["text"] == now["text"]
    assert "No" not in applicant_words(person)


def test_a_button_of_an_earlier_interview_answers_nothing(workspace: Workspace) -> None:
    person = workspace.person()
    earlier = person.says(SENIOR)[-1]
    person.says("I want to withdraw my application")
    person.says("Yes, withdraw")
    person.says(SENIOR)
    assert "earlier message" in texts(person.presses("Yes", earlier))
    assert applicant_words(person) == [SENIOR]


def test_a_message_stored_before_a_crash_is_answered_when_slack_sends_it_again(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = workspace.person()
    person.says(SENIOR)
    body = json.dumps(envelope(person.message("yes"))).encode()
    with monkeypatch.context() as crash:
        crash.setattr(conversation(), "_words", None)  # as with an action server: the reply is stored after the answer
        crash.setattr(Conversation, "conclude", _fail)
        workspace.send(body)
    assert applicant_words(person)[-1] == "yes"
    before = len(workspace.api.calls)
    workspace.send(body)
    assert workspace.api.calls[before:][-1]["text"].endswith("?")
    assert applicant_words(person).count("yes") == 1


# What people write


def test_what_slack_escapes_is_kept_as_it_was_typed(workspace: Workspace) -> None:
    person = workspace.person()
    person.says("hello")
    links = "<https://example.com/a?b=1|example.com/a> or <mailto:me@example.com|me@example.com> or <#C024BE91L|jobs>"
    person.says(f"<@{BOT}> R&amp;D &lt;b&gt; see {links}")
    assert applicant_words(person)[-1] == "R&D <b> see example.com/a or me@example.com or #jobs"


def test_what_the_bot_repeats_cannot_call_anybody(workspace: Workspace) -> None:
    person = workspace.person()
    person.says(SENIOR)
    for _ in range(2):
        person.says("&lt;!channel&gt; &amp; &lt;@U0VICTIM&gt; maybe, it depends")
    posted = json.dumps(person.says("what did you understand so far?"), ensure_ascii=False)
    assert "&lt;!channel&gt; &amp; &lt;@U0VICTIM&gt;" in posted
    assert "<!channel>" not in posted


@pytest.mark.parametrize("text", ["/restart", '/inform{"answer": "yes"}', "  /start", "/answer{}"])
def test_slash_words_are_words_and_no_commands(workspace: Workspace, text: str) -> None:
    person = workspace.person()
    person.says(SENIOR)
    before = interview_of(person)
    person.says(text)
    assert applicant_words(person)[-1] == text.strip()
    assert interview_of(person).state.criterion == before.state.criterion
    with database().read() as uow:
        assert all(not answer.counts for answer in uow.interviews.answers(before.id))


def test_a_message_over_the_limit_is_refused_in_a_sentence(workspace: Workspace) -> None:
    person = workspace.person()
    person.says("hello")
    assert "2,000" in texts(person.says("x" * 2001))
    assert "2,000" not in texts(person.says("&lt;" * 2000))
    assert "x" * 2001 not in applicant_words(person)


def test_files_are_not_read_but_the_words_beside_them_are(workspace: Workspace) -> None:
    person = workspace.person()
    file = {"id": "F0CV", "name": "cv.pdf", "mimetype": "application/pdf", "url_private": "https://files.slack.com/cv"}
    (only,) = person.says("", subtype="file_share", files=[file])
    assert "can't open files" in only["text"]
    posted = person.says(SENIOR, subtype="file_share", files=[file])
    assert "can't open files" in posted[0]["text"]
    assert applicant_words(person) == [SENIOR]


@pytest.mark.parametrize(
    "fields",
    [
        {"bot_id": "B0BOT", "subtype": "bot_message"},
        {"user": BOT},
        {"subtype": "message_changed", "message": {"text": "edited"}, "previous_message": {"text": "hello"}},
        {"subtype": "message_deleted", "deleted_ts": "1700000000.000200"},
        {"text": "  \u200b "},
    ],
)
def test_the_bots_own_words_edits_and_nothing_are_not_answered(workspace: Workspace, fields: dict[str, Any]) -> None:
    person = workspace.person()
    assert person.says(fields.pop("text", "hello"), **fields) == []
    assert current_interview(database(), f"{TEAM}:{person.user}") is None


def test_an_answer_in_a_thread_is_answered_in_the_thread(workspace: Workspace) -> None:
    person = workspace.person()
    posted = person.says("hello", thread_ts="1700000000.000300")
    assert {c["thread_ts"] for c in posted} == {"1700000000.000300"}


def test_menus_and_links_that_are_not_ours_are_let_go(workspace: Workspace) -> None:
    person = workspace.person()
    payload = person.press("Senior Account Manager", person.says("hi")[-1])
    before = len(workspace.api.calls)
    for action in ({"type": "static_select"}, {"type": "button", "url": "https://example.com", "action_id": "x"}):
        body = urlencode({"payload": json.dumps({**payload, "actions": [action]})}).encode()
        assert workspace.send(body, "application/x-www-form-urlencoded")[0] == 200
    assert workspace.api.calls[before:] == []


# When something goes wrong


def _fail(*args: Any, **kwargs: Any) -> None:
    raise Conflict("Somebody else changed it first.")


@pytest.mark.parametrize("method", ["handle", "conclude", "find_message"])
def test_a_failed_turn_is_told_and_the_message_can_come_again(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    person = workspace.person()
    person.says(SENIOR)
    body = json.dumps(envelope(person.message("yes"))).encode()
    before = len(workspace.api.calls)
    with monkeypatch.context() as broken:
        broken.setattr(Conversation, method, _fail)
        assert workspace.send(body)[0] == 200
    assert "something went wrong" in texts(workspace.api.calls[before:])
    workspace.send(body)
    assert applicant_words(person).count("yes") == 1


def test_a_failed_press_can_be_pressed_again(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    person = workspace.person()
    question = person.says(SENIOR)[-1]
    with monkeypatch.context() as broken:
        broken.setattr(Conversation, "handle", _fail)
        assert "something went wrong" in texts(person.presses("Yes", question))
    person.presses("Yes", question)
    assert applicant_words(person) == [SENIOR, "Yes"]


def test_slack_is_asked_again_when_it_is_busy_or_broken(workspace: Workspace) -> None:
    person = workspace.person()
    workspace.api.refusals[:] = [
        lambda: web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": "1"}),
        lambda: web.Response(status=503),
    ]
    posted = person.says("hello")
    assert "Which job" in texts(posted)
    assert workspace.api.refusals == []


def test_what_slack_will_not_take_ends_nothing_and_is_kept(
    workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    person = workspace.person()
    workspace.api.refusals[:] = [lambda: web.json_response({"ok": False, "error": "channel_not_found"})]
    assert person.says(SENIOR) == []
    assert "channel_not_found" in caplog.text
    assert applicant_words(person) == [SENIOR]
    assert person.says("yes") != []


def test_slack_has_its_answer_in_time_even_when_the_turn_is_slow(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = workspace.person()
    monkeypatch.setattr(slack_channel, "ANSWER_WITHIN", 0.2)
    times: list[float] = []

    def slow() -> web.Response:
        times.append(time.monotonic())
        return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": "2"})

    workspace.api.refusals[:] = [slow]
    before = len(workspace.api.calls)
    body = json.dumps(envelope(person.message("hello"))).encode()
    status, answered_after = workspace.timed(body)
    assert status == 200
    assert answered_after < 1.5
    assert time.monotonic() - times[0] >= 2
    assert "Which job" in texts(workspace.api.calls[before:])


def test_an_interview_goes_on_in_the_language_it_is_written_in(workspace: Workspace) -> None:
    person = workspace.person()
    choice = person.says("Hola, me gustaría solicitar un trabajo")[-1]
    assert "¿De qué puesto" in choice["text"]
    question = person.presses("Senior Account Manager", choice)[-2]
    assert question["text"].startswith("¿")
    posted = person.presses("Sí", question)
    assert "Anotado" in posted[0]["text"]
    assert interview_of(person).language == "es"
    assert "archivos" in texts(person.says("", subtype="file_share", files=[{"id": "F0CV"}]))
