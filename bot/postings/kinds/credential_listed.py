"""Credentials that the vocabulary names, with the state and the word for the paper that belong to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.postings.found import Found
from bot.postings.kinds.credential_letters import stands_as_credential
from bot.postings.kinds.joined_names import each_of_two
from bot.postings.kinds.tails import phrases, words_of
from bot.postings.lexicon import Hit, lexicon
from bot.postings.patterns import compiled
from bot.postings.sentences import Sentence

_HIRED = compiled(
    r"(?i)\b(?:hiring|(?:looking|want|wish) to hire|seeking|looking for|recruiting|searching for|in need of|needs?) "
    r"(?:an?|(?:\w+ )?experienced|\d+)\s"
    r"(?:(?!(?:with|who|whose|has|having|holding|licen|certif|regist)\w*\s)[\w-]+\s){0,3}[\"“]?$"
)
_TO_PASS = compiled(r"(?i)\bpass\w*\s(?:(?:an?|the|our|your|all|any|initial|annual|required|federal)\s){0,3}$")
_LICENSING = compiled(r"(?i)licen[sc]|certif|card\b|registered|^(?-i:[A-Z]{2,4}\b)")
"""A title that is hired is no licence to show: "is hiring a Master Electrician"."""
_STATE_IN = compiled(
    (
        r"^\s*(?:(?:license|licensure|certification)\s*)?(?:in|from|issued by)\s+(?:the\s+)?(?:State "
        r"of\s+)?((?-i:[A-Z])\w+(?:\s(?-i:[A-Z])\w+)?)"
    ),
    re.I,
)
GIVEN_BY = compiled(r"(?i)\b(?:licen|certif|regist)\w*\s(?:with|in|from|by|for)\s(?:the\s)?state of\s$")
"""Before a state that goes with the paper in front of it: "a license with the state of Arizona CPR"."""


def listed(sentence: Sentence) -> Iterator[Found]:
    """The listed credentials of a sentence, each with what belongs to its name."""
    text = sentence.text
    hits = list(lexicon("credentials").find(text))
    for hit in hits:
        left, right = sentence.clause(hit.start, hit.end)
        clause = text[left:right]
        if hit.term.exact and not stands_as_credential(clause, hit, text, hits):
            continue
        if hit.term.exact and compiled(r"\s(?:experience|background|exposure|role|position|setting)s?\b").match(
            text[hit.end :]
        ):
            continue  # "one year of RN experience" asks for the year
        if hit.term.name == "MLS" and phrases("credentials", "library").search(text):
            continue  # a degree of librarians
        if compiled(r"(?i)physical$").search(hit.term.name) and _TO_PASS.search(text[: hit.start]):
            continue  # to pass a medical examination is no certificate, and no question either
        if _HIRED.search(text[: hit.start]) and not _LICENSING.search(text[hit.start :]):
            continue
        start, end, name = _whole_name(text, hit)
        kind = hit.term.group if hit.term.group in ("license", "certification") else "certification"
        said = r"(?i)\bmust\b" if hit.term.exact else r"(?i)valid|current|active|must|licen|certif"
        found = Found(kind, start, end, {"name": name}, strong=compiled(said).search(clause) is not None)
        yield from (each_of_two(text, found) if hit.term.group == "two" else (found,))


def _whole_name(text: str, hit: Hit) -> tuple[int, int, str]:
    """The name with its state before it or its "license in Minnesota" after it."""
    start, end = hit.start, hit.end
    follow = compiled(
        r"\s+(?:license|licence|licensure|certification|certificate|certified|credential|registration)\b", re.I
    ).match(text[end:])
    if follow:
        end += follow.end()
    place = _STATE_IN.match(text[end:])
    if place and hit.term.exact and place.group(1).lower() in states():
        more = compiled(r"(?:(?:,|\sor|\sand|,\sor)\s(?-i:[A-Z])\w+(?:\s(?-i:[A-Z])\w+)?)*", re.I).match(
            text[end + place.end() :]
        )
        end += place.end() + (more.end() if more else 0)
    elif (place and hit.term.group == "license") or (
        place and follow and compiled("licen", re.I).search(follow.group())
    ):
        end += place.end()
    before = compiled(r"((?-i:[A-Z])[a-z]+(?:\s(?-i:[A-Z])[a-z]+)?|[Ss]tate)\s+(?:[Ss]tate\s+)?$").search(text[:start])
    if before and before.group(1).lower() in states() and not GIVEN_BY.search(text[: before.start()]):
        start = before.start()
    return (
        start,
        end,
        compiled(r"\s+(?:certified|certification|certificate)$").sub("", text[start:end]) or text[start:end],
    )


def states() -> frozenset[str]:
    """The states by name, in small letters."""
    return words_of("places", "states", "names")
