"""What log lines hold, and what they never do."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from bot.dialogue import logs
from bot.screening.errors import BadSetup
from bot.settings import load_settings

WORDS = "I was born in Zanzibar"


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, Any]]]:
    """What was logged, read when the test asks for it."""
    stream, root = io.StringIO(), logging.getLogger()
    before = root.handlers[:], root.level, structlog.get_config()
    monkeypatch.setattr("sys.stderr", stream)
    logs.configure(load_settings({"SCREENER_LOG_FORMAT": "json", "SCREENER_LOG_LEVEL": "debug"}))

    class Lines(list[Any]):
        def __iter__(self) -> Iterator[Any]:
            return (json.loads(line) for line in stream.getvalue().splitlines())

    yield Lines()
    root.handlers[:], level, config = before[0], before[1], before[2]
    root.setLevel(level)
    structlog.configure(**config)


def test_of_an_error_the_type_and_the_place_are_told_and_not_the_text(lines: list[dict[str, Any]]) -> None:
    try:
        raise ValueError(WORDS)
    except ValueError as error:
        try:
            raise KeyError(WORDS) from error
        except KeyError:
            logging.getLogger("bot.any").exception("It failed.")
    (line,) = lines
    assert line["event"] == "It failed."
    assert WORDS not in json.dumps(line)
    assert line["exception"].index("builtins.KeyError") < line["exception"].index("builtins.ValueError")
    assert "test_logs.py" in line["exception"]


def test_a_wrong_setting_is_told_in_full(lines: list[dict[str, Any]]) -> None:
    logging.getLogger("rasa.core.agent").error("No model.", exc_info=BadSetup("Train it again."))
    (line,) = lines
    assert "Train it again." in line["exception"]


def test_what_other_libraries_say_during_a_turn_is_left_out(lines: list[dict[str, Any]]) -> None:
    token = logs.in_turn.set(True)
    logging.getLogger("rasa.core.actions.action").warning("Could not fill a slot from '%s'", WORDS)
    logging.getLogger("bot.any").info("Ours is kept.")
    logs.in_turn.reset(token)
    logging.getLogger("rasa.core.agent").warning("So is this, which is not about a message.")
    kept = [line["event"] for line in lines]
    assert kept[1:] == ["Ours is kept.", "So is this, which is not about a message."]
    assert WORDS not in kept[0]
    assert next(line["logger"] for line in lines) == "rasa.core.actions.action"


def test_fields_of_structured_lines_of_rasa_are_left_out(lines: list[dict[str, Any]]) -> None:
    structlog.get_logger("rasa.shared").warning("interpolator.text", response={"text": WORDS})
    (line,) = lines
    assert line["event"] == "interpolator.text"
    assert "response" not in line


def test_only_our_own_lines_follow_the_level(lines: list[dict[str, Any]]) -> None:
    for name in ("bot.any", "actions.any", "rasa.core", "urllib3", "slack_sdk"):
        logging.getLogger(name).debug("Sent %s", "x")
    assert [line["logger"] for line in lines] == ["bot.any", "actions.any"]
