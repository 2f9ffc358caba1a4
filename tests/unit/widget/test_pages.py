"""The demo careers pages, as HTML strings."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from selectolax.lexbor import LexborHTMLParser

from bot.widget.pages import careers_page, job_page, missing_page


@dataclass(frozen=True)
class Listed:
    """A posting as the list needs it at least."""

    slug: str = "night-nurse"
    title: str = "Night Nurse"
    employer: str | None = "Alder Clinic"
    location: str | None = "Salem, OR"


@dataclass(frozen=True)
class Shown(Listed):
    """A posting as its own page needs it."""

    requisition: str | None = "RN-12"
    employment_type: str | None = "PART_TIME"
    pay: str | None = None
    language: str = "en"
    status: str = "published"
    html: str = "<p>Care for <b>twelve</b> beds.</p>"


def text_of(page: str, selector: str) -> list[str]:
    """The texts of all elements of this kind, white space folded."""
    return [" ".join(node.text().split()) for node in LexborHTMLParser(page).css(selector)]


def test_each_posting_is_a_card_that_leads_to_its_page_and_to_its_chat() -> None:
    page = careers_page([Listed(), Shown(slug="cook", title="Cook", pay="$20 an hour")])
    tree = LexborHTMLParser(page)
    assert [node.attributes["href"] for node in tree.css(".job h2 a")] == ["/jobs/night-nurse", "/jobs/cook"]
    assert [node.attributes["data-screener-open"] for node in tree.css(".job button")] == ["night-nurse", "cook"]
    assert text_of(page, ".facts li") == [
        "Place: Salem, OR", "Place: Salem, OR", "Type: Part-time", "Pay: $20 an hour",
    ]  # fmt: skip


def test_an_empty_list_says_what_to_do() -> None:
    page = careers_page([])
    assert "publish it" in text_of(page, ".empty")[0]
    assert LexborHTMLParser(page).css("script") == []


def test_a_posting_page_shows_its_text_and_carries_the_chat() -> None:
    page = job_page(Shown())
    assert text_of(page, ".body b") == ["twelve"]
    assert text_of(page, ".details div") == ["PlaceSalem, OR", "TypePart-time", "RequisitionRN-12"]
    script = LexborHTMLParser(page).css_first("script")
    assert script is not None
    assert (script.attributes["src"], script.attributes["data-posting"]) == ("/widget.js", "night-nurse")


def test_a_closed_posting_says_so_and_has_no_chat() -> None:
    page = job_page(Shown(status="closed"))
    assert "no longer taking applications" in text_of(page, ".closed")[0]
    assert LexborHTMLParser(page).css("script, [data-screener-open]") == []


def test_words_of_a_posting_cannot_become_markup() -> None:
    evil = Shown(
        title="<script>alert(1)</script>", employer='"><img src=x>', location="<b>x</b>", requisition="<i>1</i>"
    )
    for page in (careers_page([evil]), job_page(evil)):
        tree = LexborHTMLParser(page)
        assert [node.attributes["src"] for node in tree.css("script")] == ["/widget.js"]
        assert [node.attributes["src"] for node in tree.css("img")] == ["/widget/icon.svg"]
        assert "<script>alert(1)</script>" in text_of(page, "h1, h2")[-1]


def test_a_page_states_no_fact_that_the_posting_does_not() -> None:
    bare = Shown(employer=None, location=None, requisition=None, employment_type=None)
    assert text_of(job_page(bare), ".details div, .employer") == []
    assert "None" not in job_page(bare) + careers_page([bare])


def test_an_unknown_posting_has_a_page_that_leads_back() -> None:
    assert text_of(missing_page(), "main a") == ["See the open positions"]


@pytest.mark.parametrize("heading", ["<h2>Night Nurse</h2>", " <h1 id='t'>night\n nurse </h1>"])
def test_a_heading_that_repeats_the_title_is_left_out(heading: str) -> None:
    page = job_page(Shown(html=f"{heading}<h2>Duties</h2>"))
    assert text_of(page, "h1, h2, h3") == ["Night Nurse", "Duties"]
