"""Yes and no in all their forms, with what weakens them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.matching import vocabulary
from bot.matching.message import Message

_CONDITION = re.compile(
    r"\b(?:if|unless|as long as|so long as|provided|assuming|a menos que|siempre y cuando)\b[^.,;!?]*"
)
"""What a condition says is neither yes nor no."""
_INTERJECTIONS = frozenset({"nope", "nah", "naw", "na", "nop", "nel"})
_FAINT_ALONE = 2
"""Most words of a message in which a faint no is all there is: "not me"."""
_FAINT = frozenset({"not", "never", "nothing", "without a", "without any", "zero", "false", "neg", "sin", "ni", "nada"})
_MOST_WORDS_IN_FIRST = 3
_MOST_WORDS_IN_ALL = 4
_MASKS = (
    ("polarity.double_no", " YEA "),
    ("polarity.not_a_problem", " YEA "),
    ("polarity.never_mind_yes", " NAY "),
)


@dataclass(frozen=True)
class Polarity:
    """What a message says to a yes-or-no question."""

    yes: bool = False
    """A form of yes occurs."""
    no: bool = False
    """A form of no occurs."""
    lead: bool | None = None
    """The first of them: True for a yes, False for a no."""
    hedged: bool = False
    """Something makes it less than firm ("kind of", "I think")."""
    conditional: bool = False
    """It hangs on something ("if it pays more")."""

    @property
    def answer(self) -> bool | None:
        """The firm answer, or None when there is none or the message says both."""
        if self.hedged or self.conditional or self.yes == self.no:
            return None
        return self.yes

    @property
    def leaning(self) -> bool | None:
        """The answer if only one was given, however weak; the first one when both were."""
        return self.lead if self.yes and self.no else (True if self.yes else False if self.no else None)


def polarity(message: Message) -> Polarity:
    """Find yes, no, hedges and conditions in a message; masks are read before plain words."""
    hedged = message.has("polarity.hedge")
    firm = message.without("polarity.no_condition", " YEA " if _only_condition(message) else " ")
    conditional = firm.has("polarity.condition")
    text = _CONDITION.sub(" ", firm.text) if conditional else firm.text
    for name, mark in _MASKS:
        text = _mask(text, name, mark, message.languages)
    nos = _positions(text, "polarity.no", "NAY", message.languages)
    rest = _mask(text, "polarity.no", " ", message.languages)
    yeses = _positions(rest, "polarity.yes", "YEA", message.languages) or _alone(message)
    lead = None
    if nos or yeses:
        first_yes = _positions(text, "polarity.yes", "YEA", message.languages)
        lead = not nos or bool(yeses and first_yes and first_yes[0] < nos[0])
    return Polarity(bool(yeses), bool(nos), lead, hedged, conditional)


def plain_no(message: Message, said: Polarity | None = None) -> bool:
    """Whether a no is the point of the message, and not one word among others that nobody has read.

    True when the first clause is little more than the no, or when few telling words are left besides it.
    """
    said = said or polarity(message)
    if said.answer is not False or _only_faint(message):
        return False
    clauses = message.clauses()
    first = message.only(clauses[0]) if clauses else message
    if polarity(first).no and len(telling(first)) <= _MOST_WORDS_IN_FIRST:
        return True
    return len(telling(message)) <= _MOST_WORDS_IN_ALL


def yes_with_trimmings(message: Message, said: Polarity) -> bool:
    """Whether a plain yes stands beside noes that only trim it: "yes sir, class C, no points"."""
    if not (said.yes and said.no) or said.hedged or said.conditional:
        return False
    if message.has("polarity.yes_but") or not _only_faint(message):
        return False
    return any(vocabulary.starts("polarity.firm_yes", clause, message.languages) for clause in message.clauses())


def _only_faint(message: Message) -> bool:
    """Whether every no may deny something else than what was asked: "no fear of heights", "not on my phone"."""
    text = _mask(message.text, "polarity.never_mind_yes", "NAY", message.languages)
    if "NAY" in text:
        return False
    found = list(vocabulary.every("polarity.no", text, message.languages))
    return all(_faint(match, text, message) for match in found)


def _faint(match: re.Match[str], text: str, message: Message) -> bool:
    following = re.match(
        r" (?:really |even |ever |actually |any |a |an |the |my |that |this )*([a-z]+)", text[match.end() :]
    )
    about = f" {message.about} "
    if match.group() in _FAINT and len(text.split()) > _FAINT_ALONE:
        return following is None or following[1] not in about or bool(telling(message))
    if match.group() in _INTERJECTIONS or following is None:
        return False
    word = following[1]
    return word not in _filler(message.languages) and word.rstrip("s")[:5] not in about


def telling(message: Message) -> list[str]:
    """Words left when noes and filler are taken out."""
    filler = _filler(message.languages)
    text = _mask(
        _mask(message.text, "polarity.never_mind_yes", " ", message.languages), "polarity.no", " ", message.languages
    )
    text = _mask(text, "credential.offer", " ", message.languages)
    return [word for word in re.findall(r"[a-z0-9]+", text) if word not in filler]


@lru_cache(maxsize=8)
def _filler(languages: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for language in languages for word in vocabulary.topic(language, "filler")["words"])


def _only_condition(message: Message) -> bool:
    """ "if needed" alone is a yes."""
    match = message.find("polarity.no_condition")
    return match is not None and len(message.text.split()) <= len(match.group().split()) + 2


def _mask(text: str, name: str, mark: str, languages: tuple[str, ...]) -> str:
    for language in languages:
        pattern = vocabulary.compiled(language, name)
        if pattern is not None:
            text = pattern.sub(mark, text)
    return text


def _alone(message: Message) -> list[int]:
    """Words that are a yes only when a clause says nothing else."""
    for language in message.languages:
        pattern = vocabulary.compiled(language, "polarity.yes_alone")
        if pattern is not None and any(pattern.fullmatch(clause) for clause in message.clauses()):
            return [0]
    return []


def _positions(text: str, name: str, mark: str, languages: tuple[str, ...]) -> list[int]:
    found = [match.start() for match in vocabulary.every(name, text, languages)]
    return sorted(found + [match.start() for match in re.finditer(mark, text)])
