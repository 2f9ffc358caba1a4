"""Things that must name each other do: domain, actions, rules, training data, protocol, tables, commands and docs."""

from __future__ import annotations

import ast
import inspect
import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.cli import COMMANDS
from bot.services.conversation import ANSWERS
from bot.settings import ROOT
from bot.storage.tables import metadata

INTERNAL = {"start", "come_back"}
"""Intents that channels send themselves: nobody says them."""
FORM = "screening_form"
CHAT = ROOT / "bot" / "dialogue" / "chat"


@cache
def yaml_file(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def domain() -> dict[str, Any]:
    return yaml_file(ROOT / "domain.yml")


def trained_intents() -> set[str]:
    parts = [part for path in (ROOT / "data" / "nlu").glob("*.yml") for part in yaml_file(path)["nlu"]]
    return {part["intent"] for part in parts if "intent" in part}


def rules() -> list[dict[str, Any]]:
    return [rule for path in (ROOT / "data" / "rules").glob("*.yml") for rule in yaml_file(path)["rules"]]


def steps(kind: str) -> list[str]:
    """What all rules name as intent, action or active loop, alternatives included."""
    found = [step for rule in rules() for step in (*rule["steps"], *rule.get("condition", ()))]
    flat = [inner for step in found for inner in step.get("or", (step,))]
    return [step[kind] for step in flat if kind in step]


def document(name: str) -> str:
    path = ROOT / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def table_after(heading: str, text: str, column: int = 0) -> set[str]:
    """The names in backticks in one column of the tables between a heading and the next one."""
    part = re.split(rf"^#+ {re.escape(heading)}$", text, flags=re.MULTILINE)[1]
    part = re.split(r"^#+ ", part, flags=re.MULTILINE)[0]
    rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in part.splitlines() if line.startswith("|")]
    return {name for row in rows for name in re.findall(r"`([a-z_]+)`", row[column])}


# The dialogue


def test_every_action_of_the_domain_is_written_and_every_written_one_is_in_the_domain() -> None:
    from rasa_sdk.executor import ActionExecutor

    executor = ActionExecutor()
    executor.register_package("actions")
    assert set(executor.actions) == set(domain()["actions"])


def test_every_intent_has_examples_and_every_example_an_intent() -> None:
    assert trained_intents() == set(domain()["intents"]) - INTERNAL


def test_internal_intents_are_the_ones_that_channels_send() -> None:
    sent = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot").rglob("*.py"))
    assert all(re.search(rf'"{name}"', sent) for name in INTERNAL)
    assert set(domain()["intents"]) >= INTERNAL


def test_every_intent_that_is_no_answer_steps_out_of_the_form_by_a_rule() -> None:
    digressions = set(domain()["intents"]) - ANSWERS
    assert set(steps("intent")) == digressions


def test_no_intent_has_two_rules() -> None:
    named = steps("intent")
    assert sorted(named) == sorted(set(named))


def test_rules_name_only_what_exists_and_leave_the_form_running() -> None:
    assert set(steps("action")) <= set(domain()["actions"])
    assert set(steps("active_loop")) == {FORM} == set(domain()["forms"])
    for rule in rules():
        assert rule["condition"] == [{"active_loop": FORM}], rule["rule"]
        assert len(rule["steps"]) == 2, rule["rule"]


def test_every_action_is_reached_by_a_rule_or_is_the_form() -> None:
    assert set(steps("action")) | {FORM} == set(domain()["actions"])


def test_every_request_carries_out_a_use_case_that_exists() -> None:
    from actions.requests import REQUESTS
    from bot.services.conversation.conversation import USE_CASES

    assert set(REQUESTS.values()) <= set(USE_CASES)
    assert set(USE_CASES) - set(REQUESTS.values()) == {"answer", "question"}


def test_small_talk_has_a_response_for_each_of_its_intents() -> None:
    (rule,) = [r for r in rules() if {"action": "action_small_talk"} in r["steps"]]
    intents = [step["intent"] for inner in rule["steps"] for step in inner.get("or", (inner,)) if "intent" in step]
    assert intents
    assert [i for i in intents if f"utter_{i}" not in domain()["responses"]] == []


def test_every_topic_of_a_question_has_a_response_or_is_passed_on() -> None:
    from bot.services.conversation.questions import ANSWERED_BY_BOT, TOPICS

    responses = domain()["responses"]
    assert [t for t in TOPICS.values() if f"utter_fact_{t}" not in responses] == []
    (rule,) = [r for r in rules() if {"action": "action_answer_question"} in r["steps"]]
    intents = {step["intent"] for inner in rule["steps"] for step in inner.get("or", (inner,)) if "intent" in step}
    assert intents == {*TOPICS, *ANSWERED_BY_BOT, "ask_other"} - {"ask_reader"}


def test_the_model_and_the_understanding_know_the_same_intents() -> None:
    from bot.matching.requests import INTENTS

    assert set(INTENTS) == trained_intents()


# The chat's protocol


def constants(path: Path, call: str) -> set[str]:
    """First arguments of the calls of a name in a module, where they are plain texts or choices of them."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == call and node.args:
            first = node.args[0]
            values = ast.walk(first) if isinstance(first, ast.Constant) else ()
            found |= {v.value for v in values if isinstance(v, ast.Constant) and isinstance(v.value, str)}
    return found


def types(path: Path) -> set[str]:
    """All values of "type" in the dictionaries that a module writes."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and key.value == "type" and isinstance(value, ast.Constant):
                    found.add(str(value.value))
    return found


def error_codes() -> set[str]:
    """Codes of FrameError, given at once or through the variable `code`."""
    found: set[str] = set()
    for path in CHAT.glob("*.py"):
        found |= constants(path, "FrameError")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "code":
                found |= {n.value for n in branches(node.value)}
    return found


def branches(node: ast.expr) -> list[ast.Constant]:
    """The constants that an expression of the form `a if x else b` can be."""
    if isinstance(node, ast.IfExp):
        return [*branches(node.body), *branches(node.orelse)]
    return [node] if isinstance(node, ast.Constant) else []


def test_every_message_type_is_in_the_protocol_and_every_one_in_it_exists() -> None:
    text = document("docs/protocol.md")
    documented = table_after("From the client", text) | table_after("From the server", text)
    written = {t for path in CHAT.glob("*.py") for t in types(path)}
    assert documented == written


def test_every_error_code_is_in_the_protocol_and_every_one_in_it_exists() -> None:
    assert table_after("Error codes", document("docs/protocol.md")) == error_codes()


def test_every_close_code_is_in_the_protocol_and_every_one_in_it_exists() -> None:
    text = document("docs/protocol.md")
    documented = {int(code) for code in re.findall(r"^\| (\d{4}) \|", text, re.MULTILINE)}
    code = "\n".join(path.read_text(encoding="utf-8") for path in CHAT.glob("*.py"))
    ours = {int(number) for number in re.findall(r"^[A-Z_]+ = (1\d{3}|4\d{3})$", code, re.MULTILINE)}
    too_big = 1009  # sent by the WebSocket library itself when a frame is over MAX_FRAME
    assert documented == ours | {too_big}


def test_the_protocol_states_the_limits_that_the_code_keeps() -> None:
    from bot.dialogue.chat.connection import Connection
    from bot.dialogue.chat.frames import MAX_FRAME, MAX_ID, MAX_TEXT

    text = document("docs/protocol.md")
    assert f"1 to {MAX_ID} characters" in text
    assert f"1 to {MAX_TEXT:,} characters" in text
    assert f"over {MAX_FRAME // 1024} KiB" in text
    limits = re.findall(r"RateLimit\((\d+), (\d+)\)", inspect.getsource(Connection))
    stated = re.findall(r"(?:more than|over) (\d+) (?:messages|frames) in (\d+) seconds", text)
    assert sorted(stated) == sorted(limits)


def test_every_kind_of_bot_message_is_in_the_protocol() -> None:
    kinds = {r[0].get("metadata", {}).get("kind", "info") for r in domain()["responses"].values()}
    paragraph = re.search(r"^`kind` of a bot message:(.*?)\n\n", document("docs/protocol.md"), re.MULTILINE | re.DOTALL)
    assert paragraph is not None
    assert set(re.findall(r"`([a-z]+)`", paragraph[1])) == kinds - {"line"}


# Documents


def test_every_table_is_in_the_architecture() -> None:
    text = document("docs/architecture.md")
    assert [name for name in metadata.tables if not re.search(rf"`{name}`", text)] == []


def test_every_subcommand_is_in_the_readme() -> None:
    text = document("README.md")
    assert [name for name in COMMANDS if f"screener {name}" not in text] == []


def test_every_documented_subcommand_exists() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages if page.is_file())
    named = set(re.findall(r"(?:^|`|\$ )(?:\.venv/bin/)?screener ([a-z]+)", text, re.MULTILINE))
    assert named <= set(COMMANDS)


def test_every_link_between_documents_leads_somewhere() -> None:
    pages = [page for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")] if page.is_file()]
    broken = []
    for page in pages:
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert broken == []
