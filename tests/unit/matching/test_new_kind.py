"""A new kind of answer, added as somebody outside the project would add it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from bot.matching import kinds, read, register
from bot.matching.message import Message
from bot.matching.outcome import met, not_met
from bot.matching.registry import forget
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading


def read_shoe_size(criterion: Criterion, message: Message) -> Reading | None:
    match = re.search(r"\d+", message.numeric)
    if match is None:
        return None
    size = int(match.group())
    return (met if size <= criterion.get("largest") else not_met)("shoe_size.number", size=size)


@pytest.fixture
def shoe_size() -> Iterator[Criterion]:
    register("shoe_size", read_shoe_size)
    yield Criterion("shoe_size", details={"largest": 12})
    forget("shoe_size")


def test_a_registered_kind_is_read_by_its_own_reader(shoe_size: Criterion) -> None:
    assert "shoe_size" in kinds()
    assert read(shoe_size, "a ten").value == {"size": 10}
    assert read(shoe_size, "14").result == "not_met"


def test_a_new_kind_gets_questions_and_nonsense_sorted_out_for_free(shoe_size: Criterion) -> None:
    assert read(shoe_size, "why do you ask?").status == "not_an_answer"


def test_what_a_new_reader_does_not_understand_is_left_open(shoe_size: Criterion) -> None:
    reading = read(shoe_size, "the same as my brother")
    assert (reading.status, reading.rule) == ("unclear", "shoe_size.not_understood")


def test_a_kind_without_a_reader_is_read_as_a_yes_or_a_no() -> None:
    assert read(Criterion("unheard_of"), "yes").result == "met"
