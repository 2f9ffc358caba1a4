"""Which criterion a message names: by words that its own name has and the others' have not."""

from __future__ import annotations

from bot.matching.conversing import names_kind, same_word, telling_words
from bot.matching.vocabulary import LANGUAGES
from bot.postings.questions import short_name
from bot.screening.criterion import Criterion
from bot.services.conversation.turn import Turn

NAMED = 1.0
"""A word that only one criterion has counts 1, one that two have a half: so much must be said to name one."""
_ANY_THING = ("skill", "other")
"""Kinds whose own name tells nothing."""
CLOSE = 0.5
"""Two criteria are named alike when their scores are no further apart."""


def naming(turn: Turn, text: str) -> dict[str, float]:
    """How plainly a text names each criterion, by key: 0 and up."""
    scores = dict.fromkeys((c.id for c in turn.criteria), 0.0)
    own = {c.id: _words(c) for c in turn.criteria}
    for word in telling_words(text):
        having = [c.id for c in turn.criteria if _has(c, own[c.id], word)]
        for key in having:
            scores[key] += 1 / len(having)
    return scores


def named_words(criterion: Criterion, text: str) -> set[str]:
    """The words of a text that stand in a criterion's name or are another name for its kind."""
    own = _words(criterion)
    return {word for word in telling_words(text) if _has(criterion, own, word)}


def _has(criterion: Criterion, own: list[str], word: str) -> bool:
    return names_kind(criterion.kind, word) or any(same_word(word, other) for other in own)


def _words(criterion: Criterion) -> list[str]:
    """The telling words of a criterion: its name in every language, its kind, and what the posting calls it."""
    names = [short_name(criterion, language) for language in LANGUAGES]
    names += [str(criterion.get(k)) for k in ("field", "name", "text") if criterion.get(k)]
    names += [str(n).replace("_", " ") for k in ("times", "fields") for n in criterion.get(k, ())]
    if criterion.kind not in _ANY_THING:
        names.append(criterion.kind.replace("_", " "))
    return telling_words(" ".join(names))
