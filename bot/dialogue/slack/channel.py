"""The webhook that Slack calls."""

from __future__ import annotations

import asyncio
import json
import logging
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any
from weakref import WeakValueDictionary

from rasa.core.channels.slack import SlackInput
from sanic import Blueprint, HTTPResponse, Request, response
from sanic.app import Sanic
from slack_sdk.errors import SlackClientError

from bot.bootstrap import settings
from bot.dialogue.slack.bot import ScreenerSlackBot
from bot.dialogue.slack.events import Called, Pressed, Said, understand
from bot.dialogue.slack.talk import Talk
from bot.dialogue.turns import OnNewMessage, TurnFailed
from bot.screening.errors import BadSetup, ScreenerError
from bot.settings import Settings

logger = logging.getLogger(__name__)

ANSWER_WITHIN = 2.0
"""Seconds until Slack gets its answer, whatever the turn does; Slack sends again what has none after three."""

DRAIN_SECONDS = 10
"""How long open turns may take to end when the server stops."""

REMEMBERED = 10_000
"""Latest messages whose ids are kept in memory; the database knows all."""


_SLACK_FAILED = (SlackClientError, OSError, asyncio.TimeoutError)


class Seen:
    """Ids of what was taken lately, so that what Slack sends again is answered at once."""

    def __init__(self, size: int = REMEMBERED) -> None:
        self._ids: OrderedDict[str, None] = OrderedDict()
        self._size = size

    def is_first(self, id_: str) -> bool:
        """Whether this id comes for the first time; it is remembered."""
        if id_ in self._ids:
            return False
        self._ids[id_] = None
        if len(self._ids) > self._size:
            self._ids.popitem(last=False)
        return True

    def forget(self, id_: str) -> None:
        """Let this id come again: what it named was not taken."""
        self._ids.pop(id_, None)


class ScreenerSlackInput(SlackInput):
    """Slack's events and button presses. Every request must carry Slack's signature.

    Raises BadSetup without a token or a signing secret.
    """

    def __init__(self, token: str, signing_secret: str) -> None:
        if not token:
            raise BadSetup("Slack needs a bot token: set SCREENER_SLACK_TOKEN (see docs/slack.md).")
        if not signing_secret:
            raise BadSetup("Slack needs a signing secret: set SCREENER_SLACK_SIGNING_SECRET (see docs/slack.md).")
        super().__init__(token, slack_signing_secret=signing_secret)
        self._seen = Seen()
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @classmethod
    def from_settings(cls, s: Settings) -> ScreenerSlackInput:
        """The channel as SCREENER_SLACK_TOKEN and SCREENER_SLACK_SIGNING_SECRET set it up. Raises BadSetup."""
        return cls(s.slack_token, s.slack_signing_secret)

    @classmethod
    def from_credentials(cls, credentials: Mapping[str, Any] | None) -> ScreenerSlackInput:
        """The channel as credentials.yml sets it up; what is not there comes from the settings. Raises BadSetup."""
        given, s = credentials or {}, settings()
        return cls(
            given.get("slack_token") or s.slack_token, given.get("slack_signing_secret") or s.slack_signing_secret
        )

    def get_output_channel(self, channel: str | None = None, thread_id: str | None = None) -> ScreenerSlackBot:
        """Where to post."""
        return ScreenerSlackBot(self.slack_token, channel, thread_id)

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """The webhook for events and for presses of buttons, at /webhooks/slack/webhook."""
        slack = Blueprint("screener_slack")

        @slack.post("/webhook")
        async def webhook(request: Request) -> HTTPResponse:
            if not self.is_request_from_slack_authentic(request):
                return response.text("This request does not carry a valid, recent signature of Slack's.", status=401)
            body = _body(request)
            if body is None:
                return response.text("This is neither an event nor an interaction of Slack's.", status=400)
            if body.get("type") == "url_verification":
                return response.json({"challenge": body.get("challenge")})
            happened = understand(body)
            if happened is not None:
                await self._start(happened, on_new_message, request.app)
            return response.text("")

        @slack.listener("before_server_stop")
        async def drain(app: Sanic, loop: Any) -> None:
            if self._background_tasks:
                await asyncio.wait(self._background_tasks, timeout=DRAIN_SECONDS)

        return slack

    async def _start(self, happened: Said | Pressed | Called, on_new_message: OnNewMessage, app: Sanic) -> None:
        """Work on it in a task of its own, and wait for it as long as Slack may be kept waiting.

        Should the program end before, Slack has no answer and sends it again.
        """
        if not self._seen.is_first(f"{happened.who} {happened.client_id}"):
            return
        task = asyncio.create_task(self._answer(happened, on_new_message, app))
        self._background_tasks.add(task)
        task.add_done_callback(self._background_tasks.discard)
        await asyncio.wait({task}, timeout=ANSWER_WITHIN)

    async def _answer(self, happened: Said | Pressed | Called, on_new_message: OnNewMessage, app: Sanic) -> None:
        """One person's messages are answered in the order in which they came."""
        lock = self._locks.setdefault(happened.who, asyncio.Lock())
        bot = self.get_output_channel(happened.channel, happened.thread)
        talk = Talk(bot, on_new_message, app.ctx.agent.nlg.render, self.slack_signing_secret, settings().language)
        try:
            async with lock:
                await self._act(talk, happened)
        except _SLACK_FAILED as error:
            logger.error("Slack did not take a message: %s.", _reason(error))

    async def _act(self, talk: Talk, happened: Said | Pressed | Called) -> None:
        """Whatever goes wrong on our side, the applicant is told, and the message may come again."""
        try:
            if isinstance(happened, Said):
                await talk.said(happened)
            elif isinstance(happened, Pressed):
                await talk.pressed(happened)
            else:
                await talk.called(happened)
        except _SLACK_FAILED:
            raise
        except Exception as error:
            self._seen.forget(f"{happened.who} {happened.client_id}")
            if not isinstance(error, TurnFailed):  # those are logged where they happen
                plain = isinstance(error, ScreenerError)
                logger.error("A message from Slack could not be taken: %s", error if plain else "", exc_info=not plain)
            await talk.failed()


def _reason(error: Exception) -> str:
    """What Slack says is wrong, without the message that it was said about."""
    answer = getattr(error, "response", None)
    return str(answer["error"]) if answer else type(error).__name__


def _body(request: Request) -> Mapping[str, Any] | None:
    """The JSON object of an event, or the one in the form field `payload` of an interaction; else None."""
    raw: str | bytes | None = request.body
    if request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        raw = request.form.get("payload") if request.form else None
    try:
        body = json.loads(raw or "")
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else None
