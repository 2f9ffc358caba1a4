"""The intent model as Rasa trains, stores, loads and asks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.matching.intent_training import Examples

pytestmark = pytest.mark.slow
FEW = ("affirm", "ask_pay", "ask_person", "dont_know")


@pytest.fixture(scope="module")
def component(training: Examples, tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    """A component that was trained on a few intents, stored, and loaded again."""
    from rasa.engine.graph import ExecutionContext, GraphSchema
    from rasa.engine.storage.local_model_storage import LocalModelStorage
    from rasa.engine.storage.resource import Resource
    from rasa.shared.nlu.training_data.message import Message
    from rasa.shared.nlu.training_data.training_data import TrainingData

    from bot.dialogue.intent_classifier import ScreeningIntentClassifier

    storage = LocalModelStorage.create(tmp_path_factory.mktemp("storage"))
    context, resource = ExecutionContext(GraphSchema({}), "test"), Resource("train_ScreeningIntentClassifier0")
    pairs = [pair for pair in zip(training.texts, training.intents, strict=True) if pair[1] in FEW]
    data = TrainingData([Message.build(text, intent) for text, intent in pairs])
    data.lookup_tables = [{"name": name, "elements": words} for name, words in training.tables.items()]
    config = ScreeningIntentClassifier.get_default_config()
    ScreeningIntentClassifier.create(config, storage, resource, context).train(data)
    return ScreeningIntentClassifier.load(config, storage, resource, context)


def tracker(situation: dict[str, object] | None):  # type: ignore[no-untyped-def]
    from rasa.shared.core.slots import AnySlot
    from rasa.shared.core.trackers import DialogueStateTracker

    slot = AnySlot("situation", mappings=[{}], initial_value=situation)
    return DialogueStateTracker("applicant", [slot] if situation is not None else [])


def heard(component, text: str, situation: dict[str, object] | None = None):  # type: ignore[no-untyped-def]
    from rasa.shared.nlu.training_data.message import Message

    return component.process([Message({"text": text})], tracker(situation))[0].as_dict(only_output_properties=True)


def test_a_message_is_read_against_the_question_that_is_open(component) -> None:  # type: ignore[no-untyped-def]
    criterion = {"kind": "experience", "min_years": 5, "field": "sales", "id": "c2"}
    out = heard(component, "6 years", {"phase": "asking", "criterion": criterion})
    assert out["intent"]["name"] in ("answer", "affirm", "dont_know")
    assert out["understanding"]["criterion"] == "c2"
    assert out["understanding"]["reading"]["value"] == {"years": 6.0}


def test_without_a_situation_the_intent_is_still_found(component) -> None:  # type: ignore[no-untyped-def]
    assert heard(component, "can i talk to a real person")["intent"]["name"] == "ask_person"


def test_a_message_without_text_is_left_alone(component) -> None:  # type: ignore[no-untyped-def]
    assert "understanding" not in heard(component, "")


def test_rasa_wires_the_tracker_into_the_component() -> None:
    from rasa.engine.constants import PLACEHOLDER_TRACKER
    from rasa.engine.recipes.default_recipe import DefaultV1Recipe

    config = {
        "recipe": "default.v1",
        "language": "en",
        "pipeline": [{"name": "bot.dialogue.intent_classifier.ScreeningIntentClassifier"}],
        "policies": [{"name": "RulePolicy"}],
    }
    graph = DefaultV1Recipe().graph_config_for_recipe(config, {})
    node = next(n for name, n in graph.predict_schema.nodes.items() if "ScreeningIntentClassifier" in name)
    assert node.needs["tracker"] == PLACEHOLDER_TRACKER


def test_the_stored_model_is_a_single_file(component) -> None:  # type: ignore[no-untyped-def]
    with component._model_storage.read_from(component._resource) as folder:
        assert [path.name for path in Path(folder).iterdir()] == ["intents.npz"]
