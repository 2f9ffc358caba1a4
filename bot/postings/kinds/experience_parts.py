"""What is said behind years of experience: parts of them, more that is wished, and the kind that is preferred."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.postings.found import Found
from bot.postings.kinds.experience_plain import own_end
from bot.postings.kinds.experience_years import times_in
from bot.postings.kinds.tails import phrases, trim_field
from bot.postings.lexicon import lexicon
from bot.postings.modality import stance_of
from bot.postings.numbers import NUMBER, years_in
from bot.postings.patterns import compiled
from bot.postings.phrases import Guarded
from bot.postings.sentences import Sentence

_EXPERIENCE = compiled(r"\bexperienc|\bexp\b|\bexpertise\b", re.IGNORECASE)
_OF_THEM = r"of (?:it|them|those|these|which|that)(?: (?:time|years|experience))?"
_BEEN = (
    r"(?:must |should |(?:need|has|have) to )?"
    r"(?:be|have been|being|having been|having to be|been|is|are|was|were|spent)"
)
_PLACE = r"(?:(?:in|with|as|at|on|under|within|for|doing)\s(?:an?\s|the\s)?|focus(?:ed|ing)?\son\s|(?=[a-z]{3,}ing\s))"
_PART = compiled(
    rf"(?:\b(?:at least|including|incl\.?|with|minimum of|of which|of those|of these)|[,(])\s?"
    rf"(?:at least\s|a minimum of\s)?(?:the\s(?:last|past|most recent)\s)?"
    rf"(?P<number>{NUMBER}|some|part)\+?(?:\s(?:or more|years?|yrs?))*"
    rf"(?:(?P<told>\s{_OF_THEM}(?:\syears?)?(?:\s{_BEEN})?)\s(?:{_PLACE})?|(?:\s{_BEEN})?\s{_PLACE})(?!(?:\w+\s)?(?:no|clean)\b)",
    re.I,
)
""" "..., at least two of them in steel"."""
_PART_FIRST = Guarded(
    "those these them which that",
    rf"^(?:we(?:['’]d| would)?(?: strongly)? (?:prefer|like|require|ask)(?: that)?\s)?"
    rf"(?:at least\s|a minimum of\s)?(?P<number>{NUMBER}|some)\+?(?:\s(?:years?|yrs?))?\s{_OF_THEM}"
    rf"(?:\s{_BEEN})?\s{_PLACE}",
)
"""A sentence of its own: "Two of these must have been leading a crew"."""
_PREFERABLY = Guarded(
    "preferably ideally prefer preferring",
    r"[,(;]?\s*\b(?:preferably|ideally|(?<=\()prefer(?:ring)?)\s+(?:(?:experience\s)?(?:in|within|with|at|on|for|as|under)\s+(?=[^.;)]{3,})|(?=[a-z]+ing\s))",
)
_MORE_WISHED = Guarded(
    "preferred desired ideal",
    rf"(?:\(|[,;]\s)(?P<number>{NUMBER})\+?(?:\s(?:or more|plus))?(?:\s(?:is|are|would be))?"
    r"(?:\s(?:strongly|highly))?\s(?:preferred|desired|ideal)\b",
)
_WISH = (
    r"(?:is |are |would be |will be )?(?:(?:strongly|highly|greatly|much|very|definitely|also)\s)?"
    r"(?:preferred|desired|desirable|preferable|required|helpful|ideal|great|nice|useful|welcome|ideally|preferably|"
    r"an? (?:(?:strong|big|huge|definite|real|major|great|nice|serious|added|decided) )?"
    r"(?:plus|bonus|asset|advantage|help))"
    r"(?: too| as well)?"
)
_NO_FIELD = (
    r"(?!(?:strongly|highly|greatly|much|very|is|are|which|this|that|also|not|but|and|or|though|both|either|any|all|"
    r"some|more|less|most|if|plus|you|we|must|can|with|what|where|willing\w*|ability|able|must|must have)\b)"
)
_WHO = (
    r"(?:[\w-]+\s){0,3}(?:grads?|graduates?|students?|applicants?|candidates?|veterans?|beginners?|people|trainees|retirees|"
    r"parents|spouses|nurses|teachers|newcomers|novices|leavers|changers|hires|level|others|experience|skills?|knowledge|training|resumes?|letters?)\s"
)
"""Those who are welcome, and what others find: no kind of work."""
_FRAGMENT = Guarded(
    "preferred desired desirable preferable required helpful ideal great nice useful welcome plus bonus asset "
    "advantage help ideally preferably",
    rf"(?P<mark>^|,\s(?:and\s)?|\s[-–—]\s|\s\()"
    rf"(?P<field>{_NO_FIELD}(?!{_WHO})[\w/&’'+ -]{{1,60}}?),?\s+(?P<wish>{_WISH})"
    r"(?=\W*$|,?\s+(?:but|though|although|not)\b)",
)
"""The kind of work that is wished, behind years of it: "; cold storage a strong plus", ", upholstery ideal"."""
_WITH_MORE = Guarded(
    "experience",
    rf"(?<=experience)(?P<mark>\swith\s|,\s(?:and\s)?)(?P<field>{_NO_FIELD}[\w/&’'+ -]{{1,40}}?)\sexperience,?\s+"
    rf"(?P<wish>{_WISH})(?=\W*$)",
)
""" "5 years of teaching experience with coaching experience preferred"."""


def parts_of(sentence: Sentence, years: list[Found]) -> Iterator[Found]:
    """ "Five years in sales, at least two of them in steel": a demand of its own within the years."""
    for match in _PART.finditer(sentence.text) if years else ():
        if match.group("number").lower() in ("some", "part") and not match.group("told"):
            continue
        if any(found.start <= match.start("number") < found.end for found in years):
            continue
        yield _part(sentence, match)


def part_alone(sentence: Sentence) -> Iterator[Found]:
    """ "Two of these must have been leading a crew", behind the sentence that asks for the years."""
    match = _PART_FIRST.search(sentence.text)
    if match:
        yield _part(sentence, match)


def _part(sentence: Sentence, match: re.Match[str]) -> Found:
    number = match.group("number").lower()
    least = None if number in ("some", "part") else years_in(number + " years")[0]
    _, right = sentence.clause(match.start(), match.end())
    right = own_end(sentence.text, match.end(), right)
    field = trim_field(sentence.text[match.end() : right])
    where = (match.start(), right)
    return Found("experience", *match.span(), {"min_years": least, "field": field}, strong=True, evidence=where)


def more_wished(sentence: Sentence, years: list[Found]) -> Iterator[Found]:
    """ "2 years of experience (5 preferred)": more of the same is a wish of its own."""
    for match in _MORE_WISHED.finditer(sentence.text) if years else ():
        earlier = [found for found in years if found.end <= match.start()]
        least, _ = years_in(match.group("number") + " years")
        if earlier and least > (earlier[-1].details["min_years"] or 0):
            details = {"min_years": least, "field": earlier[-1].details["field"]}
            where = (match.start("number"), match.end())
            yield Found("experience", *where, details, strong=True, required="preferred", evidence=where)


def preferably(sentence: Sentence, years: list[Found]) -> Iterator[Found]:
    """ "5 years in sales, preferably within SaaS": the second half is a wish of its own."""
    if not _PREFERABLY.may_match(sentence.text) or not (years or _EXPERIENCE.search(sentence.text)):
        return
    for match in _PREFERABLY.finditer(sentence.text):
        _, right = sentence.clause(match.start(), match.end())
        field = compiled(r"(?i)^(?:an?|the)\s").sub("", trim_field(sentence.text[match.end() : right]))
        if field and not any(match.end() <= found.start < match.end() + 12 for found in years):
            details = {"min_years": None, "field": field}
            where = (match.start(), right)
            yield Found("experience", *match.span(), details, required="preferred", evidence=where)


_ONLY_HOW_MUCH = compiled(
    r"(?i)(?:strongly |highly )?(?:preferred|desired|desirable|helpful|ideal|not|but|"
    r"generally|typically|usually|normally|often|sometimes|may|might|could|would|is|are|isn|aren|"
    r"in no way|by no means)\b"
)
"""Words behind years that name no kind of work: "2 years of sales, preferred but not required"."""


def with_kind_wished(sentence: Sentence, years: list[Found]) -> list[Found]:
    """Years, and the kind of work that is wished behind them as a find of its own."""
    if not years:
        return years
    last = years[-1]
    behind = "." * last.end + sentence.text[last.end :]  # every place stays the same
    match = _FRAGMENT.search(behind) or _WITH_MORE.search(behind)
    if not match or _ONLY_HOW_MUCH.match(match.group("field")):
        return years
    if years[0].details["min_years"] is None and ("required" in match.group("wish") or times_in(match.group("field"))):
        return years
    between = sentence.text[last.end : match.start()]
    listed = "," in between and not compiled(r"\brequired\W*$").search(between)
    listed = listed or _ends_a_list(between, match)
    if listed or ";" in between or len(match.group("field").split()) > 5:
        return years
    own = sentence._replace(text=sentence.text[: match.start()])
    left = last.evidence[0] if last.evidence else last.start
    alone = replace(last, required=stance_of(own, last.start, last.end) or "demanded", evidence=(left, match.start()))
    wished = [] if _of_another_kind(match.group("field")) else [_wished(sentence, match)]
    return [*years[:-1], _without(alone, match.group("field")), *wished]


def _of_another_kind(field: str) -> bool:
    """Whether what is wished behind experience is a paper, a language or a thing: "a year of nursing, CDL a plus"."""
    if phrases("experience", "no_work").search(field):
        return True
    return any(next(lexicon(name).find(field), None) for name in ("credentials", "languages"))


def _ends_a_list(between: str, match: re.Match[str]) -> bool:
    """Whether a wish behind a comma is for all that was listed: "in sales, hospitality or retail preferred"."""
    alternatives = "," in match.group("mark") and compiled(r"(?i)\b(?:and|or)\s").search(match.group("field"))
    whole = compiled(r"(?i)\b(?:experience|exp|years?|yrs?|required|minimum)\W*$|\b(?:on|at|under|for)\s[^,]*$")
    if alternatives and "required" in match.group("wish"):
        return not compiled(r"(?i)\b(?:experience|exp|years?|yrs?)\W*$").search(between)
    return bool(alternatives) and not whole.search(between) and not compiled(r"\b(?:and|or)\b").search(between)


def _without(found: Found, words: str) -> Found:
    """Years whose field ends before the wish."""
    field = str(found.details["field"])
    at = field.find(words)
    return replace(found, details={**found.details, "field": trim_field(field[:at])}) if at >= 0 else found


def kind_alone(sentence: Sentence) -> Iterator[Found]:
    """ "Critical care preferred", behind the sentence that asks for years of nursing."""
    match = _FRAGMENT.search(sentence.text)
    if match and not match.start() and not match.group("mark") and len(match.group("field").split()) <= 6:
        yield _wished(sentence, match)


def _wished(sentence: Sentence, match: re.Match[str]) -> Found:
    field = compiled(r"(?i)^(?:an?|the|some)\s").sub("", match.group("field").strip())
    number = re.fullmatch(rf"(?P<number>{NUMBER})\+?(?: or more)?", field)
    details: dict[str, object] = {"min_years": None, "field": field}
    if number:
        details = {"min_years": years_in(f"{number.group('number')} years")[0], "field": ""}
    required = "" if "required" in match.group("wish") else "preferred"
    where = (match.start("field"), match.end("wish"))
    return Found("experience", match.start("field"), match.end("field"), details, required=required, evidence=where)
