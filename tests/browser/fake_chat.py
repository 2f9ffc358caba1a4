"""A stand-in for the chat server: it speaks docs/protocol.md with a scripted interview to test the widget alone.

`python -m tests.browser.fake_chat [PORT]` serves it for trying the widget by hand.
"""

from __future__ import annotations

import asyncio
import json
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timezone
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed
from websockets.legacy.server import WebSocketServerProtocol, serve

from bot.widget.files import FILE_HEADERS, static_file
from bot.widget.pages import PAGE_HEADERS, careers_page, job_page, missing_page

Frame = dict[str, Any]
Response = tuple[HTTPStatus, list[tuple[str, str]], bytes]
TAKEN_OVER = 4000
YES_NO = [{"title": "Yes", "value": "yes"}, {"title": "No", "value": "no"}]
QUESTIONS: list[tuple[str, str, list[dict[str, str]]]] = [
    ("work_authorization", "Are you authorized to work in the United States?", YES_NO),
    ("experience", "How many years have you driven a forklift? A rough number is fine.", []),
    (
        "availability",
        "Which of these can you work? Leave out what you cannot do for religious or health reasons.",
        [
            {"title": "Nights and weekends", "value": "I can work nights and weekends"},
            {"title": "Nights only", "value": "only nights"},
            {"title": "Weekends only", "value": "only weekends"},
        ],
    ),
    (
        "education",
        "What is your highest school degree?",
        [
            {"title": "High school or GED", "value": "high school"},
            {"title": "Associate", "value": "associate"},
            {"title": "Bachelor's or higher", "value": "bachelor"},
        ],
    ),
    ("physical", "Can you lift 50 pounds, with or without a reasonable accommodation?", YES_NO),
    ("certification", "Do you have a forklift certificate that is valid today?", YES_NO),
]
INTRO = (
    "Hi, I'm the screening assistant for this job. I'm a bot: I ask six short questions and note your answers. "
    "A recruiter reads them and decides. Ask for a person at any time. More at https://example.com/how-we-screen."
)
SEND = {"title": "Send my answers", "value": "send"}


@dataclass(frozen=True)
class FakePosting:
    """A posting as the careers pages want it."""

    slug: str
    title: str
    requisition: str | None = None
    employer: str | None = "Northlight Logistics"
    location: str | None = "Tacoma, WA"
    employment_type: str | None = "FULL_TIME"
    pay: str | None = "$27.50 an hour"
    language: str = "en"
    status: str = "published"
    html: str = (
        "<p>Our night crew moves what the day crew packed. You lead six people, drive, and keep everybody safe.</p>"
        "<h2>What you need</h2><ul><li>Two years on a forklift</li><li>A high-school diploma or GED</li>"
        "<li>Nights and weekends</li></ul>"
    )

    def head(self) -> Frame:
        """What a `session` frame says of the posting."""
        return {name: getattr(self, name) for name in ("slug", "title", "employer", "location", "requisition")}


POSTINGS = {
    posting.slug: posting
    for posting in (
        FakePosting("warehouse-lead", "Warehouse Team Lead, Night Shift", "WL-2041"),
        FakePosting("dock-clerk", "Dock Clerk", "DC-7", employment_type="part-time", pay=None),
        FakePosting("driver", "Delivery Driver", status="closed"),
    )
}
PAGES: dict[str, str] = {}
"""Further pages to serve, by path: a test's own careers pages."""
STRICT_PAGE_POLICY = "default-src 'none'; img-src data:; script-src {origin}; frame-src {origin}"


@dataclass
class Talk:
    """One interview of the fake server."""

    posting: FakePosting
    language: str
    messages: list[Frame] = field(default_factory=list)
    asked: int = 0
    status: str = "open"
    hand_off: bool = False
    socket: WebSocketServerProtocol | None = None

    def question(self) -> Frame | None:
        """The `question` field: what is being asked now."""
        if self.status != "open" or not 0 < self.asked <= len(QUESTIONS):
            return None
        kind = QUESTIONS[self.asked - 1][0]
        return {"criterion": f"c{self.asked}", "kind": kind, "index": self.asked, "total": len(QUESTIONS)}

    def state(self) -> Frame:
        """The `state` frame after a turn."""
        phase = "asking" if self.asked <= len(QUESTIONS) else "reviewing" if self.status == "open" else "done"
        fields = {"status": self.status, "phase": phase, "question": self.question(), "hand_off": self.hand_off}
        return {"type": "state", "language": self.language, **fields}

    def store(self, author: str, text: str, **fields: Any) -> Frame:
        """Put one message into the transcript."""
        at = datetime.now(timezone.utc).isoformat()
        message = {"sequence": len(self.messages) + 1, "author": author, "text": text, "at": at, "id": None}
        self.messages.append({**message, "kind": None, "buttons": [], "question": None, **fields})
        return self.messages[-1]

    def bot(self, text: str, kind: str, buttons: list[dict[str, str]] | None = None) -> Frame:
        """Store a bot message and return its frame."""
        stored = self.store("bot", text, kind=kind, buttons=buttons or [], question=self.question())
        return {"type": "bot", **{key: value for key, value in stored.items() if key not in ("author", "id")}}

    def next_question(self) -> Frame:
        """Ask the next question, or sum up after the last one."""
        self.asked += 1
        if self.asked <= len(QUESTIONS):
            _, text, buttons = QUESTIONS[self.asked - 1]
            return self.bot(text, "question", buttons)
        said = [f"• {message['text']}" for message in self.messages if message["author"] == "applicant"]
        lines = ["This is what I have noted:", *said, "Is anything wrong? Tell me, or send it."]
        return self.bot("\n".join(lines), "summary", [SEND])

    def begin(self) -> Iterator[Frame]:
        """What the bot says first."""
        yield self.bot(INTRO, "intro")
        yield self.next_question()

    def turn(self, text: str) -> Iterator[Frame]:
        """The bot's side of one turn: a question back, a request, or the next answer."""
        if "español" in text:
            self.language = "es"
            yield self.bot("Claro, seguimos en español.", "info")
        elif "person" in text:
            self.hand_off = True
            yield self.bot("I have told a recruiter. They will write to you by tomorrow evening.", "info")
        elif "pause" in text:
            self.status = "paused"
            yield self.bot("We can go on whenever you like.", "info")
        elif text.endswith("?"):
            yield self.bot(f"You asked: {text} I have passed it on.", "info")
        elif self.status == "paused":
            self.status = "open"
            self.asked -= 1
            yield self.next_question()
        elif "withdraw" in text:
            self.status = "withdrawn"
            yield self.bot("Done. Your application is withdrawn.", "verdict")
        elif self.asked > len(QUESTIONS) and text == "send":
            self.status = "submitted"
            yield self.bot("Thank you. Everything is with the recruiter, who decides.", "verdict")
        else:
            yield self.next_question()


class FakeChat:
    """The server and its handles for tests; it runs in a thread of its own."""

    def __init__(self) -> None:
        self.port = 0
        self.talks: dict[str, Talk] = {}
        self.codes: dict[str, str] = {}
        """Codes for going on from another device, and the tokens they stand for."""
        self.received: list[Frame] = []
        self.lose_acks = False
        """Store messages and then cut the line before the `ack`."""
        self.deaf = False
        """Read messages and do nothing with them."""
        self.refuse: str | None = None
        """Answer the next message with this error code."""
        self.slow = 0.0
        """Seconds that the bot types."""
        self.closing_code = 1012
        self._open: set[WebSocketServerProtocol] = set()

    @property
    def origin(self) -> str:
        """The server's address as seen by the browser."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def talk(self) -> Talk:
        """The newest interview."""
        return list(self.talks.values())[-1]

    def answers(self) -> list[str]:
        """What the applicant said in the newest interview, as stored."""
        return [message["text"] for message in self.talk.messages if message["author"] == "applicant"]

    def cut(self) -> None:
        """Drop every connection without a word, as a lost network does."""
        for socket in list(self._open):
            self._loop.call_soon_threadsafe(socket.transport.abort)

    def repeat(self) -> None:
        """Send all that the bot said once more, as for a message that was sent again."""
        said = [message for message in self.talk.messages if message["author"] == "bot"]
        assert self.talk.socket is not None
        sending = _say(self.talk.socket, *({"type": "bot", **message} for message in said))
        asyncio.run_coroutine_threadsafe(sending, self._loop).result(5)

    def start(self, port: int = 0) -> None:
        """Begin to serve, on any free port by default; returns when it is ready."""
        ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve(port, ready)), daemon=True)
        self._thread.start()
        if not ready.wait(10):
            raise TimeoutError("The fake chat server did not start within 10 s.")

    def stop(self) -> None:
        """Close every connection and end the thread."""
        self._loop.call_soon_threadsafe(self._stopped.set)
        self._thread.join(10)

    async def _serve(self, port: int, ready: threading.Event) -> None:
        self._loop, self._stopped = asyncio.get_running_loop(), asyncio.Event()
        async with serve(self._chat, "127.0.0.1", port, process_request=self._page) as server:
            self.port = next(iter(server.sockets)).getsockname()[1]
            ready.set()
            await self._stopped.wait()

    async def _page(self, path: str, headers: Headers) -> Response | None:
        path = path.partition("?")[0]
        if path == "/chat":
            return None
        if path in PAGES:
            policy = STRICT_PAGE_POLICY.format(origin=self.origin)
            return _response(PAGES[path].encode(), "text/html; charset=utf-8", {"content-security-policy": policy})
        file = static_file("resume.html" if path == "/resume" else path.removeprefix("/widget/"))
        if file and (path.startswith("/widget/") or path in ("/widget.js", "/resume")):
            return _response(file.body, file.content_type, FILE_HEADERS)
        if path == "/":
            return _html(careers_page([posting for posting in POSTINGS.values() if posting.status == "published"]))
        posting = POSTINGS.get(path.removeprefix("/jobs/"))
        return _html(job_page(posting)) if posting else _html(missing_page(), HTTPStatus.NOT_FOUND)

    async def _chat(self, socket: WebSocketServerProtocol) -> None:
        self._open.add(socket)
        talk: Talk | None = None
        try:
            async for data in socket:
                frame = json.loads(data)
                self.received.append(frame)
                if frame["type"] == "start":
                    talk = await self._start(socket, frame) or talk
                elif frame["type"] == "message" and talk:
                    await self._message(socket, talk, frame)
                elif frame["type"] == "ping":
                    await _say(socket, {"type": "pong"})
        except ConnectionClosed:
            pass  # the widget or a test cut the line, which is what is being tried
        finally:
            self._open.discard(socket)

    async def _start(self, socket: WebSocketServerProtocol, frame: Frame) -> Talk | None:
        token = frame.get("token") or self.codes.pop(frame.get("code", ""), None)
        posting = POSTINGS.get(frame.get("posting", ""))
        error = self._start_error(frame, token, posting)
        if error:
            await _say(socket, {"type": "error", "code": error, "message": "It did not work."})
            return None
        talk = self.talks.get(str(token))
        resumed = talk is not None
        if talk is None:
            assert posting is not None
            token, talk = uuid4().hex, Talk(posting, frame.get("language", "en"))
            self.talks[token] = talk
        if talk.socket and talk.socket is not socket:
            await talk.socket.close(TAKEN_OVER)
        talk.socket = socket
        session = {"token": token, "posting": talk.posting.head(), "language": talk.language, "resumed": resumed}
        await _say(socket, {"type": "session", **session}, {"type": "history", "messages": talk.messages})
        if not resumed:
            await _say(socket, *talk.begin())
        await _say(socket, talk.state())
        return talk

    def _start_error(self, frame: Frame, token: str | None, posting: FakePosting | None) -> str | None:
        if token:
            return None if token in self.talks else "unknown_token"
        if "code" in frame:
            return "unknown_code"
        if posting is None:
            return "unknown_posting"
        return None if posting.status == "published" else "closed_posting"

    async def _message(self, socket: WebSocketServerProtocol, talk: Talk, frame: Frame) -> None:
        if self.deaf:
            return
        if self.refuse:
            code, self.refuse = self.refuse, None
            await _say(socket, {"type": "error", "code": code, "message": "It did not work.", "id": frame["id"]})
            return
        known = next((message for message in talk.messages if message["id"] == frame["id"]), None)
        stored = known or talk.store("applicant", frame["text"], id=frame["id"])
        if self.lose_acks:
            list(talk.turn(frame["text"]))
            socket.transport.abort()
            return
        ack = {"id": frame["id"], "sequence": stored["sequence"], "at": stored["at"], "duplicate": known is not None}
        await _say(socket, {"type": "ack", **ack})
        if known:
            return
        await _say(socket, {"type": "typing"})
        await asyncio.sleep(self.slow)
        await _say(socket, *talk.turn(frame["text"]), talk.state())


async def _say(socket: WebSocketServerProtocol, *frames: Frame) -> None:
    for frame in frames:
        await socket.send(json.dumps(frame))


def _html(page: str, status: HTTPStatus = HTTPStatus.OK) -> Response:
    return _response(page.encode(), "text/html; charset=utf-8", PAGE_HEADERS, status)


def _response(body: bytes, kind: str, headers: dict[str, str], status: HTTPStatus = HTTPStatus.OK) -> Response:
    return status, [("content-type", kind), ("content-length", str(len(body))), *headers.items()], body


@contextmanager
def fake_chat(port: int = 0) -> Iterator[FakeChat]:
    """A running fake server, stopped at the end."""
    server = FakeChat()
    server.start(port)
    try:
        yield server
    finally:
        server.stop()


if __name__ == "__main__":
    with fake_chat(int(sys.argv[1]) if len(sys.argv) > 1 else 8765) as running, suppress(KeyboardInterrupt):
        running.slow = 0.8
        print(f"{running.origin}/", flush=True)
        while True:
            time.sleep(3600)
