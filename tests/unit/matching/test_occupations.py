from __future__ import annotations

import re

import pytest

from bot.matching import read, vocabulary
from bot.matching.occupations import asked_kinds, kinds, known, wider
from bot.screening.criterion import Criterion
from tests.unit.matching.sentences import TODAY

OWN = {
    "nursing": "RN",
    "plumbing": "plumber",
    "welding": "welder",
    "barista": "barista",
    "truck driving": "OTR driver",
    "accounts payable": "AP clerk",
    "teaching": "math teacher",
    "software development": "software developer",
    "graphic design": "graphic designer",
    "janitorial": "janitor",
    "roofing": "roofer",
    "diesel mechanic": "diesel mechanic",
    "machining": "machinist",
    "paralegal": "paralegal",
    "phlebotomy": "phlebotomist",
    "pharmacy technician": "pharmacy tech",
    "civil engineering": "civil engineer",
    "landscaping": "landscaper",
    "recruiting": "recruiter",
    "insurance claims": "claims adjuster",
}
"""Fields that postings ask for, each with a title that is plainly of it and of no other one here."""


def result(field: str, text: str) -> str:
    criterion = Criterion("experience", True, details={"min_years": 2, "field": field})
    return read(criterion, text, today=TODAY).result


@pytest.mark.parametrize(("field", "title"), OWN.items())
def test_the_title_of_a_field_counts_for_it_and_for_no_other(field: str, title: str) -> None:
    assert result(field, f"{title} for 6 years") == "met"
    assert [other for other in OWN if other != field and result(other, f"{title} for 6 years") != "unclear"] == []


def test_a_sign_of_the_field_speaks_for_it_and_not_against_others() -> None:
    assert "phlebotomy" in kinds("labcorp for 2 years", ("en",)).signs
    assert result("phlebotomy", "labcorp for 2 years") == "met"
    assert result("bookkeeping", "labcorp for 2 years") == "met"


def test_a_field_asks_for_the_kind_that_covers_its_words_and_not_for_parts_of_them() -> None:
    assert asked_kinds("school bus driving") == {"bus_driving"}
    assert asked_kinds("retail management") == {"retail", "management"}
    assert asked_kinds("cleaning") == {"cleaning"}


def test_every_kind_of_work_is_found_by_each_of_its_plain_titles() -> None:
    lost = [
        f"{kind}: {title}"
        for kind, entry in vocabulary.topic("en", "occupations").items()
        for title in entry["titles"]
        if re.fullmatch(r"[a-z ]+", title) and kind not in kinds(title, ("en",)).titles
    ]
    assert lost == []


def test_no_kind_of_work_holds_itself_or_one_that_nobody_knows() -> None:
    assert [kind for kind in known() if kind in wider(kind)] == []
    assert {above for kind in known() for above in wider(kind)} <= known() | {"public_safety"}


def test_spanish_titles_belong_to_kinds_that_are_known() -> None:
    assert set(vocabulary.topic("es", "occupations")) <= known()
