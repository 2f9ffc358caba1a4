"""An applicant at a browser: what the widget's tests do and see, in their words."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from bot.widget.files import FOLDER

PATIENCE = 8.0
"""Seconds until something that should appear counts as missing."""
T = TypeVar("T")


def labels(language: str) -> dict[str, Any]:
    """The widget's own labels in this language."""
    found: dict[str, Any] = json.loads((FOLDER / "strings.json").read_text(encoding="utf-8"))[language]
    return found


class Applicant:
    """Drives one browser window; `see` methods wait, the others look at once."""

    def __init__(self, page: Chrome, origin: str) -> None:
        self.page = page
        self.origin = origin

    def visit(self, path: str = "/jobs/warehouse-lead") -> None:
        """Open a careers page, outside the chat."""
        self.page.get(self.origin + path)

    def open_chat(self, path: str = "/jobs/warehouse-lead") -> None:
        """Open a page, press the launcher, and look into the chat's frame."""
        self.visit(path)
        self.launcher().click()
        self.look_into_frame()
        self.see_bot("authorized to work")

    def launcher(self) -> WebElement:
        """The launcher button, once the loader has put it there."""
        return self.wait(lambda: self.page.find_element(By.CSS_SELECTOR, ".screener-launcher"))

    def look_into_frame(self) -> None:
        """Turn to the shown chat frame."""
        self.page.switch_to.default_content()
        frames = self.wait(lambda: [f for f in self.page.find_elements(By.TAG_NAME, "iframe") if f.is_displayed()])
        self.page.switch_to.frame(frames[0])

    def look_at_page(self) -> None:
        """Turn to the page around the frame."""
        self.page.switch_to.default_content()

    def find(self, selector: str) -> WebElement:
        """The one element of this kind."""
        return self.page.find_element(By.CSS_SELECTOR, selector)

    def texts(self, selector: str) -> list[str]:
        """What the elements of this kind say, hidden words included."""
        script = "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent.trim())"
        return list(self.page.execute_script(script, selector))

    def said(self) -> list[str]:
        """The applicant's own bubbles, as a screen reader reads them."""
        return self.texts(".mine .text")

    def write(self, text: str) -> None:
        """Put text into the composer without sending it."""
        self.find("#text").send_keys(text)

    def say(self, text: str) -> None:
        """Type and press Enter."""
        self.write(text + Keys.ENTER)

    def answer(self, words: str) -> None:
        """Type where the focus is, press Enter, and wait for the bot's next message."""
        before = len(self.texts(".theirs"))
        self.page.switch_to.active_element.send_keys(words + Keys.ENTER)
        self.wait(lambda: len(self.texts(".theirs")) > before)

    def choose(self, title: str) -> None:
        """Press a suggested answer."""
        self.wait(lambda: title in self.texts("#replies button"))
        next(b for b in self.page.find_elements(By.CSS_SELECTOR, "#replies button") if b.text == title).click()

    def see_bot(self, words: str) -> None:
        """Wait until the newest bot message has these words."""
        self.wait(lambda: words in (self.texts(".theirs .text") or [""])[-1])

    def see(self, selector: str, words: str) -> None:
        """Wait until an element of this kind says these words."""
        self.wait(lambda: any(words in text for text in self.texts(selector)))

    def wait(self, condition: Callable[[], T]) -> T:
        """The condition's first true value; missing and vanished elements count as not yet."""
        waiter = WebDriverWait(self.page, PATIENCE, 0.05, ignored_exceptions=[StaleElementReferenceException])
        return waiter.until(lambda _: condition())

    def script(self, code: str, *arguments: Any) -> Any:
        """Run a line of script where the applicant is looking."""
        return self.page.execute_script(code, *arguments)

    def focused(self) -> str:
        """The id of the element that has the focus, or its class."""
        return str(self.script("return document.activeElement.id || document.activeElement.className"))
