"""What an applicant says about their work besides its length: claims, denials, doubts about what counts."""

from __future__ import annotations

import re

from bot.matching import vocabulary
from bot.matching.message import Message
from bot.matching.normalise import normalise
from bot.matching.numbers import digits
from bot.matching.occupations import kinds
from bot.matching.polarity import polarity
from bot.matching.vocabulary import Shape
from bot.matching.work_fields import Closeness, closeness, denied

_COUNTS = Shape(r"(?<!\w)(?:<claims.counts>)(?!\w)")
_YOU_SAID = Shape(r"\b(?:<claims.you_said>)\b[^?.!]*[?.!]+\s*(?:(?:<claims.ah>) )*(?:<claims.in_that_case>)\b")
_GROWTH = Shape(
    r"\b(?:<claims.grown_from>) (?:(?:<claims.nothing_yet>|<claims.the_ground>|(?!(?:19|20)\d\d\b)\$?\d[\d.,]*"
    r"(?: ?(?:[km]|<claims.large>)\b)?)(?: (?:<claims.grown_to>) \$?\d[\d.,]* ?(?:[kmb]"
    r"|mm|<claims.large>|<claims.grown>)\b| (?:<claims.up>)\b)|(?:<claims.nothing_yet>))"
    r"(?!\w)"
)
_ONE_DAY = Shape(r"\b(?:<claims.wishes>)\b[^.,;!?]*\b(?:<claims.one_day>)\b")
_HONEST = Shape(r"\b(?:<claims.honest>)\b")
_YES_FIRST = Shape(r"(?:<claims.yes_first>)\b")
_NO_FIRST = Shape(r"(?:<claims.plain_no>)(?: (?:<claims.beside_no>))*(?:[,.;!\s-]+(?:<claims.but_just>)?\b|$)")
_NO_BUT = Shape(r"(?:<claims.no_word>)\b(?! (?:<claims.denies_little>))[^.!?\d]{0,25}\b(?:<claims.but>)\b")
_NOT_SINCE = Shape(r"\b(?:<claims.not_since>)")
"""A stop long ago: "certified in 2015 but have not driven since"."""
_DONE_BEFORE = Shape(r"\b(?:<claims.done_before>)\b")
_WISH = Shape(r"\b(?:<claims.not_own_work>)\b")
_ACTED = Shape(r"\b(?:<claims.acted>)\b")
_LED_BY_OTHERS = Shape(r"\b(?:<claims.only_ever>)(?: (?:<claims.only_been>))* (?:<claims.led>)\b")


_ALWAYS_ONE_OF_THEM = Shape(r"\b(?:<claims.one_of_them>)\b[^.,;]{0,12}\b(?:<claims.all_along>)\b")
_WISHED = Shape(r"\b(?:<claims.wanting>)\b(?: \w+)? ?(?:<claims.to_it>)? ?(?:<claims.coming_to>)\b(?P<rest>[^.,;!?]*)")
"""A wish for other work than that of before."""
_OWN_FAMILY = Shape(
    r"(?<!\w)(?:<claims.own_people>)(?!\w)|\b(?:<claims.cared_for>)\b(?![^.,;]{0,15}\b"
    r"(?:<claims.off>)\b)[^.,;!?]{0,18}\b(?:<claims.my_people>)\b(?! (?:<claims.family_firm>))"
)
"""Work for one's own people: real, and for a person to weigh."""
_OTHERS_WORK = Shape(
    r"\b(?:<claims.my>) (?:<claims.others>)(?: \w+)? (?:<claims.do_or_own>)\b(?!.*\b(?:<claims.myself>)\b)"
)
_LATELY = Shape(r"(?<!\w)(?:<claims.lately>)(?!\w)")
_GOES_ON = Shape(r"\b(?:<claims.goes_on>)\b")
_CLAUSE_ENDS = Shape(r"[.,;!?]+|\b(?:<claims.clause_ends>)\b")
_WOULD = Shape(r"\b(?:<claims.would>)\b")
_NOTHING_ELSE = Shape(r" (?:<claims.nothing_else>)\b")
_ELSE = Shape(r"\b(?:<claims.nothing_else>)\b")
_NOT_BEFORE = Shape(r"\b(?:<claims.not>) (?:\w+ )?$")
"""Before a none that is denied: "not without experience"."""


def for_own_family(message: Message) -> bool:
    """Whether the work was for the applicant's own people: "raised 4 kids of my own"."""
    return _OWN_FAMILY.search(message.without("claims.time_off").text) is not None


def anothers_work(text: str) -> bool:
    """Whether a clause tells of somebody else's work: "my dad was a plumber for 30 years"."""
    return _OTHERS_WORK.search(text) is not None


def plainly_denied(message: Message, field: str) -> bool:
    """Whether the asked work is denied and nothing is said against it: "I have never painted professionally"."""
    text = message.text
    return denied(field, text, message.languages) and not _GOES_ON.search(text) and not re.search(r"\d", text)


def wished_for(message: Message, field: str) -> bool:
    """Whether the asked work is what the applicant wants to come to: "a bakery 4 years, I'd love to get into sales"."""
    text = whole(message).text
    return any(closeness(field, match["rest"], message.languages) == "same" for match in _WISHED.finditer(text))


def only_lately(message: Message, field: str) -> bool:
    """Whether the asked work is said to be new: "personal lines 6 years. commercial only since October"."""
    return any(
        _LATELY.search(clause)
        and not re.search(r"\d", digits(clause, message.languages))
        and closeness(field, clause, message.languages) == "same"
        for clause in _CLAUSE_ENDS.split(message.text)
    )


def whole(message: Message) -> Message:
    """The message as it was sent, with the questions that were cut from it."""
    return message.only(normalise(message.raw, message.languages))


def may_count(message: Message) -> bool:
    """Whether the applicant asks, or doubts, if what they have done counts: "does real estate count?"."""
    sent = whole(message).without("claims.without_counting").without("claims.doubted_first")
    return _COUNTS.search(sent.text) is not None


def without_growth(message: Message) -> Message:
    """The message without what was built up or is wished for: "grew it from zero to 2M", "to manage one day"."""
    return message.only(_ONE_DAY.sub(" ", _GROWTH.sub(" ", message.text)))


def restated(message: Message) -> Message:
    """The message from where a number is put right: "7-ish. Maybe 6.5 if I am honest", "you said outside? then 3"."""
    text = whole(message).text
    found = _YOU_SAID.search(text)
    if found and re.search(r"\d", digits(text[found.end() :], message.languages)):
        return message.only(text[found.end() :])
    doubted = message.find("claims.doubted_first")
    if doubted and re.search(r"\d", digits(message.text[doubted.end() :], message.languages)):
        return message.only(message.text[doubted.end() :])
    parts = re.split(r"(?<=[.!?;,])\s+", message.text)
    if len(parts) > 1 and _HONEST.search(parts[-1]) and re.search(r"\d", digits(parts[-1], message.languages)):
        return message.only(parts[-1])
    return message


def yes_first(message: Message) -> bool:
    """Whether the message begins with a word that is nothing but a yes."""
    return _YES_FIRST.match(message.text) is not None


def no_but(message: Message) -> bool:
    """Whether the message is a no with a number behind it: "no, but I trained new hires for 3 years"."""
    return _NO_BUT.match(message.text) is not None or _NOT_SINCE.search(message.text) is not None


def half_no(message: Message) -> bool:
    """Whether the message begins with neither a yes nor a no: "not exactly, I unloaded trucks for 2 seasons"."""
    return vocabulary.starts("claims.half_no", message.text, message.languages)


def no_first(message: Message) -> Message | None:
    """What follows the no that a message begins with: "nah. appliance repair, 6"; None where it begins otherwise."""
    found = message.find("claims.no_first")
    return message.only(message.text[found.end() :]) if found and found.start() == 0 else None


def only_able(message: Message) -> bool:
    """Whether it is only said what one could do: "I would be great at it"."""
    return not yes_first(message) and _WOULD.search(message.text) is not None


def denied_first(message: Message, start: int) -> bool:
    """Whether experience is denied before the number at `start`: "no coffee experience but 4 years of bar work"."""
    none = message.only(message.text[: max(start, 0)]).find("experience.none")
    if none and _NOTHING_ELSE.match(message.text[none.end() :]):
        return False
    return none is not None and not _ELSE.search(none.group()) and not _NOT_BEFORE.search(message.text[: none.start()])


def eager_only(message: Message) -> bool:
    """A no with nothing after it but zeal: "no but I am good with numbers"."""
    first = _NO_FIRST.match(message.text)
    if first is None:
        return False
    rest = message.only(message.text[first.end() :])
    return rest.has("experience.eager") and not _DONE_BEFORE.search(rest.text)


def never_led(message: Message, field: str) -> bool:
    """Whether someone who is asked about leading others has only been led."""
    if "management" not in kinds(field.lower(), ("en",)).titles:
        return False
    return _LED_BY_OTHERS.search(message.text) is not None or _ALWAYS_ONE_OF_THEM.search(message.text) is not None


def claimed(message: Message, field: str) -> Closeness | None:
    """How near the work is that the applicant says they did; None where they say nothing of the kind."""
    said = polarity(message)
    if said.no or said.hedged or said.conditional or _WISH.search(message.text):
        return None
    if not (message.has("experience.claims") or (_ACTED.search(message.text) and len(message.text.split()) > 1)):
        return None
    near = closeness(field, message.text, message.languages)
    return near if near != "unknown" or message.has("experience.claims") else None
