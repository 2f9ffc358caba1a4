"""What makes two imports the same posting, and what a posting may be called."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.postings.posting import Posting
from bot.storage.digests import content_digest, is_slug, posting_identity, slugs


@given(st.text())
def test_every_title_gives_names_that_can_stand_in_an_address(title: str) -> None:
    names = list(islice(slugs(title), 12))
    assert all(is_slug(name) for name in names)
    assert len(set(names)) == 12


@pytest.mark.parametrize("text", ["", "-a", "a-", "a--b", "A", "a b", "ä", "a" * 81, "a\n"])
def test_what_cannot_stand_in_an_address_is_no_name(text: str) -> None:
    assert not is_slug(text)


@given(st.text(), st.text())
def test_any_text_has_an_identity_that_fits_its_column(requisition: str, title: str) -> None:
    posting = Posting(requisition=requisition, title=title)
    assert len(posting_identity(posting)) <= 160
    assert len(content_digest(posting)) == 64


def test_spaces_and_capitals_do_not_make_another_requisition() -> None:
    assert posting_identity(Posting(requisition="R 12")) == posting_identity(Posting(requisition=" r  12 "))
    assert posting_identity(Posting(requisition="R12")) != posting_identity(Posting(requisition="R13"))


def test_a_requisition_and_a_name_are_never_the_same_identity() -> None:
    assert posting_identity(Posting(requisition="welder")) != posting_identity(Posting(), "welder")


def test_where_it_came_from_is_no_content() -> None:
    assert content_digest(Posting(source="a", text="x")) == content_digest(Posting(source="b", text="x"))
    assert content_digest(Posting(text="x")) != content_digest(Posting(html="x"))
