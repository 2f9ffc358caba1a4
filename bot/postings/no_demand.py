"""What looks like a demand and is none, or only one of several ways: papers given, shown or paid for, what the
employer itself has, and an "or" behind which stands what no criterion can tell."""

from __future__ import annotations

from bot.postings.found import Found
from bot.postings.kinds.tails import phrases
from bot.postings.patterns import compiled
from bot.postings.sentences import Sentence

_PAPERS = frozenset(("license", "certification", "education", "skill"))
_WAYS = frozenset(("license", "certification", "education", "skill", "experience", "language", "other"))
_ASIDE = frozenset(("skill", "other"))
"""What may only be named in the other way: "or currently enrolled in a program"."""
_TELLING = ("given", "paid_for", "either_way")
"""Tables whose phrases may stand anywhere in the clause."""
_OPENING = ("receiving", "shown", "employers")
"""Tables whose phrases begin the sentence."""
_APART = compiled(r"(?i);|\.\s|\b(?:and|plus|as well as)\b")
"""What parts two demands: the way behind it is none of the first one's."""


def demands_nothing(sentence: Sentence, found: Found) -> bool:
    """Whether a paper or tool is only given, shown, paid for or the employer's own where it stands."""
    if found.kind not in _PAPERS and not (found.kind == "experience" and not found.details.get("min_years")):
        return False
    text = sentence.text
    if phrases("no_demand", "demanding").search(text):
        return False
    if any(phrases("no_demand", table).match(text) for table in _OPENING):
        return True
    left, right = sentence.clause(found.start, found.end)
    clause = text[left:right]
    return any(_said(table, clause, found.end - left) for table in _TELLING)


def _said(table: str, clause: str, end: int) -> bool:
    """Whether the clause says so outside brackets that follow the find, which only soften it."""
    match = phrases("no_demand", table).search(clause)
    return match is not None and not ("(" in clause[end : match.start()] or " or " in clause[end : match.start() + 3])


def takes_another_way(sentence: Sentence, found: Found, everything: list[Found]) -> bool:
    """Whether an "or" behind a find opens a way that nothing else found tells ("or show us that you can weld"), or
    the find is only named in such a way ("or show us your GitHub")."""
    if found.kind not in _WAYS or found.required:
        return False
    right = sentence.clause(found.start, found.end)[1]
    for match in phrases("no_demand", "other_way").finditer(sentence.text[:right]):
        if match.start() < found.end - 1:
            if found.kind in _ASIDE and 0 <= found.start - match.start() < 40:
                return any(one.end <= match.start() for one in everything)
            continue
        if _APART.search(sentence.text[found.end : match.start()]):
            continue
        return not any(one.start >= match.start() and one.kind not in _ASIDE for one in everything)
    return False
