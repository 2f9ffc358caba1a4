"""Things and rules that no list holds, behind words of knowing: "familiar with servo drives", "AISC standards"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from bot.postings.kinds.tails import TAIL, phrases, words_of
from bot.postings.kinds.tool_names import is_ordinary
from bot.postings.lexicon import words_in
from bot.postings.patterns import compiled

_STOP = compiled(
    r"(?i);|\.\s|\(|\)|:|\b(?:to|for|while|when|in order|that|which|who|within|is|are|as well as|such as|including)\b"
)
_CUT = compiled(r",\s*(?:and\s+|or\s+|&\s+)?|\s(?:and/or|and|or|&)\s|\s/\s")
_LIKE_IT = compiled(r"(?i)(?:an?\s|any\s|some\s)?(?:an)?(?:other|similar|comparable|like|equivalent|related)\b")
"""How an item begins that takes others like the one before it: "Accela or another permit tracking system"."""
_OWN_LETTERS = compiled(r"\s\([A-Z][A-Z\d-]+\)")
_MOST_WORDS = 5


@lru_cache(maxsize=1)
def _last_words() -> frozenset[str]:
    """The words of which a sentence must hold one."""
    return (
        _one_or_more("handled", "last_words")
        | words_of("tools", "written", "last_words")
        | words_of("tools", "mastered", "last_words")
    )


@lru_cache(maxsize=1)
def _mastery() -> tuple[str, ...]:
    """How words of mastery begin."""
    return tuple(words_of("tools", "mastered", "cues"))


@lru_cache(maxsize=2)
def _one_or_more(table: str, key: str) -> frozenset[str]:
    """Words of a list, and each for one thing alone: sensors, sensor."""
    listed = words_of("tools", table, key)
    return listed | {word.removesuffix("s") for word in listed - words_of("tools", "handled", "plural_only")}


def handled(text: str) -> Iterator[tuple[int, int]]:
    """Where things that one handles, and rules with a name, stand in the lists behind words of knowing."""
    if _last_words().isdisjoint(words_in(text)):
        return
    if phrases("tools", "known", "taught").match(text):
        return
    opening = phrases("tools", "known", "opening").match(text)
    for cue in (*((opening,) if opening else ()), *phrases("tools", "known").finditer(text)):
        clause = TAIL.sub("", _STOP.split(text[cue.end() : cue.end() + 200])[0])
        mastered = cue.group().lower().startswith(_mastery())
        yield from _listed(text, cue.end(), _CUT.split(clause), mastered)


def _listed(text: str, at: int, items: list[str], mastered: bool) -> Iterator[tuple[int, int]]:
    """Where the items stand that name something, with the letters behind them: "National Electric Code (NEC)"."""
    shares: int | None = None
    for item in items:
        at = text.find(item, at)
        name = _without_lead(item)
        begin = text.find(name, at)
        at += len(item)
        if (
            not name
            or begin < 0
            or _LIKE_IT.match(item.strip())
            or not (_tells_which(name) or (mastered and _is_an_act(name)))
        ):
            shares = begin if name and _is_letters(name) else None  # "UPS and FedEx regulations"
            continue
        rules = name.split()[-1].lower() in words_of("tools", "written", "last_words")
        end = begin + len(name)
        own = _OWN_LETTERS.match(text, end)
        yield shares if rules and shares is not None else begin, own.end() if own else end
        shares = None


def _without_lead(item: str) -> str:
    """An item without the words that only lead to its name: "use of various pressure gauges"."""
    words = item.strip(" .,").split()
    while words and words[0].lower() in words_of("tools", "handled", "lead"):
        words.pop(0)
    return " ".join(words)


def _tells_which(name: str) -> bool:
    """Whether the last word is a thing or a rule, and the others say which."""
    words = name.split()
    last = words[-1].lower()
    if len(words) > _MOST_WORDS:
        return False
    if last in words_of("tools", "written", "last_words"):
        return any(_is_letters(word) for word in words[:-1])
    if last not in _one_or_more("handled", "last_words") or "of" in words:
        return False
    if last not in _one_or_more("handled", "vague"):
        return True
    return any(word.lower() not in words_of("tools", "handled", "not_which") for word in words[:-1])


def _is_an_act(name: str) -> bool:
    """Whether a name tells an act of a trade and on what: "financial statement preparation"."""
    words = name.lower().split()
    if not 2 <= len(words) <= _MOST_WORDS or words[-1] not in words_of("tools", "mastered", "last_words"):
        return False
    never = words_of("tools", "mastered", "not_first"), words_of("tools", "handled", "not_which")
    return "of" not in words and not any(words[0] in listed for listed in never)


def _is_letters(word: str) -> bool:
    """Whether a word is letters or a name that no other thing has: OSHA, GAAP, CAL-OSHA, Agile; not State, Customer."""
    if compiled(r"[A-Z][\w/-]*[A-Z\d]\w*").fullmatch(word):
        return word not in ("IT", "HR")
    return compiled(r"[A-Z][a-z]{3,}").fullmatch(word) is not None and not is_ordinary(word)
