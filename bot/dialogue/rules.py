"""Rasa's rules, without looking them all up where the form decides anyway."""

from __future__ import annotations

from rasa.core.policies.policy import PolicyPrediction
from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class FormFirstRulePolicy(RulePolicy):
    """Predicts what RulePolicy predicts.

    RulePolicy matches every rule against the conversation and then lets a running form have its way, unless the form
    stepped aside. Asking the form first saves that in each turn that is an answer.
    """

    def _predict(self, tracker: DialogueStateTracker, domain: Domain) -> tuple[PolicyPrediction, str | None]:
        default_action, _ = self._find_action_from_default_actions(tracker)
        form_action, source = self._find_action_from_loop_happy_path(tracker)
        if default_action or not form_action:
            return super()._predict(tracker, domain)  # type: ignore[no-any-return]
        probabilities = self._prediction_result(form_action, tracker, domain)
        return self._rule_prediction(probabilities, source, is_no_user_prediction=True), source
