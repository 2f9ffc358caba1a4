"""What holds for every page: behind the log-in, guarded forms, safe headers, everything said shown as text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from werkzeug.routing import Rule

from bot.screening.errors import BadSetup
from bot.services.records import Recruiter
from bot.storage.database import Database
from tests.unit.console.conftest import Browser
from tests.unit.console.seeding import FIELD_SALES, Said, add_interview, add_posting, fill

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
OPEN = {"console.login", "console.static", "console.health", "home"}
SCRIPT = "<script>alert('x')</script><img src=x onerror=alert(1)>"


def _address(rule: Rule, database: Database) -> str:
    values = {"interview_id": 1, "question_id": 1, "slug": "field-sales-representative", "key": "c1", "filename": "x"}
    return str(rule.build({name: values[name] for name in rule.arguments})[1])  # type: ignore[index]


def test_every_page_is_behind_the_log_in(app: Flask, database: Database, dana: Recruiter) -> None:
    app.config["WTF_CSRF_ENABLED"] = False  # so that a form is turned away for the log-in and nothing else
    fill(database)
    walked = 0
    for rule in app.url_map.iter_rules():
        if rule.endpoint in OPEN:
            continue
        for method in (rule.methods or set()) - {"OPTIONS", "HEAD"}:
            answer = app.test_client().open(_address(rule, database), method=method)
            assert answer.status_code == 302, f"{method} {rule}"
            assert answer.location.startswith("/console/login"), f"{method} {rule}"
            walked += 1
    assert walked > 15


def test_every_form_is_refused_without_its_token(app: Flask, browser: Browser, database: Database) -> None:
    fill(database)
    walked = 0
    for rule in app.url_map.iter_rules():
        if "POST" in (rule.methods or set()):
            answer = browser.client.post(_address(rule, database), data={"outcome": "qualified", "status": "closed"})
            assert answer.status_code == 400, str(rule)
            walked += 1
    assert walked >= 10


def test_every_answer_carries_the_safe_headers(browser: Browser) -> None:
    for address in ("/", "/login", "/static/console.css", "/nothing-here", "/health"):
        with browser.client.get(f"/console{address}") as answer:
            headers = answer.headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"


def test_pages_with_applicants_words_are_not_kept_by_the_browser(browser: Browser, database: Database) -> None:
    number = fill(database)["short"]
    assert browser.get(f"/interviews/{number}").headers["Cache-Control"] == "no-store"


def test_no_page_has_inline_scripts_or_styles_that_its_policy_forbids(browser: Browser, database: Database) -> None:
    number = fill(database)["short"]
    for address in ("/", f"/interviews/{number}", "/postings", "/postings/field-sales-representative", "/account"):
        page = browser.page(address)
        assert "style=" not in page
        assert page.count("<script") == 1
        assert "onclick" not in page


def test_what_applicants_and_postings_say_is_shown_as_text(browser: Browser, database: Database) -> None:
    criterion = replace(FIELD_SALES.criteria[0], evidence=SCRIPT, question=SCRIPT, details={"field": SCRIPT})
    posting = replace(FIELD_SALES, title=SCRIPT, employer=SCRIPT, location=SCRIPT, pay=SCRIPT, requisition=SCRIPT,
                      html=f"<p>fine</p>{SCRIPT}", criteria=(criterion,), warnings=())  # fmt: skip
    stored = add_posting(database, posting)
    said = Said("c1", SCRIPT, {"field": SCRIPT}, rule=SCRIPT[:70])
    number = add_interview(database, stored, [said], name=SCRIPT, asked=SCRIPT)
    pages = ("/", "/?search=" + SCRIPT, f"/interviews/{number}", f"/interviews/{number}/erase", "/postings",
             f"/postings/{stored.slug}", "/postings?search=" + SCRIPT, "/audit")  # fmt: skip
    for address in pages:
        page = browser.page(address)
        assert "<script>alert" not in page, address
        assert "<img" not in page, address
    assert "&lt;script&gt;" in browser.page(f"/interviews/{number}")


def test_a_posting_that_was_stored_with_scripts_is_still_shown_without(browser: Browser, database: Database) -> None:
    html = (
        '<p onclick="x()">Hello</p><style>p{}</style><a href="javascript:x()">go</a><iframe src="//e.example"></iframe>'
    )
    stored = add_posting(database, replace(FIELD_SALES, html=html))
    page = browser.page(f"/postings/{stored.slug}")
    assert "<p>Hello</p>" in page
    for piece in ("onclick", "<style", "javascript:", "iframe"):
        assert piece not in page


def test_what_is_not_there_is_told_in_a_sentence(browser: Browser) -> None:
    for address in (
        "/interviews/999",
        "/interviews/999.json",
        "/postings/none-such",
        "/nowhere",
        "/interviews/999/erase",
    ):
        answer = browser.get(address)
        assert answer.status_code == 404, address
        assert "<h1>Not found</h1>" in answer.text


def test_too_large_an_upload_is_told_in_a_sentence(browser: Browser) -> None:
    answer = browser.post("/postings/new", text="x" * (6 * 1024 * 1024))
    assert answer.status_code == 413
    assert "paste its text instead" in answer.text


def test_a_database_that_does_not_answer_is_told_without_its_address(
    app: Flask, browser: Browser, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise BadSetup("The database postgresql://screener@db.internal/screener cannot be used.")

    monkeypatch.setattr(database, "read", refuse)
    for address in ("/", "/postings", "/nowhere"):
        answer = browser.get(address)
        assert answer.status_code == 503, address
        assert "The database does not answer." in answer.text
        assert "db.internal" not in answer.text


def test_an_error_of_ours_is_told_without_its_inside(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret inside")

    monkeypatch.setattr("bot.console.interviews.review.list_interviews", fail)
    answer = browser.get("/")
    assert answer.status_code == 500
    assert "Something went wrong" in answer.text
    assert "secret inside" not in answer.text
    assert "secret inside" in caplog.text, "whoever runs the server sees it in the log"
