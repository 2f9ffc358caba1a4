"""Who gets in, and who does not."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher
from flask import Flask

from bot.console import ConsoleSettings, create_app, throttle
from bot.console.throttle import Throttle
from bot.screening.errors import BadInput, BadSetup, Conflict
from bot.services.accounts import add_recruiter, generate_password
from bot.services.records import Recruiter
from bot.storage.database import Database
from tests.unit.console.conftest import SECRET, Browser
from tests.unit.console.seeding import EMAIL, NOW, PASSWORD

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
REFUSED = "do not belong together"


def test_the_right_password_opens_the_interviews(stranger: Browser, dana: Recruiter) -> None:
    assert "<h1>Interviews</h1>" in stranger.log_in(email="  Dana@Brightline.example ").text


@pytest.mark.parametrize(
    ("email", "password"), [(EMAIL, "wrong"), ("nobody@brightline.example", PASSWORD), (EMAIL, PASSWORD.upper())]
)
def test_anything_else_is_refused_in_the_same_words(
    stranger: Browser, dana: Recruiter, email: str, password: str
) -> None:
    answer = stranger.log_in(email, password)
    assert answer.status_code == 401
    assert REFUSED in answer.text


def test_an_unknown_address_costs_a_hash_like_a_known_one(
    stranger: Browser, dana: Recruiter, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[str] = []
    real = PasswordHasher.verify

    def watched(self: PasswordHasher, password_hash: str, password: str) -> bool:
        checked.append(password_hash)
        return bool(real(self, password_hash, password))

    monkeypatch.setattr(PasswordHasher, "verify", watched)
    stranger.log_in("nobody@brightline.example")
    stranger.log_in(EMAIL, "wrong")
    assert len(checked) == 2
    parameters = {tuple(password_hash.split("$")[1:4]) for password_hash in checked}
    assert len(parameters) == 1


def test_no_account_exists_before_somebody_makes_one(stranger: Browser) -> None:
    for email, password in (("admin", "admin"), ("admin@example.com", "password"), ("123456", "123456")):
        assert stranger.log_in(email, password).status_code == 401


def test_a_recruiter_who_is_kept_out_stays_out(stranger: Browser, browser: Browser, database: Database) -> None:
    with database.begin() as unit:
        unit.recruiters.set_active(1, False)
        unit.commit()
    assert REFUSED in stranger.log_in().text
    assert "Log in" in browser.page("/"), "an open session ends too"


def test_failed_log_ins_are_throttled_and_the_right_password_then_waits_too(
    stranger: Browser, dana: Recruiter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throttle, "PER_ADDRESS", "2 per minute")
    assert [stranger.log_in(password="guess").status_code for _ in range(2)] == [401, 401]
    answer = stranger.log_in()
    assert answer.status_code == 429
    assert "Wait a few minutes" in answer.text


def test_successful_log_ins_are_not_counted(app: Flask, dana: Recruiter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "PER_ADDRESS", "2 per minute")
    assert [Browser(app.test_client()).log_in().status_code for _ in range(4)] == [200] * 4


def test_one_account_is_throttled_from_many_addresses_and_other_accounts_are_not(database_url: str) -> None:
    guard = Throttle("memory://")
    for n in range(30):
        assert not guard.refuses(f"203.0.113.{n}", EMAIL)
        guard.count_failure(f"203.0.113.{n}", EMAIL)
    assert guard.refuses("198.51.100.1", f" {EMAIL.upper()} ")
    assert not guard.refuses("198.51.100.1", "lee@brightline.example")


def test_logging_out_shuts_the_door(browser: Browser) -> None:
    assert "You are logged out." in browser.post("/logout", form_at="/").text
    assert "<h1>Log in</h1>" in browser.page("/")


def test_after_logging_in_the_wanted_page_is_shown(stranger: Browser, dana: Recruiter) -> None:
    answer = stranger.post("/login?next=/console/audit", email=EMAIL, password=PASSWORD)
    assert "<h1>Audit log</h1>" in answer.text


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/console", "/\\evil.example", "/console\\@evil.example", "evil"],
)
def test_nobody_is_sent_to_another_site(stranger: Browser, dana: Recruiter, elsewhere: str) -> None:
    answer = stranger.post(f"/login?next={elsewhere}", follow=False, email=EMAIL, password=PASSWORD)
    assert answer.location == "/console/"


def test_changing_the_password_ends_every_other_session(app: Flask, browser: Browser) -> None:
    other = Browser(app.test_client())
    assert other.log_in().status_code == 200
    new = "an even quieter lantern"
    answer = browser.post("/account", current=PASSWORD, new=new, again=new)
    assert "Your password is changed." in answer.text
    assert "<h1>Interviews</h1>" in browser.page("/"), "this session goes on"
    assert "<h1>Log in</h1>" in other.page("/")
    assert other.log_in().status_code == 401
    assert other.log_in(password=new).status_code == 200


@pytest.mark.parametrize(
    ("current", "new", "again", "told"),
    [
        ("wrong", "long enough now", "long enough now", "current password is not right"),
        (PASSWORD, "short", "short", "at least 12 characters"),
        (PASSWORD, "long enough now", "not the same now", "passwords differ"),
    ],
)
def test_a_bad_change_of_password_says_why(browser: Browser, current: str, new: str, again: str, told: str) -> None:
    assert told in browser.post("/account", current=current, new=new, again=again).text
    assert browser.post("/logout", form_at="/").status_code == 200
    assert browser.log_in().status_code == 200, "the password is as it was"


def test_the_session_cookie_is_for_this_site_and_no_script(database: Database, dana: Recruiter) -> None:
    app = create_app(database, ConsoleSettings(secret_key=SECRET, https=True))
    here = Browser(app.test_client())
    here.client.environ_base["wsgi.url_scheme"] = "https"
    cookie = here.post("/login", follow=False, email=EMAIL, password=PASSWORD).headers["Set-Cookie"]
    assert {"HttpOnly", "Secure", "SameSite=Lax", "Path=/console"} <= set(cookie.split("; "))


def test_a_short_secret_is_refused_in_one_sentence(database: Database) -> None:
    with pytest.raises(BadSetup, match="32 random characters"):
        create_app(database, ConsoleSettings(secret_key="secret"))


def test_an_account_needs_an_address_a_long_password_and_no_namesake(database: Database, dana: Recruiter) -> None:
    with database.begin() as unit:
        with pytest.raises(BadInput, match="not an email address"):
            add_recruiter(unit.recruiters, "dana", "", PASSWORD, NOW)
        with pytest.raises(BadInput, match="at least 12"):
            add_recruiter(unit.recruiters, "lee@brightline.example", "", "short", NOW)
        with pytest.raises(Conflict, match="already a recruiter"):
            add_recruiter(unit.recruiters, EMAIL.upper(), "", PASSWORD, NOW)


def test_two_generated_passwords_differ_and_are_long(database_url: str) -> None:
    assert generate_password() != generate_password()
    assert len(generate_password()) >= 20
