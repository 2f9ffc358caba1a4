"""Whose conversation it is where the channel itself knows the person, as Slack does, and when a new one begins."""

from __future__ import annotations

import hashlib
import hmac
import re
from datetime import datetime

from bot.matching.conversing import asks_for_another
from bot.screening.errors import Conflict
from bot.screening.interview import Interview, State
from bot.services.ports import Database, UnitOfWork

ENDED = ("submitted", "withdrawn", "erased")
"""Interviews that no answer can change any more."""


def current_interview(database: Database, person: str) -> Interview | None:
    """The interview that this person ("<team>:<user>") began last, or None."""
    with database.read() as uow:
        return uow.interviews.by_slack_user(person)


def interview_for(
    database: Database, person: str, text: str, *, channel: str, language: str, secret: str, at: datetime
) -> Interview:
    """The interview that a person's message belongs to: the one they began last, or a new one.

    A new one begins with a first message, and when the last one has ended and the message asks for another or names
    another posting's requisition. Its conversation's id follows from the person, their interviews and the secret:
    nobody else can tell it, and two processes that begin it at once begin the same one.
    """
    with database.read() as uow:
        latest = uow.interviews.by_slack_user(person)
        if latest is not None and not _begins_another(uow, latest, text):
            return latest
    told = f"{person}:{latest.id if latest else 0}"
    digest = hmac.new(secret.encode(), told.encode(), hashlib.sha256).hexdigest()
    conversation_id = f"{channel}-{digest}"
    try:
        with database.begin() as uow:
            state, language = State("choosing"), latest.language if latest else language
            begun = uow.interviews.start(conversation_id, None, None, channel, language, state, at, person)
            uow.commit()
            return begun
    except Conflict:
        with database.read() as uow:
            found = uow.interviews.by_conversation(conversation_id)
        if found is None:
            raise
        return found


def _begins_another(uow: UnitOfWork, latest: Interview, text: str) -> bool:
    if latest.status not in ENDED:
        return False
    return asks_for_another(text) or _names_another(uow, latest, text)


def _names_another(uow: UnitOfWork, latest: Interview, text: str) -> bool:
    """Whether the message names a published posting's requisition; after sending, not the same posting's."""
    own = None
    if latest.posting_version_id is not None and latest.status == "submitted":
        own = uow.postings.version(latest.posting_version_id).requisition
    numbers = {p.requisition.lower() for p in uow.postings.list("published") if p.requisition and p.requisition != own}
    return not numbers.isdisjoint(re.findall(r"[\w-]+", text.lower()))
