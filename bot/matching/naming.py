"""Whether a message names what a criterion names, or something above or below it in the same line."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.matching import vocabulary
from bot.matching.message import Message
from bot.matching.normalise import plain

_LITTLE = frozenset("of or the ms in a an and with to for at by on license licence certification certificate certified card level tools like valid active current basic new your own from".split())


def telling_words(name: str) -> list[str]:
    """The words of a name that tell it from others."""
    return [word for word in re.findall(r"[a-z0-9+#]+", plain(name)) if word not in _LITTLE and len(word) > 1]


def names(name: str, message: Message) -> bool:
    """Whether any telling word of a name, or another name for it, is in the message."""
    text = message.text
    if any(re.search(rf"(?<!\w){re.escape(word)}(?:s|ing)?(?!\w)", text) for word in telling_words(name)):
        return True
    return any(_pattern(other).search(text) for other in _same_as(plain(name)))


def _same_as(name: str) -> list[str]:
    groups = vocabulary.topic("en", "credentials")["same"]
    return [other for group in groups if any(_pattern(one).search(name) for one in group) for other in group]


@lru_cache(maxsize=512)
def _pattern(pattern: str) -> re.Pattern[str]:
    return vocabulary.whole_words([pattern])


def rank(name: str, message: Message) -> int | None:
    """Above zero when the message names only something higher than `name`, below when only something lower."""
    for ladder in vocabulary.topic("en", "credentials")["ladders"]:
        asked = [step for step, pattern in enumerate(ladder) if _pattern(pattern).search(plain(name))]
        held = [step for step, pattern in enumerate(ladder) if _pattern(pattern).search(message.text)]
        if asked and held and max(asked) not in held:
            return max(held) - max(asked)
    return None
