"""Applicants who come without a posting choose one, by its number, its title, or from the list."""

from __future__ import annotations

import pytest

from bot.postings.posting import Posting
from bot.services.conversation import Conversation, Heard
from bot.storage.database import Database
from tests.unit.conversation.conftest import LICENSE, SALES, Talk


@pytest.fixture
def someone(database: Database) -> Talk:
    talk = Talk(database, (SALES,))
    with database.begin() as uow:
        other = Posting(title="Forklift driver", requisition="R-77", text="x", criteria=(LICENSE,))
        uow.postings.import_posting(other, slug="forklift", publish=True, at=talk.now)
        uow.commit()
    talk.id = "slack-someone"
    return talk


def say(talk: Talk, text: str, intent: str = "answer") -> list[str]:
    conversation: Conversation = talk.conversation
    says = conversation.handle("answer", Heard(talk.id, text, channel="slack", intent=intent)).says
    return [line.response for line in says]


def test_a_greeting_is_answered_with_the_list(someone: Talk) -> None:
    assert say(someone, "hi", "greet") == ["utter_intro_no_posting", "utter_choose_posting"]


@pytest.mark.parametrize("text", ["R-77", "r-77", "I'm applying for R-77 please", "forklift driver", "forklift"])
def test_a_posting_is_found_by_number_title_or_slug(someone: Talk, text: str) -> None:
    say(someone, "hi", "greet")
    said = say(someone, text)
    assert said[0].startswith("utter_intro")
    assert someone.interview.posting_version_id is not None


def test_what_names_no_posting_is_told_so(someone: Talk) -> None:
    say(someone, "hi", "greet")
    assert say(someone, "astronaut") == ["utter_posting_not_found", "utter_choose_posting"]


def test_a_posting_is_found_by_most_of_its_title_in_a_sentence(someone: Talk) -> None:
    with someone.database.begin() as uow:
        other = Posting(title="Senior warehouse clerk, Tigard", requisition="R-78", text="x", criteria=(LICENSE,))
        uow.postings.import_posting(other, slug="senior-clerk", publish=True, at=someone.now)
        uow.commit()
    say(someone, "hi", "greet")
    assert say(someone, "i need a job")[:1] == ["utter_posting_not_found"]
    said = say(someone, "i want to apply for the clerk job in tigard")
    assert said[0].startswith("utter_intro")
