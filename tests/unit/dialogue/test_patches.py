"""Each patch of Rasa still fits what it changes: a new Rasa fails here first."""

from __future__ import annotations

import ast
import inspect
from typing import Any

import pytest
import rasa.core.actions.action as rasa_action
import rasa.core.processor as rasa_processor
from rasa.shared.exceptions import RasaException
from rasa.utils.endpoints import EndpointConfig

from bot.dialogue import patches
from bot.dialogue.graph_runner import SequentialGraphRunner
from bot.dialogue.in_process import InProcessActions
from bot.settings import Settings


@pytest.fixture
def unpatched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a test patches is undone after it."""
    for owner, name in (
        (rasa_action.RemoteAction, "_validate_action_result"),
        (rasa_action.RemoteAction, "__init__"),
        (rasa_processor, "DaskGraphRunner"),
        (rasa_processor, "copy"),
        (rasa_processor.MessageProcessor, "_check_for_unseen_features"),
    ):
        monkeypatch.setattr(owner, name, getattr(owner, name))


def test_rasa_still_has_what_is_patched() -> None:
    assert list(inspect.signature(rasa_action.RemoteAction.__init__).parameters)[1:] == ["name", "action_endpoint"]
    assert list(inspect.signature(rasa_action.RemoteAction._validate_action_result).parameters) == ["self", "result"]
    assert "_validate_action_result(response)" in inspect.getsource(rasa_action.RemoteAction.run)
    assert "DaskGraphRunner" in inspect.getsource(rasa_processor.MessageProcessor._load_model)
    check = inspect.getsource(rasa_processor.MessageProcessor._check_for_unseen_features)
    assert "raise_warning" in check
    assert "return True" not in check
    assert "parse_data[" in check


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
