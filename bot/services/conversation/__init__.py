"""The screening conversation: one use case a thing an applicant can say, each one transaction."""

from __future__ import annotations

from bot.services.conversation.concluding import Concluded, asked
from bot.services.conversation.conversation import LONG_PAUSE, Conversation, Found, Session
from bot.services.conversation.heard import ANSWERS, BotLine, Heard, Reply, Say, Words

__all__ = [
    "ANSWERS",
    "LONG_PAUSE",
    "BotLine",
    "Concluded",
    "Conversation",
    "Found",
    "Heard",
    "Reply",
    "Say",
    "Session",
    "Words",
    "asked",
]
