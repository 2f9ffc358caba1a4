"""How much a find is wanted: a knock-out, a wish, or left open."""

from __future__ import annotations

from bot.postings.counting import asks_by_condition
from bot.postings.found import Found
from bot.postings.kinds.tails import phrases
from bot.postings.patterns import compiled
from bot.postings.phrases import Guarded
from bot.postings.predicates import is_spoken_of
from bot.postings.sentences import Sentence

_CONDITIONS = frozenset(("work_authorization", "background_check", "drug_test", "minimum_age"))
"""Kinds that nobody merely prefers; below a list of wishes they stand by themselves."""

_ONE_LEVEL = compiled(
    r"(?i)(?:for (?:the |an? )?)?(?:(?:senior|junior|lead|entry|mid|foreman|helper|apprentice|journeyman)[- ]"
    r"(?:level|role|position|candidates?|hires?)|(?:level|step|grade|tier) (?:I{1,3}|IV|V|[1-5]))\s?"
    r"(?:,|:|-|–|requires?|needs?)\s"
)
"""How a sentence begins that speaks of one of several levels of the job: "Level II: five years"."""
_ONE_OF = compiled(
    r"(?i)\b(?:at least one|one or more|any|either|some)\b[^.;()]{0,80}\([^()]*$|"
    r"\b(?:at least one|one or more|any|one) of(?: the following)?:?\s[^.;]{0,160}$"
)
"""Examples of which one will do: "at least one scripting language (Python, Ruby"."""
_ANY_OF = compiled(
    r"(?i)\b(?:at least|any|one|two|three|some|either|minimum of)\s+(?:one|two|three|\d|or more)?\s*(?:or "
    r"more\s+)?of (?:the following|these)"
)
_ASKED_BACK = compiled(r"(?i)(?:do|does|is|are|will|can|must|what|how|when)\b[^?]*\b(?:you|i|there|we)\b[^?]*\?")
"""A question that an applicant might put, in a list of questions and answers: "Do you drug test?"."""
_WHEN_NEEDED = Guarded(
    "needed required necessary",
    r"^\W*(?:(?!work|must|able|abilit|willing|flexib|avail|require)[\w/,&-]+\s+){1,6}"
    r"(?:as|when|if|where)\s(?:needed|required|necessary)\W*$",
)
"""Times with nothing but that the need decides: "Weekends as needed"."""
_IDEAL = compiled(
    r"(?i)\bideal (?:candidate|applicant|person|individual|hire|fit|teammate)s?\b|"
    r"\b(?:would|may|might|could|will) (?:also |best |ideally |particularly )?suit\b|"
    r"\b(?:typically|usually|generally) (?:required|needed)\b"
)
INSISTS = compiled(r"(?i)\b(?:must|requir\w+|mandatory|minimum|at least|needs? to)\b")
_PLAINLY = Guarded(
    "must required mandatory requirement needed necessary essential imperative compulsory negotiable prerequisite",
    r"\b(?:you|candidates?|applicants?|individuals?) must (?:be|have|possess|hold|pass)\b|"
    r"\b(?:is|are) (?:\w+ly |also |always )?(?:required|mandatory|an? (?:absolute )?must|a requirement|"
    r"needed|necessary|essential|imperative|compulsory|non-?negotiable|a prerequisite)\b|"
    r"(?<!\bas )(?<!\bif )(?<!\bwhen )\b(?:required|mandatory|a must)\W*$|\b(?:required|mandatory):",
)
"""Demands that stay what they are in a list of wishes: "CPR is required"."""
_ASKED = compiled(r"(?i)(?:do|are|have|can) you\b[^?]*\?")
"""A question that only draws the reader in: "Do you have a knack for numbers and two years of bookkeeping?"."""


def required_of(sentence: Sentence, found: Found, stance: str | None) -> bool | None:
    """True for a knock-out, False for a wish, None where the posting leaves it open.

    `stance` is what the words around the find say (`modality.stance_of`), None when they say nothing.
    """
    if stance == "preferred":
        return False
    if stance == "hedged" or (stance != "preferred" and asks_by_condition(sentence.text)):
        return None if sentence.section != "preferred" else False
    if sentence.section == "preferred" and found.kind not in _CONDITIONS:
        return stance == "demanded" and _PLAINLY.search(sentence.text) is not None
    if (
        _ANY_OF.search(sentence.lead)
        or _ONE_LEVEL.match(sentence.text)
        or _ANY_OF.search(sentence.text[: found.start])
        or (found.kind == "skill" and _ONE_OF.search(sentence.text[: found.start]))
    ):
        return None
    if (
        sentence.text.endswith("?")
        and sentence.text.count("(") == sentence.text.count(")")
        and found.kind not in ("availability", *_CONDITIONS)
        and not compiled(r"(?i)\byou\b").search(sentence.text)
    ):
        return None if "your" in sentence.text.lower() else False  # "Forklift certified? Even better"
    if found.kind not in _CONDITIONS and _is_of_the_ideal(sentence):
        return None
    if found.kind == "availability" and _WHEN_NEEDED.search(sentence.text):
        return None
    if sentence.section not in ("requirements", "preferred") and _ASKED.fullmatch(sentence.text):
        return None
    if stance is None and (is_spoken_of(sentence, found) or _ASKED_BACK.fullmatch(sentence.text)):
        return None
    return True if stance == "demanded" else _led_to(sentence, found)


def _led_to(sentence: Sentence, found: Found) -> bool | None:
    """How much is wanted of what no word of demand stands beside, by what leads to it: "You might have:"."""
    if found.kind in _CONDITIONS:
        return True
    colon = sentence.text.rfind(":", 0, found.start)
    for told in (sentence.lead, sentence.text[: colon + 1]):
        lead = compiled(r"[.!?]\s").split(told)[-1]
        if lead and phrases("leads", "wishes").search(lead):
            return False
        if lead and phrases("leads", "leaves_open").search(lead):
            return None
    return True


def _is_of_the_ideal(sentence: Sentence) -> bool:
    """Whether a sentence without a plain word of demand, or its heading, only speaks of the ideal candidate."""
    if INSISTS.search(sentence.text):
        return False
    return any(_IDEAL.search(text) for text in (sentence.text, sentence.lead, sentence.heading))
