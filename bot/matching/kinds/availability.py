"""Working times: each one named on its own."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.matching import vocabulary
from bot.matching.clock import clock_times, names_later_hour, without_others_times
from bot.matching.complements import without_complements
from bot.matching.message import Message
from bot.matching.named_times import Said, answers_in_order, clauses, conclusion, named_times, no_apart, taken
from bot.matching.outcome import doubtful, met, not_met, open_answer, withheld
from bot.matching.own_reasons import of_own_health
from bot.matching.plain_terms import with_plain_terms_met
from bot.matching.polarity import Polarity, plain_no, polarity, telling
from bot.matching.time_words import has_time, in_trade, one_day, tokens_of, word_list
from bot.matching.weekly_hours import weekly_hours
from bot.screening.criterion import TIMES, Criterion
from bot.screening.reading import Reading

_PARTS = frozenset({"nights", "evenings", "early_mornings", "day_shift"})
"""Parts of the day: "only nights" rules out the others, and says nothing of days of the week."""
_ASKS_HOURS = re.compile(
    r"(?i)(?:so |like |as in |you mean |is it |until |till )+[^?]*\d[^?]*\?+|[\d:apms -]+(?: or [\d:apms -]+)*\?+"
)
"""Hours asked back: "so like 10 to 6?"."""
_NOT_WEEKDAYS = ("weekends", "holidays")
_MOST_OF_THEM = 2
"""Great holidays that, refused together, leave little of what a posting means by holidays."""
_BARE_NO = 2
"""Most words of a no to all of it: "no to both"."""
_CONCLUSION = re.compile(rf".*\b(?:{'|'.join(word_list('concludes'))}) (.+)$", re.S)
_ANY_DAY = ("overtime", "variable", "full_time", "part_time")
"""Times that "only weekdays" says nothing about."""
_OPPOSITES = {"full_time": "part_time", "part_time": "full_time"}
_NOT_DAYS = ("nights", "evenings", "on_call", "rotating")


def read(criterion: Criterion, message: Message) -> Reading | None:
    """Read yes or no for each time the criterion names; limits of faith or health go to a person."""
    if not (message.has("reasons.faith") or of_own_health(message)):
        return _each_time(criterion, message)
    told = _concluded(message) if _limits(message) else message
    reading = _each_time(criterion, told) if told is not None else None
    if reading is not None and reading.result == "met":
        return replace(reading, sensitive=True)
    return reading if told is message else withheld("availability.protected_reason")


def _concluded(message: Message) -> Message | None:
    """What somebody comes to who told a reason first: "church is early, so yes I can work any of it"."""
    ends = _CONCLUSION.search(message.text)
    if ends is None or not vocabulary.starts("polarity.firm_yes", ends[1], message.languages):
        return None
    told = message.only(ends[1])
    return None if _limits(told) or told.has("availability.rest") else told


def _each_time(criterion: Criterion, message: Message) -> Reading | None:
    times = [str(time) for time in criterion.get("times") or ()]
    message = without_complements(times, with_plain_terms_met(times, without_others_times(no_apart(message))))
    if _ASKS_HOURS.fullmatch(message.raw.strip()) and not polarity(message).yes:
        return Reading("not_an_answer", rule="talk.question")
    said = _said(times, message)
    if said and (_later_start(times, message) or _unsure(times, message)):
        said = {time: None if answer else answer for time, answer in said.items()}
    if said and (bounded := _bounded(times, message)):
        said = {time: None if answer and time in bounded else answer for time, answer in said.items()}
    if said and message.has("availability.not_for_good"):
        said = {time: None if answer is False else answer for time, answer in said.items()}
    if said is None:
        return open_answer("availability.busy") if message.has("availability.busy") else None
    value = {time: said[time] for time in times if said.get(time) is not None}
    refused = [time for time, answer in value.items() if answer is False]
    if refused == ["holidays"] and message.has("availability.one_holiday") and not _as_such(message):
        return doubtful("availability.great_holidays", **value)
    if refused and set(refused) <= taken(message):
        return doubtful("availability.taken", **value)
    if refused and set(refused) <= _PARTS and message.has("availability.weekends_only"):
        return doubtful("availability.weekends_only", **value)
    if refused:
        return not_met("availability.some_refused", **value)
    if len(value) == len(times):
        return met("availability.all_agreed", **value)
    if (
        value
        and message.has("availability.only")
        and not message.has("availability.partial")
        and not polarity(message).conditional
    ):
        return doubtful("availability.only_some", **value)
    leaning = _leaning(times, message, said) if not value else None
    if leaning is not None:
        return open_answer("availability.leaning", {times[0]: leaning})
    return open_answer("availability.partly", value)


def _bounded(times: list[str], message: Message) -> set[str]:
    """The times whose yes is bounded by something: those of its own clause, or all where it stands by itself.

    "christmas off, otherwise anything" bounds nothing.
    """
    found = message.find("availability.bounded")
    if found is None or (_rest(message) and message.only(found.group()).has("availability.rest")):
        return set()
    parts = [part for part in map(message.only, clauses(message)) if part.has("availability.bounded")]
    named = [{time for time in times if has_time(part, time)} for part in parts]
    return set.union(*named) if named and all(named) else set(times) | _PARTS


def _leaning(times: list[str], message: Message, said: Said) -> bool | None:
    """Which way an answer to the one asked time leans that is not firm; None when it leans nowhere."""
    if len(times) != 1 or message.has("availability.partial", "availability.weak") or one_day(message):
        return None
    if said.get(_OPPOSITES.get(times[0], "")):
        return False
    ending = polarity(message.only(clauses(message)[-1])).answer if len(clauses(message)) > 1 else None
    if ending is not None:
        return ending
    if message.has("availability.dislikes") or message.has("polarity.never_mind_yes"):
        return message.has("availability.accepts")
    overall = polarity(message)
    if overall.conditional and not (overall.yes or overall.no):
        return True  # "if there is a differential": terms are named for what one would do
    return overall.leaning if overall.hedged or overall.conditional else None


def _as_such(message: Message) -> bool:
    """Whether holidays are named as such beside single ones."""
    return has_time(message.without("availability.one_holiday"), "holidays")


def _single_holidays(message: Message) -> bool:
    """Whether single holidays are named and not the holidays as such; two of the great ones stand for them all."""
    if not message.has("availability.one_holiday") or _as_such(message):
        return False
    great = sum(message.has(f"availability.{name}") for name in ("christmas", "thanksgiving", "new_year"))
    return great < _MOST_OF_THEM or message.has("availability.rest", "availability.all", "availability.all_but")


def _limits(message: Message) -> bool:
    """Whether more than a plain yes is said; that somebody keeps no holidays limits nothing."""
    free = message.without("availability.no_celebrating")
    said = polarity(free)
    if free.text != message.text and not (said.no or said.hedged or said.conditional):
        return False
    return (
        said.no
        or said.conditional
        or said.hedged
        or not said.yes
        or message.has("availability.only")
        or message.has("availability.one_day")
    )


def _said(times: list[str], message: Message) -> Said | None:
    """What was said to each time, or None when the message speaks to none of them."""
    overall = polarity(message.without("availability.untried"))
    if message.has("availability.all_but"):
        return {**dict.fromkeys(times, True), **_excepted(message)}
    in_order = answers_in_order(times, message)
    if in_order is not None:
        return in_order
    named, lead = named_times(message)
    ending = conclusion(message)
    if ending is not None and (len(times) == 1 or not named) and not (ending and overall.conditional):
        return dict.fromkeys(times, ending)
    limited = {**_limited(message), **weekly_hours(times, message), **clock_times(message)}
    said: Said = {**limited, **named, **_firmly(limited, message)}
    if not overall.conditional and not overall.hedged:
        said.update({time: False for time, answer in limited.items() if answer is False and said[time] is None})
    if limited.get("full_time") is False and named.get("full_time") and not message.has("availability.off_work"):
        said["full_time"] = None
    elif limited.get("full_time") is False and "full_time" in times:
        said["full_time"] = False
    if said.get("holidays") is False and _single_holidays(message):
        said["holidays"] = None
    if "weekends" in times and "weekends" not in named and (days := _weekend_days(message, named)) is not None:
        said["weekends"] = days[0]
    lived = message.has("availability.lived") and not overall.no
    if message.has("availability.all") and False not in said.values() and not overall.hedged:
        left = message.without("availability.all")
        if polarity(left).answer is False and not message.has("polarity.double_no"):
            return {} if len(left.text.split()) > _BARE_NO and telling(left) else dict.fromkeys(times, False)
    every = message.has("availability.all") and not _all_of_some(times, message)
    if (every or lived) and not overall.hedged and not overall.conditional:
        return {**dict.fromkeys(times, True), **{time: answer for time, answer in said.items() if answer is not True}}
    said = {**_others(times, message, said, lead), **said}
    _opposites(said, times, message.has("availability.insists"))
    if "day_shift" in times and said.get("early_mornings") and not message.has("availability.only"):
        said.setdefault("day_shift", True)
    trade = _by_trade(times, message, overall)
    if any(time in said for time in times):
        return {**trade, **said}
    bare = _bare(times, message, overall) if not said or lead is not None else {}
    return bare or trade or bare


def _all_of_some(times: list[str], message: Message) -> bool:
    """Whether all is said only of times that the same clause names: "saturdays and sundays wide open"."""
    parts = [part for part in map(message.only, clauses(message)) if part.has("availability.all")]
    of_some = [
        any(has_time(part.without("availability.all"), time) for time in times)
        and not part.has("availability.including")
        for part in parts
    ]
    named = [time for time in times if has_time(message, time)]
    return bool(parts) and all(of_some) and len(named) < len(times)


def _by_trade(times: list[str], message: Message, overall: Polarity) -> Said:
    """Times at which someone works in whose trade they belong to the job: a lineman's overtime."""
    if (
        overall.no
        or overall.hedged
        or overall.conditional
        or not message.has("availability.seasoned", "availability.lived", "availability.accepts")
    ):
        return {}
    return {time: True for time in times if in_trade(message, time)}


def _weekend_days(message: Message, named: Said) -> tuple[bool | None] | None:
    """The answer to weekends from what is said of their days: one day alone leaves it open. None: nothing is."""
    days = [named.get(day) for day in ("saturday", "sunday") if day in named]
    if len(days) == 2:
        return (days[0],) if days[0] == days[1] else (None,)
    return (None,) if days or one_day(message) else None


def _later_start(times: list[str], message: Message) -> bool:
    """Whether another hour than an early one is named."""
    early = has_time(message, "early_mornings")
    return times == ["early_mornings"] and not early and names_later_hour(message)


def _unsure(times: list[str], message: Message) -> bool:
    """Whether doubt is said beside the one time that was asked."""
    return (
        len(times) == 1
        and re.search(r"\b(?:not sure|maybe|no se|tal vez|no estoy segur[oa])\b", message.text) is not None
    )


def _firmly(limited: Said, message: Message) -> Said:
    """What a limit says against the name of a time in it: "a set schedule" is no yes to schedules."""
    said: Said = {}
    if message.has("availability.fixed"):
        said.update({time: limited[time] for time in ("variable", "rotating") if time in limited})
    if message.has("availability.busy_until", "availability.after_days"):
        said["day_shift"] = False
    if message.has("availability.sleeps_days"):
        said.update(day_shift=False, nights=True)
    if message.has("availability.no_celebrating"):
        said["holidays"] = True
    return said


def _others(times: list[str], message: Message, said: Said, lead: bool | None) -> Said:
    """Times that were not named: "the rest is fine", "only nights", "yes, weekends too"."""
    if message.has("availability.partial"):
        return {}
    rest = _rest(message)
    if rest is not None:
        return dict.fromkeys(times, rest)
    if message.has("availability.only") and any(said.get(_OPPOSITES.get(time, "")) for time in times):
        return dict.fromkeys(times, False)
    if message.has("availability.only") and True in said.values() and None not in said.values():
        alike = {time for time in times if any((time in _PARTS) == (said_ in _PARTS) for said_ in said if said[said_])}
        if message.has("availability.weekends_only") and {time for time in said if said[time]} == {"weekends"}:
            alike |= _PARTS - {"day_shift"}  # who has only the weekends has no weeknights
        return dict.fromkeys((time for time in times if time in alike and time not in _ANY_DAY), False)
    if (lead is True and not message.has("polarity.never_mind_yes")) or (
        lead is False and True not in said.values() and not polarity(message).hedged
    ):
        return dict.fromkeys(times, lead)
    return {}


def _rest(message: Message) -> bool | None:
    """What is said of "the rest", if anything."""
    for clause in clauses(message):
        part = message.only(clause)
        if part.has("availability.rest"):
            answer = polarity(part.without("availability.rest"))
            return None if answer.hedged or answer.conditional else answer.leaning is not False
    return None


def _opposites(said: Said, times: list[str], firm: bool) -> None:
    """Wanting full time speaks against part time, and the other way round."""
    for one, other in _OPPOSITES.items():
        if said.get(one) is False and said.get(other) is False and not {one, other} <= set(times):
            said.update({one: None, other: None})
        if said.get(one) and other in times and other not in said:
            said[other] = False if firm else None


def _bare(times: list[str], message: Message, said: Polarity) -> Said | None:
    """A yes or no to all of it; a weak one speaks to it without deciding."""
    if message.has("availability.partial") or (message.has("availability.weak") and times != ["part_time"]):
        return {}
    if (said.answer is True and not message.has("availability.busy")) or plain_no(message, said):
        return dict.fromkeys(times, said.answer)
    return {} if said.yes or said.no or said.hedged or said.conditional else None


def _limited(message: Message) -> Said:
    """Times ruled out by "weekdays only", "days only", "a fixed schedule"."""
    said: Said = {}
    free = message.without("availability.under_condition")
    if free.has("availability.weekdays_only"):
        said.update(dict.fromkeys(_NOT_WEEKDAYS, False))
    if message.has("availability.days_only") and not message.has("availability.busy_until"):
        said.update(dict.fromkeys(_NOT_DAYS, False))
        said["day_shift"] = True
    if message.has("availability.fixed"):
        needed = (
            True if message.has("availability.not_fixed") else None if message.has("availability.rather") else False
        )
        said.update(variable=needed, rotating=needed)
    if message.has("availability.not_early"):
        said["early_mornings"] = False
    return said


def _excepted(message: Message) -> Said:
    """The times after "except"; one day or one hour of a time leaves that time open."""
    found = message.find("availability.all_but")
    after = message.only(message.text[found.end() :] if found else "")
    said: Said = {what: False for kind, what in tokens_of(after.text, after.languages) if kind == "time"}
    if after.has("availability.one_holiday") and "holiday" not in after.text and "holidays" in said:
        said["holidays"] = None
    if after.has("availability.one_day"):
        said.update(dict.fromkeys(["weekends", *said], None))
    return said or dict.fromkeys(TIMES, None)
