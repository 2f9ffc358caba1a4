"""An interview through the chat widget, and coming back to it, against a server that speaks docs/protocol.md."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.applicant import Applicant
from tests.browser.chromium import console_errors, screenshot
from tests.browser.fake_chat import FakeChat

pytestmark = pytest.mark.browser
PICTURES = Path(__file__).parents[2] / "build" / "screenshots"


# A whole interview


def test_an_interview_is_finished_with_suggested_answers_alone_but_for_one_number(
    applicant: Applicant, server: FakeChat
) -> None:
    applicant.open_chat()
    applicant.choose("Yes")
    applicant.see("#progress-text", "Question 2 of 6")
    applicant.say("about 4 years")
    for title in ("Nights and weekends", "High school or GED", "Yes", "Yes"):
        applicant.choose(title)
    applicant.see("#progress-text", "Check your answers")
    applicant.look_at_page()
    screenshot(applicant.page, PICTURES / "chat.png")
    applicant.look_into_frame()
    applicant.choose("Send my answers")
    applicant.see("#standing", "You can still ask a question")
    expected = ["yes", "about 4 years", "I can work nights and weekends", "high school", "yes", "yes", "send"]
    assert server.answers() == expected
    assert console_errors(applicant.page) == []


def test_an_interview_is_finished_by_keyboard_alone(applicant: Applicant, server: FakeChat) -> None:
    applicant.visit()
    applicant.launcher().send_keys(Keys.ENTER)
    applicant.look_into_frame()
    applicant.see_bot("authorized to work")
    applicant.wait(lambda: applicant.focused() == "text")
    for words in ("yes", "4 years", "nights and weekends", "GED", "yes"):
        applicant.answer(words)
    for _ in range(2):  # from the field back over "No" to "Yes"
        applicant.page.switch_to.active_element.send_keys(Keys.SHIFT + Keys.TAB)
    assert applicant.page.switch_to.active_element.text == "Yes"
    applicant.page.switch_to.active_element.send_keys(Keys.ENTER)
    applicant.see_bot("This is what I have noted")
    assert applicant.focused() == "text"
    applicant.page.switch_to.active_element.send_keys(Keys.SHIFT + Keys.TAB)
    applicant.page.switch_to.active_element.send_keys(Keys.SPACE)
    applicant.see("#progress-text", "Answers sent")
    assert server.talk.status == "submitted"


def test_after_submitting_the_applicant_can_still_ask(applicant: Applicant, server: FakeChat) -> None:
    applicant.open_chat()
    server.talk.asked, server.talk.status = 7, "submitted"
    applicant.say("When will I hear from you?")
    applicant.see_bot("I have passed it on")
    assert applicant.find("#text").get_attribute("placeholder") == "Write a question"


def test_the_chosen_answer_is_shown_by_its_title_also_after_a_reload(applicant: Applicant) -> None:
    applicant.open_chat()
    applicant.choose("Yes")
    applicant.see_bot("How many years")
    assert applicant.said() == ["You said: Yes"]
    applicant.visit()
    applicant.launcher().click()
    applicant.look_into_frame()
    applicant.see_bot("How many years")
    assert applicant.said() == ["You said: Yes"]


def test_the_menu_says_the_request_in_the_applicants_name(applicant: Applicant, server: FakeChat) -> None:
    applicant.open_chat()
    applicant.find("#menu-button").click()
    assert applicant.find("#menu-button").get_attribute("aria-expanded") == "true"
    applicant.page.switch_to.active_element.send_keys(Keys.ENTER)
    applicant.see("#standing", "A person has been told")
    assert server.answers() == ["I would like to talk to a person."]


def test_a_paused_interview_goes_on_with_one_press(applicant: Applicant, server: FakeChat) -> None:
    applicant.open_chat()
    applicant.say("Let us pause")
    applicant.see("#standing", "Your answers are saved")
    applicant.find("#standing button").click()
    applicant.see_bot("authorized to work")
    assert server.talk.status == "open"


# Leaving and coming back


def test_a_reload_goes_on_where_the_applicant_was(applicant: Applicant, server: FakeChat) -> None:
    applicant.open_chat()
    applicant.choose("Yes")
    applicant.see_bot("How many years")
    applicant.write("about fo")
    applicant.visit()
    applicant.launcher().click()
    applicant.look_into_frame()
    applicant.see("#progress-text", "Question 2 of 6")
    assert len(server.talks) == 1
    assert len(applicant.texts(".message")) == 4
    assert applicant.find("#text").get_property("value") == "about fo"


def test_a_message_whose_ack_was_lost_is_found_in_the_history(applicant: Applicant, server: FakeChat) -> None:
    applicant.open_chat()
    server.lose_acks = True
    applicant.choose("Yes")
    applicant.see("[data-notice=line]", "Connection lost")
    server.lose_acks = False
    applicant.see_bot("How many years")
    applicant.wait(lambda: applicant.texts(".mine .status") == [""])
    assert server.answers() == ["yes"]
    assert applicant.said() == ["You said: Yes"]
    assert [frame["type"] for frame in server.received].count("message") == 1, "the history has it: no need to send it"


def test_a_message_written_while_the_line_is_dead_arrives_once(applicant: Applicant, server: FakeChat) -> None:
    applicant.open_chat()
    server.deaf = True
    applicant.say("yes")
    applicant.see(".mine .status", "Sending")
    server.deaf = False
    server.cut()
    applicant.see_bot("How many years")
    sent = [frame["id"] for frame in server.received if frame["type"] == "message"]
    assert len(sent) == 2
    assert len(set(sent)) == 1
    assert server.answers() == ["yes"]


def test_an_unsent_message_survives_a_reload(applicant: Applicant, server: FakeChat) -> None:
    applicant.open_chat()
    server.deaf = True
    applicant.say("yes, since 2015")
    applicant.see(".mine .status", "Sending")
    server.deaf = False
    applicant.visit()
    applicant.launcher().click()
    applicant.look_into_frame()
    applicant.see_bot("How many years")
    assert server.answers() == ["yes, since 2015"]
    assert applicant.said() == ["You said: yes, since 2015"]


def test_bot_messages_missed_while_away_are_shown_once_and_announced(applicant: Applicant, server: FakeChat) -> None:
    applicant.open_chat()
    server.talk.bot("Are you still there?", "info")
    server.cut()
    applicant.see(".log > .theirs .text", "Are you still there?")
    assert len(applicant.texts(".message")) == 3


def test_a_second_tab_takes_over_and_the_first_can_take_it_back(applicant: Applicant, server: FakeChat) -> None:
    applicant.open_chat()
    first = applicant.page.current_window_handle
    applicant.page.switch_to.new_window("tab")
    applicant.open_chat()
    applicant.choose("Yes")
    applicant.see_bot("How many years")
    applicant.page.switch_to.window(first)
    applicant.look_into_frame()
    applicant.see("[data-notice=line]", "open in another tab")
    assert not applicant.find("#text").is_enabled()
    applicant.find("[data-notice=line] button").click()
    applicant.see_bot("How many years")
    assert applicant.find("#text").is_enabled()
    assert applicant.texts("[data-notice=line]") == []


def test_an_erased_interview_starts_anew_and_gives_unsent_words_back(applicant: Applicant, server: FakeChat) -> None:
    applicant.open_chat()
    server.deaf = True
    applicant.say("my unsent words")
    applicant.see(".mine .status", "Sending")
    server.deaf = False
    server.talks.clear()
    applicant.visit()
    applicant.launcher().click()
    applicant.look_into_frame()
    applicant.see("[data-notice=error]", "a new one was started")
    applicant.see_bot("authorized to work")
    assert applicant.find("#text").get_property("value") == "my unsent words"
    assert server.answers() == []


def test_blocked_storage_is_told_and_the_chat_works_all_the_same(applicant: Applicant, server: FakeChat) -> None:
    block = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    added = applicant.page.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": block})
    try:
        applicant.open_chat()
        applicant.see("[data-notice=memory]", "keep this page open")
        applicant.choose("Yes")
        applicant.see_bot("How many years")
        server.cut()
        applicant.see("[data-notice=line]", "Connected again")
        assert len(server.talks) == 1
    finally:
        applicant.page.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)


def test_times_are_in_the_readers_own_zone(applicant: Applicant, server: FakeChat) -> None:
    applicant.open_chat()
    for message in server.talk.messages:
        message["at"] = "2026-01-15T20:30:00+00:00"
    applicant.visit()
    applicant.launcher().click()
    applicant.look_into_frame()
    applicant.see(".when", "12:30")
    assert "2026" in applicant.texts(".when")[0]
