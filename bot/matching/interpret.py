"""Reads an applicant's message against one criterion."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import bot.matching.kinds  # noqa: F401  (registers the kinds that ship with the program)
from bot.matching.checking import check
from bot.matching.either import name_by_name
from bot.matching.kin import Realm, stance
from bot.matching.kinds.spoken_language import writes_in_it
from bot.matching.message import Message
from bot.matching.naming import names, rank
from bot.matching.normalise import plain
from bot.matching.other_talk import other_talk
from bot.matching.outcome import open_answer
from bot.matching.polarity import polarity
from bot.matching.refusals import denies_else, doubts_itself
from bot.matching.registry import reader_for
from bot.matching.topics import in_doubt
from bot.matching.vocabulary import Shape
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

_TAKES_BACK = Shape(r"^(?:<answers.yes_or_no>)[\s,.!-]+(?:(?:<answers.oops>) )?(?:<answers.replaces>)")
"""A yes or no that is at once replaced: "no wait yes"."""
_TAKEN_BACK = Shape(
    r"(?:(?:<answers.hm>)[\s,.!-]+)*(?:(?:<answers.stop>)[\s,.!-]+(?:<answers.no>)(?!\w)"
    r"(?=[\s,.!-]+(?:\d+|<answers.says_anew>)(?!\w)|[,.!-]+\s*\w)|(?:<answers.sorry>)[\s,.!-]+"
    r"(?:<answers.no>)(?=[\s,.!-]+(?:\d|<answers.it_is>)))[\s,.!-]+"
)
"""A no that only takes back what was said before: "wait no, 3 years"; after "sorry" it is mostly a no."""
_NEGOTIABLE = ("availability", "travel", "field_time", "transport", "location", "physical")
"""Kinds on which people offer something in place of what was asked."""
_BUT = Shape(r"<!answers.everything>\b(?:<answers.but>)\b(?!.*\b(?:<answers.refuses>)\b)")
"""A "but" after which nothing is refused."""
_CHECKS = ("background_check", "drug_test", "assessment", "work_authorization")
_HELD = (*_CHECKS, "license", "certification", "clearance", "skill")
"""Kinds to which a word with a question mark is no answer."""
_MOST_WORDS_ASKED_BACK = 2
_MOST_WORDS_BESIDE = 1
_FAINT = (".hedged", ".no_among_others", ".not_understood")
"""Ends of rules that found next to nothing: beside a question that is no answer."""
_ALTERNATIVES = Shape(
    r"(?:(?:<answers.so_is_it>) )*(?!.*\b(?:<answers.no_choice>)\b)(?=(?:\S+ ){2,9}\S+$)[a-z0-9' -]+ "
    r"(?:<answers.or>) [a-z0-9' -]+"
)
"""Two things to choose between and nothing else: "hair or urine", said of a check, is a question."""
_WHO_NOT = Shape(r"(?:(?:<answers.well>) )*(?:<answers.who>) (?P<verb><answers.does_not>) (?=\w)")
"""A question to which everybody is the answer."""
_PROPOSES = Shape(r"\b(?:<answers.proposes>)\b")
"""Hours that are offered in the form of a question: "can i do nights on fridays only?"."""
_CORRECTION = Shape(
    r"(?:^|[\s,.!-])(?:(?:<answers.no>) )?(?:(?:<answers.corrects>)(?!\w)[\s,.:!-]*)+"
    r"(?=\S)|(?<=[.,!;])\s*(?:<answers.no>),? (?=(?:(?:<answers.more_like>) )*\d+(?!\d"
    r"|(?:<answers.no_years>)\b))"
)


_IF_IT_COUNTS = Shape(r"\b(?:<answers.if_it_counts>)\b[^.!?]*")
"""Asked of what has been told: whether it counts."""
_BIRTHDAY = re.compile(r"(?:0?[1-9]|1[0-2])[/.-]\d{1,2}[/.-](?:19|20)?\d\d")
_BESIDE_COUNTING = Shape(r"(?:<answers.beside_counting>)")
_LENGTH_TOLD = Shape(r"\d ?(?:\+ ?)?(?:<answers.units>)\b")
_TIMES_TOLD = Shape(r"\d|<share.few_times>")


def read(criterion: Criterion, text: str, *, today: date | None = None, language: str | None = None) -> Reading:
    """Read a text against a criterion.

    Pure and deterministic for a given `today` (the date to which "since 2019" counts; default: this day).
    `language` is one of vocabulary.LANGUAGES; None finds it out. Never raises on any text; raises BadCriterion
    when the criterion's own fields are of no use.
    """
    check(criterion)
    message = Message.of(text, language=language, today=today)
    return read_message(criterion, message)


def read_whole(criterion: Criterion, text: str, *, today: date | None = None, language: str | None = None) -> Reading:
    """Read a text that is known to be an answer, with no word of it taken for a question or request."""
    message = Message.of(text, language=language, today=today)
    reading = reader_for(criterion.kind)(criterion, message)
    return reading or open_answer(f"{criterion.kind}.not_understood")


def read_message(criterion: Criterion, message: Message) -> Reading:
    """Read a message that is normalised already."""
    own = (criterion.kind, *(value for value in criterion.details.values() if isinstance(value, str)))
    message = replace(message, about=plain(" ".join(own).replace("_", " ")))
    message = _once_understood(message)
    talk = other_talk(message)
    if _beside_the_question(criterion, message):
        return Reading("not_an_answer", rule="talk.question")
    if criterion.kind in _HELD and _elsewhere(criterion, message):
        return Reading("not_an_answer", rule="talk.elsewhere")
    if talk is not None and talk.kind == "nonsense" and _in_the_line(criterion, message):
        talk = None
    if talk is None and _chooses(criterion, message):
        return Reading("not_an_answer", rule="talk.question")
    if criterion.kind == "experience" and _asks_if_it_counts(message):
        return open_answer("experience.may_count")
    if talk is not None and talk.rest is None:
        if talk.kind == "question" and _proposes(criterion, message):
            return open_answer("availability.proposed")
        return Reading("not_an_answer", rule=f"talk.{talk.kind}")
    rest = talk.rest if talk is not None and talk.rest is not None else message
    rest = rest.only(_TAKEN_BACK.sub("", rest.text, count=1)) if _TAKEN_BACK.match(rest.text) else rest
    reading = _corrected(criterion, rest) or reader_for(criterion.kind)(criterion, rest)
    reading = name_by_name(criterion, rest, _everybody(criterion, rest, reading))
    beside = talk is not None and talk.kind == "question"
    if reading is not None and not (beside and reading.rule.endswith(_FAINT)):
        if doubts_itself(criterion, rest, reading):
            return open_answer(f"{reading.rule}.hedged")
        if denies_else(criterion, rest, reading):
            return open_answer(f"{criterion.kind}.no_among_others")
        doubt = in_doubt(criterion, rest, reading)
        return _with_its_but(criterion, rest, reading) if doubt is None else open_answer(f"{criterion.kind}.{doubt}")
    if talk is not None and not (beside and _tells(message, rest)):
        return Reading("not_an_answer", rule=f"talk.{talk.kind}")
    return open_answer(f"{criterion.kind}.not_understood")


def _tells(message: Message, rest: Message) -> bool:
    """Whether what happened to the applicant follows a question: "how far back? I had a thing in my twenties"."""
    told = rest.find("talk.tells")
    return told is not None and told.start() == 0 and message.text.endswith(rest.text)


def _once_understood(message: Message) -> Message:
    """What follows "oh you mean the gun thing?": the answer of somebody who did not know at first what was asked."""
    marks = list(message.every("talk.understood"))
    rest = message.text[marks[-1].end() :].strip(" ,.!?") if marks else ""
    return message.only(rest) if rest else message


def _with_its_but(criterion: Criterion, message: Message, reading: Reading) -> Reading:
    """A refusal with a "but" after it is for a person to weigh: "no car, but I live three blocks away".

    Where the refusal itself follows the "but" it is plain: "nights are fine, but I can't do weekends".
    """
    marks = list(_BUT.finditer(message.text))
    if reading.result != "not_met" or criterion.kind not in _NEGOTIABLE or not marks:
        return reading
    after = message.only(message.text[marks[-1].end() :].strip(" ,."))
    last = reader_for(criterion.kind)(criterion, after)
    refused = last is not None and (last.result == "not_met" or False in last.value.values())
    return reading if refused and marks[-1].start() > 0 else replace(reading, result="unclear")


def _asks_if_it_counts(message: Message) -> bool:
    """Whether work without a number is told of and asked about: "I ran the snack bar, does that count?"."""
    rest = _IF_IT_COUNTS.sub(" ", message.text)
    if rest == message.text or _LENGTH_TOLD.search(message.numeric):
        return False
    return any(_BESIDE_COUNTING.fullmatch(word) is None for word in re.findall(r"[a-z]{4,}", rest))


def _beside_the_question(criterion: Criterion, message: Message) -> bool:
    """Whether a word is only asked back ("polygraph?"), or a bare number is given where none can answer."""
    raw = message.raw.strip()
    if criterion.kind in _CHECKS and re.fullmatch(r"[\d\s?]+", raw):
        return True
    if criterion.kind not in _HELD or not raw.endswith("?") or len(raw.split()) > _MOST_WORDS_ASKED_BACK:
        return False
    if message.has("consent.substance", "consent.record"):
        return False
    said = polarity(message)
    return not (said.yes or said.no or said.hedged)


def _everybody(criterion: Criterion, message: Message, reading: Reading | None) -> Reading | None:
    """The reading of "who does not have a ged these days" as what it says of the applicant; never a no."""
    asked = _WHO_NOT.match(message.text)
    if asked is None or (reading is not None and reading.result == "met"):
        return reading
    claims = message.only("i " + ("can " if "c" in asked.group("verb") else "") + message.text[asked.end() :])
    said = reader_for(criterion.kind)(criterion, claims)
    return said if said is not None and said.result == "met" else open_answer(f"{criterion.kind}.everybody")


def _chooses(criterion: Criterion, message: Message) -> bool:
    """Whether two things are only held against each other ("mouth or urine", "w2 or 1099?")."""
    if criterion.kind not in (*_CHECKS, "clearance", "physical", "minimum_age"):
        return False
    if criterion.kind == "physical" and (_TIMES_TOLD.search(message.text) or message.has("physical.outdoor_trade")):
        return False
    plainly = message.text.strip(" .!?")
    said = polarity(message)
    return _ALTERNATIVES.fullmatch(plainly) is not None and (said.hedged or not (said.yes or said.no))


def _proposes(criterion: Criterion, message: Message) -> bool:
    """Whether an applicant asks for hours of their own: neither agreed nor refused."""
    named = message.has("mentions.availability") or re.search(r"\d", message.numeric) is not None
    return criterion.kind == "availability" and named and _PROPOSES.search(message.text) is not None


def _in_the_line(criterion: Criterion, message: Message) -> bool:
    """Whether letters without a vowel name the asked thing or one of its line ("LMSW"), or figures a birthday."""
    name = str(criterion.get("name") or "")
    if criterion.kind == "minimum_age":
        return _BIRTHDAY.fullmatch(message.text.strip()) is not None
    if criterion.kind == "language":
        return writes_in_it(plain(name), message.raw)
    realm: Realm = "craft" if criterion.kind == "skill" else "paper"
    return bool(name) and (
        names(name, message) or rank(name, message) is not None or stance(name, message, realm) is not None
    )


def _elsewhere(criterion: Criterion, message: Message) -> bool:
    """Whether the whole message answers another question: "my degree is from OSU" to one about a licence."""
    found = message.find("talk.elsewhere")
    if found is None or len(message.text.split()) - len(found.group().split()) > _MOST_WORDS_BESIDE:
        return False
    name = str(criterion.get("name") or criterion.get("text") or "")
    of_its_line = rank(name, message) is not None or (criterion.kind == "skill" and stance(name, message) is not None)
    return not names(name, message) and not of_its_line


def _corrected(criterion: Criterion, message: Message) -> Reading | None:
    """The reading of what follows "wait, I meant", when that part answers by itself."""
    replaced = _TAKES_BACK.match(message.text)
    if replaced is not None:
        return reader_for(criterion.kind)(criterion, message.only(message.text[replaced.end() :]))
    marks = [mark for mark in _CORRECTION.finditer(message.text) if mark.start() > 0]
    if not marks:
        return None
    end = len(message.text)
    for mark in reversed(marks):  # the last part that answers: "3, wait i meant 6, sorry, big fingers"
        reading = reader_for(criterion.kind)(criterion, message.only(message.text[mark.end() : end]))
        if reading is not None and reading.status == "clear" and not reading.rule.endswith((".yes", ".no")):
            return replace(reading, rule=f"{reading.rule}.corrected")
        end = mark.start()
    return None
