"""Between what people type and how Slack writes it: escapes, links, mentions, emoji, blocks.

Source: Slack's "Formatting text for app surfaces" and "Block Kit reference".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.emoji import Emoji

Block = dict[str, Any]

SECTION_LIMIT = 3000
"""Characters that one section block may hold."""
LABEL_LIMIT = 75
"""Characters on one button."""
BUTTONS_A_ROW = 5
"""Buttons in one actions block."""

_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))
_LINK = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")
_SKIN_TONE = re.compile(r":skin-tone-\d:")


def escape(text: str) -> str:
    """Text so that Slack shows it as it is."""
    for char, escaped in _ESCAPES:
        text = text.replace(char, escaped)
    return text


def unescape(text: str, own_ids: Iterable[str] = ()) -> str:
    """What the applicant typed, without mentions of the bot itself (`own_ids`) and without control characters."""
    for own in own_ids:
        text = re.sub(rf"<@{re.escape(own)}(?:\|[^<>]*)?>", " ", text)
    text = _LINK.sub(_typed, text)
    text = Emoji.replace(_SKIN_TONE.sub("", text))
    for char, escaped in reversed(_ESCAPES):
        text = text.replace(escaped, char)
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(ch for ch in text if ch in "\n\t" or unicodedata.category(ch) != "Cc").strip()


def is_visible(text: str) -> bool:
    """Whether there is anything in the text to read."""
    return any(unicodedata.category(ch)[0] not in "ZC" for ch in text)


def _typed(match: re.Match[str]) -> str:
    """One of Slack's forms in angle brackets, as it was typed."""
    target, label = match[1], match[2]
    if target[:1] in ("@", "#"):
        return target[0] + (label or target[1:])
    if target.startswith("!"):
        return label or "@" + target[1:].partition("^")[0]
    return label or target.removeprefix("mailto:").removeprefix("tel:")


def blocks(text: str, buttons: Sequence[Mapping[str, str]], origin: str) -> list[Block]:
    """Escaped text and quick replies as blocks.

    `origin` says which of the bot's messages the buttons belong to; it comes back with a press, in `block_id`.
    """
    shown: list[Block] = [
        {"type": "section", "text": {"type": "mrkdwn", "text": escape(part)}} for part in _parts(text)
    ]
    for row in range(0, len(buttons), BUTTONS_A_ROW):
        elements = [_button(b, row + place) for place, b in enumerate(buttons[row : row + BUTTONS_A_ROW])]
        shown.append({"type": "actions", "block_id": f"{origin}:{row}", "elements": elements})
    return shown


def answered(shown: Sequence[Block], label: str) -> list[Block]:
    """The blocks of a message whose button was pressed: the choice stands where the buttons stood."""
    kept = [dict(block) for block in shown if block.get("type") != "actions"]
    choice = {"type": "context", "elements": [{"type": "mrkdwn", "text": f"✓ {escape(label)}"}]}
    return [*kept, choice] if label else kept


def _button(button: Mapping[str, str], place: int) -> Block:
    label = button["title"]
    if len(label) > LABEL_LIMIT:
        label = label[: LABEL_LIMIT - 1] + "…"
    return {
        "type": "button",
        "action_id": f"reply-{place}",
        "text": {"type": "plain_text", "text": label, "emoji": False},
        "value": button["value"],
    }


def _parts(text: str) -> list[str]:
    """The text in parts that still fit into a section when they are escaped, cut between lines where possible."""
    parts = [""]
    for line in text.split("\n"):
        pieces = _pieces(line)
        if len(escape(f"{parts[-1]}\n{pieces[0]}")) <= SECTION_LIMIT and parts[-1]:
            parts[-1] += "\n" + pieces.pop(0)
        parts.extend(pieces)
    return [part for part in parts if part.strip()]


def _pieces(line: str) -> list[str]:
    """A line cut so that each piece fits, whatever its characters are escaped to."""
    size = SECTION_LIMIT if len(escape(line)) <= SECTION_LIMIT else SECTION_LIMIT // len("&amp;")
    return [line[i : i + size] for i in range(0, len(line), size)] or [""]
