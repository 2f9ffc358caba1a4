"""Whether a message names a criterion's own subject, so that it may answer it without being asked."""

from __future__ import annotations

import re

from bot.matching.message import Message
from bot.matching.normalise import plain
from bot.matching.work_fields import closeness
from bot.screening.criterion import Criterion

_NAMED = ("license", "certification", "skill", "language", "clearance")
"""Kinds whose `name` must itself be in the message."""


def mentions(criterion: Criterion, message: Message) -> bool:
    """Whether the words of a message are specific to this criterion, not only fit for its kind."""
    kind = criterion.kind
    if kind in _NAMED:
        return _names(str(criterion.get("name") or ""), message)
    if kind == "experience":
        field = str(criterion.get("field") or "")
        return message.has("mentions.experience") and closeness(field, message.text, message.languages) == "same"
    return message.has(f"mentions.{kind}")


def _names(name: str, message: Message) -> bool:
    """Whether the first telling word of a name is in the message, in full."""
    words = [word for word in re.findall(r"[a-z0-9+#]+", plain(name)) if len(word) > 1]
    return bool(words) and any(
        re.search(rf"(?<!\w){re.escape(word)}(?!\w)", message.text)
        for word in words
        if word not in ("of", "or", "the", "ms", "in")
    )
