from __future__ import annotations

import pytest

from bot.matching import read, vocabulary
from bot.matching.message import Message
from bot.matching.roles import role_of
from bot.screening.criterion import Criterion
from tests.unit.matching.sentences import HERE, TODAY, cases

ROLES = vocabulary.topic("en", "fields")["roles"]
TOLD = list(cases(HERE / "en" / "ranks.toml"))


def years(field: str, text: str) -> float:
    criterion = Criterion("experience", True, details={"min_years": 1, "field": field})
    return float(read(criterion, text, today=TODAY).value["years"])


@pytest.mark.parametrize("role", ROLES)
def test_every_word_of_a_rank_is_in_a_sentence_about_it(role: str) -> None:
    asked = vocabulary.whole_words(ROLES[role]["asked"])
    told = [
        Message.of(text).numeric for criterion, _, text in TOLD if asked.search(str(criterion.get("field")).lower())
    ]
    idle = [
        pattern
        for group in ("named", "below", "beside")
        for pattern in ROLES[role].get(group, ())
        if not any(map(vocabulary.whole_words([pattern]).search, told))
    ]
    assert not idle


def test_only_the_years_in_the_asked_rank_count() -> None:
    assert years("executive chef", "sous chef 6, exec chef 3") == 3
    assert years("sales leadership", "14 in sales, 6 leading") == 6
    assert years("nurse practitioner", "4 as an NP, 8 as an RN before that") == 4


def test_years_at_two_employers_in_one_rank_are_added_up() -> None:
    assert years("store manager", "store manager 3 years at Target and 4 at Kohls") == 7
    assert years("retail management", "assistant manager 2 years then store manager 4") == 6


def test_a_trade_is_no_rank() -> None:
    assert role_of("nursing") is None
    assert role_of("customer service") is None
    assert years("nursing", "LPN 4 years, RN 3 years") == 7
