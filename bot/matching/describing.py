"""Says a value back in a few words, in the applicant's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.matching import vocabulary
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading


def describe(criterion: Criterion, reading: Reading, language: str = "en") -> str:
    """A short phrase for a reading's value: "3 years", "nights: yes, weekends: no".

    Words come from the language's phrases.toml; an unknown language gets the default one.
    """
    words = vocabulary.topic(language, "phrases") or vocabulary.topic(vocabulary.LANGUAGES[0], "phrases")
    value, say = reading.value, words["value"]
    if reading.status == "not_an_answer":
        return str(say["nothing"])
    if "years" in value:
        return _years(float(value["years"]), say)
    if "percent" in value:
        return str(say["percent"].format(percent=f"{value['percent']:g}"))
    if "level" in value:
        return _level(value, words)
    times = [name for name in value if name in words["times"]]
    if times:
        phrases = (
            say["time"].format(time=words["times"][name], answer=say["yes" if value[name] else "no"]) for name in times
        )
        return str(say["time_join"].join(phrases))
    if isinstance(value.get("yes"), bool):
        return str(say["yes" if value["yes"] else "no"])
    return str(say["unclear"])


def _years(years: float, say: Mapping[str, str]) -> str:
    if years == 0:
        return say["none"]
    if years < 1:
        months = max(1, round(years * 12))
        return say["months_one" if months == 1 else "months_many"].format(months=months)
    number = f"{round(years, 1):g}"
    return say["years_one" if number == "1" else "years_many"].format(years=number)


def _level(value: Mapping[str, Any], words: Mapping[str, Mapping[str, str]]) -> str:
    level = words["levels"].get(value["level"], str(value["level"]))
    field = value.get("field")
    if value["level"] == "none" or str(field) in words["beside_degree"]["no_field"]:
        field = None
    return words["value"]["level_in_field" if field else "level"].format(level=level, field=field)
