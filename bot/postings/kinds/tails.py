"""Shared work on the words around a match: fields, names, list items."""

from __future__ import annotations

import re
from functools import cache

from bot.postings.patterns import compiled
from bot.postings.phrases import Guarded, PhraseSet, compile_any
from bot.postings.vocabulary import load

_TAIL_WORDS = (
    r"(?:strongly |highly |greatly |very |also |definitely |much )?"
    r"(?:preferred|preferable|required|requirement|desired|desirable|mandatory|needed|necessary|"
    r"essential|a necessity|helpful|beneficial|advantageous|optional|expected|welcome|recommended|ideal|"
    r"encouraged|important|nice|a must|"
    r"given (?:\w+ )?(?:preference|priority)|an? (?:big |huge |strong |definite |real |major )?(?:plus|"
    r"asset|advantage|bonus|benefit)|plus|must)"
)
TAIL = Guarded(
    "would preferred required requirement desired desirable mandatory needed necessary necessity essential helpful "
    "beneficial advantageous optional expected welcome recommended ideal encouraged important nice must plus asset "
    "advantage bonus benefit preference priority",
    r"(?s)(?<![\s,(–—-])(?:"  # what begins behind such a sign began at the sign
    r"[\s,(–—-]*\bwould be (?:great|nice|awesome|wonderful|useful|good|perfect|amazing|lovely)\b.*$|"
    rf"[\s,(–—-]*(?:\b(?:is|are|would be|will be|may be|can be|which is|that is)\b\s*)?"
    rf"(?:(?:be |being )?considered (?:as )?)?\b{_TAIL_WORDS}\b.*$)",
)
"""The end of a clause that only says how much it is wanted: ", is strongly preferred ...". """

_CUT = compiled(
    (
        r"\s*(?:;|\.\s|\.$|,\s+(?:and\s+)?(?:preferably|ideally|including|such as|with (?:a |an "
        r")?(?:strong|proven|demonstrated|track)|or equivalent|or (?:an |any )?equivalent|or any|"
        r"and/or (?:any|equivalent)|and (?:an?|the)|an?|as well as|but|plus|which|to include|e\.g|i\.e)\b"
        r"|,?\s+with (?:at least|the (?:last|past|most recent)\b|not less than|no less than|no fewer than|a minimum of|"
        r"\d{1,2}\+?(?= (?:years?|in|as|of)\b))"
        r"\b|,\s+or\s+\d"
        r"|,?\s+(?:demonstrating|acquired)\b|\s+(?:preferably|ideally|such as|including but|e\.g\.|"
        r"i\.e\.|or equivalent|or an equivalent|"
        r"or any|within (?:the )?(?:last|past)|in (?:the )?(?:last|past)|or completion of|or graduation from|will do\b|"
        r", \d+ of which|so that|but|who |that |which |where |(?:gets?|puts?|moves?) you "
        r")\b|\s\(|\s[-–—]\s|:\s).*$"
    ),
    re.IGNORECASE | re.DOTALL,
)


_NAMES_A_THING = compiled(
    r"(?i)\s+(?:requirement|required|expected|recommended|welcome|benefit|preferred|needed)\s"
    r"(?!(?:but|and|or|for|in|to|with|by|at|on|as|though|although|however|not|if|when|from|of|this|that)\b)[a-z]{3,}"
)
"""A word of demand that only tells things apart, behind a bare doing: "creating requirement specifications"."""


def trim_field(text: str, *, most_words: int = 14) -> str:
    """A field of experience or study cut to its few telling words."""
    text = text.strip(" \t,.;:?!–—-()*")
    text = _CUT.sub("", text + " ")
    shorter = TAIL.sub("", text)
    doing = len(shorter) < len(text) and shorter.endswith("ing") and " " not in shorter
    text = text if doing and _NAMES_A_THING.match(text, len(shorter)) else shorter
    words = text.strip(" \t,.;:?!–—-()*").split()
    if len(words) > most_words:
        joined = " ".join(words[:most_words])
        head = joined.rsplit(",", 1)[0] if "," in joined else joined
        words = head.split()
    while words and words[-1].lower().strip(",") in (
        "and",
        "or",
        "of",
        "in",
        "with",
        "the",
        "a",
        "an",
        "to",
        "for",
        "is",
        "are",
        "at",
        "as",
        "on",
        "and/or",
        "by",
        "from",
        "strongly",
        "highly",
    ):
        words.pop()
    return " ".join(words).strip(" ,.;:–—-")


def split_list(text: str) -> list[str]:
    """The items of "a, b, and/or c"."""
    parts = compiled(r"\s*(?:,|;|\band/or\b|\bor\b|\band\b|/|&)\s*").split(text)
    return [part.strip(" .()*:") for part in parts if part.strip(" .()*:")]


@cache
def phrases(file: str, table: str, key: str = "phrases") -> PhraseSet:
    """The phrases under [table] key of vocabulary/<file>.toml as one pattern."""
    return compile_any(tuple(load(file)[table][key]))


@cache
def words_of(file: str, table: str, key: str) -> frozenset[str]:
    """A plain list of words from a vocabulary file, in lower case."""
    return frozenset(word.lower() for word in load(file)[table][key])
