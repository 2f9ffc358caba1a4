from __future__ import annotations

import json

import pytest

from bot.cli.read import LONGEST, read_line
from bot.matching import read

LINE = {"criterion": {"kind": "experience", "min_years": 5, "field": "sales"}, "text": "6 years"}


def test_a_line_is_read() -> None:
    assert read_line(json.dumps(LINE).encode(), read) == {"status": "clear", "value": {"years": 6.0}, "result": "met"}


def test_explain_adds_the_rule() -> None:
    assert read_line(json.dumps(LINE).encode(), read, explain=True)["rule"] == "experience.exact"


@pytest.mark.parametrize(
    ("line", "part"),
    [
        (b"\xff\xfe", "UTF-8"), (b"{", "not JSON"), (b"[]", "object"), (b'{"text": "x"}', "criterion"),
        (b'{"criterion": {}, "text": "x"}', "kind"), (b'{"criterion": {"kind": "other"}}', "text"),
        (b'{"criterion": {"kind": "other"}, "text": 3}', "text"), (b"[" * 100_000, "not JSON"),
        (json.dumps({**LINE, "text": "x" * (LONGEST + 1)}).encode(), "longer"),
        (b'{"criterion": {"kind": "experience", "min_years": "many"}, "text": "6"}', "min_years"),
        (b'{"criterion": {"kind": "availability", "times": 3}, "text": "yes"}', "times"),
    ],
)  # fmt: skip
def test_a_bad_line_becomes_one_plain_sentence(line: bytes, part: str) -> None:
    assert part in read_line(line, read)["error"]
