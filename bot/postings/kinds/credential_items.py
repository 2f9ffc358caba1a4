"""Credentials told by the form of a list item: "Backflow tester certification", "CCNA, VCP-DCV or RHCE"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.postings.found import Found
from bot.postings.kinds.education import names_a_degree
from bot.postings.kinds.tails import TAIL, phrases, split_list, words_of
from bot.postings.lexicon import lexicon
from bot.postings.patterns import compiled
from bot.postings.phrases import Guarded
from bot.postings.sentences import Sentence

_LEAD = (
    r"(?:(?:must|should|applicants?|candidates?|you|will|need|needs|be|able|ability|willing|willingness|eligible|to|have|"
    r"has|hold|holds|possess|possesses|possession|obtain|get|earn|maintain|carry|bring|acquire|secure|an?|the|valid|"
    r"current|currently|active|unexpired|unrestricted|of|own|in|good|standing|or|your|with|already|appropriate|"
    r"qualify for|qualifies for|eligible for|eligibility for)\s+)*"
)
_BODY = compiled(r"Board|Commission|Council|Registry|Institute|Association|Academy|Agency")
_LAST_WORD = compiled(
    rf"\W*{_LEAD}(?P<name>(?:[\w'’&.+-]+(?:/[\w'’&.+-]+)*\s+){{1,6}}?)"
    r"(?P<word>licen[sc]e|licensure|certification|certificate|credential|endorsement|registration|permit|commission|card)"
    r"(?=\W*$|\s*[,;.()/]|\s(?:or|and|with|from|for|in|within|by|is|are|required|preferred|issued|upon|at|a|an|helpful|"
    r"desired|needed|before|through|if)\b)",
    re.IGNORECASE,
)
_OR_LIKE_IT = compiled(r"(?i)\sor (?:an? )?(?:similar|equivalent|comparable|related|relevant)$")
"""Behind a name that shares "certification" with any like it: "Six Sigma or similar"."""
_TITLE_WITH_LETTERS = compiled(
    r"(?:(?<=^)|(?<=[,;/] )|(?<=\bor )|(?<=\band ))(?P<title>(?:(?:[A-Z][\w'’-]+|of|in|and|for)\s){1,6}?"
    r"(?:Specialist|Professional|Technician|Technologist|Practitioner|Nurse|Manager|Associate|Assistant|Educator|Auditor|"
    r"Analyst|Engineer|Administrator|Planner|Counselor|Instructor|Inspector|Examiner|Operator|Appraiser|Accountant|"
    r"Paralegal|Interpreter|Underwriter|Arborist|Designer|Executive|Practice|Individual|Expert|Coder|Therapist|Hygienist))"
    r"\s\((?P<letters>[A-Z][A-Z-]{1,6})\)(?!\s(?:experience|team|role|position))"
)
_CERTIFIED_WITH_LETTERS = compiled(
    r"(?<![\w-])(?P<title>(?:Certified|Licensed|Registered|Accredited|Chartered)"
    r"(?:\s(?:[A-Z][\w'’-]+|of|in|and|for|the)){1,7})\s\((?P<letters>[A-Z][A-Z-]{1,6})\)(?!\s(?:experience|team|role|position))"
)
_BODY_WITH_LETTERS = compiled(
    r"(?:(?<=^)|(?<=[,;/] )|(?<=\bor )|(?<=\band ))(?P<title>(?=(?:[\w'’-]+\s)*?(?:Certif|Licens|Regist|Credential)\w+)"
    r"(?=(?:[\w'’-]+\s)*?(?:Board|Commission|Council|Registry|Institute|Association|Academy|Agency)\b)"
    r"[A-Z][\w'’-]+(?:\s(?:[A-Z][\w'’-]+|of|in|and|for|on|the)){1,8})\s\((?P<letters>[A-Z]{2,7})\)"
)
"""Who gives a paper, said for the paper itself: "Certification Commission for Healthcare Interpreters (CCHI)"."""
_LETTERS_WITH_TITLE = compiled(
    r"(?<![\w-])(?P<letters>[A-Z][A-Z-]{1,6})\s\((?P<title>(?:Certified|Licensed|Registered|Accredited|Chartered|Board)"
    r"(?:\s(?:[A-Z][\w'’-]+|of|in|and|for)){1,6})\)"
)
_DIPLOMA = compiled(
    r"(?<![\w-])(?P<letters>[A-Z]{2,6}(?:(?:/|\sor\s)[A-Z]{2,6})*)(?:\s[A-Z][a-z]+){0,4}\s[Dd]iploma\b(?!/)"
)
"""A diploma of those who are known by letters: "AMS/AMI Primary Diploma"."""
_TRAINING = Guarded(
    "training",
    r"(?<![\w-])(?P<name>(?:[\w&/'’-]+\s){1,4}?training)\s?,?\(?\s?(?:(?:is|will be)\s)?"
    r"(?:(?:strongly|highly|considered)\s)?(?:an?\s(?:big\s|definite\s|strong\s)?(?:plus|asset|must|bonus)|required|preferred|desired|desirable|helpful)\b",
)
"""Training with nothing behind it but how much it is wanted: "I-CAR training preferred"."""
_LISTED = compiled(
    r"(?:^|,|\band\b|\bor\b)\s*(?P<name>[A-Z][\w'’.-]*(?:\s(?:[A-Z][\w'’.-]*|of|and))*)"
    r"(?:\s\([^()]*\))?(?=\s*(?:,|$|\.$|and\b|or\b))"
)
_NAME = (
    r"(?!(?:And|Or|The|Must|Valid|Current|Active|All|Any|Other|Related|Relevant)\b)"
    r"[A-Z][\w'’.+-]*(?:\s[A-Z][\w'’.+-]*){0,3}"
)
_SHARED = compiled(
    rf"(?:^\W*|(?i:\b(?:have|hold|possess|obtain|current|valid|active|maintain|required?|in|of)\s))"
    rf"(?P<names>{_NAME}(?:,\s{_NAME})+,?\s(?:and|&)\s{_NAME}|{_NAME}\s(?:and|&)\s{_NAME})\s"
    r"(?P<word>(?i:certifications|licen[sc]es|certificates|credentials|permits))\b"
)
_NO_NAME = frozenset(
    (
        "bring get hold have has need needs must carry obtain earn acquire secure able ability willing eligible "
        "and or with from in on at any all other additional relevant related industry applicable similar "
        "necessary these this our their such software business credit debit gift green library vehicle car id "
        "identification birth social work for that which to is are experience degree diploma knowledge skills "
        "ability understanding school college university training course program completion student sales "
        "report time punch insurance building parking hunting fishing company customer guest membership "
        "loyalty post score wild data video sound memory selective voter board professional technical "
        "appropriate proper current valid active new every each no not if when as familiarity process "
        "processing maintain provide assist issue issues review renew manage managing handle preparing "
        "prepare follow read fill swipe sign wear show not"
    ).split()
)
"""Words with which the name of no credential is made."""
_LETTERS = compiled(r"[A-Z][A-Z0-9]{1,6}(?:-[A-Z0-9]{1,5})?\+?|[A-Z][a-z]*\+")


def by_last_word(sentence: Sentence) -> Iterator[Found]:
    """A name of any words before "certification", "permit" and the like, at the head of a demand or wish."""
    if sentence.section not in ("requirements", "preferred"):
        return
    label = compiled(r"[A-Z][\w ]{2,25}:\s+").match(sentence.text)
    match = _LAST_WORD.match(sentence.text, label.end() if label else 0)
    if match is None:
        return
    named = _OR_LIKE_IT.sub("", match.group("name").strip())
    if named != match.group("name").strip() and names_a_degree(named):
        return
    words = compiled(r"[\s/]+").split(named)
    if match.group("word").lower() == "commission" and compiled(r"\s(?:for|on)\b").match(sentence.text, match.end()):
        return
    if words[0].lower() == "or" or words[-1].lower() in ("or", "of"):
        return
    if any(word.lower() in _NO_NAME - {"or"} for word in words):
        return
    kind = "license" if compiled(r"(?i)licen|permit|endorse").match(match.group("word")) else "certification"
    name = sentence.text[match.start("name") : match.end()]
    yield Found(kind, match.start("name"), match.end(), {"name": name}, strong=True)


def by_title(sentence: Sentence) -> Iterator[Found]:
    """A title with its own letters behind it, as an item: "Adult Critical Care Specialist (ACCS)"."""
    if sentence.section not in ("requirements", "preferred"):
        return
    text = sentence.text
    bodies = _BODY_WITH_LETTERS.finditer(text) if _BODY.search(text) else ()
    for match in (*_TITLE_WITH_LETTERS.finditer(text), *_CERTIFIED_WITH_LETTERS.finditer(text), *bodies):
        capitals = "".join(word[0] for word in match.group("title").split() if word[0].isupper())
        letters = match.group("letters").replace("-", "")
        if letters[0] == capitals[0] and sum(one in capitals for one in letters) >= len(letters) - 1:
            where = (match.start(), match.end())
            kind = "license" if match.group("title").startswith("Licensed") else "certification"
            yield Found(kind, *where, {"name": match.group().strip()}, strong=True)


def by_letters(text: str) -> Iterator[Found]:
    """Letters with the title that they stand for: "CFM (Certified Floodplain Manager)"."""
    for match in _LETTERS_WITH_TITLE.finditer(text):
        capitals = [word[0] for word in match.group("title").split() if word[0].isupper()]
        letters = match.group("letters").replace("-", "")
        if letters[0] == capitals[0] and sum(one in capitals for one in letters) >= len(letters) - 1:
            yield Found("certification", match.start(), match.end(), {"name": match.group()}, strong=True)


def beside(sentence: Sentence, known: list[Found]) -> list[Found]:
    """Letters that no list holds, among certificates that one does: "CCNA, VCP-DCV or RHCE"."""
    if not known or sentence.section not in ("requirements", "preferred") or len(sentence.text.split()) > 10:
        return []
    text = compiled(r"(?i),?\s\(?(?:required )?(?:within|in|by|before|at) [^,]*$").sub("", TAIL.sub("", sentence.text))
    items = split_list(text)
    if not all(_LETTERS.fullmatch(item) for item in items):
        return []
    found: list[Found] = []
    for item in items:
        at = re.search(rf"(?<![\w-]){re.escape(item)}(?![\w-])", text)
        if at is None or any(one.start < at.end() and at.start() < one.end for one in known):
            continue
        if not any(lexicon("tools").find(item)) and not names_a_degree(item):
            found.append(Found("certification", at.start(), at.end(), {"name": item}))
    return found


def by_diploma(text: str) -> Iterator[Found]:
    """A diploma that is no school's: "AMS/AMI Primary Diploma", "GIA diploma"."""
    for match in _DIPLOMA.finditer(text):
        if match.group("letters") not in ("HS", "GED", "HSE") and not names_a_degree(f"{match.group('letters')}."):
            yield Found("certification", match.start(), match.end(), {"name": match.group()}, strong=True)


def by_list(text: str) -> Iterator[Found]:
    """Names one after another behind "licenses, i.e.," and the like: "Sheet Metal, Refrigeration, Gas License (G1)"."""
    for said in phrases("credentials", "listed").finditer(text):
        kind = "license" if compiled(r"(?i)licen|permit|ticket").match(said.group()) else "certification"
        listed = compiled(r";|\.\s").split(text[said.end() :])[0]
        for match in _LISTED.finditer(TAIL.sub("", listed)):
            start = said.end() + match.start("name")
            yield Found(kind, start, start + len(match.group("name")), {"name": match.group("name")}, strong=True)


def by_shared_word(sentence: Sentence) -> Iterator[Found]:
    """Names that share the word behind the last one, also unlisted ones: "MANDT, Med Tech and CPR certifications"."""
    if sentence.section not in ("requirements", "preferred"):
        return
    for match in _SHARED.finditer(sentence.text):
        kind = "license" if compiled(r"(?i)licen|permit").match(match.group("word")) else "certification"
        for item in compiled(_NAME).finditer(sentence.text, match.start("names"), match.end("names")):
            known = any(lexicon("tools").find(item.group())) or names_a_degree(item.group())
            known = known or item.group().lower() in words_of("places", "states", "names")
            if not known and compiled(r"[\s-]+").split(item.group().lower())[0] not in _NO_NAME:
                yield Found(kind, item.start(), item.end(), {"name": item.group()}, strong=True)


def by_training(sentence: Sentence) -> Iterator[Found]:
    """A named training that someone must or should have: "food safety training is a plus"."""
    if sentence.section not in ("requirements", "preferred"):
        return
    for match in _TRAINING.finditer(sentence.text):
        words = match.group("name").lower().split()
        if words_of("credentials", "training", "never").isdisjoint(words[:-1]):
            yield Found(
                "certification", match.start("name"), match.end("name"), {"name": match.group("name")}, strong=True
            )


_GONE_THROUGH = compiled(r"(?i).*\bcomplet.*\b(?:apprenticeship|academy|program)$")
_PAPER = compiled(r"(?i)certif|licen|diploma|credential|registered|degree|school")


def as_told(text: str, found: Found) -> Found:
    """What somebody has gone through and no paper says is a fact of its own: "completion of an apprenticeship"."""
    told = text[found.start : found.end]
    if found.kind != "certification" or not _GONE_THROUGH.match(told) or _PAPER.search(text):
        return found
    return replace(found, kind="other", details={"text": told})
