from __future__ import annotations

import pytest

from bot.matching import read
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading


def times(text: str, *asked: str) -> Reading:
    return read(Criterion("availability", details={"times": list(asked)}), text)


def test_each_time_is_read_on_its_own() -> None:
    reading = times("weekends yes. nights no, i have class", "nights", "weekends")
    assert reading.value == {"nights": False, "weekends": True}


@pytest.mark.parametrize(
    "text", ["any time", "open availability", "24/7", "no conflicts", "yes to both", "cualquier horario"]
)
def test_a_yes_to_all_covers_every_time(text: str) -> None:
    assert times(text, "nights", "weekends").value == {"nights": True, "weekends": True}


def test_shift_names_stand_for_their_times() -> None:
    assert times("graveyard is fine", "nights").result == "met"


def test_weekdays_only_rules_out_weekends() -> None:
    assert times("monday to friday only", "weekends").result == "not_met"


def test_all_but_one_time_rules_that_one_out() -> None:
    assert times("anything except overtime", "nights", "overtime").value == {"nights": True, "overtime": False}


@pytest.mark.parametrize(
    "text", ["not sundays", "every other weekend", "saturdays yes, sundays no", "if the pay is right"]
)
def test_part_of_a_time_leaves_it_open(text: str) -> None:
    assert times(text, "weekends").result == "unclear"


@pytest.mark.parametrize(
    "text", ["not saturdays, I keep the sabbath", "sundays I go to church", "my doctor says no weekends"]
)
def test_a_reason_of_faith_or_health_is_never_a_refusal_and_is_not_kept(text: str) -> None:
    reading = times(text, "weekends")
    assert (reading.result, dict(reading.value), reading.sensitive) == ("unclear", {}, True)


def test_a_time_that_was_not_spoken_to_stays_open() -> None:
    reading = times("weekends are fine", "nights", "weekends")
    assert (reading.result, dict(reading.value)) == ("unclear", {"weekends": True})
