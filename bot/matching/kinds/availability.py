"""Working times: each one named on its own."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.matching import vocabulary
from bot.matching.message import Message
from bot.matching.outcome import met, not_met, open_answer, withheld
from bot.matching.polarity import Polarity, polarity
from bot.screening.criterion import TIMES, Criterion
from bot.screening.reading import Reading

_SENTENCE = re.compile(r"[.!?;\n]+|\s(?:but|pero|though|although|however|except|aunque|excepto|salvo)\s|\s-+\s")
_NOT_WEEKDAYS = ("weekends", "holidays")
_NOT_DAYS = ("nights", "evenings", "on_call", "rotating")

Said = dict[str, "bool | None"]
"""For each time that was spoken to: yes, no, or None for a conditional or partial answer."""


def read(criterion: Criterion, message: Message) -> Reading | None:
    """Read yes or no for each time the criterion names."""
    times = [str(time) for time in criterion.get("times") or ()]
    if message.has("reasons.faith", "reasons.health") and _limits(message):
        return withheld("availability.protected_reason")
    said = _said(times, message)
    if said is None:
        return None
    value = {time: said[time] for time in times if said.get(time) is not None}
    if any(answer is False for answer in value.values()):
        return not_met("availability.some_refused", **value)
    if len(value) == len(times):
        return met("availability.all_agreed", **value)
    return open_answer("availability.partly", value)


def _limits(message: Message) -> bool:
    said = polarity(message)
    return said.no or said.conditional or said.hedged or not said.yes or _has(message, "only") or _has(message, "one_day")


def _has(message: Message, group: str) -> bool:
    return any(_group(language, group).search(message.text) for language in message.languages)


@lru_cache(maxsize=None)
def _group(language: str, group: str) -> re.Pattern[str]:
    return vocabulary.whole_words(vocabulary.topic(language, "availability")["groups"][group])


@lru_cache(maxsize=None)
def _time(language: str, time: str) -> re.Pattern[str]:
    return vocabulary.whole_words(vocabulary.topic(language, "availability")["times"].get(time, [re.escape(time)]))


def _said(times: list[str], message: Message) -> Said | None:
    """What was said to each time, or None when the message speaks to none of them."""
    overall = polarity(message)
    said: Said = {}
    if _has(message, "all_but"):
        said = {**dict.fromkeys(times, True), **_named(message, excluded=True)}
        return said
    named = _named(message)
    limited = _limited(message)
    everything = _has(message, "all")
    lead = _lead(message)
    if everything and not overall.hedged and not overall.conditional:
        return {**dict.fromkeys(times, True), **{t: a for t, a in {**limited, **named}.items() if a is not True}}
    if not named and not limited:
        return _bare(times, message, overall)
    said = {**limited, **named}
    if _has(message, "one_day") and "weekends" in times and "weekends" not in named:
        said["weekends"] = None
    if lead is not None and not _has(message, "only"):
        said = {**dict.fromkeys(times, lead if not (lead is False and True in named.values()) else None), **said}
    elif _has(message, "only") and True in named.values() and None not in named.values():
        said = {**dict.fromkeys(times, False), **said}
    return said if any(time in said for time in times) else _bare(times, message, overall)


def _bare(times: list[str], message: Message, said: Polarity) -> Said | None:
    """A yes or no to all of it; a weak one speaks to it without deciding."""
    if _has(message, "one_day") and "weekends" in times:
        return {"weekends": None}
    if said.answer is not None:
        return dict.fromkeys(times, said.answer)
    return {} if said.yes or said.no or said.hedged or said.conditional else None


def _limited(message: Message) -> Said:
    """Times ruled out by "weekdays only", "days only"."""
    said: Said = {}
    if _has(message, "weekdays_only"):
        said.update(dict.fromkeys(_NOT_WEEKDAYS, False))
    if _has(message, "days_only"):
        said.update(dict.fromkeys(_NOT_DAYS, False))
        said["day_shift"] = True
    return said


def _lead(message: Message) -> bool | None:
    """The answer of a first clause that names no time: "yes, weekends too"."""
    clauses = message.clauses()
    first = message.only(clauses[0]) if clauses else message
    if _tokens(first.text, message.languages) and any(kind == "time" for kind, _ in _tokens(first.text, message.languages)):
        match = re.match(r"(yes|yeah|yep|yup|sure|si|no|nope|nah|ok|absolutely|definitely)\b(?! (?:to|on|for|problem|a)\b)", first.text)
        return polarity(message.only(match.group())).answer if match and not match.group().startswith("n") else None
    return polarity(first).answer


def _named(message: Message, excluded: bool = False) -> Said:
    """The answer to each time that the message names."""
    said: Said = {}
    carried: bool | None = None
    for index, sentence in enumerate(part for part in _SENTENCE.split(message.text) if part.strip()):
        part = message.only(sentence)
        after_but = excluded and index > 0
        weak = part.without("polarity.no_condition").has("polarity.condition") or part.has("polarity.hedge")
        for time, answer in _assign(_tokens(sentence, message.languages), carried).items():
            said[time] = None if weak and answer is not False else (False if after_but else answer)
    return said


def _tokens(text: str, languages: tuple[str, ...]) -> list[tuple[str, str]]:
    """The times and the yeses and noes of a stretch of text, in order."""
    spots: list[tuple[int, int, str, str]] = []
    for language in languages:
        for time in TIMES:
            if time in vocabulary.topic(language, "availability").get("times", {}):
                spots += [(m.start(), m.end(), "time", time) for m in _time(language, time).finditer(text)]
        for group in ("cannot", "can"):
            spots += [(m.start(), m.end(), group, m.group()) for m in _group(language, group).finditer(text)]
        for name in ("polarity.not_a_problem", "polarity.double_no"):
            spots += [(m.start(), m.end(), "can", m.group()) for m in vocabulary.every(name, text, (language,))]
        for name, kind in (("polarity.never_mind_yes", "cannot"), ("polarity.yes", "can")):
            spots += [(m.start(), m.end(), kind, m.group()) for m in vocabulary.every(name, text, (language,))]
    spots.sort(key=lambda spot: (spot[0], spot[0] - spot[1], spot[2] != "time", spot[2] != "cannot"))
    kept: list[tuple[str, str]] = []
    reached = -1
    for start, end, kind, what in spots:
        if start >= reached:
            kept.append((kind, what))
            reached = end
    return kept


def _assign(tokens: list[tuple[str, str]], carried: bool | None) -> Said:
    """Gives every time its answer: the one before it ("no nights"), or after it when times come first."""
    said: Said = {}
    waiting: list[str] = []
    postfix = bool(tokens) and tokens[0][0] == "time"
    answer = carried
    for kind, what in tokens:
        if kind == "time":
            if postfix or answer is None:
                waiting.append(what)
            else:
                said[what] = answer
            continue
        answer = False if kind == "cannot" else (answer if answer is False and not postfix and what in _WEAK_YES else True)
        for time in waiting:
            said[time] = answer
        waiting = []
    for time in waiting:
        said[time] = True if answer is None else answer
    return said


_WEAK_YES = frozenset({"do", "work", "works", "working", "available", "able", "free", "good", "will", "would", "can", "want", "like", "need"})
