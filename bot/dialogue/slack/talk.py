"""One applicant's direct messages: each becomes a turn of their interview, and the turn's words are posted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from bot.bootstrap import conversation, database
from bot.dialogue.chat.frames import MAX_TEXT
from bot.dialogue.slack.bot import ScreenerSlackBot
from bot.dialogue.slack.events import Called, Pressed, Said
from bot.dialogue.slack.mrkdwn import is_visible
from bot.dialogue.turns import OnNewMessage, hear, signal
from bot.matching.conversing import asks_for_another
from bot.screening.interview import Interview, Message
from bot.services.conversation import Concluded
from bot.services.conversation.again import ENDED, current_interview, interview_for
from bot.services.erasure import erase_interview

CHANNEL = "slack"

Words = Callable[[str, str, Mapping[str, Any]], Mapping[str, Any]]
"""A response of domain.yml by name, language and parameters: `text`, and `buttons` where it has some."""


@dataclass
class Talk:
    """Handles what one person does. Nothing is answered twice: the database refuses an id that it knows."""

    bot: ScreenerSlackBot
    on_new_message: OnNewMessage
    words: Words
    secret: str
    language: str
    """The language of the interview; before there is one, the program's."""

    async def said(self, said: Said) -> None:
        """Somebody wrote. Raises TurnFailed when the message was not kept."""
        self._current(said.who)
        if said.files:
            await self._post("utter_text_only")
        if len(said.text) > MAX_TEXT:
            await self._post("utter_too_long", limit=f"{MAX_TEXT:,}")
        elif is_visible(said.text):
            await self._take(said.who, said.text, said.client_id)

    async def pressed(self, press: Pressed) -> None:
        """Somebody pressed a button: its value is taken as their words, unless the talk has moved on since.

        Raises TurnFailed when it was not kept; the button can be pressed again.
        """
        interview = self._current(press.who)
        if interview is not None and conversation().find_message(interview.id, press.client_id):
            return
        if interview is not None and _is_open(press, interview):
            await self._take(press.who, press.value, press.client_id)
            await self.bot.settle(press, chosen=True)
            return
        await self.bot.settle(press, chosen=False)
        await self._post("utter_slack_old_button")
        if interview is not None:
            turn = signal(self.on_new_message, interview.conversation_id, "come_back", CHANNEL)
            await self._turn(press.who, interview, turn)

    async def called(self, call: Called) -> None:
        """Somebody mentioned the bot where others can read: tell them, and nobody else, where to write instead."""
        await self.bot.whisper(call.user, self.words("utter_slack_direct_only", self.language, {})["text"])

    async def failed(self) -> None:
        """Say that something went wrong on our side."""
        await self._post("utter_internal")

    def _current(self, who: str) -> Interview | None:
        interview = current_interview(database(), who)
        if interview is not None:
            self.language = interview.language
        return interview

    async def _take(self, who: str, text: str, client_id: str) -> None:
        """Take a message as the next one of the interview that it belongs to, or as the first of a new one."""
        now = datetime.now(timezone.utc)
        interview = interview_for(
            database(), who, text, channel=CHANNEL, language=self.language, secret=self.secret, at=now
        )
        conversation_id = interview.conversation_id
        known = conversation().find_message(interview.id, client_id)
        if known is not None and not _unanswered(interview, known):
            return
        if known is not None:
            turn = signal(self.on_new_message, conversation_id, "come_back", CHANNEL)
        elif interview.next_sequence == 1 and asks_for_another(text):
            turn = signal(self.on_new_message, conversation_id, "start", CHANNEL)
        else:
            turn = hear(self.on_new_message, conversation_id, text, client_id, CHANNEL)
        await self._turn(who, interview, turn)

    async def _turn(self, who: str, interview: Interview, turn: Awaitable[Concluded]) -> None:
        concluded = await turn
        if concluded.interview.status == "erased":
            _erase_earlier(who)
        self.language = concluded.interview.language
        for message in concluded.messages:
            data = message.data or {}
            await self.bot.say(message.text, data.get("buttons", ()), _origin(interview.id, message.sequence))
        if concluded.interview.status in ("submitted", "withdrawn") and interview.status not in ENDED:
            last = concluded.messages[-1].sequence if concluded.messages else 0
            await self._post("utter_slack_new_application", origin=_origin(interview.id, last))

    async def _post(self, response: str, origin: str = "", **params: Any) -> None:
        """Say something that is no part of the interview."""
        said = self.words(response, self.language, params)
        replies = [{"title": b["title"], "value": b["payload"]} for b in said.get("buttons", ())]
        await self.bot.say(said["text"], replies, origin)


def _erase_earlier(who: str) -> None:
    """ "Delete my data" is meant for everything that this person told the bot here, earlier interviews too."""
    while (earlier := current_interview(database(), who)) is not None:
        erase_interview(database(), earlier.id, datetime.now(timezone.utc))


def _origin(interview_id: int, sequence: int) -> str:
    return f"{interview_id}-{sequence}"


def _is_open(press: Pressed, interview: Interview) -> bool:
    """Whether nothing was said since the message that the button is in. Asking for another interview never lapses."""
    interview_id, _, sequence = press.origin.partition("-")
    if interview_id != str(interview.id) or not sequence.isdigit():
        return False
    later = conversation().history(interview.id, int(sequence))
    ended = interview.status in ENDED and asks_for_another(press.value)
    return ended or all(message.author == "bot" for message in later)


def _unanswered(interview: Interview, known: Message) -> bool:
    """Whether the program ended between storing this message and its reply, and nothing was said since."""
    return not conversation().history(interview.id, known.sequence)
