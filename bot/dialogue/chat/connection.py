"""One applicant's connection: its session, and its messages one after the other."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any, Protocol

from sanic.exceptions import WebsocketClosed

from bot.bootstrap import conversation
from bot.dialogue import in_process, metrics
from bot.dialogue.chat.frames import (
    Frame,
    FrameError,
    ack_frame,
    bot_frame,
    decode,
    encode,
    history_item,
    state_frame,
)
from bot.dialogue.chat.limits import RateLimit
from bot.dialogue.chat.telling import Telling
from bot.dialogue.turns import OnNewMessage, TurnFailed, hear, signal
from bot.screening.errors import NotAllowed, NotFound, ScreenerError
from bot.screening.interview import Interview, Message
from bot.services.conversation import LONG_PAUSE, Concluded, Session, asked

logger = logging.getLogger(__name__)

CHANNEL = "chat"
FLOODED = 4008
INTERNAL = "Something went wrong on our side. Please send that again."


class Socket(Protocol):
    """What a connection needs of a WebSocket."""

    @property
    def open(self) -> bool: ...
    async def send(self, *messages: str) -> None: ...
    async def close(self, code: int = 1000, reason: str = "") -> None: ...


@dataclass
class Connection:
    """Handles the frames of one WebSocket in their order. `taken` is called with the conversation's id at start."""

    socket: Socket
    on_new_message: OnNewMessage
    taken: Callable[[str, Connection], Awaitable[None]]
    session: Session | None = None
    resumed: bool = False
    """Whether the interview had begun before this connection."""
    heard: set[str] = field(default_factory=set)
    """The ids of the messages that came here."""
    messages: RateLimit = field(default_factory=lambda: RateLimit(20, 10))
    frames: RateLimit = field(default_factory=lambda: RateLimit(200, 10))
    number: int = 0
    """The number that it drew when it took its interview; 0 where workers do not share one counter."""

    async def receive(self, raw: str | bytes) -> None:
        """Handle one frame. Whatever is wrong with it is answered with an error frame; nothing is lost."""
        if not self.frames.allow():
            metrics.CONNECTIONS_CLOSED.labels(str(FLOODED)).inc()
            await self.socket.close(FLOODED, "too many frames")
            return
        try:
            await self._handle(decode(raw))
        except FrameError as error:
            metrics.ERRORS.labels(error.code).inc()
            await self._send(error.frame())

    async def _handle(self, frame: Frame) -> None:
        try:
            await self._answer(frame)
        except (FrameError, WebsocketClosed):
            raise
        except ScreenerError as error:
            logger.warning("A frame was not handled: %s", type(error).__name__)
            raise FrameError("internal", INTERNAL, frame.get("id")) from None
        except Exception as error:
            logger.error("A frame was not handled.", exc_info=error)
            raise FrameError("internal", INTERNAL, frame.get("id")) from None

    async def _answer(self, frame: Frame) -> None:
        if frame["type"] == "ping":
            await self._send({"type": "pong"})
        elif frame["type"] == "start":
            await self._start(frame)
        elif self.session is None:
            raise FrameError("not_started", 'Send a "start" first.', frame.get("id"))
        else:
            await self._message(frame, self.session.interview)

    async def _start(self, frame: Frame) -> None:
        session, resumed = _open(frame)
        self.session, self.resumed = session, self.resumed or resumed
        interview = session.interview
        await self.taken(interview.conversation_id, self)
        history = conversation().history(interview.id) if resumed else []
        await self._send(
            _session_frame(session, resumed, frame.get("token", "")),
            {"type": "history", "messages": [history_item(m) for m in history]},
        )
        intent = "come_back" if history else "start"
        if not history or _cut_off(history) or _long_ago(interview):
            await self._turn(signal(self.on_new_message, interview.conversation_id, intent, CHANNEL), None)
        else:
            await self._send(state_frame(interview, asked(interview, session.posting)))

    async def _message(self, frame: Frame, interview: Interview) -> None:
        known = conversation().find_message(interview.id, frame["id"]) if self._may_be_known(frame["id"]) else None
        if known is not None:
            await self._again(known, interview)
            return
        if not self.messages.allow():
            raise FrameError("too_fast", "That was very fast. Please wait a moment and send it again.", frame["id"])
        turn = hear(self.on_new_message, interview.conversation_id, frame["text"], frame["id"], CHANNEL)
        await self._turn(turn, frame["id"])

    def _may_be_known(self, message_id: str) -> bool:
        """Whether the message can have been stored before: here, or on an earlier connection."""
        heard_here = message_id in self.heard
        self.heard.add(message_id)
        return heard_here or self.resumed

    async def _again(self, known: Message, interview: Interview) -> None:
        """A message that is known was sent again: say so, and repeat what the bot said to it."""
        await self._send(ack_frame(known, duplicate=True))
        later = conversation().history(interview.id, known.sequence)
        replies = [m for m in later if m.author == "bot"]
        if not replies:
            await self._turn(signal(self.on_new_message, interview.conversation_id, "come_back", CHANNEL), None)
            return
        await self._send(*map(bot_frame, replies))
        found = conversation().find(interview.conversation_id)
        if found is not None:
            await self._send(state_frame(found.interview, asked(found.interview, found.posting)))

    async def _turn(self, turn: Awaitable[Concluded], message_id: str | None) -> None:
        telling = Telling(self._send, message_id)
        token = in_process.stored.set(telling.at_once)
        try:
            concluded = await turn
        except TurnFailed:
            if telling.begun:
                return  # the answer and the reply are stored and told; what failed after that is in the log
            raise FrameError("internal", INTERNAL, message_id) from None
        finally:
            in_process.stored.reset(token)
        await telling.tell(concluded)

    async def _send(self, *frames: Frame) -> None:
        await self.socket.send(*map(encode, frames))


def _open(frame: Frame) -> tuple[Session, bool]:
    """The session that a `start` frame asks for, and whether it goes on with an earlier one. Raises FrameError."""
    try:
        if "code" in frame:
            return conversation().redeem(frame["code"]), True
        if "token" in frame:
            return conversation().resume_session(frame["token"]), True
        return conversation().open_session(frame["posting"], channel=CHANNEL, language=frame.get("language")), False
    except NotFound:
        raise FrameError("unknown_posting", "This job was not found. Check the link.") from None
    except NotAllowed as error:
        code = "unknown_code" if "code" in frame else "unknown_token" if "token" in frame else "closed_posting"
        raise FrameError(code, str(error)) from None
    except ScreenerError as error:
        logger.warning("A session could not be opened: %s", error)
        raise FrameError("internal", INTERNAL) from None


def _session_frame(session: Session, resumed: bool, token: str) -> Frame:
    posting = session.posting
    shown: dict[str, Any] | None = None
    if posting is not None:
        names = ("slug", "title", "employer", "location", "requisition")
        shown = {name: getattr(posting, name) for name in names}
    return {
        "type": "session",
        "token": session.token or token,
        "posting": shown,
        "language": session.interview.language,
        "resumed": resumed,
    }


def _cut_off(history: list[Message]) -> bool:
    """Whether the transcript ends with the applicant: the server ended before the bot's words were stored."""
    return history[-1].author == "applicant"


def _long_ago(interview: Interview) -> bool:
    return interview.status == "paused" or datetime.now(timezone.utc) - interview.updated_at > LONG_PAUSE
