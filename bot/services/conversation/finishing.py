"""The end: the summary is sent, the verdict told, or the interview left."""

from __future__ import annotations

from bot.matching import read, read_yes_no
from bot.screening.verdict import CriterionResult, Verdict, decide
from bot.services.conversation.asking import advance, open_criteria
from bot.services.conversation.contact import ask_for_contact
from bot.services.conversation.corrections import correct, means_no_answer
from bot.services.conversation.heard import Say
from bot.services.conversation.questions import pass_on
from bot.services.conversation.taking import take_reading, told_of_others
from bot.services.conversation.turn import FEW_WORDS, Turn, narrowed

YES_WORDS = 6
"""Most words of a yes to leaving: "yes, I'm sure about it"."""


def answer_review(turn: Turn) -> None:
    """The summary was shown: send it, or change something first."""
    short = len(turn.heard.text.split()) <= FEW_WORDS
    if turn.heard.intent == "submit" or (turn.heard.intent == "affirm" and short):
        submit(turn)
    elif read_yes_no(turn.heard.text) is False and len(turn.heard.text.split()) <= 3:
        turn.move(phase="correcting", criterion="", pending={}, attempt=0, reviewed=True)
    elif means_no_answer(turn):
        turn.say("utter_yes_or_no")
    else:
        correct(turn)


def submit(turn: Turn) -> None:
    """Send the answers: store the verdict and tell it plainly."""
    if turn.interview.status == "submitted":
        turn.say("utter_already_sent")
        return
    if turn.state.phase != "reviewing" and open_criteria(turn):
        turn.say("utter_not_yet")
        return
    if turn.state.phase not in ("reviewing", "correcting"):
        advance(turn)  # an answer was being changed: it stays, and the summary is shown before anything is sent
        return
    verdict = decide(turn.criteria, turn.answers)
    turn.uow.interviews.add_verdict(turn.interview.id, verdict, turn.now)
    turn.change(status="submitted", finished_at=turn.now)
    turn.move(phase="done", criterion="", pending={}, offers=(), attempt=0)
    tell(turn, verdict)
    ask_for_contact(turn)


def tell(turn: Turn, verdict: Verdict) -> None:
    """Say what was met and what was not, and what happens next. A refusal is never told as final."""
    hours = turn.settings.get("reply_hours", 48)
    if verdict.outcome == "qualified":
        turn.say("utter_verdict_qualified", hours=hours)
        return
    wanted = ("not_met",) if verdict.outcome == "not_qualified" else ("not_met", "unclear")
    lines = [_line(turn, r) for r in verdict.results if r.required is not False and r.result in wanted]
    lines = [line for line in lines if line is not None]
    name = f"utter_verdict_{verdict.outcome}"
    turn.say(name, hours=hours, lines=[line.to_dict() for line in lines if line])


def _line(turn: Turn, result: CriterionResult) -> Say | None:
    if result.reason == "other_way_met":
        return None
    criterion = turn.criterion(result.criterion)
    answer = turn.answers.get(result.criterion)
    params = {"name": turn.name_of(criterion), "evidence": result.evidence}
    if result.result == "not_met" and answer is not None:
        return Say("utter_line_not_met", {**params, "value": turn.value_of(criterion, answer.reading)})
    return Say("utter_line_to_check", params)


def answer_leaving(turn: Turn) -> None:
    """ "Withdraw?" or "delete my data?" awaits a plain yes; anything else goes back to the interview."""
    delete = bool(turn.state.pending.get("delete"))
    wanted = "delete_data" if delete else "withdraw"
    if turn.heard.intent != wanted and not _plainly_yes(turn):
        turn.say("utter_staying")
        resume_after_leaving(turn)
        _answer_staying(turn)
    elif delete:
        turn.say("utter_deleted")
        turn.change(status="erased")
        turn.move(phase="done", pending={}, criterion="")
    else:
        turn.say("utter_withdrawn")
        turn.change(status="withdrawn", finished_at=turn.now)
        turn.move(phase="done", pending={}, criterion="")


def _plainly_yes(turn: Turn) -> bool:
    """Whether a message is a yes and tells nothing beside it: whoever goes on answering has not left."""
    text = turn.heard.text
    short = len(text.split()) <= YES_WORDS and not any(ch.isdigit() for ch in text)
    plain = turn.heard.intent == "affirm" or (short and not told_of_others(turn, None))
    return plain and read_yes_no(text) is True


def _answer_staying(turn: Turn) -> None:
    """Who goes on by answering the question at once is not asked it again: "no, I told you I'm 30"."""
    if turn.state.phase != "asking" or turn.current is None:
        return
    reading = read(narrowed(turn.current, turn.state), turn.heard.text, today=turn.now.date())
    if reading.status == "clear" and reading.result == "met" and not reading.rule.endswith((".yes", ".no")):
        take_reading(turn, turn.current, reading)


def resume_after_leaving(turn: Turn) -> None:
    """Go back to what was being asked before."""
    if turn.interview.status in ("submitted", "withdrawn"):
        turn.move(phase="done", pending={}, criterion="")
    else:
        advance(turn)


def answer_after_the_end(turn: Turn) -> None:
    """After the end, what the applicant adds goes to the recruiter with the interview."""
    if turn.heard.intent in ("thanks", "goodbye", "affirm", "greet"):
        turn.say("utter_end_courtesy")
        return
    pass_on(turn)
