"""The program's settings: one frozen object, read once from the environment and from .env in the project's root.

Each field is the variable SCREENER_<FIELD>. What a field means and which values it takes stands beside it; the
tables in .env.example and docs/settings.md are written from here by scripts/write_settings_docs.py.
"""

from __future__ import annotations

import os
import re
import secrets
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dotenv import dotenv_values

from bot.screening.errors import BadSetup

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
PREFIX = "SCREENER_"

_LABEL = r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"


def _text(text: str) -> str:
    return text


def _slack_token(text: str) -> str:
    if not text.startswith("xoxb-"):
        raise ValueError
    return text


def _long(text: str) -> str:
    if len(text) < 32:
        raise ValueError
    return text


def _choice(*names: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text.lower() not in names:
            raise ValueError
        return text.lower()

    return read


def _number(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not low <= int(text) <= high:
            raise ValueError
        return int(text)

    return read


def _switch(text: str) -> bool:
    return {"on": True, "true": True, "yes": True, "1": True, "off": False, "false": False, "no": False, "0": False}[
        text.lower()
    ]


def _url(*schemes: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        parts = urlsplit(text)
        if parts.scheme not in schemes or not parts.hostname or (parts.port is not None and parts.port == 0):
            raise ValueError
        return text.rstrip("/")

    return read


def _host(text: str) -> str:
    if not re.fullmatch(rf"{_LABEL}(\.{_LABEL})*|\[?[0-9A-Fa-f:]+\]?", text):
        raise ValueError
    return text


def _database(text: str) -> str:
    """The URL for SQLAlchemy; a relative SQLite path is taken from the project's root, wherever we were called."""
    if text.startswith("sqlite:///"):
        path = text.removeprefix("sqlite:///")
        if path in ("", ":memory:"):
            raise ValueError  # every worker and the console must see the same data
        return f"sqlite:///{(ROOT / path).resolve()}"
    text = re.sub(r"^postgres(ql)?://", "postgresql+psycopg2://", text)
    parts = urlsplit(text)
    if parts.scheme != "postgresql+psycopg2" or parts.port == 0 or not parts.path.strip("/"):
        raise ValueError  # a host may be missing: ?host= can name a socket's folder
    return text


def _actions(text: str) -> str:
    return "" if text == "in_process" else _url("http", "https")(text)


def _origins(text: str) -> tuple[str, ...]:
    names = tuple(part.strip() for part in text.split(",") if part.strip())
    return names if names == ("*",) else tuple(_url("http", "https")(name) for name in names)


def _setting(default: Any, about: str, allowed: str, read: Callable[[str], Any], shown: str | None = None) -> Any:
    metadata = {"about": about, "allowed": allowed, "read": read, "shown": str(default) if shown is None else shown}
    return field(default=default, metadata=metadata)


@dataclass(frozen=True)
class Settings:
    """Everything that can be set, with its default. Secrets are never shown by repr()."""

    database_url: str = _setting(
        f"sqlite:///{VAR / 'screener.db'}",
        "Where postings, interviews and verdicts are kept; a relative SQLite path is taken from the project's root",
        "sqlite:///PATH or postgresql://USER:PASSWORD@HOST/NAME",
        _database,
        "sqlite:///var/screener.db",
    )
    host: str = _setting("127.0.0.1", "Address to listen on; 0.0.0.0 for all", "a host name or an address", _host)
    port: int = _setting(8000, "Port of the chat and the demo careers page", "1 to 65535", _number(1, 65535))
    console_port: int = _setting(8001, "Port of the recruiters' console", "1 to 65535", _number(1, 65535))
    public_url: str = _setting(
        "",
        "How applicants reach the chat, as it stands in links; empty: http://HOST:PORT",
        "an http or https URL",
        _url("http", "https"),
    )
    secret_key: str = _setting(
        "",
        "Signs the recruiters' sessions; the same on all machines. Empty: made once and kept in var/secret_key",
        "any text of 32 characters or more",
        _long,
    )
    actions_url: str = _setting(
        "",
        "A rasa-sdk action server's webhook, such as http://localhost:5055/webhook; empty: actions run in process",
        "in_process, or an http or https URL",
        _actions,
    )
    lock_store_url: str = _setting(
        "",
        "Redis, so that one conversation has one turn at a time across workers; empty: in memory, for one worker",
        "redis://HOST:PORT/NUMBER or rediss://HOST:PORT/NUMBER",
        _url("redis", "rediss"),
    )
    log_level: str = _setting(
        "info",
        "How much is logged; applicants' words never are",
        "debug, info, warning or error",
        _choice("debug", "info", "warning", "error"),
    )
    log_format: str = _setting("text", "Log lines for people or for machines", "text or json", _choice("text", "json"))
    workers: int = _setting(1, "Chat processes of `screener serve`", "1 to 64", _number(1, 64))
    reply_hours: int = _setting(
        48,
        "Within how many hours an applicant may expect a person's answer, as the bot tells them",
        "1 to 720",
        _number(1, 720),
    )
    link_hours: int = _setting(
        72, "How many hours a link that continues an interview on another device works", "1 to 720", _number(1, 720)
    )
    session_days: int = _setting(
        14, "After how many days of disuse an applicant's or a recruiter's session ends", "1 to 365", _number(1, 365)
    )
    slack_token: str = _setting(
        "", "Slack's bot token; empty: no Slack", "a token that starts with xoxb-", _slack_token
    )
    slack_signing_secret: str = _setting(
        "", "Slack's signing secret, which proves that a request is Slack's", "the secret of the Slack app", _text
    )
    metrics: bool = _setting(
        True,
        "Prometheus metrics at /metrics of the chat's port; they hold no personal data",
        "on or off",
        _switch,
        "on",
    )
    proxies: int = _setting(
        0,
        "How many proxies of yours stand in front; each is believed one X-Forwarded-For, for limits by address",
        "0 to 5",
        _number(0, 5),
    )
    allowed_origins: tuple[str, ...] = _setting(
        (),
        "Pages that may open the chat's WebSocket themselves. Empty: Screener's own, and so its widget on any page",
        "http or https origins, separated by commas, or * for any",
        _origins,
        "",
    )
    language: str = _setting("en", "Language of the chat where the page names none", "en or es", _choice("en", "es"))

    def __repr__(self) -> str:
        """The settings without database passwords, keys and tokens, so that they can be logged."""
        hidden = {"database_url", "secret_key", "lock_store_url", "slack_token", "slack_signing_secret"}
        shown = (f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if f.name not in hidden)
        return f"Settings({', '.join(shown)})"

    @property
    def base_url(self) -> str:
        """How applicants reach the chat, without a slash at the end."""
        host = "localhost" if self.host in ("0.0.0.0", "::", "[::]") else self.host
        return self.public_url or f"http://{host}:{self.port}"

    def signing_key(self) -> str:
        """The secret key; where none is set, the one of var/secret_key, which is made on first use.

        Raises BadSetup when the file can neither be read nor made.
        """
        return self.secret_key or _kept_key(VAR / "secret_key")


def load_settings(env: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process: defaults, then .env in the project's root, then the environment.

    Args: env replaces both .env and the environment, for tests.
    Raises BadSetup with the variable's name and the values it takes, and for a line in .env that sets nothing.
    """
    known = {PREFIX + spec.name.upper() for spec in fields(Settings)}
    if env is None:
        from_file = {name: value for name, value in dotenv_values(ROOT / ".env").items() if value is not None}
        for name in from_file:
            if name.startswith(PREFIX) and name not in known:
                raise BadSetup(f"{name} in .env is not a setting: docs/settings.md lists them all.")
        env = {**from_file, **os.environ}
    values: dict[str, Any] = {}
    for spec in fields(Settings):
        name = PREFIX + spec.name.upper()
        text = env.get(name, "").strip()
        if not text:
            continue
        try:
            values[spec.name] = spec.metadata["read"](text)
        except (ValueError, KeyError):
            raise BadSetup(f"{name} must be {spec.metadata['allowed']}.") from None
    return Settings(**values)


def _kept_key(path: Path) -> str:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent) as file:  # its mode is 600
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.link(file.name, path)  # whole or not at all, and never over another process's key
    except FileExistsError:
        pass
    except OSError as error:
        raise BadSetup(f"{path} cannot be written ({error.strerror}): set {PREFIX}SECRET_KEY.") from None
    key = path.read_text().strip()
    if len(key) < 32:
        raise BadSetup(f"{path} holds no key: delete it, and a new one is made.")
    return key
