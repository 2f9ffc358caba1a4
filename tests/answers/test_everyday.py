"""The commonest answers are never misread, by the path that the chat takes: rules, intent model and second opinion."""

from __future__ import annotations

from bot.matching.understand import understand
from tests.unit.matching.sentences import HERE, TODAY, cases, outcome


def test_the_commonest_answers_are_read_right() -> None:
    wrong = []
    for criterion, accepted, text in cases(HERE / "en" / "commonest.toml"):
        found = understand(criterion, text, today=TODAY)
        if outcome(found.reading) not in accepted:
            wrong.append(
                f"{criterion.kind}: {text!r} is {outcome(found.reading)} by {found.reading.rule} ({found.rule})"
            )
    assert not wrong
