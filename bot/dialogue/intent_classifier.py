"""The intent model as a component of Rasa's graph: trained by `rasa train`, stored inside Rasa's model file.

The parameter names of train() and process() are wiring: the default recipe connects graph nodes by them.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.matching.intents import CODE, MODEL_FILE, IntentModel
from bot.matching.understand import Understanding, understand
from bot.screening.criterion import Criterion

SITUATION = "situation"
"""The slot that holds the conversation's phase and the criterion in question."""
WORD_JOINER = "\u2060"
"""Put before a message that starts with a slash, so that Rasa does not take it for a command."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class ScreeningIntentClassifier(GraphComponent):
    """Sets `intent` and `understanding` of each message."""

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, model: IntentModel | None = None
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self.model = model

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Nothing can be set; Rasa keeps trained components, and must not keep this one when its code changes."""
        return {"code": CODE}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ScreeningIntentClassifier:
        """An untrained component."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Train on the intent examples and lookup tables, and store the model."""
        from bot.matching.intent_training import train

        examples = [e for e in training_data.intent_examples if e.get(TEXT)]
        tables: dict[str, list[str]] = {}
        for table in training_data.lookup_tables:
            tables.setdefault(table["name"], []).extend(table["elements"])
        self.model = train([e.get(TEXT) for e in examples], [e.get(INTENT) for e in examples], tables)
        with self._model_storage.write_to(self._resource) as directory:
            self.model.save(directory / MODEL_FILE)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> ScreeningIntentClassifier:
        """The trained component. Raises BadSetup when the stored model is of another version."""
        with model_storage.read_from(resource) as directory:
            return cls(config, model_storage, resource, IntentModel.load(directory / MODEL_FILE))

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave training data as it is: no later component needs predictions on it."""
        return training_data

    def process(self, messages: list[Message], tracker: DialogueStateTracker) -> list[Message]:
        """Set what each message is, with the question that is open as context; one without text is left alone."""
        situation = (tracker.get_slot(SITUATION) if SITUATION in tracker.slots else None) or {}
        criterion = Criterion.from_dict(situation["criterion"]) if situation.get("criterion") else None
        for message in messages:
            text = str(message.get(TEXT) or "").lstrip(WORD_JOINER)
            if not text or self.model is None:
                continue
            found = understand(criterion, text, model=self.model, phase=situation.get("phase", "asking"))
            message.set(INTENT, {"name": found.intent, "confidence": found.confidence}, add_to_output=True)
            message.set("understanding", _understanding(found, criterion), add_to_output=True)
        return messages


def _understanding(found: Understanding, criterion: Criterion | None) -> dict[str, Any]:
    """What the actions need of it, as JSON."""
    reading = found.reading
    return {
        "reading": {**reading.to_dict(), "rule": reading.rule, "sensitive": reading.sensitive},
        "criterion": criterion.id if criterion else "",
        "also": list(found.also),
        "language": found.language,
    }
