"""Postings in the console: importing, checking what was found, publishing."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest

from bot.services.records import StoredPosting
from bot.storage.database import Database
from tests.unit.console.conftest import Browser
from tests.unit.console.seeding import ANSWERS, FIELD_SALES, add_interview, add_posting

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
SLUG = "field-sales-representative"
PASTED = """Delivery Driver

Requirements
- Must have at least 2 years of delivery experience
- Must be able to work weekends
"""


@pytest.fixture
def draft(database: Database) -> StoredPosting:
    return add_posting(database, FIELD_SALES, publish=False)


def _latest(database: Database) -> StoredPosting:
    with database.read() as unit:
        return unit.postings.latest(SLUG)


def _status(browser: Browser, version: StoredPosting, status: str) -> str:
    return browser.post(f"/postings/{SLUG}/status", form_at=f"/postings/{SLUG}", status=status,
                        version_id=version.version_id).text  # fmt: skip


def _correct(browser: Browser, version: StoredPosting, key: str, **fields: str) -> str:
    return browser.post(f"/postings/{SLUG}/criteria/{key}", form_at=f"/postings/{SLUG}",
                        version_id=version.version_id, **fields).text  # fmt: skip


def test_a_criterion_stands_with_its_sentence_question_and_weight(browser: Browser, draft: StoredPosting) -> None:
    page = browser.page(f"/postings/{SLUG}")
    part = page.split('id="c1"', 1)[1].split("</article>", 1)[0]
    assert "At least three years of outside sales experience" in part
    assert "How many years have you worked in outside sales?" in part
    assert "at least 3 years in outside sales" in part
    assert "Required" in part
    assert "<h3>What you bring</h3>" in page


def test_a_warning_names_the_words_and_the_reason(browser: Browser, draft: StoredPosting) -> None:
    page = browser.page(f"/postings/{SLUG}")
    assert "“recent graduate”" in page
    assert "29 CFR 1625.4" in page


def test_nothing_is_asked_before_a_draft_is_published(
    browser: Browser, database: Database, draft: StoredPosting
) -> None:
    assert "Nobody is asked anything yet." in browser.page(f"/postings/{SLUG}")
    assert "The posting is published." in _status(browser, draft, "published")
    assert _latest(database).status == "published"
    assert "Published a posting" in browser.page("/audit")


def test_a_closed_posting_can_be_opened_again(browser: Browser, database: Database) -> None:
    version = add_posting(database, FIELD_SALES)
    assert "takes no new interviews" in _status(browser, version, "closed")
    assert _latest(database).status == "closed"
    _status(browser, version, "published")
    assert _latest(database).status == "published"


def test_a_correction_is_a_new_draft_while_applicants_are_asked_the_old(browser: Browser, database: Database) -> None:
    old = add_posting(database, FIELD_SALES)
    page = _correct(browser, old, "c1", change="edit", required="null", question="How long have you sold outside?")
    assert "as a new draft" in page
    assert "Applicants are still asked version 1." in page
    new = _latest(database)
    assert (new.version, new.criteria[0].required, new.status) == (2, None, "draft")
    assert new.criteria[0].question == "How long have you sold outside?"
    with database.read() as unit:
        assert unit.postings.get(SLUG).version == 1
    assert "Version 2 is a draft" in browser.page("/postings")


def test_a_removed_criterion_is_left_out_of_the_new_draft(
    browser: Browser, database: Database, draft: StoredPosting
) -> None:
    _correct(browser, draft, "c5", change="remove")
    assert [c.id for c in _latest(database).criteria] == ["c1", "c2", "c3", "c4"]


def _add(browser: Browser, version: StoredPosting, **fields: str) -> str:
    return browser.post(
        f"/postings/{SLUG}/criteria", form_at=f"/postings/{SLUG}", version_id=version.version_id, **fields
    ).text


def test_a_missed_criterion_is_read_from_the_postings_own_sentence(browser: Browser, database: Database) -> None:
    sentence = "Must have at least two years of forklift experience"
    draft = add_posting(database, replace(FIELD_SALES, text=f"{FIELD_SALES.text}\n{sentence}", criteria=()))
    assert "The criterion is added" in _add(browser, draft, sentence=sentence, required="true")
    (added,) = _latest(database).criteria
    assert (added.kind, added.get("min_years"), added.required) == ("experience", 2, True)
    assert added.question


def test_a_sentence_that_the_reader_cannot_read_needs_a_question_of_its_own(
    browser: Browser, database: Database, draft: StoredPosting
) -> None:
    sentence = "Brightline connects small businesses in the valley."
    assert "write the question too" in _add(browser, draft, sentence=sentence, required="null")
    _add(browser, draft, sentence=sentence, required="null", question="Do you know the valley?")
    added = _latest(database).criteria[-1]
    assert (added.kind, added.evidence, added.required) == ("other", sentence, None)
    assert added.question == "Do you know the valley?"


def test_words_that_the_posting_does_not_say_are_no_criterion(
    browser: Browser, database: Database, draft: StoredPosting
) -> None:
    page = _add(browser, draft, sentence="Must have 9 years of sales experience", required="true")
    assert "copy them from the posting" in page
    assert _latest(database).version == 1


def test_a_criterion_is_not_added_twice(browser: Browser, database: Database, draft: StoredPosting) -> None:
    sentence = FIELD_SALES.criteria[0].evidence
    first = _add(browser, draft, sentence=sentence, required="true")
    again = _add(browser, _latest(database), sentence=sentence, required="true")
    assert "already" in first + again


@pytest.mark.parametrize(
    "fields", [{"required": "maybe", "question": "Why?"}, {"required": "true", "question": " "}, {"required": "true"}]
)
def test_a_correction_that_makes_no_sense_changes_nothing(
    browser: Browser, database: Database, draft: StoredPosting, fields: dict[str, str]
) -> None:
    _correct(browser, draft, "c1", change="edit", **fields)
    assert _latest(database).version == 1


def test_two_recruiters_do_not_undo_each_others_corrections(
    browser: Browser, database: Database, draft: StoredPosting
) -> None:
    _correct(browser, draft, "c1", change="remove")
    assert "Somebody was faster" in _correct(browser, draft, "c2", change="remove")
    assert "Somebody was faster" in _status(browser, draft, "published")
    assert [c.id for c in _latest(database).criteria] == ["c2", "c3", "c4", "c5"]


def test_an_older_version_is_shown_as_it_was_and_leads_to_the_newer(browser: Browser, database: Database) -> None:
    old = add_posting(database, FIELD_SALES)
    number = add_interview(database, old, ANSWERS["fits"], "Priya Raman")
    _correct(browser, old, "c5", change="remove")
    link = re.search(rf'href="/console(/postings/{SLUG}\?version=\d+)"', browser.page(f"/interviews/{number}"))
    assert link
    page = browser.page(link.group(1))
    assert "there is a newer one" in page
    assert 'id="c5"' in page
    assert "Save as a draft" not in page


def test_a_version_of_another_posting_is_not_found(browser: Browser, database: Database, draft: StoredPosting) -> None:
    other = add_posting(database, replace(FIELD_SALES, title="Dispatcher", requisition="D-1"))
    assert browser.get(f"/postings/{SLUG}?version={other.version_id}").status_code == 404


def test_a_pasted_posting_becomes_a_draft_with_what_was_found(browser: Browser, database: Database) -> None:
    page = browser.post("/postings/new", text=PASTED).text
    assert "The posting is imported as a draft." in page
    assert "at least 2 years" in page
    assert "Delivery Driver" in browser.page("/postings?status=draft")
    assert "Imported a posting" in browser.page("/audit")


def test_an_uploaded_posting_becomes_a_draft_too(browser: Browser) -> None:
    page = browser.post("/postings/new", file=(io.BytesIO(PASTED.encode()), "driver.txt"), text="").text
    assert "The posting is imported as a draft." in page


def test_the_same_posting_again_changes_nothing(browser: Browser) -> None:
    browser.post("/postings/new", text=PASTED)
    assert "nothing was changed" in browser.post("/postings/new", text=PASTED).text


def test_an_import_without_a_posting_says_what_is_missing(browser: Browser) -> None:
    assert "Paste a posting or choose a file." in browser.post("/postings/new", text="  ").text
    both = browser.post("/postings/new", text=PASTED, file=(io.BytesIO(b"x"), "x.txt")).text
    assert "not both" in both


def test_an_unreadable_file_is_told_in_a_sentence_and_kept_out(browser: Browser) -> None:
    answer = browser.post("/postings/new", file=(io.BytesIO(b"%PDF-1.7 broken"), "x.pdf"), text="")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "No postings yet" in browser.page("/postings")


def test_the_list_counts_interviews_and_leads_to_them(browser: Browser, database: Database) -> None:
    version = add_posting(database, FIELD_SALES)
    add_interview(database, version, ANSWERS["fits"], "Priya Raman")
    page = browser.page("/postings")
    assert f'href="/console/?posting={SLUG}">1</a>' in page
    assert "Nothing fits this filter" in browser.page("/postings?search=plumber")


def test_an_empty_list_says_what_to_do(browser: Browser) -> None:
    page = browser.page("/postings")
    assert "No postings yet" in page
    assert "Import a posting" in page
