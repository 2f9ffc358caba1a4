"""Agreeing to a background check, a drug test or an assessment.

What a check would find is not for the bot to judge: a record or a substance goes to a person.
"""

from __future__ import annotations

from bot.matching.message import Message
from bot.matching.normalise import plain
from bot.matching.numbers import digits
from bot.matching.outcome import affirmed, doubtful, met, not_met, open_answer, withheld, yes_or_no
from bot.matching.polarity import polarity
from bot.matching.vocabulary import Shape
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

_WORDS_A_MINUTE = Shape(r"(?<![\w.])(?P<speed>\d{2,3})\+? ?(?:<consent.words_a_minute>)(?!\w)")


def read(criterion: Criterion, message: Message) -> Reading | None:
    """Read consent; "no" means no unless it says that there is nothing to find."""
    kind = criterion.kind
    said = polarity(message)
    if kind == "drug_test" and message.has("reasons.health"):
        return met(f"{kind}.yes", yes=True) if said.answer is True else withheld(f"{kind}.protected_reason")
    if message.has("consent.outright") and not said.yes:
        return not_met(f"{kind}.declines", yes=False)
    if message.has("consent.no_fear"):
        return open_answer(f"{kind}.no_fear")
    if message.has("consent.fail") and not message.has("consent.clean"):
        return doubtful(f"{kind}.may_fail", yes=False) if said.hedged else not_met(f"{kind}.would_fail", yes=False)
    if kind == "drug_test" and message.has("consent.not_now") and not said.yes:
        return doubtful(f"{kind}.not_now", yes=False)
    if kind == "drug_test" and message.has("consent.pass_later"):
        return open_answer("drug_test.later", {"yes": False})
    if kind == "drug_test" and message.has("consent.stopped"):
        return open_answer("drug_test.stopped")
    if kind == "drug_test" and message.has("consent.either_no") and not said.yes:
        return open_answer("drug_test.either_no")
    if kind == "assessment" and message.has("consent.instead"):
        return doubtful(f"{kind}.instead", yes=False)
    speed = _speed(criterion, message) if kind == "assessment" else None
    if speed is not None:
        return speed
    cleaned = message.without("consent.clean")
    clean = cleaned.text != message.text
    found = "consent.substance" if kind == "drug_test" else "consent.record"
    whole = cleaned.only(plain(message.raw)) if "?" in message.raw else cleaned
    told = cleaned.has(found) or whole.without("consent.clean").has(found) or _but_found(message, found)
    if kind == "background_check" and told and message.has("consent.agrees", "consent.go_on"):
        return doubtful("background_check.record_and_consent", yes=True)
    if kind != "assessment" and told:
        refused = kind == "drug_test" and said.no and not said.yes
        return open_answer(f"{kind}.{found.partition('.')[2]}", {"yes": False} if refused else None)
    rest = polarity(cleaned)
    if (
        cleaned.without("polarity.not_a_problem").without("polarity.double_no").has("consent.refuses")
        and not rest.yes
        and not rest.hedged
        and not rest.conditional
    ):
        return not_met(f"{kind}.refuses", yes=False)
    if cleaned.has("consent.declines") and not (rest.yes or rest.conditional):
        return not_met(f"{kind}.declines", yes=False)
    if kind == "assessment" and message.has("consent.no_means") and not rest.yes:
        return None
    if kind == "assessment" and message.has("consent.poor_at_tests"):
        ending = polarity(message.only((message.clauses() or [""])[-1]))
        return met("assessment.yes", yes=True) if ending.answer else open_answer("assessment.poor_at_tests")
    if clean and not rest.hedged and not rest.conditional and not cleaned.has("consent.refuses"):
        return met(f"{kind}.clean", yes=True)
    if affirmed(message, "consent.agrees"):
        return met(f"{kind}.agrees", yes=True)
    reading = yes_or_no(kind, message, said)
    if reading is not None and reading.rule.endswith(".no_with_offer"):
        return open_answer(f"{kind}.offers")  # "no experience with those, but willing" is no refusal
    if reading is not None and reading.rule.endswith(".no") and message.has("consent.none_of_it"):
        return open_answer(f"{kind}.none_of_it")  # what a check would find, rather than the check itself
    return reading


def _speed(criterion: Criterion, message: Message) -> Reading | None:
    """Read the words a minute that somebody types, where typing is tested."""
    asked = plain(str(criterion.get("text") or ""))
    given = _WORDS_A_MINUTE.search(message.numeric)
    if "typ" not in asked or given is None or polarity(message).no:
        return None
    wanted = _WORDS_A_MINUTE.search(digits(asked, ("en",)))
    if wanted is not None and int(given["speed"]) < int(wanted["speed"]):
        return doubtful("assessment.slower", yes=False)
    return open_answer("assessment.hedged") if polarity(message).hedged else met("assessment.speed", yes=True)


def _but_found(message: Message, found: str) -> bool:
    """Whether a clause of its own tells of something: "no felonies but i had a DUI"."""
    parts = [message.only(part) for part in message.clauses()]
    return len(parts) > 1 and any(part.without("consent.clean").has(found) for part in parts)
