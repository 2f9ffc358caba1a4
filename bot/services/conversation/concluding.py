"""How a turn ends: what the bot said, as it stands in the transcript, and which question is open now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.screening.interview import QUESTION_PHASES, Interview, Message, State, asking_order
from bot.services.conversation.heard import BotLine
from bot.services.records import StoredPosting

ASKING_KINDS = frozenset({"question", "again", "readback", "offer"})
"""Kinds of bot messages that await a criterion's answer."""


@dataclass(frozen=True)
class Concluded:
    """The end of a turn: where the interview stands, which question is open, what the bot said and to what."""

    interview: Interview
    question: Mapping[str, Any] | None
    messages: tuple[Message, ...]
    heard: Message | None = None
    """The applicant's message as it is stored; None when there was none, or when it was erased."""


def asked(interview: Interview, posting: StoredPosting | None) -> dict[str, Any] | None:
    """The question that is open: its criterion's id and kind, and its place. None when no criterion is asked."""
    key = interview.state.criterion
    if posting is None or not key or interview.state.phase not in QUESTION_PHASES:
        return None
    criteria = asking_order(posting.criteria)
    keys = [c.id for c in criteria]
    index = keys.index(key)
    return {"criterion": key, "kind": criteria[index].kind, "index": index + 1, "total": len(keys)}


def for_transcript(lines: Iterable[BotLine], question: Mapping[str, Any] | None) -> list[tuple[str, Mapping[str, Any]]]:
    """What the bot says as texts with their data: kind, buttons, and the question that a line asks."""
    return [(line.text, _data(line, question)) for line in lines]


def gone(conversation_id: str, lines: Sequence[BotLine], now: datetime) -> Concluded:
    """The end of the turn in which everything was erased: the last words are said, and nothing is kept."""
    nobody = Interview(0, conversation_id, None, 0, "", "en", "erased", State("done"), 0, 1, now, now)
    words = [Message(0, "bot", line.text, now, "", _data(line, None)) for line in lines]
    return Concluded(nobody, None, tuple(words))


def _data(line: BotLine, question: Mapping[str, Any] | None) -> dict[str, Any]:
    data: dict[str, Any] = {"kind": line.kind}
    if line.buttons:
        data["buttons"] = [dict(b) for b in line.buttons]
    if line.kind in ASKING_KINDS and question:
        data["question"] = dict(question)
    return data
