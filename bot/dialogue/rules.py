"""Rasa's rules, without looking them all up for each message."""

from __future__ import annotations

from typing import Any

from rasa.core.policies.policy import PolicyPrediction
from rasa.core.policies.rule_policy import RULES, RulePolicy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActionExecutionRejected, ActiveLoop, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.services.conversation import ANSWERS

Found = tuple[str | None, str | None, bool]
SHORT = 32
"""Events of a tracker whose prediction is remembered: those of our tracker store have fewer."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class FormFirstRulePolicy(RulePolicy):
    """Predicts what RulePolicy comes to, with less work.

    RulePolicy matches every rule against the conversation and then lets a running form have its way, also with a
    message that the form refuses, after which it matches them again. Here an answer goes to the form at once, a
    digression to its rule at once, and what the rules say of the same events is remembered.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._remembered: dict[tuple[Any, ...], Found] = {}

    def _predict(self, tracker: DialogueStateTracker, domain: Domain) -> tuple[PolicyPrediction, str | None]:
        default_action, _ = self._find_action_from_default_actions(tracker)
        form_action, source = self._find_action_from_loop_happy_path(tracker)
        if default_action or not form_action:
            return super()._predict(tracker, domain)  # type: ignore[no-any-return]
        probabilities = self._prediction_result(form_action, tracker, domain)
        return self._rule_prediction(probabilities, source, is_no_user_prediction=True), source

    def _find_action_from_loop_happy_path(self, tracker: DialogueStateTracker) -> tuple[str | None, str | None]:
        """The form, or listening after it; nothing for a message that the form would refuse."""
        action, source = super()._find_action_from_loop_happy_path(tracker)
        if action in (None, ACTION_LISTEN_NAME) or _is_answer(tracker):
            return action, source
        return None, None

    def _find_action_from_rules(
        self, tracker: DialogueStateTracker, domain: Domain, use_text_for_last_user_input: bool
    ) -> Found:
        if not self._is_decided_by_events(tracker, domain):
            return super()._find_action_from_rules(tracker, domain, use_text_for_last_user_input)  # type: ignore[no-any-return]
        key = (use_text_for_last_user_input, *(_essence(event) for event in tracker.events))
        if key not in self._remembered:
            self._remembered[key] = super()._find_action_from_rules(tracker, domain, use_text_for_last_user_input)
        return self._remembered[key]

    def _is_decided_by_events(self, tracker: DialogueStateTracker, domain: Domain) -> bool:
        """Whether neither slots nor a message's very words can change what the rules say."""
        if len(tracker.events) > SHORT or any(slot.has_features() for slot in domain.slots):
            return False
        return not any('"text"' in rule for rule in self.lookup[RULES])


def _is_answer(tracker: DialogueStateTracker) -> bool:
    intent = tracker.latest_message.intent.get("name") if tracker.latest_message else None
    return intent is None or intent in ANSWERS


def _essence(event: Event) -> tuple[str | None, ...]:
    """All of an event that rules can depend on."""
    if isinstance(event, UserUttered):
        return (event.type_name, event.intent.get("name"))
    if isinstance(event, ActionExecuted | ActionExecutionRejected):
        return (event.type_name, event.action_name)
    if isinstance(event, ActiveLoop):
        return (event.type_name, event.name)
    return (event.type_name,)
