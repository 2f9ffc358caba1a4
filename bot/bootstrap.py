"""Puts the parts together when called; nothing happens on import."""

from __future__ import annotations

from functools import lru_cache

from bot.services.conversation import Conversation
from bot.settings import Settings, load_settings
from bot.storage.database import Database


@lru_cache(maxsize=1)
def settings() -> Settings:
    """This process's settings, read once. Raises BadSetup."""
    return load_settings()


@lru_cache(maxsize=1)
def database() -> Database:
    """This process's database. Raises BadSetup."""
    return Database(settings().database_url)


@lru_cache(maxsize=1)
def conversation() -> Conversation:
    """The conversation's use cases on this process's database."""
    s = settings()
    told = {
        "reply_hours": s.reply_hours,
        "link_hours": s.link_hours,
        "session_days": s.session_days,
        "public_url": s.base_url,
    }
    return Conversation(database(), settings=told)
