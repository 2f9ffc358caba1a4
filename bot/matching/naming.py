"""Whether a message names what a criterion names, or something above or below it in the same line."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from bot.matching import vocabulary
from bot.matching.kin import is_named, own_names
from bot.matching.message import Message
from bot.matching.normalise import plain
from bot.matching.polarity import polarity, telling

_MOST_WORDS_IN_STATEMENT = 9
_LEAST_WORDS = 2
_LITTLE = frozenset(
    """
    of or the ms in a an and with to for at by on license licence certification certificate certified card
    level tools like valid active current basic new your own from
    """.split()
)


_SHARED = frozenset(
    """
    belt comptia microsoft adobe google programming operation administration systems system class state medical
    online data chat customer
    welding software skills techniques pos operating machine knowledge security
    professional management solutions suite creative terminology green analytics
    """.split()
)
"""Words that many names have: they tell nothing where the name has another one."""


def telling_words(name: str) -> list[str]:
    """The words of a name that tell it from others."""
    words = [word for word in re.findall(r"[a-z0-9+#]+", plain(name)) if word not in _LITTLE and len(word) > 1]
    return [word for word in words if word not in _SHARED] or words


def names(name: str, message: Message) -> bool:
    """Whether any telling word of a name, or another name for it, is in the message."""
    text = message.text
    words = telling_words(name)
    found = [re.search(rf"(?<!\w){re.escape(word)}(?:s|ing)?(?!\w)", text) is not None for word in words]
    if any(found) and (all(found) or not set(words) <= _SHARED):
        return True
    return is_named(name, message) or any(_pattern(other).search(text) for other in _same_as(plain(name)))


def named_again(name: str, message: Message) -> bool:
    """Whether a part without a no names it in full, beside one that denies it: "no armed, just unarmed guard card"."""
    parts = [message.only(clause) for clause in message.clauses()]
    plainly = [part.text for part in parts if len(parts) > 1 and not polarity(part).no]
    words = [re.compile(rf"(?<!\w){re.escape(word)}s?(?!\w)") for word in telling_words(name)]
    return bool(words) and any(all(word.search(text) for word in words) for text in plainly)


def still_to_come(name: str, message: Message) -> Literal["next", "learning"] | None:
    """Whether a paper is named as what comes next ("A+ done, Sec+ next") or is learnt for ("in an rn program")."""
    own = "|".join((*map(_worded, telling_words(name)), *own_names(name)))
    after, before = _either("next_after", message), _either("next_before", message)
    if re.search(
        rf"(?<!\w)(?:(?:{own})\+?(?:,| -)? (?:{after})|(?:{before}) (?:my |the |an? )?(?:{own}))(?!\w)", message.text
    ):
        return "next"
    at, course, learner = (_either(group, message) for group in ("taught_before", "taught_after", "learner_after"))
    learning = rf"(?<!\w)(?:(?:{at}) (?:{own}) (?:{course})|(?:{own}) (?:{learner}))(?!\w)"
    return "learning" if re.search(learning, message.text) else None


def _either(group: str, message: Message) -> str:
    """The patterns of a group of words about papers as one."""
    found = (vocabulary.topic(language, "credential").get(group, ()) for language in message.languages)
    return "|".join(pattern for patterns in found for pattern in patterns) or "(?!)"


def _worded(word: str) -> str:
    return rf"{re.escape(word)}(?:'?s)?"


def speaks_to_it(message: Message) -> bool:
    """Whether a message is a short plain statement, as people make instead of saying yes: "electric and manual".

    Nothing in it may deny, weaken, limit or ask.
    """
    said = polarity(message)
    if said.no or said.hedged or said.conditional or "?" in message.raw:
        return False
    if re.search(r"wpm\b|words (?:a|per) minute", message.numeric) and not re.search(r"typ|wpm|word", message.about):
        return False
    if (
        len(message.text.split()) > _MOST_WORDS_IN_STATEMENT
        or len(re.findall(r"[a-z]{2,}|\d", message.text)) < _LEAST_WORDS
    ):
        return False
    return not message.has(
        "skill.some",
        "skill.vague_state",
        "skill.only",
        "skill.other_tool",
        "credential.not_quite",
        "credential.pending",
        "credential.lapsed",
        "credential.offer",
        "credential.when",
        "credential.beside_it",
        "talk.refusal",
        "education.vague",
    )


def speaks_to_part(part: Message) -> bool:
    """Whether a clause says something by itself, with no word that denies, weakens or limits it."""
    said = polarity(part)
    bounded = part.has("skill.only", "credential.offer", "credential.pending", "credential.lapsed", "talk.refusal")
    return bool(telling(part)) and not (said.yes or said.no or said.hedged or said.conditional or bounded)


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
        held = [step for step, pattern in enumerate(ladder) if _said(pattern, message)]
        if asked and held and max(asked) not in held:
            return max(held) - max(asked)
    return None


def _said(pattern: str, message: Message) -> bool:
    """Whether a message has a pattern, its numbers in words or digits."""
    found = _pattern(pattern)
    return found.search(message.text) is not None or found.search(message.numeric) is not None


def is_lasting(name: str) -> bool:
    """Whether a paper is held for good once it is earned."""
    return any(_pattern(one).search(plain(name)) for one in vocabulary.topic("en", "credentials")["lasting"])


def stands_for_many(name: str) -> bool:
    """Whether a name stands for papers that are earned one by one."""
    return any(_pattern(one).search(plain(name)) for one in vocabulary.topic("en", "credentials")["singly"])
