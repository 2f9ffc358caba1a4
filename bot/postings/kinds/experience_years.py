"""Which times in years or months are the applicant's experience, and not a contract, an age or the company's past."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.postings.kinds.tails import phrases
from bot.postings.numbers import ROUND, SPAN_OF_TIME, years_in
from bot.postings.sentences import Sentence

_SPAN = re.compile(rf"(?<![\w$.,%/:-]){SPAN_OF_TIME}", re.IGNORECASE)
_MOST_YEARS = 25
"""Nobody asks for more; longer times are the company's."""
HAVE_DONE = re.compile(
    r"\b(?:you(?:['’]ve| have)|(?:who|person|candidate|applicant|individual|teammate|colleague|hire|"
    r"someone) (?:has|have))"
    r"\s(?:\w+\s){0,2}?(?P<did>\w+ed|been|spent|done|run|led|held|built|sold|taught|driven|kept|made|written|"
    r"flown|grown|"
    r"had)\b",
    re.I,
)
"""What the applicant has done, before the years that it took: "you have managed stores for 4 years"."""
_NAMED_WHO = re.compile(
    r"(?<=[a-z]\s)(?!RN|LPN|CPA|PE)[A-Z][a-z]+(?:\s[A-Z][a-z]+)?,\s(?:who|whose)\s(?:has|have|spent|brings|is)\b"
)
"""A colleague by name: "you will pair with Mei, who has"."""
_A_YEAR_OF_EACH = re.compile(
    r"(?i)\W*(?:an?|one) (?:full )?year of [^.;]{3,40}?\s(?:and|plus|or) "
    r"(?:an?|another|one) (?:full )?year (?:of|in|as)\b"
)
""" "A year of cash handling plus a year of reception work": two lengths of experience, not two articles."""
_OF_THAT = re.compile(r"(?i)\s*of (?:that|this|which|those|these)\b[\w\s]{0,20}\b(?:must|should|need)")
"""A demand within the years of the sentence before: "At least one year of that time must have been in claims"."""
_HAS = re.compile(
    r"(?i)\b(?:(?:person|candidate|applicant|individual|teammate|colleague|hire|someone who) "
    r"(?:has|have|brings)|you (?:have|bring))"
    r" (?:at least |a minimum of )?$"
)
"""What the applicant has, in years: "the right person has at least two years chairside"."""
_WISHED = re.compile(r"(?i)\b(?:we(?:['’]d)? (?:strongly |highly |would )?prefer|ideally|preferably|preference for)\b")


@lru_cache(maxsize=256)
def times_in(text: str) -> tuple[re.Match[str], ...]:
    """All times in years or months."""
    lowered = text.lower()
    spoken = "year" in lowered or "yr" in lowered or "month" in lowered or " mo" in lowered or "decade" in lowered
    return tuple(_SPAN.finditer(text)) if spoken else ()


def may_be_experience(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a time is experience that the applicant must have, by the words around it."""
    text = sentence.text
    left, right = sentence.clause(match.start(), match.end())
    before, after = text[left : match.start()], text[match.end() : right]
    if _is_another_time(text, match, before, after) or _is_of_others(text[: match.start()]):
        return False
    return _is_named(sentence, before, after) or _is_asked(sentence, before, after)


def _is_another_time(text: str, match: re.Match[str], before: str, after: str) -> bool:
    """An age, a contract, schooling, a record, a time too long: no experience."""
    if (
        re.match(r"an?\s", match.group(), re.I)
        and not ROUND.search(match.group())
        and not (
            re.search(r"\b(?:least|minimum of)\s*$", before, re.I)
            or _A_YEAR_OF_EACH.match(text)
            or re.match(
                r"\s+(?:or more\s+)?(?:of|behind|in|as)\b[^.;]{0,60}(?:\bexp|plus\b|prefer|nice|help)", after, re.I
            )
        )
    ):
        return True
    near_before = " ".join(before.split()[-2:])
    if _ends_with(near_before, "not_years_of_experience", "before") or _starts_with(
        after, "not_years_of_experience", "after"
    ):
        return True
    if re.search(r"[-\s]year[-\s]*$", match.group()[:-1] + " ", re.I) and re.match(
        r"\W{0,2}(?:olds?|degree|college)", after, re.I
    ):
        return True
    if re.match(
        r"(?i)\s*(?:of|in)\s(?:an?\s)?(?:(?!exp)[\w/-]+\s){0,4}(?:school|schooling|coursework|college|"
        r"classes)(?=\W*$|\s*[.,;)]|\s+(?:or|and)\b)",
        after,
    ):
        return True  # "six months of trade school" is no work
    if re.search(r"(?i)older than|contract (?:length|term)|exceed|accrue|for (?:a )?period", before[-60:] + after[:60]):
        return True
    if re.search(r"(?i)substitut|\bcredited\b", text) or re.search(
        r"(?i)\b(?:equivalent (?:to|of)|equal to|total of) $", text[: match.start()]
    ):
        return True
    if re.search(
        r"(?i)violations?|accidents?|going back|look(?:ing)? back|"
        r"\bdui|\bdwi|\bowi|tickets?|suspen|convict|felon|lapses?\b|\bgaps?\b",
        before[-40:],
    ):
        return True
    if re.search(r"(?i)\b(?:lived|resid\w+|sober|married)\b", before):
        return True
    return years_in(match.group())[0] > _MOST_YEARS or _is_adjective(match.group(), after)


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
    text = sentence.text
    if sentence.section in ("requirements", "preferred") and _OF_THAT.match(after):
        return True
    word = phrases("experience", "words")
    if word.search(after[:120]) or word.search(before[-60:]):
        return True
    if (
        sentence.section in ("requirements", "preferred")
        and len(re.sub(r"\([^()]*\)", "", text).split()) <= 14
        and (len(before.strip()) <= 12 or re.search(r"[,;/(]\s*(?:and\s)?$", before))
        and re.match(r"['’]?\s*(?!paid|minimum|commitment|contract)[A-Za-z]{3,}", after)
    ):
        return True  # "10+ years' software development" in a list of demands
    if sentence.section in ("requirements", "preferred") and re.search(
        r"(?i)\bdegree[^.;,]{0,40}\b(?:and|plus|with)\s+(?:at least\s|a minimum of\s)?$", before
    ):
        return bool(re.match(r"\W*(?:or\b|$)|\s*(?:of|in|with|as)\b", after))
    return False


def _is_asked(sentence: Sentence, before: str, after: str) -> bool:
    """Whether the words ask for what follows the years: "you have 3 years of", "we prefer two years in"."""
    done = HAVE_DONE.search(before) or (
        _WISHED.search(before) and re.match(r"['’]?\s*(?:of|in|as|with|at|\w+ing)\b", after)
    )
    if done and sentence.section not in ("benefits", "eeo", "duties"):
        return True
    asked = re.search(
        r"(?i)\b(?:you have|you bring|you['’]ll (?:have|bring)|brings?|you've|possess|must have|requires?|"
        r"minimum|at least|should have|will have)\b",
        before,
    )
    if (
        asked
        and sentence.section not in ("benefits", "about", "eeo")
        and re.match(r"['’]?\s*(?:(?:of|in|as|behind|on|with|at|under)\s|\w{3,}ing\b)", after, re.I)
    ):
        return True
    if (
        _HAS.search(before)
        and re.match(r"['’]?\s*[a-z]{3,}", after)
        and sentence.section not in ("benefits", "about", "eeo")
    ):
        return True
    in_place = sentence.section in ("requirements", "preferred") or bool(
        phrases("experience", "words").search(sentence.heading)
    )
    return in_place and bool(
        re.match(
            (
                r"['’]?\s*(?:of|in|as|with|working|performing|at|on|minimum|driving|\w+ing)\b|\W*(?:\(|preferred|"
                r"required|minimum|$)"
            ),
            after,
            re.I,
        )
    )


def _is_adjective(span: str, after: str) -> bool:
    """Whether "7-year" belongs to a thing: "a 7-year background check", "a two-year technical degree"."""
    if not re.search(r"(?i)\d\+?-year$|\w-year$", span):
        return False
    thing = (
        r"check|review|diploma|certificate|apprenticeship|course|background|degree|program|contract|history|commitment|"
        r"term|plan|warranty"
    )
    return not re.match(
        rf"(?i)-?\s*(?:(?!{thing})[\w'’/-]+\s){{0,3}}(?:experience|exp\b|track record|minimum|of\b|in\b)", after
    )


def _ends_with(text: str, table: str, key: str) -> bool:
    return any(m.end() == len(text.rstrip()) for m in phrases("experience", table, key).finditer(text))


def _starts_with(text: str, table: str, key: str) -> bool:
    return bool(phrases("experience", table, key).match(text.lstrip(" -'’,(")))
