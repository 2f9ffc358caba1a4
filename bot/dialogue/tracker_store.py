"""Rasa's tracker as a view of the interview in the database.

A tracker is made from where the interview stands at the start of each turn: a handful of events, however long the
conversation is. Nothing of it is stored: the truth is in the interview, its answers and its transcript. What the bot
said in a turn is added to the transcript when Rasa saves the tracker.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextvars import ContextVar
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SerializedTrackerAsText, TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.bootstrap import conversation, settings
from bot.dialogue import patches
from bot.services.conversation import BotLine, Concluded, Heard

FORM = "screening_form"

saved: ContextVar[list[Concluded] | None] = ContextVar("saved", default=None)
"""A channel that wants to know how a turn ended sets a list here before it."""


class InterviewTrackerStore(TrackerStore, SerializedTrackerAsText):
    """Reads trackers from interviews; writes what the bot said to the transcript."""

    def __init__(
        self, domain: Domain, event_broker: EventBroker | None = None, host: Any = None, **kwargs: Any
    ) -> None:
        patches.install(settings())
        super().__init__(domain, event_broker, **kwargs)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker:
        """The tracker of a conversation; a conversation that is not known yet stands at its beginning."""
        found = conversation().find(sender_id)
        situation = found.situation if found else {"phase": "choosing"}
        language = found.interview.language if found else settings().language
        events: list[Event] = [
            ActionExecuted(ACTION_SESSION_START_NAME),
            SessionStarted(),
            SlotSet("language", language),
            SlotSet("situation", situation),
            ActiveLoop(FORM),
            ActionExecuted(ACTION_LISTEN_NAME),
        ]
        tracker = self.init_tracker(sender_id)
        for event in events:
            tracker.update(event)
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Add what was said in this turn to the transcript."""
        if self.event_broker:
            await self.stream_events(tracker)
        user = tracker.latest_message
        if user is None or user.text is None:
            return
        lines = [_line(event) for event in _said(tracker.events)]
        concluded = conversation().conclude(_heard(tracker, user), tracker.sender_id, lines)
        wanted = saved.get()
        if wanted is not None:
            wanted.append(concluded)

    async def keys(self) -> Iterable[str]:
        """No listing: interviews are found in the console, not through Rasa."""
        return []


def _said(events: Iterable[Event]) -> list[BotUttered]:
    """What the bot said since the applicant's latest message."""
    said: list[BotUttered] = []
    for event in reversed(list(events)):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, BotUttered):
            said.append(event)
    return said[::-1]


def _line(event: BotUttered) -> BotLine:
    buttons = [{"title": b["title"], "value": b["payload"]} for b in event.data.get("buttons") or ()]
    metadata = event.metadata or {}
    return BotLine(event.text or "", metadata.get("kind", "info"), tuple(buttons))


def _heard(tracker: DialogueStateTracker, user: UserUttered) -> Heard | None:
    """The message that the turn answered; None for the opening turn, in which nothing was said to the bot."""
    metadata = user.metadata or {}
    if metadata.get("opening"):
        return None
    return Heard(
        tracker.sender_id,
        metadata.get("text") or user.text or "",
        channel=metadata.get("channel") or user.input_channel or "shell",
        client_id=metadata.get("client_id") or user.message_id,
    )
