"""What a message is and what it says: the intent model and the reading of the answer, weighed against each other.

The reading rules know the question that is open; the model knows how people ask and request things. Where both
agree there is nothing to weigh. Where they differ, the side with the plainer evidence wins (see _decide), and a
message is never lost: what is no answer gets the likeliest other intent, what may be one is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from bot.matching.intents import IntentModel, Prediction, load_intent_model
from bot.matching.interpret import read, read_whole
from bot.matching.language import detect
from bot.matching.message import Message
from bot.matching.opinion import OpinionModel, weighed
from bot.matching.opinion_training import cached_opinion
from bot.matching.other_talk import only_opens
from bot.matching.refusals import BARE, least_share
from bot.matching.requests import (
    ANSWERS,
    BOT_QUESTIONS,
    JOB_QUESTIONS,
    REQUESTS,
    SOCIAL,
    TALK,
    asks,
    clauses,
    wants,
    without_laughter,
    without_tag,
)
from bot.screening.criterion import Criterion
from bot.screening.interview import QUESTION_PHASES
from bot.screening.reading import NOT_AN_ANSWER, Reading

SURE = 0.9
"""From this confidence on the model's word stands against a reading without substance."""
LIKELY = 0.5
"""From this confidence on a clause counts as a further question or request."""
PLAIN = 0.8
"""One other intent alone must be this likely against a reading with some substance."""
SPOKEN_TO = 0.25
"""How likely an answer must be where the rules read nothing. This and UNHEARD: least errors on the labelled answers."""
UNHEARD = 0.03
"""Below this an open reading is none, in whatever form the message asks."""
HINTED = 0.3
"""Below this share the model has no opinion, and the reading rules' guess counts."""
_GRAVE = frozenset({"withdraw", "delete_data", "submit"})
"""Intents with consequences: never guessed."""
_EXCLUSIVE = frozenset({"steer", "correct", "withdraw", "delete_data", "ask_accommodation", "abuse", "nonsense"})
"""Intents beside which nothing in the message is taken as an answer to the open question."""
_ALL_ALIKE = ("all_agreed", "all_refused", "some_refused", "none")
"""Ends of rules that take a mere yes or no for every part of the question."""
_HOLLOW = ("not_understood", ".named")
"""Ends of rules that found nothing, or no more than words that may be a name."""
_AGAINST_TALK = "model.answer_against_talk"
_VAGUE = (*_HOLLOW, ".hedged", ".no_among_others", "experience.yes")
"""Ends of rules beside which a likely refusal to answer counts as one."""
_REFUSALS = frozenset({"refuse"})
_OF_SUBSTANCE = (".pending", ".shown", ".lapsed", ".lower", ".higher", ".class", ".next", ".learning", ".speed")
"""Ends of rules that found the state of a paper, a word of the trade or a measure."""
_UNLIKE_PAPERS = frozenset({"submit", "nonsense", "pause"})
"""Intents that such words look like: "application submitted", "nsca cscs"."""
_CONSENTS = ("background_check", "drug_test", "assessment")
_IN_ITS_WORDS = {
    "language": ("change_language", "ask_repeat", "ask_accommodation", "greet", "thanks"),
    "work_authorization": ("ask_summary", "ask_accommodation"),
    "education": ("abuse", "goodbye"),
    "availability": ("submit",),
}
"""Intents whose words are those of an answer where that is asked about: "no hablo inglés", "TN status"."""
_EASILY_MISTAKEN = ("nonsense", "correct", "skip", "ask_summary")
"""Intents that short answers in a trade's words look like: "SFDC power user", "no wait yes"."""
_DECISIVE_TALK = ("talk.steering", "talk.accommodation", "talk.repeat", "talk.abuse", "talk.elsewhere", "talk.evasion")
"""Talk that the model's word does not turn into an answer."""
_APPLYING = re.compile(r"\b(?:job|position|role|appl\w+|interview|anymore|trabajo|puesto|solicitud)\b", re.I)
_YES_OR_NO = re.compile(r"^(?:yes|yeah|yep|yup|no|nope|nah|s[ií]|claro)\b", re.I)
_YEARS = re.compile(r"\d\s*(?:\+\s*)?(?:yrs?|years?|años|anos|months?|mos|meses)\b", re.I)
_LENGTHS = ("experience", "minimum_age")
_VERB_FIRST = re.compile(
    r"^(?:(?:wait|so|and|also|but|ok)\s+)*(?:do|does|did|is|are|can|could|would|will|was|has)\s", re.I
)
_ROOT = Path(__file__).resolve().parents[2]
_QUESTIONS = JOB_QUESTIONS | BOT_QUESTIONS
_SPOKEN_OF = frozenset({"change_language", "ask_person", "link"})
"""Requests whose words ("in english", "manual", "on my phone") are also those of answers: they must be asked for."""
_WORTH_MENTION = (_QUESTIONS | REQUESTS) - {"resume", "submit", "skip", "correct", "ask_repeat"}
"""Intents that are served beside an answer; the others make no sense with one in the same breath."""


@dataclass(frozen=True)
class Understanding:
    """One message, understood."""

    intent: str
    """One of requests.INTENTS."""
    confidence: float
    """0 to 1: how sure it is that the message is this."""
    reading: Reading
    """Against the criterion that was asked; NOT_AN_ANSWER when the message is something else."""
    language: str | None
    """Of this message; None when it is too short to say."""
    also: tuple[str, ...] = ()
    """Further intents of the same message, in order: "6 years. what does it pay?" is an answer, also ask_pay."""
    rule: str = ""
    """What decided, for people."""


def understand(
    criterion: Criterion | None,
    text: str,
    *,
    model: IntentModel | None = None,
    opinion: OpinionModel | None = None,
    today: date | None = None,
    phase: str = "asking",
) -> Understanding:
    """Understand a message with the question that is open as context; never raises on any text.

    `criterion` None means that no question about the applicant is open. `phase` is the conversation's: "asking",
    "confirming", "offering", or one in which no criterion counts. `model` and `opinion` None take the trained ones.
    Raises BadSetup when none is given and there is none.
    """
    model = model or default_model()
    language = detect(text)
    if not text.strip():
        return Understanding("nonsense", 1.0, NOT_AN_ANSWER, language, rule="empty")
    found = model.predict(without_laughter(text))
    asking = criterion is not None and phase in QUESTION_PHASES
    reading = _read(criterion, text, today) if criterion and asking else None
    is_answer, rule = _decide(text, found, reading, criterion, model)
    if is_answer and rule == _AGAINST_TALK and criterion is not None:
        reading = _read_again(criterion, text, today) or reading
    parts = clauses(text, model.concepts)
    if not is_answer and criterion is not None and asking and _other(found, reading)[0] not in _EXCLUSIVE:
        apart = _answered_apart(criterion, parts, model, today)
        if apart is not None:
            is_answer, reading, rule = True, apart, apart.rule
    if not is_answer:
        intent, confidence = _other(found, reading)
        return Understanding(intent, confidence, NOT_AN_ANSWER, language, _also(parts, intent, model, None), rule)
    if reading is not None and criterion is not None:
        thought = (opinion or default_opinion()).of(criterion, text)
        least = least_share(criterion, text, today) if reading.result == "not_met" else BARE
        reading = weighed(criterion, reading, thought, least)
    return _answer(found, reading, language, _also(parts, "answer", model, criterion), rule)


@lru_cache(maxsize=1)
def default_model() -> IntentModel:
    """The project's trained intent model, loaded once. Raises BadSetup when there is none."""
    return load_intent_model(_ROOT)


@lru_cache(maxsize=1)
def default_opinion() -> OpinionModel:
    """The project's second opinion, loaded once, and trained when it never was (seconds)."""
    return cached_opinion(_ROOT)


def _answer(
    found: Prediction, reading: Reading | None, language: str | None, also: tuple[str, ...], rule: str
) -> Understanding:
    kept = reading or NOT_AN_ANSWER
    if reading is not None and reading.status == "not_an_answer":
        kept = Reading("unclear", rule=reading.rule)
    if kept.result == "not_met" and kept.rule.endswith(".no") and found.intent == "dont_know":
        kept = Reading("unclear", rule=kept.rule)
    if kept.withheld and found.intent == "ask_accommodation":
        also = tuple(dict.fromkeys((found.intent, *also)))
    confidence = max(_share(found, ANSWERS), SURE if kept.status == "clear" else LIKELY if reading else 0.0)
    return Understanding(found.intent if found.intent in ANSWERS else "answer", confidence, kept, language, also, rule)


def _answered_apart(criterion: Criterion, parts: list[str], model: IntentModel, today: date | None) -> Reading | None:
    """The clear reading of a clause beside a question or request: "why do you ask? yes i do"."""
    for part in parts if len(parts) > 1 else ():
        sure = _share(model.predict(part), ANSWERS)
        if sure < LIKELY or asks(part, model.concepts) or only_opens(Message.of(part)):
            continue
        reading = read(criterion, part, today=today)
        if reading.result == "not_met" and sure < SURE:
            continue
        if reading.status == "clear" or (reading.value and reading.status != "not_an_answer" and sure >= SURE):
            return reading
    return None


def _read(criterion: Criterion, text: str, today: date | None) -> Reading:
    """The reading, in both languages where a line mixes them.

    An answer that ends in a question ("two years, is that ok?") is read without it.
    """
    reading = read(criterion, text, today=today)
    plain = without_tag(text)
    if reading.status != "not_an_answer" or not plain or plain == text.strip():
        return reading
    return read(criterion, plain, today=today)


def _read_again(criterion: Criterion, text: str, today: date | None) -> Reading | None:
    """The reading of all words of an answer that sounded like a request, when it holds more than a mere yes or no."""
    reading = read_whole(criterion, text, today=today)
    return reading if reading.status == "clear" and set(reading.value) - {"yes"} else None


def _decide(
    text: str, found: Prediction, reading: Reading | None, criterion: Criterion | None, model: IntentModel
) -> tuple[bool, str]:
    """Whether a message is an answer, and which rule says so; the order of the rules is their rank."""
    if reading is None or criterion is None:
        return found.intent in ANSWERS, f"model.{found.intent}"
    answer = _share(found, ANSWERS)
    if reading.status == "not_an_answer":
        worded = re.search(r"[^\W\d_]", text) is not None and not asks(text, model.concepts)
        if answer >= SURE and worded and reading.rule not in _DECISIVE_TALK:
            return found.intent != "refuse", _AGAINST_TALK
        return False, reading.rule
    if reading.rule.endswith(_VAGUE) and not reading.sensitive and _share(found, _REFUSALS) >= LIKELY:
        return False, "model.refuse"
    other, share = next((name, share) for name, share in found.ranking if name not in ANSWERS)
    natural = _natural(text, other, criterion, reading)
    if reading.rule.endswith(_HOLLOW):
        return (True, reading.rule) if natural or answer >= SPOKEN_TO else (False, f"model.{other}")
    unheard = reading.status == "unclear" and not reading.sensitive and answer < UNHEARD
    if unheard and _needed(reading, other) <= 1 and not natural:
        return False, f"model.{other}"
    needed = SURE if other == "correct" and _of_another(text, criterion) else _needed(reading, other)
    doubted = share < PLAIN or 1 - answer < needed or natural
    if doubted or not _formed(text, other, criterion, reading, model):
        return True, reading.rule
    return False, f"model.{other}"


def _needed(reading: Reading, other: str) -> float:
    """How sure the model must be that a message is no answer, by what the rules read in it; above 1 is never."""
    if reading.rule.endswith(".proposed"):
        return 2.0
    if other == "steer":
        return SURE
    if other in _EASILY_MISTAKEN:
        return 2.0 if reading.status == "clear" else 0.97
    if other == "ask_person" and reading.status == "clear":
        return 0.97
    if other not in _GRAVE and (set(reading.value) <= {"yes"} or reading.rule.endswith(_ALL_ALIKE)):
        return SURE
    return 2.0 if other == "correct" else 0.97


def _of_another(text: str, criterion: Criterion) -> bool:
    """Whether a message gives a length of time, and neither the kind nor the words of what was asked call for one."""
    if criterion.kind in _LENGTHS or _YEARS.search(text) is None:
        return False
    own = " ".join(value for value in criterion.details.values() if isinstance(value, str)).lower()
    return not any(len(word) > 2 and word in text.lower() for word in re.findall(r"[\w+#]+", own))


def _natural(text: str, other: str, criterion: Criterion, reading: Reading) -> bool:
    """Whether a few words that could be a request are a natural answer to what was asked."""
    if other in _IN_ITS_WORDS.get(criterion.kind, ()) and not reading.rule.endswith("not_understood"):
        return criterion.kind != "education" or len(text.split()) <= 2
    if reading.rule == "other.start":
        return True
    if reading.rule.endswith(_OF_SUBSTANCE) and (other in _QUESTIONS or other in _UNLIKE_PAPERS) and "?" not in text:
        return True
    declined = criterion.kind in _CONSENTS and reading.rule.endswith((".refuses", ".declines"))
    if declined and other in ("withdraw", "refuse") and not _APPLYING.search(text):
        return True
    words = len(text.split())
    if reading.status != "clear" or words > 4:
        return False
    if other == "steer" and set(reading.value) & {"years", "percent"} and words <= 3:
        return True
    consent = criterion.kind in _CONSENTS and reading.result == "met" and other in ("resume", "submit", "skip", "link")
    return consent or (other == "correct" and words <= 3)


def _formed(text: str, other: str, criterion: Criterion, reading: Reading, model: IntentModel) -> bool:
    """Whether the text has the form that the other intent takes."""
    asked = any(asks(part, model.concepts) for part in clauses(text, model.concepts))
    if reading.sensitive:
        return asked
    if other == "abuse" and reading.status == "clear":
        return False  # "I hate desks" is strong language about work, not about the bot
    if other in SOCIAL:
        return _YES_OR_NO.match(text) is None
    short = len(text.split()) <= 2 and reading.status != "clear"
    needed = other in JOB_QUESTIONS or (other == "ask_repeat" and criterion.kind == "language")
    return not needed or asked or short


def _share(found: Prediction, intents: frozenset[str]) -> float:
    return min(1.0, sum(share for name, share in found.ranking if name in intents))


def _other(found: Prediction, reading: Reading | None) -> tuple[str, float]:
    """The likeliest intent that is no answer; the reading rules' own guess when the model has none."""
    talk = TALK.get(reading.rule.rpartition("talk.")[2]) if reading is not None else None
    refused = _share(found, _REFUSALS)
    if refused >= HINTED:
        return "refuse", refused
    name, share = next((n, s) for n, s in found.ranking if n not in ANSWERS and (n not in _GRAVE or s >= 2 * HINTED))
    rest = 1 - _share(found, ANSWERS)
    unlike = talk not in SOCIAL and talk != "ask_other" and name in SOCIAL
    if talk is not None and talk != "refuse" and (rest < HINTED or share < HINTED * rest or unlike):
        return talk, max(LIKELY, share)
    return name, max(share, LIKELY if talk else share)


def _also(parts: list[str], intent: str, model: IntentModel, criterion: Criterion | None) -> tuple[str, ...]:
    """What else is asked or requested, clause by clause, in order and without what the whole message is."""
    if len(parts) < 2:
        return ()
    out: list[str] = []
    for place, part in enumerate(parts):
        if _YES_OR_NO.fullmatch(part):
            continue
        found = model.predict(part)
        if found.intent not in _WORTH_MENTION or found.intent in (intent, *out):
            continue
        if not _meant(found, part, model, last=place == len(parts) - 1):
            continue
        said = read(criterion, part) if criterion is not None else NOT_AN_ANSWER
        if said.status != "clear" and not said.value:
            out.append(found.intent)
    return tuple(out)


def _meant(found: Prediction, part: str, model: IntentModel, *, last: bool) -> bool:
    """Whether a clause beside others is itself a question or request, and not a word of theirs asked back."""
    asked = asks(part, model.concepts)
    if found.intent in _QUESTIONS:
        formed = asks(part.rstrip("? "), model.concepts) or _VERB_FIRST.match(part) is not None
        return asked and (formed or last) and found.confidence >= LIKELY
    if found.intent in _SPOKEN_OF and not ("?" in part or wants(part)):
        return False
    return found.confidence >= (LIKELY if asked else SURE)
