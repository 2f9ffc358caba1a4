"""A thing of which something else is said than that it is needed is no knock-out."""

from __future__ import annotations

import time

import pytest

from bot.postings import read_posting
from bot.postings.vocabulary import load


def required(line: str) -> list[bool | None]:
    """How much each criterion is wanted that a line below "Requirements" gives."""
    page = f"<h2>Requirements</h2><ul><li>Must be 18 or older</li><li>{line}</li></ul>"
    return [c.required for c in read_posting(page).criteria if c.kind != "minimum_age"]


@pytest.mark.parametrize("verb", load("predicates")["verbs"])
def test_what_something_is_said_of_is_open(verb: str) -> None:
    assert required(f"Experience with Salesforce {verb} you a dollar more") in ([None], [False])


@pytest.mark.parametrize("word", load("predicates")["breaks"])
def test_what_is_only_described_stays_a_demand(word: str) -> None:
    assert required(f"Salesforce {word} can") == [True]


@pytest.mark.parametrize(
    "line",
    [
        "Speaking Hmong, Somali or Oromo would make your first month easier",
        "A season on a chip seal crew counts for two of ours, and asphalt paving experience moves you to lead pay",
        "Experience with NetSuite may stand in for some of that",
    ],
)
def test_nothing_of_it_turns_anybody_away(line: str) -> None:
    found = required(line)
    assert found
    assert True not in found


@pytest.mark.parametrize(
    "line",
    [
        "Forklift experience is required",
        "Two years of forklift experience that is recent",
        "A driver's license our carrier will accept",
        "Fluent in Spanish",
    ],
)
def test_a_demand_stays_one(line: str) -> None:
    assert required(line) == [True]


def test_a_check_is_told_of_and_asked_all_the_same() -> None:
    assert required("A criminal background check is run on every finalist") == [True]


def test_a_long_sentence_is_tried_in_one_parting_only() -> None:
    line = "Experience with Salesforce, " + ", ".join(f"ledger{n}keeping/filing&sorting" for n in range(40))
    begun = time.process_time()
    required(line)
    assert time.process_time() - begun < 1.0
