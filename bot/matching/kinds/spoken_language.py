"""A language the applicant speaks, and how well."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from bot.matching import vocabulary
from bot.matching.kin import said_at
from bot.matching.message import Message
from bot.matching.normalise import plain
from bot.matching.outcome import doubtful, met, not_met, open_answer, rated, yes_or_no
from bot.matching.polarity import Polarity, plain_no, polarity
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

_LEAST_OWN_WORDS = 2
"""Different common words of a language that make a sentence in it."""
_GRADE = re.compile(r"(?<![\w-])([abc])([12])(?![\w-])")
_FOREIGN_NO = re.compile(r"нет|ні\b|^不|没有|아니|못|いいえ|ない|^لا|नहीं|לא")
_TONGUES = re.compile(
    r"\b(?:spanish|espanol|english|ingles|french|frances|german|aleman|italian|italiano|portuguese|portugues"
    r"|russian|ruso"
    r"|mandarin|chinese|cantonese|japanese|korean|vietnamese|tagalog|arabic|hindi|urdu|punjabi|polish|farsi"
    r"|hebrew|greek"
    r"|turkish|swahili|creole|somali|hmong|thai|dutch|ukrainian|romanian|bengali|tamil|amharic)\b"
)
_NAMES = {"spanish": "espanol", "english": "ingles"}


def read(criterion: Criterion, message: Message) -> Reading | None:
    """Read how well a language is spoken; a little of it is left open."""
    name = plain(str(criterion.get("name") or "")) or "-"
    by_proof = _proof(name, message)
    if by_proof is not None:
        return by_proof
    level = criterion.get("level")
    message = _without_modesty(level, _about_it(name, message))
    said = polarity(message)
    if said.yes and said.lead:
        message = message.without("tongue.besides")
        said = polarity(message)
    if _lists(name, message):
        return met("language.listed", yes=True)
    if _only_wishes(message):
        return not_met("language.wish", yes=False)
    if message.has("tongue.setting") and not said.no:
        return open_answer("language.setting") if _only_there(message) else _in_its_setting(level, message)
    only = message.find("tongue.only_other")
    if only and not said.yes and not message.only(message.text.replace(only.group(), " ")).has("tongue.fluent"):
        own = name in only.group() or _NAMES.get(name, "-") in only.group()
        positive = own and not only.group().startswith(("no ", "not", "do ", "cannot", "never"))
        return met("language.only", yes=True) if positive else not_met("language.no", yes=False)
    if said_at(rf"(?:{_any_name(name)})", message.text) == "denied":
        return not_met("language.denied", yes=False)
    if _only_another(name, message):
        return (
            not_met("language.no", yes=False)
            if plain_no(message, said)
            else open_answer("language.another", {"yes": False})
        )
    graded = _graded(level, message) or rated("language", message)
    if graded is not None:
        return graded
    known = _degree(level, message, said)
    if known is None and _used(name, message) and not (said.no or said.hedged or said.conditional):
        return met("language.used", yes=True)
    return known or yes_or_no("language", message, said)


def _lists(name: str, message: Message) -> bool:
    """Whether languages are all that is named, the asked one among them: "creole and french"."""
    own = {name, _NAMES.get(name, name)}
    found = _TONGUES.findall(message.text)
    rest = re.sub(r"[\s,.!&/+]+|\b(?:and|y|plus)\b", "", _TONGUES.sub("", message.text))
    return len(found) > 1 and not rest and bool(own & set(found))


def _only_wishes(message: Message) -> bool:
    """Whether a wish to learn it is all that is said: "it's on my bucket list"."""
    rest = message.without("tongue.wish")
    known = rest.has("tongue.little", "tongue.fluent", "tongue.conversational")
    return rest.text != message.text and not known and not polarity(rest).yes


def _used(name: str, message: Message) -> bool:
    """Whether the language is told to be in use: "i speak vietnamese to most of my clients", "mandarin at home"."""
    if message.has("tongue.company") or any(pattern.search(message.text) for pattern in _use(name)):
        return True
    others = set(_TONGUES.findall(message.text)) - {name, _NAMES.get(name, name)}
    return not others and _of_it().search(message.text) is not None


@cache
def _of_it() -> re.Pattern[str]:
    return vocabulary.whole_words(vocabulary.topic("en", "tongues")["use"]["of_it"])


def _any_name(name: str) -> str:
    """The name and other names of a language as alternatives of a pattern."""
    return "|".join((re.escape(name), *vocabulary.topic("en", "tongues")["also"].get(name, ())))


@lru_cache(maxsize=64)
def _use(name: str) -> tuple[re.Pattern[str], ...]:
    """Patterns of the language's name with what is done in it, and with whom."""
    known, own = vocabulary.topic("en", "tongues"), _any_name(name)
    verbs, company = "|".join(known["use"]["verbs"]), "|".join(known["use"]["company"])
    doing = vocabulary.whole_words([rf"(?<!not )(?:{verbs})(?: \w+){{0,5}}? (?:{own})"])
    return doing, vocabulary.whole_words([rf"(?:{own}) (?:{company})"])


def _without_modesty(level: object, message: Message) -> Message:
    """The message without what is no lack where a conversation is enough: "pretty good, not perfect"."""
    rest = message.without("tongue.not_perfect")
    changed = level != "fluent" and rest.text != message.text
    return rest if changed and re.search(r"[a-z]{3}", rest.text) else message


def _in_its_setting(level: object, message: Message) -> Reading:
    """Read "restaurant spanish": enough for a conversation, which is less than fluent."""
    if level == "fluent" or message.has("tongue.little"):
        return open_answer("language.setting")
    return met("language.conversational", yes=True)


def _only_there(message: Message) -> bool:
    """Whether nothing more is claimed than what a place asks for: "kitchen spanish only"."""
    return message.has("skill.only")


def _proof(name: str, message: Message) -> Reading | None:
    """What the words show by themselves: an answer in the language, or that there is no more of it than that."""
    if message.has("tongue.nothing_more"):
        return not_met("language.nothing_more", yes=False)
    if _only_greets(message):
        return open_answer("language.greeting")
    if writes_in_it(name, message.raw):
        return open_answer("language.no") if _FOREIGN_NO.search(message.raw) else met("language.spoken", yes=True)
    said = polarity(message)
    if (
        name == "english"
        and message.has("tongue.english_ever")
        and not (said.no or said.hedged or message.has("tongue.little"))
    ):
        return met("language.english_ever", yes=True)
    if _comes_from_there(name, message) and not (said.no or said.hedged or message.has("tongue.little")):
        return met("language.origin", yes=True)
    if _answers_in_it(name, message) and not (said.no or said.hedged or message.has("tongue.little")):
        return met("language.spoken", yes=True)
    return None


def _only_greets(message: Message) -> bool:
    """Whether a word of greeting is all that is said in the language."""
    rest = message.without("tongue.greeting")
    return rest.text != message.text and not re.search(r"[a-z]{3}", rest.text)


def _degree(level: object, message: Message, said: Polarity) -> Reading | None:
    """Read words for how well it is spoken."""
    enough = message.has("tongue.enough_for_work")
    if enough and level != "fluent" and said.lead is not False:
        return met("language.enough_for_work", yes=True)
    little, talks = message.has("tongue.little"), message.has("tongue.conversational")
    fluent = message.without("tongue.little").has("tongue.fluent")
    if fluent and not little and not said.no and not said.conditional:
        return met("language.fluent", yes=True)
    if talks and not said.no:
        if level != "fluent":
            return met("language.conversational", yes=True)
        return doubtful("language.conversational", yes=not message.has("tongue.no_more_than"))
    if little and level == "fluent" and message.has("tongue.beginner") and not said.yes:
        return not_met("language.little", yes=False)
    return open_answer("language.little", {} if said.yes else {"yes": False}) if little or talks else None


def _graded(level: object, message: Message) -> Reading | None:
    """Read a grade of the Common European Framework: A1 to C2."""
    match = _GRADE.search(message.text)
    if match is None or (match[1] in "ab" and message.has("tongue.fluent")):
        return None
    reached, needed = "abc".index(match[1]), 2 if level == "fluent" else 1
    if reached >= needed or (reached == 1 and match[2] == "2" and level != "fluent"):
        return met("language.grade", yes=True)
    if match[1] == "a" or polarity(message).no:
        return not_met("language.grade", yes=False)
    return doubtful("language.grade", yes=False)


def _about_it(name: str, message: Message) -> Message:
    """The message without clauses on another language: "my english is so so but spanish is my first"."""
    own = {name, _NAMES.get(name, name)}
    parts = message.clauses()
    kept = [part for part in parts if not _TONGUES.search(part) or set(_TONGUES.findall(part)) & own]
    named = any(set(_TONGUES.findall(part)) & own for part in kept)
    plain_answer = bool(kept) and polarity(message.only(kept[0])).answer is not None
    return message.only(", ".join(kept)) if (named or plain_answer) and len(kept) < len(parts) else message


def _only_another(name: str, message: Message) -> bool:
    """Whether a language is named, and it is not the asked one: "fluent in italian tho"."""
    tongues = set(_TONGUES.findall(message.text)) - {"english", "ingles"}
    own = {name, _NAMES.get(name, name)} | set(name.split())
    yes_first = any(vocabulary.starts("polarity.firm_yes", clause, message.languages) for clause in message.clauses())
    return bool(tongues) and not tongues & own and not yes_first


def writes_in_it(name: str, raw: str) -> bool:
    """Whether a text is written in the script of the language that is asked about."""
    scripts = tuple(vocabulary.topic("en", "tongues")["scripts"].get(name, ()))
    letters = [char for char in raw if char.isalpha() and not char.isascii()]
    return bool(scripts) and any(unicodedata.name(char, "").startswith(scripts) for char in letters)


def _comes_from_there(name: str, message: Message) -> bool:
    """Whether the applicant tells of coming from where the language is everybody's."""
    places = "|".join(vocabulary.topic("en", "tongues")["origins"].get(name, ()))
    if not places:
        return False
    use = vocabulary.topic("en", "tongues")["use"]
    told, told_after = "|".join(use["from_there"]), use["of_origin"]
    alone = rf"^(?:{places})(?: (?:{'|'.join(told_after)}))?(?:,? (?:so|and|came|moved|immigrated|grew|lived) .*)?\W*$"
    return re.search(rf"(?<!\w)(?:{told}) (?:the |an? )?(?:{places})(?!\w)|{alone}", message.text) is not None


def _answers_in_it(name: str, message: Message) -> bool:
    """Whether the answer is a yes in the very language that is asked about, or a sentence in it."""
    words = vocabulary.topic("en", "tongue")["own_yes"].get(name, [])
    said = message.only(plain(message.raw)).text
    if words and re.match(rf"(?:{'|'.join(words)})(?!\w)", message.text) is not None:
        return True
    markers = vocabulary.topic("en", "tongues")["own_words"].get(name, [])
    found = {match.group() for match in vocabulary.whole_words(markers).finditer(said)} if markers else set()
    return len(found) >= _LEAST_OWN_WORDS
