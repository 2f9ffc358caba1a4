"""The screening conversation: one use case a thing an applicant can say, each one transaction."""

from __future__ import annotations

from bot.services.conversation.conversation import LONG_PAUSE, Concluded, Conversation, Found, Session, asked
from bot.services.conversation.heard import ANSWERS, BotLine, Heard, Reply, Say

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
    "asked",
]
