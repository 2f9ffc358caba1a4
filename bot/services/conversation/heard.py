"""What comes into a turn and what goes out of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.screening.reading import NOT_AN_ANSWER, Reading

ANSWERS = frozenset({"answer", "affirm", "deny", "dont_know", "refuse", "nonsense"})
"""Intents of messages that are taken as an answer; every other intent is a digression with a rule of its own."""


@dataclass(frozen=True)
class Heard:
    """One message of an applicant, as the dialogue understood it."""

    conversation_id: str
    text: str
    channel: str = "chat"
    client_id: str | None = None
    """The applicant's own id of the message, unique in the interview, or None when the channel has none."""
    intent: str = "answer"
    also: tuple[str, ...] = ()
    """Further intents in the same message: an answer and a question."""
    reading: Reading = NOT_AN_ANSWER
    """The reading against `criterion`."""
    criterion: str = ""
    """The key of the criterion that the message was read against, or empty."""
    language: str | None = None
    """The language of this message, or None when it is too short to say."""


@dataclass(frozen=True)
class Say:
    """One thing the bot says: the name of a response in domain.yml, and what to fill it with."""

    response: str
    params: Mapping[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The form in which a response is nested in another response's parameters."""
        return {"response": self.response, **self.params}


@dataclass(frozen=True)
class Reply:
    """What the bot says in a turn, in order, and in which language."""

    says: tuple[Say, ...]
    language: str


@dataclass(frozen=True)
class BotLine:
    """One thing the bot said, as it was worded, for the transcript."""

    text: str
    kind: str = "info"
    buttons: tuple[Mapping[str, str], ...] = ()
    """Quick replies: {"title": what is shown, "value": what is sent}."""


Words = Callable[[Say, str], BotLine | None]
"""Words what the bot says in a language; None when there is no such response."""
