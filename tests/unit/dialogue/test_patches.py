"""Each patch of Rasa still fits what it changes: a new Rasa fails here first."""

from __future__ import annotations

import ast
import asyncio
import inspect
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import rasa.core.actions.action as rasa_action
import rasa.core.processor as rasa_processor
import rasa.shared.core.trackers as rasa_trackers
import rasa.shared.nlu.training_data.message as rasa_message
import rasa.shared.nlu.training_data.training_data as rasa_training_data
import rasa.shared.utils.io as rasa_io
import rasa.shared.utils.validation as rasa_validation
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    BotUttered,
    Event,
    LoopInterrupted,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity
from rasa.shared.exceptions import RasaException
from rasa.shared.nlu.training_data.formats.rasa_yaml import NLU_SCHEMA_FILE
from rasa.utils.endpoints import EndpointConfig

from bot.dialogue import patches
from bot.dialogue.graph_runner import SequentialGraphRunner
from bot.dialogue.in_process import InProcessActions
from bot.settings import ROOT, Settings


@pytest.fixture
def unpatched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a test patches is undone after it."""
    for owner, name in (
        (rasa_action.RemoteAction, "_validate_action_result"),
        (rasa_action.RemoteAction, "__init__"),
        (rasa_processor, "DaskGraphRunner"),
        (rasa_processor, "copy"),
        (rasa_processor.MessageProcessor, "_check_for_unseen_features"),
        (rasa_processor.MessageProcessor, "run_action_extract_slots"),
        (DialogueStateTracker, "copy"),
        (rasa_message.Message, "__hash__"),
        (rasa_training_data, "copy"),
        (rasa_validation, "validate_yaml_schema"),
        (rasa_trackers, "dataclasses"),
    ):
        monkeypatch.setattr(owner, name, getattr(owner, name))


def _written(module: ModuleType, name: str) -> str:
    """The source of a method as its file has it, whatever this process has patched."""
    text = Path(str(module.__file__)).read_text(encoding="utf-8")
    owner, _, method = name.partition(".")
    inside = next(node for node in ast.parse(text).body if isinstance(node, ast.ClassDef) and node.name == owner)
    found = next(node for node in inside.body if getattr(node, "name", "") == method)
    return ast.get_source_segment(text, found) or ""


def test_rasa_still_has_what_is_patched() -> None:
    assert list(inspect.signature(rasa_action.RemoteAction.__init__).parameters)[1:] == ["name", "action_endpoint"]
    assert list(inspect.signature(rasa_action.RemoteAction._validate_action_result).parameters) == ["self", "result"]
    assert "_validate_action_result(response)" in _written(rasa_action, "RemoteAction.run")
    assert "DaskGraphRunner" in _written(rasa_processor, "MessageProcessor._load_model")
    check = _written(rasa_processor, "MessageProcessor._check_for_unseen_features")
    assert "raise_warning" in check
    assert "return True" not in check
    assert "parse_data[" in check
    assert "temporary_tracker = tracker.copy()" in _written(rasa_processor, "MessageProcessor._run_action")
    assert "await self.run_action_extract_slots(" in _written(rasa_processor, "MessageProcessor.handle_message")
    assert "should_fill_custom_slot" in _written(rasa_action, "ActionExtractSlots.run")


def test_rasa_still_merges_and_compares_examples_as_it_did() -> None:
    assert "int(self.fingerprint(), 16)" in _written(rasa_message, "Message.__hash__")
    assert "other.fingerprint() == self.fingerprint()" in _written(rasa_message, "Message.__eq__")
    merge = _written(rasa_training_data, "TrainingData.merge")
    assert "training_examples = copy.deepcopy(self.training_examples)" in merge
    assert "OrderedDict.fromkeys(examples)" in _written(rasa_training_data, "TrainingData.sanitize_examples")


@pytest.mark.usefixtures("unpatched")
def test_merged_examples_are_the_same_without_copies() -> None:
    def data(*texts: str) -> rasa_training_data.TrainingData:
        examples = [rasa_message.Message.build(text=text, intent="answer") for text in texts]
        return rasa_training_data.TrainingData(training_examples=examples)

    first, second = data("one", "two"), data("two", "three")
    before = [message.as_dict() for message in first.merge(second).training_examples]
    patches._tell_examples_apart_by_their_text()
    patches._merge_examples_as_they_are()
    merged = first.merge(second)
    assert [message.as_dict() for message in merged.training_examples] == before
    assert [len(part.training_examples) for part in (first, second, merged)] == [2, 2, 3]


@pytest.mark.usefixtures("unpatched")
def test_a_file_is_read_slowly_only_to_name_the_line_of_a_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 'reader_type=["safe", "rt"]' in inspect.getsource(rasa_validation.validate_yaml_schema)
    readers: list[Any] = []
    read = rasa_io.read_yaml

    def noted(content: str, reader_type: Any = "safe") -> Any:
        readers.append(reader_type)
        return read(content, reader_type)

    monkeypatch.setattr(rasa_io, "read_yaml", noted)
    patches._check_files_with_the_quick_reader()
    rasa_validation.validate_yaml_schema("nlu:\n- intent: answer\n  examples: |\n    - yes", NLU_SCHEMA_FILE)
    assert set(readers) == {"safe"}
    with pytest.raises(rasa_validation.YamlValidationException, match="Line 2"):
        rasa_validation.validate_yaml_schema("nlu:\n- intent: []\n", NLU_SCHEMA_FILE)
    assert rasa_io.read_yaml is noted


def test_rasas_processor_copies_for_debug_lines_alone() -> None:
    tree = ast.parse(inspect.getsource(rasa_processor))
    debug = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("structlogger.debug", "logger.debug")
    ]
    for_debug = {copied for line in debug for copied in ast.walk(line)}
    copies = [n for n in ast.walk(tree) if isinstance(n, ast.Name) and n.id == "copy"]
    assert copies
    assert all(name in for_debug for name in copies)


@pytest.mark.usefixtures("unpatched")
def test_what_is_left_out_of_the_processor_is_left_out() -> None:
    patches._copy_nothing_for_the_log()
    patches._take_the_domain_as_known()
    value = [object()]
    assert rasa_processor.copy.deepcopy(value) is value
    assert rasa_processor.MessageProcessor._check_for_unseen_features(None, {}) is None


@pytest.mark.usefixtures("unpatched")
def test_answers_of_an_action_server_are_still_checked() -> None:
    patches._validate_answers_with_a_compiled_schema()
    action = rasa_action.RemoteAction("action_x", EndpointConfig("http://localhost:1/webhook"))
    good: dict[str, Any] = {"events": [{"event": "slot", "name": "answer", "value": None}], "responses": []}
    assert action._validate_action_result(good)
    with pytest.raises(RasaException, match="not valid"):
        action._validate_action_result({"events": [], "responses": "none"})


@pytest.mark.usefixtures("unpatched")
def test_an_action_is_shown_the_same_form_without_copying_it() -> None:
    def state() -> dict[str, Any]:
        tracker = DialogueStateTracker.from_events("one", [ActiveLoop("answers")])
        tracker.active_loop.trigger_message = {"text": "hello"}
        return {name: value for name, value in tracker.current_state().items() if name != "latest_event_time"}

    tree = ast.parse(inspect.getsource(rasa_trackers))
    uses = {
        ast.unparse(n) for n in ast.walk(tree) if isinstance(n, ast.Attribute) and ast.unparse(n.value) == "dataclasses"
    }
    assert {use for use in uses if use.startswith("dataclasses.")} == {"dataclasses.dataclass", "dataclasses.asdict"}
    before = state()
    assert before["active_loop"]["name"] == "answers"
    patches._show_the_form_as_it_is()
    assert state() == before


@pytest.mark.usefixtures("unpatched")
def test_the_in_process_endpoint_stands_for_the_actions_and_other_endpoints_stay() -> None:
    patches._run_actions_in_process(Settings())
    here = rasa_action.RemoteAction("action_x", EndpointConfig(patches.IN_PROCESS))
    there = rasa_action.RemoteAction("action_x", EndpointConfig("http://localhost:1/webhook"))
    assert isinstance(here.action_endpoint, InProcessActions)
    assert there.action_endpoint.url == "http://localhost:1/webhook"


@pytest.mark.usefixtures("unpatched")
def test_one_setting_moves_the_actions_to_a_server() -> None:
    patches._run_actions_in_process(Settings(actions_url="http://actions:5055/webhook"))
    action = rasa_action.RemoteAction("action_x", EndpointConfig(patches.IN_PROCESS))
    assert action.action_endpoint.url == "http://actions:5055/webhook"


@pytest.mark.usefixtures("unpatched")
def test_the_graph_runs_without_dask() -> None:
    patches._run_the_graph_without_dask()
    assert rasa_processor.DaskGraphRunner is SequentialGraphRunner


def told() -> DialogueStateTracker:
    """A tracker on which everything has happened that can happen in a turn."""
    tracker = DialogueStateTracker("somebody", Domain.load(str(ROOT / "domain.yml")).slots)
    events: list[Event] = [SessionStarted(), SlotSet("language", "es"), ActiveLoop("screening_form")]
    events += [ActionExecuted("action_listen"), UserUttered("hola", {"name": "greet"}), LoopInterrupted(True)]
    events += [ActionExecutionRejected("screening_form"), ActionExecuted("action_x"), BotUttered("Hola.")]
    for event in events:
        tracker.update(event)
    return tracker


@pytest.mark.usefixtures("unpatched")
def test_a_copied_tracker_is_what_its_events_led_to() -> None:
    patches._copy_trackers_as_they_are()
    tracker = told()
    twin, replayed = tracker.copy(), tracker.travel_back_in_time(float("inf"))
    assert twin is not tracker
    assert set(vars(twin)) == set(vars(replayed))
    assert twin.current_state(EventVerbosity.ALL) == replayed.current_state(EventVerbosity.ALL)
    assert twin.latest_bot_utterance == replayed.latest_bot_utterance


@pytest.mark.usefixtures("unpatched")
def test_what_happens_to_a_copied_tracker_happens_to_it_alone() -> None:
    patches._copy_trackers_as_they_are()
    tracker = told()
    before = tracker.current_state(EventVerbosity.ALL)
    twin = tracker.copy()
    for event in (SlotSet("language", "en"), LoopInterrupted(False), ActionExecuted("screening_form")):
        twin.update(event)
    assert twin.current_state(EventVerbosity.ALL) != before
    assert tracker.current_state(EventVerbosity.ALL) == before


@pytest.mark.usefixtures("unpatched")
@pytest.mark.parametrize(("mapping", "filled"), [("custom", None), ("from_text", "hola")])
def test_slots_are_extracted_where_a_message_can_fill_one(mapping: str, filled: str | None) -> None:
    patches._extract_only_slots_that_messages_fill()
    processor = object.__new__(rasa_processor.MessageProcessor)
    slot = {"type": "text", "influence_conversation": False, "mappings": [{"type": mapping}]}
    processor.domain = Domain.from_dict({"slots": {"said": slot}})
    processor.action_endpoint = processor.nlg = None
    tracker = DialogueStateTracker("somebody", processor.domain.slots)
    tracker.update(UserUttered("hola", {"name": "greet"}))
    after = asyncio.run(processor.run_action_extract_slots(CollectingOutputChannel(), tracker))
    assert after.get_slot("said") == filled


def test_no_message_fills_a_slot_of_the_domain() -> None:
    domain = Domain.load(str(ROOT / "domain.yml"))
    assert [m for slot in domain.slots for m in slot.mappings if m != {"type": "custom"}] == []
