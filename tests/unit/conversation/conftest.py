"""A conversation without Rasa: the same use cases, rules and readings, called directly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from rasa.shared.utils.io import read_yaml_file

from actions.requests import REQUESTS
from bot.matching import read
from bot.matching.understand import understand
from bot.postings.posting import Posting
from bot.screening.criterion import Criterion
from bot.screening.interview import Answer, Interview
from bot.screening.reading import Reading
from bot.services.conversation import Conversation, Heard, Reply
from bot.settings import ROOT
from bot.storage.database import Database


def _routes() -> dict[str, str]:
    """Which use case each intent's rule leads to."""
    routes = {}
    for rule in read_yaml_file(ROOT / "data" / "rules" / "digressions.yml")["rules"]:
        first, action = rule["steps"][0], rule["steps"][1]["action"]
        intents = [first["intent"]] if "intent" in first else [option["intent"] for option in first["or"]]
        use_case = "question" if action == "action_answer_question" else REQUESTS.get(action)
        routes |= {intent: use_case for intent in intents if use_case}
    return routes


@dataclass
class Talk:
    """One applicant's conversation on a posting of a test's own."""

    database: Database
    criteria: tuple[Criterion, ...]
    facts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    now: datetime = datetime(2026, 11, 22, 9, tzinfo=timezone.utc)
    replies: list[str] = field(default_factory=list)
    """The names of the responses of the latest turn."""

    def __post_init__(self) -> None:
        self.conversation = Conversation(self.database, settings={"reply_hours": 48}, clock=lambda: self.now)
        self.conversation.remember(10)
        keyed = tuple(Criterion.from_dict({**c.to_dict(), "id": f"c{n}"}) for n, c in enumerate(self.criteria, 1))
        posting = Posting(title="Clerk", employer="Acme", text="text", criteria=keyed, facts=self.facts)
        with self.database.begin() as uow:
            uow.postings.import_posting(posting, slug="clerk", publish=True, at=self.now)
            uow.commit()
        self.id = self.conversation.open_session("clerk", channel="chat").interview.conversation_id
        self._keep(self.conversation.start(self.id))

    def say(self, text: str, client_id: str | None = None, *, doubted: bool = False) -> list[str]:
        """Say something; the names of the responses that answer it. `doubted`: the second opinion doubts it."""
        found = self.conversation.find(self.id)
        assert found is not None
        data = found.situation.get("criterion")
        criterion = Criterion.from_dict(data) if data else None
        meant = understand(criterion, text, today=self.now.date(), phase=found.situation["phase"])
        reading = meant.reading
        if doubted:
            assert criterion is not None
            plain = read(criterion, text, today=self.now.date())
            reading = replace(plain, result="unclear", rule=f"{plain.rule}.doubted")
        heard = Heard(
            self.id,
            text,
            client_id=client_id,
            intent=meant.intent,
            also=meant.also,
            reading=reading,
            criterion=criterion.id if criterion else "",
            language=meant.language,
        )
        return self._keep(self.conversation.handle(_routes().get(meant.intent, "answer"), heard))

    def take(self, reading: Reading, text: str = "a while") -> list[str]:
        """Say something that was read so against the question that is open."""
        heard = Heard(self.id, text, reading=reading, criterion=self.asked)
        return self._keep(self.conversation.handle("answer", heard))

    def wait(self, **duration: float) -> None:
        """Let time pass."""
        self.now += timedelta(**duration)

    def _keep(self, reply: Reply) -> list[str]:
        self.replies = [line.response for line in reply.says]
        return self.replies

    @property
    def interview(self) -> Interview:
        found = self.conversation.find(self.id)
        assert found is not None
        return found.interview

    @property
    def phase(self) -> str:
        return self.interview.state.phase

    @property
    def asked(self) -> str:
        """The key of the criterion that is asked."""
        return self.interview.state.criterion

    @property
    def answers(self) -> dict[str, Answer]:
        with self.database.read() as uow:
            return dict(uow.interviews.latest(self.interview.id))

    @property
    def outcome(self) -> str | None:
        with self.database.read() as uow:
            verdict = uow.interviews.verdict(self.interview.id)
        return verdict.outcome if verdict else None


SALES = Criterion("experience", True, "5 years of sales", details={"min_years": 5, "field": "sales"})
DEGREE = Criterion(
    "education",
    True,
    "Bachelor's degree",
    details={"level": "bachelor", "fields": ["marketing"], "or_equivalent": True},
)
TIMES = Criterion("availability", True, "nights and weekends", details={"times": ["nights", "weekends"]})
LICENSE = Criterion("license", True, "a driver's license", details={"name": "driver's license"})
EXCEL = Criterion("skill", False, "Excel is a plus", details={"name": "Excel"})


@pytest.fixture
def talk(database: Database) -> Callable[..., Talk]:
    """Starts a conversation on a posting with these criteria."""

    def start(*criteria: Criterion, **options: Any) -> Talk:
        return Talk(database, criteria, **options)

    return start
