"""Applicants' spelling made even: case, accents, apostrophes, emoji, shorthand, typing slips."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib import resources

import rtoml

from bot.matching import vocabulary
from bot.matching.spelling import mend

_QUOTES = str.maketrans(
    {
        "\u2019": "'",
        "\u2018": "'",
        "\u00b4": "'",
        "`": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2013": "-",
        "\u2014": " - ",
    }
)
_FRACTIONS = str.maketrans({"\u00bd": " 1/2", "\u00bc": " 1/4", "\u00be": " 3/4", "\u2153": " 1/3", "\u2154": " 2/3"})
ASKED_AGAIN = 4
"""Texts that are kept as they were made even: a turn reads the same message several times."""
_STRANGE = re.compile(r"[^\w\s.,;:!?'\"%$+\-/&()#@<>={}\[\]*\u2044]")
_TOKEN = re.compile(r"[a-z0-9]+(?:'[a-z]+)*'?")
_DOTTED = re.compile(
    r"(?<![\w.])(?:(?:[a-z]\.){2,}[a-z]?(?![a-z])|(?:b|m|ph|a|j|ed|au|pharm|psy|ll|d)\.(?:tech|ed|com|sc|eng"
    r"|d|s|a|e|m|b|arch|div)\b\.?)"
)
"""Abbreviations with dots: "b.s.", "ph.d.", "b.tech"."""
_END_RUN = re.compile(r"([a-z])\1{2,}(?=\b|_)")
_RUN = re.compile(r"([a-z])\1{2,}")


@lru_cache(maxsize=1)
def _signs() -> dict[str, str]:
    file = resources.files(vocabulary) / "signs.toml"
    groups = rtoml.loads(file.read_text(encoding="utf-8"))["signs"]
    return {sign: word for word, signs in groups.items() for sign in signs}


def plain(text: str) -> str:
    """Lower case without accents, with straight quotes and emoji that carry an answer as words."""
    if not text.isascii():
        for sign, word in _signs().items():
            if sign in text:
                text = text.replace(sign, f" {word} ")
        text = unicodedata.normalize("NFKD", text.translate(_QUOTES).translate(_FRACTIONS))
        text = "".join(char for char in text if not unicodedata.combining(char))
        text = text.replace("\u00bf", " ").replace("\u00a1", " ")
    text = text.replace("`", "'").lower()
    return _STRANGE.sub(" ", text).replace("\u2044", "/")


_Rewrites = tuple[re.Pattern[str], list[tuple[re.Pattern[str], str]]]
"""One pattern for all of a list, which most texts do not hold, and each of them with what stands for it."""


@lru_cache(maxsize=8)
def _words(languages: tuple[str, ...]) -> dict[str, str]:
    return vocabulary.table("military.codes", languages) | vocabulary.table("shorthand.words", languages)


@lru_cache(maxsize=8)
def _phrases(languages: tuple[str, ...]) -> _Rewrites:
    phrases = vocabulary.table("shorthand.phrases", languages)
    whole = {
        rf"(?<!\w)(?:{key})(?!\w)" if key[0].isalpha() and key[-1] != "/" else key: value
        for key, value in phrases.items()
    }
    return re.compile("|".join(whole)), [(re.compile(key), value) for key, value in whole.items()]


@lru_cache(maxsize=8)
def _ratings(languages: tuple[str, ...]) -> _Rewrites:
    """The ratings of the services with the work that they are."""
    table = vocabulary.table("military.ratings", languages)
    each = [(vocabulary.whole_words([pattern]), work) for pattern, work in table.items()]
    return vocabulary.whole_words(list(table) or ["(?!)"]), each


@lru_cache(ASKED_AGAIN)
def tongues(text: str) -> tuple[str, ...]:
    """Which known languages a text is in, the likelier first; both when it is mixed or too short to tell."""
    words = plain(text)
    counts = {
        language: len(list(vocabulary.every("language.markers", words, (language,))))
        for language in vocabulary.LANGUAGES
    }
    weak = len(list(vocabulary.every("language.weak", words, vocabulary.LANGUAGES)))
    spanish, english = counts["es"], counts["en"]
    if spanish == 0:
        return ("en",) if english else ("en", "es")
    if spanish <= weak and english > spanish:
        return ("en",)
    if english == 0:
        return ("es",) if spanish - weak >= 3 else ("es", "en")
    return ("es", "en") if spanish > english else ("en", "es")


@lru_cache(ASKED_AGAIN)
def normalise(text: str, languages: tuple[str, ...]) -> str:
    """The text as the vocabulary expects it."""
    text = _RUN.sub(r"\1\1", _END_RUN.sub(r"\1", plain(text)))
    text = _DOTTED.sub(lambda match: match.group().replace(".", ""), text)
    for whole, each in (_phrases(languages), _ratings(languages)):
        if whole.search(text):
            for pattern, value in each:
                text = pattern.sub(value, text)
    words = _words(languages)
    text = _TOKEN.sub(lambda match: _word(match.group(), words, languages), text)
    return re.sub(r"[ \t\r]+", " ", text).strip()


def _word(token: str, words: dict[str, str], languages: tuple[str, ...]) -> str:
    bare = token.replace("'", "")
    if bare in words:
        return words[bare]
    if token.endswith("'s") or token.endswith("s'"):
        return mend(bare, languages)
    return token if "'" in token else mend(token, languages)
