"""What has been understood so far, line by line."""

from __future__ import annotations

from bot.services.conversation.heard import Say
from bot.services.conversation.turn import Turn


def summary_lines(turn: Turn, *, numbered: bool = False) -> list[Say]:
    """One line a criterion, in the order they were asked. Lines are responses: their words are in domain.yml."""
    lines = []
    for number, criterion in enumerate(turn.criteria, start=1):
        answer = turn.answers.get(criterion.id)
        params = {"name": turn.name_of(criterion), "mark": f"{number}. " if numbered else "• "}
        if answer is None:
            name = "utter_line_skipped" if criterion.id in turn.state.skipped else "utter_line_open"
        elif answer.result == "unclear" and not answer.value:
            name = "utter_line_left"
            params["words"] = answer.text
            if not answer.text:
                name = "utter_line_private"
        elif answer.result == "unclear":
            name = "utter_line_unclear"
            params["value"] = turn.value_of(criterion, answer.reading)
        else:
            name = "utter_line_noted"
            params["value"] = turn.value_of(criterion, answer.reading)
        lines.append(Say(name, params))
    return lines
