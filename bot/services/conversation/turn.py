"""One turn on one interview: what is known, what was said, and what will be written when it is committed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.matching import describe
from bot.matching.language import mostly_in
from bot.matching.vocabulary import LANGUAGES
from bot.postings.questions import short_name
from bot.screening.criterion import Criterion
from bot.screening.errors import NotFound
from bot.screening.interview import Answer, HandOff, Interview, Message, State, asking_order
from bot.screening.reading import Reading
from bot.services.conversation.heard import Heard, Say
from bot.services.ports import UnitOfWork
from bot.services.records import StoredPosting

FEW_WORDS = 2
"""So few words tell no language: people answer "yes" and "ok" in any."""


def digest(secret: str) -> str:
    """The SHA-256 of a token or code, in hex: what is stored in its place."""
    return hashlib.sha256(secret.encode()).hexdigest()


@dataclass
class Turn:
    """What a use case works on. Changes are written through to the unit of work, which the caller commits."""

    uow: UnitOfWork
    heard: Heard
    now: datetime
    interview: Interview
    posting: StoredPosting | None
    answers: dict[str, Answer]
    settings: Mapping[str, Any] = field(default_factory=dict)
    """What the words need: reply_hours, link_hours, public_url."""
    says: list[Say] = field(default_factory=list)
    message_id: int | None = None

    @property
    def state(self) -> State:
        return self.interview.state

    @property
    def language(self) -> str:
        return self.interview.language

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """All criteria in the order they are asked."""
        return asking_order(self.posting.criteria) if self.posting else ()

    def criterion(self, key: str) -> Criterion:
        """The criterion with this key; raises NotFound when the posting has none such."""
        for c in self.criteria:
            if c.id == key:
                return c
        raise NotFound(f'This posting has no criterion "{key}".')

    @property
    def current(self) -> Criterion | None:
        """The criterion that the conversation is about now, or None."""
        return self.criterion(self.state.criterion) if self.state.criterion else None

    def say(self, response: str, **params: Any) -> None:
        """Queue something for the bot to say."""
        self.says.append(Say(response, params))

    def move(self, **changes: Any) -> None:
        """Change where the conversation stands."""
        self.interview = self.interview.with_state(replace(self.state, **changes))

    def change(self, **changes: Any) -> None:
        """Change the interview itself: status, language, hand-off."""
        self.interview = replace(self.interview, **changes)

    def record_message(self) -> Message:
        """Store the applicant's words in the transcript. Raises Conflict for a message that is there already."""
        heard = self.heard
        message = self.uow.interviews.add_message(
            self.interview, "applicant", heard.text, self.now, heard.channel, client_id=heard.client_id
        )
        self.message_id = message.id
        self.interview = replace(self.interview, next_sequence=message.sequence + 1)
        return message

    def note(
        self,
        criterion: Criterion,
        reading: Reading,
        text: str | None = None,
        *,
        confirmed: bool = False,
        counts: bool = True,
    ) -> None:
        """Store a reading as an answer; a sensitive one without its words, and with a value only where it is met."""
        words = "" if reading.sensitive else (self.words_so_far() if text is None else text)
        answer = Answer(
            criterion=criterion.id,
            text=words,
            status=reading.status,
            value={} if reading.withheld else dict(reading.value),
            result=reading.result,
            rule=reading.rule or "none",
            created_at=self.now,
            confirmed=confirmed,
            counts=counts,
            message_id=self.message_id,
        )
        assert self.interview.posting_version_id is not None
        stored = self.uow.interviews.add_answer(
            self.interview.id, criterion.id, answer, self.interview.posting_version_id
        )
        if counts:
            self.answers[criterion.id] = stored

    def words_so_far(self) -> str:
        """The applicant's words on the present criterion: this message, after those that answered a part of it."""
        earlier = self.state.pending.get("words")
        return f"{earlier}\n{self.heard.text}" if earlier else self.heard.text

    def ask_for_person(self, reason: HandOff) -> None:
        """Mark the interview for a person; the first reason and time stay."""
        if self.interview.hand_off_at is None:
            self.change(hand_off_at=self.now, hand_off_reason=reason)

    def follow_language(self) -> None:
        """Go on in the language of the message when it is another one that the bot speaks.

        Once something was answered, a word or two, such as "yes" or "ok", is no such message, nor is one that mixes
        both: "bachelors in business de Lehman College".
        """
        language, text = self.heard.language, self.heard.text
        if self.answers and language and (len(text.split()) <= FEW_WORDS or not mostly_in(text, language)):
            return
        if language in LANGUAGES and language != self.language:
            self.change(language=language)

    def name_of(self, criterion: Criterion) -> str:
        """A few words that name the criterion in the applicant's language."""
        return short_name(criterion, self.language)

    def value_of(self, criterion: Criterion, reading: Reading) -> str:
        """A short phrase for what was understood, in the applicant's language."""
        return describe(criterion, reading, self.language)


def narrowed(criterion: Criterion, state: State) -> Criterion:
    """The criterion as it is asked now: of several working times only those that nothing was said of yet."""
    known = state.pending.get("partial") if state.criterion == criterion.id else None
    times = criterion.get("times")
    if not known or not times:
        return criterion
    missing = [time for time in times if time not in known]
    return replace(criterion, details={**criterion.details, "times": missing or times})
