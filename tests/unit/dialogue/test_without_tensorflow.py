"""A chat process without TensorFlow: what Rasa needs of it can be imported, and nothing pretends to work."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.dialogue.without_tensorflow import VERSION, leave_out
from bot.settings import ROOT

PROBE = """
import json, sys
from pathlib import Path
from bot.dialogue.without_tensorflow import leave_out
left_out = leave_out(Path(sys.argv[1]))
import bot.dialogue.server, tensorflow
try:
    tensorflow.constant(1)
    works = True
except ImportError as error:
    works = str(error)
print(json.dumps({"left_out": left_out, "works": works, "version": tensorflow.__version__}))
"""


def in_a_process_of_its_own(config: Path) -> dict[str, object]:
    command = [sys.executable, "-W", "ignore", "-c", PROBE, config]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=200)
    assert run.returncode == 0, run.stderr[-2000:]
    found: dict[str, object] = json.loads(run.stdout.splitlines()[-1])
    return found


def test_a_chat_process_is_imported_without_it() -> None:
    found = in_a_process_of_its_own(ROOT / "config.yml")
    assert found["left_out"] is True
    assert "tensorflow.constant is of TensorFlow, which this process left out" in str(found["works"])


def test_rasa_sees_the_version_that_is_installed(tmp_path: Path) -> None:
    config = tmp_path / "config.yml"
    config.write_text("pipeline:\n- name: DIETClassifier\n")
    found = in_a_process_of_its_own(config)
    assert found == {"left_out": False, "works": True, "version": VERSION}


@pytest.mark.parametrize(
    "config",
    [
        "pipeline:\n- name: DIETClassifier\npolicies:\n- name: RulePolicy\n",
        "pipeline:\n- name: bot.dialogue.intent_classifier.ScreeningIntentClassifier\npolicies:\n- name: TEDPolicy\n",
        "pipeline:\n- name: rasa.nlu.classifiers.diet_classifier.DIETClassifier\npolicies:\n- name: RulePolicy\n",
        "pipeline:\npolicies:\n",
        "language: en\n",
    ],
)
def test_it_stays_where_a_component_might_need_it(tmp_path: Path, config: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config.yml").write_text(config)
    monkeypatch.delitem(sys.modules, "tensorflow", raising=False)
    finders = list(sys.meta_path)
    assert leave_out(tmp_path / "config.yml") is False
    assert sys.meta_path == finders


def test_it_stays_where_it_was_already_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tensorflow", sys)
    assert leave_out(ROOT / "config.yml") is False
