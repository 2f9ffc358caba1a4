"""The working times that a message names, each with the answer it is given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.matching import vocabulary
from bot.matching.message import Message
from bot.matching.polarity import plain_no, polarity, telling
from bot.matching.time_words import (
    SAID_OF_TIMES,
    WEEKEND_DAY,
    Tokens,
    one_day,
    time_pattern,
    tokens_of,
    word_list,
)

_CONCLUDES, _TURNS = tuple(word_list("concludes")), tuple(word_list("turns"))
_LINKS = "|".join(map(re.escape, (*_CONCLUDES, *_TURNS, *word_list("contrasts"))))
_ADDS, _OPENS_NO = "|".join(word_list("adds")), "|".join(word_list("opens_no"))
_CLAUSE = re.compile(rf"[.!?;,:\n]+(?!\d)|\s(?:{_LINKS})\s|\s-+\s|\s(?:{_ADDS})\s(?=(?:{_OPENS_NO})\s)")
_NOT_OF_THE_DAY = ("variable", "rotating", "on_call", "overtime", "holidays")
"""Times that another job in the day says nothing firm about."""
_MANY_UNKNOWN = 2
"""Unknown words beside a time that is only named, from which on they may take it back."""
_BARE = {**dict.fromkeys(word_list("bare_yes"), True), **dict.fromkeys(word_list("bare_no"), False)}
_BETWEEN_TIMES = re.compile(rf" (?:{'|'.join(map(re.escape, _BARE))})(?= )")
_FEW = 2
"""As many bare answers may be a phrase ("yes no") unless a mark stands between them."""
_WEAK_YES = frozenset(word_list("weak_yes"))
"""Words that are a yes by themselves and say nothing after a no: "cannot work nights"."""
Said = dict[str, "bool | None"]
"""For each time that was spoken to: yes, no, or None for a conditional or partial answer."""


def clauses(message: Message) -> list[str]:
    """The clauses of a message."""
    return [clause for clause, _ in _linked(message)]


def _linked(message: Message) -> list[tuple[str, str]]:
    """The clauses, each with the word or mark that links it to the one before: "so" in "..., so no"."""
    text = _each_apart(message.text, message.languages)
    found: list[tuple[str, str]] = []
    reached, link = 0, ""
    for cut in _CLAUSE.finditer(text):
        if text[reached : cut.start()].strip():
            found.append((text[reached : cut.start()], link))
            link = ""
        link = cut.group().strip() if cut.group().strip() in (*_CONCLUDES, *_TURNS) else link
        reached = cut.end()
    return [*found, (text[reached:], link)] if text[reached:].strip() else found


def no_apart(message: Message) -> Message:
    """The message with a no before "I need ..." or "my sitter ..." set apart by a comma."""
    no = message.find("availability.no_then")
    return message.only(f"{no.group()},{message.text[no.end() :]}") if no and no.start() == 0 else message


def _each_apart(text: str, languages: tuple[str, ...]) -> str:
    """The text with a comma after each answer that follows its time: "full time yes, overtime sometimes"."""
    answers = list(_BETWEEN_TIMES.finditer(text))
    if not answers:
        return text
    times = [match.span() for language in languages for match in _times_in(language, text)]
    ends, starts = {end for _, end in times}, {start for start, _ in times}
    for answer in reversed(answers):
        if answer.start() in ends and answer.end() + 1 in starts:
            text = f"{text[: answer.end()]},{text[answer.end() :]}"
    return text


def _times_in(language: str, text: str) -> Iterator[re.Match[str]]:
    """All names of working times in a text."""
    for time in vocabulary.topic(language, "availability").get("times", {}):
        yield from time_pattern(language, time).finditer(text)


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
    taken: set[str] = field(default_factory=set)
    """Times that something else plainly takes: "weeknights i coach"."""
    only: bool = False
    """Whether one time was said to be the only one."""
    disliked: set[str] = field(default_factory=set)
    """Times that were called unloved, not refused."""
    doubted: set[str] = field(default_factory=set)
    """Times that were only named, among words that no rule knows."""


def named_times(message: Message) -> tuple[Said, bool | None]:
    """The answer to each time that the message names, and the answer of a first clause that names none."""
    heard = _listen(message)
    heard.said.update(dict.fromkeys(heard.disliked | heard.doubted, None))
    heard.said.update(dict.fromkeys(_taken(heard), False))
    return heard.said, heard.lead


def taken(message: Message) -> set[str]:
    """Times that something else takes, beside one that is agreed to: "weekends fine, weeknights i coach"."""
    return _taken(_listen(message))


def _taken(heard: _Heard) -> set[str]:
    if True not in heard.said.values():
        return set()
    return {time for time in heard.taken - heard.disliked - heard.doubted if heard.said[time] is None}


def _listen(message: Message) -> _Heard:
    """What the clauses of a message say, one after the other."""
    heard = _Heard()
    for index, (clause, link) in enumerate(_linked(message)):
        part = message.only(clause)
        tokens = tokens_of(clause, message.languages)
        outside = tokens_of(message.only(clause).without("availability.under_condition").text, message.languages)
        if not outside and any(kind == "time" for kind, _ in tokens):
            heard.said.update({what: None for kind, what in tokens if kind == "time"})
        elif any(kind == "time" for kind, _ in outside or tokens):
            heard.lead = _first_word(part) if index == 0 else heard.lead
            if link or not _only_told(heard, part, outside or tokens):
                _hear_times(heard, part, outside or tokens)
        else:
            _hear_more(heard, part, index == 0, link in _CONCLUDES)
    for time in heard.waiting:
        heard.said.setdefault(time, True if not one_day(message) else None)
    return heard


def _only_told(heard: _Heard, part: Message, tokens: Tokens) -> bool:
    """Whether a clause only tells how a refused time was tried: "no rotating, did the dupont once, it wrecked me"."""
    refused = any(kind == "time" and heard.said.get(what) is False for kind, what in tokens)
    return refused and part.has("availability.tried") and not any(kind == "can" for kind, _ in tokens)


def _hear_more(heard: _Heard, part: Message, first: bool, concluded: bool) -> None:
    """Takes in a clause that names no time: what it says holds for those named before it."""
    said = heard.said
    answer = _answer(part)
    if answer is not None:
        heard.said.update(dict.fromkeys(heard.doubted, answer))
        heard.doubted = set()
    implied = heard.implied | heard.taken
    if first and not part.has("availability.rest"):
        heard.lead = heard.carried = answer
    elif heard.waiting and answer is not None:
        said.update(dict.fromkeys(heard.waiting, answer))
    elif heard.recent and not part.has("availability.rest"):
        if answer is True:
            said.update({time: None for time in heard.recent if said[time] is False})
            said.update(dict.fromkeys(heard.disliked & set(heard.recent), True))
            heard.disliked -= set(heard.recent)
        if answer is False and heard.disliked & set(heard.recent):
            heard.disliked.clear()
        elif answer is not None and concluded:
            every = not answer or part.has("availability.all")
            said.update({time: answer for time in heard.recent if every or said[time] is not None})
        elif answer is False and not telling(part):
            said.update({time: False if time in implied else None for time in heard.recent if said[time] is not False})
        elif answer is None and part.has("availability.offers") and polarity(part).conditional:
            said.update({time: None for time in heard.recent if said[time] is False})
        elif answer is None and (part.has("availability.partial") or part.has("availability.weak")):
            said.update({time: None for time in heard.recent if said[time]})
    heard.waiting = heard.waiting if answer is None else []


def _answer(part: Message) -> bool | None:
    """The firm answer of a clause that names no time, also in what shows that it is lived with."""
    if _weak(part):
        return None
    if part.has("availability.all"):
        return True
    if part.has("availability.never_tried", "availability.untried"):
        return None
    if part.has("availability.refuses") and polarity(part).leaning is not True:
        return False
    if (
        part.has("availability.accepts", "availability.lived")
        and polarity(part.without("availability.accepts").without("availability.lived")).leaning is not False
    ):
        return True
    return _firm(part)


def answers_in_order(times: list[str], message: Message) -> Said | None:
    """As many bare answers as times are asked, one for each: "y, y, n"; None for any other message."""
    words = re.findall(r"[a-z]+", message.text)
    bare = all(word in _BARE for word in words)
    idiom = words[:2] == ["yeah", "no"] or (len(words) == _FEW and not re.search(r"[,/.;\n]", message.text.strip(" .")))
    if not bare or idiom or len(words) != len(times) or len(words) < _FEW:
        return None
    return {time: _BARE[word] for time, word in zip(times, words, strict=True)}


def conclusion(message: Message) -> bool | None:
    """The answer that a message draws at its end, of whatever it told before: "I work till six, so no"."""
    *_, (clause, link) = _linked(message) or [("", "")]
    part = message.only(clause)
    names = any(kind == "time" for kind, _ in tokens_of(clause, message.languages))
    agrees = part.has("availability.accepts") or (polarity(part).answer is True and not telling(part))
    accepts = link in _TURNS and agrees and _answer(part)
    return _answer(part) if (link in _CONCLUDES or accepts) and not names else None


def _weak(part: Message) -> bool:
    return (
        part.without("polarity.no_condition").has("polarity.condition")
        or part.has("polarity.hedge")
        or part.has("availability.weak")
    )


def _hear_times(heard: _Heard, part: Message, tokens: Tokens) -> None:
    """Takes in a clause that names times."""
    said = heard.said
    times = {what for kind, what in tokens if kind == "time"}
    if heard.waiting and [kind for kind, _ in tokens[:2]] == ["cannot", "time"]:
        said.update(dict.fromkeys(heard.waiting, True))
        heard.waiting = []
    weak = not times <= {"part_time"} and _weak(part)
    bare = not any(kind != "time" for kind, _ in tokens)
    named, waiting, heard.carried = _assign(
        tokens, None if _begins(part, "anew") or part.has("availability.only") else heard.carried, heard.waiting
    )
    if part.has("availability.off_work") and not _agreed_beside(part):
        named, waiting = {time: _kept_free(part, time) for time in times}, []
    if named.get("early_mornings") is not None and said.get("early_mornings") == (not named["early_mornings"]):
        named["early_mornings"] = None
    said.update({time: None if weak and (bare or answer is not False) else answer for time, answer in named.items()})
    busy = (
        part.has("availability.busy")
        and not part.has("availability.practised")
        and not {*named, *waiting} <= {"full_time", "part_time"}
    )
    implied = [time for time in ([*named, *waiting] if bare else waiting) if time in times]
    if part.has("availability.partial") and not part.has("availability.past") and not times <= {"part_time"}:
        said.update(dict.fromkeys([*named, *waiting], None))
        waiting = []
    elif (weak or busy) and implied:
        said.update({time: None for time in implied if said.get(time) is not False})
        heard.taken |= set() if weak else {time for time in implied if said[time] is None}
        waiting = [time for time in waiting if time not in times]
    elif bare and heard.carried is not False and (heard.only or _unexplained(part)):
        heard.doubted |= {*named, *waiting}
        waiting = []
    heard.only = heard.only or part.has("availability.only")
    if part.has("availability.dislikes"):
        heard.disliked |= {time for time, answer in named.items() if answer is False}
    heard.waiting, heard.recent = waiting, [*named, *(time for time in times if time in said and time not in named)]
    heard.implied = set(named) if bare else set()


def _agreed_beside(part: Message) -> bool:
    """Whether a clause holds a firm yes besides what keeps the time."""
    rest = tokens_of(part.without("availability.off_work").text, part.languages)
    return any(kind == "can" and what.split()[0] not in _WEAK_YES for kind, what in rest)


def _kept_free(part: Message, time: str) -> bool | None:
    """The answer for a time that somebody keeps: a no, unless it is a mere wish or says nothing firm of that time."""
    if part.has("availability.off_free"):
        return None if part.has("availability.rather") else False
    return False if time not in _NOT_OF_THE_DAY else None


def _unexplained(part: Message) -> bool:
    """Whether a time that is only named stands among words that no rule knows: "weekends are sacred to me"."""
    if part.has("availability.practised", "availability.lived", "availability.only"):
        return False
    text = WEEKEND_DAY.sub(" ", part.text)
    for language in part.languages:
        for time in vocabulary.topic(language, "availability").get("times", {}):
            text = time_pattern(language, time).sub(" ", text)
    return len(set(telling(part.only(text))) - SAID_OF_TIMES) >= _MANY_UNKNOWN


def _firm(part: Message) -> bool | None:
    """The answer of a clause without times; a faint no is none."""
    said = polarity(part)
    kinds = {kind for kind, _ in tokens_of(part.text, part.languages)}
    denied = plain_no(part, said) and kinds != {"unsure"}  # "my body never knew" refuses no time
    return said.answer if said.answer is not False or denied else None


def _begins(part: Message, name: str) -> bool:
    """Whether a clause begins with words of a group."""
    return vocabulary.starts(f"availability.{name}", part.text, part.languages)


def _first_word(part: Message) -> bool | None:
    """A yes that opens a clause with times in it: "yes weekends too"."""
    return True if _begins(part, "yes_first") else None


def _assign(tokens: Tokens, carried: bool | None, waiting: list[str]) -> tuple[Said, list[str], bool | None]:
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
