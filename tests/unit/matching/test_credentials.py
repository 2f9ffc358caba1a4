from __future__ import annotations

import pytest

from bot.matching import read
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading


def holds(text: str, name: str = "driver's license", kind: str = "license") -> Reading:
    return read(Criterion(kind, details={"name": name}), text)


@pytest.mark.parametrize("text", ["expired in 2019", "revoked", "my license is suspended"])
def test_a_lapsed_licence_does_not_count(text: str) -> None:
    assert holds(text).value == {"yes": False}


def test_a_lapsed_licence_that_is_being_renewed_goes_to_a_person() -> None:
    assert holds("expired last week, renewing it friday").result == "unclear"


def test_a_licence_that_was_suspended_and_is_valid_again_counts() -> None:
    assert holds("it was suspended years ago but it's valid now").result == "met"


def test_driving_for_a_living_says_that_there_is_a_licence() -> None:
    assert holds("I drive for uber").result == "met"


def test_no_tickets_is_not_a_no() -> None:
    assert holds("clean license 12 yrs no tickets").result == "met"


def test_a_lower_credential_of_the_same_line_does_not_count() -> None:
    assert holds("LPN", "RN").result == "not_met"
    assert holds("OSHA 30", "OSHA 10", "certification").result == "met"


def test_a_class_b_licence_is_not_a_class_a_licence() -> None:
    assert holds("class B", "CDL-A").result == "not_met"
    assert holds("class A", "CDL-B").result == "met"


def test_a_higher_clearance_covers_a_lower_one() -> None:
    assert holds("active TS/SCI", "Secret", "clearance").result == "met"
    assert holds("public trust", "Secret", "clearance").result != "met"


def authorization(text: str, sponsorship: bool | None = False) -> Reading:
    return read(Criterion("work_authorization", details={"country": "US", "sponsorship": sponsorship}), text)


@pytest.mark.parametrize(
    "text", ["I'm a citizen", "green card", "born in Texas", "no sponsorship needed", "tengo papeles"]
)
def test_the_right_to_work_has_many_names(text: str) -> None:
    assert authorization(text).result == "met"


def test_needing_sponsorship_fails_only_where_the_posting_rules_it_out() -> None:
    assert authorization("I'd need sponsorship").result == "not_met"
    assert authorization("I'd need sponsorship", None).result == "unclear"


@pytest.mark.parametrize("text", ["OPT", "on an H-1B", "TN visa"])
def test_a_visa_that_may_need_sponsorship_goes_to_a_person(text: str) -> None:
    assert authorization(text).result == "unclear"


@pytest.mark.parametrize(
    ("text", "result"),
    [("used hubspot mostly, some sf", "unclear"), ("use it every day", "met"), ("never touched it", "not_met")],
)
def test_some_of_a_skill_is_left_open(text: str, result: str) -> None:
    assert holds(text, "Salesforce", "skill").result == result


@pytest.mark.parametrize(
    ("text", "result"), [("un poquito", "unclear"), ("native speaker", "met"), ("english only", "not_met")]
)
def test_a_little_of_a_language_is_left_open(text: str, result: str) -> None:
    assert holds(text, "Spanish", "language").result == result
