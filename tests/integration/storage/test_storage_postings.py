"""Postings and their versions, on both databases."""

from __future__ import annotations

import pytest

from bot.postings.posting import PostingWarning
from bot.screening.criterion import Criterion
from bot.screening.errors import BadInput, Conflict, NotFound
from bot.services import postings
from bot.storage.database import Database
from tests.integration.storage.examples import LATER, NIGHTS, NOW, WELDING, import_welder, start_interview, welder


def test_a_posting_comes_back_as_it_was_read(database: Database) -> None:
    warning = PostingWarning("age", "young team", "It may keep older people away.", "29 CFR 1625.4")
    odd = {"language": "es", "text": "Año\ud800\0"}
    read = welder(employment_type="Full-time", pay="$31 an hour", warnings=(warning,), **odd)
    with database.begin() as unit:
        stored = unit.postings.import_posting(read, at=NOW)
        unit.commit()
    with database.read() as unit:
        assert unit.postings.latest("HW-12") == stored
    assert stored.status == "draft"
    assert stored.slug == "welder-2nd-shift"
    assert (stored.title, stored.employer, stored.location) == (read.title, read.employer, read.location)
    assert (stored.employment_type, stored.pay, stored.language) == ("Full-time", "$31 an hour", "es")
    assert stored.criteria == (WELDING, NIGHTS)
    assert stored.facts == {"pay": ("$31 an hour",)}
    assert stored.warnings == (warning.to_dict(),)
    assert stored.text == "Año?\ufffd"
    assert stored.created_at == NOW


@pytest.mark.parametrize("ref", ["welder-2nd-shift", "Welder-2nd-Shift", "HW-12", "hw-12", " HW-12 "])
def test_a_posting_is_found_by_its_name_or_its_requisition(database: Database, ref: str) -> None:
    stored = import_welder(database)
    with database.read() as unit:
        assert unit.postings.get(ref) == stored


def test_an_unknown_posting_is_said_to_be_unknown(database: Database) -> None:
    with database.read() as unit:
        with pytest.raises(NotFound, match="no posting"):
            unit.postings.get("HW-13")
        with pytest.raises(NotFound):
            unit.postings.version(99)


def test_the_same_requisition_again_is_a_new_version_and_old_interviews_keep_theirs(database: Database) -> None:
    first = import_welder(database)
    interview = start_interview(database, first)
    second = import_welder(database, text="Four years of welding", title="Welder", requisition="hw-12")
    assert (second.posting_id, second.version, second.slug) == (first.posting_id, 2, first.slug)
    with database.read() as unit:
        kept = unit.postings.version(unit.interviews.get(interview.id).posting_version_id or 0)
        assert kept.text == first.text
        assert unit.postings.get("HW-12") == second


def test_the_same_content_again_is_no_new_version(database: Database) -> None:
    assert import_welder(database) == import_welder(database, source="elsewhere.html")


def test_importing_a_correction_s_original_again_does_not_undo_the_correction(database: Database) -> None:
    first = import_welder(database)
    with database.begin() as unit:
        corrected = postings.remove_criterion(unit, first.version_id, "c2", LATER)
        unit.commit()
    again = import_welder(database)
    assert again.version == corrected.version == 2
    assert again.criteria == (WELDING,)


def test_a_posting_without_a_requisition_is_known_by_title_employer_and_place(database: Database) -> None:
    first = import_welder(database, requisition=None)
    same = import_welder(database, requisition=None, text="Other words")
    elsewhere = import_welder(database, requisition=None, location="Reno, NV")
    assert same.posting_id == first.posting_id
    assert elsewhere.posting_id != first.posting_id
    assert elsewhere.slug == "welder-2nd-shift-2"


def test_a_posting_can_be_given_its_name(database: Database) -> None:
    with database.begin() as unit:
        first = unit.postings.import_posting(welder(), slug="welder-east", at=NOW)
        second = unit.postings.import_posting(welder(text="Other words"), slug="welder-east", at=NOW)
        with pytest.raises(Conflict, match="welder-east"):
            unit.postings.import_posting(welder(), slug="welder-west", at=NOW)
        with pytest.raises(BadInput, match="small letters"):
            unit.postings.import_posting(welder(), slug="Welder East", at=NOW)
    assert (first.slug, second.version) == ("welder-east", 2)


@pytest.mark.parametrize(("title", "slug"), [(None, "posting"), ("日本語", "posting"), ("Café: Año!", "cafe-ano")])
def test_any_title_makes_a_name(database: Database, title: str | None, slug: str) -> None:
    assert import_welder(database, title=title).slug == slug


def test_a_new_version_is_a_draft_until_it_is_published(database: Database) -> None:
    first = import_welder(database)
    with database.begin() as unit:
        second = unit.postings.import_posting(welder(text="Four years"), at=LATER)
        assert second.status == "draft"
        assert unit.postings.get("HW-12") == first
        assert unit.postings.latest("HW-12") == second
        published = postings.publish(unit, "HW-12", LATER)
        unit.commit()
    assert (published.version, published.status) == (2, "published")
    with database.read() as unit:
        assert unit.postings.get("HW-12") == published


def test_a_closed_posting_is_known_to_be_closed_at_once(database: Database) -> None:
    stored = import_welder(database)
    with database.read() as unit:
        assert unit.postings.version(stored.version_id).status == "published"  # now in memory
    with database.begin() as unit:
        postings.close(unit, stored.slug, LATER)
        unit.commit()
    with database.read() as unit:
        assert unit.postings.get(stored.slug).status == "closed"
        assert unit.postings.version(stored.version_id).status == "closed"


def test_what_another_process_makes_of_a_posting_is_known_at_once(database: Database, database_url: str) -> None:
    stored = import_welder(database)
    other = Database(database_url)
    with other.read() as unit:
        assert unit.postings.get(stored.slug) == stored  # now in that process's memory
    with database.begin() as unit:
        newer = unit.postings.import_posting(welder(title="Night welder"), publish=True, at=LATER)
        unit.commit()
    with other.read() as unit:
        assert unit.postings.get(stored.slug) == newer
    with database.begin() as unit:
        postings.close(unit, stored.slug, LATER)
        unit.commit()
    with other.read() as unit:
        assert unit.postings.get(stored.slug).status == "closed"
    other.dispose()


def test_a_draft_that_is_deleted_leaves_nothing_in_another_process(database: Database, database_url: str) -> None:
    with database.begin() as unit:
        draft = unit.postings.import_posting(welder(), at=NOW)
        unit.commit()
    other = Database(database_url)
    with other.read() as unit:
        assert unit.postings.get(draft.slug) == draft
    with database.begin() as unit:
        unit.postings.delete_draft(draft.slug)
        unit.commit()
    stored = import_welder(database, title="Night welder")  # on SQLite in the place of the draft
    with other.read() as unit:
        assert unit.postings.get(stored.slug) == stored
    other.dispose()


def test_a_posting_with_nothing_to_ask_cannot_be_published(database: Database) -> None:
    with database.begin() as unit:
        postings.import_posting(unit, welder(criteria=()), NOW)
        with pytest.raises(BadInput, match="no criteria"):
            postings.publish(unit, "HW-12", NOW)
        with pytest.raises(BadInput, match="no question for c1"):
            postings.import_posting(unit, welder(criteria=(Criterion("other", id="c1"),)), NOW, publish=True)


def test_a_corrected_criterion_is_a_new_draft_version(database: Database) -> None:
    first = import_welder(database)
    with database.begin() as unit:
        changes = {"min_years": 2, "required": None, "max_years": 4}
        second = postings.edit_criterion(unit, first.version_id, "c1", changes, LATER)
        third = postings.edit_criterion(unit, second.version_id, "c1", {"max_years": None}, LATER)
        with pytest.raises(Conflict, match="somebody else"):
            postings.edit_criterion(unit, first.version_id, "c1", changes, LATER)
        with pytest.raises(NotFound, match='"c7"'):
            postings.edit_criterion(unit, third.version_id, "c7", changes, LATER)
        with pytest.raises(BadInput, match="own words"):
            postings.edit_criterion(unit, third.version_id, "c1", {"evidence": "Ten years"}, LATER)
        unit.commit()
    assert (second.version, second.status) == (2, "draft")
    assert second.criteria[0].details == {"min_years": 2, "max_years": 4}
    assert third.criteria[0].details == {"min_years": 2}
    assert third.criteria[0].required is None
    assert third.criteria[1] == NIGHTS


def test_a_criterion_that_the_reader_missed_can_be_added(database: Database) -> None:
    first = import_welder(database)
    with database.begin() as unit:
        data = {"kind": "skill", "name": "welding", "evidence": "welding", "question": "Can you weld?"}
        added = postings.add_criterion(unit, first.version_id, data, LATER)
    assert [c.id for c in added.criteria] == ["c1", "c2", "c3"]


def test_a_draft_can_be_deleted_and_a_published_posting_cannot(database: Database) -> None:
    with database.begin() as unit:
        unit.postings.import_posting(welder(), at=NOW)
        postings.delete_draft(unit, "HW-12", LATER)
        with pytest.raises(NotFound):
            unit.postings.latest("HW-12")
        unit.postings.import_posting(welder(), publish=True, at=NOW)
        with pytest.raises(Conflict, match="close it"):
            postings.delete_draft(unit, "HW-12", LATER)


def test_the_list_counts_interviews_and_finds_words(database: Database) -> None:
    first = import_welder(database)
    import_welder(database, requisition="B_7", title="Baker", employer="50% Rye")
    start_interview(database, first)
    with database.read() as unit:
        listed = unit.postings.list()
        assert [(p.slug, p.interviews) for p in listed] == [("baker", 0), ("welder-2nd-shift", 1)]
        assert unit.postings.list("draft") == []
        assert unit.postings.list("published", limit=1) == listed[:1]
        assert unit.postings.list(after=listed[0].posting_id) == listed[1:]
        assert unit.postings.list(search="BAKER") == unit.postings.list(search="0% r") == listed[:1]
        assert unit.postings.list(search="b_7") == listed[:1]
        assert unit.postings.list(search="b%7") == unit.postings.list(search="W_12") == []


def test_an_export_holds_the_criteria_and_their_questions(database: Database) -> None:
    import_welder(database)
    with database.read() as unit:
        exported = unit.postings.export("HW-12")
    assert exported["title"] == "Welder (2nd shift)"
    assert [c["question"] for c in exported["criteria"]] == [WELDING.question, NIGHTS.question]


def test_who_changed_a_posting_is_written_down(database: Database) -> None:
    with database.begin() as unit:
        recruiter = unit.recruiters.add("ana@example.com", "Ana", "hash", NOW)
        postings.import_posting(unit, welder(), NOW)
        postings.publish(unit, "HW-12", LATER, by=recruiter.id)
        entries = unit.recruiters.audit_entries()
    assert [(e.recruiter_id, e.action) for e in entries] == [(recruiter.id, "publish"), (None, "import")]
    assert entries[0].subject == "posting welder-2nd-shift, version 1"
