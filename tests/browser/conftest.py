"""What the widget's tests share: one browser, one fake server, and an applicant who starts with nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome

from tests.browser.applicant import Applicant
from tests.browser.chromium import DESKTOP, chromium, console_errors, set_size
from tests.browser.fake_chat import FakeChat, fake_chat


@pytest.fixture(scope="package")
def browser() -> Iterator[Chrome]:
    """One window for all widget tests; the reader's zone is known."""
    with chromium(timezone="America/Los_Angeles") as page:
        yield page


@pytest.fixture(scope="package")
def server() -> Iterator[FakeChat]:
    """The chat server that all widget tests share."""
    with fake_chat() as running:
        yield running


@pytest.fixture
def applicant(browser: Chrome, server: FakeChat) -> Iterator[Applicant]:
    """A new applicant: nothing stored, the usual window, and a server in a good mood."""
    server.lose_acks = server.deaf = False
    server.refuse, server.slow = None, 0.0
    server.talks.clear()
    server.received.clear()
    browser.switch_to.default_content()
    browser.get("about:blank")
    browser.execute_cdp_cmd("Storage.clearDataForOrigin", {"origin": server.origin, "storageTypes": "all"})
    console_errors(browser)
    set_size(browser, DESKTOP)
    yield Applicant(browser, server.origin)
    for handle in browser.window_handles[1:]:
        browser.switch_to.window(handle)
        browser.close()
    browser.switch_to.window(browser.window_handles[0])
