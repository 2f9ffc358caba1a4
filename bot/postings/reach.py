"""How far a word of wish, hedge or demand reaches: what in its clause it speaks of."""

from __future__ import annotations

import re
from functools import cache

from bot.postings.kinds.tails import phrases
from bot.postings.patterns import compiled
from bot.postings.vocabulary import load

FAR = 10_000
"""The distance of what a word does not speak of."""
_SHORT = 12
"""Letters behind a colon that may only fill in a form: "Travel Required: yes"."""
_OTHER_ITEM = 80
"""Letters that a wish at the end of one thing has further to the next one."""
_ENDED = compiled(
    (
        r"\b(?:experience|degree|diploma|licen[sc]e|certification|required|equivalent|field|registered|certified|"
        r"licensed)\s*,\s+(?!(?:is|"
        r"are|strongly|highly|preferred|required|preferably|desired|but|and|or|a plus|a must|"
        r"that['’]s|that is|that would|which|it['’]s)\b)[^,]*\w[^,]*$"
    ),
    re.I,
)
"""A statement that ended at a comma; what follows has its own words: "5 years of sales experience, SaaS a plus"."""
_NEXT_DEGREE = compiled(
    r"(?i)^[^,;.]{0,50},\s+(?:an?\s|with an?\s)?(?:BSN|MBA|MSN|MSW|B\.?S\.?|B\.?A\.?|M\.?S\.?|ph\.?d|bachelor|"
    r"master|doctora\w+|advanced|graduate|associate)\b[^,;]*$"
)
"""Another degree behind a comma, of which the words behind it speak: "an associate's in nursing, BSN preferred"."""
_ENDS_ITS_ITEM = compiled(r"[)\]]?(?:,\s|\s?\(|\s[-–—]\s|\s(?:and|but|with|plus)\s)|[)\]]\s|\s(?=[A-Z\d])")
"""Behind a word that ends one demand before the next: "bachelor's required, master's preferred"."""
_BREAK_LOST = compiled(r"\s(?=[A-Z\d])")
"""Behind a word of demand that may as well lead what follows: "Minimum: Required High school diploma"."""
_INTRODUCES = compiled(
    r"(?i)(?:^|\b(?:and|or|with|an?|the|our|your|of|in|for|other|any|all|some|have|has|plus|as|most|these|following|is)|"
    r"[,;:–—/-])\s*[(\[*]?\s*(?:(?:strongly|highly|also|absolutely)\s)?$"
)
"""Before a word that speaks of what follows it: "with preferred certification in"."""
_LABEL = compiled(
    r"(?i)\W*(?:(?:work|years of|minimum|additional|other|professional|foreign)\s)?(?:experience|education|"
    r"certificat\w+|licen[sc]es?|qualifications?|skills?|degrees?|languages?|travel|requirements?|training|knowledge)\W*"
)
"""A word and its wish that lead what follows: "Experience preferred 2 years in a kitchen"."""
WISHING = frozenset(
    "strongly highly but not required is preferred a plus nice to have needed necessary essential mandatory "
    "ideal ideally "
    "desired optional bonus helpful would be great big huge".split()
)
"""Words of brackets that only say how much something is wanted: "(nice, not needed)"."""


@cache
def _two_sided(stance: str) -> frozenset[str]:
    """Words that may stand before what they speak of, and behind it."""
    words = load("modality")[stance]
    return frozenset(words["before"]) & frozenset(words["after"])


def _ends_its_item(clause: str, stance: str, cue_start: int, cue_end: int) -> bool:
    """Whether a cue speaks of what went before it, though it could speak of what follows: "CPR required, first aid"."""
    word = clause[cue_start:cue_end].lower()
    if word == "must":
        return clause.endswith((" a ", " A "), 0, cue_start) and not clause.startswith((" ha", "-ha"), cue_end)
    if word not in _two_sided(stance) or not _ENDS_ITS_ITEM.match(clause, cue_end):
        return False
    before = clause[:cue_start]
    if before.endswith((" (", " [")) and clause.startswith((")", "]"), cue_end):
        return True
    if before.endswith((" is ", " are ")) and not before.lower().endswith("it is "):
        return True
    if clause.startswith(", ", cue_end) and before.endswith((" - ", " – ", " — ", ": ", ", ")):
        return True
    return _INTRODUCES.search(before) is None and not _LABEL.fullmatch(before)


def _begins_anew(clause: str, cue_end: int) -> bool:
    """Whether behind a wish something begins that can only be a thing of its own: "degree preferred 2 years of"."""
    if not clause[cue_end : cue_end + 1].isspace():
        return False
    first = clause[cue_end + 1 : cue_end + 2]
    return first.isdigit() or (first.isupper() and phrases("modality", "anew").match(clause, cue_end + 1) is not None)


def distance_of(clause: str, stance: str, side: str, cue_start: int, cue_end: int, start: int, end: int) -> int:
    """Letters between cue and match on the cue's proper side; inside the match counts as none; else far."""
    if start <= cue_start and cue_end <= end:
        return 0
    if in_other_brackets(clause, cue_start, cue_end, start, end):
        return FAR
    if leads(clause, cue_end):
        if cue_end <= start:
            return start - cue_end
        if "," in clause[end:cue_start] or (stance == "demanded" and _heads(clause, cue_start, cue_end)):
            return FAR
    if side == "before":
        if cue_end > start:
            return FAR
        if not _ends_its_item(clause, stance, cue_start, cue_end):
            return start - cue_end
        anew = _begins_anew(clause, cue_end) if stance == "preferred" else not _BREAK_LOST.match(clause, cue_end)
        return FAR if anew else start - cue_end + _OTHER_ITEM
    if cue_start < end or _NEXT_DEGREE.search(clause[end:cue_start]):
        return FAR
    if _ENDED.search(clause[max(0, end - 12) : cue_start]):
        return FAR
    return cue_start - end


def leads(clause: str, cue_end: int) -> bool:
    """Whether a cue opens what a colon leads to, and speaks of that: "Experience a plus: Tableau"."""
    return clause.startswith(":", cue_end)


def _heads(clause: str, cue_start: int, cue_end: int) -> bool:
    """Whether a cue is a heading that lost its break: "experience with Excel Required: a forklift license"."""
    return clause[cue_start].isupper() and len(clause) - cue_end > _SHORT


def in_other_brackets(clause: str, cue_start: int, cue_end: int, start: int, end: int) -> bool:
    """Whether a cue stands in brackets with words of its own: "ERP experience (NetSuite preferred)"."""
    left, right = clause.rfind("(", 0, cue_start), clause.find(")", cue_end)
    right = len(clause) if right < 0 else right  # a clause may end inside brackets
    if left < 0 or clause.find(")", left, cue_start) >= 0 or left <= start < right:
        return False
    own = (clause[left + 1 : cue_start] + clause[cue_end:right]).split()
    return any(word.lower().strip(",.!") not in WISHING for word in own)
