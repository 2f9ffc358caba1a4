"""Names of organisations in a text: where they stand, how they are written, which capitals name nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.postings.kinds.tails import words_of
from bot.postings.patterns import compiled
from bot.postings.sections import section_of
from bot.postings.title_words import ends_like_a_job
from bot.postings.vocabulary import load

_FORM = r"(?:[a-z]+,?\s)?(?:LP\b|Inc|LLC|PLLC|Corp|Ltd|LLP|P\.?C|P\.A|S\.C|L\.?L\.?C)\b"
"""A legal form behind a name, with a small word before it."""
_INC = rf"(?:,?\s{_FORM}\.?)?"
_WORD = (
    r"(?:(?:[A-Z]\.){2,3}(?=[,\s]|$)|(?:Inc|Corp|Ltd|Co|St|Mt|Ft|Dr|U\.S|(?<!Class\s)[A-Z])\.(?=[,\s]|$)|Bros\.(?=\s[A-Z])|No\.(?=\s\d)|"
    r"[A-Z][\w'’&+-]*(?:\.\w+)?|"
    r"\d{1,3}(?!(?:st|nd|rd|th|hrs?|mins?|lbs?|pm|am|ft|yrs?|mph|cpm)\b)[a-z]{2}\w*)"
)
NAME = (
    rf"(?:(?:{_WORD}|\d+\s?{_WORD})(?:,?\s(?:{_WORD}|of|and|&|\+|for|the|in|de|la|(?<=['’]s\s)on\sthe|\d(?:-\d)+|\d{{1,4}}(?![\d-])|dba|DBA)){{0,8}})"
    + _INC
)
"""A capitalised name, with its small words inside and its legal form behind."""

_NAME = compiled(rf"(?<![\w.@/-])(?:{NAME})")
_SUFFIX = compiled(
    r"(?:\b|(?=& ))(?:Inc|LLC|PLLC|LP|Corp|Corporation|Ltd|LLP|Company|Co|Group|Hospital|University|College|"
    r"School|Schools|Services|"
    r"Centers?|Centre|Health|Healthcare|Partners|Systems|Solutions|Technologies|Foundation|Association|Clinics|"
    r"Hospitals|County|Bank|Hotel|"
    r"Media|Labs?|City of|Town of|Village of|Institute|Clinic|District|Department|Offices?|Mutual|Insurance|"
    r"Cooperative|Funeral Homes?|Credit Union|(?:&|and) (?:Sons?|Daughters?|Bros|Brothers|Associates))\b(?!-\w)\.?",
    re.IGNORECASE,
)
LEGAL = compiled(r"\b(?:Inc|LLC|LLP|LP|Corp|Ltd)\b")
_USUAL_ACRONYMS = frozenset(
    "AI USD ML LLM EEO EOE PTO CPR USA LGBTQ LGBT HIPAA OSHA FDA EPA DOT GED CDL HVAC CRM ERP EMR EHR CPA "
    "MBA FMLA COVID ICU ADA SOP SOPS KPI KPIS SQL API APIS AWS HTML CSS PPE CNA LPN CMA BLS "
    "ACLS PALS HSA FSA "
    "MON TUE WED THU FRI SAT SUN FAQ CEO CFO COO CTO VP HR IT PDF URL GAAP GPA ACT SAT TSA "
    "DOD DHS IRS LLC INC LLP PLLC DBA MUST NOT AND THE FOR YOU ALL NO YES SAAS GPS CAD GIS "
    "BIM AV POS OEM ISO GMP CGMP FLSA MSW RN "
    "FULL TIME PART REQUIRED SKILLS REQUIREMENTS QUALIFICATIONS RESPONSIBILITIES EXPERIENCE "
    "EDUCATION BENEFITS PREFERRED JOB POSITION SUMMARY DUTIES PURPOSE ABILITIES KNOWLEDGE ABOUT "
    "SALARY LOCATION PLEASE NOTE SPECIAL VALID ESSENTIAL START STOP LICENSE HOME DELIVERY DOCK "
    "WORK TOUCH FREIGHT REQUISITION TITLE".split()
)
_VERBS_IN_CAPITALS = compiled(
    r"\s(?:IS|ARE|HAS|HAVE|WAS|SEEKS|SEEKING|HIRING|NEEDS|OPERATES|OFFERS|PROVIDES|SERVES|WANTS|WILL|MAKES|BUILDS)\b.*$"
)
_LEADING = compiled(
    r"^(?:(?:(?:Since|In|Spring|Summer|Fall|Autumn|Winter)\s\d{4},?|"
    r"An?(?=\s\S+$)|Then|Is|Are|Does|Today|Currently|However|"
    r"Although|At|Here at|Here|(?:Now )?Hiring|About|Join|Joining|The|Why|Welcome to|Come|"
    r"Call|Text|Contact|Email|"
    r"With|For|From|By|And|But|Since|As|In|On|When|While|Because|Work|Working|Who|Meet|Our|We|If|To|Of|Company|Employer|"
    r"(?:We|You|They|It|I|That|Here|There|What|Who)"
    r"['’]\w{1,2})\s)+",
    re.IGNORECASE,
)
_A_KIND = compiled(
    r"(?:busy|upscale|growing|local|established|reputable|leading|small|large|private|new)\s(?:\w+\s)?(?:restaurant|hotel|"
    r"clinic|office|practice|shop|salon|company|firm|bakery|cafe|farm|store|agency|school|hospital|warehouse)"
)
"""What tells the kind of a business and does not name it: "Busy Family Restaurant"."""
_SAYS_HOW = compiled(r"(?i)\b(?:based|level|wide|only|required|preferred|available|on-?site)$")
"""Last words of what says how or where a job is done: "School Based"."""
_A_CLASS = compiled(r"\s(?:I{1,3}|IV)$|^Class\s[A-D]\b")
"""What a class of jobs ends with and one of licences begins with: "Exhibit Preparator II", "Class B CDL"."""
_LABELS = frozenset(
    "shift location department schedule pay salary status type hours date city state facility "
    "position title job id requisition number category division campus unit site address phone email website "
    "wage rate grade term reports union travel".split()
)
_ALSO_NAMES = frozenset("all great health medical dental federal state high one veterans civil".split())
"""Words that begin sentences about benefits and conditions, and some businesses' names too."""
_MOST_WORDS = 8
"""No name has more, all of them with capitals; those are lines that run into each other."""
_JOINED = compiled(r"[A-Z]{1,4}[&+-][A-Z]{1,4}")
"""Letters that a mark joins, as some firms are called: "T&K"."""
_RUN_ON = compiled(r"[a-z]\d{2,}[A-Z]|[a-z]{3}(?:It|We|Our|The|This|You)$")
"""A name into which the next line runs: "Dental401KVision", "Wine TastingWe"."""
_FOR_A_TRADE = compiled(
    r"(?:[A-Z][\w'’-]+\s){0,4}(?:School|College|Academy|Institute|Association|Society|Union|Guild)\s(?:of|for)\s"
)
"""A body that is for those whom its name ends with: "Lakeland School for Dental Assistants"."""
_TO_A_STREET = compiled(
    r"\s\d{1,5}\s(?:[NSEW]\.?\s)?(?:[A-Z][\w'’.]*\s){1,3}"
    r"(?:St|Street|Ave|Avenue|Rd|Road|Dr|Drive|Blvd|Boulevard|Ln|Lane|Hwy|Highway|Pkwy|Parkway|Way|Court|Square)\b.*$"
)
"""A street that stands behind a name: "Sanderling Foods Ltd 40 Quay Road"."""
_AS_A_FAMILY = compiled(r"(?<=\w)\s(?:Family|Team|Crew|Nation|Squad)$")
"""What an employer calls its people: "Join the Falcon Family"."""
IS_A_BUSINESS = compiled(
    r"(?:\s\([A-Z]{2,6}\))?(?:\sis\s(?:(?i:an?\s(?:equal|EEO|EOE|affirmative)\b)|"
    r"(?:an?|the|one of)\s(?:[^.;\s]+\s){0,8}?(?:company|firm|newspaper|contractor|"
    r"business|operator|shop|agency|practice|studio|dealership|magazine|cooperative|staffing)\b)|"
    r",\san?\s[^.;,]{3,80},\s(?:is (?:hiring|seeking|looking)|seeks|wants|needs|has)\b)"
)
"""What follows a business, though its name ends as a job's does."""
_ITS_OWN = compiled(
    r"\s(?:is|are|was|has|seeks|needs|wants|offers|provides|will|does|serves|operates|hires|invites)\b|[!?)]|\.(?:\s|$)"
)
"""What follows a name that ends in a genitive: "Nolan's is an equal opportunity employer"."""
_LEFT_OF = compiled(r"^(?P<left>.+?)\s(?:for|in|of)\s(?:the\s)?(?=[A-Z])")
FIRM_OF_NAMES = compiled(
    r"^[A-Z][\w'’-]+(?:,\s[A-Z][\w'’-]+)+,?\s(?:&\s[A-Z]|and\s[A-Z][\w'’-]+,?\s(?:LLP|PLLC|P\.?C|PA|Inc|LLC))"
)

_TRADES = compiled(r"[A-Z][\w'’.-]*\s(?:[A-Z][\w'’-]*\s)*?(?P<trades>[A-Z]\w+(?:,\s[A-Z]\w+)+,?\s(?:&|and)\s[A-Z]\w+)")
"""What a business does, listed in its name."""


def names_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Every name that could be an organisation's, with where it begins and ends."""
    for match in _NAME.finditer(text):
        run, at = match.group(), match.start()
        for raw, start in _parts(run, at) if "," in run else ((run, at),):
            if " " in raw:
                raw, start = _without_the_words_beside(raw, start, text, match.end())
            name = tidy(raw)
            if raw.endswith(("'s", "’s")) and _ITS_OWN.match(text, start + len(raw)):
                name += raw[-2:]
            if name and (not not_a_name(name) or _called_as_a_job(name, text, start + len(name))):
                yield name, start, start + len(name)


def _without_the_words_beside(raw: str, start: int, text: str, end: int) -> tuple[str, int]:
    """A name of several words without those that only lead to it or follow it, and where it begins."""
    after = text[start + len(raw) : start + len(raw) + 5]
    lead = _LEADING.match(raw)
    if lead and not _keeps_its_article(raw):
        raw, start = raw[lead.end() :], start + lead.end()
    left = _LEFT_OF.match(raw) if " " in raw else None
    if left and (
        ends_like_a_job(left.group("left")) or left.group("left").lower() in _calls() or left.group("left") in _codes()
    ):
        raw, start = raw[left.end() :], start + left.end()
    if text[end : end + 2].lstrip().startswith(":") and " " in raw:
        raw = without_label(raw)
    raw = without_town(raw, after)
    owner, found, _ = raw.partition("'s ") if "'s " in raw else raw.partition("’s ")
    if found and ends_as_business(owner):
        raw = owner  # "First Meadow Credit Union's Hutchinson branch"
    raw = _AS_A_FAMILY.sub("", raw) if raw.endswith(("y", "m", "w", "n", "d")) else raw
    return _VERBS_IN_CAPITALS.sub("", raw) if raw.isupper() else raw, start


def without_town(raw: str, after: str) -> str:
    """A name without the town behind it: "Great Basin Gypsum in Lovelock, NV", "Shear Bliss Salon in Cary"."""
    if " in " not in raw:
        return raw
    left = raw.rpartition(" in ")[0]
    placed = compiled(r",(?:\s[A-Z]{2}\b|$)").match(after) or ends_as_business(left) or not_a_name(left)
    return left if placed else raw


def _called_as_a_job(name: str, text: str, end: int) -> bool:
    """Whether capitals that end as a job does are told to be a business: "Vantage Guard is a licensed firm"."""
    begins = len(name.split()) > 1 or end == len(name)
    return begins and ends_like_a_job(name) and bool(IS_A_BUSINESS.match(text, end))


def without_label(text: str) -> str:
    """What stands before a colon without the line's next label: "Harbor Hospital" of "Harbor Hospital Shift: day"."""
    words = text.split()
    for count in (3, 2):
        if len(words) > count and " ".join(words[-count:]).lower() in _form_labels():
            return " ".join(words[:-count])
    return " ".join(words[:-1]) if words[-1].lower() in _LABELS else text


@lru_cache(maxsize=1)
def _form_labels() -> frozenset[str]:
    return frozenset(label for labels in load("header")["labels"].values() for label in labels)


def _parts(raw: str, start: int) -> Iterator[tuple[str, int]]:
    """The names in a run of capitals with commas: "News Weekly, The Harmon Group" are two, "Rye, Ash & Elm" is one."""
    at = 0
    for comma in compiled(rf",\s(?!{_FORM})").finditer(raw, end_of_list(raw)):
        yield raw[at : comma.start()], start + at
        at = comma.end()
    yield raw[at:], start + at


def end_of_list(line: str) -> int:
    """How far a name with commas inside goes: "Rye, Ash & Elm", "Tolland Heating, Cooling & Plumbing"; else 0."""
    if "," not in line:
        return 0
    if FIRM_OF_NAMES.match(line):
        return len(line)
    listed = _TRADES.match(line)
    trades = compiled(r"[A-Z]\w+").findall(listed.group("trades")) if listed else []
    return listed.end() if listed and all(map(ends_as_business, trades)) else 0


def _calls() -> frozenset[str]:
    """Words that call for applicants before "for" or "in" and a name: "Drive for Big Creek Trucking"."""
    return words_of("employers", "calls", "words")


def _keeps_its_article(name: str) -> bool:
    return bool(compiled(r"The \w+ (?:Hotel|Company|Group)\b").match(name))


@lru_cache(maxsize=4096)
def tidy(name: str) -> str:
    """A name without the small words and marks that only stand beside it."""
    name = compiled(r"(?:,?\s(?:of|and|&|\+|for|the|in|de|la|(?<!\b[Nn][Oo]\.\s)\d+))+$").sub("", name.strip(" ,"))
    name = compiled(r"\b((?:Inc|Corp|Ltd|LLC|Co)\.)\s(?!DBA|dba|and\b|of\b|&).*$").sub(r"\1", name)
    if not _keeps_its_article(name):
        name = compiled(r"^(?:At|Here at|About|Join|The company|Why|The)\s").sub("", name)
    name = compiled(r"['’]s?$").sub("", name)
    if "Bros. " in name and not ends_as_business(name):
        name = name.partition(". ")[0]  # "Hart Bros. Call us"
    name = compiled(r"(?<=\w)\s(?:Your|Our|We|You|Welcome|Has)(?:\s.*|$)").sub("", name)
    name = compiled(r"(?<=\s(?:Ltd|LLC|Inc))\s\d.*$").sub("", _TO_A_STREET.sub("", name))
    return name if compiled(r"\b(?:Inc|Corp|Ltd|Co|P\.C|P\.A|S\.C|L\.P)\.$").search(name) else name.rstrip(" .,")


@lru_cache(maxsize=4096)
def not_a_name(name: str) -> bool:
    """Whether capitals name nobody who hires: a heading, a place, a job, the first word of a sentence."""
    folded = name.lower().strip(" .,")
    first = folded.split()[0] if folded else ""
    if not compiled(r"[a-z]{2}|\d[a-z]").search(folded) and not _JOINED.fullmatch(name):
        return True
    if compiled(r"(?:we|you|they|it|i|that)['’]").match(folded) or "- " in name or _RUN_ON.search(name):
        return True
    nobody = words_of("header", "not_employers", "words")
    if folded in nobody or folded in places() or (" the " in folded and folded.rpartition(" the ")[2] in nobody):
        return True
    opens = first in words_of("header", "not_employers", "openers")
    if (opens and not (first in _ALSO_NAMES and len(name.split()) > 2)) or folded.startswith(
        ("the position", "the role", "the ideal", "the job", "the team")
    ):
        return True
    if _SAYS_HOW.search(name) or _A_KIND.fullmatch(folded) or _A_CLASS.search(name):
        return True
    if name.isupper() and (name in _USUAL_ACRONYMS or name in _codes()):
        return True
    if first in words_of("header", "not_employers", "deeds"):
        return True
    *_, last = words = folded.split()
    if not words_of("header", "not_employers", "things").isdisjoint((last, " ".join(words[-2:]))):
        return True
    if len(name.split()) < 3 and section_of(name) and not is_business(name):
        return True
    if name.startswith(("Dr. ", "Mr. ", "Mrs. ", "Ms. ")):
        return not is_business(name)
    if len(words) > _MOST_WORDS and name.replace(" ", "").isalpha() and all(word[0].isupper() for word in name.split()):
        return True
    if not ends_like_a_job(name) or FIRM_OF_NAMES.match(name):
        return False
    return not is_business(name) or ends_in_a_job(name)


def usual_acronym(word: str) -> bool:
    """Whether letters are an acronym that any posting may use."""
    return word.upper() in _USUAL_ACRONYMS


def ends_in_a_job(name: str) -> bool:
    """Whether the last word is a job's and no business's: "Environmental Health Manager", not "Rapid Couriers"."""
    last = compiled(r"(?:\s(?:[IVX]+|\d))+$").sub("", name).split()[-1]
    if compiled(r"(?i)(?:\w+\s)?(?:director|manager|head|chief|dean|superintendent) (?:of|for)\s").match(name):
        return True
    if last.endswith("s") and _FOR_A_TRADE.match(name):
        return False
    return ends_like_a_job(last) and last.lower() not in words_of("header", "employers", "last_words")


@lru_cache(maxsize=4096)
def is_business(name: str) -> bool:
    """Whether a name says what businesses are: "Maple Leaf Bakery", "Kline Manufacturing"."""
    last = compiled(r"(?:,?\s(?:Inc|LLC|Co|Corp|Ltd)\.?)+$").sub("", name).split()[-1:]
    return bool(_SUFFIX.search(name)) or (
        len(name.split()) > 1 and bool(last) and last[0].lower() in words_of("header", "employers", "last_words")
    )


def ends_as_business(name: str) -> bool:
    """Whether its last word is a business's: "Credit Union", but not "Lincoln County Sheriff"."""
    last = name.split()[-1]
    return bool(_SUFFIX.fullmatch(last)) or last.lower() in words_of("header", "employers", "last_words")


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    return frozenset(load("places")["states"]["codes"])


@lru_cache(maxsize=1)
def places() -> frozenset[str]:
    """States, cities and languages, in small letters."""
    return (
        words_of("places", "states", "names")
        | words_of("places", "states", "cities")
        | words_of("languages", "language", "exact")
    )
