"""Many applicants at once, whose clients do what docs/protocol.md asks: they come back, and repeat what was not
acknowledged."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from websockets.exceptions import WebSocketException
from websockets.legacy.client import WebSocketClientProtocol, connect

from bot.screening.verdict import Outcome

POSTING = b"""<!DOCTYPE html><html lang="en"><head><title>Field Account Executive</title></head><body>
<h1>Field Account Executive</h1><p>Brightwater Networks, Portland, Oregon</p>
<h2>Minimum qualifications</h2><ul>
<li>5+ years of sales experience</li>
<li>Bachelor's degree in business or marketing</li>
<li>Must be able to work nights and weekends</li>
</ul></body></html>"""
SLUG = "field-account-executive"
SEND = "send"
CONFIRM = "yes, that is right"

_GOOD = {
    "experience": "I have worked in sales for 7 years",
    "education": "I have a bachelor's degree in business",
    "availability": "yes, I can work nights and weekends",
}
ANSWERS: dict[Outcome, Mapping[str, str]] = {
    "qualified": _GOOD,
    "not_qualified": {**_GOOD, "experience": "I have worked in sales for 2 years"},
    "needs_review": {**_GOOD, "experience": "I am not sure how many years that would be"},
}
"""What an applicant answers to each kind of question, by the verdict that these answers call for."""


@dataclass
class Persistent:
    """One applicant, who goes through the whole interview whatever happens to the connection."""

    url: str
    outcome: Outcome = "qualified"
    token: str = ""
    sent: list[str] = field(default_factory=list)
    """What was said, once for each thing, oldest first."""
    connections: int = 0
    codes: list[int] = field(default_factory=list)
    """The close codes of the connections that ended before the interview did."""
    awaited: tuple[str, str] | None = None
    """The message that was not acknowledged yet: its id and its text."""
    think_seconds: float = 0.0

    async def interview(self) -> None:
        """From the first word to the verdict."""
        while True:
            try:
                async with connect(self.url, open_timeout=30, ping_interval=None, close_timeout=1) as socket:
                    self.connections += 1
                    await self._talk(socket)
                    return
            except (OSError, WebSocketException, asyncio.TimeoutError) as error:
                self.codes.append(getattr(error, "code", 0))
                await asyncio.sleep(0.2)

    async def _talk(self, socket: WebSocketClientProtocol) -> None:
        start = {"token": self.token} if self.token else {"posting": SLUG}
        await socket.send(json.dumps({"type": "start", **start}))
        state = await self._listen(socket)
        while state["status"] != "submitted":
            if self.awaited is None:
                await asyncio.sleep(self.think_seconds)
                self.awaited = uuid4().hex, self._answer(state)
                self.sent.append(self.awaited[1])
            await socket.send(json.dumps({"type": "message", "id": self.awaited[0], "text": self.awaited[1]}))
            state = await self._listen(socket)

    def _answer(self, state: Mapping[str, Any]) -> str:
        if state["phase"] == "confirming":
            return CONFIRM
        return ANSWERS[self.outcome][state["question"]["kind"]] if state["question"] else SEND

    async def _listen(self, socket: WebSocketClientProtocol) -> dict[str, Any]:
        while True:
            frame: dict[str, Any] = json.loads(await asyncio.wait_for(socket.recv(), 60))
            if frame["type"] == "session":
                self.token = frame["token"]
            elif frame["type"] == "history" and self.awaited:
                if self.awaited[0] in {message.get("id") for message in frame["messages"]}:
                    self.awaited = None
            elif frame["type"] == "ack":
                self.awaited = None
            elif frame["type"] == "state":
                return frame
            elif frame["type"] == "error":
                assert frame["code"] == "internal", frame
                raise OSError("the server could not answer; the message is sent again")


def all_at_once(applicants: Iterable[Persistent], disturb: Coroutine[Any, Any, Any], seconds: float) -> None:
    """Let them all talk at the same time while something else happens. Raises TimeoutError after `seconds`."""

    async def everything() -> None:
        await asyncio.wait_for(asyncio.gather(disturb, *(one.interview() for one in applicants)), seconds)

    asyncio.run(everything())
