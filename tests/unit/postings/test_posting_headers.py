"""Titles, employers and places of small postings, and the sections that headings open: twins of two data files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import rtoml

from bot.postings import read_posting
from bot.postings.sections import section_of

HERE = Path(__file__).parent
POSTINGS = rtoml.loads((HERE / "headers.toml").read_text(encoding="utf-8"))["posting"]
SECTIONS = rtoml.loads((HERE / "headings.toml").read_text(encoding="utf-8"))


def plain(name: str) -> str:
    return re.sub(r"[^a-z0-9 ]", "", name.lower())


@pytest.mark.parametrize("entry", POSTINGS, ids=lambda entry: entry["text"][:60])
def test_the_posting_names_its_employer_title_and_place(entry: dict[str, Any]) -> None:
    posting = read_posting(entry["text"])
    assert plain(posting.employer or "") in (plain(entry["employer"]), "the " + plain(entry["employer"]))
    if "title" in entry:
        assert plain(posting.title or "") == plain(entry["title"])
    if "location" in entry:
        assert plain(posting.location or "") == plain(entry["location"])


@pytest.mark.parametrize(
    ("section", "heading"), [(section, h) for section, table in SECTIONS.items() for h in table["headings"]]
)
def test_the_heading_opens_its_section(section: str, heading: str) -> None:
    assert section_of(heading) == section
