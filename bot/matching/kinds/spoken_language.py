"""A language the applicant speaks, and how well."""

from __future__ import annotations

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
        return doubtful("language.conversational", yes=True) if level == "fluent" else met("language.conversational", yes=True)
    if little or talks:
        return open_answer("language.little")
    return yes_or_no("language", message, said)
