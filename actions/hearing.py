"""From Rasa's tracker to what the use cases hear, and from their reply to what Rasa says."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.bootstrap import conversation
from bot.screening.reading import NOT_AN_ANSWER, Reading
from bot.services.conversation import Heard, Reply

EventDict = dict[str, Any]


def heard(tracker: Tracker) -> Heard:
    """The applicant's latest message as the NLU pipeline understood it."""
    latest = tracker.latest_message
    understood = latest.get("understanding") or {}
    user = _last_user_event(tracker)
    metadata = user.get("metadata") or {}
    reading = understood.get("reading")
    return Heard(
        conversation_id=tracker.sender_id,
        text=metadata.get("text") or latest.get("text") or "",
        channel=metadata.get("channel") or user.get("input_channel") or "shell",
        client_id=metadata.get("client_id") or user.get("message_id"),
        intent=(latest.get("intent") or {}).get("name") or "answer",
        also=tuple(understood.get("also", ())),
        reading=Reading(**reading) if reading else NOT_AN_ANSWER,
        criterion=understood.get("criterion", ""),
        language=understood.get("language"),
    )


def _last_user_event(tracker: Tracker) -> EventDict:
    for event in reversed(tracker.events):
        if event["event"] == "user":
            return dict(event)
    return {}


def say(dispatcher: CollectingDispatcher, reply: Reply) -> None:
    """Hand the responses of a reply to Rasa, in the interview's language."""
    for line in reply.says:
        dispatcher.utter_message(response=line.response, **line.params, reply_language=reply.language)


def carry_out(use_case: str, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventDict]:
    """Run one use case on the latest message and say what it says."""
    say(dispatcher, conversation().handle(use_case, heard(tracker)))
    return []
