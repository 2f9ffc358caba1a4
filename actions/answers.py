"""The form, and the opening of a conversation."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection

from actions.hearing import EventDict, carry_out, say
from bot.bootstrap import conversation
from bot.services.conversation import ANSWERS


class ScreeningForm(Action):
    """The form: takes the message as an answer to what was asked, and asks what awaits an answer next.

    It takes the place of Rasa's form action, which would call two actions for that. Like it, it steps aside when the
    message is no answer, so that the rule of a digression takes over.
    """

    def name(self) -> str:
        return "screening_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventDict]:
        intent = (tracker.latest_message.get("intent") or {}).get("name")
        if intent and intent not in ANSWERS:
            raise ActionExecutionRejection(self.name(), "This is no answer: its rule applies.")
        return carry_out("answer", dispatcher, tracker)


class Introduce(Action):
    """Opens a new interview: this is a bot, what it asks, who decides, how to reach a person; then asks."""

    def name(self) -> str:
        return "action_introduce"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventDict]:
        say(dispatcher, conversation().start(tracker.sender_id))
        return []


class ComeBack(Action):
    """An applicant's connection was taken up again: says where things stand, and asks again."""

    def name(self) -> str:
        return "action_come_back"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventDict]:
        say(dispatcher, conversation().come_back(tracker.sender_id))
        return []
