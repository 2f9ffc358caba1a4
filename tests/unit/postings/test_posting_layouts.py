"""Layouts that postings really have: lists under a sentence, headings without marks, names in the opening lines."""

from __future__ import annotations

import pytest

from bot.postings import read_posting


def kinds(markup: str) -> list[tuple[str, bool | None]]:
    return [(criterion.kind, criterion.required) for criterion in read_posting(markup).criteria]


def test_a_list_that_a_sentence_introduces_is_a_list_of_demands() -> None:
    markup = (
        "<p>The clerk files deeds. The ideal candidate will have the following:</p>"
        "<p>&middot; Minimum of two years of title experience</p><p>&middot; Paralegal certificate</p>"
    )
    assert kinds(markup) == [("experience", True), ("certification", True)]


def test_a_list_introduced_as_preferred_holds_wishes() -> None:
    markup = "<p>Candidates are preferred who have:</p><ul><li>Bachelor's degree in forestry</li></ul>"
    assert kinds(markup) == [("education", False)]


def test_a_short_line_over_a_list_is_its_heading() -> None:
    text = "Packer\n\nBasics\n- 18+ years old\n- Lift 40 pounds\n\nExtra credit\n- Forklift certification\n"
    assert kinds(text) == [("minimum_age", True), ("physical", True), ("certification", False)]


def test_data_without_a_description_leave_the_page_to_be_read() -> None:
    page = (
        '<script type="application/ld+json">{"@type": "JobPosting", "validThrough": "2030-01-01"}</script>'
        "<h1>Surveyor</h1><h2>Qualifications</h2><ul><li>Three years of surveying experience</li></ul>"
    )
    assert kinds(page) == [("experience", True)]


def test_a_typical_way_to_qualify_is_no_knock_out() -> None:
    text = (
        "MINIMUM QUALIFICATIONS:\nAny combination of experience and training that would likely give the knowledge is "
        "qualifying. A typical way would be:\nOne year of clerical experience.\n\nLICENSE:\nA valid driver's license.\n"
    )
    assert kinds(text) == [("experience", None), ("license", True)]


@pytest.mark.parametrize(
    ("employer", "markup"),
    [
        ("Nova Robotics", "<h1>Field Engineer</h1><p>Nova Robotics · Austin, TX · Full-time</p>"),
        ("Hillcrest School District", "<h1>Bus Driver</h1><p>Hillcrest School District</p><p>$21 an hour</p>"),
        ("Orbit Software", "<p>Orbit Software builds tools for banks. We want a developer.</p>"),
        ("Abel & Ray LLP", "<p>Abel & Ray LLP, a small firm in Reno, seeks a file clerk.</p>"),
        ("Silverline Windows", "Why Silverline Windows?\nGreat pay and early Fridays."),
    ],
)
def test_an_employer_is_found_where_postings_name_it(employer: str, markup: str) -> None:
    assert read_posting(markup).employer == employer


def test_the_beginning_of_a_title_is_no_employer() -> None:
    posting = read_posting("<h1>Environmental Health Manager</h1><p>Environmental Health Manager makes sites safe.</p>")
    assert posting.employer is None
