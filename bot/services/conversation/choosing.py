"""Which posting: for channels where the applicant comes without one, such as Slack."""

from __future__ import annotations

import re

from bot.screening.errors import NotFound
from bot.services.conversation.asking import advance
from bot.services.conversation.turn import Turn


def choose_posting(turn: Turn) -> None:
    """Find the posting that the message names by requisition, slug or title, and start on it."""
    words = turn.heard.text.strip()
    published = turn.uow.postings.list("published")
    by_number = {str(p.requisition).lower(): p for p in published if p.requisition}
    named = [by_number[w] for w in re.findall(r"[\w-]+", words.lower()) if w in by_number]
    by_title = [p for p in published if words and (words.lower() in p.title.lower() or p.title.lower() in words.lower())]
    found = named or [p for p in published if p.slug == words.lower()] or by_title
    if len(found) != 1:
        opening = bool(turn.says) and not re.search(r"\d", words)  # nothing was asked yet: "hello, I want a job"
        if turn.heard.intent not in ("greet", "start") and published and not opening:
            turn.say("utter_posting_not_found")
        return
    begin_posting(turn, found[0].slug)


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
