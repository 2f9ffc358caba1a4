"""The words for working times, and the yeses and noes beside them, in the order of a text."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from bot.matching import vocabulary
from bot.matching.intent_features import CLAUSES
from bot.matching.message import Message
from bot.screening.criterion import TIMES

Tokens = tuple[tuple[str, str], ...]
"""What stands for each word that counts, "time", "can", "cannot" or "unsure", and the word or the time."""
WEEKEND_DAY = re.compile(
    r"(?<!\w)(?:all )?(saturday|sunday)s?(?!\w)(?! ?(?:and|&|/|or|\+|n|plus) ?(?:saturday|sunday))"
)


def word_list(name: str) -> list[str]:
    """A word list of all languages."""
    return [word for language in vocabulary.LANGUAGES for word in vocabulary.topic(language, "filler").get(name, ())]


SAID_OF_TIMES = frozenset(word_list("said_of_times"))
"""Words that stand beside a working time and say nothing against it."""


@cache
def time_pattern(language: str, time: str) -> re.Pattern[str]:
    """The names of one working time as one pattern."""
    return vocabulary.whole_words(vocabulary.topic(language, "availability")["times"].get(time, [re.escape(time)]))


@cache
def _trade(language: str, time: str) -> re.Pattern[str]:
    trades = vocabulary.topic(language, "availability").get("trades", {})
    return vocabulary.whole_words(trades.get(time) or ["(?!)"])


def in_trade(message: Message, time: str) -> bool:
    """Whether a trade is named that is worked at such times."""
    return any(_trade(language, time).search(message.text) for language in message.languages)


def one_day(message: Message) -> bool:
    """Whether one day of the weekend is named, and not both."""
    return message.has("availability.one_day") and not has_time(message, "weekends")


def has_time(message: Message, time: str) -> bool:
    """Whether a working time is named."""
    return any(time_pattern(language, time).search(message.text) for language in message.languages)


@lru_cache(CLAUSES)
def tokens_of(text: str, languages: tuple[str, ...]) -> Tokens:
    """The times and the yeses and noes of a stretch of text, in order."""
    spots: list[tuple[int, int, str, str]] = []
    turned = [
        match.span()
        for name in ("polarity.not_a_problem", "polarity.double_no")
        for match in vocabulary.every(name, text, languages)
    ]
    for language in languages:
        for time in TIMES:
            if time in vocabulary.topic(language, "availability").get("times", {}):
                spots += [(m.start(), m.end(), "time", time) for m in time_pattern(language, time).finditer(text)]
        for verdict in ("never_tried", "cannot", "can"):
            spots += [
                (m.start(), m.end(), verdict, m.group())
                for m in vocabulary.every(f"availability.{verdict}", text, (language,))
            ]
        for name in ("polarity.not_a_problem", "polarity.double_no"):
            spots += [(m.start(), m.end(), "can", m.group()) for m in vocabulary.every(name, text, (language,))]
        for name, kind in (("polarity.never_mind_yes", "cannot"), ("polarity.yes", "can")):
            spots += [(m.start(), m.end(), kind, m.group()) for m in vocabulary.every(name, text, (language,))]
    spots += [(m.start(), m.end(), "time", m[1]) for m in WEEKEND_DAY.finditer(text)]
    spots = [
        (start, end, "unsure" if kind == "never_tried" else kind, what)
        for start, end, kind, what in spots
        if kind != "cannot" or not any(start <= first < end for first, _ in turned)
    ]
    spots.sort(key=lambda spot: (spot[0], spot[2] != "time", spot[0] - spot[1], spot[2] != "cannot"))
    off = [m.span() for m in vocabulary.every("availability.never_off", text, languages)]
    kept: list[tuple[str, str]] = []
    reached, begun = -1, -1
    for start, end, kind, what in spots:
        whole = kept and kept[-1][0] == "time" and _is_full_no(what, languages)
        if kind == "cannot" and not whole and _denies_other(text, end, languages):
            kind = "unsure"
        worked = kind == "time" and any(begin <= start < stop for begin, stop in [*off, *turned])
        if start >= reached or worked or (kind == "time" and start == begun and kept[-1][0] == "time"):
            kept.append((kind, what))
            begun, reached = start, max(end, reached)
    return tuple(kept)


def _is_full_no(what: str, languages: tuple[str, ...]) -> bool:
    """Whether words that refuse are a whole answer by themselves."""
    patterns = (vocabulary.compiled(language, "availability.full_no") for language in languages)
    return any(pattern is not None and pattern.fullmatch(what) for pattern in patterns)


def _denies_other(text: str, end: int, languages: tuple[str, ...]) -> bool:
    """Whether a no is followed by a word that is neither a time nor said of times: "don't celebrate holidays"."""
    following = re.compile(r"\s+(?=([a-z]{4,}))").match(text, end)
    if following is None or following[1] in SAID_OF_TIMES:
        return False
    start = following.end()
    times = (
        time_pattern(language, time).match(text, start)
        for language in languages
        for time in TIMES
        if time in vocabulary.topic(language, "availability").get("times", {})
    )
    filler = any(following[1] in vocabulary.topic(language, "filler")["words"] for language in languages)
    return not filler and not any(times) and not WEEKEND_DAY.match(text, start)
