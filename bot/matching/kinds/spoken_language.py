"""A language the applicant speaks, and how well."""

from __future__ import annotations

import re

from bot.matching import vocabulary
from bot.matching.message import Message
from bot.matching.normalise import plain
from bot.matching.outcome import doubtful, met, not_met, open_answer, yes_or_no
from bot.matching.polarity import polarity
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

_NAMES = {"spanish": "espanol", "english": "ingles"}


def read(criterion: Criterion, message: Message) -> Reading | None:
    """Read how well a language is spoken; a little of it is left open."""
    said = polarity(message)
    name = plain(str(criterion.get("name") or ""))
    level = criterion.get("level")
    if _answers_in_it(name, message):
        return met("language.spoken", yes=True)
    only = message.find("tongue.only_other")
    if only and not said.yes and not message.has("tongue.fluent"):
        own = name in only.group() or _NAMES.get(name, "-") in only.group()
        positive = own and not only.group().startswith(("no ", "not", "do ", "cannot", "never"))
        return met("language.only", yes=True) if positive else not_met("language.no", yes=False)
    little, talks = message.has("tongue.little"), message.has("tongue.conversational")
    fluent = message.without("tongue.little").has("tongue.fluent")
    if fluent and not little and not said.no and not said.conditional:
        return met("language.fluent", yes=True)
    if talks and not said.no:
        return (
            doubtful("language.conversational", yes=False)
            if level == "fluent"
            else met("language.conversational", yes=True)
        )
    if little and level == "fluent" and message.has("tongue.beginner") and not said.yes:
        return not_met("language.little", yes=False)
    if little or talks:
        return open_answer("language.little")
    return yes_or_no("language", message, said)


def _answers_in_it(name: str, message: Message) -> bool:
    """Whether the answer is a yes in the very language that is asked about."""
    words = vocabulary.topic("en", "tongue")["own_yes"].get(name, [])
    return bool(words) and re.match(rf"(?:{'|'.join(words)})(?!\w)", message.text) is not None
