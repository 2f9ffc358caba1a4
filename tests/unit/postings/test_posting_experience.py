"""Experience that is told in more than one line, and of which only the job's title says the kind."""

from __future__ import annotations

from pathlib import Path

import pytest
import rtoml

from bot.postings import read_posting
from bot.postings.kinds.experience import may_be_plain
from bot.postings.kinds.experience_plain import without_years
from bot.postings.sentences import Sentence

TWINS = sorted((Path(__file__).parent / "sentences").glob("*.toml"))


def experience(markup: str) -> list[tuple[object, bool | None]]:
    return [(c.get("field"), c.required) for c in read_posting(markup).criteria if c.kind == "experience"]


def listed(lead: str, *items: str) -> str:
    return f"<h1>Keeper</h1><h2>Requirements</h2><p>{lead}</p><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def test_a_list_below_experience_spells_it_out() -> None:
    markup = listed("Experience in the following areas is desirable:", "closed seawater tanks", "reef fish nutrition")
    assert experience(markup) == [("closed seawater tanks", False), ("reef fish nutrition", False)]


def test_one_of_the_experiences_in_a_list_is_no_knock_out() -> None:
    markup = listed("Experience in at least one of the following:", "puppet shows", "hanging lights")
    assert experience(markup) == [("puppet shows", None), ("hanging lights", None)]


def test_other_demands_below_experience_stay_what_they_are() -> None:
    markup = listed("Experience with the following:", "Salesforce", "Proactive attitude", "Ability to climb")
    assert experience(markup) == []


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Dental Assistant", "dental assistant"),
        ("Ferry Drivers", "ferry driver"),
        ("Inside Sales", "inside sales"),
        ("RN Supervisor", "RN supervisor"),
        ("Line Cook, nights (2 openings)", "related"),
    ],
)
def test_experience_alone_is_that_of_the_job(title: str, field: str) -> None:
    assert experience(f"<h1>{title}</h1><h2>Requirements</h2><ul><li>Experience preferred</li></ul>") == [
        (field, False)
    ]


@pytest.mark.parametrize("section", ["requirements", "", "duties"])
def test_a_sentence_that_is_passed_over_holds_no_experience(section: str) -> None:
    twins = [entry["text"] for path in TWINS for entry in rtoml.loads(path.read_text(encoding="utf-8"))["sentence"]]
    passed_over = [one for one in (Sentence(text, 0, section, "", True) for text in twins) if not may_be_plain(one)]
    assert len(passed_over) > 100
    assert [one.text for one in passed_over if list(without_years(one))] == []
