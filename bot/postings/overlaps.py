"""Which of the things found in one sentence stay, where several speak of the same words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.postings.found import Found
from bot.postings.patterns import compiled
from bot.postings.phrases import Guarded
from bot.postings.sentences import Sentence

_KNOWN_TOO = compiled(
    r"(?i)\b(?:who knows?|fluent (?:in|with)|proficien\w+ (?:in|with)|know (?:your|their) way around)\b"
)
"""Words that begin a demand of their own behind the years: "an estimator (5+ years) who knows Bluebeam"."""
_ANOTHER_SKILL = compiled(r"(?i)(?:,|\band)\s[^.;]*\b(?:skills?|competen\w+|proficien\w+|knowledge|command)\b")
"""Words behind a comma that begin a demand of their own: "experience of such a role, good competence in Word"."""
_ENDED = compiled(r"(?i)\b(?:required|preferred|a plus|desired|a must)\b|[,)]\s(?:including|plus|and|with)\s$")
"""Words that end one demand before the next: "knowledge of Excel required stockroom experience required"."""
_OUR_TOOL = compiled(
    r"(?i)(?:^|[,;(–-]\s?|\b(?:and|but|while)\s)(?:we|(?:(?:the|our)\s)?(?:company|employer|shop|contractor))"
    r"(?:['’]ll| will)?"
    r"\s(?:buy|suppl(?:y|ie)|provide|furnish|issue)s?\s(?:(?:all|the|any|most|your|other)\s){0,2}(?:[\w-]+\s){0,3}$"
)
"""Things that the employer gives: "We supply the gauges"."""
_SUCH_AS = compiled(r"(?i)\b(?:such as|for example|for instance|e\.g\.?|like)\W*$")
"""How the words end that lead to a list of examples."""
_EXAMPLE_IN_BRACKETS = compiled(r"(?i)\((?:for )?(?:such as|example|instance|e\.?g\b|ex\b)[^()]*$")
_FOR_A_SENSE = compiled(
    r"(?i)\b(?:vision|hearing|eyesight|sight|dexterity|strength|stamina|physical\w*)\b[^.;]{0,60}\bto\b[^.;]{0,60}$"
)
"""What the body must be able to handle: "dexterity to use hand tools"."""

_WORKED_AS = compiled(
    r"(?i)\b(?:experienced?|background|worked|history|years?)\s"
    r"(?:(?:working|in|a|job|role|position|employed|professionally)\s)*as (?:either )?(?:an?\s)?"
    r"(?:(?!(?:licen|certif|and|with|must|valid|current)\w*)[\w'’/&-]+(?:,\s|\s\(|\)\s|\)?,\s|\s)){0,10}$"
)
"""Jobs in which somebody has worked, though papers have their names: "experience as a medical assistant, RN or EMT"."""
_LICENSED = compiled(r"(?i)licen|certif|[\w'’/ &()-]{1,40}?\b(?:licen[sc]\w*|certific\w+|credential\w*)\b")


def without_overlaps(sentence: Sentence, found: Iterable[Found]) -> list[Found]:
    """What stays of all that the finders found in a sentence."""
    everything = [one for one in found if not _is_a_thing(sentence, one)]
    kept = [_or_another(sentence.text, one) for one in everything if not _spoken_for(sentence, one, everything)]
    return [_as_an_example(sentence, one, kept) for one in kept]


_OR_ANOTHER = compiled(
    r"(?i)\)?,?\s\(?or\s(?:an?y?\s|some\s)?(?:(?:other|another|similar|comparable|equivalent|recogni[sz]ed|relevant|"
    r"(?:state|government|photo)[ -]?(?:issued)?|issued)\s){1,3}"
    r"(?:(?:[\w-]+\s){0,2}?(?:certificat\w+|licen[sc]e|credential|designation|registration|"
    r"qualification|card|permit)s?|(?:photo )?(?:id|identification)(?: cards?)?)\b\)?"
)
"""A general word behind a paper, which takes others like it: "CompTIA A+, or other recognized certification"."""


def _or_another(text: str, found: Found) -> Found:
    """A licence or certificate with the words behind it that take another in its place."""
    if found.kind not in ("license", "certification") or " or " not in f" {text[found.end :].replace('(', ' ')}":
        return found
    another = _OR_ANOTHER.match(text, found.end)
    if another is None:
        return found
    return replace(found, end=another.end(), details={**found.details, "name": text[found.start : another.end()]})


_FROM_NONE = Guarded("0 zero", r"\b(?:0|zero)\s?(?:[-–]|to)\s?\w+\+?\s(?:years?|yrs?)\b[^.;]*$")
_APART = compiled(r"(?i)\b(?:must|knowledge|proficien\w+|familiar\w*|skills?|required|know|able|ability)\b")


def _of_years_from_none(text: str, found: Found) -> bool:
    """Whether a tool is only what years are of that shut nobody out: "0-2 years of experience in Shopify"."""
    years = _FROM_NONE.search(text[: found.start])
    return years is not None and _APART.search(years.group()) is None


def _as_an_example(sentence: Sentence, found: Found, everything: list[Found]) -> Found:
    """Tools that brackets tell behind the kind of experience may be examples: "databases (PostgreSQL, SQL Server)"; so
    are those of a list below "skills such as:"."""
    if found.kind == "skill" and _SUCH_AS.search(sentence.lead):
        return replace(found, required="hedged")
    text = sentence.text
    if found.kind == "certification" and _EXAMPLE_IN_BRACKETS.search(text[: found.start]):
        return replace(found, required="hedged")
    if found.kind == "skill" and (_and_so_on_in_brackets(text, found) or _of_years_from_none(text, found)):
        return replace(found, required="hedged")
    named = found.kind == "skill" and any(one.kind == "experience" and _within(found, one) for one in everything)
    return replace(found, required="hedged") if named and _one_of_several_in_brackets(text, found) else found


def _spoken_for(sentence: Sentence, found: Found, everything: list[Found]) -> bool:
    """Whether another find says the same and more."""
    if found.kind == "skill":
        return _skill_spoken_for(sentence, found, everything)
    if found.kind in ("license", "certification"):
        before = sentence.text[: found.start]
        as_one = compiled(r"(?i)\bas an?\s+(?:\w+\s)?$").search(before)
        return (
            (_WORKED_AS.search(before) is not None and not _LICENSED.match(sentence.text, found.start))
            or any(o.kind == "education" and _overlap(found, o) for o in everything)
            or bool(as_one and any(_has_years(o) and _within(found, o) for o in everything))  # "five years as an RN"
            or bool(compiled(r"(?i)fingerprint|background").search(str(found.details["name"])))
        )
    if found.kind == "location":
        return found.details.get("mode") == "commute" and any(
            one.kind == "transport" and one.evidence == found.evidence for one in everything
        )  # "reliable transportation or means to commute"
    if found.kind == "other" and _is_its_major(sentence.text, found, everything):
        return True
    if found.kind == "other":
        vehicle = compiled(r"(?i)car|vehicle|truck|van").search(sentence.text[found.start : found.end])
        if compiled(r"(?i)liability").search(sentence.text[found.start : found.end]):
            return any(o.kind == "transport" for o in everything)
        kinds = ("experience", "skill", "license", "certification", *(("transport",) if vehicle else ()))
        return any(
            o.kind in kinds and (_overlap(found, o) or _follows_paper(sentence.text, found, o)) for o in everything
        )
    return False


def _follows_paper(text: str, found: Found, paper: Found) -> bool:
    """Whether a fact only tells more of the paper before it: "a food handler's card registered with the city"."""
    return paper.kind in ("license", "certification") and text[paper.end : found.start].isspace()


def _is_its_major(text: str, found: Found, everything: list[Found]) -> bool:
    """Whether coursework is what a degree is in: "a bachelor's degree with major coursework in statistics"."""
    return any(
        one.kind == "education"
        and compiled(r"(?i)\s?(?:degree\s)?with (?:(?:an?|major|significant|substantial)\s)*").fullmatch(
            text[one.end : found.start]
        )
        for one in everything
    )


_SPEAK_FOR_TOOLS = frozenset(("license", "certification", "physical", "transport", "background_check", "education"))
"""Kinds of whose words a tool may be a part: "forklift license", "a background check in Access"."""


def _skill_spoken_for(sentence: Sentence, found: Found, everything: list[Found]) -> bool:
    """Whether a tool is only what the years are of, a part of a certificate's name, or a thing to climb on."""
    for other in everything:
        between = sentence.text[other.end : found.start]
        if other.kind in (
            "license",
            "certification",
            "physical",
            "transport",
            "background_check",
            "education",
        ) and _overlap(found, other):
            return True
        if other.kind == "certification" and compiled(r"\sin\s(?:the\s)?").fullmatch(between):
            return True  # "NICET Level II in fire alarm systems"
        if other.kind == "experience" and not _has_years(other) and _is_told_in(sentence.text, other, found):
            return True
        if other.kind == "experience" and _within(found, other):
            apart = _KNOWN_TOO.search(between) if _has_years(other) else _listed_apart(sentence, found, other)
            apart = apart or _ANOTHER_SKILL.search(between) or _ENDED.search(sentence.text[found.end : other.start])
            if not apart:
                return True
    return False


def _is_told_in(text: str, experience: Found, found: Found) -> bool:
    """Whether a tool that a sentence names twice is in the field of its experience: "experience building services
    using GraphQL, with an understanding of GraphQL federation"."""
    name = str(found.details.get("name"))
    return text.count(name) > 1 and name in str(experience.details.get("field"))


def _has_years(found: Found) -> bool:
    return found.kind == "experience" and found.details.get("min_years") is not None


def _is_a_thing(sentence: Sentence, found: Found) -> bool:
    """Whether a tool is asked for as a thing: "must have own hand tools", "you bring hand tools"."""
    return found.kind == "skill" and bool(
        compiled(
            r"(?i)\b(?:owns?|provides?|supply|supplies|you(?:\s(?:will|must|should))?\s(?:bring|furnish))\s+"
            r"(?:[\w,/&-]+\s){0,5}$"
        ).search(sentence.text[: found.start])
        or _OUR_TOOL.search(sentence.text[: found.start])
        or _FOR_A_SENSE.search(sentence.text[: found.start])
    )


def _within(found: Found, other: Found) -> bool:
    left, right = other.evidence or (other.start, other.end)
    return left <= found.start and found.end <= right


def _listed_apart(sentence: Sentence, found: Found, other: Found) -> bool:
    """Whether a tool inside an experience is demanded as a tool: "experience ... using Excel"."""
    between = sentence.text[other.end : found.start]
    return bool(
        compiled(r"(?i)\b(?:including|using|utilizing|leveraging|with|preferably|ideally)\s[^.;]{0,80}$").search(
            between
        )
    ) or _one_of_several_in_brackets(sentence.text, found)


def _and_so_on_in_brackets(text: str, found: Found) -> bool:
    """Whether a tool is one of the examples in brackets behind a general word: "frameworks (Django, Rails, etc.)"."""
    if "etc" not in text or not _one_of_several_in_brackets(text, found):
        return False
    general = compiled(r"[a-z]{3,}s\s?$").search(text[: text.rfind("(", 0, found.start)])
    return general is not None and compiled(r"[^()]*\betc\b[.\s]*\)").match(text, found.end) is not None


def _one_of_several_in_brackets(text: str, found: Found) -> bool:
    """Whether brackets name several tools, not one or the other."""
    left, right = text.rfind("(", 0, found.start), text.find(")", found.end)
    if left < 0 or right < 0 or text.find(")", left, found.start) >= 0:
        return False
    return "," in text[left:right] and " or " not in text[left:right]


def _overlap(one: Found, other: Found) -> bool:
    return one.start < other.end and other.start < one.end
