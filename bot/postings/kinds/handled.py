"""Things and rules that no list holds, behind words of knowing: "familiar with servo drives", "knows AISC standards"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from bot.postings.kinds.tails import TAIL, words_of
from bot.postings.kinds.tool_names import is_ordinary
from bot.postings.patterns import compiled
from bot.postings.phrases import Guarded, beginnings

_KNOWN = Guarded(
    "knowledge knowledgeable proficient proficiency familiar familiarity understanding understand understands skilled "
    "skill skills competent competency competence versed command know knows trained comfortable adept expertise able "
    "ability handy can use uses using",
    r"\b(?:(?:(?:you|must|who)\s)?know(?:s|ing)? how to|knowledge (?:of|in|with)|knowledgeable (?:of|in|with|about)|proficien\w+ (?:with|in|using|at)|familiar\w* with|"
    r"understanding of|(?:you|must|who) (?:know|understand)|^knows?|^understands?|skill(?:ed|s)? (?:in|with|at|using)|"
    r"competen\w+ (?:in|with)|versed in|command of|trained (?:in|on)|comfortable (?:with|using)|adept (?:at|with)|"
    r"expertise (?:in|with)|handy with|"
    r"(?:able|ability|can|^)(?:\s?to\b)?\s?(?:safely |properly |correctly )?(?:use|uses|operate|work with|interact with))\s+",
)
_STOP = compiled(r";|\.\s|\(|\)|:|\b(?:to|for|while|when|in order|that|which|who|within|is|are|as well as|such as|including)\b")
_CUT = compiled(r",\s*(?:and\s+|or\s+|&\s+)?|\s(?:and/or|and|or|&)\s|\s/\s")
_LEAD = compiled(
    r"(?i)^(?:(?:work(?:ing)? with|us(?:e|ing)|operat(?:e|ing)|run(?:ning)?|maintain(?:ing)?|repair(?:ing)?|"
    r"servic(?:e|ing)|program(?:ming)?|troubleshoot(?:ing)?|of|in|on|with|and|or|the|an?|all|basic|various|other|different|"
    r"general|standard|common|multiple|several|our|how|set up|read(?:ing)?|handl(?:e|ing))\s+)+"
)
_LIKE_IT = compiled(r"(?i)(?:an?\s|any\s|some\s)?(?:an)?(?:other|similar|comparable|like|equivalent|related)\b")
"""How an item begins that takes others like the one before it: "Accela or another permit tracking system"."""
_OWN_LETTERS = compiled(r"\s\([A-Z][A-Z\d-]+\)")
_MOST_WORDS = 5


@lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    """How the last words begin of which a sentence must hold one."""
    listed = _one_or_more("handled", "last_words") | words_of("tools", "written", "last_words")
    return frozenset(word[:4] for word in listed)


@lru_cache(maxsize=2)
def _one_or_more(table: str, key: str) -> frozenset[str]:
    """Words of a list, and each for one thing alone: sensors, sensor."""
    listed = words_of("tools", table, key)
    return listed | {word.removesuffix("s") for word in listed - words_of("tools", "handled", "plural_only")}


def handled(text: str) -> Iterator[tuple[int, int]]:
    """Where things that one handles, and rules with a name, stand in the lists behind words of knowing."""
    if not _KNOWN.may_match(text) or _beginnings().isdisjoint(beginnings(text)):
        return
    for cue in _KNOWN.finditer(text):
        clause = TAIL.sub("", _STOP.split(text[cue.end() : cue.end() + 200])[0])
        yield from _listed(text, cue.end(), _CUT.split(clause))


def _listed(text: str, at: int, items: list[str]) -> Iterator[tuple[int, int]]:
    """Where the items stand that name something, with the letters behind them: "National Electric Code (NEC)"."""
    shares: int | None = None
    for item in items:
        at = text.find(item, at)
        name = _LEAD.sub("", item.strip()).rstrip(" .,")
        begin = text.find(name, at)
        at += len(item)
        if not name or _LIKE_IT.match(item.strip()) or not _tells_which(name):
            shares = begin if name and _is_letters(name) else None  # "UPS and FedEx regulations"
            continue
        rules = name.split()[-1].lower() in words_of("tools", "written", "last_words")
        end = begin + len(name)
        own = _OWN_LETTERS.match(text, end)
        yield shares if rules and shares is not None else begin, own.end() if own else end
        shares = None


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


def _is_letters(word: str) -> bool:
    """Whether a word is letters or a name that no other thing has: OSHA, GAAP, CAL-OSHA, Agile; not State, Customer."""
    if compiled(r"[A-Z][\w-]*[A-Z\d]\w*").fullmatch(word):
        return word not in ("IT", "HR")
    return compiled(r"[A-Z][a-z]{3,}").fullmatch(word) is not None and not is_ordinary(word)
