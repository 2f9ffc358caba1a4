"""What the program makes of SCREENER_* variables, and that their documentation agrees with them."""

from __future__ import annotations

import stat
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from bot import settings
from bot.screening.errors import BadSetup
from bot.settings import ROOT, Settings, load_settings
from scripts import write_settings_docs


def test_with_nothing_set_every_setting_has_its_documented_default() -> None:
    loaded = load_settings({})
    assert loaded == Settings()
    assert loaded.host == "127.0.0.1"
    assert loaded.database_url == f"sqlite:///{ROOT}/var/screener.db"
    assert loaded.actions_url == ""
    assert loaded.allowed_origins == ()


def test_settings_cannot_be_changed_after_they_were_read() -> None:
    with pytest.raises(FrozenInstanceError):
        load_settings({}).port = 1  # type: ignore[misc]


def test_an_empty_variable_means_the_default() -> None:
    assert load_settings({"SCREENER_PORT": "", "SCREENER_WORKERS": "  "}) == Settings()


@pytest.mark.parametrize(
    ("variable", "text", "expected"),
    [
        ("SCREENER_DATABASE_URL", "sqlite:///data/x.db", f"sqlite:///{ROOT}/data/x.db"),
        ("SCREENER_DATABASE_URL", "sqlite:////srv/x.db", "sqlite:////srv/x.db"),
        ("SCREENER_DATABASE_URL", "postgres://u:p@db/s", "postgresql+psycopg2://u:p@db/s"),
        ("SCREENER_DATABASE_URL", "postgresql://u:p@db:5433/s", "postgresql+psycopg2://u:p@db:5433/s"),
        ("SCREENER_DATABASE_URL", "postgresql://u@/s?host=/run", "postgresql+psycopg2://u@/s?host=/run"),
        ("SCREENER_HOST", "::1", "::1"),
        ("SCREENER_PORT", "65535", 65535),
        ("SCREENER_PUBLIC_URL", "https://jobs.example.org/", "https://jobs.example.org"),
        ("SCREENER_ACTIONS_URL", "in_process", ""),
        ("SCREENER_ACTIONS_URL", "http://localhost:5055/webhook", "http://localhost:5055/webhook"),
        ("SCREENER_LOCK_STORE_URL", "redis://localhost:6379/1", "redis://localhost:6379/1"),
        ("SCREENER_LOG_LEVEL", "WARNING", "warning"),
        ("SCREENER_METRICS", "off", False),
        (
            "SCREENER_ALLOWED_ORIGINS",
            "https://a.example, https://b.example",
            ("https://a.example", "https://b.example"),
        ),
        ("SCREENER_ALLOWED_ORIGINS", "*", ("*",)),
        ("SCREENER_LANGUAGE", "es", "es"),
    ],
)
def test_a_value_is_read_as_its_setting_means_it(variable: str, text: str, expected: object) -> None:
    assert getattr(load_settings({variable: text}), variable.removeprefix("SCREENER_").lower()) == expected


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("SCREENER_DATABASE_URL", "mysql://db/x"),
        ("SCREENER_DATABASE_URL", "sqlite:///:memory:"),
        ("SCREENER_DATABASE_URL", "postgresql://db:port/x"),
        ("SCREENER_DATABASE_URL", "postgresql://db"),
        ("SCREENER_HOST", "not a host"),
        ("SCREENER_PORT", "0"),
        ("SCREENER_PORT", "65536"),
        ("SCREENER_PORT", "-1"),
        ("SCREENER_PORT", "80.0"),
        ("SCREENER_CONSOLE_PORT", "٨٠٠١"),
        ("SCREENER_PUBLIC_URL", "jobs.example.org"),
        ("SCREENER_SECRET_KEY", "short"),
        ("SCREENER_ACTIONS_URL", "localhost:5055"),
        ("SCREENER_LOCK_STORE_URL", "http://localhost"),
        ("SCREENER_LOG_LEVEL", "loud"),
        ("SCREENER_LOG_FORMAT", "xml"),
        ("SCREENER_WORKERS", "65"),
        ("SCREENER_REPLY_HOURS", "soon"),
        ("SCREENER_LINK_HOURS", "0"),
        ("SCREENER_SESSION_DAYS", "366"),
        ("SCREENER_SLACK_TOKEN", "xoxp-1"),
        ("SCREENER_METRICS", "perhaps"),
        ("SCREENER_PROXIES", "6"),
        ("SCREENER_ALLOWED_ORIGINS", "example.org"),
        ("SCREENER_LANGUAGE", "tlh"),
    ],
)
def test_a_bad_value_is_one_sentence_with_the_variable_and_what_it_takes(variable: str, text: str) -> None:
    allowed = {f.name: f.metadata["allowed"] for f in fields(Settings)}[variable.removeprefix("SCREENER_").lower()]
    with pytest.raises(BadSetup) as caught:
        load_settings({variable: text})
    assert str(caught.value) == f"{variable} must be {allowed}."


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("SCREENER_PORT=9000\nSCREENER_WORKERS=3\n")
    monkeypatch.setattr(settings, "ROOT", tmp_path)
    monkeypatch.setenv("SCREENER_PORT", "9001")
    monkeypatch.delenv("SCREENER_WORKERS", raising=False)
    loaded = load_settings()
    assert (loaded.port, loaded.workers) == (9001, 3)


def test_a_misspelt_line_in_the_file_is_not_silently_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("SCREENER_PROT=9000\n")
    monkeypatch.setattr(settings, "ROOT", tmp_path)
    with pytest.raises(BadSetup, match=r"^SCREENER_PROT in \.env is not a setting"):
        load_settings()


def test_links_name_a_host_that_a_browser_can_open() -> None:
    assert load_settings({"SCREENER_HOST": "0.0.0.0", "SCREENER_PORT": "81"}).base_url == "http://localhost:81"
    assert load_settings({"SCREENER_PUBLIC_URL": "https://jobs.example"}).base_url == "https://jobs.example"


def test_the_signing_key_is_made_once_and_only_its_owner_can_read_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "VAR", tmp_path / "var")
    key = load_settings({}).signing_key()
    assert len(key) >= 32
    assert load_settings({}).signing_key() == key
    assert stat.S_IMODE((tmp_path / "var" / "secret_key").stat().st_mode) == 0o600


def test_a_signing_key_that_is_set_is_used_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "VAR", tmp_path / "var")
    assert load_settings({"SCREENER_SECRET_KEY": "k" * 32}).signing_key() == "k" * 32
    assert not (tmp_path / "var").exists()


def test_settings_can_be_logged_without_giving_secrets_away() -> None:
    secret = "s3cret" * 6
    loaded = load_settings(
        {
            "SCREENER_DATABASE_URL": f"postgresql://u:{secret}@db/s",
            "SCREENER_LOCK_STORE_URL": f"redis://:{secret}@redis",
            "SCREENER_SECRET_KEY": secret,
            "SCREENER_SLACK_TOKEN": f"xoxb-{secret}",
            "SCREENER_SLACK_SIGNING_SECRET": secret,
        }
    )
    assert "s3cret" not in repr(loaded)
    assert "port=8000" in repr(loaded)


@pytest.mark.parametrize(
    ("path", "expected"),
    [(".env.example", write_settings_docs.env_example()), ("docs/settings.md", write_settings_docs.settings_page())],
)
def test_the_documentation_of_the_settings_is_up_to_date(path: str, expected: str) -> None:
    assert (ROOT / path).read_text() == expected, f"{path}: run scripts/write_settings_docs.py"


def test_the_shown_default_of_each_setting_is_the_real_one() -> None:
    shown = {f"SCREENER_{f.name.upper()}": f.metadata["shown"] for f in fields(Settings)}
    assert load_settings(shown) == Settings()
