"""What an applicant says about their work besides its length: claims, denials, doubts about what counts."""

from __future__ import annotations

import re

from bot.matching.message import Message
from bot.matching.normalise import normalise
from bot.matching.numbers import digits
from bot.matching.occupations import kinds
from bot.matching.polarity import polarity
from bot.matching.work_fields import Closeness, closeness

_COUNTS = re.compile(
    r"\b(?:does|do|would|will|could|can|is|are|should)\b[^.!?]{0,60}(?<!lost )(?<!lose )(?<!keep )\bcount(?:ed|s)?\b"
    r"|\b(?:if|not sure) (?:\w+ ){1,5}counts?\b"
    r"|\bif you (?:count|include|consider)\b[^.!?]{0,40}$|\bcuentan?\b[^.!]*\?|\bsi cuentan?\b"
)
_YOU_SAID = re.compile(
    r"\byou (?:said|say|mean|meant|asked|wrote|want|are asking)\b[^?.!]*[?.!]+\s*(?:oh |ok |okay |well |ah )*"
    r"(?:then|so|in that case|that is|that would be|just|only)\b"
)
_GROWTH = re.compile(
    r"\b(?:from|desde) (?:zero|scratch|nothing|0|the ground|cero|\$?\d[\d.,]*(?: ?[km]\b| million| mil\b)?)"
    r"(?: (?:up )?(?:to|a) \$?\d[\d.,]*(?: ?(?:[kmb]|mm|million|mil|accounts|clients|people|reps)\b| ?percent)| up\b"
    r"|(?<=zero)|(?<=scratch)|(?<=nothing)|(?<=from 0)|(?<=cero))(?!\w)"
)
_ONE_DAY = re.compile(r"\b(?:want|hope|hoping|like|love|plan|wish|dream|goal|would)\b[^.,;!?]*\b(?:one|1|some) ?day\b")
_HONEST = re.compile(
    r"\b(?:honest(?:ly)?|realistic(?:ally)?|exact(?:ly)?|precise(?:ly)?|technically|truthfully|truth)\b"
)
_YES_FIRST = re.compile(r"(?:yes|yep|yeah|yup|yea|yah|ya|si|sure|claro|correct|absolutely|of course|definitely)\b")
_NO_FIRST = re.compile(
    r"(?:no|nope|nah|naw|none|nada|ninguna?|nunca|not yet|not really|not me|i do not|i have not"
    r"|no i (?:do not|have not))"
    r"(?: (?:sir|maam|ma'am|sorry|yet|really|experience|mam|señor|any|to be honest|lol))*"
    r"(?:[,.;!\s-]+(?:but|pero|though|just)?\b|$)"
)
_NO_BUT = re.compile(
    r"(?:no|nope|nah|naw|not really|none)\b(?! (?:less|more|lie|problem|doubt))"
    r"[^.!?\d]{0,25}\b(?:but|pero|although|aunque)\b"
)
_NOT_SINCE = re.compile(
    r"\b(?:not|never|no) (?!stopped|left|quit|looked|missed|been out)(?:\w+ ){0,3}since\b(?! (?:19|20)\d\d|then )"
)
"""A stop long ago: "certified in 2015 but have not driven since"."""
_DONE_BEFORE = re.compile(
    r"\b(?:work\w*|did|done|years?|months?|job|similar"
    r"|close(?:st)?|help\w*|train(?:ed|ing)|experience|ran|run|used"
    r"|was|been|sold|made|built|manej\w+|trabaj\w+|hice|he \w+|anos?|parecido)\b"
)
_WISH = re.compile(
    r"\b(?:want(?:ed)? to|would (?:like|love)|love to|interested|looking|hope|hoping|wish|never|dad|mom|father|mother"
    r"|brother|sister|uncle|husband|wife|friend'?s?|stud(?:y|ied|ying)|class(?:es)?|degree|major(?:ed)?|only ever"
    r"|appl(?:ied|y|ying)|not|no|without|quiero|me gustaria|papa|mama|hermano|estudi\w+)\b"
)
_ACTED = re.compile(
    r"\b(?:i|was|were|been|am|at|for|as|did|ran|run|led|wrote|write|sold|built|managed|worked|taught|cooked|drove|opened"
    r"|handled|served|fui|era|trabaj\w+|soy|hice|en|con|de)\b"
)
_LED_BY_OTHERS = re.compile(
    r"\b(?:only|just|always|ever)(?: ever| been| worked as| was| a| an| regular| i was| i have)* "
    r"(?:individual contributor|ic|team member|crew member|regular employee|follower|worker bee)\b"
)


def whole(message: Message) -> Message:
    """The message as it was sent, with the questions that were cut from it."""
    return message.only(normalise(message.raw, message.languages))


def may_count(message: Message) -> bool:
    """Whether the applicant asks, or doubts, if what they have done counts: "does real estate count?"."""
    return _COUNTS.search(whole(message).text) is not None


def without_growth(message: Message) -> Message:
    """The message without what was built up or is wished for: "grew it from zero to 2M", "to manage one day"."""
    return message.only(_ONE_DAY.sub(" ", _GROWTH.sub(" ", message.text)))


def restated(message: Message) -> Message:
    """The message from where a number is put right: "7-ish. Maybe 6.5 if I am honest", "you said outside? then 3"."""
    text = whole(message).text
    found = _YOU_SAID.search(text)
    if found and re.search(r"\d", digits(text[found.end() :], message.languages)):
        return message.only(text[found.end() :])
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


def only_able(message: Message) -> bool:
    """Whether it is only said what one could do: "I would be great at it"."""
    return not yes_first(message) and re.search(r"\b(?:would|could) (?:be|do|love|like)\b", message.text) is not None


def denied_first(message: Message, start: int) -> bool:
    """Whether experience is denied before the number at `start`: "no coffee experience but 4 years of bar work"."""
    none = message.only(message.text[: max(start, 0)]).find("experience.none")
    if none and re.match(r" (?:anything|nothing) (?:else|but)| else\b", message.text[none.end() :]):
        return False
    return (
        none is not None
        and "else" not in none.group().split()
        and not re.search(r"\bnot (?:\w+ )?$", message.text[: none.start()])
    )


def eager_only(message: Message) -> bool:
    """A no with nothing after it but zeal: "no but I am good with numbers"."""
    first = _NO_FIRST.match(message.text)
    if first is None:
        return False
    rest = message.only(message.text[first.end() :])
    return rest.has("experience.eager") and not _DONE_BEFORE.search(rest.text)


def never_led(message: Message, field: str) -> bool:
    """Whether someone who is asked about leading others has only been led."""
    return "management" in kinds(field.lower(), ("en",)).titles and _LED_BY_OTHERS.search(message.text) is not None


def claimed(message: Message, field: str) -> Closeness | None:
    """How near the work is that the applicant says they did; None where they say nothing of the kind."""
    said = polarity(message)
    if said.no or said.hedged or said.conditional or _WISH.search(message.text):
        return None
    if not (message.has("experience.claims") or (_ACTED.search(message.text) and len(message.text.split()) > 1)):
        return None
    near = closeness(field, message.text, message.languages)
    return near if near != "unknown" or message.has("experience.claims") else None
