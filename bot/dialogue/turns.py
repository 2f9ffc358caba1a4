"""One turn through Rasa, for channels of our own: what goes in, what came out, and whether it failed."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from bot.dialogue import in_process, tracker_store
from bot.dialogue.intent_classifier import WORD_JOINER
from bot.screening.errors import ScreenerError
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
    return await _run(on_new_message, message)


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
    failures: list[BaseException] = []
    concluded: list[Concluded] = []
    failure_token = in_process.failure.set(failures)
    saved_token = tracker_store.saved.set(concluded)
    try:
        await on_new_message(message)
    except Exception as error:
        raise TurnFailed from _logged(failures[0] if failures else error)
    finally:
        in_process.failure.reset(failure_token)
        tracker_store.saved.reset(saved_token)
    if failures or not concluded:
        raise TurnFailed from _logged(failures[0] if failures else None)
    return concluded[0]


def _logged(error: BaseException | None) -> BaseException | None:
    """Log what went wrong, without the applicant's words; plain errors of ours need no traceback."""
    if isinstance(error, ScreenerError):
        logger.warning("A turn failed: %s", error)
    else:
        logger.error("A turn failed.", exc_info=error)
    return error
