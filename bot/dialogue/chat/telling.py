"""What the bot says in one turn, sent as soon as it is stored: Rasa's own end of the turn keeps nobody waiting."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.dialogue.chat.frames import Frame, ack_frame, bot_frame, state_frame
from bot.services.conversation import Concluded


@dataclass
class Telling:
    """Sends a turn's frames, each once: the acknowledgement, the bot's messages and where the interview stands."""

    send: Callable[[Frame], Awaitable[None]]
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
        if not self.begun and self.message_id is not None:
            heard = concluded.heard
            await self.send(ack_frame(heard, duplicate=False) if heard else {"type": "ack", "id": self.message_id})
        self.begun = True
        for message in fresh:
            await self.send(bot_frame(message))
            self._told.add(message.sequence)
        await self.send(state_frame(concluded.interview, concluded.question))
