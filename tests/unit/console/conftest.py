"""A console on an empty database, with one recruiter."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_login import FlaskLoginClient
from werkzeug.test import TestResponse

from bot.console import ConsoleSettings, create_app
from bot.console.context import LoggedIn
from bot.services.records import Recruiter
from bot.storage.database import Database
from tests.unit.console.seeding import EMAIL, PASSWORD, add_dana

SECRET = "a secret that is long enough for tests"


class Browser:
    """What a recruiter's browser does: follows links, fills in forms with their hidden token."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def get(self, address: str) -> TestResponse:
        return self.client.get(f"/console{address}", follow_redirects=True)

    def page(self, address: str) -> str:
        """The text of a page that must be there."""
        answer = self.get(address)
        assert answer.status_code == 200, answer.text
        return answer.text

    def post(self, address: str, form_at: str | None = None, follow: bool = True, **fields: object) -> TestResponse:
        """Send a form with the token of the page that shows it."""
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', self.get(form_at or address).text)
        assert token, "the page has no form"
        data = {"csrf_token": token.group(1), **fields}
        return self.client.post(f"/console{address}", data=data, follow_redirects=follow)

    def log_in(self, email: str = EMAIL, password: str = PASSWORD) -> TestResponse:
        return self.post("/login", email=email, password=password)


@pytest.fixture
def app(database: Database) -> Flask:
    return create_app(database, ConsoleSettings(secret_key=SECRET))


@pytest.fixture
def dana(database: Database) -> Recruiter:
    return add_dana(database)


@pytest.fixture
def stranger(app: Flask) -> Browser:
    """Somebody who is not logged in."""
    return Browser(app.test_client())


@pytest.fixture
def browser(app: Flask, dana: Recruiter) -> Browser:
    """Dana, logged in; test_login.py holds what logging in itself takes."""
    app.test_client_class = FlaskLoginClient
    return Browser(app.test_client(user=LoggedIn(dana)))
