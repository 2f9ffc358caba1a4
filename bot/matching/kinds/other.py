"""Any checkable fact without a kind of its own: a yes or a no."""

from __future__ import annotations

import re

from bot.matching.kin import said_at, stance
from bot.matching.message import Message
from bot.matching.naming import names, telling_words
from bot.matching.normalise import plain
from bot.matching.numbers import digits
from bot.matching.outcome import doubtful, met, not_met, open_answer, withheld, yes_or_no
from bot.matching.polarity import Polarity, polarity
from bot.matching.vocabulary import Shape
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

_OWNING = Shape(r"\b(?:<other.owning>)\b", re.IGNORECASE)
_COUNTED = Shape(r"(?<![\w.-])(\d{1,2})(?![\d.])(?! ?(?:<other.no_things>))")
_AT_MOST = Shape(r"(?:(?P<below><other.below>)|<other.at_most>) (?P<number>\d{1,2})(?!\d)")
_FORBIDS = Shape(r"(?:(?:<other.must>) )*(?:<other.forbids>)(?! (?:<other.forbids_little>))\b")
"""How a posting says that something must not be the case."""
_LEAD = Shape(r"(?<!\w)(\d{1,2})(?:-| )?(?:(?P<days><other.days>)|(?P<weeks><other.weeks>)|<other.months>)(?!\w)")
_WEEK, _MONTH = 7, 30
_SMART = Shape(r"(?:<other.smart>)")
_START = Shape(r"(?:<other.start>)")
_ONE_MORE = Shape(r"(?:,| (?:<other.and_also>))+ (?:<other.one_more>) (?=[a-z])")


def read(criterion: Criterion, message: Message) -> Reading | None:
    """Read a yes or a no; where something must be owned, naming it is a yes, and where it is counted, the number."""
    kind = criterion.kind
    asked = plain(str(criterion.get("text") or ""))
    message = message.without("other.no_matter", " YEA ").without("other.no_old_phone")
    said = polarity(message)
    if message.has("other.not_smart") and _SMART.search(asked):
        return not_met(f"{kind}.not_smart", yes=False)
    if message.has("reasons.health") and said.no:
        return withheld(f"{kind}.protected_reason")
    if _lasts(message) and not said.no and not said.hedged:
        return met(f"{kind}.lasts", yes=True)
    if message.has("other.gone") and not said.yes:
        return open_answer(f"{kind}.gone", {"yes": False})
    if message.has("other.impaired") and not message.has("other.still_works"):
        return open_answer(f"{kind}.impaired")
    limited = _at_most(asked, message)
    if limited is not None:
        return limited
    if _FORBIDS.match(asked):
        return _forbidden(kind, asked, message, said)
    started = _start(asked, message)
    if started is not None:
        return started
    fewer = _fewer(asked, message)
    if fewer is not None:
        return fewer
    shown = stance(asked, message, "thing") == "shown"
    small = message.has("skill.only", "skill.modest", "credential.offer", "credential.pending") or said.hedged
    plainly = yes_or_no(kind, message, said)
    if message.has("other.to_get") and (plainly is None or plainly.result == "met"):
        return open_answer(f"{kind}.to_get", {"yes": False})
    open_yet = plainly is None or (plainly.result == "unclear" and not said.conditional)
    if shown and not small and open_yet and (said.yes or not said.no):
        return met(f"{kind}.shown", yes=True)
    if plainly is not None:
        return plainly
    if not _OWNING.search(asked) or (message.has("skill.vague_state", "skill.only") and not message.has("other.has")):
        return None
    if (message.has("other.has", "other.goods") or names(asked, message)) and not message.without("other.goods").has(
        "credential.beside_it"
    ):
        return met(f"{kind}.named", yes=True)
    return None


def _lasts(message: Message) -> bool:
    """Whether a year to come is given until which it is good."""
    found = message.find("other.lasts")
    return found is not None and int(found["year"]) > message.today.year


def _forbidden(kind: str, asked: str, message: Message, said: Polarity) -> Reading | None:
    """Read an answer where something must not be the case: "not bound by a non-compete"."""
    denied = any(said_at(re.escape(word), message.text) == "denied" for word in telling_words(asked))
    if (denied or message.has("other.none_of_it")) and not said.yes:
        return met(f"{kind}.none_of_it", yes=True)
    return open_answer(f"{kind}.forbidden") if said.yes or said.no or said.hedged else None


def _at_most(asked: str, message: Message) -> Reading | None:
    """Read a number where the posting says how many there may be: "no more than 2 moving violations"."""
    most = _AT_MOST.search(digits(asked, message.languages))
    if most is None:
        return None
    if message.has("other.none_of_it"):
        return met("other.none_of_it", yes=True)
    given = _COUNTED.search(message.numeric)
    if given is None:
        return open_answer("other.how_many") if polarity(message).no or polarity(message).yes else None
    allowed = int(most["number"]) - (1 if most["below"] else 0)
    if int(given[1]) <= allowed:
        return met("other.number", yes=True) if not polarity(message).hedged else open_answer("other.number")
    return not_met("other.number", yes=False)


def _start(asked: str, message: Message) -> Reading | None:
    """Read when someone can start, where the posting says by when."""
    limit = _LEAD.search(digits(asked, message.languages))
    if limit is None or not _START.search(asked):
        return None
    if message.has("other.at_once"):
        return met("other.start", yes=True)
    wait = _LEAD.search(message.numeric)
    if wait is None:
        return None
    most, needed = (int(found[1]) * _days_of(found) for found in (limit, wait))
    return met("other.start", yes=True) if needed <= most else not_met("other.start", yes=False)


def _days_of(found: re.Match[str]) -> int:
    """The days that a unit of time is."""
    return 1 if found["days"] else _WEEK if found["weeks"] else _MONTH


def _fewer(asked: str, message: Message) -> Reading | None:
    """Read a number of things that is below the asked one: two of three references."""
    wanted, given = _COUNTED.search(digits(asked, message.languages)), _COUNTED.search(message.numeric)
    if wanted is None or given is None:
        return None
    if len(_COUNTED.findall(message.numeric)) > 1 and int(given[1]) < int(wanted[1]):
        return None
    more = len(_ONE_MORE.findall(message.text[given.end() :]))
    if int(given[1]) + more >= int(wanted[1]):
        return met("other.number", yes=True) if not polarity(message).no else None
    return doubtful("other.number", yes=False)
