"""Questions about the job: answered in the posting's own words, or passed on to the recruiter."""

from __future__ import annotations

from bot.matching.conversing import remarks
from bot.services.conversation.turn import Turn

TOPICS = {
    "ask_pay": "pay",
    "ask_place": "place",
    "ask_hours": "hours",
    "ask_remote": "remote",
    "ask_benefits": "benefits",
    "ask_company": "company",
    "ask_duties": "duties",
    "ask_requisition": "requisition",
    "ask_requirements": "requirements",
}
"""Intents that the posting's text may answer, and the topic of its facts."""

ANSWERED_BY_BOT = {"ask_next_steps": "utter_next_steps", "ask_duration": "utter_duration", "ask_reader": "utter_reader"}
"""Intents that the bot answers itself."""


def answer_question(turn: Turn, intent: str | None = None) -> None:
    """Answer from the posting, or say honestly that it does not tell and store the question for the recruiter."""
    intent = intent or turn.heard.intent
    hours = turn.settings.get("reply_hours", 48)
    if intent == "ask_next_steps" and turn.interview.status == "submitted":
        turn.say("utter_next_steps_sent", hours=hours)
        return
    if intent in ANSWERED_BY_BOT:
        turn.say(ANSWERED_BY_BOT[intent], hours=hours, total=len(turn.criteria))
        return
    topic = TOPICS.get(intent, "other")
    facts = _facts(turn, topic)
    if facts:
        turn.say(f"utter_fact_{topic}", fact="\n".join(facts))
        return
    if turn.state.phase == "done":
        pass_on(turn)
        return
    remark = remarks(turn.heard.text)
    turn.uow.interviews.add_open_question(turn.interview.id, "remark" if remark else topic, turn.heard.text, turn.now)
    turn.say("utter_passed_on_remark" if remark else "utter_passed_on", hours=hours)


def pass_on(turn: Turn) -> None:
    """What is said after the end goes to the recruiter with the interview."""
    turn.uow.interviews.add_open_question(turn.interview.id, "after_sending", turn.heard.text, turn.now)
    turn.say("utter_passed_on_after", hours=turn.settings.get("reply_hours", 48))


def _facts(turn: Turn, topic: str) -> tuple[str, ...]:
    posting = turn.posting
    if posting is None:
        return ()
    own = {
        "pay": posting.pay,
        "place": posting.location,
        "company": posting.employer,
        "requisition": posting.requisition,
    }
    facts = tuple(posting.facts.get(topic, ()))
    stated = own.get(topic)
    if stated and not any(stated.lower() in f.lower() for f in facts):
        facts = (stated, *facts)
    if topic == "hours" and posting.employment_type and not facts:
        facts = (posting.employment_type,)
    return facts[:3]
