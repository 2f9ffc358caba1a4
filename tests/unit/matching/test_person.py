from __future__ import annotations

from typing import Any

import pytest

from bot.matching import read
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading
from tests.unit.matching.sentences import TODAY


def answer(kind: str, said: str, /, **details: Any) -> Reading:
    return read(Criterion(kind, details=details), said, today=TODAY)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("turned 18 in june", "met"),
        ("34", "met"),
        ("17", "not_met"),
        ("18 next month", "not_met"),
        ("born in 1988", "met"),
    ],
)
def test_only_whether_the_age_is_reached_is_kept(text: str, result: str) -> None:
    reading = answer("minimum_age", text, years=18)
    assert reading.result == result
    assert set(reading.value) == {"yes"}


@pytest.mark.parametrize(
    ("text", "result"),
    [("75 easy", "met"), ("20 max", "not_met"), ("25 kg", "met"), ("about 45", "unclear"), ("with help", "unclear")],
)
def test_weights_are_compared_in_pounds(text: str, result: str) -> None:
    assert answer("physical", text, text="lift 50 lbs", pounds=50).result == result


@pytest.mark.parametrize("text", ["bad back", "I'm pregnant", "had surgery in june so no"])
def test_reasons_of_health_are_not_kept(text: str) -> None:
    reading = answer("physical", text, text="lift 50 lbs", pounds=50)
    assert (reading.result, dict(reading.value), reading.sensitive) == ("unclear", {}, True)


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("a third of the week tops", 33),
        ("3 days a week", 60),
        ("60%", 60),
        ("80/20 field to office", 80),
        ("3 out of 5 days", 60),
    ],
)
def test_shares_of_the_week_are_read_as_percent(text: str, percent: int) -> None:
    assert answer("field_time", text, min_percent=50).value["percent"] == percent


def test_an_upper_limit_of_travel_is_met_by_more_willingness() -> None:
    assert answer("travel", "up to 50% is fine", max_percent=25).result == "met"


def test_no_overnights_rules_out_overnight_travel() -> None:
    assert answer("travel", "no overnights", min_percent=25, overnight=True).result == "not_met"


@pytest.mark.parametrize(
    ("text", "result"),
    [("I live in Plano", "met"), ("remote only", "not_met"), ("im in Houston", "unclear"), ("15 minutes away", "met")],
)
def test_places_are_weighed_by_the_commute(text: str, result: str) -> None:
    assert answer("location", text, text="on-site in Dallas, TX", mode="onsite").result == result


def test_a_bus_is_transport_and_not_a_vehicle() -> None:
    assert answer("transport", "i take the 14 bus, never late", text="reliable transportation").result == "met"
    assert answer("transport", "i take the 14 bus", text="own vehicle").result == "unclear"


@pytest.mark.parametrize("text", ["I have a felony from 2008", "got a dui once"])
def test_a_record_goes_to_a_person(text: str) -> None:
    assert answer("background_check", text).result == "unclear"


def test_no_record_is_a_yes_to_a_background_check() -> None:
    assert answer("background_check", "no felonies, nothing to hide").result == "met"


def test_smoking_weed_goes_to_a_person() -> None:
    assert answer("drug_test", "i smoke weed").result == "unclear"
