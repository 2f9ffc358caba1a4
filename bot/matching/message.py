"""One message of an applicant, made ready for reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.matching import vocabulary
from bot.matching.normalise import normalise, tongues
from bot.matching.numbers import digits

_CLAUSE = re.compile(r"[.!?;,:\n]+(?!\d)|\s-+\s|\s(?:but|pero|though|although|however|except|aunque)\s")


@dataclass(frozen=True)
class Message:
    """Normalised words with what is known about them."""

    raw: str
    """As the applicant wrote it."""
    text: str
    """Lower case, no accents, contractions and shorthand written out, number words kept."""
    languages: tuple[str, ...]
    """Languages whose vocabulary applies, the likelier first."""
    today: date
    """The day on which "since 2019" is counted to."""
    about: str = ""
    """The criterion's own words, normalised like the text: a no to one of them is a no to the question."""

    @classmethod
    def of(cls, text: str, *, language: str | None = None, today: date | None = None) -> Message:
        """Normalise a text; `language` None finds out which of the known languages it is in."""
        languages = (language,) if language else tongues(text)
        return cls(text, normalise(text, languages), languages, today or date.today())

    @property
    def numeric(self) -> str:
        """The text with number words as digits: "four and a half years" -> "4.5 years"."""
        return digits(self.text, self.languages)

    def clauses(self) -> list[str]:
        """The text cut at punctuation and at "but" and its kin; never empty strings."""
        return [part.strip() for part in _CLAUSE.split(self.text) if part and part.strip()]

    def find(self, name: str) -> re.Match[str] | None:
        """The earliest match of a vocabulary group."""
        return vocabulary.find(name, self.text, self.languages)

    def has(self, *names: str) -> bool:
        """Whether any of the vocabulary groups matches."""
        return any(vocabulary.has(name, self.text, self.languages) for name in names)

    def every(self, name: str) -> Iterator[re.Match[str]]:
        """All matches of a vocabulary group."""
        return vocabulary.every(name, self.text, self.languages)

    def only(self, part: str) -> Message:
        """The same message narrowed to a part of its normalised text."""
        return Message(self.raw, part.strip(), self.languages, self.today, self.about)

    def without(self, name: str, instead: str = " ") -> Message:
        """The message with every match of a group taken out or replaced."""
        text = vocabulary.without(name, self.text, self.languages, instead)
        return self.only(re.sub(r"\s+", " ", text))
