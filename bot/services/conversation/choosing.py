"""Which posting: for channels where the applicant comes without one, such as Slack."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bot.screening.errors import NotFound
from bot.services.conversation.asking import advance
from bot.services.conversation.turn import Turn

NEED_A_POSTING = frozenset({"correct", "skip", "submit", "repeat", "resume"})
"""Use cases that mean nothing before a posting is chosen: such a message is taken as naming one."""


def called_for(turn: Turn, use_case: str) -> str:
    """What a message calls for while no posting is chosen; a question that names one is answered from that one."""
    if use_case in NEED_A_POSTING:
        return "answer"
    named = _by_requisition(turn.heard.text, turn.uow.postings.list("published"))
    if len(named) == 1 and use_case == "small_talk":
        return "answer"
    if len(named) == 1 and use_case == "question":
        begin_posting(turn, named[0].slug)
    return use_case


def choose_posting(turn: Turn) -> None:
    """Find the posting that the message names by requisition, slug or title, and start on it."""
    words = turn.heard.text.strip().lower()
    published = turn.uow.postings.list("published")
    by_title = [p for p in published if words and (words in p.title.lower() or p.title.lower() in words)]
    by_slug = [p for p in published if p.slug == words]
    found = _by_requisition(words, published) or by_slug or by_title
    if len(found) != 1:
        opening = bool(turn.says) and not re.search(r"\d", words)  # nothing was asked yet: "hello, I want a job"
        if turn.heard.intent not in ("greet", "start") and published and not opening:
            turn.say("utter_posting_not_found")
        return
    begin_posting(turn, found[0].slug)


def _by_requisition(text: str, published: Sequence[Any]) -> list[Any]:
    """The postings whose requisition numbers stand in the text."""
    by_number = {p.requisition.lower(): p for p in published if p.requisition}
    return [by_number[word] for word in dict.fromkeys(re.findall(r"[\w-]+", text.lower())) if word in by_number]


def begin_posting(turn: Turn, ref: str) -> None:
    """Bind the interview to a posting, and say what will happen. Raises NotFound."""
    posting = turn.uow.postings.get(ref)
    if posting.status != "published":
        raise NotFound(f'The posting "{ref}" takes no applications now.')
    turn.posting = posting
    turn.change(posting_version_id=posting.version_id)
    advance(turn)
    turn.says.clear()  # a first message that names the posting needs one introduction, not two
    introduce(turn)


def introduce(turn: Turn) -> None:
    """Say that this is a bot, what it asks, who decides, and how to reach a person."""
    if turn.posting is None:
        turn.say("utter_intro_no_posting")
        return
    name = "utter_intro_employer" if turn.posting.employer else "utter_intro"
    turn.say(name, title=turn.posting.title, employer=turn.posting.employer or "", total=len(turn.criteria))
