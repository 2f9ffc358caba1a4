"""Between what people type and how Slack writes it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.slack.mrkdwn import BUTTONS_A_ROW, SECTION_LIMIT, answered, blocks, escape, unescape


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("R&amp;D &lt;3", "R&D <3"),
        ("&amp;lt;", "&lt;"),
        ("<https://example.com/cv>", "https://example.com/cv"),
        ("<https://example.com|example.com>", "example.com"),
        ("<mailto:me@example.com|me@example.com>", "me@example.com"),
        ("<mailto:me@example.com>", "me@example.com"),
        ("<tel:+15550100|555-0100>", "555-0100"),
        ("<@U1BOT> 5 years", "5 years"),
        ("ask <@U2PERSON>", "ask @U2PERSON"),
        ("<#C1|general> and <#C2>", "#general and #C2"),
        ("<!here> <!subteam^S1|@hr> <!date^1392734382^{date}|Feb 18>", "@here @hr Feb 18"),
        (":+1:", "👍"),
        (":+1::skin-tone-3:", "👍"),
        ("from 9:00:10 to 5", "from 9:00:10 to 5"),
        ("two\nlines\x00\x07", "two\nlines"),
        ("lone \ud800 half", "lone \ufffd half"),
    ],
)
def test_what_slack_sends_is_read_as_it_was_typed(sent: str, typed: str) -> None:
    assert unescape(sent, own_ids=["U1BOT"]) == typed


@given(st.text(st.characters(exclude_categories=("C",), exclude_characters=":"), max_size=200))
def test_what_is_escaped_comes_back_the_same(text: str) -> None:
    assert unescape(escape(text)) == text.strip()


@given(st.text(max_size=9000))
def test_no_section_is_longer_than_slack_allows_and_no_word_is_lost(text: str) -> None:
    shown = [b["text"]["text"] for b in blocks(text, (), "1-1")]
    assert all(0 < len(part) <= SECTION_LIMIT for part in shown)
    assert "".join("".join(shown).split()) == "".join(escape(text).split())


def test_many_buttons_stand_in_rows_with_names_of_their_own() -> None:
    buttons = [{"title": f"Job {n}" * 30, "value": str(n)} for n in range(12)]
    rows = [b for b in blocks("Which job?", buttons, "7-2") if b["type"] == "actions"]
    elements = [e for row in rows for e in row["elements"]]
    assert [len(row["elements"]) for row in rows] == [BUTTONS_A_ROW, BUTTONS_A_ROW, 2]
    assert len({row["block_id"] for row in rows}) == 3
    assert all(row["block_id"].rpartition(":")[0] == "7-2" for row in rows)
    assert len({e["action_id"] for e in elements}) == 12
    assert [e["value"] for e in elements] == [str(n) for n in range(12)]
    assert all(len(e["text"]["text"]) <= 75 for e in elements)


def test_a_choice_takes_the_place_of_the_buttons() -> None:
    shown = answered(blocks("Yes or no?", [{"title": "Yes & no", "value": "yes"}], "7-2"), "Yes & no")
    assert [b["type"] for b in shown] == ["section", "context"]
    assert "✓ Yes &amp; no" in json.dumps(shown, ensure_ascii=False)
