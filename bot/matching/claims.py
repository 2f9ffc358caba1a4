"""What an applicant says about their work besides its length: claims, denials, doubts about what counts."""

from __future__ import annotations

import re

from bot.matching import vocabulary
from bot.matching.message import Message
from bot.matching.normalise import normalise
from bot.matching.numbers import digits
from bot.matching.occupations import kinds
from bot.matching.polarity import polarity
from bot.matching.work_fields import Closeness, closeness, denied

_COUNTS = re.compile(
    r"\b(?:does|do|would|will|could|can|is|are|should)\b[^.!?]{0,60}(?<!lost )(?<!lose )(?<!keep )\bcount(?:ed|s)?\b"
    r"|\b(?:if|not sure) (?!i count)(?:\w+ ){1,5}counts?\b"
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
_ONE_DAY = r"\b(?:<claims.wishes>)\b[^.,;!?]*\b(?:one|1|some) ?day\b"
_HONEST = r"\b(?:<claims.honest>)\b"
_YES_FIRST = r"(?:<claims.yes_first>)\b"
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
_DONE_BEFORE = r"\b(?:<claims.done_before>)\b"
_WISH = r"\b(?:<claims.not_own_work>)\b"
_ACTED = r"\b(?:<claims.acted>)\b"
_LED_BY_OTHERS = (
    r"\b(?:only|just|always|ever)(?: ever| been| worked as| was| a| an| regular| i was| i have)* (?:<claims.led>)\b"
)


_ALWAYS_ONE_OF_THEM = re.compile(
    r"\b(?:ic|individual contributor|team member|crew member)\b[^.,;]{0,12}\b(?:whole|entire|all my|always|every"
    r"|only)\b"
)
_WISHED = re.compile(
    r"\b(?:want(?:ing|ed)?|wanna|hop(?:e|ing)|look(?:ing)?|try(?:ing)?|like|love|interested|excited|ready|plan(?:ning)?"
    r"|eager|dying|aim(?:ing)?|quiero|quisiera|gustaria|busco)\b(?: \w+)? ?(?:to|in|for|into|on"
    r"|a)? ?(?:get(?:ting)?|mov(?:e|ing)"
    r"|break(?:ing)?|start(?:ing)?|switch(?:ing)?|transition(?:ing)?|learn(?:ing)?|chang(?:e|ing)|becom(?:e|ing)"
    r"|entrar|aprender"
    r"|cambiar|empezar)\b(?P<rest>[^.,;!?]*)"
)
"""A wish for other work than that of before."""
_OWN_FAMILY = re.compile(
    r"\bfor (?:my|a|mi) (?:own |best )?(?:sister|brother|cousin|friend|mom|dad|aunt|daughter|son|niece|kid"
    r"|buddy)\w*'?s?"
    r" (?:wedding|house|party|birthday|taxes|shower|quince\w*)\b|"
    r"\b(?:kids|children|babies|little ones) of my own|\bmy own (?:kids|children|family|parents|home|house)\b"
    r"|\b(?:mom|mother|mama|dad|father|parent|grandma|grandmother|mommy|madre|papa) (?:of|to|de) (?:\d+|[a-z]+)\b"
    r"|\b(?:took|tak(?:e|en|ing)|car(?:e|ed|ing)|look(?:ed|ing)? after|help(?:ed|ing)?|rais(?:e|ed|ing)|watch(?:ed"
    r"|ing)?"
    r"|babys\w+|cook(?:ed|ing)?|clean(?:ed|ing)?|cuid\w+|cocin\w+|did|do)\b(?![^.,;]{0,15}\boff\b)[^.,;!?]{0,18}"
    r"\b(?:my|mi|mis) (?:own |little |late |elderly |sick |disabled |great )?(?:kids|children|family|grand ?\w+|mom"
    r"|mother"
    r"|dad|father|parents|aunt|uncle|husband|wife|son|daughter|niec\w+|nephew\w*|siblings|brothers?|sisters?"
    r"|in-?laws?|hijos"
    r"|familia|abuel\w+|mama|papa|own \w+|church|friends?)\b"
    r"(?! (?:business|shop|company|store|restaurant|farm|firm|salon|crew|church))"
)
"""Work for one's own people: real, and for a person to weigh."""
_OTHERS_WORK = r"\bmy (?:<claims.others>)(?: \w+)? (?:<claims.do_or_own>)\b(?!.*\bi\b)"
_LATELY = re.compile(
    r"\b(?:only|just|barely|recently|newly|solo|apenas)\b.*\b(?:since|started|starting|got into|switched|moved"
    r"|began|last|this"
    r"|recent\w*|desde|empece|empezando)\b"
    r"|\b(?:just|recently|newly) (?:started|switched|moved|got|became|transitioned|began)\b"
    r"|\b(?:started|began|switched|moved|transitioned|got into)\b.*"
    r"\b(?:(?:last|this) (?:year|month|week|spring|summer|fall|winter)|recently|lately)\b"
)
_GOES_ON = r"\b(?:<claims.goes_on>)\b"


def for_own_family(message: Message) -> bool:
    """Whether the work was for the applicant's own people: "raised 4 kids of my own"."""
    return _OWN_FAMILY.search(message.without("claims.time_off").text) is not None


def anothers_work(text: str) -> bool:
    """Whether a clause tells of somebody else's work: "my dad was a plumber for 30 years"."""
    return vocabulary.built(_OTHERS_WORK).search(text) is not None


def plainly_denied(message: Message, field: str) -> bool:
    """Whether the asked work is denied and nothing is said against it: "I have never painted professionally"."""
    text = message.text
    return (
        denied(field, text, message.languages)
        and not vocabulary.built(_GOES_ON).search(text)
        and not re.search(r"\d", text)
    )


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
        for clause in re.split(r"[.,;!?]+|\bbut\b|\band\b", message.text)
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
    return message.only(vocabulary.built(_ONE_DAY).sub(" ", _GROWTH.sub(" ", message.text)))


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
    if (
        len(parts) > 1
        and vocabulary.built(_HONEST).search(parts[-1])
        and re.search(r"\d", digits(parts[-1], message.languages))
    ):
        return message.only(parts[-1])
    return message


def yes_first(message: Message) -> bool:
    """Whether the message begins with a word that is nothing but a yes."""
    return vocabulary.built(_YES_FIRST).match(message.text) is not None


def no_but(message: Message) -> bool:
    """Whether the message is a no with a number behind it: "no, but I trained new hires for 3 years"."""
    return _NO_BUT.match(message.text) is not None or _NOT_SINCE.search(message.text) is not None


def no_first(message: Message) -> Message | None:
    """What follows the no that a message begins with: "nah. appliance repair, 6"; None where it begins otherwise."""
    found = message.find("claims.no_first")
    return message.only(message.text[found.end() :]) if found and found.start() == 0 else None


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
    return rest.has("experience.eager") and not vocabulary.built(_DONE_BEFORE).search(rest.text)


def never_led(message: Message, field: str) -> bool:
    """Whether someone who is asked about leading others has only been led."""
    if "management" not in kinds(field.lower(), ("en",)).titles:
        return False
    return (
        vocabulary.built(_LED_BY_OTHERS).search(message.text) is not None
        or _ALWAYS_ONE_OF_THEM.search(message.text) is not None
    )


def claimed(message: Message, field: str) -> Closeness | None:
    """How near the work is that the applicant says they did; None where they say nothing of the kind."""
    said = polarity(message)
    if said.no or said.hedged or said.conditional or vocabulary.built(_WISH).search(message.text):
        return None
    if not (
        message.has("experience.claims")
        or (vocabulary.built(_ACTED).search(message.text) and len(message.text.split()) > 1)
    ):
        return None
    near = closeness(field, message.text, message.languages)
    return near if near != "unknown" or message.has("experience.claims") else None
