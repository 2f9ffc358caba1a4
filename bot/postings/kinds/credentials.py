"""Licences and certificates: named ones, and "X license", "certified X"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.postings.found import Found
from bot.postings.kinds.credential_again import said_before
from bot.postings.kinds.credential_cards import (
    KNOWN,
    by_agency,
    by_card,
    by_class,
    by_heading,
    by_letters_alone,
    by_number,
    by_purpose,
    by_registry,
)
from bot.postings.kinds.credential_drivers import LEADING, bars, drivers
from bot.postings.kinds.credential_items import (
    as_told,
    beside,
    by_diploma,
    by_last_word,
    by_letters,
    by_list,
    by_shared_word,
    by_title,
    by_training,
)
from bot.postings.kinds.credential_listed import GIVEN_BY, listed, states
from bot.postings.kinds.credential_series import by_series
from bot.postings.kinds.joined_names import (
    either,
    joined,
    next_number,
    one_of,
    with_endorsements,
    with_its_like,
    with_letters,
)
from bot.postings.kinds.tails import phrases
from bot.postings.patterns import compiled
from bot.postings.phrases import Guarded
from bot.postings.sentences import Sentence

_WORD = (
    r"(?:licen[sc]es?|licensure|certifications?|certificates?|certified|credentials?|certs?|"
    r"registration|registry|accreditation|designations?|certs?)"
)
_TRADES = (
    r"welding|forklift|paralegal|phlebotomy|massage|cosmetology|lifeguard|trade|crane|rigging|electrical|plumbing|hvac|"
    r"pharmacy|coding|billing|bookkeeping|accounting|project|technical|vocational|insurance|adjuster|security|"
    r"guard|notary|"
    r"first aid|safety|personal|yoga|fitness|childcare|doula|diving|pilot|firearms|pesticide|"
    r"locksmith|machinist|automotive"
)
_NAME_BEFORE = compiled(
    (
        rf"(?<![\w-])(?P<name>(?:(?-i:[A-Z])[\w'’.&/()-]*|journeyman|journeyworker|apprentice|master|state|"
        rf"professional|active|in|of|and|unrestricted|"
        rf"county|teaching|nursing|applicator|practical|registered|medical|dental|law|"
        rf"{_TRADES})(?:\s+(?:\(?(?-i:[A-Z])[\w'’.&/()-]*"
        rf"|admin|millwright|electrician|plumber|level \d|state|nursing|professional|practical|registered|"
        rf"teaching|operator|applicator|unrestricted|"
        rf"security|guard|management|assistant|operator|adjuster|handler|assisting|medical|dental|hygiene|"
        rf"inspector|worker|therapy|therapist|technician|technologist|"
        rf"of|and|in)){{0,6}})\s+(?P<word>{_WORD})\b"
    ),
    re.I,
)
_NAME_AFTER = compiled(
    (
        r"\b(?P<word>(?:licen[sc]e|licensed|licensure|certified|certification(?:/training)?|certificate|registered|"
        r"registration|credentialed|accredited)\s+"
        r"(?:by\s+the\s+state\s+(?:of\s+\w+\s+)?(?=as\s))?(?:to practice\s+)?(?:as an?|as|in|of|by the|by|"
        r"(?:with|by) the(?=\s(?-i:[A-Z])[\w ]*(?:Board|Commission|Department|Council|"
        r"Registry|College|Association|Institute|Society))|"
        r"to practice as an?|to practice in)\s+)(?P<name>(?:the\s+|"
        r"an?\s+)?[\w'’.&/()-]+(?:\s+(?!(?:is|must|will|shall|to|"
        r"are|and|or|preferred|required|with|who|at|for|by|within|issued|a plus|strongly|"
        r"(?:registered|certified|licensed) (?:with|by|in|as))\b)[\w'’.&/()-]+){0,6})"
    ),
    re.I,
)
_NO_STATE = (
    "Must|Be|Currently|Current|Valid|Active|The|An?|Are|Is|Or|And|Have|Not|We|Our|Your|All|For|As|Hold|Being|Fully|"
    "Duly|Any|To|In"
)
"""Words before "licensed" that name neither the state nor the maker who gives the paper: "Ohio Certified Arborist"."""
_TITLED = compiled(
    (
        r"(?:^|(?<=must be an )|(?<=must be a )|(?<=seeking a )|(?<=looking for a )|(?<=hiring a )|"
        r"(?<=[,;:] ))(?P<name>(?:(?-i:(?!(?:"
        rf"{_NO_STATE})\b)[A-Z][a-z]+(?<!ly)\s){{1,2}})?(?:licensed|certified|registered)\s+(?![\w-]+s\s(?:\w+ed|who|must|will|are|may|"
        r"can|should)\b)(?!in\b|"
        r"as\b|by\b|with\b|to\b|or\b|and\b|for\b)[\w-]+(?:\s(?!in\b|with\b|who\b|to\b|for\b|and\b|"
        r"required\b|preferred\b|a plus\b|is\b|at\b|by\b|a\b|"
        r"or\s(?:currently|want|be|willing|eligible|able)\b)[\w-]+){0,4})"
    ),
    re.I,
)
_LICENSED_IN = compiled(
    (
        r"\blicens(?:ed|ure|able)\b[\w\s,/-]{0,40}?\bin\s+(?:the\s+)?(?:state\s+of\s+)?(?P<place>(?-i:[A-Z])\w+(?:\s(?"
        r"-i:[A-Z])\w+)?)"
    ),
    re.I,
)
_COMPLETED = compiled(
    (
        r"\b(?:completion of|(?:must|should) have completed|has completed|successfully completed) "
        r"(?:an?\s+|the\s+|our\s+)?(?:accredited\s+|approved\s+|certified\s+|formal\s+|recognized\s+)?(?P<name>"
        r"[\w/ -]{4,50}?(?:program|course|class|training|academy(?!\s(?-i:[A-Z]))|apprenticeship|certificate))\b"
        r"(?! of study)"
    ),
    re.I,
)
_CARD = compiled(
    r"(?i:valid|current|active|own|have an?|(?:qualify|eligible) for an?)\s+"
    r"(?P<name>[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,3}\s(?i:card|permit|endorsement))\b"
)
_AT_WORK = compiled(r"\s(?:experience|background|exposure|role|position|setting)s?\b")
"""What follows letters that say where someone worked: "one year of RN experience" asks for the year."""
_OF_A_PLACE = compiled(r"(?i)\b(?:experience|background|facilit\w+|on staff)\b")
"""Words of a title that is somebody's or some place's: "licensed facility experience"."""
_NOT = compiled(
    (
        r"standing with the (?:\w+ ){0,2}registry|"
        r"(?:certificat\w+|licen[sc]e|permit|credential|card) holders? (?:are|is|may|can) (?:\w+ )?"
        r"(?:encouraged|welcome\w*|invited)|board[- ]eligible (?:candidates|applicants|physicians|providers|graduates)|"
        r"\b(?:is|are|was) (?:fully |also )?(?:accredited|licensed|certified) by\b|"
        r"certified great place|gift certificate|birth certificate|death certificate|certified mail|"
        r"certified (?:organic|b corp|minority|wom[ae]n)|licens(?:e|ing) (?:plate|agreement|fee)|"
        r"software licen|certified check|certificate programs?\b|certificates? of (?:insurance|occupancy|"
        r"analysis)|registration (?:fee|form|link|process|of)|voter registration|event registration|"
        r"vehicle registration|car registration|work permit|registered (?:trademark|office)|license requirements|"
        r"licensing requirements|registered voters?|registered (?:student|user|agent|office)|"
        r"certification requirements|(?<!possess and )(?<!obtain and )(?<!hold and )"
        r"(?<!acquire and )(?<!have and )maintain(?:s|ing)? (?:all )?(?:\w+ )?certifications?\b(?! "
        r"is| required)|class registration|course registration|job registration|degree.{0,20}certification "
        r"program"
    ),
    re.I,
)
_JOB_BEHIND = compiled(
    r"\s(?:Coordinator|Manager|Specialist|Director|Officer|Analyst|Supervisor|Administrator|Clerk|Consultant|Inspector|"
    r"Examiner|Auditor|Representative|Associate|Assistant|Lead|Team|Department|Office|Services|Unit|Division|Bureau)s?\b"
)
"""Behind a word of papers that only belongs to a job or an office: "Healthcare Accreditation Coordinator"."""
_SPOKEN = compiled(
    r"licen|designat|cert|qualif|privilege|complet|card|permit|endorse|regist|credential|accredit|admi|bar"
)
"""Letters of which a sentence holds some when it speaks of a credential in words."""
_NEVER_ALONE = frozenset(
    (
        "unrestricted county degree high college training department agency commission board authority office city "
        "bureau"
    ).split()
)
"""Words that name no credential by themselves."""
_OFFICE = compiled(r"\b(?:Department|Board|Commission|Council|Registry|College) (?:of|for)\b")
_ELIGIBLE = compiled(r"(?<!\bor )\b(?:eligible|qualify) for (?:(?:an?|the|your|full|valid|their|state)\s)*$")
_HOW_MUCH = compiled(
    r"(?i)[\s,(]*(?:is |are |a )?(?:strongly |highly )?(?:required|preferred|desired|needed|must|plus)\b"
)
_SCHOOL = Guarded(
    "school schools college colleges university universities program programs programme institution institutions "
    "institute course provider",
    r"\b(?:schools?|colleges?|universit(?:y|ies)|programs?|programmes?|institutions?|institute|course|provider)"
    r"(?:\s(?:that|which)\s(?:is|are))?\s(?:(?:accredited|approved|recogni[sz]ed|registered)\s(?:by|with)\s[^.;,]{2,60}\sor\s)?$",
)
"""Before what a school has, and no applicant: "from a school accredited by X or registered by Y"."""
_NO_NAMES = frozenset(
    "required needed necessary appropriate outlined specified applicable "
    "good order our your reciprocity completion attendance past last previous examination phone email another "
    "spring summer fall winter autumn january february march april june july august september october november "
    "december all this every at any state which their one accordance each compliance to".split()
)
"""Words after "licensed in" or "certification of" with which no name begins."""


def find(sentence: Sentence) -> Iterator[Found]:
    """Licences and certificates in a sentence, the longest name where several overlap."""
    text = sentence.text
    lowered = text.lower()
    spoken = _SPOKEN.search(lowered) is not None
    named = (*drivers(text), *bars(text), *by_class(text)) if spoken or "class" in lowered or "DL" in text else ()
    ranked = [
        *named,
        *sorted(
            (
                *listed(sentence),
                *by_number(text),
                *by_series(text),
                *(by_agency(text) if ")" in text else ()),
                *(by_training(sentence) if "training" in lowered else ()),
                *(by_diploma(text) if "iploma" in text else ()),
                *((*by_title(sentence), *by_letters(text)) if "(" in text else ()),
                *(
                    (
                        *by_card(text),
                        *by_registry(text),
                        *by_purpose(text),
                        *by_letters_alone(text),
                        *_patterned(text),
                        *by_last_word(sentence),
                        *by_shared_word(sentence),
                        *by_list(text),
                    )
                    if spoken
                    else ()
                ),
            ),
            key=lambda f: f.start - f.end,
        ),
    ]
    taken = [m.span() for m in _NOT.finditer(text)] if ranked and (spoken or "eligib" in lowered) else []
    if ranked:
        taken += [m.span() for key in ("given", "no_paper") for m in phrases("credentials", key).finditer(text)]
    kept = []
    for found in ranked:
        span = (found.start, found.end)
        if not any(a < span[1] and span[0] < b for a, b in taken):
            taken.append(span)
            kept.append(found)
    kept = kept or list(by_heading(sentence))
    if not kept:
        return
    kept += beside(sentence, kept)
    kept.sort(key=lambda f: f.start)
    kept = one_of(text, with_endorsements(text, joined(text, kept)))
    kept = [found for number, found in enumerate(kept) if not said_before(text, kept[:number], found)]
    taught = _taught(text)
    for found in either(text, [with_its_like(text, with_letters(text, found)) for found in kept]):
        open_yet = taught or _may_still_get(text, found)
        told = replace(found, required="hedged") if open_yet and not found.required else found
        yield from (as_told(text, one) for one in next_number(text, told))


def _may_still_get(text: str, found: Found) -> bool:
    """Whether somebody need only be able to get a paper: "must be eligible for a teaching license"."""
    before = text[max(0, found.start - 60) : found.start].lower()
    return (" for " in before or before.startswith("for ")) and _ELIGIBLE.search(before) is not None


def _taught(text: str) -> bool:
    """Whether brackets at the end say that the employer trains: "CPR and MANDT certifications; (will train)"."""
    last = compiled(r"\([^()]*\)\W*$").search(text)
    return last is not None and phrases("credentials", "taught").search(last.group()) is not None


def _patterned(text: str) -> Iterator[Found]:
    """Credentials by their form: "X license", "certified X", "licensed in X", cards and completed programs."""
    yield from _name_before(text)
    for match in _TITLED.finditer(text):
        if _OF_A_PLACE.search(match.group("name")):
            continue
        yield Found(
            "license" if "licensed" in match.group("name").lower() else "certification",
            match.start("name"),
            match.end("name"),
            {"name": match.group("name")},
        )
    for match in _CARD.finditer(text):
        yield Found("license", match.start("name"), match.end("name"), {"name": match.group("name")}, strong=True)
    for match in _COMPLETED.finditer(text):
        yield Found("certification", match.start(), match.end(), {"name": match.group("name")})
    yield from _name_after(text)
    for match in _LICENSED_IN.finditer(text):
        if match.group("place").lower() in states():
            yield Found("license", match.start(), match.end(), {"name": f"{match.group('place')} license"})


def _ends_a_name(word: str, before: list[str]) -> bool:
    """Whether "professional" belongs to the name before it: "State Librarians' professional license"."""
    if not before or word.lower() != "professional":
        return False
    return word[0].isupper() or (before[-1][0].isupper() and before[-1].lower() not in LEADING)


def _own_words(words: list[str]) -> list[str]:
    """The words of a name without what only leads to it: "must have a current", but not the New of New Mexico."""
    cut = 0
    for index, word in enumerate(words):
        if word in ("OR", "IN") and words[index + 1 :] and index and not words[index - 1].isupper():
            continue  # Oregon and Indiana: "Current OR dental license"
        if index == len(words) - 1 and _ends_a_name(word, words[:index]):
            continue  # "Data Steward Professional"
        if word.lower().strip(".,") in LEADING and " ".join(words[index : index + 2]).lower() not in states():
            cut = index + 1
    return words[cut:]


def _name_before(text: str) -> Iterator[Found]:
    """ "Electrical license", "NATE certification"."""
    for match in _NAME_BEFORE.finditer(text):
        words = _own_words(match.group("name").split())
        if not words or (len(words) == 1 and words[0].lower() in _NEVER_ALONE):
            continue
        if compiled(r"(?i)bachelor|degree|diploma|school|master|work authorization|selective service").search(
            " ".join(words)
        ):
            continue
        if compiled(r"(?:Commission|Board|Council|Registry|Academy) (?:on|of|for)$").search(
            text[: match.start()].rstrip()
        ):
            continue
        if compiled(
            r"\s+(?:Board|Commission|Authority|Center|Council|Program|Exam|Requirement|requirement|fee|"
            r"process|clearinghouse|with)"
        ).match(text[match.end() :]):
            continue
        if not match.group("word").lower().endswith("ed") and _JOB_BEHIND.match(text, match.end()):
            continue
        while words and words[0].count("(") != words[0].count(")") and words[0].startswith("("):
            words[0] = words[0].lstrip("(")
        start = (
            match.end() - len(match.group()) + match.group().find(" ".join(words))
            if " ".join(words) in match.group()
            else match.start()
        )
        if GIVEN_BY.search(text[:start]):
            of_the_state = next((n for n in (2, 1) if " ".join(words[:n]).lower() in states()), 0)
            start += sum(len(word) + 1 for word in words[:of_the_state])
        name = text[start : match.end()]
        if name.count("(") != name.count(")"):
            continue
        kind = "license" if compiled(r"licen", re.I).search(match.group("word")) else "certification"
        known = KNOWN.search(text[:start]) if kind == "certification" else None
        if known and "," not in known.group() and not _HOW_MUCH.match(text, match.end()):
            continue  # "familiarity with FDA registration"
        yield Found(kind, start, match.end(), {"name": name})


def _held_with(match: re.Match[str], name: str) -> bool:
    """Whether the name is the office that registers or certifies somebody: "certified with the State Board of"."""
    return match.group("word").split()[0].lower().endswith("ed") and _OFFICE.search(name) is not None


def _name_after(text: str) -> Iterator[Found]:
    """ "Licensed as a massage therapist", "certification in welding"."""
    for match in _NAME_AFTER.finditer(text):
        name = compiled(r"^(?:the|an?)\s+", re.I).sub("", match.group("name").strip(" .,"))
        if compiled(r"(?i)\bboard $").search(text[: match.start()]):
            name = f"board certified in {name}"
        name = compiled(r"(?:\s+(?:in|of|the|state|from|to|an?|by|on|under|State))+$").sub("", name)
        if not name or name.lower() in _NEVER_ALONE:
            continue
        if name.lower().split()[0] in _NO_NAMES and not _held_with(match, name):
            continue
        if name.lower() in states() or compiled(r"[A-Z]{2}$|\d+\b").match(name):
            continue
        kind = "license" if compiled(r"licen|admitted", re.I).search(match.group("word")) else "certification"
        if not match.group("word").lower().startswith("certifica") and _SCHOOL.search(text[: match.start()]):
            continue
        strong = match.start() < 40
        yield Found(
            kind,
            match.start(),
            match.start("name") + len(match.group("name").rstrip(" .,")),
            {"name": name},
            strong=strong,
        )
