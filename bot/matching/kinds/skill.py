"""A named tool, system, language or technique."""

from __future__ import annotations

import re

from bot.matching import vocabulary
from bot.matching.kin import asked_back_other, stance
from bot.matching.message import Message
from bot.matching.naming import named_again, names, speaks_to_it, telling_words
from bot.matching.outcome import affirmed, doubtful, met, not_met, open_answer, rated, yes_or_no
from bot.matching.polarity import Polarity, polarity
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

_LIST = re.compile(
    r"(?!.*\b(?:i|we|my|our|he|she|they|me|us|was|were|is|are|let|tr(?:y|ied)|not|but)\b)"
    r"\S+(?: \S+){0,2}(?:(?:,| and| plus| or|/) ?\S+(?: \S+){0,2})+[.! ]*"
)
"""Some names in a row and nobody's doings."""
_MOST_WORDS_ONLY = 4
"""Most words of a message that names nothing but another tool: "only stick"."""


def read(criterion: Criterion, message: Message) -> Reading | None:
    """Read knowledge of a skill: firm use is a yes, some of it is left open."""
    kind = criterion.kind
    name = str(criterion.get("name") or "")
    message = _without_employer(name, message)
    said = polarity(message)
    position = stance(name, message)
    if position == "denied":
        again = named_again(name, message)
        return open_answer(f"{kind}.denied_and_named") if again else not_met(f"{kind}.denied", yes=False)
    of_several = said.no and "," in name
    if position == "affirmed" and not (said.hedged or said.conditional or of_several):
        return met(f"{kind}.affirmed", yes=True)
    lacking = _lacking(kind, name, message, said)
    if lacking is not None:
        return lacking
    trimmed = message.without("skill.and_some")
    if (
        trimmed.text != message.text
        and not message.has("skill.other_tool")
        and (names(name, trimmed) or stance(name, trimmed) == "shown")
    ):
        message, said = trimmed, polarity(trimmed)
    if message.has("skill.some", "skill.modest") and not _strong(message):
        return open_answer(f"{kind}.some")
    rating = rated(kind, message)
    if rating is not None:
        return rating
    speed = _words_a_minute(name, message)
    if speed is not None:
        return speed
    own = position == "shown" or names(name, message)
    if affirmed(message, "skill.uses") and (own or not (position == "other" or message.has("skill.other_tool"))):
        return met(f"{kind}.uses", yes=True)
    plain = yes_or_no(kind, message, said)
    if position == "shown" and plain is None and not message.has("skill.only"):
        return met(f"{kind}.shown", yes=True)
    if (position == "other" and not own and not _besides(message)) or asked_back_other(name, message):
        return _by_other_tool(kind, message, plain)
    if message.has("skill.only") and not said.yes and own and not message.has("skill.other_tool"):
        return open_answer(f"{kind}.only_part")
    if message.has("skill.only") and not said.yes and (message.has("skill.other_tool") or not own):
        if plain is not None and plain.result == "not_met":
            return plain
        return open_answer(f"{kind}.something_else", {"yes": False})
    if plain is None and message.has("skill.other_tool") and not own:
        return open_answer(f"{kind}.other_tool", {"yes": False})
    if plain is None and (own or _tells_of_it(message)) and not message.has("credential.beside_it"):
        return met(f"{kind}.{'by_name' if own else 'named'}", yes=True)
    return plain


def _lacking(kind: str, name: str, message: Message, said: Polarity) -> Reading | None:
    """Read an offer to learn, a never, and work that is done without the tool or by somebody else."""
    if _only_offers(message):
        return doubtful(f"{kind}.offer", yes=False)
    if message.has("skill.unmeasured") and said.answer is not True:
        return open_answer(f"{kind}.unmeasured")
    if message.without("polarity.double_no", " YEA ").without("polarity.not_a_problem", " YEA ").has("skill.never"):
        return open_answer(f"{kind}.never_but") if _yes_besides_never(message) else not_met(f"{kind}.never", yes=False)
    if message.has("skill.other_doer") and not vocabulary.starts("polarity.firm_yes", message.text, message.languages):
        return open_answer(f"{kind}.someone_else", {"yes": False})
    if _without_it(name, message) and not (said.yes or _strong(message)):
        return doubtful(f"{kind}.without_it", yes=False)
    if _all_of_it("skill.hearsay", message):
        return not_met(f"{kind}.hearsay", yes=False)
    return None


def _by_other_tool(kind: str, message: Message, plain: Reading | None) -> Reading:
    """Read that another tool of the family is named: only that one, that one instead, or no more than its name."""
    if plain is None and message.has("skill.only") and len(message.text.split()) <= _MOST_WORDS_ONLY:
        return not_met(f"{kind}.only_kin", yes=False)
    if message.has("credential.instead") and (plain is None or plain.result == "met"):
        return doubtful(f"{kind}.other_tool", yes=False)
    if plain is not None and plain.result != "met":
        return plain
    return open_answer(f"{kind}.other_tool", {"yes": False})


def _without_employer(name: str, message: Message) -> Message:
    """The message without an employer that has the name of another tool: "I lived in it at Oracle"."""
    found = message.find("skill.employer")
    if found is None or names(name, message.only(found.group())):
        return message
    return message.without("skill.employer")


def _tells_of_it(message: Message) -> bool:
    """Whether a short statement that names nothing known tells of doing it, or lists kinds of it: "2D and 3D"."""
    return speaks_to_it(message) and (message.has("skill.evidence") or _LIST.fullmatch(message.text) is not None)


def _without_it(name: str, message: Message) -> bool:
    """Whether the work is told to be done without the tool: on paper, or before the tool comes."""
    named = any(word in message.text.split() for word in telling_words(name))
    return message.has("skill.to_come") or (message.has("skill.by_hand") and not named)


def _all_of_it(name: str, message: Message) -> bool:
    """Whether a group's words are all that the message says."""
    rest = message.without(name)
    return rest.text != message.text and not re.search(r"[a-z]{3}", rest.text)


def _only_offers(message: Message) -> bool:
    """Whether an offer to learn is all that is said."""
    return _all_of_it("credential.offer", message)


def _yes_besides_never(message: Message) -> bool:
    """Whether a yes is left when the never is taken out with the "I have" that leads to it."""
    rest = re.sub(
        r"(?:\bi )?(?:\b(?:have|had|am|do|did|was|can) )?\bNIX\b", " ", message.without("skill.never", " NIX ").text
    )
    return polarity(message.only(rest)).yes


def _besides(message: Message) -> bool:
    """Whether kin is named on top of a yes: "yes, and xero too"."""
    return (
        polarity(message).lead is True
        and re.search(r"\b(?:and|also|too|plus|as well|tambien)\b", message.text) is not None
    )


def _strong(message: Message) -> bool:
    """Whether firm use outweighs a modest word: "used to do it daily"."""
    return affirmed(message.without("skill.some"), "skill.strong")


def _words_a_minute(name: str, message: Message) -> Reading | None:
    """Typing speed, where the skill names one."""
    asked = re.search(r"(\d{2,3})\s?wpm|words per minute", name.lower())
    typed = re.search(r"(?<!\d)(\d{2,3})(?!\d)", message.numeric)
    if not asked or not asked[1] or not typed:
        return None
    return met("skill.speed", yes=True) if int(typed[1]) >= int(asked[1]) else not_met("skill.speed", yes=False)
