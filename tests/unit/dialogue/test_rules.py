"""Less work changes how fast the next action is predicted, never what is done for a message."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActionExecutionRejected, ActiveLoop, Event, UserUttered
from rasa.shared.core.generator import TrainingDataGenerator
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.core.training_data.structures import StoryGraph

from bot.dialogue.rules import FormFirstRulePolicy

DOMAIN = Domain.from_yaml(
    """
intents: [answer, ask_why, restart, elsewhere]
slots:
  answer: {type: text, influence_conversation: false, mappings: [{type: from_text}]}
forms:
  screening_form: {required_slots: [answer]}
actions: [screening_form, action_explain, action_elsewhere]
"""
)
RULES = """
rules:
  - rule: Why is this asked
    condition:
      - active_loop: screening_form
    steps:
      - intent: ask_why
      - action: action_explain
  - rule: Outside of the form
    steps:
      - intent: elsewhere
      - action: action_elsewhere
"""
FORM = "screening_form"
LISTEN = "action_listen"


def said(intent: str) -> UserUttered:
    return UserUttered("words", {"name": intent, "confidence": 1.0})


IN_FORM: list[Event] = [ActiveLoop(FORM), ActionExecuted(LISTEN)]
STEPPED_ASIDE = [*IN_FORM, said("ask_why"), ActionExecutionRejected(FORM)]
DIALOGUES: dict[str, Sequence[Event]] = {
    "an answer in the form": [*IN_FORM, said("answer")],
    "the form has run": [*IN_FORM, said("answer"), ActionExecuted(FORM)],
    "the form stepped aside": STEPPED_ASIDE,
    "the digression was answered": [*STEPPED_ASIDE, ActionExecuted("action_explain")],
    "one of Rasa's own intents in the form": [*IN_FORM, said("restart")],
    "no form": [ActionExecuted(LISTEN), said("elsewhere")],
    "no form and no rule": [ActionExecuted(LISTEN), said("answer")],
}


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory) -> FormFirstRulePolicy:
    steps = YAMLStoryReader(DOMAIN).read_from_string(RULES)
    trackers = TrainingDataGenerator(StoryGraph(steps), DOMAIN).generate()
    folder: Path = tmp_path_factory.mktemp("policy")
    context = ExecutionContext(GraphSchema({}), "model")
    config = {**RulePolicy.get_default_config(), "check_for_contradictions": False}
    made = FormFirstRulePolicy(config, LocalModelStorage(folder), Resource("policy"), context)
    made.train(trackers, DOMAIN)
    return made


@pytest.mark.parametrize("name", DIALOGUES)
def test_the_prediction_is_that_of_rasas_rule_policy(policy: FormFirstRulePolicy, name: str) -> None:
    tracker = DialogueStateTracker.from_events("applicant", DIALOGUES[name], DOMAIN.slots, domain=DOMAIN)
    ours, source = policy._predict(tracker, DOMAIN)
    theirs, their_source = RulePolicy._predict(policy, tracker, DOMAIN)
    assert source == their_source
    assert ours.probabilities == theirs.probabilities
    assert ours.is_no_user_prediction == theirs.is_no_user_prediction
    assert ours.events == theirs.events


@pytest.mark.parametrize("actions", [[], ["action_explain"]])
def test_a_digression_goes_to_its_rule_without_the_form_having_to_refuse_it(
    policy: FormFirstRulePolicy, actions: list[str]
) -> None:
    def prediction(refused: list[Event]) -> list[float]:
        events = [*IN_FORM, said("ask_why"), *refused, *(ActionExecuted(name) for name in actions)]
        tracker = DialogueStateTracker.from_events("applicant", events, DOMAIN.slots, domain=DOMAIN)
        return list(policy._predict(tracker, DOMAIN)[0].probabilities)

    assert prediction([]) == prediction([ActionExecutionRejected(FORM)])


def test_what_the_rules_said_of_the_same_events_is_said_again(policy: FormFirstRulePolicy) -> None:
    def of(intent: str) -> str:
        events = [*IN_FORM, said(intent), ActionExecutionRejected(FORM)]
        tracker = DialogueStateTracker.from_events("applicant", events, DOMAIN.slots, domain=DOMAIN)
        prediction, _ = policy._predict(tracker, DOMAIN)
        return str(DOMAIN.action_names_or_texts[prediction.max_confidence_index])

    first = of("ask_why")
    policy.lookup, kept = {**policy.lookup, "rules": {}}, policy.lookup
    try:
        assert of("ask_why") == first == "action_explain"
        assert of("elsewhere") != "action_elsewhere"
    finally:
        policy.lookup = kept
        policy._remembered.clear()


def test_the_dialogues_reach_the_form_the_rules_and_rasas_own_actions(policy: FormFirstRulePolicy) -> None:
    predicted = set()
    for events in DIALOGUES.values():
        tracker = DialogueStateTracker.from_events("applicant", events, DOMAIN.slots, domain=DOMAIN)
        prediction, _ = policy._predict(tracker, DOMAIN)
        if prediction.max_confidence > 0.5:
            predicted.add(DOMAIN.action_names_or_texts[prediction.max_confidence_index])
    assert {FORM, LISTEN, "action_explain", "action_elsewhere", "action_restart"} <= predicted
