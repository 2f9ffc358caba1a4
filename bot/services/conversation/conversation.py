"""The conversation's use cases behind one object that opens a unit of work for each."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from typing import Any

from bot.screening.errors import Conflict, NotAllowed, NotFound
from bot.screening.interview import Interview, Message, State
from bot.services.conversation import asking, choosing, requests
from bot.services.conversation.calls import MOVING_ON, USE_CASES, called_for, serve_also
from bot.services.conversation.concluding import Concluded, asked, for_transcript, gone
from bot.services.conversation.contact import note_contact
from bot.services.conversation.heard import BotLine, Heard, Reply, Words
from bot.services.conversation.memory import Memory, Standing
from bot.services.conversation.turn import Turn, digest, narrowed
from bot.services.ports import Database, UnitOfWork
from bot.services.records import StoredPosting

LONG_PAUSE = timedelta(minutes=30)
"""After such a pause the bot says where things stand."""


@dataclass(frozen=True)
class Session:
    """An opened session: the interview, its posting and, when it is new or moved, its secret token."""

    interview: Interview
    posting: StoredPosting | None
    token: str | None


@dataclass(frozen=True)
class Found:
    """An interview with its posting, and what the dialogue must know to understand the next message."""

    interview: Interview
    posting: StoredPosting | None
    situation: Mapping[str, Any]


class Conversation:
    """Everything the dialogue does with interviews.

    Threads may share it when it remembers nothing; what it remembers is for one conversation's turns, one at a time.
    """

    def __init__(
        self,
        database: Database,
        *,
        settings: Mapping[str, Any] | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(timezone.utc),
    ) -> None:
        self._database = database
        self._memory = Memory(0)
        self._words: Words | None = None
        self._settings = settings or {}
        self._clock = clock

    def remember(self, interviews: int) -> None:
        """Keep so many interviews between their turns: for a process that does all of a turn itself."""
        self._memory = Memory(interviews)

    def word_with(self, words: Words | None) -> None:
        """Word replies here and store them with what they answer, in one commit, where interviews are remembered."""
        self._words = words

    def handle(self, use_case: str, heard: Heard) -> Reply:
        """Carry out one use case for one message and commit it; the message is stored with its effect.

        The reply ends with what awaits an answer now. A message whose client id is known was handled before: nothing
        is done, and only what awaits an answer is said again.
        Raises Conflict when another worker has changed the interview since it was read or remembered.
        """
        remembered = self._memory.take(heard.conversation_id)
        with self._database.begin() as uow:
            if remembered is None or remembered.answered(heard.client_id):
                turn, known = self._turn(uow, heard)
            else:
                turn, known = self._turn_on(uow, heard, remembered), None
            if known is not None:
                return self._asking(turn, returning=True)
            said, spoken = turn.record_message(), turn.language
            turn.follow_language()
            if turn.interview.status == "erased":
                raise NotAllowed("This interview was erased; start a new one.")
            if turn.interview.status == "paused" and use_case not in ("pause", "withdraw", "delete_data"):
                turn.change(status="open")
            before = (turn.state.phase, turn.state.criterion)
            called = called_for(turn, use_case)
            aside = note_contact(turn)
            if not aside:
                USE_CASES[called](turn)
            if called in ("answer", "correct", "small_talk"):
                serve_also(turn)
            if turn.language != spoken:
                choosing.introduce_again(turn)
            same = (turn.state.phase, turn.state.criterion) == before
            back = same and (aside or use_case not in MOVING_ON) and heard.intent != "greet"
            reply = self._asking(turn, returning=back)
            self._finish(turn, reply, said)
            return reply

    def start(self, conversation_id: str) -> Reply:
        """The opening words of a new interview."""
        remembered = self._memory.take(conversation_id)
        heard = Heard(conversation_id, "")
        with self._database.begin(durable=False) as uow:
            turn = self._turn(uow, heard)[0] if remembered is None else self._turn_on(uow, heard, remembered)
            if not turn.says:
                choosing.introduce(turn)
            reply = self._asking(turn)
            self._finish(turn, reply)
            return reply

    def come_back(self, conversation_id: str) -> Reply:
        """A connection was taken up again: say where things stand when that was a while ago."""
        self._memory.take(conversation_id)
        with self._database.begin() as uow:
            turn, _ = self._turn(uow, Heard(conversation_id, ""), create=False)
            if turn.interview.status == "paused" or turn.now - turn.interview.updated_at > LONG_PAUSE:
                requests.resume(turn)
                reply = self._asking(turn)
                self._finish(turn, reply)
                return reply
            return self._asking(turn)

    def open_session(self, ref: str, *, channel: str, language: str | None = None) -> Session:
        """Start an interview on a published posting. Raises NotFound, or NotAllowed when it is closed or a draft."""
        token = secrets.token_urlsafe(32)
        now = self._clock()
        with self._database.begin() as uow:
            posting = uow.postings.get(ref)
            if posting.status == "draft":
                raise NotFound(f'There is no posting "{ref}".')
            if posting.status != "published":
                raise NotAllowed("This posting takes no applications now.")
            interview = uow.interviews.start(
                "chat-" + secrets.token_hex(16),
                digest(token),
                posting.version_id,
                channel,
                language or posting.language,
                State(),
                now,
            )
            turn = Turn(uow, Heard(interview.conversation_id, ""), now, interview, posting, {})
            asking.advance(turn)
            interview = uow.interviews.save(turn.interview, now)
            uow.commit()
        self._memory.keep(Standing(interview, posting, {}))
        return Session(interview, posting, token)

    def resume_session(self, token: str) -> Session:
        """Go on with the interview that this token opens. Raises NotAllowed when it opens none."""
        with self._database.read() as uow:
            interview = uow.interviews.by_token(digest(token))
            if interview is None or interview.status == "erased":
                raise NotAllowed("This session is not known here; start again from the posting.")
            if self._clock() - interview.updated_at > timedelta(days=int(self._settings.get("session_days", 14))):
                raise NotAllowed("This session has ended; start again from the posting.")
            return Session(interview, self._posting(uow, interview), None)

    def redeem(self, code: str) -> Session:
        """Go on from another device. The code ends, and so does the old token. Raises NotAllowed."""
        token = secrets.token_urlsafe(32)
        plain = "".join(ch for ch in code.upper() if ch.isalnum())
        with self._database.begin() as uow:
            interview = uow.interviews.redeem_continuation(digest(plain), self._clock())
            if interview is None or interview.status == "erased":
                raise NotAllowed("This code is not valid any more; ask for a new one in the chat.")
            uow.interviews.set_token(interview.id, digest(token))
            uow.commit()
            return Session(interview, self._posting(uow, interview), token)

    def find(self, conversation_id: str) -> Found | None:
        """The interview of a conversation, or None when it has not begun."""
        remembered = self._memory.get(conversation_id)
        if remembered is not None:
            return Found(remembered.interview, remembered.posting, situation(remembered.interview, remembered.posting))
        with self._database.read() as uow:
            interview = uow.interviews.by_conversation(conversation_id)
            if interview is None:
                return None
            posting = self._posting(uow, interview)
            return Found(interview, posting, situation(interview, posting))

    def history(self, interview_id: int, after: int = 0) -> list[Message]:
        """The transcript from a sequence number on."""
        with self._database.read() as uow:
            return uow.interviews.messages(interview_id, after)

    def find_message(self, interview_id: int, client_id: str) -> Message | None:
        """The message that was stored under the applicant's own id, or None."""
        with self._database.read() as uow:
            return uow.interviews.find_message(interview_id, client_id)

    def worded(self, conversation_id: str) -> Concluded | None:
        """What the turn comes to, where its reply was stored with what it answers; None where it was not."""
        kept = self._memory.get(conversation_id)
        if kept is None or not kept.said:
            return None
        return Concluded(kept.interview, asked(kept.interview, kept.posting), kept.said, kept.heard)

    def conclude(self, heard: Heard | None, conversation_id: str, lines: Sequence[BotLine]) -> Concluded:
        """Add what the bot said to the transcript, before it is sent, unless it was stored with what it answers.

        Nothing is kept of an erased interview.
        Raises NotFound when the applicant's message itself was not stored, which means that the turn failed.
        """
        remembered = self._memory.take(conversation_id)
        if remembered is not None and heard is not None and heard.client_id:
            remembered = remembered if remembered.answered(heard.client_id) else None
        said = remembered.said if remembered is not None else ()
        rest = lines[len(said) :]
        if remembered is not None and said and not rest:
            self._memory.keep(replace(remembered, said=()))
            question = asked(remembered.interview, remembered.posting)
            return Concluded(remembered.interview, question, said, remembered.heard)
        try:
            concluded = self._conclude(heard, conversation_id, rest, remembered)
        except Conflict:
            if remembered is None:
                raise
            concluded = self._conclude(heard, conversation_id, rest, None)
        return replace(concluded, messages=(*said, *concluded.messages))

    def _conclude(
        self, heard: Heard | None, conversation_id: str, lines: Sequence[BotLine], remembered: Standing | None
    ) -> Concluded:
        now = self._clock()
        with self._database.begin(durable=False) as uow:
            if remembered is not None:
                interview, posting, known = remembered.interview, remembered.posting, remembered.heard
                uow.interviews.hold(interview)
            else:
                found, known = uow.interviews.standing(conversation_id, heard.client_id if heard else None)
                if found is None and not lines:
                    raise NotFound("There is no such interview.")
                if found is None:
                    return gone(conversation_id, lines, now)
                if heard and heard.client_id and known is None:
                    raise NotFound("The message was not stored.")
                interview, posting = found, self._posting(uow, found)
            channel = heard.channel if heard else interview.channel
            question = asked(interview, posting)
            stored = uow.interviews.add_bot_messages(interview, for_transcript(lines, question), now, channel)
            uow.commit()
        if remembered is not None:
            interview = replace(interview, next_sequence=interview.next_sequence + len(stored))
            self._memory.keep(replace(remembered, interview=interview, said=()))
        return Concluded(interview, question, tuple(stored), known)

    def _turn(self, uow: UnitOfWork, heard: Heard, *, create: bool = True) -> tuple[Turn, Message | None]:
        """The turn, and the message when it is a known one: sent again."""
        interview, known = uow.interviews.standing(heard.conversation_id, heard.client_id)
        now = self._clock()
        if interview is None:
            if not create:
                raise NotFound("There is no such interview.")
            interview = uow.interviews.start(
                heard.conversation_id, None, None, heard.channel, heard.language or "en", State("choosing"), now
            )
            turn = Turn(uow, heard, now, interview, None, {}, self._settings)
            choosing.introduce(turn)
            return turn, None
        answers = uow.interviews.latest(interview.id)
        turn = Turn(uow, heard, now, interview, self._posting(uow, interview), answers, self._settings)
        if create and interview.next_sequence == 1 and interview.posting_version_id is None:
            choosing.introduce(turn)  # the channel began the interview itself, as Slack does
        return turn, known

    def _turn_on(self, uow: UnitOfWork, heard: Heard, remembered: Standing) -> Turn:
        """The turn on an interview that is not read again: it is saved only if nobody has changed it since."""
        uow.interviews.hold(remembered.interview)
        answers = dict(remembered.answers)
        return Turn(uow, heard, self._clock(), remembered.interview, remembered.posting, answers, self._settings)

    @staticmethod
    def _posting(uow: UnitOfWork, interview: Interview) -> StoredPosting | None:
        if interview.posting_version_id is None:
            return None
        return uow.postings.version(interview.posting_version_id)

    @staticmethod
    def _asking(turn: Turn, *, returning: bool = False) -> Reply:
        """The turn's reply with what awaits an answer now; nothing does when all was erased, or in a break.

        Who is asked how to be reached is not asked a second thing in the same breath.
        """
        last_words = any(say.response in ("utter_paused", "utter_ask_contact") for say in turn.says)
        waits = turn.interview.status != "erased" and not last_words
        say = asking.prompt(turn, returning=returning) if waits else None
        return Reply((*turn.says, *((say,) if say else ())), turn.language)

    def _finish(self, turn: Turn, reply: Reply, heard: Message | None = None) -> None:
        said = self._say(turn, reply) if turn.interview.status != "erased" else ()
        turn.interview = turn.uow.interviews.save(replace(turn.interview, updated_at=turn.now), turn.now)
        if turn.interview.status != "erased":
            turn.uow.commit()
            self._memory.keep(Standing(turn.interview, turn.posting, turn.answers, heard, said))
            return
        turn.uow.interviews.erase(turn.interview.id, turn.now)
        turn.uow.recruiters.audit(None, "erase", f"interview {turn.interview.id}", turn.now)
        turn.uow.commit()
        self._database.scrub()

    def _say(self, turn: Turn, reply: Reply) -> tuple[Message, ...]:
        """The reply in the transcript, where it can be worded and will be remembered until the turn is concluded."""
        if self._words is None or not self._memory.size:
            return ()
        lines = [line for say in reply.says if (line := self._words(say, reply.language)) is not None]
        said = for_transcript(lines, asked(turn.interview, turn.posting))
        channel = turn.heard.channel if turn.message_id else turn.interview.channel
        return tuple(turn.uow.interviews.add_bot_messages(turn.interview, said, turn.now, channel))


def situation(interview: Interview, posting: StoredPosting | None) -> dict[str, Any]:
    """What the dialogue must know to understand the next message: the phase and the criterion in question."""
    out: dict[str, Any] = {"phase": interview.state.phase}
    key = interview.state.criterion
    if posting is not None and key:
        keys = [c.id for c in posting.criteria]
        if key in keys:
            criterion = narrowed(posting.criteria[keys.index(key)], interview.state)
            out["criterion"] = {**criterion.to_dict(), "id": criterion.id}
    return out
