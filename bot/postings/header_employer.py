"""Who hires: the name that the posting's sentences treat as the employer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bot.postings.document import HEADING, ITEM, Document
from bot.postings.header_title import ends_like_a_job
from bot.postings.kinds.tails import words_of
from bot.postings.phrases import Guarded
from bot.postings.sections import section_of

_INC = r"(?:,?\s(?:(?-i:[a-z]+),?\s)?(?:Inc|LLC|PLLC|Corp|Ltd|LLP|P\.?C|L\.?L\.?C)\b\.?)?"
_WORD = r"(?:(?:Inc|Corp|Ltd|Co|St|Mt|Ft|Dr|U\.S|[A-Z])\.(?=[,\s])|[A-Z][\w'’&+-]*(?:\.\w+)?)"
_NAME = rf"(?-i:(?:{_WORD}|\d+\s?{_WORD})(?:,?\s(?:{_WORD}|of|and|&|for|the|in|de|la|\d{{3,4}}|dba|DBA)){{0,8}})" + _INC
_START = r"(?:^|(?<=[.!?:,]\s))(?:the\s)?"
_PATTERNS: tuple[tuple[int, Guarded], ...] = tuple(
    (weight, Guarded(words.lower(), pattern))
    for weight, words, pattern in (
        (
            6,
            "seeking looking hiring searching recruiting accepting search",
            (
                rf"(?:^|(?<=[.!?:]\s)|(?<=at\s)|(?<=of\s))(?:the\s)?(?P<name>{_NAME})"
                rf"(?:\s?\([\w .&-]{{2,20}}\))?,?\s(?:is|"
                rf"are)\s(?:a\s)?(?:currently\s|now\s|actively\s|always\s|urgently\s|immediately\s)?(?:seeking|"
                rf"looking|hiring|searching|recruiting|accepting|in search)"
            ),
        ),
        (
            6,
            "seeks has invites needs",
            (
                rf"{_START}(?P<name>{_NAME})\s(?:seeks|has an? (?:immediate |exciting |current |great )?(?:opening|"
                rf"opportunity|position)|invites applications|has \w+ openings?|needs an?)\b"
            ),
        ),
        (
            6,
            "seeking looking hiring recruiting seeks has needs invites",
            (
                rf"{_START}(?P<name>{_NAME}),\s(?:an?|the|one of)\s[^.;]{{3,90}},\s(?:is\s(?:currently\s)?(?:seeking|"
                rf"looking|hiring|recruiting)|seeks|has an?|needs an?|invites)\b"
            ),
        ),
        (
            4,
            "equal EOE EEO affirmative diversity verify",
            (
                rf"(?:^|(?<=[.!?:*]\s)|\band\s)(?:the\s)?(?P<name>{_NAME})\s(?:is|values|provides|embraces|"
                rf"will not discriminate|does not discriminate|prohibits|participates)"
                rf"\s[^.]{{0,60}}(?:equal[\s-](?:employment["
                rf"\s-])?opportunity|EOE|EEO|affirmative action|diversity|E-Verify)"
            ),
        ),
        (
            3,
            "join joining here work working careers career life team opportunity employment position employees employed role mission we welcome levels outlined",
            (
                rf"\b(?:join|joining|here at|work (?:at|for|with)|working (?:at|for|with)|careers? (?:at|"
                rf"with)|life at|team at|opportunity (?:at|with)|for employment with|position (?:at|with|"
                rf"for)|employees of|employed by|role at|the mission of|we are|welcome to|levels of|outlined "
                rf"by)\s(?:the\s)?(?P<name>{_NAME})"
            ),
        ),
        (3, "at", rf"{_START}(?:at|here at)\s(?P<name>{_NAME}),?\s(?:we|you|our|all|people|it)\b"),
        (
            4,
            "at for with",
            (
                rf"(?:^|(?<=[.!?:]\s))the\s(?-i:[A-Z])[\w&/ -]{{3,60}}?\s(?:at|for|with)\s(?P<name>{_NAME})\s(?:is|"
                rf"will|has|oversees|performs)\b"
            ),
        ),
        (
            4,
            "company group provider organization organisation firm leader non nonprofit manufacturer practice agency hospital city county distributor retailer supplier business network brand startup store contractor platform school university college system maker producer center",
            (
                rf"{_START}(?P<name>{_NAME})"
                rf"(?:\s?\([\w .&-]{{2,20}}\))?,?\sis\s(?:(?:an?|the|one of)\s)?[^.]{{0,70}}\b(?:company|"
                rf"group|provider|organi[sz]ation|firm|leader|non-?profit|manufacturer|practice|agency|hospital|"
                rf"city|county|distributor|retailer|supplier|business|network|brand|startup|store|contractor|"
                rf"platform|school|university|college|system|maker|producer|center)"
            ),
        ),
        (
            2,
            "is was brings builds provides offers has operates delivers believes helps specializes drives based strives serves does invites",
            (
                rf"{_START}(?P<name>{_NAME})(?:\s?\([\w .&-]{{2,20}}\))?,?\s(?:is\s(?:an?|the|one)\b|was "
                rf"founded|brings together|builds|provides|offers|has been|has (?:over|more)|operates|delivers|"
                rf"believes|helps|specializes|drives|,?\s?based in|strives|serves|does not|invites)"
            ),
        ),
        (
            2,
            "inc llc corp ltd",
            (
                r"\b(?:for|of|with|by|between|at)\s(?P<name>(?-i:[A-Z][\w'’.&-]*(?:\s[A-Z][\w'’.&-]*){0,4},?\s(?:Inc|"
                r"LLC|Corp|Ltd)\b\.?))"
            ),
        ),
        (
            2,
            "has makes moves runs owns designs manufactures sells cares creates develops produces supplies represents serves employs began started opened focuses exists connects brings works keeps cleans feeds feels teaches treats grows ships powers protects services installs is",
            (
                rf"{_START}(?P<name>{_NAME})(?:\s?\([\w .&-]{{2,20}}\))?,?\s(?:has\s(?:a|an|the|\d|been|grown)|makes|"
                rf"moves|runs|owns|designs|manufactures|sells|cares|creates|develops|produces|supplies|represents|"
                rf"serves|employs|began|started|opened|focuses|exists|connects|brings|works|keeps|cleans|feeds|feels|"
                rf"teaches|treats|grows|ships|powers|protects|services|installs|is (?:committed|proud|"
                rf"dedicated|growing|"
                rf"expanding|located|family|locally|owned|hiring))\b"
            ),
        ),
        (1, "at for with about behalf", rf"\b(?:at|for|with|about|on behalf of)\s(?P<name>{_NAME})"),
        (
            1,
            "mission values clients customers team culture products services brand commitment training business advocacy",
            (
                rf"(?P<name>{_NAME})['’]s\s(?:mission|values|clients|customers|team|culture|products|services|"
                rf"brand|commitment|training|business|advocacy)"
            ),
        ),
    )
)
_SUFFIX = re.compile(
    (
        r"\b(?:Inc|LLC|PLLC|Corp|Corporation|Ltd|LLP|Company|Co|Group|Hospital|University|College|"
        r"School|Schools|Services|Center|Centre|Health|Healthcare|Partners|Systems|Solutions|Technologies|"
        r"Foundation|Association|County|Bank|Hotel|Media|Labs?|City of|Institute|Clinic|District|"
        r"Department)\b\.?"
    ),
    re.IGNORECASE,
)
_LEGAL = re.compile(r"\b(?:Inc|LLC|LLP|Corp|Ltd)\b")
_PLACE = re.compile(r"(?:[A-Z][\w.]+\s?){1,3}(?:,\s?[A-Z]{2}\b|\s?\()|Remote\b")
_ACRONYM = re.compile(r"\b[A-Z][A-Za-z]*[A-Z]{2,}[A-Za-z]*\b")
_USUAL_ACRONYMS = frozenset(
    "AI ML LLM EEO EOE PTO CPR USA LGBTQ LGBT HIPAA OSHA FDA EPA DOT GED CDL HVAC CRM ERP EMR EHR CPA "
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


def employer_of(document: Document, label: str | None) -> str | None:
    """The employer's name in the posting's own spelling, or None when it names none."""
    if label and not re.search(r"(?i)services$|\bteam\b|department|operations|\bOPS\b", label):
        return label
    scores = _scored(document)
    first = _first_line(document)
    if first:
        scores[first] += 4
    for name, weight in _in_opening_lines(document):
        scores[name] += weight
    for name in list(scores):
        scores[name] += min(document.text.count(name), 5) // 2 + (2 if _is_business(name) else 0)
    for name in list(scores):
        for other in scores:
            if (
                other != name
                and f" {name} " in f" {other} "
                and len(other.split()) <= 7
                and not re.search(r"\band\b", other)
            ):
                scores[other] = max(
                    scores[other] + 3, scores[name] + 1 if scores[other] >= 3 and other.startswith(name) else 0
                )
    for name in list(scores):
        if _begins_a_job(document, name):
            scores[name] -= 4
    best = max(scores.items(), key=lambda item: (item[1], len(item[0])), default=("", 0))
    if best[1] >= 4:
        return best[0]
    return _frequent_acronym(document) or (best[0] if best[1] >= 3 else None)


def _scored(document: Document) -> Counter[str]:
    scores: Counter[str] = Counter()
    for block in document.blocks[:400]:
        if block.kind == HEADING or len(block.text.split()) <= 6:
            match = re.match(
                rf"(?i)(?:about|why|life at|working at|who is|join|why join|the)\s(?P<name>{_NAME})(?:\sstory)?\W*$",
                block.text,
            )
            if match and not _not_a_name(match.group("name")):
                scores[_tidy(match.group("name"))] += 5
        if block.kind == HEADING:
            continue
        if block.kind == ITEM and block.section != "about" and not _LEGAL.search(block.text):
            continue
        for weight, pattern in _PATTERNS:
            for match in pattern.finditer(block.text[:3000]):
                name = _tidy(match.group("name"))
                if name and not _not_a_name(name):
                    scores[name] += weight
    return scores


def _tidy(name: str) -> str:
    name = re.sub(r"(?:\s(?:of|and|&|for|the|in|de|la))+$", "", name.strip(" ,"))
    name = re.sub(r"\b((?:Inc|Corp|Ltd|LLC)\.)\s(?!DBA|dba|and\b|of\b|&).*$", r"\1", name)
    name = (
        re.sub(r"^(?:At|Here at|About|Join|The company|Why|The)\s", "", name)
        if not re.match(r"The \w+ (?:Hotel|Company|Group)\b", name)
        else name
    )
    name = re.sub(r"['’]s?$", "", name)
    return name if re.search(r"\b(?:Inc|Corp|Ltd|Co|P\.C|L\.P)\.$", name) else name.rstrip(" .,")


def _not_a_name(name: str) -> bool:
    folded = name.lower().strip(" .,")
    first = folded.split()[0] if folded else ""
    if folded in words_of("header", "not_employers", "words") or len(folded) < 2 or folded in _places():
        return True
    if first in words_of("header", "not_employers", "openers") or folded.startswith(
        ("the position", "the role", "the ideal", "the job", "the team")
    ):
        return True
    if name.isupper() and name in _USUAL_ACRONYMS:
        return True
    return ends_like_a_job(name) and not (_is_business(name) and not _ends_in_a_job(name))


def _ends_in_a_job(name: str) -> bool:
    """Whether the last word is a job's and no business's: "Environmental Health Manager", not "Rapid Couriers"."""
    last = name.split()[-1]
    return ends_like_a_job(last) and last.lower() not in words_of("header", "employers", "last_words")


def _is_business(name: str) -> bool:
    """Whether a name says what businesses are: "Maple Leaf Bakery", "Kline Manufacturing"."""
    last = re.sub(r"(?:,?\s(?:Inc|LLC|Co|Corp|Ltd)\.?)+$", "", name).split()[-1:]
    return bool(_SUFFIX.search(name)) or (
        len(name.split()) > 1 and bool(last) and last[0].lower() in words_of("header", "employers", "last_words")
    )


def _begins_a_job(document: Document, name: str) -> bool:
    """Whether a name is the beginning of the posting's title: "Environmental Health" before "Manager"."""
    _, found, after = document.text[:600].partition(name + " ")
    follows = re.match(r"[A-Z][\w/]+", after)
    return bool(found and follows) and ends_like_a_job(after.split()[0])


def _in_opening_lines(document: Document) -> Iterator[tuple[str, int]]:
    """Names in the short lines at the top: "Nova Robotics · Austin, TX", or a business alone under the title."""
    for block in document.blocks[:5]:
        if len(block.text) > 120 or block.text.endswith((":", "?")):
            continue
        parts = [
            part.strip() for part in re.split(r"\s+[-–—|·•]\s+|\s{2,}|,\s(?=[A-Z][\w ]+,\s[A-Z]{2}\b)", block.text)
        ]
        for part in parts:
            if (
                not re.fullmatch(_NAME, part)
                or not part[:1].isalpha()
                or re.search(r",(?!\s(?:Inc|LLC|L))", part)
                or _not_a_name(part)
                or section_of(part)
            ):
                continue
            placed = len(parts) > 1 and any(_PLACE.match(other) for other in parts if other != part)
            if _is_business(part):
                yield _tidy(part), 4 if placed or len(parts) > 1 else 3
            elif placed and len(part.split()) > 1:
                yield _tidy(part), 3


def _places() -> frozenset[str]:
    return (
        words_of("places", "states", "names")
        | words_of("places", "states", "cities")
        | words_of("languages", "language", "exact")
    )


def _first_line(document: Document) -> str | None:
    """An organisation's name alone on the first line."""
    first = document.blocks[0].text if document.blocks else ""
    if (
        1 < len(first.split()) <= 7
        and re.fullmatch(_NAME, first)
        and not _not_a_name(first)
        and (_SUFFIX.search(first) or document.text.count(first.split()[0] + " " + first.split()[1]) > 1)
    ):
        return None if ends_like_a_job(first) else _tidy(first)
    head = re.match(r"([A-Z][\w&.' -]{2,40}?)\s\|\s", first)
    return _tidy(head.group(1)) if head and not ends_like_a_job(head.group(1)) else None


def _frequent_acronym(document: Document) -> str | None:
    """Letters that the posting uses again and again for itself: "WLP", "NYCHA"."""
    from bot.postings.lexicon import lexicon

    counts = Counter(
        word
        for word in _ACRONYM.findall(document.text)
        if word.upper() not in _USUAL_ACRONYMS
        and not any(lexicon("tools").find(word))
        and not any(lexicon("credentials").find(word))
    )
    if not counts:
        return None
    best, times = counts.most_common(1)[0]
    return best if times >= 3 else None
