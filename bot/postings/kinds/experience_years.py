"""Which times in years or months are the applicant's experience, and not a contract, an age or the company's past."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.postings.kinds.tails import phrases
from bot.postings.numbers import NUMBER, ROUND, SPAN_OF_TIME, years_in
from bot.postings.patterns import compiled
from bot.postings.sentences import Sentence

_SPAN = compiled(rf"(?:(?<![\w$.,%/-])|(?<=^-))(?<!\d:){SPAN_OF_TIME}", re.IGNORECASE)
_NAMES_EXPERIENCE = compiled(
    rf"(?i)['’]?[\s-]+(?:(?:of|in)\s)?(?:(?!(?:and|or|plus|with|in|of|for|to|as|degrees?|old|ago|after|before|"
    rf"{NUMBER})\b)[\w/&'’-]+\s){{1,4}}(?:experience|exp)\b"
)
""" "2 years of lease administration experience": the words between years and experience only name its kind."""
_MOST_YEARS = 25
"""Nobody asks for more; longer times are the company's."""
HAVE_DONE = compiled(
    r"\b(?:you(?:['’]ve| have)|who['’]ve|(?:who|person|candidate|applicant|individual|teammate|colleague|hire|"
    r"someone)(?: we \w+)? (?:has|have|will have)|^(?:have|has))"
    r"\s(?:\w+\s){0,2}?(?P<did>\w+ed|been|spent|done|run|led|held|built|sold|taught|driven|kept|made|written|"
    r"flown|grown|"
    r"had)\b",
    re.I,
)
"""What the applicant has done, before the years that it took: "you have managed stores for 4 years"."""
_NAMED_WHO = compiled(
    r"(?<=[a-z]\s)(?!RN|LPN|CPA|PE)[A-Z][a-z]+(?:\s[A-Z][a-z]+)?,\s(?:who|whose)\s(?:has|have|spent|brings|is)\b"
)
"""A colleague by name: "you will pair with Mei, who has"."""
_A_YEAR_OF_EACH = compiled(
    r"(?i)\W*(?:an?|one) (?:full )?year of [^.;]{3,40}?\s(?:and|plus|or) "
    r"(?:an?|another|one) (?:full )?year (?:of|in|as)\b"
)
""" "A year of cash handling plus a year of reception work": two lengths of experience, not two articles."""
_OF_THAT = compiled(r"(?i)\s*of (?:that|this|which|those|these)\b[\w\s]{0,20}\b(?:must|should|need)")
"""A demand within the years of the sentence before: "At least one year of that time must have been in claims"."""
_HAS = compiled(
    r"(?i)\b(?:(?:person|candidate|applicant|individual|teammate|colleague|hire|someone who) "
    r"(?:has|have|brings)|you (?:have|bring))"
    r" (?:at least |a minimum of )?$"
)
"""What the applicant has, in years: "the right person has at least two years chairside"."""
_RECORD = compiled(
    r"(?i)['’]?\s+(?:of\s)?(?:(?:criminal|employment|background|airport|credit|driving|motor|vehicle|badging|TSA|DOT|MVR|federal|"
    r"state|history|security|residen\w+|and|or|&|/)[\s/]+){1,8}(?:checks?|screen\w*|investigations?|look-?backs?|"
    r"verification|clearance|review|search\w*)\b"
)
"""How far back a check looks: "a 7 year criminal and employment background check"."""
_OF_A_PAPER = compiled(
    r"(?i)\b(?:licen[sc]es?|licensed(?: driver|(?= in ))|permit|CDL|MVR|(?:driving|safety) record|endorsement)\b"
    r"(?!.*\b(?:work|practi[cs]|serv|employ|operat|dr[io]v)\w*\b)[^;.]{0,40}\b(?:held|for|standing)\s$"
)
"""How long a paper or record must have stood: "a valid licence held for at least two years"."""
_ASKED_FIRST = compiled(
    r"(?i)^(?:(?:you|(?:\w+\s){0,2}(?:candidates?|applicants?))\s)?(?:must|should|will|need to)\s"
    r"(?:have|possess|bring)\s"
    r"(?:had\s|at least\s|a minimum of\s|a\s)?"
)
"""What only asks for the years behind it: "Must have at least"."""
_AT_LEAST = compiled(r"(?i)(?:\b(?:at least|an?|minimum(?: of)?|no less than|more than|over|full)\s+)+$")
_STANDS_ALONE = compiled(
    r"(?i)\d{1,2}\s?\+?\s?(?:years?|yrs?)\.?\s(?:min(?:imum)?|exp(?:erience)?|required)?\W*|"
    rf"(?!an?\s)(?:at least\s|more than\s|over\s)?{SPAN_OF_TIME}\s"
    r"(?:of|in|on|as|with|at|behind|(?!serving|running|building|making|being|going|growing|helping)[a-z]{2,}ing)\s"
    r"(?:(?!(?:we|our|us|is|are|was|were|has|have|service|business|strong|you|and counting)\b)"
    r"[\w/&’'-]+(?:[,.]?\s|[,.]?$)){1,14}"
)
"""Years by themselves as a sentence of a short advertisement: "3+ years on a fryer."."""
_AND_HOW_MUCH = compiled(
    r"(?i)['’]?\s(?:of|in|on|as|with|at|behind|\w+ing)\s[^.;,]{2,60}?\s"
    r"(?:minimum|required|needed|preferred|a must)(?=\W*(?:$|[.,;]))"
)
"""Years that begin a sentence which ends with how much they are wanted: "Five years on finish work minimum"."""
_WISHED = compiled(r"(?i)\b(?:we(?:['’]d)? (?:strongly |highly |would )?prefer|ideally|preferably|preference for)\b")


@lru_cache(maxsize=256)
def times_in(text: str) -> tuple[re.Match[str], ...]:
    """All times in years or months."""
    lowered = text.lower()
    spoken = "year" in lowered or "yr" in lowered or "month" in lowered or " mo" in lowered or "decade" in lowered
    return tuple(_SPAN.finditer(text)) if spoken else ()


def may_be_experience(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a time is experience that the applicant must have, by the words around it."""
    text = sentence.text
    if phrases("education", "in_place").match(text):
        return False  # "Will consider three years in place of the degree"
    left, right = sentence.clause(match.start(), match.end())
    before, after = text[left : match.start()], text[match.end() : right]
    if _is_another_time(text, match, before, after) or _is_of_others(text[: match.start()]):
        return False
    return _is_named(sentence, before, after) or _is_asked(sentence, before, after)


def _is_another_time(text: str, match: re.Match[str], before: str, after: str) -> bool:
    """An age, a contract, schooling, a record, a time too long: no experience."""
    if (
        compiled(r"an?\s", re.I).match(match.group())
        and not ROUND.search(match.group())
        and not (
            compiled(r"\b(?:least|minimum of)\s*$", re.I).search(before)
            or _A_YEAR_OF_EACH.match(text)
            or compiled(
                r"\s+(?:or (?:more|two)\s+)?(?:of|behind|in|as)\b[^.;]{0,60}(?:\bexp|plus\b|prefer|nice|help)|"
                r"\s+of\s(?:[\w-]+\s){1,3}work\b|\s+or (?:better|more|longer)\W*$",
                re.I,
            ).match(after)
        )
    ):
        return True
    before = _AT_LEAST.sub("", before)
    if _OF_A_PAPER.search(before) and not compiled(r"\W*(?:of|in|as|on|\w+ing|\w*\s?exp)").match(after):
        return True
    if _is_the_jobs(before):
        return True
    near_before = " ".join(before.split()[-2:]).rstrip(" :–-")
    if _ends_with(near_before, "not_years_of_experience", "before") or _starts_with(
        after, "not_years_of_experience", "after"
    ):
        return True
    if not after.strip(" .") and not before.strip() and years_in(match.group())[0] in (16, 18, 21):
        return True  # "18 years minimum" is an age
    if _RECORD.match(after) and not compiled(r"(?i)exp").search(after):
        return True
    if compiled(r"[-\s]year[-\s]*$", re.I).search(match.group()[:-1] + " ") and compiled(
        r"\W{0,2}(?:olds?|degree|college)", re.I
    ).match(after):
        return not _NAMES_EXPERIENCE.match(after)
    if compiled(
        r"(?i)\s*(?:of|in)\s(?:an?\s)?(?:(?!exp)[\w/-]+\s){0,4}(?:school|schooling|coursework|college|"
        r"classes)(?=\W*$|\s*[.,;)]|\s+(?:or|and)\b)"
    ).match(after):
        return True  # "six months of trade school" is no work
    if compiled(r"(?i)older than|contract (?:length|term)|\bexceed\b|accrue|for (?:a )?period").search(
        before[-60:] + after[:60]
    ):
        return True
    if compiled(r"(?i)substitut|\bcredited\b").search(text) or compiled(
        r"(?i)\b(?:equivalent (?:to|of)|equal to|total of|totals?|adds? up to) $"
    ).search(text[: match.start()]):
        return True
    if compiled(
        r"(?i)violations?|accidents?|going back|look(?:ing)? back|"
        r"\bdui|\bdwi|\bowi|(?:traffic|speeding|moving|parking|driving|no|any|than \w+) tickets?|"
        r"suspen|convict|felon|lapses?\b|\bgaps?\b"
    ).search(before[-40:]):
        return True
    if compiled(r"(?i)\b(?:lived|resid\w+|sober|married)\b").search(before):
        return True
    return years_in(match.group())[0] > _MOST_YEARS or _is_adjective(match.group(), after)


def _is_the_jobs(before: str) -> bool:
    """Whether a job, not an applicant, lasts the time behind: "a contract position for", "maternity cover for"."""
    near = " ".join(before.split()[-8:])
    lasts = _ends_with(near, "not_years_of_experience", "lasts")
    return lasts and not phrases("experience", "not_years_of_experience", "unless").search(near)


def _is_of_others(before: str) -> bool:
    """Whether the years are a colleague's or the company's."""
    if _NAMED_WHO.search(before):
        return True
    someone = phrases("experience", "about_someone_else")
    if someone.search(before) and not phrases("experience", "about_someone_else", "unless").search(before):
        return True
    company = phrases("experience", "about_the_company").search(before)
    return bool(company) and not phrases("experience", "about_the_applicant").search(before)


def _is_named(sentence: Sentence, before: str, after: str) -> bool:
    """Whether the word for experience is near, or a list of demands can mean nothing else."""
    asked = _ASKED_FIRST.sub("", before)
    text = sentence.text if "," not in after else before + after.partition(",")[0]
    if sentence.section in ("requirements", "preferred") and _OF_THAT.match(after):
        return True
    word = phrases("experience", "words")
    if word.search(after[:120]) or word.search(before[-60:]):
        return True
    if (
        sentence.section in ("requirements", "preferred")
        and len(compiled(r"\([^()]*\)").sub("", text).split()) <= 14
        and (len(asked.strip()) <= 12 or compiled(r"(?:[,;/(]|\s[-–—])\s*(?:and\s)?$|\bor\s$").search(before))
        and compiled(
            r"['’]?:?\s*(?:(?!paid (?:leave|time|vacation|training|off)|minimum|commitment|contract)[A-Za-z]{3,}|"
            r"or so\b|give or)"
        ).match(after)
    ):
        return True  # "10+ years' software development" in a list of demands
    if sentence.section in ("requirements", "preferred") and compiled(
        r"(?i)\bdegree[^.;,]{0,40}\b(?:and|plus|with)\s+(?:at least\s|a minimum of\s)?$"
    ).search(before):
        return bool(compiled(r"\W*(?:or\b|$)|\s*(?:of|in|with|as)\b").match(after))
    return False


def _is_asked(sentence: Sentence, before: str, after: str) -> bool:
    """Whether the words ask for what follows the years: "you have 3 years of", "we prefer two years in"."""
    done = HAVE_DONE.search(before) or (
        _WISHED.search(before) and compiled(r"['’]?\s*(?:of|in|as|with|at|\w+ing)\b").match(after)
    )
    if done and sentence.section not in ("benefits", "eeo", "duties"):
        return True
    asked = compiled(
        r"(?i)\b(?:you have|you bring|you['’]ll (?:have|bring|need)|you (?:will )?need|in addition to the above,|"
        r"brings?|(?:someone|somebody|candidate|applicant|person|individual)s? (?:with|having)|you've|possess|"
        r"must have|requires?|minimum|at least|should have|will have)\b"
    ).search(before)
    if (
        asked
        and sentence.section not in ("benefits", "about", "eeo")
        and compiled(r"['’]?\s*(?:(?:of|in|as|behind|on|with|at|under)\s|\w{3,}ing\b)", re.I).match(after)
    ):
        return True
    if (
        not _AT_LEAST.sub("", before).strip()
        and sentence.section in ("", "summary")
        and _STANDS_ALONE.fullmatch(sentence.text)
    ):
        return True
    if not before.strip() and sentence.section in ("", "summary") and _AND_HOW_MUCH.match(after):
        return True
    if (
        _HAS.search(before)
        and compiled(r"['’]?\s*[a-z]{3,}").match(after)
        and sentence.section not in ("benefits", "about", "eeo")
    ):
        return True
    in_place = sentence.section in ("requirements", "preferred") or bool(
        phrases("experience", "words").search(sentence.heading)
    )
    return in_place and bool(
        compiled(
            r"['’]?\s*(?:of|in|as|with|working|performing|at|on|minimum|driving|\w+ing)\b|\W*(?:\(|preferred|"
            r"required|minimum|$)",
            re.I,
        ).match(after)
    )


def _is_adjective(span: str, after: str) -> bool:
    """Whether "7-year" belongs to a thing: "a 7-year background check", "a two-year technical degree"."""
    if not compiled(r"(?i)\d\+?-year$|\w-year$").search(span):
        return False
    thing = (
        r"check|review|diploma|certificate|apprenticeship|course|background|degree|program|contract|history|commitment|"
        r"term|plan|warranty"
    )
    return not re.match(
        rf"(?i)-?\s*(?:(?!{thing})[\w'’/-]+\s){{0,3}}(?:experience|exp\b|track record|minimum|of\b|in\b)", after
    )


def _ends_with(text: str, table: str, key: str) -> bool:
    end = len(text.rstrip())
    patterns = phrases("experience", table, key).candidates(text)
    return any(match.end() == end for pattern in patterns for match in pattern.finditer(text))


def _starts_with(text: str, table: str, key: str) -> bool:
    return not _NAMES_EXPERIENCE.match(text) and bool(phrases("experience", table, key).match(text.lstrip(" -'’,(")))
