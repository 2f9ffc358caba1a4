"""Messages that are no answer: questions back, requests, small talk, abuse, nonsense, attempts to steer the bot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

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
_ONLY_FIRST = ("greeting", "thanks", "apology", "small_talk", "abuse", "evasion")
"""Talk that counts only where a clause begins."""
_PREFIX = ("greeting", "thanks", "apology")
"""Courtesies before an answer in the same breath ("good morning 6 years"): only they are taken out."""
_TALK_SHARE = 0.4
"""Part of a clause that a phrase in its middle must fill to count as talk."""
_SUBJECT_WORDS = 3
"""Most words of a subject before its question: "nights pay how much?"."""
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
    return _opens(message.text.strip(" .!?-"))


@cache
def _words_for(group: str) -> re.Pattern[str]:
    """A group of talk.toml in all languages as one pattern."""
    return vocabulary.whole_words(
        [pattern for language in vocabulary.LANGUAGES for pattern in vocabulary.patterns(language, f"talk.{group}")]
    )


def _opens(text: str) -> bool:
    """Whether a text is made of words that stand before a question and are no answer."""
    return bool(text) and not _words_for("opener").sub("", text).strip(" ,")


def _stands_alone(message: Message, found: re.Match[str], name: str) -> bool:
    """Whether a phrase is a clause of its own and not a word inside an answer ("I pause to..")."""
    before, after = _edges(message.text, found)
    words, around = len(found.group().split()), len(before.split()) + len(after.split())
    if _opens(before) or not before:
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
    kept = _said_nonetheless(found.group() + " " + after)
    return message.only(f"{head[: len(head) - len(before)]} {kept} {tail[len(after) :]}")


def _said_nonetheless(clause: str) -> str:
    """What a clause of other talk still says: "this is dumb but 2 years", "please hire me i have 6 years"."""
    turn = _words_for("nonetheless").search(clause)
    if turn is not None:
        return clause[turn.end() :]
    own = _words_for("still_says").search(clause)
    return own.group() if own is not None else ""


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
        opener = not before or before[-1] in ",;:-" or _opens(before)
        if marked and not opener and _words_for("asked_last").match(match.group()) and not re.search(r"\d", before):
            return ("", True) if len(before.split()) <= _SUBJECT_WORDS else (before, True)
        if opener or marked:
            own = _words_for("of_oneself").search(sentence, match.end())
            if own is not None:
                return sentence[own.start() :], True
            return "" if _opens(before) or _words_for("left_over").match(before) else before, True
    if _words_for("wonder").match(stripped) and not re.search(r"\d", stripped) and len(stripped.split()) > 1:
        return "", True
    lead = stripped.split(",")[0].strip()
    if marked and "," in stripped and _words_for("lead_answer").fullmatch(lead):
        return lead, True
    asked = marked and len(stripped) < 200 and not re.search(r"\d", stripped) and len(stripped.split()) > 1
    return (
        ("", True) if asked and _words_for("guessed").search(stripped) is None else (sentence.replace("?", " "), False)
    )


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
