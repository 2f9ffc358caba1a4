"""The working times that a message names, each with the answer it is given."""

from __future__ import annotations

import re
from functools import cache

from bot.matching import vocabulary
from bot.matching.message import Message
from bot.matching.polarity import plain_no, polarity
from bot.screening.criterion import TIMES

_CLAUSE = re.compile(
    r"[.!?;,:\n]+(?!\d)|\s(?:but|pero|though|although|however|aunque|while|whereas|so|asi que)\s|\s-+\s"
)
UNDER_CONDITION = re.compile(r"\b(?:if|unless|as long as|provided|a menos que)\b.*")
_NO_THEN = re.compile(
    r"^(no|nope|nah|sorry no) (?=(?:i (?:need|want|am looking|prefer|would)|just|only|looking|necesito)\b)"
)
_ANEW = re.compile(r"\s*(?:i )?(?:need|want|would like|prefer|am looking|looking|only|just|necesito|busco|quiero)\b")
"""A clause in which the answer of the one before does not hold."""
_WEEKEND_DAY = re.compile(
    r"(?<!\w)(?:all )?(saturday|sunday)s?(?!\w)(?! ?(?:and|&|/|or|\+|n|plus) ?(?:saturday|sunday))"
)
_SAID_OF_TIMES = frozenset(
    """
    available able possible free good happening interested option going thanks doing during late past after
    shifts shift hours schedule schedules really great ideal fine open that weekday weekdays monday mondays
    tuesday wednesday thursday friday fridays closing mandatory constant every anything noches fines looking
    """.split()
)
Said = dict[str, "bool | None"]
"""For each time that was spoken to: yes, no, or None for a conditional or partial answer."""


def has(message: Message, name: str) -> bool:
    """Whether a group of the availability vocabulary matches."""
    return any(group(language, name).search(message.text) for language in message.languages)


@cache
def group(language: str, name: str) -> re.Pattern[str]:
    """A group of the availability vocabulary as one pattern; one that never matches when there is none."""
    return vocabulary.whole_words(vocabulary.topic(language, "availability")["groups"].get(name) or ["(?!)"])


@cache
def time_pattern(language: str, time: str) -> re.Pattern[str]:
    """The names of one working time as one pattern."""
    return vocabulary.whole_words(vocabulary.topic(language, "availability")["times"].get(time, [re.escape(time)]))


def one_day(message: Message) -> bool:
    """Whether one day of the weekend is named, and not both."""
    return has(message, "one_day") and not has_time(message, "weekends")


def has_time(message: Message, time: str) -> bool:
    """Whether a working time is named."""
    return any(time_pattern(language, time).search(message.text) for language in message.languages)


def clauses(message: Message) -> list[str]:
    """The clauses; a no before "I need ..." is one of its own."""
    text = _NO_THEN.sub(r"\1, ", message.text)
    return [part for part in _CLAUSE.split(text) if part.strip()]


def named_times(message: Message) -> tuple[Said, bool | None]:
    """The answer to each time that the message names, and the answer of a first clause that names none."""
    said: Said = {}
    lead: bool | None = None
    carried: bool | None = None
    waiting: list[str] = []
    recent: list[str] = []
    for index, clause in enumerate(clauses(message)):
        part = message.only(clause)
        tokens = tokens_of(clause, message.languages)
        outside = tokens_of(UNDER_CONDITION.sub(" ", clause), message.languages)
        if outside == [] and any(kind == "time" for kind, _ in tokens):
            said.update({what: None for kind, what in tokens if kind == "time"})
            continue
        tokens = outside or tokens
        weak = not {what for kind, what in tokens if kind == "time"} <= {"part_time"} and (
            part.without("polarity.no_condition").has("polarity.condition")
            or part.has("polarity.hedge")
            or has(part, "weak")
        )
        if not any(kind == "time" for kind, _ in tokens):
            answer = _firm(part)
            if index == 0 and not has(part, "rest"):
                lead = carried = answer
            elif waiting and answer is not None:
                said.update(dict.fromkeys(waiting, answer))
            elif answer is True and recent and not has(part, "rest"):
                said.update({time: None for time in recent if said[time] is False})
            waiting = waiting if answer is None else []
            continue
        lead = _first_word(part) if index == 0 else lead
        named, waiting, carried = _assign(
            tokens, None if _ANEW.match(clause) or has(part, "only") else carried, waiting
        )
        if has(part, "off_work") and not any(
            kind == "can" and what.split()[0] not in _WEAK_YES for kind, what in tokens
        ):
            named, waiting = {what: False for kind, what in tokens if kind == "time"}, []
        if named.get("early_mornings") is not None and said.get("early_mornings") == (not named["early_mornings"]):
            named["early_mornings"] = None
        said.update({time: None if weak and answer is not False else answer for time, answer in named.items()})
        if has(part, "partial"):
            said.update(dict.fromkeys([*named, *waiting], None))
            waiting = []
        if (weak or (has(part, "busy") and not set(waiting) <= {"full_time", "part_time"})) and waiting:
            said.update(dict.fromkeys(waiting, None))
            waiting = []
        recent = list(named)
    for time in waiting:
        said.setdefault(time, True if not one_day(message) else None)
    return said, lead


def _firm(part: Message) -> bool | None:
    """The answer of a clause without times; a faint no is none."""
    said = polarity(part)
    return said.answer if said.answer is not False or plain_no(part, said) else None


def _first_word(part: Message) -> bool | None:
    """A yes that opens a clause with times in it: "yes weekends too"."""
    return (
        True
        if re.match(r"(?:yes|yeah|yep|yup|sure|absolutely|definitely|si|claro)\b(?! (?:to|on|for|a|en) )", part.text)
        else None
    )


def tokens_of(text: str, languages: tuple[str, ...]) -> list[tuple[str, str]]:
    """The times and the yeses and noes of a stretch of text, in order."""
    spots: list[tuple[int, int, str, str]] = []
    for language in languages:
        for time in TIMES:
            if time in vocabulary.topic(language, "availability").get("times", {}):
                spots += [(m.start(), m.end(), "time", time) for m in time_pattern(language, time).finditer(text)]
        for verdict in ("cannot", "can"):
            spots += [(m.start(), m.end(), verdict, m.group()) for m in group(language, verdict).finditer(text)]
        for name in ("polarity.not_a_problem", "polarity.double_no"):
            spots += [(m.start(), m.end(), "can", m.group()) for m in vocabulary.every(name, text, (language,))]
        for name, kind in (("polarity.never_mind_yes", "cannot"), ("polarity.yes", "can")):
            spots += [(m.start(), m.end(), kind, m.group()) for m in vocabulary.every(name, text, (language,))]
    spots += [(m.start(), m.end(), "time", m[1]) for m in _WEEKEND_DAY.finditer(text)]
    spots.sort(key=lambda spot: (spot[0], spot[2] != "time", spot[0] - spot[1], spot[2] != "cannot"))
    kept: list[tuple[str, str]] = []
    reached, begun = -1, -1
    for start, end, kind, what in spots:
        if kind == "cannot" and _denies_other(text[end:], languages):
            kind = "unsure"
        if start >= reached or (kind == "time" and start == begun and kept[-1][0] == "time"):
            kept.append((kind, what))
            begun, reached = start, max(end, reached)
    return kept


def _denies_other(after: str, languages: tuple[str, ...]) -> bool:
    """Whether a no is followed by a word that is neither a time nor said of times: "don't celebrate holidays"."""
    following = re.match(r"\s+([a-z]{4,})", after)
    if following is None or following[1] in _SAID_OF_TIMES:
        return False
    start = after.lstrip()
    times = (
        time_pattern(language, time).match(start)
        for language in languages
        for time in TIMES
        if time in vocabulary.topic(language, "availability").get("times", {})
    )
    filler = any(following[1] in vocabulary.topic(language, "filler")["words"] for language in languages)
    return not filler and not any(times) and not _WEEKEND_DAY.match(start)


def _assign(
    tokens: list[tuple[str, str]], carried: bool | None, waiting: list[str]
) -> tuple[Said, list[str], bool | None]:
    """Gives every time its answer: the one before it ("no nights"), or after it when times come first.

    Returns the answers, the times still waiting for one, and the answer that holds for the next clause.
    """
    said: Said = {}
    postfix = tokens[0][0] == "time" and any(kind != "time" for kind, _ in tokens)
    answer = None if postfix else carried
    unsure = False
    for kind, what in tokens:
        if kind == "time":
            if unsure and not postfix:
                said[what] = None
            elif postfix or answer is None:
                waiting = [*waiting, what]
            else:
                said[what] = answer
            continue
        if kind == "unsure":
            said.update(dict.fromkeys(waiting))
            waiting, unsure = [], True
            continue
        unsure = False
        answer = (
            False
            if kind == "cannot"
            else (answer if answer is False and not postfix and what.split()[0] in _WEAK_YES else True)
        )
        said.update(dict.fromkeys(waiting, answer))
        waiting = []
    if waiting and postfix and answer is not None:
        said.update(dict.fromkeys(waiting, answer))
        waiting = []
    return said, waiting, answer


_WEAK_YES = frozenset("looking do work works working available able free good will would can want like need".split())
"""Words that are a yes by themselves and say nothing after a no: "cannot work nights"."""
