"""When somebody whose interview has ended wants another one."""

from __future__ import annotations

import re
from importlib import resources

import pytest
import tomli

from bot.services.conversation.again import asks_for_another

REQUESTS = [
    "New application",
    "start over",
    "can I begin again?",
    "I'd like to apply for another job",
    "could I apply again please",
    "I want to apply for something else",
    "i wanna reapply",
    "restart",
    "ok, a different position",
    "quiero otra vacante",
    "Me gustaría postularme a otro puesto",
    "quisiera empezar de nuevo, por favor",
]


@pytest.mark.parametrize("text", REQUESTS)
def test_a_request_for_another_interview_is_understood(text: str) -> None:
    assert asks_for_another(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "thanks",
        "I started a new job last week",
        "when is the next interview",
        "is there another interview after this one?",
        "I have another interview on monday",
        "I forgot to say that I can start over the weekend",
        "tengo otro trabajo por las noches",
        "please tell the recruiter that my new position is team lead",
    ],
)
def test_what_only_mentions_one_is_for_the_recruiter(text: str) -> None:
    assert not asks_for_another(text)


def test_every_pattern_is_exercised_by_a_request() -> None:
    file = resources.files("bot.services.conversation") / "again.toml"
    patterns = tomli.loads(file.read_text(encoding="utf-8"))["another"]
    assert [p for p in patterns if not any(re.search(p, text.lower()) for text in REQUESTS)] == []
