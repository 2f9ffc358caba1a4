"""A reply is told once, as soon as it is stored, and nothing that happens afterwards takes it back."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

import pytest

from bot.dialogue import in_process
from bot.dialogue.chat.connection import Connection
from bot.dialogue.chat.frames import Frame, FrameError
from bot.dialogue.chat.telling import Telling
from bot.dialogue.turns import TurnFailed
from bot.screening.interview import Interview, Message, State
from bot.services.conversation import Concluded

NOW = datetime(2026, 11, 22, 9, tzinfo=timezone.utc)
INTERVIEW = Interview(1, "one", 1, 1, "chat", "en", "open", State("asking", "c1"), 3, 4, NOW, NOW)
HEARD = Message(1, "applicant", "6 years", NOW, "chat", None, "m1")
NOTED = Message(2, "bot", "Got it: 6 years.", NOW, "chat", {"kind": "info"})
ASKED = Message(3, "bot", "Do you have a license?", NOW, "chat", {"kind": "question"})
TURN = Concluded(INTERVIEW, None, (NOTED, ASKED), HEARD)


class Wire:
    """What was sent."""

    def __init__(self) -> None:
        self.frames: list[Frame] = []
        self.broken = False

    async def send(self, *frames: Frame | str) -> None:
        if self.broken:
            raise ConnectionError("nobody is there")
        self.frames += [json.loads(frame) if isinstance(frame, str) else frame for frame in frames]

    async def close(self, code: int = 1000, reason: str = "") -> None:
        self.broken = True

    @property
    def types(self) -> list[str]:
        return [str(frame["type"]) for frame in self.frames]


def test_what_was_told_at_once_is_not_told_again() -> None:
    wire = Wire()
    telling = Telling(wire.send, "m1")
    asyncio.run(telling.at_once(TURN))
    asyncio.run(telling.tell(TURN))
    assert wire.types == ["ack", "bot", "bot", "state"]


def test_what_is_said_later_in_the_turn_follows() -> None:
    wire = Wire()
    telling = Telling(wire.send, "m1")
    asyncio.run(telling.at_once(replace(TURN, messages=(NOTED,))))
    asyncio.run(telling.tell(TURN))
    assert wire.types == ["ack", "bot", "state", "bot", "state"]


def test_a_turn_without_an_applicants_message_acknowledges_none() -> None:
    wire = Wire()
    asyncio.run(Telling(wire.send, None).tell(replace(TURN, heard=None)))
    assert wire.types == ["bot", "bot", "state"]


def test_an_applicant_who_is_gone_is_noticed_when_the_turn_has_ended() -> None:
    wire = Wire()
    wire.broken = True
    telling = Telling(wire.send, "m1")
    asyncio.run(telling.at_once(TURN))
    with pytest.raises(ConnectionError):
        asyncio.run(telling.tell(TURN))


def test_what_fails_after_the_reply_was_told_is_no_error_to_the_applicant() -> None:
    wire = Wire()
    asyncio.run(_turn(wire, tell=True))
    assert wire.types == ["ack", "bot", "bot", "state"]


def test_a_turn_that_fails_before_anything_was_told_is_to_be_sent_again() -> None:
    with pytest.raises(FrameError):
        asyncio.run(_turn(Wire(), tell=False))


async def _turn(wire: Wire, *, tell: bool) -> None:
    async def failing() -> Concluded:
        told = in_process.stored.get()
        assert told is not None
        if tell:
            await told(TURN)
        raise TurnFailed

    async def nobody(*_: Any) -> None: ...

    await Connection(wire, nobody, nobody)._turn(failing(), "m1")  # type: ignore[arg-type]
