from __future__ import annotations

import pytest

from bot.matching import read
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading


def degree(text: str, level: str = "bachelor", fields: tuple[str, ...] = (), equivalent: bool = False) -> Reading:
    details = {"level": level, "fields": list(fields), "or_equivalent": equivalent}
    return read(Criterion("education", details=details), text)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("BBA, class of 09", "bachelor"), ("B.S. in accounting", "bachelor"), ("masters", "master"), ("MBA", "master"),
        ("got my GED", "high_school"), ("AA from the community college", "associate"), ("Ph.D.", "doctorate"),
        ("2 year degree", "associate"),
        ("licenciatura en administración", "bachelor"), ("B.Tech from Pune", "bachelor"),
    ],
)  # fmt: skip
def test_degrees_are_known_by_their_names(text: str, level: str) -> None:
    assert degree(text).value["level"] == level


def test_a_higher_degree_covers_a_lower_one() -> None:
    assert degree("masters in biology", "high_school").result == "met"


def test_a_degree_in_progress_is_not_a_degree_yet_and_not_a_refusal() -> None:
    assert degree("graduating in May").result == "unclear"


def test_an_unfinished_degree_is_not_met() -> None:
    assert degree("dropped out after 2 years").result == "not_met"


def test_experience_in_place_of_a_degree_goes_to_a_person_only_where_the_posting_allows_it() -> None:
    assert degree("no degree but 12 years in telecom", equivalent=True).result == "unclear"


def test_a_distant_field_goes_to_a_person() -> None:
    assert degree("art history degree", fields=("business", "marketing")).result == "unclear"
    assert degree("BA in marketing", fields=("business", "marketing")).result == "met"


def test_having_attended_says_nothing_about_having_finished() -> None:
    assert degree("i went to college").result == "unclear"
