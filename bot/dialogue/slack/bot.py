"""What the bot posts to Slack, through the real Slack SDK."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rasa.core.channels.slack import SlackBot
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient

from bot.dialogue.slack.events import Pressed
from bot.dialogue.slack.mrkdwn import answered, blocks, escape

API_URL = AsyncWebClient.BASE_URL
"""Where the Slack Web API is; tests put a server of their own in its place."""

TRIES = 3
"""How often a post is tried again when Slack cannot be reached, fails, or asks to wait."""


class ScreenerSlackBot(SlackBot):
    """One Slack conversation to post to. Errors of Slack's are raised as slack_sdk.errors.SlackApiError."""

    def __init__(self, token: str, channel: str | None = None, thread: str | None = None) -> None:
        super().__init__(token, channel, thread)
        self.client = AsyncWebClient(
            token,
            base_url=API_URL,
            retry_handlers=[
                AsyncConnectionErrorRetryHandler(max_retry_count=TRIES),
                AsyncRateLimitErrorRetryHandler(max_retry_count=TRIES),
                AsyncServerErrorRetryHandler(max_retry_count=TRIES),
            ],
        )

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """Post a text as it is: nothing in it is taken for Slack's own marks."""
        await self.say(text, channel=recipient_id)

    async def send_text_with_buttons(
        self, recipient_id: str, text: str, buttons: list[dict[str, Any]], **kwargs: Any
    ) -> None:
        """Post a text with quick replies in Rasa's form: `title` and `payload`."""
        replies = [{"title": b["title"], "value": b["payload"]} for b in buttons]
        await self.say(text, replies, channel=recipient_id)

    async def say(
        self, text: str, buttons: Sequence[Mapping[str, str]] = (), origin: str = "", channel: str | None = None
    ) -> None:
        """Post a text with quick replies (`title`, `value`); `origin` comes back with a press on one of them."""
        where = self.slack_channel or channel or ""
        extra = {"thread_ts": self.thread_id} if self.thread_id else {}
        shown = blocks(text, buttons, origin)
        await self.client.chat_postMessage(channel=where, text=escape(text), blocks=shown, **extra)

    async def whisper(self, user: str, text: str) -> None:
        """Say something in a channel that only this user can see."""
        extra = {"thread_ts": self.thread_id} if self.thread_id else {}
        await self.client.chat_postEphemeral(channel=self.slack_channel, user=user, text=escape(text), **extra)

    async def settle(self, press: Pressed, *, chosen: bool) -> None:
        """Take the buttons from a message; what was chosen takes their place."""
        shown = answered(press.blocks, press.label if chosen else "")
        text = shown[0]["text"]["text"] if shown and shown[0].get("type") == "section" else "…"
        await self.client.chat_update(channel=press.channel, ts=press.message, text=text, blocks=shown)
