"""Whether a thing found in a sentence is a demand or wish at all where it stands: by section, duty, perk and pay."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.postings.found import Found
from bot.postings.kinds.tails import phrases
from bot.postings.no_demand import demands_nothing, tells_of_others
from bot.postings.patterns import compiled
from bot.postings.phrases import Guarded
from bot.postings.sentences import Sentence
from bot.postings.unasked import is_unasked

_MAY_BE_WISHED = frozenset(("skill", "language", "license", "certification", "experience", "education"))
"""Kinds that a plain wish makes a criterion in any paragraph about the job: "familiarity with Yardi is a bonus"."""
_PAPERS = ("license", "certification")
_QUIET = frozenset(("eeo", "benefits", "about", "apply"))
_OPENER = compiled(
    (
        r"^(?:and\s(?=(?:have|possess|must|proven|demonstrated|experience|knowledge)\b))?"
        r"(?:more than|over|between|min|considerable|solid|successful|"
        r"possession|completion|graduation|graduate|willingness|generally|typically|usually|"
        r"proven|previous|prior|current|valid|active|minimum|at least|a minimum|\d|bachelor|high "
        r"school|associate|master|proficien\w*|experience|experienced|knowledge|ability|able|must|requires?|"
        r"required|familiar\w*|(?:currently )?licensed?|certified|certification|degree|college|preferred|two|three|"
        r"five|one|four|six|seven|ten|availability|willing|working knowledge|excellent|strong|track "
        r"record|demonstrated|hands-on|bilingual|fluent|reliable|own|have|physical|qualifications?|education|"
        r"ged|you (?:have|are|must|will need)|candidates? (?:must|should|will)|ideal candidates?|applicants? (?:must|"
        r"should|will)|the (?:ideal|successful|right|best) (?:candidate|applicant|person|individual|hire|fit)|"
        r"our (?:next|ideal) \w+|we(?:'re| are)? (?:require|need|seek|look))\b"
    ),
    re.I,
)
_CONDITIONAL = compiled(
    r"(?i)(?:(?:however|also|note|please note|but)[,:]?\s)?"
    r"(?:if|whether|to determine|to learn|for questions|for more|should you)\b(?!.*\b(?:preferred|"
    r"even better|a plus|love|bonus))"
)
_APPLY_IF = Guarded(
    "if",
    r"^if you(?:['’]re| are| have|['’]ve got| hold| can| bring| possess)\b"
    r"(?!.*\b(?:questions?|interested|earn|qualify|bonus|rate|problems?|trouble|accommodations?|anyway|regardless)\b)"
    r".{8,},\s(?:then\s)?(?:please\s)?(?:(?:we|I)(?:['’]d| would| want)|call|apply|text|e-?mail|send|come|stop|join|"
    r"contact|reach|let['’]s|give us|you(?:['’]re| are| may be| might be| could be|['’]ll be)(?: probably| just)? "
    r"(?:an?|the|who|what|our|right|qualified)\b)",
)
"""A condition that is a demand: "If you have a licence and two years, call us"."""
_PAID_FOR = Guarded(
    "bonus bonuses premium differential stipend supplement incentive additional bilingual extra allowance reimburse "
    "start starts earn earns receive receives make makes paid pay pays "
    "starting "
    "step",
    r"\b(?:may|can|will) (?:start|begin|be (?:placed|hired|paid)) at\b|\bstarting (?:pay|wage|rate|"
    r"salary)\b[^.;]{0,40}\bwith\b|"
    r"\b(?:bonus(?:es)?(?! points)|premiums?|differentials?|stipends?|incentives?|additional pay|bilingual pay|"
    r"extra pay|allowances?|reimburse\w*)\b[^.;]{0,60}\b(?:for|available|paid|per|of|with)\b|"
    r"^[^.,;:]{3,50}\b(?:staff|employees|drivers|nurses|RNs|LPNs|CNAs|technicians|teachers|aides|operators|hires|"
    r"applicants|candidates|graduates?|degree|diploma)\b[^.,;:]{0,20}\s(?:earn|start|receive|make|(?:is|are) paid)s?\b|"
    r"\$\s?\d[\d.,]*k?(?:\s?/\s?\w+|\s(?:an?|per)\s\w+)?\s(?:(?:with|for|after)\s|"
    r"(?:bilingual|language|licen[sc]e|certification|degree|education|experience)\s(?:pay\s)?"
    r"(?:bonus|premium|differential|stipend|supplement|allowance)\b)|"
    r"\beligible for\b[^.;]{0,30}\b(?:pay|bonus(?:es)?|differentials?|stipends?|premiums?)\b|"
    r"\b(?:pay|wages?|rates?|salar(?:y|ies))\s(?:is|are|goes|rises|increases)\s(?:\w+\s)?(?:higher|more|up|better)\b|"
    r"\b(?:starts?|pays?|paid|earns?) (?:at )?(?:an? )?(?:higher|more|extra)\b",
)
"""What earns more money is no condition: "a 3% differential for staff who pass a Spanish exam"."""
_LACKING = Guarded(
    "anyway regardless lack lacks short until defined",
    r"\bif you\b.*\b(?:anyway|regardless)\b|\bwho (?:lacks?|are short)\b.*\bmay\b|"
    r"\b(?:cannot|not) be (?:appointed|hired|placed) until\b|^(?!specialized experience\b).*\b(?:is|are) defined as\b",
)
"""What need not be there: "if you have six years and not seven, apply anyway", "who lack six months may file"."""
_WEIGHED = Guarded(
    "scored ranked rated evaluated assessed judged weighed graded commensurate determined scoring ranking",
    r"\b(?:applications?|applicants?|candidates?|r[ée]sum[ée]s?|examinations?|salary|pay|compensation|placement|"
    r"submissions?)\b[^.;]{0,60}\b(?:scor|rank|rat|evaluat|assess|judg|weigh|grad|determin|commensurat)(?:ed|ing|e)\b"
    r"[^.;]{0,50}\b(?:on|upon|according to|by|with|for)\b",
)
"""How applications are weighed and pay is found asks for nothing: "scored on training and experience"."""
_TO_DO = compiled(
    r"(?i)\b(?:required|expected|need|responsible|responsibility) (?:to|for) (?!have|possess|hold|pass|be\b|know|"
    r"demonstrate|show|maintain)\w+"
)
"""What is done on the job: "you will be required to perform tire changes"."""
_REQUIRED_ARE = Guarded(
    "requirements requirement qualifications",
    r"\b(?:requirements?|qualifications)(?: (?:are|is|include))?(?: as follows| the following)?:\s[^.;]*$",
)
"""What opens demands in the middle of a sentence: "please note the requirements as follows: a bachelor's"."""
_HELD = compiled(
    r"(?i)(?:^|\band\s)(?:maintain|hold|have|possess|carry)s?\s(?:an?\s)?(?:current\s(?:and\s)?)?valid\s(?:state\s)?$"
)
"""Before a paper that is kept while one does the job: "maintains a valid driver's license"."""
_OF_OTHERS = compiled(
    r"(?i)(?:(?:our |the )?(?:clients?|patients?|customers?|guests?|children|members|riders?|tenants?|"
    r"donors?|residents|families|parents|participants|campers|borrowers|buyers|(?:our|the) students|"
    r"(?:students|participants|members|volunteers) (?:in|of) (?:the|our) \w+)\s(?:must|should|need)"
    r"|(?:the|our|your)\s(?:\w+\s)?(?:manager|owners?|founders?|director|supervisor|team|staff|president|chef|"
    r"doctors?)\s(?:has|have|holds?|brings?)"
    r"|(?:\w+\sof\s)?our\s(?!(?:\w+\s){0,2}(?:candidates?|applicants?|hire|teammate|person|colleague)\b)(?:[\w-]+\s){1,3}"
    r"(?:has|have|holds?|brings?))\b"
)
"""What other people must be or have: "patients must be 18", "our founder holds a degree"."""
_PERK = compiled(
    r"(?i)\b(?:401\s?\(?k\)?\s(?:match|with)|match\w*\b[^.]{0,30}\b401|PTO\b|paid (?:time off|holidays|vacation)|"
    r"(?:we|they|company)(?:['’]ll| will)? (?:offer|pay|match|give|provide|cover|reimburse)s?\b|"
    r"tuition (?:reimb|assist)|\bvest(?:ed|ing|s)\b|sign[- ]on bonus|weeks['’]? (?:of )?(?:paid )?vacation)"
)
"""What is given, not asked, though it stands among the demands."""
_MAKES_UP = compiled(
    r"(?i)\bcounts? (?:for|as|toward)\b|\bequals?\s(?:an?|one|two|\d)\b|"
    r"\b(?:is|are|be) (?:credited|substituted)\b|\bin (?:lieu|place) of\b|"
    r"\bsubstitutes? for\b"
)
"""What makes up for a demand asks for nothing itself: "(an MBA counts for one year)"."""
_COUNTS = compiled(r"(?i)\W*(?:also |can |will )?counts? (?:for|as|toward)\b")
"""Behind a paper that counts as something else: "a CDL counts for a year"."""

_ASKING = Guarded("must required requires should need", "")
"""The words of `_counts_in_quiet`."""
_ASKING_ON_DUTY = Guarded(
    "must required mandatory minimum preferred plus need able ability willing proficient have beneficial helpful asset "
    "advantage desirable desired bonus valid necessary essential",
    "",
)
"""The words of `_counts_in_duties`."""


def asks_by_condition(text: str) -> bool:
    """Whether a sentence calls those to apply who meet what stands behind its "if"."""
    return _APPLY_IF.search(text) is not None


def only_conditions_count(sentence: Sentence) -> bool:
    """Whether a sentence stands among benefits, duties and the like and has none of the words without which `counts`
    takes nothing there but what is found `anywhere`: such a sentence need not be searched for anything else."""
    text = sentence.text
    if sentence.section in _QUIET:
        return not _ASKING.may_match(text)
    if sentence.section != "duties" or _ASKING_ON_DUTY.may_match(text):
        return False
    return not _OPENER.match(text) and not asks_by_condition(text)


def counts(sentence: Sentence, found: Found, stance: str | None) -> bool:
    """Whether a find is a criterion where it stands."""
    section = sentence.section
    if _OF_OTHERS.match(sentence.text) and section not in ("requirements", "preferred"):
        return False
    if (
        is_unasked(sentence.text, found)
        or demands_nothing(sentence, found)
        or (stance is None and tells_of_others(sentence, found))
    ):
        return False
    if _makes_up(sentence, found) or _is_yet_to_come(sentence, found) or _is_for_the_application(sentence, found):
        return False
    if found.kind in ("experience", "education") and _WEIGHED.search(sentence.text) and not _has_years(found):
        return False
    if asks_by_condition(sentence.text) and section not in _QUIET and found.start < sentence.text.rfind(","):
        return True
    if _asks_nothing(sentence.text):
        return False
    if found.kind == "skill" and section not in ("requirements", "preferred") and _TO_DO.search(sentence.text):
        return False
    if found.kind in ("experience", "education", "availability") and _is_perk(sentence.text):
        return False
    if section in ("requirements", "preferred") or _REQUIRED_ARE.search(sentence.text[: found.start]):
        return True
    demanded = stance in ("demanded", "preferred", "hedged")
    if found.anywhere:
        return section != "eeo" or (
            found.kind in ("background_check", "drug_test", "work_authorization", "minimum_age")
            and stance == "demanded"
        )
    if section in _QUIET:
        return _counts_in_quiet(sentence, found, stance)
    if section == "physical":
        return found.kind in ("physical", "availability", "travel", "location", "transport") or (
            demanded and found.strong and found.kind != "skill"
        )
    if section == "duties" and not (found.kind == "education" and _OPENER.match(sentence.text)):
        return _counts_in_duties(sentence, found, stance)
    if stance == "preferred" and section not in _QUIET and found.kind in _MAY_BE_WISHED:
        return True
    if _stands_alone(sentence, found):
        return True
    opener = bool(_OPENER.match(sentence.text)) and len(sentence.text) < 400
    if found.kind == "skill":
        return (
            (opener and not compiled(r"(?i)the\b|we\b").match(sentence.text))
            or (
                demanded
                and compiled(
                    r"(?i)\b(?:must|required|proficien\w*|requires|is expected|(?:will|should) (?:have|possess)|"
                    r"should be (?:comfortable|familiar|skilled|at home)|way around|who knows|you know|(?:is|"
                    r"are) fluent)\b"
                ).search(sentence.text)
                is not None
            )
        ) and found.strong
    return opener or (
        demanded and (found.strong or found.kind in ("experience", "license", "certification", "education"))
    )


def _counts_in_quiet(sentence: Sentence, found: Found, stance: str | None) -> bool:
    """Whether a find counts among benefits, in the employer's praise of itself, or in how to apply."""
    if found.kind in ("travel", "availability", "location", "transport", "physical", "license"):
        return sentence.section != "eeo" and bool(
            compiled(r"(?i)\b(?:must|(?:is|are|may be|might be) required|required to|requires?)\b").search(
                sentence.text
            )
        )
    asked = compiled(r"(?i)\b(?:applicants?|candidates?|you) (?:must|should|need)|\bmust (?:have|be|possess|hold)\b")
    return (
        found.kind in ("experience", "education") and stance == "demanded" and asked.search(sentence.text) is not None
    )


_BARE = frozenset(("experience", "education", "license", "certification", "transport", "minimum_age"))


def _stands_alone(sentence: Sentence, found: Found) -> bool:
    """Whether a few words by themselves are the demand, as short advertisements put it: "HS or GED."."""
    text = sentence.text
    if sentence.item or found.kind not in _BARE or not text.endswith(".") or found.start > 8:
        return False
    if sentence.first and (found.kind != "license" or found.end < len(text) - 1):
        return False
    return len(text.split()) <= 7 and not compiled(
        r"(?i)\b(?:we|our|us|you|your|is|are|was|were|has|have|will|pay|ago|since|graduates?|holders?|drivers?|nurses?)\b"
    ).search(text)


def _is_yet_to_come(sentence: Sentence, found: Found) -> bool:
    """Whether a find is what someone wants to learn or is helped to get: "interest in learning Revit"."""
    if found.kind not in _MAY_BE_WISHED or _has_years(found):
        return False
    said = [match.end() for match in phrases("modality", "learned").finditer(sentence.text)]
    earlier = [end for end in said if end <= found.start]
    between = sentence.text[earlier[-1] : found.start] if earlier else ""
    return bool(earlier) and not compiled(r"[,;(]|\bmust\b|\brequire").search(between)


def _is_for_the_application(sentence: Sentence, found: Found) -> bool:
    """Whether the sentence only says what to write in an application, or which tools the employer's people use."""
    text = sentence.text
    if found.kind not in _MAY_BE_WISHED and found.kind != "availability":
        return False
    if phrases("modality", "applying").match(text):
        return True
    uses = found.kind == "skill" and phrases("modality", "in_use").match(text)
    demand = compiled(r"(?i)\b(?:must|requir\w+|experience\w*|proficien\w+|knowledge|skills?|should you|you should)\b")
    return bool(uses) and not demand.search(text)


def _has_years(found: Found) -> bool:
    return found.details.get("min_years") is not None


@lru_cache(maxsize=256)
def _asks_nothing(text: str) -> bool:
    """Whether a sentence is a condition, what one may lack, a line of words to be found by, or says what earns more;
    asked for each find in it."""
    if _CONDITIONAL.match(text) or _LACKING.search(text) or _is_keywords(text):
        return True
    return "must" not in text.lower() and _PAID_FOR.search(text) is not None


def _is_keywords(text: str) -> bool:
    """Whether a line only says by which words it wants to be found: "nurse, nursing, RN, registered nurse, ..."."""
    pieces = text.lower().split(",")
    words = text.lower().replace(",", " ").split()
    return len(pieces) >= 12 and len(words) < 3 * len(pieces) and len(set(words)) < 0.8 * len(words)


def _makes_up(sentence: Sentence, found: Found) -> bool:
    """Whether a paper counts as something else, or a find stands in brackets that let it make up for something."""
    text = sentence.text
    if found.kind in ("education", *_PAPERS) and _COUNTS.match(text, found.end):
        return True
    left = max(text.rfind(mark, 0, found.start) for mark in "([")
    right = max(text.find(mark, found.end) for mark in ")]")
    return 0 <= left < right and bool(_MAKES_UP.search(text[left:right]))


def _is_perk(text: str) -> bool:
    return bool(_PERK.search(text)) and not compiled(r"(?i)\bmust\b|\brequire").search(text)


def _counts_in_duties(sentence: Sentence, found: Found, stance: str | None) -> bool:
    if stance == "preferred" and found.kind in _MAY_BE_WISHED and _ASKING_ON_DUTY.may_match(sentence.text):
        return True
    hard = bool(
        compiled(
            r"(?i)\b(?:must|required|requires|requirement|mandatory|minimum|preferred|a plus|need to|"
            r"ability to|able to|willing|(?:is|are) (?:also )?(?:necessary|essential))\b"
        ).search(sentence.text)
    ) or (found.kind in _PAPERS and _HELD.search(sentence.text[: found.start]) is not None)
    if found.kind in ("availability", "physical", "travel", "location", "transport", "other", "language"):
        return hard and found.strong
    if found.kind == "skill":
        return (
            bool(
                compiled(
                    r"(?i)\b(?:must (?:have|be|know)|proficien\w+ (?:in|with)|required|preferred|a plus)\b"
                ).search(sentence.text)
            )
            and found.strong
        )
    if found.kind == "experience" and found.details.get("min_years") is None:
        return bool(
            compiled(
                r"(?i)\b(?:must have|required|preferred|a plus|should have|will have|you have|"
                r"(?:position|role|job|work) requires)\b|^(?:previous|prior|proven|past) (?:[\w/-]+ ){0,4}experience\b"
            ).search(sentence.text)
        )
    return found.strong and (hard or bool(_OPENER.match(sentence.text)))
