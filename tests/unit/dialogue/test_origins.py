"""Which web pages may open the chat."""

from __future__ import annotations

import pytest

from bot.dialogue.chat.origins import may_open

PARTNER = "https://careers.partner.example"


@pytest.mark.parametrize(
    ("origin", "host", "allowed", "may"),
    [
        ("https://jobs.example", "jobs.example", (), True),
        ("http://localhost:8000", "localhost:8000", (), True),
        ("http://localhost:9000", "localhost:8000", (), False),
        (PARTNER, "jobs.example", (), False),
        (PARTNER, "jobs.example", (PARTNER,), True),
        ("https://careers.partner.example.evil.example", "jobs.example", (PARTNER,), False),
        (PARTNER, "jobs.example", ("*",), True),
        ("null", "jobs.example", (PARTNER,), False),
        (None, "jobs.example", (), True),
    ],
)
def test_only_our_own_pages_and_those_named_may_open_the_chat(
    origin: str | None, host: str, allowed: tuple[str, ...], may: bool
) -> None:
    assert may_open(origin, host, allowed) is may
