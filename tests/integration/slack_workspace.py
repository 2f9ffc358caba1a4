"""A Slack workspace for tests: a Web API on loopback, and people who write to the bot with Slack's signature."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import itertools
import json
import threading
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar
from urllib.parse import urlencode

import aiohttp
from aiohttp import web
from rasa.core.agent import Agent
from sanic import Sanic

from bot.dialogue import server
from bot.dialogue.slack import ScreenerSlackInput
from bot.settings import Settings

T = TypeVar("T")
TEAM = "T0EXAMPLE1"
BOT = "U0SCREENER"
SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
TOKEN = "xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcHrzqqgy"
_numbers = itertools.count(1)

Call = dict[str, Any]


def slack_ts() -> str:
    """A message's id as Slack makes it: seconds and a number."""
    return f"{int(time.time())}.{next(_numbers):06d}"


class Loop:
    """An event loop in a thread of its own."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, T], seconds: float = 120) -> T:
        """Run a coroutine there and wait for it."""
        future: Future[T] = asyncio.run_coroutine_threadsafe(work, self.loop)
        return future.result(seconds)

    def stop(self) -> None:
        """End the loop and its thread."""
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(10)
        self.loop.close()


class FakeSlackApi:
    """The methods of Slack's Web API that the bot calls; `refusals` are answered before anything is accepted."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.refusals: list[Callable[[], web.Response]] = []
        self._runner: web.AppRunner | None = None

    async def start(self) -> str:
        """Listen on loopback; the address for slack_sdk's `base_url`."""
        app = web.Application()
        app.router.add_post("/api/{method}", self._call)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        return f"http://127.0.0.1:{port}/api/"

    async def stop(self) -> None:
        """Stop listening."""
        assert self._runner is not None
        await self._runner.cleanup()

    async def _call(self, request: web.Request) -> web.Response:
        if self.refusals:
            return self.refusals.pop(0)()
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return web.json_response({"ok": False, "error": "invalid_auth"})
        is_json = request.content_type == "application/json"
        arguments = await request.json() if is_json else dict(await request.post())
        ts = arguments.get("ts") or slack_ts()
        self.calls.append({"method": request.match_info["method"], "ts": ts, **arguments})
        return web.json_response({"ok": True, "channel": arguments["channel"], "ts": ts})


class Program:
    """The web application of one chat process, served on loopback."""

    def __init__(self, loop: Loop, agent: Agent, s: Settings) -> None:
        self._loop = loop
        self.app: Sanic = server.create_app(agent, s)
        self.slack = next(c for c in self.app.ctx.input_channels if isinstance(c, ScreenerSlackInput))
        sock = server.bind("127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{sock.getsockname()[1]}/webhooks/slack/webhook"
        self._server = loop.run(self._start(sock))

    async def _start(self, sock: Any) -> Any:
        started: Any = await self.app.create_server(sock=sock, return_asyncio_server=True, access_log=False)
        await started.startup()
        await started.before_start()
        await started.after_start()
        await started.start_serving()
        return started

    def stop(self) -> None:
        """Stop as the program does: open turns end first."""
        self._loop.run(self._stop())

    async def _stop(self) -> None:
        self._server.close()
        await self._server.before_stop()
        await self._server.wait_closed()
        await self._server.after_stop()


class Workspace:
    """Slack as the program sees it: requests come in signed, and what the bot posts is kept."""

    def __init__(self, loop: Loop, api: FakeSlackApi, program: Program) -> None:
        self.loop = loop
        self.api = api
        self.program = program
        self.status, self.waited = 0, 0.0

    def send(
        self,
        body: bytes,
        content_type: str = "application/json",
        *,
        secret: str = SECRET,
        at: float | None = None,
        headers: dict[str, str] | None = None,
    ) -> tuple[int, str]:
        """One request with Slack's signature: its status and text, when the bot has nothing left to do."""
        return self.post(body, self._signed(body, content_type, secret, at) | (headers or {}))

    def timed(self, body: bytes) -> tuple[int, float]:
        """A signed request's status, and how many seconds Slack waited for it; the bot may go on for longer."""
        headers = self._signed(body, "application/json", SECRET, None)
        self.post(body, headers)
        return self.status, self.waited

    def _signed(self, body: bytes, content_type: str, secret: str, at: float | None) -> dict[str, str]:
        stamp = str(int(time.time() if at is None else at))
        signature = hmac.new(secret.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
        signed = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={signature}"}
        return {"Content-Type": content_type, **signed}

    def post(self, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
        """One request as it is."""
        return self.loop.run(self._post(body, headers))

    async def _post(self, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
        began = time.monotonic()
        async with (
            aiohttp.ClientSession() as session,
            session.post(self.program.url, data=body, headers=headers) as answer,
        ):
            found = answer.status, await answer.text()
        self.status, self.waited = answer.status, time.monotonic() - began
        while self.program.slack._background_tasks:
            await asyncio.sleep(0.01)
        return found

    def event(self, event: dict[str, Any], **kwargs: Any) -> tuple[int, str]:
        """An event of the Events API in its envelope."""
        return self.send(json.dumps(envelope(event)).encode(), **kwargs)

    def person(self) -> Person:
        """Somebody new in the workspace."""
        number = next(_numbers)
        return Person(self, f"U0PERSON{number}", f"D0DIRECT{number}")


class Person:
    """Somebody who writes to the bot."""

    def __init__(self, workspace: Workspace, user: str, channel: str) -> None:
        self.workspace = workspace
        self.user = user
        self.channel = channel

    def says(self, text: str, **fields: Any) -> list[Call]:
        """Write a direct message; what the bot posted to it."""
        before = len(self.workspace.api.calls)
        status, _ = self.workspace.event(self.message(text, **fields))
        assert status == 200
        return self.workspace.api.calls[before:]

    def message(self, text: str, **fields: Any) -> dict[str, Any]:
        """A direct message as Slack tells of it."""
        ts = slack_ts()
        return {
            "type": "message",
            "channel": self.channel,
            "channel_type": "im",
            "user": self.user,
            "text": text,
            "ts": ts,
            "event_ts": ts,
            "team": TEAM,
            "client_msg_id": f"6a3d3f2e-0000-4000-8000-{next(_numbers):012d}",
            "blocks": [{"type": "rich_text", "block_id": "x1y2", "elements": []}],
            **fields,
        }

    def presses(self, label: str, posted: Call) -> list[Call]:
        """Press a button of something the bot posted; what the bot did then."""
        before = len(self.workspace.api.calls)
        payload = json.dumps(self.press(label, posted))
        body = urlencode({"payload": payload}).encode()
        status, _ = self.workspace.send(body, "application/x-www-form-urlencoded")
        assert status == 200
        return self.workspace.api.calls[before:]

    def press(self, label: str, posted: Call) -> dict[str, Any]:
        """A press of a button as Slack tells of it."""
        found = [(b, e) for b in posted["blocks"] if b["type"] == "actions" for e in b["elements"]]
        block, button = next((b, e) for b, e in found if e["text"]["text"] == label)
        message = {"type": "message", "user": BOT, "bot_id": "B0BOT", "ts": posted["ts"], "text": posted["text"]}
        action = {**button, "block_id": block["block_id"], "action_ts": slack_ts()}
        return {
            "type": "block_actions",
            "user": {"id": self.user, "username": "applicant", "name": "applicant", "team_id": TEAM},
            "api_app_id": "A0APP",
            "container": {"type": "message", "message_ts": posted["ts"], "channel_id": self.channel},
            "trigger_id": "12466734323.1395872398.7c4b6a7d",
            "team": {"id": TEAM, "domain": "example"},
            "channel": {"id": self.channel, "name": "directmessage"},
            "message": {**message, "blocks": posted["blocks"]},
            "response_url": "https://hooks.slack.com/actions/T0EXAMPLE1/1/x",
            "actions": [action],
        }


def envelope(event: dict[str, Any]) -> dict[str, Any]:
    """What Slack wraps around an event."""
    return {
        "token": "XXYYZZ",
        "team_id": TEAM,
        "api_app_id": "A0APP",
        "event": event,
        "type": "event_callback",
        "event_id": f"Ev0{next(_numbers):07d}",
        "event_time": int(time.time()),
        "authorizations": [
            {"enterprise_id": None, "team_id": TEAM, "user_id": BOT, "is_bot": True, "is_enterprise_install": False}
        ],
        "is_ext_shared_channel": False,
    }


def texts(calls: list[Call]) -> str:
    """All that was posted, line by line."""
    return "\n".join(str(c["text"]) for c in calls)


def labels(call: Call) -> list[str]:
    """The buttons of something that the bot posted."""
    rows = [b["elements"] for b in call.get("blocks", []) if b["type"] == "actions"]
    return [e["text"]["text"] for row in rows for e in row]
