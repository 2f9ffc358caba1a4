"""What the widget does with messages that are odd, refused, too long or late."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.applicant import Applicant, labels
from tests.browser.fake_chat import FakeChat

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("text", ["<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "/restart {{7}} &amp;"])
def test_markup_in_a_message_is_shown_as_text(applicant: Applicant, text: str) -> None:
    applicant.open_chat()
    applicant.say(f"{text}?")
    applicant.see_bot(f"You asked: {text}? I have passed it on.")
    assert applicant.said() == [f"You said: {text}?"]
    assert applicant.page.find_elements(By.CSS_SELECTOR, "#log img, #log script") == []


def test_only_web_addresses_in_bot_texts_become_links(applicant: Applicant) -> None:
    applicant.open_chat()
    applicant.say("javascript://x%0Aalert(1) and https://example.com/a?b=1&c=2, right?")
    applicant.see_bot("I have passed it on")
    links = applicant.page.find_elements(By.CSS_SELECTOR, "#log .message:last-child a")
    assert [link.get_attribute("href") for link in links] == ["https://example.com/a?b=1&c=2"]
    assert links[0].get_attribute("rel") == "noopener noreferrer"


def test_a_bot_message_that_comes_twice_is_shown_once(applicant: Applicant, server: FakeChat) -> None:
    applicant.open_chat()
    server.repeat()
    applicant.choose("Yes")
    applicant.see_bot("How many years")
    assert len(applicant.texts(".theirs")) == 3


def test_a_message_over_the_limit_is_not_sent_and_says_by_how_much(applicant: Applicant, server: FakeChat) -> None:
    applicant.open_chat()
    paste = "const [field, text] = arguments; field.value = text; field.dispatchEvent(new InputEvent('input'))"
    applicant.script(paste, applicant.find("#text"), "😀" * 2003)
    assert applicant.find("#limit").text.startswith("3 characters too many")
    assert not applicant.find("#send").is_enabled()
    applicant.write(Keys.ENTER)
    assert server.answers() == []
    applicant.write(Keys.BACKSPACE * 3)
    assert applicant.find("#limit").text == "2,000 of 2,000 characters"
    applicant.write(Keys.ENTER)
    applicant.see_bot("How many years")


@pytest.mark.parametrize("code", ["too_long", "empty", "bad_frame"])
def test_a_refused_message_goes_back_to_the_composer(applicant: Applicant, server: FakeChat, code: str) -> None:
    applicant.open_chat()
    server.refuse = code
    applicant.say("my long story")
    applicant.see("[data-notice=error]", labels("en")["error"].get(code, labels("en")["error"]["other"]))
    assert applicant.find("#text").get_property("value") == "my long story"
    assert applicant.said() == []
    assert applicant.texts("#replies button") == ["Yes", "No"]


@pytest.mark.parametrize("code", ["too_fast", "internal"])
def test_a_message_the_server_could_not_take_can_be_tried_again(
    applicant: Applicant, server: FakeChat, code: str
) -> None:
    applicant.open_chat()
    server.refuse = code
    applicant.say("yes")
    applicant.see(".mine .status", "Not sent. Try again")
    applicant.see("[data-notice=error]", labels("en")["error"][code])
    applicant.find(".retry").click()
    applicant.see_bot("How many years")
    assert server.answers() == ["yes"]
    assert applicant.texts("[data-notice=error]") == []


def test_enter_that_ends_a_composed_word_does_not_send(applicant: Applicant, server: FakeChat) -> None:
    applicant.open_chat()
    applicant.write("にほん")
    key = "arguments[0].dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true}))"
    applicant.script(key, applicant.find("#text"))
    applicant.write(Keys.SHIFT + Keys.ENTER + Keys.NULL + "second line")
    assert server.answers() == []
    assert applicant.find("#text").get_property("value") == "にほん\nsecond line"


def test_the_assistant_is_seen_typing_when_it_takes_time(applicant: Applicant, server: FakeChat) -> None:
    applicant.open_chat()
    server.slow = 1.0
    applicant.choose("Yes")
    applicant.see("#typing", "The assistant is typing")
    applicant.see_bot("How many years")
    assert applicant.texts("#typing") == [""]
