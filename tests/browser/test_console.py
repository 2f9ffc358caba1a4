"""A recruiter's morning in a real browser: log in, read why, overrule with a reason, at a desk and on a telephone."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait
from werkzeug.serving import make_server

from bot.console import ConsoleSettings, create_app
from bot.settings import VAR
from bot.storage.database import Database
from tests.browser.chromium import DESKTOP, MOBILE, chromium, console_errors, screenshot, scrolls_sideways, set_size
from tests.unit.console.seeding import EMAIL, NOW, PASSWORD, add_dana, fill

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
]
PICTURES = Path(os.environ.get("PICTURES", VAR / "pictures"))
NARROW = (320, 700)


@pytest.fixture
def ids(database: Database) -> dict[str, int]:
    add_dana(database)
    return fill(database)


@pytest.fixture
def address(database: Database, ids: dict[str, int]) -> Iterator[str]:
    """Where the console answers."""
    app = create_app(database, ConsoleSettings(secret_key="a secret for one browser run only"))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/console"
    server.shutdown()
    thread.join()
    server.server_close()


def _log_in(page: Chrome, address: str) -> None:
    page.get(f"{address}/")
    page.find_element(By.ID, "email").send_keys(EMAIL)
    page.find_element(By.ID, "password").send_keys(PASSWORD)
    page.find_element(By.CSS_SELECTOR, "button[type=submit]").click()
    _wait_for(page, "Mei Tanaka")


def _wait_for(page: Chrome, text: str) -> None:
    """Wait until a page shows the text; the page before may go while it is looked at."""
    gone = (StaleElementReferenceException, NoSuchElementException)
    shown = WebDriverWait(page, 20, ignored_exceptions=gone)
    shown.until(lambda p: text in p.find_element(By.TAG_NAME, "main").text, f"no {text!r} on the page")


def test_a_recruiter_reads_why_and_overrules(address: str, ids: dict[str, int]) -> None:
    with chromium(timezone="America/Los_Angeles") as page:
        _log_in(page, address)
        screenshot(page, PICTURES / "console-list.png")
        page.find_element(By.LINK_TEXT, "Jordan Avery").click()
        _wait_for(page, "Criterion by criterion")
        screenshot(page, PICTURES / "console.png", (1280, 1000))
        page.find_element(By.CSS_SELECTOR, "input[value=qualified]").click()
        page.find_element(By.CSS_SELECTOR, "#decision button[type=submit]").click()
        _wait_for(page, "a reason is needed")
        page.find_element(By.ID, "reason").send_keys("Ten years of running a shop counts as sales.")
        page.find_element(By.CSS_SELECTOR, "#decision button[type=submit]").click()
        _wait_for(page, "Overruled by Dana Whitfield")
        refused = [e for e in console_errors(page) if "422" not in e]  # the browser notes that answer, rightly
        assert refused == []


def test_times_are_shown_in_the_readers_zone(address: str, ids: dict[str, int]) -> None:
    shown = {}
    for zone in ("America/Los_Angeles", "Asia/Kolkata"):
        with chromium(timezone=zone) as page:
            _log_in(page, address)
            element = page.find_element(By.CSS_SELECTOR, "tbody time")
            assert element.get_attribute("datetime").endswith("Z")
            shown[zone] = element.text
    assert shown["America/Los_Angeles"] != shown["Asia/Kolkata"]
    assert str(NOW.year) in shown["Asia/Kolkata"]


def test_every_page_fits_a_telephone(address: str, ids: dict[str, int]) -> None:
    pages = ("/", f"/interviews/{ids['short']}", f"/interviews/{ids['short']}/erase", "/postings", "/postings/new",
             "/postings/field-sales-representative", "/audit", "/account", "/?search=nobody")  # fmt: skip
    with chromium(MOBILE) as page:
        _log_in(page, address)
        for size in (MOBILE, NARROW):
            set_size(page, size)
            for where in pages:
                page.get(address + where)
                assert not scrolls_sideways(page), f"{where} at {size[0]} px"
        screenshot(page, PICTURES / "console-telephone.png", MOBILE)
        assert console_errors(page) == []


def test_the_keyboard_is_enough_and_its_place_is_seen(address: str, ids: dict[str, int]) -> None:
    with chromium(DESKTOP) as page:
        _log_in(page, address)
        page.get(f"{address}/interviews/{ids['short']}")
        _wait_for(page, "Criterion by criterion")
        places = []
        for _ in range(12):
            ActionChains(page).send_keys(Keys.TAB).perform()
            focused = page.switch_to.active_element
            places.append(focused.text or focused.get_attribute("name"))
            outline = page.execute_script("return getComputedStyle(document.activeElement).outlineStyle")
            assert outline == "solid", f"the focus on {places[-1]!r} cannot be seen"
        assert places[0] == "Skip to the content"
        assert "I have taken care of it" in places


def test_text_on_every_surface_has_enough_contrast(address: str, ids: dict[str, int]) -> None:
    """WCAG 2.2, success criterion 1.4.3: 4.5 to 1, 3 to 1 for large text."""
    with chromium(DESKTOP) as page:
        _log_in(page, address)
        for where in ("/", f"/interviews/{ids['short']}", "/postings/field-sales-representative", "/audit", "/account"):
            page.get(address + where)
            assert page.execute_script(_CONTRAST) == [], where


_CONTRAST = """
const rgb = s => (s.match(/[\\d.]+/g) || []).map(Number);
const channel = c => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
const ground = e => {
  for (; e; e = e.parentElement) {
    const c = rgb(getComputedStyle(e).backgroundColor);
    if (c.length === 3 || c[3] === 1) return c;
  }
  return [255, 255, 255];
};
const poor = [];
for (const e of document.querySelectorAll("body *")) {
  if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.checkVisibility()) continue;
  const style = getComputedStyle(e), size = parseFloat(style.fontSize);
  const [a, b] = [light(rgb(style.color)), light(ground(e))];
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  const said = e.textContent.trim().slice(0, 40);
  if (ratio < (large ? 3 : 4.5)) poor.push(`${e.tagName} ${e.className} ${said} ${ratio.toFixed(2)}`);
}
return poor;
"""
