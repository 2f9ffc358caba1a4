"""What looks like a demand and is none, or only one of several ways: papers given, shown or paid for, what the
employer itself has, and an "or" behind which stands what no criterion can tell."""

from __future__ import annotations

from bot.postings.found import Found
from bot.postings.kinds.tails import phrases
from bot.postings.patterns import compiled
from bot.postings.sentences import Sentence

_PAPERS = frozenset(("license", "certification", "education", "skill"))
_WAYS = frozenset(("license", "certification", "education", "skill", "experience", "language", "other"))
_ASIDE = frozenset(("skill", "other"))
"""What may only be named in the other way: "or currently enrolled in a program"."""
_TELLING = ("given", "paid_for", "either_way", "shown")
"""Tables whose phrases may stand anywhere in the clause."""
_OPENING = ("receiving", "employers", "our_own")
"""Tables whose phrases begin the sentence."""
_APART = compiled(r"(?i);|\.\s|\b(?:and|plus|as well as)\b")
"""What parts two demands: the way behind it is none of the first one's."""

_CANDIDATE = compiled(
    r"(?i)\b(?:candidates?|applicants?|hires?|teammates?|person|colleagues?|you|someone|successful|ideal|requires?|experience\w*|"
    r"proficien\w+|knowledge|skills?|looking|seeking|able|ability)\b"
)
"""Words by which a sentence speaks of the one who is sought, though it begins with "our"."""
_WE = compiled(
    r"(?i)(?:here,? )?we(?:['’](?:ve|ll))?\s(?!require|need|seek|want|ask|"
    r"expect|prefer|like|would|hire|love|look|are|must|"
    r"only|hope|"
    r"welcome|value|encourage|also (?:require|need|want|ask|prefer)|do (?:require|need|ask)|"
    r"typically|usually|generally|favor)"
)
"""What the employer does: "We keep the books in QuickBooks"."""
_NEXT_TO_OR = compiled(r"(?i)\s?(?:\([^()]{1,40}\))?,?\sor\s(?P<way>[^.;()]{3,})")
_SAME_AGAIN = compiled(
    r"(?i)(?:(?:an?|its|the|some|any|similar|another|with|have|has|hold)\s)*"
    r"(?:equiv\w*|equal\w*|higher|above|better|more|similar\w*|related|comparable|relevant|other|another|greater|closely|advanced|"
    r"universit\w+|college|school|institut\w+|certificat\w+|diploma|degree|licen\w+|regist\w+|ged\b|multi\w*|compact|"
    r"foreign|international|state|local|national|commensurate|combination|substitut\w+|suitable|appropriate|approved|recogni[sz]ed|"
    r"(?:be\s|is\s|are\s)?(?:currently\s)?(?:abilit\w+|able|eligib\w+|capable|qualif\w+|obtain\w*|acquir\w*|get|gets|getting|earn\w*|"
    r"willing\w*|ready|must|can|will|could|complet\w*|achiev\w*|secure|become)|in\b|from\b|at\b|by\b|within\b|for\b|on\b|of\b|to\b|"
    r"(?:work |professional |industry |practical |military )?(?:experience|training)|\d|(?-i:[A-Z]))"
)
"""What follows "or" and still speaks of the same paper or its like, or how to come by it."""

_OF_ANOTHER = compiled(r"(?i)if you\b(?!.*\b(?:it|one|them|that)$)")
"""A condition that in brackets speaks of something else: "Klaviyo (if you know Braze, talk to us)"."""


def demands_nothing(sentence: Sentence, found: Found) -> bool:
    """Whether a paper or tool is only given, shown, paid for or the employer's own where it stands."""
    if found.kind not in _PAPERS and not (found.kind == "experience" and not found.details.get("min_years")):
        return False
    text = sentence.text
    if phrases("no_demand", "demanding").search(text):
        return False
    if not _CANDIDATE.search(text):
        if _WE.match(text) or any(phrases("no_demand", table).match(text) for table in _OPENING):
            return True
        if found.kind != "skill" and phrases("no_demand", "duties").match(text):
            return True
    left, right = sentence.clause(found.start, found.end)
    clause = text[left:right]
    return any(_said(table, clause, found.end - left) for table in _TELLING)


def _said(table: str, clause: str, end: int) -> bool:
    """Whether the clause says so outside brackets that follow the find, which only soften it."""
    match = phrases("no_demand", table).search(clause)
    return match is not None and not ("(" in clause[end : match.start()] or " or " in clause[end : match.start() + 3])


def takes_another_way(sentence: Sentence, found: Found, everything: list[Found]) -> bool:
    """Whether an "or" behind a find opens a way that nothing else found tells ("or show us that you can weld"), or
    the find is only named in such a way ("or show us your GitHub")."""
    if found.kind not in _WAYS or found.required:
        return False
    right = sentence.clause(found.start, found.end)[1]
    for match in phrases("no_demand", "other_way").finditer(sentence.text[:right]):
        if match.start() < found.end - 1:
            if found.kind in _ASIDE and 0 <= found.start - match.start() < 40:
                return any(one.end <= match.start() for one in everything)
            continue
        between = sentence.text[found.end : match.start()]
        if _APART.search(between) or ("(" in between and _OF_ANOTHER.match(match.group())):
            continue
        return not any(one.start >= match.start() and one.kind not in _ASIDE for one in everything)
    return found.kind in ("license", "certification", "education") and _or_else(
        sentence.text[:right], found, everything
    )


def _or_else(text: str, found: Found, everything: list[Found]) -> bool:
    """Whether right behind a paper an "or" begins something else: "Dental assistant certificate or a quick learner"."""
    match = _NEXT_TO_OR.match(text, found.end) if "or " in text[found.end :] else None
    if match is None or found.details.get("or_equivalent") or _SAME_AGAIN.match(match.group("way")):
        return False
    return not any(one.end > match.start("way") for one in everything)
