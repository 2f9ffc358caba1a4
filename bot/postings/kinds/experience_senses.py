"""Where the word "experience" means something else than what an applicant has done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.postings.kinds.tails import phrases, words_of
from bot.postings.sentences import Sentence


def spelled(sentence: Sentence) -> Sentence:
    """The sentence with "expereince" spelled as it should be; every place in it stays the same."""
    slips = words_of("experience", "spelling", "experience")
    lowered = sentence.text.lower()
    slip = next((slip for slip in slips if slip in lowered), None) if "exp" in lowered or "exe" in lowered else None
    return sentence._replace(text=re.sub(slip, "experience", sentence.text, flags=re.IGNORECASE)) if slip else sentence


def other_senses(text: str) -> list[tuple[int, int]]:
    """The places of a text where "experience" or "background" asks nothing of the applicant."""
    spans = [match.span() for match in phrases("experience", "without_years", "not_ours").finditer(text)]
    return [*spans, *_felt(text)]


def _felt(text: str) -> Iterator[tuple[int, int]]:
    """What guests have or what happens to somebody: "a warm experience", "their stay experience", "to experience"."""
    for match in phrases("experience", "something_felt").finditer(text):
        follows = phrases("experience", "something_felt", "after").match(text[match.end() :].lstrip())
        if not follows and not phrases("experience", "something_felt", "unless").search(match.group()):
            yield match.span()
