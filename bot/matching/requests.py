"""Groups of intents, and a message cut into the clauses that can each hold an answer, a question or a request."""

from __future__ import annotations

import re

from bot.matching.intent_features import Concepts, tokens

ANSWERS = frozenset({"answer", "affirm", "deny", "dont_know", "refuse"})
"""Intents that speak to the question that was asked."""
JOB_QUESTIONS = frozenset(
    {
        *("ask_pay", "ask_place", "ask_hours", "ask_remote", "ask_benefits", "ask_company", "ask_duties"),
        *("ask_requisition", "ask_requirements", "ask_next_steps", "ask_duration", "ask_other"),
    }
)
"""Questions that the posting, or else the recruiter, answers."""
BOT_QUESTIONS = frozenset({"ask_why", "ask_reader", "ask_repeat", "ask_summary"})
"""Questions about the interview, answered by the bot."""
REQUESTS = frozenset(
    {
        *("ask_person", "ask_accommodation", "skip", "pause", "resume", "withdraw", "delete_data", "correct"),
        *("change_language", "submit", "link"),
    }
)
"""Things the applicant wants done."""
SOCIAL = frozenset({"greet", "thanks", "goodbye", "abuse", "nonsense", "steer"})
INTENTS = ANSWERS | JOB_QUESTIONS | BOT_QUESTIONS | REQUESTS | SOCIAL

TALK = {
    "person": "ask_person",
    "accommodation": "ask_accommodation",
    "why": "ask_why",
    "repeat": "ask_repeat",
    "skip": "skip",
    "wait": "pause",
    "withdraw": "withdraw",
    "correction": "correct",
    "thanks": "thanks",
    "greeting": "greet",
    "abuse": "abuse",
    "small_talk": "nonsense",
    "nonsense": "nonsense",
    "steering": "steer",
    "refusal": "refuse",
    "evasion": "refuse",
    "question": "ask_other",
}
"""The intent behind each kind of talk that the reading rules find, for when the model has no opinion."""

_OPENERS = frozenset(
    {
        *("WHAT_IS", "HOW_MUCH", "HOW_MANY", "HOW_LONG", "HOW_OFTEN", "HOW_DO", "WHEN", "WHERE", "WHY", "WHO", "WHICH"),
        *("DO_YOU", "IS_THERE", "ARE_YOU", "DO_I", "CAN_I"),
    }
)
"""Concepts that open a question."""
_FILLERS = frozenset(
    {
        *("and", "but", "so", "ok", "okay", "hey", "hi", "hello", "well", "um", "uh", "wait", "oh", "also", "btw"),
        *("then", "lol", "y", "pero", "oye", "hola", "bueno"),
    }
)
_SENTENCE = re.compile(
    r"(?<=[.!?;])(?<!\b[a-z]\.)\s+|\n+|[,;]\s+|\s+-+\s+|\s+(?=(?:and|but|also|btw|plus|pero|tambi[eé]n)\s)", re.I
)
_JOINED = re.compile(
    r"\s+(?=(?:what(?:'?s)?|how (?:much|many|long)|where(?:'?s)?|when (?:do|does|will|would|is|can|are)|do "
    r"(?:you|i|u)"
    r"|does|can (?:i|you)|is (?:there|it|this)|cu[aá]nto|d[oó]nde|cu[aá]ndo|qu[eé] (?:tal|horario|pasa|sigue)"
    r"|puedo|hay)\b)",
    re.I,
)
"""Before a question that follows an answer without any mark: "6 years what does it pay"."""

_TAG = re.compile(
    r"[\s,.;-]*\b(?:(?:is|would|will|does|do) (?:that|this|it|they) (?:be )?(?:ok|okay|work|count|enough|good"
    r"|fine|help"
    r"|alright"
    r"|good enough|all right|suffice)|that ok|ok|right|cool|est[aá] bien|sirve|cuenta|vale|verdad|no)\s*\?+\s*$",
    re.I,
)
_IMPERATIVE = re.compile(
    r"^(?:(?:please|just|so|por favor)\s+)*(?:tell|explain|describe|show|any|more (?:info|details)|d[ií]game|dime"
    r"|cu[eé]nt[ea]me|expl[ií]queme|alg[uú]n)\b",
    re.I,
)
_STATEMENT = re.compile(
    r"^(?:(?:when|cuando|which|where|donde|who)\s+(?:i|my|we|the|they|school|class|yo|mi|me|era|ten[ií]a|it|he|she)"
    r"|what\s+(?:i|im|i'm|ive|i've|they|it|we|he|she|hours|days)(?!\s+(?:should|need|do|to))|como\s+\d"
    r"|cuando\s+(?:mucho|quier\w+|gust\w+|sea|pued\w+|haya)|hay\s+que"
    r"|(?:what|which|where)\s+(?:\w+\s+)?(?:it|they|i|we|he|she)\s+(?:is|are|was|were|do|does|did|have|had))\b",
    re.I,
)
_QUESTION = re.compile(
    r"^(?:(?:will|would|could|can|may|should|do|does|did|is|are|am|must|has|have)\s+(?:you|u|i|we|they|it"
    r"|there|this|that"
    r"|the|my|a|an|any\w*|some\w*|your|people|all|humans?)|(?:what|where|when|why|who|which|how|wat|y)"
    r"|(?:(?:en|a|de|con|para|por|desde|hasta)\s)?(?:qu[eé]|cu[aá]l(?:es)?|c[oó]mo|cu[aá]nt[oa]s?|cu[aá]ndo|d[oó]nde"
    r"|qui[eé]n(?:es)?))\b",
    re.I,
)
_WANTS = re.compile(
    r"\b(?:please|pls|plz|can|could|want|need|prefer|rather|let|switch|change|talk|speak|call|help|give|send"
    r"|por favor|puede|podr[ií]a|quiero|prefiero|hablar|escrib\w+|cambi\w+)\b",
    re.I,
)


def wants(text: str) -> bool:
    """Whether a clause has a word of asking for something."""
    return _WANTS.search(text) is not None


_LAUGHTER = re.compile(r"\b(?:lo+l+|l+m+f?a+o+|rofl|a*(?:ha|he){2,}h*|(?:j[ae]){2,}j?|xd+)\b", re.I)


def without_laughter(text: str) -> str:
    """The text without "lol" and its kin when two words or more are left: who laughs may still answer."""
    sober = _LAUGHTER.sub("", text)
    return sober.strip() if len(sober.split()) >= 2 and sober != text else text


def without_tag(text: str) -> str:
    """The text without a tag that makes a question of an answer: "motorcycle, does that work?"."""
    return _TAG.sub("", text).strip()


def clauses(text: str, concepts: Concepts) -> list[str]:
    """The parts of a message between punctuation and joining words; an unmarked question after an answer is its own."""
    out: list[str] = []
    for part in (piece.strip(" ,;-") for piece in _SENTENCE.split(text)):
        out += [part] if asks(part, concepts) and asks(part.rstrip("? "), concepts) else _JOINED.split(part)
    return [piece.strip() for piece in out if set(tokens(piece)) - _FILLERS - set(" .,!?;")]


def asks(text: str, concepts: Concepts) -> bool:
    """Whether a clause has the form of a question: a question mark, or a question word or verb in front."""
    if "?" in text or "¿" in text or _IMPERATIVE.match(text):
        return True
    if _STATEMENT.match(text):
        return False
    plain = [w for w in tokens(text) if w not in _FILLERS]
    meant = [w for w in concepts.replace(plain) if w not in ("HELLO", "PLEASE", "THANK")]
    return (bool(meant) and meant[0] in _OPENERS) or _QUESTION.match(" ".join(plain)) is not None
