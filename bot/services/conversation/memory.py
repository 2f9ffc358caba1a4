"""Where interviews stand, kept between turns by the one process that does all of an applicant's turns.

The truth is in the database: what is remembered is only ever saved when nobody else has changed the interview since
(its revision), and a turn that fails leaves nothing remembered.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

from bot.screening.interview import Answer, Interview, Message
from bot.services.records import StoredPosting


@dataclass(frozen=True)
class Standing:
    """An interview as its last turn left it."""

    interview: Interview
    posting: StoredPosting | None
    answers: Mapping[str, Answer]
    """The newest counting answer to each criterion, by the criterion's key."""
    heard: Message | None = None
    """The applicant's latest message, when the last turn answered one."""
    said: tuple[Message, ...] = ()
    """What the bot said to it, when that is stored already and the turn is not concluded yet."""

    def answered(self, client_id: str | None) -> bool:
        """Whether the last turn answered the message that has this id."""
        return client_id is not None and self.heard is not None and self.heard.client_id == client_id


class Memory:
    """The interviews of the latest turns, by conversation."""

    def __init__(self, size: int) -> None:
        """`size` interviews are kept; 0 remembers nothing."""
        self.size = size
        self._standing: OrderedDict[str, Standing] = OrderedDict()

    def get(self, conversation_id: str) -> Standing | None:
        """What is remembered of a conversation, or None."""
        return self._standing.get(conversation_id)

    def take(self, conversation_id: str) -> Standing | None:
        """What is remembered, which is then forgotten: a turn that ends well remembers anew."""
        return self._standing.pop(conversation_id, None)

    def keep(self, standing: Standing) -> None:
        """Remember where an interview stands; the one that was used longest ago is forgotten for it."""
        self._standing[standing.interview.conversation_id] = standing
        while len(self._standing) > self.size:
            self._standing.popitem(last=False)
