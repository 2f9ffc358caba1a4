"""The question that each criterion asks, and a few words that name it; the words live in vocabulary/questions.toml."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.postings import wording
from bot.postings.vocabulary import load
from bot.screening.criterion import Criterion

LANGUAGES = ("en", "es")
"""Languages that questions are kept in; any other is asked in English."""

_Chosen = tuple[str, dict[str, Any]]


def with_questions(criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    """The criteria, each with its question in English."""
    return tuple(replace(criterion, question=question(criterion)) for criterion in criteria)


def question(criterion: Criterion, *, language: str = "en", again: bool = False) -> str:
    """What the applicant is asked; `again` gives it in other words and with an example.

    A kind that this file does not know, or fields that would read wrong, quote the posting.
    """
    language = language if language in LANGUAGES else "en"
    variant, values = _CHOICES.get(criterion.kind, _other)(criterion, language)
    table = load("questions").get(criterion.kind, {}).get(variant) or load("questions")["other"]["quote"]
    values["quote"] = wording.quoted(criterion.evidence or str(criterion.get("text") or criterion.get("name") or ""))
    return wording.finished(str(table[f"{language}_again" if again else language]).format_map(values))


def short_name(criterion: Criterion, language: str = "en") -> str:
    """A few words that name the criterion in a summary: "5 years of experience in sales"."""
    language = language if language in LANGUAGES else "en"
    names = load("questions")["names"][language]
    key, values = _NAMES.get(criterion.kind, _name_of_other)(criterion, language)
    template = names.get(key)
    if template is None or ("{" in template and not values):
        return key  # the criterion's own words, though they may be a template's name
    return str(template.format_map(values))


def _experience(criterion: Criterion, language: str) -> _Chosen:
    amount = "some" if criterion.get("min_years") is None else "years"
    shape, field = wording.shape_of_field(str(criterion.get("field") or ""), criterion.evidence)
    return f"{amount}_{shape}", {"field": field, "role": wording.with_article(field)}


def _education(criterion: Criterion, language: str) -> _Chosen:
    level = criterion.get("level") or "high_school"
    if criterion.get("level") is None and criterion.get("fields"):
        return "school", {"fields": wording.study_fields(criterion.get("fields") or [], _joiner(language, "or"))}
    if level == "high_school":
        return ("high_school_or" if criterion.get("or_equivalent") else "high_school"), {}
    fields = wording.study_fields(criterion.get("fields") or [], _joiner(language, "or"))
    variant = "degree" + ("_in" if fields else "") + ("_or" if criterion.get("or_equivalent") else "")
    return variant, {"degree": load("questions")["degrees"][language].get(level, level), "fields": fields}


def _field_time(criterion: Criterion, language: str) -> _Chosen:
    percent = criterion.get("min_percent")
    return ("percent", {"percent": percent}) if percent is not None else ("some", {})


def _travel(criterion: Criterion, language: str) -> _Chosen:
    low, high = criterion.get("min_percent"), criterion.get("max_percent")
    if low is not None and high is not None and high > low:
        return "range", {"low": low, "percent": high}
    if low is not None:
        return "at_least", {"percent": low}
    if high is not None:
        return "up_to", {"percent": high}
    return ("quote" if 3 <= len(criterion.evidence.split()) <= 22 else "some"), {}


def _availability(criterion: Criterion, language: str) -> _Chosen:
    times = [time for time in criterion.get("times") or [] if time in load("questions")["times"][language]]
    if not times:
        return "quote", {}
    words = wording.joined([load("questions")["times"][language][time] for time in times], _joiner(language, "and"))
    return ("one_time" if len(times) == 1 else "times"), {"times": words}


def _credential(criterion: Criterion, language: str) -> _Chosen:
    name = wording.credential_name(str(criterion.get("name") or ""), criterion.kind)
    return ("named", {"name": wording.with_article(name), "plain": name}) if name else ("quote", {})


def _skill(criterion: Criterion, language: str) -> _Chosen:
    name = wording.in_brackets(str(criterion.get("name") or "").strip())
    fits = name and len(name.split()) <= 10 and not wording.reads_odd(name, digits=True)
    if not fits:
        return "quote", {}
    had = name.split()[-1].lower() in load("questions_words")["words"]["had"]
    return ("had" if had else "named"), {"name": wording.lowered(name), "plain": name}


def _language(criterion: Criterion, language: str) -> _Chosen:
    name = str(criterion.get("name") or "bilingual")
    if name.lower() in ("bilingual", "multilingual"):
        return "bilingual", {}
    shown = load("questions")["languages"].get(language, {}).get(name, name)
    return ("fluent" if criterion.get("level") == "fluent" else "speak"), {"name": shown}


def _authorization(criterion: Criterion, language: str) -> _Chosen:
    country = str(criterion.get("country") or "US")
    shown = _joiner(language, "us") if country.upper().replace(".", "") in ("US", "USA") else country
    return ("no_sponsor" if criterion.get("sponsorship") is False else "plain"), {"country": shown}


def _age(criterion: Criterion, language: str) -> _Chosen:
    return "years", {"years": criterion.get("years")}


def _physical(criterion: Criterion, language: str) -> _Chosen:
    pounds = criterion.get("pounds")
    deed = wording.deed(str(criterion.get("text") or ""))
    if pounds is not None and wording.only_lifting(criterion.evidence):
        return "lift", {"pounds": pounds}
    return ("do", {"text": deed}) if deed else ("quote", {})


def _location(criterion: Criterion, language: str) -> _Chosen:
    mode = str(criterion.get("mode") or "")
    return (mode if mode in load("questions")["location"] else "onsite"), {}


def _transport(criterion: Criterion, language: str) -> _Chosen:
    return wording.transport(criterion.evidence), {}


def _plain(criterion: Criterion, language: str) -> _Chosen:
    return "plain", {}


def _other(criterion: Criterion, language: str) -> _Chosen:
    return ("driving_record" if wording.is_record_check(criterion.evidence) else "quote"), {}


_CHOICES: dict[str, Callable[[Criterion, str], _Chosen]] = {
    "experience": _experience,
    "education": _education,
    "field_time": _field_time,
    "travel": _travel,
    "availability": _availability,
    "license": _credential,
    "certification": _credential,
    "skill": _skill,
    "language": _language,
    "work_authorization": _authorization,
    "minimum_age": _age,
    "physical": _physical,
    "location": _location,
    "transport": _transport,
    "background_check": _plain,
    "drug_test": _plain,
    "assessment": _plain,
    "clearance": _plain,
    "other": _other,
}


def _joiner(language: str, word: str) -> str:
    return str(load("questions")["joiners"][language][word])


def _name_of_experience(criterion: Criterion, language: str) -> _Chosen:
    shape, field = wording.shape_of_field(str(criterion.get("field") or ""), "")
    years = criterion.get("min_years")
    if years is None:
        return ("some_related", {}) if shape in ("related", "quote") else ("some_experience", {"field": field})
    values = {"years": _time(years, language), "field": field}
    return ("related_years" if shape == "related" else "years" if shape == "quote" else "years_of"), values


def _time(years: float, language: str) -> str:
    names = load("questions")["names"][language]
    if years < 1 or years != int(years):
        months = round(years * 12)
        return str(names["one_month"] if months == 1 else names["n_months"].format(n=months))
    return str(names["one_year"] if years == 1 else names["n_years"].format(n=int(years)))


def _name_of_education(criterion: Criterion, language: str) -> _Chosen:
    fields = wording.study_fields(criterion.get("fields") or [], _joiner(language, "or"))
    level = criterion.get("level") or "high_school"
    return ("degree_in" if fields else "degree"), {
        "degree": load("questions")["degrees"][language].get(level, level),
        "fields": fields,
    }


def _name_of_travel(criterion: Criterion, language: str) -> _Chosen:
    low, high = criterion.get("min_percent"), criterion.get("max_percent")
    if low is None and high is None:
        return "travel", {}
    return ("travel_at_least", {"percent": low}) if low is not None else ("travel_up_to", {"percent": high})


def _name_of_field_time(criterion: Criterion, language: str) -> _Chosen:
    percent = criterion.get("min_percent")
    return ("field_some", {}) if percent is None else ("field_time", {"percent": percent})


def _name_of_availability(criterion: Criterion, language: str) -> _Chosen:
    variant, values = _availability(criterion, language)
    return ("availability", values) if variant != "quote" else _name_of_other(criterion, language)


def _name_of_named(criterion: Criterion, language: str) -> _Chosen:
    name = str(criterion.get("name") or "")
    if criterion.kind == "language":
        shown = load("questions")["languages"].get(language, {}).get(name, name)
        return ("bilingual", {}) if name.lower() in ("", "bilingual", "multilingual") else (shown, {})
    return (wording.cut(name, 60), {}) if name else _name_of_other(criterion, language)


def _name_of_physical(criterion: Criterion, language: str) -> _Chosen:
    if criterion.get("pounds") is not None:
        return "lift", {"pounds": criterion.get("pounds")}
    deed = wording.deed(str(criterion.get("text") or "")) if language == "en" else ""
    return (wording.cut(deed, 60), {}) if deed else ("physical", {})


def _name_of_other(criterion: Criterion, language: str) -> _Chosen:
    return wording.cut(str(criterion.get("text") or criterion.get("name") or criterion.evidence), 60), {}


_NAMES: dict[str, Callable[[Criterion, str], _Chosen]] = {
    "experience": _name_of_experience,
    "education": _name_of_education,
    "travel": _name_of_travel,
    "field_time": _name_of_field_time,
    "availability": _name_of_availability,
    "license": _name_of_named,
    "certification": _name_of_named,
    "skill": _name_of_named,
    "language": _name_of_named,
    "clearance": _name_of_named,
    "work_authorization": lambda c, language: ("work_authorization", _authorization(c, language)[1]),
    "minimum_age": lambda c, language: ("minimum_age", {"years": c.get("years")}),
    "physical": _name_of_physical,
    "location": lambda c, language: (_location(c, language)[0], {}),
    "transport": lambda c, language: ("transport", {}),
    "background_check": lambda c, language: ("background_check", {}),
    "drug_test": lambda c, language: ("drug_test", {}),
    "assessment": lambda c, language: ("assessment", {}),
}
