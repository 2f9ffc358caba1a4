"""All changes to Rasa itself, each with its reason. Everything else uses Rasa's documented extension points.

What a chat process does before Rasa is imported is in bot/dialogue/without_tensorflow.py.

Rasa 3.6.21. tests/unit/dialogue/test_patches.py fails when Rasa changes under one of them.
"""

from __future__ import annotations

from copy import copy
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

import rasa.core.actions.action as rasa_action
import rasa.core.processor as rasa_processor
import rasa.shared.core.trackers as rasa_trackers
import rasa.shared.nlu.training_data.message as rasa_message
import rasa.shared.nlu.training_data.training_data as rasa_training_data
import rasa.shared.utils.io as rasa_io
import rasa.shared.utils.validation as rasa_validation
from jsonschema import Draft7Validator
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException, YamlException

from bot.dialogue.graph_runner import SequentialGraphRunner
from bot.dialogue.in_process import InProcessActions
from bot.settings import Settings

IN_PROCESS = "in-process"
"""The action endpoint's URL in endpoints.yml that stands for "call the actions directly"."""


@lru_cache(maxsize=1)
def install(settings: Settings) -> None:
    """Apply all patches, once."""
    _validate_answers_with_a_compiled_schema()
    _run_actions_in_process(settings)
    _run_the_graph_without_dask()
    _copy_nothing_for_the_log()
    _take_the_domain_as_known()
    _copy_trackers_as_they_are()
    _show_the_form_as_it_is()
    _extract_only_slots_that_messages_fill()


@lru_cache(maxsize=1)
def install_for_training() -> None:
    """Apply those that training gains by, once."""
    _tell_examples_apart_by_their_text()
    _merge_examples_as_they_are()
    _check_files_with_the_quick_reader()


def _tell_examples_apart_by_their_text() -> None:
    """rasa/shared/nlu/training_data/message.py, Message.__hash__.

    To find examples that stand twice, Rasa writes each out as JSON and digests it, again for each of a dozen merges.
    Equal messages have equal texts, and whether two are equal is still asked of the whole.
    """
    rasa_message.Message.__hash__ = lambda self: hash(self.data.get("text"))


def _merge_examples_as_they_are() -> None:
    """rasa/shared/nlu/training_data/training_data.py, copy.deepcopy.

    Each file and each importer is merged with those before it, and all examples are copied deeply for it. Nothing
    keeps the parts of a merge, so that their examples can be the whole's.
    """
    rasa_training_data.copy = SimpleNamespace(deepcopy=copy)


def _check_files_with_the_quick_reader() -> None:
    """rasa/shared/utils/validation.py, validate_yaml_schema.

    Rasa reads each file twice: to check it with a reader in Python, which knows the line of a mistake, and then with
    one in C. A file that the quick one finds nothing wrong with has no such line.
    """
    check, read = rasa_validation.validate_yaml_schema, rasa_io.read_yaml

    def checked(yaml_file_content: str, *schema: str, **package: str) -> None:
        rasa_io.read_yaml = lambda content, reader_type="safe": read(content)
        try:
            check(yaml_file_content, *schema, **package)
            return
        except YamlException:
            pass  # the check below says it, with its line
        finally:
            rasa_io.read_yaml = read
        check(yaml_file_content, *schema, **package)

    rasa_validation.validate_yaml_schema = checked


def _validate_answers_with_a_compiled_schema() -> None:
    """rasa/core/actions/action.py, RemoteAction._validate_action_result.

    Rasa checks its own constant schema again for each action call, which costs more than the rest of a turn. What
    rasa-sdk answers in this process needs no check at all.
    """
    validator = Draft7Validator(rasa_action.RemoteAction.action_response_format_spec())

    def validate(self: Any, result: Any) -> bool:
        if isinstance(self.action_endpoint, InProcessActions):
            return True
        error = next(validator.iter_errors(result), None)
        if error is not None:
            raise RasaException(f"The action server's answer is not valid: {error.message}")
        return True

    rasa_action.RemoteAction._validate_action_result = validate


def _run_actions_in_process(settings: Settings) -> None:
    """rasa/core/actions/action.py, RemoteAction.__init__.

    An endpoint in endpoints.yml can only be a URL; "in-process" stands for a call, unless SCREENER_ACTIONS_URL names
    a server.
    """
    original = rasa_action.RemoteAction.__init__
    endpoint = rasa_action.EndpointConfig(settings.actions_url) if settings.actions_url else InProcessActions()

    def init(self: Any, name: str, action_endpoint: Any) -> None:
        replaced = action_endpoint is not None and action_endpoint.url == IN_PROCESS
        original(self, name, endpoint if replaced else action_endpoint)

    rasa_action.RemoteAction.__init__ = init


def _run_the_graph_without_dask() -> None:
    """rasa/core/processor.py, MessageProcessor._load_model.

    Which runner predicts is written there; dask plans and schedules a graph of four nodes anew three times a turn.
    """
    rasa_processor.DaskGraphRunner = SequentialGraphRunner


def _copy_nothing_for_the_log() -> None:
    """rasa/core/processor.py, copy.deepcopy.

    Rasa copies the events of each action deeply, only for debug lines that are not written.
    """
    rasa_processor.copy = SimpleNamespace(deepcopy=lambda value: value)


def _take_the_domain_as_known() -> None:
    """rasa/core/processor.py, MessageProcessor._check_for_unseen_features.

    To warn of an intent that the domain lacks, Rasa writes the whole domain and an empty one out as dictionaries for
    each message and compares them. Intents and domain are trained together, and a test compares them.
    """
    rasa_processor.MessageProcessor._check_for_unseen_features = lambda self, parse_data: None


def _copy_trackers_as_they_are() -> None:
    """rasa/shared/core/trackers.py, DialogueStateTracker.copy.

    Before each action, listening too, Rasa makes a second tracker and replays all events on it, in case the action is
    refused. A copy of the state that they led to is the same.
    """

    def copied(self: DialogueStateTracker) -> DialogueStateTracker:
        other = _twin(self)
        other.events = copy(self.events)
        other.slots = copy(self.slots)
        other.slots.update((name, _twin(slot)) for name, slot in self.slots.items())
        other.active_loop = copy(self.active_loop)
        return other

    DialogueStateTracker.copy = copied


def _show_the_form_as_it_is() -> None:
    """rasa/shared/core/trackers.py, dataclasses.asdict.

    For each call of an action the active form is copied deeply, with the message that began it and all that was
    thought of that message; actions only read it.
    """
    rasa_trackers.dataclasses = SimpleNamespace(asdict=lambda form: dict(vars(form)))


def _twin(original: Any) -> Any:
    """A copy of an object that shares its parts; `copy.copy` comes to the same by way of what pickle would do."""
    twin = object.__new__(type(original))
    vars(twin).update(vars(original))
    return twin


def _extract_only_slots_that_messages_fill() -> None:
    """rasa/core/processor.py, MessageProcessor.run_action_extract_slots.

    Rasa walks through all mappings of all slots for each message. A custom mapping without an action of its own fills
    nothing; where a domain has no other mappings there is nothing to extract.
    """
    original = rasa_processor.MessageProcessor.run_action_extract_slots

    async def extract(self: Any, output_channel: Any, tracker: Any) -> Any:
        mappings = (mapping for slot in self.domain.slots for mapping in slot.mappings)
        if all(mapping == {"type": "custom"} for mapping in mappings):
            return tracker
        return await original(self, output_channel, tracker)

    rasa_processor.MessageProcessor.run_action_extract_slots = extract
