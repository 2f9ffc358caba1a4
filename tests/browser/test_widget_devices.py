"""Going on from another device, and leaving no trace on a shared one."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.applicant import Applicant
from tests.browser.fake_chat import FakeChat

pytestmark = pytest.mark.browser
CODE = "K7MP-2QXD-9RTV"


@pytest.fixture
def elsewhere(applicant: Applicant, server: FakeChat) -> Applicant:
    """An applicant who answered one question on one device and holds a code on another."""
    applicant.open_chat()
    applicant.choose("Yes")
    applicant.see_bot("How many years")
    server.codes = {CODE: next(iter(server.talks))}
    applicant.visit("/widget/icon.svg")
    applicant.script("localStorage.clear()")
    return applicant


def test_a_link_goes_on_where_the_other_device_was(elsewhere: Applicant, server: FakeChat) -> None:
    elsewhere.visit(f"/resume#{CODE}")
    elsewhere.see("#progress-text", "Question 2 of 6")
    assert elsewhere.said() == ["You said: Yes"]
    assert CODE not in elsewhere.page.current_url
    elsewhere.page.refresh()
    elsewhere.see("#progress-text", "Question 2 of 6")
    assert len(server.talks) == 1


def test_a_code_can_be_entered_on_the_page_for_it(elsewhere: Applicant) -> None:
    elsewhere.visit("/resume")
    assert elsewhere.find("#code").accessible_name == "Your code"
    elsewhere.find("#code").send_keys("no code" + Keys.ENTER)
    assert elsewhere.page.current_url.endswith("/resume")
    elsewhere.find("#code").clear()
    elsewhere.find("#code").send_keys(CODE + Keys.ENTER)
    elsewhere.see("#progress-text", "Question 2 of 6")


def test_a_code_can_be_entered_in_the_chat_itself(elsewhere: Applicant, server: FakeChat) -> None:
    elsewhere.open_chat()
    elsewhere.say(f" {CODE} ")
    elsewhere.see("#progress-text", "Question 2 of 6")
    assert all(CODE not in message["text"] for talk in server.talks.values() for message in talk.messages)


def test_an_expired_code_with_nothing_to_go_back_to_ends_in_plain_words(elsewhere: Applicant, server: FakeChat) -> None:
    server.codes = {}
    elsewhere.visit(f"/resume#{CODE}")
    elsewhere.see("[data-notice=error]", "expired or was already used")
    assert not elsewhere.find("#text").is_enabled()


def test_a_link_from_another_device_that_expired_is_explained(applicant: Applicant) -> None:
    applicant.visit("/jobs/warehouse-lead#resume=ABCD-1234")
    applicant.look_into_frame()
    applicant.see("[data-notice=error]", "expired or was already used")
    applicant.see_bot("authorized to work")
    applicant.look_at_page()
    assert "resume" not in applicant.page.current_url


def test_a_shared_device_forgets_the_interview_when_asked(applicant: Applicant, server: FakeChat) -> None:
    applicant.open_chat()
    applicant.choose("Yes")
    applicant.see_bot("How many years")
    applicant.write("half a thou")
    applicant.find("#menu-button").click()
    applicant.find("#forget").click()
    applicant.see("[data-notice=forget]", "What you sent stays with the recruiter")
    applicant.page.switch_to.active_element.send_keys(Keys.ENTER)
    applicant.look_at_page()
    applicant.wait(lambda: not applicant.find(".screener-panel").is_displayed())
    assert server.answers() == ["yes"]
    applicant.launcher().click()
    applicant.look_into_frame()
    applicant.wait(lambda: len(server.talks) == 2)
    applicant.see_bot("authorized to work")
    assert applicant.said() == []
    assert applicant.find("#text").get_property("value") == ""
