"""Whether a criterion's own fields can be read against."""

from __future__ import annotations

from bot.screening.criterion import EDUCATION_LEVELS, Criterion
from bot.screening.errors import BadCriterion

_NUMBERS = ("min_years", "max_years", "min_percent", "max_percent", "pounds", "years")
_WORDS = ("field", "name", "text", "mode", "country", "level")
_LISTS = ("times", "fields")


def check(criterion: Criterion) -> None:
    """Raise BadCriterion, in one plain sentence, when a field has a type that no reader can use."""
    for name, value in criterion.details.items():
        if value is None:
            continue
        if name in _NUMBERS and (isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0):
            raise BadCriterion(f'A criterion\'s "{name}" must be a number of zero or more, or null.')
        if name in _WORDS and not isinstance(value, str):
            raise BadCriterion(f'A criterion\'s "{name}" must be text in quotes.')
        if name in _LISTS and not (isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value)):
            raise BadCriterion(f'A criterion\'s "{name}" must be a list of words.')
    if criterion.kind == "education" and criterion.get("level") not in (None, *EDUCATION_LEVELS):
        raise BadCriterion(f'A criterion\'s "level" must be one of {", ".join(EDUCATION_LEVELS)}.')
