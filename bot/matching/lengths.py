"""How long an applicant has done the asked work: dates and amounts of a whole message put together."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from bot.matching import vocabulary
from bot.matching.claims import anothers_work
from bot.matching.durations import Amount, amounts
from bot.matching.message import Message
from bot.matching.rewording import reworded
from bot.matching.spans import Span, since_other, spans
from bot.matching.totals import (
    Length,
    Stretch,
    combined,
    in_field,
    is_inside,
    left_out,
    stands_first,
    sure_years,
    without_parts,
)
from bot.matching.work_fields import Closeness, closeness, only_ranks, opposite

_AGE = re.compile(
    r"\b(?:i am|am|im|be|being|aged?|turned|turning|tengo|was|at|since|my) (?:only |just |about "
    r"|almost )?\d{2}(?:\s*(?:years? old|yo|y/o|anos de edad))?"
    r"(?! ?(?:years|months|\+|percent|or|to|-|anos))(?=\W|$)|\b\d{2} ?(?:years? old|yo|y/o)\b"
)
_NOT_WORK = re.compile(
    r"(?:[\s-]+(?:a |of |the |took |taken )?)?(?:off\b|break|gap|out of work|unemployed|old\b|ago\b|degree|diploma"
    r"|college|program|school|contract|lease|to go\b|from now|running\b|in a row)"
)
COUNTED = re.compile(
    r"\s(?:(?!as\b|at\b|in\b|for\b|with\b|on\b|of\b|doing\b|a\b|per\b)\w+ )?(?:people|calls|cars|doors|hours"
    r"|customers|a day|per day|compan(?:y|ies)|stores?|locations?"
    r"|employers?|jobs?"
    r"|places?|teams?|accounts?|reps?|kids|children|famil(?:y|ies)|restaurants?|clients?|departments?|offices?|states?"
    r"|countries|shifts?|beds?|employees|units|homes|houses|trucks|machines|lines|classes|students|patients|rooms"
    r"|tables"
    r"|guests|routes?|stops|miles|deals|transactions|projects|sites|crews|guys|men|women|directs?|reports|languages"
    r"|awards)\b"
)
"""A bare number of something else than years."""
_STARTED = re.compile(r"(?:start|began|begin|got into|first|hired|been (?:doing|at|in)|since|empece|enter|got my)")
_SEPARATOR = re.compile(
    r"[,.;:!?\n](?!\d)|[()]|\b(?:and|then|plus|but|also|y|pero|luego|mas|despues|before that|after that|now|\+)\b"
)
_FUTURE = re.compile(r"\b(?:will be|it will be|going to be|turns?|it is|hit(?:ting)?|would be)\b")
_IT = re.compile(r"\b(?:did|done|doing|do) (?:it|that|this)\b")
"""Takes up the asked work: "did it for two years at a law firm"."""
_WISHED = re.compile(
    r"\b(?:want|wanna|looking|interested|love|hope|hoping|like to|learn\w*|appl(?:y|ied|ying)|switch\w*|transition\w*"
    r"|sometimes|let me|lets me|once|occasionally|helped|covered|change|licen[sc]ed?|certif\w+|got my|graduat\w+"
    r"|stud(?:y|ied|ying)|school|class(?:es)?|degree|trying|next"
    r"|never|not|no|but|some|few|bit|little"
    r"|quiero|pero|busco)\b"
)
"""Words with which work is named that was not done, or not much."""
_LEARNT = re.compile(
    r"\s?(?:years? )?(?:of|in|at) (?:an? |the |my )?(?:\w+ ){0,2}?(?:school|college|university|boot ?camp|class(?:es)?"
    r"|courses?|coursework|studies|schooling|program)\b(?! district)"
)
_VOCATIONAL = re.compile(r"\s(?:vo ?-?tech|trade school|tech(?:nical)? school|boot ?camp)\b")
_AT_SCHOOLS = re.compile(r"teach|educat|school|train|tutor|child|kid|youth|custod|janit|clean|food|cook|bus|coach")
_LEARNING = re.compile(
    r"\b(?:stud(?:y|ied|ying)|major(?:ed|ing)(?: in)?|minored in|estudi\w+)(?: [a-z]+){0,3} (?:for |like |about )*$"
)
_BEFORE_COUNT = re.compile(r"(?:\b(?:for|another|plus|then|and|going on|(?:the|these) (?:past|last))|=)\s*$")
_AFTER_COUNT = (
    r"\s(?:and change|and some|as|at|in|with|doing|for|of (?:that|them|those)|more|full time|part time|under|on"
    r" (?:my|the)|running"
    r"|licensed|unlicensed|before that|here|there|en|de|como|con|mas|aqui|alla)\b"
)
_MOST_WORDS_IN_LIST = 3
"""Most words before a bare number that ends a part of a list: "store manager 6"."""
_COUNT_OF = re.compile(
    r"\b(?:teams?|crews?|staff|group|department|size|number|top|store|unit|route|grade|shift|class|reps?|people"
    r"|line|gate"
    r"|door) (?:of |# ?|number )?$"
)
"""Before a number that counts something: "team of 12", "store 40"."""
_LIST = re.compile(
    r"(?:(?:^|\s*(?:[,;+]|and|y|plus)\s+(?:and )?)(?:i have |i did |i got |about |like )?"
    r"[1-3]?\d(?:\.\d)? (?:of |in |on )?[a-z]+(?: [a-z]+)?){2,}"
    r"\W*"
)
"""Nothing but numbers with a word each: "3 inside, 3 outside"."""
_WORD_AND_NUMBER = re.compile(
    r"(?:(?!(?:store|unit|team|crew|route|tier|level|local|number|age|maybe|perhaps|about|around|almost|probably"
    r"|over|under"
    r"|like|only|just|then|than|until|since|from|between|least|most|nearly|tal|casi|como|unos|vez|for|and|the|got|had|was|did|yes|age|per|all|one|out|but|now"
    r"|not|has|job|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|son|hace|and) )"
    r"[a-z]{3,} [1-3]?\d(?:\.\d)?[ ,]*(?:and )?){2,}\W*"
)
"""Nothing but words with a number each: "taping 3 hanging 2"."""
_NOT_A_LIST = frozenset(
    "maybe perhaps not quite almost makes make made is it be like about over under actually no or say now going to i"
    " you have has had am was think guess yes yeah around turns total so than of january february march april may june"
    " july august september october november december son es casi como unos tengo ya son".split()
)
"""Words with which a number restates another one instead of going on with a list."""
_NEXT_JOB = re.compile(r"\b(?:then|after(?:wards?| that)|before (?:that|becoming|moving)|luego|despues)\b")
"""Between a length and a date: the one came before the other."""
_MOST_WORDS_WITH_BARE_NUMBER = 14
_LEAST_BARE_MONTHS = 4
"""From this number on a bare one after months is months too; "18 months as a tech, 3 as lead" may be years."""


def length(message: Message, field: str) -> Length | None:
    """One length for the whole message, in the asked field where the message tells fields apart."""
    text = reworded(message)
    found = _stretches(message, text, field)
    year = re.fullmatch(r"(?:in |from |about |around )?((?:19[6-9]|20[0-4])\d)[.!]?", text)
    if year and int(year[1]) <= message.today.year:
        text = f"since {year[1]}"
        found = _stretches(message, text, field)
    years = None if any(item.amount.unit for item in found) else since_other(message)
    if years is not None:
        return Length(Amount(years, years, "about", -1, -1, "years"), closeness(field, message.text, message.languages))
    if not found:
        return None
    found = _restated(found, text)
    stated = without_parts(found, text)
    whole = _whole(message, field) if len(stated) == len(found) else "unknown"
    found = stated
    chosen = in_field(found, message, whole)
    total = combined(chosen, message)
    if _denied(message.only(text[: min(item.amount.start for item in found)]), field):
        return Length(total, "other")
    near = chosen[0].near if len({item.near for item in chosen}) == 1 else "same"
    if _borne_out(near, found, message, field):
        near = "same"
    if opposite(field.lower(), message.text):
        near = "other"
    return Length(
        total,
        whole if near == "unknown" and len(chosen) == len(found) else near,
        sure_years(chosen, message),
        min(item.amount.start for item in found),
        left_out(found, chosen, message),
    )


def _restated(found: list[Stretch], text: str) -> list[Stretch]:
    """The stretches, or the lower figure that they are boiled down to: "2 seasons, so like 4 months"."""
    last = found[-1]
    if len(found) < 2 or not re.search(r"\bso\b[^.,;]{0,20}$", text[: last.amount.start]):
        return found
    if last.amount.years > sum(item.amount.years for item in found[:-1]):
        return found
    near = found[0].near if last.near == "unknown" else last.near
    return [replace(last, near=near)]


def _whole(message: Message, field: str) -> Closeness:
    """How near the work is that the whole message names; unknown where it says "it", or only a rank."""
    if _IT.search(message.text):
        return "unknown"
    near = closeness(field, message.text, message.languages)
    if near in ("near", "wide") and only_ranks(message.text, message.languages):
        return "unknown"
    return "other" if near == "same" and _denied(message, field) else near


def _borne_out(near: Closeness, found: list[Stretch], message: Message, field: str) -> bool:
    """Whether a length that names other work is of the asked one by the rest of the message.

    "MSW since 2018, case manager the entire time"; not "cook for 6 years, I want to be in sales".
    """
    if near not in ("near", "wide", "other") or (near != "wide" and len(found) > 1) or _WISHED.search(message.text):
        return False
    if anothers_work(message.text) or any(opposite(field.lower(), item.clause) for item in found):
        return False
    return _whole(message, field) == "same"


def _denied(message: Message, field: str) -> bool:
    """Whether the asked work itself is denied: "no carpentry but roofing 6 years"."""
    words = "|".join(re.escape(word) for word in field.lower().split() if len(word) > 3)
    if not words:
        return False
    no, goes_on = "|".join(vocabulary.across("lengths.denies")), "|".join(vocabulary.across("lengths.denies_nothing"))
    asked_back = rf"\b(?:{words})\?+ (?:{no})\b"
    return (
        re.search(rf"\b(?:{no})\b(?: (?!(?:{goes_on})\b)\w+){{0,1}} (?:{words})\b|{asked_back}", message.text)
        is not None
    )


def _stretches(message: Message, text: str, field: str) -> list[Stretch]:
    dated = [
        _stretch(message, text, field, Amount(span.years, span.years, "exact", span.start, span.end, "years"), span)
        for span in spans(message.only(text))
    ]
    covered = [(item.amount.start, item.amount.end) for item in dated]
    bare_text = _AGE.sub(lambda match: " " * len(match.group()), text)
    timed = [
        _stretch(message, text, field, amount)
        for amount in _work(amounts(bare_text, message.languages), bare_text)
        if not any(start <= amount.start < end for start, end in covered)
    ]
    return _dated_and_timed(dated, timed, text) if dated else timed


def _stretch(message: Message, text: str, field: str, amount: Amount, span: Span | None = None) -> Stretch:
    clause = _clause(text, amount)
    near = closeness(field, clause, message.languages)
    if _IT.search(clause) or (near in ("near", "wide") and only_ranks(clause, message.languages)):
        near = "unknown"
    if (near == "same" and _denied(message.only(clause), field)) or anothers_work(clause):
        near = "other"
    if near in ("same", "unknown") and _schooling(amount, text, field):
        near = "near"
    return Stretch(_future(amount, text), near, clause, span)


def _schooling(amount: Amount, text: str, field: str) -> bool:
    """Whether a length is one of learning: "2 years of nursing school"; whoever teaches works at schools."""
    before, after = text[: amount.start], text[amount.end :]
    learnt = _LEARNT.match(after) or _VOCATIONAL.match(after) or _LEARNING.search(before)
    return bool(learnt) and not _AT_SCHOOLS.search(field.lower())


def _clause(text: str, amount: Amount) -> str:
    """The words around a length; where there are none, also those before the comma: "mostly C#, 6 years"."""
    before = [match.end() for match in _SEPARATOR.finditer(text, 0, amount.start)]
    after = _SEPARATOR.search(text, amount.end)
    start, end = before[-1] if before else 0, after.start() if after else len(text)
    alone = not re.search(r"[a-z]", text[start : amount.start] + text[amount.end : end])
    if alone and before and text[start - 1] == ",":
        earlier = before[-2] if len(before) > 1 else 0
        if not re.search(r"\d", text[earlier:start]):
            start = earlier
    return text[start:end]


def _future(amount: Amount, text: str) -> Amount:
    """ "seven years in March" and "it's 4 this summer" are not there yet."""
    if amount.bound != "exact" or not _coming().match(text[amount.end :]):
        return amount
    if amount.unit and not _FUTURE.search(text[max(0, amount.start - 25) : amount.start]) and amount.start > 3:
        return amount
    short = min(0.3, amount.low / 10)
    return replace(amount, low=amount.low - short, high=amount.high - short, bound="nearly")


@lru_cache(maxsize=1)
def _coming() -> re.Pattern[str]:
    """What follows a length that is reached only later: " in march", " this coming feb"."""
    words = "|".join(vocabulary.across("lengths.coming"))
    dates = "|".join([*vocabulary.across("lengths.dates_to_come"), *vocabulary.across("experience.months")])
    return re.compile(rf"\s*(?:years? |anos )?(?:{words}) (?:{dates})\b")


def _work(found: list[Amount], text: str) -> list[Amount]:
    """Amounts that are lengths of work: not gaps, not "5 years ago", not counts of something else."""
    kept = [
        amount
        for amount in found
        if (not _NOT_WORK.match(text[amount.end :]) or _ago(amount, text))
        and (amount.unit or not COUNTED.match(text[amount.end :]))
    ]
    timed = [amount for amount in kept if amount.unit]
    counted = _all_of_a_list(kept, text) or [amount for amount in kept if _counts_on(amount, text)]
    others = [amount for amount in kept[1:] if amount in counted or amount.unit]
    if others and kept[0] not in counted and _is_total(kept[0], others, text):
        counted = [kept[0], *others]
    if len(counted) > 1:
        return _with_units(counted)
    if timed:
        return [amount for amount in kept if amount.unit or _counts_on(amount, text)]
    if len(text.split()) > _MOST_WORDS_WITH_BARE_NUMBER:
        kept = [amount for amount in kept if _worked(amount, text)]
    return [amount for amount in kept if _stands_alone(amount, text)][:2]


def _worked(amount: Amount, text: str) -> bool:
    """Whether a bare number follows a word of working: "did 6 in the air force"."""
    verbs = vocabulary.whole_words(vocabulary.across("lengths.worked"))
    return any(match.end() + 1 == amount.start for match in verbs.finditer(text, 0, amount.start))


def _with_units(found: list[Amount]) -> list[Amount]:
    """Amounts whose bare numbers are years, or months where the one before is: "20 months there and 9 here"."""
    out: list[Amount] = []
    for amount in found:
        months = bool(out) and str(out[-1].unit).startswith("month") and amount.low >= _LEAST_BARE_MONTHS
        if amount.unit is None and months:
            amount = replace(amount, low=amount.low / 12, high=amount.high / 12, unit="months")
        out.append(replace(amount, unit=amount.unit or "years"))
    return out


def _all_of_a_list(kept: list[Amount], text: str) -> list[Amount]:
    """The bare numbers of "3 inside, 3 outside"; none where one has a unit: "6 years, 3 companies"."""
    return (
        kept
        if (_LIST.fullmatch(text) or _WORD_AND_NUMBER.fullmatch(text)) and not any(amount.unit for amount in kept)
        else []
    )


def _is_total(first: Amount, rest: list[Amount], text: str) -> bool:
    """ "Eight. Two as APM, six as PM." """
    if len(rest) == 1:
        return stands_first(first, text) and first.low >= rest[0].low and is_inside(rest[0], text)
    return stands_first(first, text) and abs(first.low - sum(amount.low for amount in rest)) < 0.3


def _ago(amount: Amount, text: str) -> bool:
    """ "started 6 years ago" is 6 years; "did it 6 years ago" is none."""
    return bool(
        re.match(r"\W*ago\b", text[amount.end :])
        and (
            _STARTED.search(text[: amount.start])
            or re.match(r"\W*ago\b(?: that| when)?,? i (?:start|beg[au]n|got)", text[amount.end :])
        )
    )


def _counts_on(amount: Amount, text: str) -> bool:
    """A bare number next to others with units: "2 years as a rep, 3 as a lead", "assistant 2 years, manager 6"."""
    before, after = text[: amount.start], text[amount.end :]
    if amount.low >= 50:
        return False
    if re.match(r" and (?:change|some)\b", after):
        return True
    if re.match(r"\s*(?:$|[.,;!)]|(?:and|then|plus|but|y|luego) (?!\d))", after):
        if _COUNT_OF.search(before):
            return False
        last = re.split(r"[,.;!?]\s|\b(?:and|then|y|plus|but|years?|months?|anos)\b", before)[-1]
        segment = re.sub(r"\b(?:(?:before|after) that|later|i was|was)\b", " ", last).split()
        listed = 0 < len(segment) <= _MOST_WORDS_IN_LIST and not _NOT_A_LIST & set(segment)
        return bool(_BEFORE_COUNT.search(before)) or (listed and amount.bound == "exact")
    return re.match(_AFTER_COUNT, after) is not None


def _stands_alone(amount: Amount, text: str) -> bool:
    """A bare number that is not a count of some other thing."""
    if _COUNT_OF.search(text[: amount.start]):
        return False
    if re.search(r"\b(?:only|just|solo) $", text[: amount.start]) and re.match(r" [a-z]+\W*$", text[amount.end :]):
        return True
    return (
        re.match(
            r"\s*(?:$|[.,;!?)]|(?:or so|ish|plus|tops|max|in|at|as|with|of|doing|if|now|for|but|and|total|years?"
            r"|before|prior|earlier|give|maybe|easy|easily|i|by|when|come|this|next|lol|so|yes|experience|on|total"
            r"|almost|about|y|en|de"
            r"|como|mas|o|total|right|at least|minimum|to|probably|though|since|because|working|under|to my|behind)\b)",
            text[amount.end :],
        )
        is not None
    )


def _came_before(amount: Amount, dated: Amount, text: str) -> bool:
    """Whether a length led to the job that goes on since a date: "lead for 3 years, then manager since 2021"."""
    between = text[amount.end : dated.start]
    if amount.start > dated.start or not re.search(r"[a-z]{2}", between):
        return False
    return bool(_NEXT_JOB.search(between)) or (amount.unit is None and text[: amount.start].endswith("for "))


def _dated_and_timed(dated: list[Stretch], timed: list[Stretch], text: str) -> list[Stretch]:
    """Amounts next to dates count when they are further jobs, or correct the dates ("but only a year of it")."""
    units = [item for item in timed if item.amount.unit]
    restating = vocabulary.whole_words(vocabulary.across("lengths.restating"))
    for item in units:
        if (
            restating.search(text[max(0, item.amount.start - 30) : item.amount.start])
            and item.amount.start > dated[-1].amount.start
        ):
            return [item]
    first = timed[0] if timed else None
    if first and len(dated) == 1 and stands_first(first.amount, text) and first.amount.years >= dated[0].amount.years:
        return [first]  # "11 years, PE since 2020"
    if any(item.span and item.span.open_end for item in dated):
        return [*(item for item in timed if _came_before(item.amount, dated[0].amount, text)), *dated]
    more = [
        item
        for item in units
        if re.search(
            r"\b(?:then|plus|and|another|before that|after that|also|y|luego)\b[^,.]{0,30}$", text[: item.amount.start]
        )
    ]
    return dated + more
