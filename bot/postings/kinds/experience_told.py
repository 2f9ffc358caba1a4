"""Experience told without the word: "time spent on lathes", "coming from a brewery", "prior work with toddlers"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.postings.found import Found
from bot.postings.kinds.education import names_a_degree
from bot.postings.kinds.tails import TAIL, trim_field
from bot.postings.lexicon import lexicon
from bot.postings.patterns import compiled
from bot.postings.phrases import Guarded, beginnings
from bot.postings.sentences import Sentence

_PLACE = r"(?:on|in|with|within|around|behind|at|as|for|under|to|doing|from)"
_BEGINS = Guarded(
    "some any prior previous past hands recent real significant extensive time exposure coming came come stint years "
    "have has you worked somebody someone",
    r"^(?:(?:(?:some|any|prior|previous|past|hands-on|recent|real|significant|extensive)\s){1,2}"
    rf"(?:work|time|employment|exposure|stints?|service|internships?|volunteering|volunteer work|jobs?|shifts)\s"
    rf"(?:spent\s)?{_PLACE}"
    r"|time\s(?:spent\s)?(?:on|in|with|around|behind|at|as)|exposure to|(?:coming|came|come) (?:from|out of|"
    r"up (?:in|through))"
    r"|a stint (?:in|at|with)|years spent"
    rf"|(?:(?:somebody|someone) who\s|you\s?)?(?:has|have|['’]ve)\s(?:worked|spent time)\s{_PLACE})\s+"
    r"(?P<field>(?!.*\s(?:is|are)\s(?:a\s)?part\b).+)$",
)
_DID = Guarded(
    "you youve have",
    r"^(?:you(?:['’]ve| have)|have)\s(?:also\s|ever\s|already\s|previously\s|personally\s|successfully\s|actually\s|"
    r"either\s){0,2}(?P<field>(?!(?:demonstrated|proven|displayed|obtained|earned|completed|graduated|achieved|"
    r"received|passed|finished|submitted|heard|found|reached|excelled|always|an?|the|strong|excellent|good|great)\b)"
    r"(?:[a-z]{3,}ed|sold|run|built|led|held|taught|made|written|driven|grown|kept|spent|been|done|shipped|brought|"
    r"won|cut|dealt|hung|laid|shot|flown|bought|bid|set up|stood up|taken|fed|ridden|dug)\b.+)$",
)
"""What the applicant has done, in a list of demands or wishes: "You've sold to hospitals"."""
_DONE = compiled(
    r"^(?:(?:Successfully|Previously|Personally)\s)?(?P<field>(?i:(?!need|includ|prefer|skill|motivat|certif|licen|earn|obtain|complet|interest|requir)[a-z]{3,}ed|led|built|ran|sold|"
    r"managed|taught|wrote|written)\s(?:an?|at least|one|two|several|multiple|many)\s.+)$"
)
"""A wish that begins with what was done: "Launched a product in several countries"."""
_DID_BEFORE = Guarded(
    "before previously past personally already professionally",
    r"^(?:(?:you(?:['’]ve|['’]d|['’]ll have| will have| have)?|"
    r"we(?:['’]d| would) (?:love|like) it if you(?:['’]ve|['’]d)?|"
    r"(?:somebody|someone|people|anyone|anybody|folks|person) who(?:['’]ve)?)\s)?(?:(?:have|has|had|having)\s)?"
    r"(?:(?:ever|also|maybe|even)\s)?(?P<how>(?:personally|previously|already|professionally)\s)?"
    r"(?P<field>(?:[a-z]{2,}ed|sold|run|built|led|held|taught|made|written|driven|grown|kept|done|shipped|brought|"
    r"cut|dealt|hung|laid|shot|flown|bought|taken|fed|ridden|dug|been|shown|proven)\s(?!(?:and|or)\b)[^.;()]+?)"
    r"(?P<before>\s(?:before(?!\s(?:you|we|the|a|hire|start\w*|[a-z]+ing)\b)|previously|in the past)\b|(?=\W*$))",
)
"""What someone has done "before" or "personally", in any list or where the posting speaks to its reader."""
_SEASONS = Guarded(
    "season seasons summer summers winter winters harvest harvests",
    r"^(?:at least\s|(?:a )?minimum (?:of )?)?(?:an?|one|two|three|four|five|\d)\+?\s(?:full\s)?"
    r"(?:seasons?|summers?|winters?|harvests?)(?:\sor more)?\s(?:(?:of|in|on|as|with|at)\s|(?=[a-z]+ing\b))"
    r"(?P<field>.+)$",
)
"""Work told in seasons: "two summers of guiding rafts"."""
_KIND_OF_PLACE = Guarded(
    "field industry industries sector setting environment vertical domain",
    r"^(?P<field>(?!(?:[a-z]+ing|an?y?|the|our|this|same|related|similar|relevant|technical|degree|bachelor|work)\b)"
    r"[\w/&,’' -]{3,70}?\s(?:field|industry|industries|sector|settings?|environments?|vertical|domain))$",
)
"""A line of wishes that names where one has worked: "Hotel or resort industry"."""
_PLACE_WISHED = Guarded(
    "industry industries sector setting settings environment environments",
    r"^(?!.*\b(?:team|skills?|degrees?|fast|free|knowledge|understanding|familiarity|awareness)\b)"
    r"(?P<field>(?!(?:[a-z]+ing (?:in|for|with|at|on)|an?y?|the|our|this|same|"
    r"related|similar|relevant|technical|work|professional|safe|must|able|ability)\b)(?:[\w/&,’'-]+\s){1,6}?"
    r"(?:industry|industries|sector|settings?|environments?)(?:\swith(?:\s[\w/&’'-]+){1,5}?)?)\s"
    r"(?:is\s|are\s|would be\s)?(?:also\s|strongly\s|highly\s)?"
    r"(?:(?:an?\s)?(?:big\s|huge\s|strong\s|definite\s)?(?:plus|bonus|asset|advantage)|preferred|"
    r"desired|desirable|helpful|beneficial|ideal)\W*$",
)
"""Where one has best worked, with nothing but the wish: "Healthcare setting preferred"."""
_FAMILIAR = Guarded(
    "familiar familiarity",
    r"^(?:some\s)?familiar(?:ity)?\swith\s(?:an?\s|the\s)?(?P<field>(?!our\b)[\w/&,’' -]{3,60}?\s"
    r"(?:field|industry|industries|sector|settings?|environments?|market))(?P<tail>.*)$",
)
"""A kind of place that is wished to be known: "Familiarity with a hospital setting is a plus"."""
_FORMER = Guarded(
    "former previous prior past",
    r"^(?:former|previous|prior|past)\s(?P<field>(?!military|veteran|employee|service|student|experience|applicants?|"
    r"[^.;]*\b(?:certif|licen[sc]e|degree|diploma|training))[\w/,’' -]{3,60}?)\s"
    r"(?:(?:strongly |highly )?preferred|(?:are |is )?(?:an? (?:\w+ )?(?:plus|bonus|asset)|ideal))",
)
_EARLIER = Guarded(
    "previous prior past",
    r"^(?:previous|prior|past)\s(?P<field>(?:supervision|management|support|operation|oversight|ownership|coaching|"
    r"teaching|training|handling|administration|participation|involvement|leadership|use|care|instruction|sales|"
    r"selling|managing|leading|supervising|operating|teaching|running|service|mentoring)"
    r"(?:\s(?:or|and)\s\w+)?\s(?:of|with|in|for|at|to|as)\s.+)$",
)
"""An earlier doing by its noun: "previous supervision of interns"."""
_WORK_WITH = compiled(r"(?i)^work(?:ed|ing)? (?:with|in|on|at|as)\s+(?P<field>.+)$")
_KIND_OF_WORK = compiled(
    r"(?i)^(?P<field>(?:(?!(?:to|can|must|will|who|ability|able|at|you|we|good|great)\b)[\w/&-]+\s){1,4}"
    r"work (?:with|in|on)\s.+)$"
)
"""Work by its name, among wishes: "bench work with live tissue"."""
_ENDS = Guarded(
    "exposure time stint work employment projects role position job internship assignment",
    r"^(?:(?P<prior>(?:some|any|prior|previous|past)\s)|(?:an?\s)?)"
    r"(?P<field>(?![\w/&,’' -]{1,60}\s(?:is|are|was|were|will|may|must|can)\s(?:a\s)?part\b)[\w/&,’' -]{3,60}?)\s"
    r"(?P<word>exposure|time|stint|work|employment|projects|roles?|positions?|jobs?|internships?|assignments?)"
    r"(?=\W*(?:$|[,.;(]|preferred|required|desired|helpful|ideal|nice|great|welcome|a (?:\w+ )?plus|a bonus|is\b|are\b|"
    r"helps|would))",
)
_NO_WORK = compiled(
    r"(?i)(?:part|full|over|lead|run|night|shift|team|hard|own|class|paid|flex\w*|down|good|great|clean|course|real|social)\b"
)
"""Words beside "work" and "time" with which they are no experience: "shift work", "lead time"."""
_HAZARD = compiled(
    r"(?i)\b(?:blood|bod\w+|fluids?|dust|fumes?|nois\w+|heat|hot|cold|weather|chemicals?|elements|temperatures?|"
    r"odou?rs?|"
    r"allergens?|disease|infect\w*|hazard\w*|moving|vibration|sun|smoke|radiation|humid\w*|outdoors?|heights|"
    r"pathogens?)\b"
)
_NOT_DONE = compiled(
    r"(?i)(?:must|ability|able|willing\w*|available|availability|can|knowledge|strong|excellent|good|valid|current|"
    r"proven|demonstrated|proactive|comfort\w*|attention|positive|passion\w*|self|highly|outstanding|"
    r"you|we|our|the|proficien\w*|familiar\w*|understanding|at least|minimum|skills?|one|two|\d)\b"
)
"""How an item begins that is a demand of its own in a list of experience."""
_SOFT = compiled(
    r"(?i)^(?:(?:an?|the|our)\s)?(?:of|others|teams?|people|minimal|little|minimum|pressure|deadlines?|supervision|"
    r"independen\w*|fast|office|environment|all levels|integrity|purpose|us|you|home|management)\b|\bplace where\b"
)
"""What is worked with or under without being anybody's experience."""


_WISHED = compiled(
    r"(?i)\b(?:preferred|desired|desirable|helpful|beneficial|advantageous|useful|ideal|nice|plus|bonus|asset|advantage)\b"
)


_TOLD = (_BEGINS, _DID, _DID_BEFORE, _SEASONS, _KIND_OF_PLACE, _PLACE_WISHED, _FAMILIAR, _FORMER, _EARLIER, _ENDS)
_LIST_OF = Guarded(
    "experience background expertise",
    r"\b(?:experience|background|expertise)\s(?:is required |is (?:strongly |highly )?(?:preferred|desired) )?"
    r"(?:(?:in|with|on|as|at|within|operating|using|performing|doing|working (?:in|with|on))\b\W*$|"
    r"[\w\s/(),-]{0,50}\b(?:following|these|below|listed)\b(?![^:]*\b(?:education|degree|licen[sc]e|certif)))",
)
"""A line that is spelled out below it: "Experience in the following areas is desirable:"."""
_WORDS: frozenset[str] = frozenset().union(*[way.words for way in _TOLD])


def may_be_told(sentence: Sentence) -> bool:
    """Whether `told_otherwise` has a way that a sentence might go: by its section and its words."""
    if sentence.section == "preferred":
        return True
    if sentence.section == "requirements":
        return not _WORDS.isdisjoint(beginnings(sentence.text)) or _is_listed(sentence)
    return sentence.section in ("", "summary") and sentence.text[:3].lower() == "you"


def told_otherwise(sentence: Sentence) -> Iterator[Found]:
    """One experience without a number, by how an item of demands or wishes begins or ends."""
    text = sentence.text
    if sentence.section not in ("requirements", "preferred"):
        match = _done_before(text) if sentence.section in ("", "summary") and text[:3].lower() == "you" else None
        if match and match.group("before"):
            yield _told(sentence, match)
        return
    if _is_listed(sentence):
        yield from _of_the_list(sentence)
        return
    match = (
        _familiar_place(text)
        or _BEGINS.search(text)
        or _SEASONS.search(text)
        or _FORMER.search(text)
        or _PLACE_WISHED.search(text)
        or _among_wishes(sentence)
    )
    match = match or _done_before(text)
    match = match or _named_last(text, sentence.section == "preferred")
    match = None if match and _SOFT.match(match.group("field")) else match or _EARLIER.search(text)
    if match is None or _HAZARD.search(text):
        return
    found = _told(sentence, match)
    if found.details["field"] and len(found.details["field"].split()) <= 14:
        yield found


def _is_listed(sentence: Sentence) -> bool:
    """Whether a list item spells out an experience that the line above the list asks for."""
    return sentence.item and sentence.first and bool(sentence.lead) and _LIST_OF.search(sentence.lead) is not None


def _of_the_list(sentence: Sentence) -> Iterator[Found]:
    """A kind of work below "Experience with any of these:"; tools and papers are found as what they are."""
    text = sentence.text
    known = (next(lexicon(name).find(text), None) for name in ("tools", "credentials", "languages"))
    field = trim_field(text)
    if 0 < len(field.split()) <= 14 and not any(known) and not names_a_degree(text) and not _NOT_DONE.match(text):
        yield Found("experience", 0, len(text), {"min_years": None, "field": field}, evidence=(0, len(text)))


def _told(sentence: Sentence, match: re.Match[str]) -> Found:
    field = compiled(r"(?i)^(?:an?|the)\s").sub("", trim_field(match.group("field")))
    if match.groupdict().get("word") in ("projects", "assignments"):
        field = f"{field} {match.group('word')}"
    if match.start("field") == 0 and compiled(r"[A-Z][a-z]+\b").match(field):
        field = field[0].lower() + field[1:]
    right = sentence.clause(match.start(), match.start("field") + 1)[1]
    return Found("experience", match.start(), right, {"min_years": None, "field": field}, evidence=(0, right))


def _done_before(text: str) -> re.Match[str] | None:
    """ "You've run a front desk before", "Have personally closed leases": an adverb makes it a fact of one's past."""
    match = _DID_BEFORE.search(text)
    return match if match and (match.group("how") or match.group("before")) else None


def _familiar_place(text: str) -> re.Match[str] | None:
    """A kind of place that the sentence itself calls a wish; as a demand it is only general knowledge."""
    match = _FAMILIAR.search(text)
    return match if match and _WISHED.search(match.group("tail")) else None


def _among_wishes(sentence: Sentence) -> re.Match[str] | None:
    """What a list of wishes can only mean as experience; among demands it is as often praise as a fact."""
    if sentence.section != "preferred":
        return None
    text = sentence.text
    familiar = _FAMILIAR.search(text)
    if familiar:
        return familiar
    place = _KIND_OF_PLACE.search(text)
    if place and len(text.split()) <= 9 and not compiled(r"(?i)\b(?:degree|diploma|major|fast|team)\b").search(text):
        return place
    return _WORK_WITH.match(text) or _DID.search(text) or _DONE.match(text) or _KIND_OF_WORK.match(text)


def _names_work(text: str, match: re.Match[str]) -> bool:
    """Whether a wish is nothing but a kind of work: "Foreman time", "fire alarm or controls work"."""
    if match.group("word") not in ("work", "time", "internship") or _NO_WORK.match(match.group("field")):
        return False
    return not compiled(r"\w").search(TAIL.sub("", text[match.end() :]))


def _named_last(text: str, wished: bool) -> re.Match[str] | None:
    """ "Food manufacturing exposure", "prior reach truck time"; "part time" is no experience."""
    match = _ENDS.search(text)
    if match and (match.group("word") == "exposure" or match.group("prior") or (wished and _names_work(text, match))):
        return match if len(match.group("field").split()) <= 8 else None
    return None
