"""Something is said of a paper or a skill, and not that it is needed: "mixer experience gets you more money"."""

from __future__ import annotations

import re
from functools import cache

from bot.postings.found import Found
from bot.postings.patterns import Pattern, compiled
from bot.postings.sentences import Sentence
from bot.postings.vocabulary import load

_ALWAYS_ASKED = frozenset(
    ("work_authorization", "background_check", "drug_test", "minimum_age", "physical", "transport", "availability")
)
"""Kinds of which a posting tells in whole sentences: "A background check is run on all finalists"."""
_BETWEEN = 12
"""Words between a thing and its verb: "Spanish, Russian or Punjabi would ..."."""


def is_spoken_of(sentence: Sentence, found: Found) -> bool:
    """Whether what was found is the subject of a verb; that no word of demand stands there must be known already."""
    if found.kind in _ALWAYS_ASKED:
        return False
    return _predicate().match(sentence.text, found.end) is not None


@cache
def _predicate() -> Pattern:
    words = load("predicates")
    breaks, verbs = "|".join(words["breaks"]), "|".join(words["verbs"])
    # A word must follow each gap, and no letter may stand in both: else a long sentence is tried in all its partings.
    between = rf"(?:[\s,/&]+(?!(?:{breaks})\b)\w[\w'’.+#-]*){{0,{_BETWEEN}}}?"
    return compiled(rf"{between},?\s(?:{verbs})\b(?!-)", re.I)
