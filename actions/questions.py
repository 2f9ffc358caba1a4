"""Questions about the job."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.hearing import EventDict, carry_out


class AnswerQuestion(Action):
    """Answers from the posting, or passes the question on to the recruiter and says so."""

    def name(self) -> str:
        return "action_answer_question"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventDict]:
        return carry_out("question", dispatcher, tracker)
