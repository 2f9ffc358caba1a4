"""What an applicant can ask for at any point: each action carries out the use case of its name."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.hearing import EventDict, carry_out

REQUESTS = {
    "action_hand_off": "hand_off",
    "action_accommodation": "accommodation",
    "action_explain_why": "why",
    "action_explain_reader": "reader",
    "action_repeat": "repeat",
    "action_summarize": "summary",
    "action_skip": "skip",
    "action_pause": "pause",
    "action_resume": "resume",
    "action_withdraw": "withdraw",
    "action_delete_data": "delete_data",
    "action_give_link": "link",
    "action_change_language": "change_language",
    "action_correct": "correct",
    "action_submit": "submit",
    "action_small_talk": "small_talk",
}
"""The action's name in domain.yml, and the use case it carries out."""


def _action(action_name: str, use_case: str) -> type[Action]:
    """An action class; rasa-sdk registers every subclass of Action that it can see."""

    class Request(Action):
        def name(self) -> str:
            return action_name

        async def run(
            self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
        ) -> list[EventDict]:
            return carry_out(use_case, dispatcher, tracker)

    Request.__name__ = Request.__qualname__ = "".join(part.title() for part in action_name.split("_"))
    return Request


ACTIONS = tuple(_action(name, use_case) for name, use_case in REQUESTS.items())
