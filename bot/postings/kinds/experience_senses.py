"""Where the word "experience" means something else than what an applicant has done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.postings.kinds.tails import phrases, words_of
from bot.postings.sentences import Sentence

_NEAR = 50
"""Letters before the word in which its article or verb stands."""


def spelled(sentence: Sentence) -> Sentence:
    """The sentence with "expereince" spelled as it should be; every place in it stays the same."""
    lowered = sentence.text.lower()
    if "exp" not in lowered:
        return sentence
    slip = next((slip for slip in words_of("experience", "spelling", "experience") if slip in lowered), None)
    return sentence._replace(text=re.sub(slip, "experience", sentence.text, flags=re.IGNORECASE)) if slip else sentence


def other_senses(text: str) -> list[tuple[int, int]]:
    """The places of a text where "experience" or "background" asks nothing of the applicant."""
    spans = [match.span() for match in phrases("experience", "without_years", "not_ours").finditer(text)]
    return [*spans, *_felt(text)]


def _felt(text: str) -> Iterator[tuple[int, int]]:
    """What guests have or what happens to somebody: "a warm experience", "their stay experience", "to experience"."""
    at = text.lower().find("experience")
    if at < 0:
        return
    begin = text.rfind(" ", 0, max(0, at - _NEAR)) + 1
    for match in phrases("experience", "something_felt").finditer(text[begin:]):
        follows = phrases("experience", "something_felt", "after").match(text[begin + match.end() :].lstrip())
        if not follows and not phrases("experience", "something_felt", "unless").search(match.group()):
            yield begin + match.start(), begin + match.end()
