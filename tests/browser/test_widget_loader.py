"""The loader on a careers page: launchers, frames, focus, and what other pages cannot do."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.applicant import Applicant
from tests.browser.chromium import console_errors
from tests.browser.fake_chat import PAGES, FakeChat

pytestmark = pytest.mark.browser
CUSTOMER_PAGE = """<!doctype html><html lang="en">
<head><title>Jobs at a customer</title><link rel="icon" href="data:,"></head>
<body><main><h1>Jobs</h1></main>{scripts}</body></html>"""


def test_nothing_is_asked_of_the_server_before_the_chat_is_opened(applicant: Applicant, server: FakeChat) -> None:
    applicant.visit()
    applicant.launcher()
    assert applicant.page.find_elements(By.TAG_NAME, "iframe") == []
    assert server.received == []


def test_escape_closes_the_chat_and_the_focus_returns_to_what_opened_it(applicant: Applicant) -> None:
    applicant.open_chat()
    applicant.page.switch_to.active_element.send_keys(Keys.ESCAPE)
    applicant.look_at_page()
    applicant.wait(lambda: "screener-launcher" in applicant.focused())
    applicant.find("[data-screener-open]").send_keys(Keys.ENTER)
    applicant.look_into_frame()
    applicant.wait(lambda: applicant.focused() == "text")
    applicant.find("#close").click()
    applicant.look_at_page()
    applicant.wait(lambda: applicant.focused() == "apply")


def test_escape_closes_an_open_menu_before_it_closes_the_chat(applicant: Applicant) -> None:
    applicant.open_chat()
    applicant.find("#menu-button").click()
    applicant.page.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert applicant.focused() == "menu-button"
    assert not applicant.find("#menu").is_displayed()
    applicant.look_at_page()
    assert applicant.find(".screener-panel").is_displayed()


def test_messages_that_come_while_the_chat_is_closed_are_counted_on_the_launcher(
    applicant: Applicant, server: FakeChat
) -> None:
    applicant.open_chat()
    server.slow = 0.5
    applicant.say("yes")
    applicant.page.switch_to.active_element.send_keys(Keys.ESCAPE)
    applicant.look_at_page()
    applicant.wait(lambda: applicant.texts(".screener-badge") == ["1"])
    assert applicant.launcher().accessible_name == "Apply by chat, new messages: 1"
    applicant.launcher().click()
    applicant.look_into_frame()
    applicant.see_bot("How many years")
    applicant.page.switch_to.active_element.send_keys(Keys.ESCAPE)
    applicant.look_at_page()
    applicant.wait(lambda: applicant.launcher().accessible_name == "Apply by chat")


def test_two_postings_on_one_page_do_not_mix(applicant: Applicant, server: FakeChat) -> None:
    """On a page of another origin, under the strictest policy that docs/widget.md asks for."""
    postings = ('"warehouse-lead"', '"dock-clerk" data-label="Ask us"', '"warehouse-lead"')
    scripts = "".join(f'<script src="{server.origin}/widget.js" data-posting={one}></script>' for one in postings)
    PAGES["/customer"] = CUSTOMER_PAGE.format(scripts=scripts)
    customer = Applicant(applicant.page, server.origin.replace("127.0.0.1", "localhost"))
    customer.visit("/customer")
    customer.wait(lambda: len(customer.texts(".screener-launcher")) == 2)
    names = [b.accessible_name for b in customer.page.find_elements(By.CSS_SELECTOR, ".screener-launcher")]
    assert names == ["Apply by chat", "Ask us"]
    customer.launcher().click()
    customer.look_into_frame()
    customer.see_bot("authorized to work")
    customer.choose("Yes")
    customer.see_bot("How many years")
    customer.find("#close").click()
    customer.look_at_page()
    customer.page.find_elements(By.CSS_SELECTOR, ".screener-launcher")[1].click()
    customer.look_into_frame()
    customer.see("h1", "Dock Clerk")
    assert sorted(talk.posting.slug for talk in server.talks.values()) == ["dock-clerk", "warehouse-lead"]
    assert console_errors(customer.page) == []


def test_the_page_heeds_only_its_own_frame(applicant: Applicant) -> None:
    applicant.open_chat()
    applicant.look_at_page()
    applicant.script("window.postMessage({screener: 'close'}, '*')")
    applicant.script("return new Promise((done) => setTimeout(done, 200))")
    assert applicant.find(".screener-panel").is_displayed()


def test_the_page_does_not_heed_its_frame_once_another_origin_is_in_it(applicant: Applicant, server: FakeChat) -> None:
    applicant.page.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
    try:
        applicant.open_chat()
        applicant.look_at_page()
        elsewhere = server.origin.replace("127.0.0.1", "localhost") + "/widget/icon.svg"
        applicant.script("document.querySelector('iframe').src = arguments[0]", elsewhere)
        applicant.look_into_frame()
        applicant.wait(lambda: applicant.script("return location.href") == elsewhere)
        applicant.script("parent.postMessage({screener: 'close'}, '*')")
        applicant.look_at_page()
        applicant.script("return new Promise((done) => setTimeout(done, 200))")
        assert applicant.find(".screener-panel").is_displayed()
    finally:
        applicant.page.execute_cdp_cmd("Page.setBypassCSP", {"enabled": False})


@pytest.mark.parametrize(("slug", "words"), [("driver", "no longer taking"), ("gone", "could not be found")])
def test_a_posting_that_cannot_be_applied_for_is_explained(applicant: Applicant, slug: str, words: str) -> None:
    applicant.visit(f"/widget/frame.html#posting={slug}")
    applicant.see("[data-notice=error]", words)
    assert not applicant.find("#text").is_enabled()
