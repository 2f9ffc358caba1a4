"""Which posting: for channels where the applicant comes without one, such as Slack."""

from __future__ import annotations

import re
from collections import Counter

from bot.screening.errors import NotFound
from bot.services.conversation.asking import advance
from bot.services.conversation.turn import Turn

_NAME = re.compile(r"[\w-]{3,}")
"""What may be a requisition number in a sentence."""

MOST_WORDS = 20
"""Words of a message that are looked for in titles."""
MOST_ALIKE = 50
"""Postings that are looked at for each of them."""

NEED_A_POSTING = frozenset({"correct", "skip", "submit", "repeat", "resume"})
"""Use cases that mean nothing before a posting is chosen: such a message is taken as naming one."""


def called_for(turn: Turn, use_case: str) -> str:
    """What a message calls for while no posting is chosen; a question that names one is answered from that one."""
    if use_case in NEED_A_POSTING:
        return "answer"
    named = _named(turn)
    if named is not None and use_case == "small_talk":
        return "answer"
    if named is not None and use_case == "question":
        begin_posting(turn, named)
    return use_case


def choose_posting(turn: Turn) -> None:
    """Find the posting that the message names by requisition, slug or title, and start on it."""
    words = turn.heard.text.strip()
    ref = _named(turn)
    if ref is None and words:
        titled = turn.uow.postings.list("published", search=words[:100], limit=2, counted=False)
        ref = titled[0].slug if len(titled) == 1 else _by_words_of_its_title(turn, words)
    if ref is not None:
        begin_posting(turn, ref)
    elif turn.heard.intent not in ("greet", "start"):
        turn.say("utter_posting_not_found")


def _named(turn: Turn) -> str | None:
    """The slug of the posting whose requisition or slug stands in the message, or None."""
    words = turn.heard.text.strip()
    return next((found for name in (words, *_NAME.findall(words)) if (found := _published(turn, name))), None)


def _by_words_of_its_title(turn: Turn, text: str) -> str | None:
    """The one published posting that has more of the message's words in its title than any other, two at least."""
    found: Counter[str] = Counter()
    for word in list(dict.fromkeys(_NAME.findall(text.lower())))[:MOST_WORDS]:
        for posting in turn.uow.postings.list("published", search=word, limit=MOST_ALIKE, counted=False):
            found[posting.slug] += word in posting.title.lower()
    best = found.most_common(2)
    if not best or best[0][1] < 2 or (len(best) == 2 and best[0][1] == best[1][1]):
        return None
    return best[0][0]


def _published(turn: Turn, name: str) -> str | None:
    """The slug of the published posting with this requisition or slug, or None."""
    try:
        posting = turn.uow.postings.get(name) if len(name) > 2 else None
    except NotFound:
        return None
    return posting.slug if posting is not None and posting.status == "published" else None


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


def introduce_again(turn: Turn) -> None:
    """Say once more who is asking and who decides, to whom it was said in a language that is not theirs.

    Only in reply to their first message: later on they have read on, whatever the language.
    """
    if turn.state.phase in ("leaving", "done") or any(say.response.startswith("utter_intro") for say in turn.says):
        return
    if [m.author for m in turn.uow.interviews.messages(turn.interview.id)].count("applicant") > 1:
        return
    rest = [say for say in turn.says if say.response not in ("utter_language_changed", "utter_greet")]
    turn.says.clear()
    introduce(turn)
    turn.says.extend(rest)
