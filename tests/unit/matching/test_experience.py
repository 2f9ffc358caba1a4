from __future__ import annotations

from datetime import date

import pytest

from bot.matching import read
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading
from tests.unit.matching.sentences import TODAY


def sales(text: str, least: float | None = 5, field: str = "sales", today: date = TODAY) -> Reading:
    return read(Criterion("experience", details={"min_years": least, "field": field}), text, today=today)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("6", 6), ("six and a half years", 6.5), ("18 months", 1.5), ("8 mos", 0.67), ("a decade", 10),
        ("3-4 years", 3.5),
        ("2 years and 6 months", 2.5), ("1 1/2 years", 1.5), ("half a year", 0.5), ("a couple of years", 2),
        ("two years at one shop and four at another", 6), ("since I was 19 and I'm 30", 11),
        ("wait I meant 6 not 3", 6),
        ("cuatro años y medio", 4.5), ("going on 7", 6.5), ("just shy of five", 4.8), ("twenty five years", 25),
    ],
)  # fmt: skip
def test_lengths_are_read_in_all_their_forms(text: str, years: float) -> None:
    assert sales(text).value["years"] == pytest.approx(years, abs=0.06)


def test_a_start_runs_to_the_day_of_the_answer() -> None:
    assert sales("since march 2017").value["years"] == pytest.approx(9.7, abs=0.1)
    assert sales("since march 2017", today=date(2018, 3, 1)).value["years"] == pytest.approx(1, abs=0.1)


def test_jobs_are_added_up_and_overlaps_counted_once() -> None:
    assert sales("2014 to 2018 at Verizon, then AT&T until now").result == "met"
    assert sales("2010-2014 at one place, 2012-2016 at another").value["years"] == pytest.approx(6, abs=0.1)


def test_a_gap_between_jobs_does_not_count() -> None:
    assert sales("2010-2012 and 2018-2020").value["years"] == pytest.approx(4, abs=0.1)


def test_a_start_after_the_day_of_the_answer_is_no_experience() -> None:
    assert sales("starting in 2031").result != "met"


def test_years_in_another_field_go_to_a_person() -> None:
    reading = sales("9 years in construction")
    assert (reading.result, reading.value["years"]) == ("unclear", 9)


def test_any_field_counts_where_related_experience_is_asked() -> None:
    assert sales("9 years in construction", field="related").result == "met"


def test_an_employers_name_says_nothing_against_the_asked_field() -> None:
    assert sales("8 mos at the amazon dc", 0.5, "warehouse").result == "met"


@pytest.mark.parametrize("text", ["almost 5", "like four and a half", "just under five years", "about 4 and a half"])
def test_a_hedge_near_the_line_goes_to_a_person(text: str) -> None:
    assert sales(text).result == "unclear"


@pytest.mark.parametrize(
    "text", ["2", "none", "this would be my first job", "not even a year", "2 years tops", "ninguna"]
)
def test_plainly_too_little_is_not_met(text: str) -> None:
    assert sales(text).result == "not_met"


@pytest.mark.parametrize("text", ["quite a while lol", "a few", "enough", "off and on", "varios años"])
def test_vague_lengths_leave_the_answer_open(text: str) -> None:
    assert (sales(text).status, sales(text).result) == ("unclear", "unclear")


def test_internships_are_for_a_person_to_weigh() -> None:
    assert sales("5 years of internships").result == "unclear"


def test_experience_without_a_number_is_met_by_any() -> None:
    assert sales("3 years of it", None, "cold calling").result == "met"
    assert sales("never done it", None, "cold calling").result == "not_met"


def test_not_less_than_is_a_lower_bound() -> None:
    assert sales("not less than 6").result == "met"


def test_ages_are_not_years_of_work() -> None:
    assert "years" not in sales("I'm 34 years old").value
