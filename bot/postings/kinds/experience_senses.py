"""Where the word "experience" means something else than what an applicant has done."""

from __future__ import annotations

from collections.abc import Iterator

from bot.postings.kinds.tails import phrases


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
