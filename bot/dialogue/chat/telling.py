"""What the bot says in one turn, sent as soon as it is stored: Rasa's own end of the turn keeps nobody waiting."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.dialogue.chat.frames import ack_frame, bot_frame, state_frame
from bot.services.conversation import Concluded


@dataclass
class Telling:
    """Sends a turn's frames, each once: the acknowledgement, the bot's messages and where the interview stands."""

    send: Callable[..., Awaitable[None]]
    """Takes frames, and sends them in their order."""
    message_id: str | None
    """The applicant's own id of the message that is answered; None when the bot speaks first."""
    begun: bool = False
    _told: set[int] = field(default_factory=set)
    _lost: Exception | None = None

    async def at_once(self, stored: Concluded) -> None:
        """Tell what is stored already. That nobody is there any more is raised when the turn has ended."""
        try:
            await self.tell(stored)
        except Exception as error:
            self._lost = error

    async def tell(self, concluded: Concluded) -> None:
        """Tell what was not told yet. Raises what sending raises."""
        if self._lost is not None:
            raise self._lost
        fresh = [message for message in concluded.messages if message.sequence not in self._told]
        if self.begun and not fresh:
            return
        frames = [bot_frame(message) for message in fresh]
        if not self.begun and self.message_id is not None:
            heard = concluded.heard
            frames.insert(0, ack_frame(heard, duplicate=False) if heard else {"type": "ack", "id": self.message_id})
        await self.send(*frames, state_frame(concluded.interview, concluded.question))
        self.begun = True
        self._told.update(message.sequence for message in fresh)
