"""What a process remembers of an interview never outlives what another process did to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.screening.errors import Conflict
from bot.screening.interview import Message
from bot.services.conversation import BotLine, Conversation, Heard, Say
from bot.services.conversation.memory import Memory, Standing
from tests.unit.conversation.conftest import LICENSE, SALES, Talk

Start = Callable[..., Talk]


def elsewhere(talk: Talk) -> Conversation:
    """The same conversation in another process, which remembers nothing of this one's turns."""
    return Conversation(talk.database, settings={"reply_hours": 48}, clock=lambda: talk.now)


def heard(talk: Talk, text: str, client_id: str) -> Heard:
    return Heard(talk.id, text, client_id=client_id)


def transcript(talk: Talk) -> list[Message]:
    return elsewhere(talk).history(talk.interview.id)


def test_what_was_remembered_is_what_is_stored(talk: Start) -> None:
    t = talk(SALES, LICENSE)
    t.say("6 years in sales")
    remembered, stored = t.conversation.find(t.id), elsewhere(t).find(t.id)
    assert remembered == stored
    t.say("yes")
    assert t.conversation.find(t.id) == elsewhere(t).find(t.id)


def test_a_turn_on_an_interview_that_another_process_changed_is_refused_and_works_when_read_again(talk: Start) -> None:
    t = talk(SALES, LICENSE)
    t.say("6 years in sales")
    elsewhere(t).handle("answer", heard(t, "yes", "elsewhere"))
    with pytest.raises(Conflict):
        t.conversation.handle("hand_off", heard(t, "a person please", "here"))
    assert [m.text for m in transcript(t) if m.author == "applicant"][-1] == "yes"
    t.conversation.handle("hand_off", heard(t, "a person please", "here"))
    assert [m.text for m in transcript(t) if m.author == "applicant"][-2:] == ["yes", "a person please"]


def test_a_message_that_was_stored_elsewhere_is_not_stored_twice(talk: Start) -> None:
    t = talk(SALES, LICENSE)
    t.say("6 years in sales")
    elsewhere(t).handle("answer", heard(t, "yes", "m2"))
    with pytest.raises(Conflict):
        t.conversation.handle("answer", heard(t, "yes", "m2"))
    t.conversation.handle("answer", heard(t, "yes", "m2"))
    assert [m.client_id for m in transcript(t)].count("m2") == 1


def test_the_bots_words_follow_what_another_process_added(talk: Start) -> None:
    t = talk(SALES, LICENSE)
    message = heard(t, "6 years in sales", "m1")
    t.conversation.handle("answer", message)
    elsewhere(t).handle("question", heard(t, "what does it pay?", "m2"))
    t.conversation.conclude(message, t.id, [BotLine("Noted.")])
    assert [m.text for m in transcript(t)] == ["6 years in sales", "what does it pay?", "Noted."]


def test_nothing_is_added_to_an_interview_that_was_erased_in_the_meantime(talk: Start) -> None:
    t = talk(SALES, LICENSE)
    message = heard(t, "6 years in sales", "m1")
    t.conversation.handle("answer", message)
    number = t.interview.id
    with t.database.begin() as uow:
        uow.interviews.erase(number, t.now)
        uow.commit()
    t.conversation.conclude(message, t.id, [BotLine("You have 6 years.")])
    assert elsewhere(t).history(number) == []


def test_a_process_that_comes_back_to_an_interview_reads_it_again(talk: Start) -> None:
    t = talk(SALES, LICENSE)
    t.say("6 years in sales")
    elsewhere(t).handle("answer", heard(t, "yes", "elsewhere"))
    assert [line.response for line in t.conversation.come_back(t.id).says] == ["utter_review"]


def worded(say: Say, language: str) -> BotLine:
    return BotLine(f"{language} {say.response}")


def test_words_that_are_at_hand_are_stored_with_what_they_answer(talk: Start) -> None:
    t = talk(SALES, LICENSE)
    t.conversation.word_with(worded)
    message = heard(t, "6 years in sales", "m1")
    reply = t.conversation.handle("answer", message)
    lines = [worded(say, reply.language) for say in reply.says]
    stored = transcript(t)
    assert [m.text for m in stored] == ["6 years in sales", *(line.text for line in lines)]
    concluded = t.conversation.conclude(message, t.id, lines)
    assert [(m.sequence, m.text) for m in concluded.messages] == [(m.sequence, m.text) for m in stored[1:]]
    assert concluded.heard is not None
    assert concluded.heard.client_id == "m1"
    assert transcript(t) == stored
    assert t.conversation.find(t.id) == elsewhere(t).find(t.id)


def test_what_is_said_beyond_the_reply_follows_it(talk: Start) -> None:
    t = talk(SALES, LICENSE)
    t.conversation.word_with(worded)
    message = heard(t, "6 years in sales", "m1")
    reply = t.conversation.handle("answer", message)
    lines = [worded(say, reply.language) for say in reply.says]
    concluded = t.conversation.conclude(message, t.id, [*lines, BotLine("One more thing.")])
    texts = [*(line.text for line in lines), "One more thing."]
    assert [m.text for m in concluded.messages] == texts
    assert [m.text for m in transcript(t)] == ["6 years in sales", *texts]
    t.conversation.handle("answer", heard(t, "yes", "m2"))
    assert [m.sequence for m in transcript(t)] == list(range(1, len(transcript(t)) + 1))


def test_words_are_left_to_the_end_of_the_turn_where_nothing_is_remembered(talk: Start) -> None:
    t = talk(SALES, LICENSE)
    conversation = elsewhere(t)
    conversation.word_with(worded)
    message = heard(t, "6 years in sales", "m1")
    conversation.handle("answer", message)
    assert [m.text for m in transcript(t)] == ["6 years in sales"]
    conversation.conclude(message, t.id, [BotLine("Noted.")])
    assert [m.text for m in transcript(t)] == ["6 years in sales", "Noted."]


def test_only_the_latest_are_remembered(talk: Start) -> None:
    t = talk(SALES)
    standing = Standing(t.interview, None, {})
    none, one = Memory(0), Memory(1)
    none.keep(standing)
    one.keep(standing)
    assert none.get(t.id) is None
    assert one.take(t.id) is standing
    assert one.get(t.id) is None
