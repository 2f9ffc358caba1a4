"""The bot's words: complete in every language, plain, and every button is understood."""

from __future__ import annotations

import asyncio
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa.core.actions.action import RemoteAction
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa_sdk.executor import CollectingDispatcher

from actions.hearing import say
from bot.dialogue.responses import ScreeningResponses
from bot.dialogue.tracker_store import _line
from bot.matching import read, read_yes_no
from bot.matching.conversing import asks_for_another
from bot.matching.understand import understand
from bot.screening.criterion import Criterion
from bot.services.conversation import Reply, Say
from bot.settings import ROOT

ENGLISH = ROOT / "domain.yml"
OTHERS = sorted((ROOT / "responses").glob("*.yml"))
LANGUAGES = [ENGLISH, *OTHERS]
KINDS = {"intro", "question", "again", "readback", "offer", "info", "summary", "verdict", "choose", "line"}
SAYING_CODE = [*(ROOT / "bot" / "services" / "conversation").glob("*.py"), *(ROOT / "actions").glob("*.py")]
SAYING_CODE += [*(ROOT / "bot" / "dialogue").rglob("*.py")]
LENGTH = 600
"""Characters of a text before it is filled in."""
SENTENCE = 30
"""Words of a sentence."""

Response = dict[str, Any]


@cache
def responses(path: Path) -> dict[str, Response]:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))["responses"]
    return {name: variations[0] for name, variations in found.items()}


def buttons(path: Path) -> list[tuple[str, Response]]:
    return [(name, b) for name, r in responses(path).items() for b in r.get("buttons", ())]


def language_of(path: Path) -> str:
    return "en" if path == ENGLISH else path.stem


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


# Complete in every language


def test_there_is_more_than_english() -> None:
    assert [path.stem for path in OTHERS] == ["es"]


@pytest.mark.parametrize("path", OTHERS, ids=language_of)
def test_every_response_exists_in_every_language(path: Path) -> None:
    assert set(responses(path)) == set(responses(ENGLISH))


@pytest.mark.parametrize("path", OTHERS, ids=language_of)
def test_a_translation_has_the_same_parameters_kind_and_buttons(path: Path) -> None:
    for name, original in responses(ENGLISH).items():
        translated = responses(path)[name]
        assert placeholders(translated["text"]) == placeholders(original["text"]), f"{path.name}: {name}"
        assert translated.get("metadata") == original.get("metadata"), f"{path.name}: {name}"
        assert len(translated.get("buttons", ())) == len(original.get("buttons", ())), f"{path.name}: {name}"


@pytest.mark.parametrize("path", LANGUAGES, ids=language_of)
def test_a_response_has_one_wording_and_a_known_kind(path: Path) -> None:
    for name, variations in yaml.safe_load(path.read_text(encoding="utf-8"))["responses"].items():
        assert len(variations) == 1, f"{path.name}: {name}"
        assert variations[0].get("metadata", {"kind": "info"})["kind"] in KINDS, f"{path.name}: {name}"


def test_a_translation_is_no_copy() -> None:
    for path in OTHERS:
        same = {n for n, r in responses(path).items() if r["text"] == responses(ENGLISH)[n]["text"]}
        worded = {n for n in same if re.search(r"\w", re.sub(r"\{\w+\}", "", responses(ENGLISH)[n]["text"]))}
        assert worded == set(), path.name


# Plain


@pytest.mark.parametrize("path", LANGUAGES, ids=language_of)
def test_texts_are_short_plain_text(path: Path) -> None:
    for name, response in responses(path).items():
        text = response["text"]
        assert len(text) < LENGTH, f"{path.name}: {name} has {len(text)} characters"
        assert not re.search(r"</?[a-z]|&\w+;|\*\*|\]\(", text), f"{path.name}: {name} holds markup"
        for sentence in re.split(r"[.!?:]\s|\n", text):
            assert len(sentence.split()) <= SENTENCE, f"{path.name}: {name}: {sentence}"


def test_the_opening_says_what_the_law_wants_said_first() -> None:
    for path, bot, person, help_ in (
        (ENGLISH, "I'm a bot", "a person makes the decision", "accommodation"),
        (OTHERS[0], "Soy un bot", "la decisión la toma una persona", "adaptación"),
    ):
        for name in ("utter_intro", "utter_intro_employer"):
            text = responses(path)[name]["text"]
            assert bot in text
            assert person in text
            assert help_ in text


# Used


def said_names() -> set[str]:
    """Names of responses that the code says; a name that ends in "_" or "{…}" stands for all that begin so."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in SAYING_CODE)
    return set(re.findall(r"[\"'](utter_\w*(?:\{)?)", text))


def test_every_response_that_the_code_names_exists() -> None:
    known = set(responses(ENGLISH))
    missing = [n for n in said_names() if n not in known and not any(k.startswith(n.rstrip("{")) for k in known)]
    assert missing == []
    assert [n for n in said_names() if not n.endswith("{") and n not in known] == []


def test_no_response_is_unused() -> None:
    exact = {n for n in said_names() if not n.endswith("{")}
    families = {n.rstrip("{") for n in said_names() if n.endswith("{")}
    choices = {f"{n}{ending}" for n in exact for ending in ("_yes_no", "_education")}
    unused = [n for n in responses(ENGLISH) if n not in exact | choices and not any(n.startswith(f) for f in families)]
    assert unused == []


# Understood

EDUCATION = Criterion.from_dict(
    {"kind": "education", "required": True, "evidence": "Bachelor's degree", "level": "bachelor", "fields": []}
)
YES_NO = Criterion.from_dict({"kind": "skill", "required": True, "evidence": "Excel", "name": "Excel"})
REQUESTS = {1: "skip", 2: "ask_person"}
"""The last buttons of a question that is asked again, counted from the end."""


@pytest.mark.parametrize("path", LANGUAGES, ids=language_of)
def test_yes_and_no_buttons_are_firm(path: Path) -> None:
    for name, response in responses(path).items():
        pair = [b["payload"] for b in response.get("buttons", ())][:2]
        asked = name.startswith(("utter_readback", "utter_offer", "utter_contradiction"))
        if pair and (asked or name.endswith("_yes_no")):
            assert [read_yes_no(p) for p in pair] == [True, False], f"{path.name}: {name}: {pair}"


@pytest.mark.parametrize("path", LANGUAGES, ids=language_of)
def test_answers_on_buttons_are_taken_as_answers(path: Path) -> None:
    for name in (n for n in responses(path) if n.endswith("_yes_no")):
        for payload, yes in zip([b["payload"] for b in responses(path)[name]["buttons"]], (True, False), strict=False):
            assert understand(YES_NO, payload).reading.value == {"yes": yes}, f"{path.name}: {name}: {payload}"


@pytest.mark.parametrize("path", LANGUAGES, ids=language_of)
def test_degrees_on_buttons_are_read_as_what_they_say(path: Path) -> None:
    levels = ["high_school", "associate", "bachelor", "master"]
    for name in ("utter_question_education", "utter_question_back_education", "utter_question_again_education"):
        given = [b["payload"] for b in responses(path)[name]["buttons"]]
        for payload, level in zip(given, levels, strict=False):
            reading = understand(EDUCATION, payload).reading
            assert reading.value.get("level") == level, f"{path.name}: {name}: {payload}"
        if "again" not in name:
            other = read(EDUCATION, given[-1])
            assert other.result == "unclear", f"{path.name}: {name}: {given[-1]}"


@pytest.mark.parametrize("path", LANGUAGES, ids=language_of)
def test_requests_on_buttons_are_understood_while_a_question_is_open(path: Path) -> None:
    for name in ("utter_question_again", "utter_question_again_yes_no", "utter_question_again_education"):
        skip, person = [b["payload"] for b in responses(path)[name]["buttons"]][-2:]
        for criterion in (YES_NO, EDUCATION):
            assert understand(criterion, skip).intent == "skip", f"{path.name}: {name}"
            assert understand(criterion, person).intent == "ask_person", f"{path.name}: {name}"


@pytest.mark.parametrize("path", LANGUAGES, ids=language_of)
def test_the_summary_can_be_sent_and_changed_by_its_buttons(path: Path) -> None:
    for name in ("utter_review", "utter_review_again", "utter_review_back"):
        send, change = [b["payload"] for b in responses(path)[name]["buttons"]]
        assert understand(None, send, phase="reviewing").intent == "submit", f"{path.name}: {name}"
        assert understand(None, change, phase="reviewing").intent == "correct", f"{path.name}: {name}"


@pytest.mark.parametrize("path", LANGUAGES, ids=language_of)
def test_leaving_is_confirmed_and_called_off_by_its_buttons(path: Path) -> None:
    for name, intent in (("utter_confirm_withdraw", "withdraw"), ("utter_confirm_delete", "delete_data")):
        leave, stay = [b["payload"] for b in responses(path)[name]["buttons"]]
        assert read_yes_no(leave) is True, f"{path.name}: {name}: {leave}"
        assert read_yes_no(stay) is not True, f"{path.name}: {name}: {stay}"
        heard = understand(None, leave, phase="leaving").intent
        assert heard in ("answer", "affirm", intent), f"{path.name}: {name}: {leave} is {heard}"
        heard = understand(None, stay, phase="leaving").intent
        assert heard in ("answer", "deny", "resume"), f"{path.name}: {name}: {stay} is {heard}"


@pytest.mark.parametrize("path", LANGUAGES, ids=language_of)
def test_another_application_is_asked_for_by_its_button(path: Path) -> None:
    (button,) = responses(path)["utter_slack_new_application"]["buttons"]
    assert asks_for_another(button["payload"])
    assert button["payload"].lower() in responses(path)["utter_slack_new_application"]["text"]


@pytest.mark.parametrize("path", LANGUAGES, ids=language_of)
def test_every_button_is_covered_by_one_of_these_tests(path: Path) -> None:
    covered = re.compile(
        r"utter_(question_.*|readback.*|offer.*|contradiction|review.*|confirm_.*|slack_new_application)|utter_question"
    )
    assert [name for name, _ in buttons(path) if not covered.fullmatch(name)] == []


@pytest.mark.parametrize("path", LANGUAGES, ids=language_of)
def test_a_button_says_what_it_sends(path: Path) -> None:
    for name, button in buttons(path):
        assert 1 <= len(button["title"]) <= 40, f"{path.name}: {name}"
        assert not button["payload"].startswith("/"), f"{path.name}: {name}"
        shared = set(button["title"].lower().split()) & set(button["payload"].lower().split())
        assert shared, f"{path.name}: {name}: {button}"


@pytest.mark.parametrize("language", ["en", "es"])
def test_words_stored_with_an_answer_are_those_that_rasa_says(language: str) -> None:
    words = ScreeningResponses(None, Domain.load(str(ENGLISH)))
    tracker = DialogueStateTracker.from_events("somebody", [])
    line = {"response": "utter_line_to_check", "name": "nights", "evidence": "Nights.", "value": "no"}
    pick = [{"title": "Clerk", "payload": "clerk"}]
    for name in responses(ENGLISH):
        told = Say(name, {"name": "nights", "question": "Can you?", "value": "yes", "lines": [line], "buttons": pick})
        dispatcher = CollectingDispatcher()
        say(dispatcher, Reply((told,), language))
        uttered = RemoteAction._utter_responses(dispatcher.messages, CollectingOutputChannel(), words, tracker)
        assert [_line(event) for event in asyncio.run(uttered)] == [words.line(told, language)]
