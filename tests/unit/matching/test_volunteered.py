from __future__ import annotations

from bot.matching import describe, read, read_others
from bot.screening.criterion import Criterion

SALES = Criterion("experience", details={"min_years": 5, "field": "sales"}, id="c1")
DEGREE = Criterion("education", details={"level": "bachelor", "fields": ["marketing"]}, id="c2")
NIGHTS = Criterion("availability", details={"times": ["nights", "weekends"]}, id="c3")
LICENSE = Criterion("license", details={"name": "driver's license"}, id="c4")
ALL = (SALES, DEGREE, NIGHTS, LICENSE)


def test_a_fact_for_another_open_criterion_is_noticed() -> None:
    found = read_others(ALL, "6 years in sales and I have a bachelor's in marketing", asked=SALES)
    assert [(criterion.id, reading.result) for criterion, reading in found] == [("c2", "met")]


def test_a_bare_yes_or_number_answers_only_what_was_asked() -> None:
    assert read_others(ALL, "yes", asked=SALES) == []
    assert read_others(ALL, "6", asked=NIGHTS) == []


def test_an_unclear_fact_is_not_offered() -> None:
    found = read_others(ALL, "6 years in sales, maybe nights", asked=SALES)
    assert found == []


def test_without_an_asked_criterion_only_named_facts_are_found() -> None:
    found = read_others(ALL, "I have a driver's license", asked=None)
    assert [criterion.id for criterion, _ in found] == ["c4"]


def test_values_are_said_back_in_a_few_words() -> None:
    assert describe(SALES, read(SALES, "3 years")) == "3 years"
    assert describe(SALES, read(SALES, "8 months")) == "8 months"
    assert describe(DEGREE, read(DEGREE, "bachelors in marketing")) == "a bachelor's degree in marketing"
    assert describe(NIGHTS, read(NIGHTS, "nights yes, weekends no")) == "nights: yes, weekends: no"
    assert describe(LICENSE, read(LICENSE, "yep")) == "yes"


def test_values_are_said_back_in_spanish() -> None:
    assert describe(SALES, read(SALES, "3 años"), "es") == "3 años"
    assert describe(NIGHTS, read(NIGHTS, "noches sí, fines de semana no"), "es") == "noches: sí, fines de semana: no"
