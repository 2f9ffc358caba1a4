"""Working times: each one named on its own."""

from __future__ import annotations

import re
from functools import cache

from bot.matching import vocabulary
from bot.matching.clock import clock_times, names_later_hour, without_others_times
from bot.matching.message import Message
from bot.matching.outcome import met, not_met, open_answer, withheld
from bot.matching.polarity import Polarity, plain_no, polarity
from bot.matching.weekly_hours import weekly_hours
from bot.screening.criterion import TIMES, Criterion
from bot.screening.reading import Reading

_CLAUSE = re.compile(
    r"[.!?;,:\n]+(?!\d)|\s(?:but|pero|though|although|however|aunque|while|whereas|so|asi que)\s|\s-+\s"
)
_UNDER_CONDITION = re.compile(r"\b(?:if|unless|as long as|provided|a menos que)\b.*")
_PARTS = frozenset({"nights", "evenings", "early_mornings", "day_shift"})
"""Parts of the day: "only nights" rules out the others, and says nothing of days of the week."""
_NO_THEN = re.compile(
    r"^(no|nope|nah|sorry no) (?=(?:i (?:need|want|am looking|prefer|would)|just|only|looking|necesito)\b)"
)
_ANEW = re.compile(r"\s*(?:i )?(?:need|want|would like|prefer|am looking|looking|only|just|necesito|busco|quiero)\b")
"""A clause in which the answer of the one before does not hold."""
_NOT_WEEKDAYS = ("weekends", "holidays")
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
_BARE_NO = 2
"""Most words of a no to all of it: "no to both"."""
_ANY_DAY = ("overtime", "variable", "full_time", "part_time")
"""Times that "only weekdays" says nothing about."""
_NOT_DAYS = ("nights", "evenings", "on_call", "rotating")

Said = dict[str, "bool | None"]
"""For each time that was spoken to: yes, no, or None for a conditional or partial answer."""


def read(criterion: Criterion, message: Message) -> Reading | None:
    """Read yes or no for each time the criterion names."""
    times = [str(time) for time in criterion.get("times") or ()]
    if message.has("reasons.faith", "reasons.health") and _limits(message):
        return withheld("availability.protected_reason")
    message = without_others_times(message)
    said = _said(times, message)
    if said and (_has(message, "bounded") or _later_start(times, message) or _unsure(times, message)):
        said = {time: None if answer else answer for time, answer in said.items()}
    if said is None:
        return open_answer("availability.busy") if _has(message, "busy") else None
    value = {time: said[time] for time in times if said.get(time) is not None}
    if any(answer is False for answer in value.values()):
        return not_met("availability.some_refused", **value)
    if len(value) == len(times):
        return met("availability.all_agreed", **value)
    return open_answer("availability.partly", value)


def _limits(message: Message) -> bool:
    said = polarity(message)
    return (
        said.no or said.conditional or said.hedged or not said.yes or _has(message, "only") or _has(message, "one_day")
    )


def _has(message: Message, group: str) -> bool:
    return any(_group(language, group).search(message.text) for language in message.languages)


@cache
def _group(language: str, group: str) -> re.Pattern[str]:
    return vocabulary.whole_words(vocabulary.topic(language, "availability")["groups"].get(group) or ["(?!)"])


@cache
def _time(language: str, time: str) -> re.Pattern[str]:
    return vocabulary.whole_words(vocabulary.topic(language, "availability")["times"].get(time, [re.escape(time)]))


def _said(times: list[str], message: Message) -> Said | None:
    """What was said to each time, or None when the message speaks to none of them."""
    overall = polarity(message)
    if _has(message, "all_but"):
        return {**dict.fromkeys(times, True), **_excepted(message)}
    named, lead = _named(message)
    limited = {**_limited(message), **weekly_hours(times, message), **clock_times(message)}
    said: Said = {**limited, **named, **_firmly(limited, message)}
    if limited.get("full_time") is False and named.get("full_time"):
        said["full_time"] = None
    if said.get("holidays") is False and _has(message, "one_holiday") and "holiday" not in message.text:
        said["holidays"] = None
    if "weekends" in times and "weekends" not in named and (days := _weekend_days(message, named)) is not None:
        said["weekends"] = days[0]
    lived = _has(message, "lived") and not overall.no
    if _has(message, "all") and False not in said.values() and not overall.hedged:
        left = _without_all(message)
        if polarity(left).answer is False:
            return dict.fromkeys(times, False) if len(left.text.split()) <= _BARE_NO else {}
    if (_has(message, "all") or lived) and not overall.hedged and not overall.conditional:
        return {**dict.fromkeys(times, True), **{time: answer for time, answer in said.items() if answer is not True}}
    said = {**_others(times, message, said, lead), **said}
    _opposites(said, times, _has(message, "insists"))
    if any(time in said for time in times):
        return said
    return _bare(times, message, overall) if not said or lead is not None else {}


def _weekend_days(message: Message, named: Said) -> tuple[bool | None] | None:
    """The answer to weekends from what is said of their days: one day alone leaves it open. None: nothing is."""
    days = [named.get(day) for day in ("saturday", "sunday") if day in named]
    if len(days) == 2:
        return (days[0],) if days[0] == days[1] else (None,)
    return (None,) if days or _one_day(message) else None


def _one_day(message: Message) -> bool:
    """Whether one day of the weekend is named, and not both."""
    return _has(message, "one_day") and not _has_time(message, "weekends")


def _later_start(times: list[str], message: Message) -> bool:
    """Whether another hour than an early one is named."""
    early = _has_time(message, "early_mornings")
    return times == ["early_mornings"] and not early and names_later_hour(message)


def _unsure(times: list[str], message: Message) -> bool:
    """Whether doubt is said beside the one time that was asked."""
    return (
        len(times) == 1
        and re.search(r"\b(?:not sure|maybe|no se|tal vez|no estoy segur[oa])\b", message.text) is not None
    )


def _has_time(message: Message, time: str) -> bool:
    return any(_time(language, time).search(message.text) for language in message.languages)


def _without_all(message: Message) -> Message:
    text = message.text
    for language in message.languages:
        text = _group(language, "all").sub(" ", text)
    return message.only(text)


def _firmly(limited: Said, message: Message) -> Said:
    """What a limit says against the name of a time in it: "a set schedule" is no yes to schedules."""
    said: Said = {}
    if _has(message, "fixed"):
        said.update({time: limited[time] for time in ("variable", "rotating") if time in limited})
    if _has(message, "busy_until"):
        said["day_shift"] = False
    if _has(message, "no_celebrating"):
        said["holidays"] = True
    return said


def _others(times: list[str], message: Message, said: Said, lead: bool | None) -> Said:
    """Times that were not named: "the rest is fine", "only nights", "yes, weekends too"."""
    if _has(message, "partial"):
        return {}
    rest = _rest(message)
    if rest is not None:
        return dict.fromkeys(times, rest)
    other = {"full_time": "part_time", "part_time": "full_time"}
    if _has(message, "only") and any(said.get(other.get(time, "")) for time in times):
        return dict.fromkeys(times, False)
    if _has(message, "only") and True in said.values() and None not in said.values():
        alike = {time for time in times if any((time in _PARTS) == (said_ in _PARTS) for said_ in said if said[said_])}
        return dict.fromkeys((time for time in times if time in alike and time not in _ANY_DAY), False)
    if lead is True or (lead is False and True not in said.values() and not polarity(message).hedged):
        return dict.fromkeys(times, lead)
    return {}


def _rest(message: Message) -> bool | None:
    """What is said of "the rest", if anything."""
    for clause in _clauses(message):
        part = message.only(clause)
        if _has(part, "rest"):
            return polarity(part).leaning is not False
    return None


def _opposites(said: Said, times: list[str], firm: bool) -> None:
    """Wanting full time speaks against part time, and the other way round."""
    for one, other in (("full_time", "part_time"), ("part_time", "full_time")):
        if said.get(one) is False and said.get(other) is False and not {one, other} <= set(times):
            said.update({one: None, other: None})
        if said.get(one) and other in times and other not in said:
            said[other] = False if firm else None


def _bare(times: list[str], message: Message, said: Polarity) -> Said | None:
    """A yes or no to all of it; a weak one speaks to it without deciding."""
    if _has(message, "partial"):
        return {}
    if (said.answer is True and not _has(message, "busy")) or plain_no(message, said):
        return dict.fromkeys(times, said.answer)
    return {} if said.yes or said.no or said.hedged or said.conditional else None


def _limited(message: Message) -> Said:
    """Times ruled out by "weekdays only", "days only", "a fixed schedule"."""
    said: Said = {}
    free = message.only(_UNDER_CONDITION.sub(" ", message.text))
    if _has(free, "weekdays_only"):
        said.update(dict.fromkeys(_NOT_WEEKDAYS, False))
    if _has(message, "days_only"):
        said.update(dict.fromkeys(_NOT_DAYS, False))
        said["day_shift"] = True
    if _has(message, "fixed"):
        needed = _has(message, "not_fixed")
        said.update(variable=needed, rotating=needed)
    if _has(message, "not_early"):
        said["early_mornings"] = False
    return said


def _clauses(message: Message) -> list[str]:
    """The clauses; a no before "I need ..." is one of its own."""
    text = _NO_THEN.sub(r"\1, ", message.text)
    return [part for part in _CLAUSE.split(text) if part.strip()]


def _excepted(message: Message) -> Said:
    """The times after "except"; one day or one hour of a time leaves that time open."""
    found = next(
        match for language in message.languages for match in [_group(language, "all_but").search(message.text)] if match
    )
    after = message.only(message.text[found.end() :])
    said: Said = {what: False for kind, what in _tokens(after.text, after.languages) if kind == "time"}
    if _has(after, "one_day"):
        said.update(dict.fromkeys(["weekends", *said], None))
    return said or dict.fromkeys(TIMES, None)


def _named(message: Message) -> tuple[Said, bool | None]:
    """The answer to each time that the message names, and the answer of a first clause that names none."""
    said: Said = {}
    lead: bool | None = None
    carried: bool | None = None
    waiting: list[str] = []
    recent: list[str] = []
    for index, clause in enumerate(_clauses(message)):
        part = message.only(clause)
        tokens = _tokens(clause, message.languages)
        outside = _tokens(_UNDER_CONDITION.sub(" ", clause), message.languages)
        if outside == [] and any(kind == "time" for kind, _ in tokens):
            said.update({what: None for kind, what in tokens if kind == "time"})
            continue
        tokens = outside or tokens
        weak = not {what for kind, what in tokens if kind == "time"} <= {"part_time"} and (
            part.without("polarity.no_condition").has("polarity.condition")
            or part.has("polarity.hedge")
            or _has(part, "weak")
        )
        if not any(kind == "time" for kind, _ in tokens):
            answer = _firm(part)
            if index == 0 and not _has(part, "rest"):
                lead = carried = answer
            elif waiting and answer is not None:
                said.update(dict.fromkeys(waiting, answer))
            elif answer is True and recent and not _has(part, "rest"):
                said.update({time: None for time in recent if said[time] is False})
            waiting = waiting if answer is None else []
            continue
        lead = _first_word(part) if index == 0 else lead
        named, waiting, carried = _assign(
            tokens, None if _ANEW.match(clause) or _has(part, "only") else carried, waiting
        )
        if _has(part, "off_work") and not any(
            kind == "can" and what.split()[0] not in _WEAK_YES for kind, what in tokens
        ):
            named, waiting = {what: False for kind, what in tokens if kind == "time"}, []
        if named.get("early_mornings") is not None and said.get("early_mornings") == (not named["early_mornings"]):
            named["early_mornings"] = None
        said.update({time: None if weak and answer is not False else answer for time, answer in named.items()})
        if _has(part, "partial"):
            said.update(dict.fromkeys([*named, *waiting], None))
            waiting = []
        if (weak or (_has(part, "busy") and not set(waiting) <= {"full_time", "part_time"})) and waiting:
            said.update(dict.fromkeys(waiting, None))
            waiting = []
        recent = list(named)
    for time in waiting:
        said.setdefault(time, True if not _one_day(message) else None)
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
        _time(language, time).match(start)
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
