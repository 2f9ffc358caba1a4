"""What Slack sends, told apart: somebody wrote to the bot, pressed a button, or called it from a channel.

Everything else (the bot's own messages, edits, deletions, joins) is nothing to answer.
Source: Slack's Events API and "block_actions payload".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.dialogue.slack.mrkdwn import Block, unescape

Payload = Mapping[str, Any]

WRITTEN = (None, "file_share", "thread_broadcast", "me_message")
"""Subtypes of messages that a person wrote; all others tell of changes."""


@dataclass(frozen=True)
class Said:
    """A direct message to the bot."""

    who: str
    """The person: "<team>:<user>"."""
    channel: str
    client_id: str
    """Slack's id of the message, the same when Slack sends it again."""
    text: str
    """As it was typed."""
    files: bool = False
    """Whether files came with it."""
    thread: str | None = None


@dataclass(frozen=True)
class Pressed:
    """A button under one of the bot's messages."""

    who: str
    channel: str
    origin: str
    """Which of the bot's messages the button belongs to, as `mrkdwn.blocks` was told."""
    value: str
    label: str
    message: str
    """Slack's id of the message that the button is in."""
    blocks: Sequence[Block] = field(default=(), compare=False)
    thread: str | None = None

    @property
    def client_id(self) -> str:
        """The same for all buttons of a message: one of them counts, once."""
        return f"press-{self.origin}"


@dataclass(frozen=True)
class Called:
    """The bot was mentioned where others can read."""

    who: str
    channel: str
    client_id: str
    user: str
    thread: str | None = None


def understand(body: Payload) -> Said | Pressed | Called | None:
    """A request's body as what happened, or None when there is nothing to answer."""
    try:
        if body.get("type") == "event_callback":
            return _event(body)
        if body.get("type") == "block_actions":
            return _press(body)
    except (KeyError, IndexError, TypeError, AttributeError):
        return None  # signed by Slack, but of no shape that we know
    return None


def _event(body: Payload) -> Said | Called | None:
    event = body["event"]
    own = [a["user_id"] for a in body.get("authorizations", ()) if a.get("is_bot", True)]
    if event.get("bot_id") or event.get("subtype") not in WRITTEN or event["user"] in own:
        return None
    who = f"{body['team_id']}:{event['user']}"
    thread = event.get("thread_ts")
    if event["type"] == "message" and event.get("channel_type") == "im":
        text = unescape(event.get("text") or "", own)
        client_id = event.get("client_msg_id") or event["ts"]
        return Said(who, event["channel"], client_id, text, bool(event.get("files")), thread)
    if event["type"] == "app_mention" and not event["channel"].startswith("D"):
        return Called(who, event["channel"], f"call-{event['ts']}", event["user"], thread)
    return None


def _press(body: Payload) -> Pressed | None:
    action = body["actions"][0]
    if action["type"] != "button" or not isinstance(action.get("value"), str):
        return None
    user = body["user"]
    team = (body.get("team") or {}).get("id") or user["team_id"]
    message = body["message"]
    return Pressed(
        who=f"{team}:{user['id']}",
        channel=body["channel"]["id"],
        origin=action["block_id"].rpartition(":")[0],
        value=action["value"],
        label=action["text"]["text"],
        message=message["ts"],
        blocks=tuple(message.get("blocks", ())),
        thread=message.get("thread_ts"),
    )
