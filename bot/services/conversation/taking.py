"""Taking a reading: store it, have it confirmed, ask again, or leave it to a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from bot.matching import agrees_apart, opens_with, read, read_change, read_others, read_times, read_yes_no
from bot.matching.conversing import clauses_of, has_it_noted, only_that, takes_back
from bot.matching.opinion import TAKEN_END
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading
from bot.services.conversation.asking import (
    BELOW,
    advance,
    is_partial,
    offerable,
    open_criteria,
    pending_reading,
    to_pending,
)
from bot.services.conversation.doubting import (
    answers_mere_yes,
    claims_equivalent,
    denies_but_claims,
    equivalent_kept,
    is_doubted,
    plainly_read,
    undoubted,
    untold,
)
from bot.services.conversation.equivalents import ask_for_equivalent, lacks_the_degree
from bot.services.conversation.naming import NAMED, named_words, naming
from bot.services.conversation.turn import Turn, narrowed

GIVE_UP_AFTER = 2
"""Messages on one criterion that may stay unclear, or read-backs that may be denied, before a person takes over."""

PLAIN_WORDS = 3
"""A yes or no of so few words is nothing but a yes or no."""

NAMED_BEYOND_DOUBT = 2
"""Words of its own that name a criterion while another of its kind is asked."""

KEPT = frozenset(
    {
        "denials",
        "partial",
        "words",
        "accommodation",
        "person",
        "asides",
        "resume",
        "elsewhere",
        "unclear",
        "claimed",
        BELOW,
    }
)
"""What of the state's `pending` holds as long as the same question is asked."""

LEFT_TO_PERSON = Reading("unclear", {}, "unclear", "left_to_person")


def reading_of(turn: Turn, criterion: Criterion) -> Reading:
    """The message's reading against the criterion: the dialogue's own when it was made for this criterion."""
    if turn.heard.criterion == criterion.id:
        return turn.heard.reading
    return read(narrowed(criterion, turn.state), turn.heard.text, today=turn.now.date())


def take_reading(turn: Turn, criterion: Criterion, reading: Reading) -> None:
    """Store a reading, or first have it confirmed or asked again, as its status and result call for."""
    if lacks_the_degree(turn, criterion, reading):
        if decides_nothing(criterion) or meets_another_way(turn, criterion):
            accept(turn, criterion, undoubted(reading))
        else:
            ask_for_equivalent(turn, criterion, undoubted(reading))
        return
    if is_doubted(reading) or answers_mere_yes(turn, criterion, reading):
        _take_doubted(turn, criterion, reading)
        return
    reading = equivalent_kept(turn, merged(turn, criterion, reading))
    if reading.withheld:
        turn.note(criterion, reading)
        turn.ask_for_person("accommodation")
        turn.say("utter_sensitive")
        advance(turn)
    elif reading.asks_again and _asking_is_no_use(criterion, reading):
        leave_to_person(turn, criterion, reading)
    elif reading.asks_again:
        not_understood(turn, criterion, reading)
    elif reading.result == "not_met" and not decides_nothing(criterion) and not meets_another_way(turn, criterion):
        read_back(turn, criterion, reading)
    else:
        accept(turn, criterion, reading)


def _asking_is_no_use(criterion: Criterion, reading: Reading) -> bool:
    """Whether an answer that is open would decide nothing, or not be another, if it were asked for again."""
    idle = decides_nothing(criterion) and not reading.rule.endswith("not_understood")
    return idle or denies_but_claims(reading)


def _take_doubted(turn: Turn, criterion: Criterion, reading: Reading) -> None:
    """Ask again; what is told plainly and still doubted is read back, so that nobody is left to a person for it."""
    plain = reading if reading.rule.endswith(TAKEN_END) else plainly_read(turn, criterion)
    if decides_nothing(criterion):
        leave_to_person(turn, criterion, untold(reading))
    elif plain is not None and (turn.state.attempt + 1 >= GIVE_UP_AFTER or turn.state.pending.get("denials")):
        read_back(turn, criterion, merged(turn, criterion, plain))
    else:
        not_understood(turn, criterion, untold(reading))


def decides_nothing(criterion: Criterion) -> bool:
    """Whether the verdict is the same whatever is answered: only preferred, and no part of a choice of ways in.

    Such an answer is neither read back nor asked for twice: the summary shows it, and can still be corrected.
    """
    return criterion.required is False and criterion.alternative is None


def meets_another_way(turn: Turn, criterion: Criterion) -> bool:
    """Whether the message meets what another way in asks of the same kind: the associate degree beside a bachelor's.

    Then it turns nobody away, and it is taken for that other way without being read back.
    """
    if criterion.alternative is None:
        return False
    others = [c for c in turn.criteria if c.kind == criterion.kind and c.choice == criterion.choice]
    others = [c for c in others if c.alternative not in (None, criterion.alternative)]
    readings = [read(c, turn.heard.text, today=turn.now.date()) for c in others]
    return any(r.status == "clear" and r.result == "met" for r in readings)


def merged(turn: Turn, criterion: Criterion, reading: Reading) -> Reading:
    """What is said of one working time leaves what was said of the others as it was."""
    if criterion.kind != "availability" or reading.status == "not_an_answer" or reading.sensitive or _leans(reading):
        return reading
    earlier = turn.answers.get(criterion.id)
    here = turn.state.criterion == criterion.id
    read_back = pending_reading(turn).value if here and turn.state.phase == "confirming" else {}
    partial = turn.state.pending.get("partial", {}) if here else {}
    known = {**(earlier.value if earlier else {}), **partial, **read_back}
    if not known:
        return reading
    value = {**known, **reading.value}
    said = [value.get(time) for time in criterion.get("times", ())]
    if any(answer is False for answer in said):
        return replace(reading, value=value, status="clear", result="not_met")
    if said and all(said):
        return replace(reading, value=value, status="clear", result="met")
    return replace(reading, value=value, status="unclear", result="unclear")


def accept(
    turn: Turn, criterion: Criterion, reading: Reading, *, text: str | None = None, confirmed: bool = False
) -> None:
    """Store a reading that counts, say what was noted, and move on."""
    turn.note(criterion, reading, text, confirmed=confirmed)
    if reading.result == "unclear":
        turn.say("utter_noted_for_person", understood=turn.value_of(criterion, reading))
    else:
        turn.say("utter_noted", understood=turn.value_of(criterion, reading))
    advance(turn)


def read_back(turn: Turn, criterion: Criterion, reading: Reading) -> None:
    """Keep the reading, and ask whether it is right before it counts."""
    turn.note(criterion, reading, counts=False)
    pending = {**to_pending(reading, turn.words_so_far()), "denials": turn.state.pending.get("denials", 0)}
    turn.move(phase="confirming", criterion=criterion.id, attempt=0, pending=pending)


def not_understood(turn: Turn, criterion: Criterion, reading: Reading | None) -> None:
    """Ask once more in other words; the second time leave it to a person, with what was said."""
    attempt = turn.state.attempt + (0 if turn.state.attempt and _tells_more(turn, criterion, reading) else 1)
    if attempt >= GIVE_UP_AFTER:
        leave_to_person(turn, criterion, reading or LEFT_TO_PERSON)
        return
    if reading is not None:
        turn.note(criterion, reading, counts=False)
    firm = criterion.kind == "availability" and reading is not None and bool(reading.value) and not _leans(reading)
    if reading is not None and firm:
        turn.say("utter_noted_partly", understood=turn.value_of(criterion, reading))
    else:
        turn.say("utter_not_sure")
    pending = {k: v for k, v in turn.state.pending.items() if k in KEPT}
    if reading is not None and claims_equivalent(reading):
        pending["claimed"] = True
    if reading is not None and not firm:
        pending["unclear"] = turn.heard.text
    if reading is not None and firm:
        pending |= {"partial": dict(reading.value), "words": turn.words_so_far()}
    turn.move(phase="asking", criterion=criterion.id, attempt=attempt, pending=pending)


def _leans(reading: Reading) -> bool:
    """Whether a value is only the way an answer leans: no part of an answer that others are added to."""
    return reading.rule.endswith(".leaning")


def _tells_more(turn: Turn, criterion: Criterion, reading: Reading | None) -> bool:
    """Whether a reading answers for working times that nothing was said of before: whoever does gets on."""
    if reading is None or criterion.kind != "availability" or _leans(reading):
        return False
    return not set(reading.value) <= set(turn.state.pending.get("partial", ()))


def ask_for_words(turn: Turn, criterion: Criterion) -> None:
    """The applicant points to their résumé: ask for a few words here, and the second time leave it to the recruiter."""
    if turn.state.pending.get("resume"):
        leave_to_person(turn, criterion, LEFT_TO_PERSON)
    else:
        turn.say("utter_no_resume")
        turn.move(pending={**turn.state.pending, "resume": True})


def leave_to_person(turn: Turn, criterion: Criterion, reading: Reading) -> None:
    """Store the answer as unclear, for a person, tell the applicant so, and go on."""
    earlier = turn.state.pending.get("unclear")
    turn.note(criterion, reading, f"{earlier}\n{turn.words_so_far()}" if earlier else None)
    turn.say("utter_left_to_person")
    advance(turn)


def states_value(reading: Reading) -> bool:
    """Whether a reading says more than yes or no."""
    return reading.status == "clear" and set(reading.value) != {"yes"}


def speaks_for_itself(reading: Reading) -> bool:
    """Whether a reading holds an answer that nobody gives by the way, and no mere yes or no."""
    return states_value(reading) and reading.value != {"level": "none"} and not reading.rule.endswith((".yes", ".no"))


def plain_yes_no(text: str) -> bool | None:
    """A yes or no that is meant as such: alone, or at the beginning of a message that does not take it back."""
    words = text.split()
    if has_it_noted(text):
        return True
    if len(words) <= PLAIN_WORDS:
        return read_yes_no(text)
    first, whole = read_yes_no(words[0].strip(",.!")), read_yes_no(text)
    return first if first == whole else None


def plain_agreement(text: str, read_back: Reading) -> bool:
    """Whether a message opens with a yes and takes nothing of it back: "yes that's correct, no hunting".

    A no further on agrees with a read-back that was itself a no.
    """
    denied = read_back.value.get("yes") is False or read_back.value.get("years") == 0
    return opens_with(text) is True and not takes_back(text, denied=denied)


def collect_offers(turn: Turn, asked: Criterion | None, *, minor: bool = False) -> bool:
    """Keep the facts that the message states on other criteria, to offer them back instead of asking.

    `minor`: another value contradicts an answer even where the result stays the same.
    True when the message speaks of another criterion at all, also of one that is settled.
    """
    text = turn.heard.text
    others = [(c, r) for c, r in told_of_others(turn, asked) if _meant(turn, asked, c)]
    known = {o["criterion"] for o in turn.state.offers}
    offers = list(turn.state.offers)
    for criterion, reading in _as_changes(turn, others):
        if criterion.id in known or reading.sensitive:
            continue
        offer = {"criterion": criterion.id, **to_pending(reading, text)}
        if criterion.id in offerable(turn):
            # what would fail by a remark that was about something else is asked in full instead
            offers += [offer] if reading.result == "met" or is_partial(offer) or decides_nothing(criterion) else []
        elif _plainest(turn, criterion, others) and _contradicts(turn, asked, criterion, reading, minor):
            offers.append({**offer, "contradicts": True})
    turn.move(offers=tuple(offers))
    return bool(others)


def told_of_others(turn: Turn, asked: Criterion | None) -> list[tuple[Criterion, Reading]]:
    """What the message tells of other criteria; of working times also a part of those that are asked."""
    text, today = turn.heard.text, turn.now.date()
    found = read_others(turn.criteria, text, asked=asked, today=today)
    times = read_times(turn.criteria, text, asked=asked, today=today)
    return found + [(c, r) for c, r in times if c not in [other for other, _ in found]]


def _as_changes(turn: Turn, told: Sequence[tuple[Criterion, Reading]]) -> Iterator[tuple[Criterion, Reading]]:
    """The readings; of what has an answer already, what is said now and not what it repeats."""
    for criterion, reading in told:
        answer = turn.answers.get(criterion.id)
        if answer is None:
            yield criterion, reading
            continue
        new = read_change(criterion, turn.heard.text, answer.reading, today=turn.now.date())
        yield criterion, new if new.status == "clear" else reading


def about_something_else(turn: Turn, asked: Criterion, reading: Reading) -> bool:
    """Whether a bare yes or no was read out of a message that is about another criterion and does not name this one."""
    if reading.status == "not_an_answer":
        return True
    bare = set(reading.value) <= {"yes"} or reading.rule.endswith((".yes", ".no")) or reading.value == {"level": "none"}
    text = turn.heard.text
    agreed = reading.status == "clear" and opens_with(text) is not None
    if not bare or named_words(asked, text):
        return False
    if agreed and (agrees_apart(text) or opens_with(text) is False or not _of_another_kind(turn, asked)):
        return False
    return own_part(turn, asked) is None


def _of_another_kind(turn: Turn, asked: Criterion) -> bool:
    """Whether a yes is followed at once by what answers questions of other kinds only: "yes 20 percent outside"."""
    kinds = {criterion.kind for criterion, _ in told_of_others(turn, asked)}
    return bool(kinds) and asked.kind not in kinds


def own_part(turn: Turn, asked: Criterion) -> Reading | None:
    """The reading of a part that answers by more than a yes or no, and tells nothing else: "im 34", of two facts."""
    today = turn.now.date()
    for part in clauses_of(turn.heard.text):
        reading = read(asked, part, today=today)
        plain = reading.status != "clear" or reading.rule.endswith((".yes", ".no"))
        if not plain and not read_others(turn.criteria, part, asked=asked, today=today):
            return reading
    return None


def meant_for_another(turn: Turn, besides: Sequence[Criterion]) -> dict[str, Any] | None:
    """What a message says to the one other open question that it plainly meets, as an offer: "5 yrs", of nights."""
    found = {}
    for part in (turn.heard.text, *clauses_of(turn.heard.text)):
        for criterion in (c for c in open_criteria(turn) if c not in besides and c.id not in found):
            reading = read(criterion, part, today=turn.now.date())
            if speaks_for_itself(reading) and reading.result == "met" and not reading.sensitive:
                found[criterion.id] = {"criterion": criterion.id, **to_pending(reading, turn.heard.text)}
    return next(iter(found.values())) if len(found) == 1 else None


def _meant(turn: Turn, asked: Criterion | None, other: Criterion, words: int = 0) -> bool:
    """Whether the message means another criterion than the one being asked, and has so many words that tell them apart.

    Where both are of a kind, or a word of the other is in the text, the words that the asked one has not must name it.
    """
    text = turn.heard.text
    named = named_words(other, text)
    if asked is None or (not named and asked.kind != other.kind):
        return True
    if asked.kind == "experience" and asked.get("min_years") is None and other.get("min_years") and not words:
        return True  # "sold phones for 8 years", where the years of sales are a question of their own
    beyond = named - named_words(asked, text)
    return len(beyond) >= words and naming(turn, " ".join(beyond))[other.id] >= NAMED


def _plainest(turn: Turn, criterion: Criterion, told: Sequence[tuple[Criterion, Reading]]) -> bool:
    """Whether none of its kind that a message may mean is named more plainly: "sales" is no "cold calling"."""
    scores = naming(turn, turn.heard.text)
    return scores[criterion.id] >= max(scores[c.id] for c, _ in told if c.kind == criterion.kind)


def _contradicts(turn: Turn, asked: Criterion | None, criterion: Criterion, reading: Reading, minor: bool) -> bool:
    """Whether the reading says something else than the answer that counts, in a way that matters.

    What answers a question of the same kind contradicts nothing, unless the other one is named beyond doubt.
    """
    answer = turn.answers.get(criterion.id)
    if answer is None or (answer.result == reading.result and not minor):
        return False
    if asked is not None and asked.kind == criterion.kind and not _meant(turn, asked, criterion, NAMED_BEYOND_DOUBT):
        return False
    if reading.value.get("level") == "high_school" and not only_that(turn.heard.text):
        return False  # who has a degree went to high school too, or taught at one
    return any(answer.value.get(key) not in (None, value) for key, value in reading.value.items())
