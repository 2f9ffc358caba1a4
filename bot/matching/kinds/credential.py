"""Something one holds or does not hold: a licence, a certificate, a clearance."""

from __future__ import annotations

import re

from bot.matching import vocabulary
from bot.matching.kin import Stance, said_at, stance
from bot.matching.message import Message
from bot.matching.naming import (
    is_lasting,
    named_again,
    names,
    rank,
    speaks_to_it,
    speaks_to_part,
    stands_for_many,
    still_to_come,
    telling_words,
)
from bot.matching.normalise import plain
from bot.matching.outcome import affirmed, doubtful, met, not_met, open_answer, withheld, yes_or_no
from bot.matching.places import nearness
from bot.matching.polarity import Polarity, polarity
from bot.matching.vocabulary import Shape
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

_NOUN_YES = Shape(r"\b(?:<credential.papers>)\s?[,:-]?\s?(?:<credential.yes_to_it>)(?!\w)")
"""A yes at the paper itself: "license yes. car no"."""
_MOST_WORDS_ONLY = 5
"""Most words of a message that names nothing but another paper: "just the Google IT certificate"."""
_ONLY = Shape(r"\b(?:<credential.only>)\b")
_DRIVING = Shape(r"(?:<credential.driving>)", re.IGNORECASE)
_PERMITTED = Shape(r"(?:<credential.permitted>)", re.IGNORECASE)
"""Papers before which one holds a learner's permit."""
_CLASS = Shape(
    r"(?:<credential.class>[- ]?|(?:<credential.clase>) )(?P<class>[a-d])\b|^(?:(?:<credential.have_class>) )*"
    r"(?P<letter>[ab])(?= (?:<credential.of_class>)|,|$)"
)


_STATES = vocabulary.whole_words([name for name in vocabulary.topic("en", "places")["states"] if len(name) > 2])
_EVERYWHERE = Shape(r"\b(?:<credential.everywhere>)\b")
"""Words with which a paper of one state counts in another, or may."""
_SEVERAL = Shape(r"\b(?:<credential.in_one>)\b")
"""A paper that is asked for together with another."""
_HOURS = Shape(r"(?<![\w.])(\d{1,3})(?= ?-?(?:<credential.hours>)\b)")


def read(criterion: Criterion, message: Message) -> Reading | None:
    """Read whether it is held today; lapsed, suspended and pending ones are not."""
    kind, name = criterion.kind, str(criterion.get("name") or "")
    message = _without_paper_talk(message).without("credential.not_used")
    if not re.search(r"[a-z0-9]", message.text):
        return open_answer(f"{kind}.paper_only", {"yes": True})
    if _DRIVING.search(name):
        message = _without(message, "credential.no_car", "credential.out_of_state")
    elif not _PERMITTED.search(name):
        message = message.without("credential.permits")
    said = polarity(message)
    if message.has("credential.other_holder") and not said.yes:
        refused = not_met(f"{kind}.someone_else", yes=False)
        return refused if said.no else open_answer(f"{kind}.someone_else", {"yes": False})
    if (
        kind == "license"
        and message.without("credential.medical_card").has("reasons.health")
        and said.answer is not True
    ):
        return withheld("license.protected_reason")
    position = "affirmed" if _NOUN_YES.search(message.text) else stance(name, message, "paper")
    if position == "denied" or _denied_by_its_noun(name, message):
        again = named_again(name, message) or _another_part(kind, name, message)
        return open_answer(f"{kind}.denied_and_named") if again else not_met(f"{kind}.denied", yes=False)
    state = _state(name, message)
    if state == "lapsed" and _state(name, message.without("credential.medical_lapsed")) is None:
        return open_answer(f"{kind}.medical_card")
    if position == "affirmed" and said.no and _SEVERAL.search(name):
        return open_answer(f"{kind}.one_of_several")
    if position == "affirmed" and not (said.hedged or said.conditional) and state is None:
        return met(f"{kind}.affirmed", yes=True)
    if state is not None:
        return _not_today(kind, message, state)
    by_line = _by_its_line(kind, name, message, said)
    if by_line is not None:
        return by_line
    firm = vocabulary.starts("polarity.firm_yes", message.text, message.languages)
    lacking = _lacking(kind, name, message, said)
    if lacking is not None:
        return lacking
    if _DRIVING.search(name):
        if message.has("credential.no_drive"):
            return not_met(f"{kind}.does_not_drive", yes=False)
        if message.has("credential.drives") and affirmed(message, "credential.drives", "credential.holds"):
            return met(f"{kind}.drives", yes=True)
    if position == "other" and not names(name, message) and not firm:
        return _something_else(kind, message, said)
    if kind != "license" and not firm and not is_lasting(name) and _once_held(message):
        return open_answer(f"{kind}.once_held") if not said.no else yes_or_no(kind, message, said)
    if (
        affirmed(message, "credential.holds", "credential.still_good")
        and not _unfinished(message)
        and not message.has("polarity.yes_but")
    ):
        return met(f"{kind}.holds", yes=True)
    if _only_offers(message):
        return doubtful(f"{kind}.offer", yes=False)
    return _weaker_words(kind, name, message, said, position)


def _another_part(kind: str, name: str, message: Message) -> bool:
    """Whether a few words beside the no name a part of it that no rule knows: "no food handler, manager"."""
    parts = [message.only(clause) for clause in message.clauses()]
    beside = [part for part in parts[1:] if len(part.text.split()) <= _MOST_WORDS_ONLY and speaks_to_part(part)]
    return any(stance(name, part, "paper") in (None, "shown") and rank(name, part) is None for part in beside)


def _once_held(message: Message) -> bool:
    """Whether a paper was held, and nothing says that it still is."""
    return message.has("credential.once_held") and not message.has("credential.held_still", "credential.still_good")


def _denied_by_its_noun(name: str, message: Message) -> bool:
    """Whether a no stands at the last word of the name: "an assistant, not a hygienist"."""
    words = telling_words(name)
    return len(words) > 1 and said_at(rf"{re.escape(words[-1])}s?", message.text) == "denied"


def _without(message: Message, *groups: str) -> Message:
    """The message without what some groups find, or as it is where nothing else is said."""
    rest = message
    for group in groups:
        rest = rest.without(group)
    return rest if re.search(r"[a-z]{2}", rest.text) else message


def _unfinished(message: Message) -> bool:
    """Whether school, exams or another country are told of that do not lie behind."""
    return _without(message, "credential.exam_passed", "credential.behind").has("credential.not_quite")


def _lacking(kind: str, name: str, message: Message, said: Polarity) -> Reading | None:
    """Read that the paper is not there: the work is done without it, or it is no more than approved."""
    firm = vocabulary.starts("polarity.firm_yes", message.text, message.languages)
    if message.has("credential.hearsay") and not firm:
        return not_met(f"{kind}.hearsay", yes=False)
    if message.has("credential.uncertified") and not firm and not _DRIVING.search(name):
        return doubtful(f"{kind}.uncertified", yes=False)
    if not message.has("credential.lacks") or (said.yes and said.lead) or affirmed(message, "credential.holds"):
        return None
    if message.has("credential.issued"):
        return doubtful(f"{kind}.pending", yes=False)
    hedged = said.hedged and polarity(message.without("credential.offer")).hedged
    return not_met(f"{kind}.no", yes=False) if not hedged else open_answer(f"{kind}.hedged")


def _something_else(kind: str, message: Message, said: Polarity) -> Reading:
    """Read that another paper is named: only that one, that one in place of it, or no more than its name."""
    only = _ONLY.search(message.text) is not None
    if said.answer is False or (only and len(message.text.split()) <= _MOST_WORDS_ONLY):
        return not_met(f"{kind}.something_else", yes=False)
    plainly = only or message.has("credential.instead")
    return doubtful(f"{kind}.something_else", yes=False) if plainly else open_answer(f"{kind}.something_else")


def _by_its_line(kind: str, name: str, message: Message, said: Polarity) -> Reading | None:
    """Read a paper that is still to come, or another one of the same line: another class, state or step."""
    return (
        _coming(kind, name, message, said)
        or _other_class(name, message)
        or _of_another_kind(kind, name, message, said)
        or _lesser(kind, name, message)
    )


def _without_paper_talk(message: Message) -> Message:
    """The message without words on where the card is, and on being able where it says that the paper is lacking."""
    at_hand = message.without("credential.paper_only")
    if message.has("credential.able_only") and message.has("credential.lacks"):
        at_hand = at_hand.without("credential.able_only")
    return at_hand if at_hand.text != message.text else message


def _weaker_words(kind: str, name: str, message: Message, said: Polarity, position: Stance | None) -> Reading | None:
    """Read a bare yes or no, and statements that only name it."""
    plain = yes_or_no(kind, message, said)
    if (
        (plain is None or plain.result == "met")
        and _unfinished(message)
        and not _firm_yes(message)
        and not (position == "shown" and message.has("credential.passed"))
    ):
        learning = plain is None and message.has("credential.learning")
        return doubtful(f"{kind}.learning", yes=False) if learning else open_answer(f"{kind}.not_quite")
    if plain is None and position == "shown" and not _ONLY.search(message.text):
        return met(f"{kind}.shown", yes=True)
    if plain is None and message.has("skill.only"):
        return (
            doubtful(f"{kind}.something_else", yes=False) if not names(name, message) else open_answer(f"{kind}.only")
        )
    if (
        plain is None
        and (names(name, message) or (speaks_to_it(message) and _TELLING.search(message.text)))
        and not message.has("credential.beside_it", "credential.when")
    ):
        driving = _DRIVING.search(name) or _PERMITTED.search(name)
        if not driving and message.has("credential.work_only") and not message.has("about.paper"):
            return open_answer(f"{kind}.work_only")
        return met(f"{kind}.{'by_name' if names(name, message) else 'named'}", yes=True)
    return plain


def _only_offers(message: Message) -> bool:
    """Whether an offer to get it is all that is said: "willing to get one"."""
    rest = message.without("credential.offer")
    said = polarity(rest)
    return rest.text != message.text and not (said.yes or said.no or said.hedged or rest.has("credential.holds"))


def _firm_yes(message: Message) -> bool:
    """Whether the message opens with a yes of its own."""
    clauses = message.clauses()
    return (
        bool(clauses)
        and polarity(message.only(clauses[0])).answer is True
        and not message.only(clauses[0]).has("credential.not_quite")
    )


_TELLING = re.compile(
    r"\d|\b(?:level|card|board|class|state|union|local|number|credential|multiple|exp|endors\w+|manager|nivel|papers"
    r"|clearance"
    r"|doubles|triples|tanker|hazmat|air ?brakes|passengers?|p and s)\b"
)
"""What a statement must hold to speak of a paper, where it does not name it."""
_LAST_YEAR = re.compile(
    r"(?:\b(?:exp(?:ires?|iration)?|experience|good|valid|through|thru|until|til|ended|ends)"
    r"(?: (?:date|was|is|says?|in|on|of|through|thru|until|\w{3,9}))*,? ?(?:\d{1,2}[/-])?(?:\d{1,2}[/-])?"
    r"|(?<!\d)20\d\d ?(?:-|to) ?)(?P<year>20\d\d)(?![\d-])"
)
"""The year in which a paper runs out: "exp 6/2024", "2023-2025"."""
_PARTS = re.compile(r"(?<!\d)(\d) (?:out )?of (?:the )?(\d)(?= (?:parts?|sections?|exams?|tests?|modules?)|$|[.,])")
"""Parts of an exam that are passed, and how many there are."""


def _coming(kind: str, name: str, message: Message, said: Polarity) -> Reading | None:
    """A paper that is named as what comes next, or is still learnt for."""
    how = still_to_come(name, message)
    if how is None or said.lead is True:
        return None
    if how == "learning":
        return doubtful(f"{kind}.learning", yes=False)
    return open_answer(f"{kind}.next") if message.has("credential.held_still") else not_met(f"{kind}.next", yes=False)


def _state(name: str, message: Message) -> str | None:
    """Why a credential does not count today, or None when nothing says so."""
    message = message.without("polarity.double_no", " YEA ")
    if message.has("credential.still_good"):
        return None
    if message.has("credential.half_passed") or (_in_part(message) and not stands_for_many(name)):
        return "in_part"
    if _ran_out(message):
        return "lapsed"
    if message.has("credential.failed") and not message.has("credential.passed_since"):
        return "failed"
    ahead = message.without("credential.exam_behind")
    if ahead.has("credential.trial") and ahead.has("credential.when"):
        return "pending"
    current = message.without("credential.renewing")
    if current.text != message.text and affirmed(current, "credential.holds"):
        message = current
    return next(
        (name for name in ("revoked", "suspended", "lapsed", "pending") if message.has(f"credential.{name}")), None
    )


def _in_part(message: Message) -> bool:
    """Whether only some parts of an exam are passed: "3 of 4 parts"."""
    match = _PARTS.search(message.numeric)
    return match is not None and int(match[1]) < int(match[2])


def _ran_out(message: Message) -> bool:
    """Whether the last day that is named lies behind: "my card says 2023-2025"."""
    match = _LAST_YEAR.search(message.text)
    return match is not None and int(match["year"]) < message.today.year and polarity(message).lead is not True


def _not_today(kind: str, message: Message, state: str) -> Reading:
    if state in ("revoked", "failed", "in_part"):
        return not_met(f"{kind}.{state}", yes=False)
    if state == "pending":
        before = message.has("credential.not_before") and not message.has("credential.only_paper_missing")
        if before and polarity(message).answer is not True:
            return not_met(f"{kind}.not_before", yes=False)
        imminent = message.has("credential.imminent", "credential.when")
        return (doubtful if imminent else not_met)(f"{kind}.pending", yes=False)
    mending = message.has("credential.pending", "credential.imminent", "credential.offer", "polarity.hedge")
    return doubtful(f"{kind}.{state}", yes=False) if mending else not_met(f"{kind}.{state}", yes=False)


def _of_another_kind(kind: str, name: str, message: Message, said: Polarity) -> Reading | None:
    """A paper of another state, or of fewer hours: "certified in Ohio" for Indiana, "24 hour" for HAZWOPER 40."""
    asked = plain(name)
    bound = _STATES.search(asked) and not said.yes and not _EVERYWHERE.search(message.text)
    if bound and nearness(asked, message.text) == "elsewhere":
        return doubtful(f"{kind}.other_state", yes=False)
    hours = re.search(r"(?<![\w-])(\d{2,3})(?![\w-])", asked)
    given = [int(found[1]) for found in _HOURS.finditer(message.numeric)]
    if hours is None or not given or max(given) >= int(hours[1]) or re.search(rf"\b{hours[1]}\b", message.numeric):
        return None
    return (not_met if _ONLY.search(message.text) else doubtful)(f"{kind}.fewer_hours", yes=False)


def _lesser(kind: str, name: str, message: Message) -> Reading | None:
    """Another credential of the same line: an LPN is not an RN, OSHA 30 covers OSHA 10."""
    order = rank(name, message)
    if order is None:
        return None
    if polarity(message).no:
        parts = [message.only(clause) for clause in message.clauses()]
        beside = any((rank(name, part) or 0) > 0 and not polarity(part).no for part in parts)
        return open_answer(f"{kind}.higher") if beside else None
    if order > 0:
        return met(f"{kind}.higher", yes=True) if not _abroad(message) else open_answer(f"{kind}.not_quite")
    return not_met(f"{kind}.lower", yes=False)


def _abroad(message: Message) -> bool:
    """Whether a paper was issued in another country."""
    return message.has("credential.foreign")


def _other_class(name: str, message: Message) -> Reading | None:
    """A commercial licence of another class than the one asked: A covers B, B does not cover A."""
    asked, held = _CLASS.search(name.lower()), _CLASS.search(message.text)
    if not asked or not held:
        return None
    wanted, own = (found["class"] or found["letter"] for found in (asked, held))
    if wanted not in "abc" or own not in "abc":
        return None
    if own <= wanted:
        clause = next((part for part in message.clauses() if held.group() in part), message.text)
        return None if polarity(message.only(clause)).no else met("license.class", yes=True)
    return not_met("license.lower_class", yes=False)
