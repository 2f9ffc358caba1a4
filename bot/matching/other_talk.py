"""Messages that are no answer: questions back, requests, small talk, abuse, nonsense, attempts to steer the bot."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.matching import vocabulary
from bot.matching.message import Message

_DECISIVE = ("steering", "accommodation")
"""Never an answer, whatever else the message says."""
_REQUESTS = (
    "person",
    "refusal",
    "evasion",
    "skip",
    "repeat",
    "why",
    "wait",
    "withdraw",
    "correction",
    "abuse",
    "small_talk",
    "thanks",
    "greeting",
    "apology",
)
_OPENER = re.compile(
    r"(?:(?:hi|hey|hello|ok|okay|so|um+|uh|wait|and|but|well|hm+|sorry|omg|also|hold on|lol|yo|hola|oye|cool|actually"
    r"|oiga|disculpe|bueno|pues|una pregunta|(?:nada mas|nomas)(?: para saber| una pregunta)?"
    r"|bro|dude|man|y|pero|thanks|(?:ha|je|ja){1,6}h?|l+o+l+|lmf?ao|xd|im sorry|i am sorry|excuse me"
    r"|quick question|question|one thing|first|before i (?:answer|say)(?: that| this)?)[\s,]*)+"
)
"""Words before a question that are no answer."""
_ONLY_FIRST = ("greeting", "thanks", "apology", "small_talk", "abuse", "evasion")
"""Talk that counts only where a clause begins."""
_LEAD_ANSWER = re.compile(r"(?:yes|yeah|yep|yup|sure|no|nope|of course|absolutely|definitely|si|claro)(?: \w+)?")
"""An answer before a question in the same sentence."""
_PREFIX = ("greeting", "thanks", "apology")
"""Courtesies before an answer in the same breath ("good morning 6 years"): only they are taken out."""
_LEFT_OVER = re.compile(
    r"^(?:and |but |so |well |ok |hey )*(?:if|when|because|since|before|while|until|like|as|for|in|on|at|si|cuando)\b"
)
"""How the first half of a question begins that is no answer by itself: "if i got hired could i..."."""
_TAIL = re.compile(
    r",\s*(?=(?:i|i am|i have|my|been|since|yes|yeah|yep|no|nope|have|about|around|over|at least|tengo|soy|si)\b[^?]*$)"
)
"""Before what an applicant says of themselves after a question: "what do you think, i grew up there"."""
_MAYBE = re.compile(
    r"\b(?:maybe|i (?:think|guess|believe|suppose)|probably|about|around|like|a (?:few|couple)|couple)\b"
    r"(?=.*\b(?:so|years?|months?|weeks?|days?|hours?|times?|percent)\b)|^(?:i (?:think|guess|believe|suppose) so)\b"
)
"""A number or a yes that is only given a question's mark: "a couple months maybe??"."""
_NONETHELESS = re.compile(
    r"\b(?:but|pero|anyways?)\s(?P<said>.+)|\b(?P<own>i (?:have|had|did|worked|got)\b.*\d.*"
    r"|\d[\d.]*\+? (?:years?|months?|anos?|meses)\b.*)"
)
"""What a clause of other talk still says: "this is dumb but 2 years", "please hire me i have 6 years"."""
_TALK_SHARE = 0.4
"""Part of a clause that a phrase in its middle must fill to count as talk."""
_ASKED_LAST = re.compile(r"how (?:much|many|often|long|far|late|early)")
_SUBJECT_WORDS = 3
"""Most words of a subject before its question: "nights pay how much?"."""
_WONDER = re.compile(
    r"(?:(?:what|which|whose)\b(?! (?:i|else (?:would|am|do|will) i|ever|you need|they need"
    r"|the (?:hell|heck) (?:not|yes)))|who\b(?! (?:(?:does"
    r"|would|has|is|will|could|can) not|cannot)\b)|why\b(?! not)"
    r"|where (?:in|at|exactly|abouts)\b"
    r"|(?:where|when|how) (?:is|are|do|does|did|can|could|will|would|should|much|many|long|often|far|soon|late|early"
    r"|about(?! no)|come)\b"
    r"|(?:is|are|does|do you|do they|did you)\b(?! not)"
    r"|(?:(?:do|does|did|is|are|will|would|should|could|can|have|has) not|cannot) (?:i|it|that|this"
    r"|you(?! (?:worry|dare))|they|we|there) [a-z])"
)
"""Openings that make a short sentence a question, with or without a mark."""
_SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\d)[^.!?\n]+)*[.!?\n]*")


@dataclass(frozen=True)
class OtherTalk:
    """What a message holds besides an answer."""

    kind: str
    """question, nonsense, or a group of talk.toml such as `person`."""
    rest: Message | None
    """The message without it, or None when nothing is left to read."""


def other_talk(message: Message) -> OtherTalk | None:
    """Find what is no answer; None when all of the message may be one."""
    for decisive in _DECISIVE:
        if message.has(f"talk.{decisive}"):
            return OtherTalk(decisive, None)
    kind: str | None
    rest, kind = _without_questions(message)
    for name in _REQUESTS:
        found = rest.find(f"talk.{name}") if rest else None
        if rest and found and _stands_alone(rest, found, name):
            cut = _without_phrase if name in _PREFIX else _without_clause
            shorter = cut(rest, found)
            rest, kind = (shorter if _words(shorter) else None), kind or name
    if kind is None and (rest is None or nonsense(rest)):
        return OtherTalk("nonsense", None)
    return OtherTalk(kind, rest) if kind else None


def only_opens(message: Message) -> bool:
    """Whether there are no words but those before a question: "well, just to know"."""
    return _OPENER.fullmatch(message.text.strip(" .!?-")) is not None


def _stands_alone(message: Message, found: re.Match[str], name: str) -> bool:
    """Whether a phrase is a clause of its own and not a word inside an answer ("I pause to..")."""
    before, after = _edges(message.text, found)
    words, around = len(found.group().split()), len(before.split()) + len(after.split())
    if _OPENER.fullmatch(before) or not before:
        return words > 1 or not after
    if name in _ONLY_FIRST:
        return False
    return words > 1 and words / (words + around) >= _TALK_SHARE


def _edges(text: str, found: re.Match[str]) -> tuple[str, str]:
    """What its clause says before and after a match."""
    before = re.split(r"[.,!?;:\n]", text[: found.start()])[-1].strip()
    after = re.split(r"[.,!?;:\n]", text[found.end() :])[0].strip()
    return before, after


def _without_clause(message: Message, found: re.Match[str]) -> Message:
    """The message without the clause in which a match stands."""
    before, after = _edges(message.text, found)
    head = message.text[: found.start()].rstrip()
    tail = message.text[found.end() :].lstrip()
    own = _NONETHELESS.search(found.group() + " " + after)
    kept = (own.group("said") or own.group("own")) if own is not None else ""
    return message.only(f"{head[: len(head) - len(before)]} {kept} {tail[len(after) :]}")


def _without_phrase(message: Message, found: re.Match[str]) -> Message:
    """The message without a match only."""
    return message.only(f"{message.text[: found.start()]} {message.text[found.end() :]}".strip(" ,.!-"))


def _words(message: Message) -> list[str]:
    return re.findall(r"[a-z0-9%]+", message.text)


def _without_questions(message: Message) -> tuple[Message | None, str | None]:
    """Takes out sentences that are questions."""
    kept: list[str] = []
    found: str | None = None
    for sentence in _SENTENCE.findall(message.text):
        answer, asked = _split_question(sentence, message.languages)
        found = found or ("question" if asked else None)
        if answer.strip(" .,!?"):
            kept.append(answer)
    text = " ".join(kept).strip()
    if not text:
        return None, found
    return (message.only(text) if found else message), found


def _split_question(sentence: str, languages: tuple[str, ...]) -> tuple[str, bool]:
    """The part before a question, and whether there was one."""
    marked = sentence.rstrip().endswith("?") or "?" in sentence
    stripped = sentence.lstrip(" ,.-")
    if next(vocabulary.every("talk.rhetorical", sentence, languages), None) is not None:
        return sentence.replace("?", " "), False
    for match in vocabulary.every("talk.question", sentence, languages):
        before = sentence[: match.start()].strip()
        opener = not before or before[-1] in ",;:-" or _OPENER.fullmatch(before) is not None
        if marked and not opener and _ASKED_LAST.match(match.group()) and not re.search(r"\d", before):
            return ("", True) if len(before.split()) <= _SUBJECT_WORDS else (before, True)
        if opener or marked:
            own = _TAIL.search(sentence, match.end())
            if own is not None:
                return sentence[own.end() :], True
            return "" if _OPENER.fullmatch(before) or _LEFT_OVER.match(before) else before, True
    if _WONDER.match(stripped) and not re.search(r"\d", stripped) and len(stripped.split()) > 1:
        return "", True
    lead = stripped.split(",")[0].strip()
    if marked and "," in stripped and _LEAD_ANSWER.fullmatch(lead):
        return lead, True
    asked = marked and len(stripped) < 200 and not re.search(r"\d", stripped) and len(stripped.split()) > 1
    return ("", True) if asked and _MAYBE.search(stripped) is None else (sentence.replace("?", " "), False)


def nonsense(message: Message) -> bool:
    """Whether a message is keyboard noise: no word in it that any vocabulary could know."""
    words = re.findall(r"[a-z]+", message.text)
    if re.search(r"\d", message.text):
        return not words and len(re.findall(r"\d", message.text)) > 6
    if not words:
        return True
    return all(_noise(word) for word in words)


def _noise(word: str) -> bool:
    if len(word) < 4:
        return False
    vowels = len(re.findall(r"[aeiouy]", word))
    return (
        vowels / len(word) < 0.15
        or re.search(r"[bcdfghjklmnpqrstvwxz]{6,}", word) is not None
        or re.search(r"(?:asdf|sdfg|qwer|hjkl|zxcv|jkl)", word) is not None
    )
