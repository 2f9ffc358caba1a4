"""Applicants as scripts: plays a persona against the served program and says how it went."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from bot.screening.criterion import Criterion
from tests.served import Applicant, texts

POSTINGS = {"account-manager": "account-manager-tigard", "senior-account-manager": "senior-account-manager"}
MOST_MESSAGES = 60
"""After so many messages a conversation counts as a loop."""


@dataclass
class Run:
    """How a persona's interview went."""

    persona: dict[str, Any]
    messages: int = 0
    own_questions: int = 0
    """Messages of the persona's own accord, in between: no answer and no effort that the interview asked for."""
    log: list[str] = field(default_factory=list)
    stuck: bool = False

    @property
    def id(self) -> str:
        return str(self.persona["id"])


def play(persona: dict[str, Any], applicant: Applicant, criteria: dict[str, Criterion]) -> Run:
    """Answer whatever is asked as the persona would, until the interview ends or goes nowhere."""
    run = Run(persona)
    asked: Counter[str] = Counter()
    waiting = list(persona.get("interjections", []))
    summary = list(persona.get("at_summary", ["send it"]))
    opening = persona.get("opening")
    frames = applicant.start(posting=POSTINGS[persona["posting"]])
    run.log.append(f"BOT {texts(frames)}")
    while applicant.state["status"] in ("open", "paused") and run.messages < MOST_MESSAGES:
        before = len(waiting)
        text = _next_words(persona, applicant, criteria, asked, waiting, summary, opening)
        opening = None
        if text is None:
            run.stuck = True
            break
        frames = applicant.say(text)
        run.messages += 1
        run.own_questions += before - len(waiting)
        run.log += [f"YOU {text}", f"BOT {texts(frames)}"]
    run.stuck = run.stuck or run.messages >= MOST_MESSAGES
    return run


def _next_words(
    persona: dict[str, Any],
    applicant: Applicant,
    criteria: dict[str, Criterion],
    asked: Counter[str],
    waiting: list[dict[str, Any]],
    summary: list[str],
    opening: str | None,
) -> str | None:
    if opening:
        return opening
    phase, question = applicant.state["phase"], applicant.state["question"]
    if phase == "confirming":
        return str(_readback(persona, question["kind"]))
    if phase == "offering":
        return str(persona.get("offer", "yes"))
    if phase == "leaving":
        return "yes"
    if phase == "reviewing":
        return summary.pop(0) if summary else "send it"
    if question is None:
        return None
    criterion = criteria[question["criterion"]]
    for interjection in waiting:
        if _means(interjection["after"], criterion):
            waiting.remove(interjection)
            return str(interjection["text"])
    words = _answers(persona["answers"], criterion)
    if not words:
        return None
    asked[criterion.id] += 1
    return words[min(asked[criterion.id], len(words)) - 1]


def _readback(persona: dict[str, Any], kind: str) -> Any:
    said = persona.get("readback", "yes")
    return said.get(kind, "yes") if isinstance(said, dict) else said


def _answers(answers: dict[str, Any], criterion: Criterion) -> list[str]:
    """The persona's words for a criterion: "kind:name" beats "kind:part of a name" beats "kind"."""
    name = str(criterion.get("field") or criterion.get("name") or criterion.get("text") or "").lower()
    keyed = {k.partition(":")[2].lower(): v for k, v in answers.items() if k.startswith(criterion.kind + ":")}
    if name in keyed:
        return _listed(keyed[name])
    for part, words in keyed.items():
        if part in name:
            return _listed(words)
    return _listed(answers.get(criterion.kind, []))


def _listed(words: Any) -> list[str]:
    return [words] if isinstance(words, str) else list(words)


def _means(key: str, criterion: Criterion) -> bool:
    kind, _, part = key.partition(":")
    name = str(criterion.get("field") or criterion.get("name") or "").lower()
    return kind == criterion.kind and (not part or part.lower() in name)


def judge(run: Run, outcome: str | None, state: str) -> str:
    """Empty when the persona got what the script expects, else what went wrong."""
    expected = run.persona["expected"]
    if run.stuck:
        return f"stuck in phase after {run.messages} messages"
    if state != expected.get("state", "submitted"):
        return f"ended {state}, expected {expected.get('state', 'submitted')}"
    if outcome != expected["verdict"]:
        return f"verdict {outcome}, expected {expected['verdict']}"
    return ""
