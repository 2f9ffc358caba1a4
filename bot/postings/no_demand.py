"""What looks like a demand and is none: papers given, shown or paid for, what the employer, its people or others have,
and what someone will only do or meet on the job."""

from __future__ import annotations

from bot.postings.found import Found
from bot.postings.kinds.tails import phrases
from bot.postings.patterns import compiled
from bot.postings.sentences import Sentence

_PAPERS = frozenset(("license", "certification", "education", "skill"))
_TELLING = ("given", "paid_for", "either_way", "shown")
"""Tables whose phrases may stand anywhere in the clause."""
_OPENING = ("receiving", "employers", "our_own")
"""Tables whose phrases begin the sentence."""
_CANDIDATE = compiled(
    r"(?i)\b(?:candidates?|applicants?|hires?|teammates?|person|colleagues?|you|someone|successful|ideal|next|"
    r"requires?|experience\w*|proficien\w+|knowledge|skills?|looking|seeking|able|ability)\b"
)
"""Words by which a sentence speaks of the one who is sought, though it begins with "our"."""
_WE = compiled(
    r"(?i)(?:here,? )?we(?:['’](?:ve|ll))?\s(?!require|need|seek|want|ask|expect|prefer|like|would|hire|love|look|are|"
    r"must|only|hope|welcome|value|encourage|also (?:require|need|want|ask|prefer)|do (?:require|need|ask)|typically|"
    r"usually|generally|favor)"
)
"""What the employer does: "We keep the books in QuickBooks"."""
_EMPLOYER = compiled(
    r"(?:[A-Z][\w'’&.-]*\s){1,5}(?:hires|employs|offers|provides|serves|welcomes|operates|believes|supports|trains|"
    r"values|celebrates|strives)\s|"
    r"(?!Candidate|Applicant|Must|Ideal|Successful|Individual|Incumbent|Person|Who|You|She|He|Someone|Has|Have|The|Our|Your)"
    r"(?:[A-Z][\w'’&.-]*\s){1,5}has\s(?:extensive|over|more than|decades|been|a (?:long|proud|rich|strong))\s"
)
"""A name whose verb is the employer's: "Three Rivers hires people of every background"."""
_AS_ITS_SUBJECT = compiled(r"(?i)\b(?:when|whenever|while|because|since|once)\s(?:the\s|our\s|your\s)?$")
"""Before a tool that does something in a clause about something else: "when Outlook breaks something"."""
_IS_GIVEN = compiled(
    r"(?i)\s(?:(?:training|class(?:es)?|certification|course)\s)?(?:provided|supplied|furnished|included|offered)\W*$"
)
"""A paper with nothing behind it but that it is given: "CPR provided"."""
_LATER = compiled(
    r"(?i)(?:once (?:hired|you|trained|on ?board|licensed|here|settled)|(?:after|upon) (?:you(?:['’]re| are) hired|"
    r"orientation|training|(?:a|one|two|three|six|\d+) (?:weeks?|months?|years?|days?))|"
    r"(?:on|in|during) your (?:first|second|third|paid|training|orientation))\b"
)
"""How a sentence begins that tells what comes after somebody was hired."""
_YOU_WILL = compiled(
    r"(?i)(?:you['’]ll|you will|expect to)\s(?:also\s|soon\s|quickly\s)?(?!need|have|possess|hold|bring|be\b|know|come|"
    r"require|want|understand|likely|show|demonstrate|already|ideally|must|speak|submit|pass|provide|carry|maintain|"
    r"complete|obtain)\w"
)
"""What someone will do on the job: "You'll report to a CPA"."""
_OTHERS = compiled(
    r"(?i)\b(?:(?:report(?:s|ing)?|answer(?:s|ing)?) (?:directly )?to|work(?:s|ing)? (?:with|beside|alongside|under)|"
    r"support(?:s|ing)?|alongside|beside|learn(?:ing)? from|supervised by|mentored by|trained by|team of|"
    r"crew of|led by|owned by|run by|staffed by|partner(?:s|ing)? with|help(?:s|ing)?)\s"
    r"(?:(?:an?|the|our|other|senior|experienced|staff|"
    r"licensed|certified|registered|board|\d+|two|three|four|five)\s){0,3}$"
)
"""People beside whom one works: "support a team of registered nurses"."""
_KEPT_UP = compiled(
    r"(?i)\bexperienced? (?:in |with )?(?:[\w/-]+,? (?:and |or )?){0,3}(?:supporting|working with) (?:the )?$"
)
"""Before a tool that one has used or kept running: "experience supporting Windows"."""
_OTHERS_BEFORE = compiled(
    r"(?i)\b(?:report(?:s|ing)? (?:directly )?to|work(?:ing)? (?:with|beside|alongside|under)|alongside|beside|"
    r"learn(?:ing)? from|supervised by|mentored by|trained by|led by|owned by|run by)\s"
    r"(?:an?|the|our)\s[^.;,]{2,40}\swith\s(?:over |more than )?$"
)
"""The years of somebody beside whom one works: "report to a CPA with twenty years"."""
_WITH_OURS = compiled(
    r"(?i)(?:with|having|backed by|built on|building on|drawing on|thanks to|through|combining)\s[^.;]{3,}?,\s(?=we\b)"
)
"""How a sentence begins that says with what the employer works: "With expertise in tax, we guide firms"."""
_BY_LAW = compiled(
    r"(?i)\b(?:in (?:accordance|compliance|conformity) with|pursuant to|"
    r"as (?:defined|required|set forth) (?:in|by)|under)\s(?:the\s)?$"
)
"""Before the name of a law: "in accordance with Section 608 of the Clean Air Act"."""
_WE_DO = compiled(r"(?i)\bwe (?:also |can |all )?(?:speak|serve|offer|teach|have|accept)\s(?:[^.,;w]|w(?!ho\b))*$")
"""What the employer does, later in the sentence: "we are open late, we speak Spanish"."""
_TOLD = compiled(
    r"(?i)(?:(?:one|some|half|many|most|none|all|each|two|three|several) of (?:our|us)\b|"
    r"(?:some|half|most|none) of the|nobody|no one|everyone|"
    r"the (?!abilit|capacit|equivalent|physical|legal|right|willing|strength|stamina|patience|minimum|following|ideal|"
    r"successful|best|candidate|applicant|person|individual|selected|position|role|incumbent|job|work|skill|knowledge|"
    r"desire|know|experience|licen|certif|degree|usual|normal|typical|hire|new hire|next|qualif|chosen|perfect|one we|"
    r"employee)\w+)\s(?:\w+\s){0,4}?\w+"
)
"""How a sentence begins whose subject is not the one who is sought."""
_IS_SOMETHING = compiled(
    r"(?i)(?:\s(?:training|class(?:es)?|certification|license|course|card))?\s(?:is|are|was|were)\s(?P<said>.+)"
)
_IS_WANTED = compiled(
    r"(?i)(?:(?:an?|the|not|no|also|very|strongly|highly|absolutely|definitely|always|all|both|each|still|now|our|only|"
    r"what (?:we|you)(?: are|['’]re| will)?|something we|generally|typically|usually|normally|often|"
    r"by no means|absolute\w*|strict\w*|firm|hard)\s)*"
    r"(?:requir|must|mandator|need|necess|essential|expect|important|prefer|desir|plus|pluses|help|ideal|nice|asset|bonus|"
    r"crucial|critical|imperative|key|vital|non-?negotiable|prerequisite|condition|standard|minimum|compulsory|obligat|"
    r"recommend|encourag|consider|accept|welcome|great|good|big|huge|real|useful|benefi|available|optional|current|valid|"
    r"to be|in place|in hand|common|typical|usual|likely|customary|a given|unavoidable|advantage|fine|wonderful|"
    r"perfect|awesome|handy|value|appreciat|subject|contingent|based|where|how|look|want|seek|ask|value|hope|better|dealbreaker)"
)
"""What is said of a paper that is wanted or wished for, behind "is"."""


def demands_nothing(sentence: Sentence, found: Found) -> bool:
    """Whether a paper or tool is only given, shown, paid for or somebody else's where it stands."""
    text = sentence.text
    if found.kind == "experience" and found.details.get("min_years"):
        return _OTHERS_BEFORE.search(text[: found.start]) is not None
    ours = _WITH_OURS.match(text) if found.kind == "experience" else None
    if ours and _WE.match(text, ours.end()):
        return True
    if found.kind in ("license", "certification") and _BY_LAW.search(text[: found.start]):
        return True
    if found.kind not in (*_PAPERS, "experience", "other") or phrases("no_demand", "demanding").search(text):
        return False
    if _LATER.match(text) or (found.kind != "other" and _YOU_WILL.match(text)):
        return True
    if found.kind == "other":
        return False
    if _EMPLOYER.match(text) or (not _CANDIDATE.search(text) and _begins_with_others(text, found)):
        return True
    before = text[: found.start]
    if (
        found.kind != "experience"
        and _OTHERS.search(before)
        and not (found.kind == "skill" and _KEPT_UP.search(before))
    ):
        return True
    if found.kind == "skill" and _AS_ITS_SUBJECT.search(text[: found.start]):
        return True
    if _IS_GIVEN.match(text, found.end):
        return True
    left, right = sentence.clause(found.start, found.end)
    clause = text[left:right]
    return any(_said(table, clause, found.end - left) for table in _TELLING)


def tells_of_others(sentence: Sentence, found: Found) -> bool:
    """Whether a sentence tells of somebody or something else: "The lease runs five years"."""
    if found.kind == "language" and _WE_DO.search(sentence.text[: found.start]):
        return True
    return found.kind in (*_PAPERS, "experience", "language") and _TOLD.match(sentence.text) is not None


def _begins_with_others(text: str, found: Found) -> bool:
    """Whether a sentence begins with the employer's doings, its people, or what is done with others' papers."""
    if _WE.match(text) or any(phrases("no_demand", table).match(text) for table in _OPENING):
        return True
    return found.kind != "skill" and phrases("no_demand", "duties").match(text) is not None


def _said(table: str, clause: str, end: int) -> bool:
    """Whether the clause says so outside brackets that follow the find, which only soften it."""
    match = phrases("no_demand", table).search(clause)
    return match is not None and not ("(" in clause[end : match.start()] or " or " in clause[end : match.start() + 3])


def says_something_else(text: str, found: Found) -> bool:
    """Whether an "is" behind a paper or tool says neither that it is wanted nor how much: "Excel is not our thing"."""
    if found.kind not in _PAPERS:
        return False
    match = _IS_SOMETHING.match(text, found.end)
    return match is not None and not _IS_WANTED.match(match.group("said"))
