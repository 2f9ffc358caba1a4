"""Frames of the chat protocol: what clients may send, and what the server sends."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.screening.interview import Interview, Message

MAX_TEXT = 2000
"""Characters in one message."""
MAX_ID = 64
"""Characters in a client's message id."""
MAX_FRAME = 64 * 1024
"""Bytes in one frame."""

Frame = dict[str, Any]

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))  # json.dumps would make one for each frame


@dataclass
class FrameError(Exception):
    """A frame that cannot be used: an error code of docs/protocol.md, and a plain sentence."""

    code: str
    message: str
    id: str | None = None

    def frame(self) -> Frame:
        """The error as a frame."""
        out: Frame = {"type": "error", "code": self.code, "message": self.message}
        return out | ({"id": self.id} if self.id is not None else {})


def decode(raw: str | bytes) -> Frame:
    """A frame from the wire. Raises FrameError unless it is a JSON object in a text frame with a known type."""
    if not isinstance(raw, str):
        raise FrameError("not_json", "Frames must be text, not binary.")
    try:
        frame = json.loads(raw)
    except (ValueError, RecursionError):
        raise FrameError("not_json", "Frames must be JSON objects.") from None
    if not isinstance(frame, dict):
        raise FrameError("not_json", "Frames must be JSON objects.")
    kind = frame.get("type")
    if kind == "message":
        return _message(frame)
    if kind == "start":
        return _start(frame)
    if kind == "ping":
        return {"type": "ping"}
    raise FrameError("bad_frame", 'The type must be "start", "message" or "ping".')


def _message(frame: Mapping[str, Any]) -> Frame:
    id_, text = frame.get("id"), frame.get("text")
    if not isinstance(id_, str) or not 1 <= len(id_) <= MAX_ID or not _storable(id_):
        raise FrameError("bad_frame", f'A message needs an "id" of 1 to {MAX_ID} characters.')
    if not isinstance(text, str):
        raise FrameError("bad_frame", 'A message needs a "text".', id_)
    if len(text) > MAX_TEXT:
        raise FrameError("too_long", f"That is too long: please keep it under {MAX_TEXT:,} characters.", id_)
    if not _storable(text):
        raise FrameError("bad_frame", "The text has characters that are not valid Unicode.", id_)
    text = "".join(ch for ch in text if ch in "\n\t" or unicodedata.category(ch) != "Cc")
    if not any(unicodedata.category(ch)[0] not in "ZC" for ch in text):
        raise FrameError("empty", "There was nothing in that message.", id_)
    return {"type": "message", "id": id_, "text": text}


def _start(frame: Mapping[str, Any]) -> Frame:
    out: Frame = {"type": "start"}
    for name in ("posting", "token", "code", "language"):
        value = frame.get(name)
        if value is None:
            continue
        if not isinstance(value, str) or len(value) > 200 or not _storable(value):
            raise FrameError("bad_frame", f'"{name}" must be a text of at most 200 characters.')
        out[name] = value
    if not any(name in out for name in ("posting", "token", "code")):
        raise FrameError("bad_frame", 'A start needs a "posting", a "token" or a "code".')
    if out.get("language") not in (None, "en", "es"):
        raise FrameError("bad_frame", '"language" must be "en" or "es".')
    return out


def _storable(text: str) -> bool:
    """Whether the text is valid Unicode that can be stored: no lone surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def history_item(message: Message) -> Frame:
    """One line of the transcript for the `history` frame."""
    data = message.data or {}
    out: Frame = {
        "sequence": message.sequence,
        "author": message.author,
        "text": message.text,
        "at": message.created_at.isoformat(),
    }
    if message.author == "applicant":
        return {**out, "id": message.client_id}
    return {
        **out,
        "kind": data.get("kind", "info"),
        "buttons": data.get("buttons", []),
        "question": data.get("question"),
    }


def bot_frame(message: Message) -> Frame:
    """One thing the bot says."""
    item = history_item(message)
    del item["author"]
    return {"type": "bot", **item}


def ack_frame(message: Message, *, duplicate: bool) -> Frame:
    """The receipt of an applicant's message that is stored."""
    return {
        "type": "ack",
        "id": message.client_id,
        "sequence": message.sequence,
        "at": message.created_at.isoformat(),
        "duplicate": duplicate,
    }


def state_frame(interview: Interview, question: Any) -> Frame:
    """Where the interview stands; `question` as `Concluded.question`."""
    return {
        "type": "state",
        "status": interview.status,
        "phase": interview.state.phase,
        "question": question,
        "hand_off": interview.hand_off_at is not None,
        "language": interview.language,
    }


def encode(frame: Frame) -> str:
    """A frame for the wire."""
    return _ENCODER.encode(frame)
