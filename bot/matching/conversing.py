"""What the conversation listens for beside answers: languages asked for, names of questions, words around a contact.

All words are in vocabulary/<language>/conversation.toml. They hold in any of the languages: who answers in one may name
a question in the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from bot.matching import vocabulary
from bot.matching.message import Message
from bot.matching.normalise import normalise, plain, tongues
from bot.matching.volunteered import parts

_WORD = re.compile(r"[a-z][\w+#]*")
_SAME_WORD = 85
"""How alike (0-100) two long words are that one typing slip apart."""
_LONG = 5
_STEM = 4
"""From this length on a word stands for those that it begins: hunt, hunting."""
_MARKS = " ,.;:!?-*"
_RIGHTING_FIRST = ("owns_mistake", "puts_right", "puts_right_softly")
_RIGHTING = frozenset(_RIGHTING_FIRST)
"""Groups of words that put something right, in the order in which they are looked for."""
_ENDING = 4
"""Letters that an ending may have: "sales" does not stand for "salesforce"."""


def named_language(text: str) -> str | None:
    """The language of the bot's that a text names ("can we do this in Spanish?"), or None."""
    words = plain(text)
    return next((own for own in vocabulary.LANGUAGES if _found(f"speaks_{own}", words)), None)


def stands_around_contact(word: str) -> bool:
    """Whether a word beside an address is no part of a name: "my", "reach", "correo"."""
    words = normalise(word.strip(" ."), vocabulary.LANGUAGES).split()
    return all(any(p.fullmatch(w) for p in _patterns("around_contact")) for w in words)


def takes_back(text: str, *, denied: bool = False) -> bool:
    """Whether a yes is weakened by the words after it; where it agrees with a no (`denied`) a no takes nothing back."""
    words = plain(text)
    return _found("taken_back", words) or (not denied and _found("denies", words))


def adds_on(text: str) -> bool:
    """Whether a message tells more on top of what was told before: "plus 4 years at AT&T"."""
    return _found("adds", normalise(text, vocabulary.LANGUAGES))


@dataclass(frozen=True)
class Opening:
    """The words with which a message puts right what was said before: "no wait, I meant 7"."""

    firm: bool
    """Not only a word that opens many an answer too: "sorry", "actually"."""
    owned: bool
    """It says by itself that the answer before was wrong: "my mistake"."""
    alone: bool
    """The message says no more than that, or than that it was wrong: "wait no", "oops, my mistake"."""
    rest: str
    """What follows, normalised."""


def opening_of(text: str) -> Opening | None:
    """The words with which a message puts right what was said before; None where it opens otherwise."""
    rest, found = normalise(text, tongues(text)), set[str]()
    while cut := _opened(rest.lstrip(_MARKS)):
        group, rest = cut
        found.add(group)
    rest = rest.strip(_MARKS)
    if not found & _RIGHTING:
        return None
    owned = "owns_mistake" in found
    firm = owned or "puts_right" in found
    return Opening(firm, owned, firm and not rest and (owned or "denies" in found), rest)


def _opened(text: str) -> tuple[str, str] | None:
    """The group whose words open a text, and the text after them."""
    for group in (*_RIGHTING_FIRST, "denies", "beside_putting_right"):
        for pattern in _patterns(group):
            match = pattern.match(text)
            if match is not None:
                return group, text[match.end() :]
    return None


def lets_be(text: str) -> bool:
    """Whether a message takes a correction back: "never mind, leave it as it was"."""
    return _found("lets_be", plain(text))


def has_it_noted(text: str) -> bool:
    """Whether a message takes up the offer to note a fact, and nothing in it holds back: "go ahead, note them"."""
    return _found("notes_it", plain(text)) and not takes_back(text) and not re.search(r"[\d?]", text)


def clauses_of(text: str) -> list[str]:
    """The parts of a text between punctuation and joining words, normalised."""
    return [part.text for part in parts(Message.of(text))]


def points_to_resume(text: str) -> bool:
    """Whether a message points to papers that were sent in instead of answering: "it's all on my resume"."""
    return _found("resume", normalise(text, vocabulary.LANGUAGES))


def remarks(text: str) -> bool:
    """Whether a message tells something and asks nothing: "my cousin works there"."""
    words = plain(text)
    return "?" not in text and _found("remark_opens", words) and not _found("wonders", words)


def only_that(text: str) -> bool:
    """Whether a text says that there is no more than what it tells: "I only have my GED"."""
    return _found("only", plain(text))


def named_place(text: str) -> int | None:
    """The place of the answer that a text names: 1 for "the first answer" or "number 1", -1 for "my last answer"."""
    numbered = next((m for p in _patterns("line_number") if (m := p.search(plain(text)))), None)
    if numbered is not None:
        return int(re.sub(r"\D", "", numbered.group()))
    places = vocabulary.table("conversation.places", vocabulary.LANGUAGES)
    words = plain(text)
    return next((int(at) for name, at in places.items() if vocabulary.whole_words([name]).search(words)), None)


def only_number(text: str) -> int | None:
    """The number of a line where a text is nothing else: "3", "no. 3", "#3"."""
    words = plain(text)
    for pattern in _patterns("before_number"):
        words = pattern.sub(" ", words)
    number = words.strip(" .)#")
    return int(number) if re.fullmatch(r"\d{1,2}", number) else None


def asks_for_another(text: str) -> bool:
    """Whether a message is a request for another interview and nothing else: "I'd like to apply for another job"."""
    rest = words = normalise(text, vocabulary.LANGUAGES)
    for pattern in _patterns("another_interview"):
        rest = pattern.sub(" ", rest)
    around = _patterns("around_another")
    return rest != words and all(any(p.fullmatch(w) for p in around) for w in re.findall(r"\w+", rest))


def without_place(text: str) -> str:
    """The text without the number by which it names an answer, which is no part of what it says: "number 4 to 70%"."""
    for pattern in _patterns("line_number"):
        text = re.compile(pattern.pattern, re.I).sub(" ", text)
    return text


def telling_words(text: str) -> list[str]:
    """The words of a text that can name a criterion, in order, each once."""
    little = {w for own in vocabulary.LANGUAGES for w in vocabulary.patterns(own, "filler.beside_names")}
    found = _WORD.findall(plain(text))
    return list(dict.fromkeys(w for w in found if len(w) > 1 and w not in little))


def same_word(one: str, other: str) -> bool:
    """Whether two words are the same but for their ending or a typing slip."""
    short, long = sorted((one, other), key=len)
    ending = len(long) - len(short)
    if one == other or (len(short) >= _STEM and long.startswith(short) and ending <= _ENDING):
        return True
    return len(short) >= _LONG and fuzz.ratio(one, other) >= _SAME_WORD


def names_kind(kind: str, word: str) -> bool:
    """Whether a word is another name for what a kind of criterion asks: "school" for education."""
    return any(p.fullmatch(word) for p in _patterns(f"kind_{kind}"))


def _found(group: str, text: str) -> bool:
    return any(p.search(text) for p in _patterns(group))


@lru_cache(maxsize=64)
def _patterns(group: str) -> tuple[re.Pattern[str], ...]:
    found = (vocabulary.compiled(own, f"conversation.{group}") for own in vocabulary.LANGUAGES)
    return tuple(p for p in found if p is not None)
