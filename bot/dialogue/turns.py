"""One turn through Rasa, for channels of our own: what goes in, what came out, and whether it failed."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from bot.bootstrap import database
from bot.dialogue import in_process, logs, metrics, tracker_store
from bot.dialogue.intent_classifier import WORD_JOINER
from bot.screening.errors import BadSetup, Conflict, ScreenerError
from bot.services.conversation import Concluded

logger = logging.getLogger(__name__)

OnNewMessage = Callable[[UserMessage], Awaitable[Any]]


class TurnFailed(Exception):
    """The turn did not end: nothing of the message was kept, and it can be sent again."""


def literal(text: str) -> str:
    """The text so that Rasa reads it as words: applicants can neither trigger intents nor set slots."""
    return WORD_JOINER + text if text.lstrip().startswith("/") else text


async def hear(
    on_new_message: OnNewMessage, conversation_id: str, text: str, client_id: str | None, channel: str
) -> Concluded:
    """Let Rasa answer an applicant's message. Raises TurnFailed."""
    metadata = {"client_id": client_id, "text": text, "channel": channel}
    message = UserMessage(
        literal(text), CollectingOutputChannel(), conversation_id, input_channel=channel, metadata=metadata
    )
    concluded = await _run(on_new_message, message)
    _count_end(concluded)
    return concluded


async def signal(on_new_message: OnNewMessage, conversation_id: str, intent: str, channel: str) -> Concluded:
    """Let Rasa speak without an applicant's message: at the opening, or when a connection is taken up again."""
    parse_data = {"text": intent, "intent": {"name": intent, "confidence": 1.0}, "entities": []}
    message = UserMessage(
        intent,
        CollectingOutputChannel(),
        conversation_id,
        parse_data=parse_data,
        input_channel=channel,
        metadata={"opening": True, "channel": channel},
    )
    return await _run(on_new_message, message)


async def _run(on_new_message: OnNewMessage, message: UserMessage) -> Concluded:
    began = time.perf_counter()
    try:
        concluded = await _conclude(on_new_message, message)
    except TurnFailed:
        metrics.TURNS.labels("failed").inc()
        raise
    finally:
        metrics.TURN_SECONDS.observe(time.perf_counter() - began)
    metrics.TURNS.labels("ok").inc()
    if concluded.messages and concluded.messages[0].sequence in (1, 2):
        # The bot speaks first in the chat, the applicant in Slack: the bot's first words are the first or second line.
        metrics.count_start(concluded.interview.channel)
    return concluded


async def _conclude(on_new_message: OnNewMessage, message: UserMessage) -> Concluded:
    """One turn; once more when another worker has had the interview since this one last did."""
    try:
        return await _attempt(on_new_message, message)
    except TurnFailed as failed:
        if not isinstance(failed.__cause__, Conflict):
            _log(failed.__cause__)
            raise
        logger.info("A turn is done again: %s", failed.__cause__)
    try:
        return await _attempt(on_new_message, message)
    except TurnFailed as failed:
        _log(failed.__cause__)
        raise


async def _attempt(on_new_message: OnNewMessage, message: UserMessage) -> Concluded:
    failures: list[BaseException] = []
    concluded: list[Concluded] = []
    failure_token = in_process.failure.set(failures)
    saved_token = tracker_store.saved.set(concluded)
    private_token = logs.in_turn.set(True)
    try:
        await on_new_message(message)
    except Exception as error:
        raise TurnFailed from (failures[0] if failures else error)
    finally:
        in_process.failure.reset(failure_token)
        tracker_store.saved.reset(saved_token)
        logs.in_turn.reset(private_token)
    if failures or not concluded:
        raise TurnFailed from (failures[0] if failures else None)
    return concluded[0]


def _count_end(concluded: Concluded) -> None:
    """Count the interview when it ended in this very turn."""
    interview = concluded.interview
    if interview.status == "erased":
        metrics.count_end(interview, None)
    elif interview.finished_at is not None and interview.finished_at == interview.updated_at:
        metrics.count_end(interview, _outcome(interview.id))


def _outcome(interview_id: int) -> str | None:
    try:
        with database().read() as uow:
            verdict = uow.interviews.verdict(interview_id)
    except ScreenerError as error:  # the turn itself is stored: a count is not worth its failing
        logger.warning("A verdict was not counted: %s", error)
        return None
    return verdict.outcome if verdict else None


def _log(error: BaseException | None) -> None:
    """Log what went wrong, without the applicant's words; errors of the database and the setting up are plain."""
    if isinstance(error, Conflict | BadSetup):
        logger.warning("A turn failed: %s", error)
    else:
        logger.error("A turn failed.", exc_info=error)
