"""Years of experience, against a least number of years in a field."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.matching import vocabulary
from bot.matching.claims import (
    claimed,
    denied_first,
    eager_only,
    for_own_family,
    half_no,
    may_count,
    never_led,
    no_but,
    no_first,
    only_able,
    only_lately,
    plainly_denied,
    restated,
    wished_for,
    without_growth,
    yes_first,
)
from bot.matching.counts import counts_things
from bot.matching.durations import Amount
from bot.matching.lengths import length
from bot.matching.message import Message
from bot.matching.outcome import doubtful, met, not_met, open_answer
from bot.matching.polarity import plain_no, polarity
from bot.matching.relative import by_what_is_asked
from bot.matching.rewording import reworded
from bot.matching.totals import Length, names_strange_work
from bot.matching.vocabulary import Shape
from bot.matching.work_fields import Closeness, belittled, closeness, denied, telling_words
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

_NEAR_LINE = 0.8
"""A hedged number at or above this part of the asked one is left to a person."""
_SLACK = 0.02
"""Years within a week of the asked number count as it: dates are rarely given by the day."""

_FEW_WORDS = 4
_NUMBER = Shape(
    r"(?<![\w.$#/:,-])(\d{1,2}(?:\.\d+)?)(?!\d|\.\d|[%:/,]\d|%|(?:<experience.counted_short>)\b"
    r"|[ -]?(?:\+ )?(?:<experience.counted_else>)\b|(?: \w+)? (?:<experience.seasons_told>)\b)"
)
"""Numbers that could be years."""
_WINDOW = 25
"""Letters around a number in which the work that it counts is named."""
_DATED = Shape(r"\b(?:<experience.from_year>) (?:\w+ )?(?:19|20)\d\d\b")
_EITHER = Shape(r"\b(?:<experience.either>)\b")
"""Words between numbers of which only one can be true."""
_OWN = 0.51
"""Years by which a number in the text may differ from what was counted from it: "coming up on 3" is 2.8."""
_MONTH = 0.1
"""Years by which dates that are given by the month may be short of the truth."""
_ONLY_BEFORE = Shape(r"\b(?:<experience.only_before>)\b[^.,;]*$")
_PARTS = Shape(r"[.,;&]| (?:<experience.and_then>) ")


def read(criterion: Criterion, message: Message) -> Reading | None:
    """Read years from amounts, dates, or words that stand for none, some or much."""
    least = criterion.get("min_years")
    least = float(least) if isinstance(least, (int, float)) else None
    field = str(criterion.get("field") or "")
    message = by_what_is_asked(restated(without_growth(message)), least).without("claims.nothing_bad")
    found = length(message, field)
    none = message.has("experience.none") and (found is None or found.amount.unit is None)
    counted = least is None and found is not None and not found.amount.unit and len(message.text.split()) > 3
    if least is not None and _none_of_it(field, message.text):
        beside = message.has("experience.goes_on")
        return doubtful("experience.denied", years=0) if beside else not_met("experience.denied", years=0)
    if found is None or none or counted or message.has("experience.award"):
        return _without_number(field, message, least)
    reading = _judge(found.amount, least, message)
    if reading.result == "not_met" and least is not None and found.more + _SLACK >= least:
        years = reading.value["years"] if found.named else round(found.more, 1)
        return doubtful("experience.with_other_work", years=years)
    if reading.result == "met" and least is not None and found.sure is not None and found.sure + _SLACK < least:
        return doubtful("experience.partly_other_work", years=round(found.sure, 2))
    if reading.result == "not_met" and may_count(message):
        return open_answer("experience.may_count", reading.value)
    if reading.result == "not_met" and least is not None and _might_reach(message, found, least, field):
        return doubtful("experience.another_number", **reading.value)
    return _weighed(criterion, message, found, reading) if reading.result == "met" else reading


def _weighed(criterion: Criterion, message: Message, found: Length, reading: Reading) -> Reading:
    """A reading that meets the asked years, or what the rest of the message makes of it."""
    field, least, text = str(criterion.get("field") or ""), criterion.get("min_years"), message.text
    if denied_first(message, found.start):
        return doubtful("experience.denied", years=0)
    if found.near in ("near", "other") and denied(field, text, message.languages):
        return doubtful("experience.denied", years=0)
    if not _near_enough(found.near, message):
        return doubtful("experience.other_field", **reading.value)
    if denied(field, text, message.languages):
        return doubtful("experience.denied", years=0)
    if wished_for(message, field):
        return open_answer("experience.wished_for", reading.value)
    if only_lately(message, field) and not yes_first(message):
        return open_answer("experience.only_lately", reading.value)
    after_no = no_first(message)
    if after_no is not None and found.near == "unknown" and names_strange_work(after_no.numeric):
        return doubtful("experience.other_field", **reading.value)
    if no_but(message) or half_no(message):
        return open_answer("experience.no_but", reading.value)
    if may_count(message) or (telling_words(field) and message.has("experience.similar")):
        return open_answer("experience.may_count", reading.value)
    if belittled(field, text, message.languages) or message.has("experience.now_and_then"):
        return open_answer("experience.little_of_it", reading.value)
    if message.without("claims.time_off").has("experience.unpaid") or for_own_family(message):
        return open_answer("experience.unpaid", reading.value)
    if message.without("experience.set_aside").without("claims.on_top").has("experience.informal") and (
        least is None or found.amount.low <= 2 * float(least)
    ):
        return doubtful("experience.informal", **reading.value)
    return reading


def _none_of_it(field: str, text: str) -> bool:
    """Whether what tells the asked work from its kin is followed by a none: "inside sales 6 yrs, outside none"."""
    pattern = _none_beside(field)
    return pattern is not None and pattern.search(text) is not None


@lru_cache(maxsize=256)
def _none_beside(field: str) -> re.Pattern[str] | None:
    first, *rest = field.lower().split() or [""]
    if not rest:
        return None
    none = "|".join(vocabulary.across("experience.nil"))
    own = "|".join(map(re.escape, sorted({first, *telling_words(field)})))
    after = rf"(?<!\w){re.escape(first)}\s?[:,=-]? ?(?:{none})(?= ?(?:$|[.,;!]))"
    before = rf"^(?:{none}) (?:years )?(?:in|of|on|with|en|de) (?:the |actual |el |la )?(?:{own})(?!\w)"
    return re.compile(f"{after}|{before}")


def _might_reach(message: Message, found: Length, least: float, field: str) -> bool:
    """Whether other numbers in the message, one of them or all together, could be the years that were asked for.

    Which of several numbers counts is easily mistaken, and a wrong one here turns somebody away.
    """
    text = reworded(message)
    if found.amount.bound == "at_most" or found.amount.start < 0 or _stands_by_the_field(text, found.amount, field):
        return False
    text = vocabulary.without("lengths.set_aside", text, vocabulary.LANGUAGES)
    numbers = [float(match[1]) for match in _NUMBER.finditer(text) if not counts_things(text[match.end(1) :])]
    if len(numbers) == 1 and abs(numbers[0] - found.amount.years) < _OWN:
        return False
    if any(_stands_beside(number, found.amount.years, text) for number in numbers):
        numbers.append(found.amount.years)
    together = max(numbers, default=0) if _EITHER.search(message.text) else sum(numbers)
    return together + _SLACK >= least


def _stands_beside(number: float, years: float, text: str) -> bool:
    """Whether a number cannot be part of the counted years, or is likely none where those come from dates."""
    return number > years or (abs(number - years) >= 1 and _DATED.search(text) is not None)


def _stands_by_the_field(text: str, amount: Amount, field: str) -> bool:
    """Whether the counted length is plainly that of the asked work: "only 2 of those bilingual", "3 years concrete"."""
    if amount.end == 0:  # counted from dates
        return False
    before, after = text[max(0, amount.start - _WINDOW) : amount.start], text[amount.end : amount.end + _WINDOW]
    if _ONLY_BEFORE.search(before):
        return True
    near = _PARTS.split(before)[-1] + _PARTS.split(after)[0]
    return any(len(word) > 3 and word[:5] in near for word in field.lower().split())


def _near_enough(near: Closeness, message: Message) -> bool:
    """Whether the named work counts: the asked one, one that nobody knows, or after a plain yes the wider one."""
    return near in ("same", "unknown") or (near == "wide" and yes_first(message))


def _says_yes(message: Message) -> bool:
    """Whether a yes is a yes to the question: "i go to the gym every day" holds one that is not."""
    few = len(message.text.split()) <= _FEW_WORDS
    return few or yes_first(message) or message.has("polarity.firm_yes", "polarity.yes_alone")


def _judge(found: Amount, least: float | None, message: Message) -> Reading:
    years = round(found.years, 1) if found.years >= 1 else round(found.years, 2)
    if least is None:
        return met("experience.some", years=years) if years > 0 else not_met("experience.none", years=0)
    rule = f"experience.{found.bound}"
    if found.bound == "at_most":
        return doubtful(rule, years=years) if found.high > least else not_met(rule, years=years)
    if found.low + _SLACK >= least and message.has("experience.maybe_less"):
        return open_answer(f"{rule}.maybe_less", {"years": years})
    if found.bound == "about" and found.low < least * 1.1 <= least + 1 and message.has("experience.unknown"):
        return open_answer(f"{rule}.unsure", {"years": years})
    if found.low + _SLACK >= least:
        return met(rule, years=years)
    if found.high > found.low and found.high + _SLACK >= least:
        return open_answer(f"{rule}.range", {"years": years})
    close = found.high + _SLACK >= least * _NEAR_LINE
    if close and found.bound != "exact":
        unsure = message.has("experience.unsure")
        return open_answer(rule, {"years": years}) if unsure else doubtful(rule, years=years)
    if found.bound == "at_least" and found.high >= least / 2:
        return doubtful(rule, years=years)
    if found.high + _MONTH >= least > 1:
        return doubtful(rule, years=years)
    return not_met(rule, years=years)


def _without_number(field: str, message: Message, least: float | None) -> Reading | None:
    message = message.without("experience.by_oneself")  # "always. no leads were given to me" is a yes
    if eager_only(message):
        return not_met("experience.none", years=0)
    if never_led(message, field):
        return not_met("experience.never_led", yes=False, years=0)
    if message.has("experience.none") and not message.has("polarity.double_no"):
        return not_met("experience.none", years=0)
    if plainly_denied(message, field):
        return not_met("experience.denied", years=0)
    if message.has("experience.enough"):
        return met("experience.enough", yes=True)
    if message.has("experience.short"):
        return not_met("experience.short", yes=False)
    said = polarity(message)
    claim = claimed(message, field) if least is None else None
    if claim is not None and for_own_family(message):
        return open_answer("experience.unpaid")
    if claim is not None:
        near = _near_enough(claim, message)
        return met("experience.claims", yes=True) if near else open_answer("experience.other_field")
    if least is None and message.has("experience.much") and not message.has("experience.little"):
        return met("experience.much", yes=True)
    if least is not None and least >= 1 and message.has("experience.under_a_year"):
        return not_met("experience.under_a_year", years=0.2)
    if message.has("experience.vague"):
        firm = least is None and said.answer is True and not message.has("experience.little")
        return met("experience.some", yes=True) if firm else open_answer("experience.vague")
    if said.answer is True and (only_able(message) or not _says_yes(message)):
        return open_answer("experience.only_able")
    if said.answer is True:
        near = _near_enough(closeness(field, message.text, message.languages), message)
        return met("experience.yes", yes=True) if near else open_answer("experience.other_field")
    if plain_no(message, said):
        return not_met("experience.no", yes=False, **({} if least is None else {"years": 0}))
    return open_answer("experience.hedged") if said.yes or said.no or said.hedged else None
