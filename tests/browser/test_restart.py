"""An applicant at a browser while the real chat worker drains, is killed, and comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.support.ui import WebDriverWait

from bot.storage.database import Database
from tests.browser.applicant import Applicant
from tests.integration.scale.applicants import SLUG
from tests.integration.scale.conftest import publish
from tests.served import Served

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.served]


@pytest.fixture
def worker(trained: Path, sqlite_template: Path, tmp_path: Path) -> Iterator[Served]:
    """A real chat worker."""
    file = tmp_path / "screener.db"
    file.write_bytes(sqlite_template.read_bytes())
    database = Database(f"sqlite:///{file}")
    publish(database)
    database.dispose()
    served = Served(f"sqlite:///{file}").start()
    yield served
    served.stop()


def _hear(applicant: Applicant, words: str) -> None:
    """Wait for the bot's next question, however long a worker takes to start and the widget to come back."""
    newest = "return [...document.querySelectorAll('.theirs .text')].at(-1)?.textContent ?? ''"
    WebDriverWait(applicant.page, 60, 0.1).until(lambda page: words in page.execute_script(newest))


def test_the_chat_goes_on_by_itself_after_a_drain_and_after_a_kill(browser: Chrome, worker: Served) -> None:
    applicant = Applicant(browser, f"http://127.0.0.1:{worker.port}")
    applicant.visit(f"/jobs/{SLUG}")
    applicant.launcher().click()
    applicant.look_into_frame()
    _hear(applicant, "sales")
    applicant.say("I have worked in sales for 7 years")
    _hear(applicant, "degree")

    assert worker.stop() == 0
    applicant.say("I have a bachelor's degree in business")  # while nobody is there
    worker.start()
    _hear(applicant, "nights")

    worker.kill()
    applicant.say("yes, I can work nights and weekends")
    worker.start()
    _hear(applicant, "everything right")
    assert [text.removeprefix("You said: ") for text in applicant.said()] == [
        "I have worked in sales for 7 years",
        "I have a bachelor's degree in business",
        "yes, I can work nights and weekends",
    ]
