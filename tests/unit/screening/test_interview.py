"""Where a conversation stands survives the database and newer versions."""

from __future__ import annotations

import json

from bot.screening.criterion import Criterion
from bot.screening.interview import State, asking_order


def test_a_state_comes_back_from_json_as_it_was() -> None:
    state = State("confirming", "c2", 1, {"reading": {"status": "clear"}}, ({"criterion": "c3"},), ("c1",))
    assert State.from_dict(json.loads(json.dumps(state.to_dict()))) == state


def test_a_state_of_a_newer_version_is_read_without_what_is_unknown() -> None:
    assert State.from_dict({"phase": "asking", "criterion": "c1", "mood": "fine"}) == State("asking", "c1")


def test_knock_outs_come_first_then_hedged_then_preferred_each_in_the_postings_order() -> None:
    criteria = tuple(Criterion("skill", r, id=k) for k, r in (("a", False), ("b", None), ("c", True), ("d", True)))
    assert [c.id for c in asking_order(criteria)] == ["c", "d", "b", "a"]
