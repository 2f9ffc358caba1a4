"""The working times that a message names, each with the answer it is given."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from bot.matching import vocabulary
from bot.matching.message import Message
from bot.matching.polarity import plain_no, polarity, telling
from bot.screening.criterion import TIMES

_CLAUSE = re.compile(
    r"[.!?;,:\n]+(?!\d)|\s(?:but|pero|though|although|however|aunque|while|whereas|so|asi que)\s|\s-+\s"
)
_CONCLUDES = ("so", "asi que")
_TURNS = ("but", "pero", "though")
_OFF = re.compile(r"\b(?:off|free|to myself)\b")
_NOT_OF_THE_DAY = ("variable", "rotating", "on_call", "overtime", "holidays")
"""Times that another job in the day says nothing firm about."""
_MANY_UNKNOWN = 2
"""Unknown words beside a time that is only named, from which on they may take it back."""
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


def has(message: Message, *names: str) -> bool:
    """Whether any of the groups of the availability vocabulary matches."""
    return any(group(language, name).search(message.text) for name in names for language in message.languages)


@cache
def group(language: str, name: str) -> re.Pattern[str]:
    """A group of the availability vocabulary as one pattern; one that never matches when there is none."""
    return vocabulary.whole_words(vocabulary.topic(language, "availability")["groups"].get(name) or ["(?!)"])


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
    return has(message, "one_day") and not has_time(message, "weekends")


def has_time(message: Message, time: str) -> bool:
    """Whether a working time is named."""
    return any(time_pattern(language, time).search(message.text) for language in message.languages)


def clauses(message: Message) -> list[str]:
    """The clauses; a no before "I need ..." is one of its own."""
    return [clause for clause, _ in _linked(message)]


def _linked(message: Message) -> list[tuple[str, str]]:
    """The clauses, each with the word or mark that links it to the one before: "so" in "..., so no"."""
    text = _NO_THEN.sub(r"\1, ", message.text)
    found: list[tuple[str, str]] = []
    reached, link = 0, ""
    for cut in _CLAUSE.finditer(text):
        if text[reached : cut.start()].strip():
            found.append((text[reached : cut.start()], link))
            link = ""
        link = cut.group().strip() if cut.group().strip() in (*_CONCLUDES, *_TURNS) else link
        reached = cut.end()
    return [*found, (text[reached:], link)] if text[reached:].strip() else found


@dataclass
class _Heard:
    """What the clauses read so far have said."""

    said: Said = field(default_factory=dict)
    lead: bool | None = None
    """The answer of a first clause that names no time."""
    carried: bool | None = None
    """The answer that holds for times named without one."""
    waiting: list[str] = field(default_factory=list)
    """Times that still wait for their answer."""
    recent: list[str] = field(default_factory=list)
    """Times of the clause before."""
    implied: set[str] = field(default_factory=set)
    """Times whose yes was not said of them by name."""
    disliked: set[str] = field(default_factory=set)
    """Times that were called unloved, not refused."""
    doubted: set[str] = field(default_factory=set)
    """Times that were only named, among words that no rule knows."""


def named_times(message: Message) -> tuple[Said, bool | None]:
    """The answer to each time that the message names, and the answer of a first clause that names none."""
    heard = _Heard()
    for index, (clause, link) in enumerate(_linked(message)):
        part = message.only(clause)
        tokens = tokens_of(clause, message.languages)
        outside = tokens_of(UNDER_CONDITION.sub(" ", clause), message.languages)
        if outside == [] and any(kind == "time" for kind, _ in tokens):
            heard.said.update({what: None for kind, what in tokens if kind == "time"})
        elif any(kind == "time" for kind, _ in outside or tokens):
            heard.lead = _first_word(part) if index == 0 else heard.lead
            _hear_times(heard, part, outside or tokens)
        else:
            _hear_more(heard, part, index == 0, link in _CONCLUDES)
    for time in heard.waiting:
        heard.said.setdefault(time, True if not one_day(message) else None)
    heard.said.update(dict.fromkeys(heard.disliked | heard.doubted, None))
    return heard.said, heard.lead


def _hear_more(heard: _Heard, part: Message, first: bool, concluded: bool) -> None:
    """Takes in a clause that names no time: what it says holds for those named before it."""
    said = heard.said
    answer = _answer(part)
    if answer is not None:
        heard.said.update(dict.fromkeys(heard.doubted, answer))
        heard.doubted = set()
    if first and not has(part, "rest"):
        heard.lead = heard.carried = answer
    elif heard.waiting and answer is not None:
        said.update(dict.fromkeys(heard.waiting, answer))
    elif heard.recent and not has(part, "rest"):
        if answer is True:
            said.update({time: None for time in heard.recent if said[time] is False})
            said.update(dict.fromkeys(heard.disliked & set(heard.recent), True))
            heard.disliked -= set(heard.recent)
        if answer is False and heard.disliked & set(heard.recent):
            heard.disliked.clear()
        elif answer is not None and concluded:
            said.update(dict.fromkeys(heard.recent, answer))
        elif answer is False and not telling(part):
            said.update({time: False if time in heard.implied else None for time in heard.recent if said[time]})
        elif answer is None and (has(part, "partial") or has(part, "weak")):
            said.update({time: None for time in heard.recent if said[time]})
    heard.waiting = heard.waiting if answer is None else []


def _answer(part: Message) -> bool | None:
    """The firm answer of a clause that names no time, also in what shows that it is lived with."""
    if _weak(part):
        return None
    if has(part, "all"):
        return True
    if has(part, "never_tried"):
        return None
    if has(part, "refuses") and polarity(part).leaning is not True:
        return False
    if has(part, "accepts", "lived") and polarity(part.only(_lived_with(part))).leaning is not False:
        return True
    return _firm(part)


def _lived_with(part: Message) -> str:
    """The text without what shows that a time is lived with."""
    text = part.text
    for language in part.languages:
        for name in ("accepts", "lived"):
            text = group(language, name).sub(" ", text)
    return text


def conclusion(message: Message) -> bool | None:
    """The answer that a message draws at its end, of whatever it told before: "I work till six, so no"."""
    *_, (clause, link) = _linked(message) or [("", "")]
    part = message.only(clause)
    names = any(kind == "time" for kind, _ in tokens_of(clause, message.languages))
    accepts = link in _TURNS and has(part, "accepts") and _answer(part)
    return _answer(part) if (link in _CONCLUDES or accepts) and not names else None


def _weak(part: Message) -> bool:
    return (
        part.without("polarity.no_condition").has("polarity.condition")
        or part.has("polarity.hedge")
        or has(part, "weak")
    )


def _hear_times(heard: _Heard, part: Message, tokens: list[tuple[str, str]]) -> None:
    """Takes in a clause that names times."""
    said = heard.said
    times = {what for kind, what in tokens if kind == "time"}
    if heard.waiting and [kind for kind, _ in tokens[:2]] == ["cannot", "time"]:
        said.update(dict.fromkeys(heard.waiting, True))
        heard.waiting = []
    weak = not times <= {"part_time"} and _weak(part)
    bare = not any(kind != "time" for kind, _ in tokens)
    named, waiting, heard.carried = _assign(
        tokens, None if _ANEW.match(part.text) or has(part, "only") else heard.carried, heard.waiting
    )
    if has(part, "off_work") and not any(kind == "can" and what.split()[0] not in _WEAK_YES for kind, what in tokens):
        off = _OFF.search(part.text) is not None
        named, waiting = {time: False if off or time not in _NOT_OF_THE_DAY else None for time in times}, []
    if named.get("early_mornings") is not None and said.get("early_mornings") == (not named["early_mornings"]):
        named["early_mornings"] = None
    said.update({time: None if weak and answer is not False else answer for time, answer in named.items()})
    busy = has(part, "busy") and not has(part, "practised") and not {*named, *waiting} <= {"full_time", "part_time"}
    implied = [time for time in ([*named, *waiting] if bare else waiting) if time in times]
    if has(part, "partial") and not has(part, "past"):
        said.update(dict.fromkeys([*named, *waiting], None))
        waiting = []
    elif (weak or busy) and implied:
        said.update({time: None for time in implied if said.get(time) is not False})
        waiting = [time for time in waiting if time not in times]
    elif bare and heard.carried is not True and _unexplained(part):
        heard.doubted |= {*named, *waiting}
        waiting = []
    if has(part, "dislikes"):
        heard.disliked |= {time for time, answer in named.items() if answer is False}
    heard.waiting, heard.recent = waiting, list(named)
    heard.implied = set(named) if bare else set()


def _unexplained(part: Message) -> bool:
    """Whether a time that is only named stands among words that no rule knows: "weekends are sacred to me"."""
    if has(part, "practised", "lived", "only"):
        return False
    text = _WEEKEND_DAY.sub(" ", part.text)
    for language in part.languages:
        for time in vocabulary.topic(language, "availability").get("times", {}):
            text = time_pattern(language, time).sub(" ", text)
    return len(set(telling(part.only(text))) - _SAID_OF_TIMES) >= _MANY_UNKNOWN


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
        for verdict in ("never_tried", "cannot", "can"):
            spots += [(m.start(), m.end(), verdict, m.group()) for m in group(language, verdict).finditer(text)]
        for name in ("polarity.not_a_problem", "polarity.double_no"):
            spots += [(m.start(), m.end(), "can", m.group()) for m in vocabulary.every(name, text, (language,))]
        for name, kind in (("polarity.never_mind_yes", "cannot"), ("polarity.yes", "can")):
            spots += [(m.start(), m.end(), kind, m.group()) for m in vocabulary.every(name, text, (language,))]
    spots += [(m.start(), m.end(), "time", m[1]) for m in _WEEKEND_DAY.finditer(text)]
    spots = [(start, end, "unsure" if kind == "never_tried" else kind, what) for start, end, kind, what in spots]
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
