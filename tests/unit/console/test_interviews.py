"""The list of interviews."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from bot.console import interviews
from bot.storage.database import Database
from tests.unit.console.conftest import Browser
from tests.unit.console.seeding import ANSWERS, FIELD_SALES, WAREHOUSE, add_interview, add_posting, fill


def _listed(page: str) -> list[str]:
    return re.findall(r'class="rowlink"[^>]*>([^<]+)<', page)


def test_people_who_wait_come_first_and_then_the_newest(browser: Browser, database: Database) -> None:
    fill(database)
    names = _listed(browser.page("/"))
    assert names[:4] == ["Mei Tanaka", "Jordan Avery", "Applicant 10", "Applicant 9"]
    assert len(names) == 10


def test_whoever_waits_is_marked_with_how_long(browser: Browser, database: Database) -> None:
    fill(database)
    page = browser.page("/")
    assert page.count('class="is-waiting"') == 2
    assert "Waiting 8 hours" in page
    assert "Asked for an accommodation" in page
    assert "2 applicants wait for a person." in page


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("posting=warehouse-associate-night-shift", ["Mei Tanaka", "Applicant 9", "Tomás Echeverría"]),
        ("outcome=qualified", ["Lena Brandt", "Priya Raman"]),
        ("outcome=not_qualified", ["Jordan Avery"]),
        ("status=paused", ["Casey Lindqvist"]),
        ("waiting=1", ["Mei Tanaka", "Jordan Avery"]),
        ("undecided=1", ["Jordan Avery", "Sam Okafor", "Tomás Echeverría"]),
        ("search=jor", ["Jordan Avery"]),
        ("search=priya@mail.example", ["Priya Raman"]),
        ("search=%234", ["Applicant 4"]),
        ("outcome=needs_review&posting=field-sales-representative", ["Sam Okafor"]),
    ],
)
def test_a_filter_leaves_what_fits(browser: Browser, database: Database, query: str, names: list[str]) -> None:
    fill(database)
    assert _listed(browser.page(f"/?{query}")) == names


def test_a_filter_that_finds_nothing_says_so_and_offers_the_way_back(browser: Browser, database: Database) -> None:
    fill(database)
    page = browser.page("/?outcome=not_qualified&status=paused")
    assert "Nothing fits this filter" in page
    assert "Show all interviews" in page


def test_an_empty_console_says_what_to_do_first(browser: Browser, database: Database) -> None:
    assert "Import a posting" in browser.page("/")
    add_posting(database, FIELD_SALES)
    assert "Put the chat on your careers page" in browser.page("/")


def test_an_unknown_filter_value_is_left_out(browser: Browser, database: Database) -> None:
    fill(database)
    assert len(_listed(browser.page("/?outcome=nonsense&status=%00"))) == 10


def test_a_made_up_place_in_the_list_is_refused_in_a_sentence(browser: Browser) -> None:
    answer = browser.get("/?before=' or 1=1")
    assert answer.status_code == 400
    assert "open the list again" in answer.text


def test_pages_follow_each_other_without_gap_or_overlap(
    browser: Browser, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(interviews, "PAGE", 3)
    fill(database)
    seen: list[str] = []
    address: str | None = "/?status="
    while address:
        page = browser.page(address)
        seen += _listed(page)
        link = re.search(r'rel="next" href="/console([^"]+)"', page)
        address = link.group(1).replace("&amp;", "&") if link else None
    assert len(seen) == 10
    assert len(set(seen)) == 10


def test_the_next_page_keeps_the_filter(browser: Browser, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interviews, "PAGE", 2)
    posting = add_posting(database, WAREHOUSE)
    for hours in range(4):
        add_interview(database, posting, ANSWERS["nights"], f"Ann {hours}", timedelta(hours=hours + 1))
    link = re.search(r'rel="next" href="/console([^"]+)"', browser.page("/?outcome=needs_review&search=ann"))
    assert link
    page = browser.page(link.group(1).replace("&amp;", "&"))
    assert len(_listed(page)) == 2
    assert 'value="needs_review" selected' in page
    assert 'value="ann"' in page
