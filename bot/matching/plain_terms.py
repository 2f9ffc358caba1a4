"""Terms that any employer meets: overtime that is paid, a schedule told ahead, call that comes in turns."""

from __future__ import annotations

import re
from functools import cache

from bot.matching import vocabulary
from bot.matching.message import Message
from bot.matching.time_words import has_time

_MET_FOR = {
    "overtime": ("paid", "notice"),
    "variable": ("notice",),
    "rotating": ("notice",),
    "on_call": ("not_always",),
}
"""Times, and the terms that go without saying for them."""


def with_plain_terms_met(times: list[str], message: Message) -> Message:
    """The message with a yes in place of terms that go without saying, and turns of call as being on call.

    Where several times are asked, only in the clauses that name the one for which the terms go without saying.
    """
    for time, terms in _MET_FOR.items():
        if time in times:
            message = _agreed(message, time, terms, alone=len(times) == 1)
    return _turns_of_call(message) if "on_call" in times else message


def _agreed(message: Message, time: str, terms: tuple[str, ...], *, alone: bool) -> Message:
    text = message.text
    for clause in message.clauses():
        part = message.only(clause)
        if not alone and not has_time(part, time):
            continue
        for language in message.languages:
            for term in terms:
                part = part.only(_pattern(language, term).sub(_yes(language), part.text))
        text = text.replace(clause, part.text, 1)
    return message.only(text)


def _turns_of_call(message: Message) -> Message:
    text = message.text
    for language in message.languages:
        text = _pattern(language, "turns").sub("on call", text)
    return message.only(text)


@cache
def _pattern(language: str, term: str) -> re.Pattern[str]:
    return vocabulary.whole_words(vocabulary.topic(language, "availability").get("terms", {}).get(term) or ["(?!)"])


def _yes(language: str) -> str:
    return str(vocabulary.topic(language, "filler")["agreed"][0])
