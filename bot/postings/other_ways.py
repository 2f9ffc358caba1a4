"""One of several ways in: an "or" behind which stands what no criterion can tell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.postings.found import Found
from bot.postings.kinds.tails import phrases
from bot.postings.patterns import compiled
from bot.postings.phrases import Guarded
from bot.postings.sentences import Sentence

if TYPE_CHECKING:
    from bot.postings.judge import Candidate

_WAYS = frozenset(("license", "certification", "education", "skill", "experience", "language", "other", "transport"))
_ASIDE = frozenset(("skill", "other"))
"""What may only be named in the other way: "or currently enrolled in a program"."""
_APART = compiled(r"(?i);|\.\s|\b(?:and|plus|as well as)\b")
"""What parts two demands: the way behind it is none of the first one's."""
_ANYONE = Guarded(
    "anyone anybody everyone everybody people those",
    r"^\W*(?:anyone|anybody|everyone|everybody|people|those)\s(?:with|who|having)\b[^.;]*\b"
    r"(?:can|may|could|should|(?:is|are) (?:\w+ )?(?:welcome|invited|encouraged|free|eligible|able) to)\sapply\b",
)
"""An invitation that only says who is welcome: "anyone with X or some experience in Y can apply"."""
_SENTENCES = compiled(r";|\.\s")
"""What a time to get papers in does not reach over: "ACLS and PALS within six months of hire" is about both."""
_OR_GET = compiled(
    r"(?i)\bor (?:be |is |are |have the )?(?:able|willing|eligible|ability) to (?:obtain|get|acquire|earn|secure)"
    r"(?: and (?:maintain|keep))?(?: (?:an?|any|the|your|their|all))?\s$"
)
"""Before a paper that one has or can still get: "must possess or be able to obtain a state license"."""
_NEXT_TO_OR = compiled(r"(?i)(?:\s?\([^()]{1,40}\))?(?:,?\s|\s?\()or\s(?P<way>[^.;()]{3,})")
_GLUED_OR = compiled(r",?\sor(?=[A-Z]{2})")
"""An "or" that lost its space before a name: "a CPhT, orNHA certificate"."""
_AFTER_ITS_FIELD = compiled(
    r"(?i)\s(?:degree\s)?(?:in|of)\s[\w &/]{2,40},\sor\s"
    r"(?P<way>(?:an?|the|your|you|hands|just|some|years|time|have)\s[^.;()]{3,}|"
    r"[^.;(),]{0,30}\b(?:that|who|you|we)\s[^.;()]+)"
)
"""A way behind a degree's field: "an associate's in HVAC, or hands that have done it"."""
_SAME_AGAIN = compiled(
    r"(?i)(?:(?:an?|its|the|some|any|similar|another|with|have|has|hold)\s)*"
    r"(?:equiv\w*|equal\w*|higher|above|better|more|similar\w*|related|comparable|relevant|other|another|greater|"
    r"closely|advanced|universit\w+|college|school|institut\w+|certificat\w+|diploma|degree|licen\w+|regist\w+|ged\b|"
    r"multi\w*|compact|foreign|international|state|local|national|commensurate|combination|substitut\w+|suitable|"
    r"appropriate|approved|recogni[sz]ed|(?:be\s|is\s|are\s)?(?:currently\s)?(?:abilit\w+|able|eligib\w+|capable|qualif\w+|"
    r"obtain\w*|acquir\w*|get|gets|getting|earn\w*|willing\w*|ready|must|can|will|could|complet\w*|achiev\w*|secure|"
    r"become)|(?:in|from|at|by|within|for|on|of|to)\b|"
    r"(?:work |professional |industry |practical |military )?(?:experience|training)|\d|(?-i:[A-Z]))"
)
"""What follows "or" and still speaks of the same paper or its like, or how to come by it."""
_PAPER = compiled(r"(?i)(?:certificat\w+|diploma|degree|license|credential|ticket|apprenticeship)$")
_OF_ANOTHER = compiled(r"(?i)if you\b(?!.*\b(?:it|one|them|that)$)")
"""A condition that in brackets speaks of something else: "Klaviyo (if you know Braze, talk to us)"."""


def takes_another_way(sentence: Sentence, found: Found, everything: list[Found]) -> bool:
    """Whether an "or" behind a find opens a way that nothing else found tells ("or show us that you can weld"), or
    the find is only named in such a way ("or show us your GitHub")."""
    if found.kind not in _WAYS or found.required:
        return False
    if _ANYONE.search(sentence.text):
        return True
    if found.kind == "experience" and " lieu " in sentence.text and _IN_LIEU.match(sentence.text, found.end):
        return not any(one.kind == "education" for one in everything)
    before = sentence.text[: found.end]
    if found.details.get("min_years", 0) is None and " or " in before and _WAYS_OF_PAPERS.search(before):
        return not any(one.kind in ("license", "certification", "education") for one in everything)
    if found.kind in ("license", "certification") and _OR_GET.search(sentence.text[: found.start]):
        return True
    text = sentence.text[: sentence.clause(found.start, found.end)[1]]
    for match in phrases("no_demand", "other_way").finditer(text):
        if match.start() < found.end - 1:
            if found.kind in _ASIDE and 0 <= found.start - match.start() < 40:
                return any(one.end <= match.start() for one in everything)
            continue
        if (
            found.kind != "experience"
            and _PAPER.search(match.group())
            and _SAME_AGAIN.match(text, match.start() + len("or "))
        ):
            continue  # "or a related degree"
        between = text[found.end : match.start()]
        apart = _SENTENCES if match.group().lower().startswith("within") else _APART
        if apart.search(between) or ("(" in between and _OF_ANOTHER.match(match.group())):
            continue
        return match.group().lower().startswith("in ") or not any(
            one.start >= match.start() and one.kind not in _ASIDE for one in everything
        )
    return found.kind in ("license", "certification", "education") and _or_else(text, found, everything)


_IN_LIEU = compiled(r"(?i)[^.;]{0,60}\bin lieu of\b")
_WAYS_OF_PAPERS = compiled(
    r"(?i)\b(?:certificat\w+|licens\w+|degree|diploma|coursework)\b[\w\s,/]{0,30}\bor\s(?:[\w-]+\s){0,2}experience\b"
)
"""Papers of no name, before experience that does as well: "certification, licensing or work experience"."""


def takes_instead(candidate: Candidate, sentence: Sentence, following: Sentence | None) -> Candidate:
    """A demand for years or schooling, milder when the next sentence takes something else: "Any suitable combination
    of education and experience will be considered"."""
    asked = candidate.criterion
    if asked.kind in ("license", "certification") and asked.required and following is not None:
        later = following.block == candidate.block and phrases("no_demand", "got_later").match(following.text)
        return replace(candidate, criterion=replace(asked, required=None)) if later else candidate
    if asked.kind not in ("experience", "education") or following is None or following.block != candidate.block:
        return candidate
    match = phrases("modality", "instead").search(following.text)
    if match is None or phrases("modality", "instead", "refuses").search(following.text):
        return candidate
    if asked.kind == "education":
        return replace(candidate, criterion=replace(asked, details={**asked.details, "or_equivalent": True}))
    chosen = compiled(r"(?i)^\W*or\b|\bdegree\b.*\bor\b").search(sentence.text)
    if chosen or not asked.required or not phrases("modality", "instead", "years").search(match.group()):
        return candidate
    return replace(candidate, criterion=replace(asked, required=None))


def _or_else(text: str, found: Found, everything: list[Found]) -> bool:
    """Whether right behind a paper an "or" begins something else: "Dental assistant certificate or a quick learner"."""
    if "or" not in text[found.end :] or found.details.get("or_equivalent"):
        return False
    if found.kind != "education" and _GLUED_OR.match(text, found.end):
        return True
    match = _NEXT_TO_OR.match(text, found.end)
    if match is None and found.kind == "education":
        match = _AFTER_ITS_FIELD.match(text, found.end)
    if match is None or _SAME_AGAIN.match(match.group("way")):
        return False
    return not any(one.end > match.start("way") for one in everything)
