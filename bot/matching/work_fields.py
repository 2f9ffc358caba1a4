"""Whether the work an applicant names is the work a posting asks for."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from bot.matching import vocabulary
from bot.matching.occupations import Kinds, alike, asked_kinds, kinds, wider
from bot.matching.vocabulary import Shape

Closeness = Literal["same", "wide", "near", "other", "unknown"]

_LED = "management"
"""The family of leading others: "retail management" asks for both, the trade and the leading."""
_RANKS = frozenset(["management", "office"])
"""Families that many kinds of work share: an office manager may keep the books."""
_NO_WORK = Shape(r"\b(?:<work.no_work>)")
"""Where something was learned, and what was left behind, names no work."""
_EMPLOYER = Shape(r"\b(?:<work.worked_for>) (?:[\w'-]+ ?){1,3}")
"""Who was worked for says little of what was done there: "the books for a restaurant"."""
_DENIAL = Shape(
    r"\b(?:<work.denies>)(?! (?:<work.denies_else>)\b)(?P<rest>(?: (?!(?:<work.denies_no_more>)\b)[\w&/'-]+){1,3})"
)
"""A no with the words that it denies."""
_SUPPORT = Shape(
    r"\b(?:<work.beside>) (?:<work.those>) (?P<rest>[\w&'-]+(?: (?:<work.who_do_it>))?)"
    r"(?! (?:<work.work_itself>)\b)"
)
"""Help that was given to those who do the work."""
_NO_DENIAL_AFTER = Shape(r"\b(?:<work.asks_if>) $")
"""Before a no that denies nothing: "if that is not customer service, I don't know what is"."""
_RANK_DENIED = Shape(r"\b(?:<work.not_a>) (?P<rank>[a-z]+)\b")
"""A rank that one did not hold: "vet assistant, not tech"."""
_LITTLE = Shape(r"\b(?:<work.little>)(?P<rest>(?: (?!(?:<work.little_else>)\b)[\w&/'-]+){1,2})")
"""Little of something."""
_ENDING = Shape(r"(?:<work.endings>)$")
_LEAST_STEM = 5
_SKILLED = Shape(r"\b(?:<work.ranks>)\b")
_LEARNING = Shape(r"\b(?:<work.learners>)\b")
"""Work on the way to a rank is not work in it: an apprenticeship is no time as a journeyman."""


@cache
def _words(group: str) -> frozenset[str]:
    """A word list about the fields that postings name: `heads`, `any_work`, `full_examples`."""
    return frozenset(word for words in vocabulary.across(f"fields.{group}") for word in words.split())


@lru_cache(maxsize=1024)
def _wanted(asked: str) -> tuple[frozenset[str], frozenset[str]]:
    """The families a field asks for, and the wider ones that hold them and do not suffice."""
    found = asked_kinds(asked.lower())
    return found, frozenset(wide for family in found for wide in wider(family))


def _holding(named: frozenset[str]) -> frozenset[str]:
    """The wide trades that the named narrow ones belong to: a cook has worked in food service."""
    return frozenset(wide for family in named for wide in wider(family) if wide in _words("full_examples"))


@lru_cache(maxsize=1024)
def telling_words(asked: str) -> frozenset[str]:
    """The words of a field that set it apart: "outside" of "outside sales", "sales" of "sales"."""
    words = frozenset(re.findall(r"[\w&]{3,}", asked.lower())) - _words("any_work")
    return words - _words("heads") or words


@lru_cache(maxsize=1024)
def _stems(words: frozenset[str]) -> frozenset[str]:
    """Words without their endings, where enough is left: "inspect" of inspection and inspector."""
    stems = (_ENDING.sub("", word) for word in words if word not in _words("heads"))
    return frozenset(stem for stem in stems if len(stem) >= _LEAST_STEM)


def closeness(asked: str, text: str, languages: tuple[str, ...]) -> Closeness:
    """How near the work named in `text` is to the `asked` field.

    wide: only a wider kind of work is named that holds the asked one ("healthcare" for nursing). near: work that a
    person may well accept. unknown: the text names no kind of work we know, or the posting asks for "related"
    experience; then the applicant is taken to answer the question that was asked.
    """
    words = telling_words(asked)
    if not words:
        return "unknown"
    if opposite(asked.lower(), text):
        return "other"
    if _SKILLED.search(asked.lower()) and _LEARNING.search(text) and not _SKILLED.search(text):
        return "near"
    text = _NO_WORK.sub(" ", text)
    wanted, above = _wanted(asked)
    found = kinds(text, languages)
    echoed = _echoed(words, text, found, wanted)
    if _beside(asked, text, languages):
        return "near"
    same = echoed or bool(wanted & (found.titles | _holding(found.titles)))
    if _LED in wanted and len(wanted) > 1 and (same or found.titles or wanted & found.signs):
        return _of_leading(wanted, found, same)
    if same:
        return "same"
    shown = _shown(found, wanted)
    if shown:
        return "near" if _rivals(found, shown, wanted, above) else "same"
    named = found.titles if found.titles & above else kinds(_EMPLOYER.sub(" ", text), languages).titles
    if not named or not wanted:
        return "unknown"
    if any(_akin(family, wanted, above) for family in named):
        return "near"
    if named & above:
        return "wide"
    return "near" if named <= _RANKS else "other"


@lru_cache(maxsize=256)
def _sides(asked: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """For each word of a field that has an opposite: the word, and those of the other side."""
    table = vocabulary.topic("en", "fields")["contrasts"]
    prefixes = vocabulary.topic("en", "fields")["negating_prefixes"]
    negated = {
        rf"(?<!non[- ])(?<!un-){word}": [prefix + word for prefix in prefixes]
        for word in telling_words(asked)
        if word.isalpha()
    }
    pairs = [*table.items(), *negated.items()]
    both = ((vocabulary.whole_words([own]), vocabulary.whole_words(others)) for own, others in pairs)
    return tuple(pair for pair in both if pair[0].search(asked))


def opposite(asked: str, text: str) -> bool:
    """Whether only the opposite of what is asked is named: "all commercial" for residential work."""
    return any(others.search(text) and not own.search(text) for own, others in _sides(asked))


def _echoed(words: frozenset[str], text: str, found: Kinds, wanted: frozenset[str]) -> bool:
    """Whether a telling word of the field is in the text, and not as part of another title: "dental assistant"."""
    stems = _stems(words)
    others = [(start, end) for kind, start, end in found.by_title if kind not in wanted] if wanted else []
    for token in re.finditer(r"[\w&]+", text):
        if token.group() not in words and _stems(frozenset([token.group()])).isdisjoint(stems):
            continue
        begin, finish = token.span()
        if not any(start <= begin and finish <= end and end - start > finish - begin for start, end in others):
            return True
    return False


def denied(asked: str, text: str, languages: tuple[str, ...]) -> bool:
    """Whether the asked work itself is denied somewhere: "no ICU", "never painted", "not a biller"."""
    return _rank_denied(asked, text) or any(
        _names(asked, match["rest"], languages)
        for match in _DENIAL.finditer(text)
        if not _NO_DENIAL_AFTER.search(text[: match.start()])
    )


def _rank_denied(asked: str, text: str) -> bool:
    """Whether the rank that is asked for is denied: "assistant, not tech" for a technician."""
    rank = asked.lower().split()[-1] if asked else ""
    own = {rank, vocabulary.topic("en", "fields")["short_ranks"].get(rank, rank)} & _words("heads")
    return any(match["rank"] in own for match in _RANK_DENIED.finditer(text))


def belittled(asked: str, text: str, languages: tuple[str, ...]) -> bool:
    """Whether only little of the asked work was done: "some forklift", "a few diesels here and there"."""
    return any(_names(asked, match["rest"], languages) for match in _LITTLE.finditer(text))


def _names(asked: str, text: str, languages: tuple[str, ...]) -> bool:
    """Whether a few words name the asked work."""
    words = telling_words(asked)
    wanted, _ = _wanted(asked)
    found = kinds(text, languages)
    return bool(wanted & found.titles) or _echoed(words, text, found, wanted)


def _shown(found: Kinds, wanted: frozenset[str]) -> frozenset[int]:
    """Where signs of the asked work stand that are no part of another title: not the school of a school bus driver."""
    titles = [(start, end) for kind, start, end in found.by_title if kind not in wanted]
    return frozenset(
        place
        for kind, start, end in found.by_sign
        if kind in wanted and not any(low <= start and end <= high and high - low > end - start for low, high in titles)
        for place in range(start, end)
    )


def _rivals(found: Kinds, shown: frozenset[int], wanted: frozenset[str], above: frozenset[str]) -> bool:
    """Whether beside signs of the asked work a like one is named by its title: "the register at CVS"."""
    return any(
        _akin(kind, wanted, above) and not shown.issuperset(range(start, end)) for kind, start, end in found.by_title
    )


def _akin(family: str, wanted: frozenset[str], above: frozenset[str]) -> bool:
    """Whether a kind of work stands beside the asked one: listed as near it, or in the same wider kind."""
    return (
        family not in above
        and family not in _RANKS
        and (bool((wider(family) - _RANKS) & above) or any(family in alike(kind) for kind in wanted))
    )


def only_ranks(text: str, languages: tuple[str, ...]) -> bool:
    """Whether a text names a rank and no trade: "then manager for 3 years"."""
    named = kinds(text, languages).titles
    return bool(named) and named <= _RANKS


def _beside(asked: str, text: str, languages: tuple[str, ...]) -> bool:
    """Whether the work was done for or next to those who do the asked work: "supporting the sales team"."""
    return any(_names(asked, match["rest"], languages) for match in _SUPPORT.finditer(text))


def _of_leading(wanted: frozenset[str], found: Kinds, same: bool) -> Closeness:
    """For "retail management": leading in another trade and the trade without leading are both only near."""
    trade = wanted - {_LED}
    if _LED not in found.titles:
        return "near" if same or trade & found.signs else "other"
    trades = found.titles - {_LED}
    known = trades & trade or trade & _holding(trades) or trade & found.signs
    return "same" if not trades or known else "near"
