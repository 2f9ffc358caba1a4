"""A refusal must be plain to count."""

from __future__ import annotations

from datetime import date

import pytest

from bot.matching import read
from bot.matching.opinion import Opinion, weighed
from bot.matching.refusals import BARE, BESIDE, TOLD, by_words, least_share
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

TODAY = date(2026, 11, 22)
CPR = Criterion("certification", True, details={"name": "CPR"})
EXCEL = Criterion("skill", True, details={"name": "Excel"})
NETWORKS = Criterion("experience", True, details={"min_years": 2, "field": "VoIP and data networks"})


def test_a_refusal_that_doubts_itself_is_asked_again() -> None:
    reading = read(NETWORKS, "a bit of voice, not really data or IP, hard to say if that counts", today=TODAY)
    assert reading.asks_again
    assert reading.rule == "experience.denied.hedged"


@pytest.mark.parametrize("text", ["no", "never used it", "I don't know Excel", "no idea what that is"])
def test_a_plain_refusal_stays_one(text: str) -> None:
    assert read(EXCEL, text, today=TODAY).result == "not_met"


def test_a_denial_of_what_nobody_asked_refuses_nothing() -> None:
    assert read(CPR, "never had to do it on anyone, thank god", today=TODAY).result != "not_met"


def test_a_refusal_that_says_more_must_be_surer() -> None:
    assert least_share(CPR, "not certified", TODAY) == BARE
    assert least_share(CPR, "no i never went to any class for that one", TODAY) == TOLD
    assert least_share(CPR, "never bothered with first aid, my cpr card is active", TODAY) == BESIDE


def test_a_sure_opinion_keeps_a_long_refusal() -> None:
    refusal = Reading("clear", {"yes": False}, "not_met", "certification.no")
    assert weighed(CPR, refusal, Opinion(0.05, 0.15, 0.1, 0.5), TOLD).asks_again
    assert weighed(CPR, refusal, Opinion(0.05, 0.15, 0.1, 0.5)) == refusal


def test_no_years_are_words_and_three_are_a_number() -> None:
    assert by_words(Reading("clear", {"years": 0}, "not_met", "experience.denied"))
    assert not by_words(Reading("clear", {"years": 3}, "not_met", "experience.exact"))
    assert not by_words(Reading("clear", {"yes": False}, "not_met", "physical.pounds"))
