"""The form's two halves: taking an answer, and asking for the next one."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.hearing import EventDict, carry_out, say
from bot.bootstrap import conversation

FORM = "screening_form"
OPENINGS = (FORM, "action_listen", "action_extract_slots", "action_introduce", "action_come_back", "action_skip")
"""Actions after which a question is asked in full; after all others the applicant is led back to it."""


def in_digression(tracker: Tracker) -> bool:
    """Whether another action than the form has run since the applicant's latest message."""
    for event in reversed(tracker.events):
        if event["event"] == "user":
            return False
        if event["event"] == "action" and event["name"] not in OPENINGS:
            return True
    return False


class TakeAnswer(Action):
    """Takes the message as an answer to what was asked.

    Nothing is taken, and the form steps aside or only asks again, when Rasa has extracted no answer: for a digression.
    """

    def name(self) -> str:
        return "validate_screening_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventDict]:
        if tracker.get_slot("answer") is None:
            return []
        carry_out("answer", dispatcher, tracker)
        return [SlotSet("answer", None)]


class Ask(Action):
    """Asks what awaits an answer now; shorter when the conversation comes back from a digression."""

    def name(self) -> str:
        return "action_ask_screening_form_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventDict]:
        say(dispatcher, conversation().ask(tracker.sender_id, returning=in_digression(tracker)))
        return []


class Introduce(Action):
    """Opens a new interview: this is a bot, what it asks, who decides, how to reach a person."""

    def name(self) -> str:
        return "action_introduce"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventDict]:
        say(dispatcher, conversation().start(tracker.sender_id))
        return []


class ComeBack(Action):
    """An applicant's connection was taken up again."""

    def name(self) -> str:
        return "action_come_back"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventDict]:
        say(dispatcher, conversation().come_back(tracker.sender_id))
        return []
